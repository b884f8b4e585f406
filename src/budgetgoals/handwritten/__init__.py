"""Forms written by hand: TOML, YAML and blank forms to fill in, and the reader of the first two."""

from budgetgoals.handwritten.form import load_form
from budgetgoals.handwritten.parsing import ENDINGS
from budgetgoals.handwritten.reading import read_by_hand
from budgetgoals.handwritten.skeleton import skeleton
from budgetgoals.handwritten.tree import indicator_tree

__all__ = ["ENDINGS", "indicator_tree", "load_form", "read_by_hand", "skeleton"]

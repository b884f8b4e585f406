"""Read the example forms and sum up what each asks for and promises.

python examples/read_forms.py [FILE ...]
"""

from __future__ import annotations

import sys
from pathlib import Path

import budgetgoals as bg
from budgetgoals.yuan import format_yuan, to_capitals

HERE = Path(__file__).parent


def main(files: list[str]) -> None:
    """Print a few lines for each form."""
    for file in files or [str(HERE / "forms.txt")]:
        reading = bg.read(file)
        for form in reading.of(bg.ProjectGoals):
            asked = form.budget.current_year
            print(form)
            if asked is not None:
                print(f"  {format_yuan(asked, '万元')} = {to_capitals(asked)}")
            for leaf in form.leaves():
                place = reading.where(form, leaf.path)
                print(f"  {leaf.dimension.name} › {leaf.aspect.name} › {leaf.indicator}  ({place})")
        for finding in reading.findings:
            print(finding)


if __name__ == "__main__":
    main(sys.argv[1:])

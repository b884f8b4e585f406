"""Finding the words that forms have in a text without cells."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from budgetgoals.layouts import layout_ids, load_layout
from budgetgoals.model.taxonomy import ASPECT_NAMES, DIMENSION_NAMES
from budgetgoals.reading.folding import BLANKS, fold
from budgetgoals.reading.lexicon import AUTHORITY, bare, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from budgetgoals.reading.lexicon import Lexicon

_NUMBERING = re.compile(
    r"(?:[*★☆]+|[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[、.])?(?:其中:?)?"
)
_BEHIND = re.compile(
    r"(?:及其?(?:代码|编码))?(?:\((?:单位:?)?(?:元|千元|万元|百万元|亿元)\)"
    r"|\((?:盖章|章|公章|签章|必填|选填|必填硬性指标|如有|万|长期|年度|中长期)\))*"
)
_POINTS = re.compile(r"[0-9]?\([ABab%/+*×0-9.]{1,9}分?(?:[*×][\u4e00-\u9fff]{2,4})?\)")
_POINTS_GLUED = re.compile(r"[0-9]{1,3}分(?![\u4e00-\u9fff])")
_BEFORE = frozenset(":：;；,，。、|）)〕】]□☑√")
_AFTER = frozenset("（(〔【[")
_NUMBERED = re.compile(r"指标[0-9]|[0-9]{1,2}[、.](?![0-9])")
_SHORTEST_GLUED, _SHORT_LABEL = 4, 3
_OF_LEVEL = re.compile(r"(?:中央|省|市|县|区|市县|区县)级[\u4e00-\u9fff]{0,6}(?:财政|主管)部门").fullmatch
_GLUED = 30
_FEWEST, _SPARSE, _MOST = 3, 60, 0.5
_HALVES = frozenset({"指标", "目标"})
_GLUED_ROW = re.compile("[≥≤≧≦<>=＝＞＜]")


class Found(NamedTuple):
    """A word of a form in a text.

    Attributes:
        start: where it begins, with its number.
        end: where it ends, with its unit, its remarks and its colon.
        sure: whether it stands apart from the text around it; else it was cut out of it.
        apart: whether it stands apart at least from what is before it.
    """

    start: int
    end: int
    sure: bool
    apart: bool


def find_words(text: str) -> list[Found]:
    """The words of forms in a text, from left to right; of two at one place the longer one.

    A word that is a cell or a line of its own, or that stands before a colon, is sure. Out of a run of
    characters without any blank only words of four characters or more are cut, and only where the run is
    too long for one cell.

    >>> text = "主管部门 水利局 实施单位：水利站"
    >>> [text[found.start : found.end] for found in find_words(text)]
    ['主管部门', '实施单位：']
    """
    return list(_Scan(text).words())


class _Scan:
    def __init__(self, text: str) -> None:
        kept = [(at, character) for at, character in enumerate(text) if character not in BLANKS]
        self._text = text
        self._at = [at for at, _ in kept]
        self._folded = fold("".join(character for _, character in kept))
        self._runs = _runs_of(text)
        runs = {run.start: run for run in self._runs}
        self._glued = {
            start: run.end - start >= _GLUED and self._has_words(run) for start, run in runs.items()
        }
        glued = sum(run.end - start for start, run in runs.items() if self._glued[start])
        self._mostly_glued = glued > len(self._folded) * _MOST
        self._previous = ""

    def words(self) -> Iterator[Found]:
        at, behind = 0, -1
        while at < len(self._folded):
            found = self._word(at, behind)
            if found is None:
                at += 1
                continue
            end, sure = found
            apart = self._is_edge(at) or at == behind
            self._previous = _POINTS.sub("", self._folded[at:end]).rstrip(":")
            yield Found(self._at[at], self._at[end - 1] + 1, sure, apart)
            at = behind = end

    def _word(self, at: int, behind: int) -> tuple[int, bool] | None:
        apart = self._is_edge(at) or at == behind
        prefix = _NUMBERING.match(self._folded, at)
        begins = {prefix.end() if prefix else at, at}
        for begin in sorted(begins, reverse=True):
            for end in self._ends(begin):
                if found := self._judged(at, begin, end, apart=apart):
                    return found
        return None

    def _ends(self, begin: int) -> Iterator[int]:
        """Where a known word that begins here may end, the longest first."""
        authority = AUTHORITY.match(self._folded, begin)
        if authority:
            yield authority.end()
        spellings = _spellings().get(self._folded[begin : begin + 2], ())
        for length in spellings:
            if begin + length <= len(self._folded) and self._folded[begin : begin + length] in _known():
                yield begin + length

    def _judged(self, at: int, begin: int, end: int, *, apart: bool) -> tuple[int, bool] | None:
        far = self._behind(begin, end)
        has_colon = self._folded[far - 1] == ":"
        ends_apart = has_colon or self._is_edge(far) or self._begins_word(far) or self._begins_number(far)
        word = self._folded[begin:end]
        run = self._runs[at]
        if not self._is_glued(run):
            if apart and ends_apart:
                return None if self._is_two(begin, end) else (far, True)
            heads_row = apart and word in _levels() and _GLUED_ROW.search(self._folded, far, run.end)
            return (far, False) if heads_row else None
        if not (has_colon or self._is_long_enough(word, far)):
            return None
        if apart and ends_apart:
            return None if self._is_two(begin, end) else (far, True)
        may_be_cut = word in _cuttable() or _OF_LEVEL(word)
        return (far, False) if may_be_cut and len(word) >= _SHORT_LABEL else None

    def _is_long_enough(self, word: str, far: int) -> bool:
        """Whether a word can be told from the text around it in a run without blanks.

        A short one only among the names of columns, or before another word or a figure.
        """
        if len(word) >= _SHORTEST_GLUED:
            return True
        if word in _columns() and self._previous in _columns():
            return True
        is_label = len(word) == _SHORT_LABEL and word in _cuttable() and not is_level_name(word)
        return is_label and (self._begins_word(far) or self._begins_figure(far))

    def _is_glued(self, run: _Run) -> bool:
        """Whether a run without blanks is a form run together, or a piece of one, rather than long prose."""
        return self._mostly_glued or self._glued.get(run.start, False)

    def _has_words(self, run: _Run) -> bool:
        """Whether a run has the words of a form: names of columns and levels, or many close together."""
        found: set[str] = set()
        at = run.start
        while at < run.end:
            end = next((end for end in self._ends(at) if end - at >= _SHORTEST_GLUED), None)
            if end is not None:
                found.add(self._folded[at:end])
            at = end or at + 1
        of_grid = sum(1 for word in found if word in _levels() or word in _columns())
        return of_grid >= _FEWEST or (len(found) >= _FEWEST and run.end - run.start < _SPARSE * len(found))

    def _behind(self, begin: int, end: int) -> int:
        """Where the unit, the remarks, the points and the colon behind a word end."""
        behind = _BEHIND.match(self._folded, end)
        far = behind.end() if behind else end
        points = _POINTS.match(self._folded, far)
        if points and self._is_broken(far) and self._folded[begin:end] not in _levels():
            points = None
        points = points or _POINTS_GLUED.match(self._folded, far)
        far = points.end() if points else far
        if self._folded[far : far + 1] == "/" and (mate := next(self._ends(far + 1), None)):
            return self._behind(far + 1, mate)
        return far + (self._folded[far : far + 1] == ":")

    def _is_broken(self, at: int) -> bool:
        """Whether a line ends between two characters."""
        return "\n" in self._text[self._at[at - 1] : self._at[at]]

    def _is_edge(self, at: int) -> bool:
        """Whether a cell may begin or end at a position."""
        if at <= 0 or at >= len(self._folded):
            return True
        return (
            self._at[at] - self._at[at - 1] > 1
            or self._folded[at - 1] in _BEFORE
            or self._folded[at] in _AFTER
        )

    def _is_two(self, begin: int, end: int) -> bool:
        """Whether a word is rather two words with a blank between them: 执行率 得分."""
        cuts = [at for at in range(begin + 1, end) if self._at[at] - self._at[at - 1] > 1]
        return any(
            self._folded[begin:cut] in _known()
            and self._folded[cut:end] in _known()
            and self._folded[cut:end] not in _HALVES
            for cut in cuts
        )

    def _begins_word(self, at: int) -> bool:
        return any(True for _ in self._ends(at))

    def _begins_figure(self, at: int) -> bool:
        return self._folded[at : at + 1].isdigit() or self._folded[at : at + 1] in _AFTER

    def _begins_number(self, at: int) -> bool:
        """Whether the number of an indicator (指标1) or of an option (1、) begins."""
        return _NUMBERED.match(self._folded, at) is not None


class _Run(NamedTuple):
    """A run without blanks, by the positions of its characters among those that are no blanks."""

    start: int
    end: int


def _runs_of(text: str) -> list[_Run]:
    """For each character that is no blank the run that it stands in."""
    runs: list[_Run] = []
    for found in re.finditer(rf"[^{BLANKS}]+", text):
        length = found.end() - found.start()
        runs += [_Run(len(runs), len(runs) + length)] * length
    return runs


def is_level_name(word: str) -> bool:
    """Whether a word can name a level.

    >>> is_level_name("满意度"), is_level_name("项目期")
    (True, False)
    """
    return word in DIMENSION_NAMES or word in ASPECT_NAMES


@cache
def _levels() -> frozenset[str]:
    return frozenset(name for name in {*DIMENSION_NAMES, *ASPECT_NAMES} if name.endswith("指标"))


@cache
def _columns() -> frozenset[str]:
    first = lexicon(load_layout("generic"))
    return frozenset(first.columns.keys() | first.fund_columns.keys())


@cache
def _cuttable() -> frozenset[str]:
    """The words that may be cut out of a run: labels, names of blocks, columns and levels, folded."""
    words: set[str] = set(DIMENSION_NAMES) | {
        name for name in ASPECT_NAMES if name.endswith(("指标", "目标"))
    }
    words |= {name for name in ASPECT_NAMES if len(name) > _SHORTEST_GLUED}
    for of in _lexicons():
        words |= of.labels.keys() | of.sides | of.columns.keys()
    for layout in map(load_layout, layout_ids()):
        words |= {row.heading for row in layout.rows if row.heading and "{" not in row.heading}
    return frozenset(filter(None, {*map(fold, words), *map(bare, words)}))


@cache
def _known() -> frozenset[str]:
    """Every word of every layout and every name of a level, folded."""
    words: set[str] = set()
    for of in _lexicons():
        words |= of.fund_columns.keys() | of.fund_lines | of.task_columns.keys() | of.totals
    return _cuttable() | frozenset(filter(None, {*map(fold, words), *map(bare, words)}))


def _lexicons() -> list[Lexicon]:
    """The words of each kind of form."""
    first = {layout.kind: layout for layout in map(load_layout, layout_ids())}
    return [lexicon(layout) for layout in first.values()]


@cache
def _spellings() -> dict[str, tuple[int, ...]]:
    """The first two characters of the words → the lengths of the words that begin so, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in _known():
        lengths.setdefault(word[:2], set()).add(len(word))
    return {head: tuple(sorted(of, reverse=True)) for head, of in lengths.items()}

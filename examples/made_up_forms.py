"""Forms of counties that do not exist, for the notebooks to read: Word, Excel and web pages in a folder.

python examples/made_up_forms.py goals FOLDER
python examples/made_up_forms.py evaluations FOLDER

The facts stand in made_up_goals.tsv and made_up_evaluations.tsv, a project a line. The first makes thirty
goal forms: ten projects in three years, in the layouts of four places. The second makes forty
self-evaluations of 2024; what its last column names is what a reviewer has to find in them.
"""

from __future__ import annotations

import csv
import sys
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

import budgetgoals as bg
from budgetgoals.yuan import parse_yuan

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
YEARS = (2022, 2023, 2024)
LAYOUTS = {"甲县": "national-2021", "乙县": "anhui-2022", "丙区": "shanghai-2020", "丁市": "jiangxi-2023"}
ENDINGS = ("docx", "xlsx", "html")
POINTS = {"数量指标": 20, "质量指标": 15, "时效指标": 15, "效益指标": 30, "满意度指标": 10}
LEVELS = {"效益指标": ("效益指标", "社会效益指标"), "满意度指标": ("满意度指标", "服务对象满意度指标")}

Facts = dict[str, str]
Tree = dict[str, dict[str, dict[str, object]]]


def write_goals(folder: Path) -> None:
    """Write a goal form for each project and year."""
    for facts, ending in zip(facts_in("made_up_goals.tsv"), cycle(ENDINGS), strict=False):
        for index, year in enumerate(YEARS):
            of_year = {label: in_year(cell, index) for label, cell in facts.items()}
            write(goal_form(of_year, year), folder, ending)


def write_evaluations(folder: Path) -> None:
    """Write a self-evaluation for each project."""
    for facts, ending in zip(facts_in("made_up_evaluations.tsv"), cycle(ENDINGS), strict=False):
        write(evaluation(facts), folder, ending)


# Goal forms.


def goal_form(facts: Facts, year: int) -> bg.ProjectGoals:
    """The goal form of a project for a year, in the layout of its place."""
    unit, amount = facts["地区"] + facts["单位"], parse_yuan(facts["预算（万元）"] + "万元")
    layout = bg.load_layout(LAYOUTS[facts["地区"]])
    form = bg.ProjectGoals(
        layout=layout.id,
        title=layout.title,
        fiscal_year=year,
        applicant=unit,
        project=bg.Project(name=facts["项目"]),
        narrative=bg.Narrative(goals=facts["目标"]),
    )
    if layout.id == "shanghai-2020":
        tree = in_words_of_shanghai(facts)
        budget = bg.Budget(total=amount, current_year=amount)
    else:
        tree = in_words_of_the_ministry(facts)
        budget = bg.Budget(current_year=amount, sources=(bg.FundingSource("财政拨款", amount),))
        form = evolve(form, department=unit)
    return evolve(form, budget=budget, indicators=bg.indicator_tree(tree, year=year))


def in_words_of_the_ministry(facts: Facts) -> Tree:
    """The indicators as the national forms name their levels."""
    tree: Tree = {"成本指标": {"经济成本指标": target(facts["成本"])}} if facts["成本"] else {}
    return tree | {
        "产出指标": {f"{level}指标": target(facts[level]) for level in ("数量", "质量", "时效")},
        "效益指标": {"社会效益指标": target(facts["效益"])},
        "满意度指标": {"服务对象满意度指标": target(facts["满意度"])},
    }


def in_words_of_shanghai(facts: Facts) -> Tree:
    """The indicators as the form of Shanghai names their levels."""
    return {
        "产出目标": {level: target(facts[level]) for level in ("数量", "质量", "时效")},
        "效果目标": {"社会效益": target(facts["效益"]), "满意度": target(facts["满意度"])},
    }


def target(cell: str) -> dict[str, object]:
    """A name and its target.

    >>> target("家长满意度 ≥85%")
    {'家长满意度': '≥85%'}
    """
    name, text = cell.split()
    return {name: text}


def in_year(cell: str, index: int) -> str:
    """What a cell says of a year; in ``≥85%→≥88%→≥90%`` each year has a value of its own.

    >>> in_year("家长满意度 ≥85%→≥88%→≥90%", 1), in_year("设备完好率 ≥95%", 1)
    ('家长满意度 ≥88%', '设备完好率 ≥95%')
    """
    name, blank, values = cell.rpartition(" ")
    each = values.split("→")
    return f"{name}{blank}{each[index] if len(each) > 1 else values}"


# Self-evaluations.


def evaluation(facts: Facts) -> bg.SelfEvaluation:
    """The self-evaluation of a project as its unit scored it, with the mistake that was made in it."""
    mistake = facts["另有"]
    points = POINTS | ({"质量指标": 10} if mistake == "分值" else {})
    card = bg.score(self_evaluation(facts, points), "caiyu-2021-101" if mistake == "101" else "caiyu-2020-10")
    scores = {line.name: chosen(line) for line in card.lines}
    satisfaction = facts["满意度指标"].split()[0]
    if mistake == "满分":
        scores |= {line.name: line.weight.points for line in card.lines if line.met is False}
    if mistake == "多得":
        scores[satisfaction] = Decimal(POINTS["满意度指标"] + 2)
    total = sum(filter(None, scores.values()), Decimal(3 if mistake == "总分" else 0))
    missed = [line.name for line in card.lines if line.met is False and mistake != "无原因"]
    form = self_evaluation(facts, points, scores, dict.fromkeys(missed, facts["偏差原因"]))
    if mistake == "执行率":
        form = evolve(form, funds=(evolve(form.funds[0], rate=Decimal(1)),))
    return evolve(form, total_weight=Decimal(100), total_score=total)


def chosen(line: bg.ScoreLine) -> Decimal | None:
    """The score of a line; where a person has to choose, the most, or a point below what is not reached."""
    if line.band is None:
        return None
    return line.band.high - 1 if line.band.below else line.band.high


def self_evaluation(
    facts: Facts,
    points: dict[str, int],
    scores: dict[str, Decimal | None] | None = None,
    reasons: dict[str, str] | None = None,
) -> bg.SelfEvaluation:
    """The form, before it is scored or with its scores."""
    scores, reasons = scores or {}, reasons or {}
    budget, spent = (parse_yuan(facts[label] + "万元") for label in ("预算（万元）", "执行（万元）"))
    tree: Tree = {}
    for aspect, weight in points.items():
        name, promised, reached = facts[aspect].split()
        dimension, second = LEVELS.get(aspect, ("产出指标", aspect))
        tree.setdefault(dimension, {})[second] = {
            name: {
                "target": promised,
                "actual": reached,
                "weight": Decimal(weight),
                "score": scores.get(name),
                "reason": reasons.get(name, ""),
            }
        }
    return bg.SelfEvaluation(
        layout="self-evaluation-2020",
        title="项目支出绩效自评表",
        fiscal_year=2024,
        applicant=facts["部门"],
        department=facts["部门"],
        project=bg.Project(name=facts["项目"]),
        narrative=bg.Narrative(goals=facts["年度目标"]),
        funds=(
            bg.FundLine(
                name="年度资金总额",
                initial=budget,
                adjusted=budget,
                executed=spent,
                rate=round(spent / budget, 4),
                weight=Decimal(10),
                score=scores.get("预算执行率"),
            ),
        ),
        indicators=bg.indicator_tree(tree, year=2024),
    )


# Files.


def facts_in(name: str) -> Iterator[Facts]:
    """The lines of a table of facts."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t")


def write(form: bg.ProjectGoals | bg.SelfEvaluation, folder: Path, ending: str) -> None:
    """Write a form into the folder of its unit."""
    path = folder / form.applicant / f"{form.fiscal_year}{form.project.name}.{ending}"
    path.parent.mkdir(parents=True, exist_ok=True)
    bg.render(form, path, overwrite=True)


if __name__ == "__main__":
    {"goals": write_goals, "evaluations": write_evaluations}[sys.argv[1]](Path(sys.argv[2]))

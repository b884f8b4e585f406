"""BG7xx, consistency: whether the texts of a form go with it, and may be published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from budgetgoals.checks.breaches import Breach
from budgetgoals.checks.declaring import Part, rule
from budgetgoals.checks.profiles import EVERY, GOALS, PROJECTS, SHANGHAI
from budgetgoals.checks.regulations import (
    DOCUMENT_NUMBERS,
    HENAN_COMPLETE,
    MEASURABLE,
    NO_PUBLISHING,
    OWN_FORM,
    SELF_EVALUATION_TRUE,
)
from budgetgoals.checks.texts import ID_LENGTH, is_identity, left_in
from budgetgoals.messages import message
from budgetgoals.model import Severity
from budgetgoals.targets import unit_of

if TYPE_CHECKING:
    from budgetgoals.checks.breaches import Breaches
    from budgetgoals.checks.context import Context
    from budgetgoals.model import Form, ProjectGoals

_ISSUER = re.compile(r"[\u4e00-\u9fff]{2}$").search
_YEAR_AND_NUMBER = re.compile(r"[^0-9]*(?P<year>[0-9]{4})[^0-9]*(?P<number>[0-9]+)").match
_COMPANY = re.compile(r"公司|集团|企业|中心有限|厂$").search
_COUNTED = re.compile(
    r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>人次|人|名|户|亩|公里|台|套|个|%|平方米)"
).finditer
_ONE_OFF = "一次性"


@rule(
    "BG701",
    Severity.INFO,
    title=message("the goal names a number that no indicator has"),
    why=message("The numbers of the goal come back in the indicators, in which they are measured."),
    advice=message("add an indicator for the number, or take it out of the goal"),
    cites=(MEASURABLE, HENAN_COMPLETE, OWN_FORM),
    profiles=GOALS,
    default=False,
    needs=Part.INDICATORS,
)
def number_without_indicator(form: Form, context: Context) -> Breaches:
    """Each number of the goal is that of an indicator.

    Breaks:
        narrative.goals: 全年培训600人。
        产出指标 | 数量指标 | 培训人数 | =500人

    Passes:
        narrative.goals: 全年培训600人。
        产出指标 | 数量指标 | 培训人数 | =600人
    """
    carried = {(t.value, t.measure.base) for _, t, _ in context.quantities}
    carried |= {(end, t.measure.base) for _, t, _ in context.ranges for end in (t.low, t.high)}
    for found in _COUNTED(form.narrative.goals):
        number = found["number"].replace(",", "")
        if not any(str(value) == number and base == unit_of(found["unit"]).base for value, base in carried):
            yield Breach("narrative.goals", message("no indicator carries {text} of the goal", text=found[0]))


@rule(
    "BG702",
    Severity.INFO,
    title=message("a document number is not written as the standard says"),
    why=message("The year of a document number stands in hexagonal brackets 〔〕; only so it can be found."),
    advice=message("write 〔year〕number号"),
    cites=(DOCUMENT_NUMBERS,),
    profiles=EVERY,
)
def document_number(__: Form, context: Context) -> Breaches:
    """The year of a document number stands in hexagonal brackets.

    Breaks:
        narrative.basis: 国家环保局环发【2001】96号文

    Passes:
        narrative.basis: 国家环保局环发〔2001〕96号文
    """
    for found in left_in(context, "numbers"):
        number = _YEAR_AND_NUMBER(found.text)
        if number is None or not _ISSUER(found.before):
            continue
        right = f"〔{number['year']}〕{int(number['number'])}号"
        yield Breach(
            found.path,
            message("{text} is not written as a document number", text=found.text),
            message("write {text}", text=right),
        )
    for found in left_in(context, "mistaken"):
        yield Breach(
            found.path,
            message("{text} is often cited by mistake", text=found.text),
            message("probably it is {right}", right=found.entry["right"]),
        )


@rule(
    "BG703",
    Severity.INFO,
    title=message("a one-off project that had money last year"),
    why=message(
        "A project of one occasion has no namesake in last year's budget; one that comes back is recurring."
    ),
    advice=message("check the category of the project"),
    cites=(OWN_FORM,),
    profiles=SHANGHAI,
    default=False,
)
def one_off_comes_back(form: ProjectGoals, _: Context) -> Breaches:
    """A one-off project had no money last year.

    Breaks:
        layout: shanghai-2020
        project.category: 其他一次性项目
        budget.previous_year_budget: 272060

    Passes:
        layout: shanghai-2020
        project.category: 其他一次性项目
        budget.current_year: 1448934
    """
    if _ONE_OFF in form.project.category and form.budget.previous_year_budget:
        yield Breach(
            "project.category",
            message(
                "{category}, yet the same project had a budget last year", category=form.project.category
            ),
        )


@rule(
    "BG704",
    Severity.WARNING,
    title=message("personal data in a text to be published"),
    why=message(
        "Goals and self-evaluations are published with the budget; personal data are not, without consent."
    ),
    advice=message("take the number out before the form is published"),
    cites=(NO_PUBLISHING,),
    profiles=EVERY,
)
def personal_data(__: Form, context: Context) -> Breaches:
    """A text to be published holds no mobile or identity number.

    Breaks:
        narrative.plan: 联系人手机13800138000

    Passes:
        narrative.plan: 举报热线12369
    """
    for found in left_in(context, "personal"):
        number = f"{found.text[:3]}…{found.text[-2:]}"
        if len(found.text) < ID_LENGTH:
            yield Breach(found.path, message("the mobile number {number} stands in the text", number=number))
        elif is_identity(found.text):
            yield Breach(
                found.path, message("the identity number {number} stands in the text", number=number)
            )


@rule(
    "BG705",
    Severity.WARNING,
    title=message("the text of a supplier was taken over"),
    why=message("A budget unit does not speak of itself as 我司: the text comes from a supplier's offer."),
    advice=message("say in the unit's own words what it does and what it demands of the supplier"),
    cites=(HENAN_COMPLETE, SELF_EVALUATION_TRUE, OWN_FORM),
    profiles=PROJECTS,
)
def supplier_speaks(form: ProjectGoals, context: Context) -> Breaches:
    """The unit speaks for itself.

    Breaks:
        applicant: 上海市生态环境局执法总队
        narrative.safeguards: 我司提供7*24小时热线电话。

    Passes:
        applicant: 上海市生态环境局执法总队
        narrative.safeguards: 服务单位须提供7*24小时热线电话。
    """
    if _COMPANY(form.applicant):
        return
    for found in left_in(context, "voices"):
        yield Breach(found.path, message("{text} is not how a budget unit speaks of itself", text=found.text))

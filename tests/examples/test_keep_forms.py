"""Forms in SQLite: what comes out is what went in, and the columns say the same as the documents."""

from __future__ import annotations

import sqlite3
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from keep_forms import Base, KeptForm, asked_by_year, keep, main, without_a_number
from made_up_forms import write_goals
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session

import budgetgoals as bg

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("goals")
    write_goals(made)
    return made


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def test_every_form_comes_out_as_it_went_in(session: Session, folder: Path, example: Path) -> None:
    forms = (*bg.read(folder).forms, *bg.read(example).forms, bg.DepartmentGoals(applicant="林业局"))
    keep(session, forms)
    session.commit()
    session.expunge_all()
    assert tuple(kept.form for kept in session.scalars(select(KeptForm).order_by(KeptForm.id))) == forms


def test_amounts_are_summed_exactly(session: Session) -> None:
    amounts = [Decimal("0.1"), Decimal("0.2"), Decimal("90071992547409.93")]
    keep(
        session, [bg.ProjectGoals(fiscal_year=2024, budget=bg.Budget(current_year=each)) for each in amounts]
    )
    keep(session, [bg.ProjectGoals(fiscal_year=2025)])
    assert asked_by_year(session) == {2024: Decimal("90071992547410.23"), 2025: None}


def test_columns_and_documents_are_asked_alike(session: Session, folder: Path) -> None:
    keep(session, bg.read(folder).forms)
    big = select(KeptForm.project).where(KeptForm.current_year > Decimal(10_000_000)).distinct()
    assert list(session.scalars(big)) == ["居家养老补贴"]
    in_document = func.json_extract(KeptForm.form, "$.project.name", type_=KeptForm.project.type)
    assert session.scalar(select(func.count()).where(in_document != KeptForm.project)) == 0
    assert [(kept.project, kept.fiscal_year) for kept in without_a_number(session)] == [
        ("技能培训补贴", 2024),
        ("消防水源建设", 2024),
        ("居家养老补贴", 2022),
    ]


def test_the_script_fills_a_database_and_asks_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(folder, tmp_path / "forms.db")
    assert capsys.readouterr().out.splitlines()[0] == "2022: 45,680,000.00元"
    database = sqlite3.connect(tmp_path / "forms.db")
    query = "SELECT applicant, typeof(current_year), current_year FROM forms WHERE project = '课后服务'"
    assert database.execute(query).fetchall() == [
        ("甲县教育局", "integer", 180_000_000),
        ("甲县教育局", "integer", 210_000_000),
        ("甲县教育局", "integer", 236_500_000),
    ]
    database.close()

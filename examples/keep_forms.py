"""Keep forms in SQLite with SQLAlchemy: the form as its JSON document, and columns to ask for.

python examples/keep_forms.py FOLDER forms.db

The document is the form, exactly; ``kept.form`` is a form again. The columns are written from it, so that a
database can sort, filter and sum: amounts in whole 分, since SQLite has no decimals.
"""

from __future__ import annotations

import sys
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Dialect, ForeignKey, Text, TypeDecorator, create_engine, func, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, relationship

import budgetgoals as bg

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class FormDocument(TypeDecorator[bg.Form]):
    """A form as its JSON document."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: bg.Form | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """On the way in."""
        return None if value is None else bg.dumps(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> bg.Form | None:  # noqa: ARG002
        """On the way out."""
        return None if value is None else bg.loads(value)


class Yuan(TypeDecorator[Decimal]):
    """An amount as a whole number of 分."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """On the way in."""
        return None if value is None else int((value * 100).quantize(Decimal(1), ROUND_HALF_UP))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """On the way out."""
        return None if value is None else Decimal(value) / 100


class Base(DeclarativeBase):
    """The tables."""


class KeptForm(Base):
    """A form with what is asked for most."""

    __tablename__ = "forms"

    id: Mapped[int] = mapped_column(primary_key=True)
    form: Mapped[bg.Form] = mapped_column(FormDocument)
    kind: Mapped[str]
    fiscal_year: Mapped[int | None] = mapped_column(index=True)
    applicant: Mapped[str] = mapped_column(index=True)
    project: Mapped[str]
    current_year: Mapped[Decimal | None] = mapped_column(Yuan)
    indicators: Mapped[list[KeptIndicator]] = relationship(back_populates="of")

    @classmethod
    def holding(cls, form: bg.Form) -> KeptForm:
        """The row of a form with the rows of its indicators."""
        budget = getattr(form, "budget", None)
        return cls(
            form=form,
            kind=form.kind,
            fiscal_year=form.fiscal_year,
            applicant=form.applicant,
            project=getattr(form, "project", bg.Project()).name,
            current_year=getattr(budget, "current_year", None),
            indicators=[KeptIndicator.holding(leaf) for leaf in form.leaves()],
        )


class KeptIndicator(Base):
    """An indicator of a form."""

    __tablename__ = "indicators"

    id: Mapped[int] = mapped_column(primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("forms.id"), index=True)
    aspect: Mapped[str]
    name: Mapped[str]
    target_kind: Mapped[str]
    target_text: Mapped[str]
    of: Mapped[KeptForm] = relationship(back_populates="indicators")

    @classmethod
    def holding(cls, leaf: bg.Leaf) -> KeptIndicator:
        """The row of an indicator."""
        return cls(
            aspect=leaf.aspect.kind.value,
            name=leaf.indicator.name,
            target_kind=leaf.indicator.target.kind,
            target_text=leaf.indicator.target.text,
        )


def keep(session: Session, forms: Iterable[bg.Form]) -> None:
    """Add forms to a database."""
    session.add_all(KeptForm.holding(form) for form in forms)


def asked_by_year(session: Session) -> dict[int | None, Decimal | None]:
    """What the forms of each year ask for together."""
    query = select(KeptForm.fiscal_year, func.sum(KeptForm.current_year, type_=Yuan))
    rows = session.execute(query.group_by(KeptForm.fiscal_year).order_by(KeptForm.fiscal_year))
    return {row[0]: row[1] for row in rows}


def without_a_number(session: Session) -> list[KeptForm]:
    """The forms whose satisfaction is asked for in words."""
    words = KeptIndicator.target_kind.in_(["trend", "qualitative", "unfilled", "damaged"])
    query = select(KeptForm).join(KeptForm.indicators).where(KeptIndicator.aspect == "satisfaction", words)
    return list(session.scalars(query.order_by(KeptForm.applicant, KeptForm.fiscal_year)))


def main(folder: str | Path, database: str | Path) -> None:
    """Read a folder into a database, and ask it."""
    engine = create_engine(f"sqlite:///{database}")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        keep(session, bg.read(folder).forms)
        session.commit()
        for year, asked in asked_by_year(session).items():
            print(f"{year}: {asked:,.2f}元")
        for kept in without_a_number(session):
            print(kept.form)
    engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])

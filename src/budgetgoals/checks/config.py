"""What a project sets for its checks, in ``budgetgoals.toml`` or in ``pyproject.toml [tool.budgetgoals]``."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from attrs import evolve, field, frozen

from budgetgoals.checks.limits import LIMIT_NAMES, CheckLimits
from budgetgoals.checks.profiles import PROFILES, profile
from budgetgoals.errors import InvalidValue, UnreadableSource
from budgetgoals.messages import message
from budgetgoals.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike

OWN_FILE, PROJECT_FILE = "budgetgoals.toml", "pyproject.toml"
_OFF = "off"
_LEVELS = (*(each.value for each in Severity), _OFF)


def codes_of(codes: str | Iterable[str]) -> tuple[str, ...]:
    """Codes as they may be given: several, or one.

    >>> codes_of("BG4"), codes_of(["BG4", "BG5"])
    (('BG4',), ('BG4', 'BG5'))
    """
    return (codes,) if isinstance(codes, str) else tuple(codes)


def _pairs(severities: Mapping[str, Severity | None] | Iterable[tuple[str, Severity | None]]) -> Any:
    return tuple(sorted(dict(severities).items()))


@frozen(kw_only=True, cache_hash=True)
class CheckConfig:
    """The settings of a project.

    Attributes:
        profile: the profile that every form is held against; empty to let the form decide.
        select: codes, or their beginnings, of the rules to ask; empty for those that are on by themselves.
        ignore: codes, or their beginnings, of rules not to ask.
        severities: other severities for single rules, as (code, severity) pairs; None switches one off.
        limits: the limits that rules measure against.

    >>> CheckConfig(severities={"BG206": Severity.INFO}).severities
    (('BG206', <Severity.INFO: 'info'>),)
    """

    profile: str = ""
    select: tuple[str, ...] = field(default=(), converter=codes_of)
    ignore: tuple[str, ...] = field(default=(), converter=codes_of)
    severities: tuple[tuple[str, Severity | None], ...] = field(default=(), converter=_pairs)
    limits: CheckLimits = field(factory=CheckLimits)

    def __attrs_post_init__(self) -> None:
        if self.profile:
            profile(self.profile)
        for code, severity in self.severities:
            if not (severity is None or isinstance(severity, Severity)):
                raise InvalidValue(
                    "the severity of {code} is a Severity or None, not {value}",
                    code=code,
                    value=repr(severity),
                )

    def overruled(
        self, profile: str | None = None, select: str | Iterable[str] = (), ignore: str | Iterable[str] = ()
    ) -> CheckConfig:
        """The settings with others over them: another profile or selection instead, and more to ignore.

        >>> CheckConfig(ignore=("BG1",)).overruled(select=["BG4"], ignore=["BG402"])
        CheckConfig(profile='', select=('BG4',), ignore=('BG1', 'BG402'), severities=(), limits=...)
        """
        return evolve(
            self,
            profile=profile or self.profile,
            select=codes_of(select) or self.select,
            ignore=(*self.ignore, *codes_of(ignore)),
        )


def load_config(path: str | PathLike[str]) -> CheckConfig:
    """Read the settings of a file.

    Raises:
        UnreadableSource: there is no such file, or it is no TOML.
        InvalidValue: it says something that is no setting; the message names file, key and reason.
    """
    file = Path(path)
    try:
        content: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UnreadableSource(
            "cannot read the settings {file}: {reason}",
            file=str(file),
            reason=getattr(error, "strerror", None) or error,
        ) from error
    if file.name == PROJECT_FILE:
        content = content.get("tool", {}).get("budgetgoals", {})
    return _Reader(file.name, "tool.budgetgoals." if file.name == PROJECT_FILE else "").config(content)


def find_config(folder: str | PathLike[str]) -> Path | None:
    """The file with the settings that hold in a folder: its own, or that of a folder above; None for none.

    >>> find_config("/") is None
    True
    """
    start = Path(folder).resolve()
    for each in (start, *start.parents):
        if (own := each / OWN_FILE).is_file():
            return own
        project = each / PROJECT_FILE
        if project.is_file() and _has_section(project):
            return project
    return None


def _has_section(project: Path) -> bool:
    try:
        content = tomllib.loads(project.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False
    return "budgetgoals" in content.get("tool", {})


@frozen
class _Reader:
    """Reads one file and refuses what is no setting, with file, key and reason.

    Attributes:
        file: the name of the file.
        root: the path of the settings in it, with a dot at its end.
    """

    file: str
    root: str

    def config(self, content: dict[str, Any]) -> CheckConfig:
        self._known("", content, ("profile", "select", "ignore", "severity", "limits"))
        return CheckConfig(
            profile=self._profile(content.get("profile", "")),
            select=self._codes("select", content.get("select", [])),
            ignore=self._codes("ignore", content.get("ignore", [])),
            severities=self._severities(content.get("severity", {})),
            limits=self._limits(content.get("limits", {})),
        )

    def _profile(self, name: object) -> str:
        names = ["", *(each.id for each in PROFILES)]
        if name not in names:
            self._one_of("profile", names[1:], name)
        return str(name)

    def _codes(self, key: str, codes: object) -> tuple[str, ...]:
        if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
            self._refuse(key, "must be a list of texts, not {value}", value=repr(codes))
        return tuple(codes)

    def _severities(self, table: object) -> dict[str, Severity | None]:
        severities: dict[str, Severity | None] = {}
        for code, level in self._table("severity", table).items():
            if level not in _LEVELS:
                self._one_of(f"severity.{code}", _LEVELS, level)
            severities[code] = None if level == _OFF else Severity(level)
        return severities

    def _limits(self, table: object) -> CheckLimits:
        limits = self._table("limits", table)
        self._known("limits.", limits, LIMIT_NAMES)
        for name, value in limits.items():
            if type(value) not in (int, float) or value < 0:
                self._refuse(
                    f"limits.{name}", "must be a number that is not negative, not {value}", value=repr(value)
                )
        return CheckLimits(**{name: Decimal(str(value)) for name, value in limits.items()})

    def _table(self, key: str, table: object) -> dict[str, Any]:
        if not isinstance(table, dict):
            self._refuse(key, "must be a table")
        return table

    def _known(self, path: str, table: dict[str, Any], names: Iterable[str]) -> None:
        names = tuple(names)
        for key in table:
            if key not in names:
                self._refuse(path + key, "is no setting; the settings: {known}", known=", ".join(names))

    def _one_of(self, key: str, options: Iterable[str], value: object) -> NoReturn:
        self._refuse(
            key, "must be one of {options}, not {value}", options=", ".join(options), value=repr(value)
        )

    def _refuse(self, key: str, reason: str, **params: object) -> NoReturn:
        raise InvalidValue(
            "{file}: {key}: {reason}", file=self.file, key=self.root + key, reason=message(reason, **params)
        )

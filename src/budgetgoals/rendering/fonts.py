"""Finding fonts with Chinese characters for a PDF, which has to hold the font that it is set in."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from budgetgoals.errors import InvalidValue
from budgetgoals.sources.extras import need

_CHINESE = (
    *("FangSong", "FangSong_GB2312", "STFangsong", "SimSun", "NSimSun", "Songti SC", "STSong"),
    *("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "Source Han Serif CN", "AR PL UMing CN"),
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "Microsoft YaHei"),
    *("PingFang SC", "Heiti SC", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback"),
)
"""Those of printed forms first."""
_FILES = (".ttf", ".otf", ".ttc", ".otc")


class Fonts(NamedTuple):
    """Fonts for the compiler.

    Attributes:
        families: the families, the first of which sets every character that it has.
        library: the fonts themselves, as the compiler takes them.
    """

    families: list[str]
    library: Any


def fonts_for(font: str | None) -> Fonts:
    """The fonts to set a PDF in.

    Args:
        font: the name of a family, the path of a font file or of a folder of them, or None to look for one.

    Raises:
        InvalidValue: there is no such font, or none with Chinese characters.
    """
    path = Path(font) if font else None
    is_path = path is not None and (path.suffix.lower() in _FILES or path.is_dir())
    folder = "" if path is None or not is_path else str(path if path.is_dir() else path.parent)
    library = _library(folder)
    installed = {each.family for each in library.fonts()}
    chinese = [family for family in _CHINESE if family in installed]
    if font is None:
        if not chinese:
            raise InvalidValue(
                "there is no font with Chinese characters, which a PDF needs",
                hint="install one (apt install fonts-noto-cjk; brew install font-noto-serif-cjk-sc), "
                "or name a font file (font=, --font)",
            )
        return Fonts(chinese, library)
    own = sorted({each.family for each in library.fonts() if is_path and _is_in(each.path, Path(font))})
    if not own and font not in installed:
        raise InvalidValue("there is no font {font}", font=font)
    return Fonts([*(own or [font]), *chinese], library)


def _is_in(file: str | None, path: Path) -> bool:
    """Whether a font comes from a file, or from a file in a folder."""
    if file is None:
        return False
    return path.resolve() in (Path(file).resolve(), *Path(file).resolve().parents)


@lru_cache(maxsize=8)
def _library(folder: str) -> Any:
    return need("typst", "pdf-write").Fonts(font_paths=[folder] if folder else [])

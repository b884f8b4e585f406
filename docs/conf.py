"""How the documentation is built: ``make docs``."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from budgetgoals import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "budgetgoals"
author = "The budgetgoals maintainers"
project_copyright = author
version = release = __version__

extensions = [
    "myst_nb",
    "official_forms",
    "sphinx.ext.autodoc",
    "sphinx.ext.autosummary",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build", "_extensions", "_static", "_templates", "locales"]
# A link that leads nowhere is a warning. The type in a signature, a name without its module, are only names.
nitpicky = True
nitpick_ignore_regex = [("py:class", ".*"), ("py:.*", r"[^.]+")]

# Pages. A link to a heading is written as on the code host: page.md#the-heading.
myst_heading_anchors = 4
# Their code is run by pytest, as doctests: there is nothing to execute while they are built.
nb_execution_mode = "off"

# The reference. What a module means for others to use stands in its __all__.
default_role = "py:obj"
autodoc_default_options = {"members": True}
autodoc_member_order = "groupwise"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autosummary_generate = False
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_use_unqualified_type_names = True
add_module_names = False
toc_object_entries_show_parents = "hide"

# Languages: English is written, Chinese is in the catalogs. A picture has a twin for each language.
language = "en"
locale_dirs = ["locales"]
gettext_compact = True
gettext_uuid = False
gettext_location = False
figure_language_filename = "{path}{basename}.{language}{ext}"

html_theme = "furo"
html_title = "budgetgoals"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
templates_path = ["_templates"]
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/language.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}


def setup(app: Sphinx) -> None:
    """Leave out of the reference what says nothing, and put in what a docstring need not say."""
    app.connect("autodoc-process-signature", without_call_of_an_enumeration)
    app.connect("autodoc-skip-member", with_every_value_of_an_enumeration)
    app.connect("autodoc-process-docstring", without_a_type_before_a_colon, priority=400)


def without_call_of_an_enumeration(
    _app: Sphinx, what: str, _name: str, of: object, _options: Any, signature: str, returns: str
) -> tuple[str, str]:
    """An enumeration is not called to make one."""
    is_enumeration = what == "class" and isinstance(of, type) and issubclass(of, Enum)
    return ("" if is_enumeration else signature, returns)


def with_every_value_of_an_enumeration(
    _app: Sphinx, _what: str, _name: str, of: object, _skip: object, _options: Any
) -> bool | None:
    """The name of a value says what it is."""
    return False if isinstance(of, Enum) else None


def without_a_type_before_a_colon(
    _app: Sphinx, what: str, _name: str, _of: object, _options: Any, lines: list[str]
) -> None:
    """Of a value, and of what is returned, the words before a colon are no type: the annotation has it."""
    if what in {"attribute", "data", "property"} and lines:
        lines[0] = lines[0].replace(": ", " — ", 1)
    for above in [number for number, line in enumerate(lines[:-1]) if line.strip() == "Returns:"]:
        lines[above + 1] = lines[above + 1].replace(": ", " — ", 1)

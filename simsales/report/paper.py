"""Pages that can be handed over: one HTML file each, no script, no request to anywhere, printable on A4.

Every word that goes into a page is escaped, and cleaned like words on any other screen; the page itself forbids whatever it
does not need (Content-Security-Policy), so that a name in a scenario can do nothing but be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from simsales.i18n import Lang
from simsales.text import FREE_TEXT_LENGTH, safe_text

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def write_paper(template: str, path: Path, lang: Lang, **content: object) -> None:
    """Fill a template; the file is there whole or not at all. Raises InputError where it cannot be written."""
    from simsales.spec.files import writing

    page = _environment().get_template(template).render(lang=lang, **content)
    with writing(path) as file:
        file.write(page)


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("simsales.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def as_made(made: str) -> Markup:
    """What the program itself made for a page (a drawn chart): neither cleaned nor escaped."""
    from markupsafe import Markup

    return Markup(made)


def _cleaned(value: Any) -> Any:
    """Plain words without control characters; what the program itself made as HTML stays as it is."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return safe_text(value, limit=FREE_TEXT_LENGTH, lines=True)
    return value

"""A printed page of the pack and what it is made of: words, points, tables, blanks to fill in. One look for every page.

A file holds the pages of one kind in one language; each page begins on a sheet of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from simsales.i18n import Lang, Text

from ..paper import write_paper

TRAINER_ONLY = Text(en="for the trainer only", zh="仅限培训师")
PRIVATE = Text(en="private: do not show the other side", zh="保密: 不要给对方看")
NOTHING = Text.same("")


class Words(NamedTuple):
    """Lines of text. `look`: lead, soft, bold, or nothing."""

    lines: Sequence[Text]
    heading: Text | None = None
    look: str = ""


class Points(NamedTuple):
    """A list; `is_ticked` gives each point a box."""

    lines: Sequence[Text]
    heading: Text | None = None
    is_ticked: bool = False


class Grid(NamedTuple):
    """A table. `widths` in per cent; `to_fill`: rows are high enough to write in; `numbers`: columns set to the right."""

    columns: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    heading: Text | None = None
    widths: Sequence[int] = ()
    to_fill: bool = False
    numbers: frozenset[int] = frozenset()


class Blank(NamedTuple):
    """Something to fill in by hand: so many lines of room, or filled in already."""

    label: Text
    hint: Text | None = None
    lines: int = 1
    filled: Text | None = None


class Blanks(NamedTuple):
    """Blanks, one under the other, or in columns side by side."""

    blanks: Sequence[Blank]
    heading: Text | None = None
    columns: int = 1


Block: TypeAlias = Words | Points | Grid | Blanks


class Page(NamedTuple):
    """`about`: which scenario, form and seat; `mark`: who may see it, where that is not everybody."""

    title: Text
    about: Text
    blocks: Sequence[Block]
    mark: Text | None = None


def percent(share: float) -> Text:
    """A share in whole per cent; no minus before a zero."""
    return Text.same(f"{round(100 * share) + 0:d}%")


def write_pages(path: Path, pages: Sequence[Page], foot: Text, lang: Lang, *, is_wide: bool = False) -> None:
    """All pages as one HTML file on A4. Raises InputError where it cannot be written."""
    title = f"{pages[0].title.say(lang)}: {pages[0].about.say(lang)}"
    said = [
        {
            "title": page.title.say(lang),
            "about": page.about.say(lang),
            "mark": page.mark.say(lang) if page.mark is not None else "",
            "blocks": [{"kind": type(block).__name__, **_said(block._asdict(), lang)} for block in page.blocks],
        }
        for page in pages
    ]
    write_paper("sheets.html", path, lang, title=title, pages=said, foot=foot.say(lang), is_wide=is_wide)


def _said(value: Any, lang: Lang) -> Any:
    """The same in one language, all the way down."""
    match value:
        case Text():
            return value.say(lang)
        case Blank():
            return _said(value._asdict(), lang)
        case dict():
            return {key: _said(one, lang) for key, one in value.items()}
        case list() | tuple():
            return [_said(one, lang) for one in value]
    return value


_ENDS = tuple('.?!:。？！："”)）')
"""How a line ends that is not gone on with in the next."""


def lines_of(text: Text) -> list[Text]:
    """A text of several lines as paragraphs, whatever its file broke; a language with fewer of them says nothing at the end."""
    en, zh = _paragraphs(text.en, " "), _paragraphs(text.zh, "")
    longest = max(len(en), len(zh))
    return [
        Text(en=a, zh=b) for a, b in zip(en + [""] * (longest - len(en)), zh + [""] * (longest - len(zh)), strict=True)
    ]


def _paragraphs(words: str, between: str) -> list[str]:
    found = list[str]()
    for line in words.strip().splitlines():
        if found and not found[-1].endswith(_ENDS):
            found[-1] += between + line.strip()
        else:
            found.append(line.strip())
    return found

"""The review of a talk: one screen for whoever played, the same as a page for the mentor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text as Words

from simsales.i18n import Lang, Text
from simsales.review.played import Played
from simsales.review.review import Later, Review, review

from .frontier import TITLE as PICTURE
from .frontier_picture import frontier_picture
from .model_sentence import spoken
from .paper import as_made, write_paper
from .review_parts import Line, Sayer, Section, sections
from .review_truth import sheets, shown
from .tables import clean

_TITLE = Text(en="Review: {company}, {name}", zh="复盘: {company} {name}")
_STYLES = {"bold": "bold", "dim": "dim", "good": "blue", "bad": "dark_orange"}
_FOOT = Text(
    en="Money is what the firm has above its way out, on average when a practised seller goes on from there against the same "
    "buyer; the error is the 95% margin of the simulation. A weight is what the levels of an issue differ in, as a share of all "
    "that can be agreed: a price counts down to the lowest your side may give.",
    zh="金额 = 公司比退路多拿的, 由熟手对同一位买方接着谈下去的平均值; 误差为模拟的 95% 范围。分量 = 这一项各档之差占可谈部分的比例; "
    "价格只算到我方最低可批价。",
)


def review_of(
    played: Played,
    lang: Lang,
    *,
    later: Sequence[Later] = (),
    say: Sayer = spoken,
    next_form: Text | None = None,
    full: bool = False,
) -> RenderableType:
    """The page of one talk; `full` adds what was hidden and every turn. Raises SimsalesError for a record that is not legal."""
    return review_page(review(played, later), lang, say=say, next_form=next_form, full=full)


def review_page(
    found: Review, lang: Lang, *, say: Sayer = spoken, next_form: Text | None = None, full: bool = False
) -> RenderableType:
    """A review that has been made already."""
    parts: list[RenderableType] = [clean(title_of(found.played), lang, "bold")]
    for section in sections(found, say, next_form):
        parts += _section(section, lang)
    if full:
        for sheet in sheets(found):
            parts += [Words(""), shown(sheet, lang)]
    return Group(*parts, Words(""), clean(_FOOT, lang, "dim"))


def hidden_page(found: Review, lang: Lang) -> RenderableType:
    """What was hidden, and every turn, as tables."""
    parts: list[RenderableType] = []
    for sheet in sheets(found):
        parts += [shown(sheet, lang), Words("")]
    return Group(*parts, clean(_FOOT, lang, "dim"))


def write_review(found: Review, path: Path, lang: Lang, *, say: Sayer = spoken, next_form: Text | None = None) -> None:
    """The same with all its tables as one HTML file. Raises InputError where it cannot be written."""
    write_paper(
        "review.html",
        path,
        lang,
        title=title_of(found.played).say(lang),
        sections=[
            (
                section.title.say(lang) if section.title is not None else "",
                [(line.text.say(lang), line.look, line.indent) for line in section.lines],
            )
            for section in sections(found, say, next_form)
        ],
        sheets=[
            {
                "title": sheet.title.say(lang),
                "columns": [one.say(lang) for one in sheet.columns],
                "numbers": sheet.numbers,
                "rows": [[cell.say(lang) for cell in row] for row in sheet.rows],
            }
            for sheet in sheets(found)
        ],
        picture=as_made(frontier_picture(found, lang)),
        picture_title=PICTURE.say(lang),
        foot=_FOOT.say(lang),
    )


def title_of(played: Played) -> Text:
    """Whom the talk was with."""
    buyer = played.meeting.buyer
    return _TITLE.fill(company=buyer.company, name=buyer.name)


def _section(section: Section, lang: Lang) -> list[RenderableType]:
    head: list[RenderableType] = [] if section.title is None else [Words(""), clean(section.title, lang, "bold")]
    return [*head, *lines_shown(section.lines, lang)]


def lines_shown(lines: Iterable[Line], lang: Lang) -> list[RenderableType]:
    """Lines of a review for a terminal."""
    return [Padding(clean(line.text, lang, _STYLES.get(line.look, "")), (0, 0, 0, 2 * line.indent)) for line in lines]

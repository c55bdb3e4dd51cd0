"""The papers beside a question, and what is said of it: what is known, the lists at hand, what it does, what has happened since."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.i18n import Lang, Text
from simsales.report.chairs import chair_called
from simsales.report.desk_tables import Grid, facts_on, lists_on
from simsales.report.draft import Draft
from simsales.units import Days
from simsales.world.calendar import date_of
from simsales.world.decisions import Decision, Pick

from .. import ui
from ..desk import WEEK, Desk
from . import quarter_words as say

_COLUMN = 36
"""Cells a fact with its name may take beside another."""


def desk_page(desk: Desk, width: int, lang: Lang) -> list[RenderableType]:
    """One below the other, for so many cells: what is known, what has happened, what lies at hand, what the decision does."""
    draft, scenario = desk.draft, desk.game.scenario
    if draft is None:
        return []
    blank, decision = ui.text("", lang), draft.decision
    pages: list[RenderableType] = [_facts(facts_on(decision, scenario, lang), max(width // _COLUMN, 1), lang)]
    pages += [blank, ui.text(say.SINCE, lang, "bold")]
    told = [ui.text(line, lang) for line in desk.told]
    pages.append(ui.lines(*told) if told else ui.text(say.NOTHING_NEW, lang, "dim"))
    for name, grid in [] if draft.is_list else _at_hand(desk, decision, lang):
        heading, *lines = grid.fitting(width).lines()
        pages += [blank, ui.text(name, lang, "bold"), ui.text(heading, lang, "dim")]
        pages.append(ui.lines(*(ui.text(line, lang) for line in lines)))
    return [*pages, blank, ui.text(say.DOES, lang, "bold"), ui.text(decision.help, lang)]


def _at_hand(desk: Desk, decision: Decision, lang: Lang) -> list[tuple[str, Grid]]:
    """The lists of all questions that are put to this seat at this instant."""
    asked = [one for one in desk.game.session.pending if one.id.seat == decision.id.seat]
    return [table for one in asked for table in lists_on(one, desk.game.scenario, lang)]


def list_on(desk: Desk, lang: Lang) -> Grid | None:
    """The list of a view that has one line for each field of the form."""
    if desk.draft is None:
        return None
    names = list(desk.draft.fields)
    grids = (grid for _, grid in lists_on(desk.draft.decision, desk.game.scenario, lang))
    return next((grid for grid in grids if [row[0] for row in grid.rows] == names), None)


def question_on(draft: Draft) -> Text:
    """The question, with what it is about where it does not say so itself."""
    decision = draft.decision
    is_named = decision.id.entity == decision.id.seat or decision.id.entity in decision.question.en
    return say.HEAD.fill(about="" if is_named else f"{decision.id.entity}: ", question=decision.question)


def date_on(desk: Desk, day: Days) -> str:
    return date_of(desk.game.scenario.calendar.made(), day).isoformat()


def place_at(desk: Desk, day: Days) -> Text:
    """Who sits there, which day, which week of the run."""
    who = chair_called(desk.game.scenario, desk.seat)
    return say.PLACE.fill(who=who, date=date_on(desk, day), week=int(day // WEEK) + 1)


def _facts(facts: Sequence[tuple[str, str]], columns: int, lang: Lang) -> Table:
    """Names and figures, so many beside each other."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for _ in range(columns):
        table.add_column(ratio=1)
    cells = [_fact(name, value, lang) for name, value in facts]
    for start in range(0, len(cells), columns):
        row = cells[start : start + columns]
        table.add_row(*row, *[ui.text("", lang)] * (columns - len(row)))
    return table


def _fact(name: str, value: str, lang: Lang) -> Line:
    line = ui.text(f"{name}: ", lang, "dim")
    line.append_text(ui.text(value, lang))
    return line


def hint_at(draft: Draft, name: str | None) -> Text:
    """The one obvious thing to do in a field; "" is the list of many fields, None the line below the form."""
    if name is None:
        return say.ON_CHOICES
    if not name:
        first = next(iter(draft.fields.values()))
        return say.IN_LIST.fill(most=len(first.options) if isinstance(first, Pick) else 1)
    field = draft.fields[name]
    if not draft.changed and (isinstance(field, Pick) or name == next(iter(draft.fields))):
        return say.ENTER
    rest = say.ENTER_CHANGED if draft.changed else say.ENTER_USUAL
    return (
        rest if isinstance(field, Pick) else say.FIELD.fill(label=field.label, allowed=draft.allowed(name), rest=rest)
    )


def help_on(draft: Draft) -> list[Text]:
    """What is asked, what it does, and what may be answered in its fields; of a list only in the first."""
    names = list(draft.fields)[: 1 if draft.is_list else None]
    rooms = [
        say.FIELD.fill(label=draft.fields[name].label, allowed=draft.allowed(name), rest=draft.usual_said(name))
        for name in names
    ]
    return [draft.decision.question, draft.decision.help, *rooms]

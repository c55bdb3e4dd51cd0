"""A decision as text: what the seat sees, the question, and what may be answered. Nothing here knows a kind of decision.

Used by the line-by-line play and by whoever prints a game; labels and units come from the views themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_type_hints

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as RichLine

from simsales.game import Turn
from simsales.i18n import Lang, Text
from simsales.negotiation.levels import money_said
from simsales.spec.scenario import Scenario
from simsales.text import safe_text
from simsales.units import Currency, Param
from simsales.world.calendar import date_of
from simsales.world.decisions import Decision, Field, Line, Pick, Value

from .tables import clean

_NOTHING = "-"
_LONG = 400
_USUAL = Text(en="as usual", zh="按惯例")
_PART = Text.same("")
"""A view within a view needs no label: it brings its own."""
_CHANGE = Text(en="{date}: {field}: {value} (usual: {usual})", zh="{date}: {field}: {value} (惯例: {usual})")
_DAYS = Text(en="{days:.0f} d", zh="{days:.0f} 天")
_STEPS = Text(en=" in steps of {step}", zh=", 每档 {step}")
_HOURS = Text(en="{hours:g} h", zh="{hours:g} 小时")


def view_shown(decision: Decision, currency: Currency, lang: Lang) -> Iterator[RenderableType]:
    """What the seat sees: single facts in one line each group, lists as tables."""
    facts: list[str] = []
    tables: list[RenderableType] = []
    for label, unit, value in facts_in(decision.view):
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            facts += [f"{one.say(lang)}: {said(inner, kind, currency, lang)}" for one, kind, inner in facts_in(value)]
        elif isinstance(value, list):
            tables += [_table(label, value, currency, lang)] if value else []
        else:
            facts.append(f"{label.say(lang)}: {said(value, unit, currency, lang)}")
    yield clean("  ·  ".join(facts), lang)
    yield from tables


def said(value: Any, unit: str, currency: Currency, lang: Lang) -> str:
    """A value of a view or an answer, as people write it."""
    if value is None or value != value:
        return _NOTHING
    if isinstance(value, Text):
        return value.say(lang)
    match unit:
        case "money":
            return f"{currency.major(value):,.0f}"
        case "price":
            return money_said(value).say(lang)
        case "share":
            return f"{value:.1%}".replace(".0%", "%")
        case "days":
            return _DAYS.fill(days=value).say(lang)
        case "hours":
            return _HOURS.fill(hours=value).say(lang)
        case _:
            return f"{value:g}" if isinstance(value, float) else str(value)


def allowed(field: Field, currency: Currency, lang: Lang) -> str:
    """What may be answered, in a few words."""
    if isinstance(field, Pick):
        return ", ".join(f"{key} = {label.say(lang)}" for key, label in field.options.items())
    if isinstance(field, Line):
        return field.allowed().say(lang)
    low, high, step = (said(one, field.unit, currency, lang) for one in (field.low, field.high, field.step))
    steps = _STEPS.fill(step=step).say(lang) if field.unit == "price" else ""
    why = f" ({field.why.say(lang)})" if field.why is not None else ""
    return f"{low} .. {high}{steps}{why}"


def value_said(field: Field, value: Value, currency: Currency, lang: Lang) -> str:
    """A value of an answer, as people write it."""
    if isinstance(field, Pick):
        return field.options[str(value)].say(lang)
    if isinstance(field, Line):
        return safe_text(value)
    return said(value, field.unit, currency, lang)


def changes_said(turn: Turn, scenario: Scenario, lang: Lang) -> Iterator[str]:
    """What was answered otherwise than usual: date, field, answer, what would have been usual."""
    fields, currency = turn.decision.form.fields, scenario.money
    date = date_of(scenario.calendar.made(), turn.decision.at).isoformat()
    for name, value in turn.changes.items():
        yield _CHANGE.fill(
            date=date,
            field=fields[name].label,
            value=value_said(fields[name], value, currency, lang),
            usual=value_said(fields[name], fields[name].usual, currency, lang),
        ).say(lang)


def turn_said(turn: Turn, scenario: Scenario, lang: Lang) -> str:
    """A decision and its answer in one line: date, question, what was answered otherwise than usual."""
    decision = turn.decision
    date = date_of(scenario.calendar.made(), decision.at).isoformat()
    changes = "; ".join(
        f"{decision.form.fields[name].label.say(lang)}: {value_said(decision.form.fields[name], value, scenario.money, lang)}"
        for name, value in turn.changes.items()
    )
    about = "" if decision.id.entity == decision.id.seat else f"{decision.id.entity}: "
    return safe_text(f"{date}  {about}{decision.question.say(lang)}  {changes or _USUAL.say(lang)}", limit=_LONG)


def facts_in(view: Any) -> Iterator[tuple[Text, str, Any]]:
    """Label, unit and value of every field of a view."""
    for name, hint in get_type_hints(type(view), include_extras=True).items():
        param = next((one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Param)), None)
        value = getattr(view, name)
        if param is not None:
            yield param.label, param.unit, value
        elif hasattr(value, "_fields"):
            yield _PART, "", value


def _table(label: Text, rows: Sequence[Any], currency: Currency, lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), title=clean(label, lang), title_justify="left")
    table.add_column("", justify="right")
    for heading, unit, _ in facts_in(rows[0]):
        table.add_column(clean(heading, lang), justify="right" if unit else "left", no_wrap=not unit)
    for number, row in enumerate(rows, start=1):
        cells = [RichLine(said(value, unit, currency, lang)) for _, unit, value in facts_in(row)]
        table.add_row(str(number), *(clean(cell.plain, lang) for cell in cells))
    return table

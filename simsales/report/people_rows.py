"""Everybody in a line: pay of a year today and under another plan, and the hours of a week; to pick one from."""

from __future__ import annotations

import math
from typing import NamedTuple

from simsales.experiment.earnings import Changed, Earnings, RepEarnings
from simsales.i18n import Text

from .earnings_table import called

HEADS: tuple[Text, ...] = (
    Text(en="rep", zh="销售"),
    Text(en="kind", zh="类型"),
    Text(en="today ({code})", zh="现行 ({code})"),
    Text(en="unchanged", zh="谁都不改"),
    Text(en="reactions", zh="算上反应"),
    Text(en="hours/week", zh="每周工时"),
)
NOTE = Text(
    en="Pay of a year, mean of {n} simulated years in which the rep stays; ? may be luck.",
    zh="一年的收入, {n} 个模拟年份 (本人留任) 的平均; ? 表示分不清是否只是运气。",
)
_UNSURE = "?"
_UNKNOWN = "-"


class PersonRow(NamedTuple):
    """One rep, as said; `rep` is the key in the scenario."""

    rep: str
    name: Text
    group: Text
    today: str
    unchanged: str
    reactions: str
    hours: str


def people_rows(earnings: Earnings, variant: str, *, anonymous: bool = False) -> list[PersonRow]:
    """Everybody who is in both teams; without names in an order that says nothing, as `earnings --anonymous`."""
    names = called(earnings.scenario, anonymous=anonymous)
    reps = earnings.variants[variant].reps
    return [_row(earnings, earnings.of(rep, variant), name) for rep, name in names.items() if rep in reps]


def _row(earnings: Earnings, one: RepEarnings, name: Text) -> PersonRow:
    group = earnings.scenario.reps[one.rep].kind_of_rep
    return PersonRow(
        one.rep,
        name,
        group or Text.same(""),
        _UNKNOWN if math.isnan(one.old.mean) else f"{one.old.mean:,.0f}",
        _UNKNOWN if one.unchanged is None else _changed(one.unchanged),
        _changed(one.reactions),
        _hours(one),
    )


def _changed(changed: Changed) -> str:
    if math.isnan(changed.relative):
        return _UNKNOWN
    return f"{changed.relative:+.1%}" + (f" {_UNSURE}" if changed.answer == "cannot tell" else "")


def _hours(one: RepEarnings) -> str:
    if math.isnan(one.old_hours):
        return _UNKNOWN
    return f"{one.old_hours:.1f} > {one.new_hours:.1f}"

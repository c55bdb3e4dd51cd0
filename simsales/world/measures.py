"""KPIs as plug-ins: a function from facts to a numerator (and a denominator), with its labels, unit and direction.

The number is numerator / denominator, or the numerator alone; cut by period, rep, segment, channel, product or stage it is
the same two tallies per group. Ids are those of the handbook's glossary.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ..i18n import Text
from ..units import Currency, Days
from .facts import By, Facts, Tally, ratio

Unit = Literal["money", "share", "days", "hours", "count", "points"]
Better = Literal["higher", "lower", "info"]
Parts = tuple[Tally, Tally | None]


@dataclass(frozen=True, slots=True)
class Kpi:
    """One measure of a run."""

    id: str
    label: Text
    formula: Text
    unit: Unit
    better: Better
    parts: Callable[[Facts], Parts]
    plugin_family: str = "kpi"

    @property
    def plugin_kind(self) -> str:
        return self.id

    def value(self, facts: Facts, currency: Currency) -> float:
        """The whole run's number; money in major units."""
        numerator, denominator = self.parts(facts)
        return self._scaled(
            numerator.total if denominator is None else ratio(numerator.total, denominator.total), currency
        )

    def by(self, facts: Facts, by: By, currency: Currency) -> dict[str, float]:
        """The same per group, in the groups' own order."""
        numerator, denominator = self.parts(facts)
        upper = _sums(facts, by, numerator)
        lower = _sums(facts, by, denominator) if denominator is not None else None
        names = [*dict.fromkeys([*upper, *(lower or {})])]
        return {
            name: self._scaled(
                upper.get(name, 0.0) if lower is None else ratio(upper.get(name, 0.0), lower.get(name, 0.0)), currency
            )
            for name in names
        }

    def within(self, facts: Facts, currency: Currency, since: Days, until: Days, rep: str | None = None) -> float:
        """The same for a span of days, and, if asked for, for one rep."""
        numerator, denominator = self.parts(facts)
        upper = facts.part(numerator, since, until, rep).total
        if denominator is None:
            return self._scaled(upper, currency)
        return self._scaled(ratio(upper, facts.part(denominator, since, until, rep).total), currency)

    def show(self, value: float, currency: Currency) -> str:
        """A number as people read it in a table."""
        if np.isnan(value):
            return "-"
        match self.unit:
            case "money":
                return f"{value:,.0f}"
            case "share":
                return f"{value:.1%}"
            case "count":
                return f"{value:,.0f}"
            case _:
                return f"{value:,.1f}"

    def _scaled(self, value: float, currency: Currency) -> float:
        return currency.major(value) if self.unit == "money" else value


def kpi(
    kpi_id: str, *, en: str, zh: str, unit: Unit, better: Better, formula_en: str, formula_zh: str
) -> Callable[[Callable[[Facts], Parts]], Kpi]:
    """Turn a function into a KPI plug-in."""

    def made(parts: Callable[[Facts], Parts]) -> Kpi:
        return Kpi(kpi_id, Text(en=en, zh=zh), Text(en=formula_en, zh=formula_zh), unit, better, parts)

    return made


def _sums(facts: Facts, by: By, tally: Tally) -> dict[str, float]:
    groups, names = facts.groups(by, tally)
    inside = groups >= 0
    sums = np.bincount(groups[inside], weights=tally.weights[inside], minlength=len(names))
    return {name: float(sums[number]) for number, name in enumerate(names)}

"""What lies on the table while a line is read, and what a reading of it is.

The reader knows only what both sides can see: the issues with their units and allowed values, the list price, and the two
standing offers. Values are absolute and in the table's units: yuan (or the scenario's money) in major units, days, months,
sessions, units.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from simsales.i18n import Text

from ..moves import TOPIC_LABELS, Act

NOTHING: Mapping[str, float] = MappingProxyType({})
Exchange = Mapping[str, float | None]
"""Issue -> value; None where the line names the issue but no number."""


class Issue(NamedTuple):
    """One issue: what it is counted in (money, days, months, sessions, units), what may be agreed, what it is called, and what the
    levels that may be agreed are called."""

    unit: str
    allowed: tuple[float, ...]
    label: Text
    names: tuple[Text, ...] = ()


class Terms(NamedTuple):
    """What lies on the table. `money` is the currency's code; the standing offers hold a value per issue; `promises` are what the
    brief says can be promised, in its words."""

    issues: Mapping[str, Issue]
    money: str
    list_price: float
    ours: Mapping[str, float] | None = None
    theirs: Mapping[str, float] | None = None
    objections: tuple[str, ...] = ()
    promises: Mapping[str, Text] = MappingProxyType({})

    def ours_on(self, issue: str) -> float | None:
        """Our standing value; before a first offer the list price, and nothing for the rest."""
        if self.ours and issue in self.ours:
            return self.ours[issue]
        return self.list_price if issue == "price" else None

    def theirs_on(self, issue: str) -> float | None:
        return self.theirs.get(issue) if self.theirs else None

    def label(self, issue: str) -> Text:
        return self.issues[issue].label if issue in self.issues else TOPIC_LABELS.get(issue, Text.same(issue))


class Reading(NamedTuple):
    """What a line means. `values` are absolute; an issue that is not named stays as it is in our standing offer.

    `give` and `get` are the two sides of an exchange. `sure` is False where numbers bind: show `echo` and ask first. `reckoned` is
    what a share came to (3% off), issue by issue: a sum nobody named, which `fitted` takes to the nearest step.
    """

    act: Act
    topic: str = ""
    values: Mapping[str, float] = NOTHING
    give: Exchange = NOTHING
    get: Exchange = NOTHING
    echo: Text = Text.same("")
    sure: bool = True
    reckoned: Mapping[str, float] = NOTHING


class Unclear(NamedTuple):
    """A line that is asked back: up to three readings, the likeliest first."""

    candidates: tuple[Reading, ...]
    ask: Text

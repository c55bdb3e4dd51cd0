"""Effort: how a rep spends the week, given what the plan pays for the next unit sold.

Total hours are tried over their whole range, because the worth of effort has two humps (go for it, give up), first
roughly, then hour by hour around the best; for each total the hours for new business and for customers follow from what the
last hour costs. Costs rise ever faster with the hours; an
ordinary week is what an ordinary rate of pay calls forth, which sets everybody's cost and tastes.
Source: MODEL A4 (Chung, Steenburgh and Sudhir 2014; Misra and Nair 2011 for the structure).
"""

from __future__ import annotations

import math
from typing import NamedTuple, TypeAlias

from ..spec.people import OrdinaryWeek
from ..units import Hours
from .felt import Felt

_LEAST = 12
"""Total hours are tried from here up."""
_STRIDE = 3
"""First every third total is tried, and the most hours with every price: a hump is wider, because the result of the period is
far from certain."""
_SCARCE = (1.3, 1.7, 2.2, 3.0, 4.5)
"""At the most hours there are, an hour may be worth so many times what it costs."""
_ROOT = 0.5
"""Returns to service in the rep's own reckoning: the square root (MODEL A4)."""


class Tastes(NamedTuple):
    """What hours cost and bring beside pay, in money a week: for an ordinary week at the ordinary rate nothing is gained
    by moving an hour. `cost` is the price of effort at an ordinary week; `prospecting` per hour; `service` for a week's."""

    cost: float
    prospecting: float
    service: float


class Returns(NamedTuple):
    """What a week's hours are worth at the ordinary rate, in bookings: per unit of log hours of selling, of prospecting."""

    selling: float
    prospecting: float


class Stakes(NamedTuple):
    """What is at stake until the end of the period, in money unless said otherwise.

    `pay` over bookings; `mean`, `moved`: the forecast; `later`: what a unit of effort gain adds to later pay; `sown`: what
    a week of ordinary prospecting brings; `kept`: what a week of ordinary service does for what hangs on it; `weeks` left.
    """

    pay: Felt
    mean: float
    moved: float
    later: float
    sown: float
    kept: float
    weeks: float


def tastes_of(week: OrdinaryWeek, rate: float, returns: Returns, prospecting: float) -> Tastes:
    """The tastes that make an ordinary week ordinary at a rate of pay; `prospecting` is the power of its hours."""
    hour = rate * returns.selling / week.sell
    return Tastes(
        cost=hour * week.hours,
        prospecting=hour - rate * returns.prospecting * prospecting / week.prospect,
        service=hour * week.serve / _ROOT,
    )


Step: TypeAlias = tuple[Hours, float, float, Hours, float]
"""So many hours in all: what they cost, what the last one would have to bring as new business (for all ordinary hours of it),
how many go to customers, what those bring."""


class Weeks:
    """The weeks a rep can choose from, by their total hours; the same all year."""

    def __init__(
        self, week: OrdinaryWeek, tastes: Tastes, power: float, prospecting: float, most: Hours, least_selling: Hours
    ) -> None:
        self._week, self._tastes, self._prospecting, self._least = week, tastes, prospecting, least_selling
        self._power, self._kept = power, 0.0
        self._totals = [(float(hours), 1.0) for hours in range(_LEAST, int(most) + 1)] + [(most, by) for by in _SCARCE]
        self._steps = self._steps_with(self._kept)

    def _steps_with(self, kept: float) -> list[Step]:
        """With so much hanging on service."""
        return [self._step(hours, scarce, kept) for hours, scarce in self._totals]

    def _step(self, hours: Hours, scarce: float, kept: float) -> Step:
        week, tastes, power, part = self._week, self._tastes, self._power, hours / self._week.hours
        price = scarce * tastes.cost * math.pow(part, power) / week.hours
        cost = tastes.cost * math.pow(part, 1 + power) / (1 + power)
        cared = tastes.service + kept
        service = _hours(_ROOT * tastes.service, week.serve, week.serve * price, _ROOT, hours)
        serve = min(service * (cared / tastes.service) ** 2, hours)
        found = week.prospect * (price - tastes.prospecting)
        return hours, cost, found, serve, cared * math.sqrt(serve / week.serve)

    def best(self, stakes: Stakes) -> dict[str, Hours]:
        """Hours for selling, prospecting and service, to the whole hour: the last hour of each is worth what it costs."""
        if stakes.kept != self._kept:
            self._kept, self._steps = stakes.kept, self._steps_with(stakes.kept)
        last = len(self._steps) - len(_SCARCE)
        first = [*range(0, last, _STRIDE), *range(last, len(self._steps))]
        worths = {at: self._tried(self._steps[at], stakes) for at in first}
        middle = max(worths, key=lambda at: worths[at][0])
        for at in range(max(middle - _STRIDE + 1, 0), min(middle + _STRIDE, last)):
            if at != middle:
                worths[at] = self._tried(self._steps[at], stakes)
        best = max(worths, key=lambda at: worths[at][0])
        hours, _, _, serve, _ = self._steps[best]
        worth, prospect = worths[best]
        if worth == -math.inf:  # no hours leave enough for selling
            hours, prospect, serve = self._week.hours, self._week.prospect, self._week.serve
        prospect, serve = float(round(prospect)), float(round(serve))
        return {"sell": hours - prospect - serve, "prospect": prospect, "serve": serve}

    def _tried(self, step: Step, stakes: Stakes) -> tuple[float, Hours]:
        """What so many hours are worth, and how many of them go to new business."""
        hours, cost, price, serve, served = step
        pay, mean, moved, later, sown, _, weeks = stakes
        week, power = self._week, self._prospecting
        prospect = _hours(power * sown, week.prospect, price, power, hours)
        sell = hours - prospect - serve
        if sell < self._least:
            return -math.inf, prospect
        effort = sell / week.sell
        gain = 2.0 * (effort - 1.0) / (effort + 1.0)
        new = sown * math.pow(prospect / week.prospect, power) + self._tastes.prospecting * prospect
        return pay.at(mean + gain * moved) + gain * later + weeks * (new + served - cost), prospect


def _hours(worth: float, ordinary: Hours, price: float, power: float, most: Hours) -> Hours:
    """Hours at which the next one, of something worth `worth` / power x (hours / ordinary)^power, brings just `price` /
    ordinary."""
    if price <= 0:
        return most
    return min(ordinary * math.pow(worth / price, 1 / (1 - power)), most)

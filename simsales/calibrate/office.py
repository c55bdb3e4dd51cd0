"""From the buyer's time to dates on file: what nights and weekends do to a delay before a CRM counts it in days.

In the model a lead comes in at any hour, waits until our side turns to it, is worked on from nine to five on working
days, waits for its buyer, and is worked on again when the office is open. A CRM then counts days between dates. For each
number of days this says how long the buyer's own time may at most have been, over all hours of the week at which a lead
may come in: with that the curve is fitted to the file in the terms in which the model will be counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from simsales.units import Share

from .first_response import CLOSES, WEEK, FirstResponse, cold_share, interested, next_open
from .weekdays import EVEN

Numbers: TypeAlias = npt.NDArray[Any]
_HOURS = np.array([5.0, 10.0, 12.0, 14.0, 16.0, 21.0]) / 24
_HOUR_WEIGHTS = np.array([9.0, 2.0, 2.0, 2.0, 2.0, 7.0]) / 24
_RESPONSES = 12
LONGEST = 4000
FINE = 28
"""Beyond so many days the hour of arrival no longer matters: one mean limit per day is enough."""


@dataclass(frozen=True, slots=True)
class Filing:
    """What a file writes down: which leads, and from when on it counts their days.

    A file of deals begins when somebody has talked to the lead (`from_lead` False) and shows no lead that was cold by then
    (`lists_cold` False); a file of leads shows all of them, from the day they came in.
    """

    weekdays: tuple[float, ...] = EVEN
    """How many leads come in on each day of the week, Monday first."""
    response: FirstResponse | None = None
    from_lead: bool = True
    lists_cold: bool = True

    @property
    def cold(self) -> Share:
        """Share of leads that have lost interest before anybody talks to them."""
        return cold_share(self.response, self.weekdays) if self.response is not None else 0.0


@cache
def mean_limits(filing: Filing) -> Numbers:
    """The mean limit of each day from `FINE` on."""
    limits, weights = office_limits(filing)
    mean: Numbers = limits[FINE:] @ weights
    return mean


@cache
def office_limits(filing: Filing) -> tuple[Numbers, Numbers]:
    """Limits of the delay, a row per day on file and a column per beginning of a deal, and the weights of the columns.

    A deal is closed by day d if its buyer's time is at most the limit; below 0 it cannot be.
    """
    weekday, opened, weights = _beginnings(filing)
    last = weekday[None, :] + np.arange(LONGEST + 1)[:, None]
    back = np.maximum(last % WEEK - 4, 0)
    return last - back + CLOSES - (weekday + opened)[None, :], weights


def _beginnings(filing: Filing) -> tuple[Numbers, Numbers, Numbers]:
    """Weekday from which days are counted, days from its midnight to the first work, and how often that is so."""
    arrival = (np.arange(WEEK)[:, None] + _HOURS[None, :]).ravel()
    weights = (np.array(filing.weekdays)[:, None] * _HOUR_WEIGHTS[None, :]).ravel()
    response = filing.response
    took = np.zeros(1) if response is None else response.days(_RESPONSES)
    ready = arrival[:, None] + took[None, :]
    opened = next_open(ready)
    kept = np.ones_like(ready) if response is None else interested(opened - arrival[:, None])
    begun = np.floor(arrival)[:, None] + np.zeros_like(ready) if filing.from_lead else np.floor(opened)
    rows = np.stack([begun.ravel() % WEEK, np.round(opened - begun, 4).ravel()])
    alike, which = np.unique(rows, axis=1, return_inverse=True)
    share = np.bincount(which.ravel(), (weights[:, None] * kept).ravel())
    return alike[0], alike[1], share / share.sum()

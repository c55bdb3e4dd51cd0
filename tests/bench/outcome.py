"""What a year in the reference pipeline came to: the counts and KPIs that every contender reports.

Source: PERFORMANCE.md section 1, "KPIs".
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts are whole; revenue in integer minor units; a KPI that divides by nothing is NaN."""

    lev: int  # logical events run: arrivals, ends of delay, ends of activity
    leads: int
    won: int
    lost: int
    revenue: int  # minor units
    cycle_days: float  # summed over won leads, arrival to signature
    busy_days: float  # summed over reps, cut at the horizon
    rep_days: int  # reps x horizon

    @property
    def open(self) -> int:
        return self.leads - self.won - self.lost

    @property
    def win_rate(self) -> float:
        return _share(self.won, self.won + self.lost)

    @property
    def cycle(self) -> float:
        return _share(self.cycle_days, self.won)

    @property
    def util(self) -> float:
        return _share(self.busy_days, self.rep_days)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else math.nan

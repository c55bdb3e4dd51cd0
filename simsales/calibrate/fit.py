"""What an export tells about a market: how many leads, from when on, how often they are won, who works them.

Everything here is from the file alone; what the file cannot tell is added, and named, in `writing`.
Reps differ in how many deals they get; that difference is shrunk by the part that luck alone would make. Whether their
win rates differ is only tested: no skill is read from a file in this version.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean, variance

from simsales.i18n import Text
from simsales.units import Days, Share

from .deals import Deal, first_close, snapshot_of
from .durations import TimeToClose, fit_time_to_close
from .export import refusal
from .sizes import Sizes, fit_sizes

YEAR: Days = 365.25
FEWEST_WINS, FEWEST_LOSSES, SHORTEST_WINDOW = 10, 10, 28
_CONFIDENT = 1.959964
_FEW = Text(en="{won} won and {lost} lost deals cannot tell a win rate", zh="{won} 个赢单和 {lost} 个丢单看不出赢单率")
_ENOUGH = Text(en=f"allowed: {FEWEST_WINS} won and {FEWEST_LOSSES} lost, or more",
               zh=f"允许: 至少 {FEWEST_WINS} 个赢单和 {FEWEST_LOSSES} 个丢单")
_SHORT = Text(en="deals were closed within {days} days only", zh="结案商机只跨 {days} 天")
_DAYS = Text(en=f"allowed: {SHORTEST_WINDOW} days or more", zh=f"允许: {SHORTEST_WINDOW} 天或以上")
_NONE_CLOSED = Text(en="no deal came in and was closed since {start}", zh="{start} 以来没有新进且已结案的商机")


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Deals that come in, from the first day from which the file shows all of them (at most a year back)."""

    start: date
    days: int
    deals: int
    per_year: float
    doubt: float
    """Standard error of the rate, as a share of it: weeks differ, so a few of them tell it only so well."""
    weekly_swing: float
    clumping: float
    """Variance / mean of weekly counts; 1 would be pure chance."""
    weekend: float
    months: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Results:
    """How closed deals ended; `low` and `high` bound the win rate (95%)."""

    won: int
    lost: int
    undecided: int
    low: Share
    high: Share

    @property
    def win_rate(self) -> Share:
        return self.won / (self.won + self.lost)


@dataclass(frozen=True, slots=True)
class Team:
    """Reps with deals in the window. `legend`: key -> name in the file."""

    territories: Mapping[str, float]
    legend: Mapping[str, str]
    kept: Share
    """How much of the difference between them is left after shrinking."""
    left_out: int
    """Reps without deals in the window."""
    chance_if_equal: float
    """How often equally good reps would differ in win rate as much as these."""


@dataclass(frozen=True, slots=True)
class Fit:
    """All that was read from the file."""

    file: str
    snapshot: date
    arrivals: Arrivals
    results: Results
    time: TimeToClose
    sizes: Sizes
    team: Team


def fit_market(file: str, deals: Sequence[Deal], prices: Mapping[str, float], called: Mapping[str, str]) -> Fit:
    """Raises ExportError when the deals are too few to tell anything."""
    _refuse_too_few(file, deals)
    snapshot = snapshot_of(deals)
    start = max(first_close(deals), snapshot - timedelta(days=364))
    days = (snapshot - start).days + 1
    if days < SHORTEST_WINDOW:
        raise refusal(file, _SHORT.fill(days=days), _DAYS)
    window = [deal for deal in deals if deal.created >= start]
    if not any(deal.closed for deal in window):
        raise refusal(file, _NONE_CLOSED.fill(start=start))
    return Fit(file, snapshot, fit_arrivals(window, start, snapshot), fit_results(deals),
               fit_time_to_close(deals, snapshot, start), fit_sizes(deals, prices, called), fit_team(deals, window))


def fit_arrivals(window: Sequence[Deal], start: date, snapshot: date) -> Arrivals:
    days = (snapshot - start).days + 1
    weekly = [0] * (days // 7)
    for deal in window:
        week = (deal.created - start).days // 7
        if week < len(weekly):
            weekly[week] += 1
    mean, spread = fmean(weekly), variance(weekly)
    swing = math.sqrt(max(spread - mean, 0.0)) / mean if mean else 0.0
    doubt = math.sqrt(max(spread, mean) / len(weekly)) / mean if mean else 0.0
    months = Counter(f"{deal.created:%Y-%m}" for deal in window)
    return Arrivals(start, days, len(window), len(window) / days * YEAR, doubt, min(swing, 2.0),
                    spread / mean if mean else math.nan, _weekend(window, start, days), dict(sorted(months.items())))


def _weekend(window: Sequence[Deal], start: date, days: int) -> float:
    """Leads on a Saturday or Sunday, as a share of those on a weekday."""
    off = sum((start + timedelta(days=day)).weekday() >= 5 for day in range(days))
    on_weekends = sum(deal.created.weekday() >= 5 for deal in window)
    on_weekdays = (len(window) - on_weekends) / (days - off)
    return on_weekends / off / on_weekdays if on_weekdays else 1.0


def fit_results(deals: Sequence[Deal]) -> Results:
    """Wilson's interval for the win rate."""
    ends = Counter(deal.outcome for deal in deals)
    won, n = ends["won"], ends["won"] + ends["lost"]
    z2, p = _CONFIDENT**2, won / n
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _CONFIDENT * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Results(won, ends["lost"], ends["no decision"], centre - half, centre + half)


def fit_team(deals: Sequence[Deal], window: Sequence[Deal]) -> Team:
    counts = Counter(deal.rep for deal in window)
    names = sorted(counts)
    keys = {name: f"rep-{number:02}" for number, name in enumerate(names, 1)}
    mean = fmean(counts.values())
    spread = variance(counts.values()) if len(counts) > 1 else 0.0
    kept = max(spread - mean, 0.0) / spread if spread else 0.0
    territories = {keys[name]: 1 + kept * (counts[name] / mean - 1) for name in names}
    left_out = len({deal.rep for deal in deals} - set(names))
    return Team(territories, {keys[name]: name for name in names}, kept, left_out, _chance_if_equal(deals))


def _chance_if_equal(deals: Sequence[Deal]) -> float:
    """How often reps of equal skill would differ in win rate at least as much as these do."""
    from scipy.stats import chi2_contingency

    won, lost = (Counter(deal.rep for deal in deals if deal.outcome == end) for end in ("won", "lost"))
    table = [[won[rep] for rep in sorted({*won, *lost})], [lost[rep] for rep in sorted({*won, *lost})]]
    return float(chi2_contingency(table).pvalue) if len(table[0]) > 1 else 1.0


def _refuse_too_few(file: str, deals: Sequence[Deal]) -> None:
    ends = Counter(deal.outcome for deal in deals)
    if ends["won"] < FEWEST_WINS or ends["lost"] < FEWEST_LOSSES:
        raise refusal(file, _FEW.fill(won=ends["won"], lost=ends["lost"]), _ENOUGH)
    if not any(deal.amount for deal in deals):
        raise refusal(file, Text(en="no won deal has an amount", zh="赢单都没有金额"))

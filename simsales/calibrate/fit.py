"""What an export tells about a market: how many leads, from when on, how often they are won, who works them.

Everything here is from the file alone, or from `defaults` where the file cannot tell; `gaps` says which.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from simsales.i18n import Text
from simsales.units import Share

from . import defaults
from .arrivals import Arrivals, arrivals_unknown, fit_arrivals
from .deals import Deal, first_close, snapshot_of
from .durations import TimeToClose, ages_of, fit_time_to_close
from .first_response import INTEREST, FirstResponse, fit_response, hours_to_first_work
from .groups import Groups, fit_groups
from .office import Filing
from .sizes import Sizes, fit_sizes
from .tables import refusal
from .team import Team, fit_team

FEWEST_WINS, FEWEST_LOSSES, SHORTEST_WINDOW = 10, 10, 28
_CONFIDENT = 1.959964
_MOST_WON = 0.98
_FEW = Text(en="{won} won and {lost} lost deals cannot tell a win rate", zh="{won} 个赢单和 {lost} 个丢单看不出赢单率")
_ENOUGH = Text(
    en=f"allowed: {FEWEST_WINS} won and {FEWEST_LOSSES} lost, or more",
    zh=f"允许: 至少 {FEWEST_WINS} 个赢单和 {FEWEST_LOSSES} 个丢单",
)
_SHORT = Text(en="deals were closed within {days} days only", zh="结案商机只跨 {days} 天")
_DAYS = Text(en=f"allowed: {SHORTEST_WINDOW} days or more", zh=f"允许: {SHORTEST_WINDOW} 天或以上")
_NONE_CLOSED = Text(en="no deal came in and was closed since {start}", zh="{start} 以来没有新进且已结案的商机")


@dataclass(frozen=True, slots=True)
class Results:
    """How deals ended; `low` and `high` bound the win rate (95%). `lost` counts leads not won where only wins are shown."""

    won: int
    lost: int
    undecided: int
    low: Share
    high: Share

    @property
    def win_rate(self) -> Share:
        return self.won / (self.won + self.lost)


@dataclass(frozen=True, slots=True)
class Fit:
    """All that was read from the file. `snapshot` is None in a file without dates."""

    file: str
    snapshot: date | None
    arrivals: Arrivals
    results: Results
    time: TimeToClose
    groups: Groups
    sizes: Sizes
    team: Team
    losses_seen: bool
    filing: Filing
    gaps: Sequence[Text]

    @property
    def won(self) -> Share:
        """Share of all deals won in the end, open ones and all."""
        results = self.results
        return self.time.won if self.time.is_told else results.won / (results.won + results.lost + results.undecided)

    @property
    def response(self) -> FirstResponse:
        assert self.filing.response is not None
        return self.filing.response

    @property
    def leads_a_year(self) -> float:
        """Leads that come in, those included that are cold before anybody talks to them."""
        per_year = self.arrivals.per_year
        return per_year if self.filing.lists_cold else per_year / (1 - self.filing.cold)

    def of_warm(self, won: Share) -> Share:
        """Share of the leads somebody talked to that are won, where `won` of those on file are."""
        return min(won / (1 - self.filing.cold), _MOST_WON) if self.filing.lists_cold else won


def fit_market(
    file: str, deals: Sequence[Deal], prices: Mapping[str, float], called: Mapping[str, str], losses_seen: bool = True
) -> Fit:
    """Raises ExportError when the deals are too few to tell anything."""
    results = fit_results(deals, losses_seen)
    snapshot = snapshot_of(deals)
    is_dated = any(deal.created is not None for deal in deals) and any(deal.closed is not None for deal in deals)
    arrivals = (
        _arrivals(file, deals, snapshot, losses_seen)
        if is_dated and snapshot is not None
        else arrivals_unknown(len(deals))
    )
    window = [deal for deal in deals if deal.came_since(arrivals.start)] if arrivals.is_told else deals
    ages = ages_of(deals, snapshot, losses_seen)
    filing = _filing(deals, arrivals, losses_seen)
    time = fit_time_to_close(ages, filing) if ages else defaults.time_unknown(filing)
    groups = fit_groups(
        deals, called, any(called.get(deal.product, deal.product) in prices for deal in deals), losses_seen
    )
    sizes, team = fit_sizes(deals, groups, prices), fit_team(deals, window, losses_seen, arrivals.per_year)
    return Fit(
        file,
        snapshot,
        arrivals,
        results,
        time,
        groups,
        sizes,
        team,
        losses_seen,
        filing,
        [*_gaps(arrivals, time, sizes, team, losses_seen), *_first_answer(arrivals, filing)],
    )


def _filing(deals: Sequence[Deal], arrivals: Arrivals, losses_seen: bool) -> Filing:
    """A file of leads that shows only wins lists every lead; one of deals begins when somebody has talked to the lead."""
    response = fit_response(deals)
    return Filing(arrivals.of_the_week, response, response.is_told or not losses_seen, not losses_seen)


def _arrivals(file: str, deals: Sequence[Deal], snapshot: date, losses_seen: bool) -> Arrivals:
    first = first_close(deals) if losses_seen else min(deal.created for deal in deals if deal.created is not None)
    start = max(first, snapshot - timedelta(days=364))
    days = (snapshot - start).days + 1
    if days < SHORTEST_WINDOW:
        raise refusal(file, _SHORT.fill(days=days), _DAYS)
    if not any(deal.is_closed and deal.came_since(start) for deal in deals):
        raise refusal(file, _NONE_CLOSED.fill(start=start))
    return fit_arrivals(deals, start, snapshot)


def fit_results(deals: Sequence[Deal], losses_seen: bool = True) -> Results:
    """Wilson's interval for the win rate."""
    ends = Counter(deal.outcome for deal in deals)
    return results_of(ends["won"], ends["lost"] if losses_seen else len(deals) - ends["won"], ends["no decision"])


def results_of(won: int, lost: int, undecided: int) -> Results:
    n = won + lost
    if not n:
        return Results(won, lost, undecided, 0.0, 1.0)
    z2, p = _CONFIDENT**2, won / n
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _CONFIDENT * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return Results(won, lost, undecided, centre - half, centre + half)


def refuse_too_few(file: str, deals: Sequence[Deal], losses_seen: bool = True) -> None:
    """Raises ExportError."""
    results = fit_results(deals, losses_seen)
    if results.won < FEWEST_WINS or results.lost < FEWEST_LOSSES:
        raise refusal(file, _FEW.fill(won=results.won, lost=results.lost), _ENOUGH)


def _gaps(arrivals: Arrivals, time: TimeToClose, sizes: Sizes, team: Team, losses_seen: bool) -> Sequence[Text]:
    said = []
    if not arrivals.is_told:
        said.append(defaults.NO_DATES.fill(leads=arrivals.per_year))
    if not time.is_told:
        said.append(defaults.NO_TIMES.fill(delay=defaults.DELAY))
    if not losses_seen:
        said.append(defaults.NO_LOSSES)
    if not sizes.is_told:
        said.append(defaults.NO_AMOUNTS.fill(price=defaults.PRICE))
    if not team.is_told:
        said.append(defaults.NO_REPS.fill(n=len(team.territories), per=defaults.LEADS_PER_REP, most=defaults.MOST_REPS))
    elif team.of_wins:
        said.append(defaults.REPS_OF_WINS)
    return said


def _first_answer(arrivals: Arrivals, filing: Filing) -> Sequence[Text]:
    """What is taken for how soon leads are answered and how fast they cool."""
    response = filing.response
    assert response is not None
    median, mean = hours_to_first_work(response, filing.weekdays)
    cold = filing.cold
    where = defaults.COLD_LISTED
    if not filing.lists_cold:
        where = defaults.COLD_UNSEEN.fill(leads=arrivals.per_year / (1 - cold), deals=arrivals.per_year)
    said = defaults.COLD.fill(
        hot=INTEREST.hot_share,
        minutes=INTEREST.hot_half_life,
        days=INTEREST.warm_half_life,
        cold=cold,
        where=where,
    )
    return [said] if response.is_told else [defaults.NO_RESPONSE.fill(median=median, mean=mean), said]

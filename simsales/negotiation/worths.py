"""What every agreement is worth: to the buyer (or to whoever's consent is needed last), to our firm, and to the rep.

Read off a meeting's block and the firm's economics, for all outcomes at once, in major units above what each side has without
an agreement. Used once for each meeting, by `truth.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..spec.meeting import LevelIssue, Meeting
from .drawn import Draw
from .table import Numbers

_YEAR = 365.0


class Economics(NamedTuple):
    """What a deal is worth to the firm beside price and cost: money, credit, lateness, and the rep's pay for it.

    `money_cost` and `default` are shares a year, `write_off` days; `late` the expected cost of being late as a share of the
    amount, by the promised day; `pay` what the rep's plan pays for a deal of so much bookings and margin (all in major units).
    """

    money_cost: float = 0.0
    default: float = 0.0
    write_off: float = 0.0
    late: Mapping[float, float] = {}
    pay: Callable[[float, float], float] | None = None

    def terms(self, days: float) -> float:
        """What so many days to pay cost, as a share of the amount: the money meanwhile, and that it never comes."""
        if days <= 0:
            return self.money_cost * days / _YEAR
        lost = 1 - (1 - self.default) ** ((days + self.write_off) / _YEAR)
        return float(self.money_cost * days / _YEAR + lost)


def decisive(
    meeting: Meeting, draw: Draw, levels: Numbers, named: Mapping[str, int], volume: Numbers, price: Numbers
) -> tuple[Numbers, float]:
    """Each outcome's worth to whoever's consent is the last one needed, in major units, and the buyer's own limit."""
    buyer = meeting.buyer
    limit = draw("limit", buyer.limit)
    own = {name: draw.levels(f"worth/{name}", issue.worth) for name, issue in meeting.issues.items()}
    worths = [_worth(meeting, own, limit, levels, named, volume, price)]
    for who, member in buyer.members.items():
        theirs = own | {name: draw.levels(f"{who}/{name}", spans) for name, spans in member.worth.items()}
        most = draw(f"{who}/limit", member.limit) if member.limit is not None else limit
        worths.append(_worth(meeting, theirs, most, levels, named, volume, price))
    ranked = np.sort(np.stack(worths), axis=0)[::-1]
    return ranked[min(buyer.quorum, len(worths)) - 1], limit


def _worth(
    meeting: Meeting,
    worth: Mapping[str, Sequence[float]],
    limit: float,
    levels: Numbers,
    named: Mapping[str, int],
    volume: Numbers,
    price: Numbers,
) -> Numbers:
    """What a person has from each outcome above leaving: without a price `limit` is what leaving is worth."""
    total = volume * (limit - price) if meeting.price is not None else np.full(len(levels), -limit)
    for name, issue in meeting.issues.items():
        own = np.array(worth[name])
        at_standard = own[issue.levels.index(issue.standard)] if meeting.price is not None else 0.0
        total = total + (own - at_standard)[levels[:, named[name]]]
    return total


def to_the_firm(
    meeting: Meeting, economics: Economics, levels: Numbers, named: Mapping[str, int], volume: Numbers, price: Numbers
) -> Numbers:
    """What each outcome is worth to our firm above the fallback."""
    amount = volume * price
    worth = amount - volume * meeting.seller.cost - meeting.seller.fallback_worth
    for name, issue in meeting.issues.items():
        worth = worth - _costs(name, issue, economics, amount, levels[:, named[name]])
    return worth


def _costs(name: str, issue: LevelIssue, economics: Economics, amount: Numbers, level: Numbers) -> Numbers:
    if name == "payment" and issue.cost is None:
        cost = np.array([economics.terms(days) for days in issue.levels])[level] * amount
    else:
        cost = np.array(issue.cost if issue.cost is not None else [0.0] * len(issue.levels))[level]
    if name == "delivery":
        cost = cost + np.array([economics.late.get(day, 0.0) for day in issue.levels])[level] * amount
    return cost


def to_the_rep(meeting: Meeting, economics: Economics, volume: Numbers, price: Numbers) -> Numbers:
    """What the rep would earn, by the plan as it stands."""
    if economics.pay is None:
        return np.zeros(len(price))
    amount = volume * price
    margin = amount - volume * meeting.seller.cost
    deals = list(zip(amount.tolist(), margin.tolist(), strict=True))
    paid = {deal: economics.pay(*deal) for deal in set(deals)}
    return np.array([paid[deal] for deal in deals])

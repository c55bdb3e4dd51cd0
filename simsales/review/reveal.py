"""What was hidden: limits, weights, what each side believed of the other, the mood by turn, and what would have been possible.

Exact: every outcome of the table is looked at. Money is minor units, weights are shares that sum to 1, moods are 0..1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from ..negotiation.mood import Tone
from ..negotiation.points import Possible, integrative_share, left_on_the_table, possible, surplus_share
from ..negotiation.talk import Ending
from ..negotiation.truth import Truth
from .played import Played


class Mood(NamedTuple):
    """How they felt after a turn."""

    turn: int
    goodwill: float
    anger: float
    trust: float
    tone: Tone


class Offered(NamedTuple):
    """An offer on the table, ours or theirs, with its worth to both."""

    turn: int
    is_ours: bool
    outcome: int
    firm: float
    buyer: float


class Beliefs(NamedTuple):
    """By issue: what it weighs for them in truth, what they told us (None: nothing) and whether that was true, what it weighs for us,
    and what they took that to be before and after the talk. Weights are shares of what can be agreed (`in_play`)."""

    theirs: float
    told: str | None
    is_true: bool | None
    ours: float
    believed_first: float
    believed_last: float


class Reveal(NamedTuple):
    """Everything a review may tell. `their_limit` and `fair` are prices of the standard package in major units, NaN without a price;
    `limit_as_agreed` is their limit for what was agreed beside the price, NaN without a deal;
    `left` is what we could have had more with them no worse off, at the outcome `better` (the deal itself where nothing was);
    `joint_left` what both together left. Without a deal these are of leaving: all that was possible."""

    their_limit: float
    limit_as_agreed: float
    fair_before: float
    fair_after: float
    least: float
    deal: int
    ending: Ending
    worth: float
    stake: float
    surplus: float
    integrative: float
    left: float
    joint_left: float
    better: int
    possible: Possible
    beliefs: Mapping[str, Beliefs]
    moods: tuple[Mood, ...]
    path: tuple[Offered, ...]
    could_pay_more: float
    """How much dearer the same package could have been, up to the highest price that can be named, with them still content."""


def reveal(played: Played) -> Reveal:
    """The truth about one talk."""
    truth, end = played.truth, played.end
    table, deal = truth.table, played.deal
    scale = _major(played)
    return Reveal(
        their_limit=end.bargain.limit / scale,
        limit_as_agreed=_limit_as_agreed(played),
        fair_before=truth.fair / scale,
        fair_after=end.bargain.fair / scale,
        least=played.least,
        deal=deal,
        ending=end.ending,
        worth=played.worth,
        stake=played.stake,
        surplus=surplus_share(table.firm, table.buyer, deal) if deal >= 0 else 0.0 if played.stake > 0 else np.nan,
        integrative=integrative_share(table, table.firm, table.buyer, deal) if deal >= 0 else np.nan,
        left=left_on_the_table(table.firm, table.buyer, deal) if deal >= 0 else played.stake,
        joint_left=_joint_left(played),
        better=_better(played),
        possible=possible(table.firm, table.buyer),
        beliefs=_beliefs(played),
        moods=_moods(played),
        path=_path(played),
        could_pay_more=_dearer(played),
    )


def _major(played: Played) -> float:
    """Minor units per major unit of price: with a quantity a price is for one piece."""
    meeting = played.meeting
    if meeting.price is None:
        return float("nan")
    return played.money * (meeting.issues["volume"].standard if "volume" in meeting.issues else 1.0)


def _limit_as_agreed(played: Played) -> float:
    """The price at which what was agreed is worth no more to them than leaving."""
    table, deal = played.truth.table, played.deal
    if deal < 0 or "price" not in table.names:
        return float("nan")
    pieces = table.value(deal, table.names.index("volume")) if "volume" in table.names else 1.0
    left = float(table.buyer[deal]) / played.money / (pieces or 1.0)
    return table.value(deal, table.names.index("price")) + left


def _dearer(played: Played) -> float:
    """What the highest price at which they would still have signed the same package brings them less."""
    table, deal = played.truth.table, played.deal
    if deal < 0 or "price" not in table.names:
        return 0.0
    price = table.names.index("price")
    same = [table.moved(deal, price, level) for level in range(table.at(deal)[price], table.sizes[price])]
    return float(table.buyer[deal]) - min(
        float(table.buyer[one]) for one in same if table.buyer[one] >= 0 or one == deal
    )


def _better(played: Played) -> int:
    """The best outcome for us with the buyer no worse off than they were; of equals the one best for them."""
    table, deal = played.truth.table, played.deal
    at_least = float(table.buyer[deal]) if deal >= 0 else 0.0
    fine = np.flatnonzero((table.buyer >= at_least) & (table.firm >= played.worth))
    if not len(fine):
        return deal
    return int(fine[np.lexsort((table.buyer[fine], table.firm[fine]))[-1]])


def _joint_left(played: Played) -> float:
    """What both together could have had more, among outcomes that are good for both."""
    table, deal = played.truth.table, played.deal
    inside = (table.firm >= 0) & (table.buyer >= 0)
    joint = table.firm + table.buyer
    most = float(joint[inside].max()) if inside.any() else 0.0
    return max(most - (float(joint[deal]) if deal >= 0 else 0.0), 0.0)


def _beliefs(played: Played) -> dict[str, Beliefs]:
    truth, end = played.truth, played.end
    table, heard = truth.table, end.listening
    own = _shares(truth, [float(np.ptp(worth)) for worth in table.per_issue(table.firm)])
    theirs, last = _shares(truth, truth.weights), _shares(truth, end.bargain.weights)
    return {
        name: Beliefs(theirs[i], heard.told.get(name), heard.is_true.get(name), own[i], theirs[i], last[i])
        for i, name in enumerate(table.names)
    }


def in_play(truth: Truth, spans: Sequence[float]) -> tuple[float, ...]:
    """Of the span of worth over all levels of each issue the part that can be agreed: a price that not even the manager may give is
    on nobody's table, however far down the list of prices goes."""
    return tuple(float(span) * part for span, part in zip(spans, _parts(truth), strict=True))


def _shares(truth: Truth, spans: Sequence[float]) -> tuple[float, ...]:
    found = in_play(truth, spans)
    return tuple(span / (sum(found) or 1.0) for span in found)


def _parts(truth: Truth) -> list[float]:
    least = truth.own_floor if truth.manager_floor is None else truth.manager_floor
    prices = next((one.values for one in truth.table.issues if one.name == "price"), (0.0, 1.0))
    part = (
        (prices[-1] - max(least, prices[0])) / (prices[-1] - prices[0]) if prices[-1] > max(least, prices[0]) else 1.0
    )
    return [part if name == "price" else 1.0 for name in truth.table.names]


def _moods(played: Played) -> tuple[Mood, ...]:
    moods = ((turn.number, turn.after.mood) for turn in played.turns)
    return tuple(Mood(number, mood.goodwill, mood.anger, mood.trust, mood.tone) for number, mood in moods)


def _path(played: Played) -> tuple[Offered, ...]:
    table, path = played.truth.table, list[Offered]()
    for turn in played.turns:
        offers = [(True, turn.move.offer)] if turn.is_offer else []
        offers += (
            [(False, turn.after.bargain.theirs)] if turn.after.bargain.theirs != turn.before.bargain.theirs else []
        )
        path += [
            Offered(turn.number, ours, one, float(table.firm[one]), float(table.buyer[one])) for ours, one in offers
        ]
    return tuple(path)

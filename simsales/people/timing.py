"""Timing: whether a ripe deal is pulled into this pay period, left to its buyer, or held for the next one.

Deals are weighed one after the other, and the forecast is brought up to date after each, so that a rep stops pulling
once the goal is safe. The firm loses the discount on the whole deal, the rep only on its worth in pay: that wedge is the
leak. Source: MODEL A5 (Larkin 2014; Oyer 1998).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from ..units import Days
from .felt import Felt

_CERTAIN = 40.0


class Ripe(NamedTuple):
    """A deal with an offer on the table, as its rep sees it: amount, chance in the period, in the next and at all, days to go."""

    amount: float
    now: float
    soon: float
    ever: float
    left: Days


class Move(NamedTuple):
    """What to do with it."""

    kind: str = "leave"
    discount: float = 0.0


class Pushing(NamedTuple):
    """What reps believe of pressing buyers: the discount that half of them want (today, and for a whole cycle earlier),
    how sharply that is known, the loss among good and other buyers, how long a signature can be held (days), the cycle."""

    wanted: float
    per_cycle: float
    sharpness: float
    good_loss: float
    bad_loss: float
    holds: Days
    cycle: Days


class NextPeriod(NamedTuple):
    """The next period as its rep sees it: pay, expected result, and what its pay day is worth against this one."""

    pay: Felt
    mean: float
    patience: float

    @property
    def worth(self) -> float:
        """What a unit more of it is worth now."""
        return self.patience * self.pay.marginal(self.mean)

    def with_more(self, amount: float) -> NextPeriod:
        return self._replace(mean=self.mean + amount)


Answers: TypeAlias = Sequence[tuple[float, float]]
"""Discounts, each with the chance that it is enough."""


def best_moves(
    deals: Sequence[Ripe],
    pay: Felt,
    mean: float,
    following: NextPeriod,
    days: Days,
    discounts: Sequence[float],
    belief: Pushing,
) -> list[Move]:
    """One move per deal; `days` are left in this period. What is pulled is missing from the next, what is held comes on top."""
    moves, believed, next_worth = [], dict[Days, Answers](), following.worth
    for deal in deals:
        if deal.left not in believed:
            believed[deal.left] = _answers(deal.left, discounts, belief)
        without = mean - deal.amount * deal.now
        move, added, more = _best_move(deal, pay, without, next_worth, days, believed[deal.left], belief)
        moves.append(move)
        mean = without + added
        if more:
            following = following.with_more(more)
            next_worth = following.worth
    return moves


def _best_move(
    deal: Ripe,
    pay: Felt,
    without: float,
    next_worth: float,
    days: Days,
    answers: Answers,
    belief: Pushing,
) -> tuple[Move, float, float]:
    """The move, what it adds to the period's mean, and what it changes in the next one's."""
    base = pay.at(without)
    in_time = pay.at(without + deal.amount) - base
    later = max(deal.ever - deal.now, 0.0) * next_worth * deal.amount
    wait = deal.now * in_time + later
    best, worth, added, more = Move(), wait, deal.amount * deal.now, 0.0
    loss = deal.ever * belief.good_loss + (1 - deal.ever) * belief.bad_loss
    for discount, accepts in answers:
        amount = deal.amount * (1.0 - discount)
        signed, refused = deal.ever * accepts, (1.0 - accepts) * wait * (1.0 - loss)
        if signed * max(in_time, 0.0) + refused <= worth:
            continue  # not even without the discount
        pulled = signed * (pay.at(without + amount) - base) + refused
        if pulled > worth:
            best, worth, added = Move("pull", discount), pulled, amount * signed
            more = -deal.amount * deal.soon * (1 - (1 - accepts) * (1 - loss))
    if belief.holds and next_worth * deal.amount > in_time:
        held = math.exp(-days / belief.holds)
        kept = held * deal.ever * next_worth * deal.amount + (1 - held) * wait
        if kept > worth:
            best, added = Move("hold"), (1 - held) * deal.amount * deal.now
            more = held * deal.amount * (deal.ever - deal.soon)
    return best, added, more


def _answers(left: Days, discounts: Sequence[float], belief: Pushing) -> Answers:
    """What a good buyer who is so many days early is believed to say."""
    early = min(left / belief.cycle, 1.0) if belief.cycle else 0.0
    wanted = belief.wanted + belief.per_cycle * early
    return [(discount, _accepts(discount, wanted, belief.sharpness)) for discount in discounts]


def _accepts(discount: float, wanted: float, sharpness: float) -> float:
    """The believed chance that a good buyer signs early for so much off."""
    power = min(max(-sharpness * (discount - wanted), -_CERTAIN), _CERTAIN)
    return 1 / (1 + math.exp(power))

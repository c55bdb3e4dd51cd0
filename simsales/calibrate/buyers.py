"""Buyers who choose as the file says they chose: one comparison, set so that its odds are the file's win rate.

At list price the utilities of our offer, of "others" and of not deciding stand in the proportion of won, lost and
undecided deals; how the odds move with price is the published price weight, which no export can tell. Where deals are
usually signed below list, the odds are set so that they hold at the discounts given.
Source: multinomial logit (McFadden 1974); price weight -3.5: elasticity -2.62 at 25% share (Bijmolt et al. 2005).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from simsales.units import Share

from .fit import Results

PRICE_WEIGHT = -3.5
TERMS_WEIGHT = 0.15
CREDIT_DAYS = 30
_MONTH = 30
_NEVER = -20.0
_STEPS = 50


@dataclass(frozen=True, slots=True)
class Odds:
    """What buyers compare us with, in log-odds; `elasticity` is what the price weight amounts to at this win rate."""

    others: float
    no_decision: float
    elasticity: float


def odds_of(results: Results, habit: float) -> Odds:
    """`habit`: mean share off list, asked by everybody, uniform up to twice that."""
    closed = results.won + results.lost + results.undecided
    lead = _lead(results.won / closed, habit)
    ours = TERMS_WEIGHT * CREDIT_DAYS / _MONTH
    without_us = results.lost + results.undecided
    others = ours - lead + math.log(results.lost / without_us)
    nobody = ours - lead + math.log(results.undecided / without_us) if results.undecided else _NEVER
    return Odds(others, nobody, PRICE_WEIGHT * (1 - results.won / closed))


def _lead(won: Share, habit: float) -> float:
    """By how much we lead at list price, so that `won` of all buyers choose us at the discounts they get."""
    low, high = -30.0, 30.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _chosen(middle, habit) < won else (low, middle)
    return (low + high) / 2


def _chosen(lead: float, habit: float) -> Share:
    offs = [2 * habit * (step + 0.5) / _STEPS for step in range(_STEPS)] if habit else [0.0]
    return sum(1 / (1 + math.exp(-lead - PRICE_WEIGHT * math.log(1 - off))) for off in offs) / len(offs)

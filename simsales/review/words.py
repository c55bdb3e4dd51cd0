"""Amounts of a review, rounded to what people say. What stands on the table is said by `negotiation/words.py`."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from ..i18n import Text
from ..negotiation.levels import money_said
from .played import Played


def money(played: Played, minor: float) -> Text:
    """An amount (minor units), rounded to what people say: 1.4 万 in Chinese, 14,000 in English."""
    return amount_said(minor / played.money)


def amount_said(major: float) -> Text:
    """The same for an amount in major units."""
    step = _usual_step(major)
    return money_said(round(major / step) * step)


def price_said(limit: float) -> Text:
    """A price nobody has named, in major units: to the hundred from ten thousand on, else to the unit."""
    return money_said(round(limit, -2) if abs(limit) >= 10_000 else round(limit))


def is_nothing(major: float) -> bool:
    """Whether an amount (major units) is nothing as people say it: a difference that is not there is not asked about."""
    return amount_said(major) == amount_said(0.0)


def told_apart(amounts: Sequence[float]) -> list[Text]:
    """Amounts (major units) that stand beside each other, as on an axis: rounded as people say them, and finer where two different
    ones would read alike; never finer than the unit of money. Halves go up, so that what lies a step apart stays apart."""
    values = sorted(set(amounts))
    gaps = [other - one for one, other in pairwise(values) if other - one >= 1.0]
    finest = 10.0 ** math.floor(math.log10(min(gaps))) if gaps else math.inf
    steps = [min(_usual_step(amount), finest) for amount in amounts]
    return [money_said(math.floor(amount / step + 0.5) * step) for amount, step in zip(amounts, steps, strict=True)]


def _usual_step(major: float) -> float:
    return 1000.0 if abs(major) >= 10_000 else 100.0 if abs(major) >= 1000 else 10.0 if abs(major) >= 100 else 1.0

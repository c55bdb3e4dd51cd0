"""Amounts of a review, rounded to what people say. What stands on the table is said by `negotiation/words.py`."""

from __future__ import annotations

from ..i18n import Text
from ..negotiation.levels import money_said
from .played import Played


def money(played: Played, minor: float) -> Text:
    """An amount (minor units), rounded to what people say: 1.4 万 in Chinese, 14,000 in English."""
    return amount_said(minor / played.money)


def amount_said(major: float) -> Text:
    """The same for an amount in major units."""
    step = 1000.0 if abs(major) >= 10_000 else 100.0 if abs(major) >= 1000 else 10.0 if abs(major) >= 100 else 1.0
    return money_said(round(major / step) * step)


def price_said(limit: float) -> Text:
    """A price nobody has named, in major units: to the hundred from ten thousand on, else to the unit."""
    return money_said(round(limit, -2) if abs(limit) >= 10_000 else round(limit))

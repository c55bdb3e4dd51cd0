"""Amounts on paper: money in the unit a reader thinks in (万 in Chinese, thousands in English), changes with their margin."""

from __future__ import annotations

import math
from dataclasses import dataclass

from simsales.experiment.estimates import Estimate
from simsales.i18n import Lang
from simsales.units import Currency

_SCALES = {
    "zh": ((1e12, 1e8, "亿"), (1e6, 1e4, "万")),
    "en": ((1e9, 1e6, "million"), (1e6, 1e3, "thousand")),
}
"""From which size on, in what unit, and what the unit is called."""
_FINE = 10
"""Below so many units a decimal is worth its room."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One unit of money for a whole page, so that its figures can be compared."""

    divisor: float
    title: str
    """What the unit is called, with the currency."""

    def show(self, value: float) -> str:
        if math.isnan(value):
            return "-"
        return f"{value / self.divisor:,.{self._digits(value)}f}"

    def signed(self, found: Estimate) -> str:
        """A difference with its margin of error; without one where there is only one year."""
        if math.isnan(found.mean):
            return "-"
        known = not math.isnan(found.margin)
        digits = self._digits(found.margin if known else found.mean)
        shown = f"{found.mean / self.divisor:+,.{digits}f}"
        return f"{shown} ±{found.margin / self.divisor:,.{digits}f}" if known else shown

    def said(self, found: Estimate) -> str:
        """The same in a sentence, with its unit."""
        return f"{self.signed(found)} {self.title}"

    def _digits(self, value: float) -> int:
        return 0 if abs(value) >= _FINE * self.divisor or self.divisor == 1 else 1


def scale_for(size: float, currency: Currency, lang: Lang) -> Scale:
    """The unit for a page whose largest figure is about this (major units)."""
    found = next(((divisor, unit) for least, divisor, unit in _SCALES[lang] if abs(size) >= least), (1.0, ""))
    if lang == "zh" and currency.code == "CNY":
        return Scale(found[0], f"{found[1]}元")
    return Scale(found[0], " ".join(word for word in (found[1], currency.code) if word))


def percent(found: Estimate, digits: int = 1) -> str:
    """A relative change (a share) in per cent, with its margin."""
    if math.isnan(found.mean):
        return "-"
    shown = f"{found.mean:+.{digits}%}"
    return shown if math.isnan(found.margin) else f"{shown} ±{found.margin * 100:.{digits}f}"

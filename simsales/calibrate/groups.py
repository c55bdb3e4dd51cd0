"""Kinds of customers: the one column of the file that tells most about who is won, and how often each kind is.

A price list decides for products. Else product, source and "client before" are tried, and the one that tells most is
taken if it tells more than luck would; never any other column, because some leak the outcome. What the kinds differ in
is shrunk by the part that luck alone would make.
Source: Bayesian information criterion (Schwarz 1978); empirical Bayes on log-odds (DerSimonian & Laird 1986).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .deals import Deal

By = Literal["product", "source", "client"]
MAX_GROUPS = 12
"""Assumption: beyond this a comparison is not read kind by kind any more; the rest becomes one kind."""
OTHER = "other"
NO_NAME = "not given"
_COLUMNS: Sequence[By] = ("product", "source", "client")


@dataclass(frozen=True, slots=True)
class Groups:
    """By what customers are told apart, the kind of each deal, and the log-odds of winning each kind against all."""

    by: By
    of: Sequence[str]
    odds: Mapping[str, float]
    kept: float
    """How much of the differences is left after shrinking; 0: no difference is reported."""


def fit_groups(deals: Sequence[Deal], called: Mapping[str, str], has_prices: bool, losses_seen: bool) -> Groups:
    """`called`: what the pipeline says -> what the price list says."""
    won = [_won(deal, losses_seen) for deal in deals]
    told = {by: _kinds(deals, by, called) for by in _COLUMNS}
    gains = {by: _gain(kinds, won) for by, kinds in told.items()}
    by: By = max(_COLUMNS, key=lambda each: gains[each])
    if has_prices or gains[by] <= 0:
        by = "product"
    odds, kept = shrunk_odds(told[by], won) if gains[by] > 0 else ({}, 0.0)
    return Groups(by, told[by], {kind: odds.get(kind, 0.0) for kind in sorted(set(told[by]))}, kept)


def shrunk_odds(kinds: Sequence[str], won: Sequence[bool | None]) -> tuple[dict[str, float], float]:
    """Log-odds of each kind against all, moved towards 0 by the part that luck makes; and how much of it is left."""
    wins, ends = _counts(kinds, won)
    everyone = _logit(sum(wins.values()), sum(ends.values()))
    off = {kind: _logit(wins[kind], n) - everyone for kind, n in ends.items()}
    noise = {kind: 1 / (wins[kind] + 0.5) + 1 / (n - wins[kind] + 0.5) for kind, n in ends.items()}
    between = _between(list(off.values()), list(noise.values()))
    kept = {kind: between / (between + noise[kind]) for kind in off}
    shrunk = {kind: off[kind] * kept[kind] for kind in off}
    total = sum(ends.values())
    return shrunk, sum(kept[kind] * n for kind, n in ends.items()) / total if total else 0.0


def _between(off: Sequence[float], noise: Sequence[float]) -> float:
    """Variance between kinds beyond what luck makes."""
    if len(off) < 2:
        return 0.0
    weights = [1 / each for each in noise]
    total = sum(weights)
    mean = sum(weight * each for weight, each in zip(weights, off, strict=True)) / total
    q = sum(weight * (each - mean) ** 2 for weight, each in zip(weights, off, strict=True))
    scale = total - sum(weight**2 for weight in weights) / total
    return max((q - (len(off) - 1)) / scale, 0.0) if scale > 0 else 0.0


def _won(deal: Deal, losses_seen: bool) -> bool | None:
    if deal.outcome == "won":
        return True
    return None if losses_seen and deal.outcome != "lost" else False


def _kinds(deals: Sequence[Deal], by: By, called: Mapping[str, str]) -> list[str]:
    said = [getattr(deal, by) for deal in deals]
    kinds = [called.get(word, word) if by == "product" else word for word in said]
    many = Counter(kinds)
    kept = {kind for kind, _ in many.most_common(MAX_GROUPS - 1)} if len(many) > MAX_GROUPS else set(many)
    nobody = NO_NAME if len(many) > 1 else "product"
    return [(kind or nobody) if kind in kept else OTHER for kind in kinds]


def _counts(kinds: Sequence[str], won: Sequence[bool | None]) -> tuple[Counter[str], Counter[str]]:
    wins = Counter(kind for kind, is_won in zip(kinds, won, strict=True) if is_won)
    return wins, Counter(kind for kind, is_won in zip(kinds, won, strict=True) if is_won is not None)


def _gain(kinds: Sequence[str], won: Sequence[bool | None]) -> float:
    """How much more likely the outcomes are when kinds may differ, less what so many kinds would gain by luck."""
    wins, ends = _counts(kinds, won)
    total = sum(ends.values())
    if len(ends) < 2 or not total:
        return 0.0
    apart = sum(_likely(wins[kind], n) for kind, n in ends.items())
    return 2 * (apart - _likely(sum(wins.values()), total)) - (len(ends) - 1) * math.log(total)


def _likely(won: int, n: int) -> float:
    return sum(each * math.log(each / n) for each in (won, n - won) if each)


def _logit(won: int, n: int) -> float:
    return math.log((won + 0.5) / (n - won + 0.5))

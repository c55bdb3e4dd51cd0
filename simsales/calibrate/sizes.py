"""What is sold, at which list price, how much a deal is worth, and whether deals are signed below list.

Each kind of customer has one law of deal size: lognormal or Weibull, whichever is more likely. Where lost deals have
amounts too, the law is that of all deals, and how much harder large ones are to win is part of it.
Amounts scattered evenly around the list price are no discount habit: one is written only when the sum shows it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from simsales.units import Share

from . import defaults
from .deals import Deal
from .groups import Groups
from .own_keys import apart
from .worth import Worth, odds_by_size, worth_of

_FEW = 10
_ONE_PIECE = (0.5, 1.5)
_HABIT = 0.01
_NO_NAME = re.compile(r"[\d.e-]+|0[xo][0-9a-f]+|true|false|null|yes|no|on|off|y|n|none|nan|inf")
"""What YAML would read as a number, a date or a truth, not as a name."""


@dataclass(frozen=True, slots=True)
class ProductFit:
    """One kind of customer and what it buys: `worth` is that of a deal at list price; `listed`: from a price list."""

    key: str
    name: str
    list_price: float
    listed: bool
    share: Share
    wins: int
    worth: Worth
    odds: float
    """Log-odds of winning this kind, against all."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """All kinds, and by how much deals are signed below list on average (0: no habit; None: it cannot be told)."""

    products: Sequence[ProductFit]
    habit: float | None
    of_all: bool
    """Whether amounts are those of all deals, not of wins only."""
    size_odds: float
    """Log-odds of winning per log of worth."""
    is_told: bool


def fit_sizes(deals: Sequence[Deal], groups: Groups, prices: Mapping[str, float]) -> Sizes:
    lost = [deal for deal in deals if deal.outcome == "lost"]
    of_all = bool(lost) and sum(deal.amount is not None for deal in lost) > len(lost) / 2
    amounts: dict[str, list[float]] = defaultdict(list)
    for deal, kind in zip(deals, groups.of, strict=True):
        if deal.amount and deal.is_closed and (of_all or deal.outcome == "won"):
            amounts[kind].append(deal.amount)
    habit = None if of_all else _habit(amounts, prices)
    counts = Counter(groups.of)
    keys = _keys(sorted(counts))
    wins = Counter(kind for deal, kind in zip(deals, groups.of, strict=True) if deal.outcome == "won")
    products = [
        _fit(keys[kind], kind, counts[kind] / len(deals), wins[kind], amounts, prices, habit or 0.0, groups.odds[kind])
        for kind in sorted(counts, key=lambda kind: (-counts[kind], kind))
    ]
    return Sizes(products, habit, of_all, odds_by_size(deals, groups.of) if of_all else 0.0, bool(amounts))


def _fit(
    key: str,
    name: str,
    share: float,
    wins: int,
    amounts: Mapping[str, Sequence[float]],
    prices: Mapping[str, float],
    habit: float,
    odds: float,
) -> ProductFit:
    """Own law from ten amounts on; below that the price list, or all amounts together."""
    own = amounts.get(name, [])
    everyone = [amount for sums in amounts.values() for amount in sums]
    if len(own) >= _FEW:
        worth = worth_of(own).times(1 / (1 - habit))
    elif name in prices:
        worth = Worth(prices[name], _pooled_spread(amounts), "lognormal", 1.0)
    elif everyone:
        worth = worth_of(everyone).times((fmean(own) / fmean(everyone) if own else 1.0) / (1 - habit))
    else:
        worth = Worth(defaults.PRICE, defaults.SIZE_SPREAD, "lognormal", 1.0)
    return ProductFit(
        key, name, prices.get(name, round(worth.mean, 2) or 0.01), name in prices, share, wins, worth, odds
    )


def _pooled_spread(amounts: Mapping[str, Sequence[float]]) -> float:
    """Log-sd of amounts within kinds, all kinds together."""
    squares, freedom = 0.0, 0
    for sums in amounts.values():
        logs = list(map(math.log, sums))
        if len(logs) > 1:
            squares += stdev(logs) ** 2 * (len(logs) - 1)
            freedom += len(logs) - 1
    return min(math.sqrt(squares / freedom), 3.0) if freedom > 0 else 0.0


def _habit(amounts: Mapping[str, Sequence[float]], prices: Mapping[str, float]) -> float | None:
    """Share of list value given away, where nine in ten wins are of about one piece at list price."""
    pairs = [(amount, prices[name]) for name, won in amounts.items() if name in prices for amount in won]
    pieces = [pair for pair in pairs if _ONE_PIECE[0] <= pair[0] / pair[1] <= _ONE_PIECE[1]]
    if not pairs or len(pieces) < 0.9 * len(pairs):
        return None
    habit = 1 - sum(amount for amount, _ in pieces) / sum(price for _, price in pieces)
    return habit if habit >= _HABIT else 0.0


def _keys(names: Sequence[str]) -> dict[str, str]:
    """A scenario key for each kind: its name in plain letters, numbered where two would be alike."""
    keys: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[^a-z0-9\u4e00-\u9fff]+", "-", name.casefold())[:30].strip("-") or "product"
        plain = f"kind-{plain}" if _NO_NAME.fullmatch(plain) else plain
        keys[name] = apart(plain, keys.values())
    return keys

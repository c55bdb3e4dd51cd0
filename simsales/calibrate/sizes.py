"""What is sold, at which list price, how much a deal is worth, and whether deals are signed below list.

Each product becomes its own kind of customer, because in this model a kind of customer has one law of deal size.
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

from .deals import Deal

MAX_PRODUCTS = 12
"""Assumption: beyond this a comparison is not read product by product any more; the rest becomes one product."""
OTHER = "other products"
_FEW = 10
_ONE_PIECE = (0.5, 1.5)
_HABIT = 0.01


@dataclass(frozen=True, slots=True)
class ProductFit:
    """One product: `mean` and `sigma` are the worth of a deal at list price; `listed`: from a price list."""

    key: str
    name: str
    list_price: float
    listed: bool
    share: Share
    wins: int
    mean: float
    sigma: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """All products, and by how much deals are signed below list on average (0: no habit; None: it cannot be told)."""

    products: Sequence[ProductFit]
    habit: float | None


def fit_sizes(deals: Sequence[Deal], prices: Mapping[str, float], called: Mapping[str, str]) -> Sizes:
    """`called`: what the pipeline says -> what the price list says."""
    rows = Counter(_product(deal, called) for deal in deals)
    kept = {name for name, _ in rows.most_common(MAX_PRODUCTS)} if len(rows) > MAX_PRODUCTS else set(rows)
    amounts: dict[str, list[float]] = defaultdict(list)
    for deal in deals:
        if deal.amount:
            amounts[_within(_product(deal, called), kept)].append(deal.amount)
    habit = _habit(amounts, prices)
    spread = _pooled_spread(amounts)
    counts = Counter({_within(name, kept): 0 for name in rows})
    for name, count in rows.items():
        counts[_within(name, kept)] += count
    keys = _keys(sorted(counts))
    return Sizes([_fit(keys[name], name, counts[name] / len(deals), amounts, prices, habit or 0.0, spread)
                  for name in sorted(counts, key=lambda name: (-counts[name], name))], habit)


def _product(deal: Deal, called: Mapping[str, str]) -> str:
    return called.get(deal.product, deal.product) or "product"


def _within(name: str, kept: set[str]) -> str:
    return name if name in kept else OTHER


def _fit(key: str, name: str, share: float, amounts: Mapping[str, Sequence[float]], prices: Mapping[str, float],
         habit: float, spread: float) -> ProductFit:
    """Own mean and spread from ten wins on; below that the price list, or all wins together."""
    won = amounts.get(name, [])
    everyone = [amount for sums in amounts.values() for amount in sums]
    signed = fmean(won) if len(won) >= _FEW else prices.get(name, fmean(won or everyone)) * (1 - habit)
    sigma = stdev(map(math.log, won)) if len(won) >= _FEW else spread
    mean = signed / (1 - habit)
    price = prices.get(name, round(mean, 2))
    return ProductFit(key, name, price, name in prices, share, len(won), mean, min(sigma, 3.0))


def _pooled_spread(amounts: Mapping[str, Sequence[float]]) -> float:
    """Log-sd of amounts within products, all products together."""
    squares, freedom = 0.0, 0
    for won in amounts.values():
        logs = list(map(math.log, won))
        centre = fmean(logs)
        squares += sum((one - centre) ** 2 for one in logs)
        freedom += len(logs) - 1
    return math.sqrt(squares / freedom) if freedom > 0 else 0.0


def _habit(amounts: Mapping[str, Sequence[float]], prices: Mapping[str, float]) -> float | None:
    """Share of list value given away, where nine in ten wins are of about one piece at list price."""
    pairs = [(amount, prices[name]) for name, won in amounts.items() if name in prices for amount in won]
    pieces = [pair for pair in pairs if _ONE_PIECE[0] <= pair[0] / pair[1] <= _ONE_PIECE[1]]
    if not pairs or len(pieces) < 0.9 * len(pairs):
        return None
    habit = 1 - sum(amount for amount, _ in pieces) / sum(price for _, price in pieces)
    return habit if habit >= _HABIT else 0.0


def _keys(names: Sequence[str]) -> dict[str, str]:
    """A scenario key for each product: its name in plain letters, numbered where two would be alike."""
    keys: dict[str, str] = {}
    for name in names:
        plain = re.sub(r"[^a-z0-9\u4e00-\u9fff]+", "-", name.casefold()).strip("-")[:32] or "product"
        number = sum(plain == other or other.startswith(f"{plain}--") for other in keys.values())
        keys[name] = f"{plain}--{number + 1}" if number else plain
    return keys

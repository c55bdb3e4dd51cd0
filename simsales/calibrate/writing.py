"""The scenario as text: every number with where it is from, in the file, in print, or assumed.

Used once, by `calibrate`. The comments are for whoever opens the YAML; the same origins stand in its `origins:` mapping,
from where a comparison takes the word it prints beside a verdict.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal

from .buyers import CREDIT_DAYS, PRICE_WEIGHT, TERMS_WEIGHT, Odds
from .fit import Fit
from .sizes import ProductFit

Origin = Literal["file", "published", "assumption"]
COST_SHARE = 0.6
"""Assumption: an export knows no cost."""
BASE_PAY = 5000
MOST_WORK, BUSY, HOURS_A_YEAR, STAGES = 0.25, 0.4, 2080, 2
"""Assumption: hours per stage, small enough that time to close follows the file and nobody is busy beyond `BUSY`."""


def write_scenario(name: str, fit: Fit, odds: Odds, currency: str) -> str:
    """YAML in the house style. Everything from outside is quoted."""
    parts = [_head(name, fit, currency), _products(fit), _segments(fit, odds), _rivals(odds), _sources(fit), _reps(fit),
             _pipeline(fit), _policies(fit), _variants(), _origins(fit)]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def lead_rate(fit: Fit, share: float) -> float:
    """Leads a year per ordinary territory, before the scenario's weekends take their part."""
    working = (5 + 2 * fit.arrivals.weekend) / 7
    return fit.arrivals.per_year * share / len(fit.team.territories) / working


def work_hours(fit: Fit) -> float:
    busiest = max(fit.team.territories.values()) * fit.arrivals.per_year / len(fit.team.territories)
    return float(f"{min(MOST_WORK, BUSY * HOURS_A_YEAR / STAGES / busiest):.2g}")


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _head(name: str, fit: Fit, currency: str) -> Iterator[str]:
    arrivals, results = fit.arrivals, fit.results
    told = f"{results.won:,} / {results.lost:,}"
    yield "# Written by `simsales calibrate`. Where each number is from: [file] your export, [published] a study, [assumption]."
    yield "# 由 `simsales calibrate` 写成。每个数的出处: [file] 您的文件, [published] 公开研究, [assumption] 假设。"
    yield "simsales: 1"
    yield f"title: {_quoted(name)}"
    yield "story:"
    yield f"  en: {_quoted(f'Made from {fit.file} as of {fit.snapshot}: won / lost {told}. A year at the pace since {arrivals.start}.')}"
    yield f"  zh: {_quoted(f'由 {fit.file} (截至 {fit.snapshot}) 得出: 赢单 / 丢单 {told}。按 {arrivals.start} 以来的节奏模拟一年。')}"
    yield "horizon: 365"
    yield f"calendar: {{kind: months, start: {arrivals.start}}}  # [file] from this day on it shows every deal that came in"
    yield f"currency: {{code: {currency}, digits: 2}}  # [assumption] the export names no currency"


def _products(fit: Fit) -> Iterator[str]:
    yield f"# Unit cost: [assumption] {COST_SHARE:.0%} of the list price."
    yield "products:"
    for product in fit.sizes.products:
        listed = "[file] price list" if product.listed else f"[file] mean of {product.wins} wins, no price list"
        yield (f"  {product.key}: {{name: {_quoted(product.name)}, list_price: {product.list_price:.10g}, "
               f"unit_cost: {product.list_price * COST_SHARE:.2f}}}  # {listed}")


def _segments(fit: Fit, odds: Odds) -> Iterator[str]:
    habit = fit.sizes.habit or 0.0
    yield "# One kind of customer per product: worth of a deal at list price [file]."
    yield f"# Price weight [published]: Bijmolt et al. 2005; at this win rate it means an elasticity of {odds.elasticity:.1f}."
    yield "segments:"
    for product in fit.sizes.products:
        yield f"  {product.key}:"
        yield f"    name: {_quoted(product.name)}"
        yield f"    deal: {{mean: {product.mean:.6g}, sigma: {product.sigma:.3f}}}  # [file] {_worth(product)}"
        yield f"    products: {{{product.key}: 1}}"
        yield f"    taste: {{price: {PRICE_WEIGHT}, terms: {TERMS_WEIGHT}}}  # [published], [assumption]"
        yield f"    no_decision: {odds.no_decision:.3f}  # [file] {fit.results.undecided} deals ended without a decision"
        yield (f"    bargaining: {{share: 1, mean: {habit:.4f}}}  # [file] mean off list; who asked is not in the file" if habit
               else "    bargaining: {share: 0, mean: 0}  # [file] no discount habit to be seen")


def _worth(product: ProductFit) -> str:
    return f"{product.wins} wins" if product.wins else "no wins: taken from the price list or all wins"


def _rivals(odds: Odds) -> Iterator[str]:
    yield "rivals:"
    yield f"  others: {{name: {{en: Others, zh: 其他供应商}}, price: 1, quality: {odds.others:.3f}}}  # [file] from won and lost"


def _sources(fit: Fit) -> Iterator[str]:
    arrivals = fit.arrivals
    yield f"# [file] {arrivals.deals:,} deals in {arrivals.days} days, parted by product and (below) by territory."
    yield "# swing: [file] of all leads together; here each stream swings by itself, so the firm's weeks swing less."
    yield "sources:"
    for product in fit.sizes.products:
        rate = lead_rate(fit, product.share)
        yield (f"  {product.key}: {{segment: {product.key}, per: rep, per_year: {rate:.4g}, swing: {arrivals.weekly_swing:.2f}, "
               f"weekend: {arrivals.weekend:.2f}}}")


def _reps(fit: Fit) -> Iterator[str]:
    yield f"# [file] share of deals, {1 - fit.team.kept:.0%} of the way to equal. No skill is read from the file. Names: legend."
    yield "reps:"
    for key, territory in fit.team.territories.items():
        yield f"  {key}: {{territory: {territory:.3f}}}"


def _pipeline(fit: Fit) -> Iterator[str]:
    work, time = work_hours(fit), fit.time
    how = "most likely curve, open deals counted" if time.how == "likely" else "agrees with the deals closed so far"
    yield "pipeline:"
    yield "  kind: buyer"
    yield "  stages:"
    yield f"    quote: {{name: {{en: Quote, zh: 报价}}, delay: 0, work: {work}}}  # [assumption]"
    yield (f"    decision: {{name: {{en: Decision, zh: 决定}}, delay: {time.median:.4g}, sigma: {time.sigma:.3f}, work: {work}}}"
           f"  # [file] {how}; work [assumption]")
    yield "  quote_stage: quote"
    yield "  rival_forces: 1000000  # [assumption] nothing else ends a deal: the time is all in the decision"
    yield "  patience: 1000000      # [assumption]"
    yield "  promise_speed: 0       # [assumption] won and lost deals take the same time"
    yield "  promise_patience: 0    # [assumption]"
    yield "  promise_worth: 0       # [assumption]"


def _policies(fit: Fit) -> Iterator[str]:
    habit = fit.sizes.habit or 0.0
    yield "policies:"
    yield "  pricing: {kind: list}"
    yield f"  discount: {{kind: authority, rep: {2 * habit:.4f}, manager: {2 * habit:.4f}}}  # [file] the habit is allowed"
    yield "  channel: {kind: direct}  # [assumption]"
    yield f"  credit: {{kind: one-term, days: {CREDIT_DAYS}}}  # [assumption]"
    yield "  incentive:"
    yield "    kind: plan"
    yield f"    base_per_month: {BASE_PAY}  # [assumption]"
    yield "    pays: {}  # [assumption] the export knows no pay plan"


def _variants() -> Iterator[str]:
    yield "objective: gross_profit"
    yield "variants:"
    for name, en, zh, factor in (("price-plus-3", "Prices +3%", "提价 3%", 1.03), ("cheaper-5", "Prices -5%", "降价 5%", 0.95)):
        yield f"  {name}:"
        yield f"    name: {{en: {en}, zh: {zh}}}"
        yield f"    set: {{policies.pricing.factor: {factor}}}"


def origins(fit: Fit) -> dict[str, Origin]:
    """Dotted path -> where the number is from."""
    found: dict[str, Origin] = {"calendar.start": "file", "currency.code": "assumption"}
    for product in fit.sizes.products:
        key = product.key
        found |= {f"products.{key}.list_price": "file", f"products.{key}.unit_cost": "assumption",
                  f"segments.{key}.deal": "file", f"segments.{key}.taste.price": "published",
                  f"segments.{key}.taste.terms": "assumption", f"segments.{key}.no_decision": "file",
                  f"segments.{key}.bargaining": "file", f"sources.{key}": "file"}
    found |= {f"reps.{key}.territory": "file" for key in fit.team.territories}
    found |= {"rivals.others.price": "assumption", "rivals.others.quality": "file", "pipeline.stages.decision.delay": "file",
              "pipeline.stages.decision.sigma": "file", "policies.discount": "file"}
    found |= dict.fromkeys(ASSUMED, "assumption")
    return found


ASSUMED = ("pipeline.stages.quote.delay", "pipeline.stages.quote.work", "pipeline.stages.decision.work", "pipeline.rival_forces",
           "pipeline.patience", "pipeline.promise_speed", "pipeline.promise_patience", "pipeline.promise_worth",
           "policies.channel", "policies.credit.days", "policies.incentive.base_per_month", "policies.incentive.pays")


def _origins(fit: Fit) -> Iterator[str]:
    yield "origins:"
    for path, origin in origins(fit).items():
        yield f"  {path}: {origin}"

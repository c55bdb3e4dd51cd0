"""The scenario as text: every number with where it is from, in the file, in print, or assumed.

Used once, by `calibrate`. The comments are for whoever opens the YAML; the same origins stand in its `origins:`
mapping, from where a comparison takes the word it prints beside a verdict (`origins.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from .buyers import CREDIT_DAYS, PRICE_WEIGHT, TERMS_WEIGHT, Odds
from .first_response import INTEREST, PROMISE
from .fit import Fit
from .mapping import quoted as _quoted
from .origins import no_decision, origins, told
from .staff import PERIOD, Staff
from .worth import Worth

COST_SHARE = 0.6
"""Assumption: an export knows no cost."""
BASE_PAY = 5000
MOST_WORK, BUSY, HOURS_A_YEAR, STAGES = 0.25, 0.4, 2080, 2
"""Assumption: hours per stage, so small that time to close follows the file and nobody is busy beyond `BUSY`."""


def write_scenario(name: str, fit: Fit, odds: Odds, currency: str, staff: Staff | None = None) -> str:
    """YAML in the house style; `staff`: what a people file says of the reps. Everything from outside is quoted."""
    parts = [
        _head(name, fit, currency),
        _products(fit, odds),
        _segments(fit, odds),
        _rivals(odds),
        _sources(fit),
        _reps(fit, staff),
        _pipeline(fit, odds),
        _policies(fit, staff),
        _variants(),
        _origins(fit, staff),
    ]
    return "\n".join("\n".join(part) + "\n" for part in parts)


def lead_rate(fit: Fit, share: float) -> float:
    """Leads a year per ordinary territory, before the scenario's weekends take their part."""
    working = (5 + 2 * fit.arrivals.weekend) / 7
    return fit.leads_a_year * share / len(fit.team.territories) / working


def work_hours(fit: Fit) -> float:
    """Hours of work per stage."""
    busiest = max(fit.team.territories.values()) * fit.leads_a_year / len(fit.team.territories)
    return float(f"{min(MOST_WORK, BUSY * HOURS_A_YEAR / STAGES / busiest):.2g}")


def _money(amount: float) -> str:
    return f"{max(amount, 0.01):.2f}".rstrip("0").rstrip(".")


def _head(name: str, fit: Fit, currency: str) -> Iterator[str]:
    won = f"{fit.results.won:,} / {fit.results.lost:,}"
    day = fit.snapshot or "-"
    en = f"Made from {fit.file} as of {day}: won / not won {won}. One year at the pace since {fit.arrivals.start}."
    zh = f"由 {fit.file} (截至 {day}) 得出: 赢单 / 未赢 {won}。按 {fit.arrivals.start} 以来的节奏模拟一年。"
    yield "# Written by `simsales calibrate`. Numbers are from: [file] your export, [published] a study, [assumption]."
    yield "# 由 `simsales calibrate` 写成。数字的出处: [file] 您的文件, [published] 公开研究, [assumption] 假设。"
    yield "simsales: 1"
    yield f"title: {_quoted(name)}"
    yield "story:"
    yield f"  en: {_quoted(en)}"
    yield f"  zh: {_quoted(zh)}"
    yield "horizon: 365"
    start = (
        "[file] from this day on it shows every deal that came in"
        if fit.arrivals.is_told
        else "[assumption] no dates on file"
    )
    yield f"calendar: {{kind: months, start: {fit.arrivals.start}}}  # {start}"
    yield f"currency: {{code: {currency}, digits: 2}}  # [assumption] the export names no currency"


def _products(fit: Fit, odds: Odds) -> Iterator[str]:
    yield f"# Unit cost: [assumption] {COST_SHARE:.0%} of the list price. Quality: [file] how much more, or less, often this kind is won."
    yield "products:"
    for product, better in zip(fit.sizes.products, odds.kinds, strict=True):
        price, cost = _money(product.list_price), _money(product.list_price * COST_SHARE)
        listed = (
            "[file] price list"
            if product.listed
            else f"{_origin(fit.sizes.is_told)} mean worth of a deal, no price list"
        )
        quality = f", quality: {better:.3f}" if abs(better) >= 0.0005 else ""
        yield f"  {product.key}: {{name: {_quoted(product.name)}, list_price: {price}, unit_cost: {cost}{quality}}}  # {listed}"


def _origin(is_told: bool) -> str:
    return f"[{told(is_told)}]"


def _segments(fit: Fit, odds: Odds) -> Iterator[str]:
    habit = fit.sizes.habit or 0.0
    asked = "[file] mean off list, of everybody" if habit else f"{_discount_origin(fit)} no discount habit"
    yield f"# One kind of customer per {fit.groups.by}. Worth of a deal at list price: {_origin(fit.sizes.is_told)}."
    yield f"# Price weight: [published] Bijmolt et al. 2005; at this win rate an elasticity of {odds.elasticity:.1f}."
    yield "segments:"
    for product in fit.sizes.products:
        yield f"  {product.key}:"
        yield f"    name: {_quoted(product.name)}"
        yield f"    deal: {{{_worth(product.worth, fit)}}}  # {_origin(fit.sizes.is_told)} {product.wins} wins"
        yield f"    products: {{{product.key}: 1}}"
        yield f"    taste: {{price: {PRICE_WEIGHT}, terms: {TERMS_WEIGHT}}}  # [published], [assumption]"
        yield f"    no_decision: {odds.no_decision:.3f}  # [{no_decision(fit)}]"
        yield f"    bargaining: {{share: {int(habit > 0)}, mean: {habit:.4f}}}  # {asked}"


def _worth(worth: Worth, fit: Fit) -> str:
    law = f"sigma: {worth.sigma:.3f}" if worth.law == "lognormal" else f"law: weibull, shape: {worth.shape:.3f}"
    odds = f", odds: {fit.sizes.size_odds:.3f}" if fit.sizes.size_odds else ""
    return f"mean: {_money(worth.mean)}, {law}{odds}"


def _discount_origin(fit: Fit) -> str:
    return "[assumption]" if fit.sizes.habit is None else "[file]"


def _rivals(odds: Odds) -> Iterator[str]:
    yield "# All rivals as one, as strong as won and lost deals say: [file]."
    yield "rivals:"
    yield f"  others: {{name: {{en: Others, zh: 其他供应商}}, price: 1, quality: {odds.others:.3f}}}"


def _sources(fit: Fit) -> Iterator[str]:
    arrivals, origin = fit.arrivals, _origin(fit.arrivals.is_told)
    habits = f"tide: {arrivals.weekly_swing:.2f}, weekend: {arrivals.weekend:.2f}"
    if set(arrivals.weekdays) != {1.0}:
        habits += f", weekdays: [{', '.join(f'{factor:g}' for factor in arrivals.weekdays)}]"
    pace = (
        f"{arrivals.deals:,} deals in {arrivals.days} days"
        if arrivals.is_told
        else f"{arrivals.per_year:,.0f} leads a year"
    )
    yield f"# {origin} {pace}, parted by {fit.groups.by} and (below) by territory."
    if not fit.filing.lists_cold:
        warm = 1 - fit.filing.cold
        yield f"# [published] only {warm:.0%} of leads are still warm when somebody talks to them: so many more leads than deals."
    yield f"# tide: {origin} how much the weeks of all leads together rise and fall."
    yield "sources:"
    for product in fit.sizes.products:
        rate = lead_rate(fit, product.share)
        yield f"  {product.key}: {{segment: {product.key}, per: rep, per_year: {rate:.4g}, {habits}}}"


def _reps(fit: Fit, staff: Staff | None) -> Iterator[str]:
    quotas = staff.quotas if staff is not None else {}
    team, shrunk = fit.team, f"{1 - fit.team.kept:.0%}"
    has_skill = any(team.skill.values())
    if not team.is_told:
        yield "# [assumption] no reps on file: equal ones."
    else:
        yield f"# [file] share of deals, moved {shrunk} of the way to equal."
        yield f"# Skill: {'[file] moved towards equal by the part luck makes' if has_skill else 'none is read from the file'}."
    if quotas:
        yield f"# Quota of one {PERIOD}: [file] people."
    yield "reps:"
    for key, territory in team.territories.items():
        skill = f", skill: {team.skill[key]:.3f}" if has_skill else ""
        quota = f", quota: {_money(quotas[key])}" if key in quotas else ""
        yield f"  {key}: {{territory: {territory:.3f}{skill}{quota}}}"


def _pipeline(fit: Fit, odds: Odds) -> Iterator[str]:
    work, time = work_hours(fit), fit.time
    origin = "[file] most likely curve, open deals counted" if time.is_told else "[assumption], spread [published]"
    yield "pipeline:"
    yield "  kind: buyer"
    yield f"  # time to decide: {origin}; hours of work: [assumption]"
    yield "  stages:"
    yield f"    quote: {{name: {{en: Quote, zh: 报价}}, delay: 0, work: {work}}}"
    yield "    decision:"
    yield "      name: {en: Decision, zh: 决定}"
    yield f"      delay: {time.main.median:.4g}"
    yield (
        f"      sigma: {time.main.spread:.3f}"
        if time.main.law == "lognormal"
        else f"      law: {time.main.law}\n      shape: {time.main.spread:.3f}"
    )
    if len(time.parts) > 1:
        yield "      # [file] buyers who take their own time, and how much likelier (log-odds) they are won"
        yield "      slow:"
    for part in time.parts[1:]:
        name, note = ("never", "  # stays open for good") if part.is_idle else ("slow", "")
        odds_said = "" if part.is_idle else f", odds: {odds.slow:.3f}"
        yield f"        {name}: {{share: {part.share:.4f}, delay: {part.median:.4g}, sigma: {part.spread:.3f}{odds_said}}}{note}"
    yield f"      work: {work}"
    yield "  quote_stage: quote"
    yield from _first_response(fit)
    yield "  rival_forces: 1000000  # [assumption] nothing else ends a deal: all the time is in the decision"
    yield "  patience: 1000000      # [assumption]"
    yield "  promise_speed: 0       # [assumption] outcome and time hang together by slow buyers only"
    yield "  promise_patience: 0    # [assumption]"
    yield "  promise_worth: 0       # [assumption]"


def _first_response(fit: Fit) -> Iterator[str]:
    response = fit.response
    told = (
        f"[file] {response.contacts:,} first answers"
        if response.is_told
        else "[published] lead-response audits (Oldroyd et al. 2011, HBR): with nights and weekends mean 42 h"
    )
    yield f"  # hours until somebody turns to a new lead, office hours not yet counted: {told}"
    yield f"  first_response: {{median: {response.median:.3g}, sigma: {response.sigma:.3g}}}"
    yield "  # how fast leads cool: [published] by vendors, upper bounds; share of hot ones: [assumption]"
    yield (
        f"  interest: {{hot_share: {INTEREST.hot_share:g}, hot_half_life: {INTEREST.hot_half_life:g}, "
        f"warm_half_life: {INTEREST.warm_half_life:g}}}"
    )


def _policies(fit: Fit, staff: Staff | None) -> Iterator[str]:
    limit, told = f"{2 * (fit.sizes.habit or 0.0):.4f}", _discount_origin(fit)
    yield "policies:"
    yield "  pricing: {kind: list}"
    yield f"  discount: {{kind: authority, rep: {limit}, manager: {limit}}}  # {told} what is asked is given"
    yield "  channel: {kind: direct}  # [assumption]"
    yield f"  credit: {{kind: one-term, days: {CREDIT_DAYS}}}  # [assumption]"
    yield "  incentive:"
    yield "    kind: plan"
    base = staff.base if staff is not None else None
    if staff is None or base is None:
        yield f"    base_per_month: {BASE_PAY}  # [assumption]"
    else:
        mean = "all the same" if staff.has_one_base else "the mean: bases differ"
        yield f"    base_per_month: {_money(base)}  # [file] people, {mean}"
    if staff is not None and staff.quotas:
        yield f"    period: {PERIOD}"
    yield "    pays: {}  # [assumption] the export knows no pay plan"


def _variants() -> Iterator[str]:
    yield "objective: gross_profit"
    yield "variants:"
    yield "  price-plus-3:"
    yield "    name: {en: Prices +3%, zh: 提价 3%}"
    yield "    set: {policies.pricing.factor: 1.03}"
    yield f"  answer-within-{PROMISE}h:  # its gain is an upper bound, as the speed at which leads cool is"
    yield f"    name: {{en: First response within {PROMISE} h, zh: {PROMISE} 小时内首次回应}}"
    yield f"    set: {{pipeline.first_response.within: {PROMISE}}}"


def _origins(fit: Fit, staff: Staff | None) -> Iterator[str]:
    yield "origins:"
    yield from (f"  {path}: {origin}" for path, origin in origins(fit, staff).items())

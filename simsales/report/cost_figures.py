"""Figures for machines: the JSON of a costing.

`cost --json`: `{"scenario", "variant", "seed", "run_seeds", "replications", "currency", "quantiles", "cases": {CASE: {"label",
"demand", "windfall", "rep", SPREAD..., "pay_change", "sales_change", "more_pay", "pay_by_line", "attainment": [{"from", "to",
"periods", "share", "pay", "pay_share"}], "attainment_by_period", "top": {"count", "pay", "sales"}, "limits": {NAME: {"broken",
"n"}}}}, "at_target", "curve": {"rep", "quota", "months", "payouts": [PAYOUT]}|null, "digest"}`. SPREAD is one of pay, pay_share,
sales, selling_cost_share, contribution, each `{"n", "mean", "low", "p50", "high", "low_is": "P10"|"lowest", "high_is":
"P90"|"highest"}`, as is more_pay (pay above the base case); a change is `{"mean", "ci", "n"}` as a part of the base case;
PAYOUT is `{"attainment", "sold", "pay", "lines": {LINE: money}}`; at_target is pay with everybody at 100% of quota.
Money is in major units; null where there was nothing to measure.
"""

from __future__ import annotations

import math
from typing import Any

from simsales.experiment.costing import CaseCost, Costing
from simsales.experiment.payouts import Payout, last_plan, middle_rep, pay_at_target, payouts, quotas_under
from simsales.experiment.spread import METHOD, Spread
from simsales.units import Currency
from simsales.world.calendar import MONTHS

from .figures import estimate_json, in_both, null_for_nan


def spread_json(found: Spread) -> dict[str, Any]:
    low, high = ("lowest", "highest") if found.is_range else ("P10", "P90")
    figures = {"mean": found.mean, "low": found.low, "p50": found.middle, "high": found.high}
    shown = {name: null_for_nan(value) for name, value in figures.items()}
    return {"n": found.n, **shown, "low_is": low, "high_is": high}


def payout_json(payout: Payout, money: Currency) -> dict[str, Any]:
    return {
        "attainment": payout.attainment,
        "sold": money.major(payout.sold),
        "pay": money.major(payout.total),
        "lines": {name: money.major(line) for name, line in payout.lines.items()},
    }


def costing_json(scenario: str, costing: Costing) -> dict[str, Any]:
    """The contract of `cost --json`, as described above."""
    return {
        "scenario": scenario,
        "variant": costing.variant,
        "seed": costing.seed,
        "run_seeds": costing.run_seeds,
        "replications": costing.replications,
        "currency": costing.scenario.money.code,
        "quantiles": METHOD,
        "cases": {name: _case_json(costing, cost) for name, cost in costing.cases.items()},
        "at_target": costing.scenario.money.major(pay_at_target(costing.scenario)),
        "curve": _curve_json(costing),
        "digest": f"sha256:{costing.digest}",
    }


def _case_json(costing: Costing, cost: CaseCost) -> dict[str, Any]:
    money = costing.scenario.money
    return {
        "label": in_both(cost.case.label),
        "demand": cost.case.demand,
        "windfall": cost.case.windfall,
        "rep": cost.case.rep,
        "pay": spread_json(cost.pay),
        "pay_share": spread_json(cost.share),
        "sales": spread_json(cost.sales),
        "selling_cost_share": spread_json(cost.selling_cost_share),
        "contribution": spread_json(cost.contribution),
        "pay_change": estimate_json(cost.pay_change),
        "sales_change": estimate_json(cost.sales_change),
        "more_pay": spread_json(cost.more_pay),
        "pay_by_line": dict(cost.pay_by_line),
        "attainment": [
            {
                "from": band.low,
                "to": None if math.isinf(band.high) else band.high,
                "periods": band.count,
                "share": null_for_nan(band.share),
                "pay": money.major(band.pay) if band.count else None,
                "pay_share": null_for_nan(band.pay_share),
            }
            for band in cost.bands
        ],
        "attainment_by_period": cost.attainment_by_period,
        "top": {
            "count": cost.top.count,
            "pay": null_for_nan(cost.top.pay),
            "sales": null_for_nan(cost.top.sales),
        },
        "limits": {name: {"broken": cost.over(limit), "n": len(cost.years)} for name, limit in costing.limits.items()},
    }


def _curve_json(costing: Costing) -> dict[str, Any] | None:
    scenario, rep = costing.scenario, middle_rep(costing.scenario)
    if rep is None:
        return None
    plan, money = last_plan(scenario), scenario.money
    return {
        "rep": rep,
        "quota": money.major(quotas_under(scenario, plan)[rep].bookings),
        "months": MONTHS[plan.period],
        "payouts": [payout_json(payout, money) for payout in payouts(scenario, rep, plan)],
    }

"""Figures for machines: the JSON of what people earn under today's plan and others.

`earnings --json`: `{"scenario", "seed", "run_seeds", "replications", "currency", "quantiles", "variants": {VARIANT: {REP:
{"years", "today": SPREAD, "unchanged": CHANGED|null, "reactions": CHANGED, "hours": {"today", "new"}, "at": {"months": {"today",
"new"}, "today": [PAYOUT], "new": [PAYOUT], "less_at": [[from, to]]}|null}}}, "digest"}`; SPREAD and PAYOUT as in `cost --json`;
CHANGED is `{"pay": SPREAD, "change": {"mean", "ci", "n"}, "relative", "less", "answer": "yes"|"no"|"same"|"cannot tell"}`, the
answer to "will I earn less?"; `less` counts the years that pay less than today's, `years` those in which the rep stays under
both plans; `less_at` are the attainments at which a year under the new plan pays less.
REP is the key of the scenario, or R01, R02, ... without names. Money is in major units; null where there was nothing to measure.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simsales.experiment.earnings import Changed, Earnings, RepEarnings, terms
from simsales.experiment.spread import METHOD

from .cost_figures import payout_json, spread_json
from .figures import estimate_json, null_for_nan


def earnings_json(scenario: str, earnings: Earnings, called: Mapping[str, str]) -> dict[str, Any]:
    """The contract of `earnings --json`, as described above; `called` are the reps to tell of, by key."""
    return {
        "scenario": scenario,
        "seed": earnings.seed,
        "run_seeds": earnings.run_seeds,
        "replications": earnings.replications,
        "currency": earnings.scenario.money.code,
        "quantiles": METHOD,
        "variants": {
            variant: {
                who: _rep_json(earnings, earnings.of(rep, variant), variant)
                for rep, who in called.items()
                if rep in earnings.variants[variant].reps
            }
            for variant in earnings.others
        },
        "digest": f"sha256:{earnings.digest}",
    }


def _rep_json(earnings: Earnings, found: RepEarnings, variant: str) -> dict[str, Any]:
    return {
        "years": found.old.n,
        "today": spread_json(found.old),
        "unchanged": None if found.unchanged is None else _changed_json(found.unchanged),
        "reactions": _changed_json(found.reactions),
        "hours": {"today": null_for_nan(found.old_hours), "new": null_for_nan(found.new_hours)},
        "at": _terms_json(earnings, found.rep, variant),
    }


def _changed_json(changed: Changed) -> dict[str, Any]:
    return {
        "pay": spread_json(changed.pay),
        "change": estimate_json(changed.change),
        "relative": null_for_nan(changed.relative),
        "less": changed.less,
        "answer": changed.answer,
    }


def _terms_json(earnings: Earnings, rep: str, variant: str) -> dict[str, Any] | None:
    told, money = terms(earnings.scenario, earnings.variants[variant], rep), earnings.scenario.money
    if told is None:
        return None
    return {
        "months": {"today": told.old_drivers.months, "new": told.new_drivers.months},
        "today": [payout_json(payout, money) for payout in told.old],
        "new": [payout_json(payout, money) for payout in told.new],
        "less_at": [list(one) for one in told.less_at],
    }

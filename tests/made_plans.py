"""Made-up pay plans and worlds for tests: one line of each kind, plans of them, plans that change on the way."""

from __future__ import annotations

from hypothesis import strategies as st

TIERS = [{"from": 0, "rate": 0.01}, {"from": 0.5, "rate": 0.04}]
LINES = {
    "sales": {"kind": "commission", "rate": 0.03, "cap_at": 1.2},
    "advance": {"kind": "commission", "rate": 0.02, "draw": 300, "recoverable": True},
    "margin": {"kind": "commission", "rate": 0.05, "basis": "margin", "starts_at": 0.2, "on": "whole"},
    "paid": {"kind": "commission", "rate": 0.06, "basis": "margin-cash", "paid_within": 40},
    "cash": {"kind": "tiers", "on": "above", "tiers": TIERS, "basis": "cash"},
    "year": {"kind": "tiers", "on": "above", "tiers": TIERS, "reset": "year"},
    "goal": {"kind": "bonus", "at": 0.4, "amount": 777.77},
    "renewals": {"kind": "bonus", "amount": 120, "gate": {"kpi": "retention", "at_least": 0.6}},
    "push": {"kind": "spif", "product": "kit", "rate": 0.031, "first_day": 10, "last_day": 80},
    "race": {"kind": "contest", "prizes": [500.01, 200.02]},
    "pool": {"kind": "team-bonus", "at": 0.3, "amount": 333.33, "split": "by quota"},
    "score": {
        "kind": "scorecard",
        "multiplies": "sales",
        "measures": {"a": {"of": "attainment", "weight": 0.5}, "r": {"of": "retention", "weight": 0.5}},
    },
    "floor": {"kind": "penalty", "below": 0.3, "amount": 50},
    "cup": {"kind": "recognition", "at": 1},
    "award": {"kind": "long-term-award", "at": 0.3, "amount": 100, "vests_after": 1},
    "up": {"kind": "ladder", "at": 0.3, "periods": 1},
}
"""One of each kind; every kind there is must be among them."""

SPARE = {"sales"}


@st.composite
def plans(draw, periods=("month", "quarter", "year")):
    names = draw(st.sets(st.sampled_from(sorted(LINES)), min_size=1, max_size=6)) | SPARE
    plan = {
        "kind": "plan",
        "base_per_month": draw(st.sampled_from([0, 1000, 3333.33])),
        "period": draw(st.sampled_from(periods)),
        "pays": {name: LINES[name] for name in sorted(names)},
        "clawback_days": draw(st.sampled_from([0, 100])),
        "partner_share": draw(st.sampled_from([0, 1 / 3])),
    }
    if draw(st.booleans()):
        plan["ratchet"] = {"every": "year"}
    return plan


@st.composite
def incentives(draw):
    if draw(st.sampled_from([True, True, False])):
        return draw(plans())
    announced = draw(st.sampled_from([0, 30]))
    return {
        "kind": "dated",
        "now": draw(plans()),
        "changes": {
            "new": {
                "announced": announced,
                "effective": draw(st.sampled_from([30, 56, 91, 200])),
                "by": draw(st.sampled_from(["signing", "delivery", "cash"])),
                "until": draw(st.sampled_from([None, 200])),
                "plan": draw(plans()),
            }
        },
    }


WORLDS = st.fixed_dictionaries(
    {
        "horizon": st.sampled_from([60, 91, 150, 400]),
        "policies.credit": st.sampled_from(
            [{"kind": "prepaid"}, {"kind": "one-term", "days": 30}, {"kind": "one-term", "days": 1}]
        ),
        "payment": st.sampled_from([{"write_off": 10}, {"write_off": 90}]),
        "aftersales.delivery": st.sampled_from([0, 5]),
        "aftersales.production": st.sampled_from([None, {"median": 9, "sigma": 0.6}]),
        "aftersales.penalty": st.sampled_from([None, {"a_day": 0.03, "at_most": 0.4}]),
        "aftersales.complaints": st.sampled_from([None, {"broken": 1, "settles": 0.3, "standoff": 15, "cancels": 0.8}]),
        "reps.li.partner": st.sampled_from([None, "wang"]),
        "reps.wang.quota": st.sampled_from([20_000, 7_777.77]),
    }
)

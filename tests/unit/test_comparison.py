"""What may be said of a difference: intervals, Holm, verdicts, the best within the limits, and when nobody can tell."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsales.errors import ScenarioError
from simsales.experiment.comparison import Comparison
from simsales.experiment.estimates import estimate, holm
from simsales.experiment.runner import run_experiment
from simsales.experiment.runs import Results, RunResult
from simsales.experiment.unchanged import PAID
from simsales.registry import installed
from simsales.spec.casefile import open_case
from tests.small_world import BUYER, TABLE, lived, made

NAN = math.nan
RESTING = dict.fromkeys(installed().kinds("kpi"), 1.0)

numbers = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))


def judged(variants, *, limits=None, objective="revenue", kpi="revenue", reps=None):
    """A comparison of variants whose runs differ in one KPI, or in several (kpi: values)."""
    scenario = made(TABLE, {"objective": objective, "limits": limits or {}})
    columns = {name: spec if isinstance(spec, dict) else {kpi: spec} for name, spec in variants.items()}
    per_rep = reps or {}
    runs = {
        name: [
            RunResult(
                RESTING | {measure: values[i] for measure, values in spec.items()}, per_rep.get(name, [{}] * 99)[i], ""
            )
            for i in range(len(next(iter(spec.values()))))
        ]
        for name, spec in columns.items()
    }
    return Comparison(Results(scenario, 1, runs))


# Intervals


def test_a_t_interval_by_hand():
    """1, 2, 3, 4, 5: mean 3, sd 1.5811, standard error .7071, t(4) = 2.7764: 3 +- 1.9632; t = 4.2426, p = .0132."""
    five = estimate([1, 2, 3, 4, 5])
    assert (five.mean, five.n) == (3, 5)
    assert (five.low, five.high) == pytest.approx((1.03676, 4.96324), abs=1e-5)
    assert five.margin == pytest.approx(1.96324, abs=1e-5)
    assert five.p == pytest.approx(0.013236, abs=1e-5)
    assert five.excludes_zero


def test_an_interval_of_two_is_wide():
    """1 and 3: standard error 1, t(1) = 12.706."""
    assert estimate([1, 3]).low == pytest.approx(2 - 12.7062, abs=1e-4)


def test_one_replication_has_a_mean_and_no_interval():
    one = estimate([7.0])
    assert (one.mean, one.n) == (7, 1)
    assert math.isnan(one.low)
    assert not one.excludes_zero


def test_replications_without_a_value_are_left_out():
    assert estimate([1, NAN, 2, 3, NAN, 4, 5]) == estimate([1, 2, 3, 4, 5])
    assert estimate([NAN, NAN]).n == 0
    assert math.isnan(estimate([]).mean)


def test_a_difference_that_never_varies_is_certain_and_zero_is_nothing():
    assert estimate([2.0, 2.0, 2.0]).p == 0
    nothing = estimate([0.0, 0.0, 0.0])
    assert (nothing.p, nothing.all_zero, nothing.low, nothing.high) == (1, True, 0, 0)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(numbers, min_size=3, max_size=20), st.floats(0.1, 100), numbers)
def test_an_interval_moves_and_stretches_with_its_values(values, factor, shift):
    plain, moved = estimate(values), estimate([factor * value + shift for value in values])
    scale = 1e-9 * (1 + factor * 1e6)
    assert (moved.low, moved.high) == pytest.approx(
        (factor * plain.low + shift, factor * plain.high + shift), rel=1e-6, abs=scale
    )


def test_19_of_20_intervals_hold_the_truth():
    samples = np.random.default_rng(5).normal(3, 2, (2_000, 8))
    inside = sum(result.low <= 3 <= result.high for result in map(estimate, samples.tolist()))
    assert abs(inside - 1_900) < 3 * math.sqrt(2_000 * 0.05 * 0.95)


# Many questions at once


def test_holm_on_a_worked_example():
    """.01, .04, .03, .005: sorted .005 < .05/4, .01 < .05/3, .03 > .05/2: stop. (Bonferroni would agree, plain .05 not.)"""
    assert holm([0.01, 0.04, 0.03, 0.005]) == [True, False, False, True]
    assert holm([0.01, 0.02, 0.03, 0.04]) == [True, False, False, False]  # .01 < .0125; .02 > .0167
    assert holm([0.01, 0.015, 0.02, 0.04]) == [True, True, True, True]
    assert holm([]) == []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.floats(0, 1), max_size=12))
def test_holm_says_no_less_than_bonferroni_and_no_more_than_each_alone(p_values):
    rejected = holm(p_values)
    for p, is_rejected in zip(p_values, rejected, strict=True):
        assert is_rejected or p > 0.05 / len(p_values)
        assert p <= 0.05 or not is_rejected
    assert all(
        p <= max((q for q, r in zip(p_values, rejected, strict=True) if r), default=-1)
        for p in (q for q, r in zip(p_values, rejected, strict=True) if r)
    )


# Verdicts

TEN = [100.0 + i for i in range(10)]


def verdict(theirs, mine, kpi="revenue"):
    return judged({"baseline": theirs, "new": mine}, kpi=kpi).verdicts["new"][kpi]


def plus(amount, spread=0.0):
    return [value + amount + spread * (-1) ** i for i, value in enumerate(TEN)]


def test_more_revenue_is_better_and_more_pay_cost_worse():
    assert verdict(TEN, plus(5, 1)) == "better"
    assert verdict(TEN, plus(-5, 1)) == "worse"
    assert verdict(TEN, plus(5, 1), "pay_cost") == "worse"
    assert verdict(TEN, plus(-5, 1), "pay_cost") == "better"


def test_what_differs_in_no_pair_is_the_same_and_what_differs_in_one_is_not():
    assert verdict(TEN, TEN) == "same"
    assert verdict(TEN, [*TEN[:-1], TEN[-1] + 0.01]) == "unclear"


def test_a_small_gain_in_much_noise_is_unclear():
    assert verdict(TEN, plus(0.5, 20)) == "unclear"


def test_a_measure_without_a_better_side_is_information():
    assert verdict(TEN, plus(5), "utilisation") == "info"
    assert verdict(TEN, TEN, "utilisation") == "same"


def test_one_pair_proves_nothing():
    assert verdict([1.0], [2.0]) == "unclear"


def test_pairs_without_a_value_on_either_side_are_dropped():
    assert verdict([NAN, *TEN], [3.0, *plus(5, 1)]) == "better"
    comparison = judged({"baseline": [NAN, *TEN], "new": [3.0, *plus(5, 1)]})
    assert (comparison.differences["new"]["revenue"].n, comparison.differences["new"]["revenue"].mean) == (10, 5)


def test_a_measure_that_never_has_a_value_is_the_same_and_one_that_appears_is_not():
    assert verdict([NAN] * 3, [NAN] * 3) == "same"
    assert verdict([NAN] * 3, [1.0] * 3) == "unclear"


def test_a_value_that_is_there_on_one_side_only_is_not_the_same():
    assert verdict([NAN, *TEN], [3.0, *TEN]) != "same"


def test_one_clear_difference_stays_clear_among_twenty_measures_and_a_borderline_one_does_not():
    """p = .0132 (1..5) is clear alone; beside other real questions Holm asks for less than .05 / how many there are."""
    alone = judged({"baseline": [0.0] * 5, "new": [1.0, 2.0, 3.0, 4.0, 5.0]})
    assert alone.verdicts["new"]["revenue"] == "better"
    noise = {kpi: [1.0, -1.0, 1.0, -1.0, 0.5] for kpi in ("cash", "units", "new_customers", "win_rate", "margin")}
    among = judged(
        {
            "baseline": {"revenue": [0.0] * 5} | {kpi: [0.0] * 5 for kpi in noise},
            "new": {"revenue": [1.0, 2.0, 3.0, 4.0, 5.0]} | noise,
        }
    )
    assert among.verdicts["new"]["revenue"] == "unclear"
    assert among.differences["new"]["revenue"].excludes_zero  # the interval itself stays plain


def test_twenty_measures_of_nothing_seldom_produce_a_better_one():
    """Fifty experiments of five variants without any effect: Holm lets through about one in twenty, not one in each."""
    luck, wrong = np.random.default_rng(9), 0
    for _ in range(50):
        base = {kpi: luck.normal(size=12).tolist() for kpi in ("revenue", "cash", "pay_cost", "units")}
        made_up = {f"v{number}": {kpi: luck.normal(size=12).tolist() for kpi in base} for number in range(5)}
        verdicts = judged({"baseline": base, **made_up}).verdicts
        wrong += any(word in ("better", "worse") for row in verdicts.values() for word in row.values())
    assert wrong <= 7


# Who is best


def test_the_leader_is_best_when_it_beats_every_other():
    comparison = judged({"baseline": TEN, "good": plus(3, 1), "better": plus(9, 1)})
    assert (comparison.best, comparison.decision) == ("better", "best")


def test_the_baseline_may_be_best():
    comparison = judged({"baseline": TEN, "bad": plus(-3, 1)})
    assert (comparison.best, comparison.decision) == ("baseline", "best")


def test_nobody_can_tell_two_leaders_apart_that_differ_by_noise():
    comparison = judged({"baseline": TEN, "one": plus(9, 4), "two": plus(9.1, -4)})
    assert (comparison.best, comparison.decision) == (None, "cannot tell")


def test_leaders_that_are_the_same_are_a_tie():
    comparison = judged({"baseline": TEN, "one": plus(9, 1), "two": plus(9, 1)})
    assert (comparison.best, comparison.decision) == (None, "tie")


def test_a_tie_of_two_is_no_tie_while_a_third_may_still_be_better():
    comparison = judged({"baseline": TEN, "one": plus(9, 1), "two": plus(9, 1), "three": plus(8.9, -9)})
    assert comparison.decision == "cannot tell"


def test_less_is_best_where_less_is_better():
    assert judged({"baseline": TEN, "lean": plus(-9, 1)}, objective="pay_cost", kpi="pay_cost").best == "lean"


def test_an_objective_without_any_value_leaves_nobody_best():
    comparison = judged({"baseline": [NAN] * 3, "new": [NAN] * 3})
    assert (comparison.best, comparison.decision) == (None, "cannot tell")


def test_other_lenses_name_other_winners():
    comparison = judged(
        {"baseline": {"revenue": TEN, "pay_cost": TEN}, "grow": {"revenue": plus(9, 1), "pay_cost": plus(9, 1)}}
    )
    assert comparison.winners == {"revenue": "grow", "gross_profit": "baseline", "pay_cost": "baseline"}


# Limits


def limits_of(limit, base, new, kpi="margin", **more):
    return judged({"baseline": base, "new": new}, kpi=kpi, limits={"line": {"kpi": kpi, **limit}}, **more)


def limited(limit, base, new, kpi="margin", **more):
    return limits_of(limit, base, new, kpi, **more).broken_limits["new"]


def kept(limit, years, **more):
    return limits_of(limit, years, years, **more).judged["new"]["line"].verdict


def test_a_limit_is_about_the_mean_unless_it_says_more():
    years = [0.32, 0.34] * 20
    assert kept({"at_least": 0.32}, years) == kept({"at_most": 0.34}, years) == "kept"
    assert kept({"at_least": 0.34}, years) == kept({"at_most": 0.32}, years) == "broken"


def test_what_the_years_do_not_say_cannot_be_told():
    years = [0.30, 0.40, 0.35, 0.25]
    assert kept({"at_least": 0.32}, years) == kept({"at_most": 0.32}, years) == "cannot tell"
    assert kept({"at_least": 0.32}, years * 20) == "cannot tell"
    assert kept({"at_least": 0.31}, years * 20) == "kept"


def test_a_limit_shows_the_figure_it_looks_at_with_its_interval():
    found = limits_of({"at_most": 1.1, "against": "baseline"}, [100.0, 100.0], [104.0, 106.0]).judged["new"]["line"]
    assert found.value == pytest.approx(1.05)
    assert (found.low + found.high) / 2 == pytest.approx(1.05)
    assert found.high - found.low == pytest.approx(2 * 12.706 * 0.01, rel=1e-3)  # t of one degree of freedom


def test_a_limit_for_a_share_of_years_counts_years():
    years = [0.30, 0.40, 0.35, 0.25] * 24
    assert kept({"at_least": 0.30, "share_of_years": 0.65}, years) == "kept"
    assert kept({"at_least": 0.30, "share_of_years": 0.75}, years) == "cannot tell"
    assert kept({"at_least": 0.31, "share_of_years": 0.75}, years) == "broken"
    assert kept({"at_least": 0.25, "share_of_years": 1}, [0.3] * 3) == "cannot tell"  # three years prove no certainty


def test_nine_years_out_of_ten_need_thirty_six_good_years_to_be_believed():
    limit = {"at_least": 0.3, "share_of_years": 0.9}
    assert kept(limit, [0.4] * 35) == "cannot tell"
    assert kept(limit, [0.4] * 36) == "kept"


def test_a_plan_whose_limit_is_open_is_not_called_best():
    years = {"revenue": plus(9, 1), "margin": [0.30, 0.40] * 5}
    comparison = judged(
        {"baseline": {"revenue": TEN, "margin": [0.9] * 10}, "new": years},
        limits={"line": {"kpi": "margin", "at_least": 0.34}},
    )
    assert (comparison.front_runner, comparison.best, comparison.decision) == ("new", None, "cannot tell")
    assert comparison.open_limits["new"] == ["line"]


def test_a_limit_against_the_baseline_is_a_share_of_it_year_by_year():
    assert limited({"at_least": 0.95, "against": "baseline"}, [100, 200], [96, 191]) == []
    assert limited({"at_least": 0.95, "against": "baseline"}, [100, 200], [94, 189]) == ["line"]
    assert limited({"at_most": 1.0, "against": "baseline"}, [100, 200], [100, 200]) == []


def test_years_without_a_value_or_without_a_base_say_nothing():
    assert limited({"at_least": 0.9}, [1, 1], [NAN, 0.95]) == []
    assert limited({"at_least": 0.9}, [1, 1], [NAN, NAN]) == []
    assert limited({"at_least": 0.9, "against": "baseline"}, [0, 10], [5, 9.5]) == []


def test_a_limit_on_the_worst_rep_looks_at_everybodys_mean_over_the_years():
    def years(*rows):
        return [{"margin": {"li": li, "wang": wang}} for li, wang in rows] * 20

    reps = {"baseline": years((0.5, 0.5), (0.5, 0.5)), "new": years((0.61, 0.6), (0.59, 0.7))}

    def found(**limit):
        ones = [1] * 40
        return limits_of({"of": "worst rep", **limit}, ones, ones, reps=reps).judged["new"]["line"]

    assert found(at_least=0.59).verdict == "kept"  # li .6, wang .65
    assert found(at_least=0.59).value == pytest.approx(0.6)
    assert found(at_least=0.61).verdict == "broken"
    assert found(at_least=0.595, share_of_years=0.9).verdict == "broken"  # every other year's worst is .59
    assert found(at_least=1.19, against="baseline").verdict == "kept"
    assert found(at_least=1.21, against="baseline").verdict == "broken"
    assert found(at_most=0.67).verdict == "kept"  # the worst is the highest
    assert found(at_most=0.55).verdict == "broken"


def test_who_breaks_a_limit_cannot_be_best():
    comparison = judged(
        {
            "baseline": {"revenue": TEN, "pay_share": [0.04] * 10},
            "dear": {"revenue": plus(9, 1), "pay_share": [0.06] * 10},
            "fair": {"revenue": plus(3, 1), "pay_share": [0.045] * 10},
        },
        limits={"pay": {"kpi": "pay_share", "at_most": 0.05}},
    )
    assert comparison.broken_limits == {"baseline": [], "dear": ["pay"], "fair": []}
    assert comparison.best == "fair"
    assert comparison.winners["revenue"] == "dear"


def test_when_everybody_breaks_a_limit_nobody_is_best():
    comparison = judged({"baseline": TEN, "new": plus(9, 1)}, limits={"sky": {"kpi": "revenue", "at_least": 1e9}})
    assert (comparison.best, comparison.decision) == (None, "cannot tell")


# The worst rep, in real runs


def worst_rep_revenue(changes, at_least):
    scenario = made(
        BUYER,
        {"horizon": 182, "limits": {"bread": {"kpi": "revenue", "of": "worst rep", "at_least": at_least}}} | changes,
    )
    return Comparison(run_experiment({"baseline": scenario}, replications=2, workers=1)).broken_limits[
        "baseline"
    ], scenario


def test_the_worst_rep_of_a_run_is_found():
    assert worst_rep_revenue({}, 1)[0] == []
    assert worst_rep_revenue({}, 1e9)[0] == ["bread"]


@pytest.mark.parametrize("star", ["Star", "明星"])
def test_a_limit_on_a_group_looks_at_its_reps_together(star):
    def broken(group, at_least):
        people = {
            "reps": {
                "li": {"quota": 20_000, "group": {"en": "Star", "zh": "明星"}},
                "wang": {"quota": 20_000, "territory": 0, "group": {"en": "Core", "zh": "骨干"}},
                "zhou": {"quota": 20_000, "group": {"en": "Star", "zh": "明星"}},
            },
            "limits": {"bread": {"kpi": "leads", "of": "group", "group": group, "at_least": at_least}},
            "horizon": 91,
        }
        scenario = made(BUYER, people)
        results = run_experiment({"baseline": scenario}, replications=1, workers=1)
        leads = results.runs["baseline"][0].per_rep["leads"]
        return Comparison(results).broken_limits["baseline"], leads

    (_, leads) = broken(star, 0)
    mean = (leads["li"] + leads["zhou"]) / 2
    assert broken(star, mean)[0] == []
    assert broken(star, mean + 0.1)[0] == ["bread"]


@pytest.mark.parametrize(
    "limit",
    [{"of": "group"}, {"of": "group", "group": "Stern"}, {"group": "Star"}, {"of": "worst rep", "group": "Star"}],
)
def test_a_limit_names_a_group_that_somebody_is_in(limit):
    people = {
        "reps.li.group": {"en": "Star", "zh": "明星"},
        "limits": {"bread": {"kpi": "leads", "at_least": 1, **limit}},
    }
    with pytest.raises(ScenarioError, match="group: Star"):
        made(BUYER, people)


def test_a_rep_who_sold_nothing_is_the_worst_one():
    assert worst_rep_revenue({"reps.zhou": {"quota": 1, "territory": 0}}, 1)[0] == ["bread"]


def test_a_dealer_is_nobodys_worst_rep():
    dealers = {
        "channels": {"direct": {}, "dealers": {"desks": 1, "appeal": -2}},
        "policies.channel": {"kind": "by-segment", "table": {"shops": "dealers"}},
    }
    own, scenario = worst_rep_revenue(dealers, 1)
    assert own == []
    assert worst_rep_revenue(dealers, weakest(scenario))[0] == []


def weakest(scenario):
    """A little less than what the weaker of our own reps sold in the weaker of the two years."""
    years = [
        installed().kinds("kpi")["revenue"].by(lived(scenario, replication=number), "rep", scenario.money)
        for number in (1, 2)
    ]
    return min(sold for year in years for name, sold in year.items() if name in scenario.reps) * 0.999


def plans(**more):
    """A world of two reps under two plans, three years of each."""
    pays = [
        {"sales": {"kind": "commission", "rate": 0.02}},
        {"margin": {"kind": "commission", "rate": 0.07, "basis": "margin"}},
    ]
    worlds = [made(BUYER, {"policies.incentive.pays": one}, **more) for one in pays]
    return run_experiment(dict(zip(("baseline", "new"), worlds, strict=True)), replications=3, workers=1)


def test_if_nobody_changes_fixed_reps_are_paid_what_a_run_under_the_plan_pays():
    results = plans()
    for run in results.runs["new"]:
        assert [run.unchanged.kpis[kpi] for kpi in PAID] == [run.kpis[kpi] for kpi in PAID]


def test_if_nobody_changes_the_current_plan_costs_what_it_costs():
    results = plans(people={"behaviour": "responsive"})
    for run in results.runs["baseline"]:
        assert run.unchanged.kpis == run.kpis
    assert any(run.unchanged.kpis["revenue"] != run.kpis["revenue"] for run in results.runs["new"])
    assert set(Comparison(results).unchanged) == {"baseline", "new"}


def test_a_change_of_anything_but_pay_has_no_unchanged_block():
    dearer = made(BUYER, {"policies.pricing.factor": 1.1})
    results = run_experiment({"baseline": made(BUYER), "dearer": dearer}, replications=2, workers=1)
    assert all(run.unchanged is None for run in results.runs["dearer"])
    assert set(Comparison(results).unchanged) == {"baseline"}


# Plan A against plan A, with people who react to it

REACTING = {
    "behaviour": "responsive",
    "skills": {},
    "staying": {"base": 0.1, "vacancy": 20, "outside": 10_000, "cost": 500},
}
SALES, GOAL = {"kind": "commission", "rate": 0.03, "cap_at": 1.1}, {"kind": "bonus", "at": 0.8, "amount": 300}
RACE = {"race": {"kind": "contest", "prizes": [300, 100]}, "pool": {"kind": "team-bonus", "at": 0.7, "amount": 200}}
BEFORE, AFTER = ({"base_per_month": 1000, "pays": {"sales": {**SALES, "rate": rate}}} for rate in (0.03, 0.01))
SAME_PLANS = {
    "goals": {"kind": "plan", "base_per_month": 1000, "pays": {"sales": SALES, "goal": GOAL}},
    "of the team": {"kind": "plan", "base_per_month": 1000, "ratchet": {}, "pays": {"sales": SALES, **RACE}},
    "dated": {
        "kind": "dated",
        "now": BEFORE,
        "changes": {"new": {"announced": 60, "effective": 120, "by": "cash", "plan": AFTER}},
    },
}


def differs_in_nothing(baseline, same, replications):
    comparison = Comparison(run_experiment({"baseline": baseline, "same": same}, replications=replications, workers=1))
    assert set(comparison.verdicts["same"].values()) == {"same"}
    for kpi, found in comparison.differences["same"].items():
        assert found.all_zero or (found.n == 0 and math.isnan(comparison.estimates["baseline"][kpi].mean)), kpi
    assert comparison.unchanged["same"] == comparison.unchanged["baseline"]
    for name, runs in comparison.results.runs.items():
        for run, twin in zip(runs, comparison.results.runs["baseline"], strict=True):
            assert run.unchanged == twin.unchanged, name
            assert all(run.unchanged.kpis[kpi] == run.kpis[kpi] for kpi in PAID)
    return comparison


@pytest.mark.parametrize("name", SAME_PLANS)
def test_a_plan_differs_from_itself_by_exactly_nothing_though_people_react(name):
    worlds = [made(BUYER, {"people": REACTING, "policies.incentive": SAME_PLANS[name]}) for _ in range(2)]
    comparison = differs_in_nothing(*worlds, replications=3)
    assert comparison.decision == "tie"
    fixed = made(BUYER, {"policies.incentive": SAME_PLANS[name]})
    assert lived(fixed).log.length != lived(worlds[0]).log.length  # they do react


def test_one_rule_in_two_wordings_differs_by_exactly_nothing():
    sales = {"kind": "tiers", "on": "above", "tiers": [{"from": 0, "rate": 0.03}, {"from": 1.1, "rate": 0}]}
    wordings = [{"sales": SALES, "goal": GOAL}, {"sales": sales, "goal": GOAL}]
    worlds = [made(BUYER, {"people": REACTING, "policies.incentive.pays": pays}) for pays in wordings]
    differs_in_nothing(*worlds, replications=3)


def test_the_shipped_plan_differs_from_itself_by_exactly_nothing():
    scenario = open_case("incentive-rollout").scenario.model_copy(update={"horizon": 100.0})
    differs_in_nothing(scenario, scenario.model_copy(), replications=2)

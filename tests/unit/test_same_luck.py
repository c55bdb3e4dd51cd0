"""Same customers, same luck: what one variant changes leaves every draw of all others where it was."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsales.experiment.comparison import Comparison
from simsales.experiment.runner import run_experiment
from simsales.i18n import Text
from simsales.registry import Registry, installed
from simsales.rng import KeyedLuck
from simsales.session import Finished, Paused, Session
from simsales.world.contracts import Demand
from simsales.world.entities import Product, Rival
from simsales.world.measures import Kpi
from tests.small_world import BUYER, TABLE, key, lived, made, needs_seen

SMALL = {"horizon": 91}
DEALERS = {"channels": {"direct": {}, "dealers": {"desks": 2, "margin": 0.2, "appeal": -0.3}}}
HARMLESS = {
    "a rep more": {"reps.zhou": {"quota": 5_000}},
    "a rep with a partner": {"reps.zhou": {"quota": 5_000, "partner": "li"}},
    "a channel nobody uses": DEALERS,
    "a channel policy that routes nothing": {
        **DEALERS,
        "policies.channel": {"kind": "by-size", "under": 0, "small": "dealers"},
    },
    "a table that sends everybody where they went": {
        "policies.channel": {"kind": "by-segment", "table": {"labs": "direct"}}
    },
    "all leads to dealers": {**DEALERS, "policies.channel": {"kind": "direct", "to": "dealers"}},
    "a rival gone from another segment": {"rivals.gamma.segments": ["labs"]},
    "a rival more": {"rivals.delta": {"price": 0.8}},
    "a product nobody wants": {"products.robot": {"list_price": 9_000, "unit_cost": 1_000}},
    "a source more": {"sources.fair": {"segment": "shops", "per": "firm", "per_year": 80}},
    "a risk": {"risks": {"fire": {"kind": "key-account-failure", "per_year": 20}}},
    "another plan": {"policies.incentive.pays": {"bonus": {"kind": "bonus", "at": 1, "amount": 500}}},
    "another price": {"policies.pricing.factor": 1.2},
    "no credit": {"policies.credit": {"kind": "prepaid"}},
    "other buyers' tastes": {"segments.labs.taste": {"price": -6}, "segments.labs.no_decision": 2},
    "more interest lost": {"pipeline.interest": {"hot_share": 0.9}},
    "a slower delivery": {"aftersales.delivery": 40},
}


def digest(scenario, **session):
    return lived(scenario, **session).log.digest()


# Whatever is added or changed, the others' needs stay


@pytest.mark.parametrize("change", HARMLESS)
def test_every_other_lead_comes_when_it_came_and_wants_what_it_wanted(change):
    before, after = (needs_seen(lived(made(BUYER, SMALL | more))) for more in ({}, HARMLESS[change]))
    assert len(before) > 100
    assert {name: after.get(name) for name in before} == before


@settings(max_examples=20, deadline=None, derandomize=True)
@given(changes=st.sets(st.sampled_from(sorted(HARMLESS)), min_size=2, max_size=5), seed=st.integers(1, 1_000))
def test_several_changes_together_move_no_lead_either(changes, seed):
    merged = {path: value for name in sorted(changes) for path, value in HARMLESS[name].items()}
    before, after = (needs_seen(lived(made(BUYER, {"horizon": 40} | more), seed=seed)) for more in ({}, merged))
    assert {name: after.get(name) for name in before} == before


@pytest.mark.parametrize("change", ["a rep more", "a product nobody wants", "a channel policy that routes nothing"])
def test_the_same_account_wants_the_same_product_whatever_is_added(change):
    def wanted(facts):
        return {
            (key(facts, case["source"]), int(case["ordinal"])): (
                int(case["account"]),
                key(facts, case["product"]),
                int(case["units"]),
            )
            for case in facts.cases
            if key(facts, case["product"]) != "service"
        }

    before, after = (wanted(lived(made(BUYER, SMALL | more))) for more in ({}, HARMLESS[change]))
    assert {name: after.get(name) for name in before} == before


def test_a_new_rep_changes_nothing_in_the_deals_of_the_others():
    """With a stream of leads each, colleagues share no customers without accounts: every event stays, to the microsecond."""

    def told(facts):
        return [
            (
                float(row["t"]),
                int(row["kind"]),
                key(facts, facts.cases[row["subject"]]["source"]),
                int(facts.cases[row["subject"]]["ordinal"]),
                int(row["amount"]),
            )
            for row, by in zip(facts.log.rows(), facts.actor, strict=True)
            if 10 <= int(row["kind"]) & 255 < 40 and key(facts, by) == "li"
        ]

    alone, joined = (told(lived(made(TABLE, more))) for more in ({}, {"reps.zhou": {"quota": 5_000, "territory": 3}}))
    assert len(alone) > 300
    assert joined == alone


def truths(demand, seed=5, count=300):
    pipeline = made(BUYER).pipeline
    needs = pipeline.needs(demand, KeyedLuck(seed))
    return [
        (need.list_value, list(need.delays), list(need.works), need.asks, need.product.name)
        for need in map(needs.__getitem__, range(count))
    ], [need.threshold for need in map(needs.__getitem__, range(count))]


TESTER = Product("tester", 40_000, 25_000, 0.2, 0)
BETA, GAMMA = Rival("beta", 0.95, 0.1, 0.0, 1), Rival("gamma", 1.1, 0.4, 0.1, 2)
DEMAND = Demand(
    "labs/li",
    "labs",
    None,
    0,
    [(1.0, TESTER)],
    1_500.0,
    0.8,
    0.6,
    0.08,
    {"price": -3.5, "quality": 1.0, "brand": 1.0, "terms": 0.15, "relationship": 0.5},
    0.0,
    0.0,
    [BETA, GAMMA],
    100,
)


def test_a_need_keeps_its_truths_when_a_rival_leaves_and_its_threshold_can_only_fall():
    both, alone = truths(DEMAND), truths(replace(DEMAND, rivals=[BETA]))
    assert alone[0] == both[0]
    assert all(fewer <= more for fewer, more in zip(alone[1], both[1], strict=True))
    assert (
        sum(fewer == more for fewer, more in zip(alone[1], both[1], strict=True)) > 100
    )  # gamma did not matter to most


def test_the_order_in_which_rivals_are_written_is_nobodys_luck():
    assert truths(DEMAND) == truths(replace(DEMAND, rivals=[GAMMA, BETA]))


def test_twice_the_deal_size_is_twice_the_value_of_every_need():
    once, twice = truths(DEMAND)[0], truths(replace(DEMAND, deal_mean=3_000.0))[0]
    assert [value for value, *_ in twice] == pytest.approx([2 * value for value, *_ in once], rel=1e-4)
    assert [rest for _, *rest in twice] == [rest for _, *rest in once]


def test_the_same_price_shift_moves_every_threshold_of_no_decision_alike():
    for calm, shy in zip(
        truths(replace(DEMAND, rivals=[]))[1], truths(replace(DEMAND, rivals=[], no_decision=1.5))[1], strict=True
    ):
        assert shy == pytest.approx(calm + 1.5, abs=1e-9)


def test_every_case_has_a_name_of_its_own():
    facts = lived(made(BUYER, SMALL))
    names = [(key(facts, case["source"]), int(case["ordinal"])) for case in facts.cases]
    assert len(set(names)) == len(names)


# More of the same


@pytest.mark.parametrize("base", [TABLE, BUYER], ids=["table", "buyer"])
def test_five_percent_more_leads_keep_all_the_others_only_earlier(base):
    paths = [f"sources.{name}.per_year" for name in base["sources"]]
    rates = [source["per_year"] for source in base["sources"].values()]
    before, after = (
        needs_seen(
            lived(made(base, {"horizon": 182} | {path: rate * factor for path, rate in zip(paths, rates, strict=True)}))
        )
        for factor in (1.0, 1.05)
    )
    assert set(before) < set(after)
    assert all(after[name][0] < day and after[name][1] == value for name, (day, value) in before.items())
    assert 1.02 < len(after) / len(before) < 1.09


def test_a_longer_horizon_adds_to_the_story_and_changes_nothing_told():
    short, long = needs_seen(lived(made(BUYER, horizon=60))), needs_seen(lived(made(BUYER, horizon=120)))
    assert set(short) < set(long)
    assert {name: long[name] for name in short} == short


def test_different_seeds_share_no_world():
    worlds = [
        needs_seen(lived(made(BUYER, SMALL), seed=seed, replication=number)) for seed in (1, 2, 3) for number in (1, 2)
    ]
    times = [day for world in worlds for day, _ in world.values()]
    assert len(set(times)) == len(times)


# The same run


def test_the_same_scenario_twice_in_one_process_is_the_same_run():
    assert digest(made(BUYER)) == digest(made(BUYER))


def test_another_replication_or_seed_is_another_run():
    assert len({digest(made(BUYER, SMALL), seed=seed, replication=number) for seed in (1, 2) for number in (1, 2)}) == 4


@settings(max_examples=25, deadline=None, derandomize=True)
@given(cuts=st.lists(st.floats(0, 91, exclude_max=True), max_size=12).map(sorted))
def test_a_session_advanced_in_many_steps_is_one_advanced_in_one_go(cuts):
    scenario = made(BUYER, SMALL)
    session = Session(scenario)
    for day in cuts:
        assert session.advance(day) == Paused(day)
    assert isinstance(session.advance(), Finished)
    assert session.log.digest() == digest(scenario)


def test_a_session_that_is_asked_to_stop_goes_on_where_it_stopped():
    scenario = made(TABLE, horizon=1_000, **{"sources.own.per_year": 4_000})
    session = Session(scenario)
    states = [session.advance(should_stop=lambda: True) for _ in range(40)]
    assert isinstance(states[0], Paused)
    assert states[0].at < 1_000
    assert states[-1] == Finished(session.log)  # who stops at every occasion still arrives
    assert session.log.digest() == digest(scenario)


def test_advancing_a_finished_session_adds_nothing():
    session = Session(made(BUYER, SMALL))
    session.advance()
    once = session.log.digest()
    assert isinstance(session.advance(), Finished)
    assert session.log.digest() == once


def test_time_never_goes_back_even_when_asked_to():
    session = Session(made(BUYER, SMALL))
    session.advance(20)
    session.advance(10)
    assert session.now == 20


def test_watching_the_books_changes_nothing_in_them():
    assert digest(made(BUYER, SMALL), checked=True) == digest(made(BUYER, SMALL))


# Experiments


def test_identical_variants_differ_by_exactly_nothing_and_read_same():
    scenario = made(BUYER, SMALL)
    comparison = Comparison(
        run_experiment({"baseline": scenario, "twin": made(BUYER, SMALL)}, replications=5, workers=1)
    )
    assert set(comparison.verdicts["twin"].values()) == {"same"}
    for difference in comparison.differences["twin"].values():
        assert difference.all_zero or difference.n == 0
        assert difference.mean == 0 or math.isnan(difference.mean)
    assert comparison.decision == "tie"


def test_an_unused_policy_moves_no_number_that_it_does_not_belong_to():
    """Two dealers who get nothing add their own idle hours to capacity, and nothing else."""
    idle = made(BUYER, SMALL | HARMLESS["a channel policy that routes nothing"])
    comparison = Comparison(run_experiment({"baseline": made(BUYER, SMALL), "idle": idle}, replications=4, workers=1))
    assert {kpi for kpi, verdict in comparison.verdicts["idle"].items() if verdict != "same"} == {"utilisation"}


def test_a_new_measure_changes_no_run(monkeypatch):
    scenarios = {"baseline": made(BUYER, SMALL)}
    before = run_experiment(scenarios, replications=3, workers=1)
    known = installed()
    extra = Kpi("rows", Text.same("rows"), Text.same("rows"), "count", "info", lambda facts: (facts.count(10), None))
    more = Registry({**known.families, "kpi": {**known.kinds("kpi"), "rows": extra}}, known.origins)
    monkeypatch.setattr("simsales.experiment.runs.installed", lambda: more)
    after = run_experiment(scenarios, replications=3, workers=1)
    assert after.digest == before.digest
    assert all(
        {kpi: run.kpis[kpi] for kpi in old.kpis} == pytest.approx(old.kpis, nan_ok=True, abs=0, rel=0)
        and "rows" in run.kpis
        for run, old in zip(after.runs["baseline"], before.runs["baseline"], strict=True)
    )


def test_workers_processes_and_threads_agree_to_the_last_bit():
    variants = {
        "baseline": made(BUYER, horizon=40),
        "dearer": made(BUYER, {"horizon": 40, "policies.pricing.factor": 1.1}),
    }
    one, two = (run_experiment(variants, replications=8, workers=workers) for workers in (1, 2))
    with ThreadPoolExecutor(3) as threads:
        three = run_experiment(variants, replications=8, executor=threads)
    assert one.digest == two.digest == three.digest
    assert one.run_seeds == two.run_seeds
    assert len({run.digest for runs in one.runs.values() for run in runs}) == 16


def test_variants_can_be_run_in_any_order_or_alone():
    cheap, dear = made(BUYER, horizon=40), made(BUYER, {"horizon": 40, "policies.pricing.factor": 1.1})
    together = run_experiment({"baseline": cheap, "dearer": dear}, replications=3, workers=1)
    turned = run_experiment({"dearer": dear, "baseline": cheap}, replications=3, workers=1)
    assert {name: [run.digest for run in runs] for name, runs in together.runs.items()} == {
        name: [run.digest for run in runs] for name, runs in turned.runs.items()
    }
    alone = Session(dear, variant="dearer", replication=2)
    alone.advance()
    assert alone.log.digest() == together.runs["dearer"][1].digest

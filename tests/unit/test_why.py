"""Why two variants differ: causes and parts sum to the gap in every run, to the last coin, and the deals named make it."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from simsales.errors import Place, ScenarioError
from simsales.experiment.aligned import books_of, by_need, split
from simsales.experiment.causes import Step, chain, steps_between
from simsales.experiment.runs import facts_of
from simsales.experiment.telling import PER_PART, PER_REP, STORIES
from simsales.experiment.why import Split, Task, Why, replicate, why
from simsales.registry import installed
from simsales.report.why_stories import story_text
from simsales.report.why_text import why_json, why_report
from simsales.spec.casefile import CaseFile
from simsales.spec.reading import Document
from simsales.spec.scenario import Scenario
from tests.small_world import BUYER, made

SUMS = [
    "revenue",
    "gross_profit",
    "contribution",
    "pay_cost",
    "selling_cost",
    "cash",
    "units",
    "leads",
    "new_customers",
]
BONUS = {"bonus": {"kind": "bonus", "at": 0.7, "amount": 4000}}
BUSINESS: dict[str, Any] = {
    **BUYER,
    "channels": {"direct": {}, "dealers": {"desks": 1, "margin": 0.2}},
    "people": {"staying": {"outside": 40_000, "base": 0.1, "cost": 500, "vacancy": 30}, "skills": {}},
    "policies": {
        **BUYER["policies"],
        "credit": {"kind": "one-term", "days": 30},
        "incentive": {
            "kind": "plan",
            "base_per_month": 1000,
            "period": "quarter",
            "pays": {"commission": {"kind": "commission", "rate": 0.02}},
        },
    },
}
REACTING = {"people.behaviour": "responsive"}
CHANGES: dict[str, Mapping[str, Any]] = {
    "dearer": {"policies.pricing": {"kind": "competitive", "gap": 0.05}},
    "stingy": {"policies.discount.rep": 0.0, "policies.discount.manager": 0.02},
    "patient": {"policies.credit.days": 90},
    "dealers": {"policies.channel": {"kind": "by-size", "under": 900, "small": "dealers", "large": "direct"}},
    "bonus": {"policies.incentive.pays": BONUS},
    "steep": {"policies.incentive.pays.commission.rate": 0.12},
    "cheaper": {"products.kit.unit_cost": 20},
    "known": {"brand": 0.4},
    "shorter": {"horizon": 150},
}


def business(*changes: str, **more: Any) -> Scenario:
    return made(BUSINESS, {path: value for name in changes for path, value in CHANGES[name].items()} | more)


def case_of(**variants: Scenario) -> CaseFile:
    return CaseFile("small", Path("small.yaml"), Document({}, {(): Place("small world")}), variants)


def lived(one: Scenario, other: Scenario, kpi: str, seed: int = 1) -> Split:
    return replicate(Task(one, other, kpi, seed, 1))


def reacting(*changes: str) -> Scenario:
    return business(*changes, **REACTING)


@pytest.fixture(scope="module")
def found() -> tuple[CaseFile, Why]:
    case = case_of(baseline=reacting(), steep=reacting("steep"))
    return case, why(case, "baseline", "steep", replications=4, workers=1)


# The parts sum to the gap


@settings(max_examples=10, deadline=None)
@given(
    st.sets(st.sampled_from(sorted(CHANGES)), max_size=2),
    st.sets(st.sampled_from(sorted(CHANGES)), max_size=2),
    st.sampled_from(SUMS),
    st.booleans(),
    st.integers(1, 1000),
)
def test_causes_parts_and_the_parts_of_every_cause_sum_to_the_gap_to_the_last_unit(
    mine: set[str], theirs: set[str], kpi: str, reacts: bool, seed: int
) -> None:
    people = REACTING if reacts else {}
    result = lived(business(*sorted(mine), **people), business(*sorted(theirs), **people), kpi, seed)
    gap = result.other - result.one
    assert gap == int(gap)
    assert sum(result.parts.values()) == gap
    assert sum(result.causes.values()) == gap
    assert {cause: sum(parts.values()) for cause, parts in result.through.items()} == result.causes


@pytest.mark.parametrize("kpi", ["win_rate", "discount_depth", "margin"])
def test_causes_of_a_ratio_sum_to_its_gap_and_it_has_no_parts(kpi: str) -> None:
    result = lived(business(), business("dearer", "bonus"), kpi)
    assert sum(result.causes.values()) == pytest.approx(result.other - result.one, abs=1e-12)
    assert result.other != result.one
    assert not result.parts
    assert not result.tellings


def test_a_variant_against_itself_has_no_gap_no_cause_and_parts_of_exactly_nothing() -> None:
    case = case_of(baseline=reacting())
    same = why(case, "baseline", "baseline", replications=2, workers=1)
    assert same.is_same
    assert not same.causes
    assert not same.stories
    assert same.taken_back is None
    assert {share.estimate.mean for share in same.parts} == {0.0}


# What happened


def test_a_plan_nobody_reacts_to_moves_pay_and_nothing_else() -> None:
    quiet = {"people.staying": None}
    result = lived(business(**quiet), business("steep", **quiet), "contribution")
    assert list(result.causes) == ["policies.incentive"]
    assert {part for part, change in result.parts.items() if change} == {"pay"}


def test_dearer_costs_are_a_matter_of_what_the_deals_cost() -> None:
    result = lived(business(), business("cheaper"), "gross_profit")
    assert {part for part, change in result.parts.items() if change} == {"mix"}
    assert result.parts["mix"] > 0


def test_needs_are_set_against_each_other_by_stream_and_number_not_by_case() -> None:
    one, other = business(), business("dearer")
    kpi = installed().kinds("kpi")["revenue"]
    _, (first, *_, last) = chain(one, other, 1, 1)
    books = [books_of(facts, kpi.parts(facts)[0]) for facts in (facts_of(first), facts_of(last))]
    needs = by_need(*books)
    for need, parts in needs.items():
        assert sum(parts.values()) == books[1].worth(need) - books[0].worth(need)
        fates = tuple(side.fates.get(need) for side in books)
        if fates == ("won", "won"):
            assert set(parts) <= {"price", "mix"}
        elif None in fates:
            assert set(parts) == {"volume"}
        else:
            assert set(parts) == ({"timing"} if "open" in fates else {"win_rate"})
    assert split(*books) == split(*books, needs)


# What caused it


def test_rules_are_switched_before_people_and_only_where_people_react() -> None:
    plan, reactions = ["policies.incentive"], ["leave", "sell", "prospect", "serve", "moves", "first"]
    assert [step.id for step in steps_between(reacting(), reacting("bonus"))] == plan + reactions
    assert [step.id for step in steps_between(business(), business("bonus"))] == [*plan, "leave"]
    several = steps_between(business(), business("known", "dearer", "patient"))
    assert [step.id for step in several] == ["brand", "policies.pricing", "policies.credit", "leave"]
    assert not steps_between(business(), business(title="Another title", objective="cash"))


def test_what_cannot_be_switched_alone_is_one_cause() -> None:
    moved = {
        "channels.online": {"desks": 2, "margin": 0.1},
        "channels.dealers": None,
        "policies.channel": {"kind": "by-size", "under": 900, "small": "online", "large": "direct"},
    }
    steps = steps_between(business("dealers"), business(**moved))
    assert steps[0] == Step("channels+policies.channel", ("channels", "policies.channel"))
    result = lived(business("dealers"), business(**moved), "contribution")
    assert sum(result.causes.values()) == result.other - result.one


def test_variants_that_count_in_different_money_are_refused() -> None:
    with pytest.raises(ScenarioError, match="different money"):
        steps_between(business(), business(currency={"code": "USD"}))


def test_taking_the_only_cause_back_closes_the_gap_exactly() -> None:
    case = case_of(baseline=business(**{"people.staying": None}), known=business("known", **{"people.staying": None}))
    result = why(case, "baseline", "known", replications=3, workers=1)
    assert result.taken_back is not None
    assert result.taken_back.id == "brand"
    assert result.taken_back.estimate == result.gap


def test_taking_the_largest_cause_back_removes_its_share_within_its_interval(found: tuple[CaseFile, Why]) -> None:
    _, result = found
    top = max(result.causes, key=lambda share: abs(share.estimate.mean))
    back = result.taken_back
    assert back is not None
    assert back.id == top.id
    assert top.estimate.low <= back.estimate.mean <= top.estimate.high


# People and deals


def test_changes_of_pay_per_rep_sum_to_that_of_all(found: tuple[CaseFile, Why]) -> None:
    case, _ = found
    pay = why(case, "baseline", "steep", kpi="pay_cost", replications=2, workers=1)
    assert sum(rep.pay.mean for rep in pay.reps) == pytest.approx(pay.gap.mean)
    assert {rep.rep for rep in pay.reps} == {"li", "wang"}


def test_stories_are_few_of_every_kind_and_pull_the_way_their_part_pulls(found: tuple[CaseFile, Why]) -> None:
    case, result = found
    parts = {share.id: share.estimate.mean for share in result.parts}
    assert 0 < len(result.stories) <= STORIES
    assert max(Counter(story.told.part for story in result.stories).values()) <= PER_PART
    assert max(Counter(story.rep for story in result.stories).values()) <= PER_REP
    assert len({story.need for story in result.stories}) == len(result.stories)
    for story in result.stories:
        assert story.worth * parts[story.told.part] > 0
        text = story_text(case, result, story, installed().kinds("kpi")["contribution"])
        assert text.en.split("\n")[0].startswith(story.need)
        assert text.en.count("\n") == text.zh.count("\n")


def test_two_courses_share_their_beginning_and_part_at_one_step(found: tuple[CaseFile, Why]) -> None:
    _, result = found
    for told in (story.told for story in result.stories):
        if told.one is not None and told.other is not None:
            assert (told.one.before is None) == (told.other.before is None)
            if told.one.before is not None and told.other.before is not None:
                assert told.one.before[1:] == told.other.before[1:]
            parted = [course.parted[1:] if course.parted is not None else None for course in (told.one, told.other)]
            assert parted[0] != parted[1]


# As it is asked and said


def test_every_name_that_is_not_there_is_said_at_once_with_what_may_have_been_meant() -> None:
    with pytest.raises(ScenarioError) as refused:
        why(case_of(baseline=business(), bonus=business("bonus")), "baseline", "bonsu", kpi="revenu")
    assert [problem.meant for problem in refused.value.problems] == ["bonus", "revenue"]


def test_work_and_result_travel_to_other_processes() -> None:
    task = Task(reacting(), reacting("bonus"), "contribution", 1, 1, True)
    result = replicate(pickle.loads(pickle.dumps(task)))
    assert pickle.loads(pickle.dumps(result)).parts == replicate(task).parts


def test_the_answer_for_machines_is_one_object_whose_means_sum_to_the_gap(found: tuple[CaseFile, Why]) -> None:
    case, result = found
    said = json.loads(json.dumps(why_json(case, result, "en"), allow_nan=False))
    assert list(said)[:6] == ["scenario", "one", "other", "kpi", "unit", "seed"]
    gap = said["gap"]["mean"]
    for split_by in ("parts", "causes"):
        assert sum(one["mean"] for one in said[split_by].values()) == pytest.approx(gap, abs=0.005)


@pytest.mark.parametrize("kpi", ["contribution", "win_rate"])
def test_the_answer_for_people_is_said_in_both_languages(kpi: str) -> None:
    case = case_of(baseline=business(), known=business("known"))
    result = why(case, "baseline", "known", kpi=kpi, replications=2, workers=1)
    console = Console(width=120)
    for lang, word in (("en", "What caused it"), ("zh", "是什么造成的")):
        with console.capture() as said:
            console.print(why_report(case, result, lang))
        assert word in said.get()
        assert "{" not in said.get()

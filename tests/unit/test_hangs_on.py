"""What a verdict hangs on: ranges at the numbers, who matters, and the value at which a verdict turns."""

from __future__ import annotations

import json
import math
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from simsales.errors import ScenarioError
from simsales.experiment.assumptions import Assumption, assumptions, entries, moved, numbers
from simsales.experiment.hangs_on import MATTERS, TURNS, hangs_on
from simsales.experiment.turning import crossing, last_holding
from simsales.i18n import Text
from simsales.registry import installed
from simsales.report.hanging import _short, hanging_json, hanging_table
from simsales.spec.block import Block
from simsales.spec.casefile import CaseFile, load_scenario
from simsales.spec.origin import param_of
from simsales.spec.reading import Document
from simsales.store.results import ResultStore
from simsales.units import Currency, Param
from simsales.world.events import CONTRACT_LAPSED
from tests.small_world import BUYER, TABLE, lived, made

WORTH = "aftersales.worth"
YUAN = Currency("CNY", 2)


def a_case(**variants):
    return CaseFile("small", Path("small.yaml"), Document({}, {}), variants)


def named(scenario, path):
    return next(one for one in assumptions(scenario) if one.path == path)


# Ranges


def blocks(kind=Block):
    installed()
    return {kind, *(inner for one in kind.__subclasses__() for inner in blocks(one))}


RANGED = [
    pytest.param(field, param, id=f"{block.__name__}.{name}")
    for block in sorted(blocks(), key=lambda one: one.__name__)
    for name, field in block.model_fields.items()
    if (param := param_of(field)) is not None and (param.low, param.high, param.times) != (None, None, None)
]


@pytest.mark.parametrize(("field", "param"), RANGED)
def test_a_range_is_written_whole_with_its_source(field, param):
    assert (param.low is None) == (param.high is None) != (param.times is None)
    assert param.source
    assert param.times is None or param.times > 1
    if param.low is not None:
        assert param.low < param.high


@pytest.mark.parametrize(("field", "param"), RANGED)
def test_a_range_contains_the_default(field, param):
    if not field.is_required() and param.low is not None:
        assert param.low <= field.default <= param.high


EVERYTHING = {
    "people": {"behaviour": "responsive", "staying": {"outside": 1}, "morale": {}, "skills": {}},
    "aftersales.production": {"median": 5},
    "aftersales.complaints": {},
}


def test_every_number_with_a_range_is_found_wherever_it_stands():
    """Also in a plug-in and in blocks with names; those of the blocks this world has are all that our own specs have."""
    found = {id(number.field) for number in numbers(made(BUYER, EVERYTHING))}
    assert {case.id for case in RANGED if id(case.values[0]) not in found} == set()


def test_a_value_outside_its_range_widens_it():
    far = made(BUYER, {**EVERYTHING, "people.reactions": {"risk": 20}})
    assert (named(far, "people.reactions.risk").low, named(far, "people.reactions.risk").high) == (2, 20)


def test_a_factor_speaks_of_the_value_in_the_scenario():
    book = named(made(BUYER), "aftersales.book.old.mean")
    assert (book.low, book.value, book.high) == (150, 300, 600)


def test_a_number_without_room_is_no_assumption():
    assert Param("a", "b", times=2).span(0.0) == (0, 0)
    assert all(one.low < one.high for one in assumptions(made(BUYER, EVERYTHING)))


# One field in several blocks is one assumption


def test_the_same_taste_in_every_segment_moves_together_in_proportion():
    scenario = made(BUYER, {"segments.labs.taste": {"price": -3.0}, "segments.shops.taste": {"price": -4.0}})
    price = named(scenario, "segments.*.taste.price")
    assert (price.value, price.low, price.high) == (-3.5, -4.7, -2.4)
    after = entries(moved(scenario, price, -7.0), price)
    assert after == {"segments.labs.taste.price": -6.0, "segments.shops.taste.price": -8.0}


def test_moving_to_where_it_is_changes_nothing():
    scenario = load_scenario("incentive-rollout")
    for one in assumptions(scenario):
        assert moved(scenario, one, one.value) == scenario


def test_a_value_that_does_not_fit_is_refused():
    scenario = made(BUYER)
    with pytest.raises(ScenarioError, match="too low"):
        moved(scenario, named(scenario, WORTH), -1.0)


# Origins


def origin(changes, path=WORTH):
    return named(made(BUYER, changes), path).origin


def test_the_scenario_says_first_where_a_number_is_from():
    assert origin({}) == "assumption"
    assert origin({"origins": {WORTH: "file"}}) == "file"
    assert origin({"origins": {"aftersales": "published"}}) == "published"  # and for all below
    assert origin({"origins": {"aftersales": "published", WORTH: "file"}}) == "file"


def test_a_published_number_stays_published_within_the_range_of_its_source():
    present = "people.reactions.present"
    assert origin({}, present) == "published"
    assert origin({"people": {"reactions": {"present": 0.72}}}, present) == "published"
    assert origin({"people": {"reactions": {"present": 0.5}}}, present) == "assumption"


def test_several_numbers_are_as_sure_as_the_least_sure():
    path = "segments.*.taste.price"
    assert origin({}, path) == "published"
    assert origin({"segments.labs.taste": {"price": -9}}, path) == "assumption"
    assert origin({"origins": {"segments": "file"}}, path) == "file"


# Values in words


@pytest.mark.parametrize(
    ("unit", "value", "en", "zh"),
    [
        ("share of bookings", 0.0118, "1.18%", "1.18%"),
        ("money", 87_512.3, "87,500 CNY", "87,500 CNY"),
        ("years", 1.6, "1.6 years", "1.6 年"),
        ("log-odds", 0.346, "0.346", "0.346"),
        ("", -3.3333, "-3.33", "-3.33"),
        ("", 0.0, "0", "0"),
        ("", 100.0, "100", "100"),
    ],
)
def test_a_value_is_said_to_three_digits_in_its_unit(unit, value, en, zh):
    said = Assumption("a", Text.same("a"), unit, 0, 1, 2, "", "file").said(value, YUAN)
    assert (said.en, said.zh) == (en, zh)


# Turning points


def test_a_line_is_crossed_at_the_first_look():
    looks = []
    assert crossing(lambda x: looks.append(x) or x - 3, (0, -3), (10, 7), 3) == pytest.approx(3)
    assert looks == pytest.approx([3])


def test_a_curve_is_crossed_within_a_few_looks():
    assert crossing(lambda x: math.exp(x) - 5, (0, -4), (3, math.exp(3) - 5), 5) == pytest.approx(math.log(5), abs=0.02)


def test_where_something_stops_to_hold_is_found_by_halves():
    assert last_holding(lambda x: x < 0.7, 0, 1, 6) == pytest.approx(0.7, abs=1 / 64)
    assert last_holding(lambda x: x > 0.7, 1, 0, 6) == pytest.approx(0.7, abs=1 / 64)


# A world whose break-even is known: better renewals, dearly paid for. Nobody reacts, so pay is a sum and lapses a line


SMALL = {
    "horizon": 91,
    "sources": {"labs": {"segment": "labs", "per_year": 12}},
    "aftersales.attach": 0,
    "aftersales.book.old.per_rep": 80,
    "objective": "contribution",
}


def two_plans(extra, **more):
    plans = {"baseline": {}, "care": {"aftersales.renewal": 4.0, "policies.incentive.base_per_month": 1000 + extra}}
    return {name: made(BUYER, SMALL | changes | more) for name, changes in plans.items()}


def margin_lapsing(scenario, replications):
    """Mean margin a year of the service contracts that lapse, in major units."""
    spec = scenario.aftersales
    runs = [lived(scenario, seed=1, replication=number) for number in range(1, replications + 1)]
    lost = math.fsum(run.money(CONTRACT_LAPSED).total for run in runs) / replications
    return scenario.money.major(lost) / spec.worth


YEARS = 4


@pytest.fixture(scope="module")
def found():
    kept = two_plans(0)
    saved = margin_lapsing(kept["baseline"], YEARS) - margin_lapsing(kept["care"], YEARS)
    months_paid = 3 * 2  # two reps, a quarter
    plans = two_plans(1.2 * saved / months_paid)
    return hangs_on(a_case(**plans), plans, seed=1, replications=YEARS, screening=2)


def of(found, path):
    return next(one for one in found if one.assumption.path == path)


def test_the_value_at_which_a_verdict_turns_is_the_break_even(found):
    """Pay costs what 1.2 years of margin on the contracts kept are worth; the scenario says 1.6."""
    worth = of(found, WORTH)
    assert worth.differences["now"]["care"].mean > 0 > worth.differences["low"]["care"].mean
    turn = next(turn for turn in worth.turns if "losing" in turn.text.en)
    assert turn.value == pytest.approx(1.2, abs=0.005)
    assert turn.variant == "care"
    assert turn.text == Text(
        en='care starts losing to current on Contribution where "years of margin that a lost renewal costs" is below about '
        "1.2 years (now 1.6 years).",
        zh="「丢一次续约损失几年毛利」低于约 1.2 年 (现为 1.6 年) 时, 按「贡献」care 开始输给 现行方案。",
    )


def test_what_moves_nothing_is_not_among_what_matters(found):
    """Reps who do not react hang on no belief about reps."""
    assert WORTH in {one.assumption.path for one in found}
    assert not [one.assumption.path for one in found if one.assumption.path.startswith("people.")]


def test_no_more_are_told_than_asked_for():
    plans = two_plans(50)
    few = hangs_on(a_case(**plans), plans, seed=1, replications=2, screening=2, most=1)
    assert len(few) == 1
    assert few[0].assumption.path in (WORTH, "aftersales.book.old.mean")


def test_what_the_variants_decide_is_no_assumption():
    plans = two_plans(50)
    plans["care"] = two_plans(50, **{WORTH: 2.0})["care"]
    paths = {
        one.assumption.path for one in hangs_on(a_case(**plans), plans, seed=1, replications=2, screening=1, most=9)
    }
    assert WORTH not in paths
    assert "aftersales.book.old.mean" in paths


def test_an_end_that_the_scenario_refuses_is_reported():
    """A rate of .8 may be 1.5 times as high, which is more than a share can be."""
    plans = {
        name: made(
            BUYER,
            SMALL
            | {
                "people": {"behaviour": "responsive", "reactions": {"ordinary_rate": 0.8}},
                "objective": "selling_hours",
                "horizon": 35,
            }
            | {"policies.incentive.pays": {"sales": {"kind": "commission", "rate": rate}}},
        )
        for name, rate in {"baseline": 0.3, "new": 0.9}.items()
    }
    moves = hangs_on(a_case(**plans), plans, seed=1, replications=1, screening=1, most=3)
    rate = of(moves, "people.reactions.ordinary_rate")
    assert rate.refused["high"].en.startswith("1.2")
    assert "allowed: more than 0 and at most 1" in rate.refused["high"].en
    assert set(rate.differences) == set(rate.ahead) == {"low", "now"}


def test_plans_that_do_not_differ_hang_on_nothing():
    plans = {"baseline": made(TABLE), "new": made(TABLE)}
    assert hangs_on(a_case(**plans), plans, replications=2) == []


def test_every_step_has_one_total_from_its_beginning_and_reaches_it():
    told: dict[str, list[tuple[int, int]]] = {}

    @contextmanager
    def steps(what):
        told[what.en] = []
        yield lambda done, total: told[what.en].append((done, total))

    plans = two_plans(20)
    hangs_on(a_case(**plans), plans, seed=1, replications=3, screening=2, most=2, steps=steps)
    assert list(told) == [MATTERS.en, TURNS.en]
    for news in told.values():
        assert len({total for _, total in news}) == 1
        assert news == sorted(news)
        assert news[-1][0] == news[-1][1]
    assert told[MATTERS.en][0][1] > 0


def test_the_number_of_workers_changes_nothing():
    plans = two_plans(50)
    here, there = (
        hangs_on(a_case(**plans), plans, seed=2, replications=2, screening=1, most=2, workers=count) for count in (1, 2)
    )
    assert here == there


def test_what_was_lived_before_is_remembered(tmp_path):
    plans = two_plans(50)
    with closing(ResultStore(tmp_path / "results.sqlite")) as store:
        first, again = (
            hangs_on(a_case(**plans), plans, replications=2, screening=1, most=1, executor=crew, store=store)
            for crew in (None, Nobody())
        )
    assert first == again


class Nobody(Executor):
    """Does no work."""

    def submit(self, *work, **more):
        raise AssertionError("this was done before")


# On paper


def text_of(moves, lang, **variants):
    plans = variants or two_plans(50)
    console = Console(width=160, file=StringIO(), highlight=False)
    console.print(hanging_table(a_case(**plans), moves, lang))
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            [
                "What it hangs on: difference to current on Contribution (CNY)",
                "as it stands",
                "[assumed]",
                "(now 1.6 years)",
            ],
        ),
        ("zh", ["结论取决于什么: 按「贡献 (CNY)」与 现行方案 之差", "现在的数字", "[假设]", "(现为 1.6 年)"]),
    ],
)
def test_the_table_tells_ends_origin_and_what_turns(found, lang, words):
    said = text_of(found, lang)
    for word in [*words, *(turn.text.say(lang)[:40] for one in found for turn in one.turns)]:
        assert word in said


def test_nothing_that_turns_is_said_too(found):
    assert "no verdict turns" in text_of([replace(one, turns=()) for one in found], "en")
    assert "None of the assumptions moves" in text_of([], "en")


def test_a_refused_end_is_said_with_its_reason(found):
    first, *_ = found
    refused = replace(
        first,
        differences={"now": first.differences["now"]},
        refused={"low": Text(en="too low", zh="太小"), "high": Text(en="too [b]high", zh="太大")},
    )
    said = text_of([refused], "en")
    assert "not possible: too low" in said
    assert "not possible: too [b]high" in said


def test_figures_for_machines_are_plain_json(found):
    rows = json.loads(json.dumps(hanging_json(found), allow_nan=False))
    worth = next(row for row in rows if row["path"] == WORTH)
    assert (worth["low"], worth["value"], worth["high"], worth["origin"]) == (0.8, 1.6, 3.2, "assumption")
    assert set(worth["differences"]) == {"low", "now", "high"}
    assert worth["turns"][0]["text"]["zh"].startswith("「丢一次续约")


def test_sums_are_said_short_in_either_language():
    kpi = installed().kinds("kpi")["contribution"]
    said = [
        (_short(kpi, value, "en", "+"), _short(kpi, value, "zh", "+")) for value in (-3_612_804.5, 999.4, 0.0, 12_345)
    ]
    assert said == [("-3.61M", "-361万"), ("+999", "+999"), ("+0.00", "+0.00"), ("+12.3k", "+1.23万")]

"""Selection: the procedure of Kim and Nelson on common luck, limits looked at on the way, and an answer that can be "cannot tell"."""

import random
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from simsales.experiment.comparison import Comparison
from simsales.experiment.runs import Results, RunResult
from simsales.experiment.selection import Race, Rules, kim_nelson, select
from simsales.registry import installed
from simsales.spec.scenario import Scenario
from tests.small_world import BUYER, TABLE, made

RESTING = dict.fromkeys(installed().kinds("kpi"), 0.0)
Year = Callable[[random.Random], Mapping[str, float]]


def world(**more: Any) -> Scenario:
    return made(TABLE, {"objective": "revenue", **more})


def a_run(kpis: Mapping[str, float]) -> RunResult:
    return RunResult(RESTING | dict(kpis), {}, "")


def raced(scenario: Scenario, plans: Mapping[str, Year], seed: int = 0, rules: Rules | None = None) -> Race:
    """A race on made years: all plans get the same luck of a year, each from its own copy of it."""
    race = Race(scenario, list(plans), rules or Rules())
    while (leg := race.leg) is not None:
        row = {name: a_run(plans[name](random.Random(f"{seed}/{leg.first}"))) for name in leg.variants}
        race.take(leg.first, row)
    return race


def around(mean: float, own: float = 1.0, kpi: str = "revenue", **more: float) -> Year:
    """A mean, much common luck, and some of its own."""

    def year(luck: random.Random) -> Mapping[str, float]:
        common = luck.gauss(0, 6)
        noise = random.Random(f"{luck.random()}/{mean}").gauss(0, own)
        return {kpi: mean + common + noise, **more}

    return year


@pytest.mark.parametrize(
    ("variants", "first", "h2"), [(2, 10, 6.0129), (4, 10, 10.1642), (4, 20, 8.1794), (10, 10, 15.4635)]
)
def test_the_constants_are_those_published(variants: int, first: int, h2: float) -> None:
    """Kim and Nelson (2001), at an error of .05."""
    assert kim_nelson(0.05, variants, first) == pytest.approx(h2, abs=5e-5)


def test_the_best_of_four_is_found_by_the_promised_chance_when_it_leads_by_the_indifference() -> None:
    """100 races; at 95% fewer than 88 right would be one chance in two thousand."""
    plans = {"baseline": around(100), "a": around(100), "b": around(100), "c": around(101)}
    answers = [raced(world(), plans, seed).best for seed in range(100)]
    assert answers.count("c") >= 88


def test_a_clear_winner_takes_no_more_than_the_first_years() -> None:
    race = raced(world(), {"baseline": around(100), "new": around(130)})
    assert (race.best, race.objective_years, race.limit_years) == ("new", 20, 0)


def test_less_is_better_where_less_is_better() -> None:
    plans = {"baseline": around(100, kpi="pay_cost"), "lean": around(80, kpi="pay_cost")}
    assert raced(world(objective="pay_cost"), plans).best == "lean"


def test_plans_that_are_the_same_every_year_are_a_tie() -> None:
    race = raced(world(), {"baseline": around(100), "one": around(120), "two": around(120)})
    assert (race.best, race.is_tie, race.racing) == (None, True, ["one", "two"])


def test_who_breaks_a_limit_is_out_and_whoever_rested_behind_it_races_again() -> None:
    limits = {"line": {"kpi": "margin", "at_least": 0.3}}
    plans = {
        "baseline": around(100, margin=0.5),
        "greedy": lambda luck: {**around(140)(luck), "margin": 0.3 + luck.gauss(-0.02, 0.08)},
        "fair": around(120, margin=0.5),
    }
    race = raced(world(limits=limits), plans)
    assert [(one.variant, one.limits) for one in race.fallen] == [("greedy", ["line"])]
    assert race.fallen[0].years > 10
    assert race.best == "fair"
    assert race.years["fair"] == race.years["baseline"] == 10


def test_a_limit_too_close_to_call_is_named_and_the_years_are_used_up() -> None:
    limits = {"line": {"kpi": "margin", "at_least": 0.3}}
    plans = {
        "baseline": around(100, margin=0.5),
        "new": lambda luck: {**around(120)(luck), "margin": luck.gauss(0.3, 0.1)},
    }
    race = raced(world(limits=limits), plans, rules=Rules(limit_years=100))
    assert (race.best, race.leader, race.open_limits("new")) == (None, "new", ["line"])
    assert 100 <= race.limit_years <= 101


def test_years_of_the_current_plan_run_along_while_a_limit_is_measured_against_them() -> None:
    limits = {"line": {"kpi": "margin", "against": "baseline", "at_least": 1.0}}
    plans = {
        "baseline": around(100, margin=0.3),
        "new": lambda luck: {**around(120)(luck), "margin": luck.gauss(0.31, 0.03)},
    }
    race = raced(world(limits=limits), plans)
    assert race.best == "new"
    assert race.years["new"] == race.years["baseline"] > 10


def test_a_plan_that_keeps_a_limit_only_just_is_hardly_ever_called_best() -> None:
    """Its mean lies a little outside: 40 races, error 5%: seven wrong answers would be one chance in a thousand."""
    limits = {"line": {"kpi": "margin", "at_least": 0.3}}
    plans = {
        "baseline": around(100, margin=0.5),
        "new": lambda luck: {**around(120)(luck), "margin": luck.gauss(0.298, 0.03)},
    }
    answers = [raced(world(limits=limits), plans, seed).best for seed in range(40)]
    assert answers.count("new") < 7


def test_when_all_break_a_limit_nobody_is_best() -> None:
    limits = {"sky": {"kpi": "revenue", "at_least": 1e6}}
    race = raced(world(limits=limits), {"baseline": around(100), "new": around(110)})
    assert (race.best, race.leader) == (None, None)


def test_a_comparison_tells_what_the_race_decided() -> None:
    limits = {"line": {"kpi": "margin", "at_least": 0.3}}
    plans = {
        "baseline": around(100, margin=0.5),
        "bad": around(140, margin=0.1),
        "new": around(120, margin=0.4),
    }
    scenario = world(limits=limits)
    race = raced(scenario, plans)
    comparison = Comparison(Results(scenario, 1, race.runs), race)
    assert (comparison.best, comparison.decision) == ("new", "best")
    assert comparison.broken_limits == {"baseline": [], "bad": ["line"], "new": []}


def digest(workers: int, executor: Any = None) -> tuple[str | None, dict[str, int], Sequence[str]]:
    changes = {"horizon": 91, "objective": "revenue"}
    scenarios = {
        "baseline": made(BUYER, changes),
        "loved": made(BUYER, {**changes, "brand": 1.0}),
        "liked": made(BUYER, {**changes, "brand": 0.9}),
    }
    race = select(scenarios, Rules(indifference=0.05), workers=workers, executor=executor)
    return race.best, race.years, [run.digest for runs in race.runs.values() for run in runs]


def test_the_number_of_workers_changes_nothing() -> None:
    alone = digest(1)
    with ThreadPoolExecutor(3) as threads:
        assert digest(1, threads) == alone
    assert digest(2) == alone


# Scorecards


def test_a_scorecard_stands_at_100_for_today_and_weighs_what_is_gained() -> None:
    scenario = world(objective="scorecard", scorecard={"revenue": 0.6, "pay_cost": 0.4})
    rows = {"baseline": {"revenue": 100.0, "pay_cost": 50.0}, "new": {"revenue": 110.0, "pay_cost": 60.0}}
    comparison = Comparison(Results(scenario, 1, {name: [a_run(row)] * 3 for name, row in rows.items()}))
    assert comparison.estimates["baseline"]["scorecard"].mean == pytest.approx(100)
    assert comparison.estimates["new"]["scorecard"].mean == pytest.approx(100 + 0.6 * 10 - 0.4 * 20)
    assert comparison.best == "baseline"


def test_a_race_can_be_for_a_scorecard() -> None:
    scenario = world(objective="scorecard", scorecard={"revenue": 0.5, "margin": 0.5})
    plans = {"baseline": around(100, margin=0.5), "new": around(105, margin=0.4), "other": around(101, margin=0.6)}
    assert raced(scenario, plans).best == "other"

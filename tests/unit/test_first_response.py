"""Leads cool while nobody talks to them: our own first response, in the model and as a file tells it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from test_calibrate import made_from, sound_rows

from simsales.calibrate import calibrate
from simsales.calibrate.backtest import own_export
from simsales.calibrate.deals import Contact, Deal
from simsales.calibrate.export import read_export
from simsales.calibrate.first_response import (
    FEWEST,
    PUBLISHED,
    cold_share,
    fit_response,
    hours_to_first_work,
    next_open,
)
from simsales.calibrate.guessing import likely_column
from simsales.calibrate.office import Filing
from simsales.market.pipelines.buyer import BuyerPipeline
from simsales.rng import KeyedLuck, Purpose
from simsales.session import run
from simsales.spec.casefile import open_case
from simsales.world.events import DEAL_UNDECIDED, DEAL_WON
from simsales.world.facts import Facts
from tests.small_world import BUYER, lived, made, measured
from tests.unit.test_buyers import DEMAND

START = date(2025, 3, 3)
EVEN = (1.0,) * 7


def first_delays(response: dict[str, float] | None, count: int = 4_000) -> list[float]:
    needs = BuyerPipeline.model_validate({"first_response": response}).needs(DEMAND, KeyedLuck(5))
    return [needs[i].delays[0] for i in range(count)]


def test_without_a_first_response_nobody_waits_for_us() -> None:
    assert set(first_delays(None, 50)) == {0.0}


def test_half_of_the_leads_are_taken_up_within_the_median_and_the_mean_is_that_of_the_law() -> None:
    hours = 24 * np.array(first_delays({"median": 12, "sigma": 1.3}))
    assert np.median(hours) == pytest.approx(12, rel=0.06)
    assert np.log(hours).std() == pytest.approx(1.3, rel=0.05)


def test_a_promise_caps_the_response_and_changes_no_quicker_one() -> None:
    free, promised = first_delays({"median": 12}), first_delays({"median": 12, "within": 24})
    assert promised == [min(days, 1.0) for days in free]


def test_a_slower_side_is_slower_with_the_same_leads() -> None:
    slow, quick = first_delays({"median": 24}), first_delays({"median": 12})
    assert slow == pytest.approx([2 * days for days in quick])


def test_the_first_response_is_part_of_the_response_time_and_a_promise_kept_sells_more() -> None:
    kpis = {}
    for name, response in (
        ("none", None),
        ("day", {"median": 24, "within": 72}),
        ("promise", {"median": 24, "within": 4}),
    ):
        world = made(BUYER, {"pipeline.interest": {}, **({"pipeline.first_response": response} if response else {})})
        kpis[name] = measured(lived(world), world)
    assert kpis["day"]["response_time"] > kpis["none"]["response_time"] + 15
    assert kpis["promise"]["response_time"] < kpis["day"]["response_time"] - 8
    assert kpis["promise"]["revenue"] > kpis["day"]["revenue"]


def test_as_published_half_of_the_leads_are_answered_within_a_day_and_the_mean_is_42_hours() -> None:
    for weekdays in (EVEN, (1.0,) * 5 + (0.4, 0.4)):
        median, mean = hours_to_first_work(PUBLISHED, weekdays)
        assert median == pytest.approx(24, abs=4)
        assert mean == pytest.approx(42, abs=1.5)


def test_as_many_leads_are_cold_in_the_model_as_the_fit_reckons(tmp_path: Path) -> None:
    scenario = made_from(tmp_path, sound_rows()).scenario.model_copy(update={"horizon": 364.0})
    facts = Facts(run(scenario), scenario.calendar.made(), scenario.pipeline.stage_names, scenario.horizon)
    cold = len(facts.of(DEAL_UNDECIDED, step=0)) / len(facts.cases)
    assert cold == pytest.approx(cold_share(PUBLISHED, EVEN), abs=0.04)


def test_a_file_of_deals_gets_the_leads_it_does_not_show_and_as_many_deals_as_it_shows(tmp_path: Path) -> None:
    calibration = made_from(tmp_path, sound_rows())
    fit = calibration.fit
    assert fit.filing == Filing(fit.arrivals.of_the_week, PUBLISHED, from_lead=False, lists_cold=False)
    assert fit.leads_a_year == pytest.approx(fit.arrivals.per_year / (1 - fit.filing.cold))
    scenario = calibration.scenario.model_copy(update={"horizon": 365.0})
    deals = [len(own_export(scenario, number, filing=fit.filing).came) for number in range(1, 9)]
    assert np.mean(deals) == pytest.approx(fit.arrivals.per_year, rel=0.05)


def test_what_is_taken_for_the_first_response_is_said_with_its_source(tmp_path: Path) -> None:
    calibration = made_from(tmp_path, sound_rows())
    gaps = "\n".join(gap.en for gap in calibration.fit.gaps)
    assert all(
        words in gaps for words in ("Oldroyd et al. 2011", "published by vendors: upper bounds", "leads a year for")
    )
    origins = calibration.scenario.origins
    assert origins["pipeline.first_response"] == origins["pipeline.interest.hot_half_life"] == "published"
    assert "  first_response: {median: 12, sigma: 1.3}" in calibration.yaml


def test_the_example_variants_are_dearer_by_3_percent_and_an_answer_within_24_hours(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(made_from(tmp_path, sound_rows()).yaml, encoding="utf-8")
    case = open_case(str(path))
    assert list(case.variants) == ["baseline", "price-plus-3", "answer-within-24h"]
    won = {
        name: len(Facts(run(each), each.calendar.made(), each.pipeline.stage_names, each.horizon).of(DEAL_WON))
        for name, each in case.variants.items()
    }
    assert won["answer-within-24h"] > won["baseline"] > won["price-plus-3"]


def contacts(median: float, sigma: float, count: int = 800, *, timed: bool) -> list[tuple[datetime, datetime]]:
    """Leads of any hour, and when somebody first turned to them: after our own time, in office hours."""
    luck = KeyedLuck(4).rows(Purpose("test.came", "uniform"), "x")
    took = KeyedLuck(4).rows(Purpose("test.took", "lognormal"), "x", 1, math.log(median / 24), sigma)
    monday, found = datetime(2025, 3, 3), []
    for number in range(count):
        came = number / 5 + luck[number][0] / 5
        begun = float(next_open(np.array(came + took[number][0])))
        found.append((monday + timedelta(days=came), monday + timedelta(days=begun)))
    return found


def dealt(pairs: Sequence[tuple[datetime, datetime]], *, timed: bool) -> list[Deal]:
    def part(moment: datetime) -> float | None:
        return (moment.hour + moment.minute / 60) / 24 if timed else None

    return [
        Deal(
            number,
            "li",
            "",
            "won",
            came.date(),
            None,
            None,
            contact=Contact(came.weekday(), part(came), (begun.date() - came.date()).days, part(begun)),
        )
        for number, (came, begun) in enumerate(pairs)
    ]


@pytest.mark.parametrize("timed", [True, False])
@pytest.mark.parametrize(("median", "sigma"), [(3.0, 1.0), (12.0, 1.3), (40.0, 0.8)])
def test_our_own_time_is_recovered_from_the_dates_of_first_answers(median: float, sigma: float, timed: bool) -> None:
    found = fit_response(dealt(contacts(median, sigma, timed=timed), timed=timed))
    assert found.is_told
    assert found.median == pytest.approx(median, rel=0.25)
    assert found.sigma == pytest.approx(sigma, abs=0.25)


def test_too_few_first_answers_tell_nothing() -> None:
    assert fit_response(dealt(contacts(3.0, 1.0, FEWEST - 1, timed=True), timed=True)) == PUBLISHED


def with_answers(rows: Sequence[str], header: str) -> tuple[str, list[str]]:
    answers = contacts(6.0, 1.0, len(rows), timed=True)
    told = []
    for row, (came, begun) in zip(rows, answers, strict=True):
        cells = row.split(",")
        after = (
            datetime.fromisoformat(cells[5])
            + (begun - came)
            + (came - datetime.combine(came.date(), datetime.min.time()))
        )
        told.append(",".join([*cells[:8], f"{after:%Y-%m-%d %H:%M}"]))
    return header.replace("备注", "首次跟进时间"), told


def test_a_file_that_tells_first_answers_is_believed(tmp_path: Path) -> None:
    from test_calibrate import HEADER

    header, rows = with_answers(sound_rows(), HEADER)
    calibration = made_from(tmp_path, rows, header=header)
    assert calibration.fit.response.is_told
    assert calibration.fit.filing.from_lead
    assert calibration.scenario.origins["pipeline.first_response"] == "file"
    assert not any("Oldroyd" in gap.en for gap in calibration.fit.gaps)
    assert any(line.startswith("  first answer: half of 240 leads within ") for line in calibration.report("en"))


def test_a_first_answer_before_the_lead_is_remarked_and_not_used(tmp_path: Path) -> None:
    from test_calibrate import HEADER

    header, rows = with_answers(sound_rows(), HEADER)
    rows.append("Z1,王芳,GTX Pro,某公司,赢单,2025-04-01,2025-04-20,5000,2025-03-01")
    said = made_from(tmp_path, rows, header=header).accounts[0].said("en")
    assert (
        said[-1]
        == "  of those used 1: first answer before it came in, or no date: not used for how soon we answer (line 242)"
    )


def test_first_contact_is_when_a_lead_came_in_unless_another_column_says_so(tmp_path: Path) -> None:
    for header, meaning in (
        ("stage,first contact date", "created"),
        ("stage,create date,first contact date", "contacted"),
    ):
        (tmp_path / "x.csv").write_text(f"{header}\nwon,2025-01-01,2025-01-02\n", encoding="utf-8")
        assert read_export(tmp_path / "x.csv").headers[meaning] == "first contact date"  # type: ignore[index]


def test_the_last_answer_is_never_taken_for_the_first() -> None:
    assert [likely_column(title) for title in ("Last Activity Date", "Last Response Date", "Contact")] == [None] * 3


def test_calibrating_leads_and_wins_counts_the_cold_ones_among_those_not_won(tmp_path: Path) -> None:
    leads = ["mql_id,first_contact_date"] + [f"m{n},{START + timedelta(days=n // 6)}" for n in range(1200)]
    wins = ["mql_id,won_date,owner"] + [
        f"m{n},{START + timedelta(days=n // 6 + 5 + n % 9)},r{n % 3}" for n in range(0, 1100, 8)
    ]
    for name, lines in (("leads.csv", leads), ("wins.csv", wins)):
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    fit = calibrate([tmp_path / "leads.csv", tmp_path / "wins.csv"], "x").fit
    assert fit.filing.lists_cold
    assert fit.leads_a_year == fit.arrivals.per_year
    assert fit.of_warm(fit.won) == pytest.approx(fit.won / (1 - fit.filing.cold))

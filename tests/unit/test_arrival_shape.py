"""The shape of arrivals: weekdays that differ, and paces that follow one another, told from luck."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from test_calibrate import made_from, sound_rows
from test_import_targets import DATA, FILES, own_deals, pooled
from test_import_targets import made_from as calibrated_from

from simsales.calibrate.levels import levels
from simsales.calibrate.weekdays import EVEN, weekday_factors
from simsales.errors import ScenarioError
from simsales.world.events import LEAD_ARRIVED
from tests.small_world import TABLE, lived, made

MONDAY = date(2025, 1, 6)
SERIES = 200


def leads_by_weekday(start: str, changes: dict[str, object]) -> npt.NDArray[np.int_]:
    """Leads of ten years, counted Monday first."""
    calendar = {"kind": "months", "start": start}
    source = {"segment": "market", "per_year": 1000, **changes}
    facts = lived(made(TABLE, horizon=3640, calendar=calendar, sources={"own": source}))
    days = facts.t[facts.of(LEAD_ARRIVED)].astype(int) + date.fromisoformat(start).weekday()
    return np.bincount(days % 7, minlength=7)


@pytest.mark.parametrize("start", ["2027-01-04", "2027-01-07"])
def test_leads_come_as_the_weekdays_say_monday_first_whatever_the_first_day(start: str) -> None:
    counts = leads_by_weekday(start, {"weekdays": [2, 1, 1, 1, 0, 1, 1]})
    assert counts / counts[1] == pytest.approx([2, 1, 1, 1, 0, 1, 1], abs=0.12)


def test_a_day_off_takes_its_share_of_its_weekday() -> None:
    counts = leads_by_weekday("2027-01-04", {"weekdays": [1, 1, 1, 1, 1, 1.5, 0.5], "weekend": 0.4})
    assert counts[5:] / counts[:5].mean() == pytest.approx([0.6, 0.2], abs=0.06)


def test_seven_equal_factors_change_no_lead() -> None:
    plain, spelled = (
        lived(made(TABLE, sources={"own": {"segment": "market", "per_year": 365, "weekend": 0.4, **extra}}))
        for extra in ({}, {"weekdays": [1] * 7})
    )
    assert plain.t.tolist() == spelled.t.tolist()


def test_a_week_has_seven_days() -> None:
    with pytest.raises(ScenarioError):
        made(TABLE, sources={"own": {"segment": "market", "per_year": 365, "weekdays": [1] * 6}})


def weeks_of_days(rng: np.random.Generator, shape: Sequence[float], weeks: int = 30) -> list[date]:
    """Leads of weeks that swing (cv .4) on days that swing too (cv .4)."""
    came: list[date] = []
    for week in range(weeks):
        swing = rng.gamma(6, 1 / 6)
        for day, factor in enumerate(shape):
            many = int(rng.poisson(20 * factor * swing * rng.gamma(6, 1 / 6)))
            came += [MONDAY + timedelta(days=7 * week + day)] * many
    return came


def test_a_weekday_shape_is_found_and_moved_towards_even() -> None:
    shape = [1.5, 1.2, 1.0, 0.8, 0.5, 0.4, 0.4]
    factors = weekday_factors(weeks_of_days(np.random.default_rng(3), shape), MONDAY, 210)
    assert factors[:5] == pytest.approx(shape[:5], abs=0.2)
    assert sum(factors[:5]) == pytest.approx(5, abs=0.01)
    assert factors[5:] == (1, 1)


def test_uneven_days_are_hardly_ever_taken_for_a_weekday_shape() -> None:
    rng = np.random.default_rng(4)
    found = [weekday_factors(weeks_of_days(rng, [1] * 5 + [0.4] * 2), MONDAY, 210) for _ in range(SERIES)]
    assert sum(factors != EVEN for factors in found) <= 0.1 * SERIES


def weeks(rng: np.random.Generator, mean: float, n: int, clumping: float) -> list[int]:
    """Weeks of leads whose variance is so many times their mean."""
    shape = mean / (clumping - 1)
    drawn: list[int] = rng.poisson(mean * rng.gamma(shape, 1 / shape, n)).tolist()
    return drawn


@pytest.mark.parametrize("clumping", [2.0, 5.0])
@pytest.mark.parametrize(("mean", "n"), [(15, 26), (80, 52)])
def test_uneven_weeks_are_hardly_ever_taken_for_a_shift(mean: float, n: int, clumping: float) -> None:
    rng = np.random.default_rng(5)
    alarms = sum(len(levels(weeks(rng, mean, n, clumping))) > 1 for _ in range(SERIES))
    assert alarms <= 0.05 * SERIES


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_a_shift_is_found_to_the_week_or_nearly(factor: float) -> None:
    rng, right = np.random.default_rng(6), 0
    for _ in range(SERIES):
        found = levels(weeks(rng, 60, 30, 3.0) + weeks(rng, 60 * factor, 22, 3.0))
        right += len(found) == 2 and abs(found[1].week - 30) <= 2
    assert right >= 0.9 * SERIES


def test_of_two_shifts_both_are_found() -> None:
    rng = np.random.default_rng(7)
    found = levels(weeks(rng, 40, 16, 2.0) + weeks(rng, 120, 16, 2.0) + weeks(rng, 60, 20, 2.0))
    assert [level.week for level in found] == pytest.approx([0, 16, 32], abs=1)


def test_a_pace_of_the_last_few_weeks_is_no_lasting_one_yet() -> None:
    assert len(levels([50] * 40 + [150] * 7)) == 1
    assert len(levels([50] * 40 + [150] * 8)) == 2


@pytest.mark.parametrize("weekly", [[], [5], [0] * 30, [3] * 11, [0] * 20 + [9] * 20])
def test_short_and_empty_files_have_a_pace_too(weekly: list[int]) -> None:
    assert levels(weekly)[0].week == 0


def test_the_model_goes_on_at_the_last_pace_and_the_report_says_since_when(tmp_path: Path) -> None:
    rows = sound_rows(400)
    quick = [row for number, row in enumerate(rows) if number < 200 and number % 4 == 0] + rows[200:]
    made_ = made_from(tmp_path, quick)
    arrivals = made_.fit.arrivals
    (shift,) = arrivals.shifts
    assert shift.times == pytest.approx(4, rel=0.15)
    assert shift.day == arrivals.start
    assert arrivals.per_year == pytest.approx(2 * 365, rel=0.05)
    said = made_.report("en")
    assert f"  the pace changed for good about {shift.day}: {shift.times:.1f} times what it was before" in said
    assert f"  the model goes on at the last pace, that since {shift.day}; the time before is not counted" in said


@pytest.mark.skipif(not (DATA / FILES["olist"][0]).exists(), reason="public data not here")
@pytest.mark.xdist_group("targets")
def test_olist_leads_come_on_the_weekdays_of_the_file() -> None:
    made_ = calibrated_from("olist")
    arrivals = made_.fit.arrivals
    days = [deal.created.weekday() for deal in made_.deals if deal.created and deal.created >= arrivals.start]
    file = np.bincount(days, minlength=7) / len(days)
    came = np.floor(pooled(own_deals(made_, 8), "came")).astype(int) + arrivals.start.weekday()
    model = np.bincount(came % 7, minlength=7) / len(came)
    assert np.abs(model - file).max() <= 0.02
    assert file[4] < file[:4].min()
    assert model[4] < model[:4].min()

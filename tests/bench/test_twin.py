"""The twin books exactly the check rows of PERFORMANCE.md section 1, and the yardsticks measure what they say."""

import math
from functools import partial

import pytest

from .outcome import Outcome
from .ratios import alternate, growth_exponent, import_cost, variance_ratio
from .table import CONVERSION, draw_table
from .textbook import Textbook
from .twin import twin

CHECK_ROWS = {  # (R, T, seed): lev, leads, won, lost, revenue in minor units | win_rate, cycle, util
    (2, 90, 1): ((994, 192, 18, 141, 30_360_399), (0.1132075471698, 29.5497892890, 0.6760850537535)),
    (20, 365, 7): ((41_084, 7_358, 948, 6_077, 1_931_014_150), (0.1349466192171, 35.7372440901, 0.7318148653348)),
    (20, 365, 8): ((41_015, 7_352, 954, 6_036, 1_926_194_346), (0.1364806866953, 35.0433362202, 0.7363743822068)),
    (100, 365, 7): ((204_665, 36_563, 4_670, 30_213, 9_393_991_868), (0.1338761001061, 35.6505015613, 0.7253556577258)),
}


@pytest.mark.parametrize("size", CHECK_ROWS, ids=str)
def test_the_twin_books_the_check_row(size: tuple[int, int, int]) -> None:
    counts, shares = CHECK_ROWS[size]
    year = twin(draw_table(*size), CONVERSION)
    assert (year.lev, year.leads, year.won, year.lost, year.revenue) == counts
    assert (year.win_rate, year.cycle, year.util) == pytest.approx(shares, rel=1e-9, abs=0)
    assert year.open == year.leads - year.won - year.lost > 0


def test_the_textbook_shares_the_twins_statistics() -> None:
    year = Textbook(20, 365, 7, CONVERSION, log=False).run()
    assert year.leads == pytest.approx(20 * 365, rel=0.05)
    assert year.win_rate == pytest.approx(0.1326, rel=0.10)  # sd of a year about 3%
    assert year.cycle == pytest.approx(35.74, rel=0.05)
    assert year.util == pytest.approx(0.7290, rel=0.05)


def test_the_textbooks_log_changes_nothing_and_holds_every_logical_event() -> None:
    silent, logged = (Textbook(2, 90, 1, CONVERSION, log=log) for log in (False, True))
    assert silent.run() == logged.run()
    assert silent.log is None
    assert logged.log is not None
    assert len(logged.log) == logged.lev


def test_a_year_without_closed_deals_has_no_win_rate() -> None:
    year = Outcome(lev=1, leads=1, won=0, lost=0, revenue=0, cycle_days=0.0, busy_days=0.0, rep_days=2)
    assert math.isnan(year.win_rate)
    assert math.isnan(year.cycle)
    assert year.util == 0


def test_alternation_takes_turns_after_one_unmeasured_round() -> None:
    turns: list[str] = []
    ratios = alternate({name: lambda name=name: partial(turns.append, name) for name in "ab"}, pairs=2)
    assert "".join(turns) == "ababab"
    assert (ratios["a"].median, ratios["a"].low, ratios["a"].high) == (1, 1, 1)
    assert ratios["b"].low <= ratios["b"].median <= ratios["b"].high


def test_quadratic_growth_has_exponent_two() -> None:
    assert growth_exponent([1, 2, 4, 8], [3, 12, 48, 192]) == pytest.approx(2)


def test_common_luck_counts_in_runs_saved() -> None:
    assert variance_ratio([1, 2, 3], [2, 3, 5], [3, 2, 1]) == pytest.approx(4 / (1 / 3))
    assert math.isnan(variance_ratio([1, 2, 3], [2, 3, 4], [3, 2, 1]))


def test_a_broken_import_is_not_a_cheap_one() -> None:
    with pytest.raises(RuntimeError, match="ended with 3"):
        import_cost("raise SystemExit(3)", times=1)

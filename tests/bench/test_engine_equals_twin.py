"""The product engine books the twin's deals, and is the same engine as in every other scenario."""

import pickle

import pytest

from simsales.engine.demand import LeadSource
from simsales.engine.desk import Desk
from simsales.engine.payroll import Payroll
from simsales.engine.selling import Deal

from . import product
from .table import CONVERSION, draw_table
from .twin import twin

SEEDS = range(1, 21)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("reps", "days"), [(5, 120), (20, 365)])
def test_the_engine_books_the_twins_deals(reps: int, days: int, seed: int) -> None:
    table = draw_table(reps, days, seed)
    year, expected = product.outcome(product.run(product.prepare(table, CONVERSION))), twin(table, CONVERSION)
    assert (year.leads, year.won, year.lost, year.revenue) == (
        expected.leads,
        expected.won,
        expected.lost,
        expected.revenue,
    )
    assert (year.util, year.win_rate, year.cycle) == pytest.approx(
        (expected.util, expected.win_rate, expected.cycle), rel=1e-9, abs=0
    )


def test_the_log_changes_nothing() -> None:
    table = draw_table(5, 120, 1)
    silent, logged = (product.run(product.prepare(table, CONVERSION, log=log)) for log in (False, True))
    assert silent.world.counts == logged.world.counts
    assert silent.world.ledger.balances == logged.world.ledger.balances
    assert [desk.worked for desk in silent.desks] == [desk.worked for desk in logged.desks]


def test_the_reference_is_worked_by_the_ordinary_desks_and_deals() -> None:
    simulation = product.prepare(draw_table(2, 90, 1), CONVERSION)
    clock = simulation.world.clock
    clock.run_until(45)
    to_come = {type(step.__self__) for *_, step in clock._queue}
    assert Deal in to_come
    assert to_come <= {Deal, Desk, LeadSource, Payroll}


def test_a_run_pickled_midway_ends_as_if_nothing_had_happened() -> None:
    simulation = product.prepare(draw_table(5, 120, 1), CONVERSION)
    simulation.world.clock.run_until(50)
    copy = pickle.loads(pickle.dumps(simulation))
    assert product.run(copy).world.log.digest() == product.run(simulation).world.log.digest()

"""Known truth in, known truth out: a model's own export, calibrated again, gives intervals that hold the truth."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from simsales.calibrate import Calibration, calibrate
from simsales.calibrate.backtest import own_export
from simsales.rng import KeyedLuck, Purpose
from simsales.world.events import DEAL_LOST, DEAL_WON

START = date(2025, 1, 6)
HEADER = "deal id,owner,stage,create date,close date,amount"
SEEDS = 20


def truth(folder: Path) -> Calibration:
    """A market with lognormal times and sizes, from a made export."""
    sizes = KeyedLuck(1).rows(Purpose("test.size", "lognormal"), "x", 1, math.log(20_000), 1.2)
    times = KeyedLuck(1).rows(Purpose("test.time", "lognormal"), "x", 1, math.log(25), 1.1)
    luck = KeyedLuck(1).rows(Purpose("test.win", "uniform"), "x", 2)
    rows = []
    for number in range(1500):
        came = START + timedelta(days=int(number * 365 / 1500))
        closed = came + timedelta(days=int(times[number][0]) + 1)
        stage = "won" if luck[number][0] < 0.35 else "lost"
        ending = f"{stage},{came},{closed}" if closed <= START + timedelta(days=365) else f"open,{came},"
        rows.append(f"D{number},{'abcde'[number % 5]},{ending},{sizes[number][0]:.2f}")
    return made(folder, rows)


def made(folder: Path, rows: list[str]) -> Calibration:
    (folder / "deals.csv").write_text("\n".join([HEADER, *rows]), encoding="utf-8")
    return calibrate([folder / "deals.csv"], "again")


def export_of(model: Calibration, replication: int) -> list[str]:
    """The model's own deals after a year, as a CRM would list them."""
    own = own_export(model.scenario, replication, filing=model.fit.filing)
    rows = []
    for number, (outcome, days, value, rep, came) in enumerate(
        zip(own.outcome, own.days, own.value, own.rep, own.came, strict=True)
    ):
        day = START + timedelta(days=int(came))
        stage = {DEAL_WON: "won", DEAL_LOST: "lost"}.get(int(outcome), "open")
        closed = "" if stage == "open" else str(day + timedelta(days=int(days)))
        rows.append(f"D{number},r{rep},{stage},{day},{closed},{value / 100:.2f}")
    return rows


def covered(model: Calibration, again: Calibration) -> Iterator[tuple[str, bool]]:
    """For each parameter, whether its 95% interval holds the truth."""
    arrivals, time = again.fit.arrivals, again.fit.time
    yield "rate", abs(math.log(arrivals.per_year / model.fit.arrivals.per_year)) <= 1.96 * arrivals.doubt
    odds = math.log(model.fit.won / (1 - model.fit.won))
    yield "won", abs(math.log(time.main.won / (1 - time.main.won)) - odds) <= 1.96 * time.errors[0]
    if time.main.law == "lognormal":
        yield "median", abs(math.log(time.main.median / model.fit.time.main.median)) <= 1.96 * time.errors[1]
        yield "spread", abs(math.log(time.main.spread / model.fit.time.main.spread)) <= 1.96 * time.errors[2]
    ours, theirs = again.fit.sizes.products[0].worth, model.fit.sizes.products[0].worth
    n = sum(deal.amount is not None and deal.is_closed for deal in again.deals)
    yield "sigma", abs(ours.sigma - theirs.sigma) <= 1.96 * ours.sigma / math.sqrt(2 * n)
    centre = math.log(ours.mean) - ours.sigma**2 / 2, math.log(theirs.mean) - theirs.sigma**2 / 2
    yield "size", abs(centre[0] - centre[1]) <= 1.96 * ours.sigma / math.sqrt(n)


@pytest.mark.slow
def test_nine_in_ten_intervals_hold_the_truth(tmp_path: Path) -> None:
    model = truth(tmp_path)
    told = [pair for seed in range(1, SEEDS + 1) for pair in covered(model, made(tmp_path, export_of(model, seed)))]
    missed = sorted(name for name, held in told if not held)
    assert sum(held for _, held in told) / len(told) >= 0.9, missed

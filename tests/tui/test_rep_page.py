"""The page of one rep: the figures of `statement`, plan by plan and year by year, also without a name."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner

from simsales.cli.app import app as cli
from simsales.i18n import Text
from simsales.report.pay_statements import slips
from simsales.spec.casefile import CaseFile, open_case
from simsales.spec.scenario import BASELINE
from simsales_tui.app import SimsalesApp
from simsales_tui.screens.rep_page import RepScreen
from tests.on_screen import overflow, shown, until

SHORT = "simsales: 1\nextends: incentive-rollout\ntitle: short\nhorizon: 91\n"


@pytest.fixture
def case(own_folder: Path) -> CaseFile:
    (own_folder / "short.yaml").write_text(SHORT, encoding="utf-8")
    return open_case("short.yaml")


def page_of(screen: RepScreen) -> str:
    """The whole page, also what is out of sight."""
    console = Console(width=200, record=True, file=StringIO())
    console.print(screen.page)
    return console.export_text()


@pytest.mark.asyncio
async def test_a_reps_page_shows_the_figures_of_the_statement(case: CaseFile) -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = RepScreen(case, ["uncapped"], "li", seed=1, replications=2)
        await app.push_screen(screen)
        await until(pilot, lambda: screen.year is not None and "Month by month" in shown(app))
        year, page = screen.year, page_of(screen)
    assert year is not None
    told = CliRunner().invoke(cli, ["statement", "short.yaml", "li", "--variant", "uncapped", "--json"])
    found = json.loads(told.stdout)
    assert found["total"] == year.pay
    assert f"{year.scenario.money.show(found['total'])} CNY" in page
    for statement in found["statements"]:
        for line in statement["lines"]:
            assert year.scenario.money.show(line["pays"]) in page
    for month in found["months"]["li"]:
        assert f"{month['hours']['sell']:.1f}" in page
        assert f"{month['paid'] / 100:,.0f}" in page
    assert [slip.total for slip in slips(year.facts, year.scenario, "li")] == [s["total"] for s in found["statements"]]


@pytest.mark.asyncio
async def test_left_and_right_go_through_the_plans_and_n_through_the_years(case: CaseFile) -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = RepScreen(case, ["uncapped"], "li", seed=1, replications=2)
        await app.push_screen(screen)
        await until(pilot, lambda: "under today's plan" in shown(app))
        assert overflow(app) == []
        await pilot.press("left")
        await until(pilot, lambda: screen.year is not None and screen.year.variant == BASELINE)
        assert "current (capped)" in shown(app)
        await pilot.press("n")
        await until(pilot, lambda: "year 2 of 2" in shown(app) and screen.year is not None)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not screen)


@pytest.mark.asyncio
async def test_under_an_alias_nothing_tells_who_it_is(case: CaseFile) -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = RepScreen(case, ["uncapped"], "zhao", alias=Text.same("R01"))
        await app.push_screen(screen)
        await until(pilot, lambda: screen.year is not None and "R01" in shown(app))
        text, spec = page_of(screen), case.scenario.reps["zhao"]
        assert spec.name is not None
        assert all(word not in text for word in (spec.name.en, spec.name.zh, "zhao#"))
        assert overflow(app) == []


@pytest.mark.asyncio
async def test_leaving_stops_the_work(case: CaseFile) -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = RepScreen(case, ["uncapped"], "li")
        await app.push_screen(screen)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is not screen)
        assert all(one.is_finished or one.is_cancelled for one in app.workers if one.node is screen)

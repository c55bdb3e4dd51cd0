"""Changed plans in the lab: nothing somebody changed and no work under way goes without a question, and what is changed is marked."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from simsales.spec.own_scenario import own_folder
from simsales_tui.app import SimsalesApp
from simsales_tui.lab.asking import AskedLine
from simsales_tui.screens.home import HomeScreen
from simsales_tui.screens.lab import LabScreen
from simsales_tui.screens.name_entry import NameScreen
from simsales_tui.widgets.option_line import OptionLine
from tests.on_screen import overflow, shown, typed, until
from tests.tui.test_lab import at_lab, gate, ran, small_world, soon

__all__ = ["gate", "small_world"]
SETS = ("mine:pipeline.stages.quote.conversion=0.75",)
OTHER = ("mine:pipeline.stages.quote.conversion=0.8",)


async def at_work(pilot, gate, years: int = 4) -> LabScreen:
    """Years under way, two of them done, and somebody comes back from the levers with a change."""
    gate.allowed = 2
    screen = await at_lab(pilot, years)
    await pilot.press("s")
    await soon(pilot, lambda: screen.lab.comparison is not None)
    screen._changed(SETS)
    await soon(pilot, lambda: screen.query_one(AskedLine).has_focus)
    return screen


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_change_while_work_is_under_way_is_asked_about_and_stops_nothing_by_itself(gate, lang):
    async with SimsalesApp(lang).run_test(size=(80, 24)) as pilot:
        screen = await at_work(pilot, gate)
        assert screen.lab.is_running
        assert screen.lab.sets == ()
        assert {"en": "When is the change taken?", "zh": "何时采用改动"}[lang] in shown(pilot.app)
        assert overflow(pilot.app) == []
        gate.allowed = 10_000
        await pilot.press("1")
        await soon(pilot, lambda: screen.lab.sets == SETS)
        assert {"en": "Stopped, not finished", "zh": "没有完成"}[lang] in shown(pilot.app)
        assert not screen.lab.is_busy


@pytest.mark.asyncio
async def test_a_change_may_wait_until_the_work_is_done(gate):
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_work(pilot, gate)
        await pilot.press("escape")
        assert screen.lab.is_running
        await soon(pilot, lambda: "taken when it is done" in shown(pilot.app))
        gate.allowed = 10_000
        await soon(pilot, lambda: screen.lab.sets == SETS)
        assert gate.lived.count(4) == 1
        assert "Changed: *mine" in shown(pilot.app)


@pytest.mark.asyncio
async def test_a_change_may_be_dropped_for_the_work_under_way(gate):
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_work(pilot, gate)
        await pilot.press("3")
        gate.allowed = 10_000
        await soon(pilot, lambda: screen.lab.done == 4 and not screen.lab.is_busy)
        assert screen.lab.sets == ()
        assert screen.lab.comparison is not None


@pytest.mark.asyncio
async def test_a_changed_plan_is_marked_and_the_answer_page_says_what_was_changed():
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 2)
        screen._changed(SETS)
        await until(pilot, lambda: "[x] *mine" in shown(pilot.app))
        assert "* changed here. mine:" in shown(pilot.app)
        await pilot.press("s")
        await until(pilot, lambda: screen.lab.done == 2 and not screen.lab.is_busy)
        text = shown(pilot.app)
        assert "*mine" in "\n".join(text.splitlines()[5:])
        assert screen.lab.case.label("mine").en == "mine"


@pytest.mark.asyncio
async def test_leaving_with_changes_asks_and_staying_keeps_them():
    async with SimsalesApp("zh").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 2)
        screen._changed(SETS)
        await until(pilot, lambda: screen.lab.sets)
        await pilot.press("escape")
        await until(pilot, lambda: "改动还没有保存" in shown(pilot.app))
        assert overflow(pilot.app) == []
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert screen.lab.sets == SETS
        await pilot.press("escape", "2")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


@pytest.mark.asyncio
async def test_changes_may_be_kept_as_a_scenario_on_leaving():
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 2)
        screen._changed(SETS)
        await until(pilot, lambda: screen.lab.sets)
        await pilot.press("escape", "1")
        await until(pilot, lambda: isinstance(pilot.app.screen, NameScreen))
        await typed(pilot, "my-own")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert "mine" in (own_folder() / "my-own.yaml").read_text(encoding="utf-8")


@pytest.mark.asyncio
async def test_changes_that_are_kept_already_are_not_asked_about():
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 2)
        screen._changed(SETS)
        screen.lab.kept = SETS
        screen._changed(OTHER)
        assert screen.lab.is_unkept
        screen._changed(SETS)
        assert not screen.lab.is_unkept


# --- years ------------------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
async def test_enter_in_the_years_field_leads_to_start_and_starts_nothing(gate):
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 2)
        screen.query_one("#years", Input).focus()
        await pilot.press("3", "enter")
        await pilot.pause()
        assert gate.lived == []
        plans = screen.query_one("#plans", OptionLine)
        assert plans.has_focus
        assert "Enter or s starts" in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: screen.lab.done == 3 and not screen.lab.is_busy)
        await pilot.press("6")
        assert screen.page.IS_ABOUT == "export"


@pytest.mark.asyncio
async def test_a_stopped_comparison_says_that_it_can_go_on_and_counts_the_years_that_are_there(gate):
    gate.allowed = 3
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 6)
        await pilot.press("s")
        await soon(pilot, lambda: len(gate.lived) == 3)
        await pilot.press("escape")
        gate.allowed = 4
        await soon(pilot, lambda: not screen.lab.is_busy)
        there = screen.lab.done
        assert f"Stopped after {there} of 6 years: s goes on" in shown(pilot.app)
        gate.allowed = len(gate.lived)
        await pilot.press("s")
        await pilot.pause()
        assert screen.lab.done == there
        gate.allowed = 10_000
        await soon(pilot, lambda: screen.lab.done == 6 and not screen.lab.is_busy)


@pytest.mark.asyncio
async def test_more_years_of_the_same_plans_begin_with_those_that_are_there(gate):
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await ran(pilot, 3)
        gate.allowed = len(gate.lived)
        screen.query_one("#years", Input).value = "5"
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert "3 of 5" in shown(pilot.app)
        gate.allowed = 10_000
        await soon(pilot, lambda: screen.lab.done == 5 and not screen.lab.is_busy)


@pytest.mark.asyncio
async def test_the_kind_of_file_that_was_chosen_stays_in_the_other_language():
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await ran(pilot, 2)
        await pilot.press("6")
        screen.query_one("#paper", OptionLine).focus()
        await pilot.press("right", "right")
        await until(pilot, lambda: screen.lab.paper == 2)
        await pilot.press("f2")
        await until(pilot, lambda: screen.query_one("#paper", OptionLine).at == 2)

"""Levers on a screen: found, changed, refused with what is allowed, undone, used or kept, by keys alone."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from simsales.experiment.comparison import Comparison
from simsales.experiment.runner import run_experiment
from simsales.i18n import LANGS, Lang
from simsales.spec.casefile import CaseFile, open_case
from simsales_tui.app import SimsalesApp
from simsales_tui.screens.levers import LeversScreen
from simsales_tui.screens.variant_choice import VariantScreen
from simsales_tui.widgets.lever_list import LeverList
from tests.on_screen import SIZES, overflow, shown, typed, until

TINY = """\
simsales: 1
extends: reference-pipeline
title: tiny
horizon: 28
"""
RATE = "policies.incentive.pays.commission.rate"


class Left:
    """What a screen was left with."""

    def __init__(self) -> None:
        self.results: list[tuple[str, ...] | None] = []


async def opened(pilot: Pilot[None], case: CaseFile, *sets: str, name: str | None = "mine") -> Left:
    left = Left()
    pilot.app.push_screen(LeversScreen(case, sets, name), left.results.append)
    await until(pilot, lambda: isinstance(pilot.app.screen, LeversScreen | VariantScreen))
    return left


async def looked_for(pilot: Pilot[None], words: str) -> None:
    await pilot.press("slash")
    pilot.app.screen.query_one("#find", Input).value = words
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


def marked(app: SimsalesApp) -> str:
    lever = app.screen.query_one(LeverList).lever
    return "" if lever is None else lever.path


@pytest.mark.asyncio
async def test_a_number_is_found_changed_and_used() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        left = await opened(pilot, open_case("incentive-rollout"))
        await looked_for(pilot, "commission rate")
        assert marked(app) == RATE
        await pilot.press("enter", "0", ".", "0", "3", "enter")
        await pilot.pause()
        assert "was 0.022" in shown(app)
        assert "mine: 1 changed" in shown(app)
        await pilot.press("1")
        await until(pilot, lambda: left.results)
        assert left.results == [(f"mine:{RATE}=0.03",)]


@pytest.mark.asyncio
async def test_a_wrong_number_says_what_is_allowed_while_it_is_typed_and_is_not_taken() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, open_case("incentive-rollout"))
        await looked_for(pilot, "commission rate")
        await pilot.press("enter", "8")
        await until(pilot, lambda: "8 is too high, allowed: 0 to 1, did you mean 0.08?" in shown(app))
        await pilot.press("enter")
        await pilot.pause()
        assert app.focused is app.screen.query_one("#typed")
        await pilot.press("escape")
        await pilot.pause()
        assert "mine: 0 changed" in shown(app)


@pytest.mark.asyncio
async def test_one_change_and_all_changes_can_be_undone() -> None:
    app = SimsalesApp("zh")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, open_case("incentive-rollout"), "mine:brand=0.5", f"mine:{RATE}=0.03")
        assert "改了 2 处" in shown(app)
        await looked_for(pilot, "commission rate")
        await pilot.press("u")
        await until(pilot, lambda: "改了 1 处" in shown(app))
        await pilot.press("U")
        await until(pilot, lambda: "改了 0 处" in shown(app))


@pytest.mark.asyncio
async def test_another_kind_asks_for_what_it_needs_before_it_can_be_used() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(120, 40)) as pilot:
        left = await opened(pilot, open_case("incentive-rollout"))
        await looked_for(pilot, "policies.pricing.kind")
        await pilot.press("enter")
        await pilot.press("2")  # cost-plus
        await until(pilot, lambda: "to mend" in shown(app))
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.press("1")
        await until(pilot, lambda: "Not yet" in shown(app))
        await pilot.press("escape")
        await looked_for(pilot, "policies.pricing.markup")
        await pilot.press("enter", "0", ".", "6", "enter")
        await pilot.pause()
        await pilot.press("1")
        await until(pilot, lambda: left.results)
        assert left.results == [("mine:policies.pricing.kind=cost-plus", "mine:policies.pricing.markup=0.6")]
        open_case("incentive-rollout", left.results[0] or ())


@pytest.mark.asyncio
async def test_a_new_plan_is_named_and_begins_like_another() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        left = await opened(pilot, open_case("incentive-rollout"), name=None)
        await until(pilot, lambda: "begins like B margin in cash" in shown(app))
        await pilot.press("down", "down", "down", "down", "down", "enter")
        await until(pilot, lambda: "called?" in shown(app))
        app.screen.query_one("#name", Input).value = "uncapped"
        await until(pilot, lambda: "there is a variant uncapped already" in shown(app))
        app.screen.query_one("#name", Input).value = ""
        await typed(pilot, "cash-2")
        await until(pilot, lambda: "cash-2: 0 changed" in shown(app))
        await pilot.press("1")
        await until(pilot, lambda: left.results)
        made = open_case("incentive-rollout", left.results[0] or ())
        assert made.variants["cash-2"] == made.variants["margin-cash"]


@pytest.mark.asyncio
async def test_leaving_with_changes_asks_first() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        left = await opened(pilot, open_case("incentive-rollout"))
        await looked_for(pilot, "brand")
        await pilot.press("enter", "1", "enter", "escape", "escape")
        await until(pilot, lambda: "Use them, or drop them?" in shown(app))
        await pilot.press("2")
        await until(pilot, lambda: left.results)
        assert left.results == [None]


@pytest.mark.asyncio
async def test_what_was_changed_is_kept_as_an_own_scenario(own_folder: Path) -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, open_case("incentive-rollout"), f"mine:{RATE}=0.03")
        for _ in range(2):
            await pilot.press("s")
            await until(pilot, lambda: "What is the scenario called?" in shown(app))
            await typed(pilot, "next-year")
            await until(pilot, lambda: isinstance(app.screen, LeversScreen))
        await until(pilot, lambda: "exists already; nothing was written" in shown(app))
        assert open_case("next-year").variants["mine"].policies.incentive.pays["commission"].rate == 0.03
        assert [path.name for path in (own_folder / "scenarios").iterdir()] == ["next-year.yaml"]


@pytest.mark.asyncio
async def test_a_changed_lever_gives_the_comparison_that_the_same_set_gives(own_folder: Path) -> None:
    (own_folder / "tiny.yaml").write_text(TINY, encoding="utf-8")
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        left = await opened(pilot, open_case("tiny.yaml"))
        await looked_for(pilot, "reps territory")
        path = marked(app)
        await pilot.press("enter", "2", "enter")
        await pilot.press("1")
        await until(pilot, lambda: left.results)
    by_screen, by_hand = open_case("tiny.yaml", left.results[0] or ()), open_case("tiny.yaml", [f"mine:{path}=2"])
    digests = [
        Comparison(run_experiment(one.variants, replications=2, workers=1)).results.digest
        for one in (by_screen, by_hand)
    ]
    assert digests[0] == digests[1]
    assert by_screen.variants["mine"] != by_screen.scenario


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", LANGS)
async def test_it_fits_in_both_sizes_and_keeps_what_is_typed_in_the_other_language(lang: Lang) -> None:
    app = SimsalesApp(lang)
    async with app.run_test(size=SIZES[1]) as pilot:
        await opened(pilot, open_case("incentive-rollout"))
        assert overflow(app) == []
        await looked_for(pilot, "commission rate")
        await pilot.press("enter", "0", ".", "0", "4")
        for size in (SIZES[0], SIZES[1], SIZES[0]):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert overflow(app) == []
        await pilot.press("f2")
        await until(pilot, lambda: app.lang != lang and app.focused is not None)
        field = app.screen.query_one("#typed", Input)
        assert (field.value, app.focused) == ("0.04", field)
        await pilot.press("enter")
        await until(pilot, lambda: ("was 0.022" if app.lang == "en" else "原为 0.022") in shown(app))
        assert overflow(app) == []


@pytest.mark.asyncio
async def test_going_through_a_thousand_levers_costs_no_more_than_through_ten(own_folder: Path) -> None:
    reps = "\n".join(f"  r{number}: {{quota: 100000}}" for number in range(300))
    (own_folder / "many.yaml").write_text(
        f"simsales: 1\nextends: incentive-rollout\ntitle: many\nreps:\n{reps}\n", encoding="utf-8"
    )
    app = SimsalesApp("en")
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, open_case("many.yaml"))
        levers = app.screen.query_one(LeverList)
        start = process_time()
        for _ in range(20):
            levers.action_step(37)
            levers.render()
        assert (process_time() - start) / 20 < 0.02


@pytest.mark.asyncio
async def test_hostile_names_are_words(own_folder: Path) -> None:
    hostile = "[/][@click=app.quit]x[/]\\e]52;c;aGFja2Vk\\a\\x9b2J\\u202e" + "long " * 20
    (own_folder / "hostile.yaml").write_text(
        f'simsales: 1\nextends: incentive-rollout\ntitle: "{hostile}"\n'
        f'variants: {{mine: {{name: "{hostile}", set: {{brand: 0.2}}}}}}\nreps: {{li: {{name: "{hostile}"}}}}\n',
        encoding="utf-8",
    )
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, open_case("hostile.yaml"))
        await looked_for(pilot, "reps.li.quota")
        assert "@click=app.quit" in shown(app)
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown(app))
        assert overflow(app) == []
        await pilot.click(offset=(30, 1))
        assert app.is_running


@pytest.mark.asyncio
async def test_a_digit_on_the_list_is_what_can_be_done_and_no_value() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        left = await opened(pilot, open_case("incentive-rollout"))
        await looked_for(pilot, RATE)
        await pilot.press("enter", "0", ".", "0", "3", "enter")
        await until(pilot, lambda: "1 changed" in shown(app))
        assert isinstance(app.focused, LeverList)
        await pilot.press("3")  # undo all
        await until(pilot, lambda: "0 changed" in shown(app))
        assert left.results == []

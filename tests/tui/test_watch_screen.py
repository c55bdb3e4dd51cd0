"""Watching a run: it goes, stands, goes on by days, ends with the figures of `run --json`, and stops when one leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from simsales.errors import BudgetSpent
from simsales.experiment.runs import facts_of, look_back
from simsales.experiment.watching import Watched, figures_of
from simsales.i18n import Lang, Text
from simsales.registry import installed
from simsales.report.looking_closer import Subject
from simsales.report.stories import tell_story
from simsales.report.watching import Column, Row
from simsales.session import Session
from simsales.spec.casefile import CaseFile
from simsales.spec.reading import Document
from simsales_tui.app import SimsalesApp
from simsales_tui.screens import home, watch_words
from simsales_tui.screens import watch as watching
from simsales_tui.screens.watch import WatchScreen
from simsales_tui.widgets.live_list import LiveList
from tests.on_screen import SIZES, overflow, shown
from tests.small_world import BUYER, made
from tests.tui.test_hostile_words import harmless


def case_of(base: dict[str, Any], change: dict[str, Any]) -> CaseFile:
    return CaseFile("market", Path("market"), Document({}, {}), {"baseline": made(base), "other": made(base, change)})


CASE = case_of(BUYER, {"policies.discount": {"kind": "authority", "rep": 0.0, "manager": 0.0}})


@pytest.fixture(autouse=True)
def empty_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    """Home has nothing to read meanwhile."""
    monkeypatch.setattr(home, "read_shelf", lambda screen: None)


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait for a state; the thread of the run goes on as long as one watches, so nobody waits for its end."""
    for _ in range(1000):
        await pilot.pause(0.01)
        if holds():
            return
    raise AssertionError(shown(pilot.app))


async def watched(pilot: Pilot[None], screen: WatchScreen | None = None) -> WatchScreen:
    """A run on the screen, standing still on some day after the first."""
    screen = screen or WatchScreen(CASE)
    pilot.app.push_screen(screen)
    await until(pilot, lambda: screen._seen is not None and screen._seen.moment.now > 0)
    await pilot.press("space")
    await until(pilot, lambda: screen._seen.moment.now == screen._remote.now)
    return screen


async def to_the_end(pilot: Pilot[None], screen: WatchScreen) -> None:
    await pilot.press("0")
    await until(pilot, lambda: screen._seen is not None and screen._seen.moment.is_over)


@pytest.mark.asyncio
async def test_a_pause_stops_the_day_and_a_step_is_one_day() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await watched(pilot)
        day = screen._seen.moment.now
        for _ in range(20):
            await pilot.pause(0.02)
        assert screen._remote.now == day
        assert "paused" in shown(app).splitlines()[0]
        before = shown(app)[:10]
        await pilot.press("full_stop")
        await until(pilot, lambda: screen._seen.moment.now > day)
        assert screen._seen.moment.now == int(day) + 1
        assert shown(app)[:10] != before
        await pilot.press("right", "right")
        await until(pilot, lambda: screen._seen.moment.now == int(day) + 3)


@pytest.mark.asyncio
async def test_at_the_end_stand_the_figures_of_the_run() -> None:
    app, session = SimsalesApp("en"), Session(CASE.scenario, seed=1, replication=2)
    session.advance()
    kpis = look_back(session, installed().kinds("kpi")).kpis
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await watched(pilot, WatchScreen(CASE, replication=2))
        await to_the_end(pilot, screen)
        figures = figures_of(screen._seen.moment, CASE.scenario.money)
        assert repr(figures) == repr({name: kpis[name] for name in figures})
        assert screen._watched.log.digest() == session.log.digest()
        assert "over" in shown(app).splitlines()[0]
        for name in ("win_rate", "share", "attainment"):
            assert installed().kinds("kpi")[name].show(kpis[name], CASE.scenario.money) in shown(app)


@pytest.mark.asyncio
async def test_a_run_that_is_over_is_watched_from_its_log() -> None:
    app, session = SimsalesApp("en"), Session(CASE.scenario)
    session.advance()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await watched(pilot, WatchScreen.of_log(CASE.scenario, session.log))
        assert screen._seen.moment.now < CASE.scenario.horizon
        assert not screen._seen.moment.is_over
        await to_the_end(pilot, screen)
        assert figures_of(screen._seen.moment, CASE.scenario.money)["revenue"] > 0
        await pilot.press("v")
        assert "no other plan" in shown(app)


@pytest.mark.asyncio
async def test_leaving_ends_the_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    ended, watch = Event(), watching.watch

    def until_it_ends(*run: Any) -> None:
        watch(*run)
        ended.set()

    monkeypatch.setattr(watching, "watch", until_it_ends)
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = WatchScreen(CASE)
        app.push_screen(screen)
        await until(pilot, lambda: screen._seen is not None)
        assert not ended.is_set()
        await pilot.press("escape")
        await until(pilot, ended.is_set)
        assert app.screen is not screen


@pytest.mark.asyncio
async def test_another_plan_meets_the_same_customers_on_the_same_day() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await watched(pilot)
        await pilot.press("4")
        await until(pilot, lambda: screen._seen.moment.now >= 40)
        await pilot.press("space")
        await until(pilot, lambda: screen._seen.moment.now == screen._remote.now)
        first, log = screen._seen.moment, screen._watched.log
        await pilot.press("v")
        await until(pilot, lambda: screen._seen is not None and screen._seen.moment.now == first.now)
        assert "other" in shown(app).splitlines()[0]
        cases, others = log.case_rows().tolist(), screen._watched.log.case_rows().tolist()
        worth = {(one[0], one[1], one[3]): one[8] for one in cases}
        met = [one for one in others if (one[0], one[1], one[3]) in worth]
        assert len(met) > 5
        assert all(worth[one[0], one[1], one[3]] == one[8] for one in met)
        await pilot.press("r")
        await until(pilot, lambda: screen._seen is not None and screen._seen.moment.now < first.now)


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_closer_look_at_a_deal_is_its_story(lang: Lang) -> None:
    app = SimsalesApp(lang)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await watched(pilot)
        await to_the_end(pilot, screen)
        await pilot.press("d", "down", "enter")
        await until(pilot, lambda: screen._seen.subject is not None)
        need, session = screen._seen.subject.key, Session(CASE.scenario)
        session.advance()
        story = list(tell_story(CASE.scenario, facts_of(session), need, lang))
        assert [line.say(lang) for line in screen._seen.closer] == story
        assert all(line in shown(app) for line in story[1:4])
        await pilot.press("c")
        await until(pilot, lambda: screen._seen.subject.kind == "customer")
        assert need in shown(app)
        await pilot.press("escape")
        assert screen._subject is None
        assert app.focused is not None
        assert app.focused.id == "deals"


@pytest.mark.asyncio
async def test_news_can_be_followed_back_to_what_began_it() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await watched(pilot)
        await to_the_end(pilot, screen)
        await pilot.press("n", "enter")
        await until(pilot, lambda: screen._seen.subject is not None)
        assert "a lead arrived" in " ".join(line.en for line in screen._seen.closer)
        await pilot.press("escape", "t", "enter")
        await until(pilot, lambda: screen._seen.subject == Subject("rep", "li"))
        assert "Target attainment" in shown(app)


@pytest.mark.asyncio
@pytest.mark.parametrize("size", SIZES)
async def test_every_list_and_look_fits_in_both_languages_and_sizes(size: tuple[int, int]) -> None:
    app = SimsalesApp("zh")
    async with app.run_test(size=size) as pilot:
        screen = await watched(pilot)
        for keys in (["n"], ["e"], ["d"], ["t"], ["enter"], ["escape"]):
            for _ in range(2):
                await pilot.press("f2")
                assert overflow(app) == []
            await pilot.press(*keys)
            await pilot.pause()
            assert overflow(app) == []
        await pilot.resize_terminal(*SIZES[1 - SIZES.index(size)])
        await pilot.resize_terminal(*size)
        assert overflow(app) == []
        assert screen._seen.moment.now == screen._remote.now


@pytest.mark.asyncio
async def test_another_language_in_the_middle_keeps_the_run_and_the_mark() -> None:
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await watched(pilot)
        await pilot.press("4")
        await until(pilot, lambda: len(screen._seen.moment.deals) > 4)
        await pilot.press("space")
        await until(pilot, lambda: screen._seen.moment.now == screen._remote.now)
        await pilot.press("d", "down", "down")
        day, run, marked = shown(app)[:10], screen._watched, screen.query_one("#deals", LiveList).marked
        await pilot.press("f2")
        await until(pilot, lambda: "客户" in shown(app))
        assert shown(app)[:10] == day
        assert screen._watched is run
        assert app.focused is not None
        assert app.focused.id == "deals"
        await until(pilot, lambda: screen.query_one("#deals", LiveList).marked == marked)


@pytest.mark.asyncio
async def test_a_run_that_cannot_go_on_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    def spent(self: Watched, until: float, should_stop: object = None) -> None:
        raise BudgetSpent(Text(en="the budget is spent", zh="预算用完了"))

    monkeypatch.setattr(Watched, "advance", spent)
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(WatchScreen(CASE))
        await until(pilot, lambda: "the budget is spent" in shown(app))
        await pilot.press("f2")
        await until(pilot, lambda: "预算用完了" in shown(app))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_message_fits_on_a_narrow_screen(lang: Lang) -> None:
    messages = [watch_words.SAYS_OVER, watch_words.SAYS_CLOSER, watch_words.NO_CUSTOMER, watch_words.NO_OTHER]
    for events in (watch_words.ALL_EVENTS, watch_words.TELLING):
        messages += [one.fill(events=events) for one in (watch_words.SAYS_GOING, watch_words.SAYS_PAUSED)]
    assert [one for one in messages if cell_len(one.say(lang)) > 78] == []
    assert [line for line in watch_words.ABOUT.say(lang).splitlines() if cell_len(line) > 75] == []


@pytest.mark.asyncio
async def test_hostile_names_are_words_here_too() -> None:
    bad = "[/][@click=app.quit]x[/]\x1b]52;c;aGFja2Vk\x07\x9b2J\u202e" + "long " * 20
    base = {**BUYER, "title": {"en": bad, "zh": bad}}
    base["reps"] = {"li": {"quota": 20_000, "name": {"en": bad, "zh": bad}, "group": {"en": bad, "zh": bad}}}
    base["segments"] = {key: {**one, "name": {"en": bad, "zh": bad}} for key, one in BUYER["segments"].items()}
    base["products"] = {key: {**one, "name": {"en": bad, "zh": bad}} for key, one in BUYER["products"].items()}
    app = SimsalesApp("en")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await watched(pilot, WatchScreen(case_of(base, {})))
        await to_the_end(pilot, screen)
        for keys in ("n", "d", "t", "enter", "c"):
            await pilot.press(keys)
            await pilot.pause()
            assert harmless(app)
        for x in range(4, 80, 15):
            for y in range(0, 22, 3):
                await pilot.click(offset=(x, y))
        assert app.is_running


# --- the list -----------------------------------------------------------------------------------------------------------
class Host(App[None]):
    """A list by itself."""

    lang: Lang = "zh"

    def compose(self) -> ComposeResult:
        yield LiveList("list", [Column(Text(en="name", zh="名称"), 8), Column(Text(en="rest", zh="其余"), 0)])


def rows(*names: str) -> list[Row]:
    return [Row(Subject("deal", name), (Text.same(name), Text.same(f"of {name}"))) for name in names]


@pytest.mark.asyncio
async def test_the_mark_stays_with_what_is_marked() -> None:
    app = Host()
    async with app.run_test(size=(30, 8)) as pilot:
        table = app.query_one(LiveList)
        table.show(rows("a", "b", "c"))
        await pilot.press("down")
        assert table.marked == Subject("deal", "b")
        table.show(rows("x", "a", "b", "c"))
        assert (table.marked, table.at) == (Subject("deal", "b"), 2)
        table.show(rows("c"))
        await pilot.pause()
        assert (len(table._rows), table.marked) == (1, Subject("deal", "c"))


@pytest.mark.asyncio
async def test_at_the_top_the_mark_stays_at_the_top() -> None:
    app = Host()
    async with app.run_test(size=(30, 8)) as pilot:
        table = app.query_one(LiveList)
        table.show(rows("a"))
        table.show(rows("newer", "a"))
        await pilot.pause()
        assert table.marked == Subject("deal", "newer")


@pytest.mark.asyncio
async def test_words_are_cut_by_cells_and_never_wrap() -> None:
    app = Host()
    async with app.run_test(size=(30, 8)) as pilot:
        table = app.query_one(LiveList)
        table.show(rows("北京市海淀区中关村软件园", "two\nlines"))
        await pilot.pause()
        assert "北京市海 of" in shown(app)
        assert "two line of two lines" in shown(app)

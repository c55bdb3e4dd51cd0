"""The compare lab: an answer that settles while one watches, that loses nothing when it is stopped, and that is the command's own."""

from __future__ import annotations

import json
from time import monotonic, sleep

import pytest
from rich.cells import cell_len
from textual.widgets import Input, Static
from typer.testing import CliRunner

from simsales.cli.app import app as command_line
from simsales.experiment import remembered
from simsales.experiment.runs import replicate
from simsales.i18n import Text
from simsales.report.figures import comparison_json
from simsales.report.file_names import PAPERS, usual_path
from simsales.spec.casefile import open_case
from simsales_tui.app import SimsalesApp
from simsales_tui.lab import words
from simsales_tui.screens.home import HomeScreen
from simsales_tui.screens.lab import PAGES, LabScreen
from simsales_tui.widgets.kpi_chart import KpiChart
from simsales_tui.widgets.option_line import OptionLine
from tests.on_screen import SIZES, overflow, shown, until

SMALL = "small"
YAML = """\
simsales: 1
extends: reference-pipeline
title: {en: A small pipeline, zh: 小漏斗}
horizon: 91
"""


class Gate:
    """Lets so many replications be lived, then keeps whoever lives the next one waiting until more are allowed.

    A test that failed allows no more: after half a minute the gate falls, and the application can end.
    """

    def __init__(self) -> None:
        self.lived: list[int] = []
        self.allowed = 10_000

    def __call__(self, task):  # type: ignore[no-untyped-def]
        end = monotonic() + 30.0
        while len(self.lived) >= self.allowed and monotonic() < end:
            sleep(0.01)
        self.lived.append(task.replication)
        return replicate(task)


@pytest.fixture(autouse=True)
def small_world(own_folder, monkeypatch):
    """A quarter of the reference pipeline, and no pools: starting one takes longer than these runs."""
    (own_folder / "scenarios").mkdir()
    (own_folder / "scenarios" / f"{SMALL}.yaml").write_text(YAML, encoding="utf-8")
    monkeypatch.setattr("os.cpu_count", lambda: 1)


@pytest.fixture
def gate(monkeypatch):
    made = Gate()
    monkeypatch.setattr(remembered, "replicate", made)
    yield made
    made.allowed = 10_000


async def at_lab(pilot, years: int = 3, name: str = SMALL) -> LabScreen:
    screen = LabScreen(open_case(name), years)
    pilot.app.push_screen(screen)
    await until(pilot, lambda: pilot.app.screen is screen and screen.query("#plans"))
    return screen


async def ran(pilot, years: int = 3, name: str = SMALL) -> LabScreen:
    screen = await at_lab(pilot, years, name)
    await pilot.press("s")
    await until(pilot, lambda: screen.lab.done == years and not screen.lab.is_busy)
    return screen


async def soon(pilot, holds) -> None:
    """Wait for a state while work goes on."""
    end = monotonic() + 30.0
    while monotonic() < end:
        if holds():
            return
        await pilot.pause(0.005)
    raise AssertionError(shown(pilot.app))


# --- running ----------------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
async def test_nothing_runs_before_somebody_says_so_and_enter_starts(gate):
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot)
        assert gate.lived == []
        assert "Enter starts" in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: screen.lab.done == 3 and not screen.lab.is_busy)
        assert sorted(gate.lived) == [1, 2, 3]


@pytest.mark.asyncio
async def test_a_stopped_comparison_shows_what_is_done_and_goes_on_with_the_rest_only(gate):
    gate.allowed = 3
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 5)
        await pilot.press("s")
        await soon(pilot, lambda: len(gate.lived) == 3)
        await pilot.press("escape")
        gate.allowed = 4
        await soon(pilot, lambda: not screen.lab.is_busy)
        assert isinstance(pilot.app.screen, LabScreen)
        assert 2 <= screen.lab.done < 5
        assert screen.lab.comparison is not None
        assert screen.lab.comparison.results.replications == screen.lab.done
        assert "Go on" in shown(pilot.app)
        before, gate.allowed = len(gate.lived), 10_000
        await pilot.press("s")
        await soon(pilot, lambda: screen.lab.done == 5 and not screen.lab.is_busy)
        assert len(gate.lived) - before < 5
        assert sorted(set(gate.lived)) == [1, 2, 3, 4, 5]


@pytest.mark.asyncio
async def test_margins_are_shown_while_years_come_in(gate):
    gate.allowed = 2
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 4)
        await pilot.press("s")
        await soon(pilot, lambda: len(gate.lived) == 2)
        gate.allowed = 3
        await soon(pilot, lambda: screen.lab.comparison is not None)
        assert screen.lab.is_running
        await soon(pilot, lambda: "in the end" in shown(pilot.app))
        gate.allowed = 10_000
        await soon(pilot, lambda: not screen.lab.is_busy)


@pytest.mark.asyncio
async def test_leaving_stops_the_work(gate):
    gate.allowed = 2
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 6)
        await pilot.press("s")
        await soon(pilot, lambda: len(gate.lived) == 2)
        await pilot.press("escape", "escape")
        await soon(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        gate.allowed = 3
        await pilot.app.workers.wait_for_complete()
        await soon(pilot, lambda: not screen.is_attached)
    gate.allowed = 10_000
    assert len(gate.lived) <= 3


@pytest.mark.asyncio
async def test_the_language_may_change_while_years_come_in(gate):
    gate.allowed = 2
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 4)
        await pilot.press("s")
        await soon(pilot, lambda: len(gate.lived) == 2)
        await pilot.press("f2")
        await soon(pilot, lambda: "结论" in shown(pilot.app))
        gate.allowed = 10_000
        await soon(pilot, lambda: screen.lab.done == 4 and not screen.lab.is_busy)
        await soon(pilot, lambda: "更好" in shown(pilot.app))
        assert overflow(pilot.app) == []


@pytest.mark.asyncio
async def test_plans_that_are_not_ticked_are_not_run_and_the_current_one_always_is():
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 2)
        await pilot.press("left", "space", "left", "space")
        assert screen.lab.chosen == ["baseline"]
        await pilot.press("s")
        await pilot.pause()
        assert not screen.lab.is_busy
        assert "Tick at least one" in shown(pilot.app)


@pytest.mark.asyncio
async def test_years_that_are_no_number_are_refused_with_what_is_allowed():
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_lab(pilot, 2)
        field = screen.query_one("#years", Input)
        field.focus()
        field.value = "1"
        await pilot.pause()
        assert "2 or more" in shown(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert not screen.lab.is_busy
        field.value = "２"  # a full-width digit, as an input method leaves it
        await pilot.pause()
        assert screen.lab.years == 2


# --- what is shown ----------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
async def test_the_answer_is_the_one_of_the_command_line():
    async with SimsalesApp("en").run_test(size=(120, 40)) as pilot:
        screen = await ran(pilot, 3)
        asked = ["compare", SMALL, "--replications", "3", "--json"]
        said = json.loads(CliRunner().invoke(command_line, asked).stdout)
        assert comparison_json(screen.lab.case.name, screen.lab.comparison) == said
        text = shown(pilot.app)
        best = screen.lab.case.label(said["best"]).say("en")
        assert best in text.splitlines()[4]
        rate = said["differences"][said["best"]]["win_rate"]["mean"]
        assert f"{rate * 100:+.2f} pt" in text


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
async def test_every_page_fits_before_and_after_the_years(lang, size):
    async with SimsalesApp(lang).run_test(size=size) as pilot:
        screen = await at_lab(pilot, 2)
        await every_page_fits(pilot, screen)
        await pilot.press("1", "s")
        await until(pilot, lambda: screen.lab.done == 2 and not screen.lab.is_busy)
        await every_page_fits(pilot, screen)
        assert screen.lab.shapes


async def every_page_fits(pilot, screen: LabScreen) -> None:
    for number, page in enumerate(PAGES, start=1):
        await pilot.press(str(number))
        await until(pilot, lambda: not screen.lab.is_busy)
        assert screen.page.IS_ABOUT == page.IS_ABOUT
        assert overflow(pilot.app) == []
        text = shown(pilot.app)
        assert all(cell_len(line) == pilot.app.size.width for line in text.splitlines())
        said = str(screen.query_one("#lab-message", Static).visual)
        assert said in text, said


@pytest.mark.asyncio
async def test_resizing_there_and_back_shows_the_same():
    async with SimsalesApp("zh").run_test(size=(120, 40)) as pilot:
        await ran(pilot, 2)
        before = shown(pilot.app)
        await pilot.resize_terminal(80, 24)
        await soon(pilot, lambda: overflow(pilot.app) == [] and pilot.app.size.width == 80)
        await pilot.resize_terminal(120, 40)
        await soon(pilot, lambda: shown(pilot.app) == before)


@pytest.mark.asyncio
async def test_without_colours_verdicts_are_words_and_pages_are_marked(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with SimsalesApp("en").run_test(size=(120, 40)) as pilot:
        await ran(pilot, 3)
        text = shown(pilot.app)
        assert "better" in text
        assert "[1 answer]" in text


@pytest.mark.asyncio
async def test_pictures_turn_with_the_arrows_and_become_figures_with_t():
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await ran(pilot, 2)
        await pilot.press("2")
        await until(pilot, lambda: screen.lab.shapes and not screen.lab.is_busy)
        chart, seen = screen.query_one(KpiChart), set()
        for _ in range(6):
            await pilot.press("down")
            await pilot.pause()
            seen.add(shown(pilot.app).splitlines()[5].strip())
            assert not chart.is_table
        assert len(seen) == 6
        await pilot.press("t")
        await pilot.pause()
        assert chart.is_table


@pytest.mark.asyncio
async def test_why_two_plans_differ_is_looked_into_once_and_says_what_the_command_says():
    async with SimsalesApp("en").run_test(size=(120, 40)) as pilot:
        screen = await ran(pilot, 2)
        await pilot.press("3", "enter")
        await until(pilot, lambda: screen.lab.why is not None and not screen.lab.is_busy)
        asked = ["why", SMALL, *screen.lab.the_pair, "--replications", "2", "--json"]
        said = json.loads(CliRunner().invoke(command_line, asked).stdout)
        assert screen.lab.why.gap.mean == said["gap"]["mean"]
        assert f"{said['gap']['mean']:+,.0f}" in shown(pilot.app)


@pytest.mark.asyncio
async def test_what_was_looked_for_is_looked_for_again_when_there_are_more_years():
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await ran(pilot, 2)
        await pilot.press("2")
        await until(pilot, lambda: screen.lab.shapes and not screen.lab.is_busy)
        screen.query_one("#years", Input).value = "3"
        await pilot.pause()
        await pilot.press("s")
        await until(pilot, lambda: screen.lab.done == 3 and not screen.lab.is_busy)
        assert screen.lab.shapes_key not in screen.lab.shapes


# --- files ------------------------------------------------------------------------------------------------------------------
WORKBOOK = 2


async def at_files(pilot, own_folder, paper: int = WORKBOOK, name: str = SMALL) -> LabScreen:
    screen = await ran(pilot, 2, name)
    await pilot.press("6")
    await offered(pilot, screen, paper, name)
    return screen


async def offered(pilot, screen: LabScreen, paper: int, name: str) -> None:
    """Pick what is to be written; the page offers a name for it."""
    screen.query_one("#paper", OptionLine).take(paper)
    named = usual_path(name, list(PAPERS)[paper], pilot.app.lang)
    await until(pilot, lambda: screen.query_one("#path", Input).value == named)
    screen.query_one("#path", Input).focus()


@pytest.mark.asyncio
async def test_a_workbook_is_written_where_the_page_says_and_never_replaced_without_asking(own_folder):
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_files(pilot, own_folder)
        path = own_folder / screen.query_one("#path", Input).value
        await pilot.press("enter")
        await until(pilot, lambda: path.exists() and not screen.lab.is_busy)
        assert path.read_bytes()[:2] == b"PK"
        assert "Written" in shown(pilot.app)
        path.write_text("somebody's own")
        await pilot.press("enter")
        await pilot.pause()
        assert "replaces it" in shown(pilot.app)
        assert path.read_text() == "somebody's own"
        await pilot.press("enter")
        await until(pilot, lambda: path.read_bytes()[:2] == b"PK" and not screen.lab.is_busy)


@pytest.mark.asyncio
async def test_memo_and_report_written_from_the_screen_are_those_of_the_command_line(own_folder):
    month = YAML.replace("horizon: 91", "horizon: 28")
    (own_folder / "scenarios" / "month.yaml").write_text(month, encoding="utf-8")
    async with SimsalesApp("zh").run_test(size=(80, 24)) as pilot:
        screen = await at_files(pilot, own_folder, 0, "month")
        written = []
        for paper in (0, 1):
            await offered(pilot, screen, paper, "month")
            written.append(own_folder / screen.query_one("#path", Input).value)
            await pilot.press("enter")
            await until(pilot, lambda: written[-1].exists() and not screen.lab.is_busy)
            assert "已写好" in shown(pilot.app)
    memo, report = own_folder / "memo.html", own_folder / "report.html"
    words = ["--replications", "2", "--workers", "1", "--lang", "zh", "--memo", str(memo), "--html", str(report)]
    assert CliRunner().invoke(command_line, ["compare", "month", *words]).exit_code == 0
    assert [one.read_bytes() for one in written] == [memo.read_bytes(), report.read_bytes()]


@pytest.mark.asyncio
@pytest.mark.parametrize("typed", ["nowhere/x.xlsx", "x.pdf", ""])
async def test_a_name_that_cannot_be_written_is_refused_with_a_reason(own_folder, typed):
    async with SimsalesApp("en").run_test(size=(80, 24)) as pilot:
        screen = await at_files(pilot, own_folder)
        screen.query_one("#path", Input).value = typed
        before = sorted(own_folder.rglob("*"))
        await pilot.press("enter")
        await pilot.pause()
        assert not screen.lab.is_busy
        text = shown(pilot.app)
        assert "no such folder" in text or "no kind of file" in text
        assert sorted(own_folder.rglob("*")) == before


# --- words ------------------------------------------------------------------------------------------------------------------
def test_what_the_message_line_says_fits_the_narrow_screen():
    said = [
        one
        for name in vars(words)
        if isinstance(getattr(words, name), Text) and name not in ("ABOUT", "CHANGED_PLANS")
        for one in [getattr(words, name)]
    ]
    for page in PAGES:
        module = __import__(page.__module__, fromlist=["x"])
        said += [getattr(module, name) for name in ("_READ", "_KEYS", "_ADVICE", "_ENTER") if hasattr(module, name)]
    assert len(said) > 20
    for text in said:
        for lang in ("en", "zh"):
            assert cell_len(text.say(lang)) <= 78, text.say(lang)


def test_every_page_has_a_name_and_a_title_of_its_own():
    assert len({page.IS_ABOUT for page in PAGES}) == len(PAGES) == len({page.TITLE.en for page in PAGES})

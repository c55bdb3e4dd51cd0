"""A role-play in the terminal application: prepared, played by keyboard, left and resumed, reviewed, in both languages and sizes."""

from __future__ import annotations

from functools import cache

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from simsales.game import Game, at_the_table
from simsales.i18n import LANGS, Lang
from simsales.session import Finished
from simsales.spec.casefile import open_case
from simsales.spec.shelf import data_folder
from simsales.store.journal import Journal
from simsales_tui.app import SimsalesApp
from simsales_tui.screens.home import HomeScreen
from simsales_tui.screens.preparation import PreparationScreen
from simsales_tui.screens.review import ReviewScreen
from simsales_tui.screens.roleplay import RolePlayScreen
from simsales_tui.widgets.choice_list import ChoiceList
from tests.on_screen import SIZES, overflow, shown, typed, until

LINES: dict[Lang, list[str]] = {
    "en": [
        "hello",
        "when do you need it?",
        "19000 and delivery in 7 days",
        "",
        "18400",
        "I accept your offer",
        "to sum up",
    ],
    "zh": ["您好", "什么时候要用?", "19000, 7天送到", "", "18400", "我接受您的报价", "总结一下"],
}
SOME_LEFT = 60
"""More keys than any talk takes."""


CASES = cache(open_case)


def begun(name: str = "tutorial", *, is_seated: bool = True) -> int:
    """A new game in the journal of the test, at its first turn, or before the sheet."""
    case = CASES(name)
    with Journal(data_folder() / "games.sqlite") as journal:
        game = Game.begin(journal, case.scenario, name=case.name, seats=at_the_table(case.scenario))
        if is_seated:
            game.advance()
            game.answer(game.session.pending[0].id, {})
        return game.record.id


async def at_table(pilot: Pilot[None]) -> RolePlayScreen:
    """Past the sheet, where it is asked for."""
    await until(pilot, lambda: isinstance(pilot.app.screen, PreparationScreen | RolePlayScreen))
    if isinstance(pilot.app.screen, PreparationScreen):
        pilot.app.screen.query_one(ChoiceList).focus()
        await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, RolePlayScreen))
    screen = pilot.app.screen
    assert isinstance(screen, RolePlayScreen)
    return screen


def answers(number: int) -> list[dict[str, object]]:
    with Journal(data_folder() / "games.sqlite") as journal:
        return [dict(one.choice) for one in journal.answers(number)]


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_talk_is_prepared_typed_to_the_end_and_reviewed(lang: Lang) -> None:
    number = begun(is_seated=False)
    app = SimsalesApp(lang, number)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_table(pilot)
        for line in LINES[lang]:
            if app.screen.query_one("#words", Input).disabled:
                break
            await typed(pilot, line)
        for _ in range(SOME_LEFT):  # whatever is still open, by number: hold, close, sum up ...
            if app.screen.query_one("#words", Input).disabled:
                break
            await typed(pilot, "1")
        assert answers(number)[1]["said"] == LINES[lang][0]
        await pilot.press("enter")
        await until(pilot, lambda: "/10" in shown(app))
        assert isinstance(app.screen, ReviewScreen)
        assert overflow(app) == []


@pytest.mark.asyncio
async def test_the_same_talk_by_keys_alone_is_the_same_game_as_line_by_line() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await at_table(pilot)
        screen.query_one("#moves").focus()
        await pilot.press("2", "4", "5", "enter")  # ask; when; an offer; as it stands
        await pilot.pause()
        acts = [one["act"] for one in answers(number)[1:]]
        assert acts[:2] == ["ask", "offer"]
        assert answers(number)[1]["topic"] == "deadline"


@pytest.mark.asyncio
async def test_every_screen_of_a_talk_fits_in_both_sizes_and_languages() -> None:
    app = SimsalesApp("zh", begun("multi-issue", is_seated=False))
    async with app.run_test(size=SIZES[0]) as pilot:
        await until(pilot, lambda: isinstance(app.screen, PreparationScreen))
        assert overflow(app) == []
        await at_table(pilot)
        for size in (SIZES[1], SIZES[0]):
            await pilot.resize_terminal(*size)
            for _ in LANGS:
                for key in ("f3", "f4", "escape", "f1", "escape", "f2"):
                    await pilot.press(key)
                    await pilot.pause()
                    assert overflow(app) == [], (size, app.lang, key)


@pytest.mark.asyncio
async def test_another_language_keeps_what_is_being_typed_and_where() -> None:
    app = SimsalesApp("zh", begun())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        words = screen.query_one("#words", Input)
        words.focus()
        words.value, words.cursor_position = "我们先谈交期", 2
        field = screen.query_one("#offer-price", Input)
        field.value = "18600"
        await pilot.press("f2")
        await until(pilot, lambda: "Type what you say" in shown(app))
        words = screen.query_one("#words", Input)
        assert (words.value, words.cursor_position, app.focused) == ("我们先谈交期", 2, words)
        assert screen.query_one("#offer-price", Input).value == "18600"
        assert screen.query_one("#offer-delivery", Input).value == "14 days"
        assert "help" in shown(app).splitlines()[-1]
        await pilot.press("f2")
        await until(pilot, lambda: "任务书" in shown(app))


@pytest.mark.asyncio
async def test_what_was_left_goes_on_from_home_and_nothing_is_lost() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_table(pilot)
        await typed(pilot, "hello")
        await pilot.press("escape", "2")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "practise" in shown(app))
    again = SimsalesApp("en")
    async with again.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Nothing was lost" in shown(again))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(again.screen, RolePlayScreen))
        assert "hello" in shown(again)
        assert "turn 2/20" in shown(again)


@pytest.mark.asyncio
async def test_a_refused_offer_says_why_and_nothing_has_happened() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        field = screen.query_one("#offer-price", Input)
        field.focus()
        field.value = "１６０００"
        await pilot.press("enter")
        await pilot.pause()
        assert "authority" in shown(app)
        assert len(answers(number)) == 1


@pytest.mark.asyncio
async def test_ending_the_talk_is_asked_for_first() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_table(pilot)
        await typed(pilot, "11")
        assert "Sure?" in shown(app)
        assert len(answers(number)) == 1
        await pilot.press("escape")
        await pilot.pause()
        assert "make an offer" in shown(app)


@pytest.mark.asyncio
async def test_a_number_in_the_line_marks_a_move_and_does_not_play_it() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        await pilot.press("3")
        await pilot.pause()
        assert screen.query_one("#moves", ChoiceList).at == 2
        assert len(answers(number)) == 1


def over(name: str = "tutorial") -> int:
    """A short game that is over."""
    number = begun(name, is_seated=False)
    with Journal(data_folder() / "games.sqlite") as journal:
        game = Game.resume(journal, number)
        game.advance()
        for choice in ({}, {"act": "greet"}, {"act": "ask", "topic": "need"}, {"act": "walk"}):
            game.answer(game.session.pending[0].id, choice)
        assert isinstance(game.advance(), Finished)
    return number


@pytest.mark.asyncio
async def test_after_the_review_a_turn_is_played_again_and_the_game_before_stays() -> None:
    number = over()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "/10" in shown(app))
        await pilot.press("3")
        await until(pilot, lambda: "play turn" in shown(app))
        await pilot.press("up")
        await until(pilot, lambda: "play turn 2 again" in shown(app))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, RolePlayScreen))
        assert "turn 2/20" in shown(app)
        assert app.journal.games()[0].parent == (number, 2)
        assert len(app.journal.answers(number)) == 4


@pytest.mark.asyncio
async def test_after_the_review_comes_the_card_and_the_other_form() -> None:
    app = SimsalesApp("zh", over())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "/10" in shown(app))
        await pilot.press("6")
        await until(pilot, lambda: "五问" in shown(app))
        assert overflow(app) == []
        await pilot.press("1")
        await until(pilot, lambda: isinstance(app.screen, PreparationScreen))
        assert app.journal.games()[0].variant == "b"


@pytest.mark.asyncio
@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_picture_shows_the_offers_of_both_and_the_turns_their_bars(lang, size) -> None:
    app = SimsalesApp(lang, over())
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "/10" in shown(app))
        await pilot.press("4")
        await until(pilot, lambda: ("worth to you" if lang == "en" else "对您值") in shown(app))
        assert overflow(app) == []
        await until(
            pilot, lambda: any(line.count("|") and "o" in line.partition("|")[2] for line in shown(app).split("\n"))
        )
        await pilot.press("3")
        await until(pilot, lambda: " 1 |" in shown(app))
        assert overflow(app) == []
        await pilot.press("f2", "escape")
        await until(pilot, lambda: "/10" in shown(app))


@pytest.mark.asyncio
async def test_leaving_the_review_stops_its_work() -> None:
    app = SimsalesApp("en", over())
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReviewScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        left = [one for one in app.workers if isinstance(one.node, ReviewScreen)]
        assert all(one.is_finished or one.is_cancelled for one in left)


@pytest.mark.asyncio
async def test_without_colours_the_marked_move_can_still_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = SimsalesApp("en", begun())
    async with app.run_test(size=(80, 24)) as pilot:
        await at_table(pilot)
        assert ">1 greet" in shown(app)

"""A quarter in a chair on the screen: played by keyboard and by mouse, refused, taken back, left and resumed, in both languages."""

from __future__ import annotations

import sys
from io import StringIO

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from simsales.cli.playing.plain import Conversation
from simsales.game import Game
from simsales.i18n import LANGS
from simsales.report.chairs import ChairChosen
from simsales.store.journal import Shift
from simsales.world.decisions import Choice
from simsales_tui.app import SimsalesApp
from simsales_tui.screens.chairs import ChairScreen
from simsales_tui.screens.help import HelpScreen
from simsales_tui.screens.home import HomeScreen
from simsales_tui.screens.preparation import PreparationScreen
from simsales_tui.screens.quarter import QuarterScreen
from simsales_tui.screens.quarter_end import QuarterEndScreen
from simsales_tui.screens.roleplay import RolePlayScreen
from simsales_tui.widgets.answer_form import AnswerForm
from simsales_tui.widgets.choice_list import ChoiceList
from simsales_tui.widgets.pick_line import PickLine
from simsales_tui.widgets.pick_list import PickList
from tests.on_screen import SIZES, overflow, shown, until
from tests.small_quarter import MANAGER, asked_first, automated, begun, digest, journal, on_the_shelf
from tests.tui.test_hostile_words import harmless

MOST = 60
"""More questions than the quarter has."""


def answers(number: int) -> list[tuple[str, Choice]]:
    with journal() as kept:
        return [(one.decision.kind, dict(one.choice)) for one in kept.answers(number)]


async def asked(pilot: Pilot[None]) -> QuarterScreen:
    """A question lies on the desk."""
    await until(pilot, lambda: is_asked(pilot.app.screen))
    assert isinstance(pilot.app.screen, QuarterScreen)
    return pilot.app.screen


def is_asked(screen: object) -> bool:
    return isinstance(screen, QuarterScreen) and not screen._is_waiting


async def answered(pilot: Pilot[None], *keys: str) -> None:
    """Keys that end with an answer; then the next question, or the end."""
    before = turns(pilot)
    await pilot.press(*keys)
    await until(pilot, lambda: is_over(pilot) or (is_asked(pilot.app.screen) and turns(pilot) != before))


def turns(pilot: Pilot[None]) -> int:
    screen = pilot.app.screen
    return len(screen._desk.game.turns) if isinstance(screen, QuarterScreen) else -1


def is_over(pilot: Pilot[None]) -> bool:
    return isinstance(pilot.app.screen, QuarterEndScreen)


@pytest.mark.asyncio
async def test_enter_alone_plays_the_quarter_as_the_colleague_would() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot)
        for _ in range(MOST):
            if is_over(pilot):
                break
            assert overflow(app) == []
            await answered(pilot, "enter")
        await until(pilot, lambda: "Same customers, same luck" in shown(app))
        assert {kind for kind, _ in answers(number)} == {"week", "focus", "quote", "bargain", "timing"}
    assert digest(number) == automated()


@pytest.mark.asyncio
async def test_the_same_answers_line_by_line_and_on_the_screen_are_the_same_game(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    typed = ["33", "5", "2", "3", "5", "e"]  # hours of the week; these first; these aside; then as usual to the end
    plain = begun()
    monkeypatch.setattr(sys, "stdin", StringIO("\n".join(typed) + "\n"))
    with journal() as kept:
        assert Conversation(kept, Game.resume(kept, plain), "en").play()
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(120, 40)) as pilot:
        await asked(pilot)
        await answered(pilot, "3", "3", "down", "5", "down", "2", "enter")
        await pilot.press("up")  # from the answer into the list
        assert isinstance(app.focused, PickList)
        await answered(pilot, "home", "down", "down", "2", "down", "down", "enter", "enter", "tab", "1")
        await pilot.press("shift+tab", *["tab"] * 3)
        app.screen.query_one("#next").focus()
        await pilot.press("3", "2")  # to the end, and yes
        await until(pilot, lambda: is_over(pilot))
    assert answers(number)[1][1] != dict.fromkeys(answers(number)[1][1], "turn")
    assert answers(number) == answers(plain)
    assert digest(number) == digest(plain) != automated()


@pytest.mark.asyncio
async def test_the_same_answers_by_mouse() -> None:
    number = begun()
    asked_first(number, "focus")
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        assert screen._desk.draft is not None
        names = list(screen._desk.draft.fields)
        await pilot.click(PickList, offset=(4, 2))
        await until(pilot, lambda: "* first" in shown(app))
        await pilot.click(PickList, offset=(4, 2))
        await until(pilot, lambda: "* aside" in shown(app))
        await pilot.click(screen.query_one("#next"), offset=(3, 0))
        await until(pilot, lambda: turns(pilot) == 2 and is_asked(app.screen))
    assert list(answers(number)[1][1].items()) == sorted({**dict.fromkeys(names, "turn"), names[2]: "aside"}.items())


@pytest.mark.asyncio
async def test_a_discount_is_typed_or_stepped_and_an_option_chosen_by_its_number() -> None:
    number = begun()
    asked_first(number, "timing")
    app = SimsalesApp("zh", number)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        assert isinstance(app.focused, PickLine)
        before = len(answers(number))
        await pilot.press("2", "down", "right", "right", "left")
        assert screen.query_one("#field-1", Input).value == "1%"
        await pilot.press("home", "shift+end", "delete", "2", "％")
        await answered(pilot, "enter")
        assert answers(number)[before][1] == {"move": "pull", "discount": 0.02}


@pytest.mark.asyncio
async def test_what_is_not_allowed_is_refused_with_the_reason_and_nothing_moves() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        for typed, why in (("90", "is not possible"), ("48", "the most hours a week"), ("many", "is not possible")):
            screen.query_one("#field-0", Input).value = typed
            await pilot.pause()
            await pilot.press("enter")
            await until(pilot, lambda why=why: why in shown(app))
            assert answers(number) == []
            assert overflow(app) == []
        screen.query_one("#field-0", Input).value = ""
        await answered(pilot, "enter")
        assert len(answers(number)) == 1


@pytest.mark.asyncio
async def test_what_was_typed_is_put_back_to_the_usual_by_one_choice() -> None:
    app = SimsalesApp("en", begun())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        usual = screen.query_one("#field-0", Input).value
        assert "undo changes" not in shown(app)
        await pilot.press("9", "9", "9")
        await until(pilot, lambda: "4 undo changes" in shown(app))
        screen.query_one("#next").focus()
        await pilot.press("4")
        await until(pilot, lambda: screen.query_one("#field-0", Input).value == usual)
        assert "undo changes" not in shown(app)
        assert screen._desk.draft is not None
        assert not screen._desk.draft.refusals()


@pytest.mark.asyncio
async def test_an_answer_is_taken_back_on_a_branch_and_the_game_before_stays() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot)
        await pilot.press("f4")
        await until(pilot, lambda: "nothing to take back" in shown(app))
        screen = app.screen
        assert isinstance(screen, QuarterScreen)
        screen.query_one("#next").focus()
        await answered(pilot, "2")  # the whole week as usual
        skipped = len(answers(number))
        assert skipped > 2
        await pilot.press("f4")
        await until(pilot, lambda: "Taken back" in shown(app))
        await asked(pilot)
        assert screen._desk.game.record.parent is not None
        assert len(screen._desk.game.turns) == 0
        assert len(answers(number)) == skipped
        assert "stays as it was" in shown(app)


@pytest.mark.asyncio
async def test_who_stops_goes_on_from_home_at_the_same_question() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot)
        for _ in range(4):
            await answered(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, QuarterScreen)
        question = screen._desk.draft
        await pilot.press("escape")
        await until(pilot, lambda: f"game {number} goes on from home" in shown(app))
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen) and "Nothing was lost" in shown(app))
        await pilot.press("enter")
        again = await asked(pilot)
        assert again._desk.draft is not None
        assert question is not None
        assert again._desk.draft.decision.id == question.decision.id
        assert {one.en for one in screen._desk.told} <= {one.en for one in again._desk.told}


@pytest.mark.asyncio
async def test_another_language_keeps_what_is_half_typed_and_the_focus() -> None:
    app = SimsalesApp("zh", begun())
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        await pilot.press("tab", "3", "x")
        await pilot.press("f2")
        await until(pilot, lambda: "How do you spend" in shown(app))
        field = screen.query_one("#field-1", Input)
        assert (field.value, field.cursor_position, app.focused) == ("3x", 2, field)
        assert screen.query_one("#field-0", Input).value.endswith(" h")
        assert "help" in shown(app).splitlines()[-1]
        await pilot.press("f2")
        await until(pilot, lambda: "怎么安排" in shown(app))


@pytest.mark.asyncio
async def test_another_language_keeps_the_marked_deal_and_what_it_got() -> None:
    number = begun()
    asked_first(number, "focus")
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot)
        app.screen.query_one(PickList).focus()
        await pilot.press("down", "down", "2", "f2")
        await until(pilot, lambda: "* 优先" in shown(app))
        assert app.screen.query_one(PickList).highlighted == 2
        assert app.focused is app.screen.query_one(PickList)


@pytest.mark.asyncio
async def test_who_reads_the_help_while_time_goes_on_comes_back_to_the_question() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        screen.query_one("#next").focus()
        await pilot.press("3", "2", "f1")
        await until(pilot, lambda: screen._has_arrived or QuarterEndScreen in map(type, app.screen_stack))
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        await until(pilot, lambda: is_over(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))


@pytest.mark.asyncio
async def test_leaving_while_time_goes_on_stops_it_and_loses_nothing() -> None:
    number = begun()
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, QuarterScreen))
        screen = app.screen
        await asked(pilot)
        screen.query_one("#next").focus()
        await pilot.press("3", "2")
        app.go_home()
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert not [one for one in app.workers if one.node is screen and one.is_running]
    done = len(answers(number))
    with journal() as kept:
        assert len(Game.resume(kept, number).turns) == done


@pytest.mark.asyncio
async def test_every_question_fits_in_both_sizes_and_languages() -> None:
    for kind in ("focus", "bargain"):
        number = begun()
        asked_first(number, kind)
        app = SimsalesApp("zh", number)
        async with app.run_test(size=SIZES[0]) as pilot:
            await asked(pilot)
            for size in (SIZES[1], SIZES[0]):
                await pilot.resize_terminal(*size)
                for _ in LANGS:
                    for key in ("f3", "escape", "f2"):
                        await pilot.press(key)
                        await pilot.pause()
                        assert overflow(app) == [], (kind, size, app.lang, key)


@pytest.mark.asyncio
async def test_the_manager_decides_for_a_quarter_and_is_told_about_the_firm() -> None:
    number = begun(MANAGER, shift=Shift(0.0, 56.0))
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await asked(pilot)
        assert "the manager" in shown(app)
        await pilot.press("right", "down", "left")
        assert screen.query_one("#field-1", Input).value == "0.99"
        await answered(pilot, "enter")
        await until(pilot, lambda: "colleague" in shown(app))
        assert overflow(app) == []
    assert answers(number) == [("quarter", {"authority": 0.06, "price": 0.99})]


@pytest.mark.asyncio
async def test_who_sits_down_to_negotiate_comes_back_to_the_desk() -> None:
    number = begun()
    asked_first(number, "bargain")
    app = SimsalesApp("en", number)
    async with app.run_test(size=(80, 24)) as pilot:
        await asked(pilot)
        await pilot.press("down", "2", "enter")
        await until(pilot, lambda: isinstance(app.screen, PreparationScreen))
        app.screen.query_one(ChoiceList).focus()
        await pilot.press("2")
        await until(pilot, lambda: isinstance(app.screen, RolePlayScreen))
        app.screen.query_one("#moves").focus()
        end = next(
            place
            for place, (label, _) in enumerate(app.screen._question.options)  # type: ignore[attr-defined]
            if label.en == "end the talk"
        )
        app.screen.query_one("#moves", ChoiceList).at = end
        await pilot.press("enter", "1")
        await until(pilot, lambda: "back to your desk" in shown(app))
        app.screen.query_one("#moves").focus()
        await pilot.press("enter")
        await until(pilot, lambda: is_over(pilot) or is_asked(app.screen))
    assert [kind for kind, _ in answers(number)][-2:] == ["prepare", "move"]


@pytest.mark.asyncio
async def test_a_chair_is_taken_by_one_enter_and_the_end_offers_what_is_next() -> None:
    name = on_the_shelf(SimsalesApp("en").journal.path.parent)
    app = SimsalesApp("en", chair=(name, ChairChosen("")))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ChairScreen) and "quota" in shown(app))
        assert overflow(app) == []
        await pilot.press("enter")
        screen = await asked(pilot)
        assert screen._desk.game.record.seats.keys() == {"li"}
        screen.query_one("#next").focus()
        await pilot.press("3", "2")
        await until(pilot, lambda: is_over(pilot) and "Same customers" in shown(app))
        for size in (SIZES[1], SIZES[0]):
            await pilot.resize_terminal(*size)
            for key in ("3", "escape", "f2"):
                await pilot.press(key)
                await pilot.pause()
                assert overflow(app) == []
        await pilot.press("4")
        await until(pilot, lambda: ".json" in shown(app))
        await pilot.press("3")
        turns_ = app.screen.query_one("#turns", OptionList)
        await until(pilot, lambda: turns_.has_focus)
        turns_.highlighted = 2
        await pilot.press("enter")
        again = await asked(pilot)
        assert len(again._desk.game.turns) == 2


@pytest.mark.asyncio
async def test_names_that_want_to_drive_the_screen_are_shown_as_words() -> None:
    hostile = "[/][@click=app.quit]x[/]\x1b]52;c;aGFja2Vk\x07\x9b2J\u202e" + "long " * 20
    folder = SimsalesApp("en").journal.path.parent
    reps = {"li": {"quota": 20_000, "name": {"en": hostile, "zh": hostile}, "group": {"en": hostile, "zh": hostile}}}
    name = on_the_shelf(folder, title=hostile, story=hostile, reps=reps)
    app = SimsalesApp("en", chair=(name, ChairChosen("")))
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ChairScreen))
        assert harmless(app)
        await pilot.press("enter")
        screen = await asked(pilot)
        assert harmless(app)
        form = screen.query_one(AnswerForm)
        form.query_one("#field-0", Input).value = hostile
        await pilot.press("enter")
        await pilot.pause()
        assert harmless(app)
        assert "@click=app.quit" in shown(app)
        for x in range(2, 80, 15):
            for y in range(0, 16, 3):
                await pilot.click(offset=(x, y))
        screen.query_one("#next").focus()
        form.query_one("#field-0", Input).value = ""
        await pilot.press("3", "2")
        await until(pilot, lambda: is_over(pilot) and "The end." in shown(app))
        assert harmless(app)
        assert app.is_running


@pytest.mark.asyncio
async def test_in_a_wide_window_the_papers_stand_beside_the_list_and_both_fit() -> None:
    number = begun()
    asked_first(number, "focus")
    app = SimsalesApp("en", number)
    async with app.run_test(size=SIZES[1]) as pilot:
        screen = await asked(pilot)
        await until(pilot, lambda: screen.query_one(PickList).region.right <= 120)
        papers, form = screen.query_one("#papers").region, screen.query_one(AnswerForm).region
        assert papers.right <= form.x
        assert form.right <= 120
        await until(pilot, lambda: all(one in shown(app) for one in ("stage", "waits for", "Since the last decision")))

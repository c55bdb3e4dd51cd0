"""Questions in between: what is asked is what Enter answers, why a line is refused is said, and the last words are in sight."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from simsales.classroom.session_file import read_session
from simsales_tui.app import SimsalesApp
from simsales_tui.screens.preparation import PreparationScreen
from simsales_tui.widgets.choice_list import ChoiceList
from simsales_tui.widgets.transcript import Transcript
from tests.on_screen import shown, typed, until
from tests.tui.test_role_play_screen import answers, at_table, begun


@pytest.mark.asyncio
async def test_while_a_reading_is_asked_about_no_other_offer_can_be_sent() -> None:
    number = begun()
    async with SimsalesApp("zh", number).run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        await typed(pilot, "我报1.92万, 7天")
        assert screen.query_one("#moves", ChoiceList).at == 0
        assert screen.query_one("#offer").disabled
        await pilot.press("tab", "enter")
        await until(pilot, lambda: len(answers(number)) == 2)
        assert answers(number)[1]["price"] == 19200
        assert answers(number)[1]["delivery"] == "7"
        assert not screen.query_one("#offer").disabled


@pytest.mark.asyncio
async def test_an_exchange_is_written_in_the_fields_after_its_two_questions() -> None:
    async with SimsalesApp("en", begun()).run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        await pilot.press("6", "enter", "1", "enter", "1", "enter")
        assert not screen.query_one("#offer").disabled
        assert (screen.focused.id or "").startswith("offer-") if screen.focused is not None else False


@pytest.mark.asyncio
async def test_what_to_ask_about_is_asked_above_the_topics_and_enter_takes_the_marked_one() -> None:
    number = begun()
    async with SimsalesApp("en", number).run_test(size=(80, 24)) as pilot:
        await at_table(pilot)
        await pilot.press("2", "enter")
        assert "About what?" in shown(pilot.app)
        await pilot.press("enter")
        await until(pilot, lambda: len(answers(number)) == 2)


@pytest.mark.asyncio
async def test_whoever_had_scrolled_up_sees_what_is_said_next() -> None:
    async with SimsalesApp("en", begun()).run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        for _ in range(4):
            await typed(pilot, "hello")
        await pilot.press("pageup", "pageup")
        transcript = screen.query_one(Transcript)
        assert transcript.scroll_y < transcript.max_scroll_y
        await typed(pilot, "when do you need it?")
        await until(pilot, lambda: transcript.scroll_y == transcript.max_scroll_y)
        assert "when do you need it?" in shown(pilot.app)


@pytest.mark.asyncio
async def test_words_that_were_not_understood_are_replaced_by_the_next_ones() -> None:
    async with SimsalesApp("en", begun()).run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        await typed(pilot, "qwertz asdf")
        assert screen.query_one("#words", Input).value == "qwertz asdf"
        await pilot.press("h", "i")
        assert screen.query_one("#words", Input).value == "hi"


@pytest.mark.asyncio
async def test_a_line_of_the_sheet_that_cannot_be_taken_says_why_and_keeps_one_there() -> None:
    async with SimsalesApp("zh", begun(is_seated=False)).run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, PreparationScreen))
        screen = pilot.app.screen
        line = screen.focused
        assert isinstance(line, Input)
        line.value = "便宜点"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.focused is line
        assert '! 不能填 "便宜点"' in shown(pilot.app)
        await pilot.press("backspace")
        await pilot.pause()
        assert "不能填" not in shown(pilot.app)


@pytest.mark.asyncio
async def test_what_is_said_on_the_screen_is_in_the_file_of_the_game_at_once(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SIMSALES_SESSIONS", str(tmp_path / "stick"))
    async with SimsalesApp("en", begun()).run_test(size=(80, 24)) as pilot:
        await at_table(pilot)
        await typed(pilot, "hello")
        kept = read_session(next((tmp_path / "stick").iterdir()))
        assert [one.choice.get("said") for one in kept.answers] == [None, "hello"]


@pytest.mark.asyncio
async def test_after_a_question_was_given_up_words_typed_in_one_go_arrive_whole() -> None:
    async with SimsalesApp("en", begun()).run_test(size=(80, 24)) as pilot:
        screen = await at_table(pilot)
        await pilot.press("escape", "escape")
        line = screen.query_one("#words", Input)
        assert screen.focused is line
        screen.query_one("#moves").focus()
        await pilot.pause()
        for letter in "hi you":
            pilot.app.post_message(events.Key("space" if letter == " " else letter, letter))
        await until(pilot, lambda: line.value == "hi you")

"""A role-play in the browser: by keyboard, by mouse, in Chinese; closed, loaded again, and never talking to anybody else."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from simsales.classroom.session_file import read_session
from simsales.store.journal import Journal
from tests.browser.conftest import House, Visit

pytestmark = pytest.mark.browser
LINES = ["hello", "when do you need it?", "19000 and delivery in 7 days"]
MOST = 80
"""More steps than any talk takes."""


def answers(house: House, game: int = 1) -> list[dict[str, object]]:
    with Journal(house.data / "games.sqlite") as journal:
        return [dict(one.choice) for one in journal.answers(game)]


def at_table(page: Visit) -> None:
    page.until(lambda shown: "go in prepared" in shown or "准备好了" in shown)
    page.click("1 go in prepared" if "go in prepared" in page.shown else "1 准备好了")
    page.until(lambda shown: "turn 1/" in shown or "第 1/" in shown)


def gone(house: House) -> bool:
    """Whether all applications have ended, within the grace they have."""
    end = time.monotonic() + 15
    while time.monotonic() < end:
        if not house.applications():
            return True
        time.sleep(0.05)
    return False


def test_a_talk_is_played_and_reviewed_by_keyboard_alone(served, visit, asked) -> None:
    house: House = served("play", "--browser", "tutorial")
    page: Visit = visit(house.address)
    page.until(lambda shown: "go in prepared" in shown)
    for _ in range(6):
        page.step("Enter")
    page.until(lambda shown: "turn 1/" in shown)
    for line in LINES:
        page.say(line)
    for _ in range(MOST):
        if "The talk is over" in page.heard_out():
            break
        page.say("1")
    page.press("Enter")
    page.until(lambda shown: "/10" in shown)
    assert answers(house)[1]["said"] == "hello"
    assert [url for url in asked if not url.startswith((house.origin, "data:"))] == []


def test_a_talk_is_played_and_reviewed_by_mouse_alone(served, visit) -> None:
    house: House = served("play", "--browser", "tutorial", lang="zh")
    page: Visit = visit(house.address)
    at_table(page)
    for _ in range(MOST):
        before = page.shown
        if "重演" in before or "/10" in before:
            break
        page.click_first()
        page.until(lambda shown, before=before: shown != before)
    page.until(lambda shown: "/10" in shown)


def test_chinese_typed_with_an_input_method_arrives_as_words(served, visit, window: BrowserContext) -> None:
    house: House = served("play", "--browser", "tutorial", lang="zh")
    page: Visit = visit(house.address)
    at_table(page)
    keys = window.new_cdp_session(page.page)
    keys.send("Input.imeSetComposition", {"text": "nin", "selectionStart": 3, "selectionEnd": 3})
    keys.send("Input.imeSetComposition", {"text": "您好", "selectionStart": 2, "selectionEnd": 2})
    keys.send("Input.insertText", {"text": "您好"})
    page.until(lambda shown: "您好" in shown)
    page.press("Enter")
    page.until(lambda shown: "第 2/" in shown)
    assert answers(house)[1]["said"] == "您好"


def test_a_closed_page_leaves_no_process_and_the_game_goes_on_at_the_same_turn(served, visit) -> None:
    house: House = served("play", "--browser", "tutorial")
    page: Visit = visit(house.address)
    at_table(page)
    page.say("hello")
    page.until(lambda shown: "turn 2/" in shown)
    assert house.applications()
    page.page.close()
    assert gone(house)
    again: Visit = visit(house.origin)
    again.until(lambda shown: "turn 2/" in shown and "hello" in shown)


def test_a_page_loaded_again_goes_on_with_the_game_it_was_at(served, visit) -> None:
    house: House = served("--browser")
    page: Visit = visit(house.address)
    page.until(lambda shown: "practise a talk" in shown)
    page.press("Enter")
    at_table(page)
    page.say("hello")
    page.until(lambda shown: "turn 2/" in shown)
    page.page.reload()
    page.page.wait_for_selector("body.-first-byte", timeout=60_000)
    page.until(lambda shown: "turn 2/" in shown and "hello" in shown)


def test_whoever_leaves_is_told_that_nothing_is_lost_and_goes_on_with_enter(served, visit) -> None:
    house: House = served("play", "--browser", "tutorial")
    page: Visit = visit(house.address)
    at_table(page)
    page.press("Control+q")
    page.page.wait_for_selector("body.-closed", timeout=20_000)
    assert "Nothing is lost" in page.page.inner_text("#why")
    assert gone(house)
    page.press("Enter")
    page.page.wait_for_selector("body.-first-byte:not(.-closed)", timeout=60_000)
    page.until(lambda shown: "turn 1/" in shown)


def test_when_the_program_has_ended_the_page_says_how_to_go_on(served, visit) -> None:
    house: House = served("play", "--browser", "tutorial", lang="zh")
    page: Visit = visit(house.address)
    at_table(page)
    assert house.close() == 130
    page.page.wait_for_selector("body.-closed", timeout=20_000)
    assert "程序已经结束" in page.page.inner_text("#why")
    page.press("Enter")
    page.page.wait_for_timeout(300)
    assert "程序已经结束" in page.page.inner_text("#why")


def test_a_killed_server_leaves_no_process(served, visit) -> None:
    house: House = served("play", "--browser", "tutorial")
    page: Visit = visit(house.address)
    at_table(page)
    house.process.kill()
    assert gone(house)


@pytest.mark.parametrize("is_killed", [False, True], ids=["page closed", "server killed"])
def test_processes_that_simulate_for_a_page_end_with_it(is_killed: bool, served, visit) -> None:
    house: House = served("--browser")
    page: Visit = visit(house.address)
    page.until(lambda shown: "Qiheng Instruments: which" in shown)
    page.click("Qiheng Instruments: which")
    page.until(lambda shown: "compare the plans" in shown)
    page.click("compare the plans")
    page.until(lambda shown: "s start" in shown)
    page.press("s")
    end = time.monotonic() + 30
    while len(house.applications()) < 3 and time.monotonic() < end:
        page.page.wait_for_timeout(50)
    assert len(house.applications()) >= 3
    if is_killed:
        house.process.kill()
    else:
        page.page.close()
    assert gone(house)


def test_a_quarter_is_gone_on_with_when_the_page_is_loaded_again(served, visit) -> None:
    house: House = served("play", "--browser", "incentive-rollout")
    page: Visit = visit(house.address)
    page.until(lambda shown: "Zhao Min" in shown)
    page.press("Enter")
    page.until(lambda shown: "decision 1" in shown)
    page.page.reload()
    page.page.wait_for_selector("body.-first-byte", timeout=60_000)
    page.until(lambda shown: "decision 1" in shown)


def test_a_click_anywhere_brings_the_keys_back(served, visit) -> None:
    page: Visit = visit(served("play", "--browser", "tutorial").address)
    assert page.page.evaluate("document.activeElement.className") == "xterm-helper-textarea"
    page.page.evaluate("document.activeElement.blur()")
    page.page.mouse.click(600, 300)
    assert page.page.evaluate("document.activeElement.className") == "xterm-helper-textarea"


def test_keys_of_the_browser_stay_with_it_and_ours_do_not_reach_it(served, visit) -> None:
    page: Visit = visit(served("play", "--browser", "tutorial").address)
    for key, is_ours in (
        ("F1", True),
        ("F2", True),
        ("F3", True),
        ("Control+p", True),
        ("F11", False),
        ("Control+r", False),
    ):
        page.press(key)
        assert page.page.evaluate("window.pressed.defaultPrevented") == is_ours, key


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", [(1280, 800), (390, 844)])
def test_eighty_columns_fit_a_desk_and_a_telephone(size, lang, served, visit, window: BrowserContext) -> None:
    house: House = served("--browser", lang=lang)
    page = Visit(window.new_page())
    page.page.set_viewport_size({"width": size[0], "height": size[1]})
    page.page.goto(house.address)
    page.page.wait_for_selector("body.-first-byte", timeout=60_000)
    page.until(lambda shown: "practise a talk" in shown or "练一场谈判" in shown)
    assert len(page.rows) >= 24
    assert len(page.rows[0]) >= 80


HOSTILE = """\
simsales: 1
extends: tutorial
title: {en: "[/][@click=app.quit]aaa[/]\\e]52;c;aGFja2Vk\\a\\e]0;owned\\a https://evil.example/x", zh: "x"}
meeting: {seller: {you: {en: "[@click=app.open_url('https://evil.example/y')]bbb[/] https://evil.example/z", zh: "x"}}}
"""


def test_names_that_want_to_drive_the_browser_are_words(
    served, visit, window: BrowserContext, asked, tmp_path: Path
) -> None:
    name = "a; touch owned $(touch owned) `touch owned`.yaml"
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / name).write_text(HOSTILE, encoding="utf-8")
    house: House = served("play", "--browser", str(tmp_path / "scenarios" / name))
    page: Visit = visit(house.address)
    shown = page.until(lambda shown: "aaa" in shown)
    assert "[@click=app.quit]" in shown
    for words in ("aaa", "bbb", "https://evil.example/z"):
        page.click(words)
    at_table(page)
    page.click("aaa")
    page.page.keyboard.insert_text("hello \x1b]52;c;aGFja2Vk\x07")
    page.until(lambda shown: "hello" in shown)
    page.step("Enter")
    page.until(lambda shown: "turn 2/" in shown)
    assert page.page.title() == "simsales: practise selling"
    assert page.page.evaluate("window.tried") == []
    assert len(window.pages) == 1
    assert [url for url in asked if "evil" in url] == []
    assert list(tmp_path.rglob("owned")) == []


def test_waits(served: Callable[..., House]) -> None:
    """Nothing but the command: it ends with Ctrl-C before anybody came."""
    assert served("--browser").close() == 130


def test_a_game_begun_in_the_browser_is_the_tables(served, visit, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("SIMSALES_SESSIONS", str(tmp_path / "stick"))
    house: House = served("play", "--browser", "tutorial", "--table", "red", "--person", "Ann")
    page: Visit = visit(house.address)
    at_table(page)
    page.say("hello")
    page.until(lambda shown: "turn 2/" in shown)
    kept = read_session(next((tmp_path / "stick").glob("red-*")))
    assert (kept.table, kept.people) == ("red", ("Ann",))
    assert len(kept.answers) == 2

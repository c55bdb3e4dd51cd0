"""The served application lets in one browser of this machine, tells nobody else anything, and leaves no process behind."""

from __future__ import annotations

import asyncio
import importlib
import os
import pkgutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp
import pytest
from textual.binding import Binding
from textual.dom import DOMNode

from simsales.errors import SimsalesError
from simsales.report.chairs import ChairChosen
from simsales_tui.serving import server as serving
from simsales_tui.serving import tab as tabs
from simsales_tui.serving import words
from simsales_tui.serving.browser import is_opened
from simsales_tui.serving.door import Door
from simsales_tui.serving.opening import Opening, heard
from simsales_tui.serving.server import BrowserServer, Patience, door_socket

LISTENING = "import sys; sys.stdout.write('__GANGLION__\\n'); sys.stdout.flush(); "
WELL_BEHAVED = LISTENING + "sys.stdin.buffer.read(5)"
STUCK = (
    "import subprocess, sys, time, signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']); " + LISTENING + "time.sleep(600)"
)
"""Hears nothing, and has started another one."""


@asynccontextmanager
async def open_house(monkeypatch: pytest.MonkeyPatch, **patience: float) -> AsyncIterator[BrowserServer]:
    """A server whose browser is this test."""
    opened = asyncio.Event()
    loop = asyncio.get_running_loop()
    monkeypatch.setattr(serving, "is_opened", lambda _: bool(loop.call_soon_threadsafe(opened.set)) or True)
    with door_socket(None) as door:
        server = BrowserServer(door, "en", Opening(), Patience(**patience))
        serves = asyncio.create_task(server.served())
        await opened.wait()
        try:
            yield server
        finally:
            serves.cancel()
            with suppress(asyncio.CancelledError):
                await serves


@asynccontextmanager
async def visitor() -> AsyncIterator[aiohttp.ClientSession]:
    """A browser with cookies, also for an address in figures."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        yield browser


@asynccontextmanager
async def guest(server: BrowserServer) -> AsyncIterator[aiohttp.ClientSession]:
    """The browser that has been let in."""
    async with visitor() as browser, browser.get(server.door.address) as answer:
        assert answer.status == 200
        yield browser


def page_of(browser: aiohttp.ClientSession, server: BrowserServer, name: str = "tab"):
    address = f"ws://{server.door.host}/ws/{name}?width=80&height=24"
    return browser.ws_connect(address, headers={"Origin": server.door.origin})


def runs(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Instead of the application."""
    monkeypatch.setattr(tabs, "command_of_a_tab", lambda *_: [sys.executable, "-c", code])


async def group_of(server: BrowserServer) -> int:
    """The processes of the one page, once they run."""
    await holds(lambda: [tab for tab in server.tabs if tab._process is not None and not is_gone(tab._process.pid)])
    (tab,) = server.tabs
    assert tab._process is not None
    return tab._process.pid


def is_gone(group: int) -> bool:
    """Whether no process of a group is left."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
            if int(its_group) == group and state != "Z":
                return False
    return True


def is_soon_gone(group: int) -> bool:
    """The same within a few seconds: who is killed needs a moment to die."""
    for _ in range(250):
        if is_gone(group):
            return True
        time.sleep(0.02)
    return False


# --- the door ---------------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
async def test_the_ticket_opens_once_and_leaves_a_cookie_no_script_can_read(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_house(monkeypatch) as server, visitor() as browser:
        address = server.door.address
        async with browser.get(address, allow_redirects=False) as first:
            assert (first.status, first.headers["Location"]) == (303, "/")
            cookie = first.headers["Set-Cookie"]
            assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
        async with browser.get(f"{server.door.origin}/") as second:
            assert second.status == 200
        async with visitor() as other, other.get(address) as used:
            assert used.status == 403
            assert "simsales" not in str(used.headers)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "path", ["/", "/?ticket=", "/?ticket=x", "/static/js/textual.js", "/own/page.js", "/ws/a", "/x"]
)
async def test_without_the_ticket_there_is_nothing(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_house(monkeypatch) as server, visitor() as stranger:
        async with stranger.get(f"{server.door.origin}{path}") as answer:
            assert answer.status == 403
            assert len(await answer.read()) < 200
        assert server.tabs == set()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost"},
        {"Host": "127.0.0.1:1"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": ""},
    ],
)
async def test_another_host_or_origin_gets_nothing_even_with_the_cookie(headers, monkeypatch) -> None:
    runs(WELL_BEHAVED, monkeypatch)
    async with open_house(monkeypatch) as server, guest(server) as browser:
        for path in ("/", "/static/js/textual.js"):
            async with browser.get(f"{server.door.origin}{path}", headers=headers) as answer:
                assert (answer.status, await answer.read()) == (403, b"")
        with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
            await browser.ws_connect(f"ws://{server.door.host}/ws/tab", headers=headers)
        assert refused.value.status == 403
        assert server.tabs == set()


@pytest.mark.asyncio
async def test_a_foreign_page_cannot_use_up_the_ticket(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_house(monkeypatch) as server, visitor() as foreign:
        address = server.door.address
        for headers in ({"Host": "evil.example"}, {"Origin": "https://evil.example"}):
            async with foreign.get(address, headers=headers) as answer:
                assert answer.status == 403
        async with foreign.head(address, allow_redirects=False) as looked:
            assert looked.status == 403
        async with guest(server):
            assert "ticket" not in server.door.address


@pytest.mark.asyncio
async def test_a_socket_says_where_it_comes_from(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_house(monkeypatch) as server, guest(server) as browser:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await browser.ws_connect(f"ws://{server.door.host}/ws/tab")
        assert server.tabs == set()


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "path", ["/static/", "/static/js/", "/own/", "/static/js/../../server.py", "/own/..%2fserver.py"]
)
async def test_no_folder_is_listed_and_nothing_beside_it_is_read(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_house(monkeypatch) as server, guest(server) as browser:
        answer = await browser.get(aiohttp.client.URL(f"{server.door.origin}{path}", encoded=True))
        assert answer.status in (403, 404)
        assert b"def " not in await answer.read()


@pytest.mark.asyncio
async def test_every_answer_forbids_loading_from_elsewhere_and_framing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_house(monkeypatch) as server, guest(server) as browser:
        for path in ("/", "/own/page.js", "/static/css/xterm.css", "/nothing"):
            async with browser.get(f"{server.door.origin}{path}") as answer:
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy
                assert "frame-ancestors 'none'" in policy
                assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_loads_nothing_from_elsewhere_and_speaks_the_language(lang) -> None:
    with door_socket(None) as door:
        server = BrowserServer(door, lang, Opening())
        html = asyncio.run(server.handle_index(None)).text  # type: ignore[arg-type]
    assert [part for part in html.split('"') if "//" in part] == [f"ws://{server.door.host}/ws/"]
    assert words.LOST.say(lang) in html
    assert "<noscript>" in html


def test_a_door_at_the_usual_port_is_addressed_without_it() -> None:
    assert Door(80).is_addressed({"Host": "127.0.0.1"})


# --- the application of a page ----------------------------------------------------------------------------------------------
def test_the_application_is_told_no_keys() -> None:
    environ = {
        "PATH": "/bin",
        "HOME": "/home/li",
        "LANG": "zh_CN.UTF-8",
        "LC_ALL": "C.UTF-8",
        "SIMSALES_DATA": "/data",
        "SIMSALES_LLM_KEY": "secret",
        "SIMSALES_TOKEN": "secret",
        "OPENAI_API_KEY": "secret",
        "AWS_SESSION": "secret",
        "LD_PRELOAD": "x.so",
        "PYTHONSTARTUP": "x.py",
    }
    told = tabs.environment_of_a_tab(environ, 100, 30)
    assert {name for name in told if name in environ} == {"PATH", "HOME", "LANG", "LC_ALL", "SIMSALES_DATA"}
    assert "secret" not in told.values()
    assert (told["COLUMNS"], told["ROWS"]) == ("100", "30")


@pytest.mark.parametrize(
    "name", ["incentive-rollout", "--help", "a; touch owned $(touch owned).yaml", "\x1b]0;x\x07", '"]']
)
def test_what_a_scenario_is_called_is_one_word_to_its_process(name: str) -> None:
    opening = Opening(chair=(name, ChairChosen("li", 3, "cap", 7)))
    *_, lang, told = tabs.command_of_a_tab("zh", opening)
    assert (lang, told[0], told.isprintable(), heard(told)) == ("zh", "[", True, opening)
    assert heard(Opening(12).told()) == Opening(12)


@pytest.mark.asyncio
@pytest.mark.parametrize("code", [WELL_BEHAVED, STUCK], ids=["well-behaved", "stuck"])
async def test_a_closed_page_leaves_no_process(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    runs(code, monkeypatch)
    monkeypatch.setattr(tabs, "GRACE", 0.3)
    async with open_house(monkeypatch) as server, guest(server) as browser:
        async with page_of(browser, server):
            group = await group_of(server)
        await holds(lambda: not server.tabs)
        assert is_soon_gone(group)


@pytest.mark.asyncio
async def test_the_end_of_the_server_leaves_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    runs(STUCK, monkeypatch)
    monkeypatch.setattr(tabs, "GRACE", 0.3)
    async with visitor() as browser:
        async with open_house(monkeypatch) as server:
            await browser.get(server.door.address)
            page = await page_of(browser, server)
            group = await group_of(server)
        assert is_soon_gone(group)
        assert await why_closed(page) == words.CODE_ENDED


@pytest.mark.asyncio
async def test_a_page_at_which_nobody_types_is_closed_and_told_why(monkeypatch: pytest.MonkeyPatch) -> None:
    runs(WELL_BEHAVED, monkeypatch)
    async with (
        open_house(monkeypatch, idle=0.2, closed=0.1) as server,
        guest(server) as browser,
        page_of(browser, server) as page,
    ):
        assert await why_closed(page) == words.CODE_IDLE


@pytest.mark.asyncio
async def test_an_application_that_fails_closes_its_page_and_says_so(monkeypatch, capfd) -> None:
    runs("import sys; sys.exit('\\x1b]0;owned\\x07 no such thing')", monkeypatch)
    async with open_house(monkeypatch) as server, guest(server) as browser, page_of(browser, server) as page:
        assert await why_closed(page) == words.CODE_FAILED
    said = capfd.readouterr().err
    assert "no such thing" in said
    assert "\x1b" not in said


@pytest.mark.asyncio
async def test_only_so_many_pages_play_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    runs(WELL_BEHAVED, monkeypatch)
    async with (
        open_house(monkeypatch, tabs=1) as server,
        guest(server) as browser,
        page_of(browser, server),
        page_of(browser, server, "another") as second,
    ):
        assert await why_closed(second) == words.CODE_TOO_MANY


@pytest.mark.asyncio
async def test_nonsense_from_a_page_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    runs(LISTENING + "import time; time.sleep(60)", monkeypatch)
    monkeypatch.setattr(tabs, "GRACE", 0.1)
    nonsense = [
        "",
        "{",
        "[]",
        "7",
        '["stdin"]',
        '["stdin", 7]',
        '["resize", null]',
        '["resize", {"width": 1e999}]',
        '["x"]',
    ]
    async with open_house(monkeypatch) as server, guest(server) as browser, page_of(browser, server) as page:
        for words_ in nonsense:
            await page.send_str(words_)
        await page.send_bytes(b"\x00")
        await holds(lambda: server.tabs)
        async with browser.get(f"{server.door.origin}/") as answer:
            assert answer.status == 200
        assert not page.closed


@pytest.mark.asyncio
async def test_a_message_of_ten_megabytes_closes_only_its_own_page(monkeypatch: pytest.MonkeyPatch) -> None:
    runs(WELL_BEHAVED, monkeypatch)
    async with open_house(monkeypatch) as server, guest(server) as browser:
        async with page_of(browser, server) as page:
            with suppress(ConnectionError):
                await page.send_str("x" * 10_000_000)
            await holds(lambda: not server.tabs)
        async with browser.get(f"{server.door.origin}/") as answer:
            assert answer.status == 200


@pytest.mark.asyncio
async def test_the_application_itself_is_shown_and_ends_with_its_page(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path))
    async with open_house(monkeypatch) as server, guest(server) as browser:
        async with page_of(browser, server) as page:
            group = await group_of(server)
            shown = b""
            while b"simsales" not in shown:
                shown += (await page.receive_bytes()) if not page.closed else b""
        await holds(lambda: not server.tabs)
        assert is_soon_gone(group)


def test_an_application_whose_server_is_gone_ends_by_itself(tmp_path: Path) -> None:
    environ = tabs.environment_of_a_tab(os.environ, 80, 24) | {"SIMSALES_DATA": str(tmp_path)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        tabs.command_of_a_tab("en", Opening()),
        env=environ,
        stdin=pipe,
        stdout=pipe,
        stderr=pipe,
        start_new_session=True,
    ) as application:
        assert application.stdout is not None
        assert application.stdout.readline() == b"__GANGLION__\n"
        application.communicate(timeout=30)
        assert is_soon_gone(application.pid)


# --- keys -------------------------------------------------------------------------------------------------------------------
BROWSERS_OWN = {"f5", "f11", "f12", *(f"ctrl+{letter}" for letter in "wtnr")}


def test_no_key_of_the_application_is_one_that_the_browser_keeps() -> None:
    """Our own keys, in every screen and widget there is."""
    import simsales_tui

    for found in pkgutil.walk_packages(simsales_tui.__path__, "simsales_tui."):
        importlib.import_module(found.name)
    ours = [one for one in _under(DOMNode) if one.__module__.startswith("simsales_tui.")]
    assert len(ours) > 5
    for one in ours:
        keys = {key for binding in one.__dict__.get("BINDINGS", []) for key in Binding.make_bindings([binding])}
        assert {key.key for key in keys} & BROWSERS_OWN == set(), one


def _under(kind: type) -> set[type]:
    return {kind}.union(*map(_under, kind.__subclasses__()))


# --- its end ----------------------------------------------------------------------------------------------------------------
@pytest.mark.asyncio
async def test_the_server_ends_a_while_after_the_last_page(monkeypatch: pytest.MonkeyPatch) -> None:
    runs(WELL_BEHAVED, monkeypatch)
    async with open_house(monkeypatch, closed=0.2) as server, guest(server) as browser:
        async with page_of(browser, server):
            await holds(lambda: server.tabs)
        await holds(lambda: server._closing.is_set())


@pytest.mark.asyncio
async def test_the_server_ends_when_nobody_ever_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_house(monkeypatch, first=0.1, closed=0.1) as server:
        await holds(lambda: server._closing.is_set())


def test_a_port_in_use_is_said_in_both_languages() -> None:
    with door_socket(None) as door:
        port = door.getsockname()[1]
        with pytest.raises(SimsalesError) as refused:
            door_socket(port)
    assert str(port) in refused.value.say("en")
    assert "端口" in refused.value.say("zh")


@pytest.mark.parametrize("browser", ["lynx", "/usr/bin/w3m"])
def test_a_browser_inside_the_terminal_is_not_opened(browser: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    monkeypatch.setattr(webbrowser, "get", lambda: webbrowser.GenericBrowser([browser, "%s"]))
    assert not is_opened("http://127.0.0.1/")


def test_without_any_browser_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    import webbrowser

    def none() -> None:
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    assert not is_opened("http://127.0.0.1/")


def test_what_is_imported_for_other_commands_is_not_the_server() -> None:
    code = "import sys, simsales.cli.app; sys.exit(bool({'aiohttp', 'textual', 'textual_serve'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


async def why_closed(page: aiohttp.ClientWebSocketResponse) -> int:
    closing = await page.receive()
    assert closing.type is aiohttp.WSMsgType.CLOSE
    return int(closing.data)


async def holds(state) -> None:
    """Wait for a state, not for a time."""
    for _ in range(2000):
        if state():
            return
        await asyncio.sleep(0.01)
    raise AssertionError(state)

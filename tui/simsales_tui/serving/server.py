"""The server of the browser: one page, one WebSocket and the package's own scripts, for this machine and one browser only."""

from __future__ import annotations

import asyncio
import errno
import json
import re
import signal
import socket
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, NamedTuple

import textual_serve
from aiohttp import WSMsgType, web
from jinja2 import Environment, FileSystemLoader
from textual_serve.server import Server

from simsales.errors import SimsalesError
from simsales.i18n import Lang, Text

from . import words
from .browser import is_opened
from .door import LOCAL, TICKET, Door
from .opening import Opening
from .tab import Tab

_HERE = Path(__file__).parent
_THEIRS = Path(textual_serve.__file__).parent / "static"
_MOST_TYPED = 256 * 1024
"""Bytes of one message from a page; somebody may paste a long text."""
_TAB_NAME = re.compile(r"[a-z0-9]{1,40}")
_MOST_NAMES = 200
_SIZES = {"width": (20, 400, 80), "height": (8, 200, 24)}
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Patience(NamedTuple):
    """How long the server waits, in seconds, and for how many pages it plays at once."""

    first: float = 600.0
    """For the first page to be opened."""
    closed: float = 60.0
    """After the last page was closed or left."""
    away: float = 7200.0
    """After the last page was closed because nobody typed: the person may come back to it."""
    idle: float = 1200.0
    """For somebody to type."""
    tabs: int = 4


def door_socket(port: int | None) -> socket.socket:
    """A socket of this machine only, at a port that is free or the one asked for. Raises SimsalesError when it is not."""
    try:
        return socket.create_server((LOCAL, port or 0))
    except OSError as error:
        taken = words.PORT_TAKEN.fill(port=port)
        raise SimsalesError(taken if _is_taken(error) else words.NO_PORT.fill(port=port, why=error.strerror)) from None


def _is_taken(error: OSError) -> bool:
    return error.errno == errno.EADDRINUSE


class BrowserServer(Server):
    """Serves the application to the browser it opens. `opening`: where a new page begins."""

    def __init__(self, door: socket.socket, lang: Lang, opening: Opening, patience: Patience | None = None) -> None:
        self._socket, self._lang, self._opening = door, lang, opening
        self._patience = patience or Patience()
        port = door.getsockname()[1]
        self.door = Door(port)
        super().__init__("", host=LOCAL, port=port, title=words.TITLE.say(lang), public_url=self.door.origin)
        self.tabs: set[Tab] = set()
        self._standing: dict[str, Opening] = {}
        self._closing = asyncio.Event()
        self._ends_at = float("inf")
        self._pages = Environment(loader=FileSystemLoader(_HERE), autoescape=True)

    # --- running --------------------------------------------------------------------------------------------------------
    def serve(self, debug: bool = False) -> None:
        """Until Ctrl-C (KeyboardInterrupt), until the machine asks, or until nobody has used it for a while."""
        asyncio.run(self.served())

    async def served(self) -> None:
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(NotImplementedError, AttributeError):
                loop.add_signal_handler(getattr(signal, name), self._closing.set)
        try:
            await web.SockSite(runner, self._socket).start()
            self._ends_at = loop.time() + self._patience.first
            print(words.SERVED.fill(url=self.door.address).say(self._lang), flush=True)
            Thread(target=self._open, daemon=True).start()
            await self._watch()
        finally:
            await runner.cleanup()
            with suppress(OSError):  # the terminal may be gone by now
                print(words.CLOSED.say(self._lang), flush=True)

    def _open(self) -> None:
        if not is_opened(self.door.address):
            print(words.NO_BROWSER.say(self._lang), flush=True)

    async def _watch(self) -> None:
        """Close pages at which nobody types, and end when there have been none for long enough."""
        loop = asyncio.get_running_loop()
        while not self._closing.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), min(1.0, self._patience.closed))
            now = loop.time()
            for tab in self.tabs:
                if now - tab.heard_at > self._patience.idle:
                    tab.leave(words.CODE_IDLE)
            if not self.tabs and now > self._ends_at:
                self._closing.set()

    async def on_startup(self, app: web.Application) -> None:
        """Quietly."""

    async def on_shutdown(self, app: web.Application) -> None:
        """All pages are closed before the server is."""
        for tab in self.tabs:
            tab.leave(words.CODE_ENDED)
        await asyncio.gather(*(tab.ended() for tab in list(self.tabs)))

    # --- answering ------------------------------------------------------------------------------------------------------
    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._guarded])
        app.add_routes(
            [
                web.get("/", self.handle_index, allow_head=False),
                web.get("/ws/{tab}", self.handle_websocket, allow_head=False),
                web.static("/own", _HERE / "static"),
                *(web.static(f"/static/{part}", _THEIRS / part) for part in ("js", "css", "fonts")),
            ]
        )
        app.on_shutdown.append(self.on_shutdown)
        return app

    @property
    def _guarded(self) -> Any:
        @web.middleware
        async def guarded(request: web.Request, handler: _Handler) -> web.StreamResponse:
            answer = await self._answer(request, handler)
            if not answer.prepared:
                answer.headers.extend(self.door.headers())
            return answer

        return guarded

    async def _answer(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        if not self.door.is_addressed(request.headers):
            return web.Response(status=403)
        if request.path == "/" and request.method == "GET" and self.door.takes(request.query.get(TICKET, "")):
            return self._let_in()
        if not self.door.knows(request.cookies):
            return web.Response(status=403, text=_both(words.FORBIDDEN) if request.path == "/" else "")
        try:
            return await handler(request)
        except web.HTTPException as refused:
            return web.Response(status=refused.status)

    def _let_in(self) -> web.Response:
        """The cookie in exchange for the ticket, and the address without it."""
        answer = web.Response(status=303, headers={"Location": "/"})
        answer.set_cookie(self.door.cookie, self.door.key, httponly=True, samesite="Strict", path="/")
        return answer

    async def handle_index(self, request: web.Request) -> web.Response:
        lang = self._lang
        html = self._pages.get_template("page.html").render(
            lang="zh-CN" if lang == "zh" else "en",
            socket=f"ws://{self.door.host}/ws/",
            closed=[(code, why.say(lang)) for code, why in words.WHY_CLOSED.items()],
            **{
                name: getattr(words, name.upper()).say(lang)
                for name in ("title", "opening", "again", "no_script", "drawn", "too_narrow", "lost", "ended")
            },
        )
        return web.Response(text=html, content_type="text/html")

    # --- playing --------------------------------------------------------------------------------------------------------
    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        name = request.match_info["tab"]
        if not self.door.is_from_own_page(request.headers) or not _TAB_NAME.fullmatch(name):
            raise web.HTTPForbidden
        page = web.WebSocketResponse(heartbeat=15, max_msg_size=_MOST_TYPED)
        if len(self.tabs) >= self._patience.tabs:
            await page.prepare(request)
            await page.close(code=words.CODE_TOO_MANY)
            return page
        tab = Tab(
            page,
            self._lang,
            self._standing.get(name, self._opening),
            now=asyncio.get_running_loop().time(),
            stands=partial(self._stands, name),
        )
        self.tabs.add(tab)
        try:
            await page.prepare(request)
            await tab.start(_size(request.query, "width"), _size(request.query, "height"))
            await self._process_messages(page, tab)
        finally:
            await asyncio.shield(self._gone(tab))
        return page

    def _stands(self, name: str, game: int | None) -> None:
        """Which game a page plays, so that it goes on with it when it is loaded again."""
        self._standing.pop(name, None)
        self._standing[name] = Opening(game)
        if len(self._standing) > _MOST_NAMES:
            del self._standing[next(iter(self._standing))]

    async def _gone(self, tab: Tab) -> None:
        """A page is closed: nothing of it is left."""
        await tab.ended()
        self.tabs.discard(tab)
        wait = self._patience.away if tab.why == words.CODE_IDLE else self._patience.closed
        self._ends_at = asyncio.get_running_loop().time() + wait

    async def _process_messages(self, websocket: web.WebSocketResponse, app_service: Any) -> None:
        async for message in websocket:
            if message.type is WSMsgType.TEXT:
                with suppress(ValueError, TypeError, LookupError, AttributeError):
                    await _heard(app_service, *json.loads(message.data))


async def _heard(tab: Tab, kind: str, told: Any = None) -> None:
    """What a page sends: what was typed, its size, whether it is looked at."""
    if kind == "stdin":
        tab.heard_at = asyncio.get_running_loop().time()
        await tab.send_bytes(told.encode("utf-8", "replace"))
    elif kind == "resize":
        await tab.set_terminal_size(_size(told, "width"), _size(told, "height"))
    elif kind == "focus":
        await tab.focus()
    elif kind == "blur":
        await tab.blur()


def _size(told: Any, name: str) -> int:
    """A size in cells that a screen can have."""
    least, most, usual = _SIZES[name]
    try:
        return min(max(int(told[name]), least), most)
    except (ValueError, LookupError, TypeError, OverflowError):
        return usual


def _both(text: Text) -> str:
    return f"{text.zh}\n{text.en}\n"

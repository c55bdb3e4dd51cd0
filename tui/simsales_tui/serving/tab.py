"""One page in the browser: the process that plays for it, what it may know of this machine, and how it surely ends."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from simsales.i18n import Lang
from simsales.text import safe_text

from . import words
from .opening import Opening

GRACE = 4.0
"""Seconds an application has for leaving by itself."""
_PASSED_ON = {
    *("PATH", "PYTHONPATH", "HOME", "XDG_DATA_HOME", "TMPDIR", "LANG", "LANGUAGE", "TZ", "NO_COLOR"),
    *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "SYSTEMROOT", "TEMP", "TMP"),
}
_SECRETS = ("KEY", "TOKEN", "SECRET", "PASSWORD")
_MOST_BYTES = 8 * 1024 * 1024
"""Of one message of the application; a full screen has a few dozen kilobytes."""
_KEPT_OF_ERRORS = 20_000


def environment_of_a_tab(environ: Mapping[str, str], width: int, height: int) -> dict[str, str]:
    """What the application of a page is told of the environment: where things lie and which language; no keys."""
    kept = {name: value for name, value in environ.items() if _is_passed_on(name.upper())}
    return kept | {
        "TEXTUAL_DRIVER": "simsales_tui.serving.driver:TabDriver",
        "TEXTUAL_FPS": "60",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "COLUMNS": str(width),
        "ROWS": str(height),
    }


def command_of_a_tab(lang: Lang, opening: Opening) -> list[str]:
    """What is run for a page; what a person or a scenario has named is one argument of it, and never read by a shell."""
    return [sys.executable, "-P", "-m", "simsales_tui.serving.one_tab", lang, opening.told()]


def _is_passed_on(name: str) -> bool:
    is_ours = name.startswith(("SIMSALES_", "LC_")) and not any(secret in name for secret in _SECRETS)
    return is_ours or name in _PASSED_ON


class Tab(AppService):
    """A page and its application, that begins at `opening`. `stands` hears which game it plays from now on."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        lang: Lang,
        opening: Opening,
        *,
        now: float,
        stands: Callable[[int | None], None],
    ) -> None:
        super().__init__(
            "",
            write_bytes=self._show,
            write_str=socket.send_str,
            close=self._shut,
            download_manager=DownloadManager(),
        )
        self.heard_at = now
        self._socket, self._lang, self._opening, self._stands = socket, lang, opening, stands
        self.why = words.CODE_LEFT
        self._ending: asyncio.Task[None] | None = None

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Its own process in a group of its own, by arguments and never through a shell."""
        self._process = await asyncio.create_subprocess_exec(
            *command_of_a_tab(self._lang, self._opening),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment_of_a_tab(os.environ, width, height),
            start_new_session=True,
        )
        self._stdin = self._process.stdin
        if self._ending is not None:  # the page was closed meanwhile
            _kill_all_of(self._process)
        return self._process

    # --- what it shows --------------------------------------------------------------------------------------------------
    async def run(self) -> None:
        """Pass on what the application shows until it has ended; then close the page and say why."""
        process = self._process
        assert process is not None
        assert process.stdout is not None
        assert process.stderr is not None
        errors = asyncio.create_task(_read_all(process.stderr))
        with suppress(asyncio.IncompleteReadError, ConnectionError, ValueError):
            await self._pass_on(process.stdout)
        has_failed = self._ending is None
        await self.stop()
        if has_failed or (self.why == words.CODE_LEFT and (process.returncode or 0) > 0 and not self._socket.closed):
            self.why = words.CODE_FAILED
            _say_on_stderr(words.TAB_FAILED.say(self._lang), await errors)
        errors.cancel()
        with suppress(ConnectionError):
            await self._shut()

    async def _pass_on(self, stdout: asyncio.StreamReader) -> None:
        while (await stdout.readline()).strip() != b"__GANGLION__":
            if stdout.at_eof():
                return
        while True:
            head = await stdout.readexactly(5)
            size = int.from_bytes(head[1:], "big")
            if size > _MOST_BYTES:
                return
            body = await stdout.readexactly(size)
            if head[:1] == b"D":
                await self.on_data(body)
            elif head[:1] == b"M":
                await self.on_meta(body)

    async def _show(self, data: bytes) -> None:
        """To the page, as long as there is one: an application nobody reads from could not even leave."""
        with suppress(ConnectionError):
            await self._socket.send_bytes(data)

    async def _shut(self) -> None:
        await self._socket.close(code=self.why)

    async def on_meta(self, data: bytes) -> None:
        """The application has ended, or says which game it plays. It opens no addresses and hands out no files."""
        told: dict[str, Any] = json.loads(data)
        if told.get("type") == "exit":
            self.leave(words.CODE_LEFT)
        elif told.get("type") == "standing":
            self._stands(told.get("game"))

    # --- how it ends ----------------------------------------------------------------------------------------------------
    def leave(self, why: int) -> None:
        """End it, and say why on the page."""
        if self._ending is None:
            self.why = why
            self._ending = asyncio.create_task(self._end())

    async def stop(self) -> None:
        """End it, if nobody has yet; when this returns, no process of it is left."""
        self.leave(self.why)
        assert self._ending is not None
        await asyncio.shield(self._ending)

    async def ended(self) -> None:
        """End it, and close the page."""
        await self.stop()
        if self._task is not None:
            await asyncio.shield(self._task)

    async def _end(self) -> None:
        process = self._process
        if process is None:
            return
        with suppress(ConnectionError):
            await self.send_meta({"type": "quit"})
        with suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), GRACE)
        _kill_all_of(process)
        await process.wait()


def _kill_all_of(process: Process) -> None:
    """Whatever is left of a process and of those it started."""
    with suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        elif process.returncode is None:
            process.kill()


async def _read_all(stream: asyncio.StreamReader) -> bytes:
    """The last that was said, so that nobody waits on a full pipe."""
    kept = b""
    while piece := await stream.read(4096):
        kept = (kept + piece)[-_KEPT_OF_ERRORS:]
    return kept


def _say_on_stderr(what: str, errors: bytes) -> None:
    said = safe_text(errors.decode("utf-8", "replace"), limit=_KEPT_OF_ERRORS, lines=True)
    print(what, said, sep="\n", file=sys.stderr)

"""A person with a browser: the real command, an installed Chromium, and what stands in the terminal on the page."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="needs the group `browser`")
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

COMMAND = Path(sys.executable).with_name("simsales")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or ""
SEE = """
window.tried = [];
window.addEventListener("keydown", (event) => { window.pressed = event; }, {capture: true});
window.terminals = [];
Object.defineProperty(Object.prototype, "_core", {
  configurable: true,
  set(core) {
    Object.defineProperty(this, "_core", {value: core, writable: true, configurable: true, enumerable: true});
    window.terminals.push(this);
  },
});
window.cells = () => {
  const terminal = window.terminals.findLast((one) => one.buffer && one.buffer.active && one.rows);
  if (!terminal) return [];
  const shown = terminal.buffer.active;
  return Array.from({length: terminal.rows}, (_, row) => {
    const line = shown.getLine(shown.viewportY + row);
    return Array.from({length: terminal.cols}, (_, column) => line.getCell(column).getChars() || (line.getCell(column).getWidth() ? " " : ""));
  });
};
if (navigator.clipboard) navigator.clipboard.writeText = async (words) => { window.tried.push(words); };
"""
"""Makes the terminal of the page legible for the test, and notes what wants to reach the clipboard."""


class House:
    """`simsales play --browser ...` in a data folder of its own."""

    def __init__(self, data: Path, *words: str, lang: str) -> None:
        self.data = data
        environ = {"SIMSALES_DATA": str(data), "BROWSER": "/bin/true %s", "TEXTUAL_ANIMATIONS": "none"}
        kept = {
            name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH", "SIMSALES_SESSIONS") if name in os.environ
        }
        self.process = subprocess.Popen(
            [str(COMMAND), *words, "--lang", lang],
            cwd=data,
            env=kept | environ,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self.process.stdout is not None
        found = next((found for line in self.process.stdout if (found := re.search(r"http://\S+", line))), None)
        if found is None:
            raise AssertionError(f"the server did not say its address; exit code {self.close()}")
        self.address = found.group(0)
        self.origin = self.address.partition("/?")[0]

    def close(self) -> int:
        """Ctrl-C; the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(timeout=20)
        finally:
            assert self.process.stdout is not None
            self.process.stdout.close()

    def applications(self) -> list[int]:
        """Processes other than the server that play in this folder."""
        return [number for number in _processes_with(f"SIMSALES_DATA={self.data}") if number != self.process.pid]


def _processes_with(word: str) -> Iterator[int]:
    for environ in Path("/proc").glob("[0-9]*/environ"):
        with suppress(OSError):
            if word.encode() in environ.read_bytes().split(b"\0"):
                yield int(environ.parent.name)


class Visit:
    """One page, and what can be done there."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def rows(self) -> list[list[str]]:
        cells: list[list[str]] = self.page.evaluate("window.cells()")
        return cells

    @property
    def shown(self) -> str:
        """What stands on the terminal."""
        return "\n".join("".join(row).rstrip() for row in self.rows)

    def until(self, holds: Callable[[str], object], seconds: float = 60) -> str:
        """Wait for a state, not for a time; what is shown then."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            shown = self.shown
            if holds(shown):
                return shown
            self.page.wait_for_timeout(50)
        raise AssertionError(self.shown)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def say(self, words: str) -> None:
        """Words as an input method hands them over, then Enter; the other side is heard out first."""
        self.heard_out()
        self.page.keyboard.insert_text(words)
        self.until(lambda shown: words in shown)
        self.step("Enter")

    def heard_out(self) -> str:
        """What is shown when the other side has answered."""
        return self.until(lambda shown: "is thinking" not in shown)

    def step(self, key: str) -> None:
        """A key, and what it changes."""
        before = self.shown
        self.press(key)
        self.until(lambda shown: shown != before)

    def click(self, words: str) -> None:
        """On the last place where these words stand."""
        self._click(*self.place(words))

    def click_first(self) -> None:
        """On the first of the numbered choices."""
        rows = ["".join(row) for row in self.rows]
        self._click(max(at for at, row in enumerate(rows) if re.match(r"\s*>?1 \S", row)), 1)

    def _click(self, row: int, column: int) -> None:
        box = self.page.locator(".xterm-screen").bounding_box()
        assert box is not None
        wide, high = box["width"] / len(self.rows[0]), box["height"] / len(self.rows)
        self.page.mouse.click(box["x"] + (column + 1.5) * wide, box["y"] + (row + 0.5) * high)

    def place(self, words: str) -> tuple[int, int]:
        for row in range(len(self.rows) - 1, -1, -1):
            cells = self.rows[row]
            at = "".join(cells).find(words)
            if at >= 0:
                seen = 0
                for column, cell in enumerate(cells):
                    if seen >= at:
                        return row, column
                    seen += len(cell)
        raise AssertionError(f"{words!r} is not shown:\n{self.shown}")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium is installed")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def asked(chromium: Browser) -> list[str]:
    """Every address the browser asked for, in this test."""
    return []


@pytest.fixture
def window(chromium: Browser, asked: list[str]) -> Iterator[BrowserContext]:
    """A browser window; nothing in it reaches the world, whatever it asks for."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(SEE)
    context.on("request", lambda request: asked.append(request.url))
    context.route(lambda url: not url.startswith("http://127.0.0.1:"), lambda route: route.abort())
    yield context
    context.close()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Starts the command; all are ended after the test, and nothing of them is left."""
    houses: list[House] = []

    def start(*words: str, lang: str = "en") -> House:
        houses.append(House(tmp_path, *words, lang=lang))
        return houses[-1]

    yield start
    for house in houses:
        house.close()
    assert [number for house in houses for number in house.applications()] == []


@pytest.fixture
def visit(window: BrowserContext) -> Callable[[str], Visit]:
    """Opens an address and waits for the first picture."""

    def open_(address: str) -> Visit:
        page = window.new_page()
        page.goto(address)
        page.wait_for_selector("body.-first-byte", timeout=60_000)
        return Visit(page)

    return open_

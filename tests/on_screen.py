"""What tests of the terminal application do and look at: words typed, a state waited for, the screen as text."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from simsales_tui.app import SimsalesApp

SIZES = [(80, 24), (120, 40)]


def shown(app: SimsalesApp) -> str:
    """The screen as text."""
    return "\n".join("".join(part.text for part in line) for line in app.screen._compositor.render_strips())


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait for a state, not for a time; given up after half a minute."""
    until = monotonic() + 30.0
    while monotonic() < until:
        await pilot.pause()
        if holds():
            return
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
        await asyncio.sleep(0.005)
    raise AssertionError(shown(pilot.app))


async def typed(pilot: Pilot[None], words: str) -> None:
    """Words put into whatever has the focus, then Enter."""
    pilot.app.post_message(events.Paste(words))
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


def overflow(app: SimsalesApp) -> list[str]:
    """What does not fit: a screen that scrolls, parts that stand outside of it."""
    screen = app.screen
    found = (
        [f"scrolls {screen.max_scroll_x}, {screen.max_scroll_y}"] if screen.max_scroll_y or screen.max_scroll_x else []
    )
    area = screen.size.region
    return found + [
        f"{part!r} at {part.region}"
        for part in screen.children
        if part.display and part.region.area and part.region not in area
    ]

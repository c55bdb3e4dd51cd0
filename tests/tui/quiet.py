"""When a screen under test has done all it was asked to: nothing is left to do now, nothing falls due in a moment, all is drawn.

Textual's own pause sleeps a fiftieth of a second, several times for every key, until the whole process has hardly worked during
one, and a screen is drawn on the beat of a clock: on a busy machine that is a matter of luck, on an idle one mostly waiting. Here
the loop itself is asked, and the screen is drawn when everything else is done.
"""

from __future__ import annotations

import asyncio
import math

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

A_MOMENT = 0.02
"""Seconds; what is to happen within them is waited for."""
AT_MOST = 10.0
"""Seconds; what never rests is not waited for."""


class QuietPilot(Pilot[object]):
    """A pilot that waits until everything is done, and no longer."""

    async def pause(self, delay: float | None = None) -> None:
        await quiet_screen(self.app)
        if delay is not None:
            await asyncio.sleep(delay)
            await quiet_screen(self.app)

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.app._press_keys([key])
            await quiet_screen(self.app)

    async def _wait_for_screen(self, timeout: float = AT_MOST) -> bool:
        await quiet_screen(self.app)
        return not self.app._exception_event.is_set()


async def quiet_screen(app: App[object]) -> None:
    """Until nothing is left to do and all of it is drawn."""
    until = asyncio.get_running_loop().time() + AT_MOST
    while True:
        await quiet()
        if app._exception_event.is_set() or not app.screen_stack or asyncio.get_running_loop().time() > until:
            return
        behind = [one for one in (app.screen, *app._background_screens) if is_behind(one)]
        if not behind:
            return
        behind[-1]._on_timer_update()  # what lies below first: what lies above may point at it


def is_behind(screen: Screen[object]) -> bool:
    """Whether something of it is to be drawn, or waits to be drawn first.

    A screen below another one is marked to be painted again by every painting of its own, so that mark says nothing there.
    """
    if not screen.is_current or screen.app._batch_count:
        return False
    return bool(
        screen._layout_required
        or screen._scroll_required
        or (screen._repaint_required and screen is screen.app.screen)
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


async def quiet(min_sleep: float = 0.0, max_sleep: float = AT_MOST) -> None:
    """Until this loop has nothing to do; in the place of Textual's `wait_for_idle`."""
    loop = asyncio.get_running_loop()
    until = loop.time() + max_sleep
    while loop.time() < until:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]
            continue
        due = next_due(loop)
        if due > A_MOMENT:
            return
        await asyncio.sleep(due)


def next_due(loop: asyncio.AbstractEventLoop) -> float:
    """Seconds until the next thing the loop has been asked to do at a time; 0 where that is past."""
    times = [one.when() for one in loop._scheduled if not one.cancelled()]  # type: ignore[attr-defined]
    return max(min(times, default=math.inf) - loop.time(), 0.0)

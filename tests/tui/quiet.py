"""When a screen under test has done all it was asked to: nothing is left to do now, and nothing falls due in a moment.

Textual's own pause sleeps a fiftieth of a second, several times for every key, until the whole process has hardly worked during
one; on a busy machine that is a matter of luck, and on an idle one mostly waiting. Here the loop itself is asked.
"""

from __future__ import annotations

import asyncio

A_MOMENT = 0.02
"""Seconds; what is to happen within them, a screen drawn anew above all, is waited for."""


async def wait_for_quiet(min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Until this loop has nothing to do; given up after `max_sleep` seconds, as something that never rests is not waited for."""
    loop = asyncio.get_running_loop()
    since = loop.time()
    while loop.time() - since < max_sleep:
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
    return max(min(times, default=float("inf")) - loop.time(), 0.0)

"""Key to paint while a run goes by at four weeks a second.

CPU of the whole process counts what the run's thread does in the meantime, so on a busy machine, where a key waits longer, it counts
more of it; the screen's own thread does not.
The list of people stands in a fixed order, so the mark moves only when a key moves it; what is drawn is rendered as a terminal
would get it. Used by `python -m tests.bench --watch`; goal: TUI.md section 1.
"""

import asyncio
import os
import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.screen import Screen

import simsales_tui
from simsales.spec.casefile import CaseFile, open_case
from simsales_tui.app import SimsalesApp
from simsales_tui.screens.watch import WatchScreen
from simsales_tui.widgets.live_list import LiveList

GOAL = 50.0
"""Milliseconds, 95 of 100 keys."""
_PAUSE = 0.11
"""Seconds between two keys: out of step with the quarter seconds in which lists are drawn anew."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """CPU of the process, of the screen's thread, and time on the wall, in seconds."""

    cpu: float
    screen: float
    wall: float

    @classmethod
    def now(cls) -> "Stamp":
        return cls(time.process_time(), time.thread_time(), time.perf_counter())

    def since(self, then: "Stamp") -> "Stamp":
        return Stamp(self.cpu - then.cpu, self.screen - then.screen, self.wall - then.wall)


class TimedApp(SimsalesApp):
    """Notes when a mark that a key was to move is drawn in its new place."""

    CSS_PATH = Path(simsales_tui.__file__).parent / "app.tcss"

    def __init__(self) -> None:
        super().__init__("en")
        self._pressed: Stamp | None = None
        self._row = 0
        self.took: list[Stamp] = []

    def press(self, table: LiveList, key: str) -> None:
        self._row, self._pressed = table.at, Stamp.now()
        self.simulate_key(key)

    @property
    def is_waiting(self) -> bool:
        return self._pressed is not None

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        super()._display(screen, renderable)
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
        if self._pressed is not None and screen.query_one("#team", LiveList).at != self._row:
            self.took.append(Stamp.now().since(self._pressed))
            self._pressed = None


async def _keys(case: CaseFile, size: tuple[int, int], keys: int) -> list[Stamp]:
    app = TimedApp()
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        app.push_screen(WatchScreen(case))
        await pilot.press("4", "t")
        await pilot.pause(2.0)
        table = app.screen.query_one("#team", LiveList)
        for number in range(keys):
            app.press(table, "down" if number // 10 % 2 == 0 else "up")
            while app.is_waiting:
                await asyncio.sleep(0.005)
            await asyncio.sleep(_PAUSE)
    return app.took


def told(keys: int) -> str:
    """Median, p95 and maximum at both sizes."""
    lines = [f"incentive-rollout at four weeks a second, {keys} keys: milliseconds from key to paint"]
    case = open_case("incentive-rollout")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(SIMSALES_DATA=folder, TEXTUAL_ANIMATIONS="none")
        for size in ((80, 24), (120, 40)):
            took = asyncio.run(_keys(case, size, keys))
            for name, part in (("CPU", "cpu"), ("CPU of the screen", "screen"), ("wall", "wall")):
                ms = sorted(1000 * getattr(one, part) for one in took)
                p95 = ms[round(0.95 * (len(ms) - 1))]
                goal = f"   goal <= {GOAL:.0f}: {'ok' if p95 <= GOAL else 'MISS'}" if name == "CPU" else ""
                found = f"median {statistics.median(ms):.1f}, p95 {p95:.1f}, max {ms[-1]:.1f}"
                lines.append(f"{size[0]}x{size[1]} {name:<20}{found}{goal}")
    return "\n".join(lines)

"""What somebody waits for before the first screen stands, beside an empty Textual application: CPU time in fresh processes.

The clock is read when the screen has been laid out and drawn for the first time; what is loaded behind it afterwards (the
shelf) does not count. By hand: `python -m tests.bench --paint`.
"""

import subprocess
import sys
import tempfile
from os import environ
from statistics import median

_EMPTY = """
import time
from textual.app import App
from textual.widgets import Static
class Once(App):
    def compose(self):
        yield Static("x")
    def on_mount(self):
        self.call_after_refresh(self.painted)
    def painted(self):
        print(time.process_time())
        self.exit()
Once().run(headless=True, size=(80, 24))
"""
_OWN = """
import sys, time
from functools import partialmethod
sys.argv = ["simsales", "--lang", "zh"]
from textual.app import App
App.run = partialmethod(App.run, headless=True, size=(80, 24))
from simsales_tui.screens.home import HomeScreen
def painted(screen):
    print(time.process_time())
    screen.app.exit()
HomeScreen._read = painted
from simsales.cli import main
main()
"""
GOAL = 1.5


def told(rounds: int) -> str:
    """Median CPU seconds of both, in alternation, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        pairs = [(_seconds(_EMPTY, folder), _seconds(_OWN, folder)) for _ in range(rounds)]
    empty, own = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(mine / theirs for theirs, mine in pairs)
    verdict = "ok" if ratio <= GOAL else "MISS"
    return (
        f"first screen: {own:.2f} s of CPU, an empty application {empty:.2f} s\n"
        f"    {ratio:.2f} x   goal <= {GOAL:.2f}: {verdict}\n"
    )


def _seconds(statements: str, folder: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", statements],
        env={**environ, "SIMSALES_DATA": folder, "TEXTUAL_ANIMATIONS": "none"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[-1])

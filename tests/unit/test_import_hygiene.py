"""What is loaded for what is asked: no command line work loads a screen, and home loads no engine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCREEN = {"textual", "textual_plot", "textual_serve", "aiohttp"}
ENGINE = {"simpy", "numpy", "pandas", "scipy", "pydantic", "typer", "simsales.session", "simsales.engine"}
COMMANDS = {
    "import": None,
    "--help": ["--help"],
    "run": ["run", "reference-pipeline", "--json"],
    "compare": ["compare", "reference-pipeline", "--replications", "2", "--workers", "1", "--json"],
    "play --plain": ["play", "tutorial", "--plain"],
}
_AFTER = """
import sys
sys.argv = ["simsales", *{words!r}]
try:
    from simsales.cli import main
    main()
except SystemExit:
    pass
print()
print("loaded", *({wanted!r} & set(sys.modules)))
"""


def loaded(code: str, folder: Path) -> set[str]:
    """Which of the names looked for a fresh process has loaded, in the end."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=True,
        env={"SIMSALES_DATA": str(folder), "PYTHONPATH": ":".join(sys.path), "PATH": "", "PYTHONIOENCODING": "utf-8"},
    )
    last = done.stdout.splitlines()[-1].split()
    assert last[0] == "loaded"
    return set(last[1:])


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS.keys())
def test_the_command_line_loads_no_screen(words: list[str] | None, tmp_path: Path) -> None:
    code = (
        _AFTER.format(words=words, wanted=SCREEN)
        if words is not None
        else f"import sys, simsales; print('loaded', *({SCREEN!r} & set(sys.modules)))"
    )
    assert loaded(code, tmp_path) == set()


def test_home_loads_no_engine(tmp_path: Path) -> None:
    code = f"import sys, simsales_tui.app; print('loaded', *({ENGINE!r} & set(sys.modules)))"
    assert loaded(code, tmp_path) == set()

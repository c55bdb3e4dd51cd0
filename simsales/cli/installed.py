"""The screens that are installed: the terminal application, and the same in a browser. Found by entry point, loaded when opened."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint, entry_points
from typing import Any


def installed_screen() -> EntryPoint | None:
    """The terminal application, if there is one."""
    return _named("textual")


def screen_here() -> EntryPoint | None:
    """The terminal application, where one is installed and somebody sits in front of a terminal that can show it."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or os.environ.get("TERM") == "dumb":
        return None
    return installed_screen()


def browser_screen() -> Callable[..., Any]:
    """What serves the application to a browser. Raises SimsalesError where it is not installed."""
    found = _named("browser")
    if found is None:
        from simsales.errors import SimsalesError
        from simsales.i18n import Text

        raise SimsalesError(
            Text(
                en="what opens in the browser is not installed; install simsales again: pip install -e .",
                zh="没有安装浏览器界面; 请重新安装 simsales: pip install -e .",
            )
        )
    served: Callable[..., Any] = found.load()
    return served


def _named(name: str) -> EntryPoint | None:
    return next(iter(entry_points(group="simsales.ui", name=name)), None)

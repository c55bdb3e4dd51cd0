"""Opening an address in whatever browser there is."""

from __future__ import annotations

import webbrowser
from pathlib import PurePath

_IN_A_TERMINAL = {"www-browser", "links", "elinks", "lynx", "w3m"}
"""Browsers that cannot show this, and would take the terminal away."""


def is_opened(address: str) -> bool:
    """Whether a browser took the address."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if PurePath(str(getattr(browser, "name", ""))).name in _IN_A_TERMINAL:
        return False
    try:
        return browser.open(address)
    except (webbrowser.Error, OSError):
        return False

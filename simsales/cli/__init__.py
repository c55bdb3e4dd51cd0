"""The command line: one thin file per command. Commands ask the core, print what it says, and contain no rules."""

from __future__ import annotations

import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main() -> None:
    """Entry point of `simsales`. Exit codes: 0 done, 1 the input is wrong, 2 wrong usage, 130 interrupted."""
    try:
        _main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _main() -> None:
    from simsales.errors import SimsalesError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if _asks_nothing(sys.argv[1:]) and _opened():
        return
    from .app import app
    from .speech import LANG

    try:
        app()
    except SimsalesError as error:
        print(error.say(LANG), file=sys.stderr)
        sys.exit(1)


def _asks_nothing(words: Sequence[str]) -> bool:
    """Whether no command and nothing but a language is asked for: then no command needs to be loaded."""
    from simsales.i18n import LANGS

    return not words or (len(words) == 2 and words[0] == "--lang" and words[1] in LANGS)


def _opened() -> bool:
    """Open the terminal application, where there is one, until it is left."""
    import os

    from simsales.i18n import choose_language

    from .installed import installed_screen

    screen = installed_screen()
    if screen is None:
        return False
    screen.load()(choose_language(sys.argv[1:], os.environ))
    return True

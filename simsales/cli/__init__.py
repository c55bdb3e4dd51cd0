"""The command line: one thin file per command. Commands ask the core, print what it says, and contain no rules."""

from __future__ import annotations

import sys

INTERRUPTED = 130


def main() -> None:
    """Entry point of `simsales`. Exit codes: 0 done, 1 the input is wrong, 2 wrong usage, 130 interrupted."""
    try:
        _main()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _main() -> None:
    from simsales.errors import SimsalesError

    from .app import app
    from .speech import LANG

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except SimsalesError as error:
        print(error.say(LANG), file=sys.stderr)
        sys.exit(1)

"""The terminal application: screens over the same core that the command line uses. Screens show; they compute nothing."""

from __future__ import annotations

import os
import sys

from simsales.i18n import Lang, asked_language


def run(lang: Lang, game: int | None = None) -> None:
    """Open the application (entry point of the group `simsales.ui`), at a kept game where one is named.

    A language asked for in this call comes before the one that was kept, and that before the system's (`lang`).
    """
    from .app import SimsalesApp
    from .settings import kept_settings

    asked = asked_language(sys.argv[1:], os.environ)
    SimsalesApp(asked or kept_settings()[0].language or lang, game).run()

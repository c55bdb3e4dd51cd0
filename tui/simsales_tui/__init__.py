"""The terminal application: screens over the same core that the command line uses. Screens show; they compute nothing."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from simsales.i18n import Lang, asked_language

if TYPE_CHECKING:
    from simsales.report.chairs import ChairChosen


def run(lang: Lang, game: int | None = None, *, chair: tuple[str, ChairChosen] | None = None) -> None:
    """Open the application (entry point of the group `simsales.ui`).

    At a kept game where one is named, or where one chooses a chair in a scenario (by name or path), some of it chosen before.
    A language asked for in this call comes before the one that was kept, and that before the system's (`lang`); with one asked
    for, F2 is not kept.
    """
    from .app import SimsalesApp
    from .settings import kept_settings

    asked = asked_language(sys.argv[1:], os.environ)
    SimsalesApp(asked or kept_settings()[0].language or lang, game, chair, is_lang_asked=asked is not None).run()

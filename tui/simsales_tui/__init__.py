"""The terminal application: screens over the same core that the command line uses. Screens show; they compute nothing."""

from __future__ import annotations

from simsales.i18n import Lang


def run(lang: Lang, game: int | None = None) -> None:
    """Open the application (entry point of the group `simsales.ui`), at a kept game where one is named."""
    from .app import SimsalesApp

    SimsalesApp(lang, game).run()

"""The terminal application: screens over the same core that the command line uses. Screens show; they compute nothing."""

from __future__ import annotations

from simsales.i18n import Lang


def run(lang: Lang) -> None:
    """Open the application (entry point of the group `simsales.ui`)."""
    from .app import SimsalesApp

    SimsalesApp(lang).run()

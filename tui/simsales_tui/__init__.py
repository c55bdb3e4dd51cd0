"""The terminal application: screens over the same core that the command line uses. Screens show; they compute nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simsales.i18n import Lang

if TYPE_CHECKING:
    from simsales.report.chairs import ChairChosen


def run(lang: Lang, game: int | None = None, *, chair: tuple[str, ChairChosen] | None = None) -> None:
    """Open the application (entry point of the group `simsales.ui`).

    At a kept game where one is named, or where one chooses a chair in a scenario (by name or path), some of it chosen before.
    """
    from .app import SimsalesApp

    SimsalesApp(lang, game, chair).run()

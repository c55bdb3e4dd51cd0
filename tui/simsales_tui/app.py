"""The application: which screen is shown, in which language."""

from __future__ import annotations

from textual.app import App

from simsales.i18n import Lang

from .screens.home import HomeScreen
from .workers import prepare


class SimsalesApp(App[None]):
    """simsales in a terminal."""

    CSS_PATH = "app.tcss"
    TITLE = "simsales"

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        prepare()
        self.lang: Lang = lang

    def on_mount(self) -> None:
        self.push_screen(HomeScreen())

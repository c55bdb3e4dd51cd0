"""The application of one page: run by the server as a process of its own, `python -m simsales_tui.serving.one_tab LANG OPENING`."""

from __future__ import annotations

import sys

from textual.drivers.web_driver import WebDriver

from simsales.game import Game
from simsales.i18n import Lang

from ..app import SimsalesApp
from ..chair import Chair
from .opening import heard


class TabApp(SimsalesApp):
    """The same application; it tells the server which game it plays, so that a page that is loaded again goes on with it."""

    def open_game(self, game: Game) -> None:
        super().open_game(game)
        self._tell(game.record.id)

    def sit_down(self, chair: Chair) -> None:
        super().sit_down(chair)
        self._tell(chair.game.record.id)

    def open_review(self, number: int) -> None:
        super().open_review(number)
        self._tell(number)

    def go_home(self) -> None:
        super().go_home()
        self._tell(None)

    def _tell(self, game: int | None) -> None:
        if isinstance(self._driver, WebDriver):
            self._driver.write_meta({"type": "standing", "game": game})


def main() -> None:
    lang: Lang = "zh" if sys.argv[1] == "zh" else "en"
    opening = heard(sys.argv[2])
    app = TabApp(lang, opening.game, opening.chair)
    app.run()
    sys.exit(app.return_code)


if __name__ == "__main__":
    main()

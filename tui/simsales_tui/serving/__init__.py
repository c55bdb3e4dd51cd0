"""The terminal application in a browser, for whoever has never met a terminal; only this machine can open it."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from simsales.errors import SimsalesError
from simsales.i18n import Lang

from . import words

if TYPE_CHECKING:
    from simsales.report.chairs import ChairChosen


def run(
    lang: Lang,
    game: int | None = None,
    port: int | None = None,
    *,
    chair: tuple[str, ChairChosen] | None = None,
) -> None:
    """Serve the application until nobody uses it (entry point `browser` of the group `simsales.ui`).

    `game`: the number of a kept game to open at once; `chair`: a scenario whose chairs are offered; `port`: which one, else
    one that is free. Raises SimsalesError where that cannot be.
    """
    if find_spec("textual_serve") is None:
        raise SimsalesError(words.NOT_INSTALLED)
    from .opening import Opening
    from .server import BrowserServer, door_socket

    with door_socket(port) as socket:
        BrowserServer(socket, lang, Opening(game, chair)).serve()

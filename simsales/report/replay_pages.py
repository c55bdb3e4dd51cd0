"""A game again: every decision with what was answered, every word of its talks, and how it ended.

What `simsales replay` prints, and what the terminal application shows of a game that is over.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from simsales.engine.meeting import MOVE
from simsales.game import Game
from simsales.i18n import Lang

from .closing import closing_page, is_over
from .meeting_closing import meeting_page
from .question_text import turn_said
from .tables import clean
from .transcript import whole_talk


def replay_pages(game: Game, lang: Lang, *, own: bool = False) -> Iterator[RenderableType]:
    """Decision by decision (`own`: only answers that were not the usual ones), then the talks, then the end if there was one."""
    for number, turn in enumerate(game.turns, start=1):
        if (turn.changes or not own) and turn.decision.id.kind != MOVE:
            yield clean(f"{number:4d}  {turn_said(turn, game.scenario, lang)}", lang)
    for room in game.session.meetings:
        yield from whole_talk(room, game.turns, game.record.seed, lang)
    if is_over(game):
        yield clean("", lang)
        yield from (closing_page if game.scenario.meeting is None else meeting_page)(game, lang)

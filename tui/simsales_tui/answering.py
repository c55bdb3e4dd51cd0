"""An answer handed in, at a table or at a desk: taken, or why it was not."""

from __future__ import annotations

from simsales.errors import ChoiceRefused, GameError
from simsales.game import Game
from simsales.i18n import Text, joined
from simsales.world.decisions import Choice, Decision


def why_refused(game: Game, decision: Decision, choice: Choice) -> Text | None:
    """Answer; why it was not taken, if it was not, and then nothing has happened."""
    try:
        game.answer(decision.id, choice)
    except ChoiceRefused as refused:
        return joined(refused.reasons, "; ")
    except GameError as error:
        return error.message
    return None

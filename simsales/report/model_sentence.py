"""The sentence that could have been said: a move put into words as the talk stood before a turn."""

from __future__ import annotations

from simsales.i18n import Lang
from simsales.negotiation.moves import Move
from simsales.negotiation.staging import Stage
from simsales.review.played import Played


def spoken(played: Played, turn: int, move: Move, lang: Lang) -> str:
    """How `move` could have been put in place of the one of that turn (1 is the first), in quotation marks."""
    stage = Stage(played.meeting, played.truth, lang)
    for made in played.moves[: turn - 1]:
        stage.hear(made)
    return f'"{stage.model_sentence(move)}"'

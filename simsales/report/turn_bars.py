"""A talk turn by turn: what it was worth after each move, drawn as a bar, with what the move lost; and one turn in full.

As the bar beside a game of chess, in money: `=` is what the talk was worth after the move, `-` what the best move would have added.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from simsales.i18n import Text
from simsales.negotiation.words import move_said
from simsales.review.labels import LABELS
from simsales.review.regret import Judged
from simsales.review.review import Review
from simsales.review.words import money

from .model_sentence import spoken
from .review_parts import Line, Sayer, point, rule_said
from .review_truth import TONES

KEY = Text(
    en="= what the talk was worth (full: {most})   - what the best move adds",
    zh="= 这时谈判值多少 (满格: {most})   - 最好的一步还能多出的",
)
_NOTHING = Text.same("")
_CITED = Text(en="rule: {rule}", zh="规则: {rule}")
_MOOD = Text(en="They were {tone} then. The talk was worth {worth}.", zh="这时对方态度{tone}, 谈判值 {worth}。")


class TurnBar(NamedTuple):
    """One line of the talk: number, what was done, the bar, what it lost (empty for nothing), what the move is called."""

    number: int
    done: Text
    bar: str
    lost: Text
    label: Text


def turn_bars(review: Review, cells: int = 10) -> list[TurnBar]:
    """Every judged turn; a bar of `cells` cells is full at the best that any turn promised."""
    most = _most(review)
    return [_bar(review, one, cells / most) for one in review.judged]


def key_said(review: Review) -> Text:
    """What the bars mean."""
    return KEY.fill(most=money(review.played, _most(review)))


def turn_told(review: Review, number: int, say: Sayer = spoken) -> Iterator[Line]:
    """One turn: what was done and why it is called so, what could have been said, how they were, where the rules cite it."""
    judged = next(one for one in review.judged if one.turn.number == number)
    yield from point(review, judged, say)
    mood = next(one for one in review.reveal.moods if one.turn == number)
    worth = money(review.played, judged.after.mean)
    yield Line(_MOOD.fill(tone=TONES[mood.tone], worth=worth), "", 1)
    for item in review.score.items:
        if item.check is not None and number in item.check.turns:
            yield Line(_CITED.fill(rule=rule_said(item)), "dim", 1)


def _most(review: Review) -> float:
    worths = [worth for one in review.judged for worth in (one.after.mean, one.best_worth.mean)]
    return max([*worths, 1.0])


def _bar(review: Review, judged: Judged, scale: float) -> TurnBar:
    played = review.played
    worth = round(max(judged.after.mean, 0.0) * scale)
    lost = max(round((max(judged.after.mean, 0.0) + judged.lost) * scale) - worth, 1) if judged.lost > 0 else 0
    return TurnBar(
        judged.turn.number,
        move_said(played.truth.board, judged.turn.move),
        "=" * worth + "-" * lost,
        money(played, judged.lost) if judged.lost > 0 else _NOTHING,
        LABELS[judged.label],
    )

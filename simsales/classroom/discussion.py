"""Questions for the class, chosen from what happened in it: at which turn, after hearing what. Never a name: the page hides those.

Each kind of question looks at all tables for its dearest case; the dearest kinds are asked. Money is minor units here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from simsales.i18n import Lang, Text
from simsales.negotiation.moves import Act
from simsales.negotiation.staging import Stage, spoken
from simsales.negotiation.words import change_said, label_of, move_said
from simsales.review.played import Played, Turn
from simsales.review.words import is_nothing, money

from .talk_tables import Talk

MOST = 5


class Question(NamedTuple):
    """What to ask, at which tables it happened (files), in which turn (0: the talk as a whole), and how much money it is about."""

    key: str
    text: Text
    files: tuple[str, ...]
    turn: int
    stake: float


def questions(talks: Sequence[Talk]) -> list[Question]:
    """The dearest of every kind, the dearest kinds first."""
    over = [talk for talk in talks if talk.played.end.is_over or talk.played.deal >= 0]
    found = [max(some, key=lambda one: one.stake) for kind in _KINDS if (some := list(kind(over)))]
    spoken_of, chosen = set[tuple[tuple[str, ...], int]](), list[Question]()
    for one in sorted(found, key=lambda one: (-one.stake, one.key)):
        if not one.turn or (one.files, one.turn) not in spoken_of:
            chosen.append(one)
            spoken_of.add((one.files, one.turn))
    return chosen[:MOST]


# --- kinds of questions -------------------------------------------------------------------------------------------------------
def _gave_unasked(talks: Sequence[Talk]) -> Iterator[Question]:
    for talk in talks:
        for turn, size in _given(talk)[:1]:
            if not talk.played.asked_before(turn):
                yield _about(_UNASKED, talk, turn, size)


def _against_oneself(talks: Sequence[Talk]) -> Iterator[Question]:
    for talk in talks:
        for turn, size in _given(talk):
            before = talk.played.turns[: turn.number - 1]
            last = next((one for one in reversed(before) if one.is_offer), None)
            if last is not None and turn.before.bargain.theirs == last.before.bargain.theirs:
                yield _about(_ALONE, talk, turn, size)


def _for_nothing(talks: Sequence[Talk]) -> Iterator[Question]:
    for talk in talks:
        for turn, size in _given(talk):
            if turn.move.act is not Act.TRADE and talk.played.asked_before(turn):
                yield _about(_NOTHING_BACK, talk, turn, size)


def _left_lying(talks: Sequence[Talk]) -> Iterator[Question]:
    for talk in talks:
        found, board = talk.truth, talk.played.truth.board
        if found.deal >= 0 and found.left > 0 and not _is_nothing(talk, found.left):
            what = change_said(board, found.deal, found.better)
            said = _LEFT.fill(left=money(talk.played, found.left), what=what)
            yield Question("left lying", said, (talk.table.file,), 0, found.left)


def _no_deal(talks: Sequence[Talk]) -> Iterator[Question]:
    for talk in talks:
        if talk.truth.deal < 0 and talk.truth.stake > 0 and talk.played.turns:
            yield _about(_ENDED, talk, talk.played.turns[-1], talk.truth.stake)


def _not_asked(talks: Sequence[Talk]) -> Iterator[Question]:
    """A fact about an issue that few found out, weighed by what the issue is worth to the buyer and how many missed it."""
    if not talks:
        return
    played = talks[0].played
    board, table = played.truth.board, played.truth.table
    for topic, fact in played.meeting.buyer.facts.items():
        missed = [talk for talk in talks if topic not in talk.played.end.listening.topics]
        asked = sum(topic in talk.played.end.listening.asked for talk in talks)
        if fact.about is None or fact.about == "price" or fact.about not in board.names or not missed:
            continue
        if asked == len(talks):  # all thought of it; what some were not told is no question of theirs
            continue
        issue = board.names.index(fact.about)
        worth = float(np.ptp(table.per_issue(table.buyer)[issue]))
        said = (_FEW if asked else _NOBODY).fill(
            asked=asked, n=len(talks), topic=label_of(board, topic), issue=label_of(board, fact.about)
        )
        yield Question("not asked", said, tuple(one.table.file for one in missed), 0, worth * len(missed) / len(talks))


def _believed(talks: Sequence[Talk]) -> Iterator[Question]:
    if not talks:
        return
    played = talks[0].played
    board, table = played.truth.board, played.truth.table
    for topic, fact in played.meeting.buyer.facts.items():
        heard = [talk for talk in talks if topic in talk.played.end.listening.bluffed]
        if fact.bluff is None or not heard:
            continue
        about = fact.about if fact.about in board.names else "price"
        worth = float(np.ptp(table.per_issue(table.buyer)[board.names.index(about)])) if about in board.names else 0.0
        said = _BLUFF.fill(count=len(heard), words=fact.bluff, topic=label_of(board, topic))
        yield Question("bluff", said, tuple(one.table.file for one in heard), 0, worth * len(heard) / len(talks))


def _parted(talks: Sequence[Talk]) -> Iterator[Question]:
    """The turn in which the best and the worst table first did something else, after hearing the same."""
    if len(talks) < 2:
        return
    best, worst = max(talks, key=_worth), min(talks, key=_worth)
    if _worth(best) <= _worth(worst) or _is_nothing(best, _worth(best) - _worth(worst)):
        return
    for one, other in zip_longest(best.played.turns, worst.played.turns):
        if one is None or other is None or one.move != other.move:
            did = [_did(best.played, one), _did(worst.played, other)]
            number = next(turn.number for turn in (one, other) if turn is not None)
            if number == 1:  # nothing had been heard yet
                return
            gap = _worth(best) - _worth(worst)
            said = _PARTED.fill(n=number, one=did[0], other=did[1], gap=money(best.played, gap))
            yield Question("parted", said, (best.table.file, worst.table.file), number, gap)
            return


def _given(talk: Talk) -> list[tuple[Turn, float]]:
    """The steps down that gave something as people say it."""
    return [(turn, size) for turn, size in talk.played.concessions() if not _is_nothing(talk, size)]


def _is_nothing(talk: Talk, minor: float) -> bool:
    return is_nothing(minor / talk.played.money)


def _worth(talk: Talk) -> float:
    return talk.played.worth


def _did(played: Played, turn: Turn | None) -> Text:
    return move_said(played.truth.board, turn.move) if turn is not None else _STOPPED


def _about(said: Text, talk: Talk, turn: Turn, size: float) -> Question:
    """A question about one turn, with what had been heard before it."""
    played, board = talk.played, talk.played.truth.board
    words = said.fill(
        n=turn.number, heard=_heard(talk, turn), amount=money(played, size), did=move_said(board, turn.move)
    )
    return Question(_KEYS[said], words, (talk.table.file,), turn.number, size)


def _heard(talk: Talk, turn: Turn) -> Text:
    """The buyer's last words before a turn, as they stood on the table's screen."""
    if turn.number == 1:
        return _HEARD_NOTHING
    return Text(*(f'"{_last_words(talk, turn, lang)}"' for lang in ("en", "zh")))


def _last_words(talk: Talk, turn: Turn, lang: Lang) -> str:
    played = talk.played
    stage = Stage(played.meeting, played.truth, lang, str(talk.table.kept.record.seed))
    exchanges = [stage.hear(move) for move in played.moves[: turn.number - 1]]
    return spoken(exchanges[-1], lang)


_UNASKED = Text(
    en="Turn {n}: the first step down came before anything had been asked ({did}). What had been heard just before: {heard}. "
    "What made it seem time to give {amount}?",
    zh="第 {n} 轮: 什么都没问就先让了一步 ({did})。这之前听到的是: {heard}。听到什么, 让人觉得该让出 {amount}?",
)
_ALONE = Text(
    en="Turn {n}: an offer was followed by a lower one, although the buyer had not moved ({heard}). What could have been said in place "
    "of {amount}?",
    zh="第 {n} 轮: 对方没动 ({heard}), 自己又降了一次。除了让出 {amount}, 还可以说什么?",
)
_NOTHING_BACK = Text(
    en="Turn {n}: {amount} was given and nothing asked for it ({did}), after hearing: {heard}. What would you have asked for?",
    zh="第 {n} 轮: 听到 {heard} 之后, 让了 {amount}, 没有要回东西 ({did})。换作是您, 会要什么?",
)
_LEFT = Text(
    en="One table could have had {left} more with the buyer no worse off ({what}). What did it do well all the same, and which question "
    "would have brought this out?",
    zh="有一桌还能多拿 {left}, 而对方并不吃亏 ({what})。这一桌做对了什么? 问哪一句就能发现?",
)
_ENDED = Text(
    en="Turn {n}: no deal, although {amount} could be had. The last words heard: {heard}. Would you have gone on, and how?",
    zh="第 {n} 轮: 没有谈成, 其实最多能拿 {amount}。最后听到的是: {heard}。您会接着谈吗? 怎么谈?",
)
_FEW = Text(
    en="{asked} of {n} tables asked about: {topic}. What would you have to know about {issue} to ask for it?",
    zh="{n} 桌里有 {asked} 桌问了: {topic}。关于{issue}, 要知道什么才会想到去问?",
)
_NOBODY = Text(
    en="None of {n} tables asked about: {topic}. What would you have to know about {issue} to ask for it?",
    zh="{n} 桌都没有问: {topic}。关于{issue}, 要知道什么才会想到去问?",
)
_BLUFF = Text(
    en='{count} tables heard, asking about {topic}: "{words}" How could one have told that it was not so?',
    zh='有 {count} 桌问到{topic}时听到: "{words}" 怎样能看出其实不是这样?',
)
_PARTED = Text(
    en="Until turn {n} two tables did exactly the same; then one: {one}, the other: {other}. In the end they were {gap} apart. "
    "Which would you have chosen then, and why?",
    zh="到第 {n} 轮之前有两桌做法完全一样; 然后一桌: {one}, 另一桌: {other}。最后相差 {gap}。当时您会选哪个, 为什么?",
)
_STOPPED = Text(en="the talk was over", zh="谈话已经结束")
_HEARD_NOTHING = Text(en="nothing yet", zh="还没有听到什么")
_KEYS = {_UNASKED: "unasked", _ALONE: "against oneself", _NOTHING_BACK: "for nothing", _ENDED: "no deal"}
_KINDS: Sequence[Callable[[Sequence[Talk]], Iterator[Question]]] = (
    _gave_unasked,
    _against_oneself,
    _for_nothing,
    _left_lying,
    _no_deal,
    _not_asked,
    _believed,
    _parted,
)

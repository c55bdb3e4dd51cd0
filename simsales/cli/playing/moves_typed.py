"""How a typed line, or a number, becomes a move at the table: read by rules, repeated where it binds, asked for where it is open.

The same meaning is the same move, typed or picked. Used by `at_table.py` for every turn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import typer

from simsales.i18n import Lang, Text
from simsales.negotiation.hearing import Heard, heard, heard_as
from simsales.negotiation.interpreter import Interpreter
from simsales.negotiation.meaning import level_refused, level_typed, levels_said, offered
from simsales.negotiation.moves import ACT_LABELS, OFFERING, Act, Move
from simsales.negotiation.reading import Reading
from simsales.negotiation.rules import legal_acts, topics_of
from simsales.negotiation.talk import Talk
from simsales.negotiation.words import label_of, move_said
from simsales.report.tables import clean, show

from ..asking import typed_line

_PICK = Text(en="number, or words", zh="序号, 或打字")
_ABOUT = Text(en="about what? (number)", zh="关于什么? (序号)")
_GIVE, _GET = (
    Text(en="what do you give? (number)", zh="您让哪一项? (序号)"),
    Text(en="what do you want for it? (number)", zh="换哪一项? (序号)"),
)
_RIGHT = Text(en="{echo} (Enter = yes, n = no)", zh="{echo} (回车 = 对, n = 不对)")
NOT_ALLOWED = Text(en="not allowed; allowed: {allowed}", zh="不可以; 可选: {allowed}")
_NO = ("n", "no", "不", "不对", "否")
STOP, BACK = "q", "b"


class Wanted(Exception):
    """Somebody wants to stop (`q`) or to take back (`b`), wherever they were asked."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class Asking:
    """Prompts of one person: lines read, options by number. A `q` or a `b` leaves whatever was asked. Raises Wanted."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang

    def tell(self, text: Text) -> None:
        show(clean(text, self.lang))

    def line(self, prompt: str) -> str:
        """A line; the end of input stops."""
        typed = typed_line(prompt)
        if typed is None or typed.lower() in (STOP, BACK):
            raise Wanted(STOP if typed is None else typed.lower())
        return typed

    def choose(self, options: Sequence[Text], question: Text) -> int | None:
        """The place of the one picked; None for none."""
        return place(self.listed(options, question), len(options))

    def listed(self, options: Sequence[Text], question: Text) -> str:
        """Options by number, three in a row, and what was typed then."""
        said = [f"{number} {option.say(self.lang)}" for number, option in enumerate(options, start=1)]
        for row in _rows(said):
            typer.echo(f"  {row}")
        return self.line(f"{question.say(self.lang)}: ")


def place(line: str, count: int) -> int | None:
    """Which of so many a line picks, from 0."""
    return int(line) - 1 if line.isdecimal() and len(line) < 5 and 1 <= int(line) <= count else None


def _rows(said: list[str]) -> Iterator[str]:
    for start in range(0, len(said), 3):
        yield "   ".join(said[start : start + 3])


@dataclass
class Typist:
    """Makes moves of what one person types at one talk. `wording` may guess what an unclear line means."""

    asking: Asking
    wording: Interpreter | None = None
    _readings: tuple[Reading, ...] = ()

    @property
    def _lang(self) -> Lang:
        return self.asking.lang

    def move(self, typed: str, talk: Talk) -> Move | None:
        """The move a line means; None when it means none (yet). Raises Wanted."""
        readings, self._readings = self._readings, ()
        if not typed:
            return self._from_list(talk, None)
        if readings and typed.isdecimal() and 1 <= int(typed) <= len(readings) + 1:
            return self._taken(heard_as(readings[int(typed) - 1], talk), talk) if int(typed) <= len(readings) else None
        acts = list(legal_acts(talk))
        if typed.isdecimal() and 1 <= int(typed) <= len(acts):
            return self._from_list(talk, acts[int(typed) - 1])
        return self._from_words(typed, talk)

    def _from_words(self, typed: str, talk: Talk) -> Move | None:
        found = heard(typed, talk)
        guessed = None if found.is_clear or found.readings else self._guessed(typed, talk)
        if guessed is not None:
            return guessed
        self._readings = found.readings
        return self._taken(found, talk)

    def _taken(self, found: Heard, talk: Talk) -> Move | None:
        """The move that was heard, once it is confirmed where it has to be, and what it leaves open is named."""
        if found.move is None:
            if found.reply is not None:
                self.asking.tell(found.reply)
            return None
        if found.echo is not None and not self._is_right(found.echo):
            return None
        return self._levels(talk, found.move, found.ask)

    def _is_right(self, echo: Text) -> bool:
        return self.asking.line(_RIGHT.fill(echo=echo).say(self._lang) + " ").lower() not in _NO

    def _guessed(self, typed: str, talk: Talk) -> Move | None:
        """What the wording model takes an unclear line for, if the player says so, too; never an offer."""
        if self.wording is None:
            return None
        acts = {one.value: topics_of(talk, one) for one in legal_acts(talk) if one not in OFFERING}
        guess = self.wording.read(typed, acts)
        if guess is None:
            return None
        move = Move(Act(guess[0]), guess[1])
        return move if self._is_right(move_said(talk.truth.board, move)) else None

    def _from_list(self, talk: Talk, act: Act | None) -> Move | None:
        acts = list(legal_acts(talk))
        if act is None:
            line = self.asking.listed([ACT_LABELS[one] for one in acts], _PICK)
            chosen = place(line, len(acts))
            if chosen is None:
                return self._from_words(line, talk) if line else None
            act = acts[chosen]
        topic = ""
        topics = topics_of(talk, act)
        if len(topics) == 1:
            topic = topics[0]
        elif topics:
            chosen = self.asking.choose([label_of(talk.truth.board, one) for one in topics], _ABOUT)
            if chosen is None:
                return None
            topic = topics[chosen]
        if act not in OFFERING:
            return Move(act, topic)
        give, get = self._exchange(talk) if act is Act.TRADE else ("", "")
        if act is Act.TRADE and not (give and get):
            return None
        names = [give, get] if act is Act.TRADE else talk.truth.board.names
        return self._levels(talk, Move(act, offer=offered(talk, {}).outcome, give=give, get=get), names)

    def _exchange(self, talk: Talk) -> tuple[str, str]:
        names = talk.truth.board.names
        labels = [issue.label for issue in talk.truth.board.issues]
        give = self.asking.choose(labels, _GIVE)
        get = self.asking.choose(labels, _GET) if give is not None else None
        return (names[give], names[get]) if give is not None and get is not None else ("", "")

    def _levels(self, talk: Talk, move: Move, names: Sequence[str]) -> Move:
        """The same offer with the levels that somebody names, issue by issue."""
        board, outcome = talk.truth.board, move.offer
        for name in names:
            outcome = board.moved(outcome, board.names.index(name), self._level(talk, name, outcome))
        return move._replace(offer=outcome)

    def _level(self, talk: Talk, name: str, outcome: int) -> int:
        board = talk.truth.board
        issue = board.issues[board.names.index(name)]
        now = board.at(outcome)[board.names.index(name)]
        standing, room = issue.names[now].say(self._lang), levels_said(issue).say(self._lang)
        while True:
            line = self.asking.line(f"  {issue.label.say(self._lang)} [{standing}] ({room}): ")
            if not line:
                return now
            level = level_typed(talk, name, line)
            if level is not None:
                return level
            self.asking.tell(level_refused(talk, name, line))

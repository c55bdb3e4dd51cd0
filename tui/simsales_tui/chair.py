"""One person's chair at one table: the game, and what is heard of it. A screen shows this and can be made anew from it."""

from __future__ import annotations

from time import monotonic
from typing import NamedTuple

from simsales.engine.meeting import MOVE, PREPARE, MeetingRoom
from simsales.game import Game
from simsales.i18n import Lang, Text
from simsales.negotiation.forms import choice_of
from simsales.negotiation.moves import ACT_LABELS, Move
from simsales.negotiation.staging import Exchange, Stage, spoken
from simsales.negotiation.talk import Talk
from simsales.negotiation.words import move_in_brackets, move_said, outcome_said, reply_said
from simsales.world.decisions import Choice, Decision

from .answering import why_refused

_YOU = Text(en="you", zh="您")
_TERMS = Text(en="[{terms}]", zh="[{terms}]")
_BEAT = Text(en="{who}: {did}  < you: {move}", zh="{who}: {did}  < 您: {move}")


class Bubble(NamedTuple):
    """What one side said in a turn; `terms` where an offer went with it, `aside` what our manager answered."""

    is_ours: bool
    who: Text
    words: str
    terms: Text | None = None
    aside: Text | None = None


class Chair:
    """A game of one talk, as whoever sits there sees it. What the buyer says is in `talk_lang`, chosen when one sits down."""

    def __init__(self, game: Game, lang: Lang) -> None:
        self.game, self.talk_lang = game, lang
        self._sat_down = monotonic()
        if not game.session.pending:
            game.advance()
        self._room = self._asked_in()
        self._stage = self._staged(lang)

    def _asked_in(self) -> MeetingRoom:
        """The table at which somebody is asked; in a running world there have been others before."""
        rooms, question = self.game.session.meetings, self.question
        here = [room for room in rooms if question is not None and room.name == question.id.entity]
        return here[-1] if here else rooms[0]

    def _staged(self, lang: Lang) -> Stage:
        stage = Stage(self.room.meeting, self.room.talk.truth, lang, str(self.game.record.seed))
        for move, _ in self.room.said:
            stage.hear(move)
        return stage

    def change_language(self, lang: Lang) -> None:
        """Only as long as nobody has said anything."""
        if not self._stage.exchanges:
            self.talk_lang, self._stage = lang, self._staged(lang)

    @property
    def minutes(self) -> int:
        """How long one has been sitting here; shown, and of no consequence."""
        return int((monotonic() - self._sat_down) // 60)

    # --- where it stands ------------------------------------------------------------------------------------------------
    @property
    def room(self) -> MeetingRoom:
        return self._room

    @property
    def is_in_quarter(self) -> bool:
        """Whether the talk is one deal of a quarter, which goes on after it."""
        return self.game.scenario.meeting is None

    @property
    def title(self) -> Text:
        """What the talk is about: the scenario, or one deal of the quarter."""
        return Text.same(self.room.name) if self.is_in_quarter else self.game.scenario.title

    @property
    def story(self) -> Text:
        """What is told before anybody speaks."""
        return self.room.meeting.seller.brief if self.is_in_quarter else self.game.scenario.story

    @property
    def talk(self) -> Talk:
        return self.room.talk

    @property
    def question(self) -> Decision | None:
        """What is to be answered now at this table; None once the talk is over."""
        kinds = (PREPARE, MOVE)
        return next((one for one in self.game.session.pending if one.id.kind in kinds), None)

    @property
    def is_preparing(self) -> bool:
        return self.question is not None and self.question.id.kind == PREPARE

    # --- answering ------------------------------------------------------------------------------------------------------
    def prepare(self, choice: Choice) -> Text | None:
        """Hand in the sheet; why it was not taken, if it was not."""
        return self._answer(choice)

    def make(self, move: Move, words: str = "") -> Text | None:
        """Make a move; why it was not taken, if it was not, and then nothing has happened."""
        refused = self._answer(choice_of(self.talk.truth.board, move, words))
        if refused is None:
            self._stage.hear(move)
        return refused

    def _answer(self, choice: Choice) -> Text | None:
        decision = self.question
        assert decision is not None
        return why_refused(self.game, decision, choice)

    # --- what was said --------------------------------------------------------------------------------------------------
    def bubbles(self, since: int = 0) -> list[Bubble]:
        """What both said, from turn `since` on, counted from 0."""
        return [one for turn in range(since, len(self._stage.exchanges)) for one in self._turn(turn)]

    def _turn(self, turn: int) -> tuple[Bubble, Bubble]:
        exchange, board = self._stage.exchanges[turn], self.talk.truth.board
        turns = (one for one in self.game.turns if one.decision.id.entity == self.room.name)
        moves = [one.choice for one in turns if one.decision.id.kind == MOVE]
        typed = str(moves[turn].get("said", ""))
        heard = str(moves[turn + 1].get("heard", "")) if turn + 1 < len(moves) else ""
        ours = _terms(self, exchange.move.offer) if typed and exchange.move.offer >= 0 else None
        offers = [said.offer for said in exchange.reply if said.offer >= 0]
        words = typed or move_in_brackets(board, exchange.move).say(self.talk_lang)
        return (
            Bubble(True, _YOU, words, ours, exchange.aside),
            Bubble(
                False,
                exchange.speaker,
                heard or spoken(exchange, self.talk_lang),
                _terms(self, offers[-1]) if offers else None,
            ),
        )

    @property
    def last(self) -> Exchange | None:
        return self._stage.exchanges[-1] if self._stage.exchanges else None

    def beat(self) -> Text | None:
        """What they did last, and what it answered."""
        if self.last is None:
            return None
        board, move = self.talk.truth.board, self.last.move
        made = ACT_LABELS[move.act] if move.offer >= 0 else move_said(board, move)
        return _BEAT.fill(who=self.last.speaker, did=reply_said(board, self.last.reply), move=made)


def _terms(chair: Chair, outcome: int) -> Text:
    return _TERMS.fill(terms=outcome_said(chair.talk.truth.board, outcome))

"""A negotiation line by line: what the buyer says is printed, one's own move is typed, in words or by number.

How a line becomes a move stands in `moves_typed.py`; every move is kept before it counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import typer

from simsales.engine.meeting import MOVE, PREPARE, MeetingRoom
from simsales.errors import ChoiceRefused
from simsales.game import Game
from simsales.i18n import Lang, Text
from simsales.negotiation.forms import choice_of
from simsales.negotiation.interpreter import Interpreter
from simsales.negotiation.moves import Move
from simsales.negotiation.staging import Exchange, Stage, facts_of, spoken
from simsales.report.question_text import allowed, value_said
from simsales.report.rubric_text import rubric_page
from simsales.report.tables import show
from simsales.report.transcript import brief_pages, exchange_lines, standing_line
from simsales.world.decisions import Choice, Decision, Field, Line, Pick, Value
from simsales.world.typed import read_value

from .moves_typed import NOT_ALLOWED, Asking, Typist, Wanted

HELP = Text(
    en="type what you say, or a number · Enter = list of moves · t = brief · o = offers · r = rubric · b = take back · ? = help · q = stop (saved)",
    zh="直接打字, 或按序号选一步 · 回车 = 列出动作 · t = 任务书 · o = 报价 · r = 评分规则 · b = 收回上一步 · ? = 帮助 · q = 停下 (已保存)",
)
_PROMPT = Text(en="you> ", zh="您> ")
_TURN = Text(en="-- turn {turn} --", zh="-- 第 {turn} 轮 --")
_SAVED = Text(en="Every move is kept; stop whenever you like.", zh="每一步都已保存, 随时可以停下。")
_PREPARE = Text(
    en="First the preparation sheet (Enter takes what stands in brackets; s = skip it).",
    zh="先填准备单 (回车 = 用括号里的; s = 跳过)。",
)


@dataclass
class AtTable:
    """One person at one table. `settle` answers a decision: "" when it is answered, else what is wanted instead.

    `wording` may put a line of the buyer in other words, or guess what an unclear line means; what was heard that way is kept with
    the next answer.
    """

    lang: Lang
    wording: Interpreter | None = None
    _heard: str = ""
    _stages: dict[int, Stage] = field(default_factory=dict)
    _asking: Asking = field(init=False)
    _typist: Typist = field(init=False)

    def __post_init__(self) -> None:
        self._asking = Asking(self.lang)
        self._typist = Typist(self._asking, self.wording)

    def settle(self, game: Game, decision: Decision) -> str:
        """Ask until the decision is answered; `q` and `b` are handed back."""
        room = room_of(game, decision)
        try:
            if decision.id.kind == PREPARE:
                self._prepare(game, decision, room)
            else:
                self._turn(game, decision, room)
        except Wanted as wanted:
            return wanted.what
        return ""

    def _turn(self, game: Game, decision: Decision, room: MeetingRoom) -> None:
        talk, stage = room.talk, self._stage(room, game)
        self._catch_up(stage, room)
        self._asking.tell(_TURN.fill(turn=talk.turn + 1))
        if talk.bargain.ours >= 0 or talk.bargain.theirs >= 0:
            typer.echo(standing_line(talk, self.lang))
        while True:
            typed = self._asking.line(_PROMPT.say(self.lang))
            if self._is_command(typed, room):
                continue
            move = self._typist.move(typed, talk)
            if move is not None and self._made(game, decision, room, move, typed):
                self._catch_up(stage, room)
                return

    def farewell(self, game: Game) -> None:
        """What was said last, once the talk is over."""
        for room in game.session.meetings:
            self._catch_up(self._stage(room, game), room)

    # --- preparation ----------------------------------------------------------------------------------------------------
    def _prepare(self, game: Game, decision: Decision, room: MeetingRoom) -> None:
        for page in brief_pages(room.meeting, room.talk.truth.board, self.lang):
            show(page)
        self._asking.tell(_PREPARE)
        choice: dict[str, Value] = {"prepared": "yes"}
        for name, one in decision.form.fields.items():
            if name == "prepared":
                continue
            answered = self._filled_in(game, one)
            if answered is None:
                choice = {"prepared": "no"}
                break
            choice[name] = answered
        game.answer(decision.id, choice)
        self._asking.tell(_SAVED)
        self._asking.tell(HELP)

    def _filled_in(self, game: Game, one: Field) -> Value | None:
        """What is written in a field of the sheet; None for no sheet at all."""
        money, lang = game.scenario.money, self.lang
        if isinstance(one, Pick):
            labels = [label for key, label in one.options.items() if key]
            chosen = self._asking.choose(labels, one.label)
            return (
                one.usual
                if chosen is None
                else next(key for key, label in one.options.items() if label is labels[chosen])
            )
        usual, room = value_said(one, one.usual, money, lang), allowed(one, money, lang)
        bracket = f" [{usual}]" if usual else ""
        hint = "" if isinstance(one, Line) else f" ({room})"
        while True:
            line = self._asking.line(f"{one.label.say(lang)}{bracket}{hint}: ")
            if line.lower() == "s":
                return None
            value = one.usual if not line else read_value(one, line)
            if value is not None:
                return value
            self._asking.tell(NOT_ALLOWED.fill(allowed=room))

    # --- a move ---------------------------------------------------------------------------------------------------------
    def _is_command(self, typed: str, room: MeetingRoom) -> bool:
        """Whether a line asks for help, the brief, the rubric or the offers; then it is given."""
        match typed.lower():
            case "?" | "？":
                self._asking.tell(HELP)
            case "t":
                for page in brief_pages(room.meeting, room.talk.truth.board, self.lang):
                    show(page)
            case "r":
                show(rubric_page(room.meeting, self.lang))
            case "o":
                typer.echo(standing_line(room.talk, self.lang))
            case _:
                return False
        return True

    def _made(self, game: Game, decision: Decision, room: MeetingRoom, move: Move, typed: str) -> bool:
        words = "" if typed.isdecimal() else typed
        return is_taken(game, decision, choice_of(room.talk.truth.board, move, words, self._heard), self.lang)

    # --- saying and reading ---------------------------------------------------------------------------------------------
    def _stage(self, room: MeetingRoom, game: Game) -> Stage:
        """The talk as it is heard; what was said before a game was resumed is recalled by its last words."""
        if id(room) not in self._stages:
            stage = Stage(room.meeting, room.talk.truth, self.lang, str(game.record.seed))
            self._stages = {id(room): stage}
            for move, _ in room.said[:-1]:
                stage.hear(move)
        return self._stages[id(room)]

    def _catch_up(self, stage: Stage, room: MeetingRoom) -> None:
        """Print what was said since the last look."""
        for move, _ in room.said[len(stage.exchanges) :]:
            exchange = stage.hear(move)
            self._heard = self._reworded(exchange, room)
            for line in exchange_lines(exchange, stage, self.lang, self._heard):
                show(line)

    def _reworded(self, exchange: Exchange, room: MeetingRoom) -> str:
        """The buyer's words as the wording model puts them; "" where there is none, or it may not."""
        if self.wording is None:
            return ""
        said = self.wording.reword(spoken(exchange, self.lang), facts_of(exchange, room.talk, room.meeting, self.lang))
        return said[1] if said is not None else ""


def is_taken(game: Game, decision: Decision, choice: Choice, lang: Lang) -> bool:
    """Answer; where it is not taken, nothing has happened and every reason is told."""
    try:
        game.answer(decision.id, choice)
    except ChoiceRefused as refused:
        for reason in refused.reasons:
            typer.echo(f"  ! {reason.say(lang)}")
        return False
    return True


def is_at_table(decision: Decision) -> bool:
    """Whether a decision belongs to a negotiation."""
    return decision.id.kind in (PREPARE, MOVE)


def room_of(game: Game, decision: Decision) -> MeetingRoom:
    return next(room for room in game.session.meetings if room.name == decision.id.entity and not room.talk.is_over)

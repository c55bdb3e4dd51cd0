"""A negotiation line by line: what the buyer says is printed, one's own move is typed, in words or by number.

A line is read by rules; numbers are repeated before they bind; a line that is not understood is asked back, and after two of
them a reading can be picked by its number. The same meaning counts the same, typed or picked.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import typer

from simsales.engine.meeting import MOVE, PREPARE, MeetingRoom
from simsales.errors import ChoiceRefused
from simsales.game import Game
from simsales.i18n import Lang, Text
from simsales.negotiation.forms import choice_of
from simsales.negotiation.interpreter import Interpreter
from simsales.negotiation.moves import ACT_LABELS, OFFERING, TOPIC_LABELS, Act, Move
from simsales.negotiation.reading import Reading, Unclear, read
from simsales.negotiation.reading_terms import Offered, offered, terms_of
from simsales.negotiation.rules import legal_acts, topics_of
from simsales.negotiation.staging import Exchange, Stage, facts_of, spoken
from simsales.negotiation.talk import Talk
from simsales.report.question_text import allowed, read_value, value_said
from simsales.report.tables import clean, show
from simsales.report.transcript import brief_pages, exchange_lines, move_said, standing_line
from simsales.world.decisions import Decision, Field, Line, Pick, Value

HELP = Text(
    en="type what you say, or a number · Enter = list of moves · t = brief · o = offers · b = take back · ? = help · q = stop (saved)",
    zh="直接打字, 或按序号选一步 · 回车 = 列出动作 · t = 任务书 · o = 报价 · b = 收回上一步 · ? = 帮助 · q = 停下 (已保存)",
)
_PROMPT = Text(en="you> ", zh="您> ")
_TURN = Text(en="-- turn {turn} --", zh="-- 第 {turn} 轮 --")
_PICK = Text(en="number, or words", zh="序号, 或打字")
_ABOUT = Text(en="about what? (number)", zh="关于什么? (序号)")
_GIVE, _GET = (
    Text(en="what do you give? (number)", zh="您让哪一项? (序号)"),
    Text(en="what do you want for it? (number)", zh="换哪一项? (序号)"),
)
_RIGHT = Text(en="{echo} (Enter = yes, n = no)", zh="{echo} (回车 = 对, n = 不对)")
_NOT_UNDERSTOOD = Text(
    en="I did not understand that. Say it otherwise, or press Enter for the list of moves.",
    zh="我没听懂。换个说法, 或按回车从列表里选。",
)
_NOT_ALLOWED = Text(en="not allowed; allowed: {allowed}", zh="不可以; 可选: {allowed}")
_SAVED = Text(en="Every move is kept; stop whenever you like.", zh="每一步都已保存, 随时可以停下。")
_PREPARE = Text(
    en="First the preparation sheet (Enter takes what stands in brackets; s = skip it).",
    zh="先填准备单 (回车 = 用括号里的; s = 跳过)。",
)
_NO = ("n", "no", "不", "不对", "否", "q")
_STOP, _BACK, _AGAIN = "q", "b", "again"


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
    _readings: tuple[Reading, ...] = ()

    def settle(self, game: Game, decision: Decision) -> str:
        """Ask until the decision is answered; `q` and `b` are handed back."""
        room = room_of(game, decision)
        stage = self._stage(room, game)
        if decision.id.kind == PREPARE:
            return self._prepare(game, decision, room)
        self._catch_up(stage, room)
        self._tell(_TURN.fill(turn=room.talk.turn + 1))
        if room.talk.bargain.ours >= 0 or room.talk.bargain.theirs >= 0:
            typer.echo(standing_line(room.talk, self.lang))
        while True:
            typed = self._read(_PROMPT.say(self.lang))
            wanted = self._command(typed, room)
            if wanted != _AGAIN:
                if wanted:
                    return wanted
                move = self._move(typed, room)
                if move is not None and self._made(game, decision, room, move, typed):
                    self._catch_up(stage, room)
                    return ""

    def farewell(self, game: Game) -> None:
        """What was said last, once the talk is over."""
        for room in game.session.meetings:
            self._catch_up(self._stage(room, game), room)

    # --- preparation ----------------------------------------------------------------------------------------------------
    def _prepare(self, game: Game, decision: Decision, room: MeetingRoom) -> str:
        for page in brief_pages(room.meeting, room.talk.truth.board, self.lang):
            show(page)
        self._tell(_PREPARE)
        choice: dict[str, Value] = {"prepared": "yes"}
        for name, one in decision.form.fields.items():
            if name == "prepared":
                continue
            answered = self._filled_in(game, one)
            if answered in (_STOP, _BACK):
                return str(answered)
            if answered is None:
                choice = {"prepared": "no"}
                break
            choice[name] = answered
        game.answer(decision.id, choice)
        self._tell(_SAVED)
        self._tell(HELP)
        return ""

    def _filled_in(self, game: Game, one: Field) -> Value | None:
        """What is written in a field of the sheet; None for no sheet at all."""
        money, lang = game.scenario.money, self.lang
        if isinstance(one, Pick):
            labels = [label for key, label in one.options.items() if key]
            chosen = self._choose(labels, one.label, columns=True)
            return (
                one.usual
                if chosen is None
                else next(key for key, label in one.options.items() if label is labels[chosen])
            )
        usual, room = value_said(one, one.usual, money, lang), allowed(one, money, lang)
        bracket = f" [{usual}]" if usual else ""
        hint = "" if isinstance(one, Line) else f" ({room})"
        while True:
            line = self._read(f"{one.label.say(lang)}{bracket}{hint}: ")
            if line.lower() == "s":
                return None
            value = line if line in (_STOP, _BACK) else one.usual if not line else read_value(one, line)
            if value is not None:
                return value
            self._tell(_NOT_ALLOWED.fill(allowed=room))

    # --- a move ---------------------------------------------------------------------------------------------------------
    def _command(self, typed: str, room: MeetingRoom) -> str:
        """What a one-letter line asks for; "" when it is a move."""
        match typed.lower():
            case "q" | "b":
                return typed.lower()
            case "?" | "？":
                self._tell(HELP)
                return _AGAIN
            case "t":
                for page in brief_pages(room.meeting, room.talk.truth.board, self.lang):
                    show(page)
                return _AGAIN
            case "o":
                typer.echo(standing_line(room.talk, self.lang))
                return _AGAIN
        return ""

    def _move(self, typed: str, room: MeetingRoom) -> Move | None:
        readings, self._readings = self._readings, ()
        if not typed:
            return self._from_list(room, None)
        if readings and typed.isdecimal() and 1 <= int(typed) <= len(readings) + 1:
            return self._meant(readings[int(typed) - 1], room) if int(typed) <= len(readings) else None
        acts = list(legal_acts(room.talk))
        if typed.isdecimal() and 1 <= int(typed) <= len(acts):
            return self._from_list(room, acts[int(typed) - 1])
        return self._from_words(typed, room)

    def _from_words(self, typed: str, room: MeetingRoom) -> Move | None:
        reading = read(typed, terms_of(room.talk, room.meeting))
        if isinstance(reading, Unclear):
            guessed = self._guessed(typed, room) if not reading.candidates else None
            if guessed is not None:
                return guessed
            self._readings = reading.candidates
            self._tell(reading.ask if reading.candidates else _NOT_UNDERSTOOD)
            return None
        if not reading.sure:
            answer = self._read(_RIGHT.fill(echo=reading.echo).say(self.lang) + " ")
            if answer.lower() in _NO:
                return None
        return self._meant(reading, room)

    def _guessed(self, typed: str, room: MeetingRoom) -> Move | None:
        """What the wording model takes an unclear line for, if the player says so, too; never an offer."""
        if self.wording is None:
            return None
        acts = {one.value: topics_of(room.talk, one) for one in legal_acts(room.talk) if one not in OFFERING}
        guess = self.wording.read(typed, acts)
        if guess is None:
            return None
        move = Move(Act(guess[0]), guess[1])
        echo = Text.same(move_said(move, room.talk.truth.board, self.lang))
        answer = self._read(_RIGHT.fill(echo=echo).say(self.lang) + " ")
        return None if answer.lower() in _NO else move

    def _meant(self, reading: Reading, room: MeetingRoom) -> Move | None:
        """The move a reading means; what it leaves open is asked for."""
        if reading.act not in OFFERING:
            answers = reading.act is Act.PRESENT and reading.topic == room.talk.listening.open_doubt
            return Move(Act.ANSWER if answers else reading.act, reading.topic)
        values = dict(reading.values) | {
            name: one for name, one in {**reading.give, **reading.get}.items() if one is not None
        }
        open_issues = [name for name, one in {**reading.give, **reading.get}.items() if one is None]
        if reading.act is not Act.TRADE and not values:
            return self._offer(room, reading.act, room.talk.truth.board.names, {})
        give, get = next(iter(reading.give), ""), next(iter(reading.get), "")
        return self._offer(room, reading.act, open_issues, values, give, get)

    def _from_list(self, room: MeetingRoom, act: Act | None) -> Move | None:
        talk = room.talk
        acts = list(legal_acts(talk))
        if act is None:
            line = self._listed([ACT_LABELS[one] for one in acts], _PICK, columns=True)
            chosen = _place(line, len(acts))
            if chosen is None:
                return self._from_words(line, room) if line else None
            act = acts[chosen]
        topic = ""
        topics = topics_of(talk, act)
        if len(topics) == 1:
            topic = topics[0]
        elif topics:
            chosen = self._choose([self._topic(talk, one) for one in topics], _ABOUT, columns=True)
            if chosen is None:
                return None
            topic = topics[chosen]
        if act not in OFFERING:
            return Move(act, topic)
        give, get = self._exchange(room) if act is Act.TRADE else ("", "")
        if act is Act.TRADE and not (give and get):
            return None
        names = [give, get] if act is Act.TRADE else talk.truth.board.names
        return self._offer(room, act, names, {}, give, get)

    def _exchange(self, room: MeetingRoom) -> tuple[str, str]:
        names = room.talk.truth.board.names
        labels = [issue.label for issue in room.talk.truth.board.issues]
        give = self._choose(labels, _GIVE)
        get = self._choose(labels, _GET) if give is not None else None
        return (names[give], names[get]) if give is not None and get is not None else ("", "")

    def _offer(
        self, room: MeetingRoom, act: Act, ask: list[str], values: Mapping[str, float], give: str = "", get: str = ""
    ) -> Move | None:
        """An offer: what was said, what has to be asked for, and the rest as it stands."""
        made: Offered = offered(room.talk, values)
        if made.refused is not None:
            self._tell(made.refused)
            return None
        outcome = made.outcome
        for name in ask:
            level = self._level(room.talk, name, outcome)
            if level is None:
                return None
            board = room.talk.truth.board
            outcome = board.moved(outcome, board.names.index(name), level)
        return Move(act, offer=outcome, give=give, get=get)

    def _level(self, talk: Talk, name: str, outcome: int) -> int | None:
        board = talk.truth.board
        issue = board.issues[board.names.index(name)]
        now = board.at(outcome)[board.names.index(name)]
        said = [one.say(self.lang) for one in issue.names]
        room = f"{said[0]} .. {said[-1]}" if name == "price" else ", ".join(said)
        while True:
            line = self._read(f"  {issue.label.say(self.lang)} [{said[now]}] ({room}): ")
            if not line:
                return now
            if line in (_STOP, _BACK):
                return None
            reading = read(f"{issue.label.say(self.lang)} {line}", terms_of(talk, None))
            value = reading.values.get(name) if isinstance(reading, Reading) else None
            level = next(
                (i for i, one in enumerate(issue.values) if value is not None and abs(one - value) < 1e-9), None
            )
            if level is None and line in said:
                level = said.index(line)
            if level is None:
                level = next((i for i, one in enumerate(issue.values) if f"{one:g}" == line), None)
            if level is not None:
                return level
            self._tell(_NOT_ALLOWED.fill(allowed=room))

    def _made(self, game: Game, decision: Decision, room: MeetingRoom, move: Move, typed: str) -> bool:
        try:
            words = "" if typed.isdecimal() else typed
            game.answer(decision.id, choice_of(room.talk.truth.board, move, words, self._heard))
        except ChoiceRefused as refused:
            for reason in refused.reasons:
                typer.echo(f"  ! {reason.say(self.lang)}")
            return False
        return True

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

    def _topic(self, talk: Talk, topic: str) -> Text:
        own = {issue.name: issue.label for issue in talk.truth.board.issues}
        return own.get(topic) or TOPIC_LABELS[topic]

    def _choose(self, options: Sequence[Text], question: Text, *, columns: bool = False) -> int | None:
        """The place of the one picked; None for none."""
        return _place(self._listed(options, question, columns=columns), len(options))

    def _listed(self, options: Sequence[Text], question: Text, *, columns: bool = False) -> str:
        """Options by number, and what was typed then."""
        said = [f"{number} {option.say(self.lang)}" for number, option in enumerate(options, start=1)]
        for row in _rows(said) if columns else said:
            typer.echo(f"  {row}")
        return self._read(f"{question.say(self.lang)}: ")

    def _tell(self, text: Text) -> None:
        show(clean(text, self.lang))

    def _read(self, prompt: str) -> str:
        """A line; the end of input stops."""
        sys.stdout.write(prompt)
        sys.stdout.flush()
        raw = sys.stdin.readline()
        if not raw:
            typer.echo("")
            return _STOP
        return raw.strip()


def is_at_table(decision: Decision) -> bool:
    """Whether a decision belongs to a negotiation."""
    return decision.id.kind in (PREPARE, MOVE)


def room_of(game: Game, decision: Decision) -> MeetingRoom:
    return next(room for room in game.session.meetings if room.name == decision.id.entity and not room.talk.is_over)


def _place(line: str, count: int) -> int | None:
    return int(line) - 1 if line.isdecimal() and len(line) < 5 and 1 <= int(line) <= count else None


def _rows(said: list[str]) -> Iterator[str]:
    for start in range(0, len(said), 3):
        yield "   ".join(said[start : start + 3])

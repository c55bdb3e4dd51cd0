"""A game line by line: the question is printed, the answer typed, Enter is the usual one. For any terminal, and for scripts.

?  what this decides, and what may be answered        a  do as usual until next week        e  ... until the end
b  take back the last answer (a branch of the game)   q  stop here; nothing is lost
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import typer

from simsales.game import Game
from simsales.i18n import Lang, Text
from simsales.report.question_text import allowed, value_said, view_shown
from simsales.report.tables import clean, show
from simsales.session import Finished
from simsales.store.journal import Journal
from simsales.units import Days
from simsales.world.calendar import date_of
from simsales.world.decisions import Choice, Decision, Field, Pick, Value
from simsales.world.typed import read_value

from ..keeping import wording_model
from .at_table import AtTable, is_at_table, is_taken
from .moves_typed import NOT_ALLOWED

_WEEK: Days = 7.0
_MANY = 4
"""More picks than this are answered by number."""
_HEAD = Text(en="-- {date}, week {week}: {question}", zh="-- {date}, 第 {week} 周: {question}")
_COMMANDS = Text(
    en="Enter = as usual · ? = help · a = as usual until next week · e = ... until the end · b = take back · q = stop (saved)",
    zh="回车 = 按惯例 · ? = 帮助 · a = 本周余下按惯例 · e = 到结束都按惯例 · b = 收回上一个回答 · q = 停下 (已保存)",
)
_NUMBERS = Text(en="{label}: which ones? (numbers, - for none)", zh="{label}: 哪几个? (序号, - 表示没有)")
_NOTHING_BACK = Text(en="there is nothing to take back yet", zh="还没有可以收回的回答")
_TAKEN_BACK = Text(
    en="taken back; this is now game {id}, a branch of game {parent} (which stays as it was)",
    zh="已收回; 现在是第 {id} 局, 是第 {parent} 局的分支 (原局保持不变)",
)


class Answered(NamedTuple):
    """What somebody typed at a question: an answer, or a command."""

    choice: Choice | None = None
    command: str = ""


@dataclass
class Conversation:
    """One person and one game. `game` is another one after something was taken back."""

    journal: Journal
    game: Game
    lang: Lang
    _usual_until: Days = field(default=-1.0)
    _table: AtTable = field(init=False)

    def __post_init__(self) -> None:
        self._table = AtTable(self.lang, wording_model())

    def play(self) -> bool:
        """Question by question; False when stopped before the end."""
        if self.game.scenario.meeting is None:
            typer.echo(_COMMANDS.say(self.lang))
        while not isinstance(result := self.game.advance(), Finished):
            for decision in getattr(result, "decisions", ()):
                if not self._settle(decision):
                    return False
                if decision.id not in {turn.decision.id for turn in self.game.turns}:
                    break  # taken back: the branch asks again
        self._table.farewell(self.game)
        return True

    def _settle(self, decision: Decision) -> bool:
        """One decision, until it is answered; False when the game is to stop."""
        if decision.at < self._usual_until:
            self.game.answer(decision.id, {})
            return True
        if is_at_table(decision):
            return self._obeyed(self._table.settle(self.game, decision))
        self._show(decision)
        while True:
            typed = self._fields(decision)
            match typed.command:
                case "q":
                    return False
                case "b":
                    self._take_back()
                    return True
                case "a" | "e":
                    self._usual_until = (
                        (decision.at // _WEEK + 1) * _WEEK if typed.command == "a" else self.game.scenario.horizon
                    )
                    self.game.answer(decision.id, {})
                    return True
            if is_taken(self.game, decision, typed.choice or {}, self.lang):
                return True

    def _obeyed(self, wanted: str) -> bool:
        """What somebody at a table wants instead of a move."""
        if wanted == "b":
            self._take_back()
        return wanted != "q"

    def _take_back(self) -> None:
        turns = len(self.game.turns)
        if not turns:
            typer.echo(_NOTHING_BACK.say(self.lang))
            return
        parent = self.game.record.id
        self.game = Game.branch(self.journal, parent, turns - 1)
        typer.echo(_TAKEN_BACK.fill(id=self.game.record.id, parent=parent).say(self.lang))

    # --- showing and reading --------------------------------------------------------------------------------------------
    def _show(self, decision: Decision) -> None:
        calendar, money = self.game.scenario.calendar.made(), self.game.scenario.money
        date, week = date_of(calendar, decision.at).isoformat(), int(decision.at // _WEEK) + 1
        typer.echo("")
        show(clean(_HEAD.fill(date=date, week=week, question=decision.question), self.lang, "bold"))
        for part in view_shown(decision, money, self.lang):
            show(part)

    def _fields(self, decision: Decision) -> Answered:
        fields = decision.form.fields
        if len(fields) > _MANY and all(isinstance(one, Pick) for one in fields.values()):
            return self._picks(decision, [(name, one) for name, one in fields.items() if isinstance(one, Pick)])
        choice: dict[str, Value] = {}
        for name, one in fields.items():
            if not _matters(name, choice):
                continue
            answered = self._field(decision, name, one)
            if answered.choice is None:
                return answered
            choice |= answered.choice
        return Answered(choice)

    def _field(self, decision: Decision, name: str, one: Field) -> Answered:
        money, lang = self.game.scenario.money, self.lang
        usual, room = value_said(one, one.usual, money, lang), allowed(one, money, lang)
        while True:
            typed = self._read(decision, f"  {one.label.say(lang)} [{usual}] ({room})")
            if typed.command:
                return typed
            line = str((typed.choice or {})["typed"])
            value = read_value(one, line) if line else one.usual
            if value is not None:
                return Answered({name: value})
            typer.echo("  ! " + NOT_ALLOWED.fill(allowed=room).say(lang))

    def _picks(self, decision: Decision, fields: Sequence[tuple[str, Pick]]) -> Answered:
        """Many picks with the same options: for each option but the first, the numbers of those that get it."""
        options, choice = fields[0][1].options, {name: one.usual for name, one in fields}
        plain = next(iter(options))
        for key, label in list(options.items())[1:]:
            now = [number for number, (name, _) in enumerate(fields, start=1) if choice[name] == key]
            prompt = "  " + _NUMBERS.fill(label=label).say(self.lang) + f" [{' '.join(map(str, now)) or '-'}]"
            while True:
                typed = self._read(decision, prompt)
                if typed.command:
                    return typed
                line = str((typed.choice or {})["typed"])
                numbers = now if not line else _numbers(line, len(fields))
                if numbers is not None:
                    break
                typer.echo("  ! " + NOT_ALLOWED.fill(allowed=f"1 .. {len(fields)}").say(self.lang))
            for number, (name, _) in enumerate(fields, start=1):
                if number in numbers:
                    choice[name] = key
                elif choice[name] == key:
                    choice[name] = plain
        return Answered(choice)

    def _read(self, decision: Decision, prompt: str) -> Answered:
        """A line; `?` helps and asks again; the end of input stops the game."""
        while True:
            sys.stdout.write(f"{prompt}: ")
            sys.stdout.flush()
            raw = sys.stdin.readline()
            if not raw:
                typer.echo("")
                return Answered(command="q")
            line = raw.strip()
            if line in ("?", "？"):
                self._help(decision)
            elif line.lower() in ("a", "b", "e", "q"):
                return Answered(command=line.lower())
            else:
                return Answered({"typed": line})

    def _help(self, decision: Decision) -> None:
        lang, money = self.lang, self.game.scenario.money
        show(clean(decision.help, lang))
        shown = list(decision.form.fields.values())[:_MANY]
        for one in shown:
            show(clean(f"  {one.label.say(lang)}: {allowed(one, money, lang)}", lang))
        budget = decision.form.budget
        if budget is not None:
            show(clean(f"  <= {budget.most:g} ({budget.why.say(lang)})", lang))
        typer.echo(_COMMANDS.say(lang))


def _matters(name: str, choice: Mapping[str, Value]) -> bool:
    """A discount is asked for only when something is being pressed for."""
    return not (name == "discount" and choice.get("move") == "leave")


def _numbers(line: str, most: int) -> list[int] | None:
    if line == "-":
        return []
    words = line.replace(",", " ").replace("，", " ").replace("、", " ").split()
    if not all(word.isdigit() and 1 <= int(word) <= most for word in words):
        return None
    return [int(word) for word in words]

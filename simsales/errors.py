"""What can go wrong, said to a person: where, what, what is allowed, what to do.

    SimsalesError                 anything this program says no to
    ├── InputError                the input is wrong: a list of Problems (exit code 1)
    │   ├── ScenarioError         a scenario file, or a change to one
    │   └── ExportError           a file to calibrate from
    ├── ChoiceRefused             an answer that the question does not allow
    ├── GameError                 a game that cannot be gone on with: no such game, an edited journal, another model
    ├── RunStopped                a run that must not go on
    │   ├── BudgetSpent           more events than any sensible scenario needs
    │   └── TimeStandsStill       events without end at one instant
    └── BookkeepingError          a law of conservation broke: a fault of ours, or of a plug-in

Problems are collected and raised once, so that one reading shows everything there is to mend.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .i18n import Lang, Text, joined


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file: line and column count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where, on which dotted path, what is wrong, what is allowed, what may have been meant."""

    place: Place
    path: str
    what: Text
    allowed: Text | None = None
    meant: str | None = None

    def say(self, lang: Lang = "en") -> str:
        parts = [self.what.say(lang)]
        if self.allowed is not None:
            parts.append(self.allowed.say(lang))
        if self.meant is not None:
            parts.append(Text(en="did you mean {meant}?", zh="是否想写 {meant}?").fill(meant=self.meant).say(lang))
        where = f"{self.place}: {self.path}: " if self.path else f"{self.place}: "
        return where + ", ".join(parts)


class SimsalesError(Exception):
    """Base of everything this program says no to; `say(lang)` is the message for a person."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.message,))

    def say(self, lang: Lang = "en") -> str:
        return self.message.say(lang)


class InputError(SimsalesError):
    """The input is wrong. Carries every problem found, in file order."""

    def __init__(self, problems: Sequence[Problem] | Problem) -> None:
        self.problems = [problems] if isinstance(problems, Problem) else list(problems)
        super().__init__(Text(en=self._listed("en"), zh=self._listed("zh")))

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.problems,))

    def _listed(self, lang: Lang) -> str:
        return "\n".join(problem.say(lang) for problem in self.problems)


class ScenarioError(InputError):
    """A scenario file, a variant, or a `--set` that cannot be used."""


class ExportError(InputError):
    """A file to calibrate from that cannot be used."""


class ChoiceRefused(SimsalesError):
    """An answer that its question does not allow; nothing has moved. Carries every reason."""

    def __init__(self, decision: str, reasons: Sequence[Text]) -> None:
        self.decision, self.reasons = decision, list(reasons)
        super().__init__(joined([Text.same(f"{decision}: "), joined(reasons, "; ")], ""))

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.decision, self.reasons))


class GameError(SimsalesError):
    """A kept game that is not there, was edited, or belongs to another model."""


class RunStopped(SimsalesError):
    """A run that must not go on."""


class BudgetSpent(RunStopped):
    """The run used up its budget of events or seconds."""


class TimeStandsStill(RunStopped):
    """Too many events happened without any time passing; the message names who caused them."""


class BookkeepingError(SimsalesError):
    """Leads, money or hours do not add up any more."""

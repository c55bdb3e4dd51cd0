"""Seating: who decides what, and what the run waits for.

A step of the engine puts questions with `ask` as the last thing it does, and goes on in `then`. Seats that answer at once
are gone on with at once; when a seat takes its time the clock stands still until every question of the step is answered.
Nothing else happens meanwhile, so that whoever answers what gives the log that the same answers would give from a script.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from ..errors import ChoiceRefused
from ..i18n import Text
from ..world.decisions import Choice, Decision, DecisionId, Seat
from .clock import Clock

Then = Callable[[Sequence[Choice]], None]
"""What follows, given the answers in the order of the questions."""
_NOT_ASKED = Text(en="this is not being asked now", zh="现在没有问这个问题")


class Seating:
    """Seats by name; whoever is not named does what is usual, unasked."""

    __slots__ = ("_answers", "_clock", "_questions", "_seats", "_then")

    def __init__(self, clock: Clock, seats: Mapping[str, Seat]) -> None:
        self._clock, self._seats = clock, dict(seats)
        self._questions: Sequence[Decision] = ()
        self._answers: dict[DecisionId, Choice] = {}
        self._then: Then | None = None

    def is_asked(self, seat: str) -> bool:
        """Whether anybody sits there; else there is no need to make a question."""
        return seat in self._seats

    @property
    def anybody(self) -> bool:
        return bool(self._seats)

    @property
    def pending(self) -> list[Decision]:
        """What is waiting for an answer."""
        return [question for question in self._questions if question.id not in self._answers]

    def ask(self, questions: Sequence[Decision], then: Then) -> None:
        """Put questions that belong to one instant, and go on when all are answered.

        Raises ChoiceRefused when a seat answers what is not allowed.
        """
        self._questions, self._then, self._answers = questions, then, {}
        for question in questions:
            answer = self._seats[question.id.seat].ask(question)
            if answer is not None:
                self._answers[question.id] = _whole(question, answer)
        if self.pending:
            self._clock.halt()
        else:
            self.go_on()

    def read(self, decision: DecisionId, choice: Choice) -> Choice:
        """The whole answer. Raises ChoiceRefused when it is not allowed, or nobody asked."""
        question = next((one for one in self.pending if one.id == decision), None)
        if question is None:
            raise ChoiceRefused(str(decision), [_NOT_ASKED])
        return _whole(question, choice)

    def answer(self, decision: DecisionId, whole: Choice) -> None:
        """Take an answer that `read` has passed."""
        self._answers[decision] = whole
        if not self.pending:
            self.go_on()

    def go_on(self) -> None:
        questions, then = self._questions, self._then
        self._questions, self._then = (), None
        assert then is not None
        then([self._answers[question.id] for question in questions])


def _whole(question: Decision, choice: Choice) -> Choice:
    whole, refusals = question.form.read(choice)
    if refusals:
        raise ChoiceRefused(str(question.id), refusals)
    return whole

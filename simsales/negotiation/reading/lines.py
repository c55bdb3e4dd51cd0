"""A line with what was found in it: its numbers, what it asks about, what it claims, answers or promises."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..moves import ASK_TOPICS, PRESENT_TOPICS, Act
from .binding import Numbers
from .exchanges import Sides
from .table import Terms
from .topics import scores, standing_out
from .words import answering as wr
from .words import asking as wq
from .words import claiming as wc
from .words import promising as wp
from .words.pattern import one_of

_YOU = one_of(("{you}", "贵"))


BUT = one_of((r"但是?|不过|可是|只是|除了|[,.]就是(?!了)", "but|however|except|although"))


_FINAL = re.compile(r"[^,.;!?]*[,.;!?]*$")


class Meant(NamedTuple):
    """One act a line may be, with its topic and, for an exchange, both sides."""

    act: Act
    topic: str = ""
    sides: Sides | None = None


SOMETHING_ELSE = Meant(Act.SILENCE, "something else")
"""Stands beside a reading that is likely, but not certain."""


class Line(NamedTuple):
    """A line with what was found in it so far: its numbers, the topics it asks about, what it claims or answers."""

    words: str
    numbers: Numbers
    terms: Terms
    asked: tuple[str, ...]
    statement: tuple[Meant, ...]

    def says(self, patterns: tuple[str, ...]) -> bool:
        return one_of(patterns).search(self.words) is not None

    @property
    def to_you(self) -> bool:
        return _YOU.search(self.words) is not None

    @property
    def question(self) -> bool:
        return self.says(wq.QUESTION) and not self.says(wq.NO_QUESTION)

    @property
    def ends_asking(self) -> bool:
        """Whether the last clause asks: what was said before only leads up to it."""
        last = _FINAL.search(self.words.rstrip(" ,.;!?"))
        return (
            last is not None
            and self.question
            and (self.words.endswith("?") or one_of(wq.QUESTION).search(last[0].strip()) is not None)
        )


def asked_about(words: str, terms: Terms) -> tuple[str, ...]:
    """The topics of a question, if the line is one."""
    if one_of(wq.NO_QUESTION).search(words):
        return ()
    if not (one_of(wq.QUESTION).search(words) or one_of(wq.INVITATION).search(words)):
        return ()
    allowed = frozenset((*ASK_TOPICS, *terms.issues))
    made = scores(words, wq.ASK, allowed)
    topics = standing_out(made, ranked=True)
    if topics in (("priorities",), ("worry",)) and not one_of(wq.COMPARED).search(words):
        return (*topics, *(issue for issue in terms.issues if made.get(issue, 0) >= 3))
    return topics


def stated(words: str, terms: Terms) -> tuple[Meant, ...]:
    """An answer to an objection, or a claim of what it is worth."""
    claims = scores(words, wc.PRESENT, frozenset((*PRESENT_TOPICS, *terms.issues)))
    if "service" in claims and one_of(wc.SPARES).search(words):
        claims.pop("delivery", None)
    claimed = tuple(Meant(Act.PRESENT, topic) for topic in standing_out(claims, ranked=False))
    of_rival = one_of(wr.OF_A_RIVAL).search(words) is not None
    if not of_rival and not one_of(wr.ACKNOWLEDGED).search(words):
        return claimed
    topics = scores(words, wr.ANSWER, frozenset(wr.ANSWER))
    boast = bool(claimed) and one_of(wc.OURS_FIRST).match(words) is not None
    if of_rival and boast:
        return (*claimed, Meant(Act.ANSWER, "rival"))
    if of_rival and "rival" in topics and not one_of(wr.YOU_FIND).search(words):
        return (Meant(Act.ANSWER, "rival"),)
    return tuple(Meant(Act.ANSWER, topic) for topic in standing_out(topics, ranked=False)) or claimed


def promised_in(line: Line) -> tuple[str, ...]:
    if not line.says(wp.PROMISE_SURE) or line.question:
        return ()
    if line.says(wp.UNSURE):
        return ()
    return tuple(topic for topic, telling in wp.PROMISE.items() if line.says(telling))

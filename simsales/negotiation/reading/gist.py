"""The gist of a line in which no telling word was found: a question, an objection met or a claim, by its shape and its nouns.

Only the shape makes the act (a question to the buyer; granted, but; we and our machine); the topic is the one of which most
is said. Where two have as much said of them, both are in question.
"""

from __future__ import annotations

from ..moves import ASK_TOPICS, PRESENT_TOPICS, Act
from .lines import BUT, Line, Meant, objection_met, promised_in, without_names
from .topics import most_said
from .words import asking as wq
from .words import broad as wb
from .words import offers as wo
from .words.pattern import one_of

_LONG_ENOUGH = 10
"""Latin letters, or half as many Chinese characters: a shorter line says too little to guess at."""


def gist_of(line: Line) -> list[Meant]:
    """What a line is likely to mean; several where it may be more than one topic, none where it has no shape."""
    if sum(1 + (sign > "\u2e80") for sign in line.words) < _LONG_ENOUGH or line.numbers.values or promised_in(line):
        return []
    if met := objection_met(line.words):
        return [Meant(Act.ANSWER, topic) for topic in met] if not line.says(wq.SPECIFIC) else []
    if line.question:
        return question_of(line) if line.to_you or line.ends_asking else []
    if BUT.search(line.words) or line.says(wo.GIFT) or line.says(wo.CONDITION) or line.says(wb.OBJECTED["rival"]):
        return []
    if one_of(wb.OURS_OR_IT).search(line.words) is None:
        return []
    return praise_of(line)


def praise_of(line: Line) -> list[Meant]:
    """What is praised, by the nouns of the claim."""
    allowed = frozenset((*PRESENT_TOPICS, *line.terms.issues))
    return [Meant(Act.PRESENT, topic) for topic in most_said(line.words, wb.PRAISED, allowed)]


def question_of(line: Line) -> list[Meant]:
    """What is asked about, by the nouns of the question; nothing where a number stands in it that is not accounted for."""
    if line.numbers.loose and not line.says(wq.WHICH):
        return []
    allowed = frozenset((*ASK_TOPICS, *line.terms.issues))
    if not line.question:
        return []
    asked = most_said(without_names(line.words), wb.ASKED, allowed)
    if asked == ("need",) and not line.says(wq.WHICH + wq.COMPARED):
        return []
    return [Meant(Act.ASK, topic) for topic in asked]

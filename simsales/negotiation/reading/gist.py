"""The gist of a line in which no telling word was found: a question, an objection met or a claim, by its shape and its nouns.

Only the shape makes the act (a question to the buyer; granted, but; we and our machine); the topic is the one of which most
is said. Where two have as much said of them, both are in question.
"""

from __future__ import annotations

from collections.abc import Mapping

from ..moves import ASK_TOPICS, PRESENT_TOPICS, Act
from .lines import BUT, Line, Meant, promised_in
from .words import asking as wq
from .words import broad as wb
from .words import offers as wo
from .words.pattern import Words, one_of

_LONG_ENOUGH = 8
"""Characters: a shorter line says too little to guess at."""


def gist_of(line: Line) -> list[Meant]:
    """What a line is likely to mean; several where it may be more than one topic, none where it has no shape."""
    if len(line.words) < _LONG_ENOUGH or line.numbers.values or promised_in(line):
        return []
    if line.question and (line.to_you or line.ends_asking):
        return _question(line)
    granted = one_of(wb.GRANTED).match(line.words) is not None
    turn = BUT.search(line.words)
    if granted and turn is not None:
        return _topics(Act.ANSWER, wb.OBJECTED, line.words[: turn.start()], line) or _topics(
            Act.ANSWER, wb.OBJECTED, line.words, line
        )
    if granted or line.question or line.says(wo.GIVEN_IN) or line.says(wo.CONDITION):
        return []
    if one_of(wb.OURS_OR_IT).search(line.words) is None:
        return []
    return _topics(Act.PRESENT, wb.PRAISED, line.words, line)


def _question(line: Line) -> list[Meant]:
    if not line.says(wq.QUESTION):
        return []
    return _topics(Act.ASK, wb.ASKED, line.words, line)


def _topics(act: Act, known: Mapping[str, Words], words: str, line: Line) -> list[Meant]:
    """The topics of which most is said in `words`."""
    extra = {Act.ASK: ASK_TOPICS, Act.PRESENT: PRESENT_TOPICS}.get(act, tuple(known))
    said = {
        topic: len({hit[0] for hit in one_of(telling).finditer(words)})
        for topic, telling in known.items()
        if topic in extra or topic in line.terms.issues
    }
    most = max(said.values(), default=0)
    return [Meant(act, topic) for topic, count in said.items() if most and count == most]

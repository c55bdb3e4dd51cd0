"""A line with what was found in it: its numbers, what it asks about, what it claims, answers or promises."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..moves import ASK_TOPICS, PRESENT_TOPICS, Act
from .binding import Numbers
from .exchanges import Sides
from .table import Terms
from .topics import most_said, scores, standing_out
from .words import answering as wr
from .words import asking as wq
from .words import broad as wb
from .words import claiming as wc
from .words import promising as wp
from .words.pattern import one_of

_YOU = one_of(("{you}", "贵"))


BUT = one_of(
    (
        r"(?<=[,.!] )可(?![以能行惜])|但是?|不过(?![来去了瘾])|可是|只是|除了|[,.]就是(?!了)",
        "but|however|except|although",
    )
)


_FINAL = re.compile(r"[^,.;!?]*[,.;!?]*$")


class Meant(NamedTuple):
    """One act a line may be, with its topic and, for an exchange, both sides; a guess is asked about before it counts."""

    act: Act
    topic: str = ""
    sides: Sides | None = None
    is_guess: bool = False


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


_CALLED = re.compile(
    r"^[^,.;]{0,3}(?:老板|经理|总|老师|主任|师傅|院长|厂长|科长|处长|工|姐|哥)(?:,|(?=您好|你好|早|好))|,? ?(?:老板|"
    r"经理|[\u3400-\u9fff]总|老师|主任|师傅|姐|哥)[.!?]*$"
)


def without_names(words: str) -> str:
    """The line without whom it calls by his title: who is called 老板 is not asked about the boss."""
    return _CALLED.sub("", words)


def asked_about(words: str, terms: Terms) -> tuple[str, ...]:
    """The topics of a question, if the line is one."""
    words = without_names(words)
    if one_of(wq.NO_QUESTION).search(words):
        return ()
    if not (one_of(wq.QUESTION).search(words) or one_of(wq.INVITATION).search(words)):
        return ()
    allowed = frozenset((*ASK_TOPICS, *terms.issues))
    made = scores(words, wq.ASK, allowed)
    topics = standing_out(made, ranked=True)
    if (
        len(topics) > 1
        and all(topic in terms.issues for topic in topics)
        and one_of(wb.ASKED["priorities"]).search(words)
    ):
        return ("priorities",)
    if topics in (("priorities",), ("worry",)) and not one_of(wq.COMPARED).search(words):
        return (*topics, *(issue for issue in terms.issues if made.get(issue, 0) >= 3))
    return topics


def stated(words: str, terms: Terms) -> tuple[Meant, ...]:
    """An answer to an objection, or a claim of what it is worth."""
    words = without_names(words)
    claims = scores(words, wc.PRESENT, frozenset((*PRESENT_TOPICS, *terms.issues)))
    if "service" in claims and one_of(wc.SPARES).search(words):
        claims.pop("delivery", None)
    claimed = _claimed(words, claims)
    of_rival = one_of(wr.OF_A_RIVAL).search(words) is not None and one_of(wr.YOUR_PEOPLE).search(words) is None
    if not of_rival and not one_of(wr.ACKNOWLEDGED).search(words):
        return claimed
    if claimed == (Meant(Act.PRESENT, "need"),) and _meets_a_trouble(words):
        return claimed
    turn = BUT.search(words)
    if turn is not None and not of_rival:
        objected = standing_out(scores(words[: turn.start()], wr.ANSWER, frozenset(wr.ANSWER)), ranked=False)
        objected = objected or objection_met(words)
        if len(objected) == 1:
            return (Meant(Act.ANSWER, objected[0]),)
    topics = scores(words, wr.ANSWER, frozenset(wr.ANSWER))
    if not of_rival:
        topics.pop("rival", None)
    boast = bool(claimed) and one_of(wc.OURS_FIRST).match(words) is not None
    if of_rival and boast:
        return (*claimed, Meant(Act.ANSWER, "rival"))
    if of_rival and "rival" in topics and not one_of(wr.YOU_FIND).search(words):
        return (Meant(Act.ANSWER, "rival"),)
    return tuple(Meant(Act.ANSWER, topic) for topic in standing_out(topics, ranked=False)) or claimed


def objection_met(words: str) -> tuple[str, ...]:
    """The objection that is granted before a but, or before the first pause of who says that he understands; none where none is."""
    turn = BUT.search(words) if one_of(wb.GRANTED).match(words) else None
    if turn is None and one_of(wb.UNDERSTOOD).search(words):
        turn = _PAUSE.search(words)
    if turn is None:
        return ()
    known = frozenset(wb.OBJECTED)
    return most_said(words[: turn.start()], wb.OBJECTED, known) or most_said(words, wb.OBJECTED, known)


_PAUSE = re.compile(r"[,.;!?]")


def _claimed(words: str, claims: dict[str, int]) -> tuple[Meant, ...]:
    """What is claimed: the issue it begins with, the trouble the buyer spoke of, money that comes back, or what stands out."""
    subjects = [topic for topic, telling in wc.OUR_ISSUE.items() if topic in claims and one_of(telling).search(words)]
    if len(subjects) == 1:
        return (Meant(Act.PRESENT, subjects[0]),)
    if "need" in claims and one_of(wc.YOU_SAID).search(words) and one_of(wc.HELPS_YOU).search(words):
        return (Meant(Act.PRESENT, "need"),)
    standing = standing_out(claims, ranked=False)
    if "price" in standing and one_of(wc.PAYS_BACK).search(words):
        return (Meant(Act.PRESENT, "price"),)
    return tuple(Meant(Act.PRESENT, topic) for topic in standing)


def _meets_a_trouble(words: str) -> bool:
    """You said .., and this does it: no objection is turned round."""
    said = one_of(wc.YOU_SAID).search(words) is not None
    return said and one_of(wc.HELPS_YOU).search(words) is not None and BUT.search(words) is None


def promised_in(line: Line) -> tuple[str, ...]:
    if not line.says(wp.PROMISE_SURE) or line.question:
        return ()
    if line.says(wp.UNSURE):
        return ()
    said = {topic: len(set(one_of(telling).findall(line.words))) for topic, telling in wp.PROMISE.items()}
    most = max(said.values())
    near = tuple(topic for topic, count in said.items() if count)
    return tuple(topic for topic in near if said[topic] == most) if most > 1 else near

"""Which act a line is: what its words say, and which of several acts they say is meant.

Every act that a line could be is weighed on its own; a few rules of speech decide between them (who asks for approval does
not offer, who sums up does not accept). Where they do not, the line stays open, and the reader asks back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..moves import ASK_TOPICS, PRESENT_TOPICS, Act
from .binding import Numbers
from .exchanges import Sides, exchange, helps_buyer
from .table import Terms
from .topics import scores, standing_out
from .words import acts as wa
from .words import offers as wo
from .words import topics as wt
from .words.pattern import one_of

_STAGE = re.compile(r"^[(\[*_<~-]+(.*?)[)\]*_>~-]+[.]?$")
_ONLY_DOTS = re.compile(r"^[.\-_—~·\u2026 ]{2,}$")
_YOU = one_of(("{you}", "贵"))
_BUT = one_of((r"但是?|不过|可是|只是|除了|就是(?!了)", "but|however|except|although"))
_RHETORICAL = one_of((r"不是(?:说|提|讲|刚|一直|想|嫌|愁).{1,20}[吗嘛么]",))


class Meant(NamedTuple):
    """One act a line may be, with its topic and, for an exchange, both sides."""

    act: Act
    topic: str = ""
    sides: Sides | None = None


class Verdict(NamedTuple):
    """Either one act for certain, or the acts in question, likeliest first."""

    sure: Meant | None
    open: tuple[Meant, ...] = ()


def is_silence(clean: str) -> bool:
    """Dots alone, or a stage direction of silence and nothing beside it."""
    if _ONLY_DOTS.match(clean) or one_of(wa.SILENCE_SAID).match(clean):
        return True
    stage = _STAGE.match(clean)
    return stage is not None and one_of(wa.SILENCE_WORDS).search(stage[1]) is not None and len(stage[1]) <= 60


def meant(words: str, numbers: Numbers, terms: Terms) -> Verdict:
    said = [act for act, patterns in wa.SURE.items() if one_of(patterns).search(words)]
    asked = _asked(words, terms)
    acts = _without_overruled(words, said, asked, numbers, terms)
    found = _candidates(words, acts, asked, numbers, terms)
    if len(found) == 1:
        return Verdict(found[0], ())
    return Verdict(None, tuple(found[:3]))


def _asked(words: str, terms: Terms) -> tuple[str, ...]:
    """The topics of a question, if the line is one."""
    if _RHETORICAL.search(words):
        return ()
    if not (one_of(wt.QUESTION).search(words) or one_of(wt.INVITATION).search(words)):
        return ()
    allowed = frozenset((*ASK_TOPICS, *terms.issues))
    return standing_out(scores(words, wt.ASK, allowed), ranked=True)


_OVERRULES = {
    Act.SUMMARISE: (Act.ACCEPT, Act.HOLD, Act.CHECK),
    Act.APPROVAL: (Act.HOLD, Act.CLOSE, Act.ACCEPT, Act.CHECK),
    Act.WALK: (Act.HOLD, Act.ACCEPT, Act.CLOSE),
    Act.CLOSE: (),
    Act.HOLD: (),
    Act.CHECK: (),
    Act.ACCEPT: (Act.CHECK,),
}


def _without_overruled(
    words: str, said: list[Act], asked: tuple[str, ...], numbers: Numbers, terms: Terms
) -> list[Act]:
    """The acts left when those are gone that only echo another one's words, or greet on the way."""
    left = [act for act in said if not _misheard(act, words, asked, numbers, terms)]
    gone = {under for act in left for under in _OVERRULES.get(act, ())}
    left = [act for act in left if act not in gone]
    if Act.CLOSE in left and Act.ACCEPT in left:
        left.remove(
            Act.CLOSE if one_of((r"(?:您|你|贵司|贵方)", "your?")).search(words) and not numbers.values else Act.ACCEPT
        )
    return left


def _misheard(act: Act, words: str, asked: tuple[str, ...], numbers: Numbers, terms: Terms) -> bool:
    question = one_of(wt.QUESTION).search(words) is not None
    if act == Act.APPROVAL:
        return "decision" in asked and _YOU.search(words) is not None
    if act == Act.ACCEPT:
        return (
            (question and _YOU.search(words) is not None)
            or _BUT.search(words) is not None
            or one_of(wa.SURE[Act.HOLD]).search(words) is not None
        )
    if act == Act.CHECK:
        return not question and not words.endswith(("吧", "right"))
    if act == Act.HOLD:
        return any(not bound.refused and bound.value != terms.ours_on(bound.issue) for bound in numbers.bound)
    if act == Act.CLOSE:
        return "decision" in asked
    return False


def _candidates(words: str, acts: list[Act], asked: tuple[str, ...], numbers: Numbers, terms: Terms) -> list[Meant]:
    """What the line may be; one element where it is certain."""
    acts = [act for act in acts if act != Act.GREET]
    sides = exchange(words, numbers, terms)
    statement = _statement(words, terms)
    if sides is not None and Act.SUMMARISE not in acts and Act.APPROVAL not in acts:
        return [Meant(Act.TRADE, sides=sides), *(Meant(act) for act in acts if act != Act.HOLD)]
    if acts:
        return _of_acts(words, acts, asked, numbers, terms, statement)
    if numbers.values and not _told(words, statement, numbers):
        return _of_offers(words, asked, numbers, terms)
    promised = _promised(words)
    if asked and not statement:
        return [Meant(Act.ASK, topic) for topic in asked]
    if promised and not (statement and statement[0].act == Act.ANSWER):
        return [Meant(Act.PROMISE, topic) for topic in promised] + ([] if len(promised) == 1 and not asked else [])
    if statement:
        return [*statement, *(Meant(Act.ASK, topic) for topic in asked)]
    return _greeting(words)


def _of_acts(
    words: str, acts: list[Act], asked: tuple[str, ...], numbers: Numbers, terms: Terms, statement: list[Meant]
) -> list[Meant]:
    return [Meant(act) for act in acts]


def _greeting(words: str) -> list[Meant]:
    return [Meant(Act.GREET)] if one_of(wa.SURE[Act.GREET]).search(words) else []


def _told(words: str, statement: list[Meant], numbers: Numbers) -> bool:
    """Whether the numbers only illustrate: a claim or an answer without any word of offering."""
    return bool(statement) and one_of(wo.PROPOSED).search(words) is None and not any(not b.step for b in numbers.bound)


def _of_offers(words: str, asked: tuple[str, ...], numbers: Numbers, terms: Terms) -> list[Meant]:
    proposed = one_of(wo.PROPOSED).search(words) is not None
    given = one_of(wo.GIVEN_IN).search(words) is not None or one_of(wo.GIVEN).search(words) is not None
    if proposed == given:
        proposed, given = (True, False) if not given and not asked else (True, True)
    found = [Meant(Act.OFFER)] if proposed else []
    if given and all(helps_buyer(bound, terms) for bound in numbers.bound):
        found.append(Meant(Act.CONCEDE))
    return [*found, *(Meant(Act.ASK, topic) for topic in asked if len(found) != 1)]


def _promised(words: str) -> tuple[str, ...]:
    if not one_of(wt.PROMISE_SURE).search(words) or (one_of(wt.QUESTION).search(words)):
        return ()
    return tuple(topic for topic, telling in wt.PROMISE.items() if one_of(telling).search(words))


def _statement(words: str, terms: Terms) -> list[Meant]:
    """An answer to an objection, or a claim of what it is worth."""
    if one_of(wt.ACKNOWLEDGED).search(words):
        topics = standing_out(scores(words, wt.ANSWER, frozenset(wt.ANSWER)), ranked=False)
        return [Meant(Act.ANSWER, topic) for topic in topics]
    allowed = frozenset((*PRESENT_TOPICS, *terms.issues))
    topics = standing_out(scores(words, wt.PRESENT, allowed), ranked=False)
    return [Meant(Act.PRESENT, topic) for topic in topics]

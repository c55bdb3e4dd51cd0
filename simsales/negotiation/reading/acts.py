"""Which act a line is: what its words say, and which of several acts they say is meant.

Every act that a line could be is weighed on its own; a few rules of speech decide between them (who asks for approval does
not offer, who sums up does not accept). Where they do not, the line stays open, and the reader asks back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..moves import ASK_TOPICS, PRESENT_TOPICS, Act
from .binding import Numbers
from .exchanges import Sides, exchange, helps_buyer, is_conditional
from .segments import named_issues
from .table import Terms
from .topics import scores, standing_out
from .words import acts as wa
from .words import answering as wr
from .words import asking as wq
from .words import claiming as wc
from .words import offers as wo
from .words import promising as wp
from .words.issues import ISSUE_WORDS
from .words.pattern import one_of

_STAGE = re.compile(r"^[(\[*_<~-]+(.*?)[)\]*_>~-]+[.]?$")
_ONLY_DOTS = re.compile(r"^[.\-_—~·\u2026 ]{2,}$")
_YOU = one_of(("{you}", "贵"))
_BUT = one_of((r"但是?|不过|可是|只是|除了|[,.]就是(?!了)", "but|however|except|although"))
_FINAL = re.compile(r"[^,.;!?]*[,.;!?]*$")


class Meant(NamedTuple):
    """One act a line may be, with its topic and, for an exchange, both sides."""

    act: Act
    topic: str = ""
    sides: Sides | None = None


_SOMETHING_ELSE = Meant(Act.SILENCE, "something else")
"""Stands beside a reading that is likely, but not certain."""


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
    line = _Line(words, numbers, terms, _asked(words, terms), _statement(words, terms))
    found = _candidates(line)
    if len(found) == 1 and found != [_SOMETHING_ELSE]:
        return Verdict(found[0])
    return Verdict(None, tuple(one for one in found if one != _SOMETHING_ELSE)[:3])


class _Line(NamedTuple):
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


def _asked(words: str, terms: Terms) -> tuple[str, ...]:
    """The topics of a question, if the line is one."""
    if one_of(wq.NO_QUESTION).search(words):
        return ()
    if not (one_of(wq.QUESTION).search(words) or one_of(wq.INVITATION).search(words)):
        return ()
    allowed = frozenset((*ASK_TOPICS, *terms.issues))
    return standing_out(scores(words, wq.ASK, allowed), ranked=True)


_OVERRULES = {
    Act.SUMMARISE: (Act.ACCEPT, Act.HOLD, Act.CHECK),
    Act.APPROVAL: (Act.HOLD, Act.CLOSE, Act.ACCEPT, Act.CHECK),
    Act.WALK: (Act.HOLD, Act.ACCEPT, Act.CLOSE),
    Act.ACCEPT: (Act.CHECK,),
}


def _acts(line: _Line) -> list[Act]:
    """The acts the words say, without those that only echo another one's words."""
    said = [act for act, patterns in wa.SURE.items() if line.says(patterns)]
    turned_down = bool(line.numbers.bound) and not line.numbers.values
    if Act.HOLD not in said and not line.statement and (line.says(wa.HINTS[Act.HOLD]) or turned_down):
        said.append(Act.HOLD)
    left: list[Act] = [act for act in said if act != Act.GREET and not _misheard(act, line)]
    gone = {under for act in left for under in _OVERRULES.get(act, ())}
    left = [act for act in left if act not in gone]
    if Act.CLOSE in left and Act.ACCEPT in left:
        theirs = line.to_you and not line.numbers.values
        left.remove(Act.CLOSE if theirs else Act.ACCEPT)
    return left


def _misheard(act: Act, line: _Line) -> bool:
    if act == Act.APPROVAL:
        return line.question and (line.to_you or not line.says(wa.MYSELF))
    if act == Act.ACCEPT:
        if line.numbers.values and "price" not in line.numbers.values:
            return True
        asked_you = (line.question and line.to_you) or line.says(wa.IF_YOU_AGREE)
        return asked_you or _BUT.search(line.words) is not None or line.says(wa.SURE[Act.HOLD] + wa.HINTS[Act.HOLD])
    if act == Act.CHECK:
        return line.says(wq.WHICH) or (not line.question and not line.words.endswith(("吧", "right")))
    if act == Act.HOLD:
        if line.question and (line.says(wq.WHICH) or (line.asked and not line.says(wa.MYSELF))):
            return True
        return any(not bound.refused and bound.value != line.terms.ours_on(bound.issue) for bound in line.numbers.bound)
    return act == Act.CLOSE and "decision" in line.asked


def _candidates(line: _Line) -> list[Meant]:
    """What the line may be; one element where it is certain."""
    acts = _acts(line)
    sides = exchange(line.words, line.numbers, line.terms)
    if sides is not None and Act.SUMMARISE not in acts and Act.APPROVAL not in acts:
        return [Meant(Act.TRADE, sides=sides), *(Meant(act) for act in acts if act != Act.HOLD)]
    if acts:
        return _of_acts(line, acts)
    if (
        line.asked
        and line.ends_asking
        and line.statement
        and line.statement[0].act == Act.ANSWER
        and not line.says(wq.WHICH)
    ):
        return [*line.statement, *(Meant(Act.ASK, topic) for topic in line.asked), _SOMETHING_ELSE]
    if line.asked and line.ends_asking and (not line.numbers.values or line.says(wq.NEEDED)):
        return [Meant(Act.ASK, topic) for topic in line.asked]
    if line.question and not line.asked and not line.statement and (line.to_you or line.says(wq.NEEDED)):
        issues = {name.issue for name in named_issues(line.words, tuple(line.terms.issues))}
        if len(issues) == 1 and (not line.numbers.values or line.says(wq.NEEDED)):
            return [Meant(Act.ASK, issues.pop())]
    carried = _promised(line)
    if line.numbers.values and not _told(line) and not (len(carried) == 1 and line.numbers.values.keys() <= {"volume"}):
        return _of_offers(line)
    return _of_words(line)


def _of_acts(line: _Line, acts: list[Act]) -> list[Meant]:
    """Acts that the words say; a claim or numbers beside them leave it open."""
    found = [Meant(act) for act in acts]
    if acts == [Act.CLOSE] and "document" in _promised(line):
        return [*found, Meant(Act.PROMISE, "document")]
    if (
        len(acts) == 1
        and line.statement
        and (acts[0] in (Act.CLOSE, Act.ACCEPT) or (acts[0] == Act.HOLD and not _holds_after_all(line)))
    ):
        return [*found, *line.statement]
    if (
        acts[0] in (Act.HOLD, Act.ACCEPT, Act.CLOSE)
        and is_conditional(line.words)
        and (line.numbers.values or line.numbers.loose)
    ):
        return [*found, _SOMETHING_ELSE]
    if acts == [Act.APPROVAL] and any(bound.refused for bound in line.numbers.bound):
        return [*found, _SOMETHING_ELSE]
    if acts in ([Act.CHECK], [Act.WALK]) and line.numbers.values:
        return [*_of_offers(line), *found]
    return found


def _holds_after_all(line: _Line) -> bool:
    """I understand, but: what comes after the but is what is meant."""
    turn = list(_BUT.finditer(line.words))
    return (
        bool(turn)
        and line.statement[0].act == Act.ANSWER
        and one_of(wa.SURE[Act.HOLD]).search(line.words[turn[-1].end() :]) is not None
    )


def _of_words(line: _Line) -> list[Meant]:
    """Lines without numbers that bind: promise, answer, claim, question, greeting."""
    promised = _promised(line)
    asked = [Meant(Act.ASK, topic) for topic in line.asked]
    if promised and not (line.statement and line.statement[0].act == Act.ANSWER):
        return [Meant(Act.PROMISE, topic) for topic in promised]
    if (
        line.statement == (Meant(Act.ANSWER, "rival"),)
        and line.asked == ("rival",)
        and line.ends_asking
        and _BUT.search(line.words) is None
    ):
        return asked
    claimed_but = line.statement and line.statement[0].act == Act.PRESENT and _BUT.search(line.words) is not None
    if line.statement and (
        line.ends_asking or line.says(wq.INVITATION) or claimed_but or line.words.endswith("吧") or _unmoored(line)
    ):
        return [*line.statement, *asked, _SOMETHING_ELSE]
    if line.statement or asked:
        return [*line.statement, *asked]
    return [Meant(Act.GREET)] if line.says(wa.SURE[Act.GREET]) else []


def _unmoored(line: _Line) -> bool:
    """A claim about a need that names neither the buyer nor the machine."""
    return line.statement == (Meant(Act.PRESENT, "need"),) and not line.says(wc.YOURS)


def _told(line: _Line) -> bool:
    """Whether the numbers only illustrate a claim or an answer: steps in money, and no word of offering."""
    bound = line.numbers.bound
    return (
        bool(line.statement) and not line.says(wo.PROPOSED) and all(one.step and one.issue == "price" for one in bound)
    )


def _of_offers(line: _Line) -> list[Meant]:
    proposed = line.says(wo.PROPOSED)
    plain = not proposed
    if line.says(wo.PUT) and not line.says(wo.GIVEN_IN) and not any(bound.step for bound in line.numbers.bound):
        return _unless_more(line, [Meant(Act.OFFER)])
    given = line.says(wo.GIVEN_IN) or line.says(wo.GIVEN)
    if proposed == given:
        proposed, given = (True, False) if not given else (True, True)
    found = [Meant(Act.OFFER)] if proposed else []
    if given and all(helps_buyer(bound, line.terms) for bound in line.numbers.bound):
        found.append(Meant(Act.CONCEDE))
    if plain and found == [Meant(Act.OFFER)] and any(bound.step for bound in line.numbers.bound):
        found.append(Meant(Act.CONCEDE))
    if plain and found == [Meant(Act.OFFER)] and (line.asked or line.question or line.says(wo.MILD_YES)):
        found.append(_SOMETHING_ELSE)
    if plain and all(bound.value == line.terms.ours_on(bound.issue) for bound in line.numbers.bound):
        stays = line.says(wa.STAYS)
        found = [Meant(Act.HOLD)] if stays else [*found, Meant(Act.HOLD)] if found != [Meant(Act.CONCEDE)] else found
    return _unless_more(line, found)


def _unless_more(line: _Line, found: list[Meant]) -> list[Meant]:
    """An offer is certain only where the line says nothing else of weight."""
    issues = {bound.issue for bound in line.numbers.bound}
    numbers, terms = line.numbers, line.terms
    if "delivery" in issues and "delivery" in _promised(line) and line.says(wp.SWORN):
        return [*found, Meant(Act.PROMISE, "delivery")]
    if issues == {"volume"} and found:
        return [*found, Meant(Act.ASK, "volume")]
    if "price" in issues and numbers.values.get("price") == terms.theirs_on("price"):
        return [*found, Meant(Act.ACCEPT)]
    worse = any(bound.step and not helps_buyer(bound, terms) for bound in numbers.bound)
    bare = (
        len(issues) == 1
        and "price" not in issues
        and line.statement
        and not line.says(wo.PROPOSED)
        and not line.says(wo.GIVEN_IN)
    )
    mixed = (
        found == [Meant(Act.CONCEDE)]
        and len(issues) > 1
        and any(b.value == terms.ours_on(b.issue) for b in numbers.bound)
    )
    if (worse and line.question) or (bare and found == [Meant(Act.OFFER)]) or mixed:
        found.append(_SOMETHING_ELSE)
    if "volume" in issues and len(issues) > 1:
        found.append(_SOMETHING_ELSE)
    others = [one for one in line.statement if one.topic not in issues]
    if others or is_conditional(line.words) or unexplained(line.words, line.numbers) > _UNEXPLAINED:
        found += others or [_SOMETHING_ELSE]
    return found


_UNEXPLAINED = 6
"""Characters of an offer that no rule accounts for (a Latin word counts two); more of them, and it may say something else."""


def unexplained(words: str, numbers: Numbers) -> int:
    """How much of a line is neither a number that binds, nor an issue, nor a word of offering, giving or politeness."""
    left = list(words)
    for bound in numbers.bound:
        left[bound.start : bound.end] = "," * (bound.end - bound.start)
    rest = "".join(left)
    for patterns in (*ISSUE_WORDS.values(), wo.GIVEN_IN, wo.PROPOSED, wo.GIVEN, wo.PASSING):
        rest = one_of(patterns).sub(",", rest)
    return len(re.findall(r"[\u3400-\u9fff]", rest)) + 2 * len(re.findall(r"[a-z]+", rest))


def _promised(line: _Line) -> tuple[str, ...]:
    if not line.says(wp.PROMISE_SURE) or line.question:
        return ()
    return tuple(topic for topic, telling in wp.PROMISE.items() if line.says(telling))


def _statement(words: str, terms: Terms) -> tuple[Meant, ...]:
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

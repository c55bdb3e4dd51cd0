"""Which act a line is: what its words say, and which of several acts they say is meant.

Every act that a line could be is weighed on its own; a few rules of speech decide between them (who asks for approval does
not offer, who sums up does not accept). Where they do not, the line stays open, and the reader asks back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..moves import Act
from .binding import Numbers
from .exchanges import exchange, is_conditional, likely_exchange
from .gist import gist_of, praise_of, question_of
from .lines import BUT, SOMETHING_ELSE, Line, Meant, asked_about, objection_met, promised_in, stated
from .offering import of_offers, unexplained
from .segments import named_issues
from .table import Terms
from .words import acts as wa
from .words import asking as wq
from .words import claiming as wc
from .words import offers as wo
from .words import promising as wp
from .words.pattern import one_of

_STAGE = re.compile(r"^[(\[*_<~-]+(.*?)[)\]*_>~-]+[.]?$")


_ONLY_DOTS = re.compile(r"^[.\-_—~·\u2026 ]{2,}$")


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
    line = Line(words, numbers, terms, asked_about(words, terms), stated(words, terms))
    found = _without_gifts(line, _candidates(line)) if is_conditional(words) else _candidates(line)
    if len(found) == 1 and found != [SOMETHING_ELSE]:
        return Verdict(found[0])
    return Verdict(None, tuple(one for one in found if one != SOMETHING_ELSE)[:3])


_FOR_NOTHING = (Act.OFFER, Act.CONCEDE)
"""Acts that give without asking for anything back."""


def _without_gifts(line: Line, found: list[Meant]) -> list[Meant]:
    """What a line with an "if" may be: never an offer without it, but the exchange it says, certain or not; a yes is asked about."""
    found = [one._replace(is_guess=True) if one.act is Act.ACCEPT else one for one in found]
    left = [one for one in found if one.act not in _FOR_NOTHING]
    if left == found:
        return found
    sides = likely_exchange(line.words, line.numbers, line.terms)
    return [*([Meant(Act.TRADE, sides=sides)] if sides is not None else []), *left, SOMETHING_ELSE]


_OVERRULES = {
    Act.SUMMARISE: (Act.ACCEPT, Act.HOLD, Act.CHECK),
    Act.APPROVAL: (Act.HOLD, Act.CLOSE, Act.ACCEPT, Act.CHECK),
    Act.WALK: (Act.HOLD, Act.ACCEPT, Act.CLOSE),
    Act.ACCEPT: (Act.CHECK,),
}


def _acts(line: Line) -> list[Act]:
    """The acts the words say, without those that only echo another one's words."""
    said = [act for act, patterns in wa.SURE.items() if line.says(patterns) and not _turned_round(act, line)]
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


_CAN_BE_TURNED = (Act.ACCEPT, Act.APPROVAL, Act.SUMMARISE, Act.CLOSE)


def _turned_round(act: Act, line: Line) -> bool:
    """Whether every word of the act stands behind a not: no approval is asked by who says it is not needed."""
    if act not in _CAN_BE_TURNED:
        return False
    hits = one_of(wa.SURE[act]).finditer(line.words)
    return all(one_of(wa.NOT_BEFORE).search(line.words[: hit.start()]) for hit in hits)


def _misheard(act: Act, line: Line) -> bool:
    if act == Act.SUMMARISE:
        return bool(promised_in(line)) and line.says(wp.LATER)
    if act == Act.CLOSE and line.says(wa.DEAL_ASKED):
        return any(value != line.terms.ours_on(issue) for issue, value in line.numbers.values.items())
    if act == Act.APPROVAL:
        return line.question and (line.to_you or not line.says(wa.MYSELF))
    if act == Act.ACCEPT:
        if line.numbers.values and "price" not in line.numbers.values:
            return True
        asked_you = (line.question and line.to_you) or line.says(wa.IF_YOU_AGREE)
        return asked_you or BUT.search(line.words) is not None or line.says(wa.SURE[Act.HOLD] + wa.HINTS[Act.HOLD])
    if act == Act.CHECK:
        return line.says(wq.WHICH) or (not line.question and not line.words.endswith(("吧", "right")))
    if act == Act.HOLD:
        if line.question and (line.says(wq.WHICH) or (line.asked and not line.says(wa.MYSELF))):
            return True
        return any(not bound.refused and bound.value != line.terms.ours_on(bound.issue) for bound in line.numbers.bound)
    return act == Act.CLOSE and "decision" in line.asked


def _candidates(line: Line) -> list[Meant]:
    """What the line may be; one element where it is certain."""
    acts = _acts(line)
    sides = exchange(line.words, line.numbers, line.terms)
    if sides is not None and _listed(line.words):
        return [Meant(Act.TRADE, sides=sides), Meant(Act.SUMMARISE)]
    if sides is not None and Act.SUMMARISE not in acts and Act.APPROVAL not in acts:
        return [Meant(Act.TRADE, sides=sides), *(Meant(act) for act in acts if act != Act.HOLD)]
    if acts:
        return _of_acts(line, acts)
    answered = bool(line.statement) and line.statement[0].act == Act.ANSWER and len(line.statement) == 1
    if answered and BUT.search(line.words) is not None and not line.numbers.values and not line.says(wq.SPECIFIC):
        return [line.statement[0]]
    if plainly := _plain_question(line):
        return plainly
    met = objection_met(line.words) if BUT.search(line.words) is not None else ()
    if met and line.question and not line.numbers.values and not line.says(wq.SPECIFIC):
        return [Meant(Act.ANSWER, topic) for topic in met]
    if (
        line.asked
        and line.ends_asking
        and line.statement
        and line.statement[0].act == Act.ANSWER
        and not line.says(wq.WHICH)
    ):
        return [*line.statement, *(Meant(Act.ASK, topic) for topic in line.asked), SOMETHING_ELSE]
    if line.asked and line.ends_asking and (not line.numbers.values or line.says(wq.NEEDED)):
        return [*(Meant(Act.ASK, topic) for topic in line.asked), *_asked_otherwise(line)]
    if line.question and not line.asked and not line.statement and (line.to_you or line.says(wq.NEEDED)):
        issues = {name.issue for name in named_issues(line.words, tuple(line.terms.issues))}
        if len(issues) == 1 and (not line.numbers.values or line.says(wq.NEEDED)):
            return [Meant(Act.ASK, issues.pop())]
    carried = promised_in(line)
    if line.numbers.values and not _told(line) and not (len(carried) == 1 and line.numbers.values.keys() <= {"volume"}):
        return of_offers(line)
    return _of_words(line)


def _praised_otherwise(line: Line) -> list[Meant]:
    """What the nouns of a claim are about, where they do not speak of what its telling words say."""
    if len(line.statement) != 1 or line.statement[0].act != Act.PRESENT:
        return []
    broad = praise_of(line)
    return [] if line.statement[0] in broad else broad[:1]


def _listed(words: str) -> bool:
    """Three things or more after a colon: a list of what was heard more than an exchange."""
    return words.partition(":")[2].count(",") >= 2


def _asked_otherwise(line: Line) -> list[Meant]:
    """What the nouns of a question are about, where they do not speak of what its telling words say."""
    broad = question_of(line)
    agreed = not broad or any(one.topic in (*line.asked, "need", "price") for one in broad)
    return [] if agreed or len(line.asked) > 1 else broad[:1]


def _plain_question(line: Line) -> list[Meant]:
    """A question that also sounds like an answer or a claim, and is none: nothing is granted or praised before it."""
    if not line.statement or not line.ends_asking or line.numbers.values or BUT.search(line.words) is not None:
        return []
    if line.statement == (Meant(Act.ANSWER, "rival"),) and line.asked == ("rival",):
        return [Meant(Act.ASK, "rival")]
    if line.asked == ("objection",) or ("objection" in line.asked and line.says(wq.SPECIFIC)):
        return [Meant(Act.ASK, "objection")]
    praised = line.statement[0].act == Act.PRESENT and not line.asked
    return question_of(line) if praised and line.says(wq.WHICH) and line.to_you else []


def _of_acts(line: Line, acts: list[Act]) -> list[Meant]:
    """Acts that the words say; a claim or numbers beside them leave it open."""
    found = [Meant(act) for act in acts]
    if acts == [Act.CLOSE] and "document" in promised_in(line):
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
        return [*found, SOMETHING_ELSE]
    if acts == [Act.APPROVAL] and any(bound.refused for bound in line.numbers.bound):
        return [*found, SOMETHING_ELSE]
    if acts == [Act.CLOSE] and any(bound.step for bound in line.numbers.bound):
        return of_offers(line)
    if acts in ([Act.CHECK], [Act.WALK]) and line.numbers.values:
        return [*of_offers(line), *found]
    return found


def _holds_after_all(line: Line) -> bool:
    """I understand, but: what comes after the but is what is meant."""
    turn = list(BUT.finditer(line.words))
    return (
        bool(turn)
        and line.statement[0].act == Act.ANSWER
        and one_of(wa.SURE[Act.HOLD]).search(line.words[turn[-1].end() :]) is not None
    )


def _of_words(line: Line) -> list[Meant]:
    """Lines without numbers that bind: promise, answer, claim, question, greeting."""
    if one_of(wa.GREETS_FIRST).search(line.words) and line.says(wa.PRESENTS_ITSELF) and not line.asked:
        return [Meant(Act.GREET)]
    promised = promised_in(line)
    asked = [Meant(Act.ASK, topic) for topic in line.asked]
    if promised and not (line.statement and line.statement[0].act == Act.ANSWER):
        praised = bool(line.statement) and not line.says(wp.LATER + wp.SWORN) and not line.says(wp.MYSELF_ALONE)
        return [*(Meant(Act.PROMISE, topic) for topic in promised), *(line.statement if praised else ())]
    if (
        line.statement == (Meant(Act.ANSWER, "rival"),)
        and line.asked == ("rival",)
        and line.ends_asking
        and BUT.search(line.words) is None
    ):
        return asked
    claimed_but = line.statement and line.statement[0].act == Act.PRESENT and BUT.search(line.words) is not None
    if line.statement and (
        line.ends_asking
        or line.says(wq.INVITATION)
        or claimed_but
        or _only_numbers(line)
        or line.words.endswith("吧")
        or _unmoored(line)
    ):
        return [*line.statement, *asked, SOMETHING_ELSE]
    if line.statement and line.says(wo.GIFT) and line.statement[0].act == Act.PRESENT:
        return [*line.statement, SOMETHING_ELSE]
    if line.statement or asked:
        return [*line.statement, *asked, *_praised_otherwise(line)]
    if line.says(wa.SURE[Act.GREET]):
        return [Meant(Act.GREET)]
    return [one._replace(is_guess=True) for one in gist_of(line)]


def _only_numbers(line: Line) -> bool:
    """A claim heard in a line that is hardly more than numbers which fit no issue."""
    short = len(line.words) <= 10 or unexplained(line.words, line.numbers) <= 4
    return bool(line.numbers.loose) and short


def _unmoored(line: Line) -> bool:
    """A claim about a need that names neither the buyer nor the machine."""
    return line.statement == (Meant(Act.PRESENT, "need"),) and not line.says(wc.YOURS)


def _told(line: Line) -> bool:
    """Whether the numbers only illustrate a claim or an answer: steps in money, and no word of offering."""
    bound = line.numbers.bound
    if line.statement and line.numbers.values.keys() == {"volume"} and not line.says(wo.PROPOSED):
        return True
    return (
        bool(line.statement) and not line.says(wo.PROPOSED) and all(one.step and one.issue == "price" for one in bound)
    )

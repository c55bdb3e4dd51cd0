"""A line with numbers that bind: offered, conceded, or held; open where it says more than that."""

from __future__ import annotations

import re

from ..moves import Act
from .binding import Numbers
from .exchanges import helps_buyer, is_conditional
from .lines import SOMETHING_ELSE, Line, Meant, promised_in
from .words import acts as wa
from .words import offers as wo
from .words import promising as wp
from .words.issues import ISSUE_WORDS, LIMIT_AFTER, LIMIT_BEFORE
from .words.pattern import one_of


def of_offers(line: Line) -> list[Meant]:
    proposed = line.says(wo.PROPOSED)
    plain = not proposed
    if line.says(wo.PUT) and not line.says(wo.GIVEN_IN) and not any(bound.step for bound in line.numbers.bound):
        return _unless_more(line, [Meant(Act.OFFER)])
    given = line.says(wo.GIVEN_IN) or _given(line)
    if proposed == given:
        proposed, given = (True, False) if not given else (True, True)
    found = [Meant(Act.OFFER)] if proposed else []
    if given and all(helps_buyer(bound, line.terms) for bound in line.numbers.bound):
        found.append(Meant(Act.CONCEDE))
    if plain and found == [Meant(Act.OFFER)] and any(bound.step for bound in line.numbers.bound):
        found.append(Meant(Act.CONCEDE))
    if plain and found == [Meant(Act.OFFER)] and (line.asked or (line.question and not line.ends_asking)):
        found.append(SOMETHING_ELSE)
    if plain and all(bound.value == line.terms.ours_on(bound.issue) for bound in line.numbers.bound):
        stays = line.says(wa.STAYS)
        found = [Meant(Act.HOLD)] if stays else [*found, Meant(Act.HOLD)] if found != [Meant(Act.CONCEDE)] else found
    return _unless_more(line, found)


def _given(line: Line) -> bool:
    """Whether words of giving are left once those are gone that only name a value to the buyer."""
    words = one_of(wo.PUT_TO_YOU).sub(",", line.words) if line.ends_asking or line.says(wo.PROPOSED) else line.words
    return one_of(wo.GIVEN).search(words) is not None


def _unless_more(line: Line, found: list[Meant]) -> list[Meant]:
    """An offer is certain only where the line says nothing else of weight."""
    issues = {bound.issue for bound in line.numbers.bound}
    numbers, terms = line.numbers, line.terms
    if "delivery" in issues and "delivery" in promised_in(line) and line.says(wp.SWORN):
        return [*found, Meant(Act.PROMISE, "delivery")]
    if line.says(wo.CHOICE) and line.question:
        return [*found, SOMETHING_ELSE]
    theirs = all(value == terms.theirs_on(issue) for issue, value in numbers.values.items())
    if theirs and "price" in issues and (line.says(wo.GIVEN_IN) or line.says(wo.AS_YOU_SAY)):
        return [Meant(Act.ACCEPT)]
    if any(_is_limit(line.words, bound.start, bound.end) for bound in line.numbers.bound):
        return [*found, SOMETHING_ELSE]
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
        found.append(SOMETHING_ELSE)
    if "volume" in issues and len(issues) > 1:
        found.append(SOMETHING_ELSE)
    others = [one for one in line.statement if one.topic not in issues]
    if others or is_conditional(line.words) or unexplained(line.words, line.numbers) > _UNEXPLAINED:
        found += others or [SOMETHING_ELSE]
    return found


_UNEXPLAINED = 6
"""Characters of an offer that no rule accounts for (a Latin word counts two); more of them, and it may say something else."""


def _is_limit(words: str, start: int, end: int) -> bool:
    """At least, at most, from: a border is no offer."""
    return LIMIT_BEFORE.search(words[:start]) is not None or LIMIT_AFTER.match(words[end:]) is not None


def unexplained(words: str, numbers: Numbers) -> int:
    """How much of a line is neither a number that binds, nor an issue, nor a word of offering, giving or politeness."""
    left = list(words)
    for bound in numbers.bound:
        left[bound.start : bound.end] = "," * (bound.end - bound.start)
    rest = "".join(left)
    for patterns in (*ISSUE_WORDS.values(), wo.GIVEN_IN, wo.PROPOSED, wo.GIVEN, wo.PASSING):
        rest = one_of(patterns).sub(",", rest)
    return len(re.findall(r"[\u3400-\u9fff]", rest)) + 2 * len(re.findall(r"[a-z]+", rest))

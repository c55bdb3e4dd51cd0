"""An exchange read from a line: what we give and what we ask for it, each with a number or without.

A line is cut into clauses; each clause that names an issue or a number is on one side of the exchange, by its own words
(如果您 .., 前提是 .., if you ..: asked for; 我可以 .., 给您 .., I can ..: given), else as the clause before it. What does not come
out with both sides, or the wrong way round for a seller, is no exchange and is asked back.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from .binding import Bound, Numbers
from .segments import Named, named_issues
from .table import Terms
from .words.offers import ASKED_FOR, CONDITION, OFFERED
from .words.pattern import one_of

_CUT = re.compile(
    r"[,.;!?]+(?!\d)| - |(?=(?<![a-z])(?:(?<!only )if|only if|provided|as long as|so long as|in exchange|in return|"
    r"on condition|on the condition|"
    r"unless|assuming|but|then|when you|once you|and (?:i|we|you|it is|the price|the payment|price|payment|delivery)|"
    r"(?<!if )(?<!and )(?:i|we) (?:can|could|will|would|might|make|give|throw|take|come|go|do|drop))(?![a-z]))"
    r"|(?<=的话)(?=[^,.;!?])|(?=(?:前提|但是?|不过(?!来|去)|我就|我给|我可以|我再|我能|那我|就给|就送|那您|那价|那账|那保|那质|"
    r"那交|作为交换|除非|换(?=[您你取来]|账|付|交|培|质|保|价|[\d一二两三四五六七八九十])))"
)
_CHEAPER_IS_BETTER = {
    "price": -1,
    "payment": 1,
    "delivery": -1,
    "training": 1,
    "warranty": 1,
    "service": 1,
    "volume": -1,
}
"""Which way a change helps the buyer; what is not here (a scope) is agreed in levels, the last of them best for the buyer."""


class Sides(NamedTuple):
    give: dict[str, float | None]
    get: dict[str, float | None]


def is_conditional(words: str) -> bool:
    return one_of(CONDITION).search(words) is not None


def exchange(words: str, numbers: Numbers, terms: Terms) -> Sides | None:
    """Both sides of the exchange; None where the line holds none that is certain."""
    sides = likely_exchange(words, numbers, terms)
    return sides if sides is not None and _asks_for_more(sides, terms) else None


def likely_exchange(words: str, numbers: Numbers, terms: Terms) -> Sides | None:
    """The same, also where what is asked for is no more than the buyer offers already: said so, if hardly meant so."""
    if numbers.loose or numbers.clash or not (is_conditional(words) or _more_units(numbers, terms)):
        return None
    clauses = _clauses(words)
    named = named_issues(words, tuple(terms.issues))
    contents = [_content(clause, numbers, named) for clause in clauses]
    roles = _roles([words[start:end] for start, end in clauses], contents, terms)
    sides = Sides({}, {})
    for content, role in zip(contents, roles, strict=True):
        if content and not role:
            return None
        side = sides.give if role == "give" else sides.get
        side |= {issue: value for issue, value in content.items() if issue not in side or side[issue] is None}
    return sides if _makes_sense(sides, terms) else None


def _more_units(numbers: Numbers, terms: Terms) -> bool:
    """More units than we speak of now, beside something else: that much is hardly ever promised for nothing."""
    wanted = numbers.values.get("volume", 0.0)
    return wanted > (terms.ours_on("volume") or wanted) and len(numbers.values) > 1


def _clauses(words: str) -> list[tuple[int, int]]:
    cuts = [0]
    for cut in _CUT.finditer(words):
        cuts.append(cut.end())
    cuts.append(len(words))
    return [(start, end) for start, end in pairwise(cuts) if words[start:end].strip(" ,.;!?")]


def _content(clause: tuple[int, int], numbers: Numbers, named: list[Named]) -> dict[str, float | None]:
    """Issues of a clause: those with a number, else those only named, where they have a number nowhere."""
    inside = [bound for bound in numbers.bound if clause[0] <= bound.start < clause[1] and not bound.refused]
    if inside:
        return {bound.issue: bound.value for bound in inside}
    everywhere = {bound.issue for bound in numbers.bound}
    return dict.fromkeys(sorted({one.issue for one in named if clause[0] <= one.start < clause[1]} - everywhere))


def _roles(clauses: list[str], contents: list[dict[str, float | None]], terms: Terms) -> list[str]:
    """The side of each clause: by its own words, else by what it would do for us, else as the clause before, else the other one."""
    roles = [_own_role(clause) for clause in clauses]
    for place, content in enumerate(contents):
        if content and not roles[place]:
            before = "" if _ANSWERS_BACK.match(clauses[place].lstrip()) else next(filter(None, roles[:place][::-1]), "")
            better = all(_better(issue, value, terms) for issue, value in content.items())
            roles[place] = _role_by_value(content, terms) or ("give" if before == "get" and better else before)
    known = {role for role, content in zip(roles, contents, strict=True) if role and content}
    for place, content in enumerate(contents):
        if content and not roles[place] and len(known) == 1:
            roles[place] = "get" if known == {"give"} else "give"
    return roles


_ANSWERS_BACK = re.compile(r"(?:那|就|我|价|then|and|but|可|但|不过|(?:i|we|the)(?![a-z]))")
"""A clause that begins so answers the one before it: it is on the other side."""


def _role_by_value(content: dict[str, float | None], terms: Terms) -> str:
    """More units are for us; what is worse for the buyer than our own standing offer can only be asked for."""
    sides = {_side(issue, value, terms) for issue, value in content.items()}
    return sides.pop() if len(sides) == 1 else ""


def _better(issue: str, value: float | None, terms: Terms) -> bool:
    """Whether the value is better for the buyer than what we offer: nobody asks for that."""
    ours = terms.ours_on(issue)
    return value is not None and ours is not None and value != ours and _helps(issue, value, ours, terms)


def _side(issue: str, value: float | None, terms: Terms) -> str:
    ours = terms.ours_on(issue)
    if value is None or ours is None:
        return "get" if issue == "volume" else ""
    return "get" if issue == "volume" or value == ours or not _helps(issue, value, ours, terms) else ""


def _own_role(clause: str) -> str:
    asked, offered = one_of(ASKED_FOR).search(clause), one_of(OFFERED).search(clause)
    if asked and offered:
        return "get" if asked.start() <= offered.start() else "give"
    return "get" if asked else "give" if offered else ""


def _makes_sense(sides: Sides, terms: Terms) -> bool:
    """Both sides filled, no issue on both, and what we give helps the buyer."""
    if not sides.give or not sides.get or sides.give.keys() & sides.get.keys():
        return False
    return all(_helps(issue, value, terms.ours_on(issue), terms) for issue, value in sides.give.items())


def _asks_for_more(sides: Sides, terms: Terms) -> bool:
    return all(_helps(issue, terms.theirs_on(issue), value, terms) for issue, value in sides.get.items())


def _helps(issue: str, value: float | None, than: float | None, terms: Terms) -> bool:
    """Whether `value` is better for the buyer than `than`; True where either is not known."""
    if value is None or than is None:
        return True
    levels = terms.issues[issue].allowed if issue in terms.issues else ()
    way = _CHEAPER_IS_BETTER.get(issue) or (-1 if levels and levels[-1] < levels[0] else 1)
    return (value - than) * way >= 0


def helps_buyer(bound: Bound, terms: Terms) -> bool:
    return _helps(bound.issue, bound.value, terms.ours_on(bound.issue), terms)

"""A typed line read as a turn at the table, or asked back: the only door into this room.

`read` is pure: the same line on the same table is the same reading. Numbers never bind unseen: a reading that holds one is
not sure of itself, and its echo says the act and every number in both languages.
"""

from __future__ import annotations

from ..moves import Act
from .acts import is_silence, meant
from .binding import Numbers, bound_numbers
from .echo import HALF_AN_EXCHANGE, asked_back, said_back
from .exchanges import is_conditional
from .likeness import promises_near
from .lines import Meant
from .normalise import LONGEST_LINE, cleaned, normalised
from .table import NOTHING, Reading, Terms, Unclear
from .words.offers import SIGNED_SOON
from .words.pattern import one_of

_WITH_NUMBERS = (Act.OFFER, Act.CONCEDE, Act.ACCEPT, Act.CLOSE, Act.APPROVAL)


_ONE_SIDE = {Act.CLOSE: lambda terms: terms._replace(theirs=None), Act.ACCEPT: lambda terms: terms._replace(ours=None)}
"""Who closes or accepts speaks of one standing offer only."""


def read(text: str, terms: Terms) -> Reading | Unclear:
    """What a line means on this table. Text from outside of any length and make; nothing of it is repeated."""
    clean = cleaned(text)
    if len(clean) > LONGEST_LINE or not clean:
        return Unclear((), asked_back((), terms))
    if is_silence(clean):
        return _reading(Meant(Act.SILENCE), Numbers((), 0, 0), terms)
    words = normalised(text)
    numbers = bound_numbers(words, terms)
    offered = one_of(SIGNED_SOON).sub(" ", words) if numbers.bound else words
    if offered != words and (left := bound_numbers(offered, terms)).bound:
        words, numbers = offered.strip(), left
    verdict = meant(words, numbers, terms)
    if verdict.sure is not None and verdict.sure.act in _ONE_SIDE and numbers.loose:
        numbers = bound_numbers(words, _ONE_SIDE[verdict.sure.act](terms))
    if verdict.sure is not None and not _in_doubt(verdict.sure, numbers, terms):
        return _reading(verdict.sure, numbers, terms)
    asked = (verdict.sure, *verdict.open) if verdict.sure is not None else verdict.open
    asked = asked or (promises_near(words, terms) if not (numbers.bound or "?" in words) else ())
    candidates = tuple(_reading(one, numbers, terms) for one in asked if not numbers.clash)
    is_half = not candidates and bool(numbers.bound) and is_conditional(words)
    return Unclear(candidates, HALF_AN_EXCHANGE if is_half else asked_back(candidates, terms))


def _in_doubt(sure: Meant, numbers: Numbers, terms: Terms) -> bool:
    """Numbers that would bind, but fit no issue or two."""
    if sure.act not in _WITH_NUMBERS:
        return False
    if sure.act in (Act.OFFER, Act.CONCEDE) and numbers.idle:
        return True
    if sure.act == Act.ACCEPT and any(value != terms.theirs_on(issue) for issue, value in numbers.values.items()):
        return True
    if sure.act == Act.CLOSE and any(value != terms.ours_on(issue) for issue, value in numbers.values.items()):
        return True
    return bool(numbers.loose or numbers.clash)


def _reading(one: Meant, numbers: Numbers, terms: Terms) -> Reading:
    values = numbers.values if one.act in _WITH_NUMBERS else NOTHING
    give, get = (one.sides.give, one.sides.get) if one.sides is not None else (NOTHING, NOTHING)
    made = Reading(one.act, one.topic, values, give, get)
    binds = bool(values) or any(value is not None for value in (*give.values(), *get.values()))
    reckoned = {name: value for name, value in numbers.reckoned.items() if name in {**values, **give, **get}}
    return made._replace(echo=said_back(made, terms), sure=not (binds or one.is_guess), reckoned=reckoned)

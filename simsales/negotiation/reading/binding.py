"""Numbers bound to issues: which issue a quantity speaks of, and what it comes to in the table's own units.

Percentages and amounts off are taken from our own standing price, from the list price only where that is said. A quantity
that fits no issue, or two, is not bound, and the line is asked back.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from simsales.i18n import Text

from .normalise import normalised
from .quantities import Kind, Quantity, quantities
from .segments import issue_of
from .table import Terms
from .words import issues as w
from .words.offers import PROPOSED
from .words.pattern import one_of

_LOW, _HIGH, _STEP = 0.3, 3.0, 0.3
"""Shares of the list price: what can be a price at all, and what can be a step from one."""
_PLAIN_LOW, _PLAIN_HIGH = 0.5, 1.3
"""The same for a number without a unit, narrow so that 96 is 960,000 and nothing else."""
_ASKS = re.compile(r"\?|(?:吗|么|呢)[.!]?$|^(?:do|does|did|is|are|what|which|why|how|when|who)(?![a-z])")
_MOST_NUMBERS = 12
"""A table has five issues; a line with more numbers than two for each is no turn."""


class Bound(NamedTuple):
    """A number that binds: the issue, its value in the table's units, and how it was said."""

    start: int
    end: int
    issue: str
    value: float
    step: bool = False  # said as a difference from our standing offer
    refused: bool = False  # said only to be turned down
    share: bool = False  # reckoned from a share of a price


class Numbers(NamedTuple):
    """What the numbers of a line come to. `loose` counts those that fit no issue or two; `idle` those that never could."""

    bound: tuple[Bound, ...]
    loose: int
    idle: int

    @property
    def values(self) -> dict[str, float]:
        return {bound.issue: bound.value for bound in self.bound if not bound.refused}

    @property
    def reckoned(self) -> dict[str, float]:
        """Those of them that were said as a share: nobody named the sum."""
        return {bound.issue: bound.value for bound in self.bound if bound.share and not bound.refused}

    @property
    def clash(self) -> bool:
        """Two different values for one issue."""
        return any(self.values[bound.issue] != bound.value for bound in self.bound if not bound.refused)


def bound_numbers(words: str, terms: Terms) -> Numbers:
    found = quantities(words)
    if len(found) > _MOST_NUMBERS:
        return Numbers((), len(found), 0)
    found = _without_starts(words, found)
    bound: list[Bound] = []
    unnamed: list[Quantity] = []
    idle = 0
    for quantity in found:
        if quantity.kind == Kind.OTHER:
            idle += 1
            continue
        made = _bound(words, quantity, found, terms)
        if made is None:
            unnamed.append(quantity)
        else:
            bound.append(made)
    bound += _at_once(words, terms, bound)
    called = _by_name(words, terms, bound)
    bound += called
    clear = bool(called) or any(one.issue == "price" for one in bound) or w.AS_ASKED.search(words) is not None
    spans = _standing_spans(unnamed, bound, terms) if clear and not _ranges(words, found) else []
    bound += spans
    loose = len(unnamed) - len(spans) + _ranges(words, found)
    return Numbers(tuple(sorted(bound)), loose, idle)


def _standing_spans(unnamed: list[Quantity], bound: list[Bound], terms: Terms) -> list[Bound]:
    """Days said beside a price or the name of a level, or as asked for, without their issue: the only one that may be agreed so, or
    that stands so on the table."""
    made = [(quantity, _standing_issue(quantity, terms)) for quantity in unnamed if quantity.kind == Kind.SPAN]
    named = {one.issue for one in bound}
    said = {issue: {q.amount for q, other in made if other == issue} for _, issue in made}
    return [_made(q, issue, q.amount) for q, issue in made if issue and issue not in named and len(said[issue]) == 1]


def _standing_issue(quantity: Quantity, terms: Terms) -> str:
    fitting = [
        name for name, known in terms.issues.items() if known.unit == "days" and quantity.amount in known.allowed
    ]
    standing = [name for name in fitting if quantity.amount in (terms.ours_on(name), terms.theirs_on(name))]
    return fitting[0] if len(fitting) == 1 else standing[0] if len(standing) == 1 else ""


def _without_starts(words: str, found: list[Quantity]) -> list[Quantity]:
    """From 98 to 96 speaks of 96 only."""
    return [
        quantity
        for quantity, later in zip(found, [*found[1:], None], strict=False)
        if later is None or later.kind != quantity.kind or not w.FROM_BEFORE.search(words[: quantity.start])
    ]


def _ranges(words: str, found: list[Quantity]) -> int:
    pairs = pairwise(found)
    return sum(
        1
        for one, two in pairs
        if one.kind != Kind.OTHER and w.RANGE_BETWEEN.match(words[one.end : two.start]) and _alike(one, two)
    )


def _alike(one: Quantity, two: Quantity) -> bool:
    if Kind.BARE in (one.kind, two.kind) and one.kind != two.kind:
        return max(one.amount, two.amount) < 5 * min(one.amount, two.amount)
    return one.kind == two.kind


def _at_once(words: str, terms: Terms, bound: list[Bound]) -> list[Bound]:
    found = w.PAID_AT_ONCE.search(words)
    if found is None or "payment" not in terms.issues or any(b.issue == "payment" for b in bound):
        return []
    return [Bound(found.start(), found.end(), "payment", 0.0)]


def _by_name(words: str, terms: Terms, bound: list[Bound]) -> list[Bound]:
    """Levels said by what they are called (from stock, all modules): the longest name of an issue, where no other is beside it.

    Whoever asks about one by its name proposes nothing, unless there is a number beside it or it is put as a proposal.
    """
    if not bound and _ASKS.search(words) and not one_of(PROPOSED).search(words):
        return []
    found = []
    for issue, known in terms.issues.items():
        if any(one.issue == issue for one in bound):
            continue
        said = [
            Bound(place.start(), place.end(), issue, value)
            for value, name in zip(known.allowed, known.names, strict=False)
            for pattern in _patterns(name)
            for place in pattern.finditer(words)
        ]
        longest = max(said, key=lambda one: one.end - one.start, default=None)
        if longest is not None and all(longest.start <= one.start and one.end <= longest.end for one in said):
            found.append(longest._replace(refused=_refused(words, longest)))
    return found


@cache
def _patterns(name: Text) -> tuple[re.Pattern[str], ...]:
    """What names a level: two words or two letters at least, and no number, which is read as one."""
    said = {normalised(one) for one in (name.en, name.zh)}
    return tuple(
        one_of((re.escape(one),))
        for one in sorted(said)
        if not any(letter.isdecimal() for letter in one) and (" " in one or (not one.isascii() and len(one) > 1))
    )


def _bound(words: str, quantity: Quantity, found: list[Quantity], terms: Terms) -> Bound | None:
    if w.NOT_SAID.search(_beside(words, quantity)[0]):
        return None
    if quantity.kind in (Kind.MONEY, Kind.PERCENT, Kind.FOLD):
        made = _price(words, quantity, terms) if "price" in terms.issues else None
    elif quantity.kind == Kind.BARE:
        made = _bare(words, quantity, found, terms)
    elif quantity.kind == Kind.DOUBT:
        made = None
    else:
        made = _counted(words, quantity, found, terms)
    return made._replace(refused=_refused(words, quantity)) if made is not None else None


def _beside(words: str, quantity: Quantity | Bound, after: int = 30) -> tuple[str, str]:
    """What stands close before it, and close after it."""
    return words[max(quantity.start - 40, 0) : quantity.start], words[quantity.end : quantity.end + after]


def _refused(words: str, quantity: Quantity | Bound) -> bool:
    before, after = _beside(words, quantity, after=40)
    return w.REFUSED_AFTER.match(after) is not None or w.REFUSED_BEFORE.search(before) is not None


def _turn(words: str, quantity: Quantity) -> int:
    """-1 for an amount off, 1 for one on top, 0 for neither."""
    before, after = _beside(words, quantity)
    if w.DOWN_AFTER.match(after) or (w.DOWN_BEFORE.search(before) and not w.ONWARD.search(before)):
        return -1
    if w.UP_AFTER.match(after) or (w.UP_BEFORE.search(before) and not w.ONWARD.search(before)):
        return 1
    return 0


def _price(words: str, quantity: Quantity, terms: Terms) -> Bound | None:
    if (quantity.coin == "foreign") != (terms.money.upper() not in ("CNY", "RMB", "")) and quantity.coin:
        return None
    around = words[max(quantity.start - 14, 0) : quantity.end + 16]
    ours = terms.list_price if w.OFF_LIST.search(around) else terms.ours_on("price")
    turn = _turn(words, quantity)
    if quantity.kind == Kind.MONEY:
        return _money(quantity, turn, ours, terms)
    if ours is None or w.PART_PAID.search(around):
        return None
    if quantity.kind == Kind.FOLD:
        return _made(quantity, "price", ours * quantity.amount)._replace(share=True)
    if turn == 0 or not 0 < quantity.amount <= 50:
        return None
    return _made(quantity, "price", ours * (100 + turn * quantity.amount) / 100, step=True)._replace(share=True)


def _money(quantity: Quantity, turn: int, ours: float | None, terms: Terms) -> Bound | None:
    share = quantity.amount / terms.list_price
    if turn and share < _STEP and ours is not None:
        return _made(quantity, "price", ours + turn * quantity.amount, step=True)
    if not turn and _LOW <= share <= _HIGH:
        return _made(quantity, "price", quantity.amount)
    return None


def _bare(words: str, quantity: Quantity, found: list[Quantity], terms: Terms) -> Bound | None:
    issue = issue_of(words, quantity, found, tuple(name for name in terms.issues))
    as_price = [quantity.amount * scale for scale in (1.0, 1e3, 1e4) if _plain_price(quantity.amount * scale, terms)]
    turn = _turn(words, quantity)
    if turn and quantity.amount >= 100 and issue in ("", "price") and not as_price:
        return _money(quantity, turn, terms.ours_on("price"), terms)
    if issue == "price":
        return _made(quantity, "price", as_price[0]) if len(as_price) == 1 and not turn else None
    if issue and not (len(as_price) == 1 and quantity.amount > 200):
        return _native(quantity, issue, terms)
    is_whole = quantity.amount == round(quantity.amount) or not _agreeable(as_price, terms)
    fits = is_whole and quantity.amount <= 200 and any(_could_be(quantity.amount, name, terms) for name in terms.issues)
    if len(as_price) == 1 and not turn and not fits:
        return _made(quantity, "price", as_price[0])
    return None


def _agreeable(prices: list[float], terms: Terms) -> bool:
    """Whether the one price that a number can be is a price that can be agreed: 1.9 is 19,000 then, and no part of a day."""
    return len(prices) == 1 and any(abs(prices[0] - one) < 0.01 for one in terms.issues["price"].allowed)


def _could_be(amount: float, issue: str, terms: Terms) -> bool:
    allowed = terms.issues[issue].allowed if issue not in ("price", "volume") else ()
    return bool(allowed) and min(allowed) <= amount <= max(allowed)


def _plain_price(amount: float, terms: Terms) -> bool:
    return "price" in terms.issues and _PLAIN_LOW <= amount / terms.list_price <= _PLAIN_HIGH


def _native(quantity: Quantity, issue: str, terms: Terms) -> Bound | None:
    allowed = terms.issues[issue].allowed
    fits = not allowed or min(allowed) <= quantity.amount <= max(allowed)
    return _made(quantity, issue, quantity.amount) if fits else None


_COUNTED = {
    Kind.TIMES: ("sessions", "times", "visits"),
    Kind.PIECES: ("units", "pieces"),
    Kind.SPAN: ("days", "months", "years", "weeks"),
}


def _counted(words: str, quantity: Quantity, found: list[Quantity], terms: Terms) -> Bound | None:
    fitting = tuple(name for name, known in terms.issues.items() if known.unit in _COUNTED[quantity.kind])
    issue = issue_of(words, quantity, found, fitting)
    if not issue and quantity.kind == Kind.PIECES and len(fitting) == 1:
        issue = fitting[0]
    amount = _in_units(quantity, terms.issues[issue].unit) if issue else None
    if amount is None or not _within_reach(amount, terms.issues[issue].allowed):
        return None
    return _stepped(words, quantity, issue, amount, terms)


def _within_reach(amount: float, allowed: tuple[float, ...]) -> bool:
    """Whether anybody would ask for so much: ten years are no payment term."""
    return not allowed or amount <= 2 * max(allowed)


def _in_units(quantity: Quantity, unit: str) -> float | None:
    if unit in ("months", "years") and quantity.kind == Kind.SPAN:
        per = 1.0 if unit == "months" else 12.0
        return quantity.months / per if quantity.months else None
    return quantity.amount / 7.0 if unit == "weeks" else quantity.amount


def _stepped(words: str, quantity: Quantity, issue: str, amount: float, terms: Terms) -> Bound | None:
    before, after = _beside(words, quantity)
    more = w.MORE_BEFORE.search(before) or w.MORE_AFTER.match(after)
    fewer = w.FEWER_BEFORE.search(before) or w.FEWER_AFTER.match(after)
    added = quantity.kind == Kind.TIMES and w.ADDED_BEFORE.search(before)
    if not more and not fewer and not added:
        return _made(quantity, issue, amount)
    ours = terms.ours_on(issue)
    if ours is None:
        return None
    value = ours + amount if more or added else ours - amount
    allowed = terms.issues[issue].allowed
    if w.BY_OR_TO.search(before) and amount in allowed:
        return None if value in allowed else _made(quantity, issue, amount)
    return _made(quantity, issue, value, step=True) if value >= 0 else None


def _made(quantity: Quantity, issue: str, value: float, *, step: bool = False) -> Bound:
    return Bound(quantity.start, quantity.end, issue, round(value, 2), step)

"""Between a table and a line that is read: what the reader may know of it, and the move that a reading means here.

Used by every place where somebody types: what a line leaves open (an exchange without a number) is asked for by whoever shows it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from unicodedata import normalize

from ..i18n import Text, joined
from .levels import money_said
from .moves import OFFERING, Act, Move
from .reading import Issue as ReadIssue
from .reading import Reading, Terms, Unclear, read
from .reading.echo import amount, asked_back, said_back
from .reading.fitting import around, fitted
from .table import Issue
from .talk import Talk

_UNITS = {
    "price": "money",
    "payment": "days",
    "delivery": "days",
    "warranty": "months",
    "training": "sessions",
    "service": "visits",
    "volume": "units",
}
_NOT_HERE = Text(en="{name} is not on the table here", zh="这次不谈{name}")
_NOT_ALLOWED = Text(
    en="{label}: {typed} cannot be agreed; allowed: {allowed}", zh="{label}: 不能谈 {typed}; 可选: {allowed}"
)
_BETWEEN = Text(
    en="{label}: {typed} cannot be agreed; nearest: {below} or {above}",
    zh="{label}: 不能谈 {typed}; 最近的是 {below} 或 {above}",
)
_STEPPED = Text(en="{low} .. {high} in steps of {step}", zh="{low} .. {high}, 每档 {step}")
_ENDS = Text(en="{low} .. {high}", zh="{low} .. {high}")
_QUOTED = Text.same('"{typed}"')
_MANY = 9


def terms_of(talk: Talk) -> Terms:
    """What both sides can see."""
    board, bargain = talk.truth.board, talk.bargain
    issues = {one.name: ReadIssue(_UNITS.get(one.name, ""), one.values, one.label, one.names) for one in board.issues}
    doubt = talk.listening.open_doubt
    top = next((one.values[-1] for one in board.issues if one.name == "price"), 0.0)
    return Terms(
        issues,
        "",
        top,
        board.values(bargain.ours) if bargain.ours >= 0 else None,
        board.values(bargain.theirs) if bargain.theirs >= 0 else None,
        (doubt,) if doubt is not None else (),
        talk.truth.can_promise,
    )


class Offered(NamedTuple):
    """An offer made of values, or why there is none."""

    outcome: int
    refused: Text | None = None


def offered(talk: Talk, values: Mapping[str, float]) -> Offered:
    """Our standing offer (before the first: the best for us) with these values."""
    board, bargain = talk.truth.board, talk.bargain
    outcome = bargain.ours if bargain.ours >= 0 else talk.truth.listed
    for name, value in values.items():
        if name not in board.names:
            return Offered(outcome, _NOT_HERE.fill(name=name))
        place = board.names.index(name)
        issue = board.issues[place]
        level = _level_of(issue.values, value)
        if level is None:
            return Offered(outcome, _not_agreed(issue, value, terms_of(talk)))
        outcome = board.moved(outcome, place, level)
    return Offered(outcome)


def _not_agreed(issue: Issue, value: float, terms: Terms) -> Text:
    """Why a value cannot be agreed: between two steps these are named, outside of them what can be."""
    said, beside = amount(value, terms.issues[issue.name].unit, terms), around(issue.values, value)
    if issue.name == "price" and len(beside) > 1:
        below, above = (issue.names[issue.values.index(one)] for one in beside)
        return _BETWEEN.fill(label=issue.label, typed=said, below=below, above=above)
    return _NOT_ALLOWED.fill(label=issue.label, typed=said, allowed=levels_said(issue))


def understood(line: str, terms: Terms) -> Reading | Unclear:
    """A line as it is read on this table, shares of a price on the nearest step."""
    reading = read(line, terms)
    if isinstance(reading, Reading):
        return fitted(_as_it_stands(reading, terms), terms)
    candidates = _told_apart(fitted(_as_it_stands(one, terms), terms) for one in reading.candidates)
    return Unclear(candidates, asked_back(candidates, terms) if candidates else reading.ask)


def _as_it_stands(reading: Reading, terms: Terms) -> Reading:
    """Who accepts, or asks to sign, names what stands on the table; with any other terms it is an offer."""
    standing = {Act.ACCEPT: terms.theirs, Act.CLOSE: terms.ours}
    named = standing.get(reading.act) or {}
    if reading.act not in standing or all(named.get(issue) == value for issue, value in reading.values.items()):
        return reading
    made = reading._replace(act=Act.OFFER, sure=False)
    return made._replace(echo=said_back(made, terms))


def _told_apart(candidates: Iterable[Reading]) -> tuple[Reading, ...]:
    """Each of them once."""
    return tuple({one.echo: one for one in candidates}.values())


class Meant(NamedTuple):
    """A move that a reading means. `ask`: issues whose level it names without saying which; `refused`: why there is no such offer."""

    move: Move
    ask: tuple[str, ...] = ()
    refused: Text | None = None


def meant(reading: Reading, talk: Talk) -> Meant:
    """What a reading means at this table. Showing what something is worth answers an objection of that kind, where one stands."""
    if reading.act not in OFFERING:
        answers = reading.act is Act.PRESENT and reading.topic == talk.listening.open_doubt
        return Meant(Move(Act.ANSWER if answers else reading.act, reading.topic))
    exchange = {**reading.give, **reading.get}
    values = dict(reading.values) | {name: value for name, value in exchange.items() if value is not None}
    made = offered(talk, values)
    move = Move(reading.act, "", made.outcome, next(iter(reading.give), ""), next(iter(reading.get), ""))
    if reading.act is not Act.TRADE:
        return Meant(move, () if values else tuple(talk.truth.board.names), made.refused)
    return Meant(move, tuple(name for name, value in exchange.items() if value is None), made.refused)


def level_typed(talk: Talk, name: str, typed: str) -> int | None:
    """The level of an issue that a few words name: as it is written, as a plain number, or as people say it; None for none."""
    board = talk.truth.board
    issue = board.issues[board.names.index(name)]
    for level, (words, value) in enumerate(zip(issue.names, issue.values, strict=True)):
        if typed in (words.en, words.zh, f"{value:g}"):
            return level
    value_read = _value_typed(talk, issue, typed)
    return None if value_read is None else _level_of(issue.values, value_read)


def _value_typed(talk: Talk, issue: Issue, typed: str) -> float | None:
    reading = understood(f"{issue.label.zh} {typed}", terms_of(talk))
    return reading.values.get(issue.name) if isinstance(reading, Reading) else None


def level_refused(talk: Talk, name: str, typed: str) -> Text:
    """Why a few words name no level of an issue."""
    issue = talk.truth.board.issues[talk.truth.board.names.index(name)]
    value = _value_typed(talk, issue, typed)
    if value is not None:
        return _not_agreed(issue, value, terms_of(talk))
    return _NOT_ALLOWED.fill(label=issue.label, typed=_QUOTED.fill(typed=typed), allowed=levels_said(issue))


def offer_typed(talk: Talk, typed: Mapping[str, str]) -> Offered:
    """The offer that a filled-in form means: words by issue, an empty field leaves its issue as in our standing offer."""
    board, outcome = talk.truth.board, offered(talk, {}).outcome
    for name, words in typed.items():
        plain = normalize("NFKC", words).strip()
        level = level_typed(talk, name, plain) if plain else board.at(outcome)[board.names.index(name)]
        if level is None:
            return Offered(outcome, level_refused(talk, name, plain))
        outcome = board.moved(outcome, board.names.index(name), level)
    return Offered(outcome)


def levels_said(issue: Issue) -> Text:
    """What can be agreed on an issue; of many levels the ends, and how far apart they are."""
    if issue.name == "price" and len(issue.values) > 1:
        step = money_said(round(issue.values[1] - issue.values[0], 6))
        return _STEPPED.fill(low=issue.names[0], high=issue.names[-1], step=step)
    return _ENDS.fill(low=issue.names[0], high=issue.names[-1]) if len(issue.names) > _MANY else joined(issue.names)


def _level_of(values: tuple[float, ...], value: float) -> int | None:
    return next((level for level, one in enumerate(values) if abs(one - value) < 1e-6), None)

"""The figures of a debrief of talks: form by form what every table brought home, what nobody took, what went with what, and the truth.

Everything is computed from the replays of this room; money is major units. `plain_data` turns all of it into JSON.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from simsales.experiment.estimates import Estimate, estimate
from simsales.i18n import Text
from simsales.negotiation.words import label_of, outcome_said
from simsales.review.frontier import edge_of
from simsales.review.rubric import ITEMS
from simsales.spec.scenario import BASELINE

from .discussion import Question, questions
from .room import Room, Table
from .talk_tables import Talk, TalkResult, result_of, talk_of
from .watersheds import Behaviour, Watershed, watersheds

_FORM_A = Text(en="form A", zh="A 卷")


class Weight(NamedTuple):
    """What an issue weighs for the buyer in truth, and for us; shares that sum to 1."""

    issue: str
    label: Text
    theirs: float
    ours: float


class Hidden(NamedTuple):
    """A fact, the issue it tells about, and how many tables asked, were told, were told something else."""

    topic: str
    label: Text
    says: Text
    about: Text | None
    asked: int
    told: int
    bluffed: int


class Truth(NamedTuple):
    """What is revealed: the most they would have paid and what they thought fair (standard package; None without a price), the most
    that could be had, a deal that is good for both (Nash), weights and facts, and the author's own words."""

    their_limit: float | None
    fair: float | None
    stake: float
    good_for_both: Text | None
    weights: tuple[Weight, ...]
    facts: tuple[Hidden, ...]
    takeaway: Text | None


class Left(NamedTuple):
    """What nobody took, over the tables that signed: in sum, at the table nearest to the edge, and at the one furthest from it."""

    total: float
    nearest: float
    furthest: float


class TalkForm(NamedTuple):
    """All tables that met the same buyer."""

    scenario: str
    variant: str
    title: Text
    form: Text
    fingerprint: str
    luck: int
    model: int
    results: tuple[TalkResult, ...]
    deals: int
    no_deals: int
    unfinished: int
    mean_worth: Estimate
    left: Left | None
    edge: tuple[tuple[float, float], ...]
    """The frontier: (worth to them, worth to us)."""
    watersheds: tuple[Watershed, ...]
    truth: Truth
    questions: tuple[Question, ...]


class Second(NamedTuple):
    """A table's second game beside its first; `change` of what it brought home, where both met the same buyer."""

    file: str
    table: Text
    first_form: Text
    second_form: Text
    is_same_buyer: bool
    first: TalkResult
    second: TalkResult
    change: float | None


class TalkRoom(NamedTuple):
    """The whole room."""

    forms: tuple[TalkForm, ...]
    seconds: tuple[Second, ...]
    mean_change: Estimate | None


def talk_room(room: Room) -> TalkRoom:
    """The figures of every talk of a room; quarters are left to others."""
    forms = [_form([talk_of(table) for table in tables]) for tables in room.forms if tables[0].is_talk]
    firsts = {table.file: table for table in room.tables if table.is_talk}
    seconds = [_second(firsts[file], again) for file, again in room.again.items() if file in firsts and again.is_talk]
    changes = [one.change for one in seconds if one.change is not None]
    return TalkRoom(tuple(forms), tuple(seconds), estimate(changes) if changes else None)


def form_label(table: Table) -> Text:
    """What the form is called: its own name, else form A for the first of several."""
    session, variant = table.replay.session, table.kept.record.variant
    spec = session.scenario.variants.get(variant)
    if spec is not None and spec.name is not None:
        return spec.name
    return _FORM_A if variant == BASELINE else Text.same(variant)


def _form(talks: Sequence[Talk]) -> TalkForm:
    results = tuple(result_of(talk) for talk in talks)
    table = talks[0].table
    record, over = table.kept.record, [one for one in results if one.is_over]
    return TalkForm(
        scenario=record.name,
        variant=record.variant,
        title=table.replay.session.scenario.title,
        form=form_label(table),
        fingerprint=record.fingerprint,
        luck=table.form[-1],
        model=record.model,
        results=results,
        deals=sum(one.deal is not None for one in over),
        no_deals=sum(one.deal is None for one in over),
        unfinished=len(results) - len(over),
        mean_worth=estimate([one.worth for one in over if one.worth is not None]),
        left=_left([one.left for one in over if one.deal is not None and one.left is not None]),
        edge=_edge(talks[0]),
        watersheds=tuple(watersheds(_behaviours(results), [one.worth for one in results])),
        truth=_truth(talks),
        questions=tuple(questions(talks)),
    )


def _left(left: Sequence[float]) -> Left | None:
    return Left(math.fsum(left), min(left), max(left)) if left else None


def _edge(talk: Talk) -> tuple[tuple[float, float], ...]:
    money = talk.played.money
    return tuple((theirs / money, ours / money) for theirs, ours in edge_of(talk.played, talk.truth))


def _behaviours(results: Sequence[TalkResult]) -> list[Behaviour]:
    """What the rubric looks for in how it was done; passed is all of its points."""
    found = [one for one in ITEMS if one.side == "process"]
    return [
        Behaviour(
            item.key,
            item.label,
            [one.items[item.key] >= 1 if item.key in one.items else None for one in results],
        )
        for item in found
    ]


def _truth(talks: Sequence[Talk]) -> Truth:
    talk = talks[0]
    played, found = talk.played, talk.truth
    board = played.truth.board
    weights = [
        Weight(name, label_of(board, name), one.theirs, one.ours)
        for name, one in sorted(found.beliefs.items(), key=lambda pair: (-pair[1].theirs, pair[0]))
    ]
    return Truth(
        their_limit=_known(found.their_limit),
        fair=_known(found.fair_before),
        stake=found.stake / played.money,
        good_for_both=outcome_said(board, found.possible.nash) if found.possible.nash >= 0 else None,
        weights=tuple(weights),
        facts=tuple(_hidden(talks, topic) for topic in played.meeting.buyer.facts),
        takeaway=played.meeting.reveal,
    )


def _hidden(talks: Sequence[Talk], topic: Any) -> Hidden:
    played = talks[0].played
    board, fact = played.truth.board, played.meeting.buyer.facts[topic]
    heard = [talk.played.end.listening for talk in talks]
    return Hidden(
        topic,
        label_of(board, topic),
        fact.says,
        label_of(board, fact.about) if fact.about is not None else None,
        sum(topic in one.asked for one in heard),
        sum(topic in one.topics for one in heard),
        sum(topic in one.bluffed for one in heard),
    )


def _second(first: Table, again: Table) -> Second:
    one, other = result_of(talk_of(first)), result_of(talk_of(again))
    is_same = first.form == again.form
    both = one.worth is not None and other.worth is not None
    change = other.worth - one.worth if is_same and both else None  # type: ignore[operator]
    return Second(first.file, first.name, form_label(first), form_label(again), is_same, one, other, change)


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None


# --- for machines ---------------------------------------------------------------------------------------------------------
def plain_data(value: Any) -> Any:
    """Figures as JSON: words in both languages, what is not a number as null."""
    match value:
        case Text():
            return {"en": value.en, "zh": value.zh}
        case Estimate():
            interval = [plain_data(value.low), plain_data(value.high)]
            return {"mean": plain_data(value.mean), "interval": interval, "n": value.n}
        case float():
            return _known(value)
        case tuple() if hasattr(value, "_asdict"):
            return {name: plain_data(one) for name, one in value._asdict().items()}
        case Mapping():
            return {str(name): plain_data(one) for name, one in value.items()}
        case list() | tuple():
            return [plain_data(one) for one in value]
    return value

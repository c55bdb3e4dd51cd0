"""The training record: who came, how long, which forms, and how the process score moved. No ranks; no outcome by name unless asked for.

A table's score is that of everybody who sat there, so the class is counted in tables, not in people. The difference between two forms
is not the class's doing: it is measured apart (`equating.py`) and taken off.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from simsales.experiment.estimates import Estimate, estimate
from simsales.i18n import Text
from simsales.review.rubric import ITEMS
from simsales.spec.scenario import Scenario

from .debrief import form_label
from .people import Person
from .room import Room, Table
from .slip_reading import plain
from .talk_tables import TalkResult, result_of, talk_of

Equate = Callable[[Scenario, Scenario], Estimate]
"""How many points for the process the second form gives more than the first."""


class Sitting(NamedTuple):
    """One game of a table as the record shows it; scores are out of ten, None where there is none (a quarter, nothing came up)."""

    form: Text
    minutes: float | None
    process: float | None
    outcome: float | None
    prepared: bool | None
    passed: tuple[Text, ...]
    missed: tuple[Text, ...]


class Entry(NamedTuple):
    """One person: what the list says, and the games of their table (None where no file came from it)."""

    person: Person
    table: Text | None
    first: Sitting | None
    second: Sitting | None

    @property
    def attended(self) -> bool:
        """As the list says; where it does not, whoever's table played."""
        return self.person.attended if self.person.attended is not None else self.first is not None


class Change(NamedTuple):
    """How the process score moved from the first game to the second, over tables; `forms`: what the second form gives more (None: the
    same form twice), `corrected`: the change without that."""

    tables: int
    before: Estimate
    after: Estimate
    change: Estimate
    forms: Estimate | None
    corrected: Estimate


class Record(NamedTuple):
    """The whole record; `change` is None where no table played twice."""

    entries: tuple[Entry, ...]
    change: Change | None
    tables: int


def training_record(room: Room, people: Sequence[Person], equate: Equate) -> Record:
    """Everybody of the list, or, without one, everybody named in the files."""
    listed = list(people) or [Person(name, table.kept.table) for table in room.tables for name in table.kept.people]
    return Record(tuple(_entry(one, room) for one in listed), _change(room, equate), len(room.tables))


def _entry(person: Person, room: Room) -> Entry:
    table = next((one for one in room.tables if _sat_there(person, one)), None)
    if table is None:
        return Entry(person, None, None, None)
    again = room.again.get(table.file)
    return Entry(person, table.name, _sitting(table), _sitting(again) if again is not None else None)


def _sat_there(person: Person, table: Table) -> bool:
    """By the table of the list, else by the names in the file."""
    if plain(person.table):
        return plain(person.table) == plain(table.kept.table)
    return plain(person.name) in [plain(one) for one in table.kept.people]


def _sitting(table: Table) -> Sitting:
    if not table.is_talk:
        return Sitting(form_label(table), table.minutes, None, None, None, (), ())
    result: TalkResult = result_of(talk_of(table))
    judged = [one for one in ITEMS if one.side == "process" and one.key in result.items]
    return Sitting(
        form_label(table),
        result.minutes,
        result.process,
        result.outcome,
        result.prepared,
        tuple(one.label for one in judged if result.items[one.key] >= 1),
        tuple(one.label for one in judged if result.items[one.key] < 1),
    )


def _change(room: Room, equate: Equate) -> Change | None:
    """Over the tables that played two talks."""
    pairs = [(one, room.again[one.file]) for one in room.tables if one.file in room.again]
    points = [
        (first, second, before, after)
        for first, second in pairs
        if first.is_talk and second.is_talk
        if (before := result_of(talk_of(first)).process) is not None
        if (after := result_of(talk_of(second)).process) is not None
    ]
    if not points:
        return None
    change = estimate([after - before for _, _, before, after in points])
    forms = _forms([(first, second) for first, second, _, _ in points], equate)
    return Change(
        len(points),
        estimate([before for _, _, before, _ in points]),
        estimate([after for _, _, _, after in points]),
        change,
        forms,
        _less(change, forms) if forms is not None else change,
    )


def _forms(pairs: Sequence[tuple[Table, Table]], equate: Equate) -> Estimate | None:
    """What the second forms give more, on average over the tables; the error of one and the same measurement does not average out."""
    found = dict[tuple[str, str], tuple[Estimate, int]]()
    for first, second in pairs:
        one, other = first.replay.session.scenario, second.replay.session.scenario
        key = (one.fingerprint(), other.fingerprint())
        if key[0] != key[1]:
            known = found[key][0] if key in found else equate(one, other)
            found[key] = (known, found[key][1] + 1 if key in found else 1)
    if not found:
        return None
    n = len(pairs)
    mean = math.fsum(one.mean * count for one, count in found.values()) / n
    half = math.fsum(one.margin * count for one, count in found.values()) / n
    return Estimate(mean, mean - half, mean + half, sum(one.n for one, _ in found.values()))


def _less(change: Estimate, forms: Estimate) -> Estimate:
    """The difference of two independent estimates: their errors add like squares."""
    mean, half = change.mean - forms.mean, math.hypot(change.margin, forms.margin)
    return Estimate(mean, mean - half, mean + half, change.n)

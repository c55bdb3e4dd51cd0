"""The event log: everything that happened in one run, in columns, each row with its cause.

Written by the engine, read by KPIs, stories and reports; nothing downstream looks at the world itself. A row is 34 bytes:
time f8, kind u2 (stage in the high byte), subject u4, actor u4, cause u4 (a row number), decision u4, amount i8. What a
case is (whose lead, which segment, product and channel) is a typed side row written once.
No sentence, no language and no wall clock: two runs are the same exactly when their digests are.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from struct import Struct
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

NOTHING = 0xFFFF_FFFF
"""No cause, no decision, no subject."""

ROW = np.dtype(
    [
        ("t", "<f8"),
        ("kind", "<u2"),
        ("subject", "<u4"),
        ("actor", "<u4"),
        ("cause", "<u4"),
        ("decision", "<u4"),
        ("amount", "<i8"),
    ]
)
CASE = np.dtype(
    [
        ("source", "<u4"),
        ("ordinal", "<u4"),
        ("segment", "<u4"),
        ("account", "<u4"),
        ("product", "<u4"),
        ("seller", "<u4"),
        ("channel", "<u4"),
        ("units", "<u4"),
        ("list_value", "<i8"),
        ("row", "<u4"),
    ]
)
_pack_row = Struct("<dHIIIIq").pack
_unpack_row = Struct("<dHIIIIq").unpack
_pack_case = Struct("<IIIIIIIIqI").pack


class Name(NamedTuple):
    """An entity the log speaks of: what it is, and its key in the scenario."""

    kind: str
    key: str


class Row(NamedTuple):
    """One row, as it was written; `kind` with the stage in its high byte."""

    t: float
    kind: int
    subject: int
    actor: int
    cause: int
    decision: int
    amount: int


class Case(NamedTuple):
    """One case, as it was filed."""

    source: int
    ordinal: int
    segment: int
    account: int
    product: int
    seller: int
    channel: int
    units: int
    list_value: int
    row: int


class EventLog:
    """Rows of one run. `header` carries scenario digest, variant, seed, calendar and model version."""

    __slots__ = ("_cases", "_codes", "_rows", "cases", "header", "length", "names")

    def __init__(self, header: Mapping[str, Any] | None = None) -> None:
        self.header: dict[str, Any] = dict(header or {})
        self.names: list[Name] = []
        self._codes: dict[Name, int] = {}
        self._rows = bytearray()
        self._cases = bytearray()
        self.length = 0
        self.cases = 0

    def add(
        self,
        t: float,
        kind: int,
        subject: int = NOTHING,
        actor: int = NOTHING,
        cause: int = NOTHING,
        amount: int = 0,
        decision: int = NOTHING,
    ) -> int:
        """Write one row; returns its number, to be the cause of others."""
        self._rows += _pack_row(t, kind, subject, actor, cause, decision, amount)
        row = self.length
        self.length = row + 1
        return row

    def open_case(
        self,
        source: int,
        ordinal: int,
        segment: int,
        account: int,
        product: int,
        seller: int,
        channel: int,
        units: int,
        list_value: int,
    ) -> int:
        """File a case (a lead, or a contract from before the start); the next row is its first. Returns its number."""
        self._cases += _pack_case(
            source, ordinal, segment, account, product, seller, channel, units, list_value, self.length
        )
        case = self.cases
        self.cases = case + 1
        return case

    def code(self, kind: str, key: str) -> int:
        """The number by which rows speak of an entity."""
        name = Name(kind, key)
        if name not in self._codes:
            self._codes[name] = len(self.names)
            self.names.append(name)
        return self._codes[name]

    def rows(self) -> npt.NDArray[Any]:
        """All rows, a structured array of dtype ROW."""
        return np.frombuffer(bytes(self._rows), dtype=ROW)

    def case_rows(self) -> npt.NDArray[Any]:
        """All cases, a structured array of dtype CASE."""
        return np.frombuffer(bytes(self._cases), dtype=CASE)

    def rows_since(self, row: int) -> npt.NDArray[Any]:
        """The rows from number `row` on: what is new to whoever has read up to there."""
        return np.frombuffer(self._rows[row * ROW.itemsize :], dtype=ROW)

    def cases_since(self, case: int) -> npt.NDArray[Any]:
        """The cases from number `case` on."""
        return np.frombuffer(self._cases[case * CASE.itemsize :], dtype=CASE)

    def first(self, rows: int) -> EventLog:
        """The log as it was after so many rows."""
        past = EventLog(self.header)
        past.names, past._codes = self.names, self._codes
        past._rows, past.length = self._rows[: rows * ROW.itemsize], rows
        past.cases = int(np.searchsorted(self.case_rows()["row"], rows, side="left"))
        past._cases = self._cases[: past.cases * CASE.itemsize]
        return past

    def row(self, number: int) -> Row:
        """One row by itself."""
        start = number * ROW.itemsize
        return Row(*_unpack_row(self._rows[start : start + ROW.itemsize]))

    def digest(self) -> str:
        """sha256 over header, names and little-endian columns in row order."""
        hashed = sha256(json.dumps([self.header, self.names], sort_keys=True, ensure_ascii=True).encode())
        for table in (self.rows(), self.case_rows()):
            for column in table.dtype.names or ():
                hashed.update(np.ascontiguousarray(table[column]).tobytes())
        return hashed.hexdigest()


class SilentLog(EventLog):
    """A log that writes nothing: the bench switch that shows what logging costs. The product always logs."""

    __slots__ = ()

    def add(
        self,
        t: float,
        kind: int,
        subject: int = NOTHING,
        actor: int = NOTHING,
        cause: int = NOTHING,
        amount: int = 0,
        decision: int = NOTHING,
    ) -> int:
        return NOTHING

    def open_case(
        self,
        source: int,
        ordinal: int,
        segment: int,
        account: int,
        product: int,
        seller: int,
        channel: int,
        units: int,
        list_value: int,
    ) -> int:
        return NOTHING

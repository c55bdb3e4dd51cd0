"""The world: everything that exists in one run, and the counters that must always add up.

Made by `build.py`; every process of the engine holds it. It has state and no rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..rng import Luck, Purpose, Rows
from ..spec.scenario import Scenario
from ..units import HOURS_PER_DAY, MICROSECONDS_PER_DAY, Currency, Days
from ..world.calendar import HOURS_IN_WORKING_DAY, Calendar, EveryDay
from ..world.contracts import Accounts
from ..world.entities import Product, Rival, Seller
from ..world.ledger import Ledger
from ..world.log import EventLog
from .clock import Clock


@dataclass(slots=True)
class Counts:
    """Where every lead is: leads = won + lost + undecided + open, after every event."""

    leads: int = 0
    won: int = 0
    lost: int = 0
    undecided: int = 0
    open: int = 0


@dataclass(slots=True)
class World:
    """All entities of one run, now."""

    scenario: Scenario
    clock: Clock
    calendar: Calendar
    luck: Luck
    log: EventLog
    currency: Currency
    products: Mapping[str, Product]
    rivals: Mapping[str, Rival]
    sellers: Mapping[str, Seller]
    accounts: Mapping[str, Accounts]
    ledger: Ledger = field(default_factory=Ledger)
    counts: Counts = field(default_factory=Counts)
    work_unit: float = field(init=False)
    _rows: dict[tuple[str, str], Rows] = field(default_factory=dict)

    def __post_init__(self) -> None:
        hours = HOURS_PER_DAY if isinstance(self.calendar, EveryDay) else HOURS_IN_WORKING_DAY
        self.work_unit = MICROSECONDS_PER_DAY * hours / HOURS_PER_DAY

    def rows(self, purpose: Purpose, stream: str, width: int = 1) -> Rows:
        """Luck of one purpose and stream, kept from one event to the next."""
        rows = self._rows.get((purpose.name, stream))
        if rows is None:
            rows = self._rows[purpose.name, stream] = self.luck.rows(purpose, stream, width)
        return rows

    @property
    def horizon(self) -> Days:
        return self.scenario.horizon

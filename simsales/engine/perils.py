"""Risks at work: each waits for its time, strikes through the world's verbs, and says when it comes again."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import RunStopped
from ..i18n import Text
from ..market.customers import SegmentAccounts
from ..rng import Purpose
from ..world.contracts import Risk
from ..world.entities import Account
from ..world.events import RISK_STRUCK

if TYPE_CHECKING:
    from .world import World

RISK = Purpose("risk.luck", "uniform")
_BACKWARDS = Text(
    en="{risk} asked for {days:g} days, and time does not run backwards", zh="{risk} 要求 {days:g} 天, 而时间不会倒流"
)


class Peril:
    """One risk of the scenario, waiting."""

    __slots__ = ("_code", "_luck", "_name", "_risk", "_times", "_verbs", "_world")

    def __init__(self, world: World, name: str, risk: Risk) -> None:
        self._world, self._name, self._risk, self._verbs = world, name, risk, Verbs(world)
        self._luck = world.luck.rows(RISK, name, 4)
        self._code = world.log.code("risk", name)
        self._times = 0

    def __str__(self) -> str:
        return f"risks.{self._name} ({self._risk.kind})"

    def open(self) -> None:
        self._wait(self._risk.first(self._luck))

    def strike(self) -> None:
        self._world.log.add(self._world.clock.now, RISK_STRUCK, actor=self._code)
        self._times += 1
        self._wait(self._risk.strike(self._verbs, self._luck, self._times - 1))

    def _wait(self, days: float | None) -> None:
        if days is not None and days < 0:
            raise RunStopped(_BACKWARDS.fill(risk=self, days=days))
        if days is not None and days < math.inf:
            self._world.clock.at(days, self.strike)


class Verbs:
    """What a risk may do (`RiskWorld`)."""

    def __init__(self, world: World) -> None:
        self._world = world

    def largest_customers(self, segment: str | None = None) -> Sequence[Account]:
        known = [
            account
            for name, accounts in self._world.accounts.items()
            if segment in (None, name)
            for account in _known(accounts)
            if account.bought and not account.failed
        ]
        return sorted(known, key=lambda account: (-account.bought, account.segment, account.number))

    def fail(self, account: Account) -> None:
        """Its invoices are written off when due, its deals end undecided, its contracts lapse."""
        account.failed = True


def _known(accounts: object) -> list[Account]:
    return accounts.known() if isinstance(accounts, SegmentAccounts) else []

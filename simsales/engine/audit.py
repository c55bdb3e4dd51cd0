"""The audit: laws that hold after every event, whatever the scenario. Used by tests and `Session(checked=True)`.

Leads in = won + lost + undecided + open; the books balance and agree with what customers owe; nobody works more hours
than there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import BookkeepingError
from ..i18n import Text

if TYPE_CHECKING:
    from .build import Simulation

_BROKEN = Text(en="the books do not add up on day {day:.4f}: {law}", zh="第 {day:.4f} 天账目不平: {law}")
_WHERE_REVENUE_IS = ("orders", "receivables", "cash", "bad debt", "penalties", "cancelled orders")


def audit(simulation: Simulation) -> None:
    """Raises BookkeepingError naming the law that broke."""
    world = simulation.world
    counts, ledger = world.counts, world.ledger
    laws = {
        "leads = won + lost + undecided + open": counts.leads
        == counts.won + counts.lost + counts.undecided + counts.open,
        "debits = credits": sum(ledger.balances.values()) == 0,
        "revenue = orders + receivables + cash + bad debt + penalties + cancelled orders": -ledger["revenue"]
        - ledger["service revenue"]
        == sum(ledger[account] for account in _WHERE_REVENUE_IS),
        "hours <= capacity": all(desk.worked <= desk.capacity + 1e-6 for desk in simulation.desks),
    }
    for law, holds in laws.items():
        if not holds:
            raise BookkeepingError(_BROKEN.fill(day=world.clock.now, law=law))

"""What a pay table is read for: the answers given, the money it is in, base pay, and a quota.

Used wherever a reading of a table becomes a plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from simsales.i18n import Text
from simsales.units import Currency
from simsales.world.incentive import Basis, Quota

from .plan_cells import Mark

Answers = Mapping[str, str]
"""What was answered: the name of the question (as of its option) -> the key of the reading."""


class CannotBeWritten(Exception):
    """A reading of a table that the plan language has no words for."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True, slots=True)
class Terms:
    """What a table is read for: the money it is in, base pay a month (major units), and a quota of one period.

    `scale` is the quota by which marks in money become parts of a quota, where it is not the person's own.
    """

    currency: Currency
    base: float
    quota: Quota
    scale: Quota | None = None

    def with_quota(self, quota: Quota) -> Terms:
        return replace(self, quota=quota)

    def share(self, mark: Mark, basis: Basis) -> float:
        """A mark as a part of the quota on this basis."""
        if not mark.is_money:
            return float(mark.value)
        return self.currency.minor(float(mark.value)) / (self.scale or self.quota).of(basis)

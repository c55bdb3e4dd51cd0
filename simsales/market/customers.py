"""The accounts of a segment: made when first looked at, always the same ones.

Grade, payment habits and whether the account is a customer on the first day follow from its number alone.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from itertools import accumulate

from ..rng import Luck, Purpose
from ..spec.market import SegmentSpec
from ..spec.service import Payment
from ..world.entities import Account

FACT = Purpose("account.fact", "uniform")
HABIT = Purpose("account.habit", "normal")
_GRADE, _CUSTOMER = range(2)
_TOGETHER = 256
"""Accounts are made so many at a time, because their luck is read in order."""


class SegmentAccounts:
    """Accounts of one segment, by number."""

    def __init__(self, name: str, segment: SegmentSpec, payment: Payment, luck: Luck) -> None:
        self._name, self._between, self._customers = name, payment.between, segment.customers
        self._grades = list(segment.grades)
        self._bounds = list(accumulate(segment.grades.values()))
        self._facts = luck.rows(FACT, name, 2)
        self._habits = luck.rows(HABIT, name)
        self._made: dict[int, Account] = {}

    def __getitem__(self, number: int) -> Account:
        account = self._made.get(number)
        if account is None:
            first = number - number % _TOGETHER
            self._made |= {one: self._make(one) for one in range(first, first + _TOGETHER)}
            account = self._made[number]
        return account

    def _make(self, number: int) -> Account:
        facts = self._facts[number]
        grade = self._grades[bisect_right(self._bounds, facts[_GRADE] * self._bounds[-1])]
        return Account(
            self._name,
            number,
            grade,
            slowness=math.exp(self._between * self._habits[number][0]),
            is_customer=facts[_CUSTOMER] < self._customers,
        )

    def known(self) -> list[Account]:
        return list(self._made.values())

"""The books: every amount is posted twice, in whole minor units, so that money can neither appear nor vanish.

Accounts are plain words ("receivables", "cash", "pay"). A balance above zero is a debit.
"""

from __future__ import annotations

from collections import defaultdict

from ..units import Money


class Ledger:
    """Double-entry books of the firm."""

    __slots__ = ("balances",)

    def __init__(self) -> None:
        self.balances: defaultdict[str, Money] = defaultdict(int)

    def post(self, amount: Money, *, debit: str, credit: str) -> None:
        self.balances[debit] += amount
        self.balances[credit] -= amount

    def __getitem__(self, account: str) -> Money:
        return self.balances[account]

"""What every seller at the table works out from the view: what may be named, what an issue costs, and common courtesy.

Used by the bots. Only the view is read, so nothing here can know what the buyer hides.
"""

from __future__ import annotations

import numpy as np

from ..moves import Act, Move, Say
from ..table import Numbers
from ..view import TableView

_AT_THE_GATE = (
    Move(Act.ASK, "decision"),
    Move(Act.PRESENT, "need"),
    Move(Act.PROMISE, "document"),
    Move(Act.ASK, "need"),
    Move(Act.PRESENT, "trust"),
)


def at_the_gate(view: TableView) -> Move:
    """Give whoever answers first one reason after the other."""
    return _AT_THE_GATE[view.turn % len(_AT_THE_GATE)]


def formality(view: TableView) -> Move | None:
    """What is no question of skill: reasons at the gate, waiting while they ask their boss, a last word when it is agreed."""
    if view.phase == "gate":
        return at_the_gate(view)
    if view.phase == "follow up":
        return Move(Act.SUMMARISE)
    if heard(view, Say.MUST_ASK):
        return Move(Act.CHECK)
    return None


def heard(view: TableView, say: Say) -> bool:
    """Whether they have just said this."""
    return any(one.say is say for one in view.said)


def put_forward(view: TableView, offer: int) -> Move:
    """Another offer of ours: a concession where it is worth less to us than the one before."""
    return Move(Act.CONCEDE if view.firm[offer] < view.firm[view.ours] else Act.OFFER, offer=offer)


def price_issue(view: TableView) -> int:
    """Where the price is among the issues; -1 without one."""
    names = view.board.names
    return names.index("price") if "price" in names else -1


def free(view: TableView, floor: float | None = None) -> Numbers:
    """Which outcomes we may name, all outcomes in order: those at our own lowest price or above."""
    i = price_issue(view)
    if i < 0:
        return np.ones(len(view.board), dtype=bool)
    values = np.array(view.board.issues[i].values) >= (view.floor if floor is None else floor) - 1e-9
    return np.asarray(values[view.board.levels[:, i]])


def at_price(view: TableView, outcome: int, price: float) -> int:
    """The same package at the price nearest to `price`, not under our lowest."""
    i = price_issue(view)
    values = view.board.issues[i].values
    named = [level for level, value in enumerate(values) if value >= view.floor - 1e-9] or [len(values) - 1]
    return view.board.moved(outcome, i, min(named, key=lambda level: abs(values[level] - price)))


def worth_by_level(view: TableView, issue: int) -> Numbers:
    """What each level of an issue is worth to us, the rest being standard, minor units."""
    board = view.board
    lowest, stride = board.moved(board.standard, issue, 0), board.strides[issue]
    return np.asarray(view.firm[lowest : lowest + stride * board.sizes[issue] : stride])


def sweetened(view: TableView, outcome: int) -> tuple[int, str]:
    """The outcome with one step of the issue that costs us least to give, and that issue; ("", unchanged) with none left."""
    board, best, least, name = view.board, outcome, np.inf, ""
    for i, issue in enumerate(board.issues):
        if issue.name in ("price", "volume"):
            continue
        level = board.at(outcome)[i]
        for near in (level - 1, level + 1):
            if 0 <= near < board.sizes[i]:
                cost = float(view.firm[outcome] - view.firm[board.moved(outcome, i, near)])
                if 0 < cost < least:
                    best, least, name = board.moved(outcome, i, near), cost, issue.name
    return best, name

"""What a move is called, by the money it lost against the best one, relative to what was at stake.

The loss that counts is the least that the error leaves: a label is never harsher than what is known. A loss below one step of the
price, the least that is spoken of at this table, is nothing to learn from, whatever share of the stakes it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..i18n import Text
from .rollouts import Estimate

Label = Literal["best", "good", "inaccuracy", "mistake", "blunder"]
FROM: Mapping[Label, float] = {"inaccuracy": 0.03, "mistake": 0.07, "blunder": 0.15}
"""From so much of the stakes lost for certain on, hardest last [convention]; below the first a move is good."""
_BEST = 0.01
"""A move is the best where it lost less than this part of the stakes, or no other was found better for certain."""
LABELS: Mapping[Label, Text] = {
    "best": Text(en="best", zh="最好的一步"),
    "good": Text(en="good", zh="好"),
    "inaccuracy": Text(en="could be better", zh="可以更好"),
    "mistake": Text(en="a mistake", zh="失误"),
    "blunder": Text(en="a costly mistake", zh="大失误"),
}


def label_of(loss: Estimate, stake: float, step: float = 0.0) -> Label:
    """The label of a loss, given what was at stake and what one step of the price is worth (all minor units; 0 without a price)."""
    sure = max(loss.mean - loss.margin, 0.0) / max(stake, 1.0)
    found: Label = "best" if sure == 0 and loss.mean <= _BEST * max(stake, 1.0) else "good"
    for label, least in FROM.items():
        if sure >= least and loss.mean >= step - 0.5:
            found = label
    return found

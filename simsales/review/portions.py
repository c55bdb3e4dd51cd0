"""Many games of one scenario cut into portions, so that they can be played beside each other; who plays how many does not matter."""

from __future__ import annotations

from typing import NamedTuple

from ..rng import Seed
from ..spec.scenario import Scenario

SIZE = 50


class Portion(NamedTuple):
    """Some games, numbered from `first` on. Played in a worker."""

    scenario: Scenario
    seed: Seed
    first: int
    many: int

    @property
    def numbers(self) -> range:
        return range(self.first, self.first + self.many)


def portions(scenario: Scenario, seed: Seed, games: int) -> list[Portion]:
    """So many games, in their order."""
    return [Portion(scenario, seed, first, min(SIZE, games - first)) for first in range(0, games, SIZE)]

"""Luck: every random number is keyed by (seed, purpose, stream, k), never drawn from a shared stream.

The need that is number 12 of Li's own leads has the same size, taste and timing in every variant, on any number of
workers, whoever else is hired or whatever else is switched on. That is what "same customers, same luck" means.

A *purpose* says what a number is for ("need.value"); a *stream* whose it is (one lead source, one segment); rows are
made in blocks of 256 and handed out as lists, because a Python loop reads a list four times faster than an array.
State-changing code uses these numbers and `math` on scalars only: array transcendentals differ between processors.
Source of the idea: common random numbers, e.g. Law, Simulation Modeling and Analysis, ch. 11.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal, Protocol

import numpy as np

Seed = int
Law = Literal["uniform", "normal", "lognormal", "exponential", "gamma", "gumbel"]
Parameters = float | Sequence[float]
BLOCK = 256


@dataclass(frozen=True, slots=True)
class Purpose:
    """What numbers are for: a dotted name unique in the program, and their law."""

    name: str
    law: Law


class Rows(Protocol):
    """Random access to the rows of one purpose and stream: the i-th row is the same list whoever asks, and when."""

    def __getitem__(self, i: int) -> list[float]: ...


class Luck(Protocol):
    """All the randomness of one run."""

    def rows(self, purpose: Purpose, stream: str, width: int = 1,
             location: Parameters = 0.0, scale: Parameters = 1.0) -> Rows:
        """Rows of `width` numbers; `location` and `scale` (one, or one per column) are those of the purpose's law.

        lognormal: mean and sd of the logarithm; exponential: `scale` is the mean; gamma: `location` is the shape;
        uniform: on [0, 1). The underlying luck does not depend on the parameters (gamma's shape excepted).
        """


class KeyedLuck:
    """The ordinary luck: everything follows from one 64-bit seed."""

    def __init__(self, seed: Seed) -> None:
        self.seed = seed

    def rows(self, purpose: Purpose, stream: str, width: int = 1,
             location: Parameters = 0.0, scale: Parameters = 1.0) -> Rows:
        return KeyedRows([self.seed, word_key(purpose.name), word_key(stream)], purpose.law, width, location, scale)


class KeyedRows:
    """Rows of one (seed, purpose, stream); holds one block at a time."""

    __slots__ = ("_block", "_first", "_key", "_law", "_location", "_scale", "_width")

    def __init__(self, key: list[int], law: Law, width: int, location: Parameters, scale: Parameters) -> None:
        self._key, self._law, self._width, self._location, self._scale = key, law, width, location, scale
        self._first = -BLOCK
        self._block: list[list[float]] = []

    def __getitem__(self, i: int) -> list[float]:
        offset = i - self._first
        if not 0 <= offset < BLOCK:
            self._first = i - i % BLOCK
            self._block = self._make(i // BLOCK)
            offset = i % BLOCK
        return self._block[offset]

    def _make(self, block: int) -> list[list[float]]:
        generator = np.random.Generator(np.random.SFC64(np.random.SeedSequence([*self._key, block])))
        shape = (BLOCK, self._width)
        match self._law:
            case "uniform":
                numbers = generator.random(shape)
            case "normal":
                numbers = generator.normal(self._location, self._scale, shape)
            case "lognormal":
                numbers = generator.lognormal(self._location, self._scale, shape)
            case "exponential":
                numbers = generator.exponential(self._scale, shape)
            case "gamma":
                numbers = generator.gamma(self._location, self._scale, shape)
            case "gumbel":
                numbers = generator.gumbel(self._location, self._scale, shape)
        rows: list[list[float]] = numbers.tolist()
        return rows


def running_sums(rows: Rows) -> Iterator[float]:
    """The cumulative sums of the first number of each row: with exponentials, the keyed arrival instants of rate 1."""
    total = 0.0
    i = 0
    while True:
        total += rows[i][0]
        yield total
        i += 1


def word_key(word: str) -> int:
    """A 64-bit key of a word, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def replication_seed(seed: int, replication: int) -> Seed:
    """The seed of one replication: different `--seed` values never share a world."""
    return word_key(f"simsales/{seed}/{replication}")

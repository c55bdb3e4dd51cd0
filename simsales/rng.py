"""Luck: every random number is keyed by (seed, purpose, stream, k), never drawn from a shared stream.

The need that is number 12 of Li's own leads has the same size, taste and timing in every variant, on any number of
workers, whoever else is hired or whatever else is switched on. That is what "same customers, same luck" means.

A *purpose* says what a number is for ("need.value"); a *stream* whose it is (one lead source, one segment); rows are
made in blocks and handed out as lists, because a Python loop reads a list four times faster than an array.
State-changing code uses these numbers and `math` on scalars only: array transcendentals differ between processors.
Source of the idea: common random numbers, e.g. Law, Simulation Modeling and Analysis, ch. 11.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal, Protocol

import numpy as np

Seed = int
Law = Literal["uniform", "normal", "lognormal", "exponential", "gamma", "gumbel"]
Parameters = float | Sequence[float]
FIRST_BLOCK = 64


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

    def rows(
        self, purpose: Purpose, stream: str, width: int = 1, location: Parameters = 0.0, scale: Parameters = 1.0
    ) -> Rows:
        """Rows of `width` numbers; `location` and `scale` (one, or one per column) are those of the purpose's law.

        lognormal: mean and sd of the logarithm; exponential: `scale` is the mean; gamma: `location` is the shape;
        uniform: on [0, 1). The underlying luck does not depend on the parameters (gamma's shape excepted).
        """


class KeyedLuck:
    """The ordinary luck: everything follows from one 64-bit seed."""

    def __init__(self, seed: Seed) -> None:
        self.seed = seed

    def rows(
        self, purpose: Purpose, stream: str, width: int = 1, location: Parameters = 0.0, scale: Parameters = 1.0
    ) -> Rows:
        return KeyedRows(f"{self.seed}/{purpose.name}/{stream}", purpose.law, width, location, scale)


class _Key(np.random.bit_generator.ISeedSequence):
    """The state of a generator straight from its name: a hash, because numpy's own seeding costs ten times as much."""

    def __init__(self, name: str) -> None:
        self._name = name.encode()

    def generate_state(self, n_words: int, dtype: Any = np.uint32) -> Any:
        size = n_words * np.dtype(dtype).itemsize
        return np.frombuffer(blake2b(self._name, digest_size=size).digest(), dtype=dtype)


class KeyedRows:
    """Rows of one (seed, purpose, stream); holds the last two blocks, so it is meant to be read roughly in order.

    The first block has 64 rows and each following one twice as many: a stream of fifty leads is about as cheap per row as
    one of fifty thousand.
    """

    __slots__ = ("_block", "_first", "_key", "_law", "_location", "_other", "_other_first", "_scale", "_width")

    def __init__(self, key: str, law: Law, width: int, location: Parameters, scale: Parameters) -> None:
        self._key, self._law, self._width, self._location, self._scale = key, law, width, location, scale
        self._first = self._other_first = 0
        self._block: list[list[float]] = []
        self._other: list[list[float]] = []

    def __getitem__(self, i: int) -> list[float]:
        offset = i - self._first
        if 0 <= offset < len(self._block):
            return self._block[offset]
        self._first, self._block, self._other_first, self._other = (
            self._other_first,
            self._other,
            self._first,
            self._block,
        )
        offset = i - self._first
        if not 0 <= offset < len(self._block):
            number = (i // FIRST_BLOCK + 1).bit_length() - 1
            self._first = FIRST_BLOCK * ((1 << number) - 1)
            self._block = self._make(number)
            offset = i - self._first
        return self._block[offset]

    def _make(self, number: int) -> list[list[float]]:
        generator = np.random.Generator(np.random.SFC64(_Key(f"{self._key}/{number}")))  # type: ignore[arg-type]
        shape = (FIRST_BLOCK << number, self._width)
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


def word_key(word: str) -> int:
    """A 64-bit key of a word, the same on every machine."""
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")


def replication_seed(seed: int, replication: int) -> Seed:
    """The seed of one replication: different `--seed` values never share a world."""
    return word_key(f"simsales/{seed}/{replication}")


def replication_seeds(seed: int, replications: int) -> list[Seed]:
    """Those of the first so many replications."""
    return [replication_seed(seed, number) for number in range(1, replications + 1)]

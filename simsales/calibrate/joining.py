"""Names that two files write differently: `GTXPro` in the pipeline, `GTX Pro` in the price list.

An exact match is taken as it is. The nearest spelling is taken only when it is close and no other is nearly as close,
and every such guess is named in the report, with how alike the two are, so that a person can say no.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from simsales.i18n import Text

from .columns import levelled

ALIKE = 85.0
"""Assumption: per cent of letters in the same order; a slip of the pen stays above it, another product below."""
_LEAD = 8.0


@dataclass(frozen=True, slots=True)
class NameGuess:
    """One name taken for another."""

    said: str
    taken_for: str
    alike: float
    rows: int
    file: str

    @property
    def text(self) -> Text:
        return Text(
            en="guessed, please check: {said} ({rows:,} rows) is taken for {taken_for} of {file} ({alike:.0f}% alike)",
            zh="推测, 请核对: {said} ({rows:,} 行) 当作 {file} 的 {taken_for} (相似 {alike:.0f}%)",
        ).fill(said=self.said, rows=self.rows, taken_for=self.taken_for, file=self.file, alike=self.alike)


def join(
    said: Mapping[str, int], known: Collection[str], file: str, corrected: Mapping[str, str] | None = None
) -> tuple[dict[str, str], list[NameGuess]]:
    """Each name that is said (with its rows) -> the known name it means, where there is one; and the guesses made."""
    by_level = {levelled(name): name for name in sorted(known)}
    joined: dict[str, str] = {}
    guesses: list[NameGuess] = []
    for name, rows in said.items():
        if corrected and name in corrected:
            joined[name] = by_level.get(levelled(corrected[name]), corrected[name])
            continue
        if levelled(name) in by_level:
            joined[name] = by_level[levelled(name)]
        elif found := _nearest(levelled(name), by_level):
            joined[name] = by_level[found[0]]
            guesses.append(NameGuess(name, joined[name], found[1], rows, file))
    return joined, guesses


def _nearest(name: str, known: Collection[str]) -> tuple[str, float] | None:
    best = process.extract(name, sorted(known), scorer=fuzz.ratio, limit=2)
    if not best or best[0][1] < ALIKE or (len(best) > 1 and best[0][1] - best[1][1] < _LEAD):
        return None
    return best[0][0], best[0][1]

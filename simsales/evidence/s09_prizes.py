"""S9: several prizes beat one: with a single prize nearly everybody is out of the race."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from simsales.i18n import Text

from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import QUARTER, Lived, gain
from .plans import plan, rate

_POOL = 300_000
"""A quarter, for twenty reps: 2-3% of their sales."""
_PLACES = (1, 3, 6, 12)
_RANKED = 3


def _contest(prizes: Sequence[int]) -> dict[str, Any]:
    return {"kind": "contest", "prizes": list(prizes)}


def _equal(places: int) -> Try:
    return Try("short", plan({"part": rate(0.006), "race": _contest([_POOL // places] * places)}))


def _falling(places: int) -> Try:
    """Prizes that fall by rank, in equal steps."""
    whole = places * (places + 1) // 2
    return Try(
        "short", plan({"part": rate(0.006), "race": _contest([_POOL * (places - i) // whole for i in range(places)])})
    )


def measure(runs: Mapping[str, Lived]) -> Row:
    one = runs["1"]
    since, until = 2 * QUARTER, one.scenario.horizon
    sold = one.contracts(since, until)
    found = {f"{name} prizes over one": gain(run.contracts(since, until), sold) for name, run in runs.items()}
    found["pool of sales"] = _POOL * (until - since) / QUARTER / float(one.bookings(since, until).sum())
    return found


def together(rows: Sequence[Row]) -> dict[str, list[float]]:
    means = {places: float(np.mean([row[f"{places} prizes over one"] for row in rows])) for places in _PLACES}
    best = max(means, key=lambda places: means[places])
    return {
        "best": [row[f"{best} prizes over one"] for row in rows],
        "number": [float(best)] * len(rows),
    }


EFFECT = Effect(
    id="S9",
    claim=Text(en="several prizes beat one; ranking them adds nothing", zh="多个奖项胜过一个; 分等级没有额外作用"),
    published=Text(en="more than one prize is best", zh="多于一个奖项最好"),
    source="Lim, Ahearne, Ham 2009",
    grade="F",
    where=Text(en="short cycle, 20 reps, a pool of 2-3% of sales", zh="短周期, 20 人, 奖金池为销售额的 2-3%"),
    tries={**{str(places): _equal(places) for places in _PLACES}, "ranked": _falling(_RANKED)},
    measure=measure,
    together=together,
    gates={
        "best": Gate(
            Text(en="sales with the best number of prizes over one prize", zh="最佳奖项数对照一个奖项的销售额"),
            low=0.01,
            high=0.08,
        ),
        "number": Gate(
            Text(en="best number of prizes, of 20 reps", zh="最佳奖项数 (20 人)"),
            low=3,
            high=15,
            null=None,
            unit="number",
        ),
    },
    ablation=Ablation.of_reactions("best"),
)

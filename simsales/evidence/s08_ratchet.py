"""S8: where next year's quota follows this year's result, those who are ahead hold back in the last quarter."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text

from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import QUARTER, YEAR, Lived, gain
from .plans import bonus, over, plan, rate

_LINES = {"part": rate(0.02), "reward": bonus(0.02), "over": over(0.05)}
_RATCHET = {"up": 0.3, "down": 0.1, "every": "year"}
_AHEAD = 1.05
_Q4 = (YEAR - QUARTER, YEAR)


def measure(runs: Mapping[str, Lived]) -> Row:
    """The run ends with the year, so that both live under the same quotas and only the fear of higher ones differs."""
    free, feared = runs["fixed quotas"], runs["ratchet"]
    so_far = free.bookings(QUARTER, _Q4[0]) / free.targets(QUARTER, _Q4[0])
    ahead = so_far > _AHEAD
    return {
        "effort": gain(feared.all_hours(*_Q4), free.all_hours(*_Q4), ahead),
        "sales": gain(feared.contracts(*_Q4), free.contracts(*_Q4), ahead),
        "part of reps ahead": float(ahead.mean()),
    }


EFFECT = Effect(
    id="S8",
    claim=Text(en="a ratchet makes those who are ahead hold back", zh="鞭打快牛: 领先者在第四季度放慢"),
    published=Text(en="those ahead cut the fourth quarter", zh="领先者削减第四季度"),
    source="Weitzman 1980 [T]; Bouwens and Kroos 2011 [F]",
    grade="T",
    where=Text(
        en="short cycle, fixed quotas; 5 points more above quota", zh="短周期, 指标不变; 超额部分多提 5 个百分点"
    ),
    tries={"fixed quotas": Try("short", plan(_LINES)), "ratchet": Try("short", plan(_LINES, ratchet=_RATCHET))},
    measure=measure,
    gates={
        "effort": Gate(
            Text(en="hours in the fourth quarter of those 5% ahead", zh="领先 5% 者第四季度的工时"),
            low=-0.10,
            high=-0.01,
        ),
        "sales": Gate(Text(en="their sales in the fourth quarter", zh="他们第四季度的销售额"), high=0.0),
    },
    ablation=Ablation.of_reactions("effort"),
    is_quick=True,
)

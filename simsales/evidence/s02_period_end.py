"""S2: more is signed at the end of a quarter than at its start, by pressing buyers: at lower prices, with more losses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from simsales.i18n import Text
from simsales.units import Days

from .business import Business
from .effect import Ablation, Effect, Row, Try, as_measured
from .judging import Gate
from .looking import QUARTER, Lived, jackknife
from .plans import ORDINARY, bonus, plan, rate, tiers

_FORTNIGHT: Days = 14.0
_OFFERED = 4
"""The stage in which our offer lies on the table: of deals that are lost earlier nobody can say that they were pressed."""
_LINEAR, _FROM = 0.025, {"enterprise": 2 * QUARTER, "short": QUARTER}
_PLANS = {
    "ordinary": ORDINARY,
    "linear": plan({"part": rate(_LINEAR)}),
    "accelerator": plan({"part": tiers((0, 0.014), (1.0, 0.07))}),
    "bonus": plan({"reward": bonus(0.04)}),
}


def _tries() -> dict[str, Try]:
    tries = {f"enterprise {name}": Try("enterprise", changes) for name, changes in _PLANS.items()}
    tries |= {f"short {name}": Try("short", _PLANS[name]) for name in ("ordinary", "bonus")}
    return tries


def _fortnights(since: Days, until: Days) -> tuple[Sequence[tuple[Days, Days]], Sequence[tuple[Days, Days]]]:
    """The first and the last fortnights of the quarters."""
    starts = [since + QUARTER * i for i in range(round((until - since) / QUARTER))]
    return [(t, t + _FORTNIGHT) for t in starts], [(t + QUARTER - _FORTNIGHT, t + QUARTER) for t in starts]


def measure(runs: Mapping[str, Lived]) -> Row:
    found: dict[str, float] = {}
    seen: dict[str, tuple[float, float]] = {}
    for label, run in runs.items():
        name: Business = run_business(label)
        first, last = _fortnights(_FROM[name], run.scenario.horizon)
        found[f"{label} first"], found[f"{label} last"] = float(len(run.won(first))), float(len(run.won(last)))
        seen[label] = (run.win_rate(last, _OFFERED), run.price(run.won(last)))
    linear = seen["enterprise linear"]
    for convex in ("accelerator", "bonus"):
        found[f"{convex} win rate"] = seen[f"enterprise {convex}"][0] - linear[0]
        found[f"{convex} price"] = seen[f"enterprise {convex}"][1] - linear[1]
    return found


def together(rows: Sequence[Row]) -> dict[str, list[float]]:
    """Swings of all lives together, against the same customers when nobody reacts, and once without each life in turn
    (jackknife): a fortnight of one life has too few contracts for a ratio of its own."""
    found = as_measured(rows)
    for label in (label for label in EFFECT.tries if not label.endswith("ordinary")):
        found[label] = jackknife(len(rows), partial(_against_usual, found, label))
    return found


def _against_usual(found: Mapping[str, Sequence[float]], label: str, lives: Sequence[int]) -> float:
    return _swing(found, label, lives) / _swing(found, f"{run_business(label)} ordinary", lives)


def _swing(found: Mapping[str, Sequence[float]], label: str, lives: Sequence[int]) -> float:
    return sum(found[f"{label} last"][i] for i in lives) / sum(found[f"{label} first"][i] for i in lives)


def run_business(label: str) -> Business:
    return "short" if label.startswith("short") else "enterprise"


EFFECT = Effect(
    id="S2",
    claim=Text(en="sales swing with the pay period; the push costs price and deals", zh="期末冲量: 催单牺牲价格和赢率"),
    published=Text(
        en="Q4 > mid > Q1; last day 3x, win rate -51%, size -34%",
        zh="期末 > 期中 > 期初; 末日 3 倍, 赢率 -51%, 金额 -34%",
    ),
    source="Oyer 1998 [F]; 9.8 million deals [V]",
    grade="F",
    where=Text(en="enterprise; the short cycle is shown, not gated", zh="大客户; 短周期只报告"),
    tries=_tries(),
    measure=measure,
    together=together,
    gates={
        "enterprise accelerator": Gate(
            Text(en="accelerator: last over first fortnight", zh="加速提成: 末两周比首两周"),
            low=1.05,
            null=1.0,
            unit="ratio",
        ),
        "enterprise bonus": Gate(
            Text(en="bonus only: last over first fortnight", zh="只有奖金: 末两周比首两周"),
            low=1.05,
            null=1.0,
            unit="ratio",
        ),
        "enterprise linear": Gate(
            Text(en="linear: last over first fortnight", zh="线性: 末两周比首两周"),
            low=0.97,
            high=1.03,
            null=None,
            unit="ratio",
        ),
        "accelerator win rate": Gate(
            Text(en="accelerator: win rate in the last fortnight against linear", zh="加速提成: 末两周赢率, 对照线性"),
            high=0.0,
        ),
        "bonus win rate": Gate(
            Text(en="bonus only: win rate in the last fortnight against linear", zh="只有奖金: 末两周赢率, 对照线性"),
            high=0.0,
        ),
        "accelerator price": Gate(
            Text(en="accelerator: net value of a deal against linear", zh="加速提成: 每单净值, 对照线性"), high=0.0
        ),
        "bonus price": Gate(
            Text(en="bonus only: net value of a deal against linear", zh="只有奖金: 每单净值, 对照线性"), high=0.0
        ),
    },
    times=3,
    ablation=Ablation(
        Text(en="reps may not give anything", zh="销售没有让价权限"),
        {"policies.discount.rep": 0.0, "policies.discount.manager": 0.0},
        "accelerator price",
    ),
)

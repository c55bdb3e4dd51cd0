"""S3: a plan whose rate climbs steeply makes reps buy the timing of deals with the firm's discount."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text

from .business import Changes, quotas
from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import QUARTER, YEAR, Lived
from .plans import plan, rate, tiers

_LINEAR = 0.063
_LADDER = {
    "half as steep": tiers((0, 0.04), (1.0, 0.06), (1.4, 0.085), (1.8, 0.115), (2.2, 0.15)),
    "2% to 25%": tiers((0, 0.02), (1.0, 0.06), (1.4, 0.12), (1.8, 0.18), (2.2, 0.25)),
}
"""Rising marginal rates over the range of attainment; all cost what the linear plan costs, set on calibration seeds."""
_EASY = 0.75
_TRADE: Changes = {"people.reactions.ordinary_rate": 0.065, **quotas("enterprise", _EASY)}
"""A trade that pays six and a half percent for an ordinary week, and quotas that half of its people reach; set on calibration seeds."""
_TIGHT = {"policies.discount.rep": 0.10, "policies.discount.manager": 0.10}
_STEEP = plan({"part": _LADDER["2% to 25%"]})


def measure(runs: Mapping[str, Lived]) -> Row:
    found: dict[str, float] = {}
    for name, run in runs.items():
        since, until = (QUARTER if name.startswith("short") else YEAR), run.scenario.horizon
        sold, paid = float(run.bookings(since, until).sum()), float(run.pay(since, until).sum())
        found[name] = run.given_for_haste(since, until) / sold
        found[f"{name}: pay"] = paid / sold
    found["ladder low"] = found["half as steep"] - found["linear"]
    found["ladder high"] = found["2% to 25%"] - found["half as steep"]
    found["authority"] = found["2% to 25%"] - found["2% to 25%, authority 10%"]
    return found


EFFECT = Effect(
    id="S3",
    claim=Text(
        en="a steep plan leaks revenue through discounts that buy timing", zh="陡峭的加速方案以让价换时间, 漏掉收入"
    ),
    published=Text(en="6-8% of revenue", zh="收入的 6-8%"),
    source="Larkin 2014",
    grade="F",
    where=Text(en="enterprise, authority 30%; the short cycle for contrast", zh="大客户, 权限 30%; 短周期作对照"),
    tries={
        "2% to 25%": Try("enterprise", {**_TRADE, **_STEEP}),
        "half as steep": Try("enterprise", {**_TRADE, **plan({"part": _LADDER["half as steep"]})}),
        "linear": Try("enterprise", {**_TRADE, **plan({"part": rate(_LINEAR)})}),
        "2% to 25%, authority 10%": Try("enterprise", {**_TRADE, **_STEEP, **_TIGHT}),
        "short 2% to 25%": Try("short", _STEEP),
    },
    measure=measure,
    gates={
        "2% to 25%": Gate(
            Text(en="given away, of revenue, under 2% rising to 25%", zh="2% 升至 25% 时让掉的收入占比"),
            low=0.03,
            high=0.10,
        ),
        "linear": Gate(
            Text(en="given away under a linear plan of equal cost", zh="同成本线性方案下让掉的"), high=0.01, null=None
        ),
        "ladder low": Gate(Text(en="half as steep against linear", zh="一半陡度, 对照线性"), low=0.0),
        "ladder high": Gate(Text(en="2% to 25% against half as steep", zh="2% 至 25%, 对照一半陡度"), low=0.0),
        "authority": Gate(Text(en="authority 30% against 10%", zh="权限 30% 对照 10%"), low=0.0),
        "short 2% to 25%": Gate(Text(en="given away in the short cycle", zh="短周期下让掉的"), high=0.005, null=None),
    },
    ablation=Ablation(
        Text(en="reps may not give anything", zh="销售没有让价权限"),
        {"policies.discount.rep": 0.0, "policies.discount.manager": 0.0},
        "2% to 25%",
    ),
)

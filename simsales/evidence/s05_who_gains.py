"""S5: a quota bonus lifts everybody a little; pay for overachievement lifts those who can overachieve."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text

from .business import Business, Changes
from .effect import Ablation, Effect, Row, Try
from .judging import Gate
from .looking import QUARTER, YEAR, Lived, gain, thirds
from .plans import ORDINARY, bonus, over, plan, rate

_FROM: Mapping[str, float] = {"short": QUARTER, "enterprise": YEAR}
_BASE = {"part": rate(0.0264)}
_BONUS = 0.02
_MARK: Mapping[str, float] = {"short": 1.0, "enterprise": 1.5}
"""Where overachievement begins: large deals lift whole quarters by half without anybody's doing."""
_OVER: Mapping[str, float] = {"short": 0.045, "enterprise": 0.055}
"""Rate above the mark that costs what the bonus costs; set on calibration seeds."""
_LIST_PRICE: Changes = {"policies.discount.rep": 0.0, "policies.discount.manager": 0.0}
"""Nobody may give anything: what effort does is seen without what discounts give away (that is S3)."""


def _tries(name: Business) -> dict[str, Try]:
    return {
        f"{name} ordinary weeks": Try(name, {**ORDINARY, **_LIST_PRICE}),
        f"{name} plain": Try(name, {**plan(_BASE), **_LIST_PRICE}),
        f"{name} bonus": Try(name, {**plan({**_BASE, "reward": bonus(_BONUS)}), **_LIST_PRICE}),
        f"{name} over": Try(name, {**plan({**_BASE, "reward": over(_OVER[name], _MARK[name])}), **_LIST_PRICE}),
    }


def measure(runs: Mapping[str, Lived]) -> Row:
    found: dict[str, float] = {}
    for name, since in _FROM.items():
        plain, until = runs[f"{name} plain"], runs[f"{name} plain"].scenario.horizon
        able = runs[f"{name} ordinary weeks"]
        sold = plain.contracts(since, until)
        low, middle, top = thirds(able.bookings(since, until) / able.targets(since, until))
        lifted, stars = (runs[f"{name} {what}"].contracts(since, until) for what in ("bonus", "over"))
        found[f"{name} total"] = gain(lifted, sold)
        for label, who in (("low", low), ("middle", middle), ("top", top)):
            found[f"{name} {label}"] = gain(lifted, sold, who)
        found[f"{name} stars"] = gain(stars, lifted, top) - gain(stars, lifted, low)
        for label, who in (("low", low), ("top", top)):
            found[f"{name} over: {label}"] = gain(stars, sold, who)
        paid = {what: runs[f"{name} {what}"].pay(since, until).sum() for what in ("bonus", "over")}
        found[f"{name} cost of over against bonus"] = float(paid["over"] / paid["bonus"] - 1)
    return found


def _gates(name: str, en: str, zh: str) -> dict[str, Gate]:
    thirds_ = {
        "low": ("lowest third", "后三分之一"),
        "middle": ("middle third", "中间三分之一"),
        "top": ("top third", "前三分之一"),
    }
    gates = {
        f"{name} total": Gate(Text(en=f"{en}: bonus, sales of all", zh=f"{zh}: 奖金, 总销售额"), low=0.02, high=0.12)
    }
    for label, (en_who, zh_who) in thirds_.items():
        gates[f"{name} {label}"] = Gate(Text(en=f"{en}: bonus, {en_who}", zh=f"{zh}: 奖金, {zh_who}"), low=0.0)
    gates[f"{name} stars"] = Gate(
        Text(
            en=f"{en}: the bonus money paid for overachievement instead, gain of the top third over the lowest",
            zh=f"{zh}: 同样的钱改为超额提成, 前三分之一比后三分之一多升",
        ),
        low=0.0,
    )
    return gates


EFFECT = Effect(
    id="S5",
    claim=Text(
        en="a quota bonus lifts everybody, pay above quota lifts the stars", zh="达标奖金人人受益, 超额提成激励尖子"
    ),
    published=Text(en="qualitative", zh="定性结论"),
    source="Chung, Steenburgh, Sudhir 2014",
    grade="F",
    where=Text(en="both businesses at list price; the same money", zh="两种业务, 按标价成交; 金额相同"),
    tries={**_tries("short"), **_tries("enterprise")},
    measure=measure,
    gates={**_gates("short", "short cycle", "短周期"), **_gates("enterprise", "enterprise", "大客户")},
    ablation=Ablation.of_reactions("short total"),
)

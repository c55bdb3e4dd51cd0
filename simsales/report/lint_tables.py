"""What lint found, for a terminal and as JSON: the ladder of sellers, tricks, minutes, and every finding in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType

from simsales.experiment.estimates import Estimate
from simsales.i18n import Lang, Text
from simsales.review.lint import BRIEFING, SECONDS_A_TURN, Linted
from simsales.review.rungs import Rung

from .cost_tables import plain_table
from .tables import clean

KINDS: Mapping[str, Text] = {
    "random": Text(en="anything at random", zh="随机"),
    "novice": Text(en="novice", zh="新手"),
    "scripted": Text(en="by the book", zh="照本宣科"),
    "skilled": Text(en="skilled", zh="熟手"),
    "oracle": Text(en="sees everything", zh="全知"),
}
_HEADS = (
    Text(en="seller", zh="卖方"),
    Text(en="of the best", zh="占最好结果"),
    Text(en="95%", zh="95% 区间"),
    Text(en="four of five", zh="五局中四局"),
    Text(en="deals", zh="成交率"),
    Text(en="turns", zh="轮数"),
    Text(en="surely above the last", zh="确定高于上一档"),
)
_YES, _NO = Text(en="yes", zh="是"), Text(en="cannot tell", zh="分不清")
_FINE = Text(en="fine: worth playing", zh="没有问题: 值得一玩")
_MINUTES = Text(
    en="about {minutes:.0f} minutes ({seconds:.0f} seconds a turn and {briefing:.0f} minutes to prepare, assumed)",
    zh="约 {minutes:.0f} 分钟 (假定每轮 {seconds:.0f} 秒, 准备 {briefing:.0f} 分钟)",
)
_TRICK = Text(
    en='best of doing always the same: "{act}", {share:.0%} of the best',
    zh="总做同一件事里最好的: “{act}”, 最好结果的 {share:.0%}",
)
_FOOT = Text(
    en="Buyers near the form: what it fixes is fixed, the rest of their luck is drawn anew. Best = the most this buyer would sign and "
    "your manager may give. Steps compared one-sided on the same buyers, corrected together (Holm).",
    zh="客户是这份卷附近的: 卷里写定的不变, 其余运气重抽。最好结果 = 这位客户肯签、经理也能批的最好方案。"
    "相邻两档在同样的客户上单侧比较, 一并校正 (Holm)。",
)


def lint_page(linted: Sequence[Linted], lang: Lang) -> RenderableType:
    """All forms, one after the other."""
    parts = list[RenderableType]()
    for one in linted:
        parts += [clean(one.name, lang, "bold"), *_form(one, lang), clean("", lang)]
    return Group(*parts, clean(_FOOT, lang, "dim"))


def _form(linted: Linted, lang: Lang) -> list[RenderableType]:
    parts = list[RenderableType]()
    if linted.rungs:
        parts.append(_ladder(linted.rungs, lang))
        parts.append(clean(_MINUTES.fill(minutes=linted.minutes, seconds=SECONDS_A_TURN, briefing=BRIEFING), lang))
    if linted.tricks:
        best = max(linted.tricks, key=lambda trick: trick.share.mean)
        parts.append(clean(_TRICK.fill(act=best.label, share=best.share.mean), lang))
    if linted.is_fine:
        return [*parts, clean(_FINE, lang, "green")]
    return [*parts, *(clean("! " + finding.what.say(lang), lang, "red") for finding in linted.findings)]


def _ladder(rungs: Sequence[Rung], lang: Lang) -> RenderableType:
    table = plain_table(*_HEADS, lang=lang)
    for rung in rungs:
        low, high = rung.band
        is_above = "" if rung.is_above is None else (_YES if rung.is_above else _NO).say(lang)
        table.add_row(
            clean(KINDS.get(rung.kind, Text.same(rung.kind)), lang),
            f"{rung.share.mean:.0%}",
            f"{rung.share.low:.1%} - {rung.share.high:.1%}",
            f"{low:.0%} - {high:.0%}",
            f"{rung.deals:.0%}",
            f"{rung.turns:.1f}",
            is_above,
        )
    return table


def lint_json(scenario: str, seed: int, games: int, linted: Sequence[Linted], lang: Lang) -> dict[str, Any]:
    """The same as numbers."""
    return {
        "scenario": scenario,
        "seed": seed,
        "games": games,
        "forms": {one.name: _figures(one, lang) for one in linted},
    }


def _figures(linted: Linted, lang: Lang) -> dict[str, Any]:
    return {
        "fine": linted.is_fine,
        "findings": [{"check": one.check, "what": one.what.say(lang)} for one in linted.findings],
        "ladder": {
            rung.kind: {
                **_estimate(rung.share),
                "band": list(rung.band),
                "deals": rung.deals,
                "turns": rung.turns,
                "above": rung.is_above,
            }
            for rung in linted.rungs
        },
        "always_the_same": max((one.share.mean for one in linted.tricks), default=None),
        "minutes": linted.minutes if linted.rungs else None,
    }


def _estimate(found: Estimate) -> dict[str, Any]:
    return {"mean": found.mean, "ci": [found.low, found.high], "n": found.n}

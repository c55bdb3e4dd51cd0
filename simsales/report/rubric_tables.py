"""Which lines of the rubric go with results, for a terminal and as JSON."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType

from simsales.i18n import Lang, Text
from simsales.review.rubric_check import Along

from .cost_tables import plain_table
from .tables import clean

_HEADS = (
    Text(en="item", zh="评分项"),
    Text(en="side", zh="类别"),
    Text(en="came up", zh="出现局数"),
    Text(en="points", zh="平均得分"),
    Text(en="goes with the result", zh="与结果的相关"),
    Text(en="95%", zh="95% 区间"),
    Text(en="verdict", zh="结论"),
)
_SIDES = {"process": Text(en="process", zh="过程"), "outcome": Text(en="outcome", zh="结果")}
_PAYS, _NOT = Text(en="goes with it", zh="同向"), Text(en="! no effect seen", zh="! 看不出作用")
_AGAINST, _SILENT = Text(en="! goes against it", zh="! 反向"), Text(en="cannot tell", zh="分不清")
_FOOT = Text(
    en="{games} games by bots of mixed skill against buyers near the form; result = share of the best that could be had. Going together is "
    "no proof of cause: able sellers do several things well at once.",
    zh="{games} 局, 水平不一的机器人对这份卷附近的客户; 结果 = 占可达最好结果的多少。相关不等于因果: 会卖的人往往几样都做得好。",
)


def rubric_page(name: str, games: int, items: Sequence[Along], lang: Lang) -> RenderableType:
    """One form."""
    table = plain_table(*_HEADS, lang=lang)
    for one in items:
        table.add_row(
            clean(one.label, lang),
            clean(_SIDES[one.side], lang),
            f"{one.games:,}",
            "-" if math.isnan(one.points) else f"{one.points:.0%}",
            "-" if one.r is None else f"{one.r:+.2f}",
            "-" if one.low is None else f"{one.low:+.2f} .. {one.high:+.2f}",
            clean(_verdict(one), lang),
        )
    return Group(clean(name, lang, "bold"), table, clean("", lang), clean(_FOOT.fill(games=games), lang, "dim"))


def _verdict(one: Along) -> Text:
    if one.low is None or one.high is None:
        return _SILENT
    if one.low > 0:
        return _PAYS
    return _AGAINST if one.high < 0 else _NOT


def rubric_json(scenario: str, variant: str, seed: int, games: int, items: Sequence[Along]) -> dict[str, Any]:
    """The same as numbers; null where it cannot be told."""
    return {
        "scenario": scenario,
        "variant": variant,
        "seed": seed,
        "games": games,
        "items": {
            one.key: {
                "side": one.side,
                "games": one.games,
                "points": None if math.isnan(one.points) else one.points,
                "r": one.r,
                "ci": None if one.low is None else [one.low, one.high],
                "effect": one.has_effect,
            }
            for one in items
        },
    }

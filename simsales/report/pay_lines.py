"""What the lines of a pay plan are called: the label of a kind where its author named the line after one, else the author's name."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text
from simsales.world.statement import BASE, CAP

LABELS: Mapping[str, Text] = {
    BASE: Text(en="base pay", zh="底薪"),
    CAP: Text(en="over the cap", zh="超过上限"),
    "commission": Text(en="commission", zh="提成"),
    "bonus": Text(en="bonus", zh="奖金"),
    "tiers": Text(en="tiered commission", zh="阶梯提成"),
    "contest": Text(en="contest", zh="销售竞赛"),
    "ladder": Text(en="career ladder", zh="晋级"),
    "long-term-award": Text(en="long-term award", zh="长期奖励"),
    "recognition": Text(en="recognition", zh="荣誉"),
    "penalty": Text(en="penalty", zh="扣款"),
    "scorecard": Text(en="scorecard", zh="综合评分"),
    "spif": Text(en="spif", zh="专项奖励"),
    "team-bonus": Text(en="team bonus", zh="团队奖金"),
}
"""By the names that lines have most often: those of their kinds."""
_OF_PLAN = Text(en="{line} of plan {plan}", zh="{line} (第 {plan} 个方案)")


def line_called(name: str) -> Text:
    """A line of a plan; `name@2` is one of the second plan, whose deals are still paid."""
    line, at, plan = name.rpartition("@")
    if at and plan.isdecimal():
        return _OF_PLAN.fill(line=line_called(line), plan=plan)
    return LABELS.get(name, Text.same(name))

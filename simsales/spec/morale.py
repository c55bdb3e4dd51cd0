"""Morale: a stock per rep around 1, moved by what is felt to be fair or not. Used by `people.morale`; the rule is in
`people/morale.py`.

Source of the idea: MODEL A7. That unfair pay and procedures lower satisfaction and effort is well established (meta-analyses of
organisational justice: Colquitt et al. 2001, 2013); how much of it a month brings is not, so the sizes are assumptions.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..units import NotNegative, Param, Positive, Share
from .block import Block


class Morale(Block):
    """What moves morale, and how it shows in who leaves; in the worth of pay it shows as a factor."""

    half_life: Annotated[
        Positive,
        Param(
            en="months until half of a good or bad mood is gone",
            zh="士气偏离减半的月数",
            unit="months",
            source="assumption: about a quarter",
        ),
    ] = 3.0
    luck: Annotated[
        NotNegative,
        Field(le=1),
        Param(
            en="fall of morale a month, were pay a whole team's ranks below hours",
            zh="薪酬名次比工时名次低一整队时士气每月下降",
            unit="morale",
            source="assumption; direction: justice meta-analyses; range: half to double",
            low=0.05,
            high=0.2,
        ),
    ] = 0.1
    slack: Annotated[
        Share,
        Param(
            en="ranks that pay may be below hours before it is felt",
            zh="薪酬名次比工时名次低多少以内不觉得不公",
            unit="share of the team",
            source="assumption: a quarter",
        ),
    ] = 0.25
    fine: Annotated[
        NotNegative,
        Field(le=5),
        Param(
            en="fall, were all pay of a pay day taken off",
            zh="整期薪酬被扣光时下降",
            unit="morale",
            source="assumption: losses weigh about twice gains",
        ),
    ] = 1.0
    quota: Annotated[
        NotNegative,
        Field(le=5),
        Param(
            en="fall for a quota doubled beyond what the territory did",
            zh="指标翻倍且超过区域实际业绩时下降",
            unit="morale",
            source="assumption",
        ),
    ] = 0.5
    honour: Annotated[
        NotNegative,
        Field(le=1),
        Param(
            en="rise for an honour",
            zh="一次表彰上升",
            unit="morale",
            source="assumption; direction: Bradler et al. 2016",
        ),
    ] = 0.05
    least: Annotated[
        float, Field(gt=0, le=1), Param(en="never below", zh="不低于", unit="morale", source="assumption")
    ] = 0.5
    most: Annotated[
        float, Field(ge=1, le=3), Param(en="never above", zh="不高于", unit="morale", source="assumption")
    ] = 1.5
    leaving: Annotated[
        NotNegative,
        Field(le=10),
        Param(
            en="weight of morale in who leaves",
            zh="士气对离职的作用",
            unit="log-hazard per morale",
            source="assumption; direction: satisfaction and turnover r = -.19 (Griffeth et al. 2000); range: half to double",
            low=0.5,
            high=2,
        ),
    ] = 1.0

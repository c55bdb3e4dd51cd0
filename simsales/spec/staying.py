"""Who leaves a team, and how a place is filled again. Used by `people.staying`; the rule is in `people/staying.py`.

Source: MODEL A7 (field studies of turnover: peers who left weigh more than the own result, the middling leave most).
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ..units import Amount, Duration, LogOdds, NotNegative, Param, Share
from .block import Block


class Staying(Block):
    """Who leaves, and how a place is filled again.

    The monthly hazard is `base` x exp(-pay x (pay / outside - 1) - performance x z + middling x (exp(-z^2) - .45) + contagion x
    leavers of the last quarter / 3), with z the rep's attainment among the others in standard deviations (MODEL A7).
    """

    base: Annotated[
        Share,
        Param(en="chance to leave in a month", zh="每月离职的可能", source="turnover of about 20% a year (field data)"),
    ] = 0.011
    pay: Annotated[
        NotNegative,
        Field(le=10),
        Param(
            en="weight of pay, against pay elsewhere, in who leaves",
            zh="薪酬 (相对外部) 对离职的作用",
            source="field studies; MODEL A7; range: half to double, an assumption",
            low=0.2,
            high=0.8,
        ),
    ] = 0.4
    performance: Annotated[
        NotNegative,
        Field(le=10),
        Param(en="weight of the own result", zh="自身业绩的权重", source="field studies; MODEL A7"),
    ] = 0.1
    middling: Annotated[
        NotNegative,
        Field(le=10),
        Param(en="the middling leave most", zh="中游最易离开", source="field studies; MODEL A7"),
    ] = 0.8
    contagion: Annotated[
        NotNegative,
        Field(le=10),
        Param(en="weight of peers who left", zh="同事离职的影响", source="field studies; MODEL A7"),
    ] = 1.0
    outside: Annotated[
        Amount,
        Param(
            en="pay a year elsewhere, for an ordinary rep", zh="一般销售在外部的年薪", unit="money", source="assumption"
        ),
    ]
    able: Annotated[
        NotNegative,
        Field(le=5),
        Param(en="more elsewhere per log-odds of skill", zh="能力对外部年薪的影响", source="assumption"),
    ] = 0.8
    vacancy: Annotated[
        Duration,
        Param(en="days until the place is filled", zh="补人需要的天数", unit="days", source="assumption: 60-90 days"),
    ] = 70.0
    newcomer: Annotated[
        LogOdds, Param(en="skill of a new hire", zh="新人的能力", unit="log-odds", source="assumption")
    ] = -0.6
    cost: Annotated[Amount, Param(en="cost of a replacement", zh="补人成本", unit="money", source="assumption")] = 0.0

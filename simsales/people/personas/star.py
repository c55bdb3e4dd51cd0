"""Star: sells more than others with the same leads, and knows it."""

from __future__ import annotations

from ...i18n import Text
from ...spec.persona import Persona

STAR = Persona(
    kind="star",
    name=Text(en="Star", zh="明星"),
    portrait=Text(
        en=(
            "Wins deals that others lose: listens first, knows the numbers, and asks for the signature. "
            "A clear goal with money above it moves a star most; a cap or a quota raised after a good year does the opposite. "
            "Watch what other firms offer, and do not let one person's pipeline become the whole forecast."
        ),
        zh=(
            "别人丢的单能赢下来: 先听, 心里有数, 也敢开口要签约。"
            "最能打动明星的是清楚的目标和超额部分的钱; 封顶, 或者好年景之后加指标, 效果正相反。"
            "要留意外面给的条件, 也别让一个人的商机撑起整个预测。"
        ),
    ),
    skill=0.4,
    asks=0.9,
    risk=0.7,
    restless=1.2,
    sources={
        "skill": "one standard deviation of skill among reps: .40 (MODEL A9)",
        "asks": "assumption: more hours for the same pay",
        "risk": "assumption: used to winning",
        "restless": "assumption: has more offers; pay elsewhere for the able is counted apart (`staying.able`)",
    },
)

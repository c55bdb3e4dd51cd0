"""Farmer: lives off customers who stay."""

from __future__ import annotations

from ...i18n import Text
from ...spec.persona import Persona

FARMER = Persona(
    kind="farmer",
    name=Text(en="Farmer", zh="耕耘者"),
    portrait=Text(
        en=(
            "Knows every customer by name and hears of a problem before it becomes a complaint. "
            "Sells by trust, mostly to people who bought before, and dislikes cold calls; renewals and thanks matter more than a record month. "
            "Watch new business: without a push the territory is well kept and slowly shrinks."
        ),
        zh=(
            "叫得出每位客户的名字, 问题还没变成投诉就已经知道。"
            "靠信任卖给老客户, 不爱打陌生电话; 续约和一声感谢比破纪录的月份更重要。"
            "要留意新客户: 没人推一把, 地盘守得好, 却会慢慢变小。"
        ),
    ),
    skill=0.05,
    prospect=0.5,
    serve=2.5,
    asks=1.1,
    risk=1.3,
    restless=0.7,
    sources={
        "skill": "farmers of the default story (DESIGN 9)",
        "prospect": "assumption: 3 of 6 ordinary hours",
        "serve": "assumption: 10 hours for 4 ordinary ones",
        "asks": "assumption: pay moves a farmer less",
        "risk": "assumption: prefers a safe income",
        "restless": "assumption: bound to the customers",
    },
)

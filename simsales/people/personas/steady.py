"""Steady: the backbone of a team, month after month."""

from __future__ import annotations

from ...i18n import Text
from ...spec.persona import Persona

STEADY = Persona(
    kind="steady",
    name=Text(en="Steady", zh="稳健"),
    portrait=Text(
        en=(
            "Does what was agreed, every week: follows up, keeps the records, delivers close to quota. "
            "A safe income and fair treatment count for more than a big prize; a plan with much at risk brings worry rather than hours. "
            "Watch that steady people are thanked as well: they leave quietly when only the loud are seen."
        ),
        zh=(
            "说到做到, 每周如此: 跟进、记录、业绩总在指标附近。"
            "稳定的收入和公平的对待比大奖更重要; 风险太大的方案带来的是担心, 不是干劲。"
            "别忘了表扬踏实的人: 只有会喊的被看见时, 他们会悄悄离开。"
        ),
    ),
    risk=1.5,
    restless=0.8,
    sources={
        "risk": "assumption: prefers a safe income",
        "restless": "assumption: changes jobs less",
    },
)

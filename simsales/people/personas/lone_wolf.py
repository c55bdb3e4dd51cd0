"""Lone wolf: sells alone and well, and wants to be left alone."""

from __future__ import annotations

from ...i18n import Text
from ...spec.persona import Persona

LONE_WOLF = Persona(
    kind="lone-wolf",
    name=Text(en="Lone wolf", zh="独行侠"),
    portrait=Text(
        en=(
            "Finds the own customers, keeps the own notes, and closes without help. "
            "Own commission is all that counts: a team bonus, praise in front of everybody or colleagues who leave change little. "
            "Watch service after the sale and what is never written down; when a lone wolf goes, the knowledge goes too."
        ),
        zh=(
            "自己找客户, 自己记, 自己签单, 不靠别人。"
            "只认自己的提成: 团队奖金、当众表扬、同事走人, 影响都不大。"
            "要留意售后和从不记录的信息; 独行侠一走, 客户情况也跟着走。"
        ),
    ),
    skill=0.2,
    prospect=1.5,
    serve=0.5,
    asks=0.9,
    risk=0.6,
    peers=0.15,
    restless=1.2,
    sources={
        "skill": "assumption: half a standard deviation of skill (MODEL A9)",
        "prospect": "assumption: finds the own customers",
        "serve": "assumption: leaves service to others",
        "asks": "assumption: more hours for the same pay",
        "risk": "assumption: lives by commission",
        "peers": "assumption: nearly indifferent",
        "restless": "assumption: bound to nobody",
    },
)

"""Newcomer: everything still to learn, from products to closing."""

from __future__ import annotations

from ...i18n import Text
from ...spec.persona import Persona

NEWCOMER = Persona(
    kind="newcomer",
    name=Text(en="Newcomer", zh="新人"),
    portrait=Text(
        en=(
            "New to the product and the customers, eager, and slow in every step. "
            "Sells by the book and learns fastest from colleagues, so their mood and their leaving weigh heavily. "
            "Watch the first months: early coaching and a quota that can be reached decide whether a newcomer stays."
        ),
        zh=(
            "产品和客户都不熟, 肯学, 每一步都慢。"
            "照流程卖, 跟同事学得最快, 所以同事的情绪和离职影响很大。"
            "要留意头几个月: 早点辅导, 给够得着的指标, 新人才留得下来。"
        ),
    ),
    skill=-0.6,
    risk=1.2,
    peers=1.5,
    restless=1.3,
    sources={
        "skill": "assumption: as `staying.newcomer`; 80% of the way in 3-9 months where skill grows (vendors)",
        "risk": "assumption: has no savings yet",
        "peers": "assumption: looks to colleagues most",
        "restless": "assumption: the first year is when most people leave",
    },
)

"""How levers are put into groups, as a sales manager would look for them: pay first, then prices, people, the market."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from simsales.i18n import Text

FRAME = frozenset(
    (
        *(
            "simsales",
            "title",
            "story",
            "minutes",
            "horizon",
            "currency",
            "calendar",
            "objective",
            "scorecard",
            "limits",
        ),
        *("baseline", "variants", "origins"),
    )
)
"""What all variants of a comparison share."""
GROUPS: Mapping[str, Text] = {
    "pay": Text(en="Pay plan", zh="薪酬方案"),
    "pricing": Text(en="Pricing", zh="定价"),
    "discounts": Text(en="Discounts", zh="折扣"),
    "channels": Text(en="Channels", zh="渠道"),
    "credit": Text(en="Terms of payment", zh="账期与信用"),
    "team": Text(en="Team", zh="团队"),
    "people": Text(en="How people behave", zh="人的行为"),
    "products": Text(en="Products", zh="产品"),
    "market": Text(en="Market", zh="市场"),
    "process": Text(en="Sales process", zh="销售流程"),
    "service": Text(en="Delivery and service", zh="交付与服务"),
    "risks": Text(en="Risks", zh="风险"),
    "meeting": Text(en="The talk", zh="谈判"),
    "other": Text(en="Other", zh="其他"),
}
_WHERE: Mapping[tuple[str, ...], str] = {
    ("policies", "incentive"): "pay",
    ("planned_margin",): "pay",
    ("policies", "pricing"): "pricing",
    ("policies", "discount"): "discounts",
    ("policies", "channel"): "channels",
    ("channels",): "channels",
    ("policies", "credit"): "credit",
    ("payment",): "credit",
    ("reps",): "team",
    ("people",): "people",
    ("products",): "products",
    ("brand",): "market",
    ("segments",): "market",
    ("rivals",): "market",
    ("sources",): "market",
    ("pipeline",): "process",
    ("aftersales",): "service",
    ("risks",): "risks",
    ("meeting",): "meeting",
}


def group_of(steps: Sequence[str]) -> str:
    """The group of what stands at a path."""
    return _WHERE.get(tuple(steps[:2])) or _WHERE.get(tuple(steps[:1])) or "other"

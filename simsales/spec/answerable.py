"""Whether a variant asks what the scenario's buyers can answer.

Used when a scenario is opened. Where a pipeline gives conversions instead of buyers, a higher price loses nobody: the
run would call it a gain, and be wrong. A pipeline says by `reacts_to` what its buyers react to; a plug-in that does not
say is trusted with everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from simsales.errors import Problem
from simsales.i18n import Text
from simsales.registry import installed

from .reading import Document
from .scenario import Scenario
from .wrong import Path, dotted, shown

TOPICS: Mapping[str, Text] = {
    "price": Text(en="prices", zh="价格"),
    "discount": Text(en="discounts", zh="让价"),
    "terms": Text(en="days to pay", zh="账期"),
    "taste": Text(en="what buyers weigh", zh="客户看重什么"),
    "quality": Text(en="quality", zh="质量"),
    "rivals": Text(en="rivals", zh="竞争对手"),
    "seller": Text(en="who sells to them", zh="由谁来卖"),
    "response": Text(en="how soon we answer", zh="我方回应的快慢"),
}
_ASKED_BY: Mapping[tuple[str, ...], str] = {
    ("policies", "pricing"): "price",
    ("products", "*", "list_price"): "price",
    ("policies", "discount"): "discount",
    ("segments", "*", "bargaining"): "discount",
    ("policies", "credit"): "terms",
    ("segments", "*", "taste"): "taste",
    ("segments", "*", "no_decision"): "taste",
    ("products", "*", "quality"): "quality",
    ("rivals",): "rivals",
    ("reps", "*", "skill"): "seller",
    ("reps", "*", "persona"): "seller",
    ("channels", "*", "appeal"): "seller",
    ("pipeline", "first_response"): "response",
    ("pipeline", "interest"): "response",
}
"""Which change asks about what; `*` is any name."""
_UNANSWERED = Text(
    en="the buyers of pipeline {kind} do not react to {topic}: nobody would be won or lost by this change, and its "
    "result would be wrong",
    zh="{kind} 的客户不会对{topic}作出反应: 这个改动不会赢得或失去任何人, 结果会是错的",
)
_DO = Text(en="to ask this, use pipeline: {{kind: {kinds}}}", zh="要问这个, 请用 pipeline: {{kind: {kinds}}}")
_DROP = Text(en="leave this change out", zh="请去掉这个改动")


def unanswered(variant: Scenario, changes: Document) -> Iterator[Problem]:
    """One problem for each change of a variant that its own pipeline cannot answer."""
    reacts_to = getattr(variant.pipeline, "reacts_to", frozenset(TOPICS))
    for at, path in _changed(changes.data, ()):
        topic = asked_by(path)
        if topic is not None and topic not in reacts_to:
            what = _UNANSWERED.fill(kind=shown(variant.pipeline.kind), topic=TOPICS[topic])
            yield Problem(changes.place(at), dotted(path), what, _instead(topic))


def asked_by(path: Path) -> str | None:
    """What a change of this path asks the buyers about; None if nothing."""
    return next(
        (
            topic
            for pattern, topic in _ASKED_BY.items()
            if len(path) >= len(pattern) and all(want in ("*", step) for want, step in zip(pattern, path, strict=False))
        ),
        None,
    )


def _changed(value: Any, at: Path) -> Iterator[tuple[Path, Path]]:
    """Each single thing that is set: where it is written, and its path in the scenario."""
    if at and not (isinstance(value, dict) and value):
        yield at, (*str(at[0]).split("."), *at[1:])
        return
    for name, part in value.items():
        yield from _changed(part, (*at, name))


def _instead(topic: str) -> Text:
    kinds = [
        kind for kind, plugin in installed().kinds("pipeline").items() if topic in getattr(plugin, "reacts_to", ())
    ]
    return _DO.fill(kinds=" | ".join(kinds)) if kinds else _DROP

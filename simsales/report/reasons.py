"""Why, and what would change the answer: the largest causes, and the values at which a verdict turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from simsales.experiment.estimates import Estimate
from simsales.i18n import Text
from simsales.spec.scenario import BASELINE

from .advice import distance
from .findings import Findings
from .gap import gap_parts
from .tables import VERDICT_WORDS

if TYPE_CHECKING:
    from simsales.experiment.hangs_on import Moved
    from simsales.experiment.why import Why

MOST = 3
_HABITS = (
    "rushed",
    "held_over",
    "service_hours",
    "prospecting_hours",
    "selling_hours",
    "discount_depth",
    "retention",
    "turnover",
    "cycle_days",
)
_CAUSE = Text(en="{label}: {amount}", zh="{label}: {amount}")
_NOT_TRIED = Text(
    en="The assumptions were not varied in this run: the answer holds for these numbers.",
    zh="本次没有逐个变动假设: 结论只对现在这组数字成立。",
)
_HOLDS = Text(
    en="Assumptions moved one by one to their low and high end: {n}; the plan ahead stayed the same.",
    zh="{n} 个假设逐一调到低值和高值, 领先的方案不变。",
)
_BEST_MOVES = Text(
    en="{label} at {value}: ahead is {plan}.",
    zh="{label}取 {value} 时: 领先的是「{plan}」。",
)
_NEAREST = Text(
    en="Nearest limit of {plan}: {limit}; simulated {value}.",
    zh="「{plan}」离得最近的底线: {limit}, 模拟值 {value}。",
)


def reasons(found: Findings, why: Why | None = None) -> list[str]:
    """Three reasons for what the subject of the page does better or worse than the current plan."""
    if why is not None and why.causes:
        largest = sorted(why.causes, key=lambda cause: -abs(cause.estimate.mean))[:MOST]
        return [
            found.say(_CAUSE, label=cause.label, amount=_amount(found, why.kpi, cause.estimate)) for cause in largest
        ]
    subject = found.subject
    if subject is None:
        return []
    said = list(_money_moved(found, subject)) if found.comparison.objective == "contribution" else []
    return [*said[: MOST - 1], *_habits_moved(found, subject)][:MOST]


def _amount(found: Findings, kpi: str, estimate: Estimate) -> str:
    if found.comparison.kpis[kpi].unit == "money":
        return found.scale.said(estimate)
    return f"{estimate.mean:+,.4g}"


def _money_moved(found: Findings, plan: str) -> Iterator[str]:
    """The clear parts of the gap in contribution, the largest first."""
    parts = [part for part in gap_parts(found.comparison, plan) if part.estimate.excludes_zero]
    for part in sorted(parts, key=lambda part: -abs(part.estimate.mean)):
        yield found.say(_CAUSE, label=part.label, amount=found.scale.said(part.estimate))


def _habits_moved(found: Findings, plan: str) -> Iterator[str]:
    """What people clearly did otherwise, the surest change first."""
    comparison, moved = found.comparison, list[tuple[float, str]]()
    for kpi in _HABITS:
        base, change = comparison.estimates[BASELINE][kpi].mean, comparison.differences[plan][kpi]
        if base and change.excludes_zero and comparison.verdicts[plan][kpi] != "unclear":
            moved.append((abs(change.mean) / (change.margin or abs(change.mean)), kpi))
    for _, kpi in sorted(moved, reverse=True):
        yield found.say(_CAUSE, label=comparison.kpis[kpi].label, amount=found.difference(plan, kpi))


def turning_points(found: Findings, moved: Sequence[Moved] = ()) -> list[str]:
    """Where the answer would be another: assumptions at which a verdict turns, and the limit that is nearest."""
    said = [turn.text.say(found.lang) for one in moved for turn in one.turns]
    if not said:
        said = [*_other_winners(found, moved)]
    if not said:
        said = [found.say(_HOLDS, n=len(moved)) if moved else found.say(_NOT_TRIED)]
    return [*said[:MOST], *_nearest_limit(found)]


def _other_winners(found: Findings, moved: Sequence[Moved]) -> Iterator[str]:
    money = found.comparison.results.scenario.money
    for one in moved:
        for end, value in (("low", one.assumption.low), ("high", one.assumption.high)):
            best = one.ahead.get(end)
            if end in one.ahead and best != one.ahead.get("now", found.comparison.ahead):
                plan = found.name(best) if best is not None else found.say(VERDICT_WORDS["unclear"])
                yield found.say(
                    _BEST_MOVES, label=one.assumption.label, value=one.assumption.said(value, money), plan=plan
                )


def _nearest_limit(found: Findings) -> list[str]:
    """The limit that the subject keeps by least."""
    plan = found.subject
    if plan is None or not found.limits:
        return []
    judged = found.comparison.judged[plan]
    name = min(found.limits, key=lambda limit: distance(found.limits[limit], judged[limit]))
    value = found.limit_value(found.limits[name], judged[name])
    return [found.say(_NEAREST, plan=found.name(plan), limit=found.limit_said(found.limits[name]), value=value)]

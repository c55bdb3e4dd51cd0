"""How far a comparison has come, in one line: years done, the margin of error of what it is about, and what more years would do."""

from __future__ import annotations

import math

from simsales.experiment.comparison import Comparison
from simsales.i18n import Text, joined
from simsales.spec.scenario import BASELINE

from .tables import margin_said
from .years_needed import Needed, years_needed

_BAR = 8
_YEARS = Text(en="[{bar}] {done} of {wanted}", zh="[{bar}] 已模拟 {done} / {wanted} 年")
_MARGIN = Text(en="; {objective} ±{now}", zh="; {objective} ±{now}")
_AT_END = Text(en=", in the end about ±{then}", zh=", 跑完约 ±{then}")
_NEEDED = {
    "about": Text(en="About {years} years would settle it.", zh="约 {years} 年可见分晓。"),
    "early": Text(
        en="Too early to tell: simulate at least {years} years (now {now}) before anybody can say how many it takes.",
        zh="现在下结论还太早: 先模拟至少 {years} 年 (现为 {now} 年), 才能估计需要多少年。",
    ),
    "more": Text(
        en="So close that it takes {years} years or more (now {now}), if it can be told at all.",
        zh="差距太小: 要 {years} 年或更多 (现为 {now} 年) 才可能分清, 也可能一直分不清。",
    ),
    "hardly": Text(
        en="More years will hardly settle it: decide whether so small a distance matters, or move the limit.",
        zh="再多模拟也难分清: 请判断这么小的差距是否要紧, 或调整底线。",
    ),
}


def progress_said(comparison: Comparison | None, done: int, wanted: int) -> Text:
    """Years, and the widest margin of error of the objective's differences, now and (by the square root of the years) at the end."""
    filled = _BAR * done // wanted if wanted else 0
    said = _YEARS.fill(bar="#" * filled + "." * (_BAR - filled), done=done, wanted=wanted)
    margin = objective_margin(comparison) if comparison is not None else math.nan
    if comparison is None or math.isnan(margin):
        return said
    years = comparison.results.replications
    label = comparison.kpis[comparison.objective].label
    parts = [said, _MARGIN.fill(objective=label, now=_said(comparison, margin))]
    if years < wanted:
        parts.append(_AT_END.fill(then=_said(comparison, margin * math.sqrt(years / wanted))))
    return joined(parts, "")


def objective_margin(comparison: Comparison) -> float:
    """The widest half interval of the objective's differences to the current plan, in its own unit; NaN where none is known."""
    margins = [comparison.differences[name][comparison.objective].margin for name in comparison.others]
    return max((margin for margin in margins if not math.isnan(margin)), default=math.nan)


def years_wanted(comparison: Comparison) -> Needed | None:
    """How many years would settle what is open; None where nothing is."""
    return years_needed(comparison) if comparison.decision == "cannot tell" else None


def needed_said(wanted: Needed, comparison: Comparison) -> Text:
    """A count of years in a sentence."""
    return _NEEDED[wanted.kind].fill(years=f"{wanted.years:,}", now=f"{comparison.results.replications:,}")


def _said(comparison: Comparison, margin: float) -> str:
    kpi = comparison.kpis[comparison.objective]
    return margin_said(kpi, comparison.estimates[BASELINE][kpi.id], margin)

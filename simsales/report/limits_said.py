"""Limits in a sentence, for paper: what must not happen, to whom, and by which yardstick."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text
from simsales.spec.scenario import Limit, Scenario
from simsales.world.measures import Kpi

_LIMIT = Text(en="{whose}{kpi} {bound}{years}{when}", zh="{when}{whose}{kpi}{bound}{years}")
_BOUNDS = {
    ("most", False): Text(en="at most {value}", zh="不高于 {value}"),
    ("least", False): Text(en="at least {value}", zh="不低于 {value}"),
    ("most", True): Text(en="at most {value} of today's", zh="不高于现行的 {value}"),
    ("least", True): Text(en="at least {value} of today's", zh="不低于现行的 {value}"),
}
_AS_TODAY = {
    "most": Text(en="not above today's", zh="不高于现行"),
    "least": Text(en="not below today's", zh="不低于现行"),
}
_YEARS = Text(en=" in {share:.0%} of years", zh=" (至少 {share:.0%} 的年份)")
_UNCHANGED = Text(en=" if nobody changes", zh="谁都不改时, ")
_WORST = Text(en="the worst-off rep's ", zh="最受影响的一人的")
_GROUP = Text(en="{group} reps' ", zh="{group}的")
_NOTHING = Text.same("")


def limit_said(limit: Limit, scenario: Scenario, kpis: Mapping[str, Kpi]) -> Text:
    """A limit as a manager would say it."""
    kpi = kpis[limit.kpi]
    return _LIMIT.fill(
        whose=_whose(limit, scenario),
        kpi=kpi_word(kpi),
        bound=_bound(limit, kpi),
        years=_YEARS.fill(share=limit.share_of_years) if limit.share_of_years is not None else _NOTHING,
        when=_UNCHANGED if limit.block == "unchanged" else _NOTHING,
    )


def kpi_word(kpi: Kpi) -> Text:
    """A KPI in the middle of a sentence."""
    return Text(en=kpi.label.en[:1].lower() + kpi.label.en[1:], zh=kpi.label.zh)


def _whose(limit: Limit, scenario: Scenario) -> Text:
    if limit.of == "worst rep":
        return _WORST
    if limit.of == "group":
        kinds = (spec.kind_of_rep for spec in scenario.reps.values() if spec.is_in(limit.group))
        return _GROUP.fill(group=next((kind for kind in kinds if kind is not None), Text.same(str(limit.group))))
    return _NOTHING


def _bound(limit: Limit, kpi: Kpi) -> Text:
    side, value = ("most", limit.at_most) if limit.at_most is not None else ("least", limit.at_least or 0.0)
    if limit.against is not None and value == 1:
        return _AS_TODAY[side]
    is_share = kpi.unit == "share" or limit.against is not None
    return _BOUNDS[side, limit.against is not None].fill(value=f"{value * 100:.6g}%" if is_share else f"{value:,.6g}")

"""Where a difference in contribution comes from: parts that add up to it, run by run, from the KPIs alone.

Used for the waterfall and, where nobody has asked `why`, for the reasons on the memo. More sales at today's profit rate, the
profit rate itself, pay, the other cost of sales work, and what was lost with lapsed contracts and bad debts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simsales.experiment.comparison import Comparison
from simsales.experiment.estimates import Estimate, estimate
from simsales.i18n import Text
from simsales.spec.scenario import BASELINE

_PARTS = {
    "sales": Text(en="sales, at today's profit rate", zh="销售额变化 (按现行利润率)"),
    "margin": Text(en="profit rate (discounts, mix)", zh="利润率变化 (折扣与产品构成)"),
    "pay": Text(en="pay", zh="薪酬变化"),
    "selling": Text(en="channels and replacing leavers", zh="渠道毛利与补人"),
    "lost": Text(en="lapsed service contracts and bad debts", zh="服务合同流失与坏账"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a gap, in major units of money."""

    id: str
    label: Text
    estimate: Estimate


def gap_parts(comparison: Comparison, variant: str) -> list[Part]:
    """A variant's contribution less the current plan's, in parts whose means sum to the whole."""
    runs = comparison.results.runs
    pairs = zip(runs[variant], runs[BASELINE], strict=False)  # the years both have
    years = [_parts(after.kpis, before.kpis) for after, before in pairs]
    return [Part(name, label, estimate([year[name] for year in years])) for name, label in _PARTS.items()]


def _parts(after: Mapping[str, float], before: Mapping[str, float]) -> dict[str, float]:
    gross, pay, selling, whole = (
        after[kpi] - before[kpi] for kpi in ("gross_profit", "pay_cost", "selling_cost", "contribution")
    )
    rate = before["gross_profit"] / before["revenue"] if before["revenue"] else 0.0
    sales = (after["revenue"] - before["revenue"]) * rate
    return {
        "sales": sales,
        "margin": gross - sales,
        "pay": -pay,
        "selling": pay - selling,
        "lost": whole - gross + selling,
    }

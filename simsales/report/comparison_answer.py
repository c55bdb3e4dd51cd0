"""The answer of a comparison in words: which variant is best, which limits are broken, and how sure this is."""

from __future__ import annotations

import math
from collections.abc import Mapping

from rich.text import Text as Line

from simsales.experiment.comparison import Comparison
from simsales.experiment.selection import Race
from simsales.i18n import Lang, Text, joined
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import Limit, Scenario
from simsales.world.measures import Kpi

from .limits_said import limit_said
from .tables import clean, made_again_by
from .years_needed import FIRST_YEARS

_WHOLE = 1.0
"""An interval of a share that is wider than all there is to share says nothing."""

FEW_YEARS = Text(
    en="More simulated years would narrow it (--confidence .95 takes as many as needed).",
    zh="增加模拟年数可缩小误差 (--confidence .95 会模拟到够为止)。",
)
FEW_YEARS_ON_SCREEN = Text(
    en="More simulated years would narrow it: put a larger number above and start again; what is done is kept.",
    zh="增加模拟年数可缩小误差: 在上面改大年数再开始, 已模拟的都保留。",
)
_BEST = Text(
    en="Best for {objective} within the limits: {best}.", zh="守住限制的方案里, 按「{objective}」最好的是: {best}。"
)
_TIE = Text(
    en="A tie for {objective}: the leaders are identical in every year.",
    zh="按「{objective}」打平: 领先者每年都完全相同。",
)
_CANNOT = Text(
    en="For {objective} we cannot tell yet: the leaders are too close. {more}",
    zh="按「{objective}」还分不清: 领先者太接近。{more}",
)
_OPEN = Text(
    en="{best} leads for {objective}, but we cannot tell yet whether it keeps the limits: {limits}. {more}",
    zh="按「{objective}」领先的是 {best}, 但它是否守住限制还分不清: {limits}。{more}",
)
_IS_OPEN = Text(en="{limit} (now {value}, 95%: {low} to {high})", zh="{limit} (目前 {value}, 95%: {low} 至 {high})")
_OPEN_EARLY = Text(
    en="{best} leads for {objective}, but after {years} years it is too early to tell whether it keeps the limits: {limits}. {more}",
    zh="按「{objective}」领先的是 {best}, 但才模拟 {years} 年, 它是否守住限制还说不准: {limits}。{more}",
)
_WIDE = Text(
    en="{limit} (after {years} years still too uncertain for a figure)",
    zh="{limit} (模拟 {years} 年仍太不确定, 说不出数字)",
)
_NONE = Text(en="No variant keeps every limit.", zh="没有方案守住全部限制。")
_BREAKS = Text(en="{name} breaks this limit: {limit}.", zh="{name} 违反限制: {limit}。")
_LENSES = Text(en="Judged by one figure alone: {winners}.", zh="只看一个指标: {winners}。")
_FOOT = Text(
    en="{n} simulated years of the same customers with the same luck; ± is the 95% margin of error; verdicts are corrected "
    "for the number of figures in the table (Holm). {people}",
    zh="模拟了 {n} 年, 同样的客户, 同样的运气; ± 为 95% 误差范围; 结论已按表中指标数目校正 (Holm)。{people}",
)
_RACED = Text(
    en="Simulated as long as it took: {objective} years for the objective, {limits} for the limits; wrong in at most 1 - {confidence} "
    "of such answers where plans differ by more than {indifference}.",
    zh="模拟到能回答为止: 目标用了 {objective} 年, 限制用了 {limits} 年; 方案相差超过 {indifference} 时, 这样的回答出错的机会不超过 1 - {confidence}。",
)
_FIXED = Text(
    en="Reps keep an ordinary week whatever the plan (people: fixed).",
    zh="不管什么方案, 销售人员都按普通一周工作 (people: fixed)。",
)
_RESPONSIVE = Text(
    en="Reactions rest on: sales answer to effort with an elasticity of about .34 (meta-analysis); an ordinary week at a pay of "
    "{rate:.1%} of bookings, hours that become dear with power {power:g}, beliefs about pressed buyers (assumptions). No public "
    "panel of individual quotas and pay exists.",
    zh="反应依据: 销售额对投入的弹性约 .34 (荟萃分析); 单位提成 {rate:.1%} 时为普通一周, 工时成本按 {power:g} 次方上升, "
    "以及对催签的看法 (假设)。没有公开的个人指标与薪酬面板数据。",
)


def answer(case: CaseFile, comparison: Comparison, lang: Lang, few_years: Text = FEW_YEARS) -> list[Line]:
    """Which variant is best, which limits are broken, who would have won otherwise, and how sure this is."""
    kpis, results = comparison.kpis, comparison.results
    objective = kpis[comparison.objective].label
    said = [_decision(case, comparison, objective, few_years)]
    for name, broken in comparison.broken_limits.items():
        said += [
            _BREAKS.fill(
                name=case.label(name), limit=limit_said(results.scenario.limits[limit], results.scenario, kpis)
            )
            for limit in broken
        ]
    winners = {
        lang_: ", ".join(
            f"{kpis[lens].label.say(lang_)}: {case.label(name).say(lang_)}"
            for lens, name in comparison.winners.items()
            if name is not None
        )
        for lang_ in ("en", "zh")
    }
    said.append(_LENSES.fill(winners=Text(en=winners["en"], zh=winners["zh"])))
    lines = [clean(said[0], lang, "bold"), *(clean(text, lang) for text in said[1:])]
    return [
        *lines,
        *([clean(_effort_of(comparison.race), lang, "dim")] if comparison.race is not None else []),
        clean(_FOOT.fill(n=results.replications, people=_people_said(results.scenario)), lang, "dim"),
        clean(made_again_by(results.seed, results.digest), lang, "dim"),
    ]


def _effort_of(race: Race) -> Text:
    rules = race.rules
    return _RACED.fill(
        objective=race.objective_years,
        limits=race.limit_years,
        confidence=f"{rules.confidence:.0%}",
        indifference=f"{rules.indifference:.2%}",
    )


def _people_said(scenario: Scenario) -> Text:
    people = scenario.people
    if people.behaviour == "fixed":
        return _FIXED
    return _RESPONSIVE.fill(rate=people.reactions.ordinary_rate, power=people.reactions.power)


def _decision(case: CaseFile, comparison: Comparison, objective: Text, few_years: Text) -> Text:
    if comparison.best is not None:
        return _BEST.fill(objective=objective, best=case.label(comparison.best))
    if all(comparison.broken_limits.values()):
        return _NONE
    leader = comparison.front_runner
    if leader is not None and comparison.open_limits[leader]:
        open_ = [_open_limit(comparison, leader, limit) for limit in comparison.open_limits[leader]]
        limits, years = joined(open_, "; "), comparison.results.replications
        said = _OPEN_EARLY if years < FIRST_YEARS else _OPEN
        return said.fill(objective=objective, best=case.label(leader), limits=limits, more=few_years, years=years)
    return (_TIE if comparison.decision == "tie" else _CANNOT).fill(objective=objective, more=few_years)


def _open_limit(comparison: Comparison, variant: str, name: str) -> Text:
    """A limit that is neither kept nor broken for sure, with its figure where one can be said."""
    limit, found = comparison.results.scenario.limits[name], comparison.judged[variant][name]
    said, years = limit_said(limit, comparison.results.scenario, comparison.kpis), comparison.results.replications
    if years < FIRST_YEARS:
        return said
    if _is_share(limit, comparison.kpis) and found.high - found.low > _WHOLE:
        return _WIDE.fill(limit=said, years=years)
    shown = {key: limit_figure(limit, getattr(found, key), comparison.kpis) for key in ("value", "low", "high")}
    return _IS_OPEN.fill(limit=said, **shown)


def _is_share(limit: Limit, kpis: Mapping[str, Kpi]) -> bool:
    """Of years, of today's, or of something else."""
    return limit.share_of_years is not None or limit.against is not None or kpis[limit.kpi].unit == "share"


def limit_figure(limit: Limit, value: float, kpis: Mapping[str, Kpi]) -> str:
    """The figure a limit looks at: of a share of years the share, else as the limit is written."""
    if math.isnan(value):
        return "-"
    return f"{value:.1%}" if _is_share(limit, kpis) else f"{value:,.6g}"

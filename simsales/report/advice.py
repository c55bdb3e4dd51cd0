"""What the page asks for and answers: decisions, two sentences, what would turn the answer. All of it from the comparison.

If the comparison cannot tell, neither does the page: it asks for more years, or names the limit that is too close.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from simsales.experiment.limits import Judged
from simsales.i18n import Text
from simsales.spec.scenario import BASELINE, Limit
from simsales.world.calendar import date_of
from simsales.world.incentive import InFlight, Tenure

from .findings import Findings
from .growing_words import needed_said
from .limits_said import kpi_word
from .years_needed import TOO_MANY, Needed, years_needed

_SOME = 3
"""Limits that a sentence can bear."""
_ADOPT = Text(
    en="Adopt {plan}, in force from {day} (announced {told}).", zh="采用「{plan}」, {told} 公布, {day} 起执行。"
)
_ADOPT_UNDATED = Text(en="Adopt {plan}.", zh="采用「{plan}」。")
_KEEP = Text(
    en="Keep {plan}: no alternative is better within the limits.", zh="维持「{plan}」: 守住底线的备选方案都不更好。"
)
_IN_FLIGHT = Text(
    en="Deals in flight go by the day of {by}{until}.",
    zh="在途合同按{by}日划分新旧方案{until}。",
)
_UNTIL = Text(en="; those of the old plan stay under it until {day}", zh=", 旧方案合同保护到 {day}")
_BY: dict[InFlight, Text] = {
    "signing": Text(en="signing", zh="签约"),
    "delivery": Text(en="delivery", zh="交付"),
    "cash": Text(en="each credit", zh="业绩入账"),
}
_SET_DATES = Text(
    en="Set the day it starts, and which day decides for deals in flight: the scenario names none.",
    zh="定下公布日、生效日, 以及在途合同按哪一天归属 (场景里没有写)。",
)
_REVIEW = Text(
    en="Review every quarter; stop if “{limit}” is not kept (simulated: {value}).",
    zh="每季复核: 守不住“{limit}”即停 (模拟值 {value})。",
)
_NOT_YET = Text(
    en="Do not decide for a plan yet: the answer below is not clear enough.",
    zh="今天先不拍板: 下面的结论还不够清楚。",
)
_MORE_YEARS = Text(
    en="Simulate about {years} years (now {now}); that should settle it.",
    zh="再多模拟: 约需 {years} 年 (现为 {now} 年) 才分得清。",
)
_MEND = Text(
    en="Mend a plan or a limit: nearest is {plan}, which breaks “{limit}” ({value}).",
    zh="修改方案或底线: 最接近的是「{plan}」, 只差“{limit}” (模拟值 {value})。",
)
_EITHER = Text(
    en="Take whichever is simpler to run: the leaders are identical in every simulated year.",
    zh="任选较易执行的一个: 领先的方案每年结果完全相同。",
)
_TOO_CLOSE = Text(
    en="{plan} leads, but it is open whether it keeps: {limits}",
    zh="「{plan}」领先, 但守不守得住以下底线还难说: {limits}",
)
_GAP_TOO_CLOSE = Text(
    en="{plan} leads for {objective}, but the next one is too close to tell",
    zh="「{plan}」按“{objective}”领先, 但与下一名的差距还分不清",
)
_NONE_KEEPS = Text(en="every plan breaks a limit", zh="每个方案都违反底线")


def decisions(found: Findings) -> list[str]:
    """What the reader is asked to decide, in order."""
    comparison = found.comparison
    if comparison.decision == "tie":
        return [found.say(_EITHER)]
    if comparison.best is None:
        return _open_decisions(found)
    if comparison.best == BASELINE:
        return [found.say(_KEEP, plan=found.name(BASELINE)), *_review(found, BASELINE)]
    return [*_adoption(found, comparison.best), *_review(found, comparison.best)]


def _open_decisions(found: Findings) -> list[str]:
    asked = [found.say(_NOT_YET)]
    if found.comparison.front_runner is None:
        return [*asked, *_nearest_to_keeping(found)]
    wanted = years_needed(found.comparison) or Needed("hardly", TOO_MANY)
    if wanted.kind != "about":
        return [*asked, found.say(needed_said(wanted, found.comparison))]
    return [*asked, found.say(_MORE_YEARS, years=f"{wanted.years:,}", now=f"{found.comparison.results.replications:,}")]


def why_open(found: Findings) -> str:
    """Why no plan can be called best."""
    leader = found.comparison.front_runner
    if leader is None:
        return found.say(_NONE_KEEPS)
    still_open = found.comparison.open_limits[leader]
    if still_open:
        said = "; ".join(_limit_with_value(found, leader, name) for name in still_open[:_SOME])
        return found.say(_TOO_CLOSE, plan=found.name(leader), limits=said)
    objective = found.comparison.kpis[found.comparison.objective].label
    return found.say(_GAP_TOO_CLOSE, plan=found.name(leader), objective=objective)


def _adoption(found: Findings, plan: str) -> list[str]:
    change = _change_to(found, plan)
    if change is None:
        return [found.say(_ADOPT_UNDATED, plan=found.name(plan)), found.say(_SET_DATES)]
    calendar = found.case.variants[plan].calendar.made()
    day, told = (date_of(calendar, when).isoformat() for when in (change.starts, change.announced))
    until = Text.same("")
    if math.isfinite(change.until):
        until = _UNTIL.fill(day=date_of(calendar, change.until).isoformat())
    return [
        found.say(_ADOPT, plan=found.name(plan), day=day, told=told),
        found.say(_IN_FLIGHT, by=_BY[change.by], until=until),
    ]


def _change_to(found: Findings, plan: str) -> Tenure | None:
    """The last change of the pay plan that is dated within the run."""
    scenario = found.case.variants[plan]
    later = [one for one in scenario.policies.incentive.tenures(scenario.calendar.made().start) if one.starts > 0]
    return later[-1] if later else None


def _review(found: Findings, plan: str) -> list[str]:
    """The limit that is nearest to breaking, of those that can be watched in a real firm."""
    limits, judged = found.limits, found.comparison.judged[plan]
    seen = [name for name, limit in limits.items() if limit.block == "reactions" and limit.against is None]
    nearest = min(seen, key=lambda name: distance(limits[name], judged[name]), default=None)
    if nearest is None:
        return []
    value = found.limit_value(limits[nearest], judged[nearest])
    return [found.say(_REVIEW, limit=found.limit_said(limits[nearest]), value=value)]


def distance(limit: Limit, judged: Judged) -> float:
    """How far inside its bound a figure lies, as a share of the bound; infinite where there is no figure."""
    bound = limit.share_of_years
    sign = 1.0
    if bound is None:
        bound, sign = (limit.at_most, -1.0) if limit.at_most is not None else (limit.at_least or 0.0, 1.0)
    if math.isnan(judged.value):
        return math.inf
    return sign * (judged.value - bound) / (abs(bound) or 1.0)


def _nearest_to_keeping(found: Findings) -> list[str]:
    """The plan whose worst limit is broken by least."""
    limits, judged = found.limits, found.comparison.judged

    def worst(plan: str) -> tuple[float, str]:
        return min((distance(limits[name], judged[plan][name]), name) for name in found.comparison.broken_limits[plan])

    plan = max(found.comparison.variants, key=lambda name: worst(name)[0])
    limit = worst(plan)[1]
    value = found.limit_value(limits[limit], judged[plan][limit])
    return [found.say(_MEND, plan=found.name(plan), limit=found.limit_said(limits[limit]), value=value)]


def _limit_with_value(found: Findings, plan: str, name: str) -> str:
    limit = found.limits[name]
    return f"{found.limit_said(limit)} ({found.limit_value(limit, found.comparison.judged[plan][name])})"


# --- the answer in two sentences ----------------------------------------------------------------------------------------
_BEST = Text(
    en="{plan}: {objective} {amount} {span} against {current}, and all {n} limits are kept.",
    zh="「{plan}」{span}{objective} {amount} (对比「{current}」), 守住全部 {n} 条底线。",
)
_BEST_UNLIMITED = Text(
    en="{plan}: {objective} {amount} {span} against {current}.",
    zh="「{plan}」{span}{objective} {amount} (对比「{current}」)。",
)
_CURRENT_BEST = Text(
    en="{plan} is best for {objective} within the limits; no alternative earns more and keeps them.",
    zh="守住底线的方案里, 按“{objective}”最好的就是「{plan}」。",
)
_TIE = Text(
    en="A tie: the leaders for {objective} are identical in every simulated year.",
    zh="打平: 按“{objective}”领先的方案每年结果完全相同。",
)
_CANNOT = Text(en="Cannot tell yet: {why}.", zh="还分不清: {why}。")
_LEADING = Text(
    en="Cannot tell yet: {why}. So far {plan}: {objective} {amount} {span}.",
    zh="还分不清: {why}。目前「{plan}」{span}{objective} {amount}。",
)
_SELLS_MOST = Text(en="{plan} sells most ({sales})", zh="「{plan}」销售额最高 ({sales})")
_EARNS_MOST = Text(en="{plan} is first for {objective} ({amount})", zh="「{plan}」{objective}最高 ({amount})")
_BUT = Text(en=", but ", zh=", 但")
_ALSO_SELLS_MOST = Text(en="It also sells most ({sales}).", zh="它的销售额也最高 ({sales})。")
_CHANGES = Text(en="{objective} {amount}", zh="{objective} {amount}")
_BREAKS = Text(en="breaks “{limit}” ({value})", zh="破了底线“{limit}” ({value})")
_UNSURE = Text(en="may not keep “{limit}”", zh="未必守得住“{limit}”")
_IN_A_YEAR = Text(en="a year", zh="一年")
_IN_DAYS = Text(en="in {days:g} days", zh=" {days:g} 天")


def answer(found: Findings) -> list[str]:
    """The answer, then which plan sells most and why it is not the answer."""
    return [first_sentence(found), *_rest(found)]


def first_sentence(found: Findings) -> str:
    comparison = found.comparison
    objective = kpi_word(comparison.kpis[comparison.objective])
    if comparison.decision == "tie":
        return found.say(_TIE, objective=objective)
    if comparison.best is None:
        leader = comparison.front_runner
        if leader is None or leader == BASELINE:
            return found.say(_CANNOT, why=why_open(found))
        return found.say(_LEADING, why=why_open(found), **_gain(found, leader))
    if comparison.best == BASELINE:
        return found.say(_CURRENT_BEST, plan=found.name(BASELINE), objective=objective)
    limits = len(found.limits)
    return found.say(
        _BEST if limits else _BEST_UNLIMITED,
        current=found.name(BASELINE),
        n=limits,
        **_gain(found, comparison.best),
    )


def _gain(found: Findings, plan: str) -> dict[str, object]:
    objective = found.comparison.kpis[found.comparison.objective]
    return {
        "plan": found.name(plan),
        "objective": kpi_word(objective),
        "amount": amount(found, plan),
        "span": found.say(span(found)),
    }


def amount(found: Findings, plan: str) -> str:
    """What a plan changes for the objective, with its margin and unit."""
    kpi = found.comparison.objective
    if found.comparison.kpis[kpi].unit == "money":
        return found.scale.said(found.comparison.differences[plan][kpi])
    return found.difference(plan, kpi)


def span(found: Findings) -> Text:
    """The stretch of time all figures are for."""
    scenario = found.comparison.results.scenario
    if abs(scenario.horizon / scenario.calendar.made().year - 1) < 0.01:
        return _IN_A_YEAR
    return _IN_DAYS.fill(days=scenario.horizon)


def _rest(found: Findings) -> list[str]:
    """The other winners: who sells most, who is first for the objective; and what speaks against them."""
    comparison, said = found.comparison, list[str]()
    chosen = comparison.best or comparison.front_runner
    seller, earner = comparison.winners.get("revenue"), comparison.winners.get(comparison.objective)
    for plan, text in ((seller, _SELLS_MOST), (earner, _EARNS_MOST)):
        if plan is None or plan in (BASELINE, chosen) or (text is _EARNS_MOST and plan == seller):
            continue
        words = found.say(
            text,
            plan=found.name(plan),
            sales=found.relative(plan, "revenue"),
            objective=kpi_word(comparison.kpis[comparison.objective]),
            amount=amount(found, plan),
        )
        against = _against(found, plan, with_objective=text is _SELLS_MOST)
        joint = "; " if found.lang == "en" else "、"
        said.append(f"{words}{found.say(_BUT)}{joint.join(against)}" if against else words)
    if seller == chosen and chosen not in (None, BASELINE):
        return [found.say(_ALSO_SELLS_MOST, sales=found.relative(str(chosen), "revenue"))]
    end = "." if found.lang == "en" else "。"
    return ["; ".join(said) + end] if said else []


def _against(found: Findings, plan: str, *, with_objective: bool) -> Sequence[str]:
    """What speaks against a plan that wins by another lens."""
    comparison, objective = found.comparison, found.comparison.objective
    said = []
    if with_objective and comparison.verdicts[plan][objective] != "better":
        said.append(found.say(_CHANGES, objective=kpi_word(comparison.kpis[objective]), amount=amount(found, plan)))
    for verdicts, text in ((comparison.broken_limits, _BREAKS), (comparison.open_limits, _UNSURE)):
        for name in verdicts[plan][:_SOME]:
            limit = found.limits[name]
            value = found.limit_value(limit, comparison.judged[plan][name])
            said.append(found.say(text, limit=found.limit_said(limit), value=value))
        if said:
            break
    return said

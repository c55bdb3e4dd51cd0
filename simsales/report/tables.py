"""Tables for people: one run, or a comparison with its verdict in words.

Colour never stands alone: every verdict is a word and a sign. Plain words first; the method is named in the footer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.comparison import Comparison, Verdict
from simsales.experiment.estimates import Estimate
from simsales.experiment.limits import Kept
from simsales.experiment.runs import RunResult
from simsales.experiment.selection import Race
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Limit, Scenario
from simsales.text import FREE_TEXT_LENGTH, safe_text
from simsales.units import Currency
from simsales.world.measures import Kpi

VERDICT_WORDS: dict[Verdict, Text] = {
    "better": Text(en="better", zh="更好"),
    "worse": Text(en="worse", zh="更差"),
    "same": Text(en="same", zh="一样"),
    "unclear": Text(en="cannot tell", zh="分不清"),
    "info": Text(en="", zh=""),
}
LIMIT_WORDS: dict[Kept, Text] = {
    "kept": Text(en="kept", zh="守住"),
    "broken": Text(en="broken", zh="违反"),
    "cannot tell": Text(en="cannot tell", zh="分不清"),
}
_MOST_DIGITS = 4
HEADLINES = (
    "revenue",
    "margin",
    "pay_cost",
    "pay_share",
    "contribution",
    "discount_depth",
    "retention",
    "turnover",
    "win_rate",
    "cycle_days",
    "selling_hours",
    "prospecting_hours",
    "service_hours",
    "rushed",
    "held_over",
)
"""What is shown when reps react and so everything moves; `--all` shows the rest."""
_OF_PAY = ("pay_cost", "pay_share", "contribution")
_UNCHANGED = Text(en="If nobody changes (spreadsheet)", zh="谁都不改 (电子表格的算法)")
_REACTIONS = Text(en="With reactions (modelled)", zh="算上反应 (模型算出的部分)")
VERDICT_STYLES: dict[Verdict, str] = {
    "better": "bold blue",
    "worse": "bold dark_orange",
    "same": "dim",
    "unclear": "dim",
    "info": "",
}
_UNITS = {"money": Text(en="{code}", zh="{code}"), "days": Text(en="days", zh="天"), "hours": Text(en="h", zh="小时")}


def show(content: RenderableType) -> None:
    """Print to the terminal; when piped, wide enough not to break lines."""
    console = Console(highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=max(console.width, 140))
    console.print(content)


def clean(text: Text | str, lang: Lang, style: str = "") -> Line:
    """Words from a scenario as a cell: never markup, never escapes."""
    return Line(safe_text(text.say(lang) if isinstance(text, Text) else text, limit=FREE_TEXT_LENGTH), style=style)


def kpi_label(kpi: Kpi, currency: Currency, lang: Lang) -> str:
    unit = _UNITS.get(kpi.unit)
    name = kpi.label.say(lang)
    return f"{name} ({unit.fill(code=currency.code).say(lang)})" if unit is not None else name


def run_table(scenario: Scenario, result: RunResult, kpis: Mapping[str, Kpi], lang: Lang) -> RenderableType:
    """The KPIs of one run."""
    table = Table(box=None, pad_edge=False, title=clean(scenario.title, lang), title_justify="left")
    table.add_column(Text(en="KPI", zh="指标").say(lang))
    table.add_column("", justify="right")
    for name, kpi in kpis.items():
        table.add_row(kpi_label(kpi, scenario.money, lang), kpi.show(result.kpis[name], scenario.money))
    return table


def comparison_table(case: CaseFile, comparison: Comparison, lang: Lang, *, full: bool = False) -> RenderableType:
    """The table, then the answer."""
    table = figures_table(case, comparison, lang, full=full)
    return Group(table, Line(""), *answer(case, comparison, lang))


def figures_table(
    case: CaseFile, comparison: Comparison, lang: Lang, *, full: bool = False, is_stacked: bool = False
) -> Table:
    """Every KPI that says something (or all), a column for each variant; `is_stacked`: verdicts below their figures."""
    scenario = comparison.results.scenario
    table = Table(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), title=clean(scenario.title, lang, "bold"), title_justify="left"
    )
    table.add_column("")
    table.add_column(clean(case.label(BASELINE), lang), justify="right")
    for name in comparison.others:
        table.add_column(clean(case.label(name), lang), justify="right")
    if _has_two_blocks(comparison):
        _add_unchanged(table, comparison, lang)
    for name, kpi in comparison.kpis.items():
        if full or name == comparison.objective or says_something(comparison, name):
            table.add_row(
                _objective_mark(comparison, name) + kpi_label(kpi, scenario.money, lang),
                *_cells(comparison, name, kpi, lang, "\n" if is_stacked else " "),
            )
    return table


def _has_two_blocks(comparison: Comparison) -> bool:
    """Whether reps react, and some variant changes nothing but their pay: then a spreadsheet would say something else."""
    reacts = comparison.results.scenario.people.behaviour == "responsive"
    return reacts and any(name in comparison.unchanged for name in comparison.others)


def _add_unchanged(table: Table, comparison: Comparison, lang: Lang) -> None:
    """What the plans cost on the results of the current one, then the heading of what follows."""
    base = comparison.unchanged[BASELINE]
    table.add_row(clean(_UNCHANGED, lang, "bold"))
    for name in _OF_PAY:
        kpi, money = comparison.kpis[name], comparison.results.scenario.money
        cells = [kpi.show(base[name].mean, money)]
        for variant in comparison.others:
            row = comparison.unchanged.get(variant)
            cells.append(_plain_change(kpi, base[name].mean, row[name].mean) if row is not None else "")
        table.add_row("  " + kpi_label(kpi, money, lang), *cells)
    table.add_row(clean(_REACTIONS, lang, "bold"))


def _plain_change(kpi: Kpi, base: float, value: float) -> str:
    """A change without a margin: the same results, paid otherwise."""
    if kpi.unit == "share":
        return f"{(value - base) * 100:+.2f} pt"
    return f"{(value - base) / abs(base) * 100:+,.1f}%" if base else "-"


def says_something(comparison: Comparison, kpi: str) -> bool:
    """Whether a KPI stands in the table: something changed; where everything does, the figures a manager asks for."""
    changed = any(comparison.verdicts[name][kpi] != "same" for name in comparison.others)
    return changed and (kpi in HEADLINES or not _has_two_blocks(comparison))


def _objective_mark(comparison: Comparison, kpi: str) -> str:
    return "> " if kpi == comparison.objective else "  "


def _cells(comparison: Comparison, name: str, kpi: Kpi, lang: Lang, between: str) -> list[Line]:
    base = comparison.estimates[BASELINE][name]
    cells = [Line(kpi.show(base.mean, comparison.results.scenario.money))]
    for variant in comparison.others:
        verdict = comparison.verdicts[variant][name]
        difference = comparison.differences[variant][name]
        words = (
            f"{change(kpi, base, difference)}{between}{VERDICT_WORDS[verdict].say(lang)}"
            if verdict != "same"
            else VERDICT_WORDS[verdict].say(lang)
        )
        cells.append(Line(words.strip(), style=VERDICT_STYLES[verdict]))
    return cells


def change(kpi: Kpi, base: Estimate, difference: Estimate) -> str:
    """A difference as people read it: per cent of the current plan, or percentage points, with its margin of error."""
    if math.isnan(difference.mean):
        return "-"
    if kpi.unit == "share":
        return _with_margin(difference.mean * 100, difference.margin * 100, 2, " pt")
    if not base.mean or math.isnan(base.mean):
        return _with_margin(difference.mean, difference.margin, 1, "")
    return _with_margin(difference.mean / abs(base.mean) * 100, difference.margin / abs(base.mean) * 100, 1, "%")


def margin_said(kpi: Kpi, base: Estimate, margin: float) -> str:
    """A margin of error in the same way."""
    if kpi.unit == "share":
        return f"{margin * 100:,.2f} pt"
    if not base.mean or math.isnan(base.mean):
        return f"{margin:,.1f}"
    return f"{margin / abs(base.mean) * 100:,.1f}%"


def _with_margin(mean: float, margin: float, digits: int, unit: str) -> str:
    """At least so many digits, more where the difference would read as nothing."""
    while digits < _MOST_DIGITS and mean and max(abs(mean), margin / 10) < 0.5 * 10**-digits:
        digits += 1
    return f"{mean:+,.{digits}f}{unit} ±{margin:,.{digits}f}"


# --- the answer in words ------------------------------------------------------------------------------------------------
_BEST = Text(
    en="Best for {objective} within the limits: {best}.", zh="守住限制的方案里, 按「{objective}」最好的是: {best}。"
)
_TIE = Text(
    en="A tie for {objective}: the leaders are identical in every year.",
    zh="按「{objective}」打平: 领先者每年都完全相同。",
)
_CANNOT = Text(
    en="For {objective} we cannot tell yet: the leaders are too close. More simulated years would narrow it "
    "(--confidence .95 takes as many as needed).",
    zh="按「{objective}」还分不清: 领先者太接近。增加模拟年数可缩小误差 (--confidence .95 会模拟到够为止)。",
)
_OPEN = Text(
    en="{best} leads for {objective}, but we cannot tell yet whether it keeps the limits: {limits}. More simulated years would "
    "narrow it (--confidence .95 takes as many as needed).",
    zh="按「{objective}」领先的是 {best}, 但它是否守住限制还分不清: {limits}。增加模拟年数可缩小误差 (--confidence .95 会模拟到够为止)。",
)
_IS_OPEN = Text(en="{limit} (now {value}, 95%: {low} to {high})", zh="{limit} (目前 {value}, 95%: {low} 至 {high})")
_NONE = Text(en="No variant keeps every limit.", zh="没有方案守住全部限制。")
_BREAKS = Text(en="{name} breaks the limit {limit}.", zh="{name} 违反限制: {limit}。")
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
_DIGEST = Text(en="seed {seed}, result digest sha256:{digest}", zh="种子 {seed}, 结果指纹 sha256:{digest}")


def answer(case: CaseFile, comparison: Comparison, lang: Lang) -> list[Line]:
    """Which variant is best, which limits are broken, who would have won otherwise, and how sure this is."""
    kpis, results = comparison.kpis, comparison.results
    objective = kpis[comparison.objective].label
    said = [_decision(case, comparison, objective)]
    for name, broken in comparison.broken_limits.items():
        said += [
            _BREAKS.fill(name=case.label(name), limit=limit_text(limit, results.scenario.limits[limit], kpis))
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
        clean(_DIGEST.fill(seed=results.seed, digest=results.digest), lang, "dim"),
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


def _decision(case: CaseFile, comparison: Comparison, objective: Text) -> Text:
    if comparison.best is not None:
        return _BEST.fill(objective=objective, best=case.label(comparison.best))
    if all(comparison.broken_limits.values()):
        return _NONE
    leader = comparison.front_runner
    if leader is not None and comparison.open_limits[leader]:
        open_ = [_open_limit(comparison, leader, limit) for limit in comparison.open_limits[leader]]
        limits = Text(en="; ".join(one.en for one in open_), zh="; ".join(one.zh for one in open_))
        return _OPEN.fill(objective=objective, best=case.label(leader), limits=limits)
    return (_TIE if comparison.decision == "tie" else _CANNOT).fill(objective=objective)


def _open_limit(comparison: Comparison, variant: str, name: str) -> Text:
    """A limit that is neither kept nor broken for sure, with its figure."""
    limit, found = comparison.results.scenario.limits[name], comparison.judged[variant][name]
    shown = {key: limit_figure(limit, getattr(found, key), comparison.kpis) for key in ("value", "low", "high")}
    return _IS_OPEN.fill(limit=limit_text(name, limit, comparison.kpis), **shown)


def limit_figure(limit: Limit, value: float, kpis: Mapping[str, Kpi]) -> str:
    """The figure a limit looks at: of a share of years the share, else as the limit is written."""
    if math.isnan(value):
        return "-"
    is_share = limit.share_of_years is not None or limit.against is not None or kpis[limit.kpi].unit == "share"
    return f"{value:.1%}" if is_share else f"{value:,.6g}"


def limit_text(name: str, limit: Limit, kpis: Mapping[str, Kpi]) -> Text:
    """A limit as one would say it."""
    kpi = kpis[limit.kpi]
    bound = limit.at_most if limit.at_most is not None else limit.at_least
    shown = f"{bound:.1%}" if kpi.unit == "share" or limit.against else f"{bound:,.6g}"
    sign = "<=" if limit.at_most is not None else ">="
    of = {
        "whole": Text.same(""),
        "worst rep": Text(en=" of the worst-off rep", zh=" (最差的销售)"),
        "group": Text(en=f" of the group {limit.group}", zh=f" ({limit.group})"),
    }[limit.of]
    if limit.block == "unchanged":
        of = Text(en=f"{of.en} if nobody changes", zh=f"{of.zh} (谁都不改)")
    against = Text(en=" of today's", zh=" (相对现行)") if limit.against else Text.same("")
    years = (
        Text(en=f" in {limit.share_of_years:.0%} of years", zh=f" ({limit.share_of_years:.0%} 的年份)")
        if limit.share_of_years is not None
        else Text.same("")
    )
    return Text(
        en="{name}: {kpi}{of} {sign} {shown}{against}{years}", zh="{name}: {kpi}{of} {sign} {shown}{against}{years}"
    ).fill(name=name, kpi=kpi.label, of=of, sign=sign, shown=shown, against=against, years=years)

"""Tables for people: one run, or a comparison with its verdict in words.

Colour never stands alone: every verdict is a word and a sign. Plain words first; the method is named in the footer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.comparison import Comparison, Estimate, Verdict
from simsales.experiment.runner import RunResult
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
_MOST_DIGITS = 4
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
    scenario = comparison.results.scenario
    table = Table(
        box=None, pad_edge=False, padding=(0, 2, 0, 0), title=clean(scenario.title, lang, "bold"), title_justify="left"
    )
    table.add_column("")
    table.add_column(clean(case.label(BASELINE), lang), justify="right")
    for name in comparison.others:
        table.add_column(clean(case.label(name), lang), justify="right")
    for name, kpi in comparison.kpis.items():
        if full or name == comparison.objective or _says_something(comparison, name):
            table.add_row(
                _objective_mark(comparison, name) + kpi_label(kpi, scenario.money, lang),
                *_cells(comparison, name, kpi, lang),
            )
    return Group(table, Line(""), *answer(case, comparison, lang))


def _says_something(comparison: Comparison, kpi: str) -> bool:
    return any(comparison.verdicts[name][kpi] != "same" for name in comparison.others)


def _objective_mark(comparison: Comparison, kpi: str) -> str:
    return "> " if kpi == comparison.objective else "  "


def _cells(comparison: Comparison, name: str, kpi: Kpi, lang: Lang) -> list[Line]:
    base = comparison.estimates[BASELINE][name]
    cells = [Line(kpi.show(base.mean, comparison.results.scenario.money))]
    for variant in comparison.others:
        verdict = comparison.verdicts[variant][name]
        difference = comparison.differences[variant][name]
        words = (
            f"{change(kpi, base, difference)} {VERDICT_WORDS[verdict].say(lang)}"
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


def _with_margin(mean: float, margin: float, digits: int, unit: str) -> str:
    """At least so many digits, more where the difference would read as nothing."""
    while digits < _MOST_DIGITS and mean and abs(mean) < 0.5 * 10**-digits:
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
    en="For {objective} we cannot tell yet: the leaders are too close. More --replications would narrow it.",
    zh="按「{objective}」还分不清: 领先者太接近。增加 --replications 可缩小误差。",
)
_NONE = Text(en="No variant keeps every limit.", zh="没有方案守住全部限制。")
_BREAKS = Text(en="{name} breaks the limit {limit}.", zh="{name} 违反限制: {limit}。")
_LENSES = Text(en="Judged by one figure alone: {winners}.", zh="只看一个指标: {winners}。")
_FOOT = Text(
    en="{n} simulated years of the same customers with the same luck; ± is the 95% margin of error; verdicts are corrected "
    "for the number of figures in the table (Holm). Reps do not react to the plan yet (people: fixed).",
    zh="模拟了 {n} 年, 同样的客户, 同样的运气; ± 为 95% 误差范围; 结论已按表中指标数目校正 (Holm)。销售人员暂不对方案作出反应 (people: fixed)。",
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
        clean(_FOOT.fill(n=results.replications), lang, "dim"),
        clean(_DIGEST.fill(seed=results.seed, digest=results.digest), lang, "dim"),
    ]


def _decision(case: CaseFile, comparison: Comparison, objective: Text) -> Text:
    if comparison.best is not None:
        return _BEST.fill(objective=objective, best=case.label(comparison.best))
    if all(comparison.broken_limits.values()):
        return _NONE
    return (_TIE if comparison.decision == "tie" else _CANNOT).fill(objective=objective)


def limit_text(name: str, limit: Limit, kpis: Mapping[str, Kpi]) -> Text:
    """A limit as one would say it."""
    kpi = kpis[limit.kpi]
    bound = limit.at_most if limit.at_most is not None else limit.at_least
    shown = f"{bound:.1%}" if kpi.unit == "share" or limit.against else f"{bound:,.6g}"
    sign = "<=" if limit.at_most is not None else ">="
    of = Text(en=" of the worst-off rep", zh=" (最差的销售)") if limit.of == "worst rep" else Text.same("")
    against = Text(en=" of today's", zh=" (相对现行)") if limit.against else Text.same("")
    years = (
        Text(en=f" in {limit.share_of_years:.0%} of years", zh=f" ({limit.share_of_years:.0%} 的年份)")
        if limit.share_of_years is not None
        else Text.same("")
    )
    return Text(
        en="{name}: {kpi}{of} {sign} {shown}{against}{years}", zh="{name}: {kpi}{of} {sign} {shown}{against}{years}"
    ).fill(name=name, kpi=kpi.label, of=of, sign=sign, shown=shown, against=against, years=years)

"""Tables for people: one run, or a comparison with its verdict in words.

Colour never stands alone: every verdict is a word and a sign. Plain words first; the method is named in the footer.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.comparison import Comparison, Verdict
from simsales.experiment.estimates import Estimate
from simsales.experiment.limits import Kept
from simsales.experiment.runs import RunResult
from simsales.i18n import Lang, Text
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Scenario
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
_DIGEST = Text(en="seed {seed}, result digest sha256:{digest}", zh="种子 {seed}, 结果指纹 sha256:{digest}")
Breaks = Literal["nowhere", "at word", "at margin", "at both"]
_CURRENT_CELLS = 13
"""Of the current plan's figures, where there is little room: its name goes on below."""
_PLAN_CELLS = 17
"""Of the others, likewise."""
_FOLDED_CELLS = 12
"""Of the others where figure, margin and verdict each have a line."""
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


def made_again_by(seed: int, digest: str) -> Text:
    """By which a page can be made again, and known to be the same."""
    return _DIGEST.fill(seed=seed, digest=digest)


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


def figures_table(
    case: CaseFile,
    comparison: Comparison,
    lang: Lang,
    *,
    full: bool = False,
    names: Sequence[str] | None = None,
    breaks: Breaks = "nowhere",
    label_cells: int | None = None,
) -> Table:
    """Every KPI that says something (or all), a column for each variant (or `names`, beside the current plan); `breaks`: where a
    cell goes on in a second line; `label_cells`: where labels do."""
    scenario, names = comparison.results.scenario, comparison.others if names is None else names
    table = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2 if breaks == "nowhere" else 1, 0, 0),
        title=clean(scenario.title, lang, "bold"),
        title_justify="left",
    )
    table.add_column("", max_width=label_cells)
    table.add_column(
        clean(case.label(BASELINE), lang), justify="right", max_width=None if label_cells is None else _CURRENT_CELLS
    )
    most = None if label_cells is None else _FOLDED_CELLS if breaks == "at both" else _PLAN_CELLS
    for name in names:
        table.add_column(clean(case.label(name), lang), justify="right", max_width=most)
    if _has_two_blocks(comparison):
        _add_unchanged(table, comparison, names, lang)
    for name, kpi in comparison.kpis.items():
        if full or name == comparison.objective or says_something(comparison, name):
            table.add_row(
                _objective_mark(comparison, name) + kpi_label(kpi, scenario.money, lang),
                *_cells(comparison, names, name, lang, breaks),
            )
    return table


def _has_two_blocks(comparison: Comparison) -> bool:
    """Whether reps react, and some variant changes nothing but their pay: then a spreadsheet would say something else."""
    reacts = comparison.results.scenario.people.behaviour == "responsive"
    return reacts and any(name in comparison.unchanged for name in comparison.others)


def _add_unchanged(table: Table, comparison: Comparison, names: Sequence[str], lang: Lang) -> None:
    """What the plans cost on the results of the current one, then the heading of what follows."""
    base = comparison.unchanged[BASELINE]
    table.add_row(clean(_UNCHANGED, lang, "bold"))
    for name in _OF_PAY:
        kpi, money = comparison.kpis[name], comparison.results.scenario.money
        cells = [kpi.show(base[name].mean, money)]
        for variant in names:
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


def _cells(comparison: Comparison, names: Sequence[str], name: str, lang: Lang, breaks: Breaks) -> list[Line]:
    kpi = comparison.kpis[name]
    base = comparison.estimates[BASELINE][name]
    cells = [Line(kpi.show(base.mean, comparison.results.scenario.money))]
    for variant in names:
        verdict = comparison.verdicts[variant][name]
        difference = comparison.differences[variant][name]
        word = VERDICT_WORDS[verdict].say(lang)
        words = word if verdict == "same" else _broken(change(kpi, base, difference), word, breaks)
        cells.append(Line(words.strip(), style=VERDICT_STYLES[verdict]))
    return cells


def _broken(figure: str, word: str, breaks: Breaks) -> str:
    """A difference and its verdict, on one line, on two or on three."""
    if breaks in ("at margin", "at both"):
        figure = figure.replace(" ±", "\n±")
    return "\n".join((figure, word)) if breaks in ("at word", "at both") and word else f"{figure} {word}"


def change(kpi: Kpi, base: Estimate, difference: Estimate) -> str:
    """A difference as people read it: per cent of the current plan, or percentage points, with its margin of error."""
    if math.isnan(difference.mean):
        return "-"
    if kpi.unit == "share":
        return with_margin(difference.mean * 100, difference.margin * 100, 2, " pt")
    if not base.mean or math.isnan(base.mean):
        return with_margin(difference.mean, difference.margin, 1, "")
    return with_margin(difference.mean / abs(base.mean) * 100, difference.margin / abs(base.mean) * 100, 1, "%")


def margin_said(kpi: Kpi, base: Estimate, margin: float) -> str:
    """A margin of error in the same way."""
    if kpi.unit == "share":
        return f"{margin * 100:,.2f} pt"
    if not base.mean or math.isnan(base.mean):
        return f"{margin:,.1f}"
    return f"{margin / abs(base.mean) * 100:,.1f}%"


def with_margin(mean: float, margin: float, digits: int, unit: str) -> str:
    """At least so many digits, more where the difference would read as nothing; no margin where there is none (nan)."""
    if math.isnan(margin):
        return f"{mean:+,.{digits}f}{unit}"
    while digits < _MOST_DIGITS and mean and max(abs(mean), margin / 10) < 0.5 * 10**-digits:
        digits += 1
    return f"{mean:+,.{digits}f}{unit} ±{margin:,.{digits}f}"

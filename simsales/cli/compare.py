"""`simsales compare`: all variants on the same customers with the same luck, and what may be said of the differences."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simsales.i18n import Text

from .speech import LANG, JsonOption, LangOption, ScenarioArgument, SeedOption, SetOption, WorkersOption, progress, t

if TYPE_CHECKING:
    from simsales.experiment.comparison import Comparison
    from simsales.experiment.hangs_on import Moved
    from simsales.experiment.selection import Race, Rules
    from simsales.i18n import Lang
    from simsales.spec.casefile import CaseFile
    from simsales.spec.scenario import Scenario

NAME = "compare"
HELP = t(
    "compare the variants of a scenario with the current plan: same customers, same luck",
    "把场景的各方案与现行方案比较: 同样的客户, 同样的运气",
)
_HANGS_ON = Text(
    en="Which assumptions this hangs on, and at which value it turns: --hangs-on. Why plans differ: simsales why.",
    zh="这个结论取决于哪些假设、在什么数值上会改变: --hangs-on。方案差在哪里: simsales why。",
)
_REPLICATIONS, _CONFIDENCE, _INDIFFERENCE = 40, 0.95, 0.01


VariantsOption = Annotated[
    str | None, typer.Option("--variants", metavar="A,B,..", help=t("only these variants", "只比较这些方案"))
]
ReplicationsOption = Annotated[
    int | None,
    typer.Option(
        "--replications",
        min=2,
        max=100_000,
        show_default=str(_REPLICATIONS),
        help=t("how many simulated stretches of time, all variants in each", "模拟多少次, 每次都跑全部方案"),
    ),
]
ConfidenceOption = Annotated[
    float | None,
    typer.Option(
        "--confidence",
        min=0.5,
        max=0.9999,
        help=t(
            "simulate until the best variant is known this surely, in place of a fixed number (with --indifference)",
            "一直模拟到有这么大把握知道最好的方案, 代替固定次数 (配合 --indifference)",
        ),
    ),
]
IndifferenceOption = Annotated[
    float | None,
    typer.Option(
        "--indifference",
        min=1e-6,
        max=1.0,
        help=t(
            "a difference of this share of the current plan's objective is worth nothing",
            "与现行方案目标值相差不到这个比例, 就当没有差别",
        ),
    ),
]
ClusterOption = Annotated[
    str | None,
    typer.Option(
        "--cluster",
        metavar="ADDRESS",
        help=t("run on a dask cluster instead (extra: cluster)", "改在 dask 集群上运行 (需安装 cluster 扩展)"),
    ),
]
AnewOption = Annotated[
    bool,
    typer.Option("--anew", help=t("run everything again, also what is remembered", "全部重新模拟, 不用已有结果")),
]
CsvOption = Annotated[
    Path | None,
    typer.Option(
        "--csv",
        metavar="FILE.csv",
        help=t(
            "write every figure of every simulated year, with a data dictionary beside it (.parquet and .sav with an extra)",
            "写出每次模拟的全部指标, 旁附数据字典 (装了扩展也可写 .parquet 和 .sav)",
        ),
    ),
]
XlsxOption = Annotated[
    Path | None, typer.Option("--xlsx", metavar="FILE.xlsx", help=t("write a workbook", "写出 Excel 工作簿"))
]
MemoOption = Annotated[
    Path | None,
    typer.Option(
        "--memo",
        metavar="FILE.html",
        help=t("write one page for the decision, to print (minutes)", "写出一页决策备忘, 可打印 (需几分钟)"),
    ),
]
HtmlOption = Annotated[
    Path | None,
    typer.Option(
        "--html",
        metavar="FILE.html",
        help=t(
            "write the full report in one file (charts with the extra: report)",
            "写出完整报告, 单个文件 (图表需 report 扩展)",
        ),
    ),
]
HangsOnOption = Annotated[
    bool,
    typer.Option(
        "--hangs-on",
        help=t(
            "move the assumptions that matter and tell which turn the verdict (minutes; always with --memo and --html)",
            "逐个改动要紧的假设, 看哪些会改变结论 (需几分钟; --memo 与 --html 总会做)",
        ),
    ),
]
FullOption = Annotated[bool, typer.Option("--all", help=t("show every KPI", "显示全部指标"))]


def command(
    scenario: ScenarioArgument,
    variants: VariantsOption = None,
    sets: SetOption = None,
    seed: SeedOption = 1,
    replications: ReplicationsOption = None,
    confidence: ConfidenceOption = None,
    indifference: IndifferenceOption = None,
    workers: WorkersOption = None,
    cluster: ClusterOption = None,
    anew: AnewOption = False,
    csv: CsvOption = None,
    xlsx: XlsxOption = None,
    memo: MemoOption = None,
    html: HtmlOption = None,
    hangs_on: HangsOnOption = False,
    full: FullOption = False,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.experiment.selection import Rules
    from simsales.report.handing_over import Files, LookedInto, hand_over, how_many_steps, moved_assumptions, numbered
    from simsales.spec.casefile import open_case

    is_race = confidence is not None or indifference is not None
    if is_race and replications is not None:
        raise typer.BadParameter(
            t(
                "--replications is a fixed number; leave it out with --confidence or --indifference",
                "--replications 是固定次数; 使用 --confidence 或 --indifference 时请去掉",
            )
        )
    case = open_case(scenario, sets or ())
    files = Files(csv, xlsx, memo, html)
    files.check()
    asked = [name.strip() for name in variants.split(",")] if variants else None
    chosen = {name: case.variants[name] for name in case.chosen(asked)}
    with _means(workers, cluster, anew) as means:
        if is_race:
            rules = Rules(confidence or _CONFIDENCE, indifference or _INDIFFERENCE)
            comparison = _raced(case, chosen, rules, seed, lang, means)
        else:
            comparison = _compared(chosen, seed, replications or _REPLICATIONS, lang, means)
        moved: list[Moved] = []
        of = how_many_steps(comparison, files, LookedInto(), hangs_on=hangs_on)
        steps = numbered(partial(progress, lang=lang), of)
        if hangs_on or files.has_pages:
            moved = moved_assumptions(case, comparison, steps, means)
        _say(case, comparison, moved, lang, full=full, json_only=json_only)
        known = LookedInto(moved)
        if html is not None:
            _say_without_charts(lang)
        hand_over(case, comparison, files, lang, steps=steps, means=means, known=known)


def _say_without_charts(lang: Lang) -> None:
    """Where nothing can draw, the report has tables."""
    from simsales.report.charts import can_draw
    from simsales.report.page import NO_CHARTS

    if not can_draw():
        print(NO_CHARTS.say(lang), file=sys.stderr)


def _say(
    case: CaseFile, comparison: Comparison, moved: list[Moved], lang: Lang, *, full: bool, json_only: bool
) -> None:
    if json_only:
        from simsales.report.figures import comparison_json
        from simsales.report.hanging import hanging_json

        figures = comparison_json(case.name, comparison)
        if moved:
            figures["hangs_on"] = hanging_json(moved)
        typer.echo(json.dumps(figures, ensure_ascii=False))
        return
    from simsales.report.comparison_page import comparison_table
    from simsales.report.tables import show

    show(comparison_table(case, comparison, lang, full=full))
    if moved:
        from simsales.report.hanging import hanging_table

        typer.echo()
        show(hanging_table(case, moved, lang))
    elif len(comparison.unchanged) > 1 and case.scenario.people.behaviour == "responsive":
        typer.echo(_HANGS_ON.say(lang))


@contextmanager
def _means(workers: int | None, cluster: str | None, anew: bool) -> Iterator[dict[str, Any]]:
    """Who does the work, and what is remembered of earlier work."""
    from simsales.experiment.remembered import usual_store

    with ExitStack() as stack:
        store = None if anew else usual_store()
        if store is not None:
            stack.callback(store.close)
        executor = None
        if cluster is not None:
            from simsales.experiment.cluster import cluster_executor

            executor = stack.enter_context(cluster_executor(cluster))
        yield {"workers": workers, "executor": executor, "store": store}


def _compared(
    chosen: Mapping[str, Scenario], seed: int, replications: int, lang: Lang, means: Mapping[str, Any]
) -> Comparison:
    """So many years of every variant."""
    from simsales.experiment.comparison import Comparison
    from simsales.experiment.runner import run_experiment

    with progress(Text(en="same customers, same luck", zh="同样的客户, 同样的运气"), lang) as tell:
        return Comparison(run_experiment(chosen, seed=seed, replications=replications, progress=tell, **means))


def _raced(
    case: CaseFile, chosen: Mapping[str, Scenario], rules: Rules, seed: int, lang: Lang, means: Mapping[str, Any]
) -> Comparison:
    """As many years as it takes."""
    from simsales.experiment.comparison import Comparison
    from simsales.experiment.runs import Results
    from simsales.experiment.selection import select
    from simsales.spec.scenario import BASELINE

    with _race_shown(case, lang) as tell:
        race = select(chosen, rules, seed=seed, progress=tell, **means)
    return Comparison(Results(chosen[BASELINE], seed, race.runs), race)


@contextmanager
def _race_shown(case: CaseFile, lang: Lang) -> Iterator[Callable[[Race], None]]:
    """A table on stderr that follows the race, only where a person sees it."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda race: None
        return
    from rich.live import Live

    from simsales.report.race_table import race_table

    with Live(console=console, transient=True, auto_refresh=False) as live:
        yield lambda race: live.update(race_table(case, race, lang), refresh=True)

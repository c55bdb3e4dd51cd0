"""How the command line speaks: one language per call, texts in both languages at the place where they are said."""

from __future__ import annotations

import inspect
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, Literal, ParamSpec, TypeVar, get_type_hints

import typer

from simsales.i18n import Lang, Text, choose_language

if TYPE_CHECKING:
    from simsales.calibrate.plan_questions import Question

P = ParamSpec("P")
R = TypeVar("R")

LANG: Lang = choose_language(sys.argv[1:], os.environ)
"""The language of this call: help texts are in it, and it is the default of every `--lang`."""


def t(en: str, zh: str) -> str:
    """A help text in the language of this call."""
    return Text(en=en, zh=zh).say(LANG)


LangOption = Annotated[Lang, typer.Option("--lang", help=t("language: zh or en", "语言: zh 或 en"), show_default=False)]
SeedOption = Annotated[int, typer.Option("--seed", min=0, help=t("seed of the luck", "运气的种子"))]
VariantOption = Annotated[str, typer.Option("--variant", help=t("which variant", "哪个方案"))]
ReplicationOption = Annotated[
    int, typer.Option("--replication", min=1, help=t("which replication of the seed", "该种子的第几次重复"))
]
WorkersOption = Annotated[
    int | None,
    typer.Option(
        "--workers",
        min=1,
        max=256,
        help=t(
            "processes to use (all cores if left out); results do not depend on it",
            "使用的进程数 (默认全部核心); 不影响结果",
        ),
    ),
]


def years_option(help_: str, *, least: int = 2, most: int = 100_000) -> Any:
    """`--replications`, of which every command says what it simulates so often."""
    return typer.Option("--replications", min=least, max=most, help=help_)


JsonOption = Annotated[
    bool, typer.Option("--json", help=t("print one JSON object and nothing else", "只输出一个 JSON 对象"))
]
SetOption = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NAME:PATH=VALUE",
        help=t(
            "change a value in a variant, or make a new variant; may be repeated",
            "修改某方案的一个值, 或新建方案; 可多次使用",
        ),
    ),
]
ScenarioArgument = Annotated[
    str, typer.Argument(metavar="SCENARIO", help=t("name or file of a scenario", "场景名称或文件"), show_default=False)
]


def with_options(after: Mapping[str, Mapping[str, Question]]) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """An option for every question, in place of a command's `**answers`; behind which parameter they stand in its help."""

    def made(command: Callable[..., R]) -> Callable[..., R]:
        hints = get_type_hints(command, include_extras=True)

        def parameters() -> Iterator[inspect.Parameter]:
            for each in inspect.signature(command).parameters.values():
                if each.kind is not inspect.Parameter.VAR_KEYWORD:
                    yield each.replace(annotation=hints[each.name], kind=inspect.Parameter.KEYWORD_ONLY)
                yield from map(_option, after.get(each.name, {}).values())

        command.__signature__ = inspect.Signature(list(parameters()))  # type: ignore[attr-defined]
        return command

    return made


def _option(question: Question) -> inspect.Parameter:
    allowed: Any = Literal[tuple(question.answers)]
    wording = typer.Option(f"--{question.key}", help=question.help.say(LANG), show_default=False)
    name, kind = question.key.replace("-", "_"), inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, default=None, annotation=Annotated[allowed | None, wording])


def interruptible(command: Callable[P, R]) -> Callable[P, R]:
    """Ctrl-C ends a command quietly, with exit code 130."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except KeyboardInterrupt:
            print(t("interrupted", "已中断"), file=sys.stderr)
            raise typer.Exit(130) from None

    return wrapped


@contextmanager
def progress(what: Text, lang: Lang) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on stderr, only where a person sees it."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what.say(lang), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)

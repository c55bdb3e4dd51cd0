"""`simsales new NAME`: an own scenario laid over an existing one, an own meeting from nine answers, or a published domain."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from simsales.i18n import Lang

from .speech import LANG, LangOption, SetOption, t

NAME = "new"
HELP = t(
    "start an own scenario: from an existing one, from nine answers about your own meeting, or from a negotiation domain",
    "新建自己的场景: 从已有场景, 从关于您自己会谈的九个回答, 或从谈判题库文件",
)


NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help=t("name of the new scenario", "新场景的名称"), show_default=False)
]
SourceOption = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="SCENARIO",
        help=t(
            "scenario to start from, or DOMAIN.xml of a negotiation competition",
            "以哪个场景为基础, 或谈判竞赛的 DOMAIN.xml",
        ),
    ),
]
RolePlayOption = Annotated[
    bool, typer.Option("--roleplay", help=t("your own meeting: nine questions", "您自己的会谈: 九个问题"))
]
AnswersOption = Annotated[
    Path | None,
    typer.Option(
        "--answers",
        metavar="FILE",
        show_default=False,
        help=t("the nine answers from a file (YAML or JSON)", "九个回答写在文件里 (YAML 或 JSON)"),
    ),
]
OursOption = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="NAME",
        show_default=False,
        help=t("whose side of DOMAIN.xml is yours", "DOMAIN.xml 里哪一方是您"),
    ),
]
ProfileOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--profile",
        metavar="FILE.xml",
        show_default=False,
        help=t(
            "the two sides of DOMAIN.xml (found beside it if left out)",
            "DOMAIN.xml 的双方 (不写 = 在同一文件夹里找)",
        ),
    ),
]


def command(
    name: NameArgument,
    source: SourceOption = "incentive-rollout",
    roleplay: RolePlayOption = False,
    answers: AnswersOption = None,
    ours: OursOption = None,
    profile: ProfileOption = None,
    sets: SetOption = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.spec.first_draft import check_new

    is_domain = source.lower().endswith(".xml")
    if not is_domain and (ours is not None or profile):
        raise typer.BadParameter(t("needs --from DOMAIN.xml", "要和 --from DOMAIN.xml 一起用"), param_hint="--as")
    if is_domain:
        check_new(name, "_meeting")
        _domain(name, Path(source), profile or [], ours, lang)
    elif roleplay or answers is not None:
        check_new(name, "_meeting")
        _meeting(name, answers, lang)
    else:
        _laid_over(name, source, sets or [])


def _laid_over(name: str, source: str, sets: Sequence[str]) -> None:
    """An existing scenario with what was set changed; where nothing was, a first draft that shows how to change it."""
    from simsales.spec.casefile import open_case
    from simsales.spec.first_draft import check_new, first_draft, write_new
    from simsales.spec.own_scenario import changed_text, write_checked

    path = Path(f"{name}.yaml")
    if sets:
        base = open_case(source, sets)
        check_new(name, base.name)
        write_checked(Path(), name, changed_text(name, base, sets))
    else:
        write_new(path, first_draft(name, open_case(source)))
    typer.echo(
        t(
            f"wrote {path}; next: edit it, then `simsales check {path}` and `simsales compare {path}`",
            f"已写出 {path}; 接着: 编辑它, 再运行 `simsales check {path}` 和 `simsales compare {path}`",
        )
    )


def _meeting(name: str, answers: Path | None, lang: Lang) -> None:
    """One's own meeting: asked, or read from a file; written only when everything is known."""
    from simsales.i18n import Text
    from simsales.negotiation.answer_sheet import answered_by
    from simsales.negotiation.own_meeting import PRACTICE, own_meeting
    from simsales.negotiation.own_questions import Interview
    from simsales.spec.own_scenario import write_checked

    from .asking import interviewed

    if answers is not None:
        interview = answered_by(answers)
    else:
        interview = Interview()
        interviewed(interview, lang)
    path = write_checked(Path(), name, own_meeting(name, interview.answers))
    said = Text(
        en="\nwrote {path}. {practice}\nnext: `simsales play {path}`; what you know better, change in the file, then `simsales check {path}`",
        zh="\n已写出 {path}。{practice}\n接着: `simsales play {path}`; 您知道得更清楚的数字, 可在文件里改, 再运行 `simsales check {path}`",
    )
    typer.echo(said.fill(path=path, practice=PRACTICE).say(lang))


def _domain(name: str, source: Path, profiles: list[Path], ours: str | None, lang: Lang) -> None:
    """A published domain and its two sides as a role-play in points."""
    from simsales.i18n import Text
    from simsales.negotiation.domain_files import read_sides
    from simsales.negotiation.domain_meeting import domain_meeting, not_ours, side_named, whose
    from simsales.spec.own_scenario import write_checked

    from .asking import chosen

    domain, sides = read_sides(source, profiles)
    names = [side.name for side in sides]
    mine = side_named(sides, ours) if ours else chosen(whose(domain), names, not_ours(sides, ""), lang)
    path = write_checked(Path(), name, domain_meeting(domain, sides[mine], sides[1 - mine]))
    said = Text(
        en="wrote {path}: you are {ours}, against {theirs}; next: `simsales play {path}`",
        zh="已写出 {path}: 您是 {ours}, 对方是 {theirs}; 接着: `simsales play {path}`",
    )
    typer.echo(said.fill(path=path, ours=sides[mine].name, theirs=sides[1 - mine].name).say(lang))

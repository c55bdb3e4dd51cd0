"""`simsales pack NAME -o DIR`: everything a trainer prints for a class, and a folder that plays without a network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from simsales.i18n import Lang

from .speech import LANG, ScenarioArgument, SeedOption, WorkersOption, progress, t

if TYPE_CHECKING:
    from simsales.report.pack.offline.folder import Wheels
    from simsales.report.pack.packing import Pack, Wanted
    from simsales.spec.casefile import CaseFile

NAME = "pack"
HELP = t(
    "everything a trainer prints for a class, and a folder that plays without a network",
    "培训师的教学包: 要打印的全部纸张, 以及不用网络就能玩的文件夹",
)
_LANGS: dict[str, Sequence[Lang]] = {"zh": ["zh"], "en": ["en"], "both": ["zh", "en"]}


FolderOption = Annotated[
    Path,
    typer.Option("-o", "--output", metavar="DIR", help=t("folder to make", "做在哪个文件夹"), show_default=False),
]
PagesLangOption = Annotated[
    Literal["zh", "en", "both"], typer.Option("--lang", help=t("language of the pages", "页面的语言"))
]
TablesOption = Annotated[int, typer.Option("--tables", min=1, max=40, help=t("tables", "几桌"))]
HeadsOption = Annotated[
    int | None,
    typer.Option(
        "--people",
        min=1,
        max=400,
        help=t("people (four a table if left out)", "几人 (不写 = 每桌四人)"),
        show_default=False,
    ),
]
MinutesOption = Annotated[int, typer.Option("--minutes", min=45, max=240, help=t("length of the class", "时长"))]
FormsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--variant",
        help=t(
            "only these forms (all if left out); for a quarter: which plan",
            "只做这几份卷 (默认全部); 季度: 哪个方案",
        ),
        show_default=False,
    ),
]
ChairsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--seat",
        help=t("chairs of a quarter (the manager and every rep if left out)", "季度: 哪些位子 (默认经理和全部销售)"),
        show_default=False,
    ),
]
QuarterOption = Annotated[int, typer.Option("--quarter", min=1, help=t("which quarter", "第几季"))]
GamesOption = Annotated[
    int,
    typer.Option(
        "--games", min=10, max=10_000, help=t("games that equate the forms, a seller", "为等值每种卖方谈几局")
    ),
]
OfflineOption = Annotated[
    bool,
    typer.Option("--offline", help=t("with a folder that plays without a network", "带上不用网络就能玩的文件夹")),
]
WheelsOption = Annotated[
    Path | None,
    typer.Option(
        "--wheels",
        metavar="DIR",
        help=t("its files from here (made here if left out)", "其中的文件取自这里 (不写 = 现做)"),
        show_default=False,
    ),
]
PlatformOption = Annotated[
    list[str] | None,
    typer.Option(
        "--platform",
        metavar="TAG",
        help=t(
            "for other computers, from the network: win_amd64, macosx_11_0_arm64 ...",
            "给别的电脑, 从网络下载: win_amd64, macosx_11_0_arm64 ...",
        ),
        show_default=False,
    ),
]
PythonOption = Annotated[
    list[str] | None,
    typer.Option(
        "--python",
        metavar="3.X",
        help=t("with --platform: for which Pythons", "与 --platform 同用: 哪些 Python"),
        show_default=False,
    ),
]


def command(
    scenario: ScenarioArgument,
    folder: FolderOption,
    lang: PagesLangOption = "both",
    tables: TablesOption = 4,
    people: HeadsOption = None,
    minutes: MinutesOption = 90,
    variant: FormsOption = None,
    seat: ChairsOption = None,
    quarter: QuarterOption = 2,
    games: GamesOption = 200,
    seed: SeedOption = 1,
    workers: WorkersOption = None,
    offline: OfflineOption = False,
    wheels: WheelsOption = None,
    platform: PlatformOption = None,
    python: PythonOption = None,
) -> None:
    from simsales.report.pack.folder import check_folder
    from simsales.report.pack.index_page import INDEX
    from simsales.report.pack.offline.folder import Wheels
    from simsales.report.pack.packing import Wanted
    from simsales.session import seats_of
    from simsales.spec.casefile import open_case

    check_folder(folder)
    source = Wheels(wheels, platform or (), python or ())
    source.check()
    case = open_case(scenario)
    chosen = [case.chosen([one])[-1] for one in variant] if variant else list(case.variants)
    plan = case.variants[chosen[0]]
    is_talk = plan.meeting is not None
    names = chosen if is_talk else list(dict.fromkeys(seat or seats_of(plan)))
    wanted = Wanted(names, chosen[0], minutes, tables, people, seed, quarter, games, workers)
    pack = _made(case, wanted, is_talk)
    facts = {"scenario": case.name, "languages": list(_LANGS[lang]), "forms" if is_talk else "chairs": list(names)}
    _written(pack, case, folder, _LANGS[lang], facts, source if offline or source != Wheels() else None)
    index = folder / INDEX.say(_LANGS[lang][0])
    typer.echo(t(f"wrote {folder}; begin with {index}", f"已写出 {folder}; 请先打开 {index}"))


def _made(case: CaseFile, wanted: Wanted, is_talk: bool) -> Pack:
    from simsales.i18n import Text
    from simsales.report.pack.forms import paper_forms
    from simsales.report.pack.packing import counted, quarter_pack, talk_pack

    if not is_talk:
        return quarter_pack(case, wanted)
    forms = paper_forms(case, wanted.names, wanted.seed)
    with progress(Text(en="forms are compared", zh="比较各份卷"), LANG) as tell:
        found = counted(forms, wanted, tell)
    return talk_pack(case, forms, wanted, found)


def _written(
    pack: Pack, case: CaseFile, folder: Path, langs: Sequence[Lang], facts: dict[str, Any], offline: Wheels | None
) -> None:
    """Everything in one folder, or nothing; `offline`: what plays there without a network comes from here, None for nothing."""
    from simsales.report.pack.folder import whole_folder
    from simsales.report.pack.index_page import Offered
    from simsales.report.pack.offline.folder import write_offline
    from simsales.report.pack.packing import write_sheets

    with whole_folder(folder, facts) as draft:
        offered = Offered(write_offline(draft / "offline", offline, case)) if offline is not None else None
        write_sheets(pack, draft, langs, offered)

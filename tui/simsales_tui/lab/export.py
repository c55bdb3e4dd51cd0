"""Page 6: files to hand over: the memo, the report, the workbook; where they will be, and that they are there."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from simsales.errors import InputError
from simsales.i18n import Lang, Text
from simsales.report.file_names import PAPERS, Paper, files_for, usual_path
from simsales.report.handing_over import Files

from .. import ui
from ..language import lang_of
from ..widgets.option_line import OptionLine
from ..widgets.typed_line import TypedLine
from .page import NO_YEARS, LabPage
from .state import Lab

_WHAT, _WHERE = Text(en="what", zh="什么"), Text(en="where", zh="写到")
_FOLDER = Text(en="Names without a folder are written to {folder}", zh="不写文件夹时, 写到 {folder}")
_MINUTES = Text(
    en="Memo and report also look for what the answer hangs on and why the plans differ: with four plans some 500 simulated years, "
    "10 minutes or more on two cores, unless pages 2-4 have it already.",
    zh="备忘和报告还要找出结论取决于什么、方案差在哪里: 4 个方案约 500 个模拟年, 两核电脑要 10 分钟以上; 第 2-4 页已经找过的不再重做。",
)
_REPLACES = Text(en="There is a file of that name: Enter again replaces it.", zh="已有同名文件: 再按一次回车就替换它。")
_WRITTEN = Text(en="Written: {path}", zh="已写好: {path}")
_ADVICE = Text(
    en="Tab goes from what to where, Enter writes the file in this language.",
    zh="按 Tab 在种类和路径之间移动, 回车写出 (用当前语言)。",
)


class ExportPage(LabPage):
    """What, where, and what came of it."""

    TITLE: ClassVar[Text] = Text(en="files", zh="导出")
    IS_ABOUT: ClassVar[str] = "export"

    def __init__(self) -> None:
        super().__init__(id=f"page-{self.IS_ABOUT}")
        self._lab: Lab | None = None
        self._said = Text.same("")
        self._to_replace: Path | None = None
        self._offered = ""
        self.files: Files | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(classes="labelled", id="paper-row"):
            yield Static(id="paper-word")
            yield OptionLine("paper", "one")
        with Horizontal(classes="labelled", id="path-row"):
            yield Static(id="path-word")
            yield TypedLine(name_="path", is_marked=False)
        yield Static(id="export-said")

    @property
    def paper(self) -> Paper:
        return list(PAPERS)[self.query_one("#paper", OptionLine).at]

    def fill(self, lab: Lab, lang: Lang) -> None:
        self._lab = lab
        self.query_one("#paper-word", Static).update(ui.text(_WHAT, lang))
        self.query_one("#path-word", Static).update(ui.text(_WHERE, lang))
        self.query_one("#paper", OptionLine).show(list(PAPERS.values()), at=lab.paper)
        has_years = lab.comparison is not None
        self.query_one("#paper-row").display = self.query_one("#path-row").display = has_years
        self._offer_name(lab, lang)
        folder = _FOLDER.fill(folder=str(Path.cwd()))
        said = [ui.text(self._said, lang, "bold"), ui.text(folder, lang, "dim"), ui.text(_MINUTES, lang, "dim")]
        shown = said if has_years else [ui.text(NO_YEARS, lang)]
        self.query_one("#export-said", Static).update(ui.lines(*shown))

    def _offer_name(self, lab: Lab, lang: Lang) -> None:
        """A usual name, as long as nobody has typed another."""
        field = self.query_one("#path", TypedLine)
        if field.value in ("", self._offered):
            self._offered = usual_path(lab.case.name, self.paper, lang)
            with field.prevent(Input.Changed):
                field.value = self._offered

    def advice(self, lab: Lab) -> Text | None:
        return _ADVICE if lab.comparison is not None and not lab.is_busy else None

    # --- writing --------------------------------------------------------------------------------------------------------
    @on(OptionLine.Changed)
    def _other_paper(self, event: OptionLine.Changed) -> None:
        event.stop()
        if self._lab is not None:
            self._lab.paper = event.line.at
        self._say(Text.same(""))

    @on(Input.Changed)
    def _other_path(self, event: Input.Changed) -> None:
        event.stop()
        self._to_replace = None

    @on(OptionLine.Entered)
    @on(Input.Submitted)
    def _write(self, event: OptionLine.Entered | Input.Submitted) -> None:
        event.stop()
        self.ask()

    def ask(self) -> None:
        """Check the name, ask before anything is replaced, then have it written."""
        paper, path = self.paper, self.query_one("#path", TypedLine).value
        try:
            files = files_for(paper, path)
        except InputError as error:
            self._say(error.message)
            return
        target = files.first
        if target.exists() and self._to_replace != target:
            self._to_replace = target
            self._say(_REPLACES)
            return
        self.files, self._to_replace, self._said = files, None, Text.same("")
        self.post_message(self.Wants(self.IS_ABOUT))

    def written(self, files: Files) -> None:
        """It is there."""
        self._say(_WRITTEN.fill(path=str(files.first.absolute())))

    def _say(self, words: Text) -> None:
        self._said = words
        if self._lab is not None:
            self.fill(self._lab, lang_of(self))

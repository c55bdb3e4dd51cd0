"""Settings: one list made from what can be chosen; seen at once, kept only on request, put back on leaving."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simsales.errors import InputError
from simsales.i18n import Text

from .. import keys, ui
from ..base import BaseScreen
from ..settings import SETTINGS, Setting, Settings, Value, keep, settings_file
from ..widgets.status_bar import StatusBar

_TITLE = Text(en="Settings", zh="设置")
_KEEP = Text(en="keep these and go back", zh="保存并返回")
_DROP = Text(en="go back, all as it was", zh="不保存, 恢复原样")
_ON_SETTING = Text(
    en="{does}\nLeft, right or Enter change it; the line below the list keeps it.",
    zh="{does}\n左右键或回车更改; 改好后选列表下面的保存。",
)
_ON_KEEP = Text(en="Enter: kept in {path}", zh="回车: 保存到 {path}")
_ON_DROP = Text(en="Enter or Esc: nothing is changed.", zh="回车或 Esc: 什么都不改。")
_LINE = Text(en="{label}  < {value} >", zh="{label}  < {value} >")
_LESS, _MORE = Text(en="other value", zh="换一个值"), Text(en="other value", zh="换一个值")
_SAVE, _CANCEL = "save", "cancel"


class SettingsScreen(BaseScreen):
    """Every change is seen at once; leaving without keeping puts everything back."""

    ABOUT: ClassVar[Text] = Text(
        en="""Settings
  Up and down mark a line, left and right change it; colours and language change at once.
  "Keep these" writes one small file; Esc puts everything back as it was.""",
        zh="""设置
  上下键选一行, 左右键更改; 配色和语言立刻变。
  "保存"写进一个小文件; Esc 全部恢复原样。""",
    )
    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "cancel", keys.BACK),
        keys.bound("q", "cancel", keys.BACK, shown=False),
        keys.bound("ctrl+s", "save", Text(en="keep", zh="保存")),
        keys.bound("f2", "switch_language", keys.LANGUAGE, shown=False),
        keys.bound("left", "change(-1)", _LESS, shown=False, first=True),
        keys.bound("right", "change(1)", _MORE, shown=False, first=True),
    ]

    def __init__(self, before: Settings) -> None:
        super().__init__()
        self._before, self._now, self._at = before, before, 0

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield OptionList(id="settings")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self._lang_before = self.lang
        self.query_one("#settings").focus()

    def fill(self) -> None:
        self.query_one(StatusBar).show(_TITLE)
        board = self.query_one("#settings", OptionList)
        with board.prevent(OptionList.OptionHighlighted):
            board.clear_options()
            board.add_options([Option(ui.text(self._line(one), self.lang), id=one.name) for one in SETTINGS])
            board.add_option(Option(ui.text(_KEEP, self.lang), id=_SAVE))
            board.add_option(Option(ui.text(_DROP, self.lang), id=_CANCEL))
            board.highlighted = self._at
        self._explain(self._at)

    def _line(self, one: Setting) -> Text:
        """The label, as wide as the widest, and the value between the two arrows."""
        wide = Text(*(self._padded(one.label.say(lang), lang) for lang in ("en", "zh")))
        return _LINE.fill(label=wide, value=one.said(getattr(self._now, one.name)))

    @staticmethod
    def _padded(label: str, lang: str) -> str:
        widest = max(cell_len(one.label.zh if lang == "zh" else one.label.en) for one in SETTINGS)
        return label + " " * (widest - cell_len(label))

    def _explain(self, at: int) -> None:
        last = (_ON_KEEP.fill(path=settings_file()), _ON_DROP)
        words = _ON_SETTING.fill(does=SETTINGS[at].does) if at < len(SETTINGS) else last[at > len(SETTINGS)]
        self.tell(words)

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        self._at = event.option_index
        self._explain(self._at)

    @on(OptionList.OptionSelected)
    async def _taken(self, event: OptionList.OptionSelected) -> None:
        if event.option.id == _SAVE:
            await self.action_save()
        elif event.option.id == _CANCEL:
            await self.action_cancel()
        else:
            await self.action_change(1)

    # --- changing -------------------------------------------------------------------------------------------------------
    async def action_change(self, by: int) -> None:
        if self._at >= len(SETTINGS):
            return
        one = SETTINGS[self._at]
        await self._change(one.name, one.beside(getattr(self._now, one.name), by))

    async def action_switch_language(self) -> None:
        """Here F2 is one more change that is kept on request."""
        await self._change("lang", "en" if self.lang == "zh" else "zh")

    async def _change(self, name: str, value: Value) -> None:
        self._now = self._now.but(name, value)
        self.house.use(self._now)
        await self.house.speak(self._now.language or self._lang_before)
        self.fill()

    async def action_save(self) -> None:
        try:
            keep(self._now)
        except InputError as error:
            self.tell(error.message)
        else:
            self.action_back()

    async def action_cancel(self) -> None:
        self.house.use(self._before)
        await self.house.speak(self._lang_before)
        self.action_back()

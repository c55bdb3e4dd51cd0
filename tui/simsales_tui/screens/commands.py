"""All that can be done here, by name: type a part of it, Enter does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import Key
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from simsales.i18n import LANGS, Text, joined

from .. import keys, ui
from ..base import BaseScreen, Deed
from ..widgets.status_bar import StatusBar
from ..widgets.typed_line import TypedLine

_TITLE = Text(en="What do you want to do?", zh="想做什么?")
_HINT = Text(en="type a part of it ...", zh="打几个字 ...")
_LINE = Text(en="{label}   {keys}", zh="{label}   {keys}")
_HOW = Text(
    en="Type, or mark with the arrows; Enter does it, Esc goes back.", zh="打字, 或用方向键选; 回车就做, Esc 返回。"
)
_NONE = Text(en="Nothing of that name here. Esc goes back.", zh="这里没有叫这个的。Esc 返回。")


class CommandsScreen(BaseScreen):
    """Everything the screen before and the application can do."""

    ABOUT: ClassVar[Text] = Text(
        en="""Commands
  Everything that can be done on the screen before, with its keys. Type a part of its name, Enter does it.""",
        zh="""命令
  上一屏能做的一切, 以及对应的键。打几个字查找, 回车执行。""",
    )
    CSS_PATH = "commands.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [keys.bound("escape", "back", keys.BACK)]

    def __init__(self, deeds: Sequence[Deed]) -> None:
        super().__init__()
        self._deeds = deeds

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield TypedLine(hint=_HINT.say(self.lang), name_="wanted")
        yield OptionList(id="deeds")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.query_one("#wanted").focus()

    def fill(self) -> None:
        self.query_one(StatusBar).show(_TITLE)
        self._show()

    def _show(self) -> None:
        board, words = self.query_one("#deeds", OptionList), self.query_one("#wanted", Input).value.casefold()
        board.clear_options()
        for place, deed in enumerate(self._deeds):
            if all(words not in deed.label.say(lang).casefold() for lang in LANGS):
                continue
            named = _LINE.fill(label=deed.label, keys=joined(map(keys.key_said, deed.keys), ", "))
            board.add_option(Option(ui.text(named, self.lang), id=f"deed-{place}"))
        board.highlighted = 0 if board.option_count else None
        self.tell(_HOW if board.option_count else _NONE)

    @on(Input.Changed)
    def _search(self) -> None:
        self._show()

    @on(Input.Submitted)
    def _do_marked(self) -> None:
        self.query_one("#deeds", OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _do(self, event: OptionList.OptionSelected) -> None:
        deed = self._deeds[int((event.option.id or "deed-0").removeprefix("deed-"))]
        self.app.pop_screen()
        self.app.call_later(self.app.run_action, deed.action, deed.node)

    def on_key(self, event: Key) -> None:
        """Up and down go through the list while the line has the focus."""
        board = self.query_one("#deeds", OptionList)
        if self.focused is self.query_one("#wanted") and event.key in ("up", "down"):
            event.stop()
            (board.action_cursor_up if event.key == "up" else board.action_cursor_down)()

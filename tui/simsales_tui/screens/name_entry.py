"""A name is asked for: for a new variant, or for a scenario that is kept. What is wrong with it is said while it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, Input, Static

from simsales.errors import InputError
from simsales.i18n import Text
from simsales.spec.trial import said

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.status_bar import StatusBar
from ..widgets.typed_line import TypedLine

_ENTER = Text(en="Enter takes this name, Esc goes back.", zh="回车用这个名称, Esc 返回。")
_TYPE = Text(en="Type a name, then Enter. Esc goes back.", zh="输入名称, 再按回车。Esc 返回。")
_WRONG = Text(en="! {what}", zh="! {what}")


class NameScreen(BaseScreen[str]):
    """Leaves with the name, or with None."""

    CSS_PATH = "name_entry.tcss"
    ABOUT: ClassVar[Text] = Text(
        en="A name\n  Letters, digits, - and _. Enter takes it, Esc goes back without.",
        zh="名称\n  字母, 汉字, 数字, - 和 _。回车确定, Esc 放弃。",
    )
    BINDINGS: ClassVar[list[BindingType]] = [keys.bound("escape", "leave", keys.BACK)]

    def __init__(self, title: Text, story: Text, check: Callable[[str], None], usual: str = "") -> None:
        super().__init__()
        self._title, self._story, self._check, self._usual = title, story, check, usual

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield Static(id="told")
        yield TypedLine(name_="name")
        yield Static(id="message")
        yield Footer(compact=True)

    def fill(self) -> None:
        self.query_one(StatusBar).show(self._title)
        self.query_one("#told", Static).update(ui.text(self._story, self.lang))
        self._judge(self.query_one("#name", Input).value)

    def opened(self) -> None:
        name = self.query_one("#name", Input)
        name.value = self._usual
        name.focus()

    @on(Input.Changed, "#name")
    def _typed(self, event: Input.Changed) -> None:
        self._judge(event.value)

    def _judge(self, name: str) -> bool:
        """Whether it can be taken; what is wrong is said."""
        wrong = None
        try:
            self._check(name)
        except InputError as error:
            wrong = said(error.problems[0])
        words = _TYPE if not name else _ENTER if wrong is None else _WRONG.fill(what=wrong)
        self.tell(words)
        return wrong is None

    @on(Input.Submitted, "#name")
    def _take(self, event: Input.Submitted) -> None:
        if self._judge(event.value):
            self.dismiss(event.value)

    def action_leave(self) -> None:
        self.dismiss(None)

"""Help in place: what this screen is for and which key does what, in plain words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from simsales.i18n import Text

from .. import keys, ui
from ..base import BaseScreen

_EVERYWHERE = Text(
    en="""Everywhere
  Arrows move, Enter takes, Tab goes on to the next part, Esc goes back.
  F1 or ?   this help                F2   中文 / English
  Ctrl+P    all commands             Ctrl+Q   quit; what you played is kept

Words
  the least you take   below that you would rather not sign
  way out              what you do if there is no deal
  standing offer       what either side has offered last

Esc closes this help.""",
    zh="""通用
  方向键移动, 回车确定, Tab 到下一块, Esc 返回。
  F1 或 ?   本帮助                  F2   中文 / English
  Ctrl+P    全部命令                Ctrl+Q   退出; 玩过的都已保存

词语
  最低能接受      再低就宁可不签
  谈不成时的退路  没有谈成时您怎么办
  目前报价        双方各自最后报的那一份

Esc 关闭帮助。""",
)


class HelpScreen(BaseScreen):
    """Over whatever it explains."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "back", keys.BACK),
        keys.bound("f1", "back", keys.BACK, shown=False),
        keys.bound("q", "back", keys.BACK, shown=False),
        keys.bound("enter", "back", keys.BACK, shown=False),
    ]

    def __init__(self, help_: Text) -> None:
        super().__init__()
        self._help = help_

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="help"):
            yield Static(
                ui.lines(ui.text(self._help, self.lang), ui.text("", self.lang), ui.text(_EVERYWHERE, self.lang))
            )

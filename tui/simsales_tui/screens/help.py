"""Help in place: what this screen is for, the part that has the focus, which key does what, and the words that stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Input, OptionList, Static

from simsales.i18n import Lang, Text, joined
from simsales.report.glossary import Term, glossary, terms_in

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.choice_list import ChoiceList
from ..widgets.status_bar import StatusBar

_TITLE = Text(en="Help", zh="帮助")
_EVERYWHERE = Text(
    en="""Everywhere
  Arrows move, Enter takes, Tab goes on to the next part, Esc goes back.
  F1 or ?   this help                F2   中文 / English
  Ctrl+P    all commands             Ctrl+Q   quit; what you played is kept
  Ctrl+O or j   a letter on every part of the screen; that letter goes there""",
    zh="""通用
  方向键移动, 回车确定, Tab 到下一块, Esc 返回。
  F1 或 ?   本帮助                  F2   中文 / English
  Ctrl+P    全部命令                Ctrl+Q   退出; 玩过的都已保存
  Ctrl+O 或 j   屏幕每一块显示一个字母, 按它就到那里""",
)
_KEYS = Text(en="Keys here", zh="这里的键")
_LINE = Text(en="  {keys}   {label}", zh="  {keys}   {label}")
_HERE = Text(en="Where you are: {about}", zh="您现在在: {about}")
_NO_WORDS = Text(en="No word of the glossary stands on that screen.", zh="那一屏上没有词汇表里的词。")
_PAGES = (
    Text(en="this screen", zh="本屏"),
    Text(en="words here", zh="这里的词"),
    Text(en="all words", zh="全部词语"),
    Text(en="close", zh="关闭"),
)
_PAGE, _WORDS, _ALL, _CLOSE = range(4)
_READ = Text(
    en="Up and down scroll. A number opens a page; Enter or Esc closes.", zh="上下键翻看。按序号换页; 回车或 Esc 关闭。"
)
_LIST = Text(en="A list\n  Up and down mark a line, Enter takes it.", zh="列表\n  上下键选一行, 回车确定。")
_FIELD = Text(
    en="A line to type into\n  Type, then Enter. Tab goes on to the next part.",
    zh="输入行\n  打字, 然后回车。Tab 到下一块。",
)


class HelpScreen(BaseScreen):
    """Over whatever it explains."""

    ABOUT: ClassVar[Text] = Text(
        en="Help\n  Numbers change the page, up and down scroll, Esc closes.",
        zh="帮助\n  按序号换页, 上下键翻看, Esc 关闭。",
    )
    READS: ClassVar[str] = "#help"
    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "back", keys.BACK),
        keys.bound("f1", "back", keys.BACK, shown=False),
        keys.bound("question_mark", "back", keys.BACK, shown=False),
        keys.bound("q", "back", keys.BACK, shown=False),
        *keys.READING,
    ]

    def __init__(self, parts: Sequence[Text], words: dict[Lang, list[Term]] | None = None) -> None:
        super().__init__()
        self._parts, self._words = parts, words or {}
        self._page = _PAGE

    def compose(self) -> ComposeResult:
        yield StatusBar()
        with VerticalScroll(id="help", can_focus=False):
            yield Static(id="page")
        yield ChoiceList("pages")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.query_one(ChoiceList).focus()

    def fill(self) -> None:
        self.query_one(StatusBar).show(_TITLE)
        self.query_one("#page", Static).update(ui.page(*self._said()))
        self.query_one(ChoiceList).show(_PAGES, at=_CLOSE)
        self.tell(_READ)

    def _said(self) -> Iterator[RenderableType]:
        if self._page == _PAGE:
            for part in self._parts:
                yield ui.lines(ui.text(part, self.lang), ui.text("", self.lang))
            return
        words = list(glossary().values()) if self._page == _ALL else self._words.get(self.lang, [])
        for term in words:
            yield ui.lines(
                ui.text(term.word, self.lang, "bold"), ui.text(term.meaning, self.lang), ui.text("", self.lang)
            )
        if not words:
            yield ui.text(_NO_WORDS, self.lang)

    @on(ChoiceList.Picked)
    def _turn_to(self, event: ChoiceList.Picked) -> None:
        if event.place == _CLOSE:
            self.action_back()
            return
        self._page = event.place
        self.fill()
        self.query_one("#help").scroll_home(animate=False)

    def action_help(self) -> None:
        """Help has no help of its own."""


def help_for(screen: BaseScreen[Any]) -> HelpScreen:
    """The help of a screen as it stands: its own, that of the part with the focus, its keys, its words."""
    parts = [*screen.about()]
    about = _about(screen.focused)
    if about is not None:
        parts.append(_HERE.fill(about=about))
    named = [_LINE.fill(keys=joined(map(keys.key_said, deed.keys), ", "), label=deed.label) for deed in screen.deeds()]
    parts += [joined([_KEYS, *named], "\n"), _EVERYWHERE]
    shown = read_off(screen)
    return HelpScreen(parts, {screen.lang: terms_in(shown, screen.lang)} | _other_language(screen.lang, shown))


def _other_language(lang: Lang, shown: str) -> dict[Lang, list[Term]]:
    """The same words, should somebody switch the language while they read."""
    other: Lang = "en" if lang == "zh" else "zh"
    return {other: terms_in(shown, lang)}


def _about(focused: Widget | None) -> Text | None:
    """What the nearest part around the focus says about itself."""
    if focused is None:
        return None
    for node in focused.ancestors_with_self:
        about = getattr(node, "ABOUT", None)
        if isinstance(node, Screen):
            break
        if isinstance(about, Text):
            return about
    return _FIELD if isinstance(focused, Input) else _LIST if isinstance(focused, OptionList) else None


def read_off(screen: Screen[Any]) -> str:
    """All that is written on a screen, what is scrolled out of sight in a part included; lines of a part run on."""
    return "\n".join(
        "".join(line.text.rstrip() + (" " if line.text.isascii() else "") for line in one.render_lines(one.size.region))
        for one in screen.query(Widget)
        if one.display and not one.children and one.size.area
    )

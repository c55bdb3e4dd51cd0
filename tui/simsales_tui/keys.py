"""What keys are called: a label carries both languages, so that the bar at the bottom speaks the language of the screen."""

from __future__ import annotations

from unicodedata import lookup

from textual.binding import Binding

from simsales.i18n import Lang, Text
from simsales.text import safe_text

HELP = Text(en="help", zh="帮助")
LANGUAGE = Text(en="中文", zh="English")
BRIEF = Text(en="brief", zh="任务书")
RUBRIC = Text(en="rubric", zh="评分规则")
LEAVE = Text(en="leave", zh="离开")
BACK = Text(en="back", zh="返回")
HOME = Text(en="home", zh="回主页")
QUIT = Text(en="quit", zh="退出")
COMMANDS = Text(en="commands", zh="命令")
EARLIER = Text(en="earlier", zh="往上翻")
LATER = Text(en="later", zh="往下翻")
JUMP = Text(en="jump", zh="跳转")
NEXT, BEFORE = Text(en="next part", zh="下一块"), Text(en="part before", zh="上一块")
READ_ON = Text(
    en="Up and down scroll. A number, or left and right and Enter, goes on.",
    zh="上下键翻看。按序号, 或左右键加回车继续。",
)
"""What one does with a page that has choices below it."""
_NAMED = {
    "escape": Text.same("Esc"),
    "enter": Text(en="Enter", zh="回车"),
    "space": Text(en="space", zh="空格"),
    "tab": Text.same("Tab"),
    "shift+tab": Text.same("Shift+Tab"),
    "pageup": Text.same("PageUp"),
    "pagedown": Text.same("PageDown"),
    "up": Text(en="up", zh="上"),
    "down": Text(en="down", zh="下"),
    "left": Text(en="left", zh="左"),
    "right": Text(en="right", zh="右"),
    "question_mark": Text.same("?"),
    "slash": Text.same("/"),
    "plus": Text.same("+"),
    "minus": Text.same("-"),
}
_TEXTUALS_OWN = {"palette": COMMANDS, "Quit": QUIT}


class _Label(str):
    """A description as Textual wants it, a plain string, that can be said in another language later."""

    text: Text

    def __new__(cls, text: Text) -> _Label:
        made = super().__new__(cls, text.en)
        made.text = text
        return made


def bound(key: str, action: str, label: Text, *, shown: bool = True, first: bool = False) -> Binding:
    """A key of a screen. `first`: before whatever has the focus gets it."""
    return Binding(key, action, _Label(label), show=shown, priority=first)


def said(words: str, lang: Lang) -> str:
    """A label as the bar shows it; what has no translation stays."""
    label = meant(words)
    return safe_text(label.say(lang) if label is not None else words)


def meant(words: str) -> Text | None:
    """What a label says in both languages; None where it has no translation."""
    return words.text if isinstance(words, _Label) else _TEXTUALS_OWN.get(words)


def key_said(key: str) -> Text:
    """What is printed on a key, as people call it."""
    if key in _NAMED:
        return _NAMED[key]
    *held, last = key.split("+")
    return Text.same("+".join([*(one.title() for one in held), _letter(last).upper() if held else _letter(last)]))


def _letter(key: str) -> str:
    """What a key writes; those for signs are called by the name of the sign, as in full_stop."""
    if len(key) == 1:
        return key
    try:
        return lookup(key.replace("_", " "))
    except KeyError:
        return key.upper()


LEAFING = (
    bound("pageup", "scroll(-1)", EARLIER, shown=False),
    bound("pagedown", "scroll(1)", LATER, shown=False),
)
"""Whole pages of what a screen reads."""
READING = (
    bound("up", "line(-1)", EARLIER, shown=False, first=True),
    bound("down", "line(1)", LATER, shown=False, first=True),
    *LEAFING,
)
"""The same, and line by line, before whatever has the focus."""

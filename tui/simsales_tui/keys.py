"""What keys are called: every label of a key in both languages, so that the bar at the bottom speaks the language of the screen."""

from __future__ import annotations

from textual.binding import Binding

from simsales.i18n import Lang, Text

HELP = Text(en="help", zh="帮助")
LANGUAGE = Text(en="中文", zh="English")
BRIEF = Text(en="brief", zh="任务书")
RUBRIC = Text(en="rubric", zh="评分规则")
LEAVE = Text(en="leave", zh="离开")
BACK = Text(en="back", zh="返回")
QUIT = Text(en="quit", zh="退出")
COMMANDS = Text(en="commands", zh="命令")
EARLIER = Text(en="earlier", zh="往上翻")
LATER = Text(en="later", zh="往下翻")
_ALL = (HELP, LANGUAGE, BRIEF, RUBRIC, LEAVE, BACK, QUIT, COMMANDS, EARLIER, LATER)
LABELS = {label.en: label for label in _ALL} | {"palette": COMMANDS, "Quit": QUIT}
"""By the English word; the last two are Textual's own."""


def bound(key: str, action: str, label: Text, *, shown: bool = True, first: bool = False) -> Binding:
    """A key of a screen. `first`: before whatever has the focus gets it."""
    return Binding(key, action, LABELS[label.en].en, show=shown, priority=first)


def said(words: str, lang: Lang) -> str:
    """A label as the bar shows it; what has no translation stays."""
    label = LABELS.get(words)
    return label.say(lang) if label is not None else words

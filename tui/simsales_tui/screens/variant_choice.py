"""Which variant is to be moved: one there is, or a new one that begins like one of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simsales.i18n import Text
from simsales.spec.casefile import CaseFile, parsed_set, written_changes
from simsales.spec.scenario import BASELINE
from simsales.spec.trial import check_new_name

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.status_bar import StatusBar
from .name_entry import NameScreen

_TITLE = Text(en="Which plan do you want to change?", zh="要改哪个方案?")
_AS_IT_IS = Text(en="change {name}", zh="修改 {name}")
_NEW_LIKE = Text(en="a new plan that begins like {name}", zh="新方案, 起点同 {name}")
_HINT = Text(en="Arrows choose, Enter takes, Esc goes back.", zh="方向键选择, 回车确定, Esc 返回。")
_NAME = Text(en="What is the new plan called?", zh="新方案叫什么?")
_BEGINS = Text(en="It begins like {name}; you change it from there.", zh="起点同 {name}, 再从那里修改。")
_USUAL = Text(en="mine", zh="我的方案")


class Chosen(NamedTuple):
    """A variant by name; `like` is what a new one begins like."""

    name: str
    like: str | None


class VariantScreen(BaseScreen[Chosen]):
    """Leaves with a variant, or with None."""

    CSS_PATH = "variant_choice.tcss"
    ABOUT: ClassVar[Text] = Text(
        en="""Which plan
  Change one of the plans, or make a new one that begins like one of them. Today's plan itself stays as it is:
  everything is compared with it.""",
        zh="""哪个方案
  修改已有方案, 或以某个方案为起点新建一个。现行方案本身不动: 一切都和它比较。""",
    )
    BINDINGS: ClassVar[list[BindingType]] = [keys.bound("escape", "leave", keys.BACK)]

    def __init__(self, case: CaseFile, sets: Sequence[str] = ()) -> None:
        super().__init__()
        self._case, self._sets = case, tuple(sets)
        written = written_changes(case.document)
        made = dict.fromkeys(parsed_set(one)[0] for one in sets)
        there = [name for name in dict.fromkeys([*written, *made]) if name != BASELINE]
        self._choices = [Chosen(name, None) for name in there] + [Chosen("", name) for name in (BASELINE, *written)]

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield OptionList(id="variants")
        yield Static(id="message")
        yield Footer(compact=True)

    def fill(self) -> None:
        self.query_one(StatusBar).show(_TITLE)
        shown = self.query_one("#variants", OptionList)
        marked = shown.highlighted
        shown.clear_options()
        for one in self._choices:
            words = _AS_IT_IS if one.like is None else _NEW_LIKE
            name = self._case.label(one.like or one.name)
            shown.add_option(Option(ui.text(words.fill(name=name), self.lang)))
        shown.highlighted = marked if marked is not None else 0
        self.tell(_HINT)

    def opened(self) -> None:
        self.query_one("#variants").focus()

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        chosen = self._choices[event.option_index]
        if chosen.like is None:
            self.dismiss(chosen)
            return
        story = _BEGINS.fill(name=self._case.label(chosen.like))
        check = partial(check_new_name, self._case, self._sets)
        screen = NameScreen(_NAME, story, check, self._free_name())
        self.app.push_screen(screen, partial(self._named, chosen.like))

    def _free_name(self) -> str:
        """A name that nobody has taken."""
        taken = {one.name for one in self._choices}
        names = (f"{_USUAL.say(self.lang)}{number or ''}" for number in (0, *range(2, len(taken) + 3)))
        return next(name for name in names if name not in taken)

    def _named(self, like: str, name: str | None) -> None:
        if name is not None:
            self.dismiss(Chosen(name, like))

    def action_leave(self) -> None:
        self.dismiss(None)

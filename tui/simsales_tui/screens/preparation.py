"""Before the talk: the private brief, and the sheet with one's own limits and guesses."""

from __future__ import annotations

from typing import ClassVar
from unicodedata import normalize

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Footer, Input, Static

from simsales.i18n import LANGS, Text, joined
from simsales.report.question_text import allowed, value_said
from simsales.report.transcript import brief_pages
from simsales.world.decisions import Field, Line, Pick, Value
from simsales.world.typed import read_value

from .. import keys, ui
from ..base import BaseScreen, Typed
from ..chair import Chair
from ..widgets.choice_list import ChoiceList
from ..widgets.status_bar import StatusBar
from ..widgets.typed_line import TypedLine

_TITLE = Text(en="{title}: prepare", zh="{title}: 准备")
_GO_IN = (Text(en="go in prepared", zh="准备好了, 进场"), Text(en="go in without a sheet", zh="不填, 直接进场"))
_HINT = Text(
    en="Change it or leave it. Enter: next line; after the last one Enter goes in.",
    zh="可改可不改。回车: 下一行; 最后一行之后再按回车就进场。",
)
_ROOM = Text(en="{label}: {allowed}", zh="{label}: {allowed}")
_FREE = Text(en="{label}: in your own words", zh="{label}: 用自己的话写")
_NUMBERED = Text(en="{number} {label}", zh="{number} {label}")
_NOT_ALLOWED = Text(en='! Not possible: "{typed}". {room}', zh='! 不能填 "{typed}"。{room}')
_HERE = Text(en="{room}\n{hint}", zh="{room}\n{hint}")
_PREFIX = "sheet-"


class PreparationScreen(BaseScreen):
    """The sheet is for oneself; the review comes back to it."""

    CSS_PATH = "preparation.tcss"
    ABOUT: ClassVar[Text] = Text(
        en="""Preparation
  Read the brief (only you see it), then note your limits and guesses. The review comes back to them.
  Up and down move between the lines, Enter goes to the next one. "Go in without a sheet" skips it.
  PageUp and PageDown scroll the brief.""",
        zh="""准备
  先读任务书 (只有您看得到), 再写下底线和猜测, 复盘时会对照。
  上下键换行, 回车到下一行。不想填就选"不填, 直接进场"。
  PageUp 和 PageDown 翻看任务书。""",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "leave", keys.BACK),
        *keys.LEAFING,
        keys.bound("up", "app.focus_previous", keys.EARLIER, shown=False),
        keys.bound("down", "app.focus_next", keys.LATER, shown=False),
    ]

    def __init__(self, chair: Chair) -> None:
        super().__init__()
        self._chair = chair
        decision = chair.question
        assert decision is not None
        self._refused = ""
        self._fields = {name: one for name, one in decision.form.fields.items() if name != "prepared"}

    def compose(self) -> ComposeResult:
        yield StatusBar()
        with VerticalScroll(id="papers", can_focus=False):
            yield Static(id="brief")
        with Vertical(id="sheet"):
            for name, one in self._fields.items():
                with Horizontal():
                    yield Static(ui.text(one.label, self.lang))
                    yield TypedLine(name_=_PREFIX + name)
        yield ChoiceList("go-in")
        yield Static(id="message")
        yield Footer(compact=True)

    def fill(self) -> None:
        chair, money = self._chair, self._chair.game.scenario.money
        self.query_one(StatusBar).show(_TITLE.fill(title=chair.title))
        pages = brief_pages(chair.room.meeting, chair.talk.truth.board, self.lang)
        self.query_one("#brief", Static).update(ui.page(*pages))
        for name, one in self._fields.items():
            self._field(name).value = value_said(one, one.usual, money, self.lang)
        self.query_one(ChoiceList).show(_GO_IN)
        self.tell(_HINT)

    def opened(self) -> None:
        self._field(next(iter(self._fields))).focus()

    def kept(self) -> dict[str, Typed]:
        """What nobody has changed is said anew."""
        usual = {
            _PREFIX + name: value_said(one, one.usual, self._chair.game.scenario.money, lang)
            for name, one in self._fields.items()
            for lang in LANGS
            if self._field(name).value == value_said(one, one.usual, self._chair.game.scenario.money, lang)
        }
        return {name: typed for name, typed in super().kept().items() if name not in usual}

    def _field(self, name: str) -> TypedLine:
        return self.query_one(f"#{_PREFIX}{name}", TypedLine)

    def action_leave(self) -> None:
        self.house.go_home()

    # --- filling in -----------------------------------------------------------------------------------------------------
    @on(DescendantFocus)
    def _explain(self, event: DescendantFocus) -> None:
        self._say_about((event.widget.id or "").removeprefix(_PREFIX))

    def _say_about(self, name: str) -> None:
        """What may be written in a line; in one that was refused, why."""
        one = self._fields.get(name)
        if one is None:
            self.tell(_HINT)
        elif name == self._refused:
            self.tell(_NOT_ALLOWED.fill(typed=self._field(name).value, room=self._room(one)))
        else:
            self.tell(_HERE.fill(room=self._room(one), hint=_HINT))

    def _room(self, one: Field) -> Text:
        """What may be written in a field."""
        if isinstance(one, Line):
            return _FREE.fill(label=one.label)
        if isinstance(one, Pick):
            named = [label for key, label in one.options.items() if key]
            return _ROOM.fill(
                label=one.label,
                allowed=joined(
                    (_NUMBERED.fill(number=number, label=label) for number, label in enumerate(named, 1)), "  "
                ),
            )
        money = self._chair.game.scenario.money
        return _ROOM.fill(label=one.label, allowed=Text(*(allowed(one, money, lang) for lang in ("en", "zh"))))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        name = (event.input.id or "").removeprefix(_PREFIX)
        if name == self._refused:
            self._refused = ""
            self._say_about(name)

    @on(Input.Submitted)
    def _next_line(self, event: Input.Submitted) -> None:
        name = (event.input.id or "").removeprefix(_PREFIX)
        if self._written(name, self._fields[name]) is None:
            self._refuse(name)
        else:
            self.screen.focus_next()

    def _refuse(self, name: str) -> None:
        """Lead to a line that cannot be taken, and say why."""
        self._refused = name
        self._field(name).focus()
        self._say_about(name)

    @on(ChoiceList.Picked)
    def _go_in(self, event: ChoiceList.Picked) -> None:
        choice: dict[str, Value] = {"prepared": "no"}
        if event.place == 0:
            choice = {"prepared": "yes"}
            for name, one in self._fields.items():
                value = self._written(name, one)
                if value is None:
                    self._refuse(name)
                    return
                choice[name] = value
        refused = self._chair.prepare(choice)
        if refused is None:
            self.house.sit_down(self._chair)
        else:
            self.tell(refused)

    def _written(self, name: str, one: Field) -> Value | None:
        """What stands in a field; nothing is the usual. A pick may be written as its number."""
        typed = normalize("NFKC", self._field(name).value).strip()
        if not typed:
            return one.usual
        if isinstance(one, Pick):
            named = [key for key in one.options if key]
            if typed.isdecimal() and len(typed) < 3 and 1 <= int(typed) <= len(named):
                return named[int(typed) - 1]
        return read_value(one, typed)

"""The form of a question: a line for each field, or a list where many things get one of the same options.

What stands in it is a `Draft`; a field that is not as usual has a star before its name, and what is left of a budget stands below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Static

from simsales.i18n import Text
from simsales.report.desk_tables import Grid
from simsales.report.draft import Draft
from simsales.world.decisions import Pick, Steps

from .. import ui
from ..language import lang_of
from .pick_line import PickLine
from .pick_list import PickList
from .step_line import StepLine
from .typed_line import TypedLine

PREFIX = "field-"
_NAME = Text(en="{mark} {label}", zh="{mark} {label}")
_NOTE = Text(en="{allowed}", zh="{allowed}")
_CHANGED = Text(en="{usual}  {allowed}", zh="{usual}  {allowed}")


class AnswerForm(Vertical):
    """Fields to be left or changed; Enter in a field sends all of it."""

    @dataclass
    class Changed(Message):
        """Something else stands in it now."""

    @dataclass
    class Sent(Message):
        """This is the answer."""

    def __init__(self, draft: Draft | None = None) -> None:
        super().__init__(id="form")
        self.draft = draft
        self._beside: Grid | None = None

    def compose(self) -> ComposeResult:
        draft, lang = self.draft, lang_of(self)
        if draft is None:
            return
        if draft.is_list:
            yield Static(id="heading")
            yield PickList(id=f"{PREFIX}list")
            return
        for number, field in enumerate(draft.fields.values()):
            name = f"{PREFIX}{number}"
            with Horizontal(classes="field"):
                yield Static(id=f"label-{number}", classes="label")
                if isinstance(field, Pick):
                    yield PickLine(name)
                    continue
                yield StepLine(name_=name) if isinstance(field, Steps) else TypedLine(name_=name)
                yield Static(ui.text("", lang), id=f"note-{number}", classes="note")
        if draft.decision.form.budget is not None:
            yield Static(id="left")

    async def ask(self, draft: Draft | None) -> None:
        """Another question."""
        self.draft, self._beside = draft, None
        await self.recompose()
        self.set_class(draft is not None and draft.is_list, "-list")

    def begin(self) -> None:
        """To the first field, where there are fields to fill in."""
        first = self.query(f"#{PREFIX}0").first() if self.draft is not None and not self.draft.is_list else None
        if first is not None:
            first.focus()

    # --- showing --------------------------------------------------------------------------------------------------------
    def show(self, beside: Grid | None = None) -> None:
        """What stands in it; `beside` tells of each thing of a list what is known."""
        self.set_class(self.draft is not None and self.draft.is_list, "-list")
        self._beside = beside
        self._say(fields_too=True)

    def _say(self, *, fields_too: bool = False, but: str = "") -> None:
        """Names, notes and the budget, and what stands in the fields, but for the one that is being typed in."""
        draft, lang = self.draft, lang_of(self)
        if draft is None or not self.is_mounted:
            return
        if draft.is_list:
            self._say_list(draft)
            return
        changed, wide = draft.changed, self._widest(draft) + 4
        for number, (name, field) in enumerate(draft.fields.items()):
            words = _NAME.fill(mark="*" if name in changed else " ", label=field.label)
            label = self.query_one(f"#label-{number}", Static)
            label.styles.width = min(wide, self.size.width // 2 or wide)
            label.update(ui.text(words, lang, "bold" if name in changed else ""))
            control = self.query_one(f"#{PREFIX}{number}")
            if isinstance(field, Pick) and isinstance(control, PickLine):
                at = list(field.options).index(str(draft.values[name]))
                control.show(list(field.options.values()), at)
                continue
            if isinstance(control, Input) and fields_too and control.id != but:
                with control.prevent(Input.Changed):
                    control.value = draft.said(name, lang)
            note = (_CHANGED if name in changed else _NOTE).fill(
                usual=draft.usual_said(name), allowed=draft.allowed(name)
            )
            self.query_one(f"#note-{number}", Static).update(ui.text(note, lang))
        left = draft.left()
        if left is not None:
            self.query_one("#left", Static).update(ui.text(left, lang, "" if not draft.refusals() else "bold"))

    def _widest(self, draft: Draft) -> int:
        """Cells the longest name takes."""
        return max(cell_len(field.label.say(lang_of(self))) for field in draft.fields.values())

    def _say_list(self, draft: Draft) -> None:
        lang = lang_of(self)
        picks = [one for one in draft.fields.values() if isinstance(one, Pick)]
        beside = self._beside or Grid([""], [[one.label.say(lang)] for one in picks], [False])
        marked = ["* " if name in draft.changed else "  " for name in draft.fields]
        options = [f"{mark}{draft.said(name, lang)}" for mark, name in zip(marked, draft.fields, strict=True)]
        whole = Grid(
            ["", *beside.headings],
            [[option, *row] for option, row in zip(options, beside.rows, strict=True)],
            [False, *beside.figures],
        )
        heading, *lines = whole.fitting(self._room(), first=2).lines()
        self.query_one("#heading", Static).update(ui.text(heading, lang, "bold"))
        self.query_one(PickList).show(lines)

    def _room(self) -> int:
        return max(self.size.width - 4, 20)

    def on_resize(self) -> None:
        if self.draft is not None and self.draft.is_list:
            self._say_list(self.draft)

    # --- changing -------------------------------------------------------------------------------------------------------
    def _field_of(self, widget: str) -> str:
        draft = self.draft
        assert draft is not None
        return list(draft.fields)[int(widget.removeprefix(PREFIX))]

    def name_at(self, widget: str | None) -> str | None:
        """The field a widget is for; None for none."""
        place = (widget or "").removeprefix(PREFIX)
        return self._field_of(place) if self.draft is not None and place.isdecimal() and widget != place else None

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self.draft is None:
            return
        self.draft.write(self._field_of(event.input.id or ""), event.value)
        self._say(fields_too=True, but=event.input.id or "")
        self.post_message(self.Changed())

    @on(StepLine.Stepped)
    def _stepped(self, event: StepLine.Stepped) -> None:
        event.stop()
        if self.draft is not None:
            self.draft.step(self._field_of(event.name), event.by)
            self._changed()

    @on(PickLine.Chosen)
    def _chosen(self, event: PickLine.Chosen) -> None:
        event.stop()
        if self.draft is None:
            return
        name = self._field_of(event.name)
        field = self.draft.fields[name]
        if isinstance(field, Pick):
            self.draft.pick(name, list(field.options)[event.place])
            self._changed()

    @on(PickList.Turned)
    def _turned(self, event: PickList.Turned) -> None:
        event.stop()
        if self.draft is None:
            return
        name = list(self.draft.fields)[event.place]
        field = self.draft.fields[name]
        keys: Sequence[str] = list(field.options) if isinstance(field, Pick) else []
        if event.number == 0:
            self.draft.pick_next(name, event.by)
        elif event.number <= len(keys):
            self.draft.pick(name, keys[event.number - 1])
        self._changed()

    def _changed(self) -> None:
        self._say(fields_too=True)
        self.post_message(self.Changed())

    @on(Input.Submitted)
    @on(PickLine.Sent)
    def _send(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Sent())

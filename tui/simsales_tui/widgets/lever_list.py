"""The levers of a group below each other: only those in sight are drawn, so that thousands cost no more than twenty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text as Line
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from simsales.report.lever_lines import NO_MARK, LeverLine, lever_line
from simsales.spec.levers import Lever
from simsales.spec.trial import Trial

from .. import ui
from ..language import lang_of

_VALUE, _UNIT, _MARK = 14, 10, 2
_LEAST = 20


class LeverList(Widget, can_focus=True):
    """Levers to be gone through with the arrows; Enter, or a click on the marked one, opens its field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "end(-1)", show=False),
        Binding("end", "end(1)", show=False),
        Binding("enter", "open", show=False),
        Binding("space", "open", show=False),
    ]

    @dataclass
    class Marked(Message):
        """Another lever is marked."""

        lever: Lever

    @dataclass
    class Opened(Message):
        """Its field is asked for."""

        lever: Lever

    def __init__(self, name_: str) -> None:
        super().__init__(id=name_)
        self._trial: Trial | None = None
        self._levers: Sequence[Lever] = ()
        self.at = self._top = 0

    @property
    def lever(self) -> Lever | None:
        """The marked one."""
        return self._levers[self.at] if self._levers else None

    def show(self, trial: Trial, levers: Sequence[Lever], path: str | None = None) -> None:
        """These levers, the one at a path marked where it is among them, else the first."""
        self._trial, self._levers = trial, levers
        self.at = next((place for place, one in enumerate(levers) if one.path == path), 0)
        self._keep_in_sight()
        self.refresh()

    # --- looks ----------------------------------------------------------------------------------------------------------
    def render(self) -> Line:
        if self._trial is None:
            return Line()
        shown = Line(no_wrap=True, overflow="crop")
        for place in range(self._top, min(self._top + self.size.height, len(self._levers))):
            if place > self._top:
                shown.append("\n")
            line = lever_line(self._levers[place], self._trial)
            style = "bold" if line.mark != NO_MARK else ""
            if place == self.at:
                style = "reverse" if self.has_focus else "bold underline"
            shown.append(self._drawn(line, is_marked=place == self.at), style=style)
        return shown

    def _drawn(self, line: LeverLine, *, is_marked: bool) -> str:
        lang = lang_of(self)
        room = max(self.size.width - _VALUE - _UNIT - _MARK - 3, _LEAST)
        value = ui.text(line.value, lang).plain
        what = set_cell_size(ui.text(line.what, lang).plain, room)
        unit = set_cell_size(ui.text(line.unit, lang).plain, _UNIT)
        short = " " * max(_VALUE - cell_len(value), 0) + set_cell_size(value, min(cell_len(value), _VALUE))
        return f"{'>' if is_marked else ' '}{line.mark}{what} {short} {unit}"

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_resize(self) -> None:
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        height = max(self.size.height, 1)
        self._top = min(max(self._top, self.at - height + 1), self.at)
        self._top = max(min(self._top, len(self._levers) - height), 0)

    # --- going ----------------------------------------------------------------------------------------------------------
    def action_step(self, by: int) -> None:
        if not self._levers:
            return
        self.at = min(max(self.at + by, 0), len(self._levers) - 1)
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Marked(self._levers[self.at]))

    def action_page(self, by: int) -> None:
        self.action_step(by * max(self.size.height - 1, 1))

    def action_end(self, by: int) -> None:
        self.action_step(by * len(self._levers))

    def action_open(self) -> None:
        if self.lever is not None:
            self.post_message(self.Opened(self.lever))

    def on_click(self, event: events.Click) -> None:
        at = event.get_content_offset(self)
        if at is None or self._top + at.y >= len(self._levers):
            return
        place = self._top + at.y
        if place == self.at:
            self.action_open()
        else:
            self.action_step(place - self.at)

    def on_mouse_scroll_down(self) -> None:
        self.action_step(3)

    def on_mouse_scroll_up(self) -> None:
        self.action_step(-3)

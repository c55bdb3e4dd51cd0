"""The drawer beside the talk: the private brief, or what will be scored."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from textual.containers import VerticalScroll
from textual.widgets import Static

from .. import ui


class BriefPanel(VerticalScroll):
    """One's own papers. Scrolled with the arrows while it has the focus."""

    def show(self, pages: Sequence[RenderableType]) -> None:
        self.query(Static).remove()
        self.mount(Static(ui.page(*pages)))
        self.scroll_home(animate=False)

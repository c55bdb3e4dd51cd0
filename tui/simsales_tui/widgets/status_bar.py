"""The line at the top: where one is, how far, in which language."""

from __future__ import annotations

from textual.widgets import Static

from simsales.i18n import Text

from .. import ui
from ..language import lang_of


class StatusBar(Static):
    """One line with two ends."""

    def show(self, left: Text, right: Text | None = None) -> None:
        lang = lang_of(self)
        self.update(ui.bar(left, right if right is not None else Text.same(lang), lang), layout=False)

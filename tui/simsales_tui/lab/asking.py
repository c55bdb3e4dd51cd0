"""A small question of the lab, above its message line: answered by number; Esc takes the answer that loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import on

from simsales.i18n import Text

from ..widgets.choice_list import ChoiceList


class Asked(NamedTuple):
    """What is asked, and what each answer does; `quiet` is the place of the one that Esc takes."""

    asks: Text
    answers: Sequence[tuple[Text, Callable[[], None]]]
    quiet: int


class AskedLine(ChoiceList):
    """Hidden while nothing is asked."""

    def __init__(self) -> None:
        super().__init__("asked")
        self._asked: Asked | None = None

    def ask(self, asked: Asked | None) -> None:
        """Ask this, or nothing any more."""
        is_new, self._asked = asked is not self._asked, asked
        self.display = asked is not None
        if asked is not None and is_new:
            self.show([words for words, _ in asked.answers])
            self.focus()

    @on(ChoiceList.Picked)
    def _answered(self, event: ChoiceList.Picked) -> None:
        event.stop()
        if self._asked is not None:
            self._asked.answers[event.place][1]()

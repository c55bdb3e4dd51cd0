"""What can be done with a question, by number, below its form."""

from __future__ import annotations

from .choice_list import ChoiceList


class AnswerLine(ChoiceList):
    """Up from the first row, and down from the last, leaves it."""

    def action_row(self, by: int) -> None:
        before = self.at
        super().action_row(by)
        if self.at == before:
            (self.screen.focus_previous if by < 0 else self.screen.focus_next)()

"""What can be done with a question, by number, below its form."""

from __future__ import annotations

from typing import ClassVar

from .choice_list import ChoiceList


class AnswerLine(ChoiceList):
    """Between the fields of the form and whatever comes after it."""

    IS_LEFT_BY_ROWS: ClassVar[bool] = True

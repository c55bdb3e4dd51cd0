"""A line to type into: the stock field, so that every input method works, and nothing in it that a terminal would obey."""

from __future__ import annotations

from textual.widgets import Input

from simsales.text import FREE_TEXT_LENGTH, safe_text


class TypedLine(Input):
    """One line without borders. `is_marked`: on coming here all of it is marked, so that typing replaces it."""

    def __init__(self, *, hint: str = "", name_: str, is_marked: bool = True) -> None:
        super().__init__(
            placeholder=safe_text(hint), id=name_, compact=True, max_length=FREE_TEXT_LENGTH, select_on_focus=is_marked
        )

    def validate_value(self, value: str) -> str:
        """Whatever is typed, pasted or put back."""
        return safe_text(value, limit=FREE_TEXT_LENGTH)

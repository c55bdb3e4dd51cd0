"""Somebody who helps with words at the table, and with nothing else: guesses what a typed line means, or says a line nicer.

Nothing here needs one: the rules of `reading` and `phrases` do without. Whatever comes back is a suggestion in plain values,
already checked by whoever made it, and never a number: prices and levels are read by the rules alone. A guess is put to the
player as a question, never played by itself; a reworded line is shown and kept in the journal, so that a replay needs nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class Interpreter(Protocol):
    """Both answers may be None, at any time and for any reason: then the rules' own reading or wording stands."""

    def read(self, text: str, acts: Mapping[str, Sequence[str]], hidden: Sequence[str] = ()) -> tuple[str, str] | None:
        """Which act, and which of its topics ("" where it has none), a line may mean. `acts`: what can be done now, each with
        its topics; `hidden`: names that nobody outside is to see."""

    def reword(self, line: str, facts: Sequence[str]) -> tuple[str, str] | None:
        """The line as it was, and in other words in which every one of `facts` and every number stands unchanged."""

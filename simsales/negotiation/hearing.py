"""A typed line at the table as it is taken in: a move, a question back, or a refusal; whoever shows it only has to ask.

The line-by-line game asks on the spot; a screen shows the question and goes on when it is answered. Both get the same move, and
both hear that something is not allowed before they are asked whether they meant it.
"""

from __future__ import annotations

from typing import NamedTuple

from ..i18n import Text
from .meaning import meant, terms_of
from .moves import Move
from .reading import Reading, Unclear, read
from .talk import Talk

_NOT_UNDERSTOOD = Text(
    en="I did not understand that. Say it otherwise, or pick a move by its number.",
    zh="我没听懂。换个说法, 或按序号选一步。",
)


class Heard(NamedTuple):
    """What became of a line. With a `move`: `echo` is to be confirmed first, `ask` names issues whose level is open. Without one:
    `readings` are what it may mean, `reply` says why there is no move; `is_clear` is whether the rules made anything of it."""

    move: Move | None = None
    echo: Text | None = None
    ask: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    reply: Text | None = None
    is_clear: bool = True


def heard(line: str, talk: Talk) -> Heard:
    """A line as the rules read it here."""
    reading = read(line, terms_of(talk))
    if isinstance(reading, Unclear):
        reply = reading.ask if reading.candidates else _NOT_UNDERSTOOD
        return Heard(readings=reading.candidates, reply=reply, is_clear=False)
    found = heard_as(reading, talk)
    return found if reading.sure or found.move is None else found._replace(echo=reading.echo)


def heard_as(reading: Reading, talk: Talk) -> Heard:
    """One of its readings, chosen."""
    found = meant(reading, talk)
    return Heard(found.move, ask=found.ask) if found.refused is None else Heard(reply=found.refused)

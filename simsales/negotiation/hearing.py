"""A typed line at the table as it is taken in: a move, a question back, or a refusal; whoever shows it only has to ask.

The line-by-line game asks on the spot; a screen shows the question and goes on when it is answered. Both get the same move, and
both hear that something is not allowed before they are asked whether they meant it.
"""

from __future__ import annotations

from typing import NamedTuple

from ..i18n import Text
from .meaning import meant, terms_of, understood
from .moves import Move
from .reading import Reading, Unclear
from .reading.echo import asked_back
from .rules import refusal
from .talk import Talk


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
    reading = understood(line, terms_of(talk))
    if isinstance(reading, Unclear):
        return _asked_back(reading, talk)
    found = heard_as(reading, talk)
    return found if reading.sure or found.move is None else found._replace(echo=reading.echo)


def _asked_back(unclear: Unclear, talk: Talk) -> Heard:
    """Only what can be done now is asked about; where nothing can, why not."""
    as_meant = [(one, heard_as(one, talk)) for one in unclear.candidates]
    possible = tuple(one for one, found in as_meant if found.move is not None)
    if as_meant and not possible:
        return Heard(reply=as_meant[0][1].reply)
    ask = asked_back(possible, terms_of(talk)) if possible else unclear.ask
    return Heard(readings=possible, reply=ask, is_clear=False)


def heard_as(reading: Reading, talk: Talk) -> Heard:
    """One of its readings, chosen: the move, or why it cannot be made now. What a sure line cannot do is said when it is made."""
    found = meant(reading, talk)
    why = found.refused if found.refused is not None or found.ask or reading.sure else refusal(talk, found.move)
    return Heard(found.move, ask=found.ask) if why is None else Heard(reply=why)

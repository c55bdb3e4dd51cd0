"""One rep's year under one plan, beside the same year under today's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen

from simsales.errors import SimsalesError
from simsales.experiment.rep_year import RepYear, RepYears

from .news import Failed, Stopped, teller


@dataclass
class RepLived(Message):
    """A rep's year is there."""

    year: RepYear


def live_rep(screen: Screen[Any], years: RepYears, rep: str, variant: str) -> None:
    """One rep's year under one plan."""
    tell = teller(screen)
    try:
        year = years.of(rep, variant)
        tell(1, 1)
    except Stopped:
        return
    except SimsalesError as error:
        screen.post_message(Failed(error))
    else:
        screen.post_message(RepLived(year))

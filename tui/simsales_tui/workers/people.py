"""What people earn: everybody over some years, or one rep in one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen

from simsales.errors import SimsalesError
from simsales.experiment.earnings import Earnings, earn
from simsales.experiment.rep_year import RepYear, RepYears
from simsales.spec.scenario import Scenario

from .news import Failed, Stopped, teller


@dataclass
class Earned(Message):
    """Everybody's pay is known."""

    earnings: Earnings


@dataclass
class RepLived(Message):
    """A rep's year is there."""

    year: RepYear


def earn_all(screen: Screen[Any], variants: Mapping[str, Scenario], seed: int, replications: int) -> None:
    """Everybody under today's plan and the others."""
    tell = teller(screen)
    try:
        earnings = earn(variants, seed=seed, replications=replications, progress=tell)
    except Stopped:
        return
    except SimsalesError as error:
        screen.post_message(Failed(error))
    else:
        screen.post_message(Earned(earnings))


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

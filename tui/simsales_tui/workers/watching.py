"""One run that is watched: moved on at the pace the onlooker asks for, and looked at a few times a second.

One thread owns the run from its first day until the screen is left. The screen speaks to it through a remote control, it answers
with what is seen; neither waits for the other.
"""

from __future__ import annotations

import gc
import math
from dataclasses import dataclass, replace
from functools import partial
from threading import Condition
from time import monotonic

from textual.message import Message
from textual.screen import Screen
from textual.worker import Worker, get_current_worker

from simsales.errors import SimsalesError
from simsales.experiment.watching import Watched
from simsales.i18n import Text
from simsales.report.looking_closer import Subject, closer_look
from simsales.units import Days
from simsales.world.moment import Moment

from .news import Failed

BEAT = 0.25
"""Seconds between two looks."""
_STRETCH: Days = 7.0
"""So far the run goes before it is looked whether anything else is wanted."""
_IDLE = 0.1


@dataclass
class Seen(Message):
    """What stands now; `closer` is the closer look that was asked for."""

    watched: Watched
    moment: Moment
    subject: Subject | None
    closer: list[Text]


@dataclass(frozen=True, slots=True)
class Wish:
    """What the onlooker wants: `pace` in days a second, `until` the day to be reached before anything else."""

    is_going: bool = True
    pace: Days = 7.0
    until: Days = 0.0
    subject: Subject | None = None


class Remote:
    """The onlooker's remote control: the screen sets it, the thread of the run reads it."""

    def __init__(self, wish: Wish) -> None:
        self._wish, self._changed = wish, Condition()
        self.now: Days = 0.0
        self.is_free = True
        """Whether the last look has been shown: nobody is shown more than can be drawn."""

    @property
    def wish(self) -> Wish:
        return self._wish

    def want(self, wish: Wish) -> None:
        """Something else from now on."""
        with self._changed:
            self._wish = wish
            self._changed.notify_all()

    def step(self) -> None:
        """One day on, and stand there."""
        day = math.floor(max(self.now, self._wish.until)) + 1.0
        self.want(replace(self._wish, is_going=False, until=day))

    def shown(self) -> None:
        """The last look is on the screen."""
        self.is_free = True

    def wait(self, wish: Wish, seconds: float) -> None:
        """Until something else is wanted, or so long."""
        with self._changed:
            if self._wish is wish:
                self._changed.wait(seconds)


def watch(screen: Screen[None], watched: Watched, remote: Remote) -> None:
    """Move a run as the onlooker wants, until the screen is left.

    What is there when it begins is kept out of the collector's full rounds meanwhile: each of them stops the screen for a tenth of
    a second or two.
    """
    gc.freeze()
    try:
        _Watch(screen, watched, remote).go_on()
    except SimsalesError as error:
        screen.post_message(Failed(error))
    finally:
        gc.unfreeze()


class _Watch:
    """The thread's own side: what was shown last, and when."""

    def __init__(self, screen: Screen[None], watched: Watched, remote: Remote) -> None:
        self._screen, self._watched, self._remote = screen, watched, remote
        self._worker: Worker[None] = get_current_worker()
        self._shown, self._shown_at = (-1.0, remote.wish.subject), -BEAT

    def go_on(self) -> None:
        while not self._worker.is_cancelled:
            began, wish = monotonic(), self._remote.wish
            goal = self._goal(wish)
            if goal > self._watched.now:
                self._watched.advance(goal, partial(self._is_off, wish))
                self._remote.now = self._watched.now
            self._show(wish)
            self._rest(wish, began)

    def _is_off(self, wish: Wish) -> bool:
        """Nobody wants this any more."""
        return self._worker.is_cancelled or self._remote.wish is not wish

    def _goal(self, wish: Wish) -> Days:
        """How far in this stretch."""
        now = self._watched.now
        if self._watched.is_over:
            return now
        if wish.until > now:
            return min(wish.until, now + _STRETCH)
        return now + min(wish.pace * BEAT, _STRETCH) if wish.is_going else now

    def _show(self, wish: Wish) -> None:
        """Post what stands, where it is new and the last look has been drawn; not more often than is agreed."""
        state, due = (self._watched.now, wish.subject), monotonic() - self._shown_at >= BEAT
        if state == self._shown or not due or not self._remote.is_free:
            return
        watched, subject = self._watched, wish.subject
        closer = closer_look(watched.scenario, watched.facts(), subject) if subject is not None else []
        self._shown, self._shown_at, self._remote.is_free = state, monotonic(), False
        self._screen.post_message(Seen(watched, watched.moment(), subject, closer))

    def _rest(self, wish: Wish, began: float) -> None:
        """Until the next beat; not at all where the run is to hurry."""
        is_hurried = wish.until > self._watched.now or (wish.is_going and wish.pace == math.inf)
        if self._watched.is_over or not is_hurried:
            is_idle = self._watched.is_over or not wish.is_going
            self._remote.wait(wish, _IDLE if is_idle else max(BEAT - (monotonic() - began), 0.0))

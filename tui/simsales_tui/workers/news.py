"""What every kind of work can tell: how far it is, that it failed; and how it learns that nobody waits for it any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import redirect_stderr
from dataclasses import dataclass
from typing import Any

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from simsales.errors import SimsalesError


@dataclass
class Progress(Message):
    """So many of so many are done."""

    done: int
    total: int


@dataclass
class Failed(Message):
    """It could not be done."""

    error: SimsalesError


def is_news(message: Message) -> bool:
    """Whether a message comes from work beside the screen: those are told in the files of this folder."""
    return type(message).__module__.startswith(__package__ or "")


class Stopped(Exception):
    """The screen was left."""


def teller(screen: Screen[Any]) -> Callable[[int, int], None]:
    """Posts how far the work is; raises Stopped once nobody waits for it. To be made in the thread of the work."""
    worker = get_current_worker()

    def tell(done: int, total: int) -> None:
        if worker.is_cancelled:
            raise Stopped
        screen.post_message(Progress(done, total))

    return tell


def prepare() -> None:
    """Start what worker processes share. It inherits stderr, and needs the real one: the screen's has no file descriptor."""
    if os.name == "posix":
        from multiprocessing import resource_tracker

        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()

"""How the application of a page learns that nobody is there any more: the server fell silent, so it ends, whatever it does."""

from __future__ import annotations

import os
import signal
from threading import Timer

from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp

_GRACE = 3.0
"""Seconds for leaving by itself."""


class TabDriver(WebDriver):
    """Shows on a page of the browser. When the server is gone, however it went, nothing of this process is left behind."""

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():
            surely = Timer(_GRACE, _end_all)
            surely.daemon = True
            surely.start()
            self._app.post_message(ExitApp())


def _end_all() -> None:
    """This process and all it started, if it leads a group of its own."""
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)

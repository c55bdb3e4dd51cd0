"""Every scenario there is, opened: reading them takes a second, and home is shown before that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from simsales.errors import ScenarioError
from simsales.spec.casefile import CaseFile, open_case
from simsales.spec.shelf import all_scenarios


@dataclass
class Shelved(Message):
    """What lies on the shelf, by name; where a file cannot be read, why."""

    cases: Mapping[str, CaseFile | ScenarioError]


def read_shelf(screen: Screen[None]) -> None:
    """Open every scenario there is."""
    worker, cases = get_current_worker(), dict[str, CaseFile | ScenarioError]()
    for path in all_scenarios():
        if worker.is_cancelled:
            return
        try:
            cases[path.stem] = open_case(str(path))
        except ScenarioError as error:
            cases[path.stem] = error
    screen.post_message(Shelved(cases))

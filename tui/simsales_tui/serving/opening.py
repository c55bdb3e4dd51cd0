"""Where a page begins: at a kept game, where one chooses a chair, or at home; told to its process as one word."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from simsales.report.chairs import ChairChosen


class Opening(NamedTuple):
    """The number of a kept game, or a scenario (by name or path) whose chairs are offered; neither is home."""

    game: int | None = None
    chair: tuple[str, ChairChosen] | None = None

    def told(self) -> str:
        """For the command line of a process: one argument, whatever a scenario is called."""
        return json.dumps(self)


def heard(words: str) -> Opening:
    """What `told` says."""
    from simsales.report.chairs import ChairChosen

    game, chair = json.loads(words)
    return Opening(game, None if chair is None else (chair[0], ChairChosen(*chair[1])))

"""A question a screen asks just now, answered by number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simsales.i18n import Text

from ..widgets.choice_list import Doing


class Question(NamedTuple):
    """What is asked just now: by number. `is_aside` where Esc drops it."""

    asks: Text | None
    options: Sequence[Doing]
    is_aside: bool = True

"""What lies in the user's data folder: the journal of games, and the settings of a language model, if any."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simsales.negotiation.interpreter import Interpreter
    from simsales.store.journal import Journal


@contextmanager
def own_journal() -> Iterator[Journal]:
    """The journal of whoever runs this. Raises GameError when it cannot be used."""
    from simsales.spec.shelf import data_folder
    from simsales.store.journal import Journal

    with Journal(data_folder() / "games.sqlite") as journal:
        yield journal


def wording_model() -> Interpreter | None:
    """The language model that somebody has set up for words; None for nobody, as is usual. Raises ScenarioError for bad settings."""
    from simsales.spec.shelf import data_folder

    if not (data_folder() / "wording.yaml").exists():
        return None
    from simsales.seats.wording_model import WordingModel, settings_from

    settings = settings_from(data_folder())
    return WordingModel(settings) if settings is not None else None

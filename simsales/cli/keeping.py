"""Where games are kept: the journal in the user's data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simsales.store.journal import Journal


@contextmanager
def own_journal() -> Iterator[Journal]:
    """The journal of whoever runs this. Raises GameError when it cannot be used."""
    from simsales.spec.shelf import data_folder
    from simsales.store.journal import Journal

    with Journal(data_folder() / "games.sqlite") as journal:
        yield journal

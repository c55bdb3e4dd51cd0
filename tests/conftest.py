"""No test reads or writes the home of whoever runs it: own scenarios and the key of the pseudonyms lie in a made folder.

Where Python is told to keep nothing of what it compiles, a third of the time would go into compiling: every process that tests
start does it anew. Then what is compiled is kept with the other things pytest remembers, and nothing beside the sources.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.dont_write_bytecode:
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.fixture(scope="session", autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A fixed secret: people of made exports have the same keys in every run."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "names.key").write_text("5a" * 32, encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIMSALES_DATA", str(folder))
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow evidence and talks in a browser take the time they take."""
    for item in items:
        if item.get_closest_marker("slow") or item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.timeout(0))


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end, and screens leave a great deal: looking through all of it for garbage
    again and again is a seventh of the work."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 50)

"""No test reads or writes the home of whoever runs it: own scenarios and the key of the pseudonyms lie in a made folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def own_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A fixed secret: people of made exports have the same keys in every run."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "names.key").write_text("5a" * 32, encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIMSALES_DATA", str(folder))
        yield

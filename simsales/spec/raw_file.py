"""A file as somebody hands it in: its bytes, or in words why they cannot be had."""

from __future__ import annotations

from pathlib import Path

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text

MISSING = Text(en="there is no such file", zh="没有这个文件")
NOT_OPENED = Text(en="this file cannot be opened", zh="无法打开这个文件")
TOO_LARGE = Text(en="this file is too large", zh="文件太大")
EMPTY = Text(en="this file is empty", zh="文件是空的")
_NO_FILE = Text(en="this is not a file", zh="这不是文件")
_AT_MOST = Text(en="allowed: {size} MB", zh="允许: {size} MB")
_MEGABYTE = 1_000_000


def at_most(size: int) -> Text:
    """How large a file may be; `size` in bytes."""
    return _AT_MOST.fill(size=size // _MEGABYTE)


def bytes_of(path: Path, name: str, most: int) -> bytes:
    """What the file holds; `name` stands for it in messages, `most` is in bytes. Raises ScenarioError."""
    try:
        if path.exists() and not path.is_file():
            raise _refused(name, _NO_FILE)
        with path.open("rb") as file:
            raw = file.read(most + 1)
    except FileNotFoundError:
        raise _refused(name, MISSING) from None
    except (OSError, ValueError):
        raise _refused(name, NOT_OPENED) from None
    if len(raw) > most:
        raise _refused(name, TOO_LARGE, at_most(most))
    return raw


def _refused(name: str, what: Text, allowed: Text | None = None) -> ScenarioError:
    return ScenarioError(Problem(Place(name), "", what, allowed))

"""Keys of a scenario for names found in a file: plain words, numbered where two would be alike."""

from __future__ import annotations

from collections.abc import Collection


def apart(plain: str, taken: Collection[str]) -> str:
    """The word as a key, with a number behind it where it is among those taken already."""
    number = sum(plain == other or other.startswith(f"{plain}--") for other in taken)
    return f"{plain}--{number + 1}" if number else plain

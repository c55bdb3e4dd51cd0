"""Writing files so that nothing is ever half-written: all of it, or what was there before."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text

_WRONG_KIND = Text(en="this is no kind of file we write here", zh="这里不写这种文件")
_ALLOWED = Text(en="allowed: a name that ends in {suffixes}", zh="允许: 以 {suffixes} 结尾的文件名")
_NO_FOLDER = Text(en="there is no such folder", zh="没有这个文件夹")


def check_file(path: Path, suffixes: Sequence[str]) -> None:
    """Before anything long is begun: a name of the right kind, in a folder that is there. Raises InputError."""
    if path.suffix.lower() not in suffixes:
        allowed = _ALLOWED.fill(suffixes=", ".join(suffixes))
        raise InputError(Problem(Place(str(path)), "", _WRONG_KIND, allowed))
    if not path.parent.is_dir():
        raise InputError(Problem(Place(str(path)), "", _NO_FOLDER))


def write_bytes(path: Path, raw: bytes, mode: int = 0o644) -> None:
    """All of it or nothing. Raises InputError where it cannot be written."""
    with writing(path, encoding="latin-1", mode=mode) as file:  # latin-1 writes each byte as it is
        file.write(raw.decode("latin-1"))


@contextmanager
def writing(path: Path, encoding: str = "utf-8", mode: int = 0o644, *, is_new_folder: bool = False) -> Iterator[TextIO]:
    """A text file that appears under its name only when complete. Raises InputError where it cannot be written.

    `is_new_folder`: its folder is made where there is none yet.
    """
    draft = path.parent / f".{path.name}.{os.getpid()}.part"
    try:
        if is_new_folder:
            path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "w", encoding=encoding, newline=""
        ) as file:
            yield file
        draft.replace(path)
    except OSError as error:
        raise InputError(
            Problem(
                Place(str(path)),
                "",
                Text(en=f"cannot be written: {error.strerror or error}", zh=f"无法写入: {error.strerror or error}"),
            )
        ) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)

"""A folder that is handed over: there whole or not at all, and never over somebody else's files.

It is made beside its place and renamed. A folder of ours, known by its list of files, is replaced file by file: what a trainer put
there (a Python, the sessions of a class) stays.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text

LIST = "PACK.json"
_MARK = "simsales_pack"
_NOT_OURS = Text(
    en="this folder is not empty, and not a pack that simsales made",
    zh="这个文件夹不是空的, 也不是 simsales 做的教学包",
)
_ALLOWED = Text(
    en="allowed: a new folder, an empty one, or one of an earlier pack", zh="允许: 新文件夹, 空文件夹, 或以前做的教学包"
)
_NO_FOLDER = Text(en="this is a file, not a folder", zh="这是文件, 不是文件夹")
_NO_PARENT = Text(en="there is no folder to make it in", zh="上一级文件夹不存在")
_CANNOT = Text(en="cannot be written: {why}", zh="无法写入: {why}")


def check_folder(folder: Path) -> None:
    """Before anything long is begun. Raises InputError where a pack must not go."""
    place = Place(str(folder))
    if not folder.absolute().parent.is_dir():
        raise InputError(Problem(place, "", _NO_PARENT))
    if folder.exists() and not folder.is_dir():
        raise InputError(Problem(place, "", _NO_FOLDER))
    if folder.is_dir() and any(folder.iterdir()) and files_of_pack(folder) is None:
        raise InputError(Problem(place, "", _NOT_OURS, _ALLOWED))


def files_of_pack(folder: Path) -> frozenset[str] | None:
    """What simsales wrote there, by relative path; None where it is no pack of ours."""
    try:
        said = json.loads((folder / LIST).read_text("utf-8"))
        return frozenset(map(str, said["files"])) if said[_MARK] == 1 else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def whole_folder(folder: Path, facts: Mapping[str, Any]) -> Iterator[Path]:
    """A draft to fill in; the folder is there when the block ends well. `facts` go into its list. Raises InputError."""
    check_folder(folder)
    folder = folder.resolve()
    draft, old = (folder.parent / f".{folder.name}.{os.getpid()}.{end}" for end in ("part", "old"))
    try:
        draft.mkdir()
        yield draft
        _write_list(draft, facts)
        if folder.exists():
            ours = files_of_pack(folder) or frozenset()
            folder.rename(old)
            draft.rename(folder)
            _keep(old, folder, ours)
        else:
            draft.rename(folder)
    except OSError as error:
        raise InputError(Problem(Place(str(folder)), "", _CANNOT.fill(why=error.strerror or error))) from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
        elif old.exists():
            old.rename(folder)


def _write_list(draft: Path, facts: Mapping[str, Any]) -> None:
    files = sorted(path.relative_to(draft).as_posix() for path in draft.rglob("*") if path.is_file())
    said = {_MARK: 1, **facts, "files": [*files, LIST]}
    (draft / LIST).write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _keep(old: Path, folder: Path, ours: frozenset[str]) -> None:
    """Everything that is not ours goes where it was; a folder that is wholly foreign goes in one piece."""
    for path in sorted(old.iterdir()):
        _move(path, folder / path.name, path.name, ours)


def _move(path: Path, to: Path, name: str, ours: frozenset[str]) -> None:
    if name in ours:
        return
    if not to.exists() and not any(one.startswith(f"{name}/") for one in ours):
        to.parent.mkdir(parents=True, exist_ok=True)
        path.rename(to)
    elif path.is_dir() and not path.is_symlink():
        for inside in sorted(path.iterdir()):
            _move(inside, to / inside.name, f"{name}/{inside.name}", ours)

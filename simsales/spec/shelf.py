"""The shelf of scenarios: those that come with simsales, and a team's own.

Used by every command that takes a scenario's name. Own scenarios lie in the working directory, or in the user's data
folder (`data_folder`); a bundled name always means the bundled scenario, one's own file of that name is reached by its path.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text
from simsales.text import safe_text

from .wrong import nearest

ENDINGS = (".yaml", ".yml")
CASES, PLANS, ROLEPLAYS = "cases", "plans", "roleplays"
_HEAD_BYTES = 64_000
_FORMAT_LINE = re.compile(rb"^(?:\xef\xbb\xbf)?simsales[ \t]*:", re.MULTILINE)


def bundled_folder() -> Path:
    """Inside the package once installed; beside it in a checkout."""
    inside = files("simsales") / "scenarios"
    if inside.is_dir():
        return Path(str(inside))
    return Path(__file__).resolve().parents[2] / "scenarios"


def data_folder() -> Path:
    """Where a person's own things are kept: `SIMSALES_DATA` where it is set, else the user's data folder."""
    told = os.environ.get("SIMSALES_DATA")
    return Path(told) if told else user_data_path("simsales")


def sessions_folder() -> Path | None:
    """Where every game played here is kept as a file of its own, too: `SIMSALES_SESSIONS`; None for nowhere."""
    told = os.environ.get("SIMSALES_SESSIONS")
    return Path(told) if told else None


def own_folders() -> list[Path]:
    return [Path.cwd(), data_folder() / "scenarios"]


def all_scenarios() -> list[Path]:
    """Bundled ones first, then one's own; by name, then each folder's `cases`, `plans` and `roleplays`. Files starting with `_` are parts."""
    bundled = [path for path in _shelved(bundled_folder()) if not path.name.startswith("_")]
    own = [
        path
        for folder in own_folders()
        for path in _shelved(folder)
        if not path.name.startswith("_") and _says_simsales(path)
    ]
    return list({path.resolve(): path for path in [*bundled, *own]}.values())


def find_scenario(name_or_path: str) -> Path:
    """A scenario file by bare name or by path. Raises ScenarioError, with the nearest name there is."""
    if is_path(name_or_path):
        found = Path(name_or_path) if _is_file(Path(name_or_path)) else None
    else:
        found = next(
            (
                path
                for folder in (bundled_folder(), *own_folders())
                for path in candidates(folder, name_or_path)
                if _is_file(path)
            ),
            None,
        )
    if found is None:
        raise ScenarioError(unknown_scenario(name_or_path, Place(safe_text(name_or_path))))
    return found


def unknown_scenario(name_or_path: str, place: Place, path: str = "") -> Problem:
    what = (
        Text(en="there is no such file", zh="没有这个文件")
        if is_path(name_or_path)
        else Text(en="there is no scenario of this name", zh="没有叫这个名称的场景")
    )
    names = {known.stem for known in all_scenarios()}
    return Problem(place, path, what, meant=nearest(Path(name_or_path.replace("\\", "/")).stem, names))


def is_path(name: str) -> bool:
    separators = {"/", "\\", os.sep}
    return name.lower().endswith(ENDINGS) or any(separator in name for separator in separators)


def candidates(folder: Path, name: str) -> list[Path]:
    """The files a bare name can mean in a folder."""
    return [place / f"{name}{ending}" for place in _rooms(folder) for ending in ENDINGS]


def _rooms(folder: Path) -> tuple[Path, ...]:
    return folder, folder / CASES, folder / PLANS, folder / ROLEPLAYS


def _shelved(folder: Path) -> Iterator[Path]:
    for place in _rooms(folder):
        if place.is_dir():
            yield from sorted(path for path in place.iterdir() if path.suffix.lower() in ENDINGS and _is_file(path))


def _says_simsales(path: Path) -> bool:
    """A working directory may hold any YAML; a scenario carries its format version (`simsales: 1`)."""
    try:
        with path.open("rb") as file:
            return bool(_FORMAT_LINE.search(file.read(_HEAD_BYTES)))
    except OSError:
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False

"""Wheels made of what runs here: our own package from its files, every other one from what its installer wrote down.

So a pack can be made without a network, and holds exactly the versions it was tried with. What is installed fits this kind of machine
only; wheels for others come from `--wheels` or `--platform`.
"""

from __future__ import annotations

import base64
import platform
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import simsales
from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text
from simsales.spec.shelf import bundled_folder

from .markers import Requirement, requirement, spelled, wanted
from .platforms import Machine

_LEFT_OUT = ("RECORD", "INSTALLER", "REQUESTED", "direct_url.json", "uv_cache.json")
_NOT_KNOWN = Text(
    en="{name}: how it was installed is not known, so no wheel can be made of it; give wheels with --wheels",
    zh="{name}: 不知道它是怎么装上的, 做不出 wheel; 请用 --wheels 提供",
)
_DATE = (2020, 1, 1, 0, 0, 0)
"""Every file carries the same date, so that the same files make the same wheel."""
_FAST = 3
_WHEEL = "Wheel-Version: 1.0\nGenerator: simsales\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


def wheels_from_here(folder: Path) -> None:
    """A wheel of ours and of everything it needs here. Raises InputError."""
    own_wheel(folder)
    for one in installed_needs():
        repacked(one, folder)


def installed_needs() -> list[Distribution]:
    """Everything that simsales needs and that is installed here."""
    found, seen, waiting = dict[str, Distribution](), set[tuple[str, tuple[str, ...]]](), _own_needs()
    while waiting:
        need = waiting.pop()
        if (need.name, need.extras) in seen or need.name == "simsales":
            continue
        seen.add((need.name, need.extras))
        try:
            one = found.setdefault(need.name, distribution(need.name))
        except PackageNotFoundError:
            continue  # only needed elsewhere; what is missing here is seen when the platforms are read
        waiting += wanted(requirements(one.requires or ()), need.extras, here().environment)
    return [found[name] for name in sorted(found)]


def here() -> Machine:
    """This computer, as far as conditions of requirements ask."""
    systems = {"win32": ("win", "win_amd64"), "darwin": ("mac", platform.machine())}
    system, cpu = systems.get(sys.platform, ("linux", platform.machine()))
    return Machine(system, cpu, f"{sys.version_info.major}.{sys.version_info.minor}")


def requirements(lines: Iterable[str]) -> list[Requirement]:
    return [one for line in lines if (one := requirement(line)) is not None]


def _own_needs() -> list[Requirement]:
    project = _project()
    lines = project["dependencies"] if project is not None else distribution("simsales").requires or ()
    return wanted(requirements(lines), (), here().environment)


# --- our own -----------------------------------------------------------------------------------------------------------------
def own_wheel(folder: Path) -> Path:
    """Our package with its screens and scenarios, from a checkout or from where it is installed."""
    project = _project()
    if project is None:
        return repacked(distribution("simsales"), folder)
    version = simsales.__version__
    info = f"simsales-{version}.dist-info"
    files = dict(_sources())
    files |= {
        f"{info}/METADATA": _metadata(project, version).encode(),
        f"{info}/WHEEL": _WHEEL.encode(),
        f"{info}/entry_points.txt": _entry_points(project).encode(),
    }
    return _zipped(folder / f"simsales-{version}-py3-none-any.whl", files, info)


def _project() -> Mapping[str, Any] | None:
    """The project's own description, in a checkout; None where the package is installed."""
    described = Path(simsales.__file__).resolve().parents[1] / "pyproject.toml"
    if not described.is_file():
        return None
    project = tomllib.loads(described.read_text("utf-8")).get("project", {})
    return project if project.get("name") == "simsales" else None


def _sources() -> Iterator[tuple[str, bytes]]:
    package = Path(simsales.__file__).parent
    yield from _tree(package, "simsales")
    screens = find_spec("simsales_tui")
    if screens is not None and screens.origin is not None:
        yield from _tree(Path(screens.origin).parent, "simsales_tui")
    if bundled_folder() != package / "scenarios":
        yield from _tree(bundled_folder(), "simsales/scenarios")


def _tree(folder: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc" and "__pycache__" not in path.parts:
            yield f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes()


def _metadata(project: Mapping[str, Any], version: str) -> str:
    lines = ["Metadata-Version: 2.1", "Name: simsales", f"Version: {version}", f"Summary: {project['description']}"]
    lines += [f"Requires-Python: {project['requires-python']}"]
    return "\n".join([*lines, *(f"Requires-Dist: {one}" for one in project["dependencies"]), ""])


def _entry_points(project: Mapping[str, Any]) -> str:
    sections = {"console_scripts": project.get("scripts", {}), **project.get("entry-points", {})}
    return "".join(
        f"[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in points.items()) + "\n"
        for name, points in sections.items()
    )


# --- what others made --------------------------------------------------------------------------------------------------------
def repacked(one: Distribution, folder: Path) -> Path:
    """The wheel that an installed package came from, without its scripts. Raises InputError where nobody wrote down its files."""
    name, told = one.metadata["Name"], one.read_text("WHEEL")
    listed = [file for file in one.files or () if not file.is_absolute() and ".." not in file.parts]
    info = next((file.parts[0] for file in listed if file.parts[0].endswith(".dist-info")), None)
    if told is None or info is None:
        raise InputError(Problem(Place("--offline"), "", _NOT_KNOWN.fill(name=name)))
    files = {
        PurePosixPath(file).as_posix(): Path(str(file.locate())).read_bytes()
        for file in listed
        if file.suffix != ".pyc" and not (file.parts[0] == info and file.name in _LEFT_OUT)
    }
    stem = f"{spelled(name).replace('-', '_')}-{one.version}"
    return _zipped(folder / f"{stem}-{_tag(told)}.whl", files, info)


def _tag(told: str) -> str:
    """The tags of a wheel in one: py2.py3-none-any."""
    tags = [line.partition(":")[2].strip().split("-") for line in told.splitlines() if line.startswith("Tag:")]
    return "-".join(".".join(dict.fromkeys(parts)) for parts in zip(*tags, strict=True))


def _zipped(path: Path, files: Mapping[str, bytes], info: str) -> Path:
    """All files and the list of them."""
    record = [f"{name},sha256={_digest(raw)},{len(raw)}" for name, raw in files.items()]
    listed = "\n".join([*record, f"{info}/RECORD,,", ""]).encode()
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_FAST) as file:
        for name, raw in [*files.items(), (f"{info}/RECORD", listed)]:
            entry = ZipInfo(name, _DATE)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            file.writestr(entry, raw, compresslevel=_FAST)
    return path


def _digest(raw: bytes) -> str:
    return base64.urlsafe_b64encode(sha256(raw).digest()).rstrip(b"=").decode()


def pinned() -> Sequence[tuple[str, str]]:
    """Name and version of everything that is needed, as it is installed here."""
    return [(one.metadata["Name"], one.version) for one in installed_needs()]

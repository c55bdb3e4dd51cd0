"""Which machines a folder of wheels fits, read from the wheels' names and from what each says it needs.

A machine fits where every package that is needed there has a wheel for it. Source of the tags: PEP 425, 427, 600.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile

from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text

from .markers import Requirement, requirement, spelled, wanted

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_NAME = re.compile(r"^(?P<name>[^-]+)-(?P<version>[^-]+)(-\d[^-]*)?-(?P<py>[^-]+)-(?P<abi>[^-]+)-(?P<plat>[^-]+)\.whl$")
_PLATFORM = re.compile(
    r"^(?:(?P<linux>manylinux|musllinux|linux)(?:_?(?P<glibc>\d+_\d+|1|2010|2014))?_(?P<cpu>x86_64|aarch64|i686|armv7l|ppc64le|s390x)"
    r"|(?P<mac>macosx)_(?P<os>\d+_\d+)_(?P<maccpu>x86_64|arm64|universal2|intel)|(?P<win>win32|win_amd64|win_arm64))$"
)
_OLD = {"1": "2_5", "2010": "2_12", "2014": "2_17"}
_NO_WHEEL = Text(en="this is not a wheel", zh="这不是 wheel 文件")
_LINUX = Text(
    en="Linux {cpu}, glibc {least} or newer, Python {pythons}", zh="Linux {cpu}, glibc {least} 及以上, Python {pythons}"
)
_LINUX_ANY = Text(en="Linux {cpu}, Python {pythons}", zh="Linux {cpu}, Python {pythons}")
_MAC = Text(en="macOS {least} or newer on {cpu}, Python {pythons}", zh="macOS {least} 及以上 ({cpu}), Python {pythons}")
_MAC_ANY = Text(en="macOS on {cpu}, Python {pythons}", zh="macOS ({cpu}), Python {pythons}")
_WIN = Text(en="Windows {cpu}, Python {pythons}", zh="Windows {cpu}, Python {pythons}")
_CPUS = {
    "win_amd64": "64-bit (Intel, AMD)",
    "win_arm64": "64-bit (ARM)",
    "win32": "32-bit",
    "arm64": "Apple (M1 ...)",
    "x86_64": "Intel",
}


class Machine(NamedTuple):
    """A kind of computer with a Python: linux, musl, mac or win; its processor as wheels spell it; Python's number."""

    system: str
    cpu: str
    python: str

    @property
    def environment(self) -> Mapping[str, str]:
        """What conditions of requirements ask for."""
        names = {"mac": ("darwin", "Darwin", "posix"), "win": ("win32", "Windows", "nt")}
        platform, system, os_name = names.get(self.system, ("linux", "Linux", "posix"))
        cpu = {"win_amd64": "AMD64", "win_arm64": "ARM64", "win32": "x86"}.get(self.cpu, self.cpu)
        return {
            "sys_platform": platform,
            "platform_system": system,
            "os_name": os_name,
            "platform_machine": cpu,
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "extra": "",
        }


class Fit(NamedTuple):
    """What a wheel asks of a kind of machine: its system, processor and the least version of it (glibc or macOS; (0, 0): any)."""

    system: str
    cpu: str
    least: tuple[int, int]


class Wheel:
    """A wheel by its file. Raises InputError for what is none."""

    def __init__(self, path: Path) -> None:
        found = _NAME.match(path.name)
        if found is None:
            raise InputError(Problem(Place(str(path)), "", _NO_WHEEL))
        self.path, self.name, self.version = path, spelled(found["name"]), found["version"]
        self._pythons, self._abis, self._platforms = (found[key].split(".") for key in ("py", "abi", "plat"))

    @cached_property
    def needs(self) -> Sequence[Requirement]:
        """What its metadata says it needs."""
        try:
            with ZipFile(self.path) as file:
                inside = next(name for name in file.namelist() if name.endswith(".dist-info/METADATA"))
                lines = file.read(inside).decode("utf-8", "replace").partition("\n\n")[0].splitlines()
        except (OSError, BadZipFile, StopIteration):
            raise InputError(Problem(Place(str(self.path)), "", _NO_WHEEL)) from None
        told = [line.partition(":")[2] for line in lines if line.lower().startswith("requires-dist:")]
        return [one for line in told if (one := requirement(line)) is not None]

    @property
    def fits(self) -> Sequence[Fit]:
        """The kinds of machine it is made for; none for one that fits every machine."""
        return [fit for one in self._platforms if (fit := fit_of(one)) is not None]

    def runs_on(self, machine: Machine) -> Fit | None:
        """What it asks of this machine; None where it does not run there."""
        if not self._has_python(machine.python):
            return None
        if "any" in self._platforms:
            return Fit(machine.system, machine.cpu, (0, 0))
        found = [fit for fit in self.fits if fit.system == machine.system and machine.cpu in _cpus(fit)]
        return min(found, key=lambda fit: fit.least, default=None)

    def _has_python(self, version: str) -> bool:
        number = int(version.partition(".")[2])
        for python in self._pythons:
            if python in ("py3", "py2.py3", f"py3{number}", f"cp3{number}"):
                return True
            if "abi3" in self._abis and python.startswith("cp3") and int(python[3:]) <= number:
                return True
        return False


def fit_of(platform: str) -> Fit | None:
    """What a platform tag asks for; None for any, or for one nobody knows."""
    found = _PLATFORM.match(platform)
    if found is None:
        return None
    if found["linux"]:
        glibc = _OLD.get(found["glibc"] or "", found["glibc"] or "0_0")
        return Fit("musl" if found["linux"] == "musllinux" else "linux", found["cpu"], _two(glibc))
    if found["mac"]:
        return Fit("mac", found["maccpu"], _two(found["os"]))
    return Fit("win", found["win"], (0, 0))


def _cpus(fit: Fit) -> Sequence[str]:
    return {"universal2": ("arm64", "x86_64"), "intel": ("x86_64",)}.get(fit.cpu, (fit.cpu,))


def _two(version: str) -> tuple[int, int]:
    major, _, minor = version.partition("_")
    return int(major), int(minor)


class Fitting(NamedTuple):
    """Machines of one kind on which everything is there, by Python, with the least version of the system; and where not: what is
    missing."""

    system: str
    cpu: str
    least: tuple[int, int]
    pythons: tuple[str, ...]

    def said(self) -> Text:
        pythons = ", ".join(self.pythons)
        least = ".".join(map(str, self.least if self.least[1] or self.system != "mac" else self.least[:1]))
        cpu = _CPUS.get(self.cpu, self.cpu) if self.system != "linux" else self.cpu
        any_, some = {"mac": (_MAC_ANY, _MAC), "win": (_WIN, _WIN)}.get(self.system, (_LINUX_ANY, _LINUX))
        return (some if self.least > (0, 0) else any_).fill(cpu=cpu, least=least, pythons=pythons)


def needed_on(machine: Machine, wheels: Mapping[str, Sequence[Wheel]], root: str) -> tuple[list[str], list[str]]:
    """Everything that has to be installed there, and what of it has no wheel that runs there."""
    seen, missing, waiting = set[tuple[str, tuple[str, ...]]](), set[str](), [Requirement(root, (), "")]
    while waiting:
        need = waiting.pop()
        if (need.name, need.extras) in seen:
            continue
        seen.add((need.name, need.extras))
        own = [one for one in wheels.get(need.name, ()) if one.runs_on(machine) is not None]
        if own:
            waiting += wanted(own[0].needs, need.extras, machine.environment)
        else:
            missing.add(need.name)
    return sorted({name for name, _ in seen}), sorted(missing)


def machines_of(wheels: Iterable[Wheel]) -> list[tuple[str, str]]:
    """Kinds of machine that any wheel is made for; where every wheel fits everything, the usual ones."""
    found = dict.fromkeys((fit.system, cpu) for one in wheels for fit in one.fits for cpu in _cpus(fit))
    return list(found) or [("win", "win_amd64"), ("mac", "arm64"), ("mac", "x86_64"), ("linux", "x86_64")]


def fitting(wheels: Sequence[Wheel], root: str = "simsales") -> tuple[list[Fitting], dict[str, list[str]]]:
    """Where everything is there; and what is missing elsewhere, by machine in words."""
    by_name: dict[str, list[Wheel]] = {}
    for one in wheels:
        by_name.setdefault(one.name, []).append(one)
    found, lacking = list[Fitting](), dict[str, list[str]]()
    for system, cpu in machines_of(wheels):
        pythons, least = list[str](), (0, 0)
        for python in PYTHONS:
            machine = Machine(system, cpu, python)
            names, missing = needed_on(machine, by_name, root)
            if missing:
                lacking[f"{system} {cpu}, Python {python}"] = missing
                continue
            pythons.append(python)
            least = max(least, *(_least(by_name[name], machine) for name in names))
        if pythons:
            found.append(Fitting(system, cpu, least, tuple(pythons)))
    return found, lacking


def _least(wheels: Sequence[Wheel], machine: Machine) -> tuple[int, int]:
    return min(fit.least for one in wheels if (fit := one.runs_on(machine)) is not None)

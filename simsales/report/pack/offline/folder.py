"""The offline folder of a pack: wheels, start files, which platforms they fit, and a place for the class's games.

Wheels are given (`--wheels`), made of what is installed here, or fetched for other platforms by pip where there is a network.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from simsales.errors import InputError, Place, Problem
from simsales.i18n import Text
from simsales.spec.casefile import CaseFile
from simsales.spec.shelf import bundled_folder

from .markers import spelled, wanted
from .own_wheels import installed_needs, own_wheel, pinned, requirements, wheels_from_here
from .platforms import Fit, Machine, Wheel, fit_of, fitting

START_FILES = ("start.sh", "start.command", "start.bat")
_NO_FOLDER = Text(en="there is no such folder", zh="没有这个文件夹")
_NONE = Text(en="there is no wheel of simsales in it", zh="里面没有 simsales 的 wheel")
_HAS = Text(en="put wheels of simsales and of all it needs there", zh="请放入 simsales 及其全部依赖的 wheel")
_NO_PIP = Text(
    en="wheels for other platforms are fetched by pip, which is not here; give them with --wheels",
    zh="其他平台的 wheel 要用 pip 下载, 这里没有 pip; 请用 --wheels 提供",
)
_NOT_FETCHED = Text(en="pip could not fetch {name}: {why}", zh="pip 没能下载 {name}: {why}")
_MISSING_HEAD = Text(en="Missing elsewhere:", zh="其他平台缺少:")
_FITS_HEAD = Text(en="These wheels fit:", zh="这些 wheel 适用于:")
_FITS_NONE = Text(en="nothing: some wheels are missing", zh="没有: 缺少文件")
_HERE = "here"
_OLDER = ("2_28", "2_27", "2_24", "2_17", "2_12", "2_5")
"""Older glibc that a newer Linux takes, too; pip is told of each."""
_MOST_NAMED = 8
_NO_PYTHON = """\
simsales: there is no Python 3.11 or newer on this computer.
Missing: a folder "python" beside this file with Python in it, or Python installed for this user.
  Windows: install Python from python.org on any computer "just for me", copy the folder it made
           (...\\AppData\\Local\\Programs\\Python\\Python312) here and call it "python".
  macOS, Linux: install Python 3.11 or newer, or copy a complete one here as "python" (python/bin/python3).

simsales: 这台电脑上没有 Python 3.11 或更新的版本。
缺少: 本文件旁边的 "python" 文件夹 (里面是 Python), 或为当前用户安装的 Python。
  Windows: 在任一台电脑上从 python.org 安装 Python (只为自己安装), 把装好的文件夹
           (...\\AppData\\Local\\Programs\\Python\\Python312) 拷到这里, 改名 "python"。
  macOS, Linux: 安装 Python 3.11 或更新, 或把一个完整的 Python 拷到这里, 叫 "python" (python/bin/python3)。
"""
_READ_ME = """\
Start: start.bat (Windows, double click), start.command (macOS; the first time: right click, Open), sh start.sh (Linux).
The first start installs into the folder "program" here and takes a minute or two; nothing else on the computer is touched.
Games: the folder "sessions", one file each. Where this folder cannot be written to, the start says which folder is used instead.
Anything else: start.bat play tutorial --plain, start.bat list, ...

启动: start.bat (Windows, 双击), start.command (macOS; 第一次: 右键, 打开), sh start.sh (Linux)。
第一次启动会装到这里的 "program" 文件夹, 要一两分钟; 电脑上其他地方不动。
对局: "sessions" 文件夹, 每局一个文件。如果这个文件夹不能写入, 启动时会说用的是哪个文件夹。
其他命令: start.bat play tutorial --plain, start.bat list ...
"""


@dataclass(frozen=True, slots=True)
class Wheels:
    """Where wheels are from: a folder, else made here, or fetched for these platforms and Pythons."""

    given: Path | None = None
    platforms: Sequence[str] = ()
    pythons: Sequence[str] = ()

    def check(self) -> None:
        """Before anything long is begun. Raises InputError."""
        if self.given is None:
            return
        if not self.given.is_dir():
            raise InputError(Problem(Place(str(self.given)), "", _NO_FOLDER))
        if not any(Wheel(path).name == "simsales" for path in self.given.glob("*.whl")):
            raise InputError(Problem(Place(str(self.given)), "", _NONE, _HAS))


def write_offline(folder: Path, wheels: Wheels, case: CaseFile) -> list[Text]:
    """The whole folder; which platforms it fits, in words. Raises InputError."""
    store = folder / "wheels"
    store.mkdir(parents=True)
    if wheels.given is not None:
        for path in sorted(wheels.given.glob("*.whl")):
            shutil.copyfile(path, store / path.name)
    elif wheels.platforms or wheels.pythons:
        _fetch(store, wheels)
    else:
        wheels_from_here(store)
    fits, lacking = fitting([Wheel(path) for path in sorted(store.glob("*.whl"))])
    said = [one.said() for one in fits]
    (folder / "PLATFORMS.txt").write_text(_platforms(said, lacking), "utf-8")
    _start_files(folder)
    _own_scenario(folder, case)
    return said


def _start_files(folder: Path) -> None:
    """start.bat in the way of Windows, the others as programs; start.py as it stands in this package."""
    templates = files("simsales.report") / "templates" / "offline"
    shell = (templates / "start.sh").read_text("utf-8")
    batch = (templates / "start.bat").read_text("utf-8").replace("\n", "\r\n")
    for name in START_FILES:
        path = folder / name
        path.write_bytes((batch if name.endswith(".bat") else shell).encode())
        path.chmod(0o755)
    shutil.copyfile(Path(__file__).with_name("start.py"), folder / "start.py")
    for name, words in (("NO-PYTHON.txt", _NO_PYTHON), ("READ-ME.txt", _READ_ME)):
        (folder / name).write_bytes(words.replace("\n", "\r\n").encode("utf-8-sig"))
    (folder / "sessions").mkdir()
    (folder / "sessions" / "README.txt").write_text(
        "Games of this laptop, one file each.\n本机的对局, 每局一个文件。\n", "utf-8"
    )


def _own_scenario(folder: Path, case: CaseFile) -> None:
    """A scenario that does not come with simsales goes along, with what lies beside it and may be laid under it."""
    if case.path.resolve().is_relative_to(bundled_folder().resolve()):
        return
    to = folder / "scenarios"
    to.mkdir()
    needed = {
        case.path.resolve(),
        *(Path(place.file).resolve() for place in case.document.places.values() if place.file),
    }
    for path in needed:
        if path.is_file() and path.parent == case.path.resolve().parent:
            shutil.copyfile(path, to / path.name)


def _platforms(fits: Sequence[Text], lacking: Mapping[str, Sequence[str]]) -> str:
    lines = list[str]()
    for lang in ("en", "zh"):
        lines += [getattr(_FITS_HEAD, lang), *(f"  {getattr(one, lang)}" for one in fits or [_FITS_NONE]), ""]
    if lacking:
        lines += [f"{_MISSING_HEAD.en} {_MISSING_HEAD.zh}"]
        lines += [f"  {machine}: {_some(names)}" for machine, names in lacking.items()]
    return "\n".join([*lines, ""])


def _some(names: Sequence[str]) -> str:
    more = f" + {len(names) - _MOST_NAMED}" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


# --- from the network ---------------------------------------------------------------------------------------------------
def _fetch(store: Path, wheels: Wheels) -> None:
    """Exactly the versions that are installed here, for each platform and Python that was asked for."""
    own_wheel(store)
    pip = _pip()
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    for platform in wheels.platforms or [_HERE]:
        for python in wheels.pythons or [here]:
            _fetch_for(store, pip, platform, python)


def _fetch_for(store: Path, pip: Sequence[str], platform: str, python: str) -> None:
    number, fit = python.replace(".", ""), fit_of(platform)
    machine = Machine(fit.system, fit.cpu, python) if fit is not None else Machine("linux", "x86_64", python)
    options = [
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        "--dest",
        str(store),
        "--python-version",
        python,
    ]
    options += ["--implementation", "cp", "--abi", f"cp{number}", "--abi", "abi3", "--abi", "none"]
    for one in _accepted(platform, fit):
        options += ["--platform", one]
    names = [f"{name}=={version}" for name, version in pinned()] + _only_there(machine)
    done = subprocess.run([*pip, *options, *names], capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [""])[-1]
        raise InputError(
            Problem(Place("--platform"), "", _NOT_FETCHED.fill(name=f"{platform}, Python {python}", why=why))
        )


def _accepted(platform: str, fit: Fit | None) -> list[str]:
    """The tag asked for, and those of older Linux; none for this very computer."""
    if platform == _HERE:
        return []
    if fit is None or fit.system != "linux" or "manylinux" not in platform:
        return [platform]
    older = [version for version in _OLDER if tuple(map(int, version.split("_"))) <= fit.least]
    return [platform, *(f"manylinux_{version}_{fit.cpu}" for version in older), f"manylinux2014_{fit.cpu}"]


def _only_there(machine: Machine) -> list[str]:
    """What is needed on that machine and not on this one."""
    own = {spelled(one.metadata["Name"]) for one in installed_needs()}
    needs = [need for one in installed_needs() for need in requirements(one.requires or ())]
    there = {need.name for need in wanted(needs, (), machine.environment)}
    return sorted(there - own)


def _pip() -> Sequence[str]:
    """pip of this Python, else one that uv runs. Raises InputError."""
    for command in ([sys.executable, "-m", "pip"], ["uv", "tool", "run", "pip"]):
        try:
            if subprocess.run([*command, "--version"], capture_output=True, check=False).returncode == 0:
                return command
        except OSError:
            continue
    raise InputError(Problem(Place("--platform"), "", _NO_PIP))

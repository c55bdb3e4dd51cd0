"""Installs simsales into its own folder and starts it: without a network, without administrator rights.

This file is copied into the offline folder as it is and runs with any Python from 3.11 on; it knows nothing but the standard library.
The program goes into `program` beside it, games into `sessions`; where the folder cannot be written to, both go to the user's own.
"""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

LEAST = (3, 11)
STARTED = ("play", "--browser")
"""What is started when nothing else is asked for."""
_RUN = "from simsales.cli import main; main()"
_TOO_OLD = (
    "This Python is {version}; simsales needs 3.11 or newer. Add a newer one as the folder python.",
    "这个 Python 是 {version}; simsales 需要 3.11 或更新。请放一个新版本到 python 文件夹。",
)
_INSTALLING = (
    "Installing simsales into {folder} (once, a minute or two) ...",
    "正在把 simsales 装到 {folder} (只此一次, 一两分钟) ...",
)
_NO_VENV = (
    "This Python cannot make an environment of its own (venv or pip is missing). Add a complete one as the folder python; on Debian and "
    "Ubuntu the package is python3-venv.",
    "这个 Python 缺少 venv 或 pip。请放一个完整的 Python 到 python 文件夹; Debian 和 Ubuntu 上装 python3-venv。",
)
_NO_WHEELS = (
    "The files in wheels do not fit this computer ({machine}, Python {version}). What they fit is in PLATFORMS.txt.",
    "wheels 里的文件不适合这台电脑 ({machine}, Python {version})。适用范围见 PLATFORMS.txt。",
)
_KEPT = ("Games are kept in {folder}", "对局存在 {folder}")


class CannotStart(Exception):
    """Why not, in both languages."""

    def __init__(self, why: Sequence[str], **facts: object) -> None:
        super().__init__("\n".join(one.format(**facts) for one in why))


def main(arguments: Sequence[str]) -> int:
    """Install where that has not been done, then run; the exit code of what was run."""
    here = Path(__file__).resolve().parent
    try:
        if sys.version_info < LEAST:
            raise CannotStart(_TOO_OLD, version=platform.python_version())
        home = writable_home(here)
        python = installed(here / "wheels", home / "program")
    except CannotStart as why:
        print(why, file=sys.stderr)
        return 1
    tell(_KEPT, folder=home / "sessions")
    return started(python, here, home, arguments or STARTED)


def tell(words: Sequence[str], **facts: object) -> None:
    for one in words:
        print(one.format(**facts), flush=True)


def writable_home(here: Path) -> Path:
    """The folder itself, else one of the user's own."""
    for folder in (here, own_folder(), Path(tempfile.gettempdir()) / f"simsales-offline-{os.getpid()}"):
        try:
            for part in ("program", "sessions", "data"):
                (folder / part).mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder / "program"):
                return folder
        except OSError:
            continue
    raise CannotStart(("There is no folder to write to.", "没有可以写入的文件夹。"))


def own_folder() -> Path:
    """Where this user's programs go without rights."""
    if os.name == "nt" and os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"]) / "simsales-offline"
    home = Path(os.path.expanduser("~"))
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "simsales-offline"
    return Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "simsales-offline"


def installed(wheels: Path, program: Path) -> Path:
    """The Python of an environment with everything in it. A note beside it is written last, so that half an installation never counts;
    an environment is for one Python on one computer and one set of wheels."""
    note = program / f"{fingerprint(wheels, program)}.txt"
    try:
        python = Path(note.read_text("utf-8").strip())
        if python.is_file():
            return python
    except OSError:
        pass
    folder = Path(tempfile.mkdtemp(prefix=f"{note.stem}-", dir=program))
    tell(_INSTALLING, folder=folder)
    try:
        python = environment(folder)
        filled(python, wheels)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    draft = folder / "ready"
    draft.write_text(str(python), "utf-8")
    draft.replace(note)
    return python


def fingerprint(wheels: Path, program: Path) -> str:
    """Which Python, which computer, which wheels, and where the folder lies."""
    names = sorted(f"{path.name} {path.stat().st_size}" for path in wheels.glob("*.whl"))
    facts = [sys.version, sys.base_prefix, platform.node(), platform.machine(), str(program), *names]
    return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:12]


def environment(folder: Path) -> Path:
    """An empty environment; its Python."""
    if not ran([sys.executable, "-I", "-m", "venv", str(folder)]):
        raise CannotStart(_NO_VENV)
    inside = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not ran([str(inside), "-I", "-m", "pip", "--version"]):
        raise CannotStart(_NO_VENV)
    return inside


def filled(python: Path, wheels: Path) -> None:
    """Everything from the folder, nothing from anywhere else."""
    pip = [
        str(python),
        "-I",
        "-m",
        "pip",
        "--isolated",
        "--disable-pip-version-check",
        "--no-cache-dir",
        "install",
        "--no-compile",
        "--quiet",
    ]
    if not ran([*pip, "--no-index", "--find-links", str(wheels), "simsales"], is_loud=True):
        raise CannotStart(
            _NO_WHEELS, machine=f"{platform.system()} {platform.machine()}", version=platform.python_version()
        )


def ran(command: Sequence[str], *, is_loud: bool = False) -> bool:
    said = None if is_loud else subprocess.DEVNULL
    try:
        return subprocess.run(command, stdout=said, stderr=said, check=False).returncode == 0
    except OSError:
        return False


def started(python: Path, here: Path, home: Path, arguments: Sequence[str]) -> int:
    """Run it with games and settings in the folder; own scenarios of the folder are found by their names."""
    kept = {"SIMSALES_DATA": str(home / "data"), "SIMSALES_SESSIONS": str(home / "sessions"), "PYTHONUTF8": "1"}
    left_out = ("PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP")
    surroundings = {name: value for name, value in os.environ.items() if name not in left_out} | kept
    if (here / "scenarios").is_dir():
        shutil.copytree(here / "scenarios", home / "data" / "scenarios", dirs_exist_ok=True)
    command = [str(python), "-I", "-X", "utf8", "-c", _RUN, *arguments]
    try:
        return subprocess.run(command, env=surroundings, cwd=home, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))

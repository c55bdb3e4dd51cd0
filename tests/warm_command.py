"""The command `simsales`, called many times: loaded once in a process of its own, which bears a child for each call.

Loading is most of what a call takes. A child has its own folder, surroundings, input and output and ends as the command itself
does; what is loaded before it is born belongs to no call: neither words, nor language, nor surroundings, nor files.
Where processes bear no children, and where loading is what is tested, the command is called as it is.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple, NoReturn

COMMAND = Path(sys.executable).with_name("simsales")
MOST = 120
"""Seconds for one call."""
_LOADED = (
    "typer",
    "simsales.session",
    "simsales.spec.casefile",
    "simsales.experiment.comparison",
    "simsales.experiment.remembered",
    "simsales.experiment.why",
    "simsales.report.figures",
    "simsales.report.tables",
)
"""Nothing of `simsales.cli`: its texts are made in the language of a call."""
CALIBRATING = ("scipy.optimize", "scipy.stats", "simsales.calibrate.calibration")
"""What importing an export wants besides."""
_OF_THE_NURSERY = ("PYTHONPATH", "PYTHONUTF8")
"""What Python itself reads when it starts."""


class Done(NamedTuple):
    """What one call left behind; seconds of processor time with loading, which a busy machine does not stretch as it does the
    clock on the wall."""

    code: int
    out: bytes
    err: bytes
    seconds: float


def called(
    *words: str, folder: Path, env: Mapping[str, str], typed: bytes = b"", besides: tuple[str, ...] = ()
) -> Done:
    """The command in a folder, with these surroundings and no others; `besides`: more that is loaded. Raises TimeoutError."""
    if not hasattr(os, "fork"):
        return called_cold(*words, folder=folder, env=env, typed=typed)
    surroundings = tuple((name, env[name]) for name in _OF_THE_NURSERY if name in env)
    return _nursery(surroundings, besides).ask(words, folder, env, typed)


def called_cold(*words: str, folder: Path, env: Mapping[str, str], typed: bytes = b"") -> Done:
    """The same, loaded anew."""
    before = os.times()
    done = subprocess.run(
        [str(COMMAND), *words], cwd=folder, env=dict(env), input=typed, capture_output=True, timeout=MOST, check=False
    )
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return Done(done.returncode, done.stdout, done.stderr, seconds)


@cache
def _nursery(surroundings: tuple[tuple[str, str], ...], besides: tuple[str, ...]) -> Nursery:
    made = Nursery(dict(surroundings), besides)
    atexit.register(made.close)
    return made


class Nursery:
    """Our end of the process where calls are born."""

    def __init__(self, surroundings: Mapping[str, str], besides: tuple[str, ...]) -> None:
        self._home = TemporaryDirectory()
        self._process = subprocess.Popen(
            [sys.executable, "-P", __file__, *_LOADED, *besides],
            cwd=self._home.name,
            env={"PATH": os.defpath, "HOME": self._home.name, **surroundings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._loading = float(self._told())

    def ask(self, words: tuple[str, ...], folder: Path, env: Mapping[str, str], typed: bytes) -> Done:
        with TemporaryDirectory() as name:
            typed_, out, err = (Path(name) / one for one in ("in", "out", "err"))
            typed_.write_bytes(typed)
            wish = {"words": words, "folder": str(folder), "env": dict(env), "files": [str(typed_), str(out), str(err)]}
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(wish).encode() + b"\n")
            self._process.stdin.flush()
            code, seconds = self._told()
            if code == -signal.SIGALRM:
                raise TimeoutError(words, out.read_bytes(), err.read_bytes())
            return Done(code, out.read_bytes(), err.read_bytes(), self._loading + seconds)

    def _told(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the nursery is gone"
        return json.loads(line)

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()
        self._home.cleanup()


# --- the other end ----------------------------------------------------------------------------------------------------------
def bear() -> None:
    """Load, then bear a child for every line asked; returns in the children only, which are the command from then on."""
    asked, told = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    for name in sys.argv[1:]:
        import_module(name)
    used = resource.getrusage(resource.RUSAGE_SELF)
    answer: object = used.ru_utime + used.ru_stime
    while True:
        told.write(json.dumps(answer).encode() + b"\n")
        told.flush()
        line = asked.readline()
        if not line:
            _leave()
        child = os.fork()
        if not child:
            asked.close()
            told.close()
            _become(**json.loads(line))
            return
        _, status, used = os.wait4(child, 0)
        answer = os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def _become(words: list[str], folder: str, env: dict[str, str], files: list[str]) -> None:
    """The surroundings of a call in place of one's own."""
    signal.alarm(MOST)
    for number, path in enumerate(files):
        file = os.open(path, os.O_RDONLY if not number else os.O_WRONLY | os.O_CREAT)
        os.dup2(file, number)
        os.close(file)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(env)
    sys.argv = [str(COMMAND), *words]


def _leave() -> NoReturn:
    os._exit(0)


if __name__ == "__main__":
    bear()
    from simsales.cli import main

    sys.exit(main())

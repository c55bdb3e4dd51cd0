"""The offline folder: which machines wheels fit is read from the wheels; it starts by itself, and says what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from simsales.errors import InputError
from simsales.report.pack.offline import start
from simsales.report.pack.offline.folder import START_FILES, Wheels, write_offline
from simsales.report.pack.offline.markers import holds, requirement
from simsales.report.pack.offline.own_wheels import own_wheel, repacked
from simsales.report.pack.offline.platforms import Machine, Wheel, fitting
from simsales.spec.casefile import open_case
from simsales.spec.shelf import find_scenario

WINDOWS, LINUX = Machine("win", "win_amd64", "3.12"), Machine("linux", "x86_64", "3.11")
ANY = "py3-none-any"


def wheel(
    folder: Path, name: str, tags: str = ANY, needs: Sequence[str] = (), files: Mapping[str, str] | None = None
) -> Wheel:
    """A tiny wheel that pip would take."""
    info = f"{name}-1.0.dist-info"
    path = folder / f"{name}-1.0-{tags}.whl"
    metadata = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {one}" for one in needs)]
    tag_lines = [f"Tag: {one}" for one in [tags]]
    inside = {
        f"{info}/METADATA": "\n".join([*metadata, ""]),
        f"{info}/WHEEL": "\n".join(["Wheel-Version: 1.0", "Root-Is-Purelib: true", *tag_lines, ""]),
        **(files or {f"{name}.py": ""}),
    }
    with ZipFile(path, "w") as file:
        for inner, words in inside.items():
            file.writestr(inner, words)
        file.writestr(f"{info}/RECORD", "".join(f"{inner},,\n" for inner in [*inside, f"{info}/RECORD"]))
    return Wheel(path)


@pytest.mark.parametrize(
    ("marker", "windows", "linux"),
    [
        ("", True, True),
        ('sys_platform == "win32"', True, False),
        ('platform_system == "Windows" and python_version >= "3.12"', True, False),
        ('python_version < "3.12"', False, True),
        ("python_full_version >= '3.12.0' or os_name == 'posix'", True, True),
        ('extra == "linkify"', False, False),
        ('sys_platform not in "win32 cygwin"', False, True),
        ("not understood ~ at all", True, True),
    ],
)
def test_a_condition_is_judged_for_another_machine(marker: str, windows: bool, linux: bool) -> None:
    assert (holds(marker, WINDOWS.environment), holds(marker, LINUX.environment)) == (windows, linux)


def test_python_3_9_is_older_than_3_11() -> None:
    assert holds('python_version > "3.9"', LINUX.environment)


def test_a_requirement_is_its_name_its_extras_and_its_condition() -> None:
    assert requirement('Markdown_It.py[linkify, Plugins] (>=2.1) ; os_name == "nt"') == (
        "markdown-it-py",
        ("linkify", "plugins"),
        'os_name == "nt"',
    )


def test_wheels_fit_where_every_package_that_is_needed_has_one(tmp_path: Path) -> None:
    wheels = [
        wheel(
            tmp_path, "simsales", needs=["numbers>=1", 'colours; sys_platform == "win32"', 'charts; extra == "report"']
        ),
        wheel(tmp_path, "numbers", "cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64"),
        wheel(tmp_path, "numbers", "cp312-cp312-manylinux_2_28_x86_64"),
        wheel(tmp_path, "numbers", "cp312-cp312-win_amd64"),
        wheel(tmp_path, "numbers", "cp311-abi3-macosx_11_0_arm64"),
    ]
    fits, lacking = fitting(wheels)
    assert [one.said().en for one in fits] == [
        "Linux x86_64, glibc 2.28 or newer, Python 3.11, 3.12",
        "macOS 11 or newer on Apple (M1 ...), Python 3.11, 3.12, 3.13, 3.14",
    ]
    assert lacking["win win_amd64, Python 3.12"] == ["colours"]
    wheel(tmp_path, "colours")
    assert any("Windows" in one.said().en for one in fitting([*wheels, Wheel(tmp_path / f"colours-1.0-{ANY}.whl")])[0])


def test_an_extra_that_is_asked_for_is_needed(tmp_path: Path) -> None:
    wheels = [
        wheel(tmp_path, "simsales", needs=["marks[links]"]),
        wheel(tmp_path, "marks", needs=['linking; extra == "links"', 'drawing; extra == "pictures"']),
    ]
    _, lacking = fitting(wheels)
    assert set(map(tuple, lacking.values())) == {("linking",)}


def test_what_is_no_wheel_is_said(tmp_path: Path) -> None:
    (tmp_path / "simsales.whl").write_bytes(b"")
    with pytest.raises(InputError, match="not a wheel"):
        Wheels(tmp_path).check()


def test_a_folder_without_our_wheel_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    wheel(tmp_path, "numbers")
    for given in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InputError):
            Wheels(given).check()


def test_our_own_wheel_has_the_program_its_screens_and_its_scenarios(tmp_path: Path) -> None:
    made = own_wheel(tmp_path)
    with ZipFile(made) as file:
        names = set(file.namelist())
        assert file.testzip() is None
        points = file.read(next(name for name in names if name.endswith("entry_points.txt"))).decode()
        recorded = {
            line.split(",")[0] for line in file.read(next(n for n in names if n.endswith("RECORD"))).decode().split()
        }
    assert {"simsales/cli/pack.py", "simsales_tui/__init__.py", "simsales/scenarios/roleplays/tutorial.yaml"} <= names
    assert {"simsales/report/templates/sheets.html", "simsales/report/templates/offline/start.bat"} <= names
    assert "simsales = simsales.cli:main" in points
    assert recorded == names
    assert {need.name for need in Wheel(made).needs} >= {"simpy", "numpy", "typer"}
    assert own_wheel(tmp_path).read_bytes() == made.read_bytes()


def test_an_installed_package_is_packed_again_as_it_was(tmp_path: Path) -> None:
    from importlib.metadata import distribution

    made = Wheel(repacked(distribution("simpy"), tmp_path))
    assert (made.name, made.runs_on(WINDOWS) is not None) == ("simpy", True)
    with ZipFile(made.path) as file:
        assert "simpy/__init__.py" in file.namelist()
        assert not [name for name in file.namelist() if name.endswith((".pyc", "INSTALLER", "direct_url.json"))]


# --- starting -----------------------------------------------------------------------------------------------------------
CLI = "import sys\ndef main():\n    import os\n    print('started', sys.argv[1:], os.path.basename(os.environ['SIMSALES_SESSIONS']))\n"


@pytest.fixture
def offline(tmp_path: Path) -> Path:
    """An offline folder of a tiny program called simsales."""
    given = tmp_path / "wheels"
    given.mkdir()
    wheel(given, "simsales", files={"simsales/__init__.py": "", "simsales/cli.py": CLI})
    folder = tmp_path / "off line 离线"
    assert write_offline(folder, Wheels(given), open_case("tutorial"))
    return folder


def surroundings(tmp_path: Path, *, path: str | None = None) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    base = f"{Path(sys.executable).parent}:/usr/bin:/bin" if path is None else path
    return {"HOME": str(home), "PATH": base, "LANG": "C.UTF-8", "PIP_NO_INDEX": "1", "http_proxy": "http://127.0.0.1:9"}


def test_the_folder_says_what_it_fits_and_has_a_start_for_every_system(offline: Path) -> None:
    assert {*START_FILES, "start.py", "PLATFORMS.txt", "NO-PYTHON.txt", "READ-ME.txt", "wheels", "sessions"} == {
        path.name for path in offline.iterdir()
    }
    assert "Windows 64-bit (Intel, AMD), Python 3.11, 3.12, 3.13, 3.14" in (offline / "PLATFORMS.txt").read_text(
        "utf-8"
    )
    assert (offline / "start.bat").read_bytes().isascii()
    assert (offline / "start.bat").read_bytes().count(b"\r\n") == (offline / "start.bat").read_bytes().count(b"\n")
    assert os.access(offline / "start.sh", os.X_OK)


@pytest.mark.skipif(os.name == "nt", reason="the shell's start file")
def test_it_installs_itself_once_and_starts(offline: Path, tmp_path: Path) -> None:
    command = ["sh", str(offline / "start.sh"), "play", "tutorial"]
    first = subprocess.run(command, env=surroundings(tmp_path), capture_output=True, text=True, check=False)
    assert "started ['play', 'tutorial'] sessions" in first.stdout, first.stderr
    assert "Installing" in first.stdout
    again = subprocess.run(command[:2], env=surroundings(tmp_path), capture_output=True, text=True, check=False)
    assert "started ['play', '--browser'] sessions" in again.stdout
    assert "Installing" not in again.stdout
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="the shell's start file")
def test_without_a_python_it_says_what_is_missing(offline: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for tool in ("dirname", "cat", "uname"):
        (tools / tool).symlink_to(next(path for path in (Path("/usr/bin", tool), Path("/bin", tool)) if path.exists()))
    done = subprocess.run(
        ["/bin/sh", str(offline / "start.sh")],
        env=surroundings(tmp_path, path=str(tools)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "there is no Python 3.11 or newer" in done.stderr
    assert "没有 Python 3.11" in done.stderr


def test_half_an_installation_does_not_count(offline: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program"
    program.mkdir()
    monkeypatch.setattr(start, "ran", lambda command, is_loud=False: "install" not in command)
    with pytest.raises(start.CannotStart, match=r"PLATFORMS\.txt"):
        start.installed(offline / "wheels", program)
    assert list(program.iterdir()) == []


def test_another_set_of_wheels_or_another_place_is_another_installation(offline: Path, tmp_path: Path) -> None:
    before = start.fingerprint(offline / "wheels", tmp_path)
    assert start.fingerprint(offline / "wheels", tmp_path / "other") != before
    wheel(offline / "wheels", "numbers")
    assert start.fingerprint(offline / "wheels", tmp_path) != before


def test_a_folder_that_cannot_be_written_to_gives_way_to_the_user_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "own_folder", lambda: tmp_path / "own")
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    assert start.writable_home(blocked) == tmp_path / "own"
    assert start.writable_home(tmp_path) == tmp_path


def test_an_own_scenario_goes_along(tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_bytes(find_scenario("tutorial").read_bytes())
    given = tmp_path / "wheels"
    given.mkdir()
    wheel(given, "simsales")
    write_offline(tmp_path / "off", Wheels(given), open_case(str(own)))
    assert [path.name for path in (tmp_path / "off" / "scenarios").iterdir()] == ["mine.yaml"]

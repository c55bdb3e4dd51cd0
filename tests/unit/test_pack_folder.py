"""A folder is there whole or not at all, never over somebody else's files, and what a trainer added stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simsales.errors import InputError
from simsales.report.pack.folder import LIST, check_folder, files_of_pack, whole_folder


def make(folder: Path, *names: str) -> None:
    with whole_folder(folder, {"scenario": "tutorial"}) as draft:
        for name in names:
            (draft / name).parent.mkdir(parents=True, exist_ok=True)
            (draft / name).write_text(name)


def fail(folder: Path) -> None:
    with whole_folder(folder, {}) as draft:
        (draft / "half").write_text("half")
        raise ZeroDivisionError


def tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_folder_has_everything_and_a_list_of_it(tmp_path: Path) -> None:
    make(tmp_path / "pack", "index.html", "zh/briefs.html")
    assert tree(tmp_path / "pack") == {"index.html", "zh/briefs.html", LIST}
    assert files_of_pack(tmp_path / "pack") == {"index.html", "zh/briefs.html", LIST}
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_what_fails_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        fail(tmp_path / "pack")
    assert list(tmp_path.iterdir()) == []


def test_what_fails_on_the_way_leaves_an_earlier_pack_as_it_was(tmp_path: Path) -> None:
    make(tmp_path / "pack", "old.html")
    with pytest.raises(ZeroDivisionError):
        fail(tmp_path / "pack")
    assert tree(tmp_path / "pack") == {"old.html", LIST}
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_somebody_else_s_folder_is_refused_and_stays(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="not empty"):
        make(tmp_path / "mine", "index.html")
    assert tree(tmp_path / "mine") == {"thesis.txt"}


@pytest.mark.parametrize("said", ["", "[]", '{"simsales_pack": 2, "files": []}', "null", '{"simsales_pack": 1}'])
def test_a_list_that_is_none_of_ours_makes_no_pack(tmp_path: Path, said: str) -> None:
    (tmp_path / LIST).write_text(said)
    with pytest.raises(InputError):
        check_folder(tmp_path)


def test_a_file_and_a_folder_in_nowhere_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for bad in (tmp_path / "file", tmp_path / "nowhere" / "pack"):
        with pytest.raises(InputError):
            check_folder(bad)


def test_an_earlier_pack_is_replaced_and_what_was_added_stays(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    make(pack, "index.html", "en/briefs.html", "offline/wheels/a.whl")
    for added in ("notes.txt", "offline/python/python.exe", "offline/sessions/table1.simsales"):
        (pack / added).parent.mkdir(parents=True, exist_ok=True)
        (pack / added).write_text("added")
    make(pack, "index.html", "zh/briefs.html", "offline/wheels/b.whl")
    assert tree(pack) == {
        "index.html",
        "zh/briefs.html",
        "offline/wheels/b.whl",
        "notes.txt",
        "offline/python/python.exe",
        "offline/sessions/table1.simsales",
        LIST,
    }
    assert not (pack / "en").exists()
    assert json.loads((pack / LIST).read_text())["files"] == [
        "index.html",
        "offline/wheels/b.whl",
        "zh/briefs.html",
        LIST,
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    make(tmp_path / "pack", "index.html")
    assert tree(tmp_path / "pack") == {"index.html", LIST}

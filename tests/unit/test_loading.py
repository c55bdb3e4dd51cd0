"""Scenarios on the shelf: found by name or path, listed, and laid over one another by `extends`."""

from __future__ import annotations

from pathlib import Path

import pytest

from simsales.errors import Place, ScenarioError
from simsales.spec import shelf as where
from simsales.spec.loading import load_document

BASE = """\
reps:
  li: {quota: 100, skill: 0}
  wang: {quota: 200}
"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundled folder, a working directory and a user's folder."""
    for name in ("bundled/cases", "work", "user/scenarios"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work")
    monkeypatch.setattr(where, "bundled_folder", lambda: tmp_path / "bundled")
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path / "user"))
    for name in ("bundled/rollout", "bundled/_parts", "bundled/cases/d1", "work/mine", "user/scenarios/old"):
        (tmp_path / f"{name}.yaml").write_text("simsales: 1\ntitle: x\n", encoding="utf-8")
    (tmp_path / "work/compose.yaml").write_text("services: {}\n", encoding="utf-8")
    return tmp_path


def test_the_shelf_lists_bundled_scenarios_first(shelf: Path) -> None:
    assert [path.stem for path in where.all_scenarios()] == ["rollout", "d1", "mine", "old"]


def test_a_scenario_is_found_by_name_or_path(shelf: Path) -> None:
    assert where.find_scenario("d1") == shelf / "bundled/cases/d1.yaml"
    assert where.find_scenario("old").parent == shelf / "user/scenarios"
    assert where.find_scenario("mine.yaml") == Path("mine.yaml")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("rolout", "rolout: there is no scenario of this name, did you mean rollout?"),
        ("x/rolout.yaml", "x/rolout.yaml: there is no such file, did you mean rollout?"),
        ("a\0b", "ab: there is no scenario of this name"),
        ("", ": there is no scenario of this name"),
    ],
)
def test_an_unknown_scenario_is_refused(name: str, message: str, shelf: Path) -> None:
    with pytest.raises(ScenarioError) as refused:
        where.find_scenario(name)
    assert refused.value.say("en") == message


def test_the_bundled_scenarios_lie_in_the_package_or_beside_it() -> None:
    assert where.bundled_folder().name == "scenarios"
    assert where.bundled_folder().is_dir()


def test_extends_lays_a_file_over_another(shelf: Path) -> None:
    (shelf / "bundled/_parts.yaml").write_text(BASE, encoding="utf-8")
    (shelf / "work/a.yaml").write_text("extends: _parts\nreps: {li: {quota: 1}}\n", encoding="utf-8")
    (shelf / "work/b.yaml").write_text("extends: ./a.yaml\nreps: {wang: null}\n", encoding="utf-8")
    document = load_document(Path("b.yaml"))
    assert "extends" not in document.data
    assert document.data["reps"] == {"li": {"quota": 1, "skill": 0}}
    assert document.place(("reps", "li", "quota")).file == "a.yaml"
    assert document.place(("reps", "li", "skill")).file == str(shelf / "bundled/_parts.yaml")
    assert document.place(()) == Place("b.yaml", 1, 1)


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("a", "a.yaml:2:1: extends: scenarios extend each other in a circle: a > a"),
        ("rolout", "a.yaml:2:1: extends: there is no scenario of this name, did you mean rollout?"),
        ("[x]", "a.yaml:2:1: extends: a list is not a scenario's name, allowed: a name or a path"),
        ('"x\\0y"', "a.yaml:2:1: extends: there is no scenario of this name"),
    ],
)
def test_extends_must_name_another_scenario(word: str, message: str, shelf: Path) -> None:
    Path("a.yaml").write_text(f"title: x\nextends: {word}\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        load_document(Path("a.yaml"))
    assert refused.value.say("en") == message


def test_a_circle_and_a_long_chain_end(shelf: Path) -> None:
    for n in range(14):
        Path(f"s{n}.yaml").write_text(f"extends: s{(n + 1) % 3 if n < 3 else n + 1}\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match="in a circle: s0 > s1 > s2 > s0"):
        load_document(Path("s0.yaml"))
    with pytest.raises(ScenarioError, match="too many scenarios extend one another, allowed: 8 steps"):
        load_document(Path("s3.yaml"))

"""The trainer's commands, as they are typed: play at a table, carry the file, type in a slip, debrief."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from simsales.classroom.session_file import SUFFIX, read_session
from simsales.cli.app import app
from simsales_tui.app import SimsalesApp


@pytest.fixture
def stick(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path / "laptop"))
    monkeypatch.setenv("SIMSALES_SESSIONS", str(tmp_path / "stick"))
    return tmp_path / "stick"


def run(*words):
    done = CliRunner().invoke(app, [*words, "--lang", "en"])
    assert done.exit_code == 0, done.output
    return done.output


def test_a_class_from_the_tables_to_the_page_and_the_record(stick, tmp_path):
    for bot, name in (("novice", "red"), ("skilled", "blue")):
        said = run("play", "tutorial", "--plain", "--bot", bot, "--table", name, "--person", f"{name} one")
        assert "session file:" in said
    slip = tmp_path / "slip.csv"
    slip.write_text(
        "table,green\nscenario,tutorial\nturn,move,about,price\n1,greet\n2,2,need\n3,offer,,19000\n4,close\n",
        encoding="utf-8",
    )
    run("play", "--from-slip", str(slip))
    assert sorted(read_session(one).table for one in stick.glob(f"*{SUFFIX}")) == ["blue", "green", "red"]
    found = json.loads(run("debrief", str(stick), "--json"))
    assert [one["table"]["en"] for one in found["talks"]["forms"][0]["results"]] == ["blue", "green", "red"]
    page, sheet = tmp_path / "page.html", tmp_path / "hr.xlsx"
    run("debrief", str(stick), "-o", str(page), "--hr", str(sheet), "--delete-by", "2027-02-28")
    assert "Watersheds" in page.read_text(encoding="utf-8")
    assert sheet.exists()


def test_a_session_file_is_exported_and_gone_on_with_on_another_laptop(stick, tmp_path, monkeypatch):
    run("play", "tutorial", "--plain", "--bot", "scripted")
    path = tmp_path / f"game{SUFFIX}"
    run("export", "1", "--session", str(path), "--table", "red", "--person", "Ann")
    kept = read_session(path)
    assert (kept.table, kept.people) == ("red", ("Ann",))
    monkeypatch.setenv("SIMSALES_DATA", str(tmp_path / "another"))
    assert "Agreed" in run("play", "--plain", "--from", str(path))


def test_names_are_not_kept_without_saying_until_when(stick, tmp_path):
    run("play", "tutorial", "--plain", "--bot", "novice")
    for wrong in ([], ["--delete-by", "soon"]):
        done = CliRunner().invoke(
            app, ["debrief", str(stick), "-o", str(tmp_path / "p.html"), "--hr", str(tmp_path / "hr.xlsx"), *wrong]
        )
        assert done.exit_code == 2
        assert not (tmp_path / "hr.xlsx").exists()


def test_a_slip_with_mistakes_begins_no_game(stick, tmp_path):
    slip = tmp_path / "slip.csv"
    slip.write_text("scenario,tutorial\nturn,move\n1,dance\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["play", "--from-slip", str(slip)])
    assert done.exit_code == 1
    assert "slip.csv:3" in str(done.exception)
    assert "[]" in run("sessions", "--json")
    assert not list(stick.glob("*"))


def test_games_played_on_the_screen_are_kept_beside_too(stick):
    screen = SimsalesApp("en")
    try:
        assert screen.journal.beside is not None
        screen.begin("tutorial").advance()
        assert len(list(stick.glob(f"*{SUFFIX}"))) == 1
    finally:
        screen.journal.close()

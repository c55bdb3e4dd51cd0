"""A table's game as a file: what is read is what was played, and whatever is wrong with a file is said of that file."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from simsales.classroom.autosave import SessionKeeper, keep_sessions, seated, session_of
from simsales.classroom.replaying import bring_home, digest_of, replayed
from simsales.classroom.session_file import SUFFIX, read_session, session_text, write_session
from simsales.errors import GameError
from simsales.game import Game
from simsales.session import MODEL_VERSION
from simsales.store.journal import Journal
from tests.classroom import played_by, table


def changed(path, text, **content):
    raw = json.loads(text)
    path.write_text(json.dumps({**raw, **content}), encoding="utf-8")
    return path


def test_a_session_file_reads_back_as_the_same_session_and_writes_the_same_bytes(tmp_path):
    session = table(tmp_path, "skilled", "红 1", people=["张 三", "<b>李</b>"])
    path = tmp_path / f"0{SUFFIX}"
    found = read_session(path)
    assert (found.table, found.people, found.digest) == ("红 1", ("张 三", "<b>李</b>"), session.digest)
    assert session_text(found) == path.read_text(encoding="utf-8")
    assert [one.given for one in found.answers] == [one.given for one in session.answers] != [""] * len(found.answers)


def test_a_file_played_again_in_another_journal_goes_on_like_the_game_itself(tmp_path):
    session = table(tmp_path, "skilled", "a", turns=3)
    (tmp_path / "elsewhere").mkdir()
    with Journal(tmp_path / "elsewhere" / "games.sqlite") as journal:
        game = bring_home(journal, read_session(tmp_path / f"0{SUFFIX}"))
        assert digest_of(game.session) == session.digest
        assert [one.given for one in journal.answers(game.record.id)] == [one.given for one in session.answers]
        again = Game.resume(journal, game.record.id)
        assert again.session.pending[0].id == game.session.pending[0].id


@pytest.mark.parametrize("spoil", [lambda t: t[: len(t) // 2], lambda t: t.replace('"ask"', '"hold"', 1)])
def test_damage_is_named_whatever_it_did(tmp_path, spoil):
    table(tmp_path, "skilled", "a")
    path = tmp_path / f"0{SUFFIX}"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(GameError, match=r"0\.simsales: damaged"):
        read_session(path)


@pytest.mark.parametrize("line_end", ["\r\n", "\n\n"])
def test_line_ends_and_a_mark_of_notepad_are_no_damage(tmp_path, line_end):
    session = table(tmp_path, "novice", "a")
    path = tmp_path / f"0{SUFFIX}"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_text(encoding="utf-8").replace("\n", line_end).encode())
    assert replayed(read_session(path)).is_over == session.is_over


def test_somebody_elses_file_is_told_from_a_damaged_one_and_a_newer_one(tmp_path):
    path = tmp_path / f"x{SUFFIX}"
    for raw in (b"", b"\x89PNG", b"[1]", b'{"a": 1}', b"[" * 5000, b"\xff\xfe"):
        path.write_bytes(raw)
        with pytest.raises(GameError, match=r"x\.simsales: this is not a session file"):
            read_session(path)
    path.write_text('{"simsales_session": 2}')
    with pytest.raises(GameError, match="newer"):
        read_session(path)
    with pytest.raises(GameError, match="cannot be opened"):
        read_session(tmp_path / f"gone{SUFFIX}")


def test_what_another_model_played_or_another_scenario_or_log_is_said_so(tmp_path):
    session = table(tmp_path, "novice", "a")
    older = replace(session, record=replace(session.record, model=MODEL_VERSION - 1))
    with pytest.raises(GameError, match=f"f: played with model {MODEL_VERSION - 1}"):
        replayed(older, "f")
    with pytest.raises(GameError, match="fingerprint"):
        replayed(replace(session, record=replace(session.record, fingerprint="0" * 16)), "f")
    with pytest.raises(GameError, match="do not give the log"):
        replayed(replace(session, digest="sha256:0"), "f")
    with pytest.raises(GameError, match="answer 2"):
        replayed(replace(session, answers=[session.answers[0], session.answers[0]]), "f")


def test_a_game_is_kept_beside_after_every_turn_and_a_lost_stick_stops_nobody(tmp_path):
    with Journal(tmp_path / "games.sqlite") as journal:
        keeper = journal.beside = SessionKeeper(tmp_path / "stick", journal, "第 3 桌")
        game = played_by(journal, "novice", turns=2)
        [path] = (tmp_path / "stick").glob(f"*{SUFFIX}")
        assert len(read_session(path).answers) == len(game.turns)
        assert read_session(path).table == "第 3 桌"
        journal.beside = other = SessionKeeper(tmp_path / "stick", journal)
        Game.resume(journal, game.record.id).advance()
        assert (other.table, len(list((tmp_path / "stick").iterdir()))) == ("第 3 桌", 1)
        (tmp_path / "file").write_text("")
        keeper = journal.beside = SessionKeeper(tmp_path / "file" / "stick", journal)
        played_by(journal, "novice")
        assert keeper.trouble is not None


def test_a_laptop_says_whose_it_is_and_whoever_plays_says_it_better(tmp_path, monkeypatch):
    monkeypatch.setenv("SIMSALES_SESSIONS", str(tmp_path / "stick"))
    monkeypatch.setenv("SIMSALES_TABLE", "red")
    with Journal(tmp_path / "games.sqlite") as journal:
        assert keep_sessions(journal).table == "red"
        with seated("blue", ["Ann", "Bo"]):
            kept = keep_sessions(journal)
        assert (kept.table, kept.people) == ("blue", ("Ann", "Bo"))
        assert keep_sessions(journal).table == "red"
        monkeypatch.delenv("SIMSALES_SESSIONS")
        assert keep_sessions(journal) is None


def test_names_typed_for_a_file_cannot_leave_the_folder(tmp_path):
    with Journal(tmp_path / "games.sqlite") as journal:
        journal.beside = SessionKeeper(tmp_path / "stick", journal, "../../etc/x\x1b[2J:*?")
        played_by(journal, "novice", turns=1)
        [path] = (tmp_path / "stick").iterdir()
        assert path.name.startswith("etc-x-2J-tutorial")
        session = session_of(journal, Game.resume(journal, 1), "\x1b[2J\u202etable")
        write_session(session, tmp_path / f"a{SUFFIX}")
        assert read_session(tmp_path / f"a{SUFFIX}").table == "[2Jtable"

"""The journal: what was acknowledged stays, what was changed shows, and a file that cannot be used says so.

Edits, gaps, damage, foreign and newer files, copies before a migration, several writers, full disks, hostile words.
"""

from __future__ import annotations

import os
import resource
import sqlite3
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest

from simsales.errors import GameError
from simsales.store import file as file_module
from simsales.store.journal import Journal, Shift
from simsales.text import safe_text
from simsales.world.decisions import DecisionId

BEGUN = {
    "name": "a game",
    "scenario": "{}",
    "fingerprint": "f",
    "variant": "baseline",
    "seed": 1,
    "replication": 1,
    "seats": {"li": Shift(0.0, 91.0)},
    "model": 2,
}
NOBODY = 65_534
ODD_TEXTS = {
    "quotes": "\"'`\\",
    "SQL": "'; drop table answers; --",
    "markup": "[/] [@click=app.quit]y[/] {} {0} %s",
    "Chinese": "李想的第一局 🎲",
}
UNSAFE_TEXTS = {
    "escapes": "\x1b[2J\x1b]52;c;QUJD\x07",
    "C1": "\x9b2J",
    "NUL": "a\0b",
    "direction": "\u202elanretni",
    "surrogate": "a\udc80b",
    "100 kB": "x" * 100_000,
}


def week(k):
    return DecisionId("li", "week", "li", k)


def spent(k):
    return {"sell": 30.0, "prospect": float(k), "serve": 4.0}


def append(journal, game, k):
    journal.append(game, week(k), 7.0 * k, spent(k))


def kept(path, count=6, **changes):
    """A journal with one more game of some answers."""
    with Journal(path) as journal:
        game = journal.begin(**BEGUN | changes).id
        for k in range(count):
            append(journal, game, k)
        return journal.answers(game)


def edited(path, *statements):
    """Somebody was at the file with other tools."""
    with closing(sqlite3.connect(path)) as base, base:
        for statement in statements:
            base.execute(statement)


def read(path):
    """Everything in a file."""
    with Journal(path) as journal:
        return [(game.name, journal.answers(game.id)) for game in journal.games()]


def refused(path):
    """The message with which a file is refused, in both languages."""
    with pytest.raises(GameError) as caught:
        read(path)
    return caught.value.say("en"), caught.value.say("zh")


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


# What is written down


def test_answers_come_back_as_they_were_given_and_in_their_order(tmp_path):
    kept(tmp_path / "j", 6)
    with Journal(tmp_path / "j") as journal:
        answers = journal.answers(1)
        assert [(one.seq, one.decision, one.day, one.choice) for one in answers] == [
            (k, week(k), 7.0 * k, spent(k)) for k in range(6)
        ]
        assert isinstance(answers[0].decision, DecisionId)
        assert journal.count(1) == 6


def test_a_game_comes_back_as_it_was_begun(tmp_path):
    with Journal(tmp_path / "j") as journal:
        record = journal.begin(**BEGUN)
    with Journal(tmp_path / "j") as journal:
        assert journal.game(record.id) == record
        assert {name: getattr(record, name) for name in BEGUN} == BEGUN
        assert record.parent is None


def test_the_latest_game_comes_first_and_an_unknown_one_is_named(tmp_path):
    for _ in range(3):
        kept(tmp_path / "j", 0)
    with Journal(tmp_path / "j") as journal:
        assert [game.id for game in journal.games()] == [3, 2, 1]
        with pytest.raises(GameError, match="no game 4"):
            journal.game(4)
        with pytest.raises(GameError, match="no game 4"):
            journal.answers(4)
        with pytest.raises(GameError, match="no game 4"):
            append(journal, 4, 0)


def test_every_answer_is_synced_to_the_disk(tmp_path):
    """WAL with FULL: the promise to survive a power cut is SQLite's, once it was asked for."""
    made = []
    real = sqlite3.connect
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", lambda *args, **more: made.append(real(*args, **more)) or made[-1])
        with Journal(tmp_path / "j"):
            assert made[0].execute("pragma synchronous").fetchone()[0] == 2
            assert made[0].execute("pragma journal_mode").fetchone()[0] == "wal"


def test_an_answer_is_there_for_others_as_soon_as_it_is_acknowledged(tmp_path):
    with Journal(tmp_path / "j") as journal, Journal(tmp_path / "j") as other:
        game = journal.begin(**BEGUN).id
        for k in range(3):
            append(journal, game, k)
            assert other.count(game) == k + 1


@pytest.mark.parametrize("name", ["games.sqlite", "games", "we ird?name#%41.db", "对局.sqlite"])
def test_any_file_name_will_do_and_missing_folders_are_made(tmp_path, name):
    path = tmp_path / "a" / "b" / name
    kept(path, 2)
    assert len(read(path)[0][1]) == 2
    assert [one.name for one in path.parent.iterdir()] == [name]


def test_a_torn_log_gives_the_answers_up_to_the_tear(tmp_path):
    """What a power cut may leave: SQLite's write-ahead log ends anywhere, and the file itself is still empty."""
    with Journal(tmp_path / "j") as journal:
        game = journal.begin(**BEGUN).id
        for k in range(12):
            append(journal, game, k)
        file, log = (tmp_path / "j").read_bytes(), (tmp_path / "j-wal").read_bytes()
    lengths = set()
    for number, size in enumerate([*range(0, len(log), 1_024), len(log)]):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "j").write_bytes(file)
        (folder / "j-wal").write_bytes(log[:size])
        answers = [one for _, answers in read(folder / "j") for one in answers]
        assert [one.decision.k for one in answers] == list(range(len(answers)))
        lengths.add(len(answers))
    assert lengths == set(range(13))


# Edits and gaps

EDITS = {
    "another choice": "update answers set choice = '{\"sell\": 5.0}' where seq = 2",
    "a choice with one blank more": "update answers set choice = choice || ' ' where seq = 2",
    "another day": "update answers set day = day + 1 where seq = 2",
    "a day of words": "update answers set day = 'Monday' where seq = 2",
    "another seat": "update answers set seat = 'wang' where seq = 2",
    "another kind": "update answers set kind = 'focus' where seq = 2",
    "another entity": "update answers set entity = 'wang' where seq = 2",
    "another number": "update answers set k = 7 where seq = 2",
    "another hash": "update answers set hash = 'f00' where seq = 2",
    "no hash": "update answers set hash = '' where seq = 2",
    "a gap": "delete from answers where seq = 2",
    "a gap of two": "delete from answers where seq in (2, 3)",
    "put last": "update answers set seq = 50 where seq = 2",
    "a place of words": "update answers set seq = 'first' where seq = 2",
    "given to another game": "update answers set game = 77 where seq = 2",
    "said twice": "insert into answers select game, 6, given, day, seat, kind, entity, k, choice, hash from answers where seq = 5",
}
UNREADABLE = {
    "a choice that is no JSON": "update answers set choice = 'sell it' where seq = 2",
    "a choice of bytes": "update answers set choice = x'00ff' where seq = 2",
    "a seat of bytes": "update answers set seat = x'00ff' where seq = 2",
    "a hash of bytes, a choice of bytes": "update answers set hash = x'00', choice = x'7b7d' where seq = 2",
}


@pytest.mark.parametrize("how", EDITS | UNREADABLE)
def test_an_edit_shows_and_names_the_first_bad_answer(tmp_path, how):
    kept(tmp_path / "j", 6)
    edited(tmp_path / "j", (EDITS | UNREADABLE)[how])
    bad = 7 if how == "said twice" else 3
    with Journal(tmp_path / "j") as journal:
        with pytest.raises(GameError, match=f"game 1: answer {bad} is not what was written down") as caught:
            journal.answers(1)
        assert f"第 {bad} 个回答" in caught.value.say("zh")
        assert "before it still stand" in caught.value.say("en")


def test_two_answers_that_changed_places_show(tmp_path):
    kept(tmp_path / "j", 6)
    swap = ["update answers set seq = {} where seq = {}".format(*pair) for pair in [(99, 2), (2, 4), (4, 99)]]
    edited(tmp_path / "j", *swap)
    assert "answer 3" in refused(tmp_path / "j")[0]


def test_an_answer_of_another_game_shows(tmp_path):
    kept(tmp_path / "j", 6)
    kept(tmp_path / "j", 6, seed=2)
    edited(
        tmp_path / "j",
        "delete from answers where game = 1 and seq = 2",
        "insert into answers select 1, seq, given, day, seat, kind, entity, k, choice, hash from answers where game = 2 and seq = 2",
    )
    with Journal(tmp_path / "j") as journal:
        with pytest.raises(GameError, match="game 1: answer 3"):
            journal.answers(1)
        assert len(journal.answers(2)) == 6


@pytest.mark.parametrize(
    "change",
    [
        "seed = 2",
        "seed = 'x'",
        "replication = 2",
        "variant = 'dearer'",
        "fingerprint = 'g'",
        "model = 1",
        "seats = '{\"li\": [0, 182]}'",
        "name = 'another'",
        "started = '2000-01-01 00:00'",
        "parent = 7, parent_answers = 3",
        "scenario = '[]', scenario_hash = '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945'",
    ],
)
def test_a_game_whose_beginning_was_edited_shows_at_its_first_answer(tmp_path, change):
    kept(tmp_path / "j", 6)
    edited(tmp_path / "j", f"update games set {change}")
    assert "answer 1" in refused(tmp_path / "j")[0]


def test_answers_missing_at_the_end_show(tmp_path):
    kept(tmp_path / "j", 6)
    edited(tmp_path / "j", "delete from answers where seq >= 4")
    assert "answer 5" in refused(tmp_path / "j")[0]


@pytest.mark.parametrize("seats", ["'who?'", "'[]'", "'{\"li\": [0]}'", "'{\"li\": 3}'", "x'00'"])
def test_one_game_with_unreadable_seats_does_not_close_the_journal(tmp_path, seats):
    kept(tmp_path / "j", 2)
    edited(tmp_path / "j", f"update games set seats = {seats}")
    kept(tmp_path / "j", 2)
    with Journal(tmp_path / "j") as journal:
        assert [(game.id, game.name, game.is_readable) for game in journal.games()] == [
            (2, "a game", True),
            (1, "a game", False),
        ]
        for act in (journal.answers, journal.game):
            with pytest.raises(GameError, match="game 1: how it began"):
                act(1)


@pytest.mark.parametrize("how", ["another choice", "a gap", "put last"])
def test_other_games_of_an_edited_journal_can_be_used(tmp_path, how):
    kept(tmp_path / "j", 6)
    kept(tmp_path / "j", 6)
    edited(tmp_path / "j", EDITS[how].replace("where", "where game = 1 and"))
    with Journal(tmp_path / "j") as journal:
        assert len(journal.games()) == 2
        append(journal, 2, 6)
        assert len(journal.answers(2)) == 7
        with pytest.raises(GameError, match="answer 3"):
            journal.answers(1)


def test_a_branch_of_an_edited_game_leaves_nothing_behind(tmp_path):
    kept(tmp_path / "j", 6)
    edited(tmp_path / "j", EDITS["another choice"])
    with Journal(tmp_path / "j") as journal:
        with pytest.raises(GameError, match="answer 3"):
            journal.begin(**BEGUN, parent=(1, 5))
        assert [game.id for game in journal.games()] == [1]


@pytest.mark.parametrize("how", ["another choice", "a gap"])
def test_the_answers_before_an_edit_can_still_be_branched_from(tmp_path, how):
    before = kept(tmp_path / "j", 6)[:2]
    edited(tmp_path / "j", EDITS[how])
    with Journal(tmp_path / "j") as journal:
        branch = journal.begin(**BEGUN, parent=(1, 2))
        said = [(one.decision, one.choice) for one in journal.answers(branch.id)]
        assert said == [(one.decision, one.choice) for one in before]


@pytest.mark.parametrize("first", [None, 5])
def test_a_branch_keeps_when_each_answer_was_given(tmp_path, first):
    before = kept(tmp_path / "j", 6)
    with Journal(tmp_path / "j") as journal:
        branch = journal.begin(**BEGUN, parent=(1, 6 if first is None else first))
        assert journal.answers(branch.id) == before[:first]


def test_an_edited_beginning_shows_before_the_first_answer_and_gives_no_branch(tmp_path):
    kept(tmp_path / "j", 0)
    edited(tmp_path / "j", "update games set seed = 2")
    with Journal(tmp_path / "j") as journal:
        for most in (None, 0):
            with pytest.raises(GameError, match="game 1: how it began is not what was written down"):
                journal.answers(1, most)


@pytest.mark.parametrize("change", ["answers = 5", "answers = 7", "last = ''", "answers = 'x'"])
def test_an_edited_count_shows(tmp_path, change):
    kept(tmp_path / "j", 6)
    edited(tmp_path / "j", f"update games set {change}")
    assert "game 1" in refused(tmp_path / "j")[0]


def test_a_game_is_over_once_somebody_has_seen_its_end(tmp_path):
    kept(tmp_path / "j", 2)
    with Journal(tmp_path / "j") as journal:
        assert not journal.is_over(1)
        journal.note_over(1)
        journal.note_over(1)
    with Journal(tmp_path / "j") as journal:
        assert journal.is_over(1)
        assert len(journal.answers(1)) == 2


# Files that cannot be used


def test_a_file_of_something_else_is_refused_and_left_alone(tmp_path):
    (tmp_path / "j").write_text("Dear diary, today I sold nothing.\n" * 200)
    before = files(tmp_path)
    said = refused(tmp_path / "j")
    assert "is not a journal of games" in said[0]
    assert "不是对局记录" in said[1]
    assert files(tmp_path) == before


def test_a_folder_is_refused(tmp_path):
    (tmp_path / "j").mkdir()
    assert str(tmp_path / "j") in refused(tmp_path / "j")[0]
    assert list(tmp_path.iterdir()) == [tmp_path / "j"]


def test_a_folder_that_is_a_file_is_refused(tmp_path):
    (tmp_path / "j").write_text("here")
    refused(tmp_path / "j" / "games.sqlite")


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path):
    edited(tmp_path / "j", "create table songs (title)", "insert into songs values ('Für Elise')")
    before = files(tmp_path)
    try:
        refused(tmp_path / "j")
    finally:
        assert files(tmp_path) == before


def test_somebody_elses_database_of_our_version_is_refused(tmp_path):
    edited(tmp_path / "j", "create table songs (title)", f"pragma user_version = {file_module.VERSION}")
    refused(tmp_path / "j")


def test_somebody_elses_database_that_is_open_elsewhere_is_left_alone(tmp_path):
    with closing(sqlite3.connect(tmp_path / "j")) as base:
        base.execute("pragma journal_mode = wal")
        with base:
            base.execute("create table songs (title)")
        open_ = {path.name for path in tmp_path.iterdir()}
        before = {name: (tmp_path / name).read_bytes() for name in open_ - {"j-shm"}}
        refused(tmp_path / "j")
        assert {path.name for path in tmp_path.iterdir()} == open_
        assert {name: (tmp_path / name).read_bytes() for name in before} == before


def test_a_file_of_zeros_is_refused_and_left_alone(tmp_path):
    (tmp_path / "j").write_bytes(bytes(5_000))
    refused(tmp_path / "j")
    assert files(tmp_path) == {"j": bytes(5_000)}


def test_a_pipe_is_refused(tmp_path):
    os.mkfifo(tmp_path / "j")
    assert "this is not a file" in refused(tmp_path / "j")[0]


def test_a_journal_of_a_newer_version_is_refused_and_left_alone(tmp_path):
    kept(tmp_path / "j")
    edited(tmp_path / "j", f"pragma user_version = {file_module.VERSION + 1}")
    before = files(tmp_path)
    said = refused(tmp_path / "j")
    assert "newer version" in said[0]
    assert "更新版本" in said[1]
    assert files(tmp_path) == before


def test_a_newer_journal_that_is_not_in_wal_mode_is_left_alone(tmp_path):
    kept(tmp_path / "j")
    edited(tmp_path / "j", "pragma journal_mode = delete", f"pragma user_version = {file_module.VERSION + 1}")
    before = files(tmp_path)
    refused(tmp_path / "j")
    assert files(tmp_path) == before


DAMAGE = {
    "cut off": lambda whole, at: whole[: max(at, 2)],
    "overwritten with nothing": lambda whole, at: whole[:at] + bytes(512) + whole[at + 512 :],
    "overwritten with noise": lambda whole, at: whole[:at] + b"\xff" * 512 + whole[at + 512 :],
}


def damaged(path, how):
    """The file with every damage of a kind in turn; yields what was written."""
    whole = path.read_bytes()
    for at in [10, 100, *range(0, len(whole), 512), len(whole) - 1]:
        path.write_bytes(DAMAGE[how](whole, at))
        yield path.read_bytes()


def choices(found):
    return [(one.decision, one.day, one.choice) for _, answers in found for one in answers]


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_journal_is_left_alone_and_tells_no_lies(tmp_path, how):
    """Wherever the damage is: it is refused (how, the next test says), or what it says is what was said."""
    kept(tmp_path / "j", 60)
    truth, refusals = choices(read(tmp_path / "j")), 0
    for bytes_ in damaged(tmp_path / "j", how):
        try:
            assert choices(read(tmp_path / "j")) in (truth, [])  # a page of nothing can be an empty table
        except GameError:
            refusals += 1
        assert files(tmp_path) == {"j": bytes_}
    assert refusals >= 5


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_journal_is_refused_with_a_game_error(tmp_path, how):
    kept(tmp_path / "j", 60)
    for _ in damaged(tmp_path / "j", how):
        with suppress(GameError):
            read(tmp_path / "j")


def test_an_empty_file_is_a_new_journal(tmp_path):
    (tmp_path / "j").touch()
    assert read(tmp_path / "j") == []


@contextmanager
def read_only_folder(made: Path | None = None) -> Iterator[Path]:
    """A folder in which we may only read, with a journal in it or none; root becomes nobody meanwhile."""
    with tempfile.TemporaryDirectory() as name:
        folder, is_root = Path(name), os.geteuid() == 0
        if made is not None:
            (folder / "j").write_bytes(made.read_bytes())
            (folder / "j").chmod(0o444)
        folder.chmod(0o555)
        if is_root:
            os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            if is_root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_a_folder_where_we_may_not_write_is_refused():
    with read_only_folder() as folder:
        assert str(folder) in refused(folder / "j")[0]
        assert files(folder) == {}


def test_a_folder_that_may_not_be_made_is_refused():
    with read_only_folder() as folder:
        assert str(folder) in refused(folder / "deeper" / "j")[0]


def test_a_journal_that_may_only_be_read_is_refused_and_left_alone(tmp_path):
    kept(tmp_path / "j")
    with read_only_folder(tmp_path / "j") as folder:
        before = files(folder)
        assert str(folder) in refused(folder / "j")[0]
        assert files(folder) == before


# Older versions


@pytest.fixture
def next_version(monkeypatch):
    """Opens journals as the next version of the program would; takes the statements of its migration."""

    def become(statements):
        monkeypatch.setattr(file_module, "_STEPS", {**file_module._STEPS, 1: statements})
        monkeypatch.setattr(file_module, "VERSION", 2)

    return become


def version(path):
    with closing(sqlite3.connect(path)) as base:
        return base.execute("pragma user_version").fetchone()[0]


def test_an_older_journal_is_copied_before_it_is_brought_up_to_date(tmp_path, next_version):
    before = kept(tmp_path / "games.sqlite")
    next_version("alter table games add column mood text;\nalter table answers add column mood text")
    assert read(tmp_path / "games.sqlite") == [("a game", before)]
    assert version(tmp_path / "games.sqlite") == 2
    (copy,) = {path for path in tmp_path.iterdir() if path.name != "games.sqlite"}
    assert version(copy) == 1
    with closing(sqlite3.connect(copy)) as base:
        assert base.execute("select count(*) from answers").fetchone()[0] == 6
        assert base.execute("pragma integrity_check").fetchone()[0] == "ok"


def test_a_new_journal_of_the_next_version_needs_no_copy(tmp_path, next_version):
    next_version("alter table games add column mood text")
    kept(tmp_path / "games.sqlite", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["games.sqlite"]
    assert version(tmp_path / "games.sqlite") == 2


def test_the_program_that_was_is_told_of_a_newer_journal(tmp_path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(file_module, "_STEPS", {**file_module._STEPS, 1: "alter table games add column mood text"})
        patch.setattr(file_module, "VERSION", 2)
        kept(tmp_path / "j", 1)
    assert "newer version" in refused(tmp_path / "j")[0]


def test_a_migration_that_fails_half_way_changes_nothing(tmp_path, monkeypatch):
    before = kept(tmp_path / "games.sqlite")
    with monkeypatch.context() as patch:
        patch.setattr(
            file_module,
            "_STEPS",
            {
                **file_module._STEPS,
                1: "alter table games add column mood text;\ndrop table answers;\nthis is no SQL",
            },
        )
        patch.setattr(file_module, "VERSION", 2)
        refused(tmp_path / "games.sqlite")
    assert version(tmp_path / "games.sqlite") == 1
    assert read(tmp_path / "games.sqlite") == [("a game", before)]


def test_a_migration_that_was_cut_off_after_the_copy_can_be_begun_again(tmp_path, next_version):
    """kill -9, a full disk, or a second window, between the copy and the end of the migration."""
    before = kept(tmp_path / "games.sqlite")
    next_version("this is no SQL")
    refused(tmp_path / "games.sqlite")
    next_version("alter table games add column mood text")
    assert read(tmp_path / "games.sqlite") == [("a game", before)]


# Several writers


def test_four_threads_on_games_of_their_own_lose_nothing(tmp_path):
    def play(seed):
        return seed, kept(tmp_path / "j", 20, seed=seed, name=f"game of {seed}")

    with ThreadPoolExecutor(4) as pool:
        games = dict(pool.map(play, range(4)))
    with Journal(tmp_path / "j") as journal:
        records = journal.games()
        assert len(records) == 4
        assert {record.seed: journal.answers(record.id) for record in records} == games
        assert all([one.decision.k for one in answers] == list(range(20)) for answers in games.values())


def test_a_new_journal_can_be_opened_by_many_at_once(tmp_path):
    for number in range(5):
        with ThreadPoolExecutor(6) as pool:
            found = list(pool.map(read, [tmp_path / f"j{number}"] * 6))
        assert found == [[]] * 6


def test_whoever_does_not_know_of_all_answers_may_not_add_one(tmp_path):
    kept(tmp_path / "j", 2)
    with Journal(tmp_path / "j") as one, Journal(tmp_path / "j") as two:
        one.append(1, week(2), 14.0, spent(2), known=2)
        with pytest.raises(GameError, match="game 1 went on elsewhere"):
            two.append(1, week(2), 14.0, spent(2), known=2)
        two.append(1, week(3), 21.0, spent(3), known=3)
        assert [answer.decision.k for answer in one.answers(1)] == [0, 1, 2, 3]


def test_reading_while_somebody_writes_finds_no_edit(tmp_path):
    kept(tmp_path / "j", 1)

    def write():
        with Journal(tmp_path / "j") as journal:
            for k in range(1, 100):
                append(journal, 1, k)

    with ThreadPoolExecutor(1) as pool, Journal(tmp_path / "j") as journal:
        writing = pool.submit(write)
        while not writing.done():
            assert journal.answers(1)
        assert len(journal.answers(1)) == 100


def test_two_sides_writing_the_same_game_keep_one_chain(tmp_path):
    with Journal(tmp_path / "j") as journal:
        game = journal.begin(**BEGUN).id

    def write(side):
        with Journal(tmp_path / "j") as journal:
            for k in range(side, 40, 2):
                append(journal, game, k)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(write, range(2)))
    with Journal(tmp_path / "j") as journal:
        answers = journal.answers(game)
        assert sorted(one.decision.k for one in answers) == list(range(40))
        for side in range(2):
            own = [one.decision.k for one in answers if one.decision.k % 2 == side]
            assert own == list(range(side, 40, 2))


# A full disk, a commit that fails, a journal that is busy


class Strained(sqlite3.Connection):
    """A connection that can be told to fail its commits."""

    fails = False

    def execute(self, sql, *more):
        if self.fails and sql.strip().lower().startswith(("commit", "end", "release")):
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(sql, *more)

    def commit(self):
        self.execute("commit")


@pytest.fixture
def connection(monkeypatch):
    """The connection of the journal that was opened last."""
    made = []
    real = sqlite3.connect
    monkeypatch.setattr(file_module, "_WAIT_SECONDS", 0.05)
    monkeypatch.setattr(
        sqlite3, "connect", lambda *args, **more: made.append(real(*args, factory=Strained, **more)) or made[-1]
    )
    yield lambda: made[-1]
    for one in made:
        one.close()


@contextmanager
def no_page_left(path, connection):
    pages = connection.execute("pragma page_count").fetchone()[0]
    connection.execute(f"pragma max_page_count = {pages}")
    yield
    connection.execute("pragma max_page_count = 1000000")


@contextmanager
def files_may_not_grow(path, connection):
    """SIGXFSZ is ignored by Python: a write beyond the limit is an input/output error."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.with_name(path.name + "-wal").stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def commits_fail(path, connection):
    connection.fails = True
    yield
    connection.fails = False


@contextmanager
def somebody_else_writes(path, connection):
    other = sqlite3.Connection(path, isolation_level=None)
    with closing(other):
        other.execute("begin immediate")
        yield
        other.execute("rollback")


def until_trouble(journal, game, k, expected):
    """Answers until one cannot be written; how many there are then."""
    with suppress(*expected):
        while k < 2_000:
            append(journal, game, k)
            k += 1
    return k


TROUBLES = {one.__name__: one for one in (no_page_left, files_may_not_grow, commits_fail, somebody_else_writes)}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_cannot_be_written_is_not_acknowledged_and_the_game_goes_on_afterwards(tmp_path, connection, trouble):
    with Journal(tmp_path / "j") as journal:
        game = journal.begin(**BEGUN).id
        for k in range(3):
            append(journal, game, k)
        said = 3
        with TROUBLES[trouble](tmp_path / "j", connection()):
            said = until_trouble(journal, game, said, (GameError,))
            assert journal.count(game) == said
            with pytest.raises(GameError):
                append(journal, game, said)
        assert journal.count(game) == said < 2_000
        append(journal, game, said)
        assert [one.decision.k for one in journal.answers(game)] == list(range(said + 1))
    assert len(read(tmp_path / "j")[0][1]) == said + 1


@pytest.mark.parametrize("trouble", TROUBLES)
def test_trouble_with_the_file_is_said_as_a_game_error(tmp_path, connection, trouble):
    with Journal(tmp_path / "j") as journal:
        game = journal.begin(**BEGUN).id
        with TROUBLES[trouble](tmp_path / "j", connection()), pytest.raises(GameError) as caught:
            until_trouble(journal, game, 0, ())
    assert str(tmp_path / "j") in caught.value.say("en")


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_game_that_cannot_be_begun_is_not_half_begun(tmp_path, connection, trouble):
    kept(tmp_path / "j", 40)
    with Journal(tmp_path / "j") as journal:
        journal.begin(**BEGUN)
        with TROUBLES[trouble](tmp_path / "j", connection()), pytest.raises(GameError):
            journal.begin(**BEGUN | {"scenario": "x" * 200_000}, parent=(1, 40))
        assert len(journal.games()) == 2
        branch = journal.begin(**BEGUN, parent=(1, 40)).id
        assert journal.count(branch) == 40
    assert [len(answers) for _, answers in read(tmp_path / "j")] == [40, 0, 40]


def test_a_journal_that_cannot_be_made_for_want_of_room_can_be_made_later(tmp_path):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, hard))
    try:
        refused(tmp_path / "j")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    kept(tmp_path / "j", 2)
    assert len(read(tmp_path / "j")[0][1]) == 2


# Hostile words


@pytest.mark.parametrize("what", ODD_TEXTS | UNSAFE_TEXTS)
@pytest.mark.parametrize("field", ["name", "variant"])
def test_hostile_names_come_back_harmless(tmp_path, what, field):
    words = (ODD_TEXTS | UNSAFE_TEXTS)[what]
    kept(tmp_path / "j", 2, **{field: words})
    with Journal(tmp_path / "j") as journal:
        (record,) = journal.games()
        assert getattr(record, field) == safe_text(words)
        assert len(journal.answers(1)) == 2


def test_hostile_seats_come_back_harmless(tmp_path):
    with Journal(tmp_path / "j") as journal:
        record = journal.begin(**BEGUN | {"seats": {"\x1b[2Jli\u202e": Shift(0.0, 1.0)}})
        assert record.seats == {"[2Jli": Shift(0.0, 1.0)}


@pytest.mark.parametrize("what", ODD_TEXTS | UNSAFE_TEXTS)
def test_hostile_words_in_an_answer_come_back_as_they_were_said_and_break_nothing(tmp_path, what):
    """An answer must be given again as it was; whoever shows it makes it harmless. Or it is refused."""
    words = (ODD_TEXTS | UNSAFE_TEXTS)[what]
    kept(tmp_path / "j", 1)
    decision, choice = DecisionId("li", words, words, 3), {words: words, "sell": 30.0}
    with Journal(tmp_path / "j") as journal:
        try:
            journal.append(1, decision, 7.0, choice)
        except GameError:
            assert journal.count(1) == 1
            return
        append(journal, 1, 2)
    ((_, answers),) = read(tmp_path / "j")
    assert (answers[1].decision, answers[1].choice) == (decision, choice)
    assert len(answers) == 3


@pytest.mark.parametrize("seed", [2**63, 2**200])
def test_any_seed_is_kept_or_refused(tmp_path, seed):
    with Journal(tmp_path / "j") as journal:
        try:
            assert journal.begin(**BEGUN | {"seed": seed}).seed == seed
        except GameError:
            assert journal.games() == []

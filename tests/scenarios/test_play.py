"""A person plays, line by line, with the real command: what is typed, what is kept, what the closing page says."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.warm_command import COMMAND, called

MEETING = """\
simsales: 1
extends: incentive-rollout
horizon: 182
reps: {li: {territory: 1.2, quota: 900000}, zhao: {territory: 1.0, quota: 800000}}
sources: {factories: null, labs: null}
people: {behaviour: fixed, skills: null, staying: null}
"""
"""Two quarters; li has a small territory, so that a quarter is soon played."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "meeting.yaml").write_text(MEETING, encoding="utf-8")
    return tmp_path


def simsales(home: Path, *words: str, typed: str = "", lang: str = "en") -> str:
    """The command in a folder of its own; what it printed. Fails when it did."""
    env = {"PATH": os.defpath, "HOME": str(home), "SIMSALES_DATA": str(home / "data"), "COLUMNS": "120"}
    done = called(*words, "--lang", lang, folder=home, env=env, typed=typed.encode())
    assert (done.code, done.err.decode()) == (0, "")
    return done.out.decode()


@contextmanager
def window(home: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """The command as it stands at its first question."""
    process = subprocess.Popen(
        [str(COMMAND), *words, "--lang", "en"],
        cwd=home,
        env={"PATH": os.defpath, "HOME": str(home), "SIMSALES_DATA": str(home / "data")},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        try:
            shown = b""
            while not shown.endswith(b"]: ") and not shown.endswith(b"): "):
                one = process.stdout.read(1)
                assert one, process.stderr.read().decode()
                shown += one
            yield process
        finally:
            process.kill()


def kpis(home: Path, *words: str) -> dict[str, object]:
    told = json.loads(simsales(home, "run", "meeting.yaml", "--json", *words))
    return {"kpis": told["kpis"], "digest": told["digest"], "events": told["events"]}


def test_enter_to_the_end_is_what_the_colleague_does(home):
    page = simsales(home, "play", "meeting.yaml", "--plain", "--seat", "li", typed="\n" * 3 + "e\n")
    assert "0 of them not the usual one" in page
    assert "Every deal ended as with the colleague" in page
    simsales(home, "export", "1", "-o", "mine.json")
    assert kpis(home, "--answers", "mine.json") == kpis(home)


def test_what_was_typed_is_what_is_played_again(home):
    page = simsales(home, "play", "meeting.yaml", "--plain", "--seat", "li", typed="20\n20\n8\n1 2\n3 4 5 6 7 8\ne\n")
    assert re.search(r"[1-9]\d* of them not the usual one", page)
    told = simsales(home, "replay", "1", "--own")
    assert "open deals: 20 h; new business: 20 h; customers we have: 8 h" in told
    assert "Moments that mattered" in told
    assert re.search(r"#\d+  2027-", told), "a moment cites its events"
    simsales(home, "export", "1", "-o", "mine.json", "--log", "mine.csv")
    assert kpis(home, "--answers", "mine.json")["digest"] != kpis(home)["digest"]
    assert "time_planned" in (home / "mine.csv").read_text(encoding="utf-8-sig")


def test_stopping_loses_nothing_and_going_on_asks_the_next_question(home):
    stopped = simsales(home, "play", "meeting.yaml", "--plain", "--seat", "li", typed="28\n8\n4\n\n\nq\n")
    assert "go on with: simsales play --from 1" in stopped
    gone_on = simsales(home, "play", "--plain", "--from", "1", typed="")
    question = [line for line in stopped.splitlines() if line.startswith("-- ")][-1]
    assert [line for line in gone_on.splitlines() if line.startswith("-- ")] == [question]


def test_an_answer_can_be_taken_back_and_tried_otherwise(home):
    typed = "48\n0\n0\nb\n30\n6\n4\nq\n"
    simsales(home, "play", "meeting.yaml", "--plain", "--seat", "li", typed=typed)
    games = json.loads(simsales(home, "sessions", "--json"))
    assert [(game["game"], game["answers"], game["parent"]) for game in games] == [(2, 1, [1, 0]), (1, 1, None)]
    assert "open deals: 48 h" in simsales(home, "replay", "1")
    assert "as usual" in simsales(home, "replay", "2")
    simsales(home, "play", "--plain", "--from", "1@1", typed="q\n")
    assert json.loads(simsales(home, "sessions", "--json"))[0]["parent"] == [1, 0]


def test_ctrl_c_loses_nothing_and_says_so(home):
    with window(home, "play", "meeting.yaml", "--plain", "--seat", "li") as playing:
        playing.send_signal(signal.SIGINT)
        _, told = playing.communicate(timeout=60)
    assert playing.returncode == 130
    assert "interrupted; nothing is lost" in told.decode()
    assert "kept; go on with: simsales play --from 1" in told.decode()
    assert "Traceback" not in told.decode()


def test_a_second_window_on_a_game_is_told_that_it_went_on_elsewhere(home):
    with window(home, "play", "meeting.yaml", "--plain", "--seat", "li") as first:
        simsales(home, "play", "--plain", "--from", "1", typed="30\n6\n4\nq\n")
        _, told = first.communicate(b"20\n20\n8\n", timeout=60)
    assert first.returncode == 1
    assert "game 1 went on elsewhere" in told.decode()
    assert "kept; go on with: simsales play --from 1" in told.decode()
    assert json.loads(simsales(home, "sessions", "--json"))[0]["answers"] == 1
    assert "open deals: 20 h" not in simsales(home, "replay", "1")


def test_the_list_says_what_is_over_and_what_somebody_has_broken(home):
    simsales(home, "play", "meeting.yaml", "--plain", typed="1\n\n\ne\n")
    simsales(home, "play", "meeting.yaml", "--plain", "--seat", "li", typed="q\n")
    simsales(home, "play", "meeting.yaml", "--plain", "--seat", "li", typed="q\n")
    with closing(sqlite3.connect(home / "data" / "games.sqlite")) as base, base:
        base.execute("update games set seats = 'who?' where id = 2")
    games = json.loads(simsales(home, "sessions", "--json"))
    assert [(game["game"], game["over"], game["readable"]) for game in games] == [
        (3, False, True),
        (2, False, False),
        (1, True, True),
    ]
    latest, broken, over = simsales(home, "sessions").splitlines()
    assert latest.endswith("(0 answers)")
    assert "cannot be read" in broken
    assert "; over)" in over


def test_a_seed_that_cannot_be_kept_is_refused(home):
    done = called(
        "play",
        "meeting.yaml",
        "--seed",
        str(2**63),
        folder=home,
        env={"PATH": os.defpath, "HOME": str(home), "SIMSALES_DATA": str(home / "data")},
    )
    assert done.code == 2
    assert not (home / "data").exists()


def test_what_is_not_allowed_is_said_and_asked_again(home):
    page = simsales(home, "play", "meeting.yaml", "--plain", "--seat", "li", typed="two\n99\n48\n24\n0\n30\n?\nq\n")
    assert page.count("! not allowed; allowed: 5 h .. 48 h") == 2
    assert "! open deals + new business + customers we have add up to 72, more than 48" in page
    assert "Hours with open deals set how fast your desk works" in page
    assert json.loads(simsales(home, "sessions", "--json"))[0]["answers"] == 0


def test_the_manager_sets_authority_and_prices_for_a_quarter(home):
    page = simsales(home, "play", "meeting.yaml", "--plain", typed="1\n5%\n1.04\n")
    assert "discount a rep may give alone" in page
    assert "1 decisions, 1 of them not the usual one" in page
    assert "Contribution" in page


def test_everything_is_said_in_chinese_too(home):
    page = simsales(home, "play", "meeting.yaml", "--plain", "--seat", "li", typed="?\n34\n2\n4\n\n\ne\n", lang="zh")
    assert "这一周的时间怎么安排" in page
    assert "自动同事" in page
    said = [
        line for line in page.splitlines() if re.search("[a-z]{4}", line) and not re.search("[\u4e00-\u9fff#]", line)
    ]
    assert said == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("play", "meeting.yaml", "--plain", "--seat", "lii"), "nobody is called lii, allowed: manager, zhao"),
        (("play", "--plain", "--from", "7"), "there is no game 7; `simsales sessions` lists them"),
        (("replay", "3"), "there is no game 3"),
        (("export", "3"), "there is no game 3"),
        (("run", "meeting.yaml", "--answers", "meeting.yaml"), "this is not an answers file (JSON)"),
    ],
)
def test_what_is_not_there_is_said_plainly(home, words, said):
    done = called(
        *words,
        "--lang",
        "en",
        folder=home,
        env={"PATH": os.defpath, "HOME": str(home), "SIMSALES_DATA": str(home / "data")},
    )
    assert done.code == 1
    assert said in done.err.decode()
    assert "Traceback" not in done.err.decode()

"""The real command in a bare environment: exit codes, what it prints, what it writes, and that Ctrl-C ends it cleanly.

Most calls are made of a command that is loaded already; that this makes no difference is the first test here.
"""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from simsales.spec.casefile import load_scenario
from tests import warm_command
from tests.warm_command import COMMAND, called, called_cold

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "bad" / "scenarios"
COMMANDS = ("check", "compare", "list", "new", "pay", "plugins", "run", "schema", "statement", "story", "why")
REPS = ", ".join(list(load_scenario("incentive-rollout").reps)[:20]) + ", ..."
CHINESE = re.compile("[\u4e00-\u9fff]")

SHORT = """\
simsales: 1
extends: reference-pipeline
horizon: 60
reps: {"-li": {}, rep-1: {name: '=HYPERLINK("x")'}}
sources: {"-web": {segment: market, per_year: 365}}
"""
"""Small, with names a spreadsheet would take for formulas."""


class Done(NamedTuple):
    """What one call of the command left behind."""

    code: int
    out: str
    err: str
    seconds: float
    files: dict[str, str]


def environment(home: Path, **more: str) -> dict[str, str]:
    return {"PATH": os.defpath, "HOME": str(home), **more}


def call(
    *words: str, files: Sequence[tuple[str, str]] = (), by: Callable[..., warm_command.Done] = called, **more: str
) -> Done:
    """Run the command in an empty folder that is also the home, holding only `files`."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in files:
            (folder / file).write_text(text, encoding="utf-8")
        done = by(*words, folder=folder, env=environment(folder, **more))
        left = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
            for path in sorted(folder.rglob("*"))
            if path.is_file() and ".local" not in path.parts  # what is remembered lies in the user's data folder
        }
    return Done(done.code, done.out.decode(), done.err.decode(), done.seconds, left)


@cache
def asked(*words: str, by: Callable[..., warm_command.Done] = called) -> Done:
    """A call that several tests look at, with `short.yaml` in its folder."""
    return call(*words, files=(("short.yaml", SHORT),), by=by)


def strict_json(text: str) -> Any:
    """Valid JSON and nothing else: no NaN, no Infinity, no second object."""

    def refuse(word: str) -> None:
        raise AssertionError(f"{word} is not JSON")

    return json.loads(text, parse_constant=refuse)


def said_no(done: Done, code: int = 1) -> str:
    """What a refusal must look like; its message."""
    assert done.code == code
    assert done.out == ""
    assert "Traceback" not in done.err
    assert done.seconds < 5
    return done.err


# --- loaded anew, or not ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("list", "--lang", "zh"),
        ("check", "nowhere"),
        ("compair",),
        ("run", "short.yaml", "--json", "--log", "log.csv"),
    ],
)
def test_a_command_that_is_loaded_anew_does_the_same(words: tuple[str, ...]) -> None:
    warm, cold = asked(*words), asked(*words, by=called_cold)
    assert warm._replace(seconds=0) == cold._replace(seconds=0)


# --- the input is wrong: exit code 1 ----------------------------------------------------------------------------------------
def test_check_reads_every_bad_file_in_one_go_and_writes_nothing() -> None:
    """Those not refused yet are listed in test_bad_scenarios."""
    bad = [path for path in sorted(BAD.glob("*.yaml")) if path.stem != "variant_of_another_kind"]
    done = call("check", *map(str, bad))
    assert done.code == 1
    assert "Traceback" not in done.err
    assert [path.stem for path in bad if f"{path}:" not in done.err and f"{path}: fine" not in done.out] == []
    assert done.seconds < 10
    assert done.files == {}


def test_a_good_file_does_not_save_a_bad_one() -> None:
    done = call("check", "reference-pipeline", str(BAD / "unknown_segment.yaml"))
    assert done.code == 1
    assert done.out.endswith("reference-pipeline.yaml: fine (1 variants)\n")
    assert done.err == (
        f'{BAD}/unknown_segment.yaml:4:9: sources.own.segment: there is no segment "markets", '
        "allowed: market, did you mean market?\n"
    )


@pytest.mark.parametrize("command", ["run", "compare", "pay", "statement", "story"])
def test_every_command_refuses_a_bad_scenario_alike(command: str) -> None:
    path = BAD / "many_at_once.yaml"
    done = call(command, str(path))
    said = said_no(done).splitlines()
    assert [line.split(": ")[0] for line in said] == [f"{path}:3:1", f"{path}:5:10", f"{path}:6:1"]
    assert done.files == {}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["run", "refrence-pipeline"],
            "refrence-pipeline: there is no scenario of this name, did you mean reference-pipeline?",
        ),
        (
            ["check", "nowhere/reference-pipelin.yaml"],
            "nowhere/reference-pipelin.yaml: there is no such file, did you mean reference-pipeline?",
        ),
        (
            ["run", "short.yaml", "--variant", "better-solutions"],
            "short.yaml: variants: there is no variant 'better-solutions', "
            "allowed: baseline, better-solution, did you mean better-solution?",
        ),
        (
            ["compare", "short.yaml", "--variants", "x"],
            "short.yaml: variants: there is no variant 'x', allowed: baseline, better-solution",
        ),
        (
            ["compare", "short.yaml", "--set", "dear"],
            "--set: cannot read 'dear', allowed: NAME:path=value, e.g. dearer:policies.pricing.factor=1.03",
        ),
        (
            ["compare", "short.yaml", "--set", "dear:policies.pricing.factor=.nan"],
            "--set:1:1: .nan is not a number to reckon with, allowed: a finite number",
        ),
        (
            ["compare", "short.yaml", "--set", "dear:policies.pricing.facter=1.1"],
            "--set: variants.dear: policies.pricing.facter: there is no such field, allowed: kind, factor, did you mean factor?",
        ),
        (
            ["pay", "sales-contest", "--rep", "Li Xian"],
            f"--rep: there is no rep 'Li Xian', allowed: {REPS}, did you mean Li Xiang?",
        ),
        (["statement", "sales-contest", "nobody"], f"statement: there is no rep 'nobody', allowed: {REPS}"),
        (
            ["statement", "short.yaml", "rep-1", "--period", "2"],
            "--period: there is no pay period 2, allowed: 1 to 1",
        ),
        (
            ["story", "short.yaml", "nobody/knows#1"],
            "story: no need nobody/knows#1 came up in this run, allowed: source/rep#number",
        ),
        (
            ["why", "short.yaml", "baseline", "better-solutions"],
            "short.yaml: variants: there is no variant 'better-solutions', allowed: baseline, better-solution, "
            "did you mean better-solution?",
        ),
        (["run", "short.yaml", "--log", "no/where.csv"], "no/where.csv: cannot be written: No such file or directory"),
        (["new", "short", "--from", "reference-pipeline"], "short.yaml: this file exists already; nothing was written"),
        (
            ["new", "a/b"],
            "new: 'a/b' is not a name, allowed: letters, digits, - and _, "
            "and not the name of the scenario it starts from",
        ),
    ],
)
def test_a_wrong_word_has_its_message(words: list[str], message: str) -> None:
    done = asked(*words)
    assert said_no(done) == message + "\n"
    assert done.files == {"short.yaml": SHORT}


def test_the_messages_of_a_command_speak_chinese_when_asked() -> None:
    assert said_no(call("check", "nowhere", "--lang", "zh")) == "nowhere: 没有叫这个名称的场景\n"
    assert said_no(call("check", "nowhere", SIMSALES_LANG="zh")) == "nowhere: 没有叫这个名称的场景\n"


def test_a_folder_is_no_place_for_a_log() -> None:
    assert said_no(call("run", "reference-pipeline", "--log", ".")).startswith(".: cannot be written: ")


def test_a_value_that_is_not_closed_is_named() -> None:
    said = said_no(call("compare", "reference-pipeline", "--set", "x:calendar.holidays=[2027-01-05"))
    assert said.startswith("--set:1:1: ")
    assert "a list in [ ] is not closed, or a comma is missing" in said


# --- wrong usage: exit code 2 -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["compair"],
        ["list", "--lang", "fr"],
        ["run", "reference-pipeline", "--seed", "-1"],
        ["compare", "reference-pipeline", "--workers", "0"],
        ["compare", "reference-pipeline", "--replications", "many"],
        ["plugins", "enable", "nobody-has-this"],
    ],
)
def test_wrong_usage_is_told_apart_from_wrong_input(words: list[str]) -> None:
    done = call(*words)
    assert said_no(done, code=2).startswith("Usage: simsales")
    assert done.files == {}


# --- what each command prints -----------------------------------------------------------------------------------------------
def test_list_shows_bundled_scenarios_and_ones_own() -> None:
    done = asked("list", "--json")
    rows = {row["name"]: row for row in strict_json(done.out)}
    assert (done.code, done.err) == (0, "")
    assert {"incentive-rollout", "reference-pipeline", "short"} <= set(rows)
    assert rows["incentive-rollout"] == {
        "name": "incentive-rollout",
        "title": "Qiheng Instruments: which plan on Monday?",
        "variants": rows["incentive-rollout"]["variants"],
        "reps": 25,
        "days": 364,
        "minutes": 2,
        "role_play": False,
        "languages": ["en", "zh"],
    }
    assert not any("problem" in row for row in rows.values())


def test_a_bundled_scenario_is_checked_by_name() -> None:
    done = asked("check", "incentive-rollout", "short.yaml")
    assert done.code == 0
    assert re.fullmatch(
        r".*incentive-rollout\.yaml: fine \(\d+ variants\)\nshort\.yaml: fine \(1 variants\)\n", done.out
    )
    assert done.files == {"short.yaml": SHORT}


def test_the_schema_beside_the_scenarios_is_fresh() -> None:
    """When this fails: simsales schema > scenarios/scenario.schema.json"""
    done = call("schema")
    assert done.code == 0
    assert done.out == (ROOT / "scenarios" / "scenario.schema.json").read_text(encoding="utf-8")


def test_a_new_scenario_passes_its_check_as_it_is() -> None:
    made = call("new", "mine", "--from", "incentive-rollout")
    assert made.code == 0
    assert list(made.files) == ["mine.yaml"]
    checked = call("check", "mine", files=tuple(made.files.items()))
    assert checked.code == 0
    assert re.fullmatch(r".*mine\.yaml: fine \(\d+ variants\)\n", checked.out)


def test_whatever_name_new_takes_the_file_passes_its_check() -> None:
    made = {}
    for name in ("Q3: north", "reference-pipeline", "1e3", "no", "第三季度"):
        done = call("new", name, "--from", "reference-pipeline")
        made |= done.files if done.code == 0 else {}
    checked = call("check", *made, files=tuple(made.items()))
    assert len(made) == 3
    assert (checked.code, checked.err) == (0, "")


def test_a_run_prints_one_object_and_writes_its_log_with_a_dictionary() -> None:
    done = asked("run", "short.yaml", "--json", "--log", "log.csv")
    found = strict_json(done.out)
    assert (done.code, done.err) == (0, "")
    assert list(found) == ["scenario", "variant", "seed", "replication", "kpis", "events", "digest"]
    assert (found["scenario"], found["variant"], found["seed"], found["replication"]) == ("short", "baseline", 1, 1)
    assert found["kpis"]["retention"] is None
    assert re.fullmatch("sha256:[0-9a-f]{64}", found["digest"])
    assert sorted(done.files) == ["log.csv", "log.dictionary.csv", "short.yaml"]
    rows = list(csv.DictReader(done.files["log.csv"].removeprefix("\ufeff").splitlines()))
    assert len(rows) == found["events"]
    assert [row["row"] for row in rows[:3]] == ["0", "1", "2"]
    meanings = list(csv.DictReader(done.files["log.dictionary.csv"].removeprefix("\ufeff").splitlines()))
    assert {row["name"] for row in meanings if row["what"] == "column"} == set(rows[0])
    assert {row["event"] for row in rows} <= {row["name"] for row in meanings if row["what"] == "event"}


def test_a_name_like_a_formula_is_defused_in_the_log() -> None:
    files = asked("run", "short.yaml", "--json", "--log", "log.csv").files
    cells = [
        cell
        for file in ("log.csv", "log.dictionary.csv")
        for row in csv.reader(files[file].removeprefix("\ufeff").splitlines())
        for cell in row
    ]
    risky = [
        cell for cell in cells if cell[:1] and cell[0] in "=+-@\t\r＝＋－＠" and not re.fullmatch(r"-\d+(\.\d+)?", cell)
    ]
    assert risky == []
    assert "'-li" in cells
    assert any(cell.startswith("'-web/-li#") for cell in cells)


def test_the_same_run_has_the_same_digest_and_another_seed_another() -> None:
    first, again, other = (
        strict_json(asked("run", "short.yaml", "--json", *more).out)
        for more in (["--log", "log.csv"], ["--seed", "1"], ["--seed", "2"])
    )
    assert first["digest"] == again["digest"] != other["digest"]


def test_compare_prints_the_object_of_the_contract() -> None:
    done = asked("compare", "reference-pipeline", "--replications", "4", "--json")
    found = strict_json(done.out)
    assert (done.code, done.err) == (0, "")
    assert done.out.count("\n") == 1
    assert set(found) == {
        "scenario",
        "seed",
        "run_seeds",
        "replications",
        "baseline",
        "objective",
        "limits",
        "variants",
        "differences",
        "unchanged",
        "best",
        "decision",
        "winners",
        "broken_limits",
        "open_limits",
        "judged_limits",
        "selection",
        "digest",
    }
    assert (found["scenario"], found["seed"], found["replications"], found["baseline"]) == (
        "reference-pipeline",
        1,
        4,
        "baseline",
    )
    assert len(set(found["run_seeds"])) == 4
    assert list(found["variants"]) == ["baseline", "better-solution"]
    assert list(found["differences"]) == ["better-solution"]
    assert all(
        set(cell) == {"mean", "ci", "n"} and len(cell["ci"]) == 2
        for row in found["variants"].values()
        for cell in row.values()
    )
    assert all(set(cell) == {"mean", "ci", "verdict"} for row in found["differences"].values() for cell in row.values())
    assert {cell["verdict"] for row in found["differences"].values() for cell in row.values()} <= {
        "better",
        "worse",
        "same",
        "unclear",
        "info",
    }
    assert set(found["differences"]["better-solution"]) == set(found["variants"]["baseline"])
    assert found["best"] in (None, *found["variants"])
    assert found["decision"] in ("best", "tie", "cannot tell")
    assert set(found["winners"]) >= {"revenue", "pay_cost"}
    assert set(found["broken_limits"]) == set(found["variants"])
    assert re.fullmatch("sha256:[0-9a-f]{64}", found["digest"])
    assert done.files == {"short.yaml": SHORT}


def test_a_kpi_without_a_value_is_null() -> None:
    found = strict_json(asked("compare", "reference-pipeline", "--replications", "4", "--json").out)
    assert found["variants"]["baseline"]["retention"] == {"mean": None, "ci": [None, None], "n": 0}
    assert found["differences"]["better-solution"]["retention"] == {"mean": None, "ci": [None, None], "verdict": "same"}


def test_the_number_of_workers_changes_nothing() -> None:
    """16 runs are just enough for the command to start workers at all."""
    words = ("compare", "short.yaml", "--replications", "8", "--json", "--workers")
    one, two = asked(*words, "1"), asked(*words, "2", by=called_cold)
    assert (one.code, two.code) == (0, 0)
    assert one.out == two.out


def test_a_race_ends_with_the_answer_and_says_what_it_took() -> None:
    done = asked("compare", "short.yaml", "--confidence", "0.9", "--indifference", "0.05", "--workers", "1", "--json")
    found = strict_json(done.out)
    assert (done.code, done.err) == (0, "")
    assert (found["best"], found["decision"]) == ("better-solution", "best")
    took = found["selection"]
    assert (took["confidence"], took["indifference"], took["limit_years"]) == (0.9, 0.05, 0)
    assert took["objective_years"] == sum(took["years"].values()) >= 20
    assert found["replications"] == max(took["years"].values())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--replications", "8", "--confidence", ".9"), "--replications is a fixed number"),
        (
            ("--memo", "memo.pdf"),
            "memo.pdf: this is no kind of file we write here, allowed: a name that ends in .html, .htm",
        ),
        (("--xlsx", "nowhere/a.xlsx"), "nowhere/a.xlsx: there is no such folder"),
        (("--html", "a.xlsx"), "allowed: a name that ends in .html, .htm"),
    ],
)
def test_what_cannot_be_written_or_meant_is_refused_before_anything_is_run(words: Sequence[str], said: str) -> None:
    done = asked("compare", "short.yaml", *words)
    assert done.code in (1, 2)
    assert (done.out, said in " ".join(done.err.split())) == ("", True)
    assert done.seconds < 10


def test_why_prints_one_object_whose_causes_and_parts_sum_to_the_gap() -> None:
    words = ("why", "short.yaml", "baseline", "better-solution", "--kpi", "revenue", "--replications", "2")
    done = asked(*words, "--workers", "1", "--json")
    found = strict_json(done.out)
    assert (done.code, done.err) == (0, "")
    assert done.out.count("\n") == 1
    assert {
        "scenario",
        "one",
        "other",
        "kpi",
        "seed",
        "replications",
        "gap",
        "parts",
        "causes",
        "reps",
        "stories",
    } <= set(found)
    for shares in (found["parts"], found["causes"]):
        assert sum(share["mean"] for share in shares.values()) == pytest.approx(found["gap"]["mean"], abs=0.005)
    assert found["gap"]["mean"] != 0


def test_a_variant_made_on_the_command_line_is_compared_like_any_other() -> None:
    sets = [
        "--set",
        "same:objective=revenue",
        "--set",
        "half:horizon=60",
        "--set",
        "half:pipeline.stages.solution.conversion=0.35",
    ]
    found = strict_json(
        asked("compare", "short.yaml", "--replications", "3", "--json", "--variants", "same,half", *sets).out
    )
    assert list(found["variants"]) == ["baseline", "same", "half"]
    assert {cell["verdict"] for cell in found["differences"]["same"].values()} <= {"same", "info"}
    assert {cell["mean"] for cell in found["differences"]["same"].values()} <= {0, None}
    assert found["differences"]["half"]["revenue"]["mean"] < 0


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (["compare", "short.yaml", "--replications", "2"], "Sales amount", "销售额"),
        (["run", "short.yaml"], "Sales amount", "销售额"),
        (["pay", "incentive-rollout"], "commission", "提成"),
        (["statement", "short.yaml", "rep-1"], "no quota, so base pay only", "没有指标, 只有底薪"),
        (
            ["why", "short.yaml", "baseline", "better-solution", "--replications", "2", "--workers", "1"],
            "What caused it",
            "是什么造成的",
        ),
        (["story", "short.yaml"], "Name one of these needs", "请指定一个商机"),
        (["list"], "reps", "名销售"),
    ],
)
def test_every_answer_comes_in_both_languages(words: list[str], english: str, chinese: str) -> None:
    en, zh = asked(*words), asked(*words, "--lang", "zh")
    assert (en.code, en.err, zh.code, zh.err) == (0, "", 0, "")
    assert english in en.out
    assert chinese in zh.out
    assert en.out != zh.out


def test_pay_shows_what_a_plan_pays_at_each_attainment() -> None:
    out = asked("pay", "incentive-rollout").out
    assert all(mark in out for mark in ("50%", "80%", "100%", "120%", "150%"))


def test_a_statement_is_printed_for_one_person_and_period_and_for_machines() -> None:
    words = ("statement", "salary-plus-bonus", "李想", "--period", "1", "--set", "baseline:horizon=100")
    page, done = asked(*words), asked(*words, "--json")
    found = strict_json(done.out)
    assert (page.code, page.err, done.code, done.err) == (0, "", 0, "")
    assert (found["scenario"], found["variant"], found["seed"]) == ("salary-plus-bonus", "baseline", 1)
    assert [(slip["rep"], slip["period"]) for slip in found["statements"]] == [("li", 1)]
    assert found["total"] == sum(line["pays"] for line in found["statements"][0]["lines"])
    assert f"{found['total'] / 100:,.2f}" in page.out
    assert page.out.startswith("Li Xiang (li): pay period 1")


def test_a_story_follows_one_need_from_lead_to_end() -> None:
    need = asked("story", "short.yaml").out.split("\n")[1].strip()
    done = asked("story", "short.yaml", "--", need)
    lines = done.out.splitlines()
    assert done.code == 0
    assert lines[0].startswith(f"{need}: ")
    days = [float(line.split()[1]) for line in lines[1:]]
    assert len(days) > 2
    assert days == sorted(days)


HELPS = """
import sys
lang, *commands = sys.argv[1:]
sys.argv = ["simsales", "--lang", lang]
from simsales.cli.app import app
for command in commands:
    print("##", command)
    app([command, "--help"], prog_name="simsales", standalone_mode=False)
"""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_command_explains_itself_in_both_languages(lang: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", HELPS, lang, *COMMANDS],
        capture_output=True,
        timeout=60,
        check=False,
        env=environment(Path.cwd(), COLUMNS="200"),
    )
    pages = done.stdout.decode().split("## ")[1:]
    assert (done.returncode, done.stderr) == (0, b"")
    assert [page.partition("\n")[0] for page in pages] == list(COMMANDS)
    assert all(bool(CHINESE.search(page)) == (lang == "zh") for page in pages)
    assert all("--lang" in page for page in pages)


def test_the_help_of_the_program_names_every_command() -> None:
    done = asked("--help")
    assert done.code == 0
    listed = re.findall(r"^  ([a-z]+) ", done.out.partition("Commands:")[2], re.MULTILINE)
    assert set(COMMANDS) <= set(listed)
    assert not CHINESE.search(done.out)
    assert CHINESE.search(asked("--lang", "zh", "--help").out)


def test_a_reader_that_stops_early_is_no_error() -> None:
    with (
        TemporaryDirectory() as home,
        subprocess.Popen(
            [str(COMMAND), "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(Path(home))
        ) as child,
    ):
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""


# --- Ctrl-C -----------------------------------------------------------------------------------------------------------------
def group_of(leader: int) -> set[int]:
    """The processes of a group that are still there (zombies left out)."""
    listed = subprocess.run(["ps", "-e", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return {int(pid) for pid, group, state, *_ in rows if int(group) == leader and not state.startswith("Z")}


def stopped_early(home: Path, when: Callable[[subprocess.Popen[bytes]], object], **more: str) -> tuple[int, str, str]:
    """A long comparison gets Ctrl-C as a terminal sends it, to the whole group: exit code, output, messages."""
    child = subprocess.Popen(
        [str(COMMAND), "compare", "reference-pipeline", "--replications", "2000", "--workers", "2"],
        cwd=home,
        env=environment(home, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        when(child)
        os.killpg(child.pid, signal.SIGINT)
        out, err = child.communicate(timeout=60)
        time.sleep(0.2)
        assert group_of(child.pid) == set(), "processes are left over"
        return child.returncode, out.decode(), err.decode()
    finally:
        if group_of(child.pid):
            os.killpg(child.pid, signal.SIGKILL)
            child.communicate()


def all_workers(child: subprocess.Popen[bytes], masks: str) -> None:
    """Wait for two workers and their tracker, each with Ctrl-C in one of these masks of /proc."""
    until = time.monotonic() + 30
    while not (
        len(others := group_of(child.pid) - {child.pid}) >= 3 and all(has_ctrl_c_in(masks, other) for other in others)
    ):
        assert time.monotonic() < until
        time.sleep(0.05)


def has_ctrl_c_in(masks: str, process: int) -> bool:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return any(int(mask, 16) >> (signal.SIGINT - 1) & 1 for mask in re.findall(rf"Sig(?:{masks}):\s*(\w+)", status))


def workers_start(child: subprocess.Popen[bytes]) -> None:
    all_workers(child, "Cgt|Ign|Blk")


def workers_are_busy(child: subprocess.Popen[bytes]) -> None:
    """They leave Ctrl-C to the command."""
    all_workers(child, "Ign|Blk")
    time.sleep(0.3)


def imports_are_under_way(child: subprocess.Popen[bytes]) -> None:
    assert child.stderr is not None
    while not child.stderr.readline().endswith(b"simsales.i18n\n"):
        assert child.poll() is None


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at the processes in /proc")


@linux
def test_ctrl_c_ends_a_long_comparison_and_all_its_workers(tmp_path: Path) -> None:
    assert stopped_early(tmp_path, workers_are_busy) == (130, "", "interrupted\n")
    assert {path.name for path in tmp_path.iterdir()} <= {".local"}  # what is remembered


@linux
def test_ctrl_c_while_the_workers_start_is_as_quiet(tmp_path: Path) -> None:
    assert stopped_early(tmp_path, workers_start) == (130, "", "interrupted\n")


@linux
def test_ctrl_c_while_the_command_starts_is_as_quiet(tmp_path: Path) -> None:
    code, out, err = stopped_early(tmp_path, imports_are_under_way, PYTHONPROFILEIMPORTTIME="1")
    assert (code, out) == (130, "")
    assert "Traceback" not in err

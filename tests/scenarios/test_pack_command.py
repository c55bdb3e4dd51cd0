"""`simsales pack` from the command line: one folder, and a refusal that leaves everything as it was."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from simsales.report.pack.folder import LIST


def pack(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from simsales.cli import main; main()", "pack", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_role_play_is_packed_in_one_language(tmp_path: Path) -> None:
    done = pack(
        "tutorial", "-o", str(tmp_path / "out"), "--lang", "zh", "--games", "10", "--workers", "1", "--variant", "b"
    )
    assert done.returncode == 0, done.stderr
    listed = json.loads((tmp_path / "out" / LIST).read_text("utf-8"))
    assert (listed["scenario"], listed["languages"], listed["forms"]) == ("tutorial", ["zh"], ["b"])
    assert {"index-zh.html", "zh/teaching.html", "zh/fairness.html"} <= set(listed["files"])
    assert "新手机器人和熟手机器人各谈 10 次" in (tmp_path / "out" / "zh" / "teaching.html").read_text("utf-8")


def test_somebody_else_s_folder_is_refused_before_anything_is_computed(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    done = pack("tutorial", "-o", str(tmp_path), "--games", "10000")
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_chair_that_is_not_there_is_said_with_the_nearest(tmp_path: Path) -> None:
    done = pack("incentive-rollout", "-o", str(tmp_path / "out"), "--seat", "zhoa")
    assert done.returncode == 1
    assert "zhao" in done.stderr
    assert not (tmp_path / "out").exists()

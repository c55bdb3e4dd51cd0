"""`simsales new NAME --roleplay` and `--from DOMAIN.xml` as somebody at a pipe or a keyboard meets them."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.warm_command import COMMAND, Done, called, called_cold

ROOT = Path(__file__).parents[2]
NINE = "两台分析仪 / 安和医院\n46万\n5%\n43万\n交期, 培训, 备件包\n国产另一款\n45 天内\n6\n太贵了\n"


def call(folder: Path, *words: str, typed: str | bytes = b"", by: Callable[..., Done] = called) -> Done:
    raw = typed.encode() if isinstance(typed, str) else typed
    home = {"HOME": str(folder), "PATH": os.defpath, "PYTHONPATH": f"{ROOT}:{ROOT / 'tui'}", "PYTHONUTF8": "1"}
    return by(*words, folder=folder, env=home, typed=raw)


def piped(folder: Path, *words: str, typed: str | bytes) -> Done:
    """The same, and what is typed comes through a pipe."""
    return call(folder, *words, typed=typed, by=called_cold)


def test_nine_lines_through_a_pipe_make_a_role_play_that_passes_check(tmp_path: Path) -> None:
    done = piped(tmp_path, "new", "thursday", "--roleplay", "--lang", "zh", typed=NINE)
    assert done.code == 0, done.err.decode()
    assert "这是练习, 不是预测" in done.out.decode()
    assert "= 43.7 万" in done.out.decode()
    assert call(tmp_path, "check", "thursday").code == 0


def test_in_english_it_says_practice_too(tmp_path: Path) -> None:
    done = call(tmp_path, "new", "mine", "--roleplay", "--lang", "en", typed="Two analysers\n460k\n\n\n\n\n\n\n\n")
    assert done.code == 0, done.err.decode()
    assert "This is practice, not a prediction" in done.out.decode()


def test_a_bad_answer_is_asked_again_with_what_is_allowed(tmp_path: Path) -> None:
    typed = "x\nplenty\n460000\n43\n5%\nb\n437000\n\n" + "\n" * 5
    done = call(tmp_path, "new", "mine", "--roleplay", "--lang", "en", typed=typed)
    assert done.code == 0, done.err.decode()
    assert done.out.decode().count("! not taken; allowed:") == 2
    assert "from 46,000 to 460,000" in done.out.decode()


def test_a_pipe_that_ends_early_leaves_nothing_behind(tmp_path: Path) -> None:
    done = piped(tmp_path, "new", "mine", "--roleplay", "--lang", "en", typed="x\n460000\n")
    assert done.code == 1
    assert "stopped at question 3; nothing was written" in done.err.decode()
    assert list(tmp_path.glob("*.yaml")) == []


def test_bytes_that_are_no_text_and_endless_lines_end_in_no_traceback(tmp_path: Path) -> None:
    done = piped(
        tmp_path, "new", "mine", "--roleplay", "--lang", "en", typed=b"\xff\xfe\x00\n" + b"9" * 300_000 + b"\nx\n"
    )
    assert done.code == 1
    assert b"Traceback" not in done.err
    assert list(tmp_path.glob("*.yaml")) == []


def test_ctrl_c_leaves_nothing_behind(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "PATH": os.defpath, "PYTHONPATH": f"{ROOT}:{ROOT / 'tui'}", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [COMMAND, "new", "mine", "--roleplay", "--lang", "en"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=home,
        start_new_session=True,
    ) as asking:
        assert asking.stdin is not None
        assert asking.stdout is not None
        asking.stdin.write(b"x\n460000\n")
        asking.stdin.flush()
        while b"3/9" not in (line := asking.stdout.readline()):
            assert line
        asking.send_signal(signal.SIGINT)
        _, complaint = asking.communicate(timeout=30)
    assert asking.returncode == 130
    assert b"Traceback" not in complaint
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_is_taken_is_said_before_anything_is_asked(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    done = call(tmp_path, "new", "mine", "--roleplay", "--lang", "en", typed=NINE)
    assert done.code == 1
    assert b"1/9" not in done.out
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"


def test_answers_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("{sold: x, list: 460000, authority: 5%}", encoding="utf-8")
    done = call(tmp_path, "new", "mine", "--answers", "answers.yaml", "--lang", "en")
    assert done.code == 0, done.err.decode()
    assert call(tmp_path, "check", "mine").code == 0


def test_whose_side_one_is_on_is_asked_or_said(tmp_path: Path) -> None:
    domain, ours, theirs = (
        ROOT / "tests" / "unit" / "domains" / f"lunch_{one}.xml" for one in ("domain", "cook", "guest")
    )
    asked = call(tmp_path, "new", "asked", "--from", str(domain), "--lang", "en", typed="7\n2\n")
    assert "you are guest, against cook" in asked.out.decode(), asked.err.decode()
    said = call(tmp_path, "new", "said", "--from", str(domain), "--as", "cook", "--lang", "en")
    assert "you are cook, against guest" in said.out.decode()
    named = call(
        tmp_path, "new", "named", "--from", str(domain), "--profile", str(theirs), "--profile", str(ours), "--as", "cook"
    )  # fmt: skip
    assert named.code == 0
    nobody = call(tmp_path, "new", "nobody", "--from", str(domain), "--lang", "en")
    assert nobody.code == 1
    assert "allowed: --as cook, --as guest" in nobody.err.decode()
    assert not (tmp_path / "nobody.yaml").exists()

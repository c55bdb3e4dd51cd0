"""Lint: a meeting worth playing is fine, and each way to spoil one is said in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from simsales.cli.app import app
from simsales.review.lint import Linted, lint
from simsales.spec.casefile import open_case

HEAD = "simsales: 1\nextends: price-pressure\n"
BROKEN = {
    "solvable": (
        "meeting: {buyer: {limit: 300000, fair: 290000}}",
        "no agreement is better than leaving for both: raise the buyer's limit, or lower our cost or the fallback's worth",
    ),
    "not trivial": (
        "meeting: {issues: {delivery: {standard: 60}, payment: {standard: 0}}, seller: {target: 480000, authority: 478000, "
        "manager: 478000}, buyer: {limit: 700000, fair: 650000}}",
        "a novice gets",
    ),
    "no dominant move": (
        "meeting: {seller: {target: 480000}, buyer: {limit: 700000, fair: 650000}}",
        "who only repeats",
    ),
    "minutes": ("minutes: 2", "minutes and says 2"),
    "both languages": ("title: Price pressure", "1 texts are in one language only: title"),
}


def linted(text: str, folder: Path) -> Linted:
    file = folder / "mine.yaml"
    file.write_text(HEAD + text + "\n", encoding="utf-8")
    return lint("baseline", open_case(str(file)).variants["baseline"], games=20, workers=1)


@pytest.mark.parametrize("check", BROKEN)
def test_a_broken_meeting_fails_with_the_right_message(check: str, tmp_path: Path) -> None:
    text, message = BROKEN[check]
    found = {finding.check: finding.what for finding in linted(text, tmp_path).findings}
    assert message in found[check].en
    assert found[check].zh != found[check].en


def test_a_meeting_whose_agreements_nobody_may_give_says_so(tmp_path: Path) -> None:
    found = linted("meeting: {seller: {authority: 478000, manager: 478000}, buyer: {limit: 420000}}", tmp_path).findings
    assert next(finding.check for finding in found) == "solvable"
    assert "below what your manager may give" in found[0].what.en


def test_a_bundled_role_play_is_fine(tmp_path: Path) -> None:
    assert linted("", tmp_path).findings == ()


def test_more_skill_brings_more_in_the_printed_ladder() -> None:
    done = CliRunner().invoke(
        app,
        [
            "lint",
            "price-pressure",
            "--variant",
            "baseline",
            "--games",
            "20",
            "--workers",
            "1",
            "--json",
            "--lang",
            "en",
        ],
    )
    form = json.loads(done.stdout)["forms"]["baseline"]
    means = [form["ladder"][kind]["mean"] for kind in ("random", "novice", "scripted", "skilled", "oracle")]
    assert done.exit_code == 0
    assert form["fine"]
    assert means == sorted(means)

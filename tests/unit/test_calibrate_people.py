"""A people file beside the export: quotas and base pay join the reps who sell, and every row of it is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_calibrate import HEADER, sound_rows
from typer.testing import CliRunner

from simsales.calibrate import Calibration, calibrate
from simsales.calibrate.staff import is_about_people, open_questions
from simsales.cli.app import app
from simsales.errors import ExportError

PEOPLE = """\
姓名,入职日期,月底薪,年度指标,上年收入
王芳,2020-01-05,6000,400000,90000
 李雷 ,2025-02-01,6000,200000,
韩梅,2019-05-05,6000,300000,80000
合计,,,900000,
"""
LOOSE = "rep,hire date,base,quota\n王芳,2020-01-05,6000,300000\n李雷,2025-02-01,7000,250000\n"


def folder(path: Path, people: str = PEOPLE) -> list[Path]:
    texts = {"deals.csv": "\n".join([HEADER, *sound_rows()]) + "\n", "people.csv": people}
    for name, text in texts.items():
        (path / name).write_text(text, encoding="utf-8")
    return [path / name for name in texts]


def made(path: Path, people: str = PEOPLE, **answers: str) -> Calibration:
    said = {key.replace("_", "-"): word for key, word in answers.items()}
    return calibrate(folder(path, people), "test", answers=said)


def by_name(calibration: Calibration) -> dict[str, float]:
    return {calibration.legend[key]: rep.quota for key, rep in calibration.scenario.reps.items()}


def test_quotas_are_joined_by_name_for_one_quarter(tmp_path: Path) -> None:
    calibration = made(tmp_path)
    assert by_name(calibration) == {"王芳": 100_000, "李雷": 50_000}
    assert calibration.scenario.policies.incentive.period == "quarter"  # type: ignore[attr-defined]
    assert all(calibration.scenario.origins[f"reps.{key}.quota"] == "file" for key in calibration.legend)


def test_every_row_of_the_people_file_is_used_or_skipped_with_its_reason(tmp_path: Path) -> None:
    assert made(tmp_path).accounts[-1].said("en") == [
        "people.csv: 4 rows: 2 used, 2 skipped",
        "  used 2: rep with deals: quota, base pay and hire date",
        "  skipped 1: a summary row (line 5)",
        "  skipped 1: no deals in the pipeline (line 4)",
    ]


def test_one_base_for_all_becomes_the_plans_and_tenure_is_told(tmp_path: Path) -> None:
    calibration = made(tmp_path)
    assert calibration.scenario.policies.incentive.base_per_month == 6000  # type: ignore[attr-defined]
    assert calibration.scenario.origins["policies.incentive.base_per_month"] == "file"
    said = calibration.report("en")
    assert "  base pay: 6,000.00 a month, the same for all" in said
    assert "  with the firm: half of 2 reps for 3.0 years or more, 1 for less than one (not used in the model)" in said


def test_where_bases_differ_the_plan_gets_their_mean_and_the_report_says_so(tmp_path: Path) -> None:
    calibration = made(tmp_path, LOOSE, quota_per="year", base_per="month")
    assert calibration.scenario.policies.incentive.base_per_month == 6500  # type: ignore[attr-defined]
    said = "\n".join(calibration.report("en"))
    assert "base pay differs: 6,000.00 to 7,000.00 a month; the plan has one base, taken: the mean, 6,500.00" in said


def test_how_long_a_quota_runs_is_never_guessed(tmp_path: Path) -> None:
    with pytest.raises(ExportError) as refused:
        made(tmp_path, LOOSE)
    assert refused.value.say("en").splitlines() == [
        "people.csv:2:1: --quota-per: The quotas are of how long? The file does not say, "
        "allowed: --quota-per month|quarter|year",
        "people.csv:2:1: --base-per: The base is of how long? The file does not say, allowed: --base-per month|year",
    ]
    for per, quarterly in (("month", 900_000), ("quarter", 300_000), ("year", 75_000)):
        assert by_name(made(tmp_path, LOOSE, quota_per=per, base_per="year"))["王芳"] == quarterly


def test_reps_whom_the_people_file_does_not_name_have_no_quota_and_are_counted(tmp_path: Path) -> None:
    calibration = made(tmp_path, "姓名,月度指标\n王芳,10000\n")
    assert by_name(calibration) == {"王芳": 30_000, "李雷": 0}
    assert "  1 reps with deals are not in the people file: no quota for them" in calibration.report("en")
    assert "base_per_month: 5000  # [assumption]" in calibration.yaml


def test_no_name_of_the_people_file_is_in_the_scenario_or_the_report(tmp_path: Path) -> None:
    calibration = made(tmp_path)
    for text in (calibration.yaml, calibration.mapping, *calibration.report("zh")):
        assert not any(name in text for name in ("王芳", "李雷", "韩梅"))


@pytest.mark.parametrize(
    ("header", "is_people"),
    [
        ("rep,base,quota", True),
        ("姓名,入职日期", True),
        ("姓名,上年收入", True),
        ("负责人,商机阶段,指标", False),
        ("sales_agent,manager,regional_office", False),
        ("name,start date", False),
        ("product,list price", False),
        ("account,sector", False),
    ],
)
def test_a_people_file_is_told_from_teams_accounts_and_deals(header: str, is_people: bool, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(f"{header}\na,b,c\n", encoding="utf-8")
    assert is_about_people(tmp_path / "x.csv") == is_people


def test_two_people_files_are_refused(tmp_path: Path) -> None:
    deals, people = folder(tmp_path)
    (tmp_path / "more.csv").write_text(PEOPLE, encoding="utf-8")
    with pytest.raises(ExportError, match="two files about people"):
        calibrate([deals, people, tmp_path / "more.csv"], "test")


def test_an_export_alone_is_never_about_people(tmp_path: Path) -> None:
    assert open_questions([folder(tmp_path, LOOSE)[1]], {}) == []


def test_the_command_asks_and_writes_nothing_until_it_is_answered(tmp_path: Path) -> None:
    paths, out = [str(path) for path in folder(tmp_path, LOOSE)], tmp_path / "mine.yaml"
    asked = CliRunner().invoke(app, ["calibrate", *paths, "-o", str(out), "--lang", "en"])
    assert asked.exit_code == 1
    assert "--quota-per month|quarter|year" in asked.stderr
    assert not out.exists()
    done = CliRunner().invoke(
        app, ["calibrate", *paths, "-o", str(out), "--quota-per", "year", "--base-per", "month", "--lang", "en"]
    )
    assert done.exit_code == 0, done.output
    assert "quota: 75000" in out.read_text(encoding="utf-8")

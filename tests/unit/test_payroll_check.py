"""A past payroll is paid again by the plan: to the minor unit, every row accounted for, names only printed."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from simsales.calibrate.people import read_people
from simsales.calibrate.plan_desk import PlanDesk
from simsales.calibrate.plan_payroll import stretch_of
from simsales.cli.app import app
from simsales.errors import ExportError
from simsales.spec.wrong import Wrong

ACCELERATOR = """\
from,to,rate,on,basis,period,bonus,cap
0,100%,2.2%,above,bookings,quarter,,
100%,130%,3.3%,above,bookings,quarter,,
130%,,4.4%,above,bookings,quarter,,
100%,,,,bookings,quarter,6000,
"""
PEOPLE = """\
姓名,入职日期,底薪,季度指标,去年收入
王芳,2021-03-01,8000,"1,000,000",300000
李雷,2022/7/1,9000,80万,250000
韩梅,2020年1月6日,8000,600000,
赵敏,2019-05-05,8000,500000,
"""
# By hand, quarterly, with three months of base:
# 王芳 1,400,000.05 of 1,000,000: 22,000 + 9,900 + 4.4% x 100,000.05 = 4,400.0022, so 36,300.00 + 6,000 + 24,000 = 66,300.00
# 李雷   800,000.00 of   800,000: 17,600 + 6,000 + 27,000 = 50,600.00
# 韩梅   599,999.99 of   600,000: 2.2% = 13,199.99978, so 13,200.00, no bonus, + 24,000 = 37,200.00
# 赵敏   333,333.33 of   500,000: 2.2% = 7,333.33326, so 7,333.33 + 24,000 = 31,333.33
PAID = {
    "王芳": ("1400000.05", "66300.00"),
    "李雷": ("800000", "50600.00"),
    "韩梅": ("599999.99", "37200.00"),
    "赵敏": ("333333.33", "31333.33"),
}


def payroll_text(head: str = "姓名,期间,签约额,应发合计", **changed: str) -> str:
    rows = [f"{name},2025Q4,{bookings},{changed.get(name, pay)}" for name, (bookings, pay) in PAID.items()]
    return "\n".join([head, *rows, ""])


def opened(
    folder: Path,
    payroll: str,
    people: str | None = PEOPLE,
    plan: str = ACCELERATOR,
    *,
    encoding: str = "gb18030",
    quota: float | None = None,
    base: float | None = None,
    **answers: str,
) -> PlanDesk:
    paths = {}
    for name, text in {"plan": plan, "payroll": payroll, "people": people}.items():
        if text is not None:
            paths[name] = folder / f"{name}.csv"
            paths[name].write_bytes(text.encode(encoding))
    return PlanDesk.opened(
        paths["plan"],
        "incentive-rollout",
        quota=quota,
        base=base,
        payroll=paths["payroll"],
        people=paths.get("people"),
        answers={key.replace("_", "-"): word for key, word in answers.items()} | {"base-per": "month"},
    )


def said(desk: PlanDesk, lang: str = "en") -> list[str]:
    assert desk.questions() == []
    assert desk.payroll_questions() == []
    return list(desk.payroll_said(lang))  # type: ignore[arg-type]


def test_a_payroll_by_hand_matches_to_the_cent(tmp_path: Path) -> None:
    assert said(opened(tmp_path, payroll_text()))[-1] == "4 of 4 to the cent"
    assert said(opened(tmp_path, payroll_text()), "zh")[-1] == "4 人全部一分不差"


def test_one_difference_is_shown_to_the_cent_with_its_likely_cause(tmp_path: Path) -> None:
    lines = said(opened(tmp_path, payroll_text(韩梅="37512.00")))
    assert lines[-2:] == [
        "3 of 4 to the cent; 1 differs by 312.00 (韩梅: cause not known)",
        "  line 4, 韩梅, 2025Q4: paid 37,512.00, by the plan 37,200.00 (commission 13,200.00, bonus 0.00, base 24,000.00), "
        "overpaid by 312.00: cause not known",
    ]
    zh = said(opened(tmp_path, payroll_text(韩梅="37512.00")), "zh")
    assert zh[-2] == "4 人中 3 人一分不差, 1 人差 312.00 元 (韩梅: 原因不明)"


@pytest.mark.parametrize(
    ("paid", "cause"),
    [
        ("60300.00", "as if bonus had not been paid"),
        ("66300.01", "rounding"),
        ("66299.99", "rounding"),
        ("42300.00", "as if base pay were not in it"),
        ("66344.00", "as if bookings credited were 1,000.00 more"),
        ("99999.99", "cause not known"),
    ],
)
def test_a_cause_is_named_only_where_it_explains_the_difference(paid: str, cause: str, tmp_path: Path) -> None:
    assert said(opened(tmp_path, payroll_text(王芳=paid)))[-1].endswith(f": {cause}")


def test_a_bonus_paid_below_its_goal_is_recognised(tmp_path: Path) -> None:
    assert said(opened(tmp_path, payroll_text(韩梅="43200.00")))[-1].endswith(
        "overpaid by 6,000.00: as if bonus had been paid below its goal"
    )


def test_several_differences_are_summed_and_listed(tmp_path: Path) -> None:
    lines = said(opened(tmp_path, payroll_text(王芳="66000.00", 赵敏="31433.33")))
    assert lines[-3] == "2 of 4 to the cent; 2 differ, by 400.00 in all"
    assert "underpaid by 300.00" in lines[-2]
    assert "overpaid by 100.00" in lines[-1]


def test_a_payroll_that_was_paid_by_the_other_reading_says_so(tmp_path: Path) -> None:
    plan = "from,to,rate,basis,period\n0,100%,2%,bookings,quarter\n100%,,3%,bookings,quarter\n"
    paid = "rep,period,bookings,variable pay\n王芳,2025Q4,1000000,30000\n李雷,2025Q4,1600000,48000\n韩梅,2025Q4,300000,6000\n"
    assert said(opened(tmp_path, paid, plan=plan, on="whole"))[-1] == "3 of 3 to the cent"
    lines = said(opened(tmp_path, paid, plan=plan, on="above"))
    assert lines[-4] == "1 of 3 to the cent; 2 differ, by 18,000.00 in all"  # 30,000 - 20,000 and 48,000 - 40,000
    assert lines[-3].endswith("overpaid by 10,000.00: as with --on whole")
    assert lines[-1] == "with --on whole instead, 3 of 3 would match"


def test_margin_and_cash_are_each_paid_on_their_own_quota(tmp_path: Path) -> None:
    plan = (
        "from,to,rate,on,basis,period\n0,100%,1.1%,above,bookings,quarter\n100%,,1.4%,above,bookings,quarter\n"
        "0,100%,3%,above,margin,quarter\n100%,,3.8%,above,margin,quarter\n0,,0.5%,above,cash,quarter\n"
    )
    people = "rep,quarterly quota,margin quota\n王芳,1000000,400000\n"
    # 11,000 + 1.4% x 100,000 = 12,400; 12,000 + 3.8% x 50,000.50 = 13,900.019; .5% x 700,000 = 3,500
    paid = "rep,period,bookings,margin,cash,variable pay\n王芳,2025Q4,1100000,450000.50,700000,29800.02\n"
    assert said(opened(tmp_path, paid, people, plan))[-1] == "1 of 1 to the cent"


def test_credit_taken_back_is_credit_below_zero(tmp_path: Path) -> None:
    paid = "rep,period,bookings,variable pay\n王芳,2025Q4,-50000,0\n"
    assert said(opened(tmp_path, paid))[-1] == "1 of 1 to the cent"


def test_tiers_in_money_are_the_same_for_everybody_or_follow_the_quota(tmp_path: Path) -> None:
    plan = "from,to,rate,on,basis,period\n0,500000,2%,above,bookings,quarter\n500000,,3%,above,bookings,quarter\n"
    fixed = "rep,period,bookings,variable pay\n王芳,2025Q4,1000000,25000\n赵敏,2025Q4,600000,13000\n"
    assert said(opened(tmp_path, fixed, plan=plan, quota=1_000_000, marks="fixed"))[-1] == "2 of 2 to the cent"
    # half of the quota: from 500,000 on for a quota of 1,000,000, from 250,000 on for one of 500,000
    share = "rep,period,bookings,variable pay\n王芳,2025Q4,1000000,25000\n赵敏,2025Q4,600000,15500\n"
    assert said(opened(tmp_path, share, plan=plan, quota=1_000_000, marks="share"))[-1] == "2 of 2 to the cent"


def test_a_plan_without_marks_needs_no_quota_and_others_do(tmp_path: Path) -> None:
    paid = "rep,period,bookings,variable pay\n甲,2025Q4,1000,22\n"
    assert (
        said(opened(tmp_path, paid, None, "from,rate,basis,period\n0,2.2%,bookings,quarter\n"))[-1]
        == "1 of 1 to the cent"
    )
    assert "  skipped 1: no quota (line 2)" in said(opened(tmp_path, paid, None))
    assert said(opened(tmp_path, paid, None, quota=500_000))[-1] == "1 of 1 to the cent"


def test_every_row_is_accounted_for(tmp_path: Path) -> None:
    extra = (
        "赵敏,2025Q3,5,5\n赵敏,2025Q3,6,6\n外人,2025Q4,5,5\n王方,2025Q4,5,5\n,2025Q4,1,1\n合计,,9,9\n李雷,2025-10,5,5\n"
        "李雷,上季度,5,5\n韩梅,2025Q3,,5\n韩梅,2025Q2,abc,5\n韩梅,2018Q4,5,5\n韩梅,2025Q1,1,250,000\n"
    )
    lines = said(opened(tmp_path, payroll_text() + extra))
    at = next(i for i, line in enumerate(lines) if line.startswith("payroll.csv"))
    assert lines[at:] == [
        "payroll.csv: 16 rows: 4 used, 12 skipped",
        "  used 4: to the cent as the plan pays",
        "  skipped 1: no name (a summary row?) (line 10)",
        "  skipped 1: a summary row (line 11)",
        '  skipped 1: "2025-10" is a month, the plan is by quarter (line 12)',
        '  skipped 1: period "上季度" is not like 2025Q4, 2025-10 or 2025 (line 13)',
        "  skipped 1: nothing in column 签约额 (line 14)",
        '  skipped 1: "abc" is not a number that can be read (line 15)',
        "  skipped 1: the row has more cells than the header (a comma inside a number?) (line 17)",
        "  skipped 2: two rows for one rep and period (line 6, 7)",
        "  skipped 2: nobody of this name in people.csv (line 8, 9)",
        "  skipped 1: hired after the period (line 16)",
        "4 of 4 to the cent",
    ]


def test_somebody_hired_during_the_period_is_compared_and_remarked_on(tmp_path: Path) -> None:
    people = PEOPLE.replace("2021-03-01", "2025-11-01")
    lines = said(opened(tmp_path, payroll_text(), people))
    assert "  of those used 1: hired during the period: taken with the whole quota and base (line 2)" in lines


def test_people_without_a_row_are_named(tmp_path: Path) -> None:
    lines = said(opened(tmp_path, payroll_text(), PEOPLE + "离职者,2020-01-01,8000,100000,\n"))
    assert "in the people file, but without a row to compare: 离职者" in lines


# What the files leave open


def test_quotas_of_unsaid_length_are_asked_about_and_read_each_way(tmp_path: Path) -> None:
    people = "姓名,底薪,指标\n王芳,8000,4000000\n李雷,9000,3200000\n韩梅,8000,2400000\n赵敏,8000,2000000\n"
    desk = opened(tmp_path, payroll_text(), people)
    assert [question.key for question in desk.payroll_questions()] == ["quota-per"]
    assert desk.payroll_question_said(desk.payroll_questions()[0], "en") == [
        "The quotas are of how long?  --quota-per month|quarter|year",
        "  1  month: a month; 2 of 4 would match",
        "  2  quarter: a quarter; 2 of 4 would match",
        "  3  year: a year; 4 of 4 would match",
    ]
    assert said(opened(tmp_path, payroll_text(), people, quota_per="year"))[-1] == "4 of 4 to the cent"
    assert said(opened(tmp_path, payroll_text(), people, quota_per="quarter"))[-3].startswith("2 of 4 to the cent")


def test_pay_of_unsaid_kind_is_asked_about_and_read_each_way(tmp_path: Path) -> None:
    desk = opened(tmp_path, payroll_text("姓名,期间,签约额,实发"))
    assert [question.key for question in desk.payroll_questions()] == ["paid"]
    assert (
        "1  with-base: 含底薪; 4 行中 4 行一分不差" in desk.payroll_question_said(desk.payroll_questions()[0], "zh")[1]
    )
    assert said(opened(tmp_path, payroll_text("姓名,期间,签约额,实发"), paid="with-base"))[-1] == "4 of 4 to the cent"
    assert "0 of 4 to the cent; 4 differ" in "\n".join(
        said(opened(tmp_path, payroll_text("姓名,期间,签约额,实发"), paid="without-base"))
    )


def test_pay_with_an_unknown_base_is_not_compared(tmp_path: Path) -> None:
    assert "  skipped 4: pay is with base, but no base is known (line 2, 3, 4, 5)" in said(
        opened(tmp_path, payroll_text(), None, quota=500_000)
    )


# Refused


def test_missing_columns_and_quotas_of_zero_are_refused_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(
        ExportError, match=r"payroll.csv:1:1: no column bookings; not known: -, allowed: bookings, booked"
    ):
        said(opened(tmp_path, "rep,period,pay\n王芳,2025Q4,5\n"))
    with pytest.raises(ExportError, match=r"people.csv:2:4: 季度指标: a quota of 0, allowed: more than 0"):
        said(opened(tmp_path, payroll_text(), PEOPLE.replace('"1,000,000"', "0")))
    with pytest.raises(
        ExportError, match=r"people.csv:3:2: 入职日期: \"2022/13/1\" is not a date, allowed: 2027-01-04"
    ):
        said(opened(tmp_path, payroll_text(), PEOPLE.replace("2022/7/1", "2022/13/1")))
    with pytest.raises(ExportError, match=r"people.csv:6:1: 姓名: the same name as in line 2"):
        said(opened(tmp_path, payroll_text(), PEOPLE + "王芳,2021-03-01,8000,5,\n"))


@pytest.mark.parametrize("words", ["2025Q4", "2025-Q4", "Q4 2025", "2025年第四季度", "2025年4季度", "２０２５Ｑ４"])
def test_a_quarter_in_many_hands(words: str) -> None:
    assert (stretch_of(words).length, str(stretch_of(words).first), str(stretch_of(words).last)) == (
        "quarter",
        "2025-10-01",
        "2025-12-31",
    )


@pytest.mark.parametrize("words", ["2025-02", "2025/2", "2025年2月", "202502", "2025-02-01"])
def test_a_month_in_many_hands(words: str) -> None:
    assert (stretch_of(words).length, str(stretch_of(words).last)) == ("month", "2025-02-28")


@pytest.mark.parametrize("words", ["", "Q4", "2025Q5", "2025-13", "2025-02-15", "=2025", "x" * 500])
def test_what_is_no_period_is_refused(words: str) -> None:
    with pytest.raises(Wrong):
        stretch_of(words)


def test_people_are_read_with_all_they_say(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    found = read_people(path).by_name["李雷"]
    assert (found.quota and found.quota.amount, found.base and found.base.amount, str(found.hired), found.last_pay) == (
        Decimal(800_000),
        Decimal(9_000),
        "2022-07-01",
        Decimal(250_000),
    )


# The command


def test_twenty_four_of_twenty_five_and_no_name_in_any_file(tmp_path: Path) -> None:
    plan, payroll, people, out = (tmp_path / name for name in ("plan.csv", "payroll.csv", "people.csv", "out.yaml"))
    plan.write_text("起,止,提成比例,口径,周期\n0,,2%,签约额,季度\n", encoding="utf-8")
    names = [f"员工{number}号" for number in range(1, 26)]
    rows = [f"{name},2025Q4,{1000 * i}.50,{20 * i}.{'01' if i != 7 else '99'}" for i, name in enumerate(names, start=1)]
    payroll.write_text("姓名,期间,签约额,提成\n" + "\n".join(rows).replace("140.99", "452.01"), encoding="utf-8")
    people.write_text("姓名,季度指标\n" + "\n".join(f"{name},50000" for name in names), encoding="utf-8")
    ran = CliRunner().invoke(
        app, ["plan", str(plan), "--payroll", str(payroll), "--people", str(people), "-o", str(out), "--lang", "zh"]
    )
    assert ran.exit_code == 0, ran.output
    assert "25 人中 24 人一分不差, 1 人差 312.00 元 (员工7号: 像是计入的签约额多 15,600.00)" in ran.output
    assert sorted(os.listdir(tmp_path)) == ["out.yaml", "payroll.csv", "people.csv", "plan.csv"]
    assert "员工" not in out.read_text(encoding="utf-8")


def test_an_open_question_of_the_payroll_stops_the_command_before_anything_is_written(tmp_path: Path) -> None:
    opened(tmp_path, payroll_text("姓名,期间,签约额,实发"), encoding="utf-8")
    ran = CliRunner().invoke(
        app,
        [
            "plan",
            str(tmp_path / "plan.csv"),
            "--payroll",
            str(tmp_path / "payroll.csv"),
            "--quota",
            "500000",
            "-o",
            str(tmp_path / "out.yaml"),
            "--lang",
            "en",
        ],
    )
    assert ran.exit_code == 1
    assert "Pay as paid: with base pay?  --paid with-base|without-base" in ran.output
    assert not (tmp_path / "out.yaml").exists()

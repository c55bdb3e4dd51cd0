"""One's own meeting: nine answers become a role-play that can be played, whatever somebody types."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simsales.errors import ScenarioError
from simsales.i18n import Text
from simsales.negotiation.answer_sheet import answered_by
from simsales.negotiation.own_answers import NotTaken, days_in, fear_in, price_in
from simsales.negotiation.own_meeting import PRACTICE, own_meeting
from simsales.negotiation.own_questions import QUESTIONS, UNKNOWN, Interview
from simsales.negotiation.truth import Truth, truth_of
from simsales.negotiation.worths import Economics
from simsales.rng import KeyedLuck
from simsales.spec.casefile import load_scenario
from simsales.spec.meeting import Meeting

HOSPITAL = (
    "两台分析仪 / 安和医院", "46万", "5%", "43万 / 下月的县院", "交期, 培训, 备件包", "国产另一款 / 43.2万", "45 天内", "6", "太贵了",
)  # fmt: skip
ENGLISH = ("Two analysers", "460k", "437000", "437000", "1 2 6", "", "", "hard", "We have never heard of you.")


def told(*lines: str) -> Interview:
    interview = Interview()
    for line in lines:
        interview.take(line)
    return interview


def meeting_of(interview: Interview, folder: Path) -> Meeting:
    """Written, read again, checked as every scenario is."""
    assert interview.question is None
    path = folder / "mine.yaml"
    path.write_text(own_meeting("mine", interview.answers), encoding="utf-8")
    meeting = load_scenario(str(path)).meeting
    assert meeting is not None
    return meeting


def truth(meeting: Meeting, seed: int) -> Truth:
    return truth_of(meeting, Economics(0.08, 0.02, 60.0), KeyedLuck(seed), "meeting")


# --- amounts ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "typed",
    ["46万", "460k", "４６００００", "460,000", "￥460000", "46w", " 46 万元 ", "0.46m", "460 000", "$460,000.00"],
)
def test_an_amount_is_read_as_people_type_it(typed: str) -> None:
    assert price_in(typed) == 460_000


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("5%", 437_000), ("95%", 437_000), ("95折", 437_000), ("9.5 折", 437_000), ("９折", 414_000), ("0%", 460_000)],
)
def test_a_limit_may_be_a_part_of_the_list_price(typed: str, meant: float) -> None:
    assert price_in(typed, 460_000.0, 460_000.0) == pytest.approx(meant)


@pytest.mark.parametrize(
    "typed", ["", "cheap", "-5", "0", "1e9", "46 or 47", "nan", "inf", "9" * 40, "46" + " " * 70 + "万", "5%"]
)
def test_what_is_no_list_price_is_not_taken(typed: str) -> None:
    with pytest.raises(NotTaken):
        price_in(typed)


def test_a_walk_away_that_forgot_its_ten_thousands_is_asked_again() -> None:
    interview = told("x", "460000", "5%")
    with pytest.raises(NotTaken) as refused:
        interview.take("43")
    assert "46,000" in refused.value.allowed.zh
    assert "437,000" in refused.value.allowed.zh


def test_who_cannot_go_below_the_list_price_has_nothing_to_negotiate() -> None:
    interview = told("x", "460000", "460000")
    with pytest.raises(NotTaken) as refused:
        interview.take("455000")
    assert "446,200" in refused.value.allowed.en


def test_nobody_walks_away_above_their_own_authority() -> None:
    interview = told("x", "460000", "437000")
    with pytest.raises(NotTaken):
        interview.take("440000")
    assert interview.question is not None
    assert interview.question.id == "walk-away"


# --- other readers ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("45 天内", 45),
        ("6 weeks", 42),
        ("2个月内装好", 60),
        ("within 10 days", 10),
        ("３ 周", 21),
        ("20 December", None),
        ("soon", None),
        ("10 个工作日", 14),
    ],
)
def test_a_deadline_with_a_number_of_days_is_counted_in_days(said: str, days: float | None) -> None:
    assert days_in(said) == (None if days is None else pytest.approx(days))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("太贵了", "price"),
        ("另一家比你们便宜", "rival"),
        ("没听过你们公司", "trust"),
        ("We don't need it", "need"),
        ("不急, 明年再说", "timing"),
        ("???a", "price"),
    ],
)
def test_a_feared_sentence_is_an_objection_of_some_kind(sentence: str, kind: str) -> None:
    assert fear_in(sentence).kind == kind


def test_enter_takes_what_is_usual_where_anything_is() -> None:
    interview = told("x", "1000")
    while interview.question is not None:
        assert interview.usual_said() is not None
        interview.take("")
    assert interview.answers["style"] == UNKNOWN


def test_what_is_sold_and_for_how_much_has_to_be_said() -> None:
    interview = Interview()
    with pytest.raises(NotTaken):
        interview.take("  ")
    interview.take("x")
    with pytest.raises(NotTaken):
        interview.take("")


def test_an_answer_can_be_taken_back() -> None:
    interview = told("x", "460000")
    interview.take_back()
    assert interview.take("500000") == Text(en="500,000", zh="50 万")


def test_no_more_than_nine_questions_are_asked_and_all_speak_both_languages() -> None:
    assert len(QUESTIONS) <= 9
    for question in QUESTIONS:
        assert question.asks.en != question.asks.zh
        assert question.allowed.en != question.allowed.zh


# --- the role-play ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("lines", [HOSPITAL, ENGLISH])
def test_nine_answers_make_a_role_play_that_passes_its_check(lines: tuple[str, ...], tmp_path: Path) -> None:
    meeting = meeting_of(told(*lines), tmp_path)
    assert meeting.seed is None
    assert meeting.price is not None
    assert meeting.price.high == 460_000
    assert meeting.seller.authority == 437_000


def test_the_file_says_that_it_is_practice_in_both_languages() -> None:
    text = own_meeting("mine", told(*HOSPITAL).answers)
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert any(PRACTICE.en in line for line in head)
    assert any(PRACTICE.zh in line for line in head)


def test_own_words_stand_in_both_languages(tmp_path: Path) -> None:
    meeting = meeting_of(told(*HOSPITAL), tmp_path)
    assert meeting.issues["own-3"].label == Text.same("备件包")
    assert "安和医院" in meeting.buyer.company.en
    assert meeting.seller.you.zh.startswith("您卖的是")
    assert meeting.seller.you.en.startswith("You sell")


def test_delivery_is_offered_around_the_day_they_need_it(tmp_path: Path) -> None:
    delivery = meeting_of(told(*HOSPITAL), tmp_path).issues["delivery"]
    assert delivery.standard == 45
    assert delivery.levels[0] < 45 < delivery.levels[-1]


def test_three_plays_meet_three_buyers(tmp_path: Path) -> None:
    meeting = meeting_of(told(*HOSPITAL), tmp_path)
    met = [truth(meeting, seed) for seed in (1, 2, 3)]
    for facts in (
        [one.scale for one in met],
        [one.fair for one in met],
        [one.patience for one in met],
        [one.weights for one in met],
    ):
        assert len(set(facts)) == 3


def test_whoever_does_not_know_the_style_meets_every_style(tmp_path: Path) -> None:
    meeting = meeting_of(told(*HOSPITAL), tmp_path)
    assert len({truth(meeting, seed).tactic.kind for seed in range(40)}) == 5


def test_a_style_that_is_known_is_always_met(tmp_path: Path) -> None:
    meeting = meeting_of(told(*ENGLISH), tmp_path)
    assert {truth(meeting, seed).tactic.kind for seed in range(10)} == {"hard"}


@pytest.mark.parametrize("lines", [HOSPITAL, ENGLISH])
def test_every_buyer_who_is_drawn_can_be_agreed_with(lines: tuple[str, ...], tmp_path: Path) -> None:
    meeting = meeting_of(told(*lines), tmp_path)
    for seed in range(25):
        table = truth(meeting, seed).table
        assert ((table.firm > 0) & (table.buyer > 0)).any()


def test_a_better_level_is_never_worth_less_to_the_buyer(tmp_path: Path) -> None:
    meeting = meeting_of(told(*HOSPITAL), tmp_path)
    for seed in range(25):
        table = truth(meeting, seed).table
        delivery, training = (
            table.per_issue(table.buyer)[table.names.index(name)] for name in ("delivery", "training")
        )
        assert (np.diff(delivery) < 0).all()
        assert (np.diff(training) > 0).all()


def test_at_the_walk_away_price_a_deal_is_worth_nothing_to_the_firm(tmp_path: Path) -> None:
    meeting = meeting_of(told(*ENGLISH[:3], "430000", "training", *ENGLISH[5:]), tmp_path)
    table = truth_of(meeting, Economics(), KeyedLuck(1), "meeting").table
    at = [outcome for outcome in range(len(table)) if table.values(outcome) == {"price": 430_000.0, "training": 0.0}]
    assert [float(table.firm[outcome]) for outcome in at] == [0.0]


@pytest.mark.parametrize("price", ["50000", "300000", "430000", "460000", "900000"])
def test_whatever_a_rival_asks_somebody_can_be_agreed_with(price: str, tmp_path: Path) -> None:
    meeting = meeting_of(told(*ENGLISH[:5], f"a rival / {price}", *ENGLISH[6:]), tmp_path)
    for seed in range(5):
        table = truth(meeting, seed).table
        assert ((table.firm > 0) & (table.buyer > 0)).any()


def test_the_dearer_the_rival_the_more_a_customer_may_pay(tmp_path: Path) -> None:
    limits = [
        meeting_of(told(*ENGLISH[:3], "400000", ENGLISH[4], f"a rival / {price}", *ENGLISH[6:]), tmp_path).buyer.limit
        for price in (410_000, 430_000, 450_000)
    ]
    assert limits == sorted(limits)
    assert limits[0] < limits[1] < limits[2]


# --- hostile answers ----------------------------------------------------------------------------------------------------
HOSTILE = (
    "no", "null", "true", "'", '"', "a: b", "# c", "- x", "{price}", "{0.__class__}", "%s", "&a *a", "!!python/object x",
    "\x1b[2Jx", "x\u202ey", "x\ufffe\uffffy", "x\u2028y", "x" + "\u0301" * 50, "\ud800x", "x\x00y", "=1+1", "a\\n\\\"b", "١٢", "🙂x", "'''",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_break_the_file(words: str, tmp_path: Path) -> None:
    interview = Interview()
    for usual, wild in zip(
        HOSPITAL, (words, None, None, f"43万 / {words}", words, f"{words} / 43万", words, None, words), strict=True
    ):
        try:
            interview.take(wild or usual)
        except NotTaken:
            interview.take(usual)
    meeting = meeting_of(interview, tmp_path)
    for text in (meeting.buyer.alternative, meeting.seller.fallback, meeting.seller.you):
        assert "\x1b" not in text.en + text.zh


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    price=st.floats(0.02, 1.1e9),
    own=st.floats(0.1, 1.0),
    least=st.floats(0.1, 1.0),
    rival=st.one_of(st.none(), st.floats(0.15, 2.9)),
    cares=st.lists(st.sampled_from(["1", "2", "3", "4", "5", "6", "7", "parts"]), min_size=1, max_size=3, unique=True),
)
def test_whatever_the_prices_are_the_file_passes_and_somebody_can_be_agreed_with(
    price: float, own: float, least: float, rival: float | None, cares: list[str], tmp_path: Path
) -> None:
    listed = float(f"{price:.4g}")
    authority = float(f"{listed * own:.6g}")
    away = float(f"{max(authority * least, min(authority, listed * 0.11)):.6g}")
    other = "" if rival is None else f"them / {listed * rival:.6f}"
    lines = (
        "x",
        f"{listed:.6f}",
        f"{authority:.6f}",
        f"{min(away, authority):.6f}",
        ",".join(cares),
        other,
        "",
        "",
        "",
    )
    try:
        interview = told(*lines)
    except NotTaken:
        return
    table = truth(meeting_of(interview, tmp_path), 3).table
    assert len(table) <= 20_000
    assert ((table.firm >= 0) & (table.buyer >= 0)).any()


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=30))
def test_any_line_is_taken_or_refused(lines: list[str]) -> None:
    interview = told("x", "460000")
    for line in lines:
        if interview.question is None:
            break
        before = dict(interview.answers)
        try:
            interview.take(line)
        except NotTaken:
            assert interview.answers == before


# --- a sheet of answers -------------------------------------------------------------------------------------------------
def test_a_sheet_of_answers_says_the_same_as_the_keyboard(tmp_path: Path) -> None:
    sheet = tmp_path / "answers.yaml"
    sheet.write_text(
        "sold: 两台分析仪 / 安和医院\nlist: 460000\nauthority: 5%\nwalk-away: 43万 / 下月的县院\n"
        "cares: [交期, 培训, 备件包]\nrival: 国产另一款 / 43.2万\ndeadline: 45 天内\nstyle: 6\nfear: 太贵了\n",
        encoding="utf-8",
    )
    assert own_meeting("m", answered_by(sheet).answers) == own_meeting("m", told(*HOSPITAL).answers)


def test_a_sheet_with_mistakes_says_where(tmp_path: Path) -> None:
    sheet = tmp_path / "answers.json"
    sheet.write_text('{"sold": "x",\n "list": "a lot",\n "fear": "y"}', encoding="utf-8")
    with pytest.raises(ScenarioError, match=r'answers.json:2:2: list: cannot use "a lot"'):
        answered_by(sheet)
    sheet.write_text('{"sold": "x", "list": 5, "walkaway": 4}', encoding="utf-8")
    with pytest.raises(ScenarioError, match="did you mean walk-away"):
        answered_by(sheet)

"""What is typed at a table and cannot be agreed: refused in the words of money, taken to the nearest step where it was a share, and
never read as a gift where it says "if"."""

from __future__ import annotations

from functools import cache

import pytest

from simsales.negotiation.hearing import heard
from simsales.negotiation.meaning import levels_said, offer_typed
from simsales.negotiation.moves import Act, Move
from simsales.negotiation.reading import Reading, Terms, read
from simsales.negotiation.talk import Talk
from simsales.negotiation.truth import Truth
from simsales.review.buyers import form_of
from simsales.spec.casefile import open_case
from tests.reading_score import TABLE


@cache
def buyer(name: str) -> Truth:
    return form_of(open_case(name).scenario).buyer


def table(name: str) -> Talk:
    return Talk(buyer(name))


def test_a_price_between_two_steps_is_refused_with_both_of_them_in_the_words_of_money() -> None:
    found = heard("我报 1.93 万", table("tutorial"))
    assert found.reply is not None
    assert found.reply.zh == "价格: 不能谈 1.93 万; 最近的是 1.92 万 或 1.94 万"
    assert found.reply.en == "price: 19,300 cannot be agreed; nearest: 19,200 or 19,400"


def test_a_price_outside_is_refused_with_the_ends_and_the_step() -> None:
    found = heard("I offer 1.3 million", table("multi-issue"))
    assert found.reply is not None
    assert found.reply.en.endswith("allowed: 1,040,000 .. 1,170,000 in steps of 10,000")
    assert found.reply.zh.endswith("可选: 104 万 .. 117 万, 每档 1 万")


def test_a_field_of_the_form_names_the_nearest_steps_too() -> None:
    refused = offer_typed(table("tutorial"), {"price": "19300"}).refused
    assert refused is not None
    assert "1.92 万 或 1.94 万" in refused.zh
    refused = offer_typed(table("tutorial"), {"price": "soon"}).refused
    assert refused is not None
    assert '"soon"' in refused.en


def test_what_can_be_agreed_says_its_step() -> None:
    price = buyer("tutorial").board.issues[0]
    assert levels_said(price).zh == "1.56 万 .. 1.98 万, 每档 200"


def test_a_share_is_taken_to_the_nearest_step_and_read_back() -> None:
    talk = table("multi-issue")
    found = heard("I can do 3% off if you pay in advance", talk)
    assert found.move is not None
    assert found.echo is not None
    assert found.move.act is Act.TRADE
    assert talk.truth.board.values(found.move.offer)["price"] == 1_130_000
    assert "price 1,130,000 (nearest step to 1,134,900)" in found.echo.en


def test_a_reading_that_cannot_be_agreed_is_not_asked_about() -> None:
    talk = table("multi-issue")
    for line in ("1,135,000", "20% off", "1.05 million"):
        found = heard(line, talk)
        assert not found.readings
        assert found.reply is not None
        assert "understand" not in found.reply.en


@pytest.mark.parametrize(
    "line",
    [
        "I can do 3% off if you pay in 30 days",
        "if you pay in 90 days you get it for 930000",
        "您要是 30 天付款, 我可以让 3%",
        "如果您 90 天付款, 93 万",
    ],
)
@pytest.mark.parametrize("theirs", [None, 0, 30, 90])
def test_a_sentence_with_if_is_never_a_gift_whatever_they_offer(line: str, theirs: float | None) -> None:
    terms: Terms = TABLE._replace(theirs=None if theirs is None else {**(TABLE.theirs or {}), "payment": theirs})
    found = read(line, terms)
    readings = [found] if isinstance(found, Reading) else found.candidates
    assert not [one for one in readings if one.act in (Act.OFFER, Act.CONCEDE)]


def test_a_bare_number_that_is_an_allowed_price_in_ten_thousands_is_that_price() -> None:
    talk = table("tutorial")
    found = heard("1.9", talk)
    assert found.move is not None
    assert found.echo is not None
    assert talk.truth.board.values(found.move.offer)["price"] == 19_000
    for other in ("1.93", "7", "14"):
        assert heard(other, talk).move is None


@pytest.mark.parametrize(
    ("line", "topic"),
    [
        ("我把交货日期写进合同", "delivery"),
        ("成本对比书面的明天中午前发一份", "document"),
        ("delivery date goes into the contract", "delivery"),
    ],
)
def test_a_line_near_a_promise_of_the_brief_is_asked_about(line: str, topic: str) -> None:
    found = heard(line, table("price-pressure"))
    assert [(one.act, one.topic) for one in found.readings] == [(Act.PROMISE, topic)]


@pytest.mark.parametrize("line", ["我不能把交货日期写进合同", "交货日期写进合同吗?", "合同回头再说"])
def test_a_denial_a_question_or_a_word_in_common_is_no_promise(line: str) -> None:
    found = heard(line, table("price-pressure"))
    assert not [one for one in found.readings if one.act is Act.PROMISE]
    assert found.move is None or found.move.act is not Act.PROMISE


def test_a_yes_with_an_if_is_asked_about_before_it_counts() -> None:
    talk = table("tutorial")
    talk.hear(Move(Act.OFFER, offer=talk.truth.listed))
    found = heard("如果您今天能定, 我就按您的价", talk)
    assert found.move is None or found.echo is not None

"""Typed lines at the table: what is read, what is asked back, and that nothing wrong is ever read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from simsales.i18n import Text
from simsales.negotiation.meaning import understood
from simsales.negotiation.moves import Act
from simsales.negotiation.reading import Issue, Reading, Unclear, compose, read
from simsales.negotiation.reading.echo import asked_back
from simsales.negotiation.reading.words import pattern
from tests.reading_score import TABLE, score

DATA = Path(__file__).parent.parent / "data"


def lines(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def the_reading(text: str) -> Reading:
    got = read(text, TABLE)
    assert isinstance(got, Reading), got
    return got


@pytest.mark.parametrize("name", ["utterances-open.jsonl", "utterances-own.jsonl", "utterances-varied.jsonl"])
def test_most_lines_are_read_few_asked_back_and_none_wrong(name: str) -> None:
    said = lines(name)
    found = score(said)
    assert found.wrong == 0, [miss for miss in found.misses if miss.startswith("wrong")]
    assert found.right >= 0.85 * len(said), found.misses
    assert found.asked_back <= 0.15 * len(said), found.misses


def test_lines_that_were_held_back_while_the_rules_were_written_are_read_too() -> None:
    """Scored once, when the rules were done: 129 right, 16 asked back, 5 wrong. The goal of none wrong is missed (DESIGN 17)."""
    said = lines("utterances-held.jsonl")
    found = score(said)
    assert found.right >= 0.85 * len(said), found.misses
    assert found.asked_back <= 0.15 * len(said), found.misses


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("我们报95万，让您两个点", None),
        ("降价3%", {"price": 931_200}),
        ("5% off list, what do you say, we offer that", {"price": 931_000}),
        ("目录价九五折怎么样", {"price": 931_000}),
        ("九五折怎么样", {"price": 912_000}),
        ("再降一万", {"price": 950_000}),
        ("和上次一样但账期60天，您看行吗", {"payment": 60}),
        ("付款60天交货30天，您看怎么样", {"payment": 60, "delivery": 30}),
        ("60 days payment and 30 days delivery, how about that", {"payment": 60, "delivery": 30}),
        ("从98万降到95万", {"price": 950_000}),
        ("提案: 40万", {"price": 400_000}),
    ],
)
def test_numbers_come_out_absolute_in_the_units_of_the_table(text: str, values: dict[str, float] | None) -> None:
    got = read(text, TABLE)
    if values is None:
        assert isinstance(got, Unclear)
    else:
        assert isinstance(got, Reading), got
        assert dict(got.values) == values


@pytest.mark.parametrize(
    "text",
    [
        "30天行吗",
        "我们报95万或者94万",
        "95到96万之间",
        "给您3%",
        "九十几万吧",
        "96 dollars",
        "$950k怎么样",
        "账期60天还是90天，交货30",
        "96万，94万",
        "预付30%",
    ],
)
def test_a_number_that_fits_no_issue_or_two_is_asked_back(text: str) -> None:
    assert isinstance(read(text, TABLE), Unclear)


@pytest.mark.parametrize(
    "text",
    ["不接受", "我们不同意", "不用总结了", "不请示了", "没有成交", "I won't sign", "I don't accept", "我不能保证交期"],
)
def test_a_word_turned_round_is_not_its_act(text: str) -> None:
    got = read(text, TABLE)
    assert isinstance(got, Unclear) or got.act == Act.HOLD


@pytest.mark.parametrize(
    "text", ["至少95万", "95万以下免谈", "不到95万", "账期不要60天", "我没说95万", "超过95万", "九十六万五三场培训"]
)
def test_a_border_is_no_offer(text: str) -> None:
    assert isinstance(read(text, TABLE), Unclear)


def test_an_act_with_numbers_is_echoed_before_it_binds() -> None:
    got = the_reading("我们报96.5万，账期60天")
    assert not got.sure
    assert got.echo.zh == "提出: 价格 96.5 万, 账期 60 天。对吗?"
    assert got.echo.en == "offer: price 965,000 CNY, payment 60 days. Right?"


def test_an_exchange_echoes_both_sides() -> None:
    got = the_reading("如果您三十天内付款，我可以降到九十四万")
    assert not got.sure
    assert got.echo.zh == "交换: 我方给 价格 94 万; 换 账期 30 天。对吗?"


def test_an_act_without_numbers_is_sure() -> None:
    assert the_reading("我们坚持原来的报价").sure


def test_an_unclear_line_offers_the_readings_it_may_have() -> None:
    got = read("给您降到94万怎么样", TABLE)
    assert isinstance(got, Unclear)
    assert 1 <= len(got.candidates) <= 3
    assert got.ask.zh.startswith("您是想: 1 ")
    assert got.ask.zh.endswith(f"{len(got.candidates) + 1} 都不是")


def test_the_same_meaning_in_both_languages_is_the_same_reading() -> None:
    zh, en = the_reading("我们报95万，账期60天"), the_reading("we offer 950k, payment 60 days")
    assert (zh.act, dict(zh.values)) == (en.act, dict(en.values)) == (Act.OFFER, {"price": 950_000, "payment": 60})


def test_a_slip_of_the_keyboard_changes_nothing() -> None:
    assert dict(the_reading("我们抱价95万，帐期６０天").values) == {"price": 950_000, "payment": 60}
    assert dict(the_reading("we ofer 950k, paymnet 60 days").values) == {"price": 950_000, "payment": 60}


def test_a_topic_that_is_not_on_the_table_is_not_read() -> None:
    small = TABLE._replace(issues={name: TABLE.issues[name] for name in ("price", "payment")})
    assert the_reading("交期您能等多久").topic == "delivery"
    assert isinstance(read("交期您能等多久", small), Unclear)
    assert isinstance(read("我们报95万，培训三次", small), Unclear)


HOSTILE = (
    "[/]",
    "[@click=app.quit]x[/]",
    "\x1b[2J\x1b]0;x\x07",
    "\x1b]52;c;aGk=\x07",
    "\u202e96万\u202c",
    "\x9b31m",
    "a\u0301" * 3000,
    "Z\u0336\u0322\u0327" * 500,
    "\x00" * 50,
    "\ud800",
    "96万" * 40_000,
    "九" * 100_000,
    "1,000," * 20_000,
    "((((((((" * 10_000,
    "\ufdfa" * 2_000,
    "如果您" * 79,
    "降" * 239,
    "if you " * 34,
    "9" * 239,
    "点" * 239,
    "1.1." * 59,
    "?" * 239,
    "您觉得" * 79,
    "the " * 59,
    "a" * 239,
    "ab " * 79,
    "1⁄2",
    "½ 万",
    "=HYPERLINK(1)",
    "'; DROP TABLE x; --",
    "",
    "   ",
    "\n\n\n",
    "🙂" * 300,
    "٣٤٥",
    "Ⅸ万",
    "㊅十天",
    "🄰🄱",
    "\u200b\u200d96\u200b万",
    "<script>alert(1)</script>",
    "{en} {zh} {0}",
    "%s%n",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_harmless(text: str) -> None:
    got = read(text, TABLE)
    said = got.echo if isinstance(got, Reading) else got.ask
    assert all(sign.isprintable() for sign in said.zh + said.en)
    assert text.strip() == "" or len(text) < 4 or text not in said.zh + said.en


LONGEST = 240
"""Characters of a turn; what is longer is a letter."""


@pytest.mark.parametrize("text", [text for text in HOSTILE if len(text) > 10 * LONGEST], ids=len)
def test_a_letter_is_asked_back_and_never_searched(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def searched(*_: object) -> object:
        raise AssertionError("a letter was searched")

    monkeypatch.setattr(compose, "normalised", searched)
    monkeypatch.setattr(compose, "bound_numbers", searched)
    monkeypatch.setattr(compose, "meant", searched)
    assert read(text, TABLE) == Unclear((), asked_back((), TABLE))


def test_no_line_asks_for_more_than_a_bounded_number_of_patterns(monkeypatch: pytest.MonkeyPatch) -> None:
    """What reading costs is bounded by the patterns asked for: they grow with the numbers in a line, and those are at most twelve."""
    asked: list[int] = []
    once = pattern._compiled

    def counted(alternatives: tuple[str, ...]) -> re.Pattern[str]:
        asked[-1] += 1
        return once(alternatives)

    monkeypatch.setattr(pattern, "_compiled", counted)
    for text in HOSTILE:
        asked.append(0)
        read(text, TABLE)
    assert max(asked) <= MOST_PATTERNS, asked


MOST_PATTERNS = 250
"""Searches for a whole line, with twelve numbers in it; about twice what the worst line here asks for."""


# --- levels that have names ---------------------------------------------------------------------------------------------------
SECURITY = Issue(
    "",
    (3.0, 2.0, 1.0, 0.0),
    Text(en="security", zh="担保"),
    (
        Text(en="a bank's guarantee", zh="银行保函"),
        Text(en="a guarantee of the parent firm", zh="母公司担保"),
        Text(en="the line stays ours until paid", zh="付清前所有权归我方"),
        Text(en="none", zh="不要担保"),
    ),
)
FROM_STOCK = Issue(
    "days", (14.0, 7.0, 0.0), Text(en="delivery", zh="交货"), tuple(map(Text.same, ("14 days", "7 days", "from stock")))
)
NAMED = TABLE._replace(
    issues={**{name: TABLE.issues[name] for name in ("price", "payment")}, "scope": SECURITY, "delivery": FROM_STOCK},
    ours={"price": 960_000, "payment": 30.0, "scope": 0.0, "delivery": 14.0},
    theirs=None,
)


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("950,000 from stock", {"price": 950_000, "delivery": 0}),
        ("95 万, 银行保函", {"price": 950_000, "scope": 3}),
        ("I propose 950,000 with a guarantee of the parent firm", {"price": 950_000, "scope": 2}),
    ],
)
def test_a_level_is_offered_by_what_it_is_called(line: str, values: dict[str, float]) -> None:
    got = read(line, NAMED)
    assert isinstance(got, Reading)
    assert dict(got.values) == values
    named = {
        name: NAMED.issues[name].names[NAMED.issues[name].allowed.index(values[name])]
        for name in ("scope", "delivery")
        if name in values
    }
    assert all(name.en in got.echo.en and name.zh in got.echo.zh for name in named.values())


def test_a_named_level_is_one_side_of_an_exchange_and_the_last_level_is_the_buyers_best() -> None:
    got = read("If you give us a bank's guarantee, 90 days is fine", NAMED)
    assert isinstance(got, Reading)
    assert (got.act, dict(got.give), dict(got.get)) == (Act.TRADE, {"payment": 90}, {"scope": 3})
    turned = read("If you take 90 days, I give you a bank's guarantee", NAMED)
    assert not isinstance(turned, Reading) or turned.act is not Act.TRADE


@pytest.mark.parametrize(
    "line", ["do you need it from stock?", "银行保函有吗?", "what is a bank's guarantee worth to you?"]
)
def test_who_asks_about_a_named_level_offers_nothing(line: str) -> None:
    got = read(line, NAMED)
    candidates = got.candidates if isinstance(got, Unclear) else (got,)
    assert all(one.act not in (Act.OFFER, Act.CONCEDE) for one in candidates)


@pytest.mark.parametrize("line", ["a bank's guarantee or a guarantee of the parent firm", "none"])
def test_two_names_beside_each_other_or_a_single_common_word_bind_nothing(line: str) -> None:
    got = read(line, NAMED)
    candidates = got.candidates if isinstance(got, Unclear) else (got,)
    assert not any(one.values for one in candidates)


# --- what stands on the table, and what is offered in its place ----------------------------------------------------------------
@pytest.mark.parametrize(
    ("line", "acts", "price"),
    [
        ("let's sign at 960,000", {Act.CLOSE}, 960_000),
        ("let's sign at 950,000", {Act.OFFER}, 950_000),
        ("ok I'll take it, 900,000", {Act.ACCEPT}, 900_000),
        ("ok I'll take it, 940,000", {Act.OFFER}, 940_000),
    ],
)
def test_who_signs_or_accepts_with_other_terms_than_those_that_stand_makes_an_offer(
    line: str, acts: set[Act], price: float
) -> None:
    got = understood(line, TABLE)
    candidates = got.candidates if isinstance(got, Unclear) else (got,)
    binding = [one for one in candidates if one.values]
    assert {one.act for one in binding} == acts
    assert {one.values["price"] for one in binding} == {price}


@pytest.mark.parametrize(
    "line",
    [
        "if you sign today I can do 950,000",
        "950,000 if you order now",
        "如果您今天能签, 我给您 95 万",
        "这周签的话, 95 万",
    ],
)
def test_that_it_be_signed_soon_is_no_side_of_an_exchange(line: str) -> None:
    got = understood(line, TABLE)
    assert isinstance(got, Reading)
    assert got.act in (Act.OFFER, Act.CONCEDE)
    assert dict(got.values) == {"price": 950_000}


def test_units_that_are_ordered_stay_a_side_of_an_exchange() -> None:
    got = understood("if you order 3 units I can do 950,000", TABLE)
    assert isinstance(got, Reading)
    assert (got.act, dict(got.get)) == (Act.TRADE, {"volume": 3})

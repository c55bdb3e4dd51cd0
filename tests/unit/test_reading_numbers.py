"""Numbers, and what they count, as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsales.negotiation.reading.normalise import normalised
from simsales.negotiation.reading.numbers import numerals
from simsales.negotiation.reading.quantities import Kind, quantities

_DIGITS = "零一二三四五六七八九"
_FORMAL = str.maketrans("一二三四五六七八九十百千万", "壹贰叁肆伍陆柒捌玖拾佰仟萬")
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def chinese(number: int) -> str:
    said = ""
    for worth, sign in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, worth)
        if part:
            said += ("零" if said and part < 1000 else "") + _below_ten_thousand(part) + sign
    return said


def _below_ten_thousand(number: int) -> str:
    said, gap = "", False
    for worth, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, worth)
        if digit:
            said += ("零" if gap and said else "") + _DIGITS[digit] + sign
        gap = not digit
    return said


def english(number: int, *, joined: str = " and ") -> str:
    for worth, word in ((10**6, "million"), (1000, "thousand")):
        if number >= worth:
            rest = f" {english(number % worth, joined=joined)}" if number % worth else ""
            return f"{english(number // worth, joined=joined)} {word}{rest}"
    if number >= 100:
        rest = joined + english(number % 100) if number % 100 else ""
        return f"{_ONES[number // 100]} hundred{rest}"
    if number < 20:
        return _ONES[number]
    return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")


def ways(number: int) -> list[str]:
    """One number as seven people write it."""
    made = [
        str(number),
        f"{number:,}",
        str(number).translate(_FULL_WIDTH),
        chinese(number),
        chinese(number).translate(_FORMAL),
    ]
    made += [english(number), english(number, joined=" ")] if number < 10**8 else []
    if number % 100 == 0 and number >= 10_000:
        made += [f"{number / 1e4:.2f}万", f"{number / 1e4:.2f}w"]
    if number % 100 == 0 and number >= 1000:
        made += [f"{number / 1e3:.1f}k"]
    return made


def read_back(words: str) -> list[float | None]:
    return [numeral.value for numeral in numerals(normalised(words))]


def test_every_small_number_is_read_back_however_it_is_written() -> None:
    for number in range(1, 2_000):
        for words in ways(number):
            assert read_back(words) == [number], words


@settings(max_examples=1_500, deadline=None)
@given(st.integers(1, 100_000_000))
def test_every_number_up_to_a_hundred_million_is_read_back(number: int) -> None:
    for words in ways(number):
        assert read_back(words) == [number], words


@settings(max_examples=500, deadline=None)
@given(st.integers(1, 9_999))
def test_round_amounts_of_a_deal_are_read_back(hundreds: int) -> None:
    for words in ways(hundreds * 10_000):
        assert read_back(words) == [hundreds * 10_000], words


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("九十六万五", 965_000),
        ("九十六万零五", 960_005),
        ("96万5", 965_000),
        ("9万6千", 96_000),
        ("96万5000", 965_000),
        ("一百二", 120),
        ("一百零二", 102),
        ("九十六点五万", 965_000),
        ("百万", 1_000_000),
        ("0.93 million", 930_000),
        ("950 k", 950_000),
        ("nine sixty", 960),
        ("half a million", 500_000),
        ("nine point five million", 9_500_000),
        ("ninty five thousend", 95_000),
        (".95 mil", 950_000),
    ],
)
def test_a_number_is_read_as_it_is_spoken(words: str, number: float) -> None:
    assert read_back(words) == [number]


@pytest.mark.parametrize(
    "words", ["七八万", "九十几万", "三百多块", "十来天", "96万50", "三四十天", "五六", "二零二六"]
)
def test_about_a_number_is_no_number(words: str) -> None:
    found = quantities(normalised(words))
    assert [quantity.kind for quantity in found] == [Kind.DOUBT]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("六十天", 60),
        ("两个月", 60),
        ("一个半月", 45),
        ("半年", 180),
        ("半个月", 15),
        ("一年", 360),
        ("一年半", 540),
        ("两周", 14),
        ("三个星期", 21),
        ("一个季度", 90),
        ("60 days", 60),
        ("two weeks", 14),
        ("a month and a half", 45),
        ("half a year", 180),
        ("6 months", 180),
        ("a fortnight", 14),
        ("３０天", 30),
    ],
)
def test_a_span_of_time_comes_to_days(words: str, days: float) -> None:
    assert [(quantity.kind, quantity.amount) for quantity in quantities(normalised(words))] == [(Kind.SPAN, days)]


@pytest.mark.parametrize(
    ("words", "kind", "amount"),
    [
        ("15%", Kind.PERCENT, 15),
        ("百分之三", Kind.PERCENT, 3),
        ("两个点", Kind.PERCENT, 2),
        ("3 percent", Kind.PERCENT, 3),
        ("九五折", Kind.FOLD, 0.95),
        ("九折", Kind.FOLD, 0.9),
        ("8.5折", Kind.FOLD, 0.85),
        ("96块钱", Kind.MONEY, 96),
        ("¥960000", Kind.MONEY, 960_000),
        ("30k", Kind.MONEY, 30_000),
        ("三场", Kind.TIMES, 3),
        ("2 sessions", Kind.TIMES, 2),
        ("三台", Kind.PIECES, 3),
        ("24小时", Kind.OTHER, 24),
    ],
)
def test_a_number_counts_what_stands_behind_it(words: str, kind: Kind, amount: float) -> None:
    assert [(quantity.kind, quantity.amount) for quantity in quantities(normalised(words))] == [(kind, amount)]


@pytest.mark.parametrize(
    "words",
    ["一起", "第一点", "万一", "统一", "一下", "三月份", "周三", "明天下午三点", "24/7", "no one", "one of us", "零件"],
)
def test_a_saying_or_a_date_is_no_quantity(words: str) -> None:
    assert quantities(normalised(words)) == []

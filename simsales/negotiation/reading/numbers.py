"""Numbers as people type them at the table: 96.5, 1,250,000, 九十六万五, 9万6千, nine hundred and sixty thousand, 0.93 million.

Works on a normalised line (see `normalise`). A run of signs that could be two numbers, or about a number (七八万, 九十几),
is found too, but carries no value: who needs it must ask back.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_DIGITS = dict(zip("零一二三四五六七八九", range(10), strict=True)) | {"两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10_000, "亿": 100_000_000}
_CHINESE = "零一二三四五六七八九两十百千万亿"
_ARABIC = r"(?:\d{1,3}(?:,\d{3}(?!\d)){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?|(?<!\d)\.\d{1,6})"
_ABOUT = r"(?:几|[多来余](?=[个天日月年周台次场块元人家十百千万亿]))"
_RUN = re.compile(
    rf"(?:{_ARABIC}|[{_CHINESE}])(?:{_ARABIC}|[{_CHINESE}]|(?<=[一二三四五六七八九十零两])点(?=[零一二三四五六七八九])|"
    rf"[几多来余](?=[十百千万亿])|,(?=[万千百]))*{_ABOUT}?"
)
_PARTS = re.compile(rf"{_ARABIC}|[{_CHINESE}点几多来余]")
_SCALES = {
    "k": 1e3,
    "w": 1e4,
    "m": 1e6,
    "mil": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "grand": 1e3,
    "thousand": 1e3,
    "million": 1e6,
    "hundred": 1e2,
}
_SCALED = re.compile(r" ?(k|w|m|mil|mn|mln|grand|thousand|million|hundred)(?![a-z])( thousand(?![a-z]))?")

_ONES = (
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
)
_WORDS = {word: value for value, word in enumerate(_ONES)}
_WORDS |= dict(
    zip(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), range(20, 100, 10), strict=True)
)
_BIG = {"hundred": 100, "thousand": 1000, "grand": 1000, "k": 1000, "million": 1_000_000, "mil": 1_000_000}
_NAMES = "|".join(sorted([*_WORDS, *_BIG], key=len, reverse=True))
_WORD_RUN = re.compile(
    rf"(?<![a-z])(?:(?:half )?a (?=hundred|thousand|million)|half (?:a )?(?=million|hundred)|"
    rf"one and a half (?=million|thousand|hundred))?(?:{_NAMES})"
    rf"(?:(?: and |-| )(?:{_NAMES}|point)(?![a-z]))*(?![a-z])"
)


_UNIT_LETTERS = re.compile(
    r"(?:d|days?|wks?|weeks?|mo|months?|mths?|yrs?|y|years?|h|hrs?|x|pcs?|units?|st|nd|rd|th|"
    r"am|pm|rmb|yuan|cny|usd|pct)(?![a-z])"
)


class Numeral(NamedTuple):
    """A number in a line: where it stands, what it is worth (None: not certain), and how it is written.

    `tail` marks a last digit that stands for the next lower unit (九十六万五); `spelt` marks 九五 or 二零二五, digit by digit;
    `scaled` marks a number written with 万, k or million.
    """

    start: int
    end: int
    value: float | None
    tail: bool = False
    spelt: bool = False
    scaled: bool = False
    word: bool = False


def numerals(words: str) -> list[Numeral]:
    """Every number of a normalised line, in order; digits that are part of a name (e5, x90) are none."""
    found = [_sign_run(words, match) for match in _RUN.finditer(words) if not _in_a_name(words, match.start())]
    spoken = [_word_run(match) for match in _WORD_RUN.finditer(words) if match[0] not in _BIG]
    kept = [numeral for numeral in spoken if not any(f.start < numeral.end and numeral.start < f.end for f in found)]
    return sorted([*found, *kept])


def _in_a_name(words: str, start: int) -> bool:
    return start > 0 and words[start].isdigit() and "a" <= words[start - 1] <= "z"


def _sign_run(words: str, match: re.Match[str]) -> Numeral:
    run, end = match[0], match.end()
    parts = _PARTS.findall(run)
    value = _value(parts)
    scaled = any(sign in run for sign in "万亿") or ("千" in run or "百" in run)
    scale = _SCALED.match(words, end) if run[-1].isdigit() else None
    if scale is not None and value is not None:
        value = value * _SCALES[scale[1]] * (1e3 if scale[2] else 1.0)
        end, scaled = scale.end(), True
    elif end < len(words) and run[-1].isdigit() and "a" <= words[end] <= "z" and not _unit_letters(words, end):
        value = None
    value = None if value is None else round(value, 6)
    spelt = len(parts) > 1 and all(part in _DIGITS for part in parts)
    return Numeral(match.start(), end, value, _has_tail(parts), spelt, scaled, not run[0].isdigit() and run[0] != ".")


def _unit_letters(words: str, end: int) -> bool:
    return _UNIT_LETTERS.match(words, end) is not None


def _has_tail(parts: list[str]) -> bool:
    return len(parts) > 2 and (parts[-1] in _DIGITS or parts[-1].isdigit()) and parts[-2] in "百千万亿"


def _value(parts: list[str]) -> float | None:
    """Parts in order to one number; None where they are no one number."""
    if any(part in "几多来余" for part in parts):
        return None
    if all(part in _DIGITS for part in parts):
        return float("".join(str(_DIGITS[part]) for part in parts))
    if "点" in parts:
        return _with_point(parts)
    return _summed(parts)


def _with_point(parts: list[str]) -> float | None:
    """九十六点五万: whole, point, digits, and at most one scale behind."""
    place = parts.index("点")
    whole, behind = _value(parts[:place]), parts[place + 1 :]
    digits = [part for part in behind if part in _DIGITS]
    scale = behind[len(digits) :]
    if whole is None or behind[: len(digits)] != digits or not digits:
        return None
    worth = {(): 1.0, ("百",): 1e2, ("千",): 1e3, ("万",): 1e4, ("百", "万"): 1e6, ("千", "万"): 1e7, ("亿",): 1e8}.get(
        tuple(scale)
    )
    number = float(f"{whole:.0f}." + "".join(str(_DIGITS[digit]) for digit in digits))
    return None if worth is None else round(number * worth, 6)


def _summed(parts: list[str]) -> float | None:
    """Digits, tens and myriads added up; a unit must be smaller than the one before it."""
    total, section, current, last = 0.0, 0.0, None, 0.0
    open_place, biggest = False, 1e9
    for number, part in enumerate(parts):
        if part == "零":
            if current is not None or open_place:
                return None
            open_place = True
        elif part in _MYRIADS:
            worth = _MYRIADS[part]
            section += current or 0.0
            if section == 0 or worth >= biggest:
                return None
            biggest = worth
            total, section, current, last, open_place = total + section * worth, 0.0, None, float(worth), False
        elif part in _TENS:
            worth = _TENS[part]
            if current is None and part != "十" and parts[number + 1 : number + 2] != ["万"]:
                return None
            if last and worth >= last:
                return None
            section += (1.0 if current is None else current) * worth
            current, last, open_place = None, float(worth), False
        else:
            if current is not None:
                return None
            current = float(_DIGITS[part]) if part in _DIGITS else float(part.replace(",", ""))
            last = last if section or total else 0.0
    return _closed(total + section, current, last, open_place, parts[-1])


def _closed(total: float, current: float | None, last: float, open_place: bool, sign: str) -> float | None:
    """What a last digit without a unit is worth: 一百零二 is 102, 一百二 is 120, 96万5000 is 965,000, 96万50 is nothing."""
    if current is None:
        return None if open_place else total
    if total == 0 or last <= 10 or open_place:
        return total + current if current < (last or 1e13) else None
    if current < 10:
        return total + current * last / 10
    return total + current if last / 10 <= current < last and sign not in _DIGITS else None


def _word_run(match: re.Match[str]) -> Numeral:
    words = match[0].replace("-", " ")
    parts = words.split()
    scaled = any(part in _BIG for part in parts)
    start = 0.0
    for lead, worth in (("half a ", 0.5), ("half ", 0.5), ("a ", 1.0), ("one and a half ", 1.5)):
        if words.startswith(lead):
            start, parts = worth, words.removeprefix(lead).split()
            break
    return Numeral(
        match.start(), match.end(), _spoken([part for part in parts if part != "and"], start), scaled=scaled, word=True
    )


def _spoken(parts: list[str], start: float) -> float | None:
    """English number words; `nine sixty` is 960, `nine point five million` is 9,500,000."""
    if "point" in parts:
        return _spoken_point(parts)
    total, section, last = 0.0, start, 0
    for part in parts:
        value = _WORDS.get(part)
        if value is None:
            worth = _BIG[part]
            section = (section or 1.0) * worth
            if worth > 100:
                if total and total < worth:
                    return None
                total, section = total + section, 0.0
            last = worth
        elif last in _WORDS.values() and last:
            if last >= 20 and last % 10 == 0 and value < 10:
                section += value
            elif section < 10 and value >= 10:
                section = section * 100 + value
            else:
                return None
            last = value
        else:
            section, last = section + value, value
    return total + section


def _spoken_point(parts: list[str]) -> float | None:
    place = parts.index("point")
    behind = parts[place + 1 :]
    digits = [part for part in behind if _WORDS.get(part, 10) < 10]
    scale = behind[len(digits) :]
    whole = _spoken(parts[:place], 0.0)
    if (
        whole is None
        or not digits
        or behind[: len(digits)] != digits
        or len(scale) > 1
        or (scale and scale[0] not in _BIG)
    ):
        return None
    number = float(f"{whole:.0f}." + "".join(str(_WORDS[digit]) for digit in digits))
    return round(number * (_BIG[scale[0]] if scale else 1.0), 6)

"""Numbers with what they count: 96.5 万 is money, 六十天 a span of time, 三次 a number of times, 九五折 a part of the price.

A quantity is found whatever it belongs to; which issue it binds to is decided in `binding`. What is a date, a time of day,
a number in a saying (一起, 第一) or in a name is none. Sources of the units: everyday trade talk in both languages.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from .numbers import Numeral, numerals


class Kind(StrEnum):
    """What a number counts."""

    MONEY = "money"
    PERCENT = "percent"
    FOLD = "fold"  # 九五折: the part of the price that is left
    SPAN = "span"
    TIMES = "times"
    PIECES = "pieces"
    BARE = "bare"
    OTHER = "other"  # something that no table negotiates: hours, people, a date
    DOUBT = "doubt"  # two numbers, or about a number


class Quantity(NamedTuple):
    """An amount of `kind` at [start, end) of the line; spans are in days, with whole months beside them where they have any."""

    start: int
    end: int
    kind: Kind
    amount: float
    months: float = 0.0
    coin: str = ""


DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.0, "quarter": 90.0, "year": 360.0}
_MONTHS = {"month": 1.0, "quarter": 3.0, "year": 12.0}
_SPANS = {
    "week": r"个?(?:星期|礼拜)|周(?![一二三四五六日末年])|weeks?|wks?",
    "fortnight": r"fortnights?",
    "month": r"个月|months?|mths?|mo",
    "quarter": r"个?季度|quarters?",
    "year": r"年(?!前|来|经验|历史|老|的?客户)|years?|yrs?|y",
    "day": r"个?工作日|天|日(?!期)|days?|d",
}
_SPAN_UNIT = "|".join(f"(?P<{name}>{unit})" for name, unit in _SPANS.items())
_LETTERS = r"(?![a-z])"
_UNIT = re.compile(
    r"[ -]?(?:"
    r"(?P<percent>%|个?百分点|个点|点(?![钟半多心])(?=$|[^一二三四五六七八九十\d])|percent|per ?cent|pct|points?)"
    r"|(?P<fold>折)"
    r"|(?P<other>小时|分钟|秒|点钟|点半|倍|人|家(?!具)|厂|班倒|班(?!次)|条线|号|月(?!付)|岁|"
    r"平|个(?:问题|人|条件|客户|事|要求|方案|原因|工人|数|方面|班|小时|朋友|"
    r"想法|同事|工程师)|件事|毛|角|hours?|hrs?|h|minutes?|mins?|am|pm|o'clock|operators?|people|"
    r"customers?|persons?|x|lines?|"
    r"shifts?|st|nd|rd|th)"
    rf"|(?:{_SPAN_UNIT})"
    r"|(?P<times>次|场|回(?!本|报)|趟|期|堂|节|轮|(?:training |free |onsite |on-site |extra |more )*(?:sessions?|"
    r"trainings?|classes|class|"
    r"times|workshops?|courses?|rounds?))"
    r"|(?P<pieces>台|套|units?|machines?|sets?|pieces?|pcs)"
    r"|(?P<money>元|块(?:钱)?|圆|rmb|人民币|yuan|cny|kuai|bucks|dollars?|usd|美元|美金|欧元|euros?|eur|港币|€|\$)"
    rf")(?:(?<=[^a-z])|{_LETTERS})"
)
_COIN_BEFORE = re.compile(r"(?:(¥|rmb|cny|yuan|人民币)|(us\$|\$|usd|€|eur|hk\$|£)) ?$")
_FOREIGN = re.compile(r"usd|\$|dollar|buck|美|€|eur|欧|港|£")
_PERCENT_BEFORE = re.compile(r"[百_]分之$")
_HALF = re.compile(
    r"(?P<hm>半个月)|(?P<hy>(?<!大)(?<!小)(?<!上)(?<!下)半年|half a year)|(?P<hq>半个?季度)"
    r"|(?P<am>(?<![a-z])(?:a|one|1) month and a half|(?<![a-z])(?:one|1) and a half months)|"
    r"(?P<ay>(?<![a-z])a year and a half|"
    r"(?<![a-z])one and a half years)"
    r"|(?P<w>(?<![a-z])an? (?:single )?week)(?![a-z])|(?P<f>(?<![a-z])an? fortnight)|(?P<m>(?<![a-z])an? month(?![a-z]))|"
    r"(?P<q>(?<![a-z])an? quarter(?! of))|(?P<y>(?<![a-z])an? (?:full |whole )?year(?![a-z]))"
)
_HALF_WORTH = {
    "hm": (15.0, 0.5), "hy": (180.0, 6.0), "hq": (45.0, 1.5), "am": (45.0, 1.5), "ay": (540.0, 18.0), "w": (7.0, 0.0), "f": (14.0, 0.0),
    "m": (30.0, 1.0), "q": (90.0, 3.0), "y": (360.0, 12.0),
}  # fmt: skip
_AND_A_HALF = re.compile(r"(?P<n>个半)(?P<u>月|星期|礼拜|年|季度)|(?P<y>年半)")
_NO_NUMBER = re.compile(
    r"零(?=件|售|头|部|钱|配)|(?<=[抹清归])零|第[一二三四五六七八九十\d]+|[一1](?=[下起样定直些般共方切边旦口贯律概流致点手线步路概并来会"
    r"刻])|(?<=[统万唯之专单有同])一|(?<![\d一二两三四五六七八九十百千])万一|(?<=[\d一二两三四五六七八九十百千]万)一(?=[台套部])|千万(?=[别不要]|"
    r"请)|十分|百分百|百分之百|百(?=分之)"
    r"|一次(?=性|就?[订买付下拿要购签结交到全定采])|一(?=个|家|台|点|笔|单|口|份|句|件|分|毛|"
    r"天到晚)(?!个月|个半|个?星期|个?礼拜|个?季度)(?!台$)|两(?=边|家|头|难|全|清|方|位|人|班)"
    r"|24 ?[/x*] ?7|7 ?[/x*] ?24|五险一金|(?:^|(?<=[ ,;.]))\(?\d[.)](?= |[^\d])|三包|[一二三四五六七八九]月份?|"
    r"周[一二三四五六日]|星期[一二三四五六日](?!个)"
    r"|(?<!\d)20\d\d(?!\d)年?|(?:今|明|去|后|前)年|q[1-4]|[一二三四五六七八九十两\d]+点(?:钟|半)?(?=给|回|前|后|左右)"
    r"|(?<![a-z])(?:this|that|no|any|every|some|which|the|either|each|last) ones?(?![a-z])|(?<![a-z])one(?= (?:of|"
    r"more|thing|question|another|point|moment|second|last|by))|(?<![a-z])(?:one|two|three)(?= (?:things|sides|of us|"
    r"questions|points|operators?))"
    r"|(?<=[上下早中])午[一二三四五六七八九十两\d]+点(?:半)?"
)
_BOUGHT = re.compile(r"(?<![a-z])(?:order|buy|take|purchase|volume to|quantity to) (?:at least |all )?$")
_ALONE = re.compile(r" ?(?:$|[,.;!?]|(?:and|then|of them|together|at once)(?![a-z]))")
_MORE_OF_THEM = re.compile(r"extra|more")
"""Two, said after buying and before a pause, are two units."""
_ABOUT = re.compile(r"(?<=[一二两三四五六七八九十百千万\d])(?:[几多来余]|\+)(?=个?[天日月年周台次万千块元])")


def quantities(words: str) -> list[Quantity]:
    """Every quantity of a normalised line, in order of its place."""
    hidden = _NO_NUMBER.sub(lambda found: "\x00" * len(found[0]), words)
    hidden = hidden.replace("\x00", "_")
    halves = [_half(found) for found in _HALF.finditer(hidden)]
    taken = [(quantity.start, quantity.end) for quantity in halves]
    found = [
        _measured(hidden, numeral)
        for numeral in numerals(hidden)
        if not any(start < numeral.end and numeral.start < end for start, end in taken)
    ]
    return sorted([*halves, *(quantity for quantity in found if quantity is not None)])


def _half(found: re.Match[str]) -> Quantity:
    days, months = _HALF_WORTH[str(found.lastgroup)]
    return Quantity(found.start(), found.end(), Kind.SPAN, days, months)


def _measured(words: str, numeral: Numeral) -> Quantity | None:
    start, end, value = numeral.start, numeral.end, numeral.value
    half = _AND_A_HALF.match(words, end)
    if half is not None and value is not None:
        return _with_half(start, half, value)
    unit = _UNIT.match(words, end)
    what = str(unit.lastgroup) if unit is not None else ""
    before = words[:start]
    if numeral.tail and unit is not None and what not in ("money", "percent", "fold"):
        return Quantity(start, unit.end(), Kind.DOUBT, 0.0)
    if unit is not None:
        end = unit.end()
    if _ABOUT.match(words, numeral.end) or value is None or (numeral.spelt and what != "fold"):
        return Quantity(start, end, Kind.DOUBT if what != "other" else Kind.OTHER, 0.0)
    if _PERCENT_BEFORE.search(before):
        return Quantity(start - 3, numeral.end, Kind.PERCENT, value)
    coin = _COIN_BEFORE.search(before)
    if coin is not None:
        return Quantity(coin.start(), end, Kind.MONEY, value, coin="foreign" if coin[2] else "own")
    return _of_kind(words, numeral, what, end, value)


def _with_half(start: int, half: re.Match[str], value: float) -> Quantity:
    names = {"月": "month", "年": "year", "季度": "quarter"}
    unit = names.get(half["u"] or "年", "week")
    return Quantity(start, half.end(), Kind.SPAN, (value + 0.5) * DAYS[unit], (value + 0.5) * _MONTHS.get(unit, 0.0))


def _of_kind(words: str, numeral: Numeral, what: str, end: int, value: float) -> Quantity | None:
    start = numeral.start
    if what in DAYS:
        return Quantity(start, end, Kind.SPAN, value * DAYS[what], value * _MONTHS.get(what, 0.0))
    if what == "fold":
        part = value / 100 if value >= 10 else value / 10
        return Quantity(start, end, Kind.FOLD, part) if 0.1 < part < 1 else Quantity(start, end, Kind.DOUBT, 0.0)
    if what == "money":
        coin = "foreign" if _FOREIGN.search(words, numeral.end, end) else "own"
        return Quantity(start, end, Kind.MONEY, value, coin=coin)
    if what == "times" and _MORE_OF_THEM.search(words, numeral.end, end):
        return Quantity(start, end, Kind.DOUBT, 0.0)
    if what:
        return Quantity(start, end, Kind(what), value)
    if numeral.scaled and value >= 100:
        return Quantity(start, end, Kind.MONEY, value)
    if value <= 10 and _BOUGHT.search(words[:start]) and _ALONE.match(words[end:]):
        return Quantity(start, end, Kind.PIECES, value)
    if numeral.word and value <= 10:
        return None
    return Quantity(start, end, Kind.BARE, value)

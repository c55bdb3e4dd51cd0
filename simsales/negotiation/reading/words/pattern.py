"""Word lists made into one pattern: English words stand alone, Chinese ones may touch anything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

Words = tuple[str, ...]
"""Alternatives, any of which tells."""
CLASSES = {
    "i": r"(?:我方|我们|咱们|我这边|我|咱|(?<![a-z])(?:i|we)(?![a-z]))",
    "you": r"(?:您们|你们|您|你|贵司|贵公司|贵方|贵厂|(?<![a-z])(?:you|your)(?![a-z]))",
    "boss": r"(?:总部|经理|领导|老板|上级|上面|上头|公司|主管|总监|副总|老总|总经理|财务|总公司|厂长|"
    r"boss|managers?|management|director|supervisor|head ?office|"
    r"headquarters|hq|vp|ceo|cfo|finance|superiors?|higher ?ups?|team lead|sales lead)",
    "deal": r"(?:价格|价钱|价位|价|条件|方案|数字?|报价|条款|offer|price|terms?|conditions?|proposal|"
    r"numbers?|figures?|deal|quote)",
    "go": r"(?:go|come|move|get|do|drop|budge|lower|give|reduce|bring|shave|cut|offer|take)",
    "much": r"(?:多少|几|多大|多长|多久|多高|什么|啥|哪|how (?:much|many|long|soon|big|often|fast)|what)",
}
_CHINESE = re.compile("[\u3400-\u9fff]")
_CLASS = re.compile("|".join(rf"\{{{name}\}}" for name in CLASSES))


def one_of(alternatives: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of them; `{you}` stands for a word class, a blank for one blank or none at a change of script."""
    return _compiled(tuple(alternatives))


@cache
def _compiled(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(_standing_alone(words) for words in alternatives))


def _standing_alone(words: str) -> str:
    filled = _CLASS.sub(lambda found: CLASSES[found[0][1:-1]], words)
    return f"(?:{filled})" if _CHINESE.search(words) else f"(?<![a-z])(?:{filled})(?![a-z])"

"""What a language model may see of a line, and what of its answer may be used: facts are covered before, and compared after.

Names and numbers leave as ‹A›, ‹B› and come back as what they were, so a model can neither learn nor change them; an answer
that drops, doubles or invents one, adds a number of its own, or turns a yes into a no, is not used. The check would rather
refuse a good line than pass a bad one: the line as it was is always there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..text import safe_text

MOST_CHARACTERS = 800
_MOST_COVERED = 40
_HARMLESS = re.compile(
    r"一(?:下|起|样|些|定|直|般|旦|致|边|共|向|概|会儿|方面)|统一|唯一|万一|十分(?!之)|\b(?:no|some|any|every) ?one\b",
    re.IGNORECASE,
)
_WORDS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?|billion|dozens?|couple"
    "|half|halves|quarter|third|double|twice|triple|once|first|second|both|percent|per-cent"
)
_NUMBERS = re.compile(
    r"\d+(?:[.,:/]\d+)*(?:\s*(?:%|[万亿千百折kKmM](?![a-zA-Z])))?"
    r"|[零〇一二两三四五六七八九十百千万亿半双俩壹贰叁肆伍陆柒捌玖拾佰仟几]+(?:点[零〇一二三四五六七八九]+)?[成折]?"
    rf"|\b(?:{_WORDS})\b|[%‰$€£¥]",
    re.IGNORECASE,
)
_NO = re.compile(
    r"n't\b|\b(?:not|no|never|nothing|none|neither|nor|without|cannot|refuse|decline)\b|[不没未无别勿非拒]",
    re.IGNORECASE,
)
_COVER = re.compile(r"‹([A-Z]{1,2})›")


class Covered(NamedTuple):
    """A line with its facts under covers, and what is under each."""

    line: str
    under: Mapping[str, str]


def covered(line: str, facts: Sequence[str]) -> Covered | None:
    """Facts first, the longest before the others, then whatever else is a number. None where there are too many."""
    clean = safe_text(line, limit=MOST_CHARACTERS).replace("‹", "<").replace("›", ">")
    under: dict[str, str] = {}
    wanted = sorted({fact for fact in map(_plain, facts) if fact}, key=lambda fact: (-len(fact), fact))
    parts = [f"(?P<harmless>{_HARMLESS.pattern})", _NUMBERS.pattern]
    if wanted:
        parts.insert(0, f"(?:{'|'.join(map(re.escape, wanted))})")

    def cover(found: re.Match[str]) -> str:
        if found["harmless"]:
            return found.group()
        name = _letters(len(under))
        under[name] = found.group()
        return f"‹{name}›"

    whole = re.sub("|".join(parts), cover, clean, flags=re.IGNORECASE)
    return Covered(whole, under) if len(under) <= _MOST_COVERED else None


def uncovered(words: str, original: Covered) -> str | None:
    """The new words with the facts back in place; None where anything is missing, doubled, moved, added or turned round."""
    clean = safe_text(words, limit=MOST_CHARACTERS + 1).strip()
    if not clean or len(clean) > MOST_CHARACTERS:
        return None
    if _COVER.findall(clean) != list(original.under) or numbers_in(_COVER.sub(" ", clean)):
        return None
    if len(_NO.findall(clean)) != len(_NO.findall(original.line)):
        return None
    said = _shown(clean, original)
    is_same = numbers_in(said) == numbers_in(_shown(original.line, original))
    return said if is_same and len(said) <= MOST_CHARACTERS and not set("‹›") & set(said) else None


def _shown(line: str, original: Covered) -> str:
    return _COVER.sub(lambda found: original.under[found.group(1)], line)


def numbers_in(line: str) -> Counter[str]:
    """Everything in a line that is or may be a number, as it is written."""
    normal = _HARMLESS.sub(" ", unicodedata.normalize("NFKC", line))
    return Counter("".join(found.group().casefold().split()) for found in _NUMBERS.finditer(normal))


def _plain(words: str) -> str:
    return safe_text(words, limit=MOST_CHARACTERS).strip()


def _letters(number: int) -> str:
    """A, B, .. Z, AA, AB, ..: a name that is no number."""
    first, second = divmod(number, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)

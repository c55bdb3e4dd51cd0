"""What a header or a stage most likely means when it is not in the tables: always a guess, always named.

A name is taken for another only when it is close and nothing that means something else is nearly as close. A stage may
also hold a telling word ("5 - Closed Won (100%)", "客户已赢单"), unless a word beside it turns its meaning around.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz, process

from .columns import HEADERS, STAGES, Outcome, levelled
from .joining import ALIKE

LEAD = 8.0
"""Assumption: per cent by which the nearest name must lead over the nearest with another meaning."""
_UNIT = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_NUMBERING = re.compile(r"^\s*\(?\d+(?:\.\d+)*\s*[-.、):]\s*|\s*\(?\d{1,3}\s*%\)?\s*")
_TELLING: Mapping[Outcome, Sequence[str]] = {
    "won": (r"\bwon\b", "赢单", "签约", "中标", "成交"),
    "lost": (r"\blost\b", r"\bloss\b", "丢单", "输单", "败单", "失单"),
    "no decision": (r"\bno decision\b", "搁置", "取消"),
    "open": ("跟进", "洽谈", "谈判"),
}
_TURNED = re.compile(r"\b(?:not|un|non|no|to be|nearly|almost|if|when)\b|[未不非待拟预将没无]|即将|可能|争取")
M = TypeVar("M", bound=str)


@dataclass(frozen=True, slots=True)
class Likely:
    """What a word is taken to mean, the known word it resembles, and how much (per cent)."""

    means: str
    like: str
    alike: float


def likely_column(header: str) -> Likely | None:
    """`Deal Owners` -> rep; `金额(万元)` -> amount. Never the number of a deal: deals that share it would be dropped.

    Nor the date of the first answer: the date of the last one looks much like it.
    """
    plain = _UNIT.sub(" ", levelled(header)).strip()
    return (
        _nearest(plain, {meaning: words for meaning, words in HEADERS.items() if meaning not in ("id", "contacted")})
        if plain
        else None
    )


def likely_stage(value: str) -> Likely | None:
    plain = _NUMBERING.sub(" ", levelled(value)).strip()
    return (_nearest(plain, STAGES) or _telling(plain)) if plain else None


def _nearest(plain: str, known: Mapping[M, Sequence[str]]) -> Likely | None:
    words = {word: meaning for meaning, listed in known.items() for word in listed}
    if plain in words:
        return Likely(words[plain], plain, 100.0)
    best = process.extract(plain[:80], list(words), scorer=fuzz.ratio, limit=12, score_cutoff=ALIKE - LEAD)
    if not best or best[0][1] < ALIKE:
        return None
    first, alike = best[0][0], best[0][1]
    others = [score for word, score, _ in best if words[word] != words[first]]
    return Likely(words[first], first, alike) if not others or alike - others[0] >= LEAD else None


def _telling(plain: str) -> Likely | None:
    if _TURNED.search(plain):
        return None
    found = {outcome: word for outcome, patterns in _TELLING.items() for word in patterns if re.search(word, plain)}
    if len(found) != 1:
        return None
    ((outcome, word),) = found.items()
    return Likely(outcome, word.replace(r"\b", ""), 100.0 * min(1.0, len(word.replace(r"\b", "")) / len(plain)))


def is_summary(cells: Sequence[str]) -> bool:
    """A row that sums up others: 合计, 小计 (王芳), Total, Subtotal:"""
    return any(
        _SUMMARY.fullmatch(unicodedata.normalize("NFKC", cell[:60]).strip().casefold()) for cell in cells if cell
    )


_SUMMARY = re.compile(
    r"(?:.{0,12}?)(?:合\s*计|小\s*计|总\s*计|共\s*计|汇\s*总)(?:\s*[:(].{0,30}|\s*\d.{0,12})?"
    r"|(?:grand |sub)?total(?:s)?\s*[:(]?.{0,3}|sub[- ]total\s*:?|sum\s*:?"
)

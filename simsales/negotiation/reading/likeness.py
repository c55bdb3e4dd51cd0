"""A line that is near the words of one of the promises in the brief: asked about, where the rules make nothing of it."""

from __future__ import annotations

import re

from ..moves import Act
from .lines import Meant
from .normalise import normalised
from .table import Terms

_MOST = 0.6
"""A line that holds this part of a promise's words is near it [convention]."""
_HAN = re.compile("[\u3400-\u9fff]")
_NOT = re.compile(r"[不没别]|(?<![a-z])(?:not|never|no)(?![a-z])")
_WORD = re.compile(r"[a-z]{3,}")


def promises_near(words: str, terms: Terms) -> tuple[Meant, ...]:
    """The listed promises that most of the line's words repeat, the nearest first; `words` is normalised."""
    said = _pieces(words)
    denied = _NOT.search(words) is not None
    near = {
        topic: max(_part(one, said) for one in (text.zh, text.en))
        for topic, text in terms.promises.items()
        if denied is (_NOT.search(f"{text.zh} {text.en}") is not None)
    }
    found = sorted((topic for topic in near if near[topic] >= _MOST), key=lambda topic: -near[topic])
    return tuple(Meant(Act.PROMISE, topic, is_guess=True) for topic in found)


def _part(promise: str, said: frozenset[str]) -> float:
    wanted = _pieces(normalised(promise))
    return len(wanted & said) / len(wanted) if wanted else 0.0


def _pieces(words: str) -> frozenset[str]:
    """Chinese by pairs of signs, because words are not set apart; else by words."""
    signs = "".join(_HAN.findall(words))
    return frozenset((*(signs[i : i + 2] for i in range(len(signs) - 1)), *_WORD.findall(words)))

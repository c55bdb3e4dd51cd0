"""The glossary: every sales word that appears on a screen, with a plain explanation, found by the words somebody reads.

KPIs bring their formula along; the other words are in `glossary_words`. Ids are those of the handbook's glossary where it has
the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from simsales.i18n import Lang, Text

from .glossary_words import IN_OTHER_WORDS, WORDS

_WITH_FORMULA = Text(en="{plain} Counted as: {formula}.", zh="{plain}算法: {formula}。")
_FORMULA = Text(en="Counted as: {formula}.", zh="算法: {formula}。")


class Term(NamedTuple):
    """A word of the trade. `also`: other ways to write it."""

    id: str
    word: Text
    meaning: Text
    also: tuple[Text, ...] = ()

    def is_in(self, shown: str, lang: Lang) -> bool:
        """Whether somebody reads this word there; an English word stands alone or in the plural."""
        said = [one.say(lang) for one in (self.word, *self.also)]
        if lang == "zh":
            return any(word in shown for word in said)
        return any(re.search(rf"\b{re.escape(word)}(?:e?s)?\b", shown, re.IGNORECASE) for word in said)


@cache
def glossary() -> Mapping[str, Term]:
    """All words by id."""
    from simsales.registry import installed

    found = {
        name: Term(name, Text(*(one.split(" / ")[0] for one in (word.en, word.zh))), meaning, _other(word))
        for name, word, meaning in WORDS
    }
    for name, kpi in installed().kinds("kpi").items():
        plain = IN_OTHER_WORDS.get(name)
        meaning = (
            _FORMULA.fill(formula=kpi.formula)
            if plain is None
            else _WITH_FORMULA.fill(plain=plain, formula=kpi.formula)
        )
        found[name] = Term(name, kpi.label, meaning)
    return found


def terms_in(shown: str, lang: Lang) -> list[Term]:
    """The words that are read in a text, in the order of the glossary."""
    return [term for term in glossary().values() if term.is_in(shown, lang)]


def _other(word: Text) -> tuple[Text, ...]:
    """Ways to write a word that stand behind ` / ` in its entry."""
    en, zh = word.en.split(" / "), word.zh.split(" / ")
    return tuple(
        Text(en=en[min(at, len(en) - 1)], zh=zh[min(at, len(zh) - 1)]) for at in range(1, max(len(en), len(zh)))
    )

"""The two languages: every text a person reads carries English and Chinese side by side.

Used wherever something is said: labels of plug-ins, events, KPIs, messages of the command line. A text is made once,
in both languages, and turned into a string late, by whoever shows it (`text.say(lang)`).
"""

from __future__ import annotations

import locale
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)


@dataclass(frozen=True, slots=True)
class Text:
    """One statement in both languages."""

    en: str
    zh: str

    def say(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en

    def fill(self, **facts: object) -> Text:
        """The same statement with its `{placeholders}` filled; a fact that is itself a Text is said in each language."""
        return Text(en=self.en.format(**_said(facts, "en")), zh=self.zh.format(**_said(facts, "zh")))

    @classmethod
    def same(cls, words: str) -> Text:
        """A name that reads alike in both languages."""
        return cls(en=words, zh=words)


def joined(parts: Iterable[Text], by: str | Text = ", ") -> Text:
    """Several statements in one, with `by` between them."""
    found, between = list(parts), by if isinstance(by, Text) else Text.same(by)
    return Text(en=between.en.join(one.en for one in found), zh=between.zh.join(one.zh for one in found))


def _said(facts: Mapping[str, object], lang: Lang) -> dict[str, object]:
    return {name: fact.say(lang) if isinstance(fact, Text) else fact for name, fact in facts.items()}


def choose_language(argv: Sequence[str], environ: Mapping[str, str]) -> Lang:
    """`--lang`, else SIMSALES_LANG, else the locale, else English."""
    asked = asked_language(argv, environ)
    system = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or _system_language()
    return asked or _first_known([system]) or "en"


def asked_language(argv: Sequence[str], environ: Mapping[str, str]) -> Lang | None:
    """The language somebody has asked for in this call, by `--lang` or SIMSALES_LANG; None where nobody has."""
    words = [*argv, ""]
    asked = [word.partition("=")[2] or words[i + 1] for i, word in enumerate(argv) if word.split("=")[0] == "--lang"]
    return _first_known([*asked, environ.get("SIMSALES_LANG", "")])


def _first_known(wishes: Sequence[str]) -> Lang | None:
    return next((lang for wish in wishes for lang in LANGS if wish.lower().startswith(lang)), None)


def _system_language() -> str:
    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""

"""Spoken form: how values are named in a sentence, how sentences join, how a formal voice avoids short forms."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ...i18n import Lang
from .scene import Scene, changed_terms

_ENDS = ("。", "？", "！", ".", "?", "!")
_SHORT = (
    ("can't", "cannot"),
    ("won't", "will not"),
    ("n't", " not"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'d", " would"),
    ("I'm", "I am"),
    ("let's", "let us"),
    ("Let's", "Let us"),
)
_IS = re.compile(r"\b([Ii]t|[Tt]hat|[Tt]here|[Ww]hat|[Hh]ere|[Ww]here|[Ww]ho|[Hh]e|[Nn]othing)'s\b")
_MEETS_FIGURES = re.compile(r"(?<=[\u4e00-\u9fff])\0(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])\0(?=[\u4e00-\u9fff])")
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_NARROW = re.compile(r"(?<=[\u3400-\u9fff0-9A-Za-z)\"])([,;:?!])(?: +|$|(?=[\u3400-\u9fff]))")
_LEAD_IN = re.compile(r"，(?=\{(?:fact|reason|objection)\})")
_LEADS_IN = re.compile(r"[^{]*[，。：？]\{(?:fact|reason|objection)\}")
_STAYS_TALL = re.compile(r"I\b|I'")


@lru_cache(4096)
def unshortened(words: str) -> str:
    """English without contractions, as a formal voice speaks."""
    for short, full in _SHORT:
        words = words.replace(short, full)
    return _IS.sub(r"\1 is", words)


def filled(words: str, slots: Mapping[str, str]) -> str:
    """Words with their slots filled, and a blank between Chinese and figures on either side."""
    return _MEETS_FIGURES.sub(" ", words.format_map({name: f"\0{value}\0" for name, value in slots.items()})).replace(
        "\0", ""
    )


def evened(words: str, lang: Lang) -> str:
    """One kind of punctuation in a line, that of its language: an author's Chinese text has narrow marks, our phrases wide ones."""
    return _NARROW.sub(lambda found: _WIDE[found[1]], words) if lang == "zh" else words


def led_in(words: str, lang: Lang) -> str:
    """Words that lead in an author's own sentence stop before it: a comma would make one sentence of two speakers."""
    return _LEAD_IN.sub("：", words) if lang == "zh" else words


def leads_in(words: str, lang: Lang) -> bool:
    """Whether words begin by leading in an author's sentence, so that no opener belongs before them."""
    return lang == "zh" and _LEADS_IN.match(words) is not None


def finished(words: str, lang: Lang) -> str:
    """The same sentence, sure to end like one."""
    words = words.strip()
    return words if words.endswith(_ENDS) else words + ("。" if lang == "zh" else ".")


def tall(words: str) -> str:
    """With a capital first letter."""
    return words[:1].upper() + words[1:]


def small(words: str) -> str:
    """With a small first letter, where the first word allows it (not I, not an abbreviation)."""
    return words if _STAYS_TALL.match(words) or words[1:2].isupper() else words[:1].lower() + words[1:]


def joined(parts: Sequence[str], lang: Lang) -> str:
    """Sentences in a row: Chinese ones without a blank."""
    return ("" if lang == "zh" else " ").join(part for part in parts if part)


def listed(items: Sequence[str], lang: Lang) -> str:
    """Things in a row, the way a person says them."""
    if lang == "zh":
        return "、".join(items)
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1]


def labels(scene: Scene, topics: Mapping[str, str]) -> dict[str, str]:
    """Issue or topic -> its name in mid-sentence: the scenario's own label first, else ours."""
    own = {issue: label.say(scene.lang) for issue, label in scene.labels.items()}
    return {**topics, **{issue: label if scene.lang == "zh" else small(label) for issue, label in own.items()}}


def named_terms(offer: int, against: int, scene: Scene, topics: Mapping[str, str], form: int) -> str:
    """The values of an offer that moved, with their issues; `form` picks one of the ways of putting it ("" for no offer)."""
    names = labels(scene, topics)
    terms = changed_terms(offer, against, scene)
    return listed(
        [_term(issue, names.get(issue, issue), value, scene.lang, form) for issue, value in terms.items()], scene.lang
    )


def named_term(issue: str, value: str, scene: Scene, topics: Mapping[str, str]) -> str:
    """One value with its issue."""
    return _term(issue, labels(scene, topics).get(issue, issue), value, scene.lang, 0)


def _term(issue: str, label: str, value: str, lang: Lang, form: int) -> str:
    """One value with its issue; half of the time a price goes without saying what it is, and so does what names itself."""
    if label.lower() in value.lower() or (issue == "price" and form % 2):
        return value
    if lang == "zh":
        return f"{label} {value}" if value[:1].isascii() else f"{label}{value}"
    return f"{value} on {label}"

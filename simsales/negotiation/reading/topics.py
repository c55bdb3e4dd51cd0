"""What a line is about: the one topic whose words stand out; none where two stand out alike."""

from __future__ import annotations

from collections.abc import Mapping

from .words.issues import ISSUE_WORDS
from .words.pattern import Words, one_of

_ABOVE: Mapping[str, int] = {
    "priorities": 3,
    "objection": 3,
    "decision": 2,
    "rival": 2,
    "worry": 2,
    "budget": 2,
    "deadline": 2,
}
"""A question of this kind may name an issue and is still no question about it."""


def scores(words: str, known: Mapping[str, tuple[Words, Words]], allowed: frozenset[str]) -> dict[str, int]:
    """Topic -> how loudly the line speaks of it: 2 for a telling word, 3 for two of them, 1 more for passing ones."""
    made: dict[str, int] = {}
    for topic, (telling, passing) in known.items():
        if topic not in allowed:
            continue
        loud = len({hit.start() for hit in one_of(telling).finditer(words)})
        score = min(loud, 2) + (1 if loud else 0) + (1 if one_of(passing).search(words) else 0)
        if score:
            made[topic] = score
    return made


def standing_out(made: Mapping[str, int], *, ranked: bool) -> tuple[str, ...]:
    """The loudest topic alone where it is certain; else the ones in question, loudest first."""
    loud = [topic for topic, score in made.items() if score >= 2]
    if ranked:
        top = max((_ABOVE.get(topic, 1) for topic in loud), default=0)
        when = [topic for topic in ("deadline", "delivery") if topic in loud]
        loud = [topic for topic in loud if _ABOVE.get(topic, 1) == top] if top > 1 else _issues_first(loud, made)
        if loud == ["deadline"] and len(when) == 2:
            return ("deadline", "delivery")
        if loud == ["decision"] and (
            issue := next((topic for topic in made if topic in ISSUE_WORDS and made[topic] >= 2), "")
        ):
            return ("decision", issue)
    best = max((made[topic] for topic in loud), default=0)
    first = [topic for topic in loud if made[topic] == best]
    near = [topic for topic in loud if made[topic] == best - 1]
    if len(first) == 1 and (not near or (ranked and best >= 3 and _ABOVE.get(first[0], 1) == 1)):
        return (first[0],)
    return tuple([*first, *near][:3])


def most_said(words: str, known: Mapping[str, Words], allowed: frozenset[str]) -> tuple[str, ...]:
    """The topics of which most different words are said; more than one where they are as many."""
    said = {
        topic: len({hit[0] for hit in one_of(telling).finditer(words)})
        for topic, telling in known.items()
        if topic in allowed
    }
    most = max(said.values(), default=0)
    return tuple(topic for topic, count in said.items() if most and count == most)


def _issues_first(loud: list[str], made: Mapping[str, int]) -> list[str]:
    """An issue named outweighs a need that is no louder."""
    issues = [topic for topic in loud if topic != "need"]
    louder = "need" in made and any(made["need"] > made[topic] for topic in issues)
    return loud if louder or not issues else issues

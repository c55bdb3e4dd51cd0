"""What fills the slots of a buyer's words: values that moved, names of topics, the author's own sentences.

Where the scenario has no text for an objection, one of ours is taken. Nothing is filled in that the part is not about.
"""

from __future__ import annotations

from collections.abc import Sequence

from ...i18n import Text
from ...rng import word_key
from ..moves import ASK_TOPICS, Said, Say
from .languages import GRAMMARS
from .manners import ABOUT_DOUBTS
from .scene import Scene
from .spoken import finished, labels, listed, named_terms, unshortened


def slots_of(said: Said, scene: Scene, key: str) -> dict[str, str]:
    """What the slots of this part can be filled with."""
    grammar = GRAMMARS[scene.lang]
    names = labels(scene, {**grammar.topics, **(grammar.doubts if said.say in ABOUT_DOUBTS else {})})
    slots = dict(grammar.pronouns[scene.voice])
    if said.topic in names:
        slots["topic"] = names[said.topic]
        slots |= {"feature": names[said.topic]} if said.topic not in ASK_TOPICS else {}
    told = {Say.TELL: scene.facts, Say.BLUFF: scene.bluffs}.get(said.say, {})
    slots |= _author("fact", told.get(said.topic), scene)
    most = [names.get(issue, issue) for issue, weight in scene.weights.items() if weight == "high"]
    if most and said.topic == "priorities":
        slots["most"] = listed(most, scene.lang)
    if said.say in (Say.RAISE, Say.EXPLAIN):
        slots |= _doubt(said, scene, key)
    if said.offer >= 0:
        form = word_key(f"{key}/terms")
        slots["terms"] = named_terms(said.offer, scene.before, scene, grammar.topics, form)
    return slots


def _author(slot: str, text: Text | None, scene: Scene) -> dict[str, str]:
    return {slot: finished(text.say(scene.lang), scene.lang)} if text is not None else {}


def _doubt(said: Said, scene: Scene, key: str) -> dict[str, str]:
    """The objection and what is behind it, in the author's words where there are some, else in ours."""
    grammar = GRAMMARS[scene.lang]
    slots: dict[str, str] = {}
    for slot, texts, ours in (
        ("objection", scene.objections, grammar.objections),
        ("reason", scene.reasons, grammar.reasons),
    ):
        slots |= _ours(slot, ours.get(said.topic, ()), scene, key)
        slots |= _author(slot, texts.get(said.topic), scene)
    return slots


def _ours(slot: str, options: Sequence[str], scene: Scene, key: str) -> dict[str, str]:
    if not options:
        return {}
    words = options[word_key(f"{key}/{slot}") % len(options)]
    return {slot: unshortened(words) if scene.voice == "formal" else words}

"""The sentence the seller could have said: for every move a good one, in words that fit what has happened so far.

Only what the seller can know goes into it: the values of the offers made, and the facts named in `scene.heard`. A trade
names both sides, a concession comes with a reason and asks for something back, a question is open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...rng import word_key
from ..moves import OFFERING, Act, Move
from .languages import GRAMMARS
from .pieces import Piece
from .scene import Scene
from .spoken import evened, filled, finished, joined, labels, named_term, named_terms, tall

_RECALLED = 2
"""So many facts are played back at once."""
_OF_THE_TALK = ("facts", "fact", "worry", "theirs", "gets", "gives", "terms", "doubt")
"""Slots that take up what has happened: a sentence with more of them is the better one. (`told` is empty: a sentence that
holds it needs something to have been told, whatever it is.)"""


def seller_sentence(move: Move, scene: Scene) -> str:
    """One model sentence for this move, in the scene's language."""
    slots = _slots(move, scene)
    pieces = [piece for piece in _pieces(move, scene) if piece.slots <= slots.keys()]
    said = [_filled(piece, slots, scene) for piece in _in_order(pieces, scene.key)]
    return next((sentence for sentence in said if sentence not in scene.used), said[0])


def seller_sentences(move: Move, scene: Scene) -> Sequence[str]:
    """Every variant for this move, best first."""
    slots = _slots(move, scene)
    return [_filled(piece, slots, scene) for piece in _pieces(move, scene) if piece.slots <= slots.keys()]


def _filled(piece: Piece, slots: Mapping[str, str], scene: Scene) -> str:
    words = filled(piece.words, slots)
    return evened(words, "zh") if scene.lang == "zh" else tall(words)


def _pieces(move: Move, scene: Scene) -> tuple[Piece, ...]:
    """The table of the act and topic, else that of the act."""
    table = GRAMMARS[scene.lang].seller
    return table.get(f"{move.act} {move.topic}", table[move.act])


def _in_order(pieces: Sequence[Piece], key: str) -> list[Piece]:
    return sorted(pieces, key=lambda piece: (-sum(s in piece.slots for s in _OF_THE_TALK), word_key(key + piece.words)))


def _slots(move: Move, scene: Scene) -> dict[str, str]:
    grammar = GRAMMARS[scene.lang]
    names = labels(scene, grammar.topics)
    slots = {"topic": names.get(move.topic, move.topic)}
    doubt = grammar.doubts.get(move.topic)
    return slots | ({"doubt": doubt} if doubt else {}) | _remembered(move, scene) | _terms(move, scene)


def _remembered(move: Move, scene: Scene) -> dict[str, str]:
    """What the seller was told, in the buyer's own words."""
    told = {
        topic: finished(scene.facts[topic].say(scene.lang), scene.lang) for topic in scene.heard if topic in scene.facts
    }
    slots = {"facts": joined(list(told.values())[-_RECALLED:], scene.lang), "told": ""} if told else {}
    slots |= {"fact": told[move.topic]} if move.topic in told else {}
    return slots | ({"worry": told["worry"]} if "worry" in told else {})


def _terms(move: Move, scene: Scene) -> dict[str, str]:
    """Offers in words: ours as far as it moved, theirs as it stands, and the two sides of an exchange."""
    names = labels(scene, GRAMMARS[scene.lang].topics)
    topics = GRAMMARS[scene.lang].topics
    slots = {side: names.get(issue, issue) for side, issue in (("give", move.give), ("get", move.get)) if issue}
    offer, against = _on_the_table(move, scene)
    if offer >= 0:
        slots["terms"] = named_terms(offer, against, scene, topics, 0)
        values = scene.spell(offer)
        for side, issue in (("gives", move.give), ("gets", move.get)):
            if issue in values:
                slots[side] = named_term(issue, values[issue].say(scene.lang), scene, topics)
    if scene.before >= 0:
        slots["theirs"] = named_terms(scene.before, scene.ours, scene, topics, 0)
    return slots


def _on_the_table(move: Move, scene: Scene) -> tuple[int, int]:
    """The offer a move is about, and against which one it is said (-1: in full)."""
    if move.act in OFFERING:
        return move.offer, scene.ours
    if move.act is Act.ACCEPT:
        return (move.offer if move.offer >= 0 else scene.before), -1
    own = move.offer if move.offer >= 0 else scene.ours
    return own, (scene.before if move.act is Act.HOLD else -1)

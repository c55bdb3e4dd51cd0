"""A buyer's turn put into words: opener, core and closer, chosen by what holds and by the scene's key.

Nothing here is drawn: the key orders the pieces, and the first that has not been heard is said. Each part of the turn is a
sentence or two; only the first has an opener, only the last a closer, so that a turn sounds like one person talking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...i18n import Lang, Text
from ...rng import word_key
from ..moves import ASK_TOPICS, Reply, Said, Say
from .en import EN
from .manners import ABOUT_DOUBTS, MANNERS, what_holds
from .pieces import Claim, Grammar, Piece
from .scene import Scene
from .spoken import finished, joined, labels, listed, named_terms, small, tall, unshortened
from .zh import ZH

GRAMMARS: Mapping[Lang, Grammar] = {"zh": ZH, "en": EN}
_PAUSE = re.compile("[，。？：,.?:]")
_OWN_OPENER = re.compile(r"[^{，。？：]{1,3}[，。？：]|[A-Z][^{,.?:]{0,9}[,.?:]")
_BARE = ""
_LATELY = 3
"""An opener is not used again within so many lines."""
_LONGEST_CLOSED = 2
"""A turn with more parts than this says no closing words."""


class Part(NamedTuple):
    """One part of the turn in its place; `key` orders the pieces, and says nothing of whether an answer is true."""

    said: Said
    reply: Reply
    scene: Scene
    key: str
    first: bool
    last: bool
    holds: frozenset[Claim]
    slots: Mapping[str, str]


def buyer_lines(reply: Reply, scene: Scene) -> list[str]:
    """The turn in the scene's language, one line for each part. A part whose own claim does not hold here is not said."""
    spoken: list[str] = []
    for place, said in enumerate(reply):
        line = _line(part_of(said, place, reply, scene), [*scene.used, *spoken])
        spoken += [line] if line else []
    return spoken


def part_of(said: Said, place: int, reply: Reply, scene: Scene) -> Part:
    key = f"{scene.key}/{place}"
    last = place == len(reply) - 1 and len(reply) <= _LONGEST_CLOSED
    return Part(said, reply, scene, key, place == 0, last, what_holds(said, reply, scene), _slots(said, scene, key))


def _line(part: Part, used: Sequence[str]) -> str:
    """The first phrasing nobody has heard, by a core nobody has heard if there is one."""
    options = cores(part)
    heard = "\n".join(used).lower()
    fallback = ""
    for again in (False, True):
        for core in options:
            if (_known_by(core, part) in heard) is not again:
                continue
            for line in _framed(core, part, used):
                if line not in used:
                    return line
                fallback = fallback or line
    return fallback


def _known_by(core: Piece, part: Part) -> str:
    formal = part.scene.lang == "en" and part.scene.voice == "formal"
    return unshortened(core.stretch) if formal else core.stretch


def phrasings(part: Part) -> Iterator[str]:
    """Every way of saying a part, most wanted first."""
    for core in cores(part):
        yield from _framed(core, part, ())


def _framed(core: Piece, part: Part, used: Sequence[str]) -> Iterator[str]:
    lately = used[-_LATELY:]
    neighbour = _start(used[-1]) if used else None
    endings = closers(core, part)
    for opener in openers(core, part):
        if opener and any(line.startswith(tall(opener)) for line in lately):
            continue
        for closer in endings:
            line = _said(opener, core, closer, part)
            if neighbour is None or _start(line) != neighbour:
                yield line


def _start(line: str) -> str:
    """A line's first words, up to the first pause."""
    return _PAUSE.split(line, maxsplit=1)[0]


def _said(opener: str, core: Piece, closer: str, part: Part) -> str:
    lang = part.scene.lang
    words = core.words.format_map(part.slots)
    if lang == "zh":
        return finished(opener + words, lang) + closer
    words = (
        unshortened(words)
        if part.scene.voice == "formal" and not core.slots & {"fact", "objection", "reason"}
        else words
    )
    if opener:
        words = f"{opener} {small(words) if opener.endswith(',') else tall(words)}"
    return joined([finished(tall(words), lang), closer], lang)


def cores(part: Part) -> list[Piece]:
    """The cores that may be said, in the order of this key."""
    table = GRAMMARS[part.scene.lang].cores
    own = MANNERS[part.said.say].claims
    if not own <= part.holds:
        return []
    return _ordered([piece for piece in table[_case(part)] if _may(piece, part)], part.key)


def openers(core: Piece, part: Part) -> list[str]:
    """Openers in the order of this key, with none at all among them; none for a core that has its own."""
    manner = MANNERS[part.said.say]
    if not part.first or not manner.opener or _OWN_OPENER.match(core.words):
        return [_BARE]
    table = GRAMMARS[part.scene.lang].openers
    return _worded([piece for piece in table[manner.opener] if _may(piece, part)], part, bare=2)


def closers(core: Piece, part: Part) -> list[str]:
    """Closers likewise, none after a question."""
    manner = MANNERS[part.said.say]
    if not part.last or not manner.closer or core.words.rstrip().endswith(("?", "？")):
        return [_BARE]
    table = GRAMMARS[part.scene.lang].closers
    return _worded([piece for piece in table[manner.closer] if _may(piece, part)], part, bare=3)


def _worded(pieces: list[Piece], part: Part, bare: int) -> list[str]:
    """The words of pieces in order; silence comes first in `bare` cases out of five, else second."""
    words = [piece.words.format_map(part.slots) for piece in _ordered(pieces, part.key)]
    if part.scene.lang == "en" and part.scene.voice == "formal":
        words = [unshortened(word) for word in words]
    at = 0 if not words or word_key(f"{part.key}/{words[0]}/bare") % 5 < bare else 1
    return [*words[:at], _BARE, *words[at:]]


def _may(piece: Piece, part: Part) -> bool:
    scene = part.scene
    return (
        piece.suits(scene.voice, scene.tone, scene.phase)
        and piece.claims <= part.holds
        and piece.slots <= part.slots.keys()
    )


def _ordered(pieces: list[Piece], key: str) -> list[Piece]:
    return sorted(pieces, key=lambda piece: word_key(f"{key}/{piece.words}"))


def _case(part: Part) -> str:
    """Which table of cores a part speaks from: an answer depends on what kind of thing is told."""
    say, topic = part.said.say, part.said.topic
    if say not in (Say.TELL, Say.BLUFF):
        return say
    if "fact" in part.slots:
        return "tell"
    if topic in part.scene.weights:
        return f"tell {part.scene.weights[topic]}"
    return "tell most" if "most" in part.slots else "tell plain"


def _slots(said: Said, scene: Scene, key: str) -> dict[str, str]:
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
        options = ours.get(said.topic, ())
        if options:
            slots[slot] = options[word_key(f"{key}/{slot}") % len(options)]
        slots |= _author(slot, texts.get(said.topic), scene)
    return slots

"""A buyer's turn put into words: opener, core and closer, chosen by what holds and by the scene's key.

Nothing here is drawn: the key orders the pieces, and the first that has not been heard is said. Each part of the turn is a
sentence or two; only the first has an opener, only the last a closer, so that a turn sounds like one person talking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...rng import word_key
from ..moves import Reply, Said, Say
from .filling import slots_of
from .languages import GRAMMARS
from .manners import MANNERS, placed, what_holds
from .pieces import Claim, Piece
from .scene import Scene
from .spoken import evened, filled, finished, joined, leads_in, led_in, small, tall, unshortened

_PAUSE = re.compile("[，。？：,.?:]")
_OWN_OPENER = re.compile(r"[^{，。？：]{1,3}[，。？：]|[A-Z][^{,.?:]{0,9}[,.?:]")
_SPREAD, _WORDS = 0x9E3779B97F4A7C15, 1 << 64
"""An odd number whose bits are spread evenly (2^64 over the golden ratio): Knuth's multiplicative hashing."""
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
    reply = placed(reply, scene)
    for place, said in enumerate(reply):
        line = _line(part_of(said, place, reply, scene), [*scene.used, *spoken])
        spoken += [line] if line else []
    return spoken


def part_of(said: Said, place: int, reply: Reply, scene: Scene) -> Part:
    key = f"{scene.key}/{place}"
    last = place == len(reply) - 1 and len(reply) <= _LONGEST_CLOSED
    return Part(said, reply, scene, key, place == 0, last, what_holds(said, reply, scene), slots_of(said, scene, key))


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
    """The words themselves: the mark behind them depends on what follows."""
    return _register(core.stretch, part).rstrip("，：")


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
    words = filled(led_in(_register(core.words, part), lang), part.slots)
    if lang == "zh":
        return evened(finished(opener + words, "zh") + closer, lang)
    if opener:
        words = f"{opener} {small(words) if opener.endswith(',') else tall(words)}"
    return joined([finished(tall(words), "en"), closer], "en")


def _register(words: str, part: Part) -> str:
    """A formal voice has no short forms; Chinese has none to begin with."""
    return unshortened(words) if part.scene.voice == "formal" else words


def _doubled(frame: str, core: Piece) -> bool:
    """Whether an opener or closer says what the core says again."""
    stem, words = frame.strip("，。？！,.?! ").lower(), core.words.lower()
    return words.startswith(stem[:2]) or (len(stem) > 1 and stem in words)


def cores(part: Part) -> list[Piece]:
    """The cores that may be said, in the order of this key."""
    table = GRAMMARS[part.scene.lang].cores
    own = MANNERS[part.said.say].claims
    if not own <= part.holds:
        return []
    return _ordered([piece for piece in table[_case(part)] if _may(piece, part)], part.key)


def openers(core: Piece, part: Part) -> list[str]:
    """Openers in the order of this key, with none at all among them; none for a core that has its own."""
    group = MANNERS[part.said.say].opener
    if not part.first or not group or _OWN_OPENER.match(core.words) or leads_in(core.words, part.scene.lang):
        return [_BARE]
    return _worded(GRAMMARS[part.scene.lang].openers[group], core, part, "opener", bare=2)


def closers(core: Piece, part: Part) -> list[str]:
    """Closers likewise, none after a question."""
    group = MANNERS[part.said.say].closer
    if not part.last or not group or core.words.rstrip().endswith(("?", "？")):
        return [_BARE]
    return _worded(GRAMMARS[part.scene.lang].closers[group], core, part, "closer", bare=3)


def _worded(pieces: Sequence[Piece], core: Piece, part: Part, end: str, bare: int) -> list[str]:
    """The words of pieces in order; silence comes first in `bare` cases out of five, else second."""
    fitting = [piece for piece in pieces if _may(piece, part) and not _doubled(piece.words, core)]
    words = [filled(_register(piece.words, part), part.slots) for piece in _ordered(fitting, f"{part.key}/{end}")]
    at = 0 if not words or word_key(f"{part.key}/{end}") % 5 < bare else 1
    return [*words[:at], _BARE, *words[at:]]


def _may(piece: Piece, part: Part) -> bool:
    scene = part.scene
    return (
        piece.suits(scene.voice, scene.tone, scene.phase)
        and piece.claims <= part.holds
        and piece.slots <= part.slots.keys()
    )


def _ordered(pieces: list[Piece], key: str) -> list[Piece]:
    """Pieces in an order that follows from the key alone: marks and key mixed, and compared by their upper bits.

    Of four keys two put what belongs to the mood first and one what belongs to the voice: else both would drown among what
    anybody says in any mood.
    """
    mine = word_key(key)
    voice, mood = mine % 4 == 1, mine % 4 > 1
    return sorted(
        pieces,
        key=lambda piece: (
            not (piece.moody if mood else piece.own if voice else True),
            (piece.mark ^ mine) * _SPREAD % _WORDS,
        ),
    )


def _case(part: Part) -> str:
    """Which table of cores a part speaks from: an answer depends on what kind of thing is told."""
    say, topic = part.said.say, part.said.topic
    if Claim.NAMES in MANNERS[say].claims or say is Say.ACCEPT:
        return say if "terms" in part.slots else f"{say} bare"
    if say not in (Say.TELL, Say.BLUFF):
        return say
    if "fact" in part.slots:
        return "tell"
    if topic in part.scene.weights:
        return f"tell {part.scene.weights[topic]}"
    return "tell most" if "most" in part.slots else "tell plain"

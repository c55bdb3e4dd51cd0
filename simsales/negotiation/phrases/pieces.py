"""The pieces of a buyer's sentence: openers, cores and closers, each with what it asserts and whom it suits.

A piece declares the voices, moods and phases it suits and the claims it makes about the talk; the composer takes no piece
whose claims do not hold. Slots in braces are filled from the scene; a piece whose slot cannot be filled is not taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from string import Formatter
from typing import NamedTuple, get_args

from ...rng import word_key
from .scene import PHASES, TONES, VOICES, Phase, Tone, Voice

_MOST = 3
"""Words for fewer voices or moods than this tell something of the speaker."""


class Claim(StrEnum):
    """What a piece says about the talk."""

    ACCEPTS = "accepts"  # we have an agreement
    REFUSES = "refuses"  # not like this
    NAMES = "names"  # these are my terms
    THANKS = "thanks"  # you gave something
    FINAL = "final"  # after this I go
    ENDS = "ends"  # I go
    GOES_ON = "goes on"  # we keep talking
    AUTHORITY = "authority"  # somebody above has a say
    OBJECTS = "objects"  # something stands in the way
    PROMISED = "promised"  # something was promised
    FIRST = "first"  # I have named no terms before
    AGAIN = "again"  # I have
    REST = "rest"  # what I did not name stays as it was


@dataclass(frozen=True, slots=True)
class Piece:
    """Words with slots, and when they may be said. `stretch` is the longest part without a slot, in small letters: by it a
    listener would know the piece again. `mark` is a number of its own, by which a key orders pieces; `own`:
    few voices say so; `moody`: few moods do."""

    words: str
    voices: frozenset[Voice] = frozenset(VOICES)
    tones: frozenset[Tone] = frozenset(TONES)
    phases: frozenset[Phase] = frozenset(PHASES)
    claims: frozenset[Claim] = frozenset()
    slots: frozenset[str] = field(init=False)
    stretch: str = field(init=False)
    mark: int = field(init=False)
    own: bool = field(init=False)
    moody: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mark", word_key(self.words))
        object.__setattr__(self, "own", len(self.voices) < _MOST)
        object.__setattr__(self, "moody", len(self.tones) < _MOST)
        parsed = list(Formatter().parse(self.words))
        object.__setattr__(self, "slots", frozenset(name for _, name, _, _ in parsed if name))
        object.__setattr__(self, "stretch", max((text for text, _, _, _ in parsed), key=len).strip().lower())

    def suits(self, voice: Voice, tone: Tone, phase: Phase) -> bool:
        return voice in self.voices and tone in self.tones and phase in self.phases


Table = Mapping[str, tuple[Piece, ...]]
"""Act (or act and case) -> its pieces."""


class Grammar(NamedTuple):
    """One language's half: cores by act, openers and closers by kind, what a seller says, and its words for voices, topics and objections.

    `topics` names what can be asked or promised, `doubts` the kinds of objection; `objections` and `reasons` are what is
    said of them where the scenario has no text.
    """

    cores: Table
    openers: Table
    closers: Table
    seller: Table
    pronouns: Mapping[Voice, Mapping[str, str]]
    topics: Mapping[str, str]
    doubts: Mapping[str, str]
    objections: Mapping[str, tuple[str, ...]]
    reasons: Mapping[str, tuple[str, ...]]


def lines(*words: str, voice: str = "", tone: str = "", phase: str = "", claims: str = "") -> tuple[Piece, ...]:
    """Pieces that share their conditions; each condition is a list with commas, and empty for any.

    Words that begin with ~ are too plain for a formal voice. What only a warm voice says is not said in anger, unless the
    tone asks for it.
    """
    unsaid = ["angry"] if _words(voice) == ["warm"] and not tone else []
    return tuple(
        Piece(
            text.removeprefix("~"),
            frozenset(
                word
                for word in VOICES
                if (not voice or word in _words(voice)) and not (word == "formal" and text.startswith("~"))
            ),
            frozenset(word for word in TONES if (not tone or word in _words(tone)) and word not in unsaid),
            frozenset(word for word in get_args(Phase) if word in _words(phase)) or frozenset(PHASES),
            frozenset(map(Claim, _words(claims))),
        )
        for text in words
    )


def together(*tables: Table) -> Table:
    """One table of several: pieces of the same act side by side."""
    acts = dict.fromkeys(act for table in tables for act in table)
    return {act: tuple(piece for table in tables for piece in table.get(act, ())) for act in acts}


def _words(commas: str) -> list[str]:
    return [word.strip() for word in commas.split(",") if word.strip()]

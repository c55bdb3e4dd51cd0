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

from .scene import PHASES, TONES, VOICES, Phase, Tone, Voice


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
    """Words with slots, and when they may be said."""

    words: str
    voices: frozenset[Voice] = frozenset(VOICES)
    tones: frozenset[Tone] = frozenset(TONES)
    phases: frozenset[Phase] = frozenset(PHASES)
    claims: frozenset[Claim] = frozenset()
    slots: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        slots = frozenset(name for _, name, _, _ in Formatter().parse(self.words) if name)
        object.__setattr__(self, "slots", slots)

    def suits(self, voice: Voice, tone: Tone, phase: Phase) -> bool:
        return voice in self.voices and tone in self.tones and phase in self.phases

    @property
    def stretch(self) -> str:
        """The longest stretch of its words without a slot: by this a listener would know it again."""
        return max((text for text, _, _, _ in Formatter().parse(self.words)), key=len).strip()


Table = Mapping[str, tuple[Piece, ...]]
"""Act (or act and case) -> its pieces."""


class Grammar(NamedTuple):
    """One language's half: cores by act, openers and closers by kind, and its words for voices, topics and objections."""

    cores: Table
    openers: Table
    closers: Table
    pronouns: Mapping[Voice, Mapping[str, str]]
    topics: Mapping[str, str]
    objections: Mapping[str, tuple[str, ...]]
    reasons: Mapping[str, tuple[str, ...]]


def lines(*words: str, voice: str = "", tone: str = "", phase: str = "", claims: str = "") -> tuple[Piece, ...]:
    """Pieces that share their conditions; each condition is a list with commas, and empty for any."""
    return tuple(
        Piece(
            text,
            frozenset(word for word in get_args(Voice) if word in _words(voice)) or frozenset(VOICES),
            frozenset(word for word in get_args(Tone) if word in _words(tone)) or frozenset(TONES),
            frozenset(word for word in get_args(Phase) if word in _words(phase)) or frozenset(PHASES),
            frozenset(map(Claim, _words(claims))),
        )
        for text in words
    )


def _words(commas: str) -> list[str]:
    return [word.strip() for word in commas.split(",") if word.strip()]

"""The scene of a turn: who talks, in what mood, about which table. Everything a sentence may be made of, and nothing more.

A phrase is composed from this alone, so what is not in the scene (a limit, a way out, a point score) cannot slip into a
sentence. The texts of `facts`, `bluffs`, `objections` and `reasons` are the scenario author's, cleaned where the scenario is
read (`simsales.text.safe_text`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

from ...i18n import Lang, Text

Voice = Literal["warm", "businesslike", "blunt", "formal"]
Tone = Literal["warm", "even", "cool", "angry"]
Phase = Literal["gate", "open", "discover", "propose", "objections", "bargain", "agree", "follow up"]
Weight = Literal["high", "middle", "low"]
VOICES: tuple[Voice, ...] = get_args(Voice)
TONES: tuple[Tone, ...] = get_args(Tone)
PHASES: tuple[Phase, ...] = get_args(Phase)
NOTHING: Mapping[str, Text] = MappingProxyType({})
UNTOLD: Mapping[str, Weight] = MappingProxyType({})


class Scene(NamedTuple):
    """One turn, as far as it can be heard.

    `spell` says the values of an outcome of the table, issue by issue; `before` is the buyer's previous offer, `ours` the
    seller's (outcome numbers, -1 for none). `weights`: how much an issue matters, for what is told in this turn only.
    `reasons`: what is behind an objection, kind by kind. `heard`: topics whose facts the seller has been told; no other fact
    is ever put into the seller's mouth. `key` decides which of several phrasings is taken; `used` are the lines said so far.
    """

    lang: Lang
    voice: Voice
    tone: Tone
    phase: Phase
    speaker: Text
    spell: Callable[[int], Mapping[str, Text]]
    labels: Mapping[str, Text]
    facts: Mapping[str, Text] = NOTHING
    bluffs: Mapping[str, Text] = NOTHING
    objections: Mapping[str, Text] = NOTHING
    before: int = -1
    key: str = ""
    used: Sequence[str] = ()
    weights: Mapping[str, Weight] = UNTOLD
    reasons: Mapping[str, Text] = NOTHING
    ours: int = -1
    heard: Sequence[str] = ()


def changed_terms(offer: int, against: int, scene: Scene) -> dict[str, str]:
    """Issue -> value in words, where `offer` differs from `against` (an outcome, or -1 for everything).

    An offer that is the same as before is recalled by its first issue alone: nobody reads out five terms to repeat himself.
    """
    if offer < 0:
        return {}
    new = {issue: value.say(scene.lang) for issue, value in scene.spell(offer).items()}
    if against < 0:
        return new
    old = scene.spell(against)
    moved = {issue: value for issue, value in new.items() if issue not in old or old[issue].say(scene.lang) != value}
    return moved or dict(list(new.items())[:1])


def something_stays(offer: int, against: int, scene: Scene) -> bool:
    """Whether the offer moves on some issues and keeps others."""
    if offer < 0 or against in (-1, offer):
        return False
    return 0 < len(changed_terms(offer, against, scene)) < len(scene.spell(offer))

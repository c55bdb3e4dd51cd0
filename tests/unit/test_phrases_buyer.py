"""What a buyer says: many ways, always true to the state, never twice the same."""

from __future__ import annotations

from collections import Counter

import pytest
from table_talk import NAMING, SUBJECTS, any_turn, scene

from simsales.i18n import LANGS, Lang
from simsales.negotiation.moves import Said, Say
from simsales.negotiation.phrases import buyer_lines
from simsales.negotiation.phrases.checker import faults
from simsales.negotiation.phrases.composing import cores, part_of, phrasings
from simsales.negotiation.phrases.scene import TONES, VOICES, Voice


def said(say: Say) -> Said:
    return Said(say, SUBJECTS[say][0] if say in SUBJECTS else "", 5 if say in NAMING else -1)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("voice", VOICES)
def test_every_act_has_a_dozen_phrasings_in_each_voice(lang: Lang, voice: Voice) -> None:
    for say in Say:
        for tone in TONES:
            reply = (said(say),)
            part = part_of(reply[0], 0, reply, scene(lang, voice, tone, before=5))
            assert len(set(phrasings(part))) >= 12, (say, tone)
            assert len(cores(part)) >= 8, (say, tone)


def test_ten_thousand_turns_are_true_to_the_state() -> None:
    wrong: Counter[str] = Counter()
    for number in range(10_000):
        reply, place = any_turn(f"turn {number}")
        for fault in faults(reply, place, buyer_lines(reply, place)):
            wrong[f"{place.lang} {fault}"] += 1
    assert not wrong

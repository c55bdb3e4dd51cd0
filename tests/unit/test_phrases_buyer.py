"""What a buyer says: many ways, always true to the state, never twice the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise, permutations

import pytest
from table_talk import FACTS, LABELS, NAMING, SUBJECTS, Chooser, any_turn, part, scene, spelled

from simsales.i18n import LANGS, Lang
from simsales.negotiation.moves import Reply, Said, Say
from simsales.negotiation.phrases import buyer_lines
from simsales.negotiation.phrases.checker import faults
from simsales.negotiation.phrases.composing import cores, part_of, phrasings
from simsales.negotiation.phrases.languages import GRAMMARS
from simsales.negotiation.phrases.scene import TONES, VOICES, Scene, Tone, Voice, Weight


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("voice", VOICES)
def test_every_act_has_a_dozen_cores_in_each_voice(lang: Lang, voice: Voice) -> None:
    """Counted without openers and closers, over all moods; an answer counts by what kind of thing it tells. (An offer without
    a number occurs only where a caller forgot it, and gets a plain sentence.)"""
    for act, pieces in GRAMMARS[lang].cores.items():
        assert act.endswith(" bare") or sum(voice in piece.voices for piece in pieces) >= 12, act


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("tone", TONES)
def test_every_act_has_a_dozen_phrasings_in_one_mood(lang: Lang, voice: Voice, tone: Tone) -> None:
    for say in Say:
        for topic in SUBJECTS.get(say, ("",))[:2]:
            reply = (Said(say, topic, 9 if say in NAMING else -1),)
            one = part_of(reply[0], 0, reply, scene(lang, voice, tone, before=5, weights={topic: "high"}))
            assert len(set(phrasings(one))) >= 12, (say, topic)
            assert len(cores(one)) >= 8, (say, topic)


def test_ten_thousand_turns_are_true_to_the_state_and_unlike_their_neighbours() -> None:
    wrong: Counter[str] = Counter()
    used: dict[Lang, list[str]] = {"zh": [], "en": []}
    for number in range(10_000):
        reply, bare = any_turn(f"turn {number}")
        place = bare._replace(used=tuple(used[bare.lang][-8:]))
        lines = buyer_lines(reply, place)
        used[place.lang] += lines
        for fault in faults(reply, place, lines):
            wrong[f"{place.lang} {fault}"] += 1
    assert not wrong


def play(lang: Lang, voice: Voice, seed: int, tones: tuple[Tone, ...] = TONES) -> list[str]:
    """The buyer's lines of a whole talk of one meeting: the same course each time, another key."""
    lines: list[str] = []
    before = 40
    for number, turn in enumerate(COURSE):
        choose = Chooser(f"{seed}/{number}")
        reply = tuple(part(say, choose, before) for say in turn)
        weights: dict[str, Weight] = {one.topic: "high" for one in reply if one.topic in LABELS}
        tone = tones[min(number // 6, len(tones) - 1)]
        lines += buyer_lines(
            reply, scene(lang, voice, tone, "bargain", before, f"{seed}/A/{number}", tuple(lines), weights)
        )
        before = next((one.offer for one in reply if one.offer >= 0), before)
    return lines


COURSE = (
    (Say.GREET_BACK,),
    (Say.TELL,),
    (Say.TELL,),
    (Say.DODGE,),
    (Say.TELL, Say.RAISE),
    (Say.EXPLAIN,),
    (Say.HALF_CONVINCED,),
    (Say.SETTLED,),
    (Say.AGREED_SO_FAR,),
    (Say.TAKEN_ABACK, Say.COUNTER),
    (Say.TRADE_YES, Say.GIVE),
    (Say.PRESS,),
    (Say.STAND,),
    (Say.GIVE,),
    (Say.LAST_OFFER,),
    (Say.ACCEPT, Say.FAREWELL),
)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("voice", VOICES)
def test_two_plays_of_one_meeting_share_few_lines(lang: Lang, voice: Voice) -> None:
    plays = [play(lang, voice, seed) for seed in range(12)]
    shared = [len(set(one) & set(other)) / len(one) for one, other in combinations(plays, 2)]
    assert max(shared) < 0.3
    assert sum(shared) / len(shared) < 0.1


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("voice", VOICES)
def test_no_line_of_a_talk_is_said_twice_or_begins_like_its_neighbour(lang: Lang, voice: Voice) -> None:
    for seed in range(40):
        lines = play(lang, voice, seed)
        assert len(set(lines)) == len(lines)
        for line, after in pairwise(lines):
            assert re.split("[，。？：,.?:]", line)[0] != re.split("[，。？：,.?:]", after)[0], (line, after)


@pytest.mark.parametrize("lang", LANGS)
def test_twenty_dodges_in_one_talk_are_twenty_lines(lang: Lang) -> None:
    used: list[str] = []
    for number in range(20):
        used += buyer_lines((Said(Say.DODGE, "budget"),), scene(lang, key=f"7/A/{number}", used=tuple(used)))
    assert len(set(used)) == 20


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_scene_gets_the_same_line_and_another_key_another(lang: Lang) -> None:
    reply = (Said(Say.COUNTER, "", 5),)
    assert buyer_lines(reply, scene(lang)) == buyer_lines(reply, scene(lang))
    assert len({buyer_lines(reply, scene(lang, key=f"{seed}/A/3"))[0] for seed in range(50)}) > 12


@pytest.mark.parametrize("lang", LANGS)
def test_a_bluff_sounds_like_the_truth(lang: Lang) -> None:
    """With the same words to say, the line is the same: no habit of speech gives a bluff away."""
    for seed in range(60):
        place = scene(lang, key=f"{seed}/A/3")._replace(bluffs=FACTS)
        assert buyer_lines((Said(Say.TELL, "budget"),), place) == buyer_lines((Said(Say.BLUFF, "budget"),), place)


@pytest.mark.parametrize("lang", LANGS)
def test_an_offer_names_what_moved_and_not_the_rest(lang: Lang) -> None:
    for seed in range(60):
        line = buyer_lines((Said(Say.COUNTER, "", 1),), scene(lang, before=0, key=f"{seed}/A/3"))[0]
        assert spelled(1)["training"].say(lang) in line
        assert not any(spelled(1)[issue].say(lang) in line for issue in ("price", "payment", "delivery"))


def turns_of(say: Say, lang: Lang, voice: Voice, tone: Tone, keys: int = 3) -> Iterator[tuple[str, Reply]]:
    reply = (Said(say, SUBJECTS.get(say, ("",))[0], 9 if say in NAMING else -1),)
    for key in range(keys):
        yield buyer_lines(reply, scene(lang, voice, tone, before=5, key=f"{key}/{tone}"))[0], reply


def never(line: str, reply: Reply, place: Scene) -> bool:
    return line not in set(phrasings(part_of(reply[0], 0, reply, place)))


@pytest.mark.parametrize("lang", LANGS)
def test_every_third_line_in_anger_is_one_that_good_mood_never_says(lang: Lang) -> None:
    for voice in VOICES:
        heard = [
            never(line, reply, scene(lang, voice, "warm", before=5, key=f"{key}/angry"))
            for say in Say
            for key, (line, reply) in enumerate(turns_of(say, lang, voice, "angry"))
        ]
        assert sum(heard) > len(heard) / 3


@pytest.mark.parametrize("lang", LANGS)
def test_every_second_line_of_a_voice_is_one_that_another_never_says(lang: Lang) -> None:
    for voice, other in permutations(VOICES, 2):
        heard = [
            never(line, reply, scene(lang, other, "even", before=5, key=f"{key}/even"))
            for say in Say
            for key, (line, reply) in enumerate(turns_of(say, lang, voice, "even"))
        ]
        assert sum(heard) > len(heard) / 2, (voice, other)


def test_what_cannot_be_true_is_not_said() -> None:
    """Nobody accepts and refuses in one breath: the refusal is dropped."""
    lines = buyer_lines((Said(Say.ACCEPT, "", 5), Said(Say.TRADE_NO)), scene("en"))
    assert len(lines) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_who_accepts_accepts_ours_and_who_stands_stands_on_what_was_offered(lang: Lang) -> None:
    place = scene(lang, before=40)._replace(ours=11)
    assert buyer_lines((Said(Say.ACCEPT),), place) == buyer_lines((Said(Say.ACCEPT, "", 11),), place)
    assert buyer_lines((Said(Say.STAND),), place) == buyer_lines((Said(Say.STAND, "", 40),), place)


@pytest.mark.parametrize("lang", LANGS)
def test_an_act_without_topic_or_offer_still_finds_words(lang: Lang) -> None:
    for say in Say:
        for voice in VOICES:
            if say is not Say.RAISE and say is not Say.EXPLAIN:
                assert buyer_lines((Said(say),), scene(lang, voice))

"""The checker hears what is wrong, whoever made the line: every planted fault is found, and a right turn passes."""

from __future__ import annotations

import pytest
from table_talk import FACTS, NAMING, SUBJECTS, scene

from simsales.i18n import LANGS, Lang
from simsales.negotiation.moves import Reply, Said, Say
from simsales.negotiation.phrases.checker import faults
from simsales.negotiation.phrases.composing import cores, part_of, phrasings
from simsales.negotiation.phrases.scene import TONES, VOICES, Scene

DODGE: Reply = (Said(Say.DODGE, "budget"),)
TELL: Reply = (Said(Say.TELL, "need"),)
COUNTER: Reply = (Said(Say.COUNTER, "", 1),)
ACCEPT: Reply = (Said(Say.ACCEPT, "", 1),)


PLANTED: tuple[tuple[Lang, Reply, str, str], ...] = (
    ("zh", DODGE, "这个不方便说，反正 97 万以内。", "number"),
    ("zh", DODGE, "这个不方便说，反正九十七万以内。", "number"),
    ("en", DODGE, "I'd rather not say, but 970,000 is the most.", "number"),
    ("en", DODGE, "I'd rather not say, but a million is too much.", "number"),
    ("zh", DODGE, FACTS["budget"].zh + "。", "lets slip"),
    ("en", TELL, FACTS["need"].en + " " + FACTS["deadline"].en, "lets slip"),
    ("zh", COUNTER, "那就说定了，培训 1 次。", "agrees"),
    ("en", COUNTER, "We have a deal, 1 session on training.", "agrees"),
    ("zh", ACCEPT, "培训 1 次还不够，再想想。", "refuses"),
    ("en", ACCEPT, "That's not enough, 1 session on training.", "refuses"),
    ("zh", COUNTER, "谢谢您让步，培训 1 次。", "thanks"),
    ("en", COUNTER, "Thank you for moving, 1 session on training.", "thanks"),
    ("zh", COUNTER, "最后一口价，培训 1 次。", "last"),
    ("en", COUNTER, "Final offer, 1 session on training.", "last"),
    ("zh", COUNTER, "培训 1 次，太贵了。", "price"),
    ("en", COUNTER, "It's too expensive, so 1 session on training.", "price"),
    ("zh", DODGE, "你们太没诚意了。", "angry"),
    ("en", DODGE, "This is ridiculous.", "angry"),
    ("zh", DODGE, "我要请示领导。", "above"),
    ("en", DODGE, "My boss has to decide.", "above"),
    ("zh", DODGE, "不谈了，告辞。", "ends"),
    ("en", DODGE, "We're done, goodbye.", "ends"),
    ("zh", COUNTER, "我们要的是账期 30 天。", "not named"),
    ("en", COUNTER, "We want something else.", "not named"),
    ("zh", DODGE, "这个 {topic} 不好说。", "clumsy"),
    ("en", DODGE, "I won't say", "does not end"),
    ("zh", DODGE, "贵方问得好。", "address"),
    ("en", DODGE, "I won't say \u2026 no.", "glyph"),
)


@pytest.mark.parametrize(("lang", "reply", "line", "wrong"), PLANTED)
def test_a_planted_fault_is_found(lang: Lang, reply: Reply, line: str, wrong: str) -> None:
    found = faults(reply, scene(lang, before=0), [line])
    assert any(wrong in fault for fault in found), found


def test_a_right_turn_passes() -> None:
    assert faults(COUNTER, scene("zh", before=0), ["我们想要的是培训 1 次。"]) == []
    assert faults(TELL, scene("en"), ["I can tell you that. " + FACTS["need"].en]) == []


def test_a_line_equal_to_its_neighbour_is_found() -> None:
    used = scene("en")._replace(used=("I'd rather not say.",))
    assert "repeats its neighbour" in faults(DODGE, used, ["I'd rather not say."])
    used = scene("en")._replace(used=("Well, that's for later.",))
    assert any("begins like" in fault for fault in faults(DODGE, used, ["Well, I won't say."]))


@pytest.mark.parametrize("lang", LANGS)
def test_what_matters_little_is_not_said_to_matter_much(lang: Lang) -> None:
    told: Reply = (Said(Say.TELL, "delivery"),)
    for voice in VOICES:
        high = scene(lang, voice, weights={"delivery": "high"})
        for line in phrasings(part_of(told[0], 0, told, high)):
            assert faults(told, high._replace(weights={"delivery": "low"}), [line]), line


def other_words(say: Say, place: Scene) -> list[str]:
    """Every line of an act, to be heard in a turn where it is out of place."""
    reply: Reply = (Said(say, SUBJECTS[say][0] if say in SUBJECTS else "", 9 if say in NAMING else -1),)
    one = part_of(reply[0], 0, reply, place)
    bare = one._replace(first=False, last=False)
    assert cores(bare)
    return list(phrasings(bare))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "say", [Say.ACCEPT, Say.LAST_OFFER, Say.LEAVE, Say.MUST_ASK, Say.WAS_ALLOWED, Say.BROKEN_PROMISE]
)
def test_every_line_of_a_grave_act_is_heard_as_what_it_is(lang: Lang, say: Say) -> None:
    """Said in a mere counter-offer or dodge, each of them is a fault: the word lists cover the grammar's own words."""
    elsewhere: Reply = (Said(Say.COUNTER, "", 9),) if say in NAMING else DODGE
    for voice in VOICES:
        for tone in TONES:
            place = scene(lang, voice, tone, before=5)
            for line in other_words(say, place):
                assert faults(elsewhere, place, [line]), line

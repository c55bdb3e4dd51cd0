"""The sentence the seller could have said: one for every move, fitting the turn, and nothing the seller cannot know."""

from __future__ import annotations

import re

import pytest
from table_talk import BLUFFS, FACTS, LABELS, OUTCOMES, Chooser, scene, spelled

from simsales.i18n import LANGS, Lang
from simsales.negotiation.moves import ASK_TOPICS, ISSUES, OBJECTIONS, PRESENT_TOPICS, PROMISES, Act, Move
from simsales.negotiation.phrases import seller_sentence
from simsales.negotiation.phrases.scene import Scene
from simsales.negotiation.phrases.selling import seller_sentences

TOPICS = {
    Act.ASK: (*ASK_TOPICS, *ISSUES, "colour"),
    Act.PRESENT: (*PRESENT_TOPICS, *ISSUES[1:]),
    Act.ANSWER: (*OBJECTIONS, "colour"),
    Act.CHECK: (*OBJECTIONS, ""),
    Act.PROMISE: (*PROMISES, "colour"),
}


def moves() -> list[Move]:
    """Every move there is, bare and with an offer."""
    bare = [Move(act, topic) for act in Act for topic in TOPICS.get(act, ("",))]
    return [*bare, *(Move(act, "", 7) for act in Act), Move(Act.TRADE, "", 7, "price", "payment")]


def turn(lang: Lang, heard: tuple[str, ...] = (), before: int = -1, ours: int = -1, key: str = "7/A/3") -> Scene:
    return scene(lang, before=before, key=key)._replace(heard=heard, ours=ours)


@pytest.mark.parametrize("lang", LANGS)
def test_every_move_has_a_sentence_whatever_has_happened(lang: Lang) -> None:
    for move in moves():
        for place in (turn(lang), turn(lang, tuple(FACTS), 40, 11)):
            sentence = seller_sentence(move, place)
            assert len(sentence) > 8
            assert not re.search(r"[{}]|  |。。|\.\.|，。", sentence), sentence


@pytest.mark.parametrize("lang", LANGS)
def test_every_act_can_be_put_in_several_ways(lang: Lang) -> None:
    for act in Act:
        move = Move(act, TOPICS.get(act, ("",))[0], 7, *(("price", "payment") if act is Act.TRADE else ()))
        ways = {seller_sentence(move, turn(lang, (), 40, 11, f"{number}/A/3")) for number in range(60)}
        assert len(ways) >= 2, move


@pytest.mark.parametrize("lang", LANGS)
def test_a_trade_names_both_sides_and_makes_one_depend_on_the_other(lang: Lang) -> None:
    values = spelled(7)
    for sentence in seller_sentences(Move(Act.TRADE, "", 7, "price", "payment"), turn(lang)):
        if values["price"].say(lang) in sentence:
            assert values["payment"].say(lang) in sentence
            assert re.search("如果|前提|换一换|If |provided|exchange", sentence)
    said = seller_sentence(Move(Act.TRADE, "", 7, "price", "payment"), turn(lang))
    assert values["price"].say(lang) in said


@pytest.mark.parametrize("lang", LANGS)
def test_a_concession_says_what_moved_and_asks_for_something_back(lang: Lang) -> None:
    before, after = 0, next(number for number in range(1, len(OUTCOMES)) if OUTCOMES[number][:3] == OUTCOMES[0][:3])
    for key in map(str, range(30)):
        sentence = seller_sentence(Move(Act.CONCEDE, "", after), turn(lang, ours=before, key=key))
        assert spelled(after)["training"].say(lang) in sentence
        assert spelled(after)["delivery"].say(lang) not in sentence
        assert re.search("[？?]|配合", sentence), sentence


@pytest.mark.parametrize("lang", LANGS)
def test_questions_are_open(lang: Lang) -> None:
    opening = "什么|怎么|哪|谁|多少|为什么|how|what|who|which|when|where|why|walk me"
    for topic in TOPICS[Act.ASK]:
        for sentence in seller_sentences(Move(Act.ASK, topic), turn(lang)):
            assert sentence.endswith(("？", "?"))
            assert re.search(opening, sentence, re.IGNORECASE), sentence


@pytest.mark.parametrize("lang", LANGS)
def test_the_seller_never_knows_what_nobody_told_him(lang: Lang) -> None:
    for number in range(400):
        choose = Chooser(f"heard {number}")
        heard = tuple(topic for topic in FACTS if choose.number(3) == 0)
        move = choose.one(moves())
        sentence = seller_sentence(move, turn(lang, heard, choose.number(100), 11, f"{number}/A/1"))
        for topic, text in [*((t, f) for t, f in FACTS.items() if t not in heard), *BLUFFS.items()]:
            assert text.say(lang).rstrip("。.") not in sentence, topic


@pytest.mark.parametrize("lang", LANGS)
def test_only_values_on_the_table_are_numbers_in_a_sentence(lang: Lang) -> None:
    for move in moves():
        place = turn(lang, (), 40, 11)
        sentence = seller_sentence(move, place)
        for value in [v.say(lang) for number in (7, 40, 11) for v in spelled(number).values()]:
            sentence = sentence.replace(value, "")
        assert not re.search("[0-9%]", sentence), sentence


@pytest.mark.parametrize("lang", LANGS)
def test_a_summary_plays_back_what_was_told(lang: Lang) -> None:
    sentence = seller_sentence(Move(Act.SUMMARISE), turn(lang, ("deadline",)))
    assert FACTS["deadline"].say(lang).rstrip("。.") in sentence


@pytest.mark.parametrize("lang", LANGS)
def test_the_same_scene_gets_the_same_sentence_and_a_used_one_is_replaced(lang: Lang) -> None:
    move = Move(Act.ASK, "need")
    first = seller_sentence(move, turn(lang))
    assert seller_sentence(move, turn(lang)) == first
    assert seller_sentence(move, turn(lang)._replace(used=(first,))) != first


def test_labels_of_the_scenario_come_first() -> None:
    assert LABELS["delivery"].zh in seller_sentence(Move(Act.PRESENT, "delivery"), turn("zh"))

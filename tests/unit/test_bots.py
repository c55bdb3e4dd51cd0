"""Bots at the table: they keep the rules, know only what the view shows, and the better they sell the more they bring home."""

from __future__ import annotations

from itertools import pairwise

import pytest

from simsales.negotiation.bots.novice import Novice
from simsales.negotiation.bots.oracle import Oracle
from simsales.negotiation.bots.scripted import Scripted
from simsales.negotiation.bots.skilled import Skilled
from simsales.negotiation.moves import OFFERING, Act, Move, Say
from simsales.negotiation.negotiator import Negotiator, Seer
from simsales.negotiation.playing import bot_chances, play_out
from simsales.negotiation.rules import refusal
from simsales.negotiation.talk import Talk
from simsales.negotiation.truth import Truth, truth_of
from simsales.negotiation.view import view_of
from simsales.negotiation.worths import Economics
from simsales.registry import installed
from simsales.rng import KeyedLuck
from simsales.spec.casefile import open_case
from simsales.spec.meeting import Meeting

MONEY = Economics(0.08, 0.015, 90)
KINDS = ("random", "novice", "scripted", "skilled", "oracle")


@pytest.fixture(scope="module")
def meeting() -> Meeting:
    found = open_case("price-pressure").variants["baseline"].meeting
    assert found is not None
    return found


def truth(meeting: Meeting, seed: int = 41) -> Truth:
    return truth_of(meeting, MONEY, KeyedLuck(seed), "meeting")


def played(meeting: Meeting, bot: Negotiator | Seer, seed: int = 41, chance: int = 1) -> tuple[Talk, list[Move]]:
    moves: list[Move] = []
    talk = Talk(truth(meeting, seed))
    return play_out(talk, meeting.seller, bot, bot_chances(KeyedLuck(chance), bot.kind, "form"), moves), moves


def test_every_bot_is_a_plug_in_of_one_file() -> None:
    assert set(KINDS) <= set(installed().kinds("negotiator"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_bot_makes_legal_moves_to_the_end_against_twenty_buyers(meeting: Meeting, kind: str) -> None:
    for seed in range(20):
        talk, moves = played(meeting, installed().kinds("negotiator")[kind](), seed, seed)
        again = Talk(truth(meeting, seed))
        for move in moves:
            assert refusal(again, move) is None
            again.hear(move)
        assert talk.is_over
        assert (again.ending, again.deal, again.turn) == (talk.ending, talk.deal, talk.turn)


def test_the_same_chances_give_the_same_game_and_others_another(meeting: Meeting) -> None:
    bot = installed().kinds("negotiator")["random"]()
    assert played(meeting, bot, chance=1)[1] == played(meeting, bot, chance=1)[1]
    assert played(meeting, bot, chance=1)[1] != played(meeting, bot, chance=2)[1]


def test_playing_out_leaves_the_talk_where_it_was(meeting: Meeting) -> None:
    talk = Talk(truth(meeting))
    talk.hear(Move(Act.GREET))
    play_out(talk, meeting.seller, Skilled(), bot_chances(KeyedLuck(1), "skilled", "form"))
    assert (talk.turn, talk.bargain.ours, dict(talk.listening.asked)) == (1, -1, {})


def test_a_novice_talks_about_the_price_alone(meeting: Meeting) -> None:
    table = truth(meeting).table
    _, moves = played(meeting, Novice())
    offers = [table.values(move.offer) for move in moves if move.act in OFFERING]
    assert all({**offer, "price": 0.0} == {**table.values(table.standard), "price": 0.0} for offer in offers)
    assert not [move for move in moves if move.act is Act.ASK]
    assert sorted((offer["price"] for offer in offers), reverse=True) == [offer["price"] for offer in offers]


def test_the_script_asks_its_three_questions_and_gives_less_each_time(meeting: Meeting) -> None:
    table = truth(meeting).table
    _, moves = played(meeting, Scripted(), seed=5)
    assert [move.topic for move in moves if move.act is Act.ASK][:3] == ["need", "deadline", "decision"]
    prices = [table.values(move.offer)["price"] for move in moves if move.act in OFFERING]
    steps = [before - after for before, after in pairwise(prices) if before > after]
    assert steps == sorted(steps, reverse=True)


def bluffed(meeting: Meeting) -> Talk:
    """A talk with the first buyer who is not honest about delivery."""
    for seed in range(50):
        talk = Talk(truth(meeting, seed))
        if talk.hear(Move(Act.ASK, "delivery"))[0].say is Say.BLUFF:
            return talk
    raise AssertionError("everybody is honest")


def test_the_view_does_not_show_that_an_answer_is_untrue(meeting: Meeting) -> None:
    view = view_of(bluffed(meeting), meeting.seller)
    assert [one.say for one in view.said] == [Say.TELL]
    assert view.answered == {"delivery"}
    assert view.told == {"delivery": "low"}


def test_what_a_buyer_made_up_can_be_summed_up_like_anything_else(meeting: Meeting) -> None:
    talk = bluffed(meeting)
    assert [one.say for one in talk.hear(Move(Act.SUMMARISE))] == [Say.AGREED_SO_FAR]


def test_the_oracle_foresees_its_talk_to_the_word(meeting: Meeting) -> None:
    start = Talk(truth(meeting))
    line = Oracle().foresee(start)
    talk = start.copy()
    for move in line:
        talk.hear(move)
    assert talk.is_over
    assert talk.deal >= 0
    assert start.turn == 0
    assert Oracle().look(start) == line[0]


def test_nobody_brings_home_more_than_the_oracle(meeting: Meeting) -> None:
    for seed in range(10):
        firm = truth(meeting, seed).table.firm
        best, _ = played(meeting, Oracle(), seed)
        for bot in (Novice(), Scripted(), Skilled()):
            talk, _ = played(meeting, bot, seed)
            assert talk.deal < 0 or firm[talk.deal] <= firm[best.deal]

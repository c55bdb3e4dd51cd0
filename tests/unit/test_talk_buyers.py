"""Buyers at the table, whatever is said to them: what they never do, however the seller moves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsales.negotiation.mood import Mood
from simsales.negotiation.moves import Act, Move, Reply, Say
from simsales.negotiation.rules import legal_acts, refusal, topics_of
from simsales.negotiation.talk import Talk
from simsales.negotiation.truth import Truth, truth_of
from simsales.negotiation.worths import Economics
from simsales.registry import installed
from simsales.rng import KeyedLuck
from simsales.spec.meeting import Meeting

SAID = {"en": "-", "zh": "-"}
FAMILIES = sorted(installed().kinds("tactic"))
ISSUES = {
    "payment": {"levels": [0, 30, 60], "standard": 30, "worth": [-3, 0, [1, 5]], "cost": [-1, 0, 2]},
    "delivery": {"levels": [20, 40, 60], "standard": 40, "worth": [[4, 14], 0, -8], "cost": [5, 0, 0]},
}


@cache
def meeting(family: str, *, is_prepared: bool = False, patience: float = 14, authority: float | None = None) -> Meeting:
    about = {"name": SAID, "role": SAID, "company": SAID, "alternative": SAID}
    doubts = {
        "price": {"says": SAID, "behind": SAID, "weight": 3},
        "trust": {"says": SAID, "behind": SAID, "weight": 2},
    }
    facts = {"need": {"says": SAID}, "deadline": {"says": SAID, "about": "delivery"}}
    buyer = about | {"tactic": {"kind": family}, "fair": [80, 95], "limit": [85, 110], "patience": patience}
    buyer |= {"prepared": is_prepared, "authority": authority, "objections": doubts, "facts": facts}
    ours = {"you": SAID, "brief": SAID, "fallback": SAID, "cost": 60, "authority": 0, "target": 100}
    price = {"low": 50, "high": 150, "step": 2}
    return Meeting.model_validate({"buyer": buyer, "seller": ours, "price": price, "issues": ISSUES})


@cache
def buyer(family: str, seed: int, *, is_prepared: bool = False, patience: float = 14) -> Truth:
    made = meeting(family, is_prepared=is_prepared, patience=patience)
    return truth_of(made, Economics(), KeyedLuck(seed), "buyer")


def some_move(talk: Talk, choice: int) -> Move:
    """A legal move, by a number: every act, topic and offer can come up."""
    acts = [act for act in legal_acts(talk) if act is not Act.WALK]
    act = acts[choice % len(acts)]
    topics = topics_of(talk, act)
    topic = topics[choice // 7 % len(topics)] if topics else ""
    move = Move(act, topic, choice // 3 % len(talk.truth.table), "delivery", "price")
    if act not in (Act.OFFER, Act.TRADE, Act.CONCEDE):
        return Move(act, topic)
    return move if refusal(talk, move) is None else Move(Act.OFFER, offer=move.offer)


def held(truth: Truth, choices: Sequence[int]) -> tuple[Talk, list[tuple[Move, Reply]]]:
    talk, heard = Talk(truth), list[tuple[Move, Reply]]()
    for choice in choices:
        if talk.is_over:
            break
        move = some_move(talk, choice)
        heard.append((move, talk.hear(move)))
    return talk, heard


ANYBODY = st.builds(buyer, st.sampled_from(FAMILIES), st.integers(1, 40), is_prepared=st.booleans())
ANY_MOVES = st.lists(st.integers(0, 99_999), min_size=1, max_size=30)
STORIES = settings(max_examples=150, deadline=None)


@STORIES
@given(ANYBODY, ANY_MOVES)
def test_the_same_moves_meet_the_same_replies(truth: Truth, choices: list[int]) -> None:
    assert held(truth, choices)[1] == held(truth, choices)[1]


@STORIES
@given(ANYBODY, ANY_MOVES, ANY_MOVES)
def test_a_copied_talk_goes_on_alike_and_leaves_the_first_alone(
    truth: Truth, choices: list[int], later: list[int]
) -> None:
    talk, _ = held(truth, choices)
    copies = [talk.copy(), talk.copy()]
    heard = [[], []]  # type: ignore[var-annotated]
    turn, patience, mood = talk.turn, talk.patience, (talk.mood.goodwill, talk.mood.anger, talk.mood.trust)
    for copy, replies in zip(copies, heard, strict=True):
        for choice in later:
            if copy.is_over:
                break
            replies.append(copy.hear(some_move(copy, choice)))
    assert heard[0] == heard[1]
    assert (talk.turn, talk.patience, (talk.mood.goodwill, talk.mood.anger, talk.mood.trust)) == (turn, patience, mood)


@STORIES
@given(ANYBODY, ANY_MOVES)
def test_no_buyer_signs_or_offers_what_is_worse_than_their_other_way(truth: Truth, choices: list[int]) -> None:
    talk, heard = held(truth, choices)
    named = [said.offer for _, reply in heard for said in reply if said.offer >= 0]
    assert all(truth.table.buyer[offer] >= -1e-6 for offer in named)
    assert talk.deal < 0 or truth.table.buyer[talk.deal] >= -1e-6


@STORIES
@given(ANYBODY, ANY_MOVES)
def test_no_buyer_takes_back_what_they_offered(truth: Truth, choices: list[int]) -> None:
    talk, _ = held(truth, choices)
    costs = [truth.cost(offer) for offer in talk.bargain.their_offers]
    assert all(before <= after + 1e-6 for before, after in pairwise(costs))


@STORIES
@given(ANYBODY, ANY_MOVES)
def test_moods_stay_between_nothing_and_everything(truth: Truth, choices: list[int]) -> None:
    mood = held(truth, choices)[0].mood
    assert all(0 <= one <= 1 for one in (mood.goodwill, mood.anger, mood.trust, mood.walks))


@STORIES
@given(ANYBODY, ANY_MOVES)
def test_an_act_is_legal_when_some_form_of_it_is_not_refused(truth: Truth, choices: list[int]) -> None:
    talk, _ = held(truth, choices)
    possible = set()
    for act in Act:
        topics = topics_of(talk, act) or ("",)
        offers = (0, len(truth.table) - 1) if act in (Act.OFFER, Act.TRADE) else (-1,)
        forms = [Move(act, topic, offer, "price", "price") for topic in topics for offer in offers]
        if act is Act.CONCEDE:
            forms = [Move(act, offer=int(truth.table.firm.argmin()))]
        if any(refusal(talk, form) is None for form in forms):
            possible.add(act)
    assert set(legal_acts(talk)) - {Act.CONCEDE} == possible - {Act.CONCEDE}


# Questions


@pytest.mark.parametrize("topic", ["need", "deadline", "delivery"])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_question_meets_the_same_answer_first_or_later_at_the_same_mood(family: str, topic: str) -> None:
    for seed in range(1, 12):
        at_once, later = Talk(buyer(family, seed)), Talk(buyer(family, seed))
        later.hear(Move(Act.ASK, "budget"))
        later.mood = Mood()
        assert at_once.hear(Move(Act.ASK, topic))[0] == later.hear(Move(Act.ASK, topic))[0]


def test_the_open_tell_more_often_than_the_hard() -> None:
    def told(family: str) -> int:
        return sum(Talk(buyer(family, seed)).hear(Move(Act.ASK, "need"))[0].say is Say.TELL for seed in range(1, 61))

    assert told("conceder") > told("hard")


# First offers


def asked(truth: Truth, price: float) -> Talk:
    """The talk after a first offer of the standard package at a price."""
    talk = Talk(truth)
    values = {"price": price, "payment": 30.0, "delivery": 40.0}
    levels = [issue.values.index(values[issue.name]) for issue in truth.table.issues]
    talk.hear(Move(Act.OFFER, offer=truth.table.number(levels)))
    return talk


@pytest.mark.parametrize("family", FAMILIES)
def test_a_higher_first_offer_moves_a_buyer_up_to_a_point_and_no_further(family: str) -> None:
    for seed in range(1, 9):
        talks = [asked(buyer(family, seed), price) for price in (90, 100, 110, 140, 150)]
        limits = [talk.bargain.limit for talk in talks]
        assert limits == sorted(limits)
        assert limits[-1] == limits[-2] <= buyer(family, seed).scale
        assert talks[-1].bargain.opening == talks[-2].bargain.opening


@pytest.mark.parametrize("family", FAMILIES)
def test_the_further_beyond_proportion_the_angrier(family: str) -> None:
    angers = [asked(buyer(family, 3), price).mood.anger for price in (100, 130, 140, 150)]
    assert angers[0] == 0 < angers[1] < angers[2] < angers[3]


def test_who_has_prepared_is_moved_less() -> None:
    moved: Mapping[bool, float] = {
        ready: asked(buyer("hard", 3, is_prepared=ready), 100).bargain.fair for ready in (True, False)
    }
    assert buyer("hard", 3).fair < moved[True] < moved[False]


def test_an_offer_beside_other_issues_moves_a_buyer_less_than_a_price_alone() -> None:
    made = meeting("hard")
    alone = truth_of(made.model_copy(update={"issues": {}}), Economics(), KeyedLuck(3), "buyer")
    assert buyer("hard", 3).anchored < alone.anchored


# Moods and patience


def test_anger_cools_off_when_nothing_new_offends() -> None:
    talk = asked(buyer("relationship", 3), 150)
    before = talk.mood.anger
    talk.hear(Move(Act.ASK, "need"))
    assert 0 < talk.mood.anger < before


def test_the_angry_give_less() -> None:
    def gone(anger: float) -> float:
        talk = asked(buyer("relationship", 3), 110)
        talk.mood.anger = anger
        talk.hear(Move(Act.CONCEDE, offer=talk.bargain.ours - 9 * 4))
        return talk.bargain.gone

    assert gone(0.8) < gone(0.0)


@STORIES
@given(st.sampled_from(FAMILIES), st.integers(1, 40), ANY_MOVES)
def test_more_patience_never_makes_a_buyer_run_out_of_it_sooner(family: str, seed: int, choices: list[int]) -> None:
    questions = [choice for choice in choices if choice % 2]
    turns = []
    for patience in (6.0, 12.0):
        truth = replace(buyer(family, seed), patience=patience)
        talk = Talk(truth)
        for number, _ in enumerate(questions):
            if talk.is_over:
                break
            talk.hear(Move(Act.ASK, ("need", "deadline", "budget", "worry")[number % 4]))
        turns.append(talk.turn)
    assert turns[0] <= turns[1]

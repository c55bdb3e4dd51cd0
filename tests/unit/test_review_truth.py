"""What was possible is exact: on a small table everything a review says about it is found again by trying every outcome."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest

from simsales.errors import SimsalesError
from simsales.negotiation.moves import Move
from simsales.review.buyers import form_of
from simsales.review.played import Played
from simsales.review.reveal import reveal
from simsales.spec.casefile import open_case
from tests.table_for_review import ACCEPT, ANSWER, CHECK, GREET, HOLD, WALK, WELL, ask, offer, played

TO_A_DEAL = [
    [*WELL],
    [offer(1000), ask("objection"), ANSWER, CHECK, ACCEPT],
    [offer(900), ask("objection"), ANSWER, CHECK, offer(800)],
]


def pairs(made):
    table = made.truth.table
    return list(zip(table.firm.tolist(), table.buyer.tolist(), strict=True))


@pytest.mark.parametrize("seed", range(8))
def test_the_frontier_nash_and_kalai_are_those_of_trying_every_outcome(seed: int) -> None:
    rng = np.random.default_rng(seed)  # made worths, not luck of the program
    limit, worth = int(rng.integers(820, 1000)), int(rng.integers(0, 150))
    made = played(
        [GREET],
        buyer={"limit": limit},
        issues={
            "delivery": {
                "levels": [10, 40],
                "standard": 40,
                "worth": [worth, 0],
                "cost": [int(rng.integers(0, 120)), 0],
            }
        },
    )
    every, found = pairs(made), reveal(made).possible
    beaten = {i for (i, (a, b)), (c, d) in product(enumerate(every), every) if (c >= a and d >= b) and (c > a or d > b)}
    kept = {every[i] for i in range(len(every)) if i not in beaten}
    assert {every[i] for i in found.frontier} == kept
    inside = [(a, b) for a, b in every if a >= 0 and b >= 0]
    assert found.zone == len(inside)
    assert every[found.nash][0] * every[found.nash][1] == max(a * b for a, b in inside)
    top_a, top_b = max(a for a, _ in inside) or 1.0, max(b for _, b in inside) or 1.0
    assert min(every[found.kalai][0] / top_a, every[found.kalai][1] / top_b) == pytest.approx(
        max(min(a / top_a, b / top_b) for a, b in inside)
    )
    assert made.stake == max(a for a, _ in inside)


@pytest.mark.parametrize("moves", TO_A_DEAL)
def test_what_was_left_is_the_most_there_was_with_her_no_worse_off(moves: list[Move]) -> None:
    made = played(moves)
    assert made.deal >= 0
    every, found = pairs(made), reveal(made)
    ours, hers = every[made.deal]
    assert found.left == max(a for a, b in every if b >= hers) - ours
    assert every[found.better][0] - ours == found.left
    assert every[found.better][1] >= hers
    assert found.joint_left == max(a + b for a, b in every if a >= 0 and b >= 0) - (ours + hers)
    assert found.surplus == ours / max(a for a, b in every if b >= 0)
    dearer = [
        b
        for (a, b), row in zip(every, made.truth.table.levels.tolist(), strict=True)
        if row[1] == made.truth.table.at(made.deal)[1] and b >= 0
    ]
    assert found.could_pay_more == hers - min(dearer)


def test_without_a_deal_all_that_was_possible_was_left() -> None:
    found = reveal(played([GREET, WALK]))
    assert (found.worth, found.surplus, found.left) == (0.0, 0.0, found.stake)
    assert math.isnan(found.integrative)


def test_weights_and_beliefs_are_shares_and_told_is_marked_true_or_not() -> None:
    found = reveal(played(WELL)).beliefs
    for what in ("theirs", "ours", "believed_first", "believed_last"):
        assert sum(getattr(one, what) for one in found.values()) == pytest.approx(1.0)
    assert found["delivery"].told is not None
    assert found["delivery"].is_true
    assert found["price"].told is None


def test_a_price_nobody_may_give_weighs_nothing() -> None:
    deep = {"low": 500, "high": 1000, "step": 50}
    found, deeper = reveal(played([GREET])).beliefs, reveal(played([GREET], price=deep)).beliefs
    assert [one.theirs for one in deeper.values()] == pytest.approx([one.theirs for one in found.values()])


def test_who_says_soon_first_then_the_price_weighs_it_so() -> None:
    form = form_of(open_case("tutorial").scenario)
    weights = {name: one.theirs for name, one in reveal(Played(form.meeting, form.buyer, [])).beliefs.items()}
    assert weights["delivery"] > weights["price"]


def test_the_path_holds_every_offer_of_both_and_the_moods_every_turn() -> None:
    made = played(WELL)
    found = reveal(made)
    assert [one.outcome for one in found.path if one.is_ours] == [move.offer for move in WELL if move.offer >= 0]
    assert [one.turn for one in found.moods] == list(range(1, len(WELL) + 1))


def test_a_record_with_an_illegal_move_is_refused_with_its_number() -> None:
    with pytest.raises(SimsalesError, match="move 2"):
        _ = played([GREET, HOLD]).turns

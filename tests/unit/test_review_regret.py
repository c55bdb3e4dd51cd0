"""Regret: the claimed gain is there when the move is played again, the best is the best, and no label is harsher than its error."""

from __future__ import annotations

import pytest

from simsales.negotiation.moves import Act, Move
from simsales.negotiation.rules import refusal
from simsales.review.candidates import candidates
from simsales.review.labels import FROM, label_of
from simsales.review.lessons import lessons
from simsales.review.questions import unknown
from simsales.review.regret import Effort, Judge, turning_points
from simsales.review.rollouts import Estimate, estimate
from simsales.review.rubric import score
from simsales.review.why import reasons
from tests.table_for_review import ANSWER, CHECK, GREET, HOLD, WALK, WELL, ask, offer, played

QUICK = Effort(((2, 8), (6, 3), (12, 1)), 40)
GIVEN_AWAY = [offer(950), ask("objection"), ANSWER, CHECK, offer(800, 10)]


@pytest.fixture(scope="module")
def given_away():
    judge = Judge(played(GIVEN_AWAY), QUICK)
    return judge, judge.all()


def test_playing_the_best_move_again_gains_what_was_claimed_within_its_error(given_away) -> None:
    judge, judged = given_away
    lost = [one for one in judged if one.lost > 0]
    assert lost
    for one in lost:
        fresh = judge.rollouts.chances(one.turn.before, f"{one.turn.number}/again", 200)
        best, made = (judge.rollouts.worth(one.turn.before, move, fresh) for move in (one.best, one.turn.move))
        again = estimate(best - made)
        assert abs(again.mean - one.loss.mean) <= 4 * (again.error**2 + one.loss.error**2) ** 0.5 + 1e-6


def test_giving_everything_at_once_is_the_dearest_turn_and_says_so(given_away) -> None:
    judge, judged = given_away
    worst = max(judged, key=lambda one: one.lost)
    assert worst.turn.number == len(GIVEN_AWAY)
    assert worst.label in ("mistake", "blunder")
    assert {one.key for one in reasons(judge.played, worst)} & {"without getting", "signed early"}


def test_in_the_last_turn_the_best_is_that_of_trying_every_outcome() -> None:
    """With no turn left after it a move is worth what it brings at once, so that every one can be tried."""
    moves = [offer(1000), ask("objection"), ANSWER, CHECK, HOLD]
    made = played(moves, turns=5, buyer={"patience": 30})
    last = made.turns[-1].before
    firm, worths = made.truth.table.firm, [0.0]
    for move in [Move(Act.OFFER, offer=number) for number in range(len(firm))] + [Move(Act.ACCEPT), Move(Act.CLOSE)]:
        talk = last.copy()
        if refusal(talk, move) is None:
            talk.hear(move)
            worths.append(float(firm[talk.deal]) if talk.deal >= 0 else 0.0)
    found = Judge(made, QUICK).judged(made.turns[-1])
    assert max(worths) > 0
    assert found.best_worth == Estimate(max(worths), 0.0)
    assert found.loss.mean == max(worths) - made.worth


def test_every_candidate_is_legal_and_nobody_is_advised_to_go_back_on_an_offer() -> None:
    made = played(WELL)
    judge = Judge(made, QUICK)
    for turn in made.turns:
        for move in candidates(turn.before, judge.way, turn.move):
            assert refusal(turn.before, move) is None
            ours = turn.before.bargain.ours
            if move.offer >= 0 and ours >= 0 and move != turn.move:
                assert made.truth.cost(move.offer) <= made.truth.cost(ours) + 1


def test_a_move_is_compared_with_itself_at_no_loss(given_away) -> None:
    for one in given_away[1]:
        if one.best == one.turn.move:
            assert one.loss == Estimate(0.0, 0.0)
            assert one.label == "best"


def test_the_same_record_gets_the_same_judgements() -> None:
    one, other = (Judge(played(WELL[:4]), QUICK).all() for _ in range(2))
    assert [(a.before, a.after, a.best, a.loss, a.label) for a in one] == [
        (b.before, b.after, b.best, b.loss, b.label) for b in other
    ]


@pytest.mark.parametrize("error", [0.0, 0.01, 0.05, 0.2])
@pytest.mark.parametrize("loss", [0.0, 0.02, 0.05, 0.1, 0.3])
def test_no_label_is_harsher_than_what_the_error_leaves(loss: float, error: float) -> None:
    label = label_of(Estimate(loss, error), 1.0)
    if label in FROM:
        assert loss - 1.96 * error >= FROM[label]
    else:
        assert loss - 1.96 * error < FROM["inaccuracy"]


def test_a_loss_below_one_step_of_the_price_is_no_lesson_whatever_share_of_the_stakes_it_is() -> None:
    for step in (0.0, 0.5, 1.0):
        label = label_of(Estimate(90.0, 0.0), 100.0, step * 100)
        assert label == ("good" if step > 0.9 else "blunder")


def test_nothing_is_held_against_a_move_that_the_best_one_does_as_well() -> None:
    judge = Judge(played([GREET, offer(950), offer(850)]), QUICK)
    last = judge.all()[-1]._replace(label="mistake", best=offer(850, 10))
    assert "without getting" not in [one.key for one in reasons(judge.played, last, 9)]
    held = last._replace(best=HOLD)
    assert "without getting" in [one.key for one in reasons(judge.played, held, 9)]


def test_no_turn_is_praised_that_was_costly_or_that_the_other_lines_blame(given_away) -> None:
    judge, judged = given_away
    why = {one.turn.number: reasons(judge.played, one) for one in judged}
    found = lessons(score(judge.played), judged, why)
    blamed = {one.turn.number for one in judged if one.label not in ("best", "good")}
    blamed |= {turn for line in (found.start, found.stop) if line is not None for turn in line.turns}
    assert blamed
    assert found.keep is None or not blamed & set(found.keep.turns)


def test_leaving_while_a_deal_is_possible_loses_what_the_talk_was_worth() -> None:
    judge = Judge(played([GREET, WALK]), QUICK)
    last = judge.all()[-1]
    assert last.after == Estimate(0.0, 0.0)
    assert last.label == "blunder"
    assert last.best.act is not Act.WALK
    assert [one.key for one in reasons(judge.played, last)][:1] == ["walked"]


def test_turning_points_are_the_heaviest_in_order_with_a_good_one_where_there_is_one(given_away) -> None:
    judged = given_away[1]
    found = turning_points(judged)
    assert len(found) <= 3
    assert [one.turn.number for one in found] == sorted(one.turn.number for one in found)
    assert max(judged, key=lambda one: one.lost) in found
    if any(one.won > 0 for one in judged):
        assert any(one.won > 0 for one in found)


def test_what_was_not_asked_says_what_asking_would_have_brought_out() -> None:
    found = {one.topic: one for one in unknown(Judge(played(GIVEN_AWAY), QUICK))}
    assert not found["deadline"].was_asked
    assert found["deadline"].would.value == "tell"
    assert found["deadline"].about == "delivery"
    assert found["deadline"].fact is not None
    assert "deadline" not in {one.topic for one in unknown(Judge(played(WELL), QUICK))}

"""The rubric: it can be read before playing, every point rests on turns of the record, and what did not come up costs nothing."""

from __future__ import annotations

import pytest

from simsales.negotiation.moves import Act, Move
from simsales.review.lessons import lessons
from simsales.review.played import Preparation
from simsales.review.rubric import ITEMS, rubric, score, unknown_items
from tests.table_for_review import ANSWER, CHECK, GREET, HOLD, SUMMARISE, WALK, WELL, ask, offer, played, small

SHEET = Preparation(800, 900, 950, "delivery", "another customer")


def share(key: str, moves, sheet=None, **changes):
    check = score(played(moves, sheet, **changes)).item(key).check
    return None if check is None else check.share


def turns(key: str, moves) -> tuple[int, ...]:
    check = score(played(moves)).item(key).check
    assert check is not None
    return check.turns


def test_the_rubric_can_be_read_before_playing_and_each_sides_weights_sum_to_one() -> None:
    lines = rubric(small())
    assert [one[0] for one in lines] == [item.key for item in ITEMS]
    for side in ("process", "outcome"):
        assert sum(weight for _, where, _, weight in lines if where == side) == pytest.approx(1.0)


def test_a_meeting_may_change_weights_and_a_name_that_is_no_item_is_named() -> None:
    plain, changed = (
        {key: weight for key, _, _, weight in rubric(small(rubric=weights))} for weights in ({}, {"prepared": 1.0})
    )
    assert changed["prepared"] > plain["prepared"]
    assert changed["surplus"] == plain["surplus"]
    assert unknown_items(small(rubric={"charm": 0.5})) == ["charm"]
    assert score(played(WELL, SHEET, rubric={"prepared": 1.0})).process > score(played(WELL, SHEET)).process


def test_the_same_record_gets_the_same_score_and_every_point_names_turns_that_were_played() -> None:
    one, other = score(played(WELL)), score(played(WELL))
    assert one == other
    for item in one.items:
        if item.check is not None:
            assert set(item.check.turns) <= set(range(1, len(WELL) + 1))
            assert 0 <= item.check.share <= 1


def test_a_sheet_counts_by_what_is_filled_in() -> None:
    assert share("prepared", WELL) == 0
    assert share("prepared", WELL, SHEET) == 1
    assert share("prepared", WELL, Preparation(walk_away=800)) == pytest.approx(0.2)


def test_asking_before_the_first_step_counts_and_a_question_after_it_does_not() -> None:
    clear = [ask("objection"), ANSWER, CHECK]
    assert share("asked first", [ask("need"), offer(1000), *clear, offer(950)]) == 1
    late = [offer(1000), ask("price"), offer(950, act=Act.CONCEDE)]
    assert share("asked first", late) == 0
    assert share("asked first", [GREET, WALK]) is None


def test_steps_given_in_exchange_are_counted_of_all_steps() -> None:
    moves = [ask("deadline"), offer(1000), offer(1000, 10, Act.TRADE), offer(950, 10, Act.CONCEDE)]
    assert share("conditional", moves) == pytest.approx(0.5)
    assert turns("conditional", moves) == (3, 4)


def test_a_second_step_while_she_stands_still_is_bidding_against_oneself() -> None:
    """She has nothing left to give and stands by her offer; whoever gives again bids alone."""
    stands = {"tactic": {"kind": "hard", "pace": 0.05, "start": 0, "mirrors": 0, "openness": 1}}
    moves = [offer(1000), offer(950), offer(900)]
    assert share("not alone", moves, buyer=stands) == pytest.approx(0.5)


def test_answering_before_asking_what_is_behind_it_is_not_clarified() -> None:
    assert share("clarified", [offer(1000), ask("objection"), ANSWER]) == 1
    assert share("clarified", [offer(1000), ANSWER]) == 0
    assert share("clarified", [GREET]) is None


def test_an_answered_objection_is_confirmed_only_when_checked() -> None:
    answered = [offer(1000), ask("objection"), ANSWER]
    assert share("confirmed", answered) == 0
    assert share("confirmed", [*answered, CHECK]) == 1


def test_a_promise_that_cannot_be_kept_costs_and_one_that_can_does_not() -> None:
    assert share("promises", [Move(Act.PROMISE, "call")]) == 1
    assert share("promises", [Move(Act.PROMISE, "call"), Move(Act.PROMISE, "sample")]) == pytest.approx(0.5)


def test_a_deal_under_the_own_limit_breaks_discipline_whatever_else_it_is() -> None:
    assert share("discipline", WELL, SHEET) == 1
    assert share("discipline", WELL, SHEET._replace(walk_away=1000)) == 0


def test_the_terms_are_confirmed_after_the_agreement_or_not() -> None:
    assert share("next step", WELL) == 0
    assert share("next step", [*WELL, SUMMARISE]) == 1
    assert share("next step", [*WELL, GREET]) == 0


def test_the_outcome_is_nothing_without_a_deal_and_leaves_the_process_alone() -> None:
    walked = score(played([GREET, ask("deadline"), WALK], SHEET))
    assert walked.item("surplus").check is not None
    assert walked.item("surplus").check.share == 0
    assert walked.item("prepared").check.share == 1
    impossible = score(played([GREET, WALK], SHEET, buyer={"limit": 600, "fair": 600}))
    assert impossible.item("surplus").check is None


def test_what_to_stop_and_what_to_start_are_not_the_same_advice() -> None:
    found = lessons(score(played([*WELL, SUMMARISE], SHEET)), [], {})
    assert found.stop is None
    assert found.keep is not None
    assert found.start is not None
    assert found.keep.key != found.start.key
    assert not set(found.keep.turns) & set(found.start.turns)


def test_holding_is_no_step() -> None:
    assert share("conditional", [offer(1000), HOLD]) is None

"""The ladder: the same buyers for every rung, and only a sure gain counts as higher."""

from __future__ import annotations

import pytest

from simsales.errors import SimsalesError
from simsales.negotiation.ladder import Game, climb, reachable, rung, told
from simsales.negotiation.moves import Act, Move
from simsales.negotiation.talk import Talk
from simsales.review.buyers import Form, form_of
from simsales.review.rungs import compared, ladder
from simsales.spec.casefile import open_case


@pytest.fixture(scope="module")
def form() -> Form:
    return form_of(open_case("price-pressure").variants["baseline"])


def games(*shares: float) -> list[list[Game]]:
    return [[Game(share, True, 10) for share in shares]]


def test_a_game_without_a_deal_brings_home_nothing(form: Form) -> None:
    talk = Talk(form.buyer)
    talk.hear(Move(Act.WALK))
    assert told(talk) == Game(0.0, False, 1)


def test_the_best_that_can_be_had_is_signed_by_both_and_allowed_by_the_manager(form: Form) -> None:
    table = form.buyer.table
    best = reachable(form.buyer)
    named = [i for i in range(len(table)) if table.firm[i] == best]
    assert any(table.buyer[i] >= 0 and form.buyer.is_free(i, approved=True) for i in named)
    assert best == max(
        table.firm[i] for i in range(len(table)) if table.buyer[i] >= 0 and form.buyer.is_free(i, approved=True)
    )


def test_games_in_portions_are_the_games_at_once(form: Form) -> None:
    side, bot = form.meeting.seller, rung("random")
    together = climb(bot, side, form.buyers(1, range(6)), 1, range(6))
    apart = [game for part in (range(3), range(3, 6)) for game in climb(bot, side, form.buyers(1, part), 1, part)]
    assert together == apart


def test_buyers_near_a_form_differ_in_luck_and_not_in_what_the_form_fixes(form: Form) -> None:
    one, other = form.buyers(1, range(2))
    assert one.answers != other.answers
    assert (one.scale, one.fair) == (other.scale, other.fair)


def test_a_rung_is_above_the_last_only_where_the_gain_is_sure() -> None:
    rungs = compared({"a": games(0.1, 0.2, 0.3, 0.1), "b": games(0.4, 0.5, 0.7, 0.4), "c": games(0.4, 0.9, 0.6, 0.2)})
    assert [one.is_above for one in rungs] == [None, True, False]


def test_an_equal_rung_is_not_above() -> None:
    assert [one.is_above for one in compared({"a": games(0.5, 0.5), "b": games(0.5, 0.5)})] == [None, False]


def test_every_rung_stands_above_the_last_on_price_pressure() -> None:
    rungs = ladder(open_case("price-pressure").variants["baseline"], games=60, workers=1)
    assert [one.kind for one in rungs if one.is_above is False] == []
    assert 0.8 < rungs[-1].share.mean <= 1


def test_a_scenario_without_a_meeting_has_no_buyers() -> None:
    with pytest.raises(SimsalesError, match="has no meeting"):
        form_of(open_case("reference-pipeline").variants["baseline"])

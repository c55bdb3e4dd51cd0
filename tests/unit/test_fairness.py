"""Forms are compared by games that are played now, and are alike only where the whole interval says so."""

from __future__ import annotations

import pytest

from simsales.classroom.fairness import Equated, Fairness, equated, played
from simsales.classroom.mistakes import mistakes, watched
from simsales.experiment.estimates import Estimate, estimate
from simsales.negotiation.ladder import Game
from simsales.review.lessons import START
from simsales.review.portions import Portion
from simsales.review.rubric import ITEMS
from simsales.spec.casefile import open_case
from simsales.spec.scenario import BASELINE


def games(*shares: float) -> list[Game]:
    return [Game(share, True, 10) for share in shares]


def difference(low: float, high: float) -> Equated:
    one = estimate([0.5, 0.5])
    return Equated("novice", one, one, Estimate((low + high) / 2, low, high, 10))


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [
        (-0.01, 0.02, "equal"),
        (0.01, 0.04, "equal"),
        (-0.02, 0.08, "cannot tell"),
        (-0.3, 0.3, "cannot tell"),
        (0.01, 0.3, "differ"),
        (-0.2, -0.1, "differ"),
    ],
)
def test_alike_only_where_the_whole_interval_says_so(low: float, high: float, verdict: str) -> None:
    assert difference(low, high).verdict == verdict


def test_one_seller_who_cannot_tell_is_enough_not_to_claim_equality() -> None:
    found = Fairness(10, {}, {"b": [difference(-0.01, 0.01), difference(-0.2, 0.2)]})
    assert found.verdict("b") == "cannot tell"
    assert found._replace(equated={"b": [difference(-0.2, 0.2), difference(0.1, 0.2)]}).verdict("b") == "differ"
    assert found._replace(equated={"b": [difference(-0.01, 0.01)]}).verdict("b") == "equal"


def test_a_difference_is_paired_game_by_game() -> None:
    found = equated("novice", games(0.1, 0.5, 0.9), games(0.2, 0.6, 1.0))
    assert found.difference.mean == pytest.approx(0.1)
    assert found.difference.low == pytest.approx(found.difference.high)


def test_a_form_against_itself_is_exactly_alike() -> None:
    scenario = open_case("tutorial").scenario
    people = played(Portion(scenario, 1, 0, 8))
    assert {one.share for one in people} != {people[0].share}
    assert equated("class", people, played(Portion(scenario, 1, 0, 8))).difference.all_zero


def test_a_portion_of_people_is_the_same_people_as_all_of_them() -> None:
    scenario = open_case("tutorial").variants["b"]
    assert played(Portion(scenario, 1, 0, 6))[4:] == played(Portion(scenario, 1, 4, 2))


def test_mistakes_are_what_beginners_miss_more_often_than_the_able() -> None:
    scenario = open_case("price-pressure").variants[BASELINE]
    found = mistakes(scenario, games=10, workers=1)
    beginners, able = watched(Portion(scenario, 1, 0, 10))
    keys = [item.key for item in ITEMS]
    assert found.found
    for one in found.found:
        assert one.key in START
        assert one.beginners > one.able
        points = [seen.points[keys.index(one.key)] for seen in beginners]
        known = [point for point in points if point is not None]
        assert one.beginners == sum(point < 1 for point in known) / len(known)
    lost = found.beginners
    assert lost.deals + lost.left + lost.tired + lost.walked == pytest.approx(1)
    assert found.able.share == pytest.approx(sum(seen.share for seen in able) / 10)

"""Experiments with first offers (S14): what is assigned, how differences are standardised, that nothing else differs."""

from __future__ import annotations

import math

import pytest

from simsales.evidence.dyads import dyads
from simsales.evidence.effect import effects
from simsales.evidence.runner import try_effects
from simsales.evidence.s14_first_offers import hedges, odds


def test_a_dyad_asked_to_name_more_first_names_more_first():
    for one in dyads("price", 3, 12):
        modest, ambitious = (one.meet(speaks_first=True, ambition=share) for share in (0.5, 0.9))
        assert modest.first is not None
        assert ambitious.first is not None
        assert modest.first < ambitious.first


@pytest.mark.parametrize("topics", ["price", "several"])
def test_the_same_dyad_does_the_same_again(topics):
    first, again = ([one.meet() for one in dyads(topics, 5, 6)] for _ in range(2))
    assert first == again
    assert [one.meet() for one in dyads(topics, 6, 6)] != first


def test_more_dyads_keep_the_first_ones():
    few, many = ([one.meet() for one in dyads("price", 5, count)] for count in (4, 8))
    assert many[:4] == few


def test_an_unmoved_buyer_takes_nothing_from_a_first_offer():
    for one in dyads("price", 3, 8, is_moved=False):
        assert one.truth.anchored == one.truth.echo == 0


def test_a_standardised_difference_is_in_standard_deviations_and_smaller_for_few():
    some, others = [1.0, 2.0, 3.0, 4.0] * 20, [2.0, 3.0, 4.0, 5.0] * 20
    assert hedges(others, some) == pytest.approx(-hedges(some, others)) == pytest.approx(0.885, abs=0.005)
    assert hedges(others[:4], some[:4]) < hedges(others, some)
    assert math.isnan(hedges([1.0], some))


def test_fewer_deals_are_a_negative_difference():
    assert odds(40, 40, 80) == 0
    assert odds(60, 72, 80) < 0 < odds(72, 60, 80)
    assert odds(60, 72, 80) == pytest.approx(-0.582, abs=0.02)
    assert math.isfinite(odds(0, 80, 80))


def test_a_life_of_the_effect_has_a_number_for_every_gate():
    (found,) = try_effects(["S14"], seed=3, seeds=1, workers=1)
    assert set(effects()["S14"].gates) <= set(found.rows[0])

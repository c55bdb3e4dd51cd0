"""Human-like sellers at the tables of public negotiations: near what people reached there (bands of MODEL C)."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from functools import cache
from statistics import fmean

import pytest

from simsales.negotiation.bots.human import Human
from simsales.negotiation.bots.persons import person
from simsales.negotiation.playing import bot_chances, play_out
from simsales.negotiation.points import compromise
from simsales.negotiation.talk import Talk
from simsales.negotiation.truth import truth_of
from simsales.negotiation.worths import Economics
from simsales.rng import KeyedLuck, word_key
from simsales.spec.meeting import Meeting
from tests.public_talks import POINTS, PRICES, points_talks, price_talks

LUCK = KeyedLuck(word_key("simsales/calibration/public talks"))
with_prices = pytest.mark.skipif(not PRICES.is_file(), reason=f"public data not here: {PRICES}")
with_points = pytest.mark.skipif(
    not all(path.is_file() for path in POINTS), reason=f"public data not here: {POINTS[0]}"
)


def sold(meeting: Meeting, name: str) -> Talk:
    truth = truth_of(meeting, Economics(), LUCK, name)
    return play_out(Talk(truth), meeting.seller, person(LUCK, name), bot_chances(LUCK, "human", name))


# What people reached, computed again from the files


@with_prices
def test_people_bargain_a_price_down_to_four_fifths_and_three_of_ten_leave():
    paid = [one.paid for one in price_talks()]
    known = [one for one in paid if one is not None and 0.1 < one < 1.5]
    assert fmean(known) == pytest.approx(0.814, abs=0.001)
    assert sum(one is not None for one in paid) / len(paid) == pytest.approx(0.717, abs=0.001)


@with_points
def test_people_share_packages_out_well_but_not_as_well_as_they_could():
    talks = list(points_talks())
    agreed = [one for one in talks if one.points is not None]
    assert len(agreed) / len(talks) == pytest.approx(0.974, abs=0.001)
    assert fmean(points for one in agreed for points in one.points) == pytest.approx(18.97, abs=0.01)
    possible = [everything(*one.worths) for one in agreed]
    best = [
        not any(a >= one.points[0] and b >= one.points[1] and (a, b) != one.points for a, b in shares)
        for one, shares in zip(agreed, possible, strict=True)
    ]
    assert fmean(best) == pytest.approx(0.671, abs=0.001)
    integrative = [
        (sum(one.points) - 36) / (max(map(sum, shares)) - 36)
        for one, shares in zip(agreed, possible, strict=True)
        if max(map(sum, shares)) > 36
    ]
    assert fmean(integrative) == pytest.approx(0.538, abs=0.001)


def everything(us: Mapping[str, int], them: Mapping[str, int]) -> list[tuple[int, int]]:
    """What every way to share out leaves us and them."""
    return [
        (
            sum((3 - n) * us[kind] for kind, n in zip(us, given, strict=True)),
            sum(n * them[kind] for kind, n in zip(us, given, strict=True)),
        )
        for given in itertools.product(range(4), repeat=3)
    ]


# What human-like sellers reach with the ordinary buyers


@cache
def price_results() -> tuple[tuple[float, float | None], ...]:
    """Target and price paid of every talk, as parts of the list price."""
    found = []
    for i, one in enumerate(price_talks()):
        talk = sold(one.meeting, f"price/{i}")
        listed = one.meeting.seller.target
        found.append((one.target, talk.truth.table.value(talk.deal, 0) / listed if talk.deal >= 0 else None))
    return tuple(found)


@with_prices
def test_a_price_alone_sells_as_among_people():
    paid = [one for _, one in price_results()]
    known = [one for one in paid if one is not None]
    assert 0.78 <= fmean(known) <= 0.86
    assert 0.65 <= len(known) / len(paid) <= 0.78


@with_prices
def test_who_hopes_for_less_pays_less():
    low, high = (
        [paid for target, paid in price_results() if paid is not None and (target > 0.7) == is_high]
        for is_high in (False, True)
    )
    assert fmean(low) < fmean(high)


@with_points
def test_packages_are_shared_out_nearly_as_among_people():
    us, best, integrative, count = [], [], [], 0
    for i, one in enumerate(points_talks()):
        talk = sold(one.meeting, f"points/{i}")
        count += 1
        if talk.deal < 0:
            continue
        table, deal = talk.truth.table, talk.deal
        ours, theirs = table.firm / 100 + 5, table.buyer / 100 + 5
        us.append(float(ours[deal]))
        better = (ours >= ours[deal]) & (theirs >= theirs[deal]) & (ours + theirs > ours[deal] + theirs[deal])
        best.append(not better.any())
        joint, base = ours + theirs, (ours + theirs)[compromise(table)]
        assert base == pytest.approx(36)
        if joint.max() > 36:
            integrative.append(float((joint[deal] - base) / (joint.max() - base)))
    assert len(us) / count >= 0.94
    assert 17 <= fmean(us) <= 20
    assert 0.60 <= fmean(best) <= 0.85
    assert 0.44 <= fmean(integrative) <= 0.64


# The person


def test_people_differ_and_each_stays_the_same():
    people = [person(KeyedLuck(1), f"{i}") for i in range(40)]
    assert people == [person(KeyedLuck(1), f"{i}") for i in range(40)]
    assert len({one.ambition for one in people}) == 40
    assert {one.speaks_first for one in people} == {True, False}


def test_who_is_told_that_something_matters_little_believes_so_in_part():
    from simsales.negotiation.bots.human import own_table
    from simsales.negotiation.view import view_of
    from tests.unit.test_talk_buyers import buyer, meeting

    view = view_of(Talk(buyer("hard", 3)), meeting("hard").seller)
    told = view._replace(told={"delivery": "high", "payment": "low"})
    own, chances = own_table(view), [0.5] * 6
    stubborn, open_ = Human(fixed_pie=1.0), Human(fixed_pie=0.4)
    assert stubborn.believed(told, own, chances).tolist() == stubborn.believed(view, own, chances).tolist()
    before, after = (open_.believed(one, own, chances) for one in (view, told))
    delivery = view.board.names.index("delivery")
    assert after[delivery] > before[delivery]

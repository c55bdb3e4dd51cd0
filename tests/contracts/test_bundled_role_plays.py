"""What every bundled role-play promises, in both forms: this file runs over all of them and knows none by name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest
from pydantic import BaseModel

from simsales.i18n import Text
from simsales.negotiation.levels import money_said
from simsales.negotiation.moves import ISSUES, PROMISES
from simsales.negotiation.points import compromise, possible
from simsales.negotiation.truth import Truth
from simsales.session import Session
from simsales.spec.casefile import CaseFile, open_case
from simsales.spec.meeting import Meeting
from simsales.spec.scenario import BASELINE, Scenario
from simsales.spec.shelf import ROLEPLAYS, bundled_folder

CHINESE = re.compile("[\u4e00-\u9fff]")
NAMES = sorted(path.stem for path in (bundled_folder() / ROLEPLAYS).glob("*.yaml"))
FORM_B = "b"
FORMS = [pytest.param(name, form, id=f"{name}-{form}") for name in NAMES for form in (BASELINE, FORM_B)]


@cache
def case(name: str) -> CaseFile:
    return open_case(name)


def scenario(name: str, form: str) -> Scenario:
    return case(name).variants[form]


def meeting(name: str, form: str) -> Meeting:
    found = scenario(name, form).meeting
    assert found is not None
    return found


@cache
def truth(name: str, form: str) -> Truth:
    """The buyer as the engine makes them, in the role-play's own world."""
    session = Session(scenario(name, form))
    session.advance()
    return session.meetings[0].talk.truth


def texts(block: Any, at: str = "") -> Iterator[tuple[str, Text]]:
    """Every text of a block, with where it stands."""
    if isinstance(block, Text):
        yield at, block
    elif isinstance(block, BaseModel):
        for field in type(block).model_fields:
            yield from texts(getattr(block, field), f"{at}.{field}")
    elif isinstance(block, dict):
        for key, part in block.items():
            yield from texts(part, f"{at}.{key}")
    elif isinstance(block, list):
        for i, part in enumerate(block):
            yield from texts(part, f"{at}.{i}")


def test_there_are_role_plays() -> None:
    assert len(NAMES) >= 11


@pytest.mark.parametrize("name", NAMES)
def test_a_role_play_has_two_forms_and_each_has_its_own_luck_the_same_for_all(name: str) -> None:
    assert list(case(name).variants) == [BASELINE, FORM_B]
    assert case(name).label(FORM_B) == Text(en="form B", zh="B 卷")
    seeds = [meeting(name, form).seed for form in (BASELINE, FORM_B)]
    assert None not in seeds
    assert seeds[0] != seeds[1]


@pytest.mark.parametrize("name", NAMES)
def test_the_other_form_is_another_customer_with_other_goods_and_another_best_package(name: str) -> None:
    first, second = (meeting(name, form) for form in (BASELINE, FORM_B))
    assert first.buyer.name != second.buyer.name
    assert first.buyer.company != second.buyer.company
    assert scenario(name, BASELINE).story != scenario(name, FORM_B).story
    best = []
    for form in (BASELINE, FORM_B):
        table = truth(name, form).table
        values = table.values(int((table.firm + table.buyer).argmax()))
        best.append({issue: value for issue, value in values.items() if issue != "price"})
    assert best[0] != best[1]


@pytest.mark.parametrize("name", NAMES)
def test_both_forms_leave_about_the_same_room(name: str) -> None:
    zones, rooms = [], []
    for form in (BASELINE, FORM_B):
        table = truth(name, form).table
        zones.append(possible(table.firm, table.buyer).zone / len(table))
        joint = table.firm + table.buyer
        rooms.append(1 - joint[table.standard] / joint.max())
    assert zones[0] == pytest.approx(zones[1], abs=0.03)
    assert rooms[0] == pytest.approx(rooms[1], abs=0.05)


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_a_role_play_takes_three_to_twenty_minutes_and_says_what_it_teaches(name: str, form: str) -> None:
    minutes, spec = scenario(name, form).minutes, meeting(name, form)
    assert minutes is not None
    assert 3 <= minutes <= 20
    assert spec.teaching is not None
    for words in (spec.teaching.en, spec.teaching.zh):
        assert 6 <= len(words.strip().splitlines()) <= 12
    assert spec.reveal is not None


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_every_text_is_there_in_both_languages(name: str, form: str) -> None:
    whole = scenario(name, form)
    for where, text in [("title", whole.title), ("story", whole.story), *texts(meeting(name, form), "meeting")]:
        assert CHINESE.search(text.zh), where
        assert re.search("[a-z]", text.en), where
        assert not CHINESE.search(text.en), where


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_nothing_that_can_be_heard_names_the_limit(name: str, form: str) -> None:
    buyer = meeting(name, form).buyer
    secrets = {said for limit in buyer.limit for said in (money_said(limit).en, money_said(limit).zh, f"{limit:g}")}
    for where, text in texts(buyer):
        heard = where.endswith((".says", ".bluff", ".behind"))
        assert not heard or not any(secret in words for secret in secrets for words in (text.en, text.zh)), where


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_the_numbers_of_a_table_fit_together(name: str, form: str) -> None:
    spec = meeting(name, form)
    assert spec.price is not None
    prices = truth(name, form).table.issues[0].values
    for price in (spec.seller.authority, spec.seller.manager, spec.seller.target):
        assert price is None or price in prices
    for issue_name, issue in spec.issues.items():
        assert issue_name in ISSUES
        assert issue.standard in issue.levels
        assert (
            len({len(part) for part in (issue.levels, issue.worth, issue.cost, issue.names) if part is not None}) == 1
        )
    known = {"price", *spec.issues}
    assert {fact.about for fact in spec.buyer.facts.values()} - {None} <= known
    assert set(spec.seller.can_promise) <= set(PROMISES)
    for member in spec.buyer.members.values():
        assert set(member.worth) <= known


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_there_is_a_zone_of_agreement_and_it_is_not_wide(name: str, form: str) -> None:
    table = truth(name, form).table
    assert 0.03 <= possible(table.firm, table.buyer).zone / len(table) <= 0.4


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_trading_across_issues_adds_more_than_a_tenth(name: str, form: str) -> None:
    table = truth(name, form).table
    joint = table.firm + table.buyer
    for plain in (table.standard, compromise(table)):
        assert joint[plain] < 0.9 * joint.max()


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_a_good_deal_can_be_made_within_the_seller_s_own_authority(name: str, form: str) -> None:
    found = truth(name, form)
    table = found.table
    free = np.array([found.is_free(outcome, approved=False) for outcome in range(len(table))])
    good = free & (table.buyer >= 0) & (table.firm > 0)
    assert table.firm[good].max() >= 0.5 * table.firm[table.buyer >= 0].max()


@pytest.mark.parametrize(("name", "form"), FORMS)
def test_who_follows_the_book_comes_home_with_a_deal(name: str, form: str) -> None:
    session = Session(scenario(name, form))
    session.advance()
    talk = session.meetings[0].talk
    assert talk.deal >= 0
    assert talk.truth.table.firm[talk.deal] >= 0

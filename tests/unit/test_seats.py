"""Seats: whoever answers, the same answers give the same log; what is not allowed moves nothing; what is hidden stays so.

Played by people who answer anything that is legal (`AnyAnswer`), in small worlds whose leads a rep's hours move.
"""

from __future__ import annotations

import math
import pickle
from collections import Counter
from copy import deepcopy
from itertools import permutations
from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simsales.errors import BookkeepingError, ChoiceRefused, ScenarioError
from simsales.experiment.runs import facts_of
from simsales.i18n import Text
from simsales.negotiation.table import Board
from simsales.seats.automated import Automated
from simsales.seats.human import Human
from simsales.seats.scripted import Scripted
from simsales.session import Finished, Paused, Pending, Session
from simsales.spec.casefile import open_case
from simsales.world.decisions import MANAGER, Budget, DecisionId, Form, Pick, Steps
from simsales.world.events import (
    APPROVAL_ASKED,
    AUTHORITY_SET,
    CAPACITY_CHANGED,
    DEAL_WON,
    DISCOUNT_GRANTED,
    LEAD_ARRIVED,
    OFFER_MADE,
    PRICES_SET,
    QUOTA_SET,
    SELLER_JOINED,
    TIME_PLANNED,
)
from simsales.world.facts import Facts
from tests.small_world import BUYER, RULES, TABLE, AnyAnswer, PlainLuck, everybody, key, lived, made, measured, play
from tests.unit.test_conservation import (
    a_closed_deal_is_left_alone,
    contribution_is_what_its_parts_leave,
    costs_follow_what_is_sold,
    credit_is_given_to_the_minor_unit,
    every_lead_is_somewhere,
    service_contracts_come_up_and_are_renewed_or_lapse,
    shares_are_shares,
    the_sum_of_signatures_is_the_revenue,
    time_never_goes_back,
    what_was_invoiced_is_paid_or_written_off_or_cancelled_or_still_owed,
)

STEERED = {"sources.labs.own": 0.5, "sources.labs.referred": 0.3, "sources.shops.own": 1.0}
COMMISSION = {"kind": "plan", "base_per_month": 1000, "pays": {"line": {"kind": "commission", "rate": 0.05}}}
REACHABLE = {
    "kind": "plan",
    "base_per_month": 1000,
    "period": "month",
    "pays": {"goal": {"kind": "commission", "rate": 0.3, "starts_at": 0.1, "on": "whole", "cap_at": 0.1001}},
}
"""A large bonus for a goal that is within reach every month: people press buyers for it."""
MARKETS = {
    "4-4-5": made(BUYER, STEERED, horizon=126),
    "months": made(
        BUYER,
        {
            **STEERED,
            "calendar": {"kind": "months", "start": "2027-01-01", "holidays": ["2027-02-08"]},
            "policies.incentive": {**COMMISSION, "period": "month"},
        },
        horizon=110,
    ),
    "every day": made(TABLE, {"sources.own.own": 0.5, "sources.own.referred": 0.5}),
    "people who react, and come and go": made(
        BUYER,
        {
            **STEERED,
            "people": {
                "behaviour": "responsive",
                "skills": {"training": {"course": {"day": 40}}},
                "staying": {"base": 0.3, "outside": 20_000, "vacancy": 12},
            },
            "policies.incentive": REACHABLE,
            "policies.discount": {"kind": "authority", "rep": 0.25, "manager": 0.25},
        },
        horizon=63,
    ),
    "lag of a week": made(BUYER, {**STEERED, "people": {"effort": {"lag": 1}}, "pipeline.interest": {}}, horizon=98),
}
MARKET = MARKETS["4-4-5"]
WEEK_0, QUARTER_0 = DecisionId("li", "week", "li", 0), DecisionId(MANAGER, "quarter", MANAGER, 0)

few = settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
many = settings(few, max_examples=200)
in_every_market = pytest.mark.parametrize("scenario", MARKETS.values(), ids=list(MARKETS))


def seated(scenario, **more):
    return Session(scenario, seats=everybody(scenario), **more)


def automated(scenario, **more):
    session = Session(scenario, **more)
    session.advance()
    return session.log.digest()


def to_first(session, kind):
    """Play as usual up to the first question of a kind; returns it."""
    while True:
        stop = session.advance()
        assert isinstance(stop, Pending), f"nobody asks for {kind}"
        for decision in stop.decisions:
            if decision.id.kind == kind:
                return decision
        for decision in stop.decisions:
            session.answer(decision.id, {})


def questions(scenario, answer):
    """Every question of a played run, and the log."""
    asked = []

    def noted(decision):
        asked.append(decision)
        return answer(decision)

    session = seated(scenario)
    play(session, noted)
    return asked, facts_of(session)


def usual(decision):
    return {}


# Whoever answers, the same answers give the same log


@in_every_market
@few
@given(seed=st.integers(1, 10**6))
def test_what_a_person_answers_a_script_plays_back_to_the_same_log(scenario, seed):
    session = seated(scenario, seed=seed)
    answers = play(session, AnyAnswer(seed))
    script = Scripted(answers)
    again = Session(scenario, seed=seed, seats=dict.fromkeys(everybody(scenario), script))
    assert isinstance(again.advance(), Finished)
    assert again.log.digest() == session.log.digest()
    assert script.unused == {}


@in_every_market
@pytest.mark.parametrize("whole", [False, True], ids=["nothing said", "everything said"])
def test_usual_answers_give_the_automated_log(scenario, whole):
    session = seated(scenario)
    play(session, lambda decision: decision.usual if whole else {})
    assert session.log.digest() == automated(scenario)


def test_a_responsive_rep_proposes_what_it_would_do_and_a_person_may_do_otherwise():
    asked, facts = questions(MARKETS["people who react, and come and go"], usual)
    hours = {tuple(one.usual.values()) for one in asked if one.id.kind == "week"}
    assert len(hours) > 1
    assert {one.usual["move"] for one in asked if one.id.kind == "timing"} > {"leave"}
    assert len(facts.of(TIME_PLANNED))
    ordinary, _ = questions(MARKETS["people who react, and come and go"], AnyAnswer(4))
    assert {one.id.kind for one in ordinary} >= {"week", "focus", "timing"}


@in_every_market
def test_the_automated_colleague_and_an_empty_script_change_nothing(scenario):
    for seat in (Automated(), Scripted({})):
        session = Session(scenario, seats=dict.fromkeys(everybody(scenario), seat))
        assert isinstance(session.advance(), Finished)
        assert session.log.digest() == automated(scenario)


def test_one_rep_in_a_seat_is_asked_alone_and_the_others_do_what_is_usual():
    session = Session(MARKET, seats={"wang": Human()})
    assert {decision.seat for decision in play(session, usual)} == {"wang"}
    assert session.log.digest() == automated(MARKET)


def test_the_manager_and_two_reps_of_one_monday_are_all_asked_before_anything_happens():
    asked, _ = questions(MARKET, usual)
    together = [one.id for one in asked if one.at == 91.0]
    assert [(one.seat, one.kind) for one in together] == [
        (MANAGER, "quarter"),
        ("li", "week"),
        ("li", "focus"),
        ("wang", "week"),
        ("wang", "focus"),
    ]
    session = seated(MARKET)
    while session.now < 91:
        for decision in session.advance().decisions:
            session.answer(decision.id, {})
    assert [decision.id for decision in session.advance().decisions] == together[1:]  # the manager has answered


def test_the_order_of_answers_within_an_instant_does_not_matter():
    """Both reps on a Monday, every order; none of the answers is the usual one."""
    choices = {"week": {"sell": 41, "prospect": 3, "serve": 1}, "focus": None}
    digests, count = set(), 0
    for order in permutations(range(4)):
        session = seated(MARKET)
        to_first(session, "focus")
        monday = session.pending
        assert [decision.id.kind for decision in monday] == ["week", "focus"] * 2
        before = session.log.length
        for number in order:
            assert session.log.length == before
            decision = monday[number]
            choice = choices[decision.id.kind] or dict.fromkeys(decision.form.fields, "aside")
            session.answer(decision.id, choice)
        play(session, usual)
        digests.add(session.log.digest())
        count += 1
    assert (len(digests), count) == (1, 24)
    assert digests != {automated(MARKET)}


def test_time_stands_until_the_last_question_is_answered():
    session = seated(MARKET)
    to_first(session, "week")
    while len(session.pending) > 1:
        before = session.log.length
        session.answer(session.pending[-1].id, {})
        stop = session.advance()
        assert isinstance(stop, Pending)
        assert (session.now, session.log.length) == (0.0, before)
        assert [decision.id for decision in stop.decisions] == [decision.id for decision in session.pending]


def test_a_question_of_a_played_back_run_is_the_same_question():
    first, _ = questions(MARKET, AnyAnswer(3))
    second, _ = questions(MARKET, AnyAnswer(3))
    assert first == second
    assert len({decision.id for decision in first}) == len(first)


def test_a_person_is_asked_within_their_shift_only():
    seats = {seat: Human(since=28, until=56) for seat in everybody(MARKET)}
    session = Session(MARKET, seats=seats)
    days = []

    def noted(decision):
        days.append(decision.at)
        return {}

    play(session, noted)
    assert (min(days), max(days) < 56) == (28.0, True)
    assert session.log.digest() == automated(MARKET)


def test_what_was_planned_in_a_shift_stays_planned_after_it():
    session = Session(MARKET, seats={"li": Human(until=7)})
    play(session, lambda decision: {"sell": 20} if decision.id.kind == "week" else {})
    facts = facts_of(session)
    assert facts.t[facts.of(TIME_PLANNED)].tolist() == [0.0]


def test_an_answer_nobody_asked_for_is_left_in_the_script():
    never = DecisionId("li", "week", "li", 999)
    script = Scripted({never: {}, WEEK_0: {"sell": 31}})
    Session(MARKET, seats={"li": script}).advance()
    assert script.unused == {never: {}}


def test_a_script_that_answers_what_is_not_allowed_is_refused():
    session = Session(MARKET, seats={"li": Scripted({WEEK_0: {"sell": 4}})})
    with pytest.raises(ChoiceRefused, match="li:week:li:0: open deals: 4 cannot be chosen"):
        session.advance()
    assert session.log.rows()["kind"].max() <= QUOTA_SET


def test_nobody_can_take_a_seat_that_is_not_there():
    with pytest.raises(ScenarioError, match="nobody is called lee"):
        Session(MARKET, seats={"lee": Human()})


def test_two_games_played_in_turn_do_not_disturb_each_other():
    games = [seated(MARKET, seed=seed) for seed in (1, 2)]
    players = [AnyAnswer(1), AnyAnswer(2)]
    running = [0, 1]
    while running:
        for number in list(running):
            stop = games[number].advance()
            if isinstance(stop, Finished):
                running.remove(number)
            else:
                for decision in stop.decisions:
                    games[number].answer(decision.id, players[number](decision))
    for number, seed in enumerate((1, 2)):
        alone = seated(MARKET, seed=seed)
        play(alone, AnyAnswer(seed))
        assert alone.log.digest() == games[number].log.digest()


class Bot:
    """A seat of somebody else's making."""

    def __init__(self, choice):
        self.choice = choice

    def ask(self, decision):
        return self.choice if decision.id.kind == "week" else decision.usual


def test_a_seat_of_somebody_elses_may_leave_fields_out_as_everybody_may():
    session = Session(MARKET, seats={"li": Bot({})})
    session.advance()
    assert session.log.digest() == automated(MARKET)


def test_a_seat_of_somebody_elses_is_refused_what_is_not_allowed():
    session = Session(MARKET, seats={"li": Bot({"sell": 900.0, "prospect": 0.0, "serve": 0.0})})
    with pytest.raises(ChoiceRefused):
        session.advance()


def test_no_dealer_may_be_called_like_the_managers_seat():
    with pytest.raises(ScenarioError):
        made(BUYER, {"channels": {"direct": {}, "manager": {"desks": 1}}})


# What is not allowed is refused with the reason, and nothing moves

NUMBERS = {
    "off the grid": 30.5,
    "just off the grid": 30.000001,
    "below": 4,
    "above": 49,
    "far above": 1e308,
    "negative": -30,
    "nan": math.nan,
    "infinite": math.inf,
    "minus infinite": -math.inf,
    "huge": 10**400,
    "hugely negative": -(10**400),
    "bool": True,
    "text": "30",
    "empty text": "",
    "nothing": None,
    "list": [30],
    "dict": {"sell": 30},
    "complex": 30 + 0j,
    "numpy bool": np.True_,
    "bytes": b"30",
}
PICKS = {
    "unknown option": "last",
    "other case": "First",
    "number": 1,
    "bool": True,
    "nothing": None,
    "empty": "",
    "list": ["first"],
    "nan": math.nan,
}
ILLEGAL = [
    *(pytest.param("week", {"sell": value}, "open deals", id=f"week: {name}") for name, value in NUMBERS.items()),
    pytest.param("week", {"hours": 5}, "there is no field hours", id="week: unknown field"),
    pytest.param("week", {1: 5}, "there is no field 1", id="week: a field that is no word"),
    pytest.param("week", {"sell": 31, "hours": 5}, "there is no field hours", id="week: one field too many"),
    pytest.param("week", {"sell": 48, "prospect": 1, "serve": 0}, "the most hours a week", id="week: an hour too many"),
    pytest.param("week", {"prospect": 15}, "the most hours a week", id="week: too many beside the usual ones"),
    pytest.param("week", {"sell": 31, "serve": -1}, "customers we have", id="week: one right and one wrong"),
    *(pytest.param("focus", value, "aside", id=f"focus: {name}") for name, value in PICKS.items()),
    *(pytest.param("timing", value, "leave", id=f"timing: {name}") for name, value in PICKS.items()),
    pytest.param("timing", {"move": "pull", "discount": 0.06}, "your authority", id="timing: above authority"),
    pytest.param("quote", {"discount": 0.06}, "your authority", id="quote: above authority"),
    pytest.param("quote", {"discount": -0.01}, "0 to 0.05", id="quote: a dearer offer"),
    pytest.param("quote", {"discount": 0.005}, "steps of 0.01", id="quote: half a step"),
    pytest.param("bargain", {"discount": 0.13}, "needs approval", id="bargain: above the manager's authority"),
    pytest.param("bargain", {"discount": "0.05"}, "needs approval", id="bargain: text"),
    pytest.param("quarter", {"authority": 0.31}, "0 to 0.3", id="quarter: authority above"),
    pytest.param("quarter", {"authority": 0.055}, "steps of 0.01", id="quarter: authority off the grid"),
    pytest.param("quarter", {"price": 0.89}, "0.9 to 1.1", id="quarter: price below"),
    pytest.param("quarter", {"price": 1.1001}, "0.9 to 1.1", id="quarter: price just above"),
    pytest.param("quarter", {"price": 0.95, "authority": None}, "None", id="quarter: one right and one wrong"),
]


@pytest.fixture(scope="module")
def at_first():
    """Sessions that wait at the first question of each kind, pickled."""
    return {
        kind: pickle.dumps((session := seated(MARKET), to_first(session, kind).id))
        for kind in ("week", "focus", "timing", "quote", "bargain", "quarter")
    }


@pytest.mark.parametrize(("kind", "choice", "reason"), ILLEGAL)
def test_an_illegal_answer_is_refused_with_the_reason_and_nothing_moves(at_first, kind, choice, reason):
    session, decision = pickle.loads(at_first[kind])
    if not isinstance(choice, dict):
        field = "move" if kind == "timing" else next(iter(session.pending[1].form.fields))
        choice = {field: choice}
    before = pickle.dumps(session)
    for refuses in (session.answer, session.read):
        with pytest.raises(ChoiceRefused) as refused:
            refuses(decision, choice)
    assert reason in refused.value.say("en")
    assert str(decision) in refused.value.say("zh")
    assert all(isinstance(one, Text) and one.en and one.zh for one in refused.value.reasons)
    assert pickle.dumps(session) == before


def test_every_reason_is_said_at_once():
    session = seated(MARKET)
    week = to_first(session, "week").id
    with pytest.raises(ChoiceRefused) as refused:
        session.answer(week, {"sell": math.nan, "serve": "4", "sleep": 8})
    assert len(refused.value.reasons) == 3


def test_a_refusal_survives_the_way_between_processes():
    session = seated(MARKET)
    week = to_first(session, "week").id
    with pytest.raises(ChoiceRefused) as refused:
        session.answer(week, {"sell": 1})
    there = pickle.loads(pickle.dumps(refused.value))
    assert (there.decision, there.reasons) == (refused.value.decision, refused.value.reasons)


def test_a_run_of_refused_answers_goes_on_as_if_they_had_not_been_given():
    session, refused = seated(MARKET), 0
    answers = AnyAnswer(5)
    nonsense = [{"": 1}, dict.fromkeys(("sell", "discount", "authority", "move"), 1e9), {"sell": None}]
    while isinstance(stop := session.advance(), Pending):
        for decision in stop.decisions:
            for choice in nonsense:
                with pytest.raises(ChoiceRefused):
                    session.answer(decision.id, choice)
                refused += 1
            session.answer(decision.id, answers(decision))
    assert refused > 100
    clean = seated(MARKET)
    play(clean, AnyAnswer(5))
    assert session.log.digest() == clean.log.digest()


@pytest.mark.parametrize(
    "unknown",
    [
        DecisionId("li", "week", "li", 1),
        DecisionId("wang", "week", "li", 0),
        DecisionId("li", "quote", "labs/li#0", 0),
        DecisionId("", "", "", 0),
        "li:week:li:0",
        None,
    ],
)
def test_a_question_that_is_not_being_asked_takes_no_answer(unknown):
    session = seated(MARKET)
    to_first(session, "week")
    before = pickle.dumps(session)
    with pytest.raises(ChoiceRefused, match="not being asked"):
        session.answer(unknown, {})
    assert pickle.dumps(session) == before


def test_nobody_answers_twice():
    session = seated(MARKET)
    first = to_first(session, "week").id
    session.answer(first, {"sell": 20})
    before = pickle.dumps(session)
    with pytest.raises(ChoiceRefused, match="not being asked"):
        session.answer(first, {"sell": 40})
    assert pickle.dumps(session) == before
    session.answer(session.pending[0].id, {})
    facts = facts_of(session)
    assert facts.amount[facts.of(TIME_PLANNED)].tolist() == [20 * 3_600_000_000]


def test_before_the_start_and_after_the_end_nothing_is_asked():
    session = seated(MARKET)
    with pytest.raises(ChoiceRefused, match="not being asked"):
        session.answer(QUARTER_0, {})
    given_answers = play(session, usual)
    length = session.log.length
    for decision in given_answers:
        with pytest.raises(ChoiceRefused):
            session.answer(decision, {})
    assert isinstance(session.advance(), Finished)
    assert session.log.length == length


def test_reading_an_answer_moves_nothing_and_says_it_whole():
    session = seated(MARKET)
    week = to_first(session, "week").id
    before = pickle.dumps(session)
    assert session.read(week, {"sell": 36}) == {"sell": 36.0, "prospect": 6.0, "serve": 4.0}
    assert pickle.dumps(session) == before


def test_an_answer_belongs_to_the_run_once_it_is_given():
    """Changing the dictionary afterwards changes nothing."""
    mine = {"sell": 38}
    session = seated(MARKET)
    session.answer(to_first(session, "week").id, mine)
    mine["sell"] = 5
    session.answer(session.pending[0].id, {})
    facts = facts_of(session)
    assert facts.amount[facts.of(TIME_PLANNED)].tolist() == [38 * 3_600_000_000]


SAID = Text.same("x")
ANYTHING = st.one_of(
    st.floats(),
    st.integers(-(10**300), 10**300),
    st.booleans(),
    st.none(),
    st.text(max_size=5),
    st.binary(max_size=3),
    st.lists(st.integers(), max_size=2),
    st.sampled_from([0.1, 0.3, 0.30000000000000004, 0.29999999999999993, 0.15, 0.155, -0.0, 5, 48, 48.0, 30, 4.999999]),
    st.floats(-1, 60),
    st.integers(-1, 60).map(lambda steps: steps * 0.01),
)


@st.composite
def a_range(draw):
    low, step = draw(st.sampled_from([0.0, 0.9, 2.5, 5.0])), draw(st.sampled_from([0.01, 1.0]))
    high = draw(st.floats(low, low + 60))
    return Steps(SAID, low, high, step, draw(st.one_of(st.floats(low, high), st.floats(-1, 100))))


@many
@given(field=a_range(), value=ANYTHING)
def test_what_a_range_takes_is_a_number_on_its_grid_or_the_usual_one(field, value):
    taken = field.read(value)
    if taken is None:
        return
    assert type(value) in (int, float)
    assert isinstance(taken, float)
    assert taken == pytest.approx(value, abs=1e-9)
    if taken != field.usual:
        steps = (taken - field.low) / field.step
        assert steps == pytest.approx(round(steps), abs=1e-6)
        assert steps >= -1e-9
        assert taken <= field.high + 1e-9


@many
@given(field=a_range(), part=st.floats(0, 1))
def test_a_range_takes_every_step_and_the_usual_one(field, part):
    value = field.low + math.floor(part * math.floor((field.high - field.low) / field.step)) * field.step
    assert field.read(value) == pytest.approx(value, abs=1e-9)
    assert field.read(field.usual) == field.usual


@many
@given(values=st.lists(st.integers(0, 48), min_size=3, max_size=3), most=st.sampled_from([40.0, 48.0]))
def test_hours_are_taken_exactly_as_long_as_they_add_up_to_no_more_than_there_are(values, most):
    names = ("a", "b", "c")
    form = Form({name: Steps(SAID, 0.0, 48.0, 1.0, 10.0) for name in names}, Budget(names, most, SAID))
    whole, refusals = form.read(dict(zip(names, values, strict=True)))
    assert bool(refusals) == (sum(values) > most)
    assert refusals or list(whole.values()) == values


@many
@given(choice=st.dictionaries(st.one_of(st.sampled_from(["hours", "what"]), st.text(max_size=3)), ANYTHING, max_size=4))
def test_a_form_reads_anything_and_changes_nothing(choice):
    form = Form({"hours": Steps(SAID, 5.0, 48.0, 1.0, 30.0), "what": Pick(SAID, {"a": SAID, "b": SAID}, "a")})
    given_choice = dict(choice)
    whole, refusals = form.read(choice)
    assert list(whole) == ["hours", "what"]
    assert all(one.en and one.zh for one in refusals)
    assert bool(refusals) >= bool(set(choice) - {"hours", "what"})
    assert list(choice) == list(given_choice)
    assert form.usual == {"hours": 30.0, "what": "a"}


@pytest.mark.parametrize("number", [10**5000, -(10**5000)], ids=["huge", "hugely negative"])
def test_a_number_too_long_to_be_written_is_refused_too(number):
    session = seated(MARKET)
    week = to_first(session, "week").id
    with pytest.raises(ChoiceRefused):
        session.answer(week, {"sell": number})


@pytest.mark.parametrize("choice", [{"\x1b[2J": 1}, {"sell": "\x1b[2J"}, {"sell": "9" * 100_000}])
def test_a_refusal_says_what_was_typed_in_safe_text(choice):
    session = seated(MARKET)
    week = to_first(session, "week").id
    with pytest.raises(ChoiceRefused) as refused:
        session.answer(week, choice)
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 5_000


@pytest.mark.parametrize("choice", [None, [], ["sell"], "", "sell", 5], ids=repr)
def test_an_answer_that_names_no_fields_is_refused(choice):
    session = seated(MARKET)
    week = to_first(session, "week").id
    with pytest.raises(ChoiceRefused):
        session.answer(week, choice)


# A copy goes on like the original


def pickled(session):
    return pickle.loads(pickle.dumps(session))


@in_every_market
@settings(few, max_examples=3)
@given(seed=st.integers(1, 10**6))
def test_copies_taken_anywhere_go_on_to_the_same_log(scenario, seed):
    """Paused or pending, with none or some of the answers given; the run goes on with the copy of the copy."""
    whole = seated(scenario, seed=seed)
    answers = play(whole, AnyAnswer(seed))
    dice, session, copies = Random(seed), seated(scenario, seed=seed), 0

    def perhaps_copied(session):
        nonlocal copies
        if dice.random() < 0.9 or copies > 6:
            return session
        copies += 1
        return dice.choice([pickled, deepcopy])(session)

    session = perhaps_copied(session)
    while not isinstance(stop := session.advance(until=session.now + dice.uniform(0, 9)), Finished):
        session = perhaps_copied(session)
        for decision in session.pending if isinstance(stop, Pending) else ():
            session.answer(decision.id, answers[decision.id])
            session = perhaps_copied(session)
    assert copies
    assert session.log.digest() == whole.log.digest()


@pytest.mark.parametrize("copied", [pickled, deepcopy])
def test_a_copy_and_its_original_go_separate_ways(copied):
    original = seated(MARKET)
    to_first(original, "quote")
    copy = copied(original)
    before = pickle.dumps(original)
    play(copy, AnyAnswer(1))
    assert pickle.dumps(original) == before
    play(original, usual)
    assert original.log.digest() == automated(MARKET) != copy.log.digest()


@pytest.mark.parametrize("copied", [pickled, deepcopy])
def test_a_finished_run_can_be_copied(copied):
    session = seated(MARKET)
    play(session, usual)
    copy = copied(session)
    assert isinstance(copy.advance(), Finished)
    assert copy.log.digest() == session.log.digest()


def test_a_checked_run_can_be_pickled():
    session = seated(MARKET, checked=True)
    to_first(session, "week")
    play(pickled(session), usual)


def test_a_copied_checked_run_looks_after_its_own_books():
    copy = deepcopy(Session(MARKET, checked=True))
    copy._simulation.world.counts.open += 1
    with pytest.raises(BookkeepingError):
        copy.advance()


# Whatever is answered, nothing appears and nothing vanishes

LAWS = (
    every_lead_is_somewhere,
    a_closed_deal_is_left_alone,
    the_sum_of_signatures_is_the_revenue,
    what_was_invoiced_is_paid_or_written_off_or_cancelled_or_still_owed,
    costs_follow_what_is_sold,
    credit_is_given_to_the_minor_unit,
    time_never_goes_back,
    shares_are_shares,
    service_contracts_come_up_and_are_renewed_or_lapse,
    contribution_is_what_its_parts_leave,
)


@st.composite
def companies(draw):
    """The two-rep market under any rules that seats can touch."""
    week = draw(st.sampled_from([{}, {"sell": 2.5, "prospect": 0.5, "serve": 0.5}, {"sell": 60}]))
    return made(
        BUYER,
        {
            **STEERED,
            "calendar.kind": draw(st.sampled_from(["4-4-5", "months", "every-day"])),
            "sources.labs.per_year": draw(st.sampled_from([120, 700])),
            "people": {
                "week": week,
                "most_hours": draw(st.sampled_from([5, 48, 100])),
                "effort": {"lag": draw(st.sampled_from([1, 4, 52]))},
            },
            "pipeline.quote_stage": draw(st.sampled_from(["quote", "negotiation", "contacted"])),
            "policies.discount": {
                "kind": "authority",
                "rep": draw(st.sampled_from([0, 0.033, 0.05, 0.9])),
                "manager": 0.9,
                "approval": draw(st.sampled_from([0, 2])),
            },
            "policies.incentive": {**COMMISSION, "period": draw(st.sampled_from(["month", "quarter"]))},
            "reps.li": draw(st.sampled_from([{}, {"partner": "wang"}])),
            "channels": {"direct": {}, "dealers": {"desks": 2, "margin": 0.2}},
            "policies.channel": draw(
                st.sampled_from([{"kind": "direct"}, {"kind": "by-size", "under": 600, "small": "dealers"}])
            ),
        },
        horizon=draw(st.sampled_from([98, 61.3])),
    )


@settings(few, max_examples=10)
@given(scenario=companies(), seed=st.integers(1, 10**6))
def test_whatever_is_answered_nothing_appears_and_nothing_vanishes(scenario, seed):
    session = seated(scenario, seed=seed, checked=True)
    play(session, AnyAnswer(seed))
    facts = facts_of(session)
    for law in LAWS:
        law(scenario, facts)
    used = measured(facts, scenario)["utilisation"]
    assert math.isnan(used) or 0 <= used <= 1 + 1e-9


# What a seat sees

HIDDEN = (
    "promise",
    "threshold",
    "deadline",
    "interest",
    "shock",
    "patience",
    "forced",
    "fondness",
    "haste",
    "satisfaction",
    "failed",
    "need",
    "luck",
)


def leaves(value, path):
    """Every value of a view with the names that lead to it."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        for name in value._fields:
            yield from leaves(getattr(value, name), [*path, name])
    elif isinstance(value, list | tuple):
        for one in value:
            yield from leaves(one, path)
    else:
        yield path, value


@in_every_market
def test_a_view_names_nothing_hidden_and_holds_nothing_but_words_and_numbers(scenario):
    asked, _ = questions(scenario, AnyAnswer(7))
    kinds = Counter(decision.id.kind for decision in asked)
    assert set(kinds) >= {"week", "focus", "quote", "quarter"}
    for decision in asked:
        if decision.id.kind in ("prepare", "move"):
            continue  # the next test
        for path, value in leaves(decision.view, []):
            assert not [word for word in HIDDEN for name in path if word in name.lower()], path
            assert value is None or type(value) in (int, float, str, Text), (path, type(value))


def test_a_seat_at_the_table_sees_the_board_and_nothing_of_the_buyers_truth():
    session = Session(open_case("price-pressure").variants["baseline"], seats={"you": Human()})
    session.advance()
    truth = session.meetings[0].talk.truth
    view = session.pending[0].view
    assert view._fields == ("you", "brief", "table", "said")
    assert type(view.table.board) is Board
    assert not hasattr(view.table.board, "buyer")
    hidden = {truth.scale, truth.fair, truth.patience, truth.openness, *truth.tempers}
    seen = [value for path, value in leaves(view, []) if isinstance(value, float)]
    assert not hidden & set(seen)


def test_all_kinds_of_questions_are_asked_where_buyers_have_a_mind():
    asked, _ = questions(MARKET, usual)
    assert {decision.id.kind for decision in asked} == {"week", "focus", "timing", "quote", "bargain", "quarter"}


ONE_LEAD = made(
    {
        "simsales": 1,
        "title": "One lead",
        "story": "One buyer who bargains.",
        "horizon": 84,
        "calendar": {"kind": "4-4-5", "start": "2027-01-04"},
        "products": {"item": {"list_price": 100, "unit_cost": 60}},
        "segments": {"labs": {"deal": {"mean": 1000, "sigma": 0}, "bargaining": {"share": 1, "mean": 0.04}}},
        "rivals": {"beta": {"price": 1.2}},
        "sources": {"labs": {"segment": "labs", "per_year": 364}},
        "reps": {"li": {"quota": 2_000}},
        "pipeline": {
            "kind": "buyer",
            "quote_stage": "offer",
            "patience": 1000,
            "rival_forces": 1000,
            "promise_speed": 0,
            "stages": {
                "talk": {"delay": 3, "work": 8},
                "offer": {"delay": 2, "work": 8},
                "close": {"delay": 40, "work": 8},
            },
        },
        "policies": {
            **RULES,
            "discount": {"kind": "authority", "rep": 0.05, "manager": 0.12},
            "incentive": {"kind": "plan", "base_per_month": 500, "period": "month", "pays": {}},
        },
        "objective": "revenue",
    }
)
ONE_GAP = {"demand.gap": {"labs/li": [[2.4], [1e6]]}}
SOFT = {"labs/li": [[0.5, 0.5, 0.5, 0.5, 0.1]]}


REACTING = made(
    ONE_LEAD.model_dump(mode="json") | {"title": {"en": "x", "zh": "x"}, "story": {"en": "x", "zh": "x"}},
    {
        "people.behaviour": "responsive",
        "policies.incentive.pays": {"bonus": {"kind": "bonus", "at": 0.45, "amount": 5_000}},
    },
)


def asked_under(monkeypatch, hidden, scenario=ONE_LEAD):
    """Every question; the hours are the usual ones, and the buyer is left alone."""
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", lambda seed: PlainLuck(seed, {**ONE_GAP, **hidden}))
    asked, _ = questions(scenario, lambda decision: {"move": "leave"} if decision.id.kind == "timing" else {})
    assert {decision.id.kind for decision in asked} == {"week", "focus", "timing", "quote", "bargain", "quarter"}
    return asked


def said(asked):
    """All there is to a question, its view too (as text, where no number equals itself)."""
    return [(one, repr(one.view)) for one in asked]


HIDDEN_ROWS = {
    "promise": {"need.promise": {"labs/li": [[2.0]]}},
    "no promise": {"need.promise": {"labs/li": [[-2.0]]}},
    "our shock": {"need.shock": {"labs/li": [[3.0, 0.0]]}},
    "no decision": {"need.shock": {"labs/li": [[0.0, 5.0]]}},
    "a rival's shock": {"need.shock": {"labs/li/rival/beta": [[5.0]]}},
    "haste": {"need.haste": {"labs/li": [[-9.0]]}},
    "push": {"need.push": {"labs/li": [[0.99]]}},
    "hold": {"need.hold": {"labs/li": [[50.0]]}},
    "clocks": {"need.clock": {"labs/li": [[2.0, 3.0, 4.0]]}},
    "warmth": {"need.fact": {"labs/li": [[0.1, 0.1, 0.1, 0.5, 0.5]]}},
}


@pytest.mark.parametrize("scenario", [ONE_LEAD, REACTING], ids=["fixed", "responsive"])
@pytest.mark.parametrize("hidden", HIDDEN_ROWS.values(), ids=list(HIDDEN_ROWS))
def test_no_question_depends_on_what_a_buyer_hides(monkeypatch, hidden, scenario):
    """Up to the buyer's last word the same is asked, and the same proposed, whatever the buyer is going to say."""
    plain, other = (asked_under(monkeypatch, rows, scenario) for rows in ({}, hidden))
    decided = max(number for number, one in enumerate(plain) if one.id.kind == "bargain")
    assert said(other)[: decided + 1] == said(plain)[: decided + 1]


def test_what_a_buyer_will_ask_for_is_not_known_before_it_is_asked(monkeypatch):
    plain, other = (asked_under(monkeypatch, rows) for rows in ({}, {"need.fact": SOFT}))
    bargain = next(number for number, one in enumerate(plain) if one.id.kind == "bargain")
    assert said(other)[:bargain] == said(plain)[:bargain]
    assert (plain[bargain].view.asked, other[bargain].view.asked) == (0.04, pytest.approx(0.008))


def test_a_buyer_is_pressed_only_in_the_last_two_weeks_of_a_pay_period_and_only_when_ripe():
    """Ripe: our offer is on the table and the ball is in the buyer's court."""
    for name in ("4-4-5", "months"):
        asked, _ = questions(MARKETS[name], AnyAnswer(11))
        windows, pressed, ripe = set(), set(), set()
        for one in asked:
            if one.id.kind == "timing":
                assert 0 < one.view.days_left <= 14
                pressed.add((one.at, one.id.entity))
            if one.id.kind == "week" and one.view.days_left <= 14:
                windows.add(one.at)
        for one in asked:
            if one.id.kind == "focus" and one.at in windows:
                ripe |= {
                    (one.at, line.deal)
                    for line in one.view.deals
                    if line.offer is not None and line.on.en == "the buyer"
                }
        assert pressed == ripe
        assert pressed


def test_without_buyers_nobody_is_pressed():
    asked, _ = questions(MARKETS["every day"], AnyAnswer(12))
    assert "timing" not in {one.id.kind for one in asked}


def test_a_rep_sees_their_own_deals_only_and_all_that_are_open():
    asked, facts = questions(MARKET, AnyAnswer(13))
    cases = {f"{key(facts, case['source'])}#{case['ordinal']}": case for case in facts.cases}
    for one in asked:
        if one.id.kind == "focus":
            assert list(one.form.fields) == [line.deal for line in one.view.deals]
            assert {key(facts, cases[line.deal]["seller"]) for line in one.view.deals} == {one.id.seat}


def test_the_deals_waiting_on_a_desk_are_open_deals():
    asked, _ = questions(made(BUYER, {"sources.labs.per_year": 500}, horizon=126), usual)
    assert all(one.view.waiting <= len(one.view.deals) for one in asked if one.id.kind == "focus")


def test_a_rep_sees_how_many_leads_came_last_week():
    asked, facts = questions(MARKETS["every day"], usual)
    came = facts.t[facts.of(LEAD_ARRIVED)]
    for one in asked:
        if one.id.kind == "week":
            assert one.view.leads == ((came >= one.at - 7) & (came < one.at)).sum()


def test_a_rep_sees_the_quota_and_what_is_credited_to_it():
    asked, facts = questions(MARKET, AnyAnswer(14))
    quotas = {
        (key(facts, facts.actor[row]), float(facts.t[row])): int(facts.amount[row]) for row in facts.of(QUOTA_SET)
    }
    for one in asked:
        if one.id.kind == "week" and one.at < 91:
            assert one.view.quota == quotas[one.id.seat, 0.0]
            assert one.view.attainment == pytest.approx(one.view.credited / one.view.quota)


def test_the_quota_a_rep_sees_is_the_one_that_pays():
    asked, facts = questions(MARKET, usual)
    last = [row for row in facts.of(QUOTA_SET) if facts.t[row] == 91]
    assert {one.view.quota for one in asked if one.id.kind == "week" and one.at >= 91} == {int(facts.amount[last[0]])}


# The manager's quarter

EVERY_TEN_DAYS = made(
    ONE_LEAD.model_dump(mode="json") | {"title": {"en": "x", "zh": "x"}, "story": {"en": "x", "zh": "x"}},
    {
        "segments.labs.no_decision": -9,
        "sources.labs.per_year": 36.4,
        "pipeline.stages.close.delay": 15,
        "policies.discount": {"kind": "authority", "rep": 0.03, "manager": 0.12, "approval": 2},
    },
    horizon=273,
)


def managed(monkeypatch, *quarters, scenario=EVERY_TEN_DAYS):
    """What the manager sets, quarter by quarter; the reps do what is usual."""
    monkeypatch.setattr("simsales.engine.build.KeyedLuck", PlainLuck)
    session = Session(scenario, seats={MANAGER: Human()})
    left = iter(quarters)
    play(session, lambda decision: next(left, {}))
    return facts_of(session)


def rows_of(facts: Facts, kind):
    return [(float(facts.t[row]), int(facts.amount[row])) for row in facts.of(kind)]


def test_a_price_line_moves_the_offers_made_from_its_day_on_and_none_before(monkeypatch):
    facts = managed(monkeypatch, {}, {"price": 0.95}, {"price": 1.1})
    assert rows_of(facts, PRICES_SET) == [(91.0, 950_000), (182.0, 1_100_000)]
    offers = rows_of(facts, OFFER_MADE)
    assert len(offers) > 20
    for day, amount in offers:
        assert amount == (100_000 if day < 91 else 95_000 if day < 182 else 110_000)


def test_an_offer_on_the_table_keeps_its_price(monkeypatch):
    """Offered before the price line moved, signed after: at the old price, less what was asked for."""
    facts = managed(monkeypatch, {}, {"price": 0.95})
    offered = {int(facts.subject[row]): row for row in facts.of(OFFER_MADE)}
    over = [row for row in facts.of(DEAL_WON) if facts.t[row] > 91 > facts.t[offered[int(facts.subject[row])]]]
    assert {int(facts.amount[row]) for row in over} == {96_000}


def test_a_price_line_acts_on_the_first_day(monkeypatch):
    facts = managed(monkeypatch, {"price": 0.9})
    assert rows_of(facts, PRICES_SET) == [(0.0, 900_000)]
    assert {amount for _, amount in rows_of(facts, OFFER_MADE)} == {90_000}


def test_authority_acts_from_its_day_on(monkeypatch):
    """The buyers ask for 4%, a rep may give 3: approval until the manager says 5."""
    facts = managed(monkeypatch, {}, {"authority": 0.05}, {"authority": 0.0})
    assert rows_of(facts, AUTHORITY_SET) == [(91.0, 50_000), (182.0, 0)]
    asked = [day for day, _ in rows_of(facts, APPROVAL_ASKED)]
    granted = [day for day, _ in rows_of(facts, DISCOUNT_GRANTED)]
    assert not [day for day in asked if 91 <= day < 182]
    assert [day for day in asked if day < 91]
    assert [day for day in asked if day >= 182]
    assert len([day for day in granted if 95 <= day < 182]) >= 7


def test_authority_bounds_the_questions_of_the_reps_from_its_day_on():
    session = seated(MARKET)
    most = {}

    def answer(decision):
        if decision.id.kind in ("quote", "timing"):
            most.setdefault(decision.at >= 91, set()).add(decision.form.fields["discount"].high)
        return {"authority": 0.2} if decision.id.kind == "quarter" and decision.at == 91 else {}

    play(session, answer)
    assert most == {False: {0.05}, True: {0.2}}


def test_the_log_speaks_of_the_manager_only_when_something_changes(monkeypatch):
    assert not rows_of(managed(monkeypatch), AUTHORITY_SET)
    said_again = managed(monkeypatch, {"authority": 0.1}, {"authority": 0.1, "price": 1.0}, {"authority": 0.03})
    assert rows_of(said_again, AUTHORITY_SET) == [(0.0, 100_000), (182.0, 30_000)]
    assert not rows_of(said_again, PRICES_SET)


def test_the_log_speaks_of_a_week_only_when_something_changes():
    weeks = iter([{}, {"sell": 30, "serve": 4}, {"serve": 5}, {"serve": 5}, {"sell": 20, "serve": 4}])
    session = Session(MARKET, seats={"li": Human()})
    play(session, lambda decision: next(weeks, {}) if decision.id.kind == "week" else {})
    facts = facts_of(session)
    planned = [(float(facts.t[row]), int(facts.step[row])) for row in facts.of(TIME_PLANNED)]
    assert planned == [(14.0, 2), (28.0, 0), (28.0, 2)]
    assert facts.t[facts.of(CAPACITY_CHANGED)].tolist() == [28.0]
    assert len(facts.of(SELLER_JOINED)) == 2


def test_the_manager_looks_back_on_the_last_quarter():
    asked, facts = questions(made(BUYER, horizon=182), AnyAnswer(15))
    first, second = (one.view for one in asked if one.id.kind == "quarter")
    won = [row for row in facts.of(DEAL_WON) if facts.t[row] < 91]
    assert (first.won, first.bookings) == (0, 0)
    assert (second.won, second.bookings) == (len(won), int(facts.amount[won].sum()))
    assert second.approvals == sum(facts.t[row] < 91 for row in facts.of(APPROVAL_ASKED))


def test_the_mean_discount_of_deals_won_is_of_deals_won():
    asked, facts = questions(made(BUYER, horizon=182), usual)
    won = {int(facts.subject[row]): int(facts.amount[row]) for row in facts.of(DEAL_WON) if facts.t[row] < 91}
    off = sum(int(facts.amount[row]) for row in facts.of(DISCOUNT_GRANTED) if int(facts.subject[row]) in won)
    seen = next(one.view.discount for one in asked if one.id.kind == "quarter" and one.at == 91)
    assert seen == pytest.approx(off / (off + sum(won.values())))


def test_authority_set_and_set_back_leaves_the_rules_as_they_were():
    rules = EVERY_TEN_DAYS.policies.discount
    assert rules.with_authority(0.3).with_authority(0.03).authority == rules.authority


# Stopping and going on


@in_every_market
@few
@given(seed=st.integers(1, 10**6))
def test_a_run_stopped_anywhere_goes_on_to_the_same_log(scenario, seed):
    whole, dice = seated(scenario, seed=seed), Random(seed)
    play(whole, AnyAnswer(seed))
    session, answers, stops = seated(scenario, seed=seed), AnyAnswer(seed), 0
    while True:
        until = dice.choice([session.now + dice.expovariate(0.5), float(math.ceil(session.now)), session.now, -1.0])
        stop = session.advance(until=until)
        match stop:
            case Finished():
                break
            case Pending():
                again = session.advance(until=dice.choice([None, 1e9, 0.0]))
                assert again == stop
                for decision in stop.decisions:
                    session.answer(decision.id, answers(decision))
            case Paused():
                stops += 1
                assert stop.at == session.now
                assert session.now <= max(until, stop.at)
    assert stops > 20
    assert session.log.digest() == whole.log.digest()


def test_a_stop_on_a_monday_comes_before_its_questions():
    session = seated(MARKET)
    while not isinstance(stop := session.advance(until=7.0), Paused):
        for decision in stop.decisions:
            session.answer(decision.id, {})
    assert stop == Paused(7.0)
    assert session.pending == []
    monday = session.advance(until=7.0000001)
    assert isinstance(monday, Pending)
    assert {decision.at for decision in monday.decisions} == {7.0}


@in_every_market
def test_stopping_on_request_changes_nothing(monkeypatch, scenario):
    """Asked after every few events; not while somebody has to decide."""
    monkeypatch.setattr("simsales.engine.clock.BATCH", 7)
    dice, stops = Random(3), 0
    whole, answers = seated(scenario), AnyAnswer(3)
    play(whole, answers)
    session, answers = seated(scenario), AnyAnswer(3)
    while not isinstance(
        stop := session.advance(should_stop=lambda: not session.pending and dice.random() < 0.3), Finished
    ):
        if isinstance(stop, Paused):
            stops += 1
            continue
        for decision in stop.decisions:
            session.answer(decision.id, answers(decision))
    assert stops
    assert session.log.digest() == whole.log.digest()


def test_an_automated_run_stopped_on_request_after_every_event_gives_the_same_log(monkeypatch):
    digest = automated(MARKET)
    monkeypatch.setattr("simsales.engine.clock.BATCH", 1)
    session = Session(MARKET)
    while not isinstance(session.advance(should_stop=lambda: True), Finished):
        pass
    assert session.log.digest() == digest


def test_a_stop_on_request_at_the_event_that_asks_does_not_end_the_run(monkeypatch):
    monkeypatch.setattr("simsales.engine.clock.BATCH", 1)
    session = Session(MARKET, seats={MANAGER: Human()})
    while not isinstance(stop := session.advance(should_stop=lambda: True), Finished):
        for decision in stop.decisions if isinstance(stop, Pending) else ():
            session.answer(decision.id, {})
    assert session.now == MARKET.horizon


def test_nobody_is_asked_to_stop_while_somebody_has_to_decide(monkeypatch):
    monkeypatch.setattr("simsales.engine.clock.BATCH", 1)
    session = seated(MARKET)
    to_first(session, "week")
    calls = []
    stop = session.advance(should_stop=lambda: calls.append(1) or True)
    assert isinstance(stop, Pending)
    assert calls == []


def test_a_run_until_no_number_is_refused_or_stops():
    session = Session(MARKET)
    session.advance(until=50.0)
    try:
        stop = session.advance(until=math.nan)
    except ValueError:
        return
    assert not isinstance(stop, Finished) or session.log.digest() == automated(MARKET)


def test_a_finished_run_stays_finished():
    session = seated(MARKET)
    play(session, usual)
    digest = session.log.digest()
    for until in (None, 0.0, 1e9):
        session.advance(until=until)
        assert session.log.digest() == digest


def test_lived_is_what_nobody_in_a_seat_gives():
    assert lived(MARKET).log.digest() == automated(MARKET)

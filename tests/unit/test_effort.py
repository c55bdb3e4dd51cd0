"""What effort does in the world: hours set the pace, the odds, the leads and the renewals; an ordinary week changes nothing.

Told in tiny worlds under plain luck (every number the middle of its law), so that every time can be followed by hand.
"""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simsales.engine.effort import TASKS, Effort, Level
from simsales.experiment.runs import facts_of
from simsales.seats.human import Human
from simsales.session import Finished, Session
from simsales.spec.people import PeopleSpec
from simsales.world.events import (
    CAPACITY_CHANGED,
    CONTRACT_LAPSED,
    CONTRACT_RENEWED,
    DEAL_BACK_IN_TURN,
    DEAL_HELD,
    DEAL_LOST,
    DEAL_PUSHED,
    DEAL_PUT_ASIDE,
    DEAL_PUT_FIRST,
    DEAL_UNDECIDED,
    DEAL_WON,
    DISCOUNT_GRANTED,
    OFFER_MADE,
    RUN_ENDED,
    SELLER_JOINED,
    STAGE_PASSED,
    TIME_PLANNED,
    WORK_CUT,
    WORK_STARTED,
)
from tests.small_world import BUYER, RULES, AnyAnswer, PlainLuck, key, lived, made, measured, needs_seen, play

NEVER = 1e6
HOUR = 3_600_000_000
SELL, PROSPECT, SERVE = range(3)

RETURNS = {"closing": 0.25, "prospecting": 0.5, "referral": 0.5, "lag": 4, "renewal": 0.5, "care": 0.3}
ONE_DESK = {
    "simsales": 1,
    "title": "One desk",
    "story": "One rep, and leads when they are written.",
    "horizon": 84,
    "calendar": {"kind": "every-day", "start": "2027-01-04"},
    "currency": {"code": "CNY", "digits": 0},
    "products": {"item": {"list_price": 100, "unit_cost": 60}},
    "segments": {
        "labs": {
            "deal": {"mean": 1000, "sigma": 0},
            "bargaining": {"share": 0},
            "taste": {"terms": 0},
            "no_decision": -1,
        }
    },
    "sources": {"labs": {"segment": "labs", "per_year": 365}},
    "reps": {"li": {"quota": 2_000}},
    "people": {"week": {"sell": 30, "prospect": 6, "serve": 4}, "most_hours": 48, "effort": RETURNS},
    "pipeline": {
        "kind": "buyer",
        "quote_stage": "offer",
        "patience": 10_000,
        "stages": {
            "talk": {"delay": 0, "work": 80},
            "offer": {"delay": 1, "work": 8},
            "close": {"delay": 1, "work": 8},
        },
    },
    "policies": {**RULES, "incentive": {"kind": "plan", "base_per_month": 500, "period": "quarter", "pays": {}}},
    "objective": "revenue",
}
OFFICE = {"calendar.kind": "4-4-5", "sources.labs.per_year": 364}
"""A lead a day in the calendar of offices, whose year has 364."""


class Story:
    """One rep's run under plain luck; `days` is when the leads come, `weeks` what is answered on Mondays (by day)."""

    def __init__(self, monkeypatch, changes=None, *, days=None, weeks=None, focus=None, timing=None, rows=None):
        gaps = [[later - earlier] for earlier, later in zip([0, *days], [*days, NEVER], strict=True)] if days else []
        written = {"demand.gap": {"labs/li": gaps}, **(rows or {})}
        monkeypatch.setattr("simsales.engine.build.KeyedLuck", lambda seed: PlainLuck(seed, written))
        self.answers = {"week": weeks or {}, "focus": focus or {}, "timing": timing or {}}
        self.scenario = made(ONE_DESK, changes)
        session = Session(self.scenario, seats={"li": Human()}, checked=True)
        self.asked = []
        play(session, self.answer)
        self.facts = facts_of(session)

    def answer(self, decision):
        self.asked.append(decision)
        return self.answers.get(decision.id.kind, {}).get(decision.at, {})

    def when(self, kind, step=None):
        """Lead -> when such a thing happened to it."""
        facts = self.facts
        return {
            int(facts.cases["ordinal"][facts.subject[row]]): pytest.approx(float(facts.t[row]), abs=1e-9)
            for row in facts.of(kind, step)
        }

    def amounts(self, kind):
        return self.facts.amount[self.facts.of(kind)].tolist()

    def days(self, kind):
        return self.facts.t[self.facts.of(kind)].tolist()


# More hours with open deals: work is done earlier

TEN_DAYS = [4.0]
FAST, SLOW = {"sell": 45, "prospect": 2, "serve": 1}, {"sell": 15}


def test_an_ordinary_week_takes_the_work_it_takes(monkeypatch):
    assert Story(monkeypatch, days=TEN_DAYS).when(STAGE_PASSED, 0) == {0: 14.0}


@pytest.mark.parametrize(
    ("weeks", "days"),
    [
        pytest.param({0.0: FAST}, 10 / 1.5, id="half as fast again"),
        pytest.param({0.0: {"sell": 48, "prospect": 0, "serve": 0}}, 10 / 1.6, id="all the hours there are"),
        pytest.param({0.0: SLOW}, 10 / 0.5, id="half as fast"),
        pytest.param({0.0: {"sell": 5}}, 10 * 6, id="as slow as can be"),
        pytest.param({0.0: {"prospect": 0, "serve": 18}}, 10, id="other hours do not matter"),
        pytest.param({21.0: FAST}, 10, id="too late to matter"),
    ],
)
def test_more_selling_hours_end_a_piece_of_work_earlier(monkeypatch, weeks, days):
    story = Story(monkeypatch, days=TEN_DAYS, weeks=weeks)
    assert story.when(WORK_STARTED, 0) == {0: 4.0}
    assert story.when(STAGE_PASSED, 0) == {0: 4 + days}


@pytest.mark.parametrize(("week", "pace"), [(FAST, 1.5), (SLOW, 0.5)], ids=["faster", "slower"])
def test_what_is_being_worked_on_is_finished_as_it_was_begun_and_the_next_takes_the_new_time(monkeypatch, week, pace):
    """Ten days of work from day 4, and a second lead behind it; another week from day 7 on."""
    story = Story(monkeypatch, {"pipeline.stages.offer.delay": 30}, days=[4.0, 5.0], weeks={7.0: week})
    assert story.when(STAGE_PASSED, 0) == {0: 14.0, 1: 14 + 10 / pace}
    assert story.days(TIME_PLANNED) == [7.0] * len(week)
    assert story.days(CAPACITY_CHANGED) == [pytest.approx(14.0)]


def test_in_an_office_what_was_begun_on_thursday_ends_on_tuesday_and_the_next_goes_faster(monkeypatch):
    """24 hours from Thursday 09:36 end on Tuesday 09:36; 24 more, at one and a half, take two days."""
    changes = {**OFFICE, "pipeline.stages.talk.work": 24, "pipeline.stages.offer.delay": 30}
    story = Story(monkeypatch, changes, days=[3.4, 4.4], weeks={7.0: FAST})
    assert story.when(STAGE_PASSED, 0) == {0: 8.4, 1: 10.4}


def test_a_change_taken_back_before_the_work_in_hand_is_done_never_happened(monkeypatch):
    story = Story(monkeypatch, days=TEN_DAYS, weeks={7.0: SLOW, 14.0: {"sell": 30}})
    assert story.when(STAGE_PASSED, 0) == {0: 14.0}
    assert story.days(TIME_PLANNED) == [7.0, 14.0]
    assert story.days(CAPACITY_CHANGED) == []


def test_an_idle_desk_changes_its_pace_at_once_and_logs_what_that_adds_until_the_end(monkeypatch):
    story = Story(monkeypatch, days=[40.0], weeks={7.0: FAST, 14.0: {"sell": 30}})
    day = 24 * HOUR
    assert story.amounts(SELLER_JOINED) == [84 * day]
    assert story.days(CAPACITY_CHANGED) == [7.0, 14.0]
    assert story.amounts(CAPACITY_CHANGED) == pytest.approx([0.5 * 77 * day, -0.5 * 70 * day], abs=1)
    assert story.amounts(TIME_PLANNED) == [45 * HOUR, 2 * HOUR, 1 * HOUR, 30 * HOUR]


@pytest.mark.parametrize("changes", [{}, OFFICE], ids=["every day", "office"])
@pytest.mark.parametrize("work", [7, 37])
def test_hours_worked_never_exceed_capacity_when_weeks_change_in_the_middle_of_work(monkeypatch, changes, work):
    """A desk with far too much to do, a new pace every Monday: all of its hours are used, and no more."""
    paces = [48, 5, 30, 29, 48, 5, 17, 48, 5, 44, 31, 48]
    weeks = {7.0 * k: {"sell": hours, "prospect": 0, "serve": 0} for k, hours in enumerate(paces)}
    days = [0.5 * k for k in range(1, 90)]
    story = Story(monkeypatch, {**changes, "pipeline.stages.talk.work": work}, days=days, weeks=weeks)
    capacity = sum(story.amounts(SELLER_JOINED)) + sum(story.amounts(CAPACITY_CHANGED))
    worked = sum(story.amounts(WORK_STARTED)) - sum(story.amounts(WORK_CUT))
    assert len(story.days(CAPACITY_CHANGED)) >= 6
    assert worked <= capacity + 10
    assert 0.98 < measured(story.facts, story.scenario)["utilisation"] <= 1


ORDINARY_WEEKS = {"30, 6, 4": {}, "small": {"sell": 2.5, "prospect": 0.5, "serve": 0.5}, "long": {"sell": 60}}


@pytest.mark.parametrize("week", ORDINARY_WEEKS.values(), ids=list(ORDINARY_WEEKS))
@pytest.mark.parametrize("calendar", ["4-4-5", "months", "every-day"])
def test_a_swamped_team_is_never_busier_than_it_has_hours(calendar, week):
    scenario = made(
        BUYER,
        {"calendar.kind": calendar, "sources.labs.per_year": 700, "people": {"week": week, "most_hours": 48}},
        horizon=42,
    )
    for seed in (1, 2):
        session = Session(scenario, seed=seed, seats={"li": Human(), "wang": Human()}, checked=True)
        play(session, AnyAnswer(seed))
        facts = facts_of(session)
        assert 0 <= measured(facts, scenario)["utilisation"] <= 1 + 1e-12
        for rep in facts.actor[facts.of(SELLER_JOINED)]:
            amounts = {
                kind: facts.amount[[row for row in facts.of(kind) if facts.actor[row] == rep]].sum()
                for kind in (WORK_STARTED, WORK_CUT, SELLER_JOINED, CAPACITY_CHANGED)
            }
            worked = amounts[WORK_STARTED] - amounts[WORK_CUT]
            assert 0 <= worked <= amounts[SELLER_JOINED] + amounts[CAPACITY_CHANGED] + 10


# More hours with open deals: better odds


def gain(z):
    return 2 * (z - 1) / (z + 1)


def closing_odds(monkeypatch, weeks, skill=0.0):
    """What was put into one deal moves it by exactly this: it is won below, and not above."""
    changes = {"reps.li.skill": skill, "pipeline.stages.talk.work": 8}
    signed = Story(monkeypatch, changes, days=[10.0], weeks=weeks).when(DEAL_WON)[0].expected
    return signed, lambda moved: [
        len(Story(monkeypatch, {**changes, "segments.labs.no_decision": at}, days=[10.0], weeks=weeks).when(DEAL_WON))
        for at in (skill + moved - 1e-6, skill + moved + 1e-6)
    ]


@pytest.mark.parametrize(
    ("hours", "skill"), [(45, 0.0), (48, 0.0), (15, 0.0), (5, 0.0), (30, 0.0), (45, 0.5), (15, -0.5)]
)
def test_selling_hours_move_the_odds_of_closing_by_their_returns(monkeypatch, hours, skill):
    """The same effort all through the life of a deal; the able get more out of an hour."""
    weeks = {0.0: {"sell": hours, "prospect": 0, "serve": 0}}
    _, wins = closing_odds(monkeypatch, weeks, skill)
    assert wins(0.25 * math.exp(skill) * gain(hours / 30)) == [1, 0]


def test_odds_follow_the_mean_effort_over_the_life_of_a_deal(monkeypatch):
    """From day 10 to the signature: ordinary until day 14."""
    signed, wins = closing_odds(monkeypatch, {14.0: {"sell": 15}})
    assert signed > 14
    assert wins(0.25 * gain(1 - 0.5 * (signed - 14) / (signed - 10))) == [1, 0]


def test_what_was_done_before_a_lead_came_does_not_move_its_odds(monkeypatch):
    _, wins = closing_odds(monkeypatch, {0.0: {"sell": 48, "prospect": 0, "serve": 0}, 7.0: {"sell": 30}})
    assert wins(0.0) == [1, 0]


# An ordinary week changes exactly nothing


def steered(own=0.0, referred=0.0, **more):
    return made(
        BUYER, {"sources.labs.own": own, "sources.labs.referred": referred, "people": {"effort": RETURNS}}, **more
    )


@pytest.mark.parametrize("lag", [1, 4, 52])
def test_an_ordinary_week_changes_exactly_nothing(lag):
    scenario = made(
        BUYER,
        {"sources.labs.own": 0.6, "sources.labs.referred": 0.4, "people": {"effort": {"lag": lag}}},
        horizon=126,
    )
    session = Session(scenario, seats={"li": Human(), "wang": Human()})
    play(session, lambda decision: {"sell": 30, "prospect": 6, "serve": 4} if decision.id.kind == "week" else {})
    assert session.log.digest() == lived(scenario).log.digest()


def test_leads_that_effort_could_move_come_when_they_would_have_come():
    assert needs_seen(lived(steered(0.5, 0.5))) == needs_seen(lived(steered()))


def test_so_do_leads_that_come_at_a_steady_rate():
    steady = {"sources.labs": {"segment": "labs", "per_year": 120, "swing": 0, "luck": 0, "weekend": 1}}
    ours, theirs = (needs_seen(lived(made(BUYER, steady, **{"sources.labs.own": own}))) for own in (0.5, 0))
    assert {name: value for name, (_, value) in ours.items()} == {name: value for name, (_, value) in theirs.items()}
    assert all(ours[name][0] == pytest.approx(theirs[name][0], abs=1e-9) for name in ours)


def test_ordinary_odds_are_exactly_the_ordinary_odds():
    effort = Effort(PeopleSpec(effort=RETURNS), skill=0.7)
    source = made(BUYER).sources["labs"].model_copy(update={"own": 0.6, "referred": 0.4})
    effort.plan(7.0, effort.hours)
    assert (effort.pace, effort.closing(3, 50), effort.renewal(50), effort.care(50)) == (1, 0, 0, 0)
    assert effort.leads(source, 5) == 1


@settings(max_examples=100, deadline=None, derandomize=True)
@given(hours=st.floats(0, 100), back=st.integers(1, 20), later=st.floats(0, 300))
def test_once_the_week_is_ordinary_again_new_deals_feel_nothing(hours, back, later):
    effort = Effort(PeopleSpec(effort=RETURNS))
    effort.plan(0.0, dict.fromkeys(TASKS, hours))
    effort.plan(7.0 * back, {"sell": 30.0, "prospect": 6.0, "serve": 4.0})
    assert effort.closing(7.0 * back + later, 7.0 * back + 2 * later) == pytest.approx(0, abs=1e-12)
    assert (effort.pace, effort.care(7.0 * back + later)) == (1, 0)


# Looking for new business brings leads, later


def leads(monkeypatch, weeks, *, source=None, people=None, horizon=91):
    """When the leads of a firm come that gets exactly one a day."""
    changes = {**OFFICE, **{f"sources.labs.{name}": share for name, share in (source or {"own": 0.5}).items()}}
    if people:
        changes["people"] = people
    story = Story(monkeypatch, {**changes, "horizon": horizon}, weeks=weeks)
    return [float(story.facts.t[row]) for row in story.facts.cases["row"]]


def one_a_day(faster, since, horizon=91):
    """A lead per day, from day `since` on `faster` times as many."""
    times = [float(day) for day in range(1, since)]
    k = 0
    while faster and since + k / faster < horizon:
        times.append(since + k / faster)
        k += 1
    return pytest.approx(times, abs=1e-9)


MORE = {0.0: {"sell": 20, "prospect": 24}}
POWER = {"prospect": 0.5}


@pytest.mark.parametrize(
    ("hours", "own", "factor"),
    [
        (24, 1.0, 2.0),
        (24, 0.5, 1.5),
        (24, 0.2, 1.2),
        (6, 1.0, 1.0),
        (1.5 * 4, 0.5, 1.0),
        (1, 1.0, math.sqrt(1 / 6)),
        (43, 1.0, math.sqrt(43 / 6)),
        (0, 0.5, 0.5),
        (0, 1.0, 0.0),
    ],
)
def test_prospecting_moves_a_reps_own_leads_with_the_square_root_of_the_hours(monkeypatch, hours, own, factor):
    """Planned on the first day: nothing for four weeks, then exactly this factor."""
    weeks = {0.0: {"sell": 5, "prospect": hours, "serve": 0}}
    times = leads(monkeypatch, weeks, source={"own": own})
    assert times == one_a_day(factor, 28)


@pytest.mark.parametrize("power", [0.0, 0.3, 0.9])
@pytest.mark.parametrize("lag", [1, 3, 12])
def test_the_power_and_the_lag_are_as_the_scenario_says(monkeypatch, power, lag):
    times = leads(monkeypatch, MORE, source={"own": 0.5}, people={"effort": {"prospecting": power, "lag": lag}})
    assert times == one_a_day(1 + 0.5 * (4**power - 1), 7 * lag)


def test_leads_after_the_end_of_the_run_come_to_nobody(monkeypatch):
    assert leads(monkeypatch, MORE, people={"effort": {"lag": 52}}) == one_a_day(1.0, 91)


def test_a_week_of_prospecting_brings_one_better_week(monkeypatch):
    """Planned on day 7, given up on day 14: only the week from day 35 on is better."""
    weeks = {7.0: {"sell": 20, "prospect": 24}, 14.0: {"sell": 30, "prospect": 6}}
    times = leads(monkeypatch, weeks, source={"own": 1.0})
    expected = [float(day) for day in range(1, 35)] + [35 + k / 2 for k in range(14)]
    assert times == pytest.approx([*expected, *(float(day) for day in range(42, 91))], abs=1e-9)


def test_service_brings_the_referred_ones(monkeypatch):
    """Sixteen hours for four: twice as many of the three tenths that customers refer."""
    times = leads(monkeypatch, {0.0: {"sell": 20, "serve": 16}}, source={"own": 0.5, "referred": 0.3})
    assert times == one_a_day(1.3, 28)


def test_both_together_add_up(monkeypatch):
    weeks = {0.0: {"sell": 8, "prospect": 24, "serve": 16}}
    assert leads(monkeypatch, weeks, source={"own": 0.5, "referred": 0.3}) == one_a_day(1.8, 28)


def test_selling_hours_bring_no_leads(monkeypatch):
    assert leads(monkeypatch, {0.0: {"sell": 10}}, source={"own": 0.5, "referred": 0.5}) == one_a_day(1.0, 28)


def test_nobodys_hours_move_leads_that_come_by_themselves(monkeypatch):
    assert leads(monkeypatch, MORE, source={"own": 0.0}) == one_a_day(1.0, 28)


def seen(scenario, weeks=None, seed=1):
    """What came, and when; and the facts of every case, by stream and ordinal."""
    session = Session(scenario, seed=seed, seats={"li": Human()})
    play(session, lambda decision: (weeks or {}).get(decision.at, {}) if decision.id.kind == "week" else {})
    facts = facts_of(session)
    columns = ("segment", "account", "product", "channel", "units", "list_value")
    cases = {
        (key(facts, case["source"]), int(case["ordinal"])): [
            key(facts, case[name]) if name in ("segment", "product", "channel") else int(case[name]) for name in columns
        ]
        for case in facts.cases
    }
    return needs_seen(facts), cases


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_same_need_keeps_its_identity_its_size_and_its_buyer_and_only_comes_earlier(seed):
    scenario = steered(own=0.8, horizon=182)
    (before, cases), (after, cases_after) = seen(scenario, seed=seed), seen(scenario, MORE, seed=seed)
    ours = {name for name in before if name[0] == "labs/li"}
    assert ours < {name for name in after if name[0] == "labs/li"}
    assert all(cases_after[name] == cases[name] for name in before)
    for name in ours:
        earlier = after[name][0] < before[name][0]
        assert earlier if before[name][0] > 28 else after[name] == before[name]
    assert {name: after[name] for name in before if name not in ours} == {
        name: before[name] for name in before if name not in ours
    }
    assert {name[0] for name in set(after) - set(before)} == {"labs/li"}


@pytest.mark.parametrize("seed", [1, 2])
def test_the_hidden_side_of_a_need_is_the_same_under_any_effort(monkeypatch, seed):
    """Its threshold, its promise, what it will ask for and how long it takes."""
    needs = []
    from simsales.market.pipelines.buyer import BuyerNeed

    made_by = BuyerNeed.__init__

    def noted(self, source, i):
        made_by(self, source, i)
        if source.demand.stream == "labs/li":
            needs[-1][i] = (self.threshold, self._fondness, self.asks, self.deadline, self.delays, self.works)

    monkeypatch.setattr(BuyerNeed, "__init__", noted)
    for weeks in ({}, MORE):
        needs.append({})
        seen(steered(own=0.8), weeks, seed=seed)
    assert needs[1].items() > needs[0].items()


def test_own_and_referred_leads_never_fall_below_none():
    """Even when all leads are found or referred, and nothing is done for either."""
    source = made(BUYER).sources["labs"].model_copy(update={"own": 0.5, "referred": 0.5})
    effort = Effort(PeopleSpec(effort=RETURNS))
    effort.plan(0.0, {"sell": 48.0, "prospect": 0.0, "serve": 0.0})
    assert effort.leads(source, 4) == 0


# Service keeps customers

BOOK = {
    "aftersales": {"term": 60, "book": {"old": {"per_rep": 1, "segment": "labs", "mean": 300}}},
    "sources.labs.per_year": 0,
}


@pytest.mark.parametrize(
    ("hours", "since", "term"),
    [(16, 0.0, 60), (43, 0.0, 60), (0, 0.0, 60), (16, 14.0, 60), (16, 0.0, 160), (4, 0.0, 60)],
)
def test_a_renewal_feels_the_service_of_the_last_year(monkeypatch, hours, since, term):
    """Due once, half a term in, with luck a half: renewed as soon as its log-odds are above 0."""
    due = term / 2
    moved = 0.5 * gain(1 + (hours / 4 - 1) * (due - since) / 364)
    outcomes = []
    for odds in (1e-6 - moved, -1e-6 - moved):
        book = {**BOOK["aftersales"], "term": term, "renewal": odds}
        story = Story(
            monkeypatch,
            {**BOOK, "aftersales": book, "sources.labs.per_year": 0},
            weeks={since: {"sell": 5, "prospect": 0, "serve": hours}},
        )
        first = min([*story.days(CONTRACT_RENEWED), *story.days(CONTRACT_LAPSED)])
        assert first == due
        outcomes.append(story.days(CONTRACT_RENEWED)[:1] == [due])
    assert outcomes == [True, False]


def test_more_service_never_loses_a_contract_that_less_would_have_kept():
    scenario = made(BUYER, {"aftersales.book.old.per_rep": 60, "aftersales.renewal": 0.3}, horizon=182)
    kept = []
    for hours in (0, 4, 20, 43):
        session = Session(scenario, seats={"li": Human()})
        weeks = {0.0: {"sell": 5, "prospect": 0, "serve": hours}}
        play(session, lambda decision: weeks.get(decision.at, {}) if decision.id.kind == "week" else {})  # noqa: B023
        facts = facts_of(session)
        first = {}
        for row in sorted([*facts.of(CONTRACT_RENEWED).tolist(), *facts.of(CONTRACT_LAPSED).tolist()]):
            if key(facts, facts.cases["source"][facts.subject[row]]) == "book/old/li":
                first.setdefault(int(facts.subject[row]), int(facts.kind[row]) == CONTRACT_RENEWED)
        kept.append({case for case, renewed in first.items() if renewed})
    assert kept[0] <= kept[1] <= kept[2] <= kept[3]
    assert len(kept[0]) < len(kept[3])


# Returns diminish, and stay within bounds

BROUGHT = {
    "closing": ("sell", lambda effort: effort.closing(0.0, 50.0)),
    "renewal": ("serve", lambda effort: effort.renewal(400.0)),
    "care": ("serve", lambda effort: effort.care(50.0)),
    "own leads": (
        "prospect",
        lambda effort: effort.leads(made(BUYER).sources["labs"].model_copy(update={"own": 0.8}), 9),
    ),
    "referrals": (
        "serve",
        lambda effort: effort.leads(made(BUYER).sources["labs"].model_copy(update={"referred": 0.8}), 9),
    ),
}


def returned(name, hours):
    task, measure = BROUGHT[name]
    effort = Effort(PeopleSpec(effort=RETURNS))
    effort.plan(0.0, effort.hours | {task: float(hours)})
    return measure(effort)


@pytest.mark.parametrize("name", BROUGHT)
def test_every_further_hour_brings_more_and_less_than_the_one_before(name):
    values = [returned(name, hours) for hours in range(0, 101, 4)]
    steps = [after - before for before, after in pairwise(values)]
    assert all(step > 0 for step in steps)
    assert steps == sorted(steps, reverse=True)
    assert len(set(steps)) == len(steps)


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("closing", -0.5, 0.5), ("renewal", -1.0, 1.0), ("care", -0.6, 0.6), ("own leads", 0.2, 5), ("referrals", 0.2, 5)],
)
def test_returns_are_bounded_at_the_extremes(name, least, most):
    assert returned(name, 0) == pytest.approx(least)
    assert least < returned(name, 100) < most


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    levels=st.lists(st.tuples(st.integers(0, 60), st.floats(0, 20)), max_size=6, unique_by=lambda one: one[0]),
    since=st.floats(-400, 500),
    length=st.floats(0.001, 400),
)
def test_a_mean_level_lies_between_the_levels_and_is_their_average(levels, since, length):
    level = Level()
    days = sorted(levels)
    for week, value in days:
        level.set(7.0 * week, value)
    until = since + length
    mean = level.mean(since, until)
    edges = sorted({since, until, *(7.0 * week for week, _ in days if since < 7.0 * week < until)})
    held = [(right - left, level.at(left)) for left, right in pairwise(edges)]
    assert mean == pytest.approx(sum(span * value for span, value in held) / length, rel=1e-6, abs=1e-6)
    values = [value for _, value in held]
    assert min(values) - 1e-6 <= mean <= max(values) + 1e-6


def test_the_shortest_and_the_longest_week_run_to_the_end():
    for hours in (
        {"sell": 5, "prospect": 0, "serve": 0},
        {"sell": 48, "prospect": 0, "serve": 0},
        {"sell": 5, "prospect": 43, "serve": 0},
        {"sell": 5, "prospect": 0, "serve": 43},
    ):
        scenario = steered(0.5, 0.5, horizon=98)
        session = Session(scenario, seats={"li": Human(), "wang": Human()}, checked=True)
        play(session, lambda decision: hours if decision.id.kind == "week" else {})  # noqa: B023
        assert isinstance(session.advance(), Finished)
        assert 0 <= measured(facts_of(session), scenario)["utilisation"] <= 1


# Which deals come first

SHORT = {"pipeline.stages.talk.work": 80}


def turn(deal, rank):
    return {f"labs/li#{deal}": rank}


def test_deals_wait_for_the_desk_first_come_first_served(monkeypatch):
    story = Story(monkeypatch, SHORT, days=[1.0, 2.0, 3.0])
    assert story.when(WORK_STARTED, 0) == {0: 1.0, 1: 11.0, 2: 22.0}  # the offer of the first comes between


def test_a_deal_put_first_is_taken_up_before_one_that_came_earlier(monkeypatch):
    story = Story(monkeypatch, SHORT, days=[1.0, 2.0, 3.0], focus={7.0: turn(2, "first")})
    started = story.when(WORK_STARTED, 0)
    assert started[2] == 11.0
    assert started[1].expected > 21
    assert story.days(DEAL_PUT_FIRST) == [7.0]


def test_what_is_being_worked_on_is_finished_first(monkeypatch):
    story = Story(monkeypatch, SHORT, days=[1.0, 2.0], focus={7.0: turn(0, "aside") | turn(1, "first")})
    assert story.when(STAGE_PASSED, 0)[0] == 11.0
    assert story.when(WORK_STARTED, 0)[1] == 11.0


WAITS = {"need.delay": {"labs/li": [[0, 6.5, 1], [0, 300, 1], [6.2, 300, 1], [5, 300, 1]]}}
"""The first is ready for its offer on day 9.5; the third for its first talk on day 9.2; the fourth is worked on from 9 to 11."""


@pytest.mark.parametrize(("focus", "following"), [({}, 0), ({7.0: turn(2, "first")}, 2)], ids=["usual", "put first"])
def test_a_deal_put_first_goes_before_a_later_stage(monkeypatch, focus, following):
    story = Story(monkeypatch, {"pipeline.stages.talk.work": 16}, days=[1.0, 2.0, 3.0, 4.0], rows=WAITS, focus=focus)
    started = story.when(WORK_STARTED, 1) | {2: story.when(WORK_STARTED, 0)[2]}
    assert started[following] == 11.0
    assert started[2 - following].expected > 11.0


def test_among_those_put_first_the_later_stage_goes_first(monkeypatch):
    story = Story(
        monkeypatch,
        {"pipeline.stages.talk.work": 16},
        days=[1.0, 2.0, 3.0, 4.0],
        rows=WAITS,
        focus={7.0: turn(2, "first") | turn(0, "first")},
    )
    assert story.when(WORK_STARTED, 1)[0] == 11.0


@pytest.mark.parametrize("changes", [{}, OFFICE], ids=["every day", "office"])
def test_a_deal_put_aside_is_not_worked_on_until_it_is_taken_up_again(monkeypatch, changes):
    """The desk has nothing else to do for weeks, and leaves it."""
    story = Story(
        monkeypatch,
        {**changes, "pipeline.stages.talk.work": 8 if changes else 80},
        days=[1.4, 2.4, 3.4] if changes else [1.0, 2.0, 3.0],
        focus={7.0: turn(1, "aside"), 49.0: turn(1, "turn")},
        rows={"need.delay": {"labs/li": [[0, 1, 1], [6, 1, 1], [0, 1, 1]]}},
    )
    opens = 9 / 24 if changes else 0.0
    assert story.when(WORK_STARTED, 0)[1] == 49 + opens
    assert (story.days(DEAL_PUT_ASIDE), story.days(DEAL_BACK_IN_TURN)) == ([7.0], [49.0])
    assert story.when(DEAL_WON).keys() == {0, 1, 2}


def test_a_deal_put_aside_stays_aside_through_its_stages_and_its_buyer_may_lose_patience(monkeypatch):
    story = Story(
        monkeypatch,
        {"pipeline.patience": 60},
        days=[1.0],
        focus={7.0: turn(0, "aside")},
    )
    assert story.when(STAGE_PASSED, 0) == {0: 11.0}
    assert story.when(WORK_STARTED, 1) == {}
    assert story.when(DEAL_UNDECIDED) == {0: 61.0}


def test_a_desk_that_has_only_deals_put_aside_takes_up_what_comes(monkeypatch):
    story = Story(
        monkeypatch,
        {"pipeline.stages.talk.work": 8},
        days=[1.0, 30.0],
        focus={0.0: {}, 7.0: turn(0, "aside")},
        rows={"need.delay": {"labs/li": [[10, 1, 1], [0, 1, 1]]}},
    )
    assert story.when(WORK_STARTED, 0) == {1: 30.0}
    assert story.amounts(WORK_CUT) == []


def test_ranks_stay_until_they_are_changed_and_are_logged_once(monkeypatch):
    story = Story(
        monkeypatch,
        SHORT,
        days=[1.0, 2.0, 3.0],
        focus={7.0: turn(1, "aside") | turn(2, "first"), 14.0: turn(1, "aside"), 21.0: turn(1, "turn")},
    )
    asked = {one.at: one.usual for one in story.asked if one.id.kind == "focus"}
    assert asked[14.0] == turn(0, "turn") | turn(1, "aside") | turn(2, "first")
    assert (story.days(DEAL_PUT_ASIDE), story.days(DEAL_PUT_FIRST), story.days(DEAL_BACK_IN_TURN)) == (
        [7.0],
        [7.0],
        [21.0],
    )


def test_a_deal_back_in_turn_waits_its_turn(monkeypatch):
    """First on day 7, in turn again on day 14, the desk busy all the while: as if nothing had been said."""
    changes = {"pipeline.stages.talk.work": 160}
    usual = Story(monkeypatch, changes, days=[1.0, 2.0, 3.0]).when(WORK_STARTED, 0)
    assert (usual[0], usual[1]) == (1.0, 21.0)
    focus = {7.0: turn(2, "first"), 14.0: turn(2, "turn")}
    assert Story(monkeypatch, changes, days=[1.0, 2.0, 3.0], focus=focus).when(WORK_STARTED, 0)[1] == 21.0


# Pressing for a signature before the period ends

RIPE = {
    **OFFICE,
    "horizon": 56,
    "policies.incentive.period": "month",
    "pipeline.stages": {
        "talk": {"delay": 0, "work": 8},
        "offer": {"delay": 1, "work": 8},
        "close": {"delay": 30, "work": 8},
    },
    "pipeline.haste": {"discount": 0.12, "per_cycle": 0},
    "policies.discount": {"kind": "authority", "rep": 0.2, "manager": 0.2},
}
"""A month of four weeks; the offer is on the table on the first Friday, the buyer ready a month later."""
PREFERS_US, PREFERS_NOTHING = -1e-4, 0.1


def pressed(monkeypatch, *, discount=0.0, shock=0.0, haste=0.0, push=0.5, at=14.0, prefers=PREFERS_US, changes=None):
    rows = {
        "need.haste": {"labs/li": [[haste]]},
        "need.push": {"labs/li": [[push]]},
        "need.shock": {"labs/li": [[shock, 0.0]]},
    }
    timing = {at: {"move": "pull", "discount": discount}} if at is not None else {}
    return Story(
        monkeypatch,
        {**RIPE, "segments.labs.no_decision": prefers, **(changes or {})},
        days=[1.4],
        timing=timing,
        rows=rows,
    )


def ends(story):
    return {
        name: story.when(kind)[0].expected
        for name, kind in (("won", DEAL_WON), ("lost", DEAL_LOST), ("undecided", DEAL_UNDECIDED))
        if story.when(kind)
    }


def test_a_buyer_left_alone_signs_when_ready(monkeypatch):
    story = pressed(monkeypatch, at=None)
    assert story.amounts(DEAL_WON) == [1000]
    assert ends(story)["won"] > 30
    assert story.amounts(DEAL_PUSHED) == []


def test_a_buyer_who_prefers_us_and_gets_what_it_wants_signs_at_once(monkeypatch):
    """12% are wanted for signing today."""
    story = pressed(monkeypatch, discount=0.12)
    assert ends(story) == {"won": 14.0}
    assert (story.amounts(DEAL_PUSHED), story.amounts(DISCOUNT_GRANTED), story.amounts(DEAL_WON)) == (
        [120],
        [120],
        [880],
    )
    facts = story.facts
    pushed, granted, won = (facts.of(kind)[0] for kind in (DEAL_PUSHED, DISCOUNT_GRANTED, DEAL_WON))
    assert (facts.cause[granted], facts.cause[won]) == (pushed, granted)
    assert story.when(WORK_STARTED, 2) == {}


@pytest.mark.parametrize(("discount", "signs"), [(0.11, False), (0.12, True), (0.2, True)])
def test_it_signs_for_what_it_wants_and_not_for_less(monkeypatch, discount, signs):
    assert (ends(pressed(monkeypatch, discount=discount))["won"] == 14.0) == signs


@pytest.mark.parametrize(("haste", "wanted"), [(-1.0, 0.0804), (0.5, 0.1466), (1.0, 0.179)])
def test_each_buyer_wants_something_else(monkeypatch, haste, wanted):
    """12% are the median, .4 the log-sd: rows are in standard deviations."""
    assert wanted == pytest.approx(0.12 * math.exp(0.4 * haste), abs=1e-4)
    given_days = [
        ends(pressed(monkeypatch, haste=haste, discount=discount))["won"]
        for discount in (math.floor(wanted * 100) / 100, math.ceil(wanted * 100) / 100)
    ]
    assert given_days[0] > 30
    assert given_days[1] == 14.0


def test_a_buyer_in_no_need_of_persuasion_signs_for_nothing(monkeypatch):
    story = pressed(monkeypatch, haste=-4000.0)
    assert ends(story) == {"won": 14.0}
    assert (story.amounts(DEAL_PUSHED), story.amounts(DISCOUNT_GRANTED), story.amounts(DEAL_WON)) == ([0], [], [1000])


def test_the_earlier_the_more_is_wanted(monkeypatch):
    """The cycle is 31 days; the buyer is ready on day 34.4: 20 days early on day 14, 13 on day 21."""
    dearer = {"pipeline.haste": {"discount": 0.0, "per_cycle": 0.2, "sigma": 0}}
    ready = 34.4
    assert pressed(monkeypatch, at=None).when(STAGE_PASSED, 1) == {0: ready - 30}
    for at in (14.0, 21.0):
        wanted = 0.2 * (ready - at) / 31
        outcome = [
            ends(pressed(monkeypatch, at=at, discount=math.floor(100 * wanted + part) / 100, changes=dearer))["won"]
            == at
            for part in (0, 1)
        ]
        assert outcome == [False, True]


def test_a_refused_push_leaves_the_offer_and_everything_else_as_before(monkeypatch):
    """Only the row of the push itself is new, and the rows after it cite it."""
    alone, story = pressed(monkeypatch, at=None), pressed(monkeypatch, discount=0.05)
    again = [one for one in story.asked if one.id.kind == "timing" and one.at == 21.0]
    assert [one.view.offer for one in again] == [1000]
    assert (story.amounts(DEAL_PUSHED), story.amounts(DEAL_WON)) == ([50], [1000])
    assert story.amounts(DISCOUNT_GRANTED) == []
    pushed = int(story.facts.of(DEAL_PUSHED)[0])
    without = [number for number in range(len(story.facts.t)) if number != pushed]
    for column in ("t", "kind", "step", "subject", "actor", "amount"):
        assert getattr(story.facts, column)[without].tolist() == getattr(alone.facts, column).tolist()


@pytest.mark.parametrize(("push", "lost"), [(0.049, True), (0.05, False), (0.99, False)])
def test_a_buyer_who_prefers_us_seldom_walks_away(monkeypatch, push, lost):
    assert ends(pressed(monkeypatch, discount=0.05, push=push)).get("undecided") == (14.0 if lost else None)


@pytest.mark.parametrize(("push", "lost"), [(0.01, True), (0.599, True), (0.6, False)])
def test_a_buyer_who_would_not_choose_us_often_walks_away(monkeypatch, push, lost):
    """Our own shock makes it one who does not; if it stays, it decides when it would have decided."""
    story = pressed(monkeypatch, shock=-1.0, push=push)
    assert ends(story)["undecided"] == 14.0 if lost else ends(story)["undecided"] > 30
    assert story.amounts(DEAL_WON) == []


def test_a_lost_push_ends_the_deal(monkeypatch):
    story = pressed(monkeypatch, prefers=PREFERS_NOTHING, push=0.0)
    facts, last = story.facts, story.facts.of(DEAL_UNDECIDED)[0]
    assert facts.cause[last] == facts.of(DEAL_PUSHED)[0]
    assert not [
        row for row in range(last + 1, len(facts.t)) if facts.subject[row] == 0 and facts.kind[row] == WORK_STARTED
    ]
    assert [one.at for one in story.asked if one.id.kind in ("timing", "focus")] == [7.0, 14.0, 14.0]
    assert facts.kind[-1] == RUN_ENDED


def test_where_a_rival_is_better_it_takes_the_deal(monkeypatch):
    story = pressed(
        monkeypatch, push=0.0, changes={"rivals": {"beta": {"price": 0.9}}, "pipeline.rival_forces": 10_000}
    )
    assert ends(story) == {"lost": 14.0}
    assert story.amounts(DEAL_LOST) == [900]
    assert key(story.facts, story.facts.actor[story.facts.of(DEAL_LOST)[0]]) == "beta"


@pytest.mark.parametrize("discount", [0.12, 0.2])
def test_a_discount_for_haste_changes_nobodys_mind(monkeypatch, discount):
    """20% off are worth .78 in log-odds, more than enough; but they are for signing early, and this buyer would not sign at all."""
    stays = pressed(monkeypatch, discount=discount, prefers=1e-3, push=0.9)
    assert "won" not in ends(stays)
    assert ends(stays)["undecided"] > 30
    assert ends(pressed(monkeypatch, discount=discount, prefers=1e-3, push=0.0)) == {"undecided": 14.0}


@pytest.mark.parametrize(("strains", "day"), [([0.7, 0.5, 0.9, 0.9], 21.0), ([0.5, 0.9, 0.9, 0.9], 14.0)])
def test_every_time_a_buyer_is_pressed_is_a_new_strain(monkeypatch, strains, day):
    rows = {
        "need.haste": {"labs/li": [[0.0]]},
        "need.push": {"labs/li": [strains]},
        "need.shock": {"labs/li": [[0.0, 0.0]]},
    }
    twice = {at: {"move": "pull", "discount": 0.05} for at in (14.0, 21.0)}
    changes = {**RIPE, "segments.labs.no_decision": PREFERS_NOTHING}
    assert ends(Story(monkeypatch, changes, days=[1.4], timing=twice, rows=rows)) == {"undecided": day}


def test_a_deal_left_alone_is_left_alone_whatever_discount_is_written_beside_it(monkeypatch):
    story = pressed(monkeypatch, at=None)
    story.answers["timing"] = {14.0: {"move": "leave", "discount": 0.12}}
    session = Session(story.scenario, seats={"li": Human()})
    play(session, story.answer)
    assert session.log.digest() == story.facts.log.digest()


def test_a_buyer_is_pressed_in_the_last_two_weeks_only(monkeypatch):
    """Ripe on day 7, too; the month ends on day 28."""
    story = pressed(monkeypatch, at=None)
    offered = story.when(OFFER_MADE)[0].expected
    assert offered < 7
    asked = [(one.at, one.view.days_left) for one in story.asked if one.id.kind == "timing"]
    assert asked == [(14.0, 14.0), (21.0, 7.0)]


def test_a_deal_on_our_own_desk_is_not_for_pressing(monkeypatch):
    """Ready on day 11, and put aside: from then on it is we who keep it waiting."""
    story = Story(
        monkeypatch,
        RIPE,
        days=[1.4],
        rows={"need.delay": {"labs/li": [[0, 1, 7]]}},
        focus={7.0: turn(0, "aside")},
    )
    assert [one for one in story.asked if one.id.kind == "timing"] == []
    assert story.when(OFFER_MADE)[0].expected < 7


# Putting a signature off to the next period

READY_IN_TIME = {"pipeline.stages.close.delay": 20}
"""Ready on Thursday 28 January, four days before the month ends."""


def held(monkeypatch, *, patience=100.0, changes=READY_IN_TIME, at=14.0):
    """The hold row is in means; the mean is .03 cycles."""
    return Story(
        monkeypatch,
        {**RIPE, **changes},
        days=[1.4],
        timing={at: {"move": "hold", "discount": 0.1}} if at is not None else {},
        rows={"need.hold": {"labs/li": [[patience]]}},
    )


def test_a_buyer_who_does_not_mind_signs_in_the_next_period(monkeypatch):
    assert held(monkeypatch, at=None).when(WORK_STARTED, 2) == {0: 24.4}
    story = held(monkeypatch)
    assert story.days(DEAL_HELD) == [14.0]
    assert story.when(WORK_STARTED, 2) == {0: 28 + 9 / 24}
    assert story.amounts(DEAL_WON) == [1000]


def test_only_so_many_days_can_be_asked_for(monkeypatch):
    """Fourteen days to the end of the month; the cycle is 21."""
    days = 14 / (0.03 * 21)
    assert held(monkeypatch, patience=days + 1e-6).days(DEAL_HELD) == [14.0]
    assert held(monkeypatch, patience=days - 1e-6).days(DEAL_HELD) == []


@pytest.mark.parametrize(
    ("patience", "changes"), [(0.0, READY_IN_TIME), (1e4, {})], ids=["minds", "ready after the period"]
)
def test_a_hold_that_moves_nothing_leaves_no_trace(monkeypatch, patience, changes):
    stories = [held(monkeypatch, patience=patience, changes=changes, at=at) for at in (14.0, None)]
    assert stories[0].facts.log.digest() == stories[1].facts.log.digest()

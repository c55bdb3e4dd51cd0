"""Watching: the log folded row by row stands at any moment where the KPIs of the same rows stand."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simsales.experiment.runs import facts_of
from simsales.experiment.watching import Watched, figures_of
from simsales.session import Session
from simsales.spec.scenario import Scenario
from simsales.world.events import (
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    DEAL_LOST,
    DEAL_WON,
    LEAD_ARRIVED,
    OFFER_MADE,
    QUOTA_SET,
    REP_HIRED,
    REP_LEFT,
    SELLER_JOINED,
    STAGE_PASSED,
    STAGE_SHIFT,
    TIME_PLANNED,
)
from simsales.world.history import History
from simsales.world.log import EventLog
from tests.small_world import BUYER, TABLE, made, measured

RESPONSIVE = {
    "policies.incentive.pays": {"commission": {"kind": "commission", "rate": 0.05}},
    "people": {"behaviour": "responsive"},
}
WORLDS = [made(TABLE), made(BUYER), made(BUYER, RESPONSIVE)]
STAGES = 5


def lived(scenario: Scenario) -> Session:
    session = Session(scenario, seed=3)
    session.advance()
    return session


LIVED = [lived(scenario) for scenario in WORLDS]
everywhere = pytest.mark.parametrize("session", LIVED, ids=["table", "buyer", "responsive"])


def history_of(session: Session) -> History:
    return History(session.log, len(session.scenario.pipeline.stage_names))


@everywhere
def test_the_figures_at_the_end_are_the_kpis_of_the_run(session: Session) -> None:
    history, money = history_of(session), session.scenario.money
    history.read_on()
    kpis = measured(facts_of(session), session.scenario)
    figures = figures_of(history.moment(), money)
    assert set(figures) >= {"revenue", "cash", "win_rate", "share", "attainment", "contribution"}
    assert repr(figures) == repr({name: kpis[name] for name in figures})


@everywhere
def test_a_run_read_again_from_its_log_stands_where_it_stood_while_it_happened(session: Session) -> None:
    live, again = Watched.live(session.scenario, seed=3), Watched.of_log(session.scenario, session.log)
    for day in (7.0, 30.0, 61.5, 364.0):
        live.advance(day)
        again.advance(day)
        assert repr(again.moment()) == repr(live.moment())
        assert again.facts().log.digest() != session.log.digest() or again.is_over
    assert live.is_over
    assert again.is_over


@everywhere
def test_a_board_shows_every_open_deal_once(session: Session) -> None:
    history, kpis = history_of(session), measured(facts_of(session), session.scenario)
    history.read_on()
    moment = history.moment()
    assert session.scenario.money.major(sum(stage.listed for stage in moment.board)) == kpis["open_pipeline"]
    assert moment.open_deals + moment.won + moment.lost + moment.undecided == kpis["leads"]
    assert moment.open_deals == sum(member.open_deals for member in moment.team)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(which=st.integers(0, len(LIVED) - 1), cuts=st.lists(st.floats(0, 1), max_size=6))
def test_read_in_pieces_is_read_at_once(which: int, cuts: list[float]) -> None:
    session = LIVED[which]
    whole, pieces = history_of(session), history_of(session)
    for cut in sorted(cuts):
        pieces.read_on(round(cut * session.log.length))
        pieces.moment()
    whole.read_on()
    pieces.read_on()
    assert repr(pieces.moment()) == repr(whole.moment())


def test_a_run_watched_day_by_day_tells_what_its_log_tells_afterwards() -> None:
    session = Session(WORLDS[1], seed=3)
    history = history_of(session)
    for day in range(1, 184):
        session.advance(float(day))
        history.read_on()
        assert history.moment(session.now).now == min(day, 182)
    afterwards = history_of(LIVED[1])
    afterwards.read_on()
    assert repr(history.moment()) == repr(afterwards.moment())
    assert session.log.digest() == LIVED[1].log.digest()


# --- one row at a time --------------------------------------------------------------------------------------------------
class Diary:
    """A log written by hand: one rep, one deal of hospital 7 worth 100 at list price."""

    def __init__(self) -> None:
        self.log = EventLog()
        self.li = self.log.code("rep", "li")
        self.log.add(0.0, SELLER_JOINED, actor=self.li)
        source, segment = self.log.code("source", "own/li"), self.log.code("segment", "hospitals")
        item, direct = self.log.code("product", "item"), self.log.code("channel", "direct")
        self.case = self.log.open_case(source, 4, segment, 7, item, self.li, direct, 1, 100)
        self.lead = self.log.add(1.0, LEAD_ARRIVED, self.case, self.li, amount=100)
        self.history = History(self.log, STAGES)

    def then(self, t: float, kind: int, **more: int) -> int:
        return self.log.add(t, kind, **{"subject": self.case, "actor": self.li, **more})

    def now(self):
        self.history.read_on()
        return self.history.moment()


def test_a_deal_stands_in_the_stage_it_has_reached_until_it_is_decided() -> None:
    diary = Diary()
    assert [stage.deals for stage in diary.now().board] == [1, 0, 0, 0, 0]
    diary.then(2.0, STAGE_PASSED | 0 << STAGE_SHIFT)
    offer = diary.then(3.0, OFFER_MADE | 1 << STAGE_SHIFT, amount=90)
    moment = diary.now()
    assert [stage.deals for stage in moment.board] == [0, 1, 0, 0, 0]
    (deal,) = moment.deals
    assert (deal.need, deal.customer.number, deal.offered, deal.last.kind) == ("own/li#4", 7, 90, OFFER_MADE)
    diary.then(4.0, DEAL_WON | 1 << STAGE_SHIFT, cause=offer, amount=90)
    moment = diary.now()
    assert (moment.open_deals, moment.won, moment.deals) == (0, 1, ())
    assert moment.booked_by_week == (90,)


def test_what_happened_is_told_with_its_cause() -> None:
    diary = Diary()
    diary.then(9.0, DEAL_LOST, cause=diary.lead, amount=80)
    news = diary.now().news[0]
    assert (news.need, news.happening.kind, news.cause and news.cause.kind) == ("own/li#4", DEAL_LOST, LEAD_ARRIVED)


def test_a_new_quota_begins_a_new_count() -> None:
    diary = Diary()
    diary.then(1.0, QUOTA_SET, amount=200)
    diary.then(5.0, CREDIT_GIVEN, amount=120)
    diary.then(6.0, CREDIT_GIVEN | 1 << STAGE_SHIFT, amount=40)
    diary.then(7.0, CREDIT_TAKEN_BACK, amount=20)
    assert diary.now().team[0].attainment == 0.5
    diary.then(91.0, QUOTA_SET, amount=200)
    moment = diary.now()
    assert moment.team[0].attainment == 0.0
    assert moment.figures["attainment"] == 0.25


def test_a_week_is_as_planned_last_and_a_place_can_be_empty() -> None:
    diary = Diary()
    assert diary.now().team[0].hours is None
    for task, hours in enumerate((30, 6, 4)):
        diary.then(7.0, TIME_PLANNED | task << STAGE_SHIFT, amount=hours * 3_600_000_000)
    diary.then(8.0, REP_LEFT, amount=5)
    moment = diary.now()
    assert (moment.team[0].hours, moment.team[0].is_here) == ((30.0, 6.0, 4.0), False)
    diary.then(30.0, REP_HIRED)
    assert diary.now().team[0].is_here

"""A deal is negotiated in its own world: whoever sits there, and whatever becomes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from simsales.engine.at_table import meeting_of
from simsales.engine.quoting import TABLE
from simsales.errors import ChoiceRefused
from simsales.negotiation.forms import choice_of, move_of
from simsales.negotiation.moves import Say
from simsales.seats.human import Human
from simsales.session import Finished, Session
from simsales.spec.casefile import open_case
from simsales.world.decisions import Choice, Decision
from simsales.world.events import CASH_COLLECTED, DEAL_UNDECIDED, DEAL_WON, GOODS_DELIVERED, KIND_MASK


def role_play(**changes: Any) -> Any:
    return open_case("price-pressure").variants["baseline"]


def kinds(session: Session) -> list[int]:
    return [int(kind) & KIND_MASK for kind in session.log.rows()["kind"]]


def played(answers: list[Choice]) -> Session:
    session = Session(role_play(), seats={"you": Human()})
    for answer in answers:
        session.advance()
        session.answer(session.pending[0].id, answer)
    session.advance()
    return session


def answers_of_the_stand_in() -> list[Choice]:
    """What the stand-in did, as a person would have answered."""
    alone = Session(role_play())
    alone.advance()
    room = alone.meetings[0]
    board = room.talk.truth.board
    return [{}, *(choice_of(board, move) for move, _ in room.said)]


def test_where_nobody_sits_the_stand_in_negotiates_and_the_deal_is_delivered_and_paid() -> None:
    session = Session(role_play())
    assert isinstance(session.advance(), Finished)
    talk = session.meetings[0].talk
    assert talk.ending == "agreed"
    happened = kinds(session)
    assert happened.count(DEAL_WON) == 1
    assert GOODS_DELIVERED in happened
    assert CASH_COLLECTED in happened


def test_a_person_who_answers_as_the_stand_in_did_gets_the_same_log() -> None:
    alone = Session(role_play())
    alone.advance()
    assert played(answers_of_the_stand_in()).log.digest() == alone.log.digest()


def test_who_walks_away_signs_nothing() -> None:
    session = played([{}, {"act": "greet"}, {"act": "walk"}])
    happened = kinds(session)
    assert DEAL_UNDECIDED in happened
    assert DEAL_WON not in happened
    assert CASH_COLLECTED not in happened


def test_an_illegal_move_is_refused_with_its_reason_and_nothing_moves() -> None:
    session = Session(role_play(), seats={"you": Human()})
    session.advance()
    session.answer(session.pending[0].id, {})
    session.advance()
    question = session.pending[0]
    with pytest.raises(ChoiceRefused, match="no offer of yours"):
        session.answer(question.id, {"act": "hold"})
    with pytest.raises(ChoiceRefused, match="authority"):
        session.answer(question.id, {"act": "offer", "price": 440000})
    assert session.pending == [question]
    assert session.meetings[0].talk.turn == 0


def test_words_of_ones_own_are_kept_and_change_nothing() -> None:
    plain = played([{}, {"act": "greet"}, {"act": "walk"}])
    wordy = played([{}, {"act": "greet", "said": "您好[/]\x1b[2J"}, {"act": "walk"}])
    assert plain.log.digest() == wordy.log.digest()


def test_a_move_and_its_answer_mean_each_other() -> None:
    session = Session(role_play(), seats={"you": Human()})
    session.advance()
    board = session.meetings[0].talk.truth.board
    for move, _ in _moves():
        form_answer = {"act": "silence", "topic": "", "give": "", "get": ""} | choice_of(board, move)
        whole = {name: form_answer.get(name, "0") for name in (*form_answer, *board.names)}
        assert move_of(board, whole) == move


def _moves() -> Any:
    alone = Session(role_play())
    alone.advance()
    return alone.meetings[0].said


def test_a_promise_that_cannot_be_kept_raises_what_the_customer_expects() -> None:
    kept = [{}, {"act": "greet"}, {"act": "walk"}]
    empty = [{}, {"act": "promise", "topic": "sample"}, {"act": "walk"}]
    assert _account(played(empty)).expectation > _account(played(kept)).expectation


def _account(session: Session) -> Any:
    return session._simulation.world.accounts["customer"][0]


# --- a running deal -----------------------------------------------------------------------------------------------------
def bargains(session: Session) -> Iterator[Decision]:
    """The run, answered as usual, up to each question for a discount."""
    while not isinstance(session.advance(), Finished):
        for decision in session.pending:
            if decision.id.kind == "bargain":
                yield decision
                break
            session.answer(decision.id, {})


def asked_for_a_discount() -> tuple[Session, Decision, Any]:
    scenario = open_case("incentive-rollout").variants["baseline"].model_copy(update={"horizon": 200.0})
    rep = next(iter(scenario.reps))
    session = Session(scenario, seats={rep: Human()})
    decision = next(bargains(session))
    desk = next(one for one in session._simulation.desks if one.seller.name == rep)
    return session, decision, next(deal for deal in desk.deals if deal.name == decision.id.entity)


def test_a_running_deal_is_played_across_the_needs_own_walk_away() -> None:
    session, _, deal = asked_for_a_discount()
    meeting = meeting_of(session._simulation.world, deal)
    assert meeting is not None
    assert meeting.buyer.limit[0] == pytest.approx(
        session.scenario.money.major(deal.need.list_value) * deal.need.walk_away(deal, deal.offer.payment_days)
    )
    at_limit = deal.need.walk_away(deal, deal.offer.payment_days)
    before = deal.offer
    deal.offer = type(before)(before.amount, at_limit * 0.999, before.payment_days)
    assert deal.need.utility(deal) > deal.need.threshold
    deal.offer = type(before)(before.amount, at_limit * 1.001, before.payment_days)
    assert deal.need.utility(deal) < deal.need.threshold


def test_who_sits_down_settles_the_deal_there() -> None:
    session, decision, deal = asked_for_a_discount()
    session.answer(decision.id, {"how": TABLE})
    moves: list[Mapping[str, Any]] = [{}, {"act": "offer"}]
    for answer in moves:
        session.advance()
        assert session.pending[0].id.kind in ("prepare", "move")
        session.answer(session.pending[0].id, answer)
    session.advance()
    room = session.meetings[0]
    while not room.talk.is_over:
        act = (
            "accept"
            if room.talk.bargain.theirs >= 0 and room.talk.truth.is_free(room.talk.bargain.theirs, approved=False)
            else "walk"
        )
        session.answer(session.pending[0].id, {"act": "summarise" if room.talk.deal >= 0 else act})
        session.advance()
    assert not deal.is_open


# --- promises at the table ----------------------------------------------------------------------------------------------
def test_an_offer_that_goes_back_on_a_promise_is_remembered_against_us() -> None:
    session = Session(role_play(), seats={"you": Human()})
    talk = _after(
        session, [{}, {"act": "offer", "price": 476000, "delivery": "30"}, {"act": "promise", "topic": "delivery"}]
    )
    trust = talk.mood.trust
    talk = _after(session, [{"act": "offer", "price": 470000, "delivery": "45"}])
    assert any(said.say is Say.BROKEN_PROMISE for said in session.meetings[0].said[-1][1])
    assert talk.mood.trust < trust


def test_a_promise_that_is_kept_offends_nobody() -> None:
    session = Session(role_play(), seats={"you": Human()})
    _after(session, [{}, {"act": "offer", "price": 476000, "delivery": "30"}, {"act": "promise", "topic": "delivery"}])
    _after(session, [{"act": "offer", "price": 470000, "delivery": "30"}])
    assert not any(said.say is Say.BROKEN_PROMISE for said in session.meetings[0].said[-1][1])


def _after(session: Session, answers: list[Choice]) -> Any:
    for answer in answers:
        session.advance()
        session.answer(session.pending[0].id, answer)
    return session.meetings[0].talk

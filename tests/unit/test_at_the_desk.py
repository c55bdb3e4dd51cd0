"""What lies on a desk: figures that are those of statements and KPIs, news of the chair alone, tables that fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len

from simsales.experiment.runs import facts_of
from simsales.game import Game
from simsales.i18n import LANGS
from simsales.registry import installed
from simsales.report.at_the_desk import first_row_to_tell, news, standing
from simsales.report.desk_tables import facts_on, lists_on
from simsales.report.pay_statements import slips
from simsales.session import Pending
from simsales.store.journal import Journal, Shift
from simsales.world.decisions import Decision
from simsales.world.events import DEAL_LOST, DEAL_WON
from tests.small_quarter import WORLD
from tests.small_world import BUYER, made

COMMISSION = {"kind": "plan", "base_per_month": 1000, "pays": {"line": {"kind": "commission", "rate": 0.05}}}
PAID = made(BUYER, {"sources.labs.own": 0.5, "policies.incentive": COMMISSION, "horizon": 84})


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "games.sqlite") as journal:
        yield journal


def played(kept: Journal, world=WORLD, seats: Sequence[str] = ("li",)) -> Iterator[tuple[Game, Decision]]:
    """A game at each of its questions, answered as usual."""
    shifts = dict.fromkeys(seats, Shift(28.0, world.horizon))
    game = Game.begin(kept, world, name="small", seats=shifts)
    while isinstance(game.advance(), Pending):
        for decision in list(game.session.pending):
            yield game, decision
            game.answer(decision.id, {})


def figures(game: Game, seat: str) -> dict[str, str]:
    return {one.label.en: one.value.en for one in standing(game, seat, facts_of(game.session))}


def test_where_a_rep_stands_is_what_the_rep_is_told_on_monday(kept: Journal):
    seen = 0
    for game, decision in played(kept, PAID):
        if decision.id.kind == "week":
            shown, view = figures(game, "li"), decision.view
            assert shown["quota"] == f"{PAID.money.major(view.quota):,.0f}"
            assert shown["credited"] == f"{PAID.money.major(view.credited):,.0f}"
            assert shown["left"] == f"{view.days_left:.0f} d"
            seen += 1
    assert seen > 5


def test_the_pay_so_far_is_that_of_the_statement_when_nothing_more_comes(kept: Journal):
    last: dict[str, str] = {}
    for game, _ in played(kept, PAID):
        last = figures(game, "li")
        facts = facts_of(game.session)
        term = next(
            slip for slip in slips(facts, PAID, "li") if game.session.now < (slip.last - facts.calendar.start).days + 1
        )
        lines = sum(line.paid for line in term.lines if line.name != "base")
        assert last["bonus pay"] == f"{PAID.money.major(lines):,.0f}"
    assert last


def test_where_the_manager_stands_is_what_the_kpis_say(kept: Journal):
    *_, (game, _) = played(kept, seats=("li", "manager"))
    revenue = installed().kinds("kpi")["revenue"].within(facts_of(game.session), WORLD.money, 28.0, 56.0)
    assert revenue > 0
    assert standing(game, "manager", facts_of(game.session))[0].value.en == f"{revenue:,.0f}"


def test_the_news_of_a_rep_are_about_the_rep_alone(kept: Journal):
    told: list[str] = []
    for game, decision in played(kept):
        told += [line.en for line in news(game, "li", first_row_to_tell(game, decision), facts_of(game.session))]
    assert any("won: signed" in line and " < " in line for line in told)
    assert any("lost: the buyer" in line for line in told)
    assert not any("wang" in line for line in told)


def test_the_news_of_the_firm_count_every_ending_since(kept: Journal):
    *_, (game, _) = played(kept)
    facts = facts_of(game.session)
    head = news(game, "manager", 0, facts)[0].en
    assert head.startswith(f"{len(facts.of(DEAL_WON))} won")
    assert f"{len(facts.of(DEAL_LOST))} lost" in head


def test_the_news_begin_after_what_was_told_with_the_question_before(kept: Journal):
    days = set()
    for game, decision in played(kept):
        facts = facts_of(game.session)
        row = first_row_to_tell(game, decision)
        before = [turn.decision.at for turn in game.turns if turn.decision.at < decision.at]
        since = before[-1] if before else 28.0 - 7
        assert row == len(facts.t) or facts.t[row] >= since
        days.add(since)
    assert len(days) > 4


def test_a_table_that_does_not_fit_loses_columns_but_says_what_a_row_is_and_how_it_stands(kept: Journal):
    grids = [grid for _, decision in played(kept) for lang in LANGS for _, grid in lists_on(decision, WORLD, lang)]
    assert grids
    for grid in grids:
        for width in (120, 76, 60):
            lines = grid.fitting(width).lines()
            assert all(cell_len(line) <= width for line in lines)
        narrow = grid.fitting(60).headings
        assert narrow[0] == grid.headings[0]
        assert {"age", "已有天数"} & set(narrow)
        assert {"stage", "阶段"} & set(grid.fitting(76).headings)


def test_single_facts_are_said_with_their_names_and_lists_are_left_to_tables(kept: Journal):
    for _, decision in played(kept):
        facts = dict(facts_on(decision, WORLD, "en"))
        assert facts
        assert not any(value.startswith("[") for value in facts.values())

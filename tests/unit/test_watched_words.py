"""What an onlooker reads: every figure is the run's own, names are people's, and a closer look knows no future."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from simsales.experiment.watching import Watched
from simsales.i18n import Lang
from simsales.registry import installed
from simsales.report.looking_closer import Subject, closer_look
from simsales.report.watching import Words
from simsales.world.events import DEAL_WON, TIME_PLANNED
from simsales.world.facts import Happening
from simsales.world.log import Name
from simsales.world.moment import Customer
from tests.small_world import BUYER, RULES, made

DEALERS = made(
    BUYER,
    {
        "channels": {"direct": {}, "dealers": {"name": {"en": "Dealers", "zh": "经销商"}, "desks": 2, "margin": 0.2}},
        "policies": {**RULES, "channel": {"kind": "by-size", "under": 800, "small": "dealers", "large": "direct"}},
    },
)
LI = Name("rep", "li")


def stood(day: float) -> Watched:
    watched = Watched.live(DEALERS)
    watched.advance(day)
    return watched


def test_hours_planned_are_told_with_their_task() -> None:
    told = Words(DEALERS).told(Happening(7.0, TIME_PLANNED, 1, LI, 6 * 3_600_000_000))
    assert told.en == "li planned 6.0 h a week, prospecting"
    assert told.zh == "li 安排每周 6.0 小时, 开发新客户"


def test_a_dealer_is_called_by_its_channel() -> None:
    won = Happening(7.0, DEAL_WON, 1, Name("dealer", "dealers"), 100_000)
    assert Words(DEALERS).told(won).zh.startswith("经销商 赢单")
    watched = stood(100.0)
    assert "经销商" in [row.cells[0].zh for row in Words(DEALERS).team(watched.moment())]


def test_a_long_segment_never_hides_the_number_of_a_customer() -> None:
    long = made(BUYER, {"segments.labs.name": {"en": "Laboratories of all kinds", "zh": "各种各样的实验室和研究所"}})
    said = Words(long).customer(Customer(Name("segment", "labs"), 1234))
    assert said.en.endswith(" 1234")
    assert said.zh.endswith(" 1234")
    assert max(cell_len(said.en), cell_len(said.zh)) <= 14


def test_a_board_adds_up_to_the_open_pipeline() -> None:
    moment = stood(100.0).moment()
    assert sum(stage.listed for stage in moment.board) == moment.figures["open_pipeline"]
    assert moment.open_deals > 10


def test_a_closer_look_at_a_rep_gives_the_figures_of_this_rep() -> None:
    watched, money = stood(182.0), DEALERS.money
    told = "\n".join(line.en for line in closer_look(DEALERS, watched.facts(), Subject("rep", "li")))
    kpis = installed().kinds("kpi")
    for name in ("revenue", "win_rate", "attainment"):
        assert kpis[name].show(kpis[name].by(watched.facts(), "rep", money)["li"], money) in told


def test_a_closer_look_at_a_kept_run_knows_nothing_of_days_to_come() -> None:
    log = stood(182.0).log
    again = Watched.of_log(DEALERS, log)
    again.advance(60.0)
    need = again.moment().deals[0].need
    told = closer_look(DEALERS, again.facts(), Subject("deal", need))
    assert all(float(line.en[10:19]) < 60 for line in told[1:])
    later = closer_look(DEALERS, Watched.of_log(DEALERS, log).facts(), Subject("deal", need))
    assert need in later[0].en
    assert "not come up" in later[0].en


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_event_is_followed_back_to_where_it_began(lang: Lang) -> None:
    watched = stood(182.0)
    news = next(one for one in watched.moment().news if one.happening.kind == DEAL_WON)
    told = [one.say(lang) for one in closer_look(DEALERS, watched.facts(), Subject("event", str(news.row), news.need))]
    chain = told[2 : told.index("")]
    days = [float(line[10:19]) for line in chain]
    assert days == sorted(days, reverse=True)
    assert chain[-1] in told[told.index("") :]


def test_a_customer_is_all_that_this_account_wanted() -> None:
    watched = stood(182.0)
    facts, need = watched.facts(), watched.moment().deals[0].need
    row = facts.cases[facts.case_of(need)]
    same = (facts.cases["segment"] == row["segment"]) & (facts.cases["account"] == row["account"])
    told = closer_look(DEALERS, facts, Subject("customer", need))
    assert told[0].en.endswith(f": {int(same.sum())}")
    assert any(line.en.startswith(need) for line in told)


@pytest.mark.parametrize("need", ["", "nothing", "labs/li#", "labs/li#x", "labs/li#99999999999999999999", "x#1"])
def test_a_need_that_never_came_is_not_found(need: str) -> None:
    assert stood(30.0).facts().case_of(need) is None

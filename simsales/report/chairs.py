"""Which chair somebody takes: the manager's or a rep's, in which quarter, under which plan, with which luck.

Used by `simsales play` and by the screen that asks the same; what is not chosen has one default for both.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from simsales.game import Game, at_the_table, quarters_of
from simsales.i18n import Text
from simsales.session import seats_of
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Scenario
from simsales.store.journal import Journal, Shift
from simsales.world.calendar import date_of
from simsales.world.decisions import MANAGER, Decision, DecisionId, Form, Pick, Steps, Value

USUAL_QUARTER = 2
"""After a quarter in which the colleague has filled the pipeline; the first where there is only one."""
USUAL_SEED = 1
_MANAGER = Text(en="the manager", zh="经理")
_DECIDES = Text(
    en="sets the price line and what reps may give alone, once a quarter", zh="每季定一次价格线和销售的让价权限"
)
_QUOTA = Text(en="quota {quota}", zh="指标 {quota}")
_NO_QUOTA = Text(en="no quota", zh="没有指标")
_TERRITORY = Text(en="territory {times:g} x ordinary", zh="区域 {times:g} 倍")
_ORDINARY = Text(en="ordinary territory", zh="一般区域")
_QUARTER = Text(en="Q{number} from {since:%m-%d}", zh="第 {number} 季 {since:%m-%d} 起")
_MOST_SEED = 999_999
"""The largest a form offers; more can be named on the command line."""
_WHICH_CHAIR = Text(en="Whose chair do you take?", zh="坐谁的位子?")
_WHICH_QUARTER, _WHICH_PLAN = Text(en="quarter", zh="季度"), Text(en="plan", zh="方案")
_WHICH_SEED = Text(en="seed of the luck", zh="运气的种子")
_SAME_SEED = Text(en="the same seed brings the same customers", zh="种子相同, 客户就相同")
_CHAIR_HELP = Text(
    en="You decide for one quarter in this chair; before and after it the automated colleague does. Everybody else works as usual.",
    zh="您在这个位子上做一个季度的决定; 之前和之后由自动同事做。其他人照常工作。",
)


class ChairOffered(NamedTuple):
    """A chair somebody can take: what it is called in answers, who sits there, what kind of seller, and the task in words."""

    seat: str
    name: Text
    kind: Text
    quota: Text
    territory: Text


class ChairChosen(NamedTuple):
    """A chair, and for what: quarters count from 1, plans are variants by name. An empty seat is the ordinary one."""

    seat: str
    quarter: int = USUAL_QUARTER
    variant: str = BASELINE
    seed: int = USUAL_SEED


def chairs_of(scenario: Scenario) -> list[ChairOffered]:
    """Every chair there is, the manager's first."""
    return [_offered(scenario, seat) for seat in seats_of(scenario)]


def _offered(scenario: Scenario, seat: str) -> ChairOffered:
    rep = scenario.reps.get(seat)
    if rep is None:
        return ChairOffered(seat, _MANAGER, Text.same(""), _DECIDES, Text.same(""))
    return ChairOffered(
        seat,
        rep.name or Text.same(seat),
        rep.kind_of_rep or Text.same(""),
        _QUOTA.fill(quota=f"{rep.quota:,.0f}") if rep.quota else _NO_QUOTA,
        _ORDINARY if rep.territory == 1 else _TERRITORY.fill(times=rep.territory),
    )


def chair_called(scenario: Scenario, seat: str) -> Text:
    """Who sits there, by the name people use."""
    return _offered(scenario, seat).name


def ordinary_chair(scenario: Scenario) -> str:
    """The rep in the middle of the team by quota: neither the busiest chair to begin with nor the emptiest."""
    reps = sorted(scenario.reps, key=lambda name: scenario.reps[name].quota)
    return reps[(len(reps) - 1) // 2] if reps else MANAGER


def quarters_said(scenario: Scenario) -> list[Text]:
    """The quarters of the run, and when they begin."""
    calendar = scenario.calendar.made()
    return [
        _QUARTER.fill(number=number, since=date_of(calendar, shift.since))
        for number, shift in enumerate(quarters_of(scenario), start=1)
    ]


def begin_in(journal: Journal, case: CaseFile, chosen: ChairChosen) -> Game:
    """A new game in a chair. Raises ScenarioError for an unknown seat or plan, GameError when it cannot be kept."""
    scenario = case.variants[case.chosen([chosen.variant])[-1]]
    return Game.begin(
        journal,
        scenario,
        name=case.name,
        variant=chosen.variant,
        seed=chosen.seed,
        seats=_seats(scenario, chosen),
    )


def _seats(scenario: Scenario, chosen: ChairChosen) -> dict[str, Shift]:
    """Who sits where, and how long: at a table as long as it lasts, else for one quarter, the last where there are fewer."""
    if scenario.meeting is not None:
        return at_the_table(scenario) if not chosen.seat else {chosen.seat: Shift(0.0, scenario.horizon)}
    quarters = quarters_of(scenario)
    return {chosen.seat or ordinary_chair(scenario): quarters[min(chosen.quarter, len(quarters)) - 1]}


def chair_of(game: Game) -> ChairChosen:
    """The chair of a game that is being played, to be taken again."""
    seat, shift = next(iter(game.record.seats.items()))
    quarters = quarters_of(game.scenario)
    number = next((place for place, one in enumerate(quarters, 1) if one.since >= shift.since), len(quarters))
    return ChairChosen(seat, number, game.record.variant, game.record.seed)


# --- asked as a form --------------------------------------------------------------------------------------------------------
def chair_question(case: CaseFile, chosen: ChairChosen) -> Decision:
    """Quarter, plan and luck as a form; the chair itself is chosen from the list of people."""
    scenario = case.variants[case.chosen([chosen.variant])[-1]]
    quarters = {str(number): one for number, one in enumerate(quarters_said(scenario), start=1)}
    form = Form(
        {
            "quarter": Pick(_WHICH_QUARTER, quarters, str(min(chosen.quarter, len(quarters)))),
            "variant": Pick(_WHICH_PLAN, {name: case.label(name) for name in case.variants}, chosen.variant),
            "seed": Steps(_WHICH_SEED, 0, max(_MOST_SEED, chosen.seed), 1, chosen.seed, "", _SAME_SEED),
        }
    )
    return Decision(DecisionId("", "chair", "", 0), 0.0, _WHICH_CHAIR, _CHAIR_HELP, form, ())


def chair_answered(seat: str, answer: Mapping[str, Value]) -> ChairChosen:
    """The chair as it was chosen in the list and in the form."""
    return ChairChosen(seat, int(answer["quarter"]), str(answer["variant"]), int(answer["seed"]))

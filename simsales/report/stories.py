"""One deal told from the log: what happened, when, by whom, in plain sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Lang, Text
from simsales.negotiation.moves import ACT_LABELS, SAY_LABELS, Act, Say
from simsales.spec.scenario import Scenario
from simsales.spec.wrong import nearest
from simsales.text import safe_text
from simsales.units import MICROSECONDS_PER_DAY
from simsales.world.calendar import date_of
from simsales.world.events import (
    ANSWER_HEARD,
    BY_CODE,
    COACHING_BEGUN,
    COACHING_ENDED,
    DEAL_LOST,
    DEAL_WON,
    DELIVERED_LATE,
    DELIVERY_PROMISED,
    MOVE_MADE,
    TIME_PLANNED,
    WORK_STARTED,
)
from simsales.world.facts import Facts, Happening
from simsales.world.log import Name

_HEAD = Text(
    en="{need}: {units} x {product} for segment {segment}, worth {value} {code} at list price, in the hands of {seller}",
    zh="{need}: {segment} 想要 {units} 件 {product}, 按目录价值 {value} {code}, 由 {seller} 跟进",
)
_LOST = Text(en="lost: the buyer went elsewhere", zh="丢单: 客户另选他家")
_IN_HOURS = (WORK_STARTED, TIME_PLANNED, COACHING_BEGUN, COACHING_ENDED)
_SOME = Text(en="Name one of these needs, for example:", zh="请指定一个商机, 例如:")


def tell_story(scenario: Scenario, facts: Facts, need: str | None, lang: Lang) -> Iterator[str]:
    """The lines of one deal's story. Raises ScenarioError when there is no such need."""
    if need is None:
        yield _SOME.say(lang)
        yield from (f"  {name}" for name in _telling(facts))
        return
    case = facts.case_of(need)
    if case is None:
        known = [facts.case_name(case) for case in range(min(len(facts.cases), 2000))]
        raise ScenarioError(
            Problem(
                Place("story"),
                "",
                Text(en=f"no need {safe_text(need)} came up in this run", zh=f"本次模拟没有商机 {safe_text(need)}"),
                Text(en="allowed: source/rep#number", zh="允许: 来源/销售#编号"),
                nearest(need, known),
            )
        )
    yield from deal_told(scenario, facts, case, lang)


def _telling(facts: Facts) -> list[str]:
    """A few deals with something to tell: the largest won and the largest lost."""
    names = []
    for kind in (DEAL_WON, DEAL_LOST):
        rows = facts.of(kind)
        largest = rows[facts.amount[rows].argsort()[::-1][:3]]
        names += [facts.case_name(int(case)) for case in facts.subject[largest]]
    return names


def deal_told(scenario: Scenario, facts: Facts, case: int, lang: Lang) -> Iterator[str]:
    """A deal from its first event to its last: what it is, then a line per event."""
    row, money, names = facts.cases[case], scenario.money, facts.log.names
    yield _HEAD.fill(
        need=facts.case_name(case),
        units=int(row["units"]),
        product=called(scenario, names[row["product"]]),
        segment=called(scenario, names[row["segment"]]),
        value=money.show(int(row["list_value"])),
        code=money.code,
        seller=called(scenario, names[row["seller"]]),
    ).say(lang)
    for number in facts.rows_of(case):
        yield row_told(scenario, facts, number, lang)


def row_told(scenario: Scenario, facts: Facts, number: int, lang: Lang) -> str:
    """One event as a line: date, day of the run to the hundredth, what happened."""
    date, _, told = dated(scenario, facts, number, lang).partition("  ")
    return f"{date}  {facts.happening(number).t:7.2f}  {told}"


def dated(scenario: Scenario, facts: Facts, number: int, lang: Lang) -> str:
    """The same with its date only, for whoever does not look things up in the log."""
    happening = facts.happening(number)
    told = safe_text(happening_told(scenario, happening).say(lang))
    return f"{date_of(facts.calendar, happening.t).isoformat()}  {told}"


def happening_told(scenario: Scenario, happening: Happening, amounts: Callable[[int], Text] | None = None) -> Text:
    """What happened, without the date; `amounts` says how money is shown, to the minor unit if left out."""
    if happening.kind == DEAL_LOST and (happening.actor is None or happening.actor.kind != "rival"):
        return _LOST
    kind, money = BY_CODE[happening.kind], scenario.money
    hours = happening.amount / MICROSECONDS_PER_DAY * 24 if happening.kind in _IN_HOURS else 0.0
    days = happening.amount / MICROSECONDS_PER_DAY if happening.kind in (DELIVERY_PROMISED, DELIVERED_LATE) else 0.0
    return kind.story.fill(
        actor=called(scenario, happening.actor) if happening.actor is not None else "",
        stage=stage_called(scenario, happening.step),
        money=amounts(happening.amount) if amounts is not None else f"{money.show(happening.amount)} {money.code}",
        hours=f"{hours:.1f}",
        days=f"{days:.1f}".removesuffix(".0"),
        said=_said(happening),
    )


def _said(happening: Happening) -> Text:
    """What was done at a table, by the act."""
    if happening.kind == MOVE_MADE:
        return ACT_LABELS[list(Act)[happening.step]]
    return SAY_LABELS[list(Say)[happening.step]] if happening.kind == ANSWER_HEARD else Text.same("")


def stage_called(scenario: Scenario, step: int) -> Text:
    """What people call a stage, by its place in the funnel."""
    stages = scenario.pipeline.stage_names
    key = stages[min(step, len(stages) - 1)]
    stage = getattr(scenario.pipeline, "stages", {}).get(key)
    return stage.name if stage is not None and stage.name is not None else Text.same(key)


def called(scenario: Scenario, name: Name) -> Text:
    """What people call an entity of the log."""
    shelves: dict[str, Mapping[str, Any]] = {
        "rep": scenario.reps,
        "rival": scenario.rivals,
        "product": scenario.products,
        "segment": scenario.segments,
        "channel": scenario.channels,
        "dealer": scenario.channels,
    }
    spec = shelves.get(name.kind, {}).get(name.key)
    return spec.name if spec is not None and spec.name is not None else Text.same(name.key)

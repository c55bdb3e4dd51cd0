"""One deal told from the log: what happened, when, by whom, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Lang, Text
from simsales.spec.scenario import Scenario
from simsales.spec.wrong import nearest
from simsales.text import safe_text
from simsales.units import MICROSECONDS_PER_DAY
from simsales.world.calendar import date_of
from simsales.world.events import BY_CODE, CREDIT_GIVEN, CREDIT_TAKEN_BACK, DEAL_LOST, DEAL_WON, WORK_STARTED
from simsales.world.facts import Facts
from simsales.world.log import NOTHING

_HEAD = Text(
    en="{need}: {units} x {product} for segment {segment}, worth {value} {code} at list price, in the hands of {seller}",
    zh="{need}: {segment} 想要 {units} 件 {product}, 按目录价值 {value} {code}, 由 {seller} 跟进",
)
_ABOUT_CASES = [code for code, kind in BY_CODE.items() if kind.subject == "case"]
_SOME = Text(en="Name one of these needs, for example:", zh="请指定一个商机, 例如:")


def tell_story(scenario: Scenario, facts: Facts, need: str | None, lang: Lang) -> Iterator[str]:
    """The lines of one deal's story. Raises ScenarioError when there is no such need."""
    by_name = {case_name(facts, case): case for case in range(len(facts.cases))}
    if need is None:
        yield _SOME.say(lang)
        yield from (f"  {name}" for name in _telling(facts))
        return
    if need not in by_name:
        raise ScenarioError(
            Problem(
                Place("story"),
                "",
                Text(en=f"no need {safe_text(need)} came up in this run", zh=f"本次模拟没有商机 {safe_text(need)}"),
                Text(en="allowed: source/rep#number", zh="允许: 来源/销售#编号"),
                nearest(need, list(by_name)[:2000]),
            )
        )
    yield from _told(scenario, facts, by_name[need], lang)


def case_name(facts: Facts, case: int) -> str:
    row = facts.cases[case]
    return f"{facts.log.names[row['source']].key}#{row['ordinal']}"


def _telling(facts: Facts) -> list[str]:
    """A few deals with something to tell: the largest won and the largest lost."""
    names = []
    for kind in (DEAL_WON, DEAL_LOST):
        rows = facts.of(kind)
        largest = rows[facts.amount[rows].argsort()[::-1][:3]]
        names += [case_name(facts, int(case)) for case in facts.subject[largest]]
    return names


def _told(scenario: Scenario, facts: Facts, case: int, lang: Lang) -> Iterator[str]:
    row, money = facts.cases[case], scenario.money
    yield _HEAD.fill(
        need=case_name(facts, case),
        units=int(row["units"]),
        product=_label(scenario, facts, row["product"]),
        segment=_label(scenario, facts, row["segment"]),
        value=money.show(int(row["list_value"])),
        code=money.code,
        seller=_label(scenario, facts, row["seller"]),
    ).say(lang)
    for number in rows_of(facts, case):
        yield row_told(scenario, facts, number, lang)


def rows_of(facts: Facts, case: int) -> list[int]:
    """The rows of the log that tell a case, in order of time."""
    about = np.flatnonzero((facts.subject == case) & np.isin(facts.kind, _ABOUT_CASES)).tolist()
    return [number for number in about if not _is_repetition(facts, number)]


def row_told(scenario: Scenario, facts: Facts, number: int, lang: Lang) -> str:
    """One event as a line: date, day, what happened."""
    kind, money = BY_CODE[int(facts.kind[number])], scenario.money
    day, actor = float(facts.t[number]), facts.actor[number]
    hours = facts.amount[number] / MICROSECONDS_PER_DAY * 24 if facts.kind[number] == WORK_STARTED else 0.0
    sentence = kind.story.fill(
        actor=_label(scenario, facts, actor) if actor != NOTHING else "",
        stage=_stage(scenario, facts, number),
        money=f"{money.show(int(facts.amount[number]))} {money.code}",
        hours=f"{hours:.1f}",
    )
    return f"{date_of(facts.calendar, day).isoformat()}  {day:7.2f}  {safe_text(sentence.say(lang))}"


def _is_repetition(facts: Facts, number: int) -> bool:
    """Margin and cash credits repeat the bookings credit of the same deal."""
    return facts.kind[number] in (CREDIT_GIVEN, CREDIT_TAKEN_BACK) and facts.step[number] > 0


def _stage(scenario: Scenario, facts: Facts, number: int) -> Text:
    key = facts.stages[min(int(facts.step[number]), len(facts.stages) - 1)]
    stage = getattr(scenario.pipeline, "stages", {}).get(key)
    return stage.name if stage is not None and stage.name is not None else Text.same(key)


def _label(scenario: Scenario, facts: Facts, code: int) -> Text:
    """What people call an entity of the log."""
    kind, key = facts.log.names[int(code)]
    shelves: dict[str, Mapping[str, Any]] = {
        "rep": scenario.reps,
        "rival": scenario.rivals,
        "product": scenario.products,
        "segment": scenario.segments,
        "channel": scenario.channels,
    }
    spec = shelves.get(kind, {}).get(key)
    return spec.name if spec is not None and spec.name is not None else Text.same(key)

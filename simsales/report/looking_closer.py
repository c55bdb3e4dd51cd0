"""A closer look at one part of a run under way: a deal's story, a rep, a customer, or an event and what led to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import numpy as np

from simsales.i18n import LANGS, Text
from simsales.registry import installed
from simsales.spec.scenario import Scenario
from simsales.world.events import DEAL_LOST, DEAL_UNDECIDED, DEAL_WON, LEAD_ARRIVED, STAGE_PASSED
from simsales.world.facts import Facts
from simsales.world.log import NOTHING, Name
from simsales.world.moment import TELLING

from .stories import called, deal_told, row_told, stage_called
from .tables import kpi_label

_SAYS_OF_REP = (
    "revenue",
    "attainment",
    "leads",
    "win_rate",
    "cycle_days",
    "discount_depth",
    "pay_cost",
    "response_time",
)
_MANY = 15
_REP = Text(en="{name} ({group}), so far:", zh="{name} ({group}), 到目前为止:")
_FIGURE = Text(en="  {label}: {value}", zh="  {label}: {value}")
_OPEN = Text(en="Open deals: {count}. The largest:", zh="在途商机 {count} 个, 最大的有:")
_DEAL = Text(
    en="  {need}: {segment} {number}, {stage}, {value} {code} at list price",
    zh="  {need}: {segment} {number}, {stage}, 按目录价 {value} {code}",
)
_LATELY = Text(en="Lately:", zh="最近:")
_OF_DEAL = Text(en="{told} ({need})", zh="{told} ({need})")
_CUSTOMER = Text(en="{segment} {number}, needs so far: {count}", zh="{segment} {number}, 到目前为止的需求: {count}")
_NEED = Text(en="{need}, in the hands of {seller}:", zh="{need}, 由 {seller} 跟进:")
_CHAIN = Text(en="What led to it, step by step back:", zh="一步步往回, 它是怎么来的:")
_STORY = Text(en="The whole deal:", zh="整个商机:")
_NOT_YET = Text(en="{what} has not come up in this run so far.", zh="到目前为止, 本次模拟还没有出现 {what}。")
_BLANK = Text.same("")
_ENDS = (DEAL_WON, DEAL_LOST, DEAL_UNDECIDED)


class Subject(NamedTuple):
    """What is looked at: a rep by name, a deal by its need, a customer by one of its needs, an event by its row.

    `need` is the deal an event is about.
    """

    kind: Literal["rep", "deal", "customer", "event"]
    key: str
    need: str | None = None


def closer_look(scenario: Scenario, facts: Facts, subject: Subject) -> list[Text]:
    """What there is to say, line by line; a deal exactly as `simsales story` tells it of the same rows."""
    match subject.kind:
        case "rep":
            return list(_rep(scenario, facts, subject.key))
        case "deal":
            return list(_deal(scenario, facts, subject.key))
        case "customer":
            return list(_customer(scenario, facts, subject.key))
        case "event":
            return list(_event(scenario, facts, int(subject.key), subject.need))


def _deal(scenario: Scenario, facts: Facts, need: str) -> Iterator[Text]:
    case = facts.case_of(need)
    if case is None:
        yield _NOT_YET.fill(what=need)
        return
    told = [deal_told(scenario, facts, case, lang) for lang in LANGS]
    for lines in zip(*told, strict=True):
        by_lang = dict(zip(LANGS, lines, strict=True))
        yield Text(en=by_lang["en"], zh=by_lang["zh"])


def _row(scenario: Scenario, facts: Facts, row: int) -> Text:
    return Text(en=row_told(scenario, facts, row, "en"), zh=row_told(scenario, facts, row, "zh"))


def _event(scenario: Scenario, facts: Facts, row: int, need: str | None) -> Iterator[Text]:
    if row >= len(facts.t):
        return
    yield _row(scenario, facts, row)
    cause = int(facts.cause[row])
    if cause != NOTHING:
        yield _CHAIN
    while cause != NOTHING:
        yield _row(scenario, facts, cause)
        cause = int(facts.cause[cause])
    if need is not None:
        yield _BLANK
        yield _STORY
        yield from _deal(scenario, facts, need)


# --- a rep --------------------------------------------------------------------------------------------------------------
def _rep(scenario: Scenario, facts: Facts, key: str) -> Iterator[Text]:
    spec, money = scenario.reps.get(key), scenario.money
    kind = "rep" if spec is not None else "dealer"
    group = spec.group if spec is not None and spec.group is not None else Text.same("-")
    yield _REP.fill(name=called(scenario, Name(kind, key)), group=group)
    kpis = installed().kinds("kpi")
    for name in _SAYS_OF_REP:
        value = kpis[name].by(facts, "rep", money).get(key)
        if value is not None:
            label = Text(en=kpi_label(kpis[name], money, "en"), zh=kpi_label(kpis[name], money, "zh"))
            yield _FIGURE.fill(label=label, value=kpis[name].show(value, money))
    if Name(kind, key) not in facts.log.names:
        return
    code = facts.log.names.index(Name(kind, key))
    yield _BLANK
    yield from _open_deals(scenario, facts, code)
    yield _BLANK
    yield _LATELY
    for row in _lately(facts, code):
        about = int(facts.subject[row]) if facts.kind[row] in _ENDS else None
        told = _row(scenario, facts, row)
        yield told if about is None else _OF_DEAL.fill(told=told, need=facts.case_name(about))


def _open_deals(scenario: Scenario, facts: Facts, seller: int) -> Iterator[Text]:
    is_open = facts.cases["seller"] == seller
    came = np.zeros(len(facts.cases), dtype=bool)
    came[facts.subject[facts.of(LEAD_ARRIVED)]] = True
    for kind in _ENDS:
        is_open[facts.subject[facts.of(kind)]] = False
    cases = np.flatnonzero(is_open & came)
    yield _OPEN.fill(count=len(cases))
    largest = cases[np.argsort(-facts.cases["list_value"][cases], kind="stable")][:_MANY]
    for case in largest.tolist():
        row, names = facts.cases[case], facts.log.names
        passed = facts.step[[at for at in facts.rows_of(case) if facts.kind[at] == STAGE_PASSED]]
        yield _DEAL.fill(
            need=facts.case_name(case),
            segment=called(scenario, names[row["segment"]]),
            number=int(row["account"]),
            stage=stage_called(scenario, int(passed.max()) + 1 if len(passed) else 0),
            value=scenario.money.show(int(row["list_value"])),
            code=scenario.money.code,
        )


def _lately(facts: Facts, seller: int) -> list[int]:
    """The last telling events of somebody and of the deals in these hands, the newest first."""
    mine = facts.actor == seller
    of_case = np.isin(facts.kind, _ENDS)
    mine[of_case] |= facts.cases["seller"][facts.subject[of_case]] == seller
    rows = np.flatnonzero(mine & np.isin(facts.kind, list(TELLING)))
    return [int(row) for row in rows[::-1][:_MANY]]


# --- a customer ---------------------------------------------------------------------------------------------------------
def _customer(scenario: Scenario, facts: Facts, need: str) -> Iterator[Text]:
    """All needs of whoever has this one: how each began and where it stands."""
    case = facts.case_of(need)
    if case is None:
        yield _NOT_YET.fill(what=need)
        return
    row, names = facts.cases[case], facts.log.names
    same = (facts.cases["segment"] == row["segment"]) & (facts.cases["account"] == row["account"])
    found = np.flatnonzero(same).tolist()
    yield _CUSTOMER.fill(segment=called(scenario, names[row["segment"]]), number=int(row["account"]), count=len(found))
    for one in found[-_MANY:]:
        yield _BLANK
        seller = names[facts.cases[one]["seller"]]
        yield _NEED.fill(need=facts.case_name(one), seller=called(scenario, seller))
        rows = facts.rows_of(one)
        telling = [number for number in rows[1:] if int(facts.kind[number]) in TELLING] or rows[1:][-1:]
        for number in [*rows[:1], *telling]:
            yield _row(scenario, facts, number)

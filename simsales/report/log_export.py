"""The event log as CSV, with a data dictionary beside it, for a spreadsheet or any statistics program."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from simsales.i18n import Lang, Text
from simsales.spec.scenario import Scenario
from simsales.text import export_cell
from simsales.world.calendar import date_of
from simsales.world.events import BY_CODE
from simsales.world.facts import Facts
from simsales.world.log import NOTHING

COLUMNS: dict[str, Text] = {
    "row": Text(en="number of the row", zh="行号"),
    "day": Text(en="days since the start", zh="开始以来的天数"),
    "date": Text(en="calendar date", zh="日期"),
    "event": Text(en="what happened (see the list of events below)", zh="发生了什么 (见下面的事件表)"),
    "stage": Text(en="stage of the deal, or basis of a credit, as a number from 0", zh="商机阶段或业绩口径, 从 0 起"),
    "need": Text(en="whose deal: stream of leads # ordinal", zh="哪个商机: 线索流 # 序号"),
    "segment": Text(en="segment", zh="细分市场"),
    "product": Text(en="product", zh="产品"),
    "channel": Text(en="channel", zh="渠道"),
    "seller": Text(en="who the deal belongs to", zh="商机归谁"),
    "actor": Text(en="who acted", zh="谁做的"),
    "cause": Text(en="row that caused this one", zh="起因的行号"),
    "amount": Text(
        en="a number whose meaning depends on the event; money in minor units",
        zh="数值, 含义随事件而定; 金额为最小货币单位",
    ),
}


def write_log(facts: Facts, scenario: Scenario, path: Path, lang: Lang) -> None:
    """Write FILE.csv and FILE.dictionary.csv, each at once or not at all."""
    write_rows(path, [list(COLUMNS), *_rows(facts, scenario)])
    write_rows(path.with_suffix(".dictionary.csv"), _dictionary(lang))


def _rows(facts: Facts, scenario: Scenario) -> list[list[Any]]:
    names, cases = facts.log.names, facts.cases
    rows = []
    for number in range(len(facts.t)):
        kind, subject, actor, cause = (
            facts.kind[number],
            facts.subject[number],
            facts.actor[number],
            facts.cause[number],
        )
        spec = BY_CODE[int(kind)]
        case = cases[subject] if spec.subject == "case" and subject != NOTHING else None
        about = (
            [
                f"{names[case['source']].key}#{case['ordinal']}",
                *(names[case[column]].key for column in ("segment", "product", "channel", "seller")),
            ]
            if case is not None
            else [names[subject].key if spec.subject and subject != NOTHING else "", "", "", "", ""]
        )
        day = float(facts.t[number])
        rows.append(
            [
                number,
                round(day, 6),
                date_of(facts.calendar, day).isoformat(),
                spec.name,
                int(facts.step[number]),
                *about,
                names[actor].key if actor != NOTHING else "",
                int(cause) if cause != NOTHING else "",
                int(facts.amount[number]),
            ]
        )
    return rows


def _dictionary(lang: Lang) -> list[list[Any]]:
    columns = [["column", name, meaning.say(lang)] for name, meaning in COLUMNS.items()]
    events = [
        ["event", kind.name, f"{kind.story.say(lang)}; amount: {kind.amount or '-'}; actor: {kind.actor or '-'}"]
        for kind in BY_CODE.values()
    ]
    return [["what", "name", "meaning"], *columns, *events]


def write_rows(path: Path, rows: Iterable[Sequence[Any]]) -> None:
    """A CSV that spreadsheets open as it is meant: no cell becomes a formula, the file is there whole or not at all."""
    from simsales.spec.files import writing

    with writing(path, encoding="utf-8-sig") as file:
        csv.writer(file).writerows([export_cell(value) for value in row] for row in rows)

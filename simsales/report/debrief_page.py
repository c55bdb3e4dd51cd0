"""The class debrief: one page for the projector, large, without a request to anywhere, names hidden until somebody points at them.

No league table: tables stand in the order of their names, dots without any. The same room gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simsales.classroom.debrief import Second, TalkForm, TalkRoom, plain_data, talk_room
from simsales.classroom.replaying import digest_of
from simsales.classroom.room import Room, Table
from simsales.experiment.estimates import Estimate
from simsales.i18n import Lang, Text, joined
from simsales.review.words import amount_said

from .debrief_parts import heading, talk_parts
from .debrief_quarters import quarter_heading, quarter_parts
from .paper import write_paper
from .room_quarter import QuarterForm, QuarterSecond, quarter_forms, quarter_seconds

_LINES_A_TABLE = 4
_DIGEST = 23
"""So many characters of a digest tell two games apart on paper."""


def debrief_json(room: Room) -> dict[str, Any]:
    """Every figure of the page, and the files it comes from."""
    return {
        "tables": [_table_json(table) for table in (*room.tables, *room.again.values())],
        "talks": plain_data(talk_room(room)),
        "quarters": plain_data(quarter_forms(room)),
        "quarters_again": plain_data(quarter_seconds(room)),
        "left_out": [{"file": one.file, "why": plain_data(one.why)} for one in room.left_out],
    }


def write_debrief(room: Room, path: Path, lang: Lang) -> None:
    """All of it or nothing. Raises InputError where it cannot be written."""
    talks, quarters, again = talk_room(room), quarter_forms(room), quarter_seconds(room)
    forms = [{"heading": heading(form).say(lang), "parts": talk_parts(form, lang)} for form in talks.forms]
    monies = [tables[0].replay.session.scenario.money for tables in room.forms if not tables[0].is_talk]
    forms += [
        {"heading": quarter_heading(form).say(lang), "parts": quarter_parts(form, money, lang)}
        for form, money in zip(quarters, monies, strict=True)
    ]
    write_paper(
        "debrief.html",
        path,
        lang,
        title=_title([*talks.forms, *quarters]).say(lang),
        lead=_LEAD.fill(n=len(room.tables)).say(lang),
        hint=_HINT.say(lang),
        left_out=[_LEFT_OUT.fill(why=one.why).say(lang) for one in room.left_out],
        forms=forms,
        again=_again(talks, again, lang) if talks.seconds or again else None,
        tomorrow={
            "title": _TOMORROW.say(lang),
            "lead": _WILL.say(lang),
            "lines": sum(len(table.kept.people) or _LINES_A_TABLE for table in room.tables),
        },
        fairness=_fairness(room, len(forms), lang),
    )


def _table_json(table: Table) -> dict[str, Any]:
    record = table.kept.record
    return {
        "file": table.file,
        "table": plain_data(table.name),
        "people": list(table.kept.people),
        "scenario": record.name,
        "variant": record.variant,
        "fingerprint": record.fingerprint,
        "seed": record.seed,
        "model": record.model,
        "started": record.started,
        "answers": len(table.kept.answers),
        "minutes": table.minutes,
        "over": table.replay.is_over,
        "digest": digest_of(table.replay.session),
    }


def _title(forms: Sequence[TalkForm | QuarterForm]) -> Text:
    titles = list(dict.fromkeys(form.title for form in forms))
    return _DEBRIEF.fill(titles=joined(titles))


# --- the second time --------------------------------------------------------------------------------------------------------
def _again(talks: TalkRoom, quarters: Sequence[QuarterSecond], lang: Lang) -> dict[str, Any]:
    lines = [_BESIDE.say(lang)]
    if talks.mean_change is not None:
        lines.append(_changed(talks.mean_change).say(lang))
    return {
        "title": (_AGAIN if talks.mean_change is not None else _A_SECOND).say(lang),
        "lines": lines,
        "columns": [one.say(lang) for one in _AGAIN_COLUMNS],
        "rows": [
            *({"who": one.table.say(lang), "cells": _second(one, lang)} for one in talks.seconds),
            *({"who": one.table.say(lang), "cells": _second_quarter(one, lang)} for one in quarters),
        ],
    }


def _second(one: Second, lang: Lang) -> list[str]:
    results = [(result.deal or _NO_DEAL if result.is_over else _OPEN).say(lang) for result in (one.first, one.second)]
    worths = [
        amount_said(result.worth).say(lang) if result.worth is not None else "-" for result in (one.first, one.second)
    ]
    change = _signed(one.change).say(lang) if one.change is not None else _OTHER_FORM.say(lang)
    first, second = one.first_form.say(lang), one.second_form.say(lang)
    return [f"{first}: {results[0]}", worths[0], f"{second}: {results[1]}", worths[1], change]


def _second_quarter(one: QuarterSecond, lang: Lang) -> list[str]:
    first, second = (amount_said(value).say(lang) if value is not None else "-" for value in (one.first, one.second))
    change = _signed(one.change) if one.change is not None else _OTHER_FORM
    return [_THE_QUARTER.say(lang), first, _THE_QUARTER.say(lang), second, change.say(lang)]


def _signed(amount: float) -> Text:
    said, sign = amount_said(abs(amount)), "+" if amount >= 0 else "-"
    return Text(en=sign + said.en, zh=sign + said.zh)


def _changed(found: Estimate) -> Text:
    if found.n < 2:
        return _CHANGED_ONE.fill(amount=_signed(found.mean))
    return _CHANGED.fill(amount=_signed(found.mean), margin=amount_said(found.margin), n=found.n)


# --- fairness ---------------------------------------------------------------------------------------------------------------
def _fairness(room: Room, forms: int, lang: Lang) -> dict[str, Any]:
    lines = [_SAME_BUYER if forms < 2 else _FORMS.fill(n=forms), *_FAIR]
    shown = [*room.tables, *room.again.values()]
    return {
        "title": _FAIRNESS.say(lang),
        "lines": [one.say(lang) for one in lines],
        "columns": [one.say(lang) for one in _STAMPS],
        "rows": [{"who": table.name.say(lang), "cells": _stamp(table)} for table in shown],
    }


def _stamp(table: Table) -> list[str]:
    record = table.kept.record
    luck = f"{record.seed} ({table.form[-1]:016x})"
    where = f"{record.name} / {record.variant}"
    return [where, record.fingerprint, luck, str(record.model), digest_of(table.replay.session)[:_DIGEST]]


_DEBRIEF = Text(en="Debrief: {titles}", zh="复盘: {titles}")
_LEAD = Text(en="{n} tables", zh="{n} 桌")
_HINT = Text(
    en="Names are hidden: point at a dot or a dotted line, or move there by Tab. On paper they are not printed.",
    zh="桌名已隐藏: 指向圆点或虚线处 (或按 Tab) 才显示; 打印时不印。",
)
_LEFT_OUT = Text(en="Left out: {why}", zh="未计入: {why}")
_AGAIN = Text(en="Once more, knowing what you know now", zh="知道真相后, 再谈一次")
_A_SECOND = Text(en="A second time", zh="第二次")
_BESIDE = Text(
    en="First and second result side by side. What was done otherwise?", zh="第一次和第二次并列。哪里做得不一样?"
)
_AGAIN_COLUMNS = (
    Text(en="table", zh="桌"),
    Text(en="first", zh="第一次"),
    Text(en="worth", zh="值"),
    Text(en="second", zh="第二次"),
    Text(en="worth", zh="值"),
    Text(en="change", zh="变化"),
)
_NO_DEAL, _OPEN = Text(en="no deal", zh="没谈成"), Text(en="not finished", zh="没谈完")
_THE_QUARTER = Text(en="the quarter", zh="这一季")
_OTHER_FORM = Text(en="another customer", zh="不是同一位客户")
_CHANGED_ONE = Text(
    en="Change at the one table with the same customer: {amount}.", zh="同一位客户再谈的一桌: {amount}。"
)
_CHANGED = Text(
    en="With the same customer {n} tables changed by {amount} on average (±{margin}, 95%); the truth was known the second time.",
    zh="同一位客户再谈的 {n} 桌平均 {amount} (±{margin}, 95%); 第二次已知道真相。",
)
_TOMORROW = Text(en="Tomorrow", zh="明天用")
_WILL = Text(en='"With my next customer I will ..."', zh='"我的下一位客户, 我会 ..."')
_FAIRNESS = Text(en="Fairness, and where this comes from", zh="公平说明和出处")
_SAME_BUYER = Text(
    en="Every table met the same customer: the same limits, mood, objections and luck.",
    zh="每一桌遇到的是同一位客户: 同样的底线, 心情, 异议和运气。",
)
_FORMS = Text(
    en="{n} different customers (forms) were played; tables are compared only with those that met the same one.",
    zh="共有 {n} 位不同的客户 (卷别); 只在遇到同一位客户的桌之间比较。",
)
_FAIR = (
    Text(
        en="The same move gets the same answer, whether it was typed, picked from the list or written on a slip.",
        zh="同样的一步得到同样的回答, 不论是打字, 从列表选, 还是写在答题纸上。",
    ),
    Text(
        en="Every figure was computed from the answers in the files, played again; how it was done and what came of it are apart.",
        zh="所有数字都由文件里的回答重新推演得出; 过程和结果分开看。",
    ),
    Text(
        en="What goes together in one room is a topic to talk about, not a proof.",
        zh="一个班里的相关只作启发, 不作结论。",
    ),
)
_STAMPS = (
    Text(en="table", zh="桌"),
    Text(en="scenario / form", zh="场景 / 卷别"),
    Text(en="fingerprint", zh="指纹"),
    Text(en="luck", zh="运气编号"),
    Text(en="model", zh="模型"),
    Text(en="digest of the log", zh="日志摘要"),
)

"""The sheet for the training record (HR): a cover that says what it is for and what it is not, and one row for each person.

No ranks, and no outcome by name unless the trainer asks for it, and then only of people who agreed. Text is text: `export_cell` is the
one door for words into cells, and the same room gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from simsales.classroom.training_record import Change, Entry, Record, Sitting
from simsales.experiment.estimates import Estimate
from simsales.i18n import Lang, Text, joined
from simsales.spec.files import check_file, write_bytes

from .workbook import SUFFIX
from .workbook_pages import Cell, Column, Page, bound


def write_training_sheet(
    record: Record, path: Path, lang: Lang, *, folder: str, delete_by: str, outcomes: bool = False
) -> None:
    """All of it or nothing. Raises InputError for another name, and where it cannot be written."""
    check_file(path, [SUFFIX])
    write_bytes(path, bound(training_pages(record, lang, folder=folder, delete_by=delete_by, outcomes=outcomes), lang))


def training_pages(record: Record, lang: Lang, *, folder: str, delete_by: str, outcomes: bool = False) -> list[Page]:
    cover = Page(_COVER, (), _cover(record, lang, folder, delete_by, outcomes), (28, 28, 28, 28))
    columns = [*_COLUMNS, _OUTCOME_FIRST, _OUTCOME_SECOND] if outcomes else _COLUMNS
    return [cover, Page(_PEOPLE, columns, [_row(one, lang, outcomes) for one in record.entries])]


# --- the cover ---------------------------------------------------------------------------------------------------------------
def _cover(record: Record, lang: Lang, folder: str, delete_by: str, outcomes: bool) -> Iterator[Sequence[Cell]]:
    came = sum(one.attended for one in record.entries)
    yield [Cell(_TITLE.say(lang), "title")]
    yield [Cell(_PURPOSE.say(lang), "bold")]
    yield [Cell(_CAME.fill(came=came, n=len(record.entries), tables=record.tables).say(lang), "paragraph")]
    yield []
    yield [Cell(_MOVED.say(lang), "heading")]
    for line in _moved(record.change):
        yield [Cell(line.say(lang), "paragraph")]
    yield []
    yield [Cell(_NOT_MEASURED.say(lang), "heading")]
    for line in _NOT:
        yield [Cell(line.say(lang), "paragraph")]
    yield []
    yield [Cell(_DATA.say(lang), "heading")]
    yield [Cell(_WHERE.fill(folder=folder).say(lang), "paragraph")]
    yield [Cell(_DELETE.fill(date=delete_by).say(lang), "paragraph")]
    yield [Cell((_OUTCOMES if outcomes else _NO_OUTCOMES).say(lang), "paragraph")]


def _moved(change: Change | None) -> list[Text]:
    if change is None:
        return [_ONCE]
    lines = [
        _BEFORE_AFTER.fill(before=f"{change.before.mean:.1f}", after=f"{change.after.mean:.1f}", n=change.tables),
        _CHANGE.fill(change=said(change.change)),
    ]
    if change.forms is None:
        return [*lines, _SAME_FORM]
    return [
        *lines,
        _FORMS.fill(forms=said(change.forms), n=change.forms.n),
        _CORRECTED.fill(change=said(change.corrected)),
    ]


def said(found: Estimate) -> Text:
    """Points with their margin of error; with one table there is none."""
    if found.n < 2:
        return _NO_MARGIN.fill(mean=f"{found.mean:+.1f}")
    return Text.same(f"{found.mean:+.1f} ±{found.margin:.1f} ({found.low:+.1f} .. {found.high:+.1f})")


# --- one row for each person ----------------------------------------------------------------------------------------------------
def _row(entry: Entry, lang: Lang, outcomes: bool) -> list[Cell]:
    person, first, second = entry.person, entry.first, entry.second
    sittings = [one for one in (first, second) if one is not None]
    minutes = [one.minutes for one in sittings if one.minutes is not None]
    prepared = next((one.prepared for one in sittings if one.prepared is not None), None)
    cells = [
        Cell(person.name),
        Cell(entry.table.say(lang) if entry.table is not None else person.table),
        Cell(person.role),
        Cell(_yes(entry.attended, lang)),
        Cell(round(sum(minutes), 1) if minutes else None, "number"),
        Cell(joined([one.form for one in sittings], " / ").say(lang)),
        Cell(_yes(prepared, lang) if prepared is not None else None),
        *(Cell(_points(one.process) if one is not None else None, "number") for one in (first, second)),
        *_items(second or first, lang),
        Cell(person.line),
        *(Cell(mark, "number") for mark in person.feedback),
    ]
    if outcomes:
        shown = [one.outcome if one is not None and person.consent else None for one in (first, second)]
        cells += [Cell(_points(one), "number") for one in shown]
    return cells


def _items(sitting: Sitting | None, lang: Lang) -> list[Cell]:
    if sitting is None:
        return [Cell(None), Cell(None)]
    return [Cell(joined(some).say(lang)) for some in (sitting.passed, sitting.missed)]


def _points(points: float | None) -> float | None:
    return round(points, 1) if points is not None else None


def _yes(is_so: bool, lang: Lang) -> str:
    return (_YES if is_so else _NO).say(lang)


_YES, _NO = Text(en="yes", zh="是"), Text(en="no", zh="否")
_COVER, _PEOPLE = Text(en="Cover", zh="说明"), Text(en="People", zh="人员")
_TITLE = Text(en="Training record: negotiation practice", zh="培训记录: 谈判与销售演练")
_PURPOSE = Text(
    en="For training only: not for appraisal, not for pay, not for choosing people.",
    zh="仅用于训练: 不用于考核, 不用于定薪, 不用于选人。",
)
_CAME = Text(
    en="{came} of {n} people took part, at {tables} tables. People at one table share one talk and one score.",
    zh="{n} 人中 {came} 人参加, 共 {tables} 桌。同一桌的人共用一场谈话和一个分数。",
)
_MOVED = Text(en="How the class moved", zh="全班前后变化")
_ONCE = Text(en="No table played twice: nothing can be said about a change.", zh="没有一桌做过两次: 无法说明变化。")
_BEFORE_AFTER = Text(
    en="Process score (0 to 10), mean of {n} tables: {before} in the first talk, {after} in the second.",
    zh="过程分 (0 到 10), {n} 桌平均: 第一次 {before}, 第二次 {after}。",
)
_CHANGE = Text(en="Change, with its 95% margin: {change}.", zh="变化 (95% 误差): {change}。")
_SAME_FORM = Text(
    en="Both talks were the same form: the customer was known the second time, and that is part of the change.",
    zh="两次是同一卷: 第二次已认识这位客户, 变化里有这一部分。",
)
_FORMS = Text(
    en="The second form by itself gives {forms} points (measured with {n} made-up sellers who play both).",
    zh="仅换卷本身: {forms} 分 (由 {n} 位虚拟销售两卷都做测得)。",
)
_CORRECTED = Text(en="Change without the difference of the forms: {change}.", zh="扣除两卷差别后的变化: {change}。")
_NO_MARGIN = Text(en="{mean} (one table: no margin can be given)", zh="{mean} (只有一桌, 算不出误差)")
_NOT_MEASURED = Text(en="What was not measured", zh="什么没有测")
_NOT = (
    Text(
        en="Whether anybody does it otherwise with real customers three months from now; that has to be looked at separately.",
        zh="三个月后面对真实客户时做法是否改变; 需另行观察。",
    ),
    Text(
        en="What would have happened without the training: there is no group that only waited.",
        zh="不培训会怎样: 没有对照组。",
    ),
    Text(
        en="Anybody's ability. A score is that of one talk of one table.",
        zh="任何人的能力。分数只是某一桌某一场谈话的分数。",
    ),
    Text(en="The program plays a customer by rules; it is not a person.", zh="客户由程序按规则扮演, 不是真人。"),
)
_DATA = Text(en="The data", zh="数据")
_WHERE = Text(
    en="Session files with names and answers: {folder}; copies lie on the laptops of the tables. Nothing was sent anywhere.",
    zh="含姓名和回答的对局文件: {folder}; 各桌电脑上另有一份。没有发送到任何地方。",
)
_DELETE = Text(en="To be deleted by: {date}.", zh="删除日期: {date}。")
_NO_OUTCOMES = Text(
    en="Results of talks are not shown by name, and nobody is ranked.", zh="不按姓名显示谈判结果, 不排名。"
)
_OUTCOMES = Text(
    en="The trainer has switched on outcome scores; they are shown for people who agreed before, and nobody is ranked.",
    zh="讲师已打开结果分; 只显示事先同意的人, 不排名。",
)
_COLUMNS = (
    Column(Text(en="name", zh="姓名"), Text(en="who", zh="谁"), 16),
    Column(Text(en="table", zh="桌"), Text(en="where they sat", zh="坐在哪一桌"), 12),
    Column(Text(en="role", zh="角色"), Text(en="what they did there", zh="担任什么"), 12),
    Column(Text(en="attended", zh="出席"), Text(en="took part", zh="是否参加"), 10),
    Column(
        Text(en="minutes", zh="用时 (分)"), Text(en="at the game, by the laptop's clock", zh="对局用时, 按电脑时钟"), 10
    ),
    Column(Text(en="forms", zh="卷别"), Text(en="in their order", zh="按先后"), 18),
    Column(Text(en="prepared", zh="预习完成"), Text(en="the sheet was filled in", zh="填了准备单"), 10),
    Column(Text(en="process, first", zh="过程分 (前)"), Text(en="out of ten", zh="满分十分"), 12),
    Column(Text(en="process, second", zh="过程分 (后)"), Text(en="out of ten", zh="满分十分"), 12),
    Column(Text(en="done", zh="做到的"), Text(en="lines of the rubric, last talk", zh="评分规则, 最后一场"), 36),
    Column(Text(en="not done", zh="没做到的"), Text(en="lines of the rubric, last talk", zh="评分规则, 最后一场"), 36),
    Column(Text(en="tomorrow I will", zh="本人: 明天用"), Text(en="in their own words", zh="本人的话"), 36),
    Column(Text(en="feedback 1", zh="反馈 1"), Text(en="1 to 5", zh="1 到 5"), 8),
    Column(Text(en="feedback 2", zh="反馈 2"), Text(en="1 to 5", zh="1 到 5"), 8),
    Column(Text(en="feedback 3", zh="反馈 3"), Text(en="1 to 5", zh="1 到 5"), 8),
)
_OUTCOME_FIRST = Column(Text(en="outcome, first", zh="结果分 (前)"), Text(en="out of ten", zh="满分十分"), 12)
_OUTCOME_SECOND = Column(Text(en="outcome, second", zh="结果分 (后)"), Text(en="out of ten", zh="满分十分"), 12)

"""What no pay table can mean: tiers that overlap, leave a gap or fall, caps below their start, bonuses for nothing.

Used by `plan_table`. Each fault is said with its line and the range that is allowed there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from simsales.errors import Problem
from simsales.i18n import Text

from .plan_cells import Mark
from .plan_rows import Ladder, PlanRow
from .plan_sheets import Sheet

_MIXED = Text(
    en="{this} is {kind}, but line {line} is {other}: one way of writing in one table",
    zh="{this} 是{kind}, 第 {line} 行却是{other}: 一张表只能用一种写法",
)
_KINDS = {
    "share": Text(en="a share (1 is all of the quota)", zh="小数 (1 即指标的全部)"),
    "percent": Text(en="per cent without its sign", zh="不带 % 的百分数"),
    "money": Text(en="sales in money", zh="销售金额"),
}
_MORE = Text(en="allowed: more than {mark}", zh="允许: 大于 {mark}")
_EXACTLY = Text(en="allowed: {mark}", zh="允许: {mark}")


def mark_problems(sheet: Sheet, rows: Sequence[PlanRow]) -> Iterator[Problem]:
    """Numbers without a sign must all be of one kind, or 0.8 and 80 would be told apart by luck."""
    seen: tuple[int, Mark] | None = None
    for row in rows:
        for key, mark in (("from", row.start), ("to", row.end)):
            if mark is None or mark.how == "sign" or not mark.value:
                continue
            seen = seen or (row.line, mark)
            if mark.how != seen[1].how:
                yield sheet.problem(
                    row.line,
                    key,
                    _MIXED.fill(this=mark.said, kind=_KINDS[mark.how], line=seen[0], other=_KINDS[seen[1].how]),
                    Text(
                        en="allowed: 80% (an attainment), or 500000 in every row",
                        zh="允许: 80% (完成率), 或每行都写金额",
                    ),
                )


def ladder_problems(sheet: Sheet, ladders: Sequence[Ladder], rows: Sequence[PlanRow]) -> Iterator[Problem]:
    for row in rows:
        yield from _row_problems(sheet, row)
    for ladder in ladders:
        for lower, upper in pairwise(ladder.rows):
            yield from _neighbours(sheet, lower, upper)
        yield from _cap_problems(sheet, ladder)
        yield from _two_ways(sheet, ladder)
    yield from _bonus_problems(sheet, [row for row in rows if row.bonus])
    caps = [(ladder.lines[0], ladder.cap) for ladder in ladders if ladder.cap is not None]
    for line, cap in caps[1:]:
        if (cap.value, cap.is_money) != (caps[0][1].value, caps[0][1].is_money):
            yield sheet.problem(
                line,
                "cap",
                Text(
                    en="two caps in one table, which are asked about as one", zh="一张表有两个不同的封顶, 无法一并确认"
                ),
                Text(en="allowed: {mark}, or a table for each", zh="允许: {mark}, 或分成两张表").fill(
                    mark=caps[0][1].said
                ),
            )


def _row_problems(sheet: Sheet, row: PlanRow) -> Iterator[Problem]:
    if row.rate is None and not row.bonus:
        yield sheet.problem(
            row.line,
            "rate",
            Text(en="this row has neither a rate nor a bonus", zh="这一行既没有比例也没有奖金"),
            Text(
                en="allowed: a rate (0% where nothing is paid), a bonus above 0, or no such row",
                zh="允许: 比例 (不提成写 0%)、大于 0 的奖金, 或删去这一行",
            ),
        )
    if row.end is not None and row.end.same_kind(row.at) and row.end.value <= row.at.value:
        yield sheet.problem(
            row.line,
            "to",
            Text(
                en="the tier ends at {end}, which is not above its start {start}",
                zh="这一档止于 {end}, 不高于起点 {start}",
            ).fill(end=row.end.said, start=row.at.said),
            _MORE.fill(mark=row.at.said),
        )
    if row.bonus and not row.at.value:
        yield sheet.problem(
            row.line,
            "bonus",
            Text(en="from which attainment on is this bonus paid?", zh="这笔奖金从完成率多少起发?"),
            Text(en="allowed: a row of its own with `from` above 0%", zh="允许: 单独一行, 起点大于 0%"),
        )
    if row.rate is None and row.cap is not None:
        yield sheet.problem(
            row.line,
            "cap",
            Text(en="a bonus is one sum and has no cap", zh="奖金是固定金额, 没有封顶"),
            Text(en="allowed: a cap in the row of a rate", zh="允许: 封顶写在有比例的行"),
        )


def _neighbours(sheet: Sheet, lower: PlanRow, upper: PlanRow) -> Iterator[Problem]:
    if upper.start is None:
        yield sheet.problem(
            upper.line,
            "from",
            Text(en="where does this tier start?", zh="这一档从哪里起?"),
            _MORE.fill(mark=lower.at.said),
        )
        return
    facts = {"start": upper.at.said, "below": lower.at.said, "line": lower.line}
    if not all(upper.at.same_kind(mark) for mark in (lower.at, lower.end) if mark is not None):
        yield sheet.problem(
            upper.line,
            "from",
            Text(
                en="{start} after {below}: attainment and money in one ladder",
                zh="{below} 之后是 {start}: 完成率和金额混在一起",
            ).fill(**facts),
            Text(en="allowed: one of the two", zh="允许: 只用一种"),
        )
    elif upper.at.value <= lower.at.value:
        yield sheet.problem(
            upper.line,
            "from",
            Text(
                en="tiers must rise, but {start} comes after {below} (line {line})",
                zh="档位必须逐档升高, 但 {below} (第 {line} 行) 之后是 {start}",
            ).fill(**facts),
            Text(
                en="allowed: more than {below}, or a name in a column `line` where this is another line of pay",
                zh="允许: 大于 {below}; 若是另一项薪酬, 请加一列 项目 写名称",
            ).fill(**facts),
        )
    elif lower.end is not None and upper.at.value != lower.end.value:
        overlaps = upper.at.value < lower.end.value
        what = (
            Text(
                en="this tier starts at {start} inside the one of line {line}, which ends at {end}",
                zh="这一档从 {start} 起, 与第 {line} 行 (止于 {end}) 重叠",
            )
            if overlaps
            else Text(
                en="nothing is said from {end} (end of line {line}) to {start}",
                zh="从 {end} (第 {line} 行之止) 到 {start} 没有规定",
            )
        )
        yield sheet.problem(
            upper.line, "from", what.fill(**facts, end=lower.end.said), _EXACTLY.fill(mark=lower.end.said)
        )


def _cap_problems(sheet: Sheet, ladder: Ladder) -> Iterator[Problem]:
    last = ladder.rows[-1].at
    for row in ladder.rows:
        if row.cap is None:
            continue
        if not row.cap.value or (row.cap.same_kind(last) and not row.cap.is_money and row.cap.value <= last.value):
            what = Text(
                en="the cap {cap} is not above where the last rate starts ({start})",
                zh="封顶 {cap} 不高于最后一档的起点 ({start})",
            )
            yield sheet.problem(
                row.line, "cap", what.fill(cap=row.cap.said, start=last.said), _MORE.fill(mark=last.said)
            )
        elif (row.cap.value, row.cap.is_money) != (ladder.cap.value, ladder.cap.is_money) if ladder.cap else False:
            yield sheet.problem(
                row.line,
                "cap",
                Text(en="two caps in one ladder of rates", zh="同一组比例有两个封顶"),
                Text(
                    en="allowed: one cap; a tier ends where its `to` says",
                    zh="允许: 一个封顶; 每档到哪里止由「止」说明",
                ),
            )


def _two_ways(sheet: Sheet, ladder: Ladder) -> Iterator[Problem]:
    for row in ladder.rows:
        if row.on is not None and row.on != ladder.on:
            yield sheet.problem(
                row.line,
                "on",
                Text(en="two ways to count in one ladder of rates", zh="同一组比例有两种算法"),
                Text(en="allowed: above or whole, for all its rows", zh="允许: 各行都写 above 或都写 whole"),
            )
    first = ladder.rows[0]
    if first.basis is None and ladder.basis is not None:
        yield sheet.problem(
            first.line,
            "basis",
            Text(en="no basis here, but one further down", zh="这里没有口径, 下面却有"),
            _EXACTLY.fill(mark=ladder.basis),
        )


def _bonus_problems(sheet: Sheet, bonuses: Sequence[PlanRow]) -> Iterator[Problem]:
    starts = [row.at.value for row in bonuses]
    seen: set[tuple[object, ...]] = set()
    for row in bonuses:
        key = (row.name, row.basis, row.at.value, row.at.is_money)
        if key in seen:
            yield sheet.problem(
                row.line,
                "bonus",
                Text(en="a second bonus at {mark}", zh="{mark} 处有第二笔奖金").fill(mark=row.at.said),
                Text(en="allowed: one bonus for one mark", zh="允许: 一个完成率只写一笔"),
            )
        seen.add(key)
        if row.rate is None and row.end is not None and row.end.value not in starts:
            yield sheet.problem(
                row.line,
                "to",
                Text(en="is a bonus taken back above {end}?", zh="超过 {end} 后奖金收回吗?").fill(end=row.end.said),
                Text(
                    en="allowed: nothing, or where the next bonus starts: a bonus reached is kept",
                    zh="允许: 留空, 或下一笔奖金的起点; 达到的奖金不收回",
                ),
            )

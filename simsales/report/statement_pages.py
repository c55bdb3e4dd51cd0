"""The page of a pay statement, and the same for machines.

One page is one rep and one pay period: each line with its rule, what it counted against which quota and what it paid, then
the deals behind it, with the numbers of the log's rows (`simsales run --log FILE.csv` writes them).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.i18n import Lang, Text, joined
from simsales.policies.incentives.wording import MEASURES
from simsales.units import Currency
from simsales.world.statement import BASE

from .figures import null_for_nan
from .pay_lines import line_called
from .pay_statements import CreditShown, LineShown, Slip
from .tables import clean

_HEAD = Text(en="{name}: pay period {period}, {first} to {last}", zh="{name}: 第 {period} 个发薪期, {first} 至 {last}")
_QUOTA = Text(en="quota {quota} {code} (row {row})", zh="指标 {quota} {code} (第 {row} 行)")
_NO_QUOTA = Text(en="no quota, so base pay only", zh="没有指标, 只有底薪")
_PART = Text(en="base pay and quota for {part} of a whole period", zh="底薪和指标按整期的 {part} 计")
_COLUMNS = (
    Text(en="line", zh="项目"),
    Text(en="counted", zh="计入业绩"),
    Text(en="against", zh="对照指标"),
    Text(en="reached", zh="完成率"),
    Text(en="pays ({code})", zh="应发 ({code})"),
    Text(en="in row", zh="记在行"),
    Text(en="because of row", zh="依据行"),
)
_TOTAL = Text(en="together", zh="合计")
_RULE = Text(en="{line}: {rule}", zh="{line}: {rule}")
_BEFORE = Text(en="{sum} paid for it on earlier pay days", zh="此前已发 {sum}")
_SCORE = Text(en="{kpi}: {value}", zh="{kpi}: {value}")
_KPIS = {
    "attainment": Text(en="bookings against quota", zh="签约完成率"),
    "margin_attainment": Text(en="margin against quota", zh="毛利完成率"),
    "cash_attainment": Text(en="cash against quota", zh="回款完成率"),
    "margin": Text(en="gross margin", zh="毛利率"),
    "retention": Text(en="own renewals", zh="本人续约率"),
}
_UNMEASURED = Text(en="nothing to measure", zh="无可考核")
_TEAM = Text(
    en="{line} rests on the credits of the whole team: {rows} rows ({listed})",
    zh="{line} 依据全队的业绩: 共 {rows} 行 ({listed})",
)
_SERVICE = Text(
    en="{line} looks at service contracts that came up: {rows} rows ({listed})",
    zh="{line} 依据到期的服务合同: 共 {rows} 行 ({listed})",
)
_DEALS = Text(en="The deals behind it", zh="依据的合同")
_NO_DEALS = Text(en="No deals in this period.", zh="本期没有合同。")
_CREDITS = (
    Text(en="row", zh="行号"),
    Text(en="deal", zh="商机"),
    Text(en="signed", zh="签约日"),
    Text(en="contract ({code})", zh="合同额 ({code})"),
    Text(en="credit ({code})", zh="计入 ({code})"),
    Text(en="measured as", zh="口径"),
    Text(en="counts for", zh="计入项目"),
)
_BACK = Text(en="taken back: {basis}", zh="收回: {basis}")
_MOST_ROWS = 8


def statement_page(slip: Slip, money: Currency, lang: Lang) -> RenderableType:
    """One rep's pay of one period."""
    name = slip.called.say(lang)
    head = _HEAD.fill(
        name=name if name == slip.rep else f"{name} ({slip.rep})", period=slip.period, first=slip.first, last=slip.last
    )
    notes = [_quota_said(slip, money)]
    if abs(slip.part - 1) > 1e-9:
        notes.append(_PART.fill(part=f"{slip.part:.1%}"))
    shown: list[RenderableType] = [clean(head, lang, "bold"), *(clean(note, lang) for note in notes)]
    for line in slip.lines:
        rule = line.rule if line.name == BASE else _RULE.fill(line=line_called(line.name), rule=line.rule)
        shown.append(clean(rule, lang))
        shown += [clean(Text(en=f"    {note.en}", zh=f"    {note.zh}"), lang, "dim") for note in _notes(line, money)]
    shown += [Line(""), _lines(slip, money, lang), *_beside(slip, lang), Line("")]
    if slip.credits:
        shown += [_deals(slip, money, lang), Line("")]
    elif slip.quota:
        shown += [clean(_NO_DEALS, lang), Line("")]
    return Group(*shown)


def _quota_said(slip: Slip, money: Currency) -> Text:
    if not slip.quota:
        return _NO_QUOTA
    return _QUOTA.fill(quota=money.show(slip.quota), code=money.code, row=slip.quota_row)


def _table(
    columns: Sequence[Text], money: Currency, lang: Lang, right: Sequence[int], title: Text | None = None
) -> Table:
    words = None if title is None else clean(title, lang)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), title=words, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(
            clean(column.fill(code=money.code), lang), justify="right" if number in right else "left", overflow="fold"
        )
    return table


def _lines(slip: Slip, money: Currency, lang: Lang) -> Table:
    table = _table(_COLUMNS, money, lang, right=range(1, len(_COLUMNS)))
    for line in slip.lines:
        reached = f"{line.counted / line.quota:.1%}" if line.quota and line.counted is not None else ""
        table.add_row(
            clean(line_called(line.name), lang),
            "" if line.counted is None else money.show(line.counted),
            "" if line.quota is None else money.show(line.quota),
            reached,
            money.show(line.paid),
            "" if line.row is None else str(line.row),
            "" if line.cause is None else str(line.cause),
        )
    table.add_row(clean(_TOTAL, lang, "bold"), "", "", "", Line(money.show(slip.total), style="bold"), "", "")
    return table


def _notes(line: LineShown, money: Currency) -> list[Text]:
    """What else was looked at."""
    said = []
    if line.before:
        said.append(_BEFORE.fill(sum=money.show(line.before)))
    for kpi, score in line.scores.items():
        value = _UNMEASURED if math.isnan(score) else Text.same(f"{score:.1%}")
        said.append(_SCORE.fill(kpi=_KPIS[kpi], value=value))
    return said


def _beside(slip: Slip, lang: Lang) -> list[Line]:
    """What lines rest on beside the rep's own deals."""
    own = {credit.row for credit in slip.credits}
    said = []
    for line in slip.lines:
        rows = line.rows if line.is_of_team else [row for row in line.rows if row not in own]
        if rows:
            listed = ", ".join(map(str, rows[:_MOST_ROWS])) + (", ..." if len(rows) > _MOST_ROWS else "")
            words = _TEAM if line.is_of_team else _SERVICE
            said.append(clean(words.fill(line=line_called(line.name), rows=len(rows), listed=listed), lang, "dim"))
    return said


def _deals(slip: Slip, money: Currency, lang: Lang) -> Table:
    table = _table(_CREDITS, money, lang, right=(0, 3, 4), title=_DEALS)
    for credit in slip.credits:
        basis = MEASURES[credit.basis] if credit.credit >= 0 else _BACK.fill(basis=MEASURES[credit.basis])
        table.add_row(
            str(credit.row),
            clean(credit.deal, lang),
            credit.signed.isoformat(),
            money.show(credit.contract),
            money.show(credit.credit),
            clean(basis, lang),
            clean(joined(map(line_called, _counted_by(slip, credit)), ", "), lang),
        )
    return table


def _counted_by(slip: Slip, credit: CreditShown) -> list[str]:
    return [line.name for line in slip.lines if credit.row in line.rows]


# --- for machines -----------------------------------------------------------------------------------------------------------
def statements_json(slips: Sequence[Slip], money: Currency, lang: Lang) -> dict[str, Any]:
    """All money in minor units: a statement is the sum of its lines, and each line stands in the log."""
    return {
        "currency": {"code": money.code, "digits": money.digits},
        "statements": [_slip_json(slip, lang) for slip in slips],
        "total": sum(slip.total for slip in slips),
    }


def _slip_json(slip: Slip, lang: Lang) -> dict[str, Any]:
    return {
        "rep": slip.rep,
        "name": slip.called.say(lang),
        "period": slip.period,
        "first_day": slip.first.isoformat(),
        "last_day": slip.last.isoformat(),
        "part_of_period": slip.part,
        "quota": slip.quota,
        "quota_row": slip.quota_row,
        "lines": [_line_json(line, lang) for line in slip.lines],
        "total": slip.total,
        "credits": [
            {**credit._asdict(), "signed": credit.signed.isoformat(), "counts_for": _counted_by(slip, credit)}
            for credit in slip.credits
        ],
    }


def _line_json(line: LineShown, lang: Lang) -> dict[str, Any]:
    return {
        "name": line.name,
        "rule": line.rule.say(lang),
        "basis": line.basis,
        "counted": line.counted,
        "quota": line.quota,
        "paid_before": line.before,
        "scores": {kpi: null_for_nan(score) for kpi, score in line.scores.items()},
        "pays": line.paid,
        "row": line.row,
        "cause": line.cause,
        "rests_on": list(line.rows),
        "of_team": line.is_of_team,
    }

"""Every question a pay table or a payroll can leave open, with its readings: declared once, asked and answered by it.

`plan_gaps` and `payroll` say where one is open; `simsales plan` asks it with numbered readings, and makes the option that
answers it beforehand (`--on above`) from the same words. Nothing here reads a file, so that help comes at once.
Source of the idea: USERS.md A: at 100% "3% once 100 is reached" pays 3.0 on the whole amount and 2.0 on the part above.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from simsales.i18n import Text


@dataclass(frozen=True)
class Question:
    """What is asked, and its readings in the order of their numbers; the first is the one others are illustrated with.

    `help`: what its option says; `in_money`: the readings where what is asked about is a sum of money. `lines`: what an
    open one is about.
    """

    key: str
    asks: Text
    help: Text
    readings: Mapping[str, Text]
    in_money: Mapping[str, Text] = field(default_factory=dict)
    lines: Sequence[int] = ()

    @property
    def option(self) -> Text:
        return Text.same(f"--{self.key} {'|'.join(self.readings)}")

    @property
    def answers(self) -> list[str]:
        """Every reading it can have."""
        return list({**self.readings, **self.in_money})

    def open(
        self, lines: Sequence[int], asks: Text | None = None, readings: Mapping[str, Text] | None = None
    ) -> Question:
        """The same question where it arises."""
        return replace(self, lines=lines, asks=asks or self.asks, readings=readings or self.readings)


def _by_key(*questions: Question) -> dict[str, Question]:
    return {question.key: question for question in questions}


_YEAR, _MONTH = Text(en="a year", zh="年"), Text(en="a month", zh="月")
OF_A_TABLE: Mapping[str, Question] = _by_key(
    Question(
        "on",
        Text(en="Once a higher tier is reached, which amount is its rate for?", zh="达到更高一档后, 新比例算哪一部分?"),
        Text(en="a higher rate is for the part above, or the whole amount", zh="新比例只算超出部分, 还是全额"),
        {
            "above": Text(en="each rate for the part above its own start only", zh="每档比例只算超出本档起点的部分"),
            "whole": Text(
                en="the rate reached, for the whole amount from the first sale on",
                zh="达到后全部金额从第一单起都按新比例",
            ),
        },
    ),
    Question(
        "period",
        Text(en="Over which period is it counted?", zh="按多长的周期计算?"),
        Text(en="counted and paid by", zh="考核周期"),
        {
            "month": Text(en="by month, counted anew each month", zh="按月, 每月重新起算"),
            "quarter": Text(en="by quarter, counted anew each quarter", zh="按季度, 每季度重新起算"),
            "year": Text(en="by year", zh="按年"),
        },
    ),
    Question(
        "basis",
        Text(en="What is counted: bookings, gross margin or cash?", zh="按什么计算: 签约额、毛利还是回款?"),
        Text(en="what is counted", zh="计提口径"),
        {
            "bookings": Text(en="bookings: what is signed", zh="签约额: 签了就算"),
            "margin": Text(
                en="gross margin: what is earned on it, against a margin quota", zh="毛利: 按赚到的毛利和毛利指标"
            ),
            "cash": Text(
                en="cash: what customers have paid (the same at equal attainment, but paid later, and never for "
                "what stays unpaid)",
                zh="回款: 客户付了才算 (完成率相同则金额相同, 但发得更晚, 收不回的不发)",
            ),
        },
    ),
    Question(
        "cap",
        Text(en="What does the cap of {cap} cap?", zh="封顶 {cap} 封的是什么?"),
        Text(en="what the cap caps", zh="封顶封的是什么"),
        {
            "rate": Text(
                en="the rate stops: sales above {cap} of quota pay no more commission",
                zh="比例到此为止: 超过指标 {cap} 的部分不再提成",
            ),
            "pay": Text(
                en="the pay stops: at most {cap} of what this line pays at 100% of quota",
                zh="收入封顶: 这一项最多为达成 100% 时的 {cap}",
            ),
            "attainment": Text(
                en="attainment stops: above {cap} nothing counts, no bonus beyond it either",
                zh="完成率封顶: 超过 {cap} 都不算, 更高的奖金也拿不到",
            ),
        },
        {
            "pay": Text(en="the pay of this line is at most {cap} a period", zh="这一项每期最多发 {cap}"),
            "attainment": Text(en="sales count up to {cap} a period", zh="销售额每期最多计到 {cap}"),
            "total": Text(en="all lines together are at most {cap} a period", zh="各项合计每期最多 {cap}"),
        },
    ),
    Question(
        "end",
        Text(en="What do sales above the end of the last tier ({end}) pay?", zh="超过最后一档 ({end}) 的部分怎么算?"),
        Text(en="above the end of the last tier", zh="最后一档之上"),
        {
            "stops": Text(en="sales above the last tier pay nothing more", zh="超过最后一档的部分不再计提"),
            "goes-on": Text(en="the last rate goes on", zh="最后一档的比例继续有效"),
        },
    ),
    Question(
        "bonus",
        Text(en="How often is a bonus paid?", zh="奖金多久发一次?"),
        Text(en="a bonus is paid every period, or once a year", zh="奖金每期发, 还是一年一次"),
        {
            "period": Text(en="in each period in which the goal is reached", zh="每个达标的周期都发一次"),
            "year": Text(en="once a year, for the year's attainment", zh="一年只发一次, 看全年完成率"),
        },
    ),
    Question(
        "bonuses",
        Text(en="When several goals are reached, are their bonuses added?", zh="同时达到几个目标, 奖金累加吗?"),
        Text(en="several bonuses add up, or the highest counts", zh="多笔奖金累加, 还是取最高"),
        {
            "add": Text(en="each goal reached adds its bonus", zh="每达到一个目标就再加一笔"),
            "highest": Text(en="only the bonus of the highest goal reached", zh="只发达到的最高一档那一笔"),
        },
    ),
    Question(
        "marks",
        Text(en="Tiers are written in money; whose tiers are they?", zh="档位写的是金额, 对不同指标的人怎么用?"),
        Text(en="tiers in money: for everybody, or by own quota", zh="按金额分档: 人人相同, 还是折算到各自指标"),
        {
            "fixed": Text(
                en="the same sales in money for everybody, whatever the quota",
                zh="对每个人都是同样的金额, 与指标无关",
            ),
            "share": Text(
                en="the same part of everybody's own quota as for this one", zh="折算成完成率, 对每个人按各自的指标"
            ),
        },
    ),
)
OF_A_PAYROLL: Mapping[str, Question] = _by_key(
    Question(
        "paid",
        Text(en="Pay as paid: with base pay?", zh="实发金额含底薪吗?"),
        Text(en="pay in the payroll is with base, or not", zh="工资表中的实发含不含底薪"),
        {
            "with-base": Text(en="base pay is in it", zh="含底薪"),
            "without-base": Text(en="commission and bonus only", zh="只有提成和奖金"),
        },
    ),
    Question(
        "quota-per",
        Text(en="The quotas are of how long?", zh="指标是多长时间的?"),
        Text(en="quotas in the people file are of", zh="人员表中的指标是多长时间的"),
        {"month": _MONTH, "quarter": Text(en="a quarter", zh="季度"), "year": _YEAR},
    ),
    Question(
        "base-per",
        Text(en="The base is of how long?", zh="底薪是多长时间的?"),
        Text(en="base in the people file is of", zh="人员表中的底薪是多长时间的"),
        {"month": _MONTH, "year": _YEAR},
    ),
)

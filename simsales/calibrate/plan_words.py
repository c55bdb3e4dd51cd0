"""What pay tables, payrolls and people files call things, English and Chinese, and which of ours they mean.

Used when such a file is opened. A header that is none of these is told as "not read"; a value that is none of these is
refused with what is allowed. Words that people use for several things at once ("sales", 业绩) stand in `VAGUE`: they
leave open what they mean, and the question is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from simsales.i18n import Text
from simsales.world.calendar import Period
from simsales.world.incentive import Basis

from .columns import levelled

K = TypeVar("K", bound=str)
Headers = Mapping[str, Sequence[str]]

PLAN_HEADERS: Headers = {
    "line": ("line", "pay line", "component", "项目", "薪酬项目", "奖项"),
    "from": ("from", "start", "starts at", "attainment from", "起", "起点", "下限", "起始", "起始完成率", "完成率起"),
    "to": ("to", "end", "up to", "attainment to", "止", "终点", "上限", "截止", "截止完成率", "完成率止"),
    "range": ("range", "attainment", "tier", "区间", "档位", "完成率", "完成率区间", "达成率"),
    "rate": ("rate", "commission", "commission rate", "提成比例", "提成", "比例", "提点", "佣金比例"),
    "on": ("on", "rate is for", "算法", "提成范围", "计提方式", "比例算哪部分"),
    "basis": ("basis", "paid on", "measured on", "口径", "计提基础", "计提口径", "提成基数", "考核口径"),
    "period": ("period", "paid", "周期", "考核周期", "结算周期"),
    "bonus": ("bonus", "bonus amount", "奖金", "达标奖", "达标奖金"),
    "cap": ("cap", "ceiling", "capped at", "封顶", "封顶线"),
}
PAYROLL_HEADERS: Headers = {
    "rep": ("rep", "name", "sales rep", "salesperson", "seller", "姓名", "销售", "销售员", "负责人"),
    "period": ("period", "quarter", "month", "year", "周期", "期间", "季度", "月份", "年度"),
    "bookings": ("bookings", "booked", "bookings credited", "签约", "签约额", "合同额"),
    "margin": ("margin", "gross margin", "gross profit", "margin credited", "毛利", "毛利额"),
    "cash": ("cash", "cash collected", "collected", "cash credited", "回款", "回款额"),
    "paid": ("pay", "paid", "pay as paid", "实发", "应发", "已发", "工资", "薪酬", "实发工资", "应发工资"),
    "paid_variable": (
        "variable pay",
        "commission paid",
        "commission and bonus",
        "incentive paid",
        "提成",
        "提成奖金",
        "提成合计",
        "实发提成",
        "应发提成",
        "浮动薪酬",
    ),
    "paid_total": ("total pay", "pay with base", "gross pay", "工资合计", "薪酬合计", "含底薪", "应发合计"),
    "quota": ("quota", "target", "指标", "任务", "目标"),
    "quota_month": ("monthly quota", "quota a month", "月指标", "月度指标", "月任务"),
    "quota_quarter": ("quarterly quota", "quota a quarter", "季指标", "季度指标", "季度任务"),
    "quota_year": ("annual quota", "yearly quota", "quota a year", "年指标", "年度指标", "年度任务"),
}
PEOPLE_HEADERS: Headers = {
    "rep": PAYROLL_HEADERS["rep"],
    "hired": ("hire date", "hired", "start date", "入职", "入职日期", "入职时间"),
    "base": ("base", "base pay", "base salary", "底薪", "基本工资", "固定工资"),
    "base_month": ("monthly base", "base a month", "月底薪", "每月底薪", "月薪"),
    "base_year": ("annual base", "yearly base", "base a year", "年底薪", "年薪"),
    **{key: words for key, words in PAYROLL_HEADERS.items() if key.startswith("quota")},
    "margin_quota": ("margin quota", "毛利指标"),
    "last_pay": ("last pay", "pay last year", "上年收入", "去年收入", "上期收入"),
}
OFFICIAL: Mapping[str, Text] = {
    "line": Text(en="line", zh="项目"),
    "from": Text(en="from", zh="起"),
    "to": Text(en="to", zh="止"),
    "range": Text(en="range", zh="区间"),
    "rate": Text(en="rate", zh="提成比例"),
    "on": Text(en="on", zh="算法"),
    "basis": Text(en="basis", zh="口径"),
    "period": Text(en="period", zh="周期"),
    "bonus": Text(en="bonus", zh="奖金"),
    "cap": Text(en="cap", zh="封顶"),
    "rep": Text(en="rep", zh="姓名"),
    "bookings": Text(en="bookings", zh="签约额"),
    "margin": Text(en="margin", zh="毛利"),
    "cash": Text(en="cash", zh="回款"),
    "paid": Text(en="pay", zh="实发"),
    "quota": Text(en="quota", zh="指标"),
}
"""What a message and a template call a column."""

BASIS: Mapping[Basis, Sequence[str]] = {
    "bookings": ("bookings", "booking", "signed", "contract value", "签约", "签约额", "合同额", "合同金额"),
    "margin": ("margin", "gross margin", "gross profit", "gp", "毛利", "毛利额"),
    "cash": ("cash", "cash collected", "collected", "collections", "回款", "回款额", "到账"),
}
PERIODS: Mapping[Period, Sequence[str]] = {
    "month": ("month", "monthly", "per month", "a month", "月", "月度", "每月", "按月"),
    "quarter": ("quarter", "quarterly", "per quarter", "a quarter", "季", "季度", "每季", "每季度", "按季", "按季度"),
    "year": ("year", "yearly", "annual", "annually", "per year", "a year", "年", "年度", "每年", "按年"),
}
ON: Mapping[str, Sequence[str]] = {
    "above": ("above", "part above", "the part above", "marginal", "分段", "超出部分", "超额部分", "超额累进", "累进"),
    "whole": ("whole", "whole amount", "the whole amount", "all", "全额", "全部", "全额累进"),
}
VAGUE = ("sales", "revenue", "turnover", "销售额", "业绩", "销售业绩", "收入")
"""As a basis these say neither signed, nor earned, nor collected."""
BLANK = ("", "-", "--", "—", "–", "/", "none", "n/a", "无")
NO_LIMIT = (
    *BLANK,
    "no cap",
    "uncapped",
    "open",
    "and above",
    "above",
    "∞",
    "inf",
    "不封顶",
    "无上限",
    "上不封顶",
    "以上",
    "及以上",
)
"""What stands under `to` and `cap` where there is no end."""
SAME = ("same", "same as above", "ditto", '"', "〃", "同上")


def said_as(word: str, table: Mapping[K, Sequence[str]]) -> K | None:
    """Which of ours a word means; None if it is none of them."""
    plain = levelled(word)
    return next((meaning for meaning, words in table.items() if plain in words), None)


def allowed_words(words: Iterable[object]) -> Text:
    listed = ", ".join(map(str, words))
    return Text(en=f"allowed: {listed}", zh=f"允许: {listed}")

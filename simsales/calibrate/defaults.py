"""What stands in for what a file cannot tell: the number, where it is from, and the words that say so.

Used by the fit wherever a column is missing. Every line here that was used is printed in the report and marked in the
scenario as published or assumed, never as from the file.
"""

from __future__ import annotations

from datetime import date

from simsales.i18n import Text
from simsales.units import Days, Share

from .curves import Part
from .durations import TimeToClose
from .office import Filing

START = date(2027, 1, 4)
LEADS_A_YEAR = 2_000
"""Assumption: a market no larger than a comparison can be run on in a minute."""
LEADS_PER_REP = 200
MOST_REPS = 20
VARIANCE_TO_MEAN = 3.0
WEEKEND: Share = 0.4
RATE_DOUBT = 0.1
DELAY: Days = 26.0
SPREAD = 1.3
PRICE = 1_000.0
SIZE_SPREAD = 1.5
LOST_SHARE: Share = 0.6

NO_DATES = Text(
    en="Your file cannot tell when deals came in (no dates). Taken: {leads:,} leads a year at an even pace (assumption), weeks that "
    "differ 3 times as much as chance (published: 2-5, public lead data), weekends at 40% of a weekday (published: Olist). "
    "Totals per year therefore mean little; compare variants by their differences in per cent",
    zh="您的文件没有日期, 看不出商机何时进来。按每年 {leads:,} 条线索匀速计 (假设), 各周差异为偶然的 3 倍 (公开数据: 2-5), "
    "周末为平日的 40% (公开数据: Olist)。因此全年总量意义不大, 请按百分比比较方案",
)
NO_TIMES = Text(
    en="Your file cannot tell how long deals take. Taken: half within {delay:g} days (assumption), spread 1.3 (published: 1.1-1.6, "
    "time to close in public funnels), the same for won and lost",
    zh="您的文件看不出商机用时。按一半在 {delay:g} 天内 (假设)、离散度 1.3 (公开漏斗数据: 1.1-1.6) 计, 赢单丢单相同",
)
NO_AMOUNTS = Text(
    en="Your file cannot tell what deals are worth. Taken: {price:,.0f} on average (assumption), spread 1.5 (published: 1.1-2.0, "
    "public deal data). Money is therefore in units of an average deal",
    zh="您的文件没有金额。按平均每单 {price:,.0f} (假设)、离散度 1.5 (公开成交数据: 1.1-2.0) 计。因此金额只是平均单的倍数",
)
NO_REPS = Text(
    en="Your file cannot tell who works the deals. Taken: {n} equal reps (assumption: {per} leads a year each, at most {most})",
    zh="您的文件看不出谁跟的单。按 {n} 名相同的销售计 (假设: 每人每年 {per} 条线索, 最多 {most} 人)",
)
NO_LOSSES = Text(
    en="Your files show wins only. A lead that somebody talked to and that is not won is taken to end after the same time as one that is (assumption), 60% of "
    "them lost and 40% without a decision (published: committed forecasts, 32% and 21%; vendor data)",
    zh="您的文件只有赢单。谈过而没赢的线索按同样的用时结束 (假设), 其中 60% 丢单, 40% 无决定 (公开数据: 32% 和 21%; 厂商)",
)
REPS_OF_WINS = Text(
    en="Your files name a rep only for wins, so how well each rep sells cannot be told; shares of work follow the wins",
    zh="您的文件只在赢单上有销售姓名, 看不出各人能力; 工作量按赢单分配",
)


NO_RESPONSE = Text(
    en="Your file cannot tell how soon a new lead is answered. Taken: half within {median:.0f} hours, nights and weekends "
    "included, {mean:.0f} hours on average (published: lead-response audits, Oldroyd et al. 2011, HBR: about half within a "
    "day, mean 42 hours)",
    zh="您的文件看不出新线索多久得到回应。按一半在 {median:.0f} 小时内 (含夜间和周末)、平均 {mean:.0f} 小时计 "
    "(公开数据: 线索响应调查, Oldroyd 等 2011, HBR: 约一半在一天内, 平均 42 小时)",
)
COLD = Text(
    en="No file tells how fast leads lose interest before anybody talks to them. Taken: {hot:.0%} hot (assumption), half of those "
    "cold after {minutes:g} minutes, half of the others after {days:g} days (published by vendors: upper bounds); so "
    "{cold:.0%} are cold by the first answer. {where}",
    zh="没有文件能说明线索在得到回应之前多快失去兴趣。按 {hot:.0%} 为热线索 (假设), 其中一半 {minutes:g} 分钟后变冷, "
    "其余一半 {days:g} 天后变冷 (厂商公开数据: 上限) 计; 因此首次回应时已有 {cold:.0%} 变冷。{where}",
)
COLD_LISTED = Text(
    en="In your file they are among the leads that were not won", zh="在您的文件里, 它们属于没有赢单的线索"
)
COLD_UNSEEN = Text(
    en="A file of deals shows none of them (assumption), so the scenario has {leads:,.0f} leads a year for {deals:,.0f} deals",
    zh="商机文件里看不到它们 (假设), 因此场景中每年 {leads:,.0f} 条线索, 其中 {deals:,.0f} 条成为商机",
)


def time_unknown(filing: Filing) -> TimeToClose:
    """The curve where the file has no ages."""
    return TimeToClose([Part(1.0, 0.5, "lognormal", DELAY, SPREAD)], [], filing, DELAY, 0.0, 0.0, 0.0, is_told=False)

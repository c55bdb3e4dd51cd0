"""The words of the fit report, for a sales manager: no statistics, and always where a number is from."""

from __future__ import annotations

from simsales.i18n import Text

GUESSED = Text(en="guessed, please check ({file}): {guess}", zh="推测, 请核对 ({file}): {guess}")
FROM_UNDATED = Text(en="From your file (it has no dates):", zh="来自您的文件 (没有日期):")
SAME_DEALS = Text(
    en="The model's deals against your file's (it was made from them, so this is no forecast):",
    zh="模型的商机与您的文件对比 (模型由它们得出, 不是预测):",
)
TEST_WON_SO_FAR = Text(
    en="  won of the leads so far: your file {file:.1%}, the model {model:.1%}",
    zh="  目前赢单的线索: 您的文件 {file:.1%}, 模型 {model:.1%}",
)
TEST_NO_YEAR = Text(
    en="last year: cannot be compared, because your file has no dates", zh="去年: 文件没有日期, 无法比较"
)
UNREAD = Text(en="columns not read: {columns}", zh="没有读取的列: {columns}")
FROM_FILE = Text(
    en="From your file (taken to be of {day}, the last date in it):",
    zh="来自您的文件 (以其中最后一个日期 {day} 为导出日):",
)
LEADS = Text(
    en="  leads: {rate:,.0f} a year, from {deals:,} that came in since {start} ({months}); of earlier ones the "
    "file only has those still open then, so they are left out of this count",
    zh="  线索: 每年 {rate:,.0f} 条, 依据 {start} 以来新进的 {deals:,} 条 ({months}); "
    "更早的文件里只有当时未结案的, 不计入",
)
SHIFT = Text(
    en="  the pace changed for good about {day}: {times:.1f} times what it was before",
    zh="  {day} 前后节奏变了: 是之前的 {times:.1f} 倍",
)
LAST_PACE = Text(
    en="  the model goes on at the last pace, that since {start}; the time before is not counted",
    zh="  模型按 {start} 以来的最后一种节奏继续; 之前的时间不计入",
)
CLUMPING = Text(
    en="  weeks differ {clumping:.1f} times as much as chance would make them; a day of the weekend brings {weekend:.0%} of a weekday",
    zh="  各周之间的差异是纯偶然的 {clumping:.1f} 倍; 周末一天是平日的 {weekend:.0%}",
)
WEEKDAYS = Text(
    en="  weekdays differ by more than luck: {days} (1 = a mean day of its kind, working day or weekend)",
    zh="  一周各天的差异超出运气: {days} (1 = 同类日子的平均, 工作日或周末)",
)
DAYS_OF_WEEK = (
    Text(en="Mon", zh="周一"),
    Text(en="Tue", zh="周二"),
    Text(en="Wed", zh="周三"),
    Text(en="Thu", zh="周四"),
    Text(en="Fri", zh="周五"),
    Text(en="Sat", zh="周六"),
    Text(en="Sun", zh="周日"),
)
RESPONSE = Text(
    en="  first answer: half of {n:,} leads within {median:.0f} hours, {mean:.0f} on average, nights and weekends included",
    zh="  首次回应: {n:,} 条线索中一半在 {median:.0f} 小时内, 平均 {mean:.0f} 小时 (含夜间和周末)",
)
WIN_RATE = Text(
    en="  win rate: {rate:.1%} of {n:,} deals won or lost (margin of error {low:.1%}-{high:.1%})",
    zh="  赢单率: {n:,} 个赢单或丢单中 {rate:.1%} (误差范围 {low:.1%}-{high:.1%})",
)
WON_SO_FAR = Text(
    en="  won so far: {rate:.1%} of {n:,} leads (margin of error {low:.1%}-{high:.1%}); in the end {end:.1%}, as young leads go on",
    zh="  目前赢单: {n:,} 条线索中 {rate:.1%} (误差范围 {low:.1%}-{high:.1%}); 较新的线索继续跟进, 最终 {end:.1%}",
)
UNDECIDED = Text(en="  ended without a decision: {n:,} deals", zh="  无决定: {n:,} 个商机")
BY = {
    "product": Text(en="product", zh="产品"),
    "source": Text(en="source", zh="来源"),
    "client": Text(en="client before", zh="新老客户"),
}
KINDS = Text(
    en="  customers are told apart by {by}, which tells most about who is won (log-odds against all: {kinds}); differences are moved "
    "{shrunk:.0%} of the way to equal, the part luck would make",
    zh="  客户按{by}区分, 它最能说明能否赢单 (相对全体的对数优势: {kinds}); 差异向平均收缩 {shrunk:.0%}, 即运气造成的部分",
)
LAWS = {
    "lognormal": Text(en="one curve, a few very slow", zh="一条曲线, 少数很慢"),
    "weibull": Text(en="one curve, many quick", zh="一条曲线, 多数较快"),
    "gamma": Text(en="one curve, many quick", zh="一条曲线, 多数较快"),
    "two": Text(en="quick and slow buyers in one pile", zh="快客户和慢客户混在一起"),
}
TIME = Text(
    en='  time to close: half of all deals within {median:.0f} days ({law}); a deal still open counts as "longer than so far"',
    zh='  结案用时: 一半商机在 {median:.0f} 天内 ({law}); 未结案的按"比目前更久"计入',
)
IDLE = Text(
    en="  {share:.0%} of deals are never closed by anyone (open ones grow old and stay open); they stay open in the model too",
    zh="  {share:.0%} 的商机一直没人结案 (越放越旧); 模型里也一直未结案",
)
TWO = Text(
    en="  {share:.0%} of buyers are of the second kind: half of them within {slow:.0f} days and {slow_won:.0%} won, against {quick:.0f} "
    "days and {quick_won:.0%} of the others",
    zh="  {share:.0%} 的客户属于第二类: 一半在 {slow:.0f} 天内, 赢单 {slow_won:.0%}; 其余客户 {quick:.0f} 天, {quick_won:.0%}",
)
FURTHEST = Text(
    en="  furthest apart after {days:.0f} days: {file:.0%} closed in your file, {model:.0%} in the model",
    zh="  差得最远在 {days:.0f} 天时: 文件已结案 {file:.0%}, 模型 {model:.0%}",
)
PRODUCT = Text(
    en="  {name}: {share:.1%} of deals, list price {price:,.2f} ({listed}), a deal is worth {mean:,.2f} on "
    "average (spread {sigma:.2f})",
    zh="  {name}: 占商机 {share:.1%}, 目录价 {price:,.2f} ({listed}), 平均每单 {mean:,.2f} (离散度 {sigma:.2f})",
)
LISTED = Text(en="price list", zh="价目表")
UNLISTED = Text(en="no price list: mean of its deals", zh="没有价目表: 取平均成交额")
NO_PRICE_LIST = Text(
    en="  discounts: cannot be told without a price list that the amounts follow; none assumed",
    zh="  让价: 没有与金额相符的价目表, 看不出来; 假设没有",
)
BIG = Text(
    en="  large deals are won less or more often: {odds:+.2f} (log-odds) per 2.7 times the worth",
    zh="  规模影响赢单: 规模每大 2.7 倍, 对数优势 {odds:+.2f}",
)
NO_DISCOUNTS = Text(
    en="  discounts: none to be seen, on average deals are signed at list price", zh="  让价: 看不出, 平均按目录价签约"
)
DISCOUNTS = Text(en="  discounts: {habit:.1%} below list on average", zh="  让价: 平均低于目录价 {habit:.1%}")
TEAM = Text(
    en="  team: {n} reps, each under a key (the legend says whose); their shares of deals are moved "
    "{shrunk:.0%} of the way to equal, the part luck would make",
    zh="  团队: {n} 名销售, 以代号记 (对照表说明是谁); 各人份额向平均收缩 {shrunk:.0%}, 即运气造成的部分",
)
LEFT_OUT = Text(en="  {n} more had no new deals lately and are left out", zh="  另有 {n} 人近期没有新商机, 未列入")
SAME_SKILL = Text(
    en="  skill: equally good reps would differ this much in win rate in {chance:.0%} of cases, so no "
    "difference is reported",
    zh="  能力: 能力相同的销售, 赢单率也有 {chance:.0%} 的机会差这么多, 因此不作区分",
)
OTHER_SKILL = Text(
    en="  skill: win rates differ more than luck explains ({chance:.2g}); each rep's is moved {shrunk:.0%} of the way to equal, the "
    "part luck would make",
    zh="  能力: 赢单率的差异超出运气 ({chance:.2g}); 每人的能力向平均收缩 {shrunk:.0%}, 即运气造成的部分",
)
PUBLISHED = Text(
    en="Published: how much buyers weigh the price (Bijmolt et al. 2005: 1% dearer sells 2.62% less at 25% "
    "share); at your win rate that is {elasticity:.1f}, and every price verdict hangs on it",
    zh="公开研究: 客户对价格的敏感度 (Bijmolt 等 2005: 份额 25% 时, 涨 1% 少卖 2.62%); 按您的赢单率是 "
    "{elasticity:.1f}, 所有价格结论都取决于它",
)
BASE_TOO, BASE_ONLY = (
    Text(en="base pay only", zh="只有底薪"),
    Text(en="nothing beside base pay", zh="底薪之外没有"),
)
STAFF = Text(
    en="  people ({file}): quotas of {quotas} reps, as of one quarter; {reps} reps are in the scenario",
    zh="  人员 ({file}): {quotas} 名销售的指标, 折算为每季度; 场景中有 {reps} 名销售",
)
BASE = Text(en="  base pay: {base:,.2f} a month, the same for all", zh="  底薪: 每月 {base:,.2f}, 人人相同")
BASES = Text(
    en="  base pay differs: {low:,.2f} to {high:,.2f} a month; the plan has one base, taken: the mean, {base:,.2f}",
    zh="  底薪不同: 每月 {low:,.2f} 至 {high:,.2f}; 方案只有一个底薪, 取平均 {base:,.2f}",
)
TENURE = Text(
    en="  with the firm: half of {n} reps for {years:.1f} years or more, {new} for less than one (not used in the model)",
    zh="  工龄: {n} 名销售中一半在 {years:.1f} 年以上, {new} 名不足一年 (模型中不用)",
)
NOT_NAMED = Text(
    en="  {n} reps with deals are not in the people file: no quota for them",
    zh="  {n} 名有商机的销售不在人员文件中: 没有指标",
)
ASSUMED = Text(
    en="Assumed, because the files do not tell: cost {cost:.0%} of list price; {work:g} hours of work for each "
    "of two stages; 30 days of credit; {base}; currency {currency}; one kind of rival that never "
    "moves; no seasons",
    zh="假设 (文件里没有): 成本为目录价的 {cost:.0%}; 两个阶段各需工时 {work:g} 小时; 账期 30 天; {base}; "
    "货币 {currency}; 一种不变的竞争对手; 没有季节",
)
NOT_MODELLED = Text(
    en="Not in the model: month and quarter ends, what an account bought before. The year starts with "
    "an empty pipeline",
    zh="模型里没有: 月末季末, 客户以前买过什么。模拟从空的在途商机开始",
)
SAME_DAYS = Text(
    en="The model on the same days ({days} from {start}; new deals closed by {end}; it was made from them, so "
    "this is no forecast):",
    zh="用模型重演同样的日子 (自 {start} 起 {days} 天, 到 {end} 已结案的新商机; 模型由它们得出, 不是预测):",
)
TEST_WIN_RATE = Text(
    en="  win rate: your file {file:.1%} (all its deals: {all:.1%}), the model {model:.1%}",
    zh="  赢单率: 您的文件 {file:.1%} (全部商机 {all:.1%}), 模型 {model:.1%}",
)
TEST_DAYS = Text(
    en="  days to close, half of those closed: your file {file:.0f}, the model {model:.0f}",
    zh="  已结案的一半用时: 您的文件 {file:.0f} 天, 模型 {model:.0f} 天",
)
TEST_WORTH = Text(
    en="  amount won: your file {file:,.0f}, the model {low:,.0f}-{high:,.0f} (95%): {verdict}",
    zh="  赢单金额: 您的文件 {file:,.0f}, 模型 {low:,.0f}-{high:,.0f} (95%): {verdict}",
)
LAST_YEAR = Text(en="last full year", zh="最近一整年")
LAST_DAYS = Text(en="last {days} days (it has no full year)", zh="最近 {days} 天 (不足一年)")
TEST_WON = Text(
    en="your file's {span}: {won:,.0f} deals won; the model's: {low:,.0f}-{high:,.0f} (95%): {verdict}",
    zh="您的文件{span}: 赢单 {won:,.0f} 单; 模型 {low:,.0f}-{high:,.0f} (95%): {verdict}",
)


def verdict(is_inside: bool) -> Text:
    return Text(en="inside", zh="在范围内") if is_inside else Text(en="outside", zh="在范围外")

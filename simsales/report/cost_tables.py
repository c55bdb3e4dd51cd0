"""What a plan costs, for people: the budget with its spread, how it moves with a better or worse year, and who gets it."""

from __future__ import annotations

import math
from collections.abc import Callable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.cases import BASE_CASE, windfall_contract
from simsales.experiment.costing import CaseCost, Costing
from simsales.experiment.estimates import Estimate
from simsales.experiment.payouts import CURVE, last_plan, middle_rep, pay_at_target, payouts, quotas_under
from simsales.experiment.spread import FEWEST, Spread
from simsales.i18n import Lang, Text
from simsales.registry import installed
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import Scenario
from simsales.world.calendar import MONTHS
from simsales.world.statement import BASE, CAP

from .limits_said import limit_said
from .pay_plans import PERIODS
from .tables import clean, made_again_by

_TITLE = Text(en="What the plan costs: {plan}. {title}", zh="方案要花多少钱: {plan}。{title}")
_BUDGET = Text(
    en="In an ordinary year it costs {middle} {code} (half of the years less), {bound}; {share} of sales.",
    zh="一般年份花费 {middle} {code} (一半年份更少), {bound}; 占销售额 {share}。",
)
_ALWAYS = Text(
    en="It costs {middle} {code} in every year; {share} of sales in the middle one.",
    zh="每个年份都花费 {middle} {code}; 一般年份占销售额 {share}。",
)
_AT_TARGET = Text(
    en="With everybody at exactly 100% of quota a spreadsheet would say {target} {code} a year.",
    zh="按人人恰好达成 100% 计算, 电子表格会得出每年 {target} {code}。",
)
_UNMOVED = Text(en="the same", zh="不变")
_NINE = Text(en="in nine years out of ten no more than {high}", zh="十年中有九年不超过 {high}")
_FEW = Text(
    en="between {low} and {high} in the few years simulated", zh="在所模拟的少数年份里介于 {low} 与 {high} 之间"
)
_MOVES = Text(
    en="{case}: sales {sales}, pay {pay} against the base case.", zh="{case}: 与基准相比, 销售额 {sales}, 薪酬 {pay}。"
)
_WINDFALL = Text(
    en="Windfall: {rep} signs one more deal of {amount} {code}; it is paid with {pay} ({rate} of the deal), between {low} and "
    "{high} by the year. Exact for the plan; nobody changes what they do.",
    zh="意外大单: {rep} 多签一单 {amount} {code}, 为此多付 {pay} (占该单 {rate}), 各年介于 {low} 与 {high} 之间。"
    "按方案精确计算, 假定谁都不改做法。",
)
_OVER = Text(en="Breaks this limit: {limit}", zh="突破限制: {limit}")
_OF = Text(en="in {broken} of {n}", zh="{n} 年中 {broken} 年")
_PARTS: dict[str, Text] = {
    "sales": Text(en="Sales amount ({code})", zh="销售额 ({code})"),
    "pay": Text(en="Pay cost ({code})", zh="薪酬成本 ({code})"),
    "share": Text(en="Pay per sales", zh="薪酬占销售额"),
    "selling_cost_share": Text(en="Cost of sales work per sales", zh="销售费用占销售额"),
    "contribution": Text(en="Contribution ({code})", zh="贡献 ({code})"),
}
_MEAN = Text(en="mean", zh="平均")
_LOWEST, _HIGHEST = Text(en="lowest", zh="最低"), Text(en="highest", zh="最高")
_AGAINST = Text(en="against base, same luck", zh="与基准相比 (同样的运气)")
_BY_LINE = Text(en="Mean pay cost by line ({code})", zh="平均薪酬成本, 按项目 ({code})")
_OWN_LINES = {BASE: Text(en="base pay", zh="底薪"), CAP: Text(en="over the cap", zh="超过上限")}
_TOP = Text(en="The {count} best paid of {n}", zh="{n} 人中收入最高的 {count} 人")
_TOP_PAY, _TOP_SALES = Text(en="share of all pay", zh="占全部薪酬"), Text(en="share of all sales", zh="占全部销售额")
_BANDS = Text(
    en="Attainment: share of all {period}s of all reps that ended there", zh="达成率分布: 所有人所有{period}中各占多少"
)
_BELOW, _FROM, _TO = (
    Text(en="below {high}", zh="{high} 以下"),
    Text(en="{low} and above", zh="{low} 及以上"),
    Text(en="{low} to {high}", zh="{low} 至 {high}"),
)
_BY_PERIOD = Text(
    en="Attainment of the whole team by {period}, base case: {values}.", zh="全队各{period}的达成率 (基准): {values}。"
)
_EMPTY = Text(
    en="The first is low because every simulated year begins with empty pipelines; it pulls down the bands above and the pay.",
    zh="首期偏低, 因为每个模拟年份都从空的商机池开始; 上面的分布和薪酬因此偏低。",
)
_LOW = 0.8
_SEEN_PAY, _SEEN_SHARE = (
    Text(en="mean pay (base)", zh="平均薪酬 (基准)"),
    Text(en="pay per sales (base)", zh="薪酬占签约 (基准)"),
)
_CURVE = Text(
    en="What the plan says: {rep} (the middle quota), one {period}, quota {quota} {code}",
    zh="方案本身: {rep} (指标居中者) 一个{period}, 指标 {quota} {code}",
)
_CURVE_HEADS = (
    Text(en="at", zh="达成率"),
    Text(en="sold", zh="签约"),
    Text(en="pay", zh="薪酬"),
    Text(en="of pay at 100%", zh="相对达成 100%"),
    Text(en="pay per sales", zh="薪酬占签约"),
    Text(en="100 more pays, up to the next row", zh="到下一行, 每多签 100 得"),
)
_NO_QUOTA = Text(en="Nobody has a quota: no attainment, no windfall.", zh="没有人有指标: 无达成率, 也无意外大单。")
_FOOT = Text(
    en="Simulated years in each case: {n}, same customers, same luck. {quantiles} Leads of the better and the worse year and the "
    "size of the windfall are assumptions (--stretch, --edge, --windfall). ± is the 95% margin of error.",
    zh="每种情形各模拟 {n} 年, 同样的客户, 同样的运气。{quantiles} 上行和下行的线索倍数、大单的大小均为假设 "
    "(--stretch, --edge, --windfall)。± 为 95% 误差范围。",
)
QUANTILES = Text(
    en="P10, P50, P90: one year in ten, one in two, nine in ten lie below (linear between years).",
    zh="P10, P50, P90: 十年中有一年、五年、九年低于此数 (年份之间线性插值)。",
)
TOO_FEW = Text(
    en="Too few years for P10 and P90 (at least {fewest}): lowest and highest are shown.",
    zh="年份太少, 不给 P10 和 P90 (至少 {fewest} 年): 显示最低和最高。",
)
_SPAN = Text(en="A simulated year here is {days:g} days.", zh="这里的一个模拟年份为 {days:g} 天。")


def costing_page(case: CaseFile, costing: Costing, lang: Lang) -> RenderableType:
    """The answer in words, the cases side by side, where attainment ended, and what the plan says."""
    title = _TITLE.fill(plan=case.label(costing.variant), title=costing.scenario.title)
    return Group(
        clean(title, lang, "bold"),
        *(clean(text, lang) for text in said(costing)),
        Line(""),
        _cases(costing, lang),
        Line(""),
        *_attainment(costing, lang),
        *(clean(text, lang, "dim") for text in _foot(costing)),
    )


def said(costing: Costing) -> list[Text]:
    """What a costing says, in sentences."""
    base, money = costing.cases[BASE_CASE], costing.scenario.money
    bound = (_FEW if base.pay.is_range else _NINE).fill(low=whole(base.pay.low), high=whole(base.pay.high))
    budget = _ALWAYS if base.pay.low == base.pay.high and base.pay.n > 1 else _BUDGET
    facts = {"middle": whole(base.pay.middle), "code": money.code, "share": percent(base.share.middle)}
    texts = [budget.fill(bound=bound, **facts)]
    if middle_rep(costing.scenario) is not None:
        target = money.major(pay_at_target(costing.scenario))
        texts.append(_AT_TARGET.fill(target=whole(target), code=money.code))
    for cost in costing.cases.values():
        if cost.case.demand != 1:
            sales, pay = (
                _UNMOVED if change.all_zero else f"{change.mean:+.1%}"
                for change in (cost.sales_change, cost.pay_change)
            )
            texts.append(_MOVES.fill(case=cost.case.label, sales=sales, pay=pay))
        elif cost.case.windfall and cost.case.rep is not None:
            amount = money.major(windfall_contract(costing.scenario, cost.case).amount)
            more = cost.more_pay
            texts.append(
                _WINDFALL.fill(
                    rep=costing.scenario.reps[cost.case.rep].name or cost.case.rep,
                    amount=whole(amount),
                    code=money.code,
                    pay=whole(more.mean),
                    rate=percent(more.mean / amount),
                    low=whole(more.low),
                    high=whole(more.high),
                )
            )
    return texts


def whole(value: float) -> str:
    """Money as people read it in a report: whole major units."""
    return "-" if math.isnan(value) else f"{value:,.0f}"


def percent(value: float) -> str:
    return "-" if math.isnan(value) else f"{value:.1%}"


def _fine_percent(value: float) -> str:
    """A cost per sales, of which a tenth of a per cent is already much."""
    return "-" if math.isnan(value) else f"{value:.2%}"


def spread_heads(spread: Spread) -> tuple[Text, Text, Text]:
    """What the three figures of a spread are called."""
    middle = Text.same("P50")
    return (_LOWEST, middle, _HIGHEST) if spread.is_range else (Text.same("P10"), middle, Text.same("P90"))


def plain_table(*heads: Text, lang: Lang) -> Table:
    """A table without lines; the first column is words, the others are figures."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for number, head in enumerate(heads):
        table.add_column(clean(head, lang), justify="right" if number else "left")
    return table


def _cases(costing: Costing, lang: Lang) -> Table:
    """Every case a column."""
    cases, code = list(costing.cases.values()), costing.scenario.money.code
    table = plain_table(Text.same(""), *(cost.case.label for cost in cases), lang=lang)
    for name, label in _PARTS.items():
        show = _fine_percent if name.endswith("share") else whole
        _add_spread(table, label.fill(code=code), [getattr(cost, name) for cost in cases], show, lang)
        if name in ("sales", "pay"):
            means = [whole(getattr(cost, name).mean) for cost in cases]
            table.add_row(clean("  " + _MEAN.say(lang), lang), *means)
            changes = [getattr(cost, f"{name}_change") for cost in cases]
            cells = ["", *(_UNMOVED.say(lang) if one.all_zero else _moved(one) for one in changes[1:])]
            table.add_row(clean("  " + _AGAINST.say(lang), lang), *cells)
    kpis = installed().kinds("kpi")
    for limit in costing.limits.values():
        head = _OVER.fill(limit=limit_said(limit, costing.scenario, kpis))
        table.add_row(
            clean(head, lang),
            *(_OF.fill(broken=cost.over(limit), n=len(cost.years)).say(lang) for cost in cases),
        )
    _add_lines(table, cases, code, lang)
    top = _TOP.fill(count=cases[0].top.count, n=len(cases[0].years[0].pay_by_rep))
    table.add_row(clean(top, lang, "bold"))
    for label, shares in (
        (_TOP_PAY, [cost.top.pay for cost in cases]),
        (_TOP_SALES, [cost.top.sales for cost in cases]),
    ):
        table.add_row(clean("  " + label.say(lang), lang), *map(percent, shares))
    return table


def _moved(change: Estimate) -> str:
    """A change with its margin of error, where there is one."""
    return f"{change.mean:+.1%}" + ("" if math.isnan(change.margin) else f" ±{change.margin:.1%}")


def _add_spread(table: Table, label: Text, spreads: list[Spread], show: Callable[[float], str], lang: Lang) -> None:
    table.add_row(clean(label, lang, "bold"))
    heads = dict(zip(("low", "middle", "high"), spread_heads(spreads[0]), strict=True))
    for name, head in heads.items():
        table.add_row(clean("  " + head.say(lang), lang), *(show(getattr(one, name)) for one in spreads))


def _add_lines(table: Table, cases: list[CaseCost], code: str, lang: Lang) -> None:
    names = dict.fromkeys(name for cost in cases for name in cost.pay_by_line)
    if len(names) < 2:
        return
    table.add_row(clean(_BY_LINE.fill(code=code), lang, "bold"))
    for name in names:
        head = _OWN_LINES.get(name, Text.same(name)).say(lang)
        table.add_row(clean("  " + head, lang), *(whole(cost.pay_by_line.get(name, 0.0)) for cost in cases))


def _attainment(costing: Costing, lang: Lang) -> list[RenderableType]:
    """Where the pay periods of reps ended, then what the plan pays there."""
    rep = middle_rep(costing.scenario)
    if rep is None:
        return [clean(_NO_QUOTA, lang), Line("")]
    base, cases = costing.cases[BASE_CASE], list(costing.cases.values())
    period = PERIODS[MONTHS[costing.scenario.policies.incentive.period]]
    heads = [Text.same(""), *(cost.case.label for cost in cases), _SEEN_PAY, _SEEN_SHARE]
    table = plain_table(*heads, lang=lang)
    for number, band in enumerate(base.bands):
        seen = [whole(costing.scenario.money.major(band.pay)) if band.count else "-", percent(band.pay_share)]
        shares = [percent(cost.bands[number].share) for cost in cases]
        table.add_row(clean(_band_name(band.low, band.high), lang), *shares, *seen)
    title = clean(_BANDS.fill(period=period), lang, "bold")
    return [
        title,
        table,
        *(clean(text, lang) for text in _by_period(base, period)),
        Line(""),
        curve_table(costing.scenario, rep, lang),
        Line(""),
    ]


def _by_period(base: CaseCost, period: Text) -> list[Text]:
    """Attainment period by period, and why the first is low, where it is."""
    reached = base.attainment_by_period
    said = [_BY_PERIOD.fill(period=period, values=", ".join(f"{one:.0%}" for one in reached))]
    later = reached[1:]
    return [*said, _EMPTY] if later and reached[0] < _LOW * sum(later) / len(later) else said


def _band_name(low: float, high: float) -> Text:
    name = _BELOW if not low else _FROM if math.isinf(high) else _TO
    return name.fill(low=f"{low:.0%}", high=f"{high:.0%}")


def curve_table(scenario: Scenario, rep: str, lang: Lang) -> RenderableType:
    """The earnings curve of one rep under the plan that is in force in the end."""
    plan, money = last_plan(scenario), scenario.money
    paid = payouts(scenario, rep, plan, CURVE)
    target = next(payout.total for payout in paid if payout.attainment == 1)
    title = _CURVE.fill(
        rep=scenario.reps[rep].name or rep,
        period=PERIODS[MONTHS[plan.period]],
        quota=whole(money.major(quotas_under(scenario, plan)[rep].bookings)),
        code=money.code,
    )
    table = plain_table(*_CURVE_HEADS, lang=lang)
    for payout, further in zip(paid, [*paid[1:], None], strict=True):
        rate = "" if further is None else f"{(further.total - payout.total) / (further.sold - payout.sold) * 100:.2f}"
        table.add_row(
            f"{payout.attainment:.0%}",
            whole(money.major(payout.sold)),
            whole(money.major(payout.total)),
            f"{payout.total / target:.0%}" if target else "-",
            percent(payout.total / payout.sold),
            rate,
        )
    return Group(clean(title, lang, "bold"), table)


def _foot(costing: Costing) -> list[Text]:
    few = costing.cases[BASE_CASE].pay.is_range
    quantiles = TOO_FEW.fill(fewest=FEWEST) if few else QUANTILES
    return [
        _FOOT.fill(n=costing.replications, quantiles=quantiles),
        *span_said(costing.scenario),
        made_again_by(costing.seed, costing.digest),
    ]


def span_said(scenario: Scenario) -> list[Text]:
    """How long a simulated year is, where it is not about a year."""
    is_year = abs(scenario.horizon / scenario.calendar.made().year - 1) < 0.03
    return [] if is_year else [_SPAN.fill(days=scenario.horizon)]

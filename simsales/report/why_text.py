"""Why two variants differ, for people: the gap, what caused it, what happened, who gains and loses, and ten deals that tell it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.aligned import label_of as part_label
from simsales.experiment.causes import REACTION_LABELS
from simsales.experiment.estimates import Estimate
from simsales.experiment.why import RepChange, Share, Why
from simsales.i18n import Lang, Text
from simsales.registry import installed
from simsales.spec.casefile import CaseFile
from simsales.units import Currency
from simsales.world.measures import Kpi

from .figures import mean_json, null_for_nan
from .tables import clean, kpi_label
from .why_stories import story_text

_TITLE = Text(en="Why {other} differs from {one}: {kpi}", zh="{other} 与 {one} 为什么不同: {kpi}")
_GAP = Text(
    en="{one}: {mine}   {other}: {theirs}   difference: {gap} (higher in {ahead:.0%} of {n} runs)",
    zh="{one}: {mine}   {other}: {theirs}   差距: {gap} ({n} 次模拟中有 {ahead:.0%} 更高)",
)
_SAME = Text(
    en="Nothing differs: the difference is exactly 0 in each of {n} runs, and so is every part of it.",
    zh="没有任何不同: {n} 次模拟的差距都正好是 0, 各部分也都是 0。",
)
_UNCLEAR = Text(
    en="The margin of error includes 0: we cannot tell whether there is a difference; what follows splits its mean.",
    zh="误差范围包含 0: 分不清有没有差距; 以下拆分的是平均差距。",
)
_CAUSES = Text(en="What caused it", zh="是什么造成的")
_CAUSES_HOW = Text(
    en="The same customers and the same luck, run again with one more thing switched from {one} to {other}, from top to bottom. "
    "Plan and rules come first, while everybody still does what they did before.",
    zh="同样的客户, 同样的运气, 从上到下每次再多换一样, 由 {one} 换成 {other}。先换方案和规则, 这时每个人仍照原来那样做。",
)
_THROUGH = Text(en="mostly through", zh="主要体现在")
_PARTS = Text(en="What happened", zh="发生了什么")
_PARTS_HOW = Text(
    en="Both sides laid next to each other, customer by customer; every amount is counted once. Who finds more leads has each of "
    "them earlier, so that what they add stands under deals signed before the end on one side only.",
    zh="两边逐个客户对照; 每笔金额只计一次。找到的线索多了, 每条线索都来得更早, 多出来的成果就记在“只有一边赶在结束前签约的商机”里。",
)
_NO_PARTS = Text(
    en="{kpi} is not a sum of amounts, so deals cannot be added up to its difference; the causes above can. "
    "For deals, ask for a sum such as --kpi contribution.",
    zh="「{kpi}」不是金额之和, 无法由商机相加得出差距; 上面的原因可以相加。要看商机, 请用金额类指标, 如 --kpi contribution。",
)
_RULES, _PEOPLE = Text(en="Rules and world", zh="规则与环境"), Text(en="What people do", zh="人的反应")
_WEEK = Text(en=" ({mine:.1f} -> {theirs:.1f} h a week)", zh=" (每周 {mine:.1f} -> {theirs:.1f} 小时)")
_SUM = Text(en="together", zh="合计")
_BACK = Text(
    en="Check: with only one thing taken back in {other} ({cause}), {left} of the difference is gone.",
    zh="验证: 在 {other} 中只把一样换回去 ({cause}), 差距少了 {left}。",
)
_MORE = Text(
    en=" That is not its share above: causes work on each other, so the order in which they are switched counts.",
    zh=" 这与上面的份额不同: 原因之间相互影响, 先换哪个有关系。",
)
_REPS = Text(en="Who gains, who loses ({code}, {other} less {one})", zh="谁多得, 谁少得 ({code}, {other} 减 {one})")
_REP_COLUMNS = (Text(en="pay", zh="薪酬"), Text(en="sales", zh="销售额"))
_BETWEEN = Text(en="({n} people in between; --all shows everybody)", zh="(中间还有 {n} 人; --all 显示全部)")
_STORIES = Text(en="Deals that tell it best", zh="最能说明问题的商机")
_RETELL = Text(
    en="A whole deal: simsales story {scenario} NEED --variant NAME --seed {seed} --replication RUN",
    zh="看完整商机: simsales story {scenario} 商机 --variant 方案 --seed {seed} --replication 第几次",
)
_FOOT = Text(
    en="{n} runs, ± is the 95% margin of error. In every single run the causes{parts} sum to the difference{unit}.",
    zh="{n} 次模拟, ± 为 95% 误差范围。每一次模拟里, 各原因{parts}之和都等于差距{unit}。",
)
_AND_PARTS = Text(en=", and the parts,", zh="、各部分")
_TO_THE_COIN = Text(en=", to the last {coin} {code}", zh=", 精确到 {coin} {code}")
_MOST_THROUGH = 2
_WORTH_NAMING = 0.1
"""Parts below this share of a cause's largest are not named."""
_EACH_SIDE = 5


def why_report(case: CaseFile, why: Why, lang: Lang, *, full: bool = False) -> RenderableType:
    """The whole answer; `full` shows every rep."""
    kpi, money = _kpi(why), case.scenario.money
    one, other = case.label(why.one), case.label(why.other)
    title = _TITLE.fill(one=one, other=other, kpi=kpi_label(kpi, money, "en"))
    title = Text(en=title.en, zh=_TITLE.fill(one=one, other=other, kpi=kpi_label(kpi, money, "zh")).zh)
    gap = _GAP.fill(
        one=one,
        mine=kpi.show(why.values[0].mean, money),
        other=other,
        theirs=kpi.show(why.values[1].mean, money),
        gap=amount(kpi, why.gap),
        ahead=why.ahead,
        n=why.replications,
    )
    said: list[RenderableType] = [clean(title, lang, "bold")]
    if why.is_same:
        return Group(*said, clean(_SAME.fill(n=why.replications), lang))
    said.append(clean(gap, lang))
    if not why.gap.excludes_zero:
        said.append(clean(_UNCLEAR, lang))
    said += [Line(""), clean(_CAUSES, lang, "bold"), clean(_CAUSES_HOW.fill(one=one, other=other), lang, "dim")]
    said += [_causes_table(why, kpi, lang), *_check(case, why, kpi, lang), Line("")]
    if why.parts:
        said += [clean(_PARTS, lang, "bold"), clean(_PARTS_HOW, lang, "dim"), _sums(why.parts, why.gap, kpi, lang)]
    else:
        said.append(clean(_NO_PARTS.fill(kpi=kpi.label), lang))
    said += [Line(""), *_reps(case, why, lang, full=full)]
    if why.stories:
        said += [Line(""), *_stories(case, why, kpi, lang)]
    coin = Text.same("")
    if kpi.unit == "money":
        coin = _TO_THE_COIN.fill(coin=f"{money.major(1):g}", code=money.code)
    parts = _AND_PARTS if why.parts else Text.same("")
    return Group(*said, Line(""), clean(_FOOT.fill(n=why.replications, parts=parts, unit=coin), lang, "dim"))


def _kpi(why: Why) -> Kpi:
    found: Kpi = installed().kinds("kpi")[why.kpi]
    return found


def amount(kpi: Kpi, found: Estimate) -> str:
    """A difference with its margin of error, in the KPI's own unit."""
    if found.all_zero:
        return "0"
    if math.isnan(found.mean):
        return "-"
    scale, digits, unit = {"share": (100, 2, " pt"), "money": (1, 0, ""), "count": (1, 1, "")}.get(kpi.unit, (1, 2, ""))
    margin = f" ±{found.margin * scale:,.{digits}f}" if not math.isnan(found.margin) else ""
    return f"{found.mean * scale:+,.{digits}f}{unit}{margin}"


def _causes_table(why: Why, kpi: Kpi, lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    table.add_column("", justify="right", no_wrap=True)
    table.add_column(clean(_THROUGH, lang, "dim") if why.parts else "")
    of_people = [share for share in why.causes if share.id in REACTION_LABELS]
    for heading, shares in ((_RULES, [one for one in why.causes if one not in of_people]), (_PEOPLE, of_people)):
        if shares:
            table.add_row(clean(heading, lang, "italic"), "", "")
        for share in shares:
            through = _through(why.through.get(share.id, {}), kpi)
            label = f"  {share.label.say(lang)}{_week(why, share.id).say(lang)}"
            table.add_row(clean(label, lang), amount(kpi, share.estimate), clean(through, lang))
    table.add_row(clean(_SUM, lang, "bold"), Line(amount(kpi, why.gap), style="bold"), "")
    return table


def _week(why: Why, cause: str) -> Text:
    """The mean week on either side, behind a cause that is a matter of hours."""
    mine, theirs = why.hours.get(cause, (math.nan, math.nan))
    if math.isnan(mine) or math.isnan(theirs):
        return Text.same("")
    return _WEEK.fill(mine=mine, theirs=theirs)


def _through(parts: Mapping[str, Estimate], kpi: Kpi) -> Text:
    """The parts in which a cause is felt most."""
    moved = sorted((one for one in parts if parts[one].mean), key=lambda part: -abs(parts[part].mean))[:_MOST_THROUGH]
    named = [part for part in moved if abs(parts[part].mean) >= _WORTH_NAMING * abs(parts[moved[0]].mean)]
    figures = {part: f"{parts[part].mean:+,.0f}" for part in named}
    return Text(
        en="; ".join(f"{part_label(part).en} {figures[part]}" for part in named),
        zh="; ".join(f"{part_label(part).zh} {figures[part]}" for part in named),
    )


def _sums(shares: Sequence[Share], gap: Estimate, kpi: Kpi, lang: Lang) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    table.add_column("", justify="right", no_wrap=True)
    for share in shares:
        table.add_row(clean(share.label, lang), amount(kpi, share.estimate))
    table.add_row(clean(_SUM, lang, "bold"), Line(amount(kpi, gap), style="bold"))
    return table


def _check(case: CaseFile, why: Why, kpi: Kpi, lang: Lang) -> list[Line]:
    """What the re-run without the largest cause says."""
    back = why.taken_back
    if back is None or len(why.causes) == 1 or math.isnan(back.estimate.mean):
        return []
    said = _BACK.fill(other=case.label(why.other), cause=back.label, left=amount(kpi, back.estimate))
    share = next(one.estimate for one in why.causes if one.id == back.id)
    apart = share.high < back.estimate.low or back.estimate.high < share.low
    return [clean(Text(en=said.en + _MORE.en, zh=said.zh + _MORE.zh) if apart else said, lang)]


def _reps(case: CaseFile, why: Why, lang: Lang, *, full: bool) -> list[RenderableType]:
    """Who earns and sells more, and who less: the first and the last by pay."""
    ranked = sorted(why.reps, key=lambda rep: (-rep.pay.mean, -rep.sales.mean, rep.rep))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("")
    for column in _REP_COLUMNS:
        table.add_column(clean(column, lang), justify="right", no_wrap=True)
    left = len(ranked) - 2 * _EACH_SIDE
    is_cut = not full and left > 1
    for number, rep in enumerate(ranked):
        if is_cut and _EACH_SIDE <= number < len(ranked) - _EACH_SIDE:
            if number == _EACH_SIDE:
                table.add_row(clean(_BETWEEN.fill(n=left), lang, "dim"), "", "")
            continue
        table.add_row(clean(_rep_name(case, why, rep), lang), *_rep_cells(rep, case.scenario.money))
    code, one, other = case.scenario.money.code, case.label(why.one), case.label(why.other)
    return [clean(_REPS.fill(code=code, one=one, other=other), lang, "bold"), table]


def _rep_name(case: CaseFile, why: Why, rep: RepChange) -> Text:
    spec = next((found for name in (why.one, why.other) if (found := case.variants[name].reps.get(rep.rep))), None)
    if spec is None or spec.name is None:
        return Text.same(rep.rep)
    kind = spec.kind_of_rep
    if kind is None:
        return spec.name
    return Text(en="{name} ({kind})", zh="{name} ({kind})").fill(name=spec.name, kind=kind)


def _rep_cells(rep: RepChange, money: Currency) -> list[str]:
    return [
        "0"
        if found.all_zero
        else f"{found.mean:+,.0f}" + ("" if math.isnan(found.margin) else f" ±{found.margin:,.0f}")
        for found in (rep.pay, rep.sales)
    ]


def _stories(case: CaseFile, why: Why, kpi: Kpi, lang: Lang) -> list[Line]:
    lines = [clean(_STORIES, lang, "bold")]
    for number, story in enumerate(why.stories, start=1):
        head, *rest = story_text(case, why, story, kpi).say(lang).split("\n")
        lines.append(clean(f"{number}. {head}", lang))
        lines += [clean(f"   {line}", lang) for line in rest]
    return [*lines, clean(_RETELL.fill(scenario=case.name, seed=why.seed), lang, "dim")]


def why_json(case: CaseFile, why: Why, lang: Lang) -> dict[str, Any]:
    """The contract of `why --json`."""
    kpi = _kpi(why)
    return {
        "scenario": case.name,
        "one": why.one,
        "other": why.other,
        "kpi": why.kpi,
        "unit": case.scenario.money.code if kpi.unit == "money" else kpi.unit,
        "seed": why.seed,
        "replications": why.replications,
        "values": {name: mean_json(found) for name, found in zip((why.one, why.other), why.values, strict=True)},
        "gap": mean_json(why.gap),
        "parts": {share.id: mean_json(share.estimate) for share in why.parts},
        "causes": {share.id: mean_json(share.estimate) for share in why.causes},
        "through": {
            cause: {part: mean_json(found) for part, found in parts.items()} for cause, parts in why.through.items()
        },
        "taken_back": {why.taken_back.id: mean_json(why.taken_back.estimate)} if why.taken_back is not None else {},
        "hours": {task: [null_for_nan(side) for side in sides] for task, sides in why.hours.items()},
        "reps": {rep.rep: {"pay": mean_json(rep.pay), "sales": mean_json(rep.sales)} for rep in why.reps},
        "stories": [
            {
                "need": story.need,
                "rep": story.rep,
                "replication": story.replication,
                "worth": story.worth,
                "part": story.told.part,
                "cause": story.told.cause,
                "lines": story_text(case, why, story, kpi).say(lang).split("\n"),
            }
            for story in why.stories
        ],
    }

"""The fairness statement: what was the same for everybody, and how far the forms are shown to be alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simsales.classroom.fairness import ALIKE, CLASS, Equated, Fairness, Verdict
from simsales.i18n import Text

from ..lint_tables import KINDS
from .forms import PaperForm, about_all
from .page import Block, Grid, Page, Points, Words, percent

_TITLE = Text(en="Fairness", zh="公平说明: 人人相同的是什么")
_SAME = Text(en="The same for every table", zh="每桌都一样")
_SAME_LINES = (
    Text(
        en="The same customer: limits, what matters to them, mood, objections, patience. The luck of a form is one and the same for all.",
        zh="同一位客户: 底线, 看重什么, 情绪, 异议, 耐心。每份卷的运气人人相同。",
    ),
    Text(
        en="The same move gets the same answer, at every table, every time.",
        zh="同样的一步, 哪一桌, 哪一次, 得到的回答都一样。",
    ),
    Text(
        en="A typed line and a move picked by number count the same when they mean the same; wording is never scored.",
        zh="打字和选序号, 意思相同就算相同; 措辞不计分。",
    ),
    Text(
        en="The rubric is shown before; every point names its turns; process and outcome are never added up.",
        zh="评分规则事先公布; 每一分写明出自第几轮; 过程分和结果分不相加。",
    ),
    Text(
        en="No ranking, no names on the projector; nothing here is for appraisal or pay.",
        zh="不排名, 投影上不显示名字; 结果不用于考核和定薪。",
    ),
    Text(
        en="When time is up the talk is kept as it stands and can be gone on with; nobody loses by it.",
        zh="到时间只是停下, 已保存, 可以接着谈; 不因此吃亏。",
    ),
)
_NOT_SAME = Text(en="What is not the same", zh="不一样的地方")
_NOT_SAME_LINES = (
    Text(en="Who has played before, who reads faster, who sits with whom.", zh="谁以前玩过, 谁读得快, 谁和谁一桌。"),
    Text(
        en="One talk says little about one person: read the class, not the single result.",
        zh="一次谈判说明不了一个人: 看全班, 不看单个结果。",
    ),
)
_FORMS = Text(en="{second} against {first}", zh="{second} 与 {first}")
_COLUMNS = (
    Text(en="who plays both forms", zh="谁来谈两份卷"),
    Text(en="{first}: of the best", zh="{first}: 占最好结果"),
    Text(en="{second}", zh="{second}"),
    Text(en="difference, points", zh="差 (百分点)"),
    Text(en="95% interval", zh="95% 区间"),
    Text(en="so", zh="所以"),
)
_CLASS = Text(en="a made-up class of {games}, with the customers of this room", zh="虚拟的 {games} 人, 面对本班的客户")
_SELLER = Text(en="{kind}, with other customers near them", zh="{kind}, 面对附近的其他客户")
_SAID: dict[Verdict, Text] = {
    "equal": Text(en="alike", zh="相当"),
    "differ": Text(en="not alike", zh="不相当"),
    "cannot tell": Text(en="not shown to be equal", zh="未证明相等"),
}
_VERDICTS: dict[Verdict, Text] = {
    "equal": Text(
        en="The forms are alike: for everybody who played them the whole interval lies within {points:.0f} points.",
        zh="两份卷相当: 对每一种卖方, 整个区间都在 {points:.0f} 个百分点以内。",
    ),
    "differ": Text(
        en="The forms are not alike for everybody: see the table. Compare tables on the same form only, or say so.",
        zh="两份卷并非对谁都相当: 见上表。只比较同一份卷的各桌, 或者说明这一点。",
    ),
    "cannot tell": Text(
        en="The forms are not shown to be equal: an interval reaches beyond {points:.0f} points. More games (--games) may tell; until then "
        "compare tables on the same form only.",
        zh="未证明两份卷相等: 有的区间超出 {points:.0f} 个百分点。多跑几局 (--games) 也许能分清; 在那之前只比较同一份卷的各桌。",
    ),
}
_ONE_FORM = Text(en="There is one form only: nothing to equate.", zh="只有一份卷: 无须等值。")
_HOW = Text(
    en="Computed when this was printed: {games} games for each line and form, the same bots with the same chances on both forms; of the "
    "best = of the most this customer would sign and the manager may give. Bots are not people: a form that is alike for them can "
    "still suit some people better.",
    zh="打印时现算: 每行每份卷 {games} 局, 同样的机器人, 同样的运气; 最好结果 = 这位客户肯签、经理也能批的最好方案。"
    "机器人不是人: 对它们相当的两份卷, 对某些人仍可能更顺手。",
)
_QUARTER_LINES = (
    Text(
        en="The same customers, arrivals, objections and rivals for every table: the seed is the same.",
        zh="每桌的客户, 线索, 异议和对手都一样: 运气编号相同。",
    ),
    Text(
        en="The same decision has the same effect; what nobody decides stays as usual.",
        zh="同样的决定, 同样的后果; 没有决定的按惯例。",
    ),
    Text(
        en="Chairs are not equal: quota, territory and service book differ. Compare tables on the same chair only.",
        zh="位子之间不等: 指标, 区域, 服务存量都不同。只比较同一个位子的各桌。",
    ),
    Text(
        en="No ranking, no names on the projector; nothing here is for appraisal or pay.",
        zh="不排名, 投影上不显示名字; 结果不用于考核和定薪。",
    ),
)


def fairness_page(forms: Sequence[PaperForm], found: Fairness) -> Page:
    """What was computed for the forms of a role-play."""
    blocks: list[Block] = [Points(_SAME_LINES, _SAME), Points(_NOT_SAME_LINES, _NOT_SAME)]
    blocks += list(_equated(forms, found)) if len(forms) > 1 else [Words([_ONE_FORM])]
    return Page(_TITLE, about_all(forms), [*blocks, Words([_HOW.fill(games=found.games)], look="soft")])


def quarter_fairness(about: Text) -> Page:
    """For a quarter nothing has to be equated; what differs is said."""
    blocks: list[Block] = [Points(_QUARTER_LINES, _SAME), Points(_NOT_SAME_LINES, _NOT_SAME)]
    return Page(_TITLE, about, blocks)


def _equated(forms: Sequence[PaperForm], found: Fairness) -> Iterator[Block]:
    first, *others = forms
    for other in others:
        names = {"first": first.label, "second": other.label}
        columns = [one.fill(**names) for one in _COLUMNS]
        rows = [_row(found.games, one) for one in found.equated[other.key]]
        yield Grid(columns, rows, _FORMS.fill(**names), (31, 12, 11, 14, 15, 17), numbers=frozenset((1, 2, 3, 4)))
        yield Words([_VERDICTS[found.verdict(other.key)].fill(points=100 * ALIKE)], look="bold")


def _row(games: int, one: Equated) -> list[Text]:
    kind = KINDS.get(one.kind, Text.same(one.kind))
    who = _CLASS.fill(games=games) if one.kind == CLASS else _SELLER.fill(kind=kind)
    low, high = one.difference.low, one.difference.high
    return [
        who,
        percent(one.first.mean),
        percent(one.second.mean),
        Text.same(_signed(one.difference.mean)),
        Text.same(f"{_signed(low)} .. {_signed(high)}"),
        _SAID[one.verdict],
    ]


def _signed(share: float) -> str:
    """Points of a hundred with their sign; no minus before a zero."""
    points = round(100 * share, 1) + 0.0
    return f"{points:+.1f}" if points else "0.0"

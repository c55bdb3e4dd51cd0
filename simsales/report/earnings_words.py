"""Will I earn less? The answer in one sentence, as far as it can be given."""

from __future__ import annotations

from simsales.experiment.earnings import FAR, STEP, Answer, Changed, RepEarnings, Terms
from simsales.i18n import Text, joined
from simsales.units import Currency

QUESTION = Text(en="Will {who} earn less?", zh="{who} 的收入会变少吗?")
_HEADS: dict[Answer, Text] = {
    "yes": Text(en="Yes, as far as this can be foreseen.", zh="会, 就目前所能预见的而言。"),
    "no": Text(en="No, as far as this can be foreseen.", zh="不会, 就目前所能预见的而言。"),
    "same": Text(en="No: every year pays the same.", zh="不会: 每年都完全一样。"),
    "cannot tell": Text(en="Cannot tell: it depends on the year.", zh="分不清: 要看年景。"),
}
_MIXED: dict[tuple[Answer, Answer], Text] = {
    ("yes", "no"): Text(en="Only if nothing changes in how one works.", zh="只有照旧做事才会变少。"),
    ("no", "yes"): Text(
        en="Not for the same results, but yes once everybody answers the plan.",
        zh="同样的业绩不会, 但算上大家的反应会。",
    ),
    ("yes", "cannot tell"): Text(
        en="For the same results yes; cannot tell once everybody answers the plan.",
        zh="同样的业绩会变少; 算上大家的反应则分不清。",
    ),
    ("no", "cannot tell"): Text(
        en="Not for the same results; cannot tell once everybody answers the plan.",
        zh="同样的业绩不会变少; 算上大家的反应则分不清。",
    ),
    ("cannot tell", "yes"): Text(
        en="For the same results it depends on the year; yes once everybody answers the plan.",
        zh="同样的业绩要看年景; 算上大家的反应会变少。",
    ),
    ("cannot tell", "no"): Text(
        en="For the same results it depends on the year; no once everybody answers the plan.",
        zh="同样的业绩要看年景; 算上大家的反应不会变少。",
    ),
}
_AT_RESULT = Text(en="For the same result: {clause}.", zh="同样的业绩: {clause}。")
_LESS_AT = Text(
    en="less {ranges} of quota, elsewhere (up to {far}) the same or more",
    zh="达成率在 {ranges} 时变少, 其他情况 (至 {far}) 不变或更多",
)
_ALWAYS_LESS = Text(en="less at every result (up to {far} of quota)", zh="任何业绩都变少 (至指标的 {far})")
_NEVER_LESS = Text(en="never less (up to {far} of quota)", zh="任何业绩都不会变少 (至指标的 {far})")
_AND = Text(en=" and ", zh=" 和 ")
_FROM_TO, _ONLY_AT = Text(en="from {low} to {high}", zh="{low} 至 {high}"), Text(en="at {low}", zh="{low}")
_UNCHANGED = Text(en="If nobody changes: {clause}.", zh="谁都不改: {clause}。")
_REACTIONS = Text(en="With reactions: {clause}.", zh="算上反应: {clause}。")
_LIVED = Text(en="Simulated: {clause}.", zh="模拟结果: {clause}。")
_MOVED = Text(
    en="{change} {code} a year ({relative}), less than today in {less} of {n} years",
    zh="每年 {change} {code} ({relative}), {n} 年中有 {less} 年比现在少",
)
_BETWEEN = Text(
    en="on average between {low} and {high} {code} a year, less than today in {less} of {n} years",
    zh="平均每年在 {low} 与 {high} {code} 之间, {n} 年中有 {less} 年比现在少",
)
_FEW = Text(en="too few years to say ({n})", zh="年份太少 ({n}), 无法判断")
_SAME = Text(en="exactly the same in all {n} years", zh="{n} 年都完全一样")


def answers(found: RepEarnings, *, reacts: bool) -> dict[str, Changed]:
    """The answers there are, by "unchanged" and "reactions"; where nobody reacts the first is all there is to say."""
    said = {} if found.unchanged is None else {"unchanged": found.unchanged}
    return said | ({"reactions": found.reactions} if reacts or not said else {})


def answered(found: RepEarnings, told: Terms | None, money: Currency, *, reacts: bool) -> list[Text]:
    """The answer, then what it rests on, from the safest to the boldest."""
    given = answers(found, reacts=reacts)
    verdicts = tuple(changed.answer for changed in given.values())
    head = _HEADS[verdicts[-1]]
    if len(verdicts) == 2:
        head = _MIXED.get((verdicts[0], verdicts[1]), head)
    lines = {"unchanged": _UNCHANGED, "reactions": _REACTIONS if reacts else _LIVED}
    at_result = [] if told is None else [_AT_RESULT.fill(clause=_same_result(told))]
    return [head, *at_result, *(lines[name].fill(clause=_clause(one, money)) for name, one in given.items())]


def _same_result(told: Terms) -> Text:
    far = f"{FAR:.0%}"
    if not told.less_at:
        return _NEVER_LESS.fill(far=far)
    if told.less_at[0][0] <= STEP and told.less_at[0][1] >= FAR:
        return _ALWAYS_LESS.fill(far=far)
    ranges = [
        (_FROM_TO if high > low else _ONLY_AT).fill(low=f"{low:.0%}", high=f"{high:.0%}") for low, high in told.less_at
    ]
    return _LESS_AT.fill(ranges=joined(ranges, _AND), far=far)


def _clause(changed: Changed, money: Currency) -> Text:
    change = changed.change
    if changed.answer == "same":
        return _SAME.fill(n=change.n)
    if change.n < 2:
        return _FEW.fill(n=change.n)
    facts = {"code": money.code, "less": changed.less, "n": change.n}
    if changed.answer == "cannot tell":
        return _BETWEEN.fill(low=f"{change.low:+,.0f}", high=f"{change.high:+,.0f}", **facts)
    return _MOVED.fill(change=f"{change.mean:+,.0f}", relative=f"{changed.relative:+.1%}", **facts)

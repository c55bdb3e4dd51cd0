"""A lever in words: one line in a list, and what stands beside its field: what is allowed, where the number is from, what it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from simsales.i18n import Text, joined
from simsales.registry import installed
from simsales.spec.levers import NOTHING, Lever
from simsales.spec.origin import STATED_WORDS
from simsales.spec.trial import Trial, said

MOVED, MISSING, NO_MARK = "*", "!", " "
_NONE, _YES, _NO = Text(en="none", zh="无"), Text(en="yes", zh="是"), Text(en="no", zh="否")
_CHOICES: Mapping[str, str] = {
    "month": "月",
    "quarter": "季度",
    "year": "年",
    "weeks": "周",
    "bookings": "签约额",
    "margin": "毛利",
    "cash": "回款",
    "margin-cash": "毛利回款",
    "retention": "续约率",
    "attainment": "签约完成率",
    "margin_attainment": "毛利完成率",
    "cash_attainment": "回款完成率",
    "amount": "金额",
    "above": "只算超出部分",
    "whole": "全额",
    "equally": "平均分",
    "by quota": "按指标分",
    "fixed": "照常工作",
    "responsive": "会作出反应",
    "rep": "每个销售",
    "firm": "全公司",
    "lognormal": "对数正态",
    "weibull": "威布尔",
    "gamma": "伽马",
    "plan": "一个方案",
    "dated": "分阶段方案",
    "commission": "提成",
    "bonus": "奖金",
    "tiers": "阶梯提成",
    "contest": "销售竞赛",
    "ladder": "晋级",
    "long-term-award": "长期奖励",
    "recognition": "荣誉",
    "penalty": "扣款",
    "scorecard": "综合评分",
    "spif": "专项奖励",
    "team-bonus": "团队奖金",
    "list": "目录价",
    "cost-plus": "成本加成",
    "competitive": "随行就市",
    "value": "按价值",
    "authority": "按权限",
    "direct": "直销",
    "by-size": "按大小分",
    "by-segment": "按市场分",
    "prepaid": "预付",
    "one-term": "统一账期",
    "graded": "分级账期",
    "buyer": "有客户的流程",
    "stage-table": "阶段转化表",
    "key-account-failure": "大客户出事",
    "signing": "签约日",
    "delivery": "交付日",
    "ours": "我方",
    "theirs": "对方",
    "open": "都可以",
    "warm": "热情",
    "businesslike": "就事论事",
    "blunt": "直率",
    "formal": "正式",
}
"""What can be chosen, in Chinese; in English it is called as in the file."""
_UNFILLED = Text(en="to be filled in", zh="待填")
_WHOSE = Text(en="{whose}: {label}", zh="{whose}: {label}")
_WAS = Text(en="was {value}", zh="原为 {value}")
_NEW = Text(en="new", zh="新增")
_ALLOWED = Text(en="allowed: {range}", zh="允许: {range}")
_OR_NONE = Text(en="{range}, or empty: none", zh="{range}, 或留空: 无")
_EMPTY = Text(en="empty: none", zh="留空: 无")
_SPAN = Text(en="its source leaves open {low} to {high}", zh="出处给出的范围: {low} 到 {high}")
_FROM = Text(en="{origin}: {source}", zh="{origin}: {source}")
_LIST = Text(en="a list such as [1, 2]", zh="列表, 如 [1, 2]")
_OPEN = Text(en="{n} to mend: {first}", zh="还有 {n} 处要改: {first}")
_AT = Text(en="{path}: {what}", zh="{path}: {what}")
FINE = Text(en="fine", zh="可以")


class LeverLine(NamedTuple):
    """A lever as one line."""

    mark: str
    """`*` where it was moved, `!` where it is still to be filled in or does not fit."""
    what: Text
    value: Text
    unit: Text


def lever_line(lever: Lever, trial: Trial) -> LeverLine:
    """One line of the list."""
    is_wrong = lever.written == "" or bool(trial.fault(lever))
    mark = MISSING if is_wrong else MOVED if trial.is_moved(lever) else NO_MARK
    has_unit = lever.written not in ("", NOTHING)
    return LeverLine(mark, what_said(lever), value_said(lever.written), lever.unit if has_unit else Text.same(""))


def what_said(lever: Lever) -> Text:
    """Whose it is and what it is."""
    if not lever.around:
        return lever.label
    return _WHOSE.fill(whose=joined(lever.around, " / "), label=lever.label)


def value_said(written: str) -> Text:
    """A value as people read it."""
    known = {"": _UNFILLED, NOTHING: _NONE, "true": _YES, "false": _NO}
    persona = installed().kinds("persona").get(written)
    return known.get(written) or (persona.name if persona is not None else _chosen(written))


def _chosen(written: str) -> Text:
    return Text(en=written, zh=_CHOICES.get(written, written))


def before_said(lever: Lever, trial: Trial) -> Text | None:
    """What it was; None where it is as it was."""
    if not trial.is_moved(lever):
        return None
    usual = trial.usual.get(lever.path)
    return _NEW if usual is None else _WAS.fill(value=value_said(usual))


def room_said(lever: Lever) -> Text | None:
    """What may be written: the allowed range, and what its source leaves open."""
    allowed = lever.allowed if lever.sort == "number" else _LIST if lever.sort == "list" else None
    if lever.may_be_nothing and lever.sort in ("number", "words", "list"):
        allowed = _EMPTY if allowed is None else _OR_NONE.fill(range=allowed)
    parts = [] if allowed is None else [_ALLOWED.fill(range=allowed)]
    if lever.span is not None:
        parts.append(_SPAN.fill(low=f"{lever.span[0]:.6g}", high=f"{lever.span[1]:.6g}"))
    return joined(parts, "; ") if parts else None


def source_said(lever: Lever) -> Text:
    """Where its number is from."""
    origin = STATED_WORDS[lever.origin]
    return _FROM.fill(origin=origin, source=lever.source) if lever.source else origin


def check_said(trial: Trial, lever: Lever | None = None) -> Text | None:
    """What is wrong with a lever, else what else is to be mended; None where all fits."""
    own = trial.fault(lever) if lever is not None else []
    if own:
        return said(own[0])
    if not trial.problems:
        return None
    first = trial.problems[0]
    path = first.path.removeprefix(f"variants.{trial.name}: ")
    return _OPEN.fill(n=len(trial.problems), first=_AT.fill(path=path, what=said(first)))

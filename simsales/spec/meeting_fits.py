"""Whether the parts of a meeting fit together: levels and what they are worth, prices and authority, people and their say.

Part of the coherence of a scenario; each finding points at the line that is wrong.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from simsales.i18n import Text

from .meeting import LevelIssue, Meeting
from .scenario import Scenario
from .wrong import Path, Wrong, nearest, one_of, shown

MOST_OUTCOMES = 20_000
"""So many can be looked at one by one, which is what the reviews promise."""
_NEAR = 1e-6
_LISTS = (
    ("worth", Text(en="worths", zh="价值")),
    ("cost", Text(en="costs", zh="成本")),
    ("names", Text(en="names", zh="说法")),
)


_NOTHING = Wrong(
    Text(en="there is nothing to negotiate", zh="没有可谈的内容"),
    Text(en="allowed: a price, or at least one issue", zh="允许: 有价格, 或至少一项可谈"),
    at=("meeting",),
)


def misfits(scenario: Scenario) -> Iterator[Wrong]:
    """Everything about the meeting that does not go together; nothing where there is none."""
    meeting = scenario.meeting
    if meeting is None:
        return
    if meeting.rep is not None and meeting.rep not in scenario.reps:
        yield Wrong(
            Text(en="there is no rep {name}", zh="没有销售 {name}").fill(name=shown(meeting.rep)),
            one_of(scenario.reps),
            at=("meeting", "rep"),
            meant=nearest(meeting.rep, scenario.reps),
        )
    if meeting.price is None and not meeting.issues:
        yield _NOTHING
        return
    for check in (_levels, _prices, _size, _seller, _people, _facts):
        yield from check(meeting)


def _levels(meeting: Meeting) -> Iterator[Wrong]:
    if "price" in meeting.issues:
        yield Wrong(
            Text(en="the price is not one of the issues", zh="价格不写在 issues 里"),
            Text(en="allowed: price: {low, high, step}", zh="允许: price: {low, high, step}"),
            at=("meeting", "issues", "price"),
        )
    for name, issue in meeting.issues.items():
        at: Path = ("meeting", "issues", name)
        yield from _lists(issue, at)
        if issue.standard not in issue.levels:
            yield Wrong(
                Text(en="the standard level {level} is none of the levels", zh="标准档 {level} 不在各档之中").fill(
                    level=shown(issue.standard)
                ),
                one_of(f"{level:g}" for level in issue.levels),
                at=(*at, "standard"),
            )
        if len(set(issue.levels)) < len(issue.levels):
            yield Wrong(Text(en="a level is written twice", zh="有一档写了两次"), at=(*at, "levels"))
    for who, member in meeting.buyer.members.items():
        for name, worth in member.worth.items():
            spot: Path = ("meeting", "buyer", "members", who, "worth", name)
            if name not in meeting.issues:
                yield _no_issue(name, meeting, spot)
            elif len(worth) != len(meeting.issues[name].levels):
                yield _count(len(worth), _LISTS[0][1], len(meeting.issues[name].levels), spot)


def _lists(issue: LevelIssue, at: Path) -> Iterator[Wrong]:
    for field, what in _LISTS:
        values = getattr(issue, field)
        if values is not None and len(values) != len(issue.levels):
            yield _count(len(values), what, len(issue.levels), (*at, field))


def _count(count: int, what: Text, levels: int, at: Path) -> Wrong:
    return Wrong(
        Text(en="{count} {what} for {levels} levels", zh="{what}写了 {count} 个, 而档位有 {levels} 个").fill(
            count=count, what=what, levels=levels
        ),
        Text(en=f"allowed: {levels}, one for each level", zh=f"允许: {levels} 个, 每档一个"),
        at=at,
    )


def _prices(meeting: Meeting) -> Iterator[Wrong]:
    price = meeting.price
    if price is None:
        return
    if price.low >= price.high:
        yield Wrong(
            Text(en=f"the list price {price.high:g} is not above the lowest", zh=f"目录价 {price.high:g} 不高于最低价"),
            Text(en=f"allowed: more than {price.low:g}", zh=f"允许: 大于 {price.low:g}"),
            at=("meeting", "price", "high"),
        )
        return
    steps = (price.high - price.low) / price.step
    if not math.isclose(steps, round(steps), abs_tol=_NEAR) or round(steps) < 1:
        yield Wrong(
            Text(
                en=f"steps of {price.step:g} do not lead from {price.low:g} to {price.high:g}",
                zh=f"步长 {price.step:g} 走不到从 {price.low:g} 到 {price.high:g}",
            ),
            Text(en="allowed: a part of the range that goes into it without rest", zh="允许: 能整除价格区间的步长"),
            at=("meeting", "price", "step"),
        )


def _size(meeting: Meeting) -> Iterator[Wrong]:
    count = math.prod(len(issue.levels) for issue in meeting.issues.values())
    if meeting.price is not None:
        count *= max(round((meeting.price.high - meeting.price.low) / meeting.price.step) + 1, 1)
    if count > MOST_OUTCOMES:
        yield Wrong(
            Text(en=f"{count:,} possible agreements are too many", zh=f"可能的协议有 {count:,} 种, 太多"),
            Text(
                en=f"allowed: {MOST_OUTCOMES:,}; fewer levels, or a larger step",
                zh=f"允许: {MOST_OUTCOMES:,}; 请减少档位或加大步长",
            ),
            at=("meeting",),
        )


def _seller(meeting: Meeting) -> Iterator[Wrong]:
    price, seller = meeting.price, meeting.seller
    if price is None or price.low >= price.high:
        return
    if not price.low <= seller.authority <= price.high:
        yield Wrong(
            Text(en=f"{seller.authority:g} is outside what can be named", zh=f"{seller.authority:g} 超出可报的范围"),
            Text(en=f"allowed: {price.low:g} to {price.high:g}", zh=f"允许: {price.low:g} 到 {price.high:g}"),
            at=("meeting", "seller", "authority"),
        )
    if seller.manager is not None and seller.manager > seller.authority:
        yield Wrong(
            Text(
                en=f"the manager may give less away ({seller.manager:g}) than you ({seller.authority:g})",
                zh=f"经理可批的底线 ({seller.manager:g}) 高于您自己的权限 ({seller.authority:g})",
            ),
            Text(en=f"allowed: at most {seller.authority:g}", zh=f"允许: 不高于 {seller.authority:g}"),
            at=("meeting", "seller", "manager"),
        )


def _people(meeting: Meeting) -> Iterator[Wrong]:
    buyer = meeting.buyer
    there = 1 + len(buyer.members)
    if buyer.quorum > there:
        yield Wrong(
            Text(
                en=f"{buyer.quorum} have to want it, and there are {there}",
                zh=f"要 {buyer.quorum} 人同意, 而一共只有 {there} 人",
            ),
            Text(en=f"allowed: 1 to {there}", zh=f"允许: 1 到 {there}"),
            at=("meeting", "buyer", "quorum"),
        )
    if meeting.price is None and "price" in buyer.objections:
        yield Wrong(
            Text(en="nobody objects to a price where there is none", zh="没有价格, 也就没有价格异议"),
            Text(en="allowed: need, timing, trust, rival", zh="允许: need, timing, trust, rival"),
            at=("meeting", "buyer", "objections", "price"),
        )


def _facts(meeting: Meeting) -> Iterator[Wrong]:
    for topic, fact in meeting.buyer.facts.items():
        if fact.about is not None and fact.about not in _names(meeting):
            yield _no_issue(fact.about, meeting, ("meeting", "buyer", "facts", topic, "about"))


def _names(meeting: Meeting) -> list[str]:
    return [*(["price"] if meeting.price is not None else []), *meeting.issues]


def _no_issue(name: str, meeting: Meeting, at: Path) -> Wrong:
    known = _names(meeting)
    return Wrong(
        Text(en="{name} is not negotiated here", zh="这里不谈 {name}").fill(name=shown(name)),
        one_of(known),
        at=at,
        meant=nearest(name, known),
    )

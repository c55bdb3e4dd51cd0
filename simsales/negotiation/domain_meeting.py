"""A published domain as a role-play: utilities become points, the other side's are hidden, ours are our costs.

There is no price on the table. An outcome's points are a thousand times its utility; what we give up is written as a cost
below 0, so that the firm's worth of an outcome is our points above what leaving is worth. How the other side bargains is not
in the files: it is drawn from all the ways there are. A discount factor becomes patience, the only pressure of time here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..errors import Place, Problem, ScenarioError
from ..i18n import Text
from ..spec.written import scenario_text
from ..text import safe_text
from .domain_files import Domain, DomainIssue, Side
from .moves import ASK_TOPICS, ISSUES
from .own_questions import STYLES, UNKNOWN

POINTS = 1000.0
_WAITS = 8.0
"""Patience is so many turns, and as many again where waiting costs nothing (discount factor 1) [assumption]."""
_HEAD = """\
{name}: {ours} / {theirs}, 1000 分 = 效用 1 | 1000 points = utility 1
来自已公开的谈判题目; 客户的谈法和耐心是假设 | from a published domain; how they bargain, and their patience, are assumptions"""
_TITLE = Text(en="{name}: you are {ours}", zh="{name}: 您是 {ours}")
_STORY = Text(
    en="A negotiation in points from a published domain, against {theirs}. It is practice, not a prediction.",
    zh="一场用分数计算的谈判, 题目来自公开题库, 对方是 {theirs}。这是练习, 不是预测。",
)


def domain_meeting(domain: Domain, ours: Side, theirs: Side) -> str:
    """The text of the role-play."""
    names = {"name": domain.name, "ours": ours.name, "theirs": theirs.name}
    data = {
        "simsales": 1,
        "extends": "_meeting",
        "title": _TITLE.fill(**names),
        "story": _STORY.fill(**names),
        "minutes": 12,
        "currency": {"code": "PTS"},
        "meeting": {
            "issues": {
                issue_name(issue, i): _issue(issue, ours.utilities[i], theirs.utilities[i])
                for i, issue in enumerate(domain.issues)
            },
            "seller": _seller(ours, theirs),
            "buyer": _buyer(theirs),
        },
    }
    return scenario_text(_HEAD.format(**names), data)


def issue_name(issue: DomainIssue, number: int) -> str:
    """A name of our own: words that mean something at our tables (price, delivery) mean nothing special here."""
    slug = re.sub(r"[^a-z0-9]+", "-", issue.name.lower()).strip("-")[:30]
    if not slug[:1].isalpha() or slug in (*ISSUES, *ASK_TOPICS):
        slug = f"issue-{slug}".rstrip("-")
    return f"{slug}-{number + 1}"


def _issue(issue: DomainIssue, ours: Sequence[float], theirs: Sequence[float]) -> dict[str, Any]:
    levels = issue.numbers or tuple(float(level) for level in range(1, len(issue.values) + 1))
    return {
        "label": Text.same(issue.name),
        "levels": levels,
        "standard": levels[len(levels) // 2],
        "names": [Text.same(safe_text(value, limit=80)) for value in issue.values],
        "worth": [_points(one) for one in theirs],
        "cost": [-_points(one) for one in ours],
    }


def _points(utility: float) -> float:
    """To a hundredth of a point, as money is to a cent: finer figures are no help to somebody who plays."""
    return round(POINTS * utility, 2) + 0.0


def _seller(ours: Side, theirs: Side) -> dict[str, Any]:
    least = _points(ours.reservation)
    return {
        "you": Text(en="You are {ours}.", zh="您是 {ours}。").fill(ours=ours.name),
        "brief": Text(
            en="You negotiate with {theirs}. Without an agreement you have {points:g} points.",
            zh="您和 {theirs} 谈判。谈不成时您有 {points:g} 分。",
        ).fill(theirs=theirs.name, points=least),
        "cost": 0,
        "authority": 0,
        "fallback": Text(en="no agreement: {points:g} points", zh="不达成协议: {points:g} 分").fill(points=least),
        "fallback_worth": least,
        "target": 0,
    }


def _buyer(theirs: Side) -> dict[str, Any]:
    """They expect to come out half-way between what leaving gives them and the most there is for them."""
    least, most = _points(theirs.reservation), _points(sum(max(one) for one in theirs.utilities))
    styles = [style for style in STYLES if style != UNKNOWN]
    return {
        "name": Text.same(theirs.name),
        "role": Text(en="the other side", zh="对方"),
        "company": Text.same(theirs.name),
        "tactic": {"kind": styles[0]},
        "or_tactics": [{"kind": style} for style in styles[1:]],
        "limit": least,
        "fair": round((least + max(most, least)) / 2, 6),
        "alternative": Text(en="no agreement", zh="不达成协议"),
        "patience": round(_WAITS * (1 + theirs.discount), 2),
    }


def whose(domain: Domain) -> Text:
    return Text(en="{name}: which side are you?", zh="{name}: 您是哪一方?").fill(name=domain.name)


def side_named(sides: tuple[Side, Side], name: str) -> int:
    """The number of the side that somebody calls so. Raises ScenarioError."""
    wish = name.strip().casefold()
    exact = [i for i, side in enumerate(sides) if wish == side.name.casefold()]
    part = [i for i, side in enumerate(sides) if wish and wish in side.name.casefold()]
    found = exact or part
    if len(found) != 1:
        raise ScenarioError(not_ours(sides, name))
    return found[0]


def not_ours(sides: tuple[Side, Side], name: str) -> Problem:
    what = (
        Text(en="{name} is neither side", zh="{name} 不是任何一方").fill(name=safe_text(name, limit=60))
        if name
        else Text(en="it is not said which side is yours", zh="没有说明哪一方是您")
    )
    names = f"--as {sides[0].name}, --as {sides[1].name}"
    return Problem(Place("--as"), "", what, Text(en=f"allowed: {names}", zh=f"允许: {names}"))

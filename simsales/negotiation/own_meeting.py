"""One's own meeting as a role-play: nine answers become a scenario file that anybody can play, and go on editing.

Nobody knows their customer's truth, so the file holds ranges: each play draws another limit, fair price, patience and other
weights of what matters, and, where the style is unknown, another way to bargain. Every range is an assumption around the
answers (a share of the list price); only buyers with whom something can be agreed are drawn. It is practice, no prediction.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor, log10
from typing import Any, NamedTuple

from ..i18n import Text
from ..spec.meeting import ObjectionKind
from ..spec.written import scenario_text
from .levels import money_said
from .own_answers import Care, Deadline, Fear, Named
from .own_questions import NO_RIVAL, STYLES, UNKNOWN, Answers

PRACTICE = Text(
    en="This is practice, not a prediction: what your customer wants is drawn anew from ranges in each play.",
    zh="这是练习, 不是预测: 客户的真实想法每次都从区间里重新抽取。",
)
_HEAD = """\
{practice_zh}
{practice_en}
[low, high] 是区间, 都是假设: 知道得更多就改成一个数。 | [low, high] is a range and an assumption: where you know more, write a number.
  simsales check {name}.yaml | simsales play {name}.yaml"""

Span = tuple[float, float]
_NOTHING: Span = (0.0, 0.0)


class Offered(NamedTuple):
    """What can be agreed on a thing, as shares of the list price: worth to the customer from .. to, and cost to us."""

    levels: tuple[float, ...]
    standard: float
    worth: tuple[Span, ...]
    cost: tuple[float, ...]
    names: tuple[Text, ...] | None = None


_DAYS = 30.0
_SPEEDS = (0.5, 0.75, 1.0, 1.5)
"""Deliveries to choose from, in terms of when it must be there."""
_OFFERED: Mapping[str, Offered] = {
    "payment": Offered(
        (0, 30, 60, 90), 30, ((-0.02, -0.004), _NOTHING, (0.003, 0.02), (0.005, 0.034)), (-0.008, 0.0, 0.008, 0.017)
    ),
    "delivery": Offered(
        _SPEEDS, 1.0, ((0.01, 0.07), (0.006, 0.045), _NOTHING, (-0.06, -0.01)), (0.02, 0.008, 0.0, 0.0)
    ),
    "service": Offered(
        (0, 2, 4, 6), 2, ((-0.03, -0.005), _NOTHING, (0.004, 0.03), (0.006, 0.045)), (-0.01, 0.0, 0.01, 0.02)
    ),
    "warranty": Offered((12, 24, 36), 12, (_NOTHING, (0.004, 0.04), (0.006, 0.06)), (0.0, 0.01, 0.022)),
    "training": Offered(
        (0, 1, 2, 3), 0, (_NOTHING, (0.004, 0.03), (0.006, 0.042), (0.007, 0.046)), (0.0, 0.004, 0.008, 0.012)
    ),
    "volume": Offered(
        (1, 2, 3),
        1,
        (_NOTHING, (-0.12, -0.01), (-0.3, -0.03)),
        (0.0, 0.0, 0.0),
        (Text(en="as asked", zh="按所询数量"), Text(en="twice as much", zh="两倍"), Text(en="three times", zh="三倍")),
    ),
    "scope": Offered(
        (0, 1, 2, 3),
        1,
        ((-0.08, -0.02), _NOTHING, (0.01, 0.07), (0.015, 0.11)),
        (-0.03, 0.0, 0.03, 0.06),
        (
            Text(en="the least", zh="最简"),
            Text(en="as quoted", zh="按报价"),
            Text(en="extended", zh="扩展"),
            Text(en="everything", zh="全部"),
        ),
    ),
}
_IN_OWN_WORDS = Offered(
    (0, 1, 2),
    0,
    (_NOTHING, (0.003, 0.04), (0.005, 0.065)),
    (0.0, 0.008, 0.018),
    (Text(en="not included", zh="不含"), Text(en="in part", zh="部分"), Text(en="in full", zh="全部")),
)
"""[assumption] all of these, payment at about 10% a year for money and risk. Standard costs nothing: at the walk-away price the
standard package is worth as much as leaving. What the customer thinks is the point of the ranges, what it costs us is ours to correct."""
_FEAR_WEIGHT, _FEAR_SPAN = 0.03, 0.3
"""What the feared sentence takes off the offer until cleared: this part of the list price, at most that of what is between list
price and walk-away [assumption]."""
_LOWEST = 0.86
"""The lowest price that can be named, as a part of the least that a buyer's limit can be."""
_FEWEST, _MOST = 25, 300
_BEHIND: Mapping[ObjectionKind, Text] = {
    "price": Text(en="Our budget was set on another figure.", zh="我们的预算是按另一个数定的。"),
    "need": Text(en="Nobody has shown me what would change for us.", zh="还没有人说清楚, 用了以后我们会有什么不同。"),
    "timing": Text(en="Something else has to be finished here first.", zh="我们手头另一件事要先了结。"),
    "trust": Text(en="We were let down once, and I had to answer for it.", zh="以前吃过亏, 最后是我担的责任。"),
    "rival": Text(en="I have to explain here why not the other one.", zh="不选另一家, 我得在内部说得出理由。"),
}


class Money(NamedTuple):
    """What the answers say in money, and how finely it is said."""

    list_price: float
    authority: float
    walk_away: float
    rival: float | None

    @property
    def span(self) -> float:
        return self.list_price - self.walk_away

    def limits(self) -> Span:
        """The most a buyer may pay: above our walk-away, and where a rival's price is known, from there upwards."""
        low, high = self.walk_away + 0.2 * self.span, self.walk_away + self.span
        if self.rival is not None:
            low = min(max(self.rival, low), self.walk_away + 0.8 * self.span)
            high = max(min(1.12 * self.rival, self.walk_away + 1.2 * self.span), low + 0.4 * self.span)
        return low, high

    def usual(self) -> Span:
        """What a buyer may think it goes for; never so low that the limit is out of reach."""
        low, high = self.limits()
        least = 0.9 * low
        if self.rival is None:
            return least, 0.97 * high
        theirs = min(self.rival, high)
        return max(least, 0.95 * theirs), max(1.03 * least, 1.03 * theirs)

    def round(self, amount: float) -> float:
        """To about a ten-thousandth of the list price, in round figures."""
        digits = 4 - 1 - floor(log10(self.list_price))
        return round(amount, digits) + 0.0

    def share(self, part: float) -> float:
        return self.round(part * self.list_price)

    def drawn(self, span: Span) -> float | list[float]:
        low, high = self.round(span[0]), self.round(span[1])
        return low if low == high else [low, high]


def own_meeting(name: str, answers: Answers) -> str:
    """The text of a role-play called `name`, from the answers of a whole `Interview`."""
    walk_away: Named = answers["walk-away"]
    assert walk_away.price is not None
    money = Money(answers["list"], answers["authority"], walk_away.price, answers["rival"].price)
    head = _HEAD.format(practice_zh=PRACTICE.zh, practice_en=PRACTICE.en, name=name)
    sold: Named = answers["sold"]
    data = {
        "simsales": 1,
        "extends": "_meeting",
        "title": Text(en="My meeting: {what}", zh="我的会谈: {what}").fill(what=sold.words),
        "story": Text(en="{what}, to {whom}. {practice}", zh="{what}, 卖给{whom}。{practice}").fill(
            what=sold.words, whom=_customer(sold), practice=PRACTICE
        ),
        "minutes": 12,
        **_world(money),
        "meeting": {
            "price": _price(money),
            "issues": _issues(answers, money),
            "seller": _seller(answers, money),
            "buyer": _buyer(answers, money),
            "teaching": PRACTICE,
            "reveal": Text(
                en="What helped here may help there; the figures of the customer were made up.",
                zh="这里管用的做法, 那里也可能管用; 客户的数字是编出来的。",
            ),
        },
    }
    return scenario_text(head, data)


def _customer(sold: Named) -> Text:
    return sold.behind or Text(en="your customer", zh="您的客户")


def _world(money: Money) -> dict[str, Any]:
    """The small firm around the table in the size of this deal."""
    least, own = 1 - money.walk_away / money.list_price, 1 - money.authority / money.list_price
    return {
        "products": {"goods": {"list_price": money.list_price, "unit_cost": money.walk_away}},
        "segments": {"customer": {"deal": {"mean": money.list_price}}},
        "reps": {"you": {"quota": money.list_price}},
        "policies": {"discount": {"rep": round(own, 6), "manager": round(least, 6)}},
    }


def _price(money: Money) -> dict[str, float]:
    """A ladder of prices down from the list price, with a rung for authority and walk-away where round steps allow it."""
    most, least = money.list_price, _LOWEST * min(money.limits()[0], money.walk_away)
    step = _step(most - least, [most - money.authority, most - money.walk_away])
    low = most - step * ceil((most - least) / step)
    return {"low": float(f"{low:.10g}"), "high": most, "step": step}


def _step(room: float, marks: list[float]) -> float:
    """The largest round step that meets every mark; if there is none, one that makes about fifty rungs."""
    power = floor(log10(room / _MOST))
    steps = [float(f"{m * 10.0 ** (power + k):.6g}") for k in (2, 1, 0) for m in (5, 2, 1)]
    fitting = [step for step in steps if _FEWEST <= room / step <= _MOST]
    exact = [step for step in fitting if all(abs(mark / step - round(mark / step)) < 1e-6 for mark in marks)]
    return exact[0] if exact else min(fitting, key=lambda step: abs(room / step - 50))


def _issues(answers: Answers, money: Money) -> dict[str, Any]:
    cares: tuple[Care, ...] = answers["cares"]
    return {issue_name(care, i): _issue(care, answers["deadline"], money) for i, care in enumerate(cares, start=1)}


def issue_name(care: Care, number: int) -> str:
    return care.known or f"own-{number}"


def _issue(care: Care, deadline: Deadline, money: Money) -> dict[str, Any]:
    offered = _OFFERED.get(care.known, _IN_OWN_WORDS)
    levels, standard = offered.levels, offered.standard
    if care.known == "delivery":
        until = deadline.days if deadline.days is not None and deadline.days >= 4 else _DAYS
        levels, standard = tuple(float(round(part * until)) for part in _SPEEDS), float(round(until))
    return {
        "label": None if care.known else care.label,
        "levels": levels,
        "standard": standard,
        "names": offered.names,
        "worth": [money.drawn((low * money.list_price, high * money.list_price)) for low, high in offered.worth],
        "cost": [money.share(part) for part in offered.cost],
    }


def _seller(answers: Answers, money: Money) -> dict[str, Any]:
    sold: Named = answers["sold"]
    walk_away: Named = answers["walk-away"]
    return {
        "you": Text(en="You sell {what}.", zh="您卖的是{what}。").fill(what=sold.words),
        "brief": Text(
            en="List price {list}. You may go to {own} alone; below {least} it is better to let it go.",
            zh="目录价 {list}。您可自行让到 {own}; 最低 {least}, 再低就宁可不做。",
        ).fill(list=money_said(money.list_price), own=money_said(money.authority), least=money_said(money.walk_away)),
        "cost": money.walk_away,
        "authority": money.authority,
        "manager": money.walk_away if money.walk_away < money.authority else None,
        "target": money.round((money.list_price + money.walk_away) / 2),
        "fallback": walk_away.behind or walk_away.words,
    }


def _buyer(answers: Answers, money: Money) -> dict[str, Any]:
    sold: Named = answers["sold"]
    rival: Named = answers["rival"]
    fear: Fear = answers["fear"]
    known = [style for style in STYLES if style != UNKNOWN]
    styles = known if answers["style"] == UNKNOWN else [answers["style"]]
    at = Text(en=" at {price}", zh=", {price}").fill(price=money_said(rival.price)) if rival.price else Text.same("")
    return {
        "name": Text(en="The buyer", zh="负责人"),
        "role": Text(en="purchasing", zh="采购"),
        "company": _customer(sold),
        "tactic": {"kind": styles[0]},
        "or_tactics": [{"kind": style} for style in styles[1:]] or None,
        "limit": money.drawn(money.limits()),
        "fair": money.drawn(money.usual()),
        "alternative": Text(en=rival.words.en + at.en, zh=rival.words.zh + at.zh),
        "patience": [10, 20],
        "objections": {
            fear.kind: {
                "says": fear.words,
                "behind": _BEHIND[fear.kind],
                "weight": money.round(min(_FEAR_WEIGHT * money.list_price, _FEAR_SPAN * money.span)),
            }
        },
        "facts": _facts(answers),
    }


def _facts(answers: Answers) -> dict[str, Any]:
    """What the customer says when asked, as far as the answers know; who cares for what is for the draw to say."""
    cares: tuple[Care, ...] = answers["cares"]
    names = [issue_name(care, i) for i, care in enumerate(cares, start=1)]
    talked = Text(en="We have talked here about {what}, too.", zh="我们内部也谈过{what}。")
    worried = Text(en="I still want to be clear about {what}.", zh="{what}这一块我还想弄清楚。")
    looking = Text(en="We look at this, too: {other}.", zh="我们也在看: {other}。")
    rival: Named = answers["rival"]
    deadline: Deadline = answers["deadline"]
    return {
        "need": {"says": talked.fill(what=cares[0].label), "about": names[0]},
        "worry": {"says": worried.fill(what=cares[-1].label), "about": names[-1]},
        "deadline": {"says": deadline.words, "about": "delivery" if "delivery" in names else None},
        "rival": {
            "says": Text(en="We can also leave it for now.", zh="我们也可以先不买。")
            if rival is NO_RIVAL
            else looking.fill(other=rival.words),
            "bluff": Text(en="There are several others, and cheaper ones.", zh="还有好几家, 都比你们便宜。"),
        },
        "decision": {"says": Text(en="It goes over my desk.", zh="这件事由我来办。")},
    }

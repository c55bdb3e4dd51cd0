"""What can be done at a negotiating table: the seller's moves, and what a buyer says back.

A move is a dialogue act with, where it has one, a topic and an offer. A typed line, a numbered choice and a bot's answer
all become the same `Move`, and a move is all the buyer hears: the same meaning gets the same answer, whoever says it and
however. What the buyer does is a few `Said`s; `phrases` turns them into sentences, and no sentence says more.
Source of the acts: the handbook's phases (prepare, communicate, meet objections, agree, follow up).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from ..i18n import Text


class Act(StrEnum):
    """What the seller does in a turn."""

    GREET = "greet"
    ASK = "ask"
    SUMMARISE = "summarise"
    PRESENT = "present"
    ANSWER = "answer"
    OFFER = "offer"
    TRADE = "trade"
    CONCEDE = "concede"
    HOLD = "hold"
    SILENCE = "silence"
    CHECK = "check"
    CLOSE = "close"
    ACCEPT = "accept"
    PROMISE = "promise"
    APPROVAL = "approval"
    WALK = "walk"


class Say(StrEnum):
    """What the buyer does in return; several in one turn."""

    GREET_BACK = "greet back"
    GATE = "gate"  # somebody else answers, and wants to know what it is about
    PASS_ON = "pass on"  # and lets us through
    TELL = "tell"  # a true answer to a question (topic)
    DODGE = "dodge"  # no answer (topic)
    BLUFF = "bluff"  # an untrue one (topic)
    SAID_ALREADY = "said already"  # asked twice
    RAISE = "raise"  # an objection (topic: its kind)
    EXPLAIN = "explain"  # what is behind the objection
    HALF_CONVINCED = "half convinced"  # answered, wants it confirmed
    NOT_CONVINCED = "not convinced"
    SETTLED = "settled"  # yes, that is off the table
    AGREED_SO_FAR = "agreed so far"  # the summary is right
    INTERESTED = "interested"  # what was presented fits a need (topic)
    UNMOVED = "unmoved"  # it does not (topic)
    TAKEN_ABACK = "taken aback"  # by a first offer out of proportion
    COUNTER = "counter"  # an offer of their own
    STAND = "stand"  # the same offer as before
    GIVE = "give"  # a better offer than before, for what we gave
    LAST_OFFER = "last offer"  # and after that they go
    TRADE_YES = "trade yes"  # the exchange we proposed is taken up in their new offer
    TRADE_NO = "trade no"
    PRESS = "press"  # wants more, without an offer of their own
    MUST_ASK = "must ask"  # has to ask somebody with the authority
    WAS_ALLOWED = "was allowed"
    NOT_YET = "not yet"  # will not sign now (topic: why)
    ACCEPT = "accept"
    NOTE_PROMISE = "note promise"
    BROKEN_PROMISE = "broken promise"
    WAIT = "wait"  # while we ask our own manager
    FILL_SILENCE = "fill silence"
    LEAVE = "leave"  # ends the talk
    FAREWELL = "farewell"


ASK_TOPICS = ("need", "priorities", "budget", "deadline", "decision", "rival", "worry", "objection")
"""What can be asked beside every issue on the table."""
OBJECTIONS = ("price", "need", "timing", "trust", "rival")
PRESENT_TOPICS = ("need", "service", "trust")
"""What can be presented beside every issue."""
PROMISES = ("delivery", "service", "call", "sample", "document")
ISSUES = ("price", "volume", "payment", "delivery", "service", "warranty", "training", "scope")
"""The issues that have words of their own; a table has up to five of them."""

ACT_LABELS: Mapping[Act, Text] = {
    Act.GREET: Text(en="greet", zh="寒暄问候"),
    Act.ASK: Text(en="ask about ...", zh="询问 ..."),
    Act.SUMMARISE: Text(en="summarise", zh="总结确认"),
    Act.PRESENT: Text(en="show what it is worth", zh="讲价值"),
    Act.ANSWER: Text(en="answer an objection", zh="回应异议"),
    Act.OFFER: Text(en="make an offer", zh="报价"),
    Act.TRADE: Text(en="give X if you get Y", zh="有条件交换"),
    Act.CONCEDE: Text(en="give something", zh="让步"),
    Act.HOLD: Text(en="hold your offer", zh="坚持报价"),
    Act.SILENCE: Text(en="say nothing", zh="沉默"),
    Act.CHECK: Text(en="check that it is settled", zh="核实是否放心"),
    Act.CLOSE: Text(en="ask to sign on your offer", zh="提议按我方报价签约"),
    Act.ACCEPT: Text(en="accept their offer", zh="接受对方报价"),
    Act.PROMISE: Text(en="promise something", zh="承诺"),
    Act.APPROVAL: Text(en="ask your manager", zh="请示经理"),
    Act.WALK: Text(en="end the talk", zh="离席"),
}
SAY_LABELS: Mapping[Say, Text] = {
    Say.GREET_BACK: Text(en="greets", zh="问候"),
    Say.GATE: Text(en="asks what it is about", zh="问来意"),
    Say.PASS_ON: Text(en="lets us through", zh="愿意引见"),
    Say.TELL: Text(en="answers", zh="回答"),
    Say.DODGE: Text(en="does not answer", zh="没有回答"),
    Say.BLUFF: Text(en="answers", zh="回答"),
    Say.SAID_ALREADY: Text(en="has said that already", zh="已经说过了"),
    Say.RAISE: Text(en="objects", zh="提出异议"),
    Say.EXPLAIN: Text(en="says what is behind it", zh="说出背后的原因"),
    Say.HALF_CONVINCED: Text(en="is half convinced", zh="将信将疑"),
    Say.NOT_CONVINCED: Text(en="is not convinced", zh="没有被说服"),
    Say.SETTLED: Text(en="has no more objection", zh="异议消除"),
    Say.AGREED_SO_FAR: Text(en="confirms", zh="确认"),
    Say.INTERESTED: Text(en="is interested", zh="感兴趣"),
    Say.UNMOVED: Text(en="is not moved", zh="不为所动"),
    Say.TAKEN_ABACK: Text(en="is taken aback", zh="吃了一惊"),
    Say.COUNTER: Text(en="makes an offer", zh="还价"),
    Say.STAND: Text(en="stands by the offer", zh="坚持还价"),
    Say.GIVE: Text(en="gives something", zh="作出让步"),
    Say.LAST_OFFER: Text(en="makes a last offer", zh="最后还价"),
    Say.TRADE_YES: Text(en="takes up the exchange", zh="接受交换"),
    Say.TRADE_NO: Text(en="does not take up the exchange", zh="不接受交换"),
    Say.PRESS: Text(en="wants more", zh="要求更多"),
    Say.MUST_ASK: Text(en="has to ask", zh="需要请示"),
    Say.WAS_ALLOWED: Text(en="was allowed to", zh="已获批准"),
    Say.NOT_YET: Text(en="will not sign yet", zh="暂不签约"),
    Say.ACCEPT: Text(en="accepts", zh="接受"),
    Say.NOTE_PROMISE: Text(en="notes the promise", zh="记下承诺"),
    Say.BROKEN_PROMISE: Text(en="reminds us of a promise", zh="提醒承诺"),
    Say.WAIT: Text(en="waits", zh="等候"),
    Say.FILL_SILENCE: Text(en="breaks the silence", zh="打破沉默"),
    Say.LEAVE: Text(en="ends the talk", zh="结束谈话"),
    Say.FAREWELL: Text(en="says goodbye", zh="道别"),
}
TOPIC_LABELS: Mapping[str, Text] = {
    "need": Text(en="what they need it for", zh="用途与需求"),
    "priorities": Text(en="what matters most to them", zh="最看重什么"),
    "budget": Text(en="budget", zh="预算"),
    "deadline": Text(en="when it must be there", zh="何时必须到"),
    "decision": Text(en="who decides, and how", zh="谁来定, 怎么定"),
    "rival": Text(en="whom they compare with", zh="和谁比较"),
    "worry": Text(en="what worries them", zh="最担心什么"),
    "objection": Text(en="what is behind the objection", zh="异议背后是什么"),
    "price": Text(en="price", zh="价格"),
    "volume": Text(en="quantity", zh="数量"),
    "payment": Text(en="payment", zh="账期"),
    "delivery": Text(en="delivery", zh="交付"),
    "service": Text(en="service", zh="服务"),
    "warranty": Text(en="warranty", zh="质保"),
    "training": Text(en="training", zh="培训"),
    "scope": Text(en="scope", zh="范围"),
    "timing": Text(en="timing", zh="时机"),
    "trust": Text(en="references and trust", zh="口碑与信任"),
    "call": Text(en="a call back", zh="回电"),
    "sample": Text(en="a sample", zh="样机"),
    "document": Text(en="a document", zh="资料"),
}

OFFERING = frozenset((Act.OFFER, Act.TRADE, Act.CONCEDE))
"""Acts that put an offer of ours on the table."""


class Move(NamedTuple):
    """One turn of the seller. `offer` is the number of an outcome of the table, for acts that offer; `give` and `get` name
    the issues of an exchange."""

    act: Act
    topic: str = ""
    offer: int = -1
    give: str = ""
    get: str = ""


class Said(NamedTuple):
    """One thing the buyer says: `offer` where it names one, `topic` what it is about."""

    say: Say
    topic: str = ""
    offer: int = -1


Reply = tuple[Said, ...]

"""What the picture of a talk's frontier is called, and what is drawn in it: on paper by `frontier_picture`, on a screen by the application."""

from __future__ import annotations

from simsales.i18n import Text

TITLE = Text(en="What could be agreed, and the way you went", zh="能谈成什么, 双方怎么走过来")
OURS, THEIRS, DEAL, EDGE = (
    Text(en="your offers", zh="您的报价"),
    Text(en="their offers", zh="对方的报价"),
    Text(en="the deal", zh="成交"),
    Text(en="nothing is better for both", zh="再好就要有一方吃亏"),
)
TO_US, TO_THEM = Text(en="worth to you", zh="对您值"), Text(en="worth to them", zh="对对方值")

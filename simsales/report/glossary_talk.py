"""The words of the glossary that belong to a talk: limits, offers, what is given for what, and how it is scored."""

from __future__ import annotations

from simsales.i18n import Text

Entry = tuple[str, Text, Text]
"""An id, the word with ` / ` between ways to write it, and what it means."""

TALK: tuple[Entry, ...] = (
    (
        "walk_away",
        Text(en="least you take / least you would take / walk-away", zh="最低能接受 / 底线"),
        Text(
            en="The worst deal you would still sign. Anything worse, and no deal is better. Write it down before you go in.",
            zh="您还肯签的最差的一份。再差就不如不签。进门之前先写下来。",
        ),
    ),
    (
        "target",
        Text(en="hope to reach / target", zh="希望达到 / 目标"),
        Text(
            en="What you aim for: better than the least you take, and still something you can give reasons for.",
            zh="您争取的结果: 比最低能接受的好, 而且说得出理由。",
        ),
    ),
    (
        "fallback",
        Text(en="way out / if there is no deal", zh="谈不成时的退路 / 退路"),
        Text(
            en="What you do if there is no deal: another customer, another month, the stock you keep. The better it is, "
            "the less you need to give.",
            zh="谈不成时您怎么办: 换一家客户, 下个月再来, 货留着。退路越好, 越不用让。",
        ),
    ),
    (
        "brief",
        Text(en="brief", zh="任务书"),
        Text(
            en="The paper only you see: what your side wants, what you may give away, what you know about them.",
            zh="只有您看得到的一页纸: 我方要什么, 可以让什么, 对对方知道什么。",
        ),
    ),
    (
        "standing_offer",
        Text(en="standing offer / offer", zh="目前报价 / 报价"),
        Text(
            en="What either side has offered last. It stands until that side offers something else.",
            zh="一方最后报出的那一份条件, 在改口之前都算数。",
        ),
    ),
    (
        "concession",
        Text(en="concession / give something", zh="让步"),
        Text(
            en="You move towards them. One that gets nothing back teaches them to ask for the next.",
            zh="您向对方靠近一步。没有换回任何东西的让步, 会让对方接着要。",
        ),
    ),
    (
        "trade",
        Text(en="give X if you get Y / trade", zh="有条件交换 / 交换条件"),
        Text(
            en="A concession with an if: I give you this when you give me that. Good where the two sides care about "
            "different things.",
            zh="带条件的让步: 您给我那个, 我才给您这个。双方看重的东西不同时最有用。",
        ),
    ),
    (
        "objection",
        Text(en="objection", zh="异议 / 客户异议"),
        Text(
            en="A reason the customer gives against buying. First ask what is behind it, then answer, then check.",
            zh="客户说的不买的理由。先问清背后是什么, 再回应, 再核实。",
        ),
    ),
    (
        "authority",
        Text(en="authority", zh="权限"),
        Text(
            en="How far you may go on your own; beyond it you need your manager's approval.",
            zh="您自己可以决定到哪一步; 超出的要经理批准。",
        ),
    ),
    (
        "interest",
        Text(en="interest", zh="真正在意的"),
        Text(
            en="Why they want what they ask for. Ask for it: a price may be easier to give up than a date.",
            zh="对方为什么要这个。要问出来: 有时价格好让, 日期不好让。",
        ),
    ),
    (
        "frontier",
        Text(en="nothing left lying / left on the table", zh="没有白白留在桌上 / 留在桌上"),
        Text(
            en="A deal leaves something lying where another would have been better for both.",
            zh="如果换一份条件双方都更好, 那就有东西白白留在桌上了。",
        ),
    ),
    (
        "rubric",
        Text(en="rubric", zh="评分规则"),
        Text(
            en="What is scored, known before: how you did it and what came of it, each out of ten.",
            zh="事先公开的评分项: 过程和结果, 各 10 分。",
        ),
    ),
    (
        "form",
        Text(en="form", zh="试卷 / 份卷"),
        Text(
            en="The same kind of talk with other numbers and another buyer's mind, equally hard.",
            zh="同一类谈判的另一套数字和另一位客户, 难度相当。",
        ),
    ),
    (
        "payment_terms",
        Text(en="payment term / payment terms", zh="账期"),
        Text(
            en="How many days after delivery the customer pays. You finance these days.",
            zh="交货后多少天付款。这些天的钱由您垫着。",
        ),
    ),
    (
        "list_price",
        Text(en="list price", zh="目录价"),
        Text(en="The price before any discount.", zh="目录上写的价格, 还没有打任何折。"),
    ),
    (
        "discount",
        Text(en="discount", zh="折扣 / 打折"),
        Text(
            en="Taken off the list price. At 38% margin, 10% off costs more than a quarter of what you earn on the deal.",
            zh="从目录价里减掉的部分。毛利率 38% 时, 打九折就少掉四分之一以上的毛利。",
        ),
    ),
)

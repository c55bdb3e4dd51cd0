"""The words of the glossary: pay, deals, figures, and those of a talk before them. ` / ` parts ways to write the same."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text

from .glossary_talk import TALK, Entry

_PAY: tuple[Entry, ...] = (
    (
        "base",
        Text(en="base pay", zh="底薪"),
        Text(en="Paid whatever is sold.", zh="卖不卖都发的部分。"),
    ),
    (
        "commission",
        Text(en="commission", zh="提成"),
        Text(en="A share of what a rep sells or of its margin.", zh="按销售额或毛利的一定比例发给销售的钱。"),
    ),
    (
        "bonus",
        Text(en="bonus", zh="奖金"),
        Text(en="An amount for reaching something, a quota for example.", zh="达到某个要求 (例如指标) 时发的一笔钱。"),
    ),
    (
        "quota",
        Text(en="quota", zh="指标"),
        Text(en="How much a rep is to sell in a period.", zh="一名销售在一个周期里要完成的数。"),
    ),
    (
        "threshold",
        Text(en="threshold", zh="起提点"),
        Text(en="Below this, nothing of that part is paid.", zh="低于这个数, 这一部分不发。"),
    ),
    (
        "accelerator",
        Text(en="accelerator", zh="加速提成 / 阶梯加速"),
        Text(
            en="From some point on, each further sale pays a higher rate.",
            zh="超过某一点后, 每多卖一份, 提成比例更高。",
        ),
    ),
    (
        "cap",
        Text(en="cap / capped", zh="封顶"),
        Text(
            en="From this point on, selling more pays nothing more. Deals then tend to wait for the next period.",
            zh="到这一点之后, 多卖也不多发。于是单子常被留到下一期。",
        ),
    ),
    (
        "clawback",
        Text(en="clawback", zh="追回"),
        Text(
            en="Commission is taken back when the customer cancels or does not pay in time.",
            zh="客户退单或逾期不付时, 已发的提成要退回。",
        ),
    ),
    (
        "spif",
        Text(en="spiff / SPIF", zh="单品激励"),
        Text(en="A short extra reward for selling one thing.", zh="一段时间内卖某一样东西的额外奖励。"),
    ),
    (
        "team_pool",
        Text(en="team pool", zh="团队奖金池 / 奖金池"),
        Text(en="An amount earned together and shared out by a rule.", zh="大家一起挣、按规则分的一笔钱。"),
    ),
    (
        "contest",
        Text(en="contest", zh="销售竞赛"),
        Text(en="Prizes for places in a ranking.", zh="大家比名次, 按名次发奖。"),
    ),
    (
        "vesting",
        Text(en="long-term award", zh="长期激励"),
        Text(en="Promised now, paid years later to those who are still there.", zh="现在许下, 几年后还在职才发。"),
    ),
    (
        "crediting",
        Text(en="credited", zh="记入业绩"),
        Text(en="Whose quota a deal counts for, and when.", zh="一张单算在谁的指标里, 什么时候算。"),
    ),
)
_DEALS: tuple[Entry, ...] = (
    (
        "lead",
        Text(en="lead", zh="线索"),
        Text(en="Somebody who may become a customer; nothing is checked yet.", zh="可能成为客户的人, 还没有核实。"),
    ),
    (
        "deal",
        Text(en="deal", zh="商机"),
        Text(
            en="A sale that is being worked on, until it is won, lost or let rest.",
            zh="正在跟进的一单, 直到赢、丢或搁置。",
        ),
    ),
    (
        "pipeline",
        Text(en="pipeline", zh="在途商机 / 销售漏斗"),
        Text(en="All deals that are open, by how far they have come.", zh="全部还开着的商机, 按走到哪一步排。"),
    ),
    (
        "stage",
        Text(en="stage", zh="阶段"),
        Text(en="How far a deal has come: from first contact to signature.", zh="一单走到哪一步: 从初步接触到签约。"),
    ),
    (
        "rushed",
        Text(en="rush / rushed", zh="突击签单 / 突击"),
        Text(
            en="Signing early because the period ends: with a discount, and with more cancellations afterwards.",
            zh="因为周期要结束而提前签: 价格让得多, 之后退单也多。",
        ),
    ),
    (
        "held_over",
        Text(en="held over / hold over", zh="压单 / 捂单"),
        Text(
            en="A deal ready to sign is kept for the next period, where it pays more.",
            zh="可以签的单留到下一期, 因为下一期发得多。",
        ),
    ),
    (
        "no_decision",
        Text(en="no decision", zh="没有决定 / 无决定"),
        Text(
            en="The customer neither buys from you nor from a rival. The most frequent end of a deal.",
            zh="客户既不买您的, 也不买别家的。这是最常见的结局。",
        ),
    ),
    (
        "territory",
        Text(en="territory", zh="区域"),
        Text(en="The customers a rep looks after.", zh="一名销售负责的那些客户。"),
    ),
    (
        "service_book",
        Text(en="service contract / service book", zh="服务合同 / 服务存量"),
        Text(
            en="Contracts that come up for renewal each year; good service renews them.",
            zh="每年到期要续的合同; 服务做得好才续得上。",
        ),
    ),
    (
        "forecast",
        Text(en="forecast", zh="销售预测 / 预测"),
        Text(
            en="What will be sold, said beforehand. Compare it with what came.", zh="事先说会卖多少。事后要和实际对照。"
        ),
    ),
    (
        "receivable",
        Text(en="receivable / invoice", zh="应收账款 / 发票"),
        Text(en="Sold and delivered, and not paid yet.", zh="货交了, 钱还没收到。"),
    ),
    (
        "channel",
        Text(en="channel / dealer", zh="渠道 / 经销商"),
        Text(
            en="Who sells for you besides your own reps, and keeps part of the margin.",
            zh="除了自己的销售之外替您卖的人, 他们留下一部分毛利。",
        ),
    ),
)
_FIGURES: tuple[Entry, ...] = (
    (
        "same_luck",
        Text(en="same luck", zh="同样的运气"),
        Text(
            en="Each plan meets the same customers with the same chances, so that a difference comes from the plan.",
            zh="每种方案遇到同样的客户和同样的机会, 所以差别来自方案本身。",
        ),
    ),
    (
        "margin_of_error",
        Text(en="margin of error", zh="误差范围 / 误差"),
        Text(
            en="How far the figure may be off because only so many years were simulated. More years make it smaller.",
            zh="因为只模拟了这些年, 数字可能差多少。年数越多, 误差越小。",
        ),
    ),
    (
        "cannot_tell",
        Text(en="cannot tell", zh="分不清"),
        Text(
            en="The difference is smaller than the margin of error: nobody should decide by it.",
            zh="差别比误差还小: 不要凭它做决定。",
        ),
    ),
    (
        "unchanged",
        Text(en="if nobody changes", zh="假如谁都不改做法 / 谁都不改"),
        Text(
            en="What a spreadsheet says: the same sales, paid by the new rule.",
            zh="电子表格的算法: 业绩照旧, 只按新规则发钱。",
        ),
    ),
    (
        "reactions",
        Text(en="with the reps' reactions / reactions", zh="算上员工的反应 / 员工的反应"),
        Text(
            en="People work towards what is paid: other customers, other hours, other moments to sign.",
            zh="人会朝着发钱的方向走: 换客户, 换时间分配, 换签单时机。",
        ),
    ),
    (
        "limit",
        Text(en="limit", zh="底线条件 / 限制"),
        Text(en="What a plan must not break, however much it sells.", zh="方案卖得再多也不能碰的线。"),
    ),
    (
        "colleague",
        Text(en="colleague", zh="自动同事"),
        Text(
            en="Does your work by ordinary rules when you are not asked; your quarter is laid beside theirs.",
            zh="没轮到您时按惯例替您做事; 结束时您的季度和它的对照。",
        ),
    ),
    (
        "assumption",
        Text(en="assumed / assumption", zh="假设"),
        Text(
            en="A number nobody has measured for your firm. Ask what happens if it is different.",
            zh="没有在您公司量过的数。要问: 换一个数会怎样。",
        ),
    ),
)
WORDS: tuple[Entry, ...] = (*TALK, *_PAY, *_DEALS, *_FIGURES)

IN_OTHER_WORDS: Mapping[str, Text] = {
    "revenue": Text(en="What customers have signed for, before any cost.", zh="客户签下的金额, 没有扣任何成本。"),
    "gross_profit": Text(en="What is left of the sales after what the goods cost.", zh="销售额扣掉货的成本后剩下的。"),
    "margin": Text(
        en="What share of the price is yours after the goods are paid for.", zh="扣掉货的成本后, 价格里有多少是您的。"
    ),
    "contribution": Text(
        en="What is left for the firm after selling it, paying for it and repairing what went wrong.",
        zh="卖出去, 发了薪酬, 补了漏洞之后, 公司真正剩下的。",
    ),
    "pay_cost": Text(en="What selling costs in pay.", zh="为销售发的全部薪酬。"),
    "cash": Text(en="Money that has arrived, not only been promised.", zh="真正到账的钱, 不只是签下的。"),
    "collection_days": Text(en="How long you wait for your money.", zh="等钱要等多久。"),
    "bad_debt": Text(en="What never arrives.", zh="永远收不回来的。"),
    "discount_depth": Text(en="How much of the list price was given away.", zh="目录价里让掉了多少。"),
    "attainment": Text(
        en="How much of the target was reached; 100% is all of it.", zh="指标完成了多少; 100% 就是全部完成。"
    ),
    "win_rate": Text(
        en="Of deals that ended with a purchase, how many were yours.", zh="客户买了的单子里, 有多少是您的。"
    ),
    "no_decision_rate": Text(en="How many deals ended with nobody buying.", zh="多少单最后谁的都没买。"),
    "cycle_days": Text(en="How long a deal takes from first sight to signature.", zh="一单从露面到签约要多久。"),
    "utilisation": Text(en="How full the working week is.", zh="工作时间有多满。"),
}
"""What a KPI says in plain words, before its formula."""

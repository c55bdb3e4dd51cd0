"""What can happen: the kinds of events a run writes down, named in the past tense.

Each row of the log says when, what (and at which stage), about which case, by whom, caused by which earlier row, and one
whole number whose meaning is the kind's own. `story` is how `simsales story` tells it. The number of a kind is part of
the log format: append new ones, never renumber.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..i18n import Text


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind of event. `amount` names what the number is: money, microseconds of work, or nothing."""

    code: int
    name: str
    subject: str
    actor: str
    amount: str
    story: Text


KINDS: list[EventKind] = []


def _kind(code: int, name: str, subject: str, actor: str, amount: str, en: str, zh: str) -> int:
    KINDS.append(EventKind(code, name, subject, actor, amount, Text(en=en, zh=zh)))
    return code


SELLER_JOINED = _kind(1, "seller_joined", "", "seller", "capacity, microseconds", "{actor} joined", "{actor} 到岗")
QUOTA_SET = _kind(2, "quota_set", "", "seller", "money", "{actor} got a quota of {money}", "{actor} 的指标定为 {money}")
TIME_PLANNED = _kind(
    3,
    "time_planned",
    "",
    "seller",
    "microseconds a week",
    "{actor} planned {hours} h a week",
    "{actor} 安排每周 {hours} 小时",
)
"""The step is the task: selling, prospecting, service."""
CAPACITY_CHANGED = _kind(
    4,
    "capacity_changed",
    "",
    "seller",
    "capacity until the end of the run, microseconds",
    "{actor} has more or fewer hours for deals",
    "{actor} 跟进商机的时间变了",
)
AUTHORITY_SET = _kind(
    5, "authority_set", "", "", "millionths", "reps may now give another discount", "销售的让价权限变了"
)
PRICES_SET = _kind(6, "prices_set", "", "", "millionths of the list price", "the price line moved", "价格线变了")
REP_LEFT = _kind(7, "rep_left", "", "seller", "cost of a replacement, money", "{actor} left", "{actor} 离职")
REP_HIRED = _kind(8, "rep_hired", "", "seller", "", "somebody new took {actor}'s place", "{actor} 的位子来了新人")
REP_TRAINED = _kind(9, "rep_trained", "", "seller", "", "{actor} took a course", "{actor} 参加了培训")
LEAD_ARRIVED = _kind(
    10,
    "lead_arrived",
    "case",
    "seller",
    "money at list price",
    "a lead arrived for {actor}, worth {money} at list price",
    "{actor} 得到一条线索, 按目录价值 {money}",
)
WORK_STARTED = _kind(
    11,
    "work_started",
    "case",
    "seller",
    "work, microseconds",
    "{actor} started on {stage} ({hours} h of work)",
    "{actor} 开始 {stage} (需 {hours} 小时)",
)
STAGE_PASSED = _kind(12, "stage_passed", "case", "seller", "", "{stage} done", "{stage}已完成")
OFFER_MADE = _kind(13, "offer_made", "case", "seller", "money", "{actor} offered {money}", "{actor} 报价 {money}")
APPROVAL_ASKED = _kind(
    14,
    "approval_asked",
    "case",
    "seller",
    "money off list",
    "{actor} asked the manager for {money} off",
    "{actor} 向经理申请让价 {money}",
)
DISCOUNT_GRANTED = _kind(
    15, "discount_granted", "case", "seller", "money off list", "{money} off was granted", "同意让价 {money}"
)
DEAL_PUT_FIRST = _kind(16, "deal_put_first", "case", "seller", "", "{actor} put it first", "{actor} 优先跟进")
DEAL_PUT_ASIDE = _kind(17, "deal_put_aside", "case", "seller", "", "{actor} put it aside", "{actor} 先放一放")
DEAL_BACK_IN_TURN = _kind(
    18, "deal_back_in_turn", "case", "seller", "", "{actor} took it up in turn again", "{actor} 恢复正常跟进"
)
DEAL_PUSHED = _kind(
    19,
    "deal_pushed",
    "case",
    "seller",
    "money off",
    "{actor} pressed for a signature now, with {money} off",
    "{actor} 催客户现在就签, 让价 {money}",
)
DEAL_WON = _kind(
    20, "deal_won", "case", "seller", "money", "{actor} won: signed for {money}", "{actor} 赢单: 签约 {money}"
)
DEAL_LOST = _kind(
    21,
    "deal_lost",
    "case",
    "rival, or the seller",
    "money at the winner's price",
    "lost: the buyer took {actor}",
    "丢单: 客户选了 {actor}",
)
DEAL_UNDECIDED = _kind(
    22, "deal_undecided", "case", "seller", "", "no decision: the buyer let it rest", "没有决定: 客户把这事放下了"
)
DEAL_HELD = _kind(
    25,
    "deal_held",
    "case",
    "seller",
    "",
    "{actor} put the signature off until the next period",
    "{actor} 把签约推到下期",
)
CUSTOMER_WON = _kind(23, "customer_won", "case", "seller", "", "a new customer", "新客户")
COST_COMMITTED = _kind(
    24, "cost_committed", "case", "seller", "cost, money", "it will cost us {money}", "成本将为 {money}"
)
GOODS_DELIVERED = _kind(
    30, "goods_delivered", "case", "seller", "cost, money", "delivered, at a cost of {money}", "已交付, 成本 {money}"
)
INVOICE_ISSUED = _kind(31, "invoice_issued", "case", "seller", "money", "invoice over {money}", "开票 {money}")
CASH_COLLECTED = _kind(32, "cash_collected", "case", "seller", "money", "the customer paid {money}", "客户付款 {money}")
INVOICE_WRITTEN_OFF = _kind(
    33, "invoice_written_off", "case", "seller", "money", "{money} was written off", "核销坏账 {money}"
)
CHANNEL_PAID = _kind(
    34, "channel_paid", "case", "seller", "money", "{actor} kept a margin of {money}", "{actor} 的渠道毛利 {money}"
)
CONTRACT_DUE = _kind(
    35,
    "contract_due",
    "case",
    "seller",
    "money per year",
    "the service contract over {money} a year came up",
    "每年 {money} 的服务合同到期",
)
CONTRACT_RENEWED = _kind(36, "contract_renewed", "case", "seller", "money", "renewed for {money}", "续约 {money}")
CONTRACT_LAPSED = _kind(
    37,
    "contract_lapsed",
    "case",
    "seller",
    "margin lost, money",
    "not renewed: {money} of margin lost",
    "未续约: 损失毛利 {money}",
)
CREDIT_GIVEN = _kind(
    40, "credit_given", "case", "seller", "money", "{actor} was credited with {money}", "{actor} 计入业绩 {money}"
)
CREDIT_TAKEN_BACK = _kind(
    41,
    "credit_taken_back",
    "case",
    "seller",
    "money",
    "{money} of credit was taken back from {actor}",
    "从 {actor} 扣回业绩 {money}",
)
PAY_EARNED = _kind(42, "pay_earned", "pay line", "seller", "money", "{actor} earned {money}", "{actor} 应得 {money}")
RISK_STRUCK = _kind(50, "risk_struck", "", "risk", "", "{actor} struck", "风险发生: {actor}")
WORK_CUT = _kind(
    60,
    "work_cut",
    "case",
    "seller",
    "work not done, microseconds",
    "the run ended during this work",
    "模拟在此项工作中结束",
)
RUN_ENDED = _kind(61, "run_ended", "", "", "", "the run ended", "模拟结束")
COACHING_BEGUN = _kind(
    70,
    "coaching_begun",
    "",
    "seller",
    "microseconds a week",
    "{actor} is coached, {hours} h a week",
    "{actor} 开始接受辅导, 每周 {hours} 小时",
)
COACHING_ENDED = _kind(
    71,
    "coaching_ended",
    "",
    "seller",
    "microseconds a week",
    "{actor} is coached no longer",
    "{actor} 的辅导结束",
)
MORALE_MOVED = _kind(
    72, "morale_moved", "", "seller", "morale, millionths", "{actor}'s morale, a month later", "{actor} 本月的士气"
)
HONOUR_GIVEN = _kind(73, "honour_given", "pay line", "seller", "", "{actor} was honoured", "{actor} 受到表彰")
"""Written where people have a morale."""
MEETING_BEGUN = _kind(
    100, "meeting_begun", "case", "seller", "", "{actor} sat down with the buyer", "{actor} 与客户坐下来谈"
)
MOVE_MADE = _kind(
    101, "move_made", "case", "seller", "the outcome offered, -1 for none", "{actor}: {said}", "{actor}: {said}"
)
"""The step is the dialogue act, by its place in the list of acts."""
ANSWER_HEARD = _kind(
    102, "answer_heard", "case", "seller", "the outcome named, -1 for none", "the buyer: {said}", "客户: {said}"
)
"""The step is what was said, by its place in the list of answers."""
MEETING_ENDED = _kind(103, "meeting_ended", "case", "seller", "turns", "the talk was over", "谈话结束")
DELIVERY_PROMISED = _kind(
    80,
    "delivery_promised",
    "case",
    "seller",
    "days from now, microseconds",
    "delivery was promised within {days} days",
    "承诺 {days} 天内交付",
)
EXTRAS_PROMISED = _kind(
    81,
    "extras_promised",
    "case",
    "seller",
    "cost, money",
    "services were promised with it that cost us {money}",
    "另外承诺了服务, 我方成本 {money}",
)
"""Told only: the amount is part of the cost committed."""
DELIVERED_LATE = _kind(
    82, "delivered_late", "case", "seller", "days late, microseconds", "that was {days} days late", "误期 {days} 天"
)
PENALTY_CHARGED = _kind(
    83,
    "penalty_charged",
    "case",
    "seller",
    "money",
    "a penalty of {money} for late delivery",
    "误期违约金 {money}",
)
COMPLAINT_MADE = _kind(84, "complaint_made", "case", "seller", "", "the customer complained", "客户投诉")
COMPLAINT_ANSWERED = _kind(
    85, "complaint_answered", "case", "seller", "", "we answered the complaint", "我方答复了投诉"
)
COMPLAINT_SETTLED = _kind(86, "complaint_settled", "case", "seller", "", "the complaint was settled", "投诉已平息")
COMPLAINT_NOT_SETTLED = _kind(
    87,
    "complaint_not_settled",
    "case",
    "seller",
    "",
    "the answer did not satisfy the customer",
    "客户对答复不满意",
)
PAYMENT_HELD_BACK = _kind(
    88,
    "payment_held_back",
    "case",
    "seller",
    "money",
    "the customer held {money} back because of the complaint",
    "客户因投诉暂不支付 {money}",
)
ORDER_CANCELLED = _kind(
    89,
    "order_cancelled",
    "case",
    "seller",
    "money",
    "the customer cancelled the order: {money} will never come",
    "客户取消订单: {money} 不再支付",
)
GOODS_RETURNED = _kind(
    90,
    "goods_returned",
    "case",
    "seller",
    "what they are worth, money",
    "the goods came back, worth {money}",
    "货物退回, 价值 {money}",
)

BY_CODE = {kind.code: kind for kind in KINDS}
STAGE_SHIFT = 8
"""The kind column keeps the stage of a deal in its high byte."""
KIND_MASK = (1 << STAGE_SHIFT) - 1
"""What is left of it without the stage."""

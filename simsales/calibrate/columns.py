"""What a CRM calls things: headers and stage values, English and Chinese, and which of ours they mean.

Used when an export is opened. What is in these tables is known; what only resembles it is a guess (`guessing`), named in
the mapping file, and the table is where a new name is added.
Source: exports of Maven, Salesforce, HubSpot, Zoho, Odoo, CordysCRM and others as seen in public.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from simsales.i18n import Text

Meaning = Literal[
    "id",
    "rep",
    "product",
    "account",
    "stage",
    "created",
    "contacted",
    "closed",
    "won_on",
    "days",
    "amount",
    "list_price",
    "source",
    "client",
]
Outcome = Literal["won", "lost", "no decision", "open"]

LABELS: Mapping[Meaning, Text] = {
    "id": Text(en="number of the deal", zh="商机编号"),
    "rep": Text(en="rep", zh="负责人"),
    "product": Text(en="product", zh="产品"),
    "account": Text(en="account", zh="客户"),
    "stage": Text(en="stage", zh="商机阶段"),
    "created": Text(en="date it came in", zh="创建日期"),
    "contacted": Text(en="date of our first answer", zh="首次联系日期"),
    "closed": Text(en="date it was closed", zh="结案日期"),
    "won_on": Text(en="date it was won", zh="赢单日期"),
    "days": Text(en="days it took", zh="用时天数"),
    "amount": Text(en="amount", zh="金额"),
    "list_price": Text(en="list price", zh="目录价"),
    "source": Text(en="source", zh="来源"),
    "client": Text(en="client before", zh="老客户"),
}

HEADERS: Mapping[Meaning, Sequence[str]] = {
    "id": (
        "opportunity id",
        "opportunityid",
        "opportunity number",
        "deal id",
        "record id",
        "lead id",
        "mql id",
        "id",
        "商机编号",
        "业务编码",
        "线索编号",
        "单号",
    ),
    "rep": (
        "sales agent",
        "sales rep",
        "owner",
        "owner.name",
        "deal owner",
        "opportunity owner",
        "sales person",
        "salesperson",
        "seller",
        "account executive",
        "sr id",
        "负责人",
        "负责人姓名",
        "销售",
        "销售员",
        "销售人员",
        "业务员",
        "客户经理",
    ),
    "product": (
        "product",
        "product name",
        "product group",
        "supplies group",
        "产品",
        "产品名称",
        "意向产品",
        "物品名称",
        "产品线",
    ),
    "account": (
        "account",
        "account name",
        "account.name",
        "customer",
        "customer name",
        "company",
        "company name",
        "客户",
        "客户名称",
        "公司名称",
    ),
    "stage": (
        "deal stage",
        "stage",
        "stage name",
        "stagename",
        "sales stage",
        "opportunity result",
        "result",
        "outcome",
        "status",
        "deal status",
        "商机阶段",
        "阶段",
        "销售阶段",
        "商机状态",
        "状态",
        "结果",
    ),
    "created": (
        "engage date",
        "created",
        "create date",
        "created date",
        "createddate",
        "created time",
        "creation date",
        "created on",
        "date created",
        "open date",
        "opened",
        "first contact date",
        "first contact",
        "创建时间",
        "创建日期",
        "立项日期",
        "新建时间",
        "录入日期",
    ),
    "contacted": (
        "first response",
        "first response date",
        "first response time",
        "first responded",
        "first answered",
        "first touch",
        "first touch date",
        "first call date",
        "first activity date",
        "date of first response",
        "contacted",
        "contacted on",
        "date contacted",
        "首次响应时间",
        "首次响应日期",
        "首次跟进时间",
        "首次跟进日期",
        "首次联系时间",
        "首次联系日期",
    ),
    "closed": (
        "close date",
        "closed date",
        "closedate",
        "closing date",
        "close time",
        "closed on",
        "date closed",
        "end date",
        "成交时间",
        "成交日期",
        "结束时间",
        "结束日期",
        "结案日期",
        "结案时间",
        "关闭时间",
        "关闭日期",
    ),
    "won_on": ("won date", "date won", "won on", "赢单日期", "赢单时间"),
    "days": (
        "days to close",
        "sales cycle",
        "sales cycle days",
        "total days identified through closing",
        "duration",
        "age",
        "销售周期",
        "成交周期",
        "用时天数",
    ),
    "amount": (
        "close value",
        "amount",
        "deal amount",
        "deal value",
        "value",
        "opportunity amount",
        "opportunity amount usd",
        "金额",
        "商机金额",
        "成交金额",
        "合同金额",
        "签约金额",
    ),
    "list_price": ("sales price", "list price", "unit price", "目录价", "单价", "标准价"),
    "source": (
        "source",
        "lead source",
        "leadsource",
        "origin",
        "route to market",
        "来源",
        "商机来源",
        "线索来源",
        "机会来源",
    ),
    "client": (
        "client",
        "client type",
        "existing customer",
        "revenue from client past two years (usd)",
        "新老客户",
        "客户类型",
    ),
}

STAGES: Mapping[Outcome, Sequence[str]] = {
    "won": ("won", "closed won", "win", "赢单", "成功", "成交", "已成交", "赢单关闭", "已赢单", "已签约", "中标"),
    "lost": ("lost", "closed lost", "loss", "丢单", "输单", "失败", "输单关闭", "已丢单", "已输单", "未中标", "流失"),
    "no decision": (
        "no decision",
        "abandoned",
        "on hold",
        "cancelled",
        "canceled",
        "搁置",
        "无决定",
        "已取消",
        "取消",
        "无效",
        "作废",
        "暂停",
    ),
    "open": (
        "open",
        "new",
        "in progress",
        "prospecting",
        "prospect",
        "engaging",
        "qualification",
        "qualified",
        "needs analysis",
        "value proposition",
        "id. decision makers",
        "perception analysis",
        "proposal",
        "proposal/price quote",
        "negotiation",
        "negotiation/review",
        "negotiating",
        "discovery",
        "demo",
        "presentation scheduled",
        "decision maker bought in",
        "contract sent",
        "appointment scheduled",
        "qualified to buy",
        "新建",
        "进行中",
        "跟进中",
        "初步接触",
        "需求明确",
        "需求分析",
        "方案验证",
        "方案制定",
        "报价",
        "项目汇报",
        "商务采购",
        "商务谈判",
        "谈判",
        "合同审批",
        "招投标",
    ),
}

FIRST_CONTACT = ("first contact date", "first contact")
"""The day a lead came in, where no other column says that; else the day of our first answer."""
_MEANING_OF = {header: meaning for meaning, headers in HEADERS.items() for header in headers}
_OUTCOME_OF = {stage: outcome for outcome, stages in STAGES.items() for stage in stages}


def levelled(words: str) -> str:
    """A name without what people type differently: width, case, `_`, `-`, blanks around and doubled."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("_", " ").replace("-", " ")
    return " ".join(plain.split()).strip(" :*")


def meaning_of(header: str) -> Meaning | None:
    """Which of our columns a header names; None if it is none of them."""
    return _MEANING_OF.get(levelled(header))


def outcome_of(stage: str) -> Outcome | None:
    """How a deal in this stage stands; None if the value is not known."""
    return _OUTCOME_OF.get(levelled(stage))


def allowed_headers(meanings: Iterable[Meaning]) -> Text:
    """`allowed: stage (deal stage, stage, ...); ...`"""

    def listed(lang: Literal["zh", "en"]) -> str:
        return "; ".join(f"{LABELS[meaning].say(lang)} ({', '.join(HEADERS[meaning])})" for meaning in meanings)

    return Text(en=f"allowed: {listed('en')}", zh=f"允许: {listed('zh')}")


def allowed_stages() -> Text:
    listed = "; ".join(f"{outcome}: {', '.join(stages)}" for outcome, stages in STAGES.items())
    return Text(en=f"allowed: {listed}", zh=f"允许: {listed}")

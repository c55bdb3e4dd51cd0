"""What a CRM calls things: headers and stage values, English and Chinese, and which of ours they mean.

Used when an export is opened. A header or a value that is not in these tables is never guessed at: the file is refused
with what is allowed, and the table is where a new name is added.
Source: exports of Maven, Salesforce, HubSpot, Zoho, Odoo and CordysCRM as seen in public.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from simsales.i18n import Text

Meaning = Literal["id", "rep", "product", "account", "stage", "created", "closed", "amount", "list_price"]
Outcome = Literal["won", "lost", "no decision", "open"]

LABELS: Mapping[Meaning, Text] = {
    "id": Text(en="number of the deal", zh="商机编号"), "rep": Text(en="rep", zh="负责人"),
    "product": Text(en="product", zh="产品"), "account": Text(en="account", zh="客户"),
    "stage": Text(en="stage", zh="商机阶段"), "created": Text(en="date it came in", zh="创建日期"),
    "closed": Text(en="date it was closed", zh="结案日期"), "amount": Text(en="amount", zh="金额"),
    "list_price": Text(en="list price", zh="目录价")}

HEADERS: Mapping[Meaning, Sequence[str]] = {
    "id": ("opportunity id", "opportunity number", "deal id", "record id", "id", "商机编号", "业务编码"),
    "rep": ("sales agent", "sales rep", "owner", "owner.name", "deal owner", "opportunity owner", "sales person",
            "salesperson", "负责人", "负责人姓名", "销售", "销售员", "销售人员"),
    "product": ("product", "product name", "产品", "产品名称", "意向产品", "物品名称"),
    "account": ("account", "account name", "account.name", "customer", "company", "客户", "客户名称"),
    "stage": ("deal stage", "stage", "stage name", "stagename", "商机阶段", "阶段", "销售阶段"),
    "created": ("engage date", "created", "create date", "created date", "createddate", "created time",
                "创建时间", "创建日期", "立项日期"),
    "closed": ("close date", "closed date", "closedate", "closing date",
               "成交时间", "成交日期", "结束时间", "结案日期"),
    "amount": ("close value", "amount", "deal amount", "value", "金额", "商机金额", "成交金额"),
    "list_price": ("sales price", "list price", "unit price", "目录价", "单价", "标准价")}

STAGES: Mapping[Outcome, Sequence[str]] = {
    "won": ("won", "closed won", "赢单", "成功", "成交", "已成交", "赢单关闭"),
    "lost": ("lost", "closed lost", "丢单", "输单", "失败", "输单关闭"),
    "no decision": ("no decision", "abandoned", "on hold", "搁置", "无决定", "已取消"),
    "open": ("open", "prospecting", "engaging", "qualification", "needs analysis", "proposal", "negotiation",
             "新建", "跟进中", "初步接触", "需求明确", "方案验证", "项目汇报", "商务采购", "商务谈判")}

_MEANING_OF = {header: meaning for meaning, headers in HEADERS.items() for header in headers}
_OUTCOME_OF = {stage: outcome for outcome, stages in STAGES.items() for stage in stages}


def levelled(words: str) -> str:
    """A name without what people type differently: width, case, `_`, `-`, blanks around and doubled."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("_", " ").replace("-", " ")
    return " ".join(plain.split())


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

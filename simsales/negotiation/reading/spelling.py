"""Typing slips at the table: a sound-alike character from a Chinese keyboard, a letter too few or too many in English.

Only words that carry the meaning of a line are mended, and only where nothing else fits as well: a slip that could be
two words stays as it is, and the line is asked back.
"""

from __future__ import annotations

import re
from functools import cache


def _listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_KEYWORDS = _listed(
    """
    价格 价钱 报价 账期 付款 回款 结款 交期 交货 到货 发货 培训 质保 保修 售后 预算 合同 请示 经理 总结 成交 签约
    条件 折扣 优惠 客户 案例 竞争 担心 顾虑 接受 坚持 底线 底价 审批 领导 申请 数量 样机 样品 资料 权限 放心
    """
)
_SOUND_ALIKE = {
    "价": "假架驾嫁", "格": "各阁", "报": "爆抱", "账": "涨胀仗张", "期": "其起器", "付": "负富复副", "款": "宽", "交": "胶焦教",
    "货": "获祸或", "到": "倒道", "发": "法", "培": "陪赔配", "训": "讯迅寻巡", "质": "制治智支", "保": "宝饱报", "修": "休秀",
    "售": "受手", "后": "候厚", "预": "欲遇于", "算": "蒜", "合": "和河何", "同": "童桐", "请": "情清", "示": "是事", "经": "精惊",
    "理": "里礼", "总": "综", "结": "接节", "成": "诚", "签": "千前", "约": "月", "条": "跳", "件": "见建", "折": "拆哲", "扣": "口",
    "优": "忧由", "惠": "会慧", "案": "按", "例": "列利", "担": "单但", "心": "新", "顾": "故固", "虑": "率律", "接": "节街", "受": "收售",
    "坚": "艰", "持": "吃迟", "底": "低抵", "线": "现限", "审": "申", "批": "披", "领": "另", "导": "到倒", "数": "树", "量": "亮两",
    "样": "洋养", "机": "鸡级", "品": "拼", "资": "姿", "料": "聊", "权": "全", "限": "线现", "放": "防", "竞": "竟境", "争": "正",
    "客": "可", "户": "护",
}  # fmt: skip
_REAL_WORDS = frozenset(
    _listed("""
    交接 到或 发获 保持 保休 合和 和同 成教 价个 交给 交其 付负 预于 签月 千约 前约 报假 抱价 底线 底现 到倒 结接
    资聊 全限 数两 可户 样级 交起 质报 报修 宝修 价各 请是 请事 受候 手后 结清 合计 经里 案利 优会 条见 低价 权现
    底限 低线 单心 新顾 但心
    """)
)
_AGAIN = re.compile(
    r"在(?=(?:降|让|便宜|加[一二两三四五六七八九十\d送点]|送[您你一二两三\d]|减|优惠|少|多[给送加让]|低|退一步|延))"
)

_MAY_I = re.compile(r"[形型](?=[吗么不嘛])")

_KNOWN_SLIPS = {
    "ninty": "ninety", "fourty": "forty", "fivty": "fifty", "thrity": "thirty", "fifity": "fifty", "sixy": "sixty", "twenthy": "twenty",
    "milion": "million", "millon": "million", "thousend": "thousand", "thosand": "thousand", "hundered": "hundred", "precent": "percent",
    "recieve": "receive", "garantee": "guarantee", "wich": "which", "teh": "the", "becuase": "because", "definately": "definitely",
    "moths": "months", "weaks": "weeks", "dayz": "days", "cheep": "cheap", "prise": "price", "acept": "accept", "aggree": "agree",
    "agred": "agreed", "somthing": "something", "garanty": "guarantee", "waranty": "warranty", "warrenty": "warranty",
}  # fmt: skip
_WORTH_MENDING = _listed(
    """
    price payment delivery deliver deliveries warranty training trainings session sessions discount offer contract
    manager director budget approval authority months weeks percent agreed agree accept accepted concern concerns
    concerned worried deadline competitor competitors summary summarise summarize recap proposal suggest propose
    guarantee promise sample samples document documents brochure quantity machines supplier suppliers service
    support expensive cheaper quality finance financing schedule priority priorities important decision decide
    decides morning afternoon evening hello thanks conditions condition terms lowest bottom cannot million
    thousand hundred payback savings customers references certified engineer engineers maintenance operators
    exchange provided acceptable upgrade worry problem question questions settled because understand installation
    timeline another maximum minimum quarter
    """
)
_LEAVE_ALONE = frozenset(
    _listed("""
    prince pride prime prize precise patent patient trailing straining draining raining terns teams therms tears
    contact context contrast content conditional worth worthy word words works worded quality equality qualify
    offset office officer offend decides decided quarters quarterly monthly weekly session season lesson lessons
    services serviced supports supporter important importantly import imports export accepts except exception
    agrees agency managers manage managed direct director directors budgets approve approved approves samples
    simple simply ample deadline deadlines settle cheapest cheap cheaply serve serves machine engines engine
    document documented references reference referenced preferences preference customer custom customs complete
    completes compete competes competition thank thankful thinks things mourning learning turning meaning leaving
    evening seven eleven even event events another other others mother father brother rather whether weather
    termed maintain questioned problems discounts discounted discount contracts contracted contractor warranties
    guaranteed promised promises premise premises prices priced pricing pricey payments delivered delivers
    conditioned worries worrying decisive decisions revision division offers offered offering accepting proposals
    suggested suggests proposed proposes purpose purposes concerning quantities machinery supplies supplied supply
    supported understands understood install installed installing prior priors lowes lower slowest follow follows
    billion trillion percentage thousands hundreds millions finances financed exchanged schedules scheduled
    upgraded mornings afternoons expense expenses expansive extensive provide provides provider bottoms button
    budge budged budging concert concerts cotton condition agreement agreements acceptance lessen lesson possession
    """)
)
_WORD = re.compile(r"[a-z]{5,20}")


def mended_chinese(words: str) -> str:
    """Sound-alike characters in the table's own words put right; 在 before a verb of giving is 再."""
    if words.isascii():
        return words
    words = _MAY_I.sub("行", _AGAIN.sub("再", words))
    slips, pattern = _chinese_slips()
    return pattern.sub(lambda found: slips[found[0]], words)


@cache
def _chinese_slips() -> tuple[dict[str, str], re.Pattern[str]]:
    slips: dict[str, str] = {}
    twice: set[str] = set()
    for keyword in _KEYWORDS:
        for place, sign in enumerate(keyword):
            for like in _SOUND_ALIKE.get(sign, ""):
                slip = keyword[:place] + like + keyword[place + 1 :]
                twice |= {slip} if slips.get(slip, keyword) != keyword else set()
                slips[slip] = keyword
    for slip in twice | _REAL_WORDS | set(_KEYWORDS):
        slips.pop(slip, None)
    return slips, re.compile("|".join(map(re.escape, slips)))


def mended_english(words: str) -> str:
    """Each English word that is one slip away from exactly one word that matters at the table."""
    return _WORD.sub(lambda found: _mended(found[0]), words)


@cache
def _known() -> frozenset[str]:
    endings = ("", "s", "d", "ed", "ing", "r", "er", "ly", "es", "ance")
    grown = {word + ending for word in _WORTH_MENDING for ending in endings}
    return frozenset(grown) | {word.removesuffix("s") for word in _WORTH_MENDING} | _LEAVE_ALONE


def _mended(word: str) -> str:
    if word in _KNOWN_SLIPS:
        return _KNOWN_SLIPS[word]
    if word in _known():
        return word
    return _nearest(word)


def _nearest(word: str) -> str:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = 1 if len(word) < 8 else 2
    near = process.extract(word, _WORTH_MENDING, scorer=OSA.distance, score_cutoff=allowed, limit=2)
    near = [found for found in near if found[0][0] == word[0]]
    if not near or (len(near) > 1 and near[0][1] == near[1][1]):
        return word
    return str(near[0][0])

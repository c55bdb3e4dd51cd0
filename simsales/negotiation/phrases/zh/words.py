"""Chinese words for the things that are talked about: pronouns by voice, topics, objections nobody wrote a text for."""

from __future__ import annotations

from collections.abc import Mapping

from ..scene import Voice

PRONOUNS: Mapping[Voice, Mapping[str, str]] = {
    "warm": {"you": "您", "we": "我们"},
    "businesslike": {"you": "你们", "we": "我们"},
    "blunt": {"you": "你们", "we": "我们"},
    "formal": {"you": "贵方", "we": "我方"},
}
TOPICS: Mapping[str, str] = {
    "need": "用途",
    "priorities": "先看重什么",
    "budget": "预算",
    "deadline": "时间要求",
    "decision": "怎么定",
    "rival": "和别家的比较",
    "worry": "我们的顾虑",
    "objection": "那个顾虑",
    "price": "价格",
    "volume": "数量",
    "payment": "账期",
    "delivery": "交付",
    "service": "服务",
    "warranty": "质保",
    "training": "培训",
    "scope": "范围",
    "timing": "时机",
    "trust": "可靠性",
    "call": "回电",
    "sample": "样机",
    "document": "资料",
}
DOUBT_NAMES: Mapping[str, str] = {
    "price": "价格",
    "need": "需求",
    "timing": "时机",
    "trust": "可靠性",
    "rival": "和别家的差别",
}
OBJECTIONS: Mapping[str, tuple[str, ...]] = {
    "price": ("价格偏高，我们这边不好过。", "太贵了，这个价我说不出口。", "花这个钱，我们觉得贵了。"),
    "need": ("现在这套还能用，为什么要换？", "我们是不是真用得上，还说不准。", "没有它我们也在转，用不上就是摆设。"),
    "timing": ("现在上不是时候，手头的事排满了。", "这个时间点不合适，想往后放放。", "眼下没到办这件事的时候。"),
    "trust": (
        "以前没合作过，出了事找谁？",
        "东西靠不靠得住，我没见过，不放心。",
        "话谁都会说，我信不过没用过的东西。",
    ),
    "rival": (
        "另一家的方案也在桌上，好在哪里要说得出来。",
        "别家也能做，为什么非选这一家？",
        "我们一直在跟另一家谈，差别我看不出来。",
    ),
}
REASONS: Mapping[str, tuple[str, ...]] = {
    "price": ("花出去的钱和得到的东西，我们还没算平。", "价格这一项要能对内解释，我现在解释不了。"),
    "need": ("换一套大家都要重新适应，好处我还没看见。", "用的人没来要过，我怕买回来用不上。"),
    "timing": ("现在上，人手和安排都要动，眼下不是时候。", "手上的事没收尾，再开一摊怕两头误。"),
    "trust": ("没打过交道，真出了问题谁来管，我不放心。", "以前吃过没人管的亏，信不过空口的话。"),
    "rival": ("选谁都要说出理由，和别家差在哪儿我还讲不清。", "另一家我们熟，要换得有个说法。"),
}

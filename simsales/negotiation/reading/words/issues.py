"""What the issues of a table are called, and the words around a number that turn it: off, less, up to, from the list price."""

from __future__ import annotations

from .pattern import one_of

ISSUE_WORDS = {
    "payment": (
        "(?<!your )(?<!our )terms(?= (?:to|of|at)? ?\\d)",
        "to pay",
        r"货到(?=.{0,8}(?:付|结|款))|(?:到货|交货|验收|收货|开票|发票)(?:合格)?(?:后|以后|之后)?(?=.{0,6}(?:付|"
        r"结|款))|(?:付|结|打)款(?:期限?|方式|条件|周期)?|"
        r"账期|回款|结款|结账|结算|尾款|货款|月结|付清|赊账?|欠款|付(?!出)|zhangqi|fukuan",
        "payments?(?: terms?| period| days)?",
        "zhangqi|fukuan",
        r"pay(?:ing|able)?(?: (?:after|upon|on|from) (?:delivery|receipt|arrival|invoice|acceptance))?",
        r"(?:after|upon|on|from) (?:delivery|receipt|arrival|acceptance)(?=.{0,20}(?:pay|paid))",
        r"net(?= ?\d| ?[a-z]+ty|\s)",
        "paid",
        "credit(?: terms?| period)?",
        "invoices?",
        "settle(?:ment)?",
        "cash(?! flow)",
    ),
    "delivery": (
        r"(?<=[天周月内])(?:之?内|左右)?(?:就|能|可以|准)?(?:到(?=$|[,.!?吧吗可行的我])|装好|上线|装完|交付|交)",
        r"(?<=[能肯愿以多您你意得])等(?=[\d一二两三四五六七八九十半])",
        "wait(?:s|ing)?(?= (?:\\w+ )?(?:\\d|[a-z]+ (?:days|weeks|months)))",
        r"交期|交货期?|到货|交付期?|发货|供货|送到|送货|运到|交到|货期|工期|到厂|进场|到位|出货|"
        r"提货|货到|拿到货|给货|jiaoqi|jiaohuo|daohuo",
        "deliver(?:y|ed|ing|ies)?(?: time| date)?",
        "jiaoqi|jiaohuo|daohuo",
        "ship(?:ping|ped|ment)?",
        "lead ?times?",
        "on ?site(?! training)",
        "arriv(?:e|es|al|ed)",
        "turnaround",
    ),
    "training": (
        r"培训|训练(?!有素)|教学|上课|课程?|peixun",
        "train(?:ing|ings)?(?: sessions?)?",
        "sessions?",
        "workshops?",
        "class(?:es)?",
        "courses?",
    ),
    "warranty": (
        r"质保期?|保修期?|保固|质量保证|包修|baoxiu|zhibao",
        "warrant(?:y|ies)",
        "baoxiu|zhibao",
        "guarantees?(?= period|[,.;]|$| of \\d| \\d)",
        "(?:warranty )?coverage",
    ),
    "price": (
        r"价格|价钱|价位|单价|总价|报价|售价|价(?!值|比)|jiage",
        "prices?",
        "jiage",
        "priced",
        "cost",
        "quote",
        "discount",
    ),
    "volume": (
        r"多(?:买|订|要|拿|来|加|签)(?:几|两|一)?[台套件部个]?|数量|采购量|订量|订货量|台数",
        "quantit(?:y|ies)",
        "volumes?",
        "order size",
    ),
    "service": (r"售后|服务|维保|维护|巡检|上门", "service", "support", "maintenance", "sla"),
    "scope": (r"范围|配置|模块", "scope", "modules?"),
}
PAID_AT_ONCE = one_of(
    (
        r"货到(?:就|当场|马上|立即|即)?付(?:清|款|全款)?(?![^,.;]{0,3}\d)|当场(?:付|结)(?:清|款|"
        r"账)?|现款现货|现款|现结|现金(?:支付|结算|付款)?|一次性?(?:付|结)清|"
        r"全款|立即付款?|马上付款?|款到发货|先款后货|即时?付",
        "cash on (?:delivery|the spot)",
        "pay(?:ment|s)? (?:on|upon|at) delivery",
        "cod",
        "(?:pay|payment|cash|paid)(?: it)?(?: all| everything| in full)? (?:up ?front|immediately|in advance|right away|"
        "on the spot|at once)",
        "prepay(?:ment)?",
        "immediate payment",
    )
)
PART_PAID = one_of(
    (
        r"预付|定金|订金|首付|尾款|税|利润|毛利|利息|回扣|返点|提成|佣金",
        "deposit",
        "upfront",
        "margin",
        "tax",
        "vat",
        "interest",
        "rebate",
        "profit",
        "commission",
    )
)
OFF_LIST = one_of(
    (
        r"目录价|报价单|原价|标价|牌价|定价|公开价|挂牌价|官网价|面价",
        "list(?: price)?",
        "catalog(?:ue)?(?: price)?",
        "sticker(?: price)?",
        "original price",
    )
)

DOWN_BEFORE = one_of(
    (
        r"(?:降价?|让利?|减价?|少(?:收|要|算)?|便宜|优惠|抹(?:掉|去)?|砍(?:掉)?|(?:再|我)退|免(?:掉)?|省|下调|"
        r"下浮|打掉|去掉|扣掉?|折扣(?:是|为)?)(?:您|你|给您|给你|了|掉|个|"
        r"价|大概|差不多|最多|(?<=[降让减])价)?[ :]?$",
        r"(?:knock|take|shave|cut|drop|trim|slice|chop)(?: (?:it|this|that|the price|off|down|by|another|a further|an extra|"
        r"you|out|away))* ?$",
        r"(?:come|go|bring|move|get|reduce|lower|discount|down|reduction|discount(?:ed)?|concession)(?: (?:it|this|that|"
        r"the price|our price|price|down|off|by|another|a further|further|an extra|of|you|is|up))* (?:by|"
        r"another|another extra|"
        r"down|further|extra|of|off|discount)? ?$",
        r"(?:by|another|less|minus|save you) ?$",
    )
)
DOWN_AFTER = one_of(
    (
        r"^(?:的)?(?:折扣|优惠|让利|降价|降幅)",
        r"^ ?(?:off|less|cheaper|lower|discount|reduction|down|price cut|below|under)",
    )
)
UP_BEFORE = one_of(
    (
        r"(?:涨价?|加价|上浮|提高|上调|提价|贵|多收)(?:了|个|您|你)?$",
        r"(?:raise|increase|up|plus|add(?:ing)?)(?: (?:it|the price|price|by|another))* ?$",
    )
)
UP_AFTER = one_of((r"^ ?(?:more expensive|higher|on top|surcharge|increase)", r"^的?(?:涨幅|溢价)"))
TO_BEFORE = one_of(
    (
        r"(?:到|至|成|为|是|按|就|要|得|给|报|收|算|出|回到|降至)(?:您|你|我|了|个)?[ :]?$",
        "(?:to|at|for|is|of|with|around|get|want|need|make it|down to|price|be|say)(?: (?:a|only|"
        "just|like|about|say))? ?[:=]? ?$",
    )
)
ONWARD = one_of((r"(?:到|至|成|为|回)(?:了|您|你)?$", "(?:to|at) ?$"))

MORE_BEFORE = one_of(
    (
        r"(?:再(?:多)?(?:加|送|给|延|宽限|补|做|来|安排|附送|赠送|等|晚)?|多(?:加|送|给|延|补|安排|"
        r"赠送|等|订|买|要)|晚|额外(?:加|送|给|再送|赠送)?|追加|加多|增加|延后|"
        r"推迟|放宽|延长|宽限)(?:您|你|给您|给你)?$",
        r"(?:another|additional|extra|extend(?: it| the warranty| payment| delivery| the term)? by|increase(?: it)? by|"
        r"longer by|plus another) ?$",
    )
)
ADDED_BEFORE = one_of((r"(?<![a-z])add(?: you)? $",))
"""One session added is one more."""
MORE_AFTER = one_of((r"^ ?(?:more|extra|longer|additional|on top)",))
FEWER_BEFORE = one_of(
    (
        r"(?:提前|缩短|减少|少(?:做|要|给|来)?|快|早|压缩|砍掉)(?:您|你|了|个)?$",
        r"(?:shorten(?: it| payment| delivery| the term)? by|reduce(?: it)? by|cut(?: it)? by|fewer|minus) ?$",
    )
)
FEWER_AFTER = one_of((r"^ ?(?:earlier|sooner|faster|shorter|less|fewer|quicker|ahead)",))
BY_OR_TO = one_of((r"(?:延长|放宽|宽限|增加|延后|推迟|缩短|减少)(?:您|你|了)?$",))

REFUSED_AFTER = one_of(
    (
        r"^(?:的)?(?:账期|交期|价格|价|质保|保修|培训|付款|交货|到货)?(?:这个|那个|这样|我们?|真的?|"
        r"肯定|实在|确实|是|就|都|也|,|可|太)*(?:不行|不可以|不能|做不到|做不了(?!主)|办不到|"
        r"给不了|没法|接受不了|不可能|没戏|不够|不成|达不到|无法|太长|太久|太低|太短|太急|太少|来不及|没门)",
        r"^[^,.;]{0,20}(?:is|are) (?:not|too|just not|simply not|really not|impossible|out of)",
        r"^[^,.;]{0,14}(?:does|do|will|would|can) not",
        r"^[^,.;]{0,14}(?:impossible|out of the question|no way)",
    )
)
REFUSED_BEFORE = one_of(
    (
        r"(?:(?<![能会可是])不(?:能|会|可能|是|接受|同意)|没法|无法|做不到|达不到|到不了|不止|(?<![不能得])低于)(?:再|"
        r"给|接受|做到?|降到?|让到?|到|卖|同意|答应|您|你|按)*$",
        r"(?:can not|will not|not|never|unable to|instead of|rather than|impossible to|below|under)(?: (?:do|go|accept|"
        r"take|offer|give|sell|agree|to|at|for|get|even|come|down|below|under|you|be|make|it|any|lower|than|with))* ?$",
    )
)
FROM_BEFORE = one_of((r"(?:从|由|不是)$", "from ?$"))
RANGE_BETWEEN = one_of((r"^ ?(?:到|至|-|~|或者?|还是|和|—|/|or|to|and) ?$",))
AS_ASKED = one_of(
    (
        r"(?P<span>[\d一二两三四五六七八九十半]+(?:天|个月|周|年))就(?P=span)|(?:依|听|随)(?:您|你)",
        "you (?:get|can have|may have|have got)|it is|have it",
    )
)
"""Given as it was asked for: a number needs no issue beside it that stands on the table already."""
NOT_SAID = one_of(
    (
        r"(?:顶|抵|相当于|等于|代替|替代|比得上|比)(?:您|你|得上|得了|过)?(?:们)?(?:现在|原来|以前|过去)?(?:的)?$",
        "(?:replaces?|as much as|work of|equals?|instead of|better than) $",
        r"(?:没|没有|不是|别|不)(?:说|要|提|答应|想)(?:过|的)?(?:是|到|给)?$",
        r"(?:did|do|does) not (?:say|want|mean|need)(?: \\w+){0,2} ?$",
    )
)
LIMIT_BEFORE = one_of(
    (
        r"(?:最低|最少|最多|最高|至少|起码|不到|超过|不超过|不低于|高于|多于|少于|低于)(?:是|要|得|能)?$",
        r"(?:at least|at most|up to|more than|less than|under|over|below|above|minimum|maximum|no more than) ?$",
    )
)
LIMIT_AFTER = one_of(
    (
        r"^(?:以上|以下|以内|之内|起|往上|往下|封顶|打底)",
        r"^ ?(?:or (?:more|less|better|above|below|lower|higher)|minimum|maximum|at least|at most)",
    )
)

"""What a promise is, and of what: a call, a sample, a document, delivery or service."""

from __future__ import annotations

from .pattern import Words

PROMISE_SURE = (
    r"我(?:们)?.{0,8}(?:带|拿|送|寄|发|传)(?:几|一|两|三|些|点|份|个|给|过|来|到|去).{0,10}(?:您|你|过来|过去|邮箱|"
    r"微信)|(?:您|你)(?:就)?(?:直接|随时|尽管)?(?:打|找|叫|联系)我",
    "(?:you )?(?:just |can )?(?:call|ring|phone|contact) me|(?:my|our) (?:technician|engineer|mechanic|guy|team|"
    "people|colleague) (?:comes|will|is with you|drives)",
    r"(?:今晚|今天|明天|明早|后天|下周|下午|晚上|回头|回去|会后|稍后|晚点|待会|马上|周[一二三四五六日末]).{0,14}(?:发|"
    r"寄|传|送|带|拿)(?:给|到)?(?:您|你)|(?:我|我们)(?:.{0,6})(?:保证|"
    r"承诺|答应|担保|负责|一定|肯定|亲自|包|向您)|说到做到|包在我身上|(?:您|你)(?:就)?(?:放心|"
    r"尽管放心)(?:吧)?(?![了吗不点些些]|.{0,2}[吗?])|打包票|拍胸脯|我(?:说话)?算(?:话|"
    r"数)|(?:以后|今后|往后|每个?(?:月|季度|年|半年|周)|随时|到时候?|回头|回去|明天|后天|今天|"
    r"今晚|下午|晚上|下周|这周|周[一二三四五六日]|待会|一会儿?|马上|稍后|改天|会后|散会|"
    r"下班前|晚点|月底前?|明早|这两天|过两天|三天内|两天内|一周内|本周|尽快|立刻|立马|等会).{0,14}我|"
    r"我.{0,6}(?:以后|今后|每个?(?:月|季度|年|半年|周)|随时|到时候?|回头|回去|"
    r"明天|后天|今天|今晚|下午|晚上|下周|这周|周[一二三四五六日]|待会|一会儿?|马上|稍后|改天|"
    r"会后|下班前|晚点|月底前?|明早|这两天|过两天|三天内|两天内|一周内|本周|尽快|立刻|立马|等会|"
    r"会|"
    r"来|给您|给你|帮您|把|让人|安排|派|让(?:公司|同事|人|工厂|师傅|助理|他们)|盯|整理|准备|"
    r"寄|跟|拿|处理|去协调|协调|来处理)",
    "i (?:will|promise|guarantee|can promise|shall|am going to|am sending|would|can|am|personally|swear|commit|"
    "assure|give you my word)|we (?:promise|guarantee|commit)|you (?:have|can have|got) my word|my word|promise(?:d)?|"
    "count on (?:me|us|it)|(?:i|we) (?:will|shall)|i will make sure|see to it|personally|rest assured|let me (?:send|"
    "call|email|mail|ring|bring|arrange|get you|ship|forward|set)|expect (?:a call|my)|guarantee(?:d)?",
)
PROMISE: dict[str, Words] = {
    "call": (
        r"(?:回|打)(?:您|你|个|一个|您个|你个|通|一通|过去|过来)*(?:电话|话)|回电|电话(?:联系|回复|"
        r"告诉|通知|跟您|给您|沟通)|打给(?:您|你)|给(?:您|你)打(?:过来|过去|电话)|(?:给|跟)(?:您|你).{0,6}(?:电话|"
        r"打过去|去电|致电)|联系(?:您|你)|(?:给|跟)(?:您|你)(?:一个|个)?(?:答复|回复|回话|准信|回音)|回复(?:您|你)|(?:call|打给|ring) ?(?:您|你)",
        "(?<!on )(?:call|ring|phone|telephone)(?: you)?(?: back)?(?= (?:you|back|tomorrow|on|at|first|by|before|this|"
        "in|next|again|with|later|to|tonight)|[,.!]|$)|give you a (?:call|ring|buzz)|get back to you|"
        "call ?-?back|on the phone (?:tomorrow|"
        "with you)|be in touch|reach out|follow up",
    ),
    "sample": (
        r"样(?:品|机|件|本机|板)|试(?:用|机|样|做|切|跑|加工)(?!期)|打(?:个|几个|一?个)?样|sample|demo机|演示机",
        "samples?(?: parts?| machine| unit)?|demo(?: unit| machine)?|trial (?:unit|machine|parts?|run)|test (?:unit|"
        "machine|parts?|pieces?|run)|loan(?:er)? (?:unit|machine)|prototypes?",
    ),
    "document": (
        r"资料|报告|手册|说明书|证书(?!给)|清单|方案书|建议书|文件|图纸|彩页|宣传册|画册|参数表|"
        r"规格书|案例(?:集|资料)|名单|报价单|明细|标书|协议草稿|书面|(?:发|传|寄|带|给)(?:到|"
        r"给)?(?:您|你)?的?(?:微信|邮箱|邮件)|ppt|pdf|document",
        "documents?|documentation|data ?-?sheets?|brochures?|(?:test |inspection |quality |audit )?reports?|spec(?:s|"
        "ifications?)?(?: sheet)?|manuals?|certificates?|pdfs?|(?:reference|customer|parts|price|contact|check) ?-?lists?|"
        "drawings?|slides?|presentation|catalog(?:ue)?s?|layout|case stud(?:y|ies)|write ?-?up|calculations?|spreadsheet|"
        "paper copy|leaflets?|floor plans?",
    ),
    "delivery": (
        r"(?:按时|按期|准时|如期|提前|及时)(?:给您|给你|把货|把机器)?(?:交|到|发|送|装|完)|(?:保证|"
        r"一定|承诺|肯定|确保|包).{0,14}(?:交货|到货|发货|送到|交付|运到|到厂|装好|"
        r"装完|交期|发出|进场)|(?:不会|绝不|决不|保证不|不)(?:延期|拖期|延误|误期|拖|延|晚)|(?:亲自)?(?:盯|"
        r"跟|押|催)(?:着|紧|好)?.{0,6}(?:货|交期|生产|进度|车间|物流|"
        r"发运|排产)|(?:货|机器|设备).{0,12}(?:一定|准时|按时|保证|肯定|准).{0,4}(?:到|发|送|上)|优先(?:排产|发货|安排生产)",
        "(?:deliver(?:ed|y)?|ship(?:ped|s)?|arrives?|be on the truck|on (?:the|a) truck|loaded|"
        "leave(?:s)? (?:the|our) (?:factory|"
        "warehouse|plant)|at your (?:door|dock|gate)|on ?-?site|installed|on time|not be late|in your (?:hall|plant|"
        "factory|shop))",
    ),
    "service": (
        r"(?:上门|巡检|检查|维护|保养|检修|回访|驻场|检测(?!报告|证)|看看(?:机器|设备|情况)|校准|"
        r"调试)|随叫随到|(?:来|过来|去)(?:看|检|查|修|保养)|我(?:亲自|马上|立刻|直接)(?:过来|"
        r"来|到场|到|上门|处理|解决)|随时(?:找我|打给我|联系我|叫我|到|处理|都在|待命)|(?:找|叫|"
        r"打给|联系)我(?:就|,|都|一个|,我)|(?:24|二十四)小时.{0,6}(?:找我|在|响应|"
        r"开机|待命|on call)|派(?:人|工程师|师傅|技术|专人)|(?:安排|指派|配)(?:一?个?)(?:专人|工程师|"
        r"师傅|技术员|专属)|on call|(?:直接)?(?:打|拨)我(?:的)?(?:手机|"
        r"电话)|(?:出|有)(?:了)?(?:问题|故障|毛病|状况|事).{0,10}(?:找我|我(?:来|马上|亲自|负责|"
        r"处理|解决|赶|到)|派|当天)|售后.{0,6}(?:我|负责|盯|找我)",
        "come (?:myself|personally|every|each|round|over|by)|every (?:month|quarter|week|year)|(?:check(?:ed)?(?: on|"
        " up)?|inspect(?:ion|ed)?|maintain|maintenance|service(?:d)?|look after|come by|come over|"
        "drop by|stop by|visit(?:s)?|calibrat\\w+|tune ?-?up|come (?:and |out )?(?:check|look|see|fix))|on call|any ?time|"
        "day or night|engineer|technician|(?:send|have|get)(?: \\w+){0,4} (?:engineer|technician|mechanic|someone|somebody)|"
        "(?:something|anything|it|machine) (?:breaks?|goes wrong|stops|fails?|happens)|pick up (?:the|my) phone|my (?:cell|"
        "mobile|own number|private number)|after ?-?sales",
    ),
}

MYSELF_ALONE = (r"我(?!们)|打我|找我", "i|me|my|we will|count on us")
"""Who promises speaks for himself; what we all do is praise."""
LATER = (
    r"明天|后天|今晚|今天|下午|上午|晚上|下周|周[一二三四五六日]|回头|稍后|待会|改天|月底|过两天|会后",
    "tomorrow|tonight|later|next (?:week|month)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|this (?:afternoon|evening|week)",
)
"""A time to come: what is said of it is promised."""
SWORN = (r"保证|承诺|担保|一定|说到做到|放心", "promise|guarantee|my word|personally|make sure")
"""A promise sworn, beside the number it holds."""
UNSURE = (
    r"(?:不|没|无法|没法|不敢|难)(?:能|会|敢|可能|办法)?(?:保证|承诺|答应|担保|负责)|(?:不|没)(?:能|会)?(?:给|发|寄|派|打)",
    r"(?:can|will|could|would|do|am) not(?: [a-z]+){0,2} (?:promise|guarantee|send|call|commit|swear|ship|deliver)",
)
"""No promise."""

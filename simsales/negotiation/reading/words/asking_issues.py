"""How the issues of a table are asked after: telling and passing words per issue.

Own collection of everyday trade talk in both languages.
"""

from __future__ import annotations

from .pattern import Words

ASK_ISSUES: dict[str, tuple[Words, Words]] = {
    "price": (
        (
            r"(?:价格|价位|价钱|单价|心理价|目标价|报价|价|理想的?价)|(?:这个|那个|哪个|什么|多少|几)(?:数|"
            r"数字|钱)|(?:数|价).{0,6}(?:怎么|如何)(?:算|来|得|定)|多少钱|(?:能|"
            r"可以|愿意)(?:接受|出|给)(?:到|的|多少|什么|最)(?:.{0,4})(?:价|多少|钱)?|便宜多少",
            "price|pricing|(?:hoping|willing|prepared|expecting|looking) to pay|(?:what|which|that|your|target|"
            "how did you (?:get|arrive|come)) (?:number(?! one)|"
            "figure)|target price|"
            "how much (?:would|do|are|can|could) you (?:pay|have in mind|offer|want to pay|willing|like|need it)|(?:number|"
            "figure)(?: \\w+){0,3} (?:make|work|mind|thinking|come from|looking)|where (?:does|did) (?:that|"
            "the|your)(?: \\w+)? (?:number|"
            "figure|price)",
        ),
        (r"钱|便宜|降", "much|pay|cost|number|figure"),
    ),
    "volume": (
        (
            r"(?:几|多少)(?:台|套|件|部)|(?:订|买|要|采购|加|用|需要|上)(?:.{0,3})(?:几台|多少台|多少套|"
            r"几套)|数量|(?:以后|明年|后面|后续|后期|将来|今年|下半年|一次).{0,10}(?:再)?(?:加|"
            r"扩|增|添|追加|多)(?:.{0,3})(?:台|单|订|采购|购|产线|买|要)|批量|采购量|用量|追加(?:订单|"
            r"采购)?|(?:再|多)(?:买|订|要)(?:几|多|一)?(?:台|套)|几条线要",
            "how many(?! (?:people|sessions|days|trainings?|operators|months|weeks|years|shifts|vendors|suppliers|companies|"
            "others|quotes))|quantit(?:y|ies)|(?:more|additional|extra|further|other|second) (?:units?|machines?|orders?|"
            "lines?)|(?:order|buy|take|need|purchase|get|add) (?:more|another|a second|two|several|"
            "additional)|volumes?(?! discount)|"
            "units?|repeat orders?|order(?:ing)? (?:more|again|another)|future orders?|more (?:of them|later|next year)|"
            "bigger order|roll ?-?out|follow ?-?up order",
        ),
        (r"台|量|批", "machines?|order"),
    ),
    "payment": (
        (
            r"账期|付款|回款|结款|结算|月结|(?:怎么|多久|几天|多少天|什么时候|分几).{0,4}(?:付|结)|(?:付|"
            r"结)(?:.{0,4})(?:方式|周期|条件|习惯|时间|安排|节奏)|分期|预付|现金流|"
            r"票据|承兑|一次(?:性)?付|首付|定金|货款|(?:多久|几天|多少天|怎么)(?:能)?(?:付|结|打款)|资金(?:周转|压力|紧张)|打款",
            "payments?|pay(?:ing)? (?:terms?|period|cycle|us|schedule|in|by|your|for it|within|suppliers?|invoices?|time)|"
            "(?:when|how|how (?:long|fast|soon|quickly)|usually|normally|typically)(?: \\w+){0,5} (?:pay|paid|settle)|net|"
            "invoices?|cash ?flow|instal?lments?|finance|financing|lease|deposit|up ?front|credit (?:terms|period)|days to pay|"
            "(?<!hoping )(?<!willing )(?<!prepared )(?<!expecting )to pay(?= (?:us|in)|\\?|$)",
        ),
        (r"付", "pay|cash"),
    ),
    "delivery": (
        (
            r"交期|交货|到货|货.{0,8}到(?!付)|交付(?!使用)|发货|送货|货期|提货|供货|(?:等|能等|最多等|"
            r"可以等|等得)(?:.{0,4})(?:多久|多长|几天|几周|几个|多少)|安装(?:.{0,4})(?:时间|"
            r"窗口|场地|条件)|收货|(?:几天|多少天|多久|多快)(?:.{0,3})(?:到|交|送|发)",
            "deliver(?:y|ed|ies|ing)?|ship(?:ping|ped|ment|ments)?|lead ?times?|(?:how long|could you|"
            "can you|able to)(?: \\w+){0,3} wait|"
            "arriv\\w+|on ?-?site by|installation (?:date|window)|dock|unload\\w*",
        ),
        (r"货|等", "wait|site"),
    ),
    "service": (
        (
            r"售后|服务|维护|维保|响应|巡检|上门|备件|保养|技术支持|驻场|坏了|停机|故障|维修(?!期)",
            "services?|after ?-?sales|support|maintenance|response times?|spare parts?|spares|break(?:s)? ?down|downtime|"
            "technicians?|hotline|on ?-?call",
        ),
        (r"修|支持", "repair"),
    ),
    "training": (
        (
            "know how to (?:run|use|operate|handle)|folks|skilled|trained|how good are your (?:people|operators|staff)",
            r"培训|上手|(?:会|懂|能)(?:操作|用|开)(?:.{0,6})(?:吗|人|几|多少|不)|(?:工人|员工|操作工|"
            r"师傅|操作员).{0,8}(?:用过|教|学|培|会用|经验|熟|会不会|会操作)|(?:教|"
            r"学)(?:几|多|会|不会|多久)|谁来(?:操作|用|开)|几个人.{0,4}学|来学|带教|上课",
            "train(?:ing|ings|ed)?|sessions?|(?:operators?|staff|workers?|people|team)(?: \\w+){0,6} (?:learn|"
            "know|experience\\w*|"
            "train\\w*|taught|skilled|familiar|used to|shown|use it|run it|operate)|who will (?:operate|run|use)|onboarding|"
            "how many (?:people|operators)(?! \\w+ decide)",
        ),
        (r"工人|操作|学", "operators?|learn|staff|team"),
    ),
    "warranty": (
        (
            r"质保|保修|保固|质量保证|报修|保(?:几|多少|多久)(?:年|月)?|维修期|(?:几|多少|多长)年?的?保",
            "warrant(?:y|ies)|guarantees?|coverage|covered|how (?:many|long)(?: \\w+){0,4} (?:warranty|guarantee|cover\\w*)",
        ),
        (r"保", "cover"),
    ),
    "scope": (
        (
            r"范围|包(?:含|括)(?:哪|什么|啥|不|了?哪)|(?:安装|调试|运费|配件).{0,4}(?:要不要|算|包|谁|"
            r"需要)|配置|选配|模块|哪些功能",
            "scope|include[ds]?(?= |\\?)|modules?|configurations?|options? (?:do|would)|add ?-?ons?|features? (?:do|would|"
            "are)|install(?:ation)? (?:included|by)",
        ),
        (r"功能|包含", "features?|options?"),
    ),
}

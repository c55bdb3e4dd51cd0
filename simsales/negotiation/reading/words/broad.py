"""Broad word classes for lines in which no telling word stands out: what people speak of when they ask, answer or praise.

A word counts once; the topic with most words is meant, and none where two have as many. Own collection.
"""

from __future__ import annotations

from .pattern import Words

ASKED: dict[str, Words] = {
    "need": (
        r"测|(?<![这那一怎么咋别])样(?=$|[,?吗呢多])|产量|产能|活儿?|用途|车间|门诊|科室|病房|住院|实验|产线|流水线|"
        r"流程|仓库|旧(?:的|机)|老(?:的|机)|场地|工况|干活",
        r"(?:机器|设备|系统|软件|叉车|仪器|产品|货|单子|订单)(?!.{0,6}(?:钱|价|到|坏|修))",
        r"(?:为什么|为啥|怎么|咋).{0,4}(?:想|要)?(?:换|买|添|上|更新|升级)|给.{1,8}用|(?:干|做|搬|装|跑|切|印|洗|检|查|管|存)(?:什么|啥|哪|些)",
        r"(?:现在|目前|平时|一天|每天|一个月|每月|一周).{0,8}(?:怎么|多少|几|用|干|做|跑)|(?:解决|改善|提高|头疼|麻烦|卡)",
        "machines?|warehouse|current|workload|orders|production|jobs?|process|shop|plant|office|patients|students|products?|line",
        "day to day|normal day|typical day|not working|wrong with|why(?: \\w+){0,5} (?:change|replace|buy|switch|new)",
        "(?:use|using|run|running|handle|make|making|produce|move|doing|print|test|cool|store|pack)(?: it| this| that| them)?",
        "(?:goal|problem|trouble|difficult\\w*|headache|pain|struggl\\w+|purpose|requirements?)",
    ),
    "priorities": (
        r"(?:快|便宜|好|稳|省|质量|服务|价格?|速度|交期|质保|售后|精度|账期|功能|品牌).{0,6}(?:还是|或者|跟|和|与|,).{0,6}"
        r"(?:快|便宜|好|稳|省|质量|服务|价格?|速度|交期|质保|售后|精度|账期|功能|品牌)",
        r"选(?:一|哪)|挑(?:一|哪)|哪(?:一)?(?:条|样|点|项|头|个)|最(?:要紧|重要|关键|看重|在乎|想要)|第一位|排(?:第一|个序)|妥协|让步",
        "(?:price|cost|cheap\\w*|low\\w*|fast\\w*|quick\\w*|speed|quality|service|delivery|warranty|terms|support|reliab\\w+|training|payment)"
        "(?: \\w+){0,3} or (?:\\w+ ){0,3}(?:price|cost|cheap\\w*|low\\w*|fast\\w*|quick\\w*|speed|quality|service|delivery|warranty|terms|support|"
        "reliab\\w+|training|payment)",
        "which wins|comes? down to|compromise|give up|pick one|choose|rather|prefer|one thing|most|first place|above all|more important|key point",
    ),
    "budget": (
        r"预算|经费|拨款|批下来|资金|额度|budget|(?:钱|款).{0,4}(?:批|有|够|计划|准备|到位|下来)|(?:有|出|拿|花|投).{0,4}多少(?:钱)?",
        "budget|funds?|funding|money|spend(?:ing)?|(?:this|next) year(?: \\w+)? plan|approved (?:amount|sum)|afford|set aside|allocat\\w+",
    ),
    "deadline": (
        r"前(?:要|就|能|得)?(?:装|到|用|上|完|弄)|赶|旺季|开学|开业|投产|上线|go live|deadline|最(?:晚|迟)|工期|几月|几号|截止|急着?用|"
        r"(?:什么时候|啥时候|何时|多久|哪天).{0,6}(?:用|装|上|完|好|开|启|投)",
        "is there (?:a|any|some) (?:\\w+ )?date|working towards?|(?:until|till|by|since) when|(?:drop ?-?dead |latest |"
        "target |start |end )date|deadline|when(?: \\w+){0,6} (?:need|installed|ready|done|"
        "finished|live|running|place|start|use|working|operational)|before (?:the )?(?:winter|summer|season|holidays?|school|end)|hurry|urgent|rush",
    ),
    "decision": (
        r"谁.{0,6}(?:定|签|批|拍|做主|点头|同意|管)|拍板|做主|说了算|审批|上会|领导|老板|院里|董事|签字|决策",
        "who(?: \\w+){0,5} (?:sign|decide|approve|agree|say|okay|order|decision|involved)\\w*|approval|decision|sign ?-?off|board|boss|committee|your own",
    ),
    "rival": (
        r"别家|其他家|别人家|谁家|几家|同行|对手|竞品|竞争|比价|货比|(?:别|其他|另外?)的?(?:厂|牌|供应商|公司|软件|"
        r"vendor|品牌|代理)|还(?:看|问|找|跟|比)(?:了|过)?|(?:也|还)?在(?:看|谈|比|接触).{1,6}的",
        "only one|bidding|shopping (?:this|it|around)|compet\\w+|other (?:offers?|suppliers?|vendors?|companies|firms?|quotes?|bids?|"
        "people|brands?|options?)|anyone else|someone else|else|another (?:offer|quote)|"
        "alternatives?|shop(?:ping)? around|looking at",
    ),
    "worry": (
        r"担心|顾虑|放心不下|放不下心|不放心|犹豫|不踏实|怕|心里没底|纠结|疑虑|拿不准|下不了决心|打鼓|没底|拿不定|定不下来|concern",
        "worr\\w+|concern\\w*|afraid|nervous|scare\\w*|hesitat\\w+|hold(?:ing)? (?:you )?back|unsure|doubt\\w*|"
        "fear\\w*|risk\\w*|trouble you|stop(?:s|ping)? you",
    ),
    "price": (
        r"价格?|多少钱|价位|报价|单价|什么数|哪个数",
        "price|how much|number|figure|target|pay for it",
    ),
    "payment": (
        r"付款?|账期|结账|结算|回款|打款|月结|分期|尾款",
        "pay|paid|payments?|terms|invoices?|instal\\w+|credit|net",
    ),
    "delivery": (
        r"交货|交期|到货|发货|送货|货期|等(?:多久|几|得)|几天(?:能)?到|多久(?:能)?到",
        "deliver\\w*|ship\\w*|lead ?time|arriv\\w+|wait",
    ),
    "training": (r"培训|会用|教|学|上手|操作(?:员|工)|带一带", "train\\w*|learn|teach|operators?|skills?|onboard\\w*"),
    "warranty": (r"质保|保修|保多久|保几年|延保", "warrant\\w+|guarantee\\w*|coverage"),
    "volume": (
        r"几台|多少台|几套|多少套|数量|多少辆|几辆|几部|批量|总共要",
        "how many|quantity|units?|more of (?:these|them)|volume",
    ),
    "service": (
        r"谁(?:来|给)?修|坏了|故障|维修|售后|保养|维护|响应|停机",
        "goes down|out there|repair\\w*|breaks?|break ?down|service|maintain\\w*|maintenance|fix(?:es)? it|spare\\w*|"
        "support",
    ),
}
OBJECTED: dict[str, Words] = {
    "price": (
        r"便宜|贵|价|钱|预算|成本|(?:是|有点|偏|太)高|超支|划不来|不划算|负担",
        "cheap\\w*|expensive|pric\\w+|cost\\w*|money|budget|steep|high|spend\\w*|afford\\w*|lot|investment",
    ),
    "need": (
        r"用不(?:上|着|到)|手工|人工|凑合|够用|旧|老(?:的|机|设备)|现有|不需要|没必要|不缺|功能|还能用|也能(?:干|做|用|行)|表格|excel|纸",
        "(?:works?|enough|fine|okay|good)(?: \\w+)? (?:for you|for now|today|as it is)|excel|by hand|manual\\w*|need|old|current|existing|paper|features?|"
        "functions?|without it|enough|use it",
    ),
    "timing": (
        r"忙|急|明年|下半年|下个?季度|以后|年后|过年|再说|等等|等到|观望|时候|时机|缓|放一放|考虑考虑|再看",
        "busy|next|later|wait\\w*|moment|season|hurry|rush|timing|postpone\\w*|after|not now|early|soon|autumn|spring|january|quarter",
    ),
    "trust": (
        r"牌子|小(?:公司|厂)|不了解|不认识|没听过|没听说|没合作|质量|售后|跑(?:路|了)|靠谱|不放心|骗|吃过亏|上过当|坏|新公司|信",
        "quality|sure about|unknown|trust\\w*|heard of|know us|luck|burn\\w*|reliab\\w+|small|new (?:brand|company|here|name|supplier)|disappoint\\w*|"
        "bad experience|promises?|after ?-?sales|references?|size|foreign",
    ),
    "rival": (
        r"(?:他|她|它|人)们?家|他们|那家|别家|对家|别人|同行|那个牌子|(?:日本|德国|美国|国外|进口|国产|本地|老)(?:那|的)?(?:个)?(?:牌|家|货|机|品牌)",
        "they|their|them|theirs|competit\\w+|other (?:one|guys?|offer|quote|supplier|vendor|company|brand|machine)|"
        "the (?:germans?|japanese|chinese|local|italians?|americans?|koreans?)",
    ),
}
"""What the part before the but speaks of."""
PRAISED: dict[str, Words] = {
    "need": (
        r"自动|一个人|每(?:小时|分钟|班)|精度|秒|备份|搬完|换好|换模|不用(?:加班|人|停)|省(?:事|心|力|人手)|产能|效率|良率|稳定|噪音|续航|兼容|同时",
        "faster|per (?:hour|minute|shift|day)|pieces|automat\\w+|handles?|back ?-?ups?|capacity|accura\\w+|precis\\w+|quieter|stable|two shifts|"
        "will not have to|no more|no longer|half the time|twice as",
    ),
    "price": (
        r"省(?!事|心|力)|赚|回本|成本|电费|油费|人工费|耗材费|划算|值|少花",
        "money back|sav\\w+|cheaper|costs? (?:only|just|less)|to run|half of the|energy|pays?|return|worth|per year less",
    ),
    "delivery": (
        r"现货|仓|库存|拉走|提走|提车|发货|当天发|次日达|到得快|备货|马上(?:能|就)(?:到|装|发)",
        "lead times?|on your (?:floor|site|yard)|in stock|already (?:built|made|here)|before (?:the|your)|ship\\w*|"
        "warehouse|deliver\\w*|weeks earlier|arriv\\w+",
    ),
    "training": (
        r"教|学会|培训|老师|讲师|上手|课|带徒弟|视频教程",
        "learn\\w*|teach\\w*|train\\w*|videos?|easy to use|lessons?|courses?",
    ),
    "warranty": (
        r"免费换|换新|包换|质保|保修|不收(?:您|你)?(?:一分)?(?:钱|费)|坏了.{0,8}(?:换|赔|我们)|修.{0,4}(?:免费|不要钱|不花)",
        "swap\\w*|replac\\w+|fails?|no charge|covered|warrant\\w+|repairs? (?:is|are) (?:free|on us)|for free|guarantee\\w*",
    ),
    "service": (
        r"维修(?:点|站)|上门|(?:小时|分钟|当天|半天)(?:内|就|能)*(?:到|响应|解决|修)|客服|工程师|技师|技术员|热线|远程|备件|群里|随时(?:有人|在)|售后|驻点",
        "technicians?|engineers?|mechanics?|support|service|spare\\w*|hotline|in (?:\\w+ )?hours?|same day|remote\\w*|"
        "answers? the phone|on site within|branch",
    ),
    "trust": (
        r"客户|在用|都用|用了.{0,6}年|医院.{0,6}用|学校.{0,6}用|认证|证书|口碑|案例|老牌|年了|行业|上市|国企|龙头|参观|排名|一半.{0,8}用",
        "customers?|clients?|certif\\w+|iso|company (?:exists|since|is)|years|run our|use our|uses our|using our|bought|founded|half the \\w+s|hospitals|"
        "universit\\w+|references?|award\\w*|number one|largest|since (?:19|20)\\d\\d|family",
    ),
}
OURS_OR_IT = (
    r"我们|我方|咱们?(?:家|这)|我家|这(?:台|套|款|车|个机|机|设备|系统)|它|机器|设备|系统|产品|隔壁|客户|不管",
    "we|our|ours|it|this|these|machines?|system|model|any part|parts?|customers?|your (?:people|team|operators|guys|staff)|you will|half the",
)
"""What praise is said of."""
UNDERSTOOD = (
    r"(?:我|我们|这|完全|很|都|能)(?:也|都|很|完全|能|可以|当然|最|非常|特别)*(?:理解|明白|懂|体谅)|^(?:嗯|哎|,|"
    r" )*(?:我|我们)(?:也|都)?(?:知道|清楚|了解)(?:您|你)",
    "^(?:well |okay |yes |yeah |sure |look |right |,| )*(?:i|we) (?:\\w+ )?(?:hear|get|see|understand|know|realise|"
    "realize|appreciate) (?:you|that|your|it|why)",
)
"""Who says that he understands meets an objection."""
GRANTED = (
    r"^(?:嗯|哎|诶|是|对|那|,| )*(?:我|我们|能|完全|很|非常)*(?:理解|明白|懂|知道|清楚|了解|体谅)",
    r"^(?:嗯|哎|那|,| )*(?:您|你)们?(?:是|也|可能|还|老|总)*(?:怕|说|觉得|担心|嫌|认为|想|顾虑|感觉|讲|犹豫|不放心)",
    r"^(?:嗯|哎|对|那|,| )*(?:是|确实|的确|没错|不错|有道理|价格|价钱|我们|他们|那家|它们|他家|人家).{0,8}(?:不便宜|贵|便宜|高|慢|久|小|好|低|有道理|没错)",
    "^(?:well |okay |yes |yeah |sure |look |right |,| )*(?:i|we) (?:\\w+ )?(?:hear|get|see|understand|know|realise|realize|appreciate)",
    "^(?:well |okay |yes |yeah |sure |look |,| )*(?:you (?:\\w+ )?(?:say|think|feel|find|worry|are (?:right|"
    "worried|afraid|not sure)|have had|may|might|could)|"
    "(?:it|that|this|they|the price|their) (?:\\w+ ){0,3}(?:is|are|may|might|looks?|seems?|sounds?))",
    "^(?:yes|yeah|sure|true|right|granted|fair enough|of course|agreed|maybe|perhaps|okay)(?=[, ])",
)
"""How an objection is granted before it is met."""

"""What a claim of worth is about: telling and passing words per topic.

Own collection: how sellers speak of money saved, people trained and machines mended in both languages.
"""

from __future__ import annotations

from .pattern import Words

PRESENT: dict[str, tuple[Words, Words]] = {
    "need": (
        (
            r"(?:您|你)们?(?:不是|刚才|之前|上次|刚刚|刚|前面|一直|那天|开头)*(?:说|提到?|讲|聊到?|抱怨|"
            r"反映|愁|头疼)(?:过|了|的)?.{0,30}(?:这台|我们(?:的|这|家)?(?:机器|"
            r"设备|产品|系统|方案)|正好|刚好|它|机器|设备|就能|就可以|就不用)|正好(?:能|可以)?(?:解决|"
            r"满足|符合|对上|帮)|针对(?:您|你)|率.{0,4}(?:压|降|减|控制|提)(?:到|至|"
            r"低|高)|(?:人手|人工|招工|招人|良率|废品|次品|不良|返工|产能|瓶颈|换型|换线|换模|节拍|效率|"
            r"精度|追溯|停机|订单|堵|加班|旺季|用工|熟练工).{0,20}(?:就能|能|可以|降|提|翻|"
            r"少|省|解决|不用|缩|自动|只要|足够|跟得上|顶)|(?:换|切换).{0,3}型|无人(?:值守|化|操作)|"
            r"(?:一个人|一人|单人)(?:就)?(?:能|可以|看|管|操作|顶)|(?:这台|机器|设备|"
            r"它).{0,10}(?:自动|一小时|每小时|每班|每天|一天|速度|节拍|精度|换型|换模|换线)|(?:贴合|"
            r"匹配|适合|专门为|量身|符合)(?:您|你|咱)?",
            "you (?:said|mentioned|told|talked|complained|were saying|described|spoke|brought up|told us|"
            "have been|explained)(?: \\w+){0,30}|"
            "(?:since|because|given that) you(?: \\w+){0,14}|(?:exactly|just|precisely) what you (?:need|asked|described|"
            "want|are looking|told|said)|(?:scrap|throughput|bottleneck|change ?-?over|changeovers?|output|operators?|labou?r|"
            "overtime|rework|rejects?|defects?|defective|bad parts?|downtime|capacity|accuracy|precision|"
            "night shift|staff shortage)(?: \\w+){0,16}|"
            "(?:one|single) (?:person|operator|man) (?:can|could|is enough|runs|to run)|(?:cuts?|halves|halve|doubles?|"
            "doubling|reduces?|eliminates?|catches|automates?|frees? up|freeing|handles?|solves?|takes care)(?: \\w+){0,12}|"
            "built ?-?in|parts (?:per|an|a) (?:hour|minute|shift|day)|designed for|made for (?:your|exactly)|fits your",
        ),
        (r"自动|效率|人手|产能|质量|精度|速度|投诉", "fast(?:er)?|automatic(?:ally)?|quality|camera|speed|handles?"),
    ),
    "price": (
        (
            r"回本|回报|(?:省|赚|挣)(?:回来|出来)|(?:电|油|气|料|人工)(?:耗|费)?.{0,4}(?:省|一半|少)|"
            r"长(?:期|远)(?:来)?看|耗电|投资回收|roi|(?:每|单)(?:件|个|"
            r"台|片|公斤|小时|年|月|天)(?:的)?(?:成本|省|能省|电费|人工)|(?:一年|每年|每月|一个月|三年|"
            r"全年|年|每天|一天|五年|下来).{0,12}(?:省|节省|节约|少花|赚|挣)|(?:省|"
            r"节省|节约|少)(?:下|掉|了|出)?.{0,8}(?:钱|费|成本|电|人工|料|万|元|块)|摊(?:到|下来|一下|"
            r"销)|总(?:拥有)?成本|性价比|划算|(?:净|白)赚|算(?:一?下|笔|个|算).{0,6}账|"
            r"成本.{0,6}(?:降|低|省)|残值|保值|节能|(?:省下(?:来)?的|少花的).{0,8}|(?:单件|每件|综合|"
            r"总)成本|省(?:电|料|人工|人|钱)|值(?:这个|这)价|物有所值",
            "(?:money|investment|cash) back|pay(?:s|ing)?(?: for)? (?:itself|back)|pay ?-?back|roi|return on|(?:save|saves|"
            "saving|savings|saved)(?: \\w+){0,10}|"
            "cost per|(?:yuan|rmb|cents?|costs?|saves?|saved|money)(?: \\w+){0,5} per (?:part|piece|unit|hour)|total cost|"
            "cost of ownership|tco|break ?-?even|worth (?:it|the|every|"
            "more)|resale|energy bill|running costs?|operating costs?|value for|cheaper to run|earns? (?:it|"
            "its|back)|over (?:its|"
            "the) (?:life|lifetime|years)|pure profit|bottom line improves",
        ),
        (r"成本|省|赚|费用", "cost|saves?|money|profit"),
    ),
    "delivery": (
        (
            r"现货|库存|仓库|备(?:有|了|好)?.{0,3}(?:货|机)|(?:当天|次日|隔天|马上|立刻|一周内|几天)(?:就)?(?:能|"
            r"可以)?(?:发货|交货|到货|送到|装|进场)|自(?:有|己的?)(?:物流|"
            r"车队|工厂|产线)|(?:交期|交货|到货|发货|货期)(?:.{0,10})(?:快|短|稳|准|最|一半|提前|从(?:来)?(?:没|"
            r"不))|从(?:来)?(?:没|不|没有)(?:拖|延|晚|误|耽误|延误|"
            r"迟)(?:.{0,3})|(?:自己|自家|自有).{0,4}(?:车队|物流|工厂|运输)|(?:货|设备|机器)?(?:直接)?送(?:到|"
            r"货到)(?:您|你|门口|车间|厂)|(?:库里|仓里|厂里|手上)(?:就)?(?:有|"
            r"备着|放着)(?:.{0,3})(?:货|机|台)|准时(?:交货|交付|率)|赶(?:上|得上|得及).{0,8}(?:旺季|"
            r"投产|生产|开工|上线)|早(?:一|几|两).{0,3}(?:天|周|月)(?:投产|"
            r"开工|上线|装好|生产|用上)",
            "(?:in|our|from) (?:stock|warehouse|inventory)|stock(?:ed)?|warehouse|(?:ship|ships|shipped|deliver|delivers|"
            "delivered|delivery)(?: \\w+){0,8} (?:fast|faster|quick|quickly|time|weeks|days|record|within|same|sooner|earlier|"
            "early|rate|local|locally|straight)|on ?-?time(?: delivery)?|our own (?:trucks?|logistics|fleet)|(?:up and running|"
            "running|producing|installed|ready) (?:weeks|days|months|before|in time|sooner|earlier|by)|never (?:missed|"
            "late|been late|delivered late)|local (?:factory|plant|depot)|earlier start|before (?:the|your) (?:season|peak|"
            "launch)",
        ),
        (r"物流|发货|交货|交期|到货", "delivery|ship|weeks"),
    ),
    "training": (
        (
            r"(?:培训|课程|教程|教学|上岗证|带教|考核|讲师|老师|师傅).{0,20}|手把手|(?:新人|新手|工人|"
            r"小白|员工|操作工|师傅们?).{0,12}(?:学会|上手|独立|会用|自己学|看视频|能操作|"
            r"会操作)|(?:半天|一天|两天|三天|一周|几天|很快|一上午)(?:就)?(?:能|可以)?(?:学会|上手|会用|"
            r"独立)|学得(?:快|会)|(?:教|讲|带|学|练)(?:到|得)?(?:.{0,4})(?:为止|"
            r"会|懂)|包教包会",
            "(?:show|teach|explain)s?(?: \\w+){0,3} (?:your|the|new) (?:staff|people|operators|team|workers|guys|"
            "folks)(?: \\w+){0,6}|step by step|(?<!my )(?<!the )(?<!by )train(?:ing|ings|er|ers|ed|s)?(?: \\w+){0,20}|operators? (?:can |will |are |"
            "to |get )*(?:learn|"
            "certified|up to speed|"
            "trained|independent)|up to speed|certificates? for|video (?:course|library|tutorials?|lessons)|learn(?:s)? (?:it|"
            "to|the|how)|hands ?-?on|new (?:people|hires|staff|operators)|tutorials?|onboarding|coach(?:es|ing)?",
        ),
        (r"学|教|视频|新人", "learn|teach|videos?"),
    ),
    "warranty": (
        (
            r"(?:质保|保修|报修|保固|延保|包换|全包|整机保).{0,20}|(?:坏了|出问题|出故障|有毛病|有问题).{0,8}(?:免费|"
            r"包换|换新|直接换|不收|全换|我们(?:出|掏|负责|承担|赔))|(?:配件|"
            r"零件|人工|维修).{0,8}(?:免费|全包|不收|不要钱|我们出|都含|一分钱|不用掏)|(?:换件|换新|"
            r"维修|修理|检修|上门).{0,6}(?:一概|全部|统统|都|均)?(?:不收|免费|不要钱)|修(?:机器|"
            r"理)?.{0,6}(?:不用|一分钱|免费|不花)|(?:核心|关键|易损)(?:部|配|零)?件.{0,8}(?:保|免费|包)",
            "warrant(?:y|ies)(?: \\w+){0,20}|(?:guarantee|guaranteed)(?: \\w+){0,10}|(?:free|covers?|covered|including|"
            "includes|included)(?: \\w+){0,6} (?:repairs?|replacements?|parts|labou?r)|(?:parts|labou?r)(?: \\w+){0,4} (?:covered|"
            "included|free)|replace(?:d|s|ment)?(?: \\w+){0,8} (?:free|no charge|no cost|at our)|(?:break|breaks|broken|"
            "fails?)(?: \\w+){0,8} (?:we pay|free|our cost|replace)|(?:wear|spare|all) parts (?:are |is )?(?:covered|included|"
            "free)|under (?:full )?warranty|no repair (?:bills?|costs?)|repair bills?|wear parts",
        ),
        (r"保修|修|免费换", "repairs?|covered|replace"),
    ),
    "service": (
        (
            r"热线|售后(?:团队|服务|站|网点|点|人员|工程师|.{0,10})|备件|(?:工程师|技术员|师傅|服务).{0,10}(?:响应|"
            r"到场|上门|驻|随时|就在|本地|小时|在线|现场)|(?:小时|分钟|"
            r"当天).{0,4}(?:响应|到场|上门|到现场|到厂|赶到|解决)|(?:上门|驻场|巡检|保养|维护|远程)(?:.{0,10})|"
            r"服务(?:网点|站|团队|中心|点)|随叫随到|专属|客服|本地有.{0,6}工程师|"
            r"专人(?:负责|对接|跟进|服务)?|随时在线|(?:故障|报警|停机|出错)|(?:24|二十四)小时|全天候|"
            r"技术支持|办事处|响应|(?:半夜|夜里|周末|节假日|晚上|凌晨|随时).{0,10}(?:有人|"
            r"接电话|能找到|上门|处理|到场)|(?:坏|故障|停机|报警)(?:了)?.{0,10}(?:有人|到场|赶到|上门|"
            r"处理|接电话|小时|分钟)|零件.{0,6}(?:常备|备着|不缺|都有|当天|库存)",
            "hotlines?|(?:service|support)(?: \\w+){0,3} (?:team|center|centre|engineers?|desk|staff|line|people|network|"
            "office|technicians?|hours?|local|around|answers?|van|guys?|is|are|contract)|(?:engineers?|"
            "technicians?|mechanics?)(?: \\w+){0,14}|"
            "spare(?:s| parts?)(?: \\w+){0,14}|(?:remote|on ?-?site) (?:support|diagnos\\w+|service|"
            "help|monitoring)|response time|"
            "24 ?/ ?7|around the clock|(?:within|in) (?:\\w+ )?(?:hours?|minutes?)(?: \\w+){0,4}|picks? up the phone|"
            "after ?-?sales|"
            "maintenance(?: \\w+){0,10}|(?:keep|stock|have|carry)(?: \\w+){0,4} (?:spare|spares|parts)(?: \\w+){0,6}|"
            "local (?:team|"
            "office|service|people)|dedicated|same ?-?day|help ?desk|phone support",
        ),
        (r"售后|服务|工程师|维护|停线", "service|support|engineers?|parts|hours"),
    ),
    "trust": (
        (
            r"(?:客户|老客户|用户|同行|厂家|厂子|企业|工厂|医院|世界500强|五百强|上市公司|大厂|龙头).{0,16}(?:在用|"
            r"用了|都用|用我们|复购|回购|续|合作|买了|采购|选|推荐|好评|用着|都是我们|"
            r"反馈|装了|评价)|(?:案例|口碑|认证|证书|资质|iso|tuv|ce认证|专利|获奖|奖项|上市|市场份额|"
            r"市占率|龙头|排名|百年|老牌)|(?:几|多|[十百])年的?(?:老厂|历史|经验|老店|口碑)|"
            r"(?:做|干|深耕|成立|专注|经营)(?:了)?(?:这行|这个|这一行|行业)?.{0,6}年|(?:打听|参观|考察|"
            r"看看现场|走访|实地|问问(?:他们|老客户|用户))|供(?:了|货).{0,4}年|"
            r"(?:卖|装|出货|交付)(?:出|了|过|出去)(?:.{0,4})(?:几百|上百|多少|百|千|万)?(?:多)?台|(?:去|"
            r"给)(?:您|你).{0,8}(?:联系方式|名单|电话).{0,6}(?:问|"
            r"打听)|合作(?:了)?.{0,4}年|(?:拿|获|得)(?:过|了|到)?.{0,8}(?:奖|称号|认证)|上市(?:公司|"
            r"企业)?|(?:复购|回购|续约|转介绍|返单)(?:率)?|(?:用|选|买)的(?:就|"
            r"都|也)?是我们|(?:家|企业|工厂|厂|公司|客户|同行|医院|园区|车间).{0,8}(?:是|都是|成了|成为)?(?:在用|"
            r"用着|用的|选了?|选的|买了)?我们(?:家)?的?(?:客户|设备|机器|"
            r"产品|老客户|用户)",
            "references?(?: site| customer| list)?|certif(?:ied|icates?|ication)|iso(?: ?\\d+)?|tuv|ce mark\\w*|(?:customers?|"
            "clients?|companies|factories|plants|firms|manufacturers|neighbou?rs?|machines?|users)(?: \\w+){0,12} (?:bought|"
            "buy|use|uses|using|reordered|ordered|rely|trust|recommend|happy|chose|run|running|since|years|near you|nearby|"
            "installed|twice|again|switched)|(?:installed|sold|delivered|built|shipped) (?:more than|over|hundreds|thousands)|"
            "(?:both|all|already) (?:run|use|bought|chose|rely on)|case stud(?:y|ies)|track record|years (?:in|of) (?:business|"
            "experience|the|making|this)|(?:been|in)(?: \\w+){0,6} (?:business|market|industry|doing this|"
            "around)(?: \\w+){0,3}(?: since|"
            " for| over)?|(?:visit|call|talk to|speak (?:to|with)|see|ask) (?:any of |some of |one of )?(?:our|them|a|any|"
            "existing|other|his|their|these|that) ?(?:customers?|plant|factory|site|reference|client|"
            "users?)?|awards?|market (?:leader|"
            "share)|listed company|reputation|family ?-?owned|founded|repeat (?:customers|orders?|order rate|business)|"
            "(?:listed|publicly traded)|(?:re ?-?order|repurchase|renewal|satisfaction)(?: rate)?|(?:most|half|\\w+ percent|"
            "\\d+ ?%) of our (?:customers|business|sales|clients)|(?:largest|biggest|leading|top)(?: \\w+){0,4} (?:use|"
            "uses|run|runs|chose|customer|client|maker|plant|supplier|brand)|fortune 500|patent\\w*",
        ),
        (r"客户|年|行业|品牌", "customers?|clients?|years|bought"),
    ),
    "payment": (
        (
            r"分期|融资|租赁|先用后付|(?:账期|付款).{0,8}(?:灵活|宽松|方便|缓解|压力小|合作银行)|现金流.{0,8}(?:压力|"
            r"轻松|好|不)|资金(?:压力|占用).{0,6}(?:小|少|轻)",
            "instal?lments?|leasing|lease|financing|(?:payment|credit)(?: \\w+){0,6} (?:flexible|easy|"
            "spread|cash)|cash flow(?: \\w+){0,6}|"
            "before you (?:pay|have to pay)|bank partner",
        ),
        (r"付款|账期|资金", "pay|payment|cash"),
    ),
    "volume": (
        (
            r"(?:多买|量大|批量|多订|买得多).{0,8}(?:优惠|便宜|划算|从优|共用|省)|(?:两台|几台|多台).{0,6}(?:一起|共用|联动|互为)",
            "volume (?:discount|pricing)|bulk|(?:more|two|several) (?:units|machines)(?: \\w+){0,6} (?:share|"
            "cheaper|same|spare|backup)",
        ),
        (r"批量", "bulk"),
    ),
    "scope": (
        (
            r"(?:包含|包括|含|全套|配套|打包|一条龙|交钥匙).{0,14}|(?:安装|调试|运费|吊装).{0,6}(?:全包|"
            r"都含|都包|免费|我们来|包在内)",
            "turn ?-?key|all ?-?in(?:clusive)?|(?:includes?|included|comes with)(?: \\w+){0,6} (?:installation|commissioning|"
            "freight|setup|software)|(?:installation|commissioning|freight|setup|software)(?: \\w+){0,4} (?:included|free|"
            "on us)",
        ),
        (r"包含|安装", "includes?|included"),
    ),
}
OUR_ISSUE = {
    "training": (
        r"^(?:我们|我方|咱们?)(?:家)?的? ?(?:培训|课程|老师|讲师|教学|training)|(?:手把手|教到|包教|教会)",
        "^(?:our|we|the) (?:train\\w*|teach\\w*|people teach|coach\\w*|courses?)",
    ),
    "warranty": (
        r"^(?:我们|我方|咱们?)(?:家)?的? ?(?:质保|保修|延保|warranty)",
        "^(?:our|we|the) (?:\\w+ )?(?:warrant\\w+|guarantees?)",
    ),
    "delivery": (
        r"^(?:我们|我方|咱们?)(?:家)?的? ?(?:交期|交货|物流|发货|仓库|现货|delivery|在.{1,6}有.?仓|有(?:现货|仓|库存))",
        "^(?:our|we|the) (?:\\w+ )?(?:deliver\\w*|warehouse|stock|shipping|ship)(?![a-z])",
    ),
    "service": (
        r"^(?:我们|我方|咱们?)(?:家)?的? ?(?:售后|服务|客服|工程师|维修|技术支持|service|support)",
        "^(?:our|the) (?:\\w+ )?(?:service|support|engineers?|technicians?|hotline)(?![a-z])",
    ),
}
"""A claim whose subject is an issue of ours is about that issue, whatever else it speaks of."""
PAYS_BACK = (
    r"回本|划算|省(?:下|出|掉|了|回)?.{0,6}(?:钱|[万千百]|费)|性价比|投资回收",
    "(?:investment|money) back|pays? (?:for )?(?:itself|back|the machine)|pay ?-?back|return on|roi",
)
"""Money that comes back: a claim about the price."""
HELPS_YOU = (
    r"(?:正好|刚好|恰好|就是)(?:能|可以|给|是)?(?:帮|替|解决|满足|省|给|为)|帮(?:您|你)们?(?:省|解决|减|把|做)",
    "so (?:you|your)(?: \\w+){0,3} (?:back|never|no longer|do not|will not|can|get|are)|takes care of (?:that|"
    "this)|this (?:one|thing|machine|model|press|system)",
)
"""What was said to be a trouble is met by our machine."""
YOU_SAID = (
    r"(?:您|你)们?(?:刚才|刚|之前|上次|前面|不是)*(?:说|提到?|讲|抱怨|愁|头疼)",
    "you (?:just )?(?:said|mentioned|told|complained|were saying|described)",
)
YOURS = (r"您|你|贵|这台|它|机器|设备|系统|产品", "your?|it|its|machines?|this|system|model|built")
SPARES = (r"备件|配件|零件|报修", "spares?|spare parts?")
"""What is kept in stock for repairs, not for delivery."""
OURS_FIRST = (r"^(?:我们|我方|咱们)", "^(?:our|we)")
"""A claim that begins with us."""

"""What a question is, and what it is about: telling words (weighed double) and passing words per topic.

Own collection: how needs, budgets, rivals and worries are asked after in everyday trade talk in both languages.
"""

from __future__ import annotations

from .asking_issues import ASK_ISSUES
from .pattern import Words

QUESTION = (
    "^(?:till|until|by|from|for|of|with|in|on|at|to) (?:when|what|which|whom|who|how)",
    r"[\u3400-\u9fff](?<![是才可也都还要])不(?=$|\?)|(?<![还也都从才])没(?=$|\?)|(?:能|会|要|是|可以|肯).{1,8}不(?=[,?]|$)",
    r"(?:在|是|要|想|用|放|做).{1,8}还是|(?:您|你|贵|先|一般|平时)[^,.]{1,14}还是[^,.]{2,}$",
    r"\?|[吗么呢](?=$|[,.!])|(?:多少|什么|为什么|为啥|怎么|咋|如何|谁|哪|(?<![这那好十过近前后])几(?=[月个台年天次家条号班套人点])|"
    r"多久|多长|多大|多快|多高|啥|是不是|要不要|"
    r"会不会|能不能|有没有|是否|可不可以|需不需要|够不够|行不行|急不急|重不重要|是.{1,14}还是|"
    r"因为.{1,12}还是|(?P<anota>[\u3400-\u9fff])不(?P=anota)|(?:了|"
    r"有)没有?(?=$|[?,.])|(?<=[能会行好成可要对])不(?=$|[?]))",
    r"^(?:(?:so|and|okay|well|may i ask|can i ask|just curious|sorry|by the way|but|then|also|now)[, ]+)*(?:what|"
    r"which|who|whom|whose|when|where|why|how|is|are|was|do|does|did|can|could|will|would|should|have|has|may|any|"
    r"anything|anyone|anybody|after you)",
    r"(?:what|which|who|when|where|why|how)(?: (?:is|are|do|does|did|would|will|can|much|many|long|soon|often|exactly|"
    r"about|else|matters?|makes?|number|kind|sort))",
)
INVITATION = (
    r"听听",
    r"排(?:个|一?下)(?:序|队)|(?:介绍|讲讲|讲一?下|说说|说一?下|聊聊|谈谈|透露|分享|具体说|告诉我|"
    r"展开(?:说|讲)|描述)|(?:想|我想|先|跟您|请)(?:请教|了解|知道|问|打听|"
    r"听听|确认)|听说|(?:您|你)(?:们)?(?:给|开|报|说|出)个.{0,4}(?:价|数)|请教|请问|好奇|方便(?:说|"
    r"讲|问|透露)|可以直说|(?:直|尽管|随便)说",
    "rank (?:these|them|the|those|your)|prioriti[sz]e (?:these|them|the)|(?:tell|walk|talk|take|fill|help) (?:me|"
    "us) (?:about|through|more|understand|in|a bit|what|how|who|why|which|when)|(?:like|love|want|need|curious|"
    "wondering|interested|keen)(?: to)?(?: (?:know|hear|understand|learn|ask|find out|see))+|"
    "describe|share|mind (?:telling|"
    "sharing|if i ask)|can you (?:explain|elaborate|expand)|i am curious|curious (?:about|what|who|how|why)|i wonder|"
    "wondering (?:what|who|how|when|why|if)|say more|elaborate|please explain",
)
NO_QUESTION = (
    r"(?:带|拿|寄|送|发)(?:上|过来)?几[个份台次样瓶盒张本]",
    r"怎么(?:说|讲|表达)(?:呢|好|嘛|才好|啊)",
    "(?:how|what) (?:do |should |shall |can )?(?:i|you|to) (?:say|put it)",
    r"(?:什么|谁|哪|怎么|多少|啥)[^,.?]{0,8}(?:都|也)(?![^,.]*[吗?])|不是(?:说|提|讲|刚|一直|"
    r"想|嫌|愁).{1,20}[吗嘛么]|多(?:买|订|要|来|加)几|随(?:您|"
    r"你|便)|(?:不|没)(?:知道|晓得|清楚)(?:该|要)?(?:说|怎么|什么|啥)",
)
"""Words of asking in a line that asks nothing."""
WHICH = (r"什么|啥|哪|谁|为什么|怎么(?!样)|多少", "^(?:what|which|who|where|why|how)")
"""A question that wants more than a yes."""
NEEDED = (
    r"够(?:不够|吗|么)|一定(?:要|得)|必须|非(?:要|得)|怎么(?:算|来|得|定)|为什么|为啥|凭什么|"
    r"什么(?:依据|道理|根据)|是(?:怎么|从哪)|真(?:的)?(?:要|需要)|依据|死线|"
    r"硬性|规定|(?:来|得)的(?:吗|$|\?)",
    "really|a must|must|have to|why|enough|how did|where did|come from|came from|critical|essential|necessary|fixed|"
    "hard (?:limit|requirement)|based on",
)
"""A question about a number, not an offer of it."""
ASK: dict[str, tuple[Words, Words]] = {
    "need": (
        (
            r"(?:您|你|贵|实验室|厂|仓库|车间|公司|店|医院|学校|团队|team).{0,12}(?:平时|主要|现在|一般|目前|都|日常|平常|"
            r"每天).{0,10}(?:什么|哪些|哪种|哪类|怎么|啥|哪几)",
            r"用(?:什么|啥|哪).{0,8}(?:管|做|记|算|跟|处理|干)|pain ?points?|痛点",
            "(?:use|using|doing|used|bought|buying|needed|running|handling|producing|making)(?: \\w+){0,4} for|(?:going|"
            "want|need|has) to be (?:doing|used|handling)|pain ?points?",
            "(?:what|which)(?: \\w+){0,5} (?:are|do|does|will|would|is)(?: \\w+){0,6} (?:using|doing|use|do|make|making|run|handle|produce|move|process)",
            r"(?:您|你|贵).{0,5}的?(?:需求|想法|用途|计划)|(?:想|先)(?:听听|了解).{0,8}(?:需求|情况|生产)",
            "(?:going|want|plan(?:ning)?|have) to (?:produce|make|run|build)(?= )",
            r"用途|用来|用在|用于|用它|(?:做|干|生产|加工|装|测|检)(?:什么|啥|哪)|痛点|(?:现在|目前|"
            r"当前|眼下|如今)(?:的)?(?:.{0,8})(?:情况|状况|现状|怎么(?:做|弄|解决|"
            r"干|生产|处理|用)|用的(?:是)?(?:什么|哪|啥)|问题|困难|设备|产线|瓶颈)|(?:解决|改善|改进|"
            r"达到|实现)(?:什么|哪|啥|的)|(?:情况|现状)(?:怎么样|如何|吗)|产能|产量|瓶颈|"
            r"工况|(?:主要|具体|到底|究竟)?(?:需求|需要)(?:是|有|什么|啥|哪)|想(?:要)?(?:解决|达到|改善|"
            r"实现)|(?:为什么|为啥|怎么).{0,6}(?:想|要|考虑)(?:到)?(?:买|"
            r"换|上|采购|添|装|升级)|买(?:这|来|回去).{0,8}(?:做|干|用|解决)|(?:几|多少)(?:条线|个班|"
            r"班|人操作)|现有(?:的)?(?:设备|产线|机器)|(?:用|放|装|上)在(?:哪|"
            r"什么)|什么(?:产品|零件|工艺|材料|场景|问题|困难)|(?:哪|什么).{0,3}(?:环节|工序|地方).{0,4}(?:卡|"
            r"慢|头疼|麻烦|不满)|对(?:设备|机器)(?:有|的)?(?:什么|哪些)?(?:.{0,2})要求|"
            r"为了.{1,6}还是|遇到(?:什么|哪|了?啥)|(?:现在|目前|平时|一般|厂里|车间|你们|您们|这边).{0,10}(?:做法|"
            r"怎么(?:做|弄|干|检|生产|操作|搞)|流程是)|(?:主要|一般|都)(?:做|"
            r"生产|加工|出)(?:什么|哪|啥)|(?:介绍|讲讲|说说|聊聊|了解|讲一?下|说一?下)(?:一下|下)?.{0,6}(?:您|"
            r"你|贵).{0,8}(?:情况|生产|业务|工厂|车间|产线|项目|需求|设备|"
            r"产品|做法)",
            "(?:hoping|trying|looking|want(?:ing)?|aim(?:ing)?|need(?:ing)?|expect(?:ing)?)(?: (?:this|it|the machine|us|"
            "you|for|the))* (?:to )?(?:will )?(?:fix|solve|achieve|do|improve|accomplish|get out|change|address|reach|make|"
            "use|produce)|(?:use|using) (?:it|this|the machine|them) (?:for|on)|(?:planning|plan|going|intend) to (?:use|"
            "make|produce|run) |problems? (?:are|is|do|does|you|would|will|should)|current (?:setup|process|situation|machines?|"
            "line|equipment|system|way|workflow)|(?:your|the) (?:needs?|goals?|requirements?|situation|pain ?points?|workflow|"
            "process|objectives?|use case|application)|today'?s? process|how (?:do|are) you (?:currently|now|today|doing|"
            "handling|running)|bottlenecks?|(?:what|why) (?:made|brought|got|makes|prompted|triggered) you|"
            "(?:which|what) (?:products?|"
            "parts?|materials?|jobs?|lines?)(?: \\w+){0,3} (?:run|make|produce|on it|for|handle|process)|"
            "what (?:are|is) (?:not working|"
            "wrong|driving|the (?:machine|equipment) for|broken)|what (?:do|will|would) you (?:need|make|produce|use|run)|"
            "(?:day|shift|week)(?: \\w+){0,5} look like|(?:how|what) your (?:\\w+ )?(?:line|process|factory|plant|production|"
            "shop|machines?)|what is (?:this|it) for|what (?:kind|sort|type)s? of (?:parts?|products?|work|jobs?|materials?|"
            "volumes?|business)|(?:about|in|on|inside|through) your (?:production|factory|plant|business|operations?|line|"
            "shop ?floor|shop|workshop|day|current)|(?:biggest|main) (?:problem|challenge|headache|"
            "issue|pain)|start(?:ed)? looking|"
            "looking for (?:a )?(?:new|in a)|throughput|volumes do you run|production line|shifts",
        ),
        (
            r"情况|车间|产线|设备|生产|需求|需要|问题|解决|痛|困难|现状|工厂",
            "need|problem|solve|fix|production|process|line|setup|factory|shop ?floor|plant|challenges?",
        ),
    ),
    "priorities": (
        (
            r"(?:最|更)?不(?:愿意?|想|能|肯)(?:妥协|让步|牺牲)",
            r"最(?:看重|在乎|在意|重要|关心|关键|注重|优先|重视|要紧|想要|核心)|更(?:看重|在乎|在意|"
            r"重要|关心|注重|要紧|优先|重视|想要|倾向|偏)|(?:优先|排序|排个序|排个?队|排第一|首要|"
            r"首选|第一位|放第一|打分)|(?:只能|必须|要是|如果).{0,6}(?:挑|选|保|留)(?:一|其)|(?:哪|什么).{0,6}(?:重要|"
            r"看重|优先|要紧|关键|不能(?:让|妥协|少))|(?:侧重|"
            r"偏重|看重)|(?:哪|(?<!为)什么|有没有).{0,6}(?:绝对|一定|坚决|必须|万万)不能|先(?:看|考虑|"
            r"保|谈).{1,6}(?:还是|再)|(?:还是|或者).{0,4}(?:优先|为主|更)|"
            r"底线是(?:什么|哪)|最不能|舍不得|(?:您|你)(?:会)?选(?:哪|什么)|(?:价格|交期|账期|质量|速度|"
            r"服务|培训|质保|保修|付款)(?:和|跟|还是|与|、|, ).{0,8}(?:哪个|更|"
            r"重要|孰|选)",
            "(?:matters?|matter|mattering) (?:the )?(?:more|most)|most important|number one|no\\.? ?1 (?:thing|priority|"
            "requirement)|(?:more|most) (?:critical|crucial|essential|valuable)|give up (?:last|first)|more important|(?:top|"
            "first|main|biggest|number one|highest|your|key|no ?1|real) priorit(?:y|ies)|priorit(?:y|ies|ise|ize)|(?:care|"
            "cares) (?:the )?(?:more|most)|care about|rank|(?:pick|choose|have|keep|get|only|just|improve|"
            "change|fix)(?: \\w+){0,3} one (?:thing|"
            "of)|only (?:\\w+ )?one thing|come first|comes first|(?:must|nice) ?-?haves?|what counts most|deal ?breakers?|"
            "weigh(?:s)? (?:more|most)|top of (?:your|the) list|trade ?-?off for you|value (?:the )?most|important to you|"
            "matters? to you|would you rather",
        ),
        (r"看重|重要|优先|在乎|在意", "important|matters?"),
    ),
    "budget": (
        (
            r"(?:手里|手头|手上|兜里|账上)(?:现在)?(?:能|可以|有).{0,4}(?:多少|几)|(?:能|可以)(?:动|拿|调|用)(?:得)?(?:出)?(?:多少|几).{0,2}(?:钱|资金|万)",
            "(?:number|money|amount|sum|figure|pot|something|cash)(?: \\w+){0,3} (?:set aside|put aside|reserved|earmarked|approved|allocated)|"
            "how much (?:have|has|did|do)(?: \\w+){0,3} (?:got|set|put|available|to spend)",
            r"(?:花销|花费|费用|投入|开支)(?:的)?(?:上限|多少|范围)|预算|拨(?:了|的)?(?:多少)?款|经费|(?:准备|打算|计划|能|"
            r"可以|愿意|想)(?:花|拿出|投入?|出)(?:多少|"
            r"几|.{0,3}(?:钱|资金))|(?:资金|钱).{0,6}(?:批|多少|"
            r"准备|到位|额度|盘子)|盘子(?:有)?多大|投资额|批(?:了|下来|给).{0,4}(?:多少|几)|(?:多少|"
            r"几).{0,3}(?:被|能)批|(?:批|给|定)的?(?:上限|额度|盘子)|(?:多少|"
            r"有多大)(?:的)?(?:资金|额度|经费)|额度|(?:figure|amount) .{0,14}approved|(?:预算|资金|钱|"
            r"款).{0,6}(?:批|到位|下来|落实|够)|(?:资金|钱|费用)(?:上|"
            r"方面|这块)?.{0,6}(?:大概数|数|底|范围|额度|安排)",
            "budget(?:ed|s)?|(?:set|put) aside|allocated?|(?:how much|what)(?: \\w+){0,4} (?:spend|invest)|funds?|funding|"
            "money (?:do you|is|has been|available)|ceiling|spending limit|price range|willing to (?:spend|invest)",
        ),
        (r"资金|花多少", "spend|afford"),
    ),
    "deadline": (
        (
            r"(?:什么时候|何时|几月份?|几号|哪(?:天|个月|一天)|多快|啥时候|什么时间|哪个时间|多久(?:之)?内).{0,12}(?:要|"
            r"用|投产|上线|开工|启动|开始|投入|验收|必须|需要|装好|到位|"
            r"开|用上|量产|交付使用|投用|完工|落地)|(?:旺季|投产|项目|新厂|生产线|产线|工程|验收).{0,10}(?:什么时候|"
            r"何时|几月|哪天|啥时候)|赶不赶|催(?:您|你|到|得)|急着(?:用|要|"
            r"上|装)|最(?:晚|迟)|截止|(?:投产|上线|开工|投用|量产|启动|验收|用上)(?:的)?(?:时间|日期|"
            r"计划|是)?.{0,4}(?:什么时候|几月|何时|哪天|多久|啥时候|定了|多快)|(?:赶|"
            r"急)(?:不急|着|吗|时间|什么|工期|旺季)|(?:日程|进度|工期|(?<!货)(?<!期)时间)(?:表|节点|"
            r"要求|安排|计划|上)(?:.{0,6})(?:吗|是|怎么|什么|有|如何|紧)|期限|deadline|"
            r"时间(?:紧|急)|节点|(?:要|必须)(?:赶)?在.{0,6}(?:前|之前).{0,6}(?:吗|么)",
            "deadlines?|(?:any|which|what) (?:\\w+ )?date|urgen(?:t|cy)|in a (?:rush|hurry)|rush(?:ed|ing)?|time ?table|"
            "(?:by when|by what date|how soon|what date|how urgent|(?<!of )when)(?: exactly)?(?: \\w+){0,6} (?:need|needs|"
            "needed|have to|has to|must|start|running|live|production|ready|up and|install\\w*|launch|use it|in place|want it|"
            "want this|operational|switch|go)|go(?:ing)? live|time ?lines?|time ?frame|latest (?:date|you|it|possible|point)|"
            "time pressure|cut ?-?off|due date|what is the rush|in a hurry|target date|start (?:date|of production)|launch date|"
            "milestones?",
        ),
        (r"什么时候|几月|何时|多快|急", "when|urgent|soon"),
    ),
    "decision": (
        (
            r"(?:老板|领导|总经理|上面|别人|其他人).{0,4}参与|(?:哪一?|几)级.{0,2}批|要哪.{0,3}批",
            r"(?:谁|哪位|哪个领导|哪些人|哪几位|哪个部门|几个人).{0,10}(?:定|拍板|决定|批|签字|说了算|"
            r"做主|参与|负责|点头|把关|同意|评审|审|管|过目)|拍板|说了算|(?:您|你|领导|老板|"
            r"一个人|自己)(?:这边|一个人|自己|能|可以|就|就能|们)*(?:定|做主|决定)(?:下来|得了|吗|么|"
            r"不)|(?:审批|决策|采购|内部|评审|立项|招标|签字|走)(?:.{0,4})(?:流程|程序|"
            r"手续|步骤|周期|环节)|(?:怎么|如何)(?:定|决定|拍板|审批|选|评|走流程)|(?:能|可以)?自己(?:就)?(?:能)?(?:定|"
            r"拍板|做主|决定)|(?:哪些|哪个|几个|哪几个|什么)(?:部门|"
            r"领导|人).{0,6}(?:审批|批|同意|签|会签|参与|把关|点头)|(?:经过|通过|走).{0,8}(?:部门|领导|"
            r"审批|流程)|(?:还(?:要|需要|得)|要不要|需不需要|需要|用不用).{0,8}(?:领导|"
            r"老板|别人|其他人|其他部门|上面|总部|审批|签字|同意|批|上会|点头|董事|老总|股东|过会)|上会|"
            r"评标|招标|委员会|发言权|是.{1,8}定还是|还是.{1,4}(?:定|拍板|做主|决定)|董事会|"
            r"话语权|几次会|才能(?:定|决定|批)|开会(?:讨论|定|研究)|(?:拍板|决定|做主|签字|说了算)的?(?:人)?(?:是|"
            r"谁)|(?:您|你)还是(?:老板|领导|您老板|总经理|上面)|评审会|(?:哪个|"
            r"什么|由.{0,3})部门|(?:需要|要|得)(?:几|多少|哪些|谁)(?:个)?(?:人|部门|领导)?(?:签|批|同意|"
            r"点头)|(?:您|你)说了(?:算|就算)",
            "(?:who|whom|which people|anyone|anybody|someone|somebody)(?: \\w+){0,8} (?:decid\\w+|sign\\w*|approv\\w+|call|"
            "say|involved|agree|weigh|decision|input|convinced?|board|signature|yes|okay|authority)|sign ?-?off|(?:decision|"
            "approval|purchasing|procurement|buying|internal|sign ?-?off|selection)(?: ?-?making)? (?:process|maker|makers|"
            "makes?|steps?|path|procedure|chain|look|made|criteria|work)|(?:make|makes|making|take|takes|made) (?:the|this|"
            "that|a|your) (?:final )?(?:decision|call)|(?:final|last) (?:say|word|call|decision)|(?:decide|"
            "approve|sign)(?: \\w+){0,3} (?:yourself|"
            "alone|on your own|by yourself)|your (?:boss|board|ceo|cfo|director|management|manager)(?: \\w+){0,6} (?:approve|"
            "sign|agree|decide|okay|involved|say)|up to you|committee|whose (?:signature|approval|decision|call|budget|"
            "okay|job)|which department|(?:your )?(?:boss|board|ceo|cfo|director|manager|management|"
            "committee)(?: \\w+){0,6} (?:approve|"
            "sign|agree|decide|meet|involved|okay|weigh)|(?:involved|include[ds]?|part) in (?:the|this|"
            "that|your) (?:final )?(?:decision|"
            "choice|process)|stakeholders?|calls the shots|how (?:do|does|will|is|are)(?: \\w+){0,5} decid\\w+|"
            "need(?:s)? to (?:approve|"
            "sign|agree|be involved|be convinced)|pulls? the trigger",
        ),
        (r"谁|领导|老板|流程|审批|签字|决定", "who|decide|approval|approve|boss|process"),
    ),
    "rival": (
        (
            r"(?:别的?|其他|其它|另外) ?(?:vendor|supplier|brand|软件|系统|产品|机器|设备|牌子|方案|店)|(?:还|也|"
            r"同时)(?:在)?(?:看|比|谈|问|compare|找|试)(?:过|了)?(?:别|其他|哪|谁|几)",
            "(?:other|another|different|more|else|several|many) (?:suppliers?|vendors?|sellers?|companies|firms?|providers?|sources?|systems?|products?)|"
            "(?:anyone|anybody|someone|who) else (?:quot|offer|bidd|pitch|talk|look|sell)\\w*",
            r"(?:别|其他|其它|另|哪|哪些|几|多少)(?:的|外)?(?:一)?(?:家|厂家|供应商|品牌|公司|厂商|牌子|"
            r"对手)|对手|竞争|竞品|(?:和|跟|与|拿)(?:谁|哪|别|其他|什么).{0,6}(?:比|"
            r"家)|(?:对比|比较|比价|货比|同时|还在|也在)(?:看|谈|了|联系|考虑|哪|询|比较|接触)?(?:.{0,4})(?:家|"
            r"谁|品牌|供应商|厂|对手|什么|哪|吗)|(?:谁|还有谁|还有人).{0,6}(?:报|"
            r"竞|在谈|在争|来过|参与|接触)|几家|几份(?:报价|方案)?|看中(?:了)?(?:谁|哪)|谁家|备选|候选|"
            r"入围|友商|(?:除了|除)我们(?:以外|之外|家)?.{0,8}(?:还|谁|哪|别|考虑|"
            r"看)|(?:比较|对比|看|问|询|找|接触)过(?:哪|几|谁|别|其他|多少)|(?:您|你)(?:们)?(?:还)?(?:看|"
            r"考虑|比较|接触|联系|询)(?:过|了)?(?:别|其他|哪|谁|几)|同行|"
            r"还有别人",
            "compet(?:it\\w+|ing)|rivals?|up against|(?:anyone|anybody|someone|who|whom|others?|else|other (?:suppliers?|"
            "vendors?|companies|brands?|quotes?|offers?|bids?|bidders?|options?|makers?|firms?|people|"
            "manufacturers?|machines?))(?: \\w+){0,5} (?:looki"
            "ng|talking|compar\\w+|consider\\w*|quot\\w+|bid\\w*|offer\\w*|in the (?:running|race|mix)|shortlist\\w*|pitch\\w*)|"
            "other (?:suppliers?|vendors?|quotes?|offers?|bids?|bidders?|brands?|companies|manufacturers?|makers?|machines on)|"
            "(?:comparing|compare|stack|measure|compared|weighing)(?: \\w+){0,3} (?:with|to|against|up)|shortlist|alternatives?|"
            "who else(?! (?:has|have|needs?|decides?|must|signs?|is involved|should be|will be|at your|in your|gets|would|"
            "makes|approves|do (?:you|we|i) need))|in the (?:running|race)|talking to (?:anyone|anybody|others?|other)|"
            "(?:another|second|different) (?:supplier|vendor|quote|offer|bid)|anybody here|on your list|"
            "any(?:one|body) else(?= in|"
            " on| you| at the| bidding|\\?|$)|(?:got|gotten|received|had|have|collected|asked for|getting)(?: \\w+){0,3} (?:quotes?|"
            "bids?|offers?)",
        ),
        (r"别家|比较|他们|对比", "compare|others?|else|against"),
    ),
    "worry": (
        (
            r"担心|顾虑|犹豫|不放心|忧虑|(?:最|还|有什么|有啥|比较)?(?:怕|害怕)(?:什么|的|哪|啥|出)|"
            r"心里(?:没底|打鼓|不踏实|有疙瘩)|疑虑|(?:什么|啥|哪).{0,6}(?:不踏实|不放心|"
            r"没底|风险)|(?:最)?不放心|睡不着|顾忌|什么风险|(?:什么|哪(?:里|些|儿|方面|一?点)?|啥).{0,6}(?:不踏实|"
            r"不满意|不放心|顾忌|犹豫|纠结|没底)",
            "worr(?:y|ies|ied|ying|ies you)|concern(?:s|ed|ing)?|afraid|nervous|hesita\\w+|reservations?|hold(?:s|ing)? you back|"
            "keeps? you up|uneasy|fears?|risks?|doubts?|scares?|bothers?|bothering|stopping you|stops you|go(?:es)? wrong|"
            "second thoughts|in the way|on your mind|gives you pause|uncomfortable",
        ),
        (r"怕|风险|不安", "concern|risk"),
    ),
    "objection": (
        (
            r"(?:为什么|为啥|怎么)(?:会|还)?不(?:放心|需要|合适|着?急|满意|想|考虑|行|值|信)",
            r"(?:为什么|为啥|怎么|凭什么)(?:会|就)?(?:您|你)?(?:会|就)?(?:觉得|认为|说|嫌|感觉|这么(?:说|"
            r"想|觉得)).{0,12}|(?:贵|高)(?:在|是(?:跟|和|相对|指|比))(?:哪|"
            r"什么|谁|.{0,3}比)|(?:您|你)(?:说|指|觉得|讲|认为)的?.{0,6}(?:贵|不行|不合适|不好|不够|"
            r"不需要|太高|偏高|再等等|考虑考虑|没必要|不方便|不急|不靠谱).{0,6}(?:是指|"
            r"指的是|具体|怎么|是跟|是和|哪|意思|什么|为什么|为啥|体现)|(?:具体|到底|究竟|主要)(?:是)?(?:指|"
            r"哪(?:方面|里|一?点|块|些|儿)?|差在|卡在|不满意)|差在(?:哪|什么)|背后(?:的|"
            r"是)?(?:原因|什么|顾虑|考虑|真正)|(?:原因|理由)(?:是|在)?(?:什么|哪|啥)|听听.{0,6}(?:原因|"
            r"理由|想法|看法)|(?:原因|理由)(?:$|[,.?])|什么(?:原因|理由|"
            r"意思)|(?:真正|根本|实际)(?:的)?(?:原因|问题|卡点)|(?:哪|什么).{0,3}(?:不满意|不合适|不认可)|"
            r"(?:贵|高|慢|差|不合适|不放心|不需要|不行)(?:在|是在|是)哪(?:里|"
            r"儿|方面|一?点|块)?|(?:不放心|犹豫|拒绝|不考虑|不同意|不合适|不满意|迟疑|不想|不急|嫌).{0,6}(?:是)?(?:因为|"
            r"由于|出于)(?:什么|啥|哪)?|(?:为什么|为啥|怎么)(?:会)?(?:说|"
            r"觉得|认为|嫌|不).{0,14}(?:贵|高|信不过|不信|不(?:需要|合适|急|放心|好|行|值|够|靠谱|信|"
            r"要|考虑|想)|没必要|再等|太|以后|明年)|(?:为什么|为啥|干嘛)(?:会|还|要)?(?:信不过|"
            r"不信|嫌|拒绝|犹豫|等|拖)|(?:这话|此话)怎(?:么)?(?:讲|说)|是(?:因为|不是因为)|除了(?:价格|"
            r"价钱|钱|这个).{0,6}(?:还|别|其他)",
            "why not|why (?:do|is|are|does|would|did) (?:you|it|that|this|the|we)(?: \\w+){0,6} (?:feel|think|say|too|so|"
            "expensive|much|high|hesitat\\w+|no|not|problem|issue|against|wait|believe)|(?:expensive|too much|high|pricey|"
            "steep|costly)(?: \\w+){0,2} (?:compared|relative|in what|against|than what|versus)|what (?:do you mean|"
            "makes you (?:say|"
            "think|feel|believe)|is behind|exactly (?:is|do|does|are|about|makes)|specifically|is the (?:real|actual|main|"
            "underlying) (?:issue|reason|problem|objection)|lies behind|is it about|about it)|(?:compared|relative) (?:to|"
            "with) what|(?:reason|thinking|story|logic|issue) (?:behind|underneath)|behind (?:that|your|this|the objection)|"
            "(?:can|could|would) you (?:elaborate|be more specific|say more|explain)|in what (?:way|sense)|which part|what part|"
            "how so|how come|is it (?:because|really|just) |why (?:is|are)(?: \\w+){0,4} not |apart from (?:price|the price)|"
            "besides (?:price|the price)|other than (?:price|the price)|where does (?:that|the) (?:feeling|concern) come from",
        ),
        (r"为什么|为啥|具体|指的", "why|exactly|specifically|what makes"),
    ),
    **ASK_ISSUES,
}
SPECIFIC = (
    r"(?:哪(?!怕)|具体|指(?:的|什么)|为什么|为啥|什么(?:原因|意思)|怎么(?:会|说|讲))[^,.]*[?]?$",
    "(?:what|which|why|how)(?: (?:exactly|specifically|do|is|are|makes|would|part|so))+[^,.]*\\??$",
)
"""The last clause wants to know what is behind an objection."""
COMPARED = (r"还是|[和跟与,]", "or|and|versus|vs|than|,")
"""Two things set side by side: which of them matters is asked, not the one that is named."""

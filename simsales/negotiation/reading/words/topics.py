"""What a question, a claim, an answer or a promise is about. Each list holds (weight 2) telling and (weight 1) passing words.

Own collection: how buyers' needs, rivals and worries are spoken of in everyday trade talk in both languages.
"""

from __future__ import annotations

Words = tuple[str, ...]

QUESTION = (
    r"\?|[吗么呢](?=$|[,.!])|(?:多少|什么|为什么|为啥|怎么|咋|如何|谁|哪|(?<![这那好十过近前后])几(?=[月个台年天次家条号班套人点])|多久|多长|多大|多快|多高|啥|是不是|要不要|会不会|能不能|有没有|是否|可不可以|需不需要|够不够|行不行|急不急|重不重要|是.{1,14}还是|因为.{1,12}还是|(?P<anota>[\u3400-\u9fff])不(?P=anota)|(?:了|有)没有?(?=$|[?,.])|(?<=[能会行好成可要对])不(?=$|[?]))",
    r"^(?:(?:so|and|okay|well|may i ask|can i ask|just curious|sorry|by the way|but|then|also|now)[, ]+)*(?:what|which|who|whom|whose|when|where|why|how|is|are|was|do|does|did|can|could|will|would|should|have|has|may|any|anything|anyone|anybody|after you)",
    r"(?:what|which|who|when|where|why|how)(?: (?:is|are|do|does|did|would|will|can|much|many|long|soon|often|exactly|about|else|matters?|makes?|number|kind|sort))",
)
INVITATION = (
    r"排(?:个|一?下)(?:序|队)|(?:介绍|讲讲|讲一?下|说说|说一?下|聊聊|谈谈|透露|分享|具体说|告诉我|展开(?:说|讲)|描述)|(?:想|我想|先|跟您|请)(?:请教|了解|知道|问|打听|听听|确认)|听说|(?:您|你)(?:们)?(?:给|开|报|说|出)个.{0,4}(?:价|数)|请教|请问|好奇|方便(?:说|讲|问|透露)|可以直说|(?:直|尽管|随便)说",
    "rank (?:these|them|the|those|your)|prioriti[sz]e (?:these|them|the)|(?:tell|walk|talk|take|fill|help) (?:me|us) (?:about|through|more|understand|in|a bit|what|how|who|why|which|when)|(?:like|love|want|need|curious|wondering|interested|keen)(?: to)?(?: (?:know|hear|understand|learn|ask|find out|see))+|describe|share|mind (?:telling|sharing|if i ask)|can you (?:explain|elaborate|expand)|i am curious|curious (?:about|what|who|how|why)|i wonder|wondering (?:what|who|how|when|why|if)|say more|elaborate|please explain",
)

ASK: dict[str, tuple[Words, Words]] = {
    "need": (
        (
            r"用途|用来|用在|用于|用它|(?:做|干|生产|加工|装|测|检)(?:什么|啥|哪)|痛点|(?:现在|目前|当前|眼下|如今)(?:的)?(?:.{0,8})(?:情况|状况|现状|怎么(?:做|弄|解决|干|生产|处理|用)|用的(?:是)?(?:什么|哪|啥)|问题|困难|设备|产线|瓶颈)|(?:解决|改善|改进|达到|实现)(?:什么|哪|啥|的)|(?:情况|现状)(?:怎么样|如何|吗)|产能|产量|瓶颈|工况|(?:主要|具体|到底|究竟)?(?:需求|需要)(?:是|有|什么|啥|哪)|想(?:要)?(?:解决|达到|改善|实现)|(?:为什么|为啥|怎么).{0,6}(?:想|要|考虑)(?:到)?(?:买|换|上|采购|添|装|升级)|买(?:这|来|回去).{0,8}(?:做|干|用|解决)|(?:几|多少)(?:条线|个班|班|人操作)|现有(?:的)?(?:设备|产线|机器)|(?:用|放|装|上)在(?:哪|什么)|什么(?:产品|零件|工艺|材料|场景|问题|困难)|(?:哪|什么).{0,3}(?:环节|工序|地方).{0,4}(?:卡|慢|头疼|麻烦|不满)|对(?:设备|机器)(?:有|的)?(?:什么|哪些)?(?:.{0,2})要求|为了.{1,6}还是|遇到(?:什么|哪|了?啥)|(?:现在|目前|平时|一般|厂里|车间|你们|您们|这边).{0,10}(?:做法|怎么(?:做|弄|干|检|生产|操作|搞)|流程是)|(?:主要|一般|都)(?:做|生产|加工|出)(?:什么|哪|啥)|(?:介绍|讲讲|说说|聊聊|了解|讲一?下|说一?下)(?:一下|下)?.{0,6}(?:您|你|贵).{0,8}(?:情况|生产|业务|工厂|车间|产线|项目|需求|设备|产品|做法)",
            "(?:hoping|trying|looking|want(?:ing)?|aim(?:ing)?|need(?:ing)?|expect(?:ing)?)(?: (?:this|it|the machine|us|you|for|the))* (?:to )?(?:will )?(?:fix|solve|achieve|do|improve|accomplish|get out|change|address|reach|make|use|produce)|(?:use|using) (?:it|this|the machine|them) (?:for|on)|(?:planning|plan|going|intend) to (?:use|make|produce|run) |problems? (?:are|is|do|does|you|would|will|should)|current (?:setup|process|situation|machines?|line|equipment|system|way|workflow)|(?:your|the) (?:needs?|goals?|requirements?|situation|pain ?points?|workflow|process|objectives?|use case|application)|today'?s? process|how (?:do|are) you (?:currently|now|today|doing|handling|running)|bottlenecks?|(?:what|why) (?:made|brought|got|makes|prompted|triggered) you|(?:which|what) (?:products?|parts?|materials?|jobs?|lines?)(?: \\w+){0,3} (?:run|make|produce|on it|for|handle|process)|what (?:are|is) (?:not working|wrong|driving|the (?:machine|equipment) for|broken)|what (?:do|will|would) you (?:need|make|produce|use|run)|(?:day|shift|week)(?: \\w+){0,5} look like|(?:how|what) your (?:\\w+ )?(?:line|process|factory|plant|production|shop|machines?)|what is (?:this|it) for|what (?:kind|sort|type)s? of (?:parts?|products?|work|jobs?|materials?|volumes?|business)|(?:about|in|on|inside|through) your (?:production|factory|plant|business|operations?|line|shop ?floor|shop|workshop|day|current)|(?:biggest|main) (?:problem|challenge|headache|issue|pain)|start(?:ed)? looking|looking for (?:a )?(?:new|in a)|throughput|volumes do you run|production line|shifts",
        ),
        (r"情况|车间|产线|设备|生产|需求|需要|问题|解决|痛|困难|现状|工厂", "need|problem|solve|fix|production|process|line|setup|factory|shop ?floor|plant|challenges?"),
    ),
    "priorities": (
        (
            r"最(?:看重|在乎|在意|重要|关心|关键|注重|优先|重视|要紧|想要|核心)|更(?:看重|在乎|在意|重要|关心|注重|要紧|优先|重视|想要|倾向|偏)|(?:优先|排序|排个序|排个?队|排第一|首要|首选|第一位|放第一|打分)|(?:只能|必须|要是|如果).{0,6}(?:挑|选|保|留)(?:一|其)|(?:哪|什么).{0,6}(?:重要|看重|优先|要紧|关键|不能(?:让|妥协|少))|(?:侧重|偏重|看重)|(?:哪|(?<!为)什么|有没有).{0,6}(?:绝对|一定|坚决|必须|万万)不能|先(?:看|考虑|保|谈).{1,6}(?:还是|再)|(?:还是|或者).{0,4}(?:优先|为主|更)|底线是(?:什么|哪)|最不能|舍不得|(?:您|你)(?:会)?选(?:哪|什么)|(?:价格|交期|账期|质量|速度|服务|培训|质保|保修|付款)(?:和|跟|还是|与|、|, ).{0,8}(?:哪个|更|重要|孰|选)",
            "(?:matters?|matter|mattering) (?:the )?(?:more|most)|most important|number one|no\\.? ?1 (?:thing|priority|requirement)|(?:more|most) (?:critical|crucial|essential|valuable)|give up (?:last|first)|more important|(?:top|first|main|biggest|number one|highest|your|key|no ?1|real) priorit(?:y|ies)|priorit(?:y|ies|ise|ize)|(?:care|cares) (?:the )?(?:more|most)|care about|rank|(?:pick|choose|have|keep|get|only|just|improve|change|fix)(?: \\w+){0,3} one (?:thing|of)|only (?:\\w+ )?one thing|come first|comes first|(?:must|nice) ?-?haves?|what counts most|deal ?breakers?|weigh(?:s)? (?:more|most)|top of (?:your|the) list|trade ?-?off for you|value (?:the )?most|important to you|matters? to you|would you rather",
        ),
        (r"看重|重要|优先|在乎|在意", "important|matters?"),
    ),
    "budget": (
        (
            r"预算|拨(?:了|的)?(?:多少)?款|经费|(?:准备|打算|计划|能|可以|愿意|想)(?:花|拿出|投入?|出)(?:多少|几|.{0,3}(?:钱|资金))|(?:资金|钱).{0,6}(?:批|多少|准备|到位|额度|盘子)|盘子(?:有)?多大|投资额|批(?:了|下来|给).{0,4}(?:多少|几)|(?:多少|几).{0,3}(?:被|能)批|(?:批|给|定)的?(?:上限|额度|盘子)|(?:多少|有多大)(?:的)?(?:资金|额度|经费)|额度|(?:figure|amount) .{0,14}approved|(?:预算|资金|钱|款).{0,6}(?:批|到位|下来|落实|够)|(?:资金|钱|费用)(?:上|方面|这块)?.{0,6}(?:大概数|数|底|范围|额度|安排)",
            "budget(?:ed|s)?|(?:set|put) aside|allocated?|(?:how much|what)(?: \\w+){0,4} (?:spend|invest)|funds?|funding|money (?:do you|is|has been|available)|ceiling|spending limit|price range|willing to (?:spend|invest)",
        ),
        (r"资金|花多少", "spend|afford"),
    ),
    "deadline": (
        (
            r"(?:什么时候|何时|几月份?|几号|哪(?:天|个月|一天)|多快|啥时候|什么时间|哪个时间|多久(?:之)?内).{0,12}(?:要|用|投产|上线|开工|启动|开始|投入|验收|必须|需要|装好|到位|开|用上|量产|交付使用|投用|完工|落地)|(?:旺季|投产|项目|新厂|生产线|产线|工程|验收).{0,10}(?:什么时候|何时|几月|哪天|啥时候)|赶不赶|催(?:您|你|到|得)|急着(?:用|要|上|装)|最(?:晚|迟)|截止|(?:投产|上线|开工|投用|量产|启动|验收|用上)(?:的)?(?:时间|日期|计划|是)?.{0,4}(?:什么时候|几月|何时|哪天|多久|啥时候|定了|多快)|(?:赶|急)(?:不急|着|吗|时间|什么|工期|旺季)|(?:日程|进度|工期|(?<!货)(?<!期)时间)(?:表|节点|要求|安排|计划|上)(?:.{0,6})(?:吗|是|怎么|什么|有|如何|紧)|期限|deadline|时间(?:紧|急)|节点|(?:要|必须)(?:赶)?在.{0,6}(?:前|之前).{0,6}(?:吗|么)",
            "deadlines?|(?:any|which|what) (?:\\w+ )?date|urgen(?:t|cy)|in a (?:rush|hurry)|rush(?:ed|ing)?|time ?table|(?:by when|by what date|how soon|what date|how urgent|(?<!of )when)(?: exactly)?(?: \\w+){0,6} (?:need|needs|needed|have to|has to|must|start|running|live|production|ready|up and|install\\w*|launch|use it|in place|want it|want this|operational|switch|go)|go(?:ing)? live|time ?lines?|time ?frame|latest (?:date|you|it|possible|point)|time pressure|cut ?-?off|due date|what is the rush|in a hurry|target date|start (?:date|of production)|launch date|milestones?",
        ),
        (r"什么时候|几月|何时|多快|急", "when|urgent|soon"),
    ),
    "decision": (
        (
            r"(?:谁|哪位|哪个领导|哪些人|哪几位|哪个部门|几个人).{0,10}(?:定|拍板|决定|批|签字|说了算|做主|参与|负责|点头|把关|同意|评审|审|管|过目)|拍板|说了算|(?:您|你|领导|老板|一个人|自己)(?:这边|一个人|自己|能|可以|就|就能|们)*(?:定|做主|决定)(?:下来|得了|吗|么|不)|(?:审批|决策|采购|内部|评审|立项|招标|签字|走)(?:.{0,4})(?:流程|程序|手续|步骤|周期|环节)|(?:怎么|如何)(?:定|决定|拍板|审批|选|评|走流程)|(?:能|可以)?自己(?:就)?(?:能)?(?:定|拍板|做主|决定)|(?:哪些|哪个|几个|哪几个|什么)(?:部门|领导|人).{0,6}(?:审批|批|同意|签|会签|参与|把关|点头)|(?:经过|通过|走).{0,8}(?:部门|领导|审批|流程)|(?:还(?:要|需要|得)|要不要|需不需要|需要|用不用).{0,8}(?:领导|老板|别人|其他人|其他部门|上面|总部|审批|签字|同意|批|上会|点头|董事|老总|股东|过会)|上会|评标|招标|委员会|发言权|是.{1,8}定还是|还是.{1,4}(?:定|拍板|做主|决定)|董事会|话语权|几次会|才能(?:定|决定|批)|开会(?:讨论|定|研究)|(?:拍板|决定|做主|签字|说了算)的?(?:人)?(?:是|谁)|(?:您|你)还是(?:老板|领导|您老板|总经理|上面)|评审会|(?:哪个|什么|由.{0,3})部门|(?:需要|要|得)(?:几|多少|哪些|谁)(?:个)?(?:人|部门|领导)?(?:签|批|同意|点头)|(?:您|你)说了(?:算|就算)",
            "(?:who|whom|which people|anyone|anybody|someone|somebody)(?: \\w+){0,8} (?:decid\\w+|sign\\w*|approv\\w+|call|say|involved|agree|weigh|decision|input|convinced?|board|signature|yes|okay|authority)|sign ?-?off|(?:decision|approval|purchasing|procurement|buying|internal|sign ?-?off|selection)(?: ?-?making)? (?:process|maker|makers|makes?|steps?|path|procedure|chain|look|made|criteria|work)|(?:make|makes|making|take|takes|made) (?:the|this|that|a|your) (?:final )?(?:decision|call)|(?:final|last) (?:say|word|call|decision)|(?:decide|approve|sign)(?: \\w+){0,3} (?:yourself|alone|on your own|by yourself)|your (?:boss|board|ceo|cfo|director|management|manager)(?: \\w+){0,6} (?:approve|sign|agree|decide|okay|involved|say)|up to you|committee|whose (?:signature|approval|decision|call|budget|okay|job)|which department|(?:your )?(?:boss|board|ceo|cfo|director|manager|management|committee)(?: \\w+){0,6} (?:approve|sign|agree|decide|meet|involved|okay|weigh)|(?:involved|include[ds]?|part) in (?:the|this|that|your) (?:final )?(?:decision|choice|process)|stakeholders?|calls the shots|how (?:do|does|will|is|are)(?: \\w+){0,5} decid\\w+|need(?:s)? to (?:approve|sign|agree|be involved|be convinced)|pulls? the trigger",
        ),
        (r"谁|领导|老板|流程|审批|签字|决定", "who|decide|approval|approve|boss|process"),
    ),
    "rival": (
        (
            r"(?:别|其他|其它|另|哪|哪些|几|多少)(?:的|外)?(?:一)?(?:家|厂家|供应商|品牌|公司|厂商|牌子|对手)|对手|竞争|竞品|(?:和|跟|与|拿)(?:谁|哪|别|其他|什么).{0,6}(?:比|家)|(?:对比|比较|比价|货比|同时|还在|也在)(?:看|谈|了|联系|考虑|哪|询|比较|接触)?(?:.{0,4})(?:家|谁|品牌|供应商|厂|对手|什么|哪|吗)|(?:谁|还有谁|还有人).{0,6}(?:报|竞|在谈|在争|来过|参与|接触)|几家|几份(?:报价|方案)?|看中(?:了)?(?:谁|哪)|谁家|备选|候选|入围|友商|(?:除了|除)我们(?:以外|之外|家)?.{0,8}(?:还|谁|哪|别|考虑|看)|(?:比较|对比|看|问|询|找|接触)过(?:哪|几|谁|别|其他|多少)|(?:您|你)(?:们)?(?:还)?(?:看|考虑|比较|接触|联系|询)(?:过|了)?(?:别|其他|哪|谁|几)|同行|还有别人",
            "compet(?:it\\w+|ing)|rivals?|up against|(?:anyone|anybody|someone|who|whom|others?|else|other (?:suppliers?|vendors?|companies|brands?|quotes?|offers?|bids?|bidders?|options?|makers?|firms?|people|manufacturers?|machines?))(?: \\w+){0,5} (?:looking|talking|compar\\w+|consider\\w*|quot\\w+|bid\\w*|offer\\w*|in the (?:running|race|mix)|shortlist\\w*|pitch\\w*)|other (?:suppliers?|vendors?|quotes?|offers?|bids?|bidders?|brands?|companies|manufacturers?|makers?|machines on)|(?:comparing|compare|stack|measure|compared|weighing)(?: \\w+){0,3} (?:with|to|against|up)|shortlist|alternatives?|who else(?! (?:has|have|needs?|decides?|must|signs?|is involved|should be|will be|at your|in your|gets|would|makes|approves|do (?:you|we|i) need))|in the (?:running|race)|talking to (?:anyone|anybody|others?|other)|(?:another|second|different) (?:supplier|vendor|quote|offer|bid)|anybody here|on your list|any(?:one|body) else(?= in| on| you| at the| bidding|\\?|$)|(?:got|gotten|received|had|have|collected|asked for|getting)(?: \\w+){0,3} (?:quotes?|bids?|offers?)",
        ),
        (r"别家|比较|他们|对比", "compare|others?|else|against"),
    ),
    "worry": (
        (
            r"担心|顾虑|犹豫|不放心|忧虑|(?:最|还|有什么|有啥|比较)?(?:怕|害怕)(?:什么|的|哪|啥|出)|心里(?:没底|打鼓|不踏实|有疙瘩)|疑虑|(?:什么|啥|哪).{0,6}(?:不踏实|不放心|没底|风险)|(?:最)?不放心|睡不着|顾忌|什么风险|(?:什么|哪(?:里|些|儿|方面|一?点)?|啥).{0,6}(?:不踏实|不满意|不放心|顾忌|犹豫|纠结|没底)|(?:卡|堵)在(?:哪|什么)",
            "worr(?:y|ies|ied|ying|ies you)|concern(?:s|ed|ing)?|afraid|nervous|hesita\\w+|reservations?|hold(?:s|ing)? you back|keeps? you up|uneasy|fears?|risks?|doubts?|scares?|bothers?|bothering|stopping you|stops you|go(?:es)? wrong|second thoughts|in the way|on your mind|gives you pause|uncomfortable",
        ),
        (r"怕|风险|不安", "concern|risk"),
    ),
    "objection": (
        (
            r"(?:为什么|为啥|怎么|凭什么)(?:会|就)?(?:您|你)?(?:会|就)?(?:觉得|认为|说|嫌|感觉|这么(?:说|想|觉得)).{0,12}|(?:贵|高)(?:在|是(?:跟|和|相对|指|比))(?:哪|什么|谁|.{0,3}比)|(?:您|你)(?:说|指|觉得|讲|认为)的?.{0,6}(?:贵|不行|不合适|不好|不够|不需要|太高|偏高|再等等|考虑考虑|没必要|不方便|不急|不靠谱).{0,6}(?:是指|指的是|具体|怎么|是跟|是和|哪|意思|什么|为什么|为啥|体现)|(?:具体|到底|究竟|主要)(?:是)?(?:指|哪(?:方面|里|一?点|块|些|儿)?|差在|卡在|不满意)|差在(?:哪|什么)|背后(?:的|是)?(?:原因|什么|顾虑|考虑|真正)|(?:原因|理由)(?:是|在)?(?:什么|哪|啥)|听听.{0,6}(?:原因|理由|想法|看法)|(?:原因|理由)(?:$|[,.?])|什么(?:原因|理由|意思)|(?:真正|根本|实际)(?:的)?(?:原因|问题|卡点)|(?:哪|什么).{0,3}(?:不满意|不合适|不认可)|(?:贵|高|慢|差|不合适|不放心|不需要|不行)(?:在|是在|是)哪(?:里|儿|方面|一?点|块)?|(?:不放心|犹豫|拒绝|不考虑|不同意|不合适|不满意|迟疑|不想|不急|嫌).{0,6}(?:是)?(?:因为|由于|出于)(?:什么|啥|哪)?|(?:为什么|为啥|怎么)(?:会)?(?:说|觉得|认为|嫌|不).{0,14}(?:贵|高|信不过|不信|不(?:需要|合适|急|放心|好|行|值|够|靠谱|信|要|考虑|想)|没必要|再等|太|以后|明年)|(?:为什么|为啥|干嘛)(?:会|还|要)?(?:信不过|不信|嫌|拒绝|犹豫|等|拖)|(?:这话|此话)怎(?:么)?(?:讲|说)|是(?:因为|不是因为)|除了(?:价格|价钱|钱|这个).{0,6}(?:还|别|其他)",
            "why not|why (?:do|is|are|does|would|did) (?:you|it|that|this|the|we)(?: \\w+){0,6} (?:feel|think|say|too|so|expensive|much|high|hesitat\\w+|no|not|problem|issue|against|wait|believe)|(?:expensive|too much|high|pricey|steep|costly)(?: \\w+){0,2} (?:compared|relative|in what|against|than what|versus)|what (?:do you mean|makes you (?:say|think|feel|believe)|is behind|exactly (?:is|do|does|are|about|makes)|specifically|is the (?:real|actual|main|underlying) (?:issue|reason|problem|objection)|lies behind|is it about|about it)|(?:compared|relative) (?:to|with) what|(?:reason|thinking|story|logic|issue) (?:behind|underneath)|behind (?:that|your|this|the objection)|(?:can|could|would) you (?:elaborate|be more specific|say more|explain)|in what (?:way|sense)|which part|what part|how so|how come|is it (?:because|really|just) |why (?:is|are)(?: \\w+){0,4} not |apart from (?:price|the price)|besides (?:price|the price)|other than (?:price|the price)|where does (?:that|the) (?:feeling|concern) come from",
        ),
        (r"为什么|为啥|具体|指的", "why|exactly|specifically|what makes"),
    ),
    "price": (
        (
            r"(?:价格|价位|价钱|单价|心理价|目标价|报价|价|理想的?价)|(?:这个|那个|哪个|什么|多少|几)(?:数|数字|钱)|(?:数|价).{0,6}(?:怎么|如何)(?:算|来|得|定)|多少钱|(?:能|可以|愿意)(?:接受|出|给)(?:到|的|多少|什么|最)(?:.{0,4})(?:价|多少|钱)?|便宜多少",
            "price|pricing|(?:what|which|that|your|target|how did you (?:get|arrive|come)) (?:number(?! one)|figure)|target price|how much (?:would|do|are|can|could) you (?:pay|have in mind|offer|want to pay|willing|like|need it)|(?:number|figure)(?: \\w+){0,3} (?:make|work|mind|thinking|come from|looking)|where (?:does|did) (?:that|the|your)(?: \\w+)? (?:number|figure|price)",
        ),
        (r"钱|便宜|降", "much|pay|cost|number|figure"),
    ),
    "volume": (
        (
            r"(?:几|多少)(?:台|套|件|部)|(?:订|买|要|采购|加|用|需要|上)(?:.{0,3})(?:几台|多少台|多少套|几套)|数量|(?:以后|明年|后面|后续|后期|将来|今年|下半年|一次).{0,10}(?:再)?(?:加|扩|增|添|追加|多)(?:.{0,3})(?:台|单|订|采购|购|产线|买|要)|批量|采购量|用量|追加(?:订单|采购)?|(?:再|多)(?:买|订|要)(?:几|多|一)?(?:台|套)|几条线要",
            "how many(?! (?:people|sessions|days|trainings?|operators|months|weeks|years|shifts|vendors|suppliers|companies|others|quotes))|quantit(?:y|ies)|(?:more|additional|extra|further|other|second) (?:units?|machines?|orders?|lines?)|(?:order|buy|take|need|purchase|get|add) (?:more|another|a second|two|several|additional)|volumes?(?! discount)|units?|repeat orders?|order(?:ing)? (?:more|again|another)|future orders?|more (?:of them|later|next year)|bigger order|roll ?-?out|follow ?-?up order",
        ),
        (r"台|量|批", "machines?|order"),
    ),
    "payment": (
        (
            r"账期|付款|回款|结款|结算|月结|(?:怎么|多久|几天|多少天|什么时候|分几).{0,4}(?:付|结)|(?:付|结)(?:.{0,4})(?:方式|周期|条件|习惯|时间|安排|节奏)|分期|预付|现金流|票据|承兑|一次(?:性)?付|首付|定金|货款|(?:多久|几天|多少天|怎么)(?:能)?(?:付|结|打款)|资金(?:周转|压力|紧张)|打款",
            "payments?|pay(?:ing)? (?:terms?|period|cycle|us|schedule|in|by|your|for it|within|suppliers?|invoices?|time)|(?:when|how|how (?:long|fast|soon|quickly)|usually|normally|typically)(?: \\w+){0,5} (?:pay|paid|settle)|net|invoices?|cash ?flow|instal?lments?|finance|financing|lease|deposit|up ?front|credit (?:terms|period)|days to pay|to pay(?= (?:us|in)|\\?|$)",
        ),
        (r"付", "pay|cash"),
    ),
    "delivery": (
        (
            r"交期|交货|到货|货.{0,8}到(?!付)|交付(?!使用)|发货|送货|货期|提货|供货|(?:等|能等|最多等|可以等|等得)(?:.{0,4})(?:多久|多长|几天|几周|几个|多少)|安装(?:.{0,4})(?:时间|窗口|场地|条件)|收货|(?:几天|多少天|多久|多快)(?:.{0,3})(?:到|交|送|发)",
            "deliver(?:y|ed|ies|ing)?|ship(?:ping|ped|ment|ments)?|lead ?times?|(?:how long|could you|can you|able to)(?: \\w+){0,3} wait|arriv\\w+|on ?-?site by|installation (?:date|window)|dock|unload\\w*",
        ),
        (r"货|等", "wait|site"),
    ),
    "service": (
        (
            r"售后|服务|维护|维保|响应|巡检|上门|备件|保养|技术支持|驻场|坏了|停机|故障|维修(?!期)",
            "services?|after ?-?sales|support|maintenance|response times?|spare parts?|spares|break(?:s)? ?down|downtime|technicians?|hotline|on ?-?call",
        ),
        (r"修|支持", "repair"),
    ),
    "training": (
        (
            r"培训|上手|(?:会|懂|能)(?:操作|用|开)(?:.{0,6})(?:吗|人|几|多少|不)|(?:工人|员工|操作工|师傅|操作员).{0,8}(?:用过|教|学|培|会用|经验|熟|会不会|会操作)|(?:教|学)(?:几|多|会|不会|多久)|谁来(?:操作|用|开)|几个人.{0,4}学|来学|带教|上课",
            "train(?:ing|ings|ed)?|sessions?|(?:operators?|staff|workers?|people|team)(?: \\w+){0,6} (?:learn|know|experience\\w*|train\\w*|taught|skilled|familiar|used to|shown|use it|run it|operate)|who will (?:operate|run|use)|onboarding|how many (?:people|operators)(?! \\w+ decide)",
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
        (r"范围|包(?:含|括)(?:哪|什么|啥|不|了?哪)|(?:安装|调试|运费|配件).{0,4}(?:要不要|算|包|谁|需要)|配置|选配|模块|哪些功能", "scope|include[ds]?(?= |\\?)|modules?|configurations?|options? (?:do|would)|add ?-?ons?|features? (?:do|would|are)|install(?:ation)? (?:included|by)"),
        (r"功能|包含", "features?|options?"),
    ),
}

PRESENT: dict[str, tuple[Words, Words]] = {
    "need": (
        (
            r"(?:您|你)们?(?:不是|刚才|之前|上次|刚刚|刚|前面|一直|那天|开头)*(?:说|提到?|讲|聊到?|抱怨|反映|愁|头疼)(?:过|了|的)?.{0,30}(?:这台|我们(?:的|这|家)?(?:机器|设备|产品|系统|方案)|正好|刚好|它|机器|设备|就能|就可以|就不用)|正好(?:能|可以)?(?:解决|满足|符合|对上|帮)|针对(?:您|你)|率.{0,4}(?:压|降|减|控制|提)(?:到|至|低|高)|(?:人手|人工|招工|招人|良率|废品|次品|不良|返工|产能|瓶颈|换型|换线|换模|节拍|效率|精度|追溯|停机|订单|堵|加班|旺季|用工|熟练工).{0,20}(?:就能|能|可以|降|提|翻|少|省|解决|不用|缩|自动|只要|足够|跟得上|顶)|(?:换|切换).{0,3}型|无人(?:值守|化|操作)|(?:一个人|一人|单人)(?:就)?(?:能|可以|看|管|操作|顶)|(?:这台|机器|设备|它).{0,10}(?:自动|一小时|每小时|每班|每天|一天|速度|节拍|精度|换型|换模|换线)|(?:贴合|匹配|适合|专门为|量身|符合)(?:您|你|咱)?",
            "you (?:said|mentioned|told|talked|complained|were saying|described|spoke|brought up|told us|have been|explained)(?: \\w+){0,30}|(?:since|because|given that) you(?: \\w+){0,14}|(?:exactly|just|precisely) what you (?:need|asked|described|want|are looking|told|said)|(?:scrap|throughput|bottleneck|change ?-?over|changeovers?|output|operators?|labou?r|overtime|rework|rejects?|defects?|defective|bad parts?|downtime|capacity|accuracy|precision|night shift|staff shortage)(?: \\w+){0,16}|(?:one|single) (?:person|operator|man) (?:can|could|is enough|runs|to run)|(?:cuts?|halves|halve|doubles?|doubling|reduces?|eliminates?|catches|automates?|frees? up|freeing|handles?|solves?|takes care)(?: \\w+){0,12}|built ?-?in|parts (?:per|an|a) (?:hour|minute|shift|day)|designed for|made for (?:your|exactly)|fits your",
        ),
        (r"自动|效率|人手|产能|质量|精度|速度|投诉", "fast(?:er)?|automatic(?:ally)?|quality|camera|speed|handles?"),
    ),
    "price": (
        (
            r"回本|回报|(?:省|赚|挣)(?:回来|出来)|(?:电|油|气|料|人工)(?:耗|费)?.{0,4}(?:省|一半|少)|长(?:期|远)(?:来)?看|耗电|投资回收|roi|(?:每|单)(?:件|个|台|片|公斤|小时|年|月|天)(?:的)?(?:成本|省|能省|电费|人工)|(?:一年|每年|每月|一个月|三年|全年|年|每天|一天|五年|下来).{0,12}(?:省|节省|节约|少花|赚|挣)|(?:省|节省|节约|少)(?:下|掉|了|出)?.{0,8}(?:钱|费|成本|电|人工|料|万|元|块)|摊(?:到|下来|一下|销)|总(?:拥有)?成本|性价比|划算|(?:净|白)赚|算(?:一?下|笔|个|算).{0,6}账|成本.{0,6}(?:降|低|省)|残值|保值|节能|(?:省下(?:来)?的|少花的).{0,8}|(?:单件|每件|综合|总)成本|省(?:电|料|人工|人|钱)|值(?:这个|这)价|物有所值",
            "pay(?:s|ing)?(?: for)? (?:itself|back)|pay ?-?back|roi|return on|(?:save|saves|saving|savings|saved)(?: \\w+){0,10}|cost per|per (?:part|piece|unit|hour)|total cost|cost of ownership|tco|break ?-?even|worth (?:it|the|every|more)|resale|energy bill|running costs?|operating costs?|value for|cheaper to run|earns? (?:it|its|back)|over (?:its|the) (?:life|lifetime|years)|pure profit|bottom line improves",
        ),
        (r"成本|省|赚|费用", "cost|saves?|money|profit"),
    ),
    "delivery": (
        (
            r"现货|库存|仓库|备(?:有|了|好)?.{0,3}(?:货|机)|(?:当天|次日|隔天|马上|立刻|一周内|几天)(?:就)?(?:能|可以)?(?:发货|交货|到货|送到|装|进场)|自(?:有|己的?)(?:物流|车队|工厂|产线)|(?:交期|交货|到货|发货|货期)(?:.{0,10})(?:快|短|稳|准|最|一半|提前|从(?:来)?(?:没|不))|从(?:来)?(?:没|不|没有)(?:拖|延|晚|误|耽误|延误|迟)(?:.{0,3})|(?:自己|自家|自有).{0,4}(?:车队|物流|工厂|运输)|(?:货|设备|机器)?(?:直接)?送(?:到|货到)(?:您|你|门口|车间|厂)|(?:库里|仓里|厂里|手上)(?:就)?(?:有|备着|放着)(?:.{0,3})(?:货|机|台)|准时(?:交货|交付|率)|赶(?:上|得上|得及).{0,8}(?:旺季|投产|生产|开工|上线)|早(?:一|几|两).{0,3}(?:天|周|月)(?:投产|开工|上线|装好|生产|用上)",
            "(?:in|our|from) (?:stock|warehouse|inventory)|stock(?:ed)?|warehouse|(?:ship|ships|shipped|deliver|delivers|delivered|delivery)(?: \\w+){0,8} (?:fast|faster|quick|quickly|time|weeks|days|record|within|same|sooner|earlier|early|rate|local|locally|straight)|on ?-?time(?: delivery)?|our own (?:trucks?|logistics|fleet)|(?:up and running|running|producing|installed|ready) (?:weeks|days|months|before|in time|sooner|earlier|by)|never (?:missed|late|been late|delivered late)|local (?:factory|plant|depot)|earlier start|before (?:the|your) (?:season|peak|launch)",
        ),
        (r"物流|发货|交货|交期|到货", "delivery|ship|weeks"),
    ),
    "training": (
        (
            r"(?:培训|课程|教程|教学|上岗证|带教|考核|讲师|老师|师傅).{0,20}|手把手|(?:新人|新手|工人|小白|员工|操作工|师傅们?).{0,12}(?:学会|上手|独立|会用|自己学|看视频|能操作|会操作)|(?:半天|一天|两天|三天|一周|几天|很快|一上午)(?:就)?(?:能|可以)?(?:学会|上手|会用|独立)|学得(?:快|会)|(?:教|讲|带|学|练)(?:到|得)?(?:.{0,4})(?:为止|会|懂)|包教包会",
            "train(?:ing|ings|er|ers|ed|s)?(?: \\w+){0,20}|operators? (?:can |will |are |to |get )*(?:learn|certified|up to speed|trained|independent)|up to speed|certificates? for|video (?:course|library|tutorials?|lessons)|learn(?:s)? (?:it|to|the|how)|hands ?-?on|new (?:people|hires|staff|operators)|tutorials?|onboarding|coach(?:es|ing)?",
        ),
        (r"学|教|视频|新人", "learn|teach|videos?"),
    ),
    "warranty": (
        (
            r"(?:质保|保修|报修|保固|延保|包换|全包|整机保).{0,20}|(?:坏了|出问题|出故障|有毛病|有问题).{0,8}(?:免费|包换|换新|直接换|不收|全换|我们(?:出|掏|负责|承担|赔))|(?:配件|零件|人工|维修).{0,8}(?:免费|全包|不收|不要钱|我们出|都含|一分钱|不用掏)|(?:换件|换新|维修|修理|检修|上门).{0,6}(?:一概|全部|统统|都|均)?(?:不收|免费|不要钱)|修(?:机器|理)?.{0,6}(?:不用|一分钱|免费|不花)|(?:核心|关键|易损)(?:部|配|零)?件.{0,8}(?:保|免费|包)",
            "warrant(?:y|ies)(?: \\w+){0,20}|(?:guarantee|guaranteed)(?: \\w+){0,10}|(?:free|covers?|covered|including|includes|included)(?: \\w+){0,6} (?:repairs?|replacements?|parts|labou?r)|(?:parts|labou?r)(?: \\w+){0,4} (?:covered|included|free)|replace(?:d|s|ment)?(?: \\w+){0,8} (?:free|no charge|no cost|at our)|(?:break|breaks|broken|fails?)(?: \\w+){0,8} (?:we pay|free|our cost|replace)|(?:wear|spare|all) parts (?:are |is )?(?:covered|included|free)|under (?:full )?warranty|no repair (?:bills?|costs?)|repair bills?|wear parts",
        ),
        (r"保修|修|免费换", "repairs?|covered|replace"),
    ),
    "service": (
        (
            r"热线|售后(?:团队|服务|站|网点|点|人员|工程师|.{0,10})|备件|(?:工程师|技术员|师傅|服务).{0,10}(?:响应|到场|上门|驻|随时|就在|本地|小时|在线|现场)|(?:小时|分钟|当天).{0,4}(?:响应|到场|上门|到现场|到厂|赶到|解决)|(?:上门|驻场|巡检|保养|维护|远程)(?:.{0,10})|服务(?:网点|站|团队|中心|点)|随叫随到|专属|客服|本地有.{0,6}工程师|专人(?:负责|对接|跟进|服务)?|随时在线|(?:故障|报警|停机|出错)|(?:24|二十四)小时|全天候|技术支持|办事处|响应|(?:半夜|夜里|周末|节假日|晚上|凌晨|随时).{0,10}(?:有人|接电话|能找到|上门|处理|到场)|(?:坏|故障|停机|报警)(?:了)?.{0,10}(?:有人|到场|赶到|上门|处理|接电话|小时|分钟)|零件.{0,6}(?:常备|备着|不缺|都有|当天|库存)",
            "hotlines?|(?:service|support)(?: \\w+){0,3} (?:team|center|centre|engineers?|desk|staff|line|people|network|office|technicians?|hours?|local|around|answers?|van|guys?|is|are|contract)|(?:engineers?|technicians?|mechanics?)(?: \\w+){0,14}|spare(?:s| parts?)(?: \\w+){0,14}|(?:remote|on ?-?site) (?:support|diagnos\\w+|service|help|monitoring)|response time|24 ?/ ?7|around the clock|(?:within|in) (?:\\w+ )?(?:hours?|minutes?)(?: \\w+){0,4}|picks? up the phone|after ?-?sales|maintenance(?: \\w+){0,10}|(?:keep|stock|have|carry)(?: \\w+){0,4} (?:spare|spares|parts)(?: \\w+){0,6}|local (?:team|office|service|people)|dedicated|same ?-?day|help ?desk|phone support",
        ),
        (r"售后|服务|工程师|维护|停线", "service|support|engineers?|parts|hours"),
    ),
    "trust": (
        (
            r"(?:客户|老客户|用户|同行|厂家|厂子|企业|工厂|医院|世界500强|五百强|上市公司|大厂|龙头).{0,16}(?:在用|用了|都用|用我们|复购|回购|续|合作|买了|采购|选|推荐|好评|用着|都是我们|反馈|装了|评价)|(?:案例|口碑|认证|证书|资质|iso|tuv|ce认证|专利|获奖|奖项|上市|市场份额|市占率|龙头|排名|百年|老牌)|(?:几|多|[十百])年的?(?:老厂|历史|经验|老店|口碑)|(?:做|干|深耕|成立|专注|经营)(?:了)?(?:这行|这个|这一行|行业)?.{0,6}年|(?:打听|参观|考察|看看现场|走访|实地|问问(?:他们|老客户|用户))|供(?:了|货).{0,4}年|(?:卖|装|出货|交付)(?:出|了|过|出去)(?:.{0,4})(?:几百|上百|多少|百|千|万)?(?:多)?台|(?:去|给)(?:您|你).{0,8}(?:联系方式|名单|电话).{0,6}(?:问|打听)|合作(?:了)?.{0,4}年|(?:拿|获|得)(?:过|了|到)?.{0,8}(?:奖|称号|认证)|上市(?:公司|企业)?|(?:复购|回购|续约|转介绍|返单)(?:率)?|(?:用|选|买)的(?:就|都|也)?是我们|(?:家|企业|工厂|厂|公司|客户|同行|医院|园区|车间).{0,8}(?:是|都是|成了|成为)?(?:在用|用着|用的|选了?|选的|买了)?我们(?:家)?的?(?:客户|设备|机器|产品|老客户|用户)",
            "references?(?: site| customer| list)?|certif(?:ied|icates?|ication)|iso(?: ?\\d+)?|tuv|ce mark\\w*|(?:customers?|clients?|companies|factories|plants|firms|manufacturers|neighbou?rs?|machines?|users)(?: \\w+){0,12} (?:bought|buy|use|uses|using|reordered|ordered|rely|trust|recommend|happy|chose|run|running|since|years|near you|nearby|installed|twice|again|switched)|(?:installed|sold|delivered|built|shipped) (?:more than|over|hundreds|thousands)|(?:both|all|already) (?:run|use|bought|chose|rely on)|case stud(?:y|ies)|track record|years (?:in|of) (?:business|experience|the|making|this)|(?:been|in)(?: \\w+){0,6} (?:business|market|industry|doing this|around)(?: \\w+){0,3}(?: since| for| over)?|(?:visit|call|talk to|speak (?:to|with)|see|ask) (?:any of |some of |one of )?(?:our|them|a|any|existing|other|his|their|these|that) ?(?:customers?|plant|factory|site|reference|client|users?)?|awards?|market (?:leader|share)|listed company|reputation|family ?-?owned|founded|repeat (?:customers|orders?|order rate|business)|(?:listed|publicly traded)|(?:re ?-?order|repurchase|renewal|satisfaction)(?: rate)?|(?:most|half|\\w+ percent|\\d+ ?%) of our (?:customers|business|sales|clients)|(?:largest|biggest|leading|top)(?: \\w+){0,4} (?:use|uses|run|runs|chose|customer|client|maker|plant|supplier|brand)|fortune 500|patent\\w*",
        ),
        (r"客户|年|行业|品牌", "customers?|clients?|years|bought"),
    ),
    "payment": (
        (r"分期|融资|租赁|先用后付|(?:账期|付款).{0,8}(?:灵活|宽松|方便|缓解|压力小|合作银行)|现金流.{0,8}(?:压力|轻松|好|不)|资金(?:压力|占用).{0,6}(?:小|少|轻)", "instal?lments?|leasing|lease|financing|(?:payment|credit)(?: \\w+){0,6} (?:flexible|easy|spread|cash)|cash flow(?: \\w+){0,6}|before you (?:pay|have to pay)|bank partner"),
        (r"付款|账期|资金", "pay|payment|cash"),
    ),
    "volume": (
        (r"(?:多买|量大|批量|多订|买得多).{0,8}(?:优惠|便宜|划算|从优|共用|省)|(?:两台|几台|多台).{0,6}(?:一起|共用|联动|互为)", "volume (?:discount|pricing)|bulk|(?:more|two|several) (?:units|machines)(?: \\w+){0,6} (?:share|cheaper|same|spare|backup)"),
        (r"批量", "bulk"),
    ),
    "scope": (
        (r"(?:包含|包括|含|全套|配套|打包|一条龙|交钥匙).{0,14}|(?:安装|调试|运费|吊装).{0,6}(?:全包|都含|都包|免费|我们来|包在内)", "turn ?-?key|all ?-?in(?:clusive)?|(?:includes?|included|comes with)(?: \\w+){0,6} (?:installation|commissioning|freight|setup|software)|(?:installation|commissioning|freight|setup|software)(?: \\w+){0,4} (?:included|free|on us)"),
        (r"包含|安装", "includes?|included"),
    ),
}

ACKNOWLEDGED = (
    r"(?:我|我们|能|完全|当然|非常|很|都)(?:是|都|能|完全|很|也|可以|非常)*(?:理解|明白|懂|知道|清楚|了解)|(?:理解|明白|懂|知道|清楚|体谅|听(?:得)?出来|看(?:得)?出来|了解|能体会|认同)(?:您|你|，|,|的|这个|那|，?但|$|了|,?但是?)|(?:您|你)们?(?:是)?(?:怕|担心|觉得|说|嫌|认为|顾虑|想|希望|要是|不放心|感觉|讲|犹豫|提到|问)(?!呢|明年会|怎么).{1,30}?(?:但是?|不过|其实|只是|可是?|,|，|.*没错|这个|所以|那)|(?:确实|的确|没错|说得对|说的对|有道理|有?是有?|没问题).{0,16}(?:但是?|不过|只是|可是?|就是|其实|然而)|(?:是|很|挺|比较)(?:贵|多|高|便宜|不少|忙|早|急|正常).{0,6}(?:,|但|不过|可)|(?:您|你)(?:们)?(?:没|没有|从没|以前|之前)(?:听过|听说过?|用过|合作过|吃过|被|上过).{1,24}(?:但|不过|其实|所以|,)|(?:听|看)(?:着|起来|上去).{0,6}(?:多|贵|高|大|不少|麻烦)|(?:关于|至于|针对|对于)(?:您|你|价格|价|这个|售后|交期|时间|信任|对手|那家|质量).{0,12}|(?:不是|并不是)(?:贵|我们贵)|贵(?:是|有|归)(?:贵|道理|的道理|贵的)|一分(?:价)?钱一?分?货|(?:担心|顾虑|怕)(?:的)?(?:是|,)?.{0,12}(?:正常|应该|能理解|可以理解|有道理|完全)|(?:现在|眼下)(?:不|没).{0,8}(?:但|不过|可|其实)|(?:等|拖|晚)(?:到|一|几|下去|得|定|买)?.{0,10}(?:反而|涨|更|就)|(?:现在|早|提前)(?:定|装|买|下单|签|上|订).{0,8}(?:反而|正好|刚好|赶得上)",
    "(?:i|we) (?:completely |totally |fully |really |do |can |quite |certainly |absolutely )*(?:understand|hear|see|get|know|appreciate|respect|realise|realize)(?: (?:you|that|your|it|its|the|why|how|what|where|this|not|budget|money))*|fair (?:enough|point|concern|question)|(?:good|valid) (?:point|question|concern)|(?:yes|sure|true|right|granted|agreed|okay|of course|indeed)[, ].{2,60}(?:but|however|though|yet|still|only|just)|you are (?:right|worried|afraid|concerned)|(?:you|if you|since you) (?:think|feel|say|find|worry|fear|are worried|are afraid|would rather|have been (?:burned|let down|disappointed)).{2,60}(?:but|however|though|still|actually|that is why|so)|(?:that|it|this) is (?:a )?(?:fair|valid|understandable|normal|reasonable)|no wonder|(?:it|the price|this|that) (?:may|might|does|looks?|seems?|sounds?)(?: \\w+){0,4} (?:a lot|expensive|high|much|pricey|steep|costly)|i know|about your (?:concern|worry|point|question)|as for|regarding (?:your|the)|your (?:worry|concern|point|question|doubt|hesitation|caution)s?|waiting (?:\\w+ ){0,4}(?:will|would|costs?|means|until)|you have (?:been|had|heard|seen)(?: \\w+){1,8}, (?:so|that is why|but)|if you wait|many (?:customers|people|clients) (?:said|thought|felt|had|worried|were)|(?:is|are) not (?:that |so |really |actually )*(?:high|expensive|much|a lot|steep)|compared (?:to|with) (?:what|the)|cheaper (?:at first|up front|today|now|on paper|to buy|machine)",
)
"""What shows that an objection is being met, not a claim made out of the blue."""

OF_A_RIVAL = (
    r"(?:那家|那个牌子|他们|人家|对方|别家|对手|竞品|其他家|友商|同行|(?<![a-z])[a-d] ?(?:家|公司|品牌|厂))(?<!(?:您|你)们也在和)(?!.{0,8}(?:在用|用我们|买了我们))",
    "they (?:are|have|do|may|might|can|quote|offer|charge|use|need|only|will|sell)|their (?:machines?|price|quote|service|offer|product|quality|delivery|model|spare|support|warranty|version|system|engineers?|parts)|the other (?:guys?|supplier|vendor|quote|company|one|brand|offer|machine|bid)|compared (?:to|with) (?:them|theirs|the other|that)|(?:cheaper|other|rival) (?:suppliers?|vendors?|machines?|brands?|quotes?|makers?)|competitors?",
)
"""A claim about another supplier answers a comparison, whether or not it was called one."""
NO_QUESTION = (r"(?:什么|谁|哪|怎么|多少|啥)[^,.?]{0,8}(?:都|也)(?![^,.]*[吗?])|不是(?:说|提|讲|刚|一直|想|嫌|愁).{1,20}[吗嘛么]|多(?:买|订|要|来|加)几|随(?:您|你|便)|(?:不|没)(?:知道|晓得|清楚)(?:该|要)?(?:说|怎么|什么|啥)",)
"""Words of asking in a line that asks nothing."""

ANSWER: dict[str, tuple[Words, Words]] = {
    "price": (
        (
            r"贵|(?:价格|价|价钱)(?:.{0,4})(?:高|包|含|里|不低|差)|(?:听|看)(?:着|起来|上去)(?:是)?(?:多|高|不少)|预算(?:紧|不够|有限|超)|一分(?:价)?钱|(?:分|摊|平摊)(?:到|下来|成|在|摊).{0,8}(?:年|天|月|件)|超(?:出|了)?(?:您|你)?的?预算|便宜(?:没好货|的|货)|多花.{0,6}(?:钱|万)|成本(?:高|降|摊)|价差|回本|算(?:下来|起来)|(?:安装|调试|运费|培训).{0,8}(?:都)?(?:包|含)",
            "expensive|pric(?:e|ey|es)|steep|cost(?:s|ly)?|budget|too much|a lot of money|cheap(?:er|est)?|(?:spread|divide[ds]?|works out|comes (?:out|down) to|break it down)(?: \\w+){0,6}|per (?:day|part|month|year|piece)|save[sd]?|afford|(?:includes?|included|covers?)(?: \\w+){0,4} (?:freight|installation|setup|shipping)|pays? (?:for )?(?:itself|back)|more than you",
        ),
        (r"钱|价", "money|paying|pay"),
    ),
    "need": (
        (
            r"(?:用不上|用不着|用不到|不需要|没必要|够用|还能用|能用|凑合|旧(?:的|机|设备)|老(?:的|机|设备)|现有|现在(?:的|这)?(?:设备|机器|那台|产线)|(?:功能|配置).{0,6}(?:多|全|强|没用|高|过)|不换|不缺|没需求|暂时不用|人工(?:也|就|能)|手工)",
            "current (?:setup|machine|machines|line|process|equipment|system)|(?:old|existing|present) (?:machine|machines|line|equipment|one|setup|system)|(?:do|did|would|may|might) not (?:think you |really |actually |see (?:a|the|why you) |feel you )?(?:need|use)|no need|(?:works|working|work|running|runs) (?:fine|okay|today|well|now|for now)|good enough|still (?:works?|runs?|fine|going)|too (?:many|much) (?:features?|functions?|machine)|overkill|more than you need|never use|functions? you|features? you|get by|manual(?:ly)?|enough for (?:now|today)|volumes you",
        ),
        (r"功能|用", "need|features?|setup|volumes?"),
    ),
    "timing": (
        (
            r"明年|下(?:个)?(?:季度|半年|个?月)|以后再|(?:不|没那么|不太)(?:着)?急|过(?:段|一段|阵|完|些)|时机|(?:再|先)?(?:等等|等一等|缓一缓|放一放|看看再|观望)|晚(?:点|定|些|几|下单|买)|(?:现在|早|提前)(?:定|买|装|下单|签|上|订).{0,8}(?:反而|正好|刚好|还能|赶得上|才|好|便宜|划算|就|多)|等.{0,4}反而|(?:下|上)半年|年底|年底|年后|(?:不是|没到)(?:时候|时机)|现在(?:不|太)(?:方便|合适|忙|是时候|早)|太(?:早|忙)|(?:等|拖)(?:到|下去|一|几)|淡季|旺季|涨价|停产|耽误(?:生产)?|暂缓|推迟|(?:不)?(?:影响|停|耽误)(?:您)?(?:的)?生产|现在(?:很|正|比较|确实|都|手头)?忙|忙(?:我|的时候|得|不过来)|(?:过年|周末|节假日|停机)(?:就|那|期间|两天|时)?(?:搞定|装|弄)|(?:年后|明年)(?:要)?涨",
            "(?:not|bad|wrong|good|right|better|best) (?:a )?(?:good |the |right |best )*(?:moment|time|timing)|timing|next (?:year|quarter|month|season|spring|summer|half)|later|wait(?:ing)?|(?:busy|high|peak) season|busy|(?:over|after|before|during) the (?:holidays?|weekend|break|new year)|year ?-?end|no (?:rush|hurry)|not (?:urgent|now|in a hurry|yet|ready)|too (?:early|busy|soon)|postpon\\w+|delay(?:ing|s|ed)?|put (?:it|this) off|lose (?:any )?production|weekend|after (?:the )?(?:summer|holiday|new year|season)|hold off|prices? (?:go|goes|will go|rise|rises|are going) up|in the (?:new year|middle)|end of (?:the )?(?:year|quarter)",
        ),
        (r"时候|现在|晚|急", "time|moment|now|busy|year"),
    ),
    "trust": (
        (
            r"(?:怕|担心|不放心|顾虑|怀疑)(?:我们)?.{0,14}(?:售后|质量|跑|倒|找不到|坑|不稳|靠谱|兑现|出问题|不管|没人|坏|说了不算|忽悠|小|推|不认|不到位|变卦|骗)|信不过|(?:没|没有|从没)(?:听过|听说|合作过|用过|打过交道)|小(?:公司|厂|牌子|品牌)|不(?:了解|认识|熟悉)我们|(?:上过|吃过)(?:.{0,3})(?:当|亏)|被(?:.{0,6})坑|靠(?:不靠|得住|谱)|(?:质量|机器).{0,6}(?:稳不稳|不稳|可靠)|(?:第一次|头一次|初次)合作|违约金|写(?:进|在|到|入)?(?:合同|进去)|合同(?:里|上|中).{0,8}(?:写|赔|约定|保障|注明)|做不到.{0,6}(?:赔|退|罚)|口说无凭|(?:先试|试用|试机|验收).{0,8}(?:再付|满意|合格|付)|不满意.{0,4}(?:退|不付)|信任|放心",
            "burned|burnt|bitten|(?:never|not|have not) (?:heard|worked|dealt|used|bought)|(?:new|unknown|small|young)(?: \\w+){0,2} (?:brand|company|supplier|name|firm|player|vendor|to you|here|in this market)|do not know us|trust(?:ing|ed)?|reliab\\w+|let(?:ting)? you down|let down|disappear\\w*|acceptance test|penalt(?:y|ies)|in (?:the|our|your) contract|written (?:in|into)|in writing|money ?-?back|refund|(?:trial|test) (?:period|run|first)|bad experience|keep our (?:word|promises?)|promises?(?: \\w+){0,4} (?:contract|broken|before)|prove|proof|skeptic\\w*|sceptic\\w*|references?|reputation|disappointed|stand behind|go(?:ing)? (?:bust|bankrupt)|escrow|bad experiences?|(?:supplier|vendor|last)(?: \\w+){0,4} (?:failed|disappeared|lied|cheated|late)",
        ),
        (r"售后|质量|怕|合同|赔", "before|risk|contract|service|quality"),
    ),
    "rival": (
        (
            r"(?:那家|那个牌子|那(?:个)?(?:品牌|厂家|公司|机器)|别家|别的(?:家|厂|牌子|品牌)|其他(?:家|厂|品牌|供应商)|另(?:外)?一家|他们(?:家|的|那|便宜|报|没|机|也|是|用)?|它(?:们)?家|人家|对手|竞品|对面|同行|隔壁|友商|竞争对手|跟他们|对方|(?<![a-z])[a-d] ?(?:家|公司|品牌|厂)|进口(?:的|机|货|品牌)|国产(?:的|机)|[a-d](?:家|公司|品牌|厂))",
            "they|their|them|theirs|competit\\w+|the other (?:guys?|supplier|vendor|quote|company|one|brand|offer|machine|bid|party)|(?:other|another|cheaper|rival|those) (?:suppliers?|vendors?|quotes?|brands?|compan(?:y|ies)|makers?|offers?|machines?|guys|bids?|firms?)|apples (?:to|with) (?:apples|oranges)|compared (?:to|with) (?:them|theirs|the other|that|us)|imported?",
        ),
        (r"比我们|比他|比起|相比", "than us|compared|than ours|ours"),
    ),
}

PROMISE_SURE = (
    r"(?:今晚|今天|明天|明早|后天|下周|下午|晚上|回头|回去|会后|稍后|晚点|待会|马上|周[一二三四五六日末]).{0,14}(?:发|寄|传|送|带|拿)(?:给|到)?(?:您|你)|(?:我|我们)(?:.{0,6})(?:保证|承诺|答应|担保|负责|一定|肯定|亲自|包|向您)|说到做到|包在我身上|(?:您|你)(?:就)?(?:放心|尽管放心)(?:吧)?(?![了吗不点些些]|.{0,2}[吗?])|打包票|拍胸脯|我(?:说话)?算(?:话|数)|(?:以后|今后|往后|每个?(?:月|季度|年|半年|周)|随时|到时候?|回头|回去|明天|后天|今天|今晚|下午|晚上|下周|这周|周[一二三四五六日]|待会|一会儿?|马上|稍后|改天|会后|散会|下班前|晚点|月底前?|明早|这两天|过两天|三天内|两天内|一周内|本周|尽快|立刻|立马|等会).{0,14}我|我.{0,6}(?:以后|今后|每个?(?:月|季度|年|半年|周)|随时|到时候?|回头|回去|明天|后天|今天|今晚|下午|晚上|下周|这周|周[一二三四五六日]|待会|一会儿?|马上|稍后|改天|会后|下班前|晚点|月底前?|明早|这两天|过两天|三天内|两天内|一周内|本周|尽快|立刻|立马|等会|会|来|给您|给你|帮您|把|让人|安排|派|让(?:公司|同事|人|工厂|师傅|助理|他们)|盯|整理|准备|寄|跟|拿|处理|去协调|协调|来处理)",
    "i (?:will|promise|guarantee|can promise|shall|am going to|am sending|would|can|am|personally|swear|commit|assure|give you my word)|we (?:promise|guarantee|commit)|you (?:have|can have|got) my word|my word|promise(?:d)?|count on (?:me|us|it)|(?:i|we) (?:will|shall)|i will make sure|see to it|personally|rest assured|let me (?:send|call|email|mail|ring|bring|arrange|get you|ship|forward|set)|expect (?:a call|my)|guarantee(?:d)?",
)
PROMISE: dict[str, Words] = {
    "call": (
        r"(?:回|打)(?:您|你|个|一个|您个|你个|通|一通|过去|过来)*(?:电话|话)|回电|电话(?:联系|回复|告诉|通知|跟您|给您|沟通)|打给(?:您|你)|(?:给|跟)(?:您|你).{0,6}(?:电话|打过去|去电|致电)|联系(?:您|你)|(?:给|跟)(?:您|你)(?:一个|个)?(?:答复|回复|回话|准信|回音)|回复(?:您|你)|call您",
        "(?<!on )(?:call|ring|phone|telephone)(?: you)?(?: back)?(?= (?:you|back|tomorrow|on|at|first|by|before|this|in|next|again|with|later|to|tonight)|[,.!]|$)|give you a (?:call|ring|buzz)|get back to you|call ?-?back|on the phone (?:tomorrow|with you)|be in touch|reach out|follow up",
    ),
    "sample": (
        r"样(?:品|机|件|本机|板)|试(?:用|机|样|做|切|跑|加工)(?!期)|打(?:个|几个|一?个)?样|sample|demo机|演示机",
        "samples?(?: parts?| machine| unit)?|demo(?: unit| machine)?|trial (?:unit|machine|parts?|run)|test (?:unit|machine|parts?|pieces?|run)|loan(?:er)? (?:unit|machine)|prototypes?",
    ),
    "document": (
        r"资料|报告|手册|说明书|证书(?!给)|清单|方案书|建议书|文件|图纸|彩页|宣传册|画册|参数表|规格书|案例(?:集|资料)|名单|报价单|明细|标书|协议草稿|书面|(?:发|传|寄|带|给)(?:到|给)?(?:您|你)?的?(?:微信|邮箱|邮件)|ppt|pdf|document",
        "documents?|documentation|data ?-?sheets?|brochures?|(?:test |inspection |quality |audit )?reports?|spec(?:s|ifications?)?(?: sheet)?|manuals?|certificates?|pdfs?|(?:reference|customer|parts|price|contact|check) ?-?lists?|drawings?|slides?|presentation|catalog(?:ue)?s?|layout|case stud(?:y|ies)|write ?-?up|calculations?|spreadsheet|paper copy|leaflets?|floor plans?",
    ),
    "delivery": (
        r"(?:按时|按期|准时|如期|提前|及时)(?:给您|给你|把货|把机器)?(?:交|到|发|送|装|完)|(?:保证|一定|承诺|肯定|确保|包).{0,14}(?:交货|到货|发货|送到|交付|运到|到厂|装好|装完|交期|发出|进场)|(?:不会|绝不|决不|保证不|不)(?:延期|拖期|延误|误期|拖|延|晚)|(?:亲自)?(?:盯|跟|押|催)(?:着|紧|好)?.{0,6}(?:货|交期|生产|进度|车间|物流|发运|排产)|(?:货|机器|设备).{0,12}(?:一定|准时|按时|保证|肯定|准).{0,4}(?:到|发|送|上)|优先(?:排产|发货|安排生产)",
        "(?:deliver(?:ed|y)?|ship(?:ped|s)?|arrives?|be on the truck|on (?:the|a) truck|loaded|leave(?:s)? (?:the|our) (?:factory|warehouse|plant)|at your (?:door|dock|gate)|on ?-?site|installed|on time|not be late|in your (?:hall|plant|factory|shop))",
    ),
    "service": (
        r"(?:上门|巡检|检查|维护|保养|检修|回访|驻场|检测(?!报告|证)|看看(?:机器|设备|情况)|校准|调试)|随叫随到|(?:来|过来|去)(?:看|检|查|修|保养)|我(?:亲自|马上|立刻|直接)(?:过来|来|到场|到|上门|处理|解决)|随时(?:找我|打给我|联系我|叫我|到|处理|都在|待命)|(?:找|叫|打给|联系)我(?:就|,|都|一个|,我)|(?:24|二十四)小时.{0,6}(?:找我|在|响应|开机|待命|on call)|派(?:人|工程师|师傅|技术|专人)|(?:安排|指派|配)(?:一?个?)(?:专人|工程师|师傅|技术员|专属)|on call|(?:直接)?(?:打|拨)我(?:的)?(?:手机|电话)|(?:出|有)(?:了)?(?:问题|故障|毛病|状况|事).{0,10}(?:找我|我(?:来|马上|亲自|负责|处理|解决|赶|到)|派|当天)|售后.{0,6}(?:我|负责|盯|找我)",
        "(?:check(?:ed)?(?: on| up)?|inspect(?:ion|ed)?|maintain|maintenance|service(?:d)?|look after|come by|come over|drop by|stop by|visit(?:s)?|calibrat\\w+|tune ?-?up|come (?:and |out )?(?:check|look|see|fix))|on call|any ?time|day or night|engineer|technician|(?:send|have|get)(?: \\w+){0,4} (?:engineer|technician|mechanic|someone|somebody)|(?:something|anything|it|machine) (?:breaks?|goes wrong|stops|fails?|happens)|pick up (?:the|my) phone|my (?:cell|mobile|own number|private number)|after ?-?sales",
    ),
}

WHICH = (r"什么|啥|哪|谁|为什么|怎么(?!样)|多少", "^(?:what|which|who|where|why|how)")
"""A question that wants more than a yes."""
NEEDED = (
    r"够(?:不够|吗|么)|一定(?:要|得)|必须|非(?:要|得)|怎么(?:算|来|得|定)|为什么|为啥|凭什么|什么(?:依据|道理|根据)|是(?:怎么|从哪)|真(?:的)?(?:要|需要)|依据|死线|硬性|规定|(?:来|得)的(?:吗|$|\?)",
    "really|a must|must|have to|why|enough|how did|where did|come from|came from|critical|essential|necessary|fixed|hard (?:limit|requirement)|based on",
)
"""A question about a number, not an offer of it."""
YOU_FIND = (r"(?:您|你)们?(?:觉得|说|嫌|认为|感觉|怕|担心)[^,.]{0,12}(?:贵|价|高)", "you (?:think|feel|say|find)[^,.]{0,30}(?:expensive|price|pricey|high|costs?)")
"""The buyer's own view of our price, set against another's."""

YOURS = (r"您|你|贵|这台|它|机器|设备|系统|产品", "your?|it|its|machines?|this|system|model|built")

SPARES = (r"备件|配件|零件|报修", "spares?|spare parts?")
"""What is kept in stock for repairs, not for delivery."""

OURS_FIRST = (r"^(?:我们|我方|咱们)", "^(?:our|we)")
"""A claim that begins with us."""

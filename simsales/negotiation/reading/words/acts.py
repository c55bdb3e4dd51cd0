"""How the acts of a turn sound, beside offers: greeting, summing up, holding, closing, accepting, leaving and the like.

`SURE` words say the act by themselves; `HINT` words only where nothing else is said. Own collection of everyday wording.
"""

from __future__ import annotations

from ...moves import Act

SURE: dict[Act, tuple[str, ...]] = {
    Act.GREET: (
        r"(?<!不)(?<!会)耽误(?:您|你|大家)(?=一|几|点|会|两|了|的?时间|$)|(?:好些|好多|许多|多少)(?:日子|天|时间|"
        r"年)(?:没|不)见|(?:身体|最近|生意|家里)(?:还|都)?(?:好|行|可以|不错)(?:吧|吗|啊)|"
        r"给(?:您|你)(?:拜年|问好)|久等了|有幸|吃了(?:没|吗)|又来了|头(?:一)?回见|冒昧(?:来|打)|我是.{0,12}(?:公司|销售|厂)的|前台",
        "(?:taking|making|finding|squeezing)(?: \\w+)? (?:the time|in)|what is up(?= \\w+[,!]|[,!]|$)|long time|"
        "dear (?:mr|mrs|ms|sir|madam)|(?:have|had|found) time for (?:me|us)",
        r"[您你]们?好(?=$|[,.!?~ 呀啊哦哇呢a-z]|[您你我很能请打久终又初]|.{0,4}(?:总|经理|主任|老师|"
        r"工|厂长|老板))|(?:新年|节日|中秋|春节|国庆|端午|圣诞|元旦)(?:快乐|"
        r"好)|恭喜发财|(?:早上|上午|中午|下午|晚上|大家|各位|新年|节日|早晨)好|早安|晚安|哈喽|哈罗|"
        r"嗨|久仰|幸会|好久不见|好久没见|又见面|总算见|终于见|又来(?:了|看|拜访|麻烦|打扰)|nihao|"
        r"打扰(?:您|你|了|一下|几|一会)|冒昧",
        r"(?:很|非常|真的?)?(?:高兴|荣幸|开心)(?:能|可以|今天|终于)?(?:见|认识|来|跟|和|拜访|当面)|"
        r"(?:感谢|谢谢|多谢)(?:您|你|各位|贵司|大家)?.{0,8}(?:时间|抽空|接待|百忙|见我|机会)",
        r"(?:最近|近来|这阵子|一切)(?:生意|工作|身体|都)?(?:怎么样|忙吗|忙不忙|还好吗|可好|顺利吗|"
        r"挺好|好吗)|我叫|我姓|初次(?:见面|拜访)|请多(?:关照|"
        r"指教)|让您久等|路上(?:有点)?堵|早[啊呀,!]|来拜访(?:您|你|一下)",
        r"(?:hi|hello|hey|hiya|howdy|greetings|morning|good (?:morning|afternoon|evening|day))(?!-)",
        r"(?:nice|good|great|lovely|happy|glad|pleased|pleasure|honou?r)(?: it is)?(?: to)? (?:finally |"
        r"be |have )*(?:to )?(?:meet(?:ing)?|"
        r"see(?:ing)?|know|be here|put a face|talk(?:ing)? to you|here)",
        r"(?:thanks?|thank you|appreciate)(?: you| so much| very much| a lot| it)*(?: for)? ?(?:your|having|seeing|meeting|"
        r"making|taking|the)? ?(?:time|me|us|meeting|invit\w+|opportunity)",
        r"how (?:are|have) you(?: doing| been)?|how is (?:it going|your day|everything|business)|"
        r"how do you do|long time no see|"
        r"my name is|hope (?:you are|you had|i am not|we are not|everything|your|all)|sorry (?:for|"
        r"about|to keep|i am)(?: being)? (?:late|"
        r"the wait|waiting|you)",
    ),
    Act.SUMMARISE: (
        r"(?:没|还没)(?:谈|定|敲|说)(?:好|拢|定|妥|下来)|(?:说|讲|理解|记|听)(?:得|的)?对不对:|(?:其他|其它|别的|"
        r"剩下)(?:的)?(?:都)?(?:定|谈|说|没问题)|(?:您|你)(?:现在|目前)?的?(?:想法|意思|要求|情况)就?是.{4,}对(?:吧|吗|"
        r"不)$",
        "(?:got|have) (?:this|that|it) (?:straight|right|down)|to repeat|what we have is|you want [^,.]{3,40}, (?:and )?(?:we|you) (?:want|need)",
        r"^(?:那|好|行|来|ok|okay|嗯|,| )*(?:我|我们|咱们?)?(?:再|先|来|跟您|简单|给您)*(?:确认|核实|核对|对|捋|理|复述|"
        r"重复|总结|梳理|recap|summari[sz]e)(?:一)?(?:下|遍|捋)?(?=[,:哈啊])",
        r"(?:您|你)(?:说|报|出)[\d一二三四五六七八九十.]+万?,.{0,3}(?:我|我们)(?:说|报|出)[\d一二三四五六七八九十.]+|"
        r"我(?:记|听)(?:的|得|到|下来)(?:是|对|就)",
        r"(?:我|我们|咱们?)(?:再|先|来|跟您)*(?:确认|核实|核对|对|捋|理|记|复述|重复)(?:一)?(?:下|遍)(?:我|您|你|:|,)|记(?:的|得)(?:对不对|对吗|没错)|"
        r"(?:就|也就|一共|总共|无非)(?:是)?这(?:么)?(?:几|两|三|四)(?:条|点|样|项|件)|(?:您|你)(?:的|主要)(?:要求|意思|需求)(?:就)?是.{2,20},.{2,}",
        "(?:i|let me|so i|shall i) (?:will )?(?:repeat|restate|recapitulate)|what i (?:have )?(?:heard|understood|noted|wrote down|got)|"
        "(?:if|so) i (?:understood|understand|heard|got|hear|get)(?: (?:you|it|this|that|all))* (?:good|right|correct|well)|"
        "(?:i (?:got|have|understood) (?:everything|it all|all))|(?:so )?we (?:have )?agreed (?:on )?(?:the )?(?:price|"
        "payment|delivery|warranty|training)|(?:the )?(?:main|key) points (?:are|so)|let me list",
        r"共识|(?:双方|我们|咱们|都)(?:已经|都)?同意的(?:是|有)|再(?:确认|核对|过|对)一[遍下]|(?:聊|"
        r"谈|讲)了.{0,3}[一二三四五几\d](?:点|件|条|项)|(?:现在|目前|当前)的?(?:情况|"
        r"进展|状况)(?:是|就是)|过一[遍下]|总结|归纳|复述|梳理|捋(?:一[捋下遍]|捋|下)|回顾|小结|"
        r"概括|汇总|(?:我|咱|来|先)(?:们)?.{0,4}盘点|理一(?:理|下|遍)|重复一[遍下]|对一下(?:咱|我们|双方|现在)|(?:(?<!就)(?<!谈)(?<!先)到|"
        r"截至)(?:现在|目前|这里|此刻|这会儿)(?:为止)?|目前为止|迄今",
        r"(?:刚才|前面|刚刚|今天)?(?:我们|咱们|双方|咱|大家)(?:已经|都|刚才|现在)?(?:谈|说|定|聊|"
        r"达成|敲)(?:好|妥|下来|定|拢|成一致|一致)了?的?(?:是|有|:|,)|(?:说|"
        r"谈|聊)(?:好|妥)的?(?:是|有|了的)|剩下(?:的|就|没|还)|还没(?:谈|定|解决|敲)(?:好|妥|拢|"
        r"定|下来)?的|还差|我听下来|我(?:来)?(?:记|列)(?:一下|了几|下来)|我把(?:您|"
        r"你|咱|我们)?.{0,6}(?:说的|要求|需求|情况|要点).{0,6}(?:说|列|理|捋|过)",
        r"(?:没|如果没)(?:听|理解|记)错|(?:我|咱们|我们)(?:来)?(?:确认|核对|对)一[下遍](?:几|我们|"
        r"以上|咱|目前|刚才|大家)|(?:一|两|三|四|几)(?:条|点|件事)(?:对|没错|是不是|:)",
        r"(?:on the )?same page|sum(?:ming)?(?: it| this| that| things| everything| all)* ?up|summar(?:y|ies|ise|ize|"
        r"ising|izing)|recap(?:ping|itulate)?|so far|let me (?:just )?(?:repeat|play (?:that|this|it|all) back|go (?:over|"
        r"through) (?:what|where|everything)|run (?:through|over) (?:what|where)|check i (?:have|got|understood)|make sure i|"
        r"read (?:that|it|this) back|restate)|where we (?:are|stand|have got)|what (?:we have|i have|i heard|we) (?:heard|"
        r"agreed|got|covered|discussed|so)|(?:to|just to|let me|let us) (?:be clear on|confirm|review|"
        r"go over|go through) (?:what|"
        r"where|the points|everything|our)|we (?:have )?(?:already )?agreed (?:on|that|to)|(?:still|left|remains?) (?:open|"
        r"to settle|to agree|to discuss)|if i (?:understood|understand|heard|got|have)(?: you| this|"
        r" that| it| everything)* (?:right|"
        r"correctly|well)|in (?:short|summary)[,:]|to wrap up what|what i am hearing|what remains|on the table (?:are|"
        r"is|we)",
    ),
    Act.APPROVAL: (
        r"(?:问|报|请|经|过)(?:过|给|到)?.{0,6}{boss}.{0,4}(?:才|再|批|同意|点头)|做不了主|(?:我|这事|这个)?(?:说了)?不算,|批不批",
        "get (?:my |our |the )?{boss} (?:on|to)|not allowed to|(?:above|over) my (?:head|level|station)|"
        "(?:check|confirm|clear|agree|talk|speak|discuss)(?: (?:it|this|that))* with (?:the |my |our )?(?:office|home|people|colleagues|team|{boss})|"
        "run (?:it|this|that) (?:by|past)|(?:the )?(?:okay|yes|nod|approval|permission|go ?-?ahead) (?:from|of) (?:my|our|the)",
        r"(?:要|得|需要|必须)(?:先)?(?:上报|报(?:上去|上面|公司|总部|领导|批|备))|请示|(?:跟|和|"
        r"向|找|去跟|同)(?:我们?|一下|咱们?|公司)*的?{boss}.{0,6}(?:说|"
        r"商量|沟通|确认|申请|汇报|争取|报|请|讨论|谈|问|打|批|碰|聊|要)|(?:问|报|请|找|打给|联系|"
        r"等)(?:问|一?下|过|给|到)?(?:我们|我|咱们|公司)?的?{boss}|{boss}(?:那边|"
        r"那儿)?(?:的)?(?:批|同意|点头|签字|审批|批准|拍板|授权|特批|签)",
        r"(?:超|超出|超过|不在|没有?这个?|没这么大)(?:了|出)?(?:我|我的|我们)?的?(?:这个)?(?:权限|"
        r"授权|权力)(?:范围)?|权限(?:不够|有限|只有|不足|只到|没)|(?:就)?不是我(?:一个人)?(?:能|"
        r"可以|说了)?(?:定|做主|决定|批|算)|(?:我|这个我|一个人)(?:自己|个人|一个人|可|真|还)?(?:做不了主|"
        r"定不了|作不了主|说了不算|拍不了板|没法决定|决定不了|不敢答应|没权|没有权|批不了|"
        r"不能做主)|(?:得|要|需要?|必须)(?:走|过)(?:一下|个)?(?:特批|审批|内部|公司)|申请(?:一?下|"
        r"看看|个|一个)?.{0,8}(?:特价|特批|价|折扣|政策|权限|试试|看看)?|特批|"
        r"打(?:个|一个|一?通)?电话.{0,6}(?:总部|经理|领导|老板|公司)|回(?:去|公司).{0,6}(?:商量|请示|汇报|讨论|问)",
        r"(?:see if|find out if|hear what|see what|ask|asking|check|checking|talk|talking|speak|speaking|call|calling|"
        r"consult|confirm|clear|run|discuss|phone|ring|see|take|bring|escalate|text|message|get back)(?: (?:it|this|"
        r"that|one|things?|a|quick|in|to|back))*(?: (?:by|past|with|to|for|up to))?(?: (?:my|our|the|a))? ?(?:sales |"
        r"regional |general |managing |own )?{boss}",
        r"(?:need|needs|needed|require|requires|have|has|get|must|wait for|ask for|seek|request|want)(?: to| first| me|"
        r" my| our| the| an?| {boss}| have| get| some| someone| it| this| that| go| be| internal|"
        r" special| formal| higher)*(?: )(?:approval|"
        r"approved|sign ?-?off|signed off|permission|authori[sz]ation|authori[sz]ed|the green light|green light|go ?-?ahead|"
        r"okay from|blessing|clearance|cleared)",
        r"(?:beyond|above|outside|over|exceeds?|not (?:with)?in|more than|past|out of)(?: what is in)? my (?:authority|"
        r"limit|limits|pay ?grade|mandate|power|approval|discretion|remit)|(?:i am not|not) (?:allowed|authori[sz]ed|"
        r"empowered)|(?:do not|does not) have (?:the |that |this |any |enough |such )*(?:authority|power|mandate|clearance)|"
        r"(?:i )?(?:can not|do not have the (?:authority|power)|am not able to)(?: just| really)? (?:decide|approve|"
        r"authori[sz]e|sign off|agree to|promise)?(?: (?:that|this|it|on that|on this))*(?: (?:alone|myself|on my own|"
        r"by myself|without|here|today))|(?:is|are) not mine to (?:decide|give)|(?:go(?:es)?|send|pass|refer|escalate|"
        r"put|up) (?:this |it |that )?to (?:my|our|the) {boss}|{boss} (?:has|have|needs?|will have|must|would have|wants?|"
        r"signs?) .{0,8}(?:approve|sign|okay|agree|decide|say)",
    ),
    Act.WALK: (
        r"做不(?:成|到一起|拢)了|谈不到一(?:块|起)|没(?:有)?办法(?:了)?,.{0,10}(?:做不|合作不|不成|走)|(?:只能|只好)(?:作罢|放弃|算了|说再见|各走各)|"
        r"不(?:再)?(?:耽误|打扰|占用)(?:您|你).{0,6}(?:了|时间)(?=$|[.!,])",
        "(?:will|can|do|shall|would) not (?:continue|go on|proceed|carry on|go any further|pursue)|too far (?:apart|away)?(?=[,.]|$)|"
        "(?:end|stop|finish)(?: \\w+){0,3} (?:here|now|talks)|find (?:another|someone else|somebody else)",
        r"(?:^|[,. 就那还是不如]|要么|只[好能])算了(?![一下笔]|.{0,4}(?:再|给|让|就给))|谈不(?:拢|下去|成|来)|(?:只能|只好|"
        r"就|要|我们|选择|决定|得)(?:先)?退出|(?:就|还是|也)?(?:不|没法|没办法)(?:再)?继续(?:谈|"
        r"下去|聊)?(?:了)?(?=$|[,.!])|(?:单|生意|活|订单|项目)(?:我们|我|咱)?(?:是|真|实在|就)?(?:接|"
        r"做)不(?:了|成|起|下)|不参与|(?:没|没有)(?:什么)?意义|"
        r"做不下(?:来|去)|不(?:想)?做(?:这|了这|您这|你这)(?:个|一)?(?:单|笔|生意|买卖|项目)|做不(?:了|"
        r"成)(?:这|您这|你这)?(?:个|一)?(?:单|笔|生意|买卖|项目)|没法(?:做|"
        r"谈|合作|继续)(?:了|下去)?(?=$|[,.!])|(?:没|没有)(?:法|办法|必要|得)(?:再|继续)?谈|告辞|"
        r"(?:我|那)(?:就|们)?先(?:走|撤|告)|到此为止|就(?:谈|聊|说)?到这|"
        r"不谈了|不聊了|放弃|另请高明|不奉陪|生意不成|买卖不成|失陪|不合作了|就此(?:打住|作罢|别过)|"
        r"(?:找|选|考虑)(?:别|其他|另|下)一?家吧|缘分|(?:以后|下次|将来|日后)(?:有机会|再合作|"
        r"再聊|有缘)|不(?:勉强|强求)|请回|谈崩|到头了|作罢|只能放手|走了啊|我走了|祝(?:您|你|贵司|"
        r"贵厂).{0,8}(?:顺利|好运|成功|找到)|(?:单|生意)(?:我们|咱)?(?:就)?不(?:接|"
        r"做|要)了|不接了",
        r"walk(?:ing)? away|no deal|(?:far|wide) apart|leave (?:it|things) (?:here|there|at that)|call it (?:a day|quits|"
        r"off)|(?:i am|we are) (?:out|done(?! deal)|leaving|off|through|walking|pulling out|stepping away|withdrawing)|"
        r"(?:have to|will|going to|must|should|rather|better|let us|need to) (?:pass(?! (?:it|this|that|on the))|walk|"
        r"withdraw|leave(?! (?:the|it (?:to|with|up|as)))|stop here|stop|end (?:it|this|the)|part ways|go our|bow out|"
        r"step away|drop (?:it|this)(?! to| by| another| down)|decline|say goodbye)|separate ways|part ways|(?:end|ending|stop|finish) (?:the|"
        r"this|our) (?:talks?|conversation|meeting|negotiation|discussion)|(?:can not|could not|"
        r"do not|will not)(?: seem to)?(?: make|"
        r" do| find| reach| get to| have| be)(?: this| a| an| any| it)? ?(?:work|deal|agreement|business|together|common)|"
        r"not going to (?:work|happen|get there|agree)|goodbye|good bye|bye|pull(?:ing)? out|no point|"
        r"not worth|maybe (?:next|"
        r"another|some other) time|(?:good|best of) luck|does not make sense for us|we will not be (?:able|moving|going)|"
        r"withdraw|(?:do not|can not)(?: \w+){0,3} do business|(?:is not|not) (?:going|getting|leading) anywhere|"
        r"getting nowhere|"
        r"stop (?:here|there|now)|not for us|wish you (?:well|all|luck|good|the best)",
    ),
    Act.HOLD: (
        r"别(?:再)?(?:砍|压|还价|讲价)(?:了|价)|(?:再|要)(?:砍|压|降|让).{0,4}(?:就)?(?:亏|赔|没利润|白干)|下不(?:来|"
        r"去)了?|动不了|(?:真|已经)(?:的)?(?:是)?(?:我们)?(?:的)?(?:最|our |我们)(?:低|best)|no ?room|our best|(?:已经|"
        r"真)(?:的)?(?:没|no) ?(?:利润|room|余地|空间)",
        "can not (?:really )?(?:change|move|touch|lower) it|budge|price is (?:my|the|our) price|(?:my|our) price (?:is )?(?:final|fixed)|no lower",
        r"(?:不能|没法|不可能|没(?:有)?办法|无法|不会|不好|不(?:可以|打算|准备)|别想|很难|没)(?:再)?(?:给您|"
        r"给你|往下|继续|往)?(?:再)?(?:降|低|让|少|便宜|动|退|松|优惠|"
        r"砍|减|下调|往下)|(?:降|让|便宜|少|减|退|压|砍|动|松|再低)(?:价)?(?:不了|不动|不下(?:来|"
        r"去)|不起|不得)|(?:没|没有|没什么|毫无)(?:再)?(?:降价|让步|降|让|下调|"
        r"优惠|还价|谈价|议价|价格)?的?(?:空间|余地)|一口价|底(?:价|线)了?|到底了|最低(?:价|了|的|"
        r"价了)|极限|(?:没|没有|没啥|没什么)(?:再)?(?:商量|谈|讨价还价|回旋|退让|松动|"
        r"可(?:谈|让|降))(?:的)?(?:余地|空间|了)?|(?:一分|一毛|一块)钱?(?:都|也)?(?:不能|没法|不会|降|让|少)",
        r"(?:维持|坚持|保持)(?:我们|原|现|这个|之前|不|着|我|在|刚才|目前)?|(?:价格|价|报价|方案|"
        r"条件|价钱|数)(?:还是|就是|就|都|也|保持|不能|不会)*(?:不变|不动|不改|不降|"
        r"不让|不退|这样|这个|那样|原来|没变|不能变|不能动)|不(?:再)?(?:让步|退让|让了|降了|退了|"
        r"松口)|还是(?:那个|原来|这个|那|刚才|之前)(?:的)?(?:价|数|方案|条件|报价)|死价|"
        r"是底(?:了|$|,)|到顶|(?:没|没有|无)退路|(?:没法|不能|无法)动|没得(?:商量|谈|让|降|还)|不(?:会|"
        r"能)变(?=$|[,.!的])|(?:一分|一毛|一块)(?:钱)?(?:都|也)?不(?:能)?少|"
        r"挤不出|(?:就|都|要|会)?不(?:赚|挣)钱|没(?:钱)?赚|还是那句(?:话|老话)?|(?:说|问|谈|讲)(?:多少|"
        r"几)(?:次|遍|回)(?:都|也)|让不动|已经(?:是)?(?:很|最|够|"
        r"非常|特别|挺)?(?:实在|优惠|低|底|到位|诚意|极限|最低|便宜|到底|顶|成本|让了)|恕难|(?:这|"
        r"已经)(?:就)?是(?:我们|我)?(?:的)?(?:能|最)(?:给|好|低|大)的",
        r"(?:can ?not|can not|could not|will not|would not|not going to|unable to|not able to|no way (?:i|we) can|not|"
        r"never)(?: really| possibly| just| be| afford| to| able| any)* {go}(?:ing|ping|ting|ering)?(?: (?:it|any|much|"
        r"a|the|price|you|that|this|to|on|our|off|better|penny|cent))* ?(?:lower|further|down|less|better|below|cheaper|"
        r"more|deeper|under|there|this one|price)",
        r"(?:firm|not (?:moving|budging|changing|negotiable|lowering|dropping|giving|going down|flexible)|non ?-?negotiable|"
        r"stick(?:ing)? (?:to|with|by)|stand(?:ing)? (?:by|firm|behind)|hold(?:ing)? (?:to|at|my|our|firm|on(?! (?:a|one|please|for))|the line|"
        r"onto)|stay(?:ing|s)?(?: right| exactly)? (?:at|with (?=my|our|the|that|this|what)|where|the same|as|put|firm)|keep(?:ing)? (?:it|my|our|"
        r"the) (?:there|at|price|offer|where|same|as))",
        r"best (?:we|i) (?:can|could)|(?:my|our|the|very) (?:very )?best (?:price|offer|deal|number|"
        r"and final)|final (?:offer|"
        r"price|word|number|position)|bottom ?(?:line|price|dollar)|rock bottom|(?:my|our|the|absolute|very) (?:lowest|"
        r"floor|minimum|limit)|lowest (?:i|we|it|price)|as (?:low|far) as (?:i|we) (?:can|go)|(?:no|not any|zero|not much|"
        r"not a lot of|there is no|have no|without|little) (?:more |further |extra )?(?:wiggle ?room|room|flexibility|"
        r"margin left|leeway|slack)|(?:is|was|remains) (?:my|our|the) (?:price|offer|number|final)|take it or leave it|"
        r"(?:price|offer|terms?|number|quote|conditions|position|answer|proposal) (?:still )?(?:stays?|stands?|remains?|"
        r"holds?|has to stay|will not (?:change|move)|(?:has|have) not (?:changed|moved)|is (?:what it is|unchanged|"
        r"still))|(?:yuan|cent|penny|dollar) less|same (?:price|offer|terms)|unchanged|maintain|(?:can not|can not possibly|"
        r"do not|will not|unable to)(?: really| possibly)? (?:do|accept|agree|match|meet|go|take|say yes to|move) ?(?:that|"
        r"this|it|to that|to it|there|with that|on|$)|does not work for (?:me|us)|no can do|nothing (?:more|left|else) (?:i|"
        r"we|to)|not possible|impossible|no (?:more|further|extra|other|additional) (?:concession|discount|cut|reduction|"
        r"movement)s?|(?:need|have|must|got) (?:to )?stay|not a (?:penny|cent|yuan)",
    ),
    Act.CLOSE: (
        r"合同(?:给您|给你)?(?:打|拟|写|印|拿|发)(?:出来|好|过来|给)?|签了(?:哈|啊|吧|呗)$|(?:按|照|就)(?:我|咱|"
        r"我们)(?:们)?(?:刚才|这边|这个|最后)?(?:说|报|给|提)?的?(?:这个|这)?{deal}.{0,8}(?:签|定|走|办|下单|成交|收尾)|"
        r"(?:今天|现在|这就|咱|那)?(?:sign|close|finali[sz]e) ?(?:掉|了|吧|一下|呗|$)|签(?:掉|了吧|了\?|了呗|下来)",
        "(?:good|ready|okay|set|clear|happy|fine) to (?:go ahead and )?(?:sign|close|proceed|go|finali[sz]e)|"
        "(?:we|you|i|let us)(?: (?:can|could|should|shall|will|may|now|then|just|both))* (?:make|write|prepare|sign|do|draw up|close)"
        "(?: (?:up|a|the|our))* (?:contract|agreement|deal|paper|papers|order)",
        r"(?:咱|我们|咱们|今天|现在|马上|这就|可以|直接|要不|不如|那|是不是|先|就|能|赶紧|什么时候|"
        r"没问题|吧).{0,8}(?:(?<!从)签(?!了[字一二三两四五六七八九十\d就才]|完|了之后|了以后|收|约到)(?:字|约|合同|了|下|单|个)?|"
        r"(?:走|出|拟|做|准备|起草|打印|寄|上|拿|弄)合同|合同(?:签|走|出|弄|给)|(?<!从)(?<!自)下单(?!到|后|起|之后|以后)|下(?:个)?订单|"
        r"定下来|敲定|定了|拍板(?!权)|盖章|成交(?:吧|吗|怎么样|了吧|如何|行不)|收尾|"
        r"落(?:实|定|笔)|签字|握手|付定金)(?!才|权|的是|需要|流程)",
        r"签(?:字|约|合同|了|下来|单)?(?:吧|怎么样|如何|行吗|行不|可以吗|好吗|好不|呗|成吗|吗$|么$)|"
        r"成交(?:吗|怎么样|如何|行不行|不\?|吧\?|吧$)|(?:那就|就|就按|按)(?:这|"
        r"我们|咱们?)(?:个|这个)?(?:方案|条件|价格|价)?(?:走|执行)(?:流程|手续|合同)?吧|(?:按|照|"
        r"就按)(?:我们|我|我方|咱们?)(?:这边|刚才|说)?的?(?:报|给|提)?的?{deal}.{0,6}(?:签|"
        r"定|走|来|办|执行|成交|下单)|合同.{0,8}(?:发|带|寄|给|拿|准备|打印|备)(?:给|来|好)?(?:您|"
        r"你|过来|了)?(?:,|$|.{0,4}(?:签|盖))",
        r"(?:ready|prepared|happy|able|time|shall|can|could|should|let us|lets|want|would like|like|just|go ahead and|"
        r"so|today|now|please|you) (?:you |we |i |to |us |just |both |go ahead |and |it is )*(?:sign(?! ?-?off)(?:ing)?|"
        r"close|finali[sz]e|wrap (?:this|it|things)? ?up|seal|ink|shake(?: hands)?|draw up|draft|move forward|move ahead|"
        r"go ahead|proceed|place the order|write (?:it|this) up|get (?:it|this) (?:done|signed|in writing)|make it official|"
        r"get started|do (?:it|this)|lock (?:it|this|that|these)? ?in|put (?:it|this|that) (?:in writing|on paper|to bed)|"
        r"call it (?:a deal|done)|have a deal|agree(?=\?|$))",
        r"sign (?:here|today|now|the|it|this|off on (?:my|our|this offer))|finali[sz]e|put (?:it|"
        r"this|that|everything) (?:in writing|"
        r"on paper)|paperwork|draw(?:ing)? up the|(?:send|prepare|draft|bring|email|get|have|print)(?: you| over| up|"
        r" out| the| a| our| you the)* (?:contract|agreement|papers|order form|po)|contracts? (?:is|are|right here|ready)|"
        r"do we have a deal|deal\?|is it a deal|shake (?:hands )?on (?:it|that|this)|purchase order|wrap (?:this|it) up|"
        r"close (?:the deal|this|it|on)|where do (?:we|you|i) sign|seal the deal|lock (?:it|this|that) in",
    ),
    Act.ACCEPT: (
        r"(?:按|照|依)(?:您|你|贵司|贵方)们?(?:说|报|出|给|开|要|提)的|(?:接受|同意|答应|认可|认了|"
        r"依了|赞成|应了)(?!的|不|吗|么|多|什么|.{0,3}[吗么?]$)|(?:按|照|"
        r"依|就按|就照|听)(?:着)?(?:您|你|贵司|贵方)(?:们|这边|那边)?(?:说|报|出|提|给|开|讲)?的?(?:那个|"
        r"这个)? ?(?:来|{deal}|办|走|意思|说法).{0,6}|就这么(?:办|"
        r"着)(?!吧?.{0,6}(?:合同|签))|一言为定|(?:您|你)们?(?:出|报|开|说|提|给|要)?的?(?:这个|那个|"
        r"这|那)?{deal}.{0,4}(?:可以|行|没问题|ok|okay|成|认|"
        r"接了|答应|合理|能做|我要了)",
        r"成交(?!吗|吧|怎|如|不|\?|价|率|方)|(?:那)?就(?:您|你)(?:说|这)的?(?:吧|办|定)?|(?:您|你)说了算|"
        r"(?:您|你)(?:怎么)?说(?:怎样|什么)?就?(?:怎么|是什么)办",
        r"(?:i|we) (?:will |can |would |could |do |am happy to |are happy to |gladly |hereby |happily )*(?:accept|"
        r"agree(?! (?:on|"
        r"that|with me))|take it|take your|take that|go with (?:your|that)|live with (?:your|that|it)|sign on your)|"
        r"agreed(?! (?:on|that|to)|\\?)|accepted|(?:you have|we have|you have got|we have got|it is|"
        r"that is|consider it)(?: got)?(?: yourself)? ?a? "
        r"?(?:deal|done deal)(?!\?|breaker)|deal(?=[,.!]|$)(?<!no deal)(?<!the deal)(?<!a deal)|done deal|sold|your (?:last |"
        r"latest |final |current |counter ?-?)?(?:terms|offer|price|conditions|proposal|number|numbers|figure|package|"
        r"counter) (?:is|are|works?|sounds?|looks?|suits?)(?: just| perfectly| totally| absolutely)? ?(?:fine|okay|good|"
        r"great|acceptable|fair|for|us|me|with|alright|all right|reasonable|by)?|(?:works|fine|okay|good|acceptable) (?:for|"
        r"with|by|to) (?:me|us)|on your terms|(?:fine|okay|happy|good|comfortable|all right) with your (?:terms|offer|"
        r"price|proposal|conditions|numbers?)|your (?:offer|price|terms|number)s? it is|(?:as|what|"
        r"like|the way) you (?:proposed|"
        r"offered|said|suggested|asked|want)|let us (?:go|do it|take it) (?:with|on) your",
    ),
    Act.CHECK: (
        r"(?:这么|这样|我)(?:说|讲|解释|安排)?.{0,6}(?:您|你).{0,4}(?:同意|认可|认同|接受|赞同|觉得行|觉得对)(?:不|吗|"
        r"吧|没|么)$|说得通|(?:够|讲|说|听)(?:清楚|明白|懂)(?:了)?(?:吗|吧|没|不|么)|(?:ok|okay|可以|行|好)了? ?了(?:吗|"
        r"吧|不|没|么)|(?:您|你).{0,4}(?:踏实|安心|放心)(?:点|些)?(?:不|没|吗|么)|"
        r"(?:理解|说|讲|解释)(?:得|的)?(?:对|没错|清楚|明白|通)(?:吗|吧|不|么)|(?:顾虑|担心|疑虑|问题|"
        r"疑问)(?:现在)?(?:算|是不是)?(?:没|消除|解决|打消|了)(?:有|了)(?:吗|吧|没|不|么)",
        "(?:is|was) (?:this|that|the) (?:answer|explanation)?(?: \\w+){0,2} ?(?:enough|sufficient|clear|good) ?(?:for you)?|your mind at (?:ease|rest)",
        r"(?:还)?有(?:什么|啥|别的|其他)+(?:的)?(?:问题|疑问|意见)(?:没|没有|吗|不|么)",
        "(?:are|is) (?:we|that|this|it|you|everything) (?:all )?(?:good|okay|fine|clear|settled|happy)(?: (?:on|with|"
        "about|for) (?:that|this|it|the \\w+|you))?(?: now)?\\?|"
        "(?:no|not) (?:more|longer|any ?more)(?: \\w+){0,2} (?:problem|issue|worry|question)",
        "^(?:so |and |okay |now |well )*(?:is|are|does|did|do|was)(?: (?:it|that|this|you|we|everything|all|now|then|the))+(?: \\w+){0,3} "
        "(?:clear|clearer|settled|satisfied|solved|reassured|convinced|comfortable|at ease|okay now|sorted)",
        "(?:anything|something|any (?:more )?(?:questions?|doubts?|concerns?))(?: (?:\\w+)){0,2} (?:on|to clarify|left|unclear|regarding|with)",
        r"(?<!不)(?:放心|踏实|安心|满意|清楚|明白|解决|打消|信任|理解|消除|有底|妥|过关|认可|舒服|"
        r"释疑|宽心|放下心|没(?:有)?(?:什么|啥|别的|其他)?(?:问题|疑问|顾虑|担心|疑虑|"
        r"意见|啥|别的))(?:了|一点|一些|点|些|多|下来|您|你|的)*(?:吗|吧|不(?!能|会|是|够)|没(?!有)|"
        r"么|呢|吗您|没有)|(?:还有|有没有|有)(?:别的|其他|什么)?(?:疑问|疑虑)(?:吗|"
        r"不|没|么)?|(?:我)?(?:说|理解|讲|总结|猜)(?:的|得)(?:对|没错|准|清楚|明白|到位)(?:吗|吧|"
        r"不|么|没)|这(?:一|个)?(?:点|块|方面|件事|问题|个问题|条)?(?:算|"
        r"就|是不是|您看)*(?:过|解决|谈妥|没问题|ok|okay|翻篇|搞定|清楚|说好|谈好|说定|敲定|谈清楚)了?(?:吗|吧|不|没)",
        r"(?:是不是|能不能|能|会不会|有没有).{0,6}(?:放心|踏实|安心|打消|解决|清楚|解释清楚|说服)|"
        r"(?:不用|不)(?:再)?(?:担心|顾虑|纠结)(?:了)?(?:吧|吗|了$)|(?:回答|"
        r"解答|讲清|解释)(?:了)?(?:您|你)?的?(?:问题|疑问|疑虑)?(?:了)?(?:吗|吧|没|清楚了|到了|不)",
        r"(?:are (?:we|you)|we are|you are|is everything|(?:is|are|was)(?: the| your| that| this)?(?: \w+){0,3} (?:issue|"
        r"concern|question|problem|worry)|is that|is this|all|so we)(?: all| both| now| then)? (?:good|"
        r"okay|clear|comfortable|"
        r"happy|fine|settled|satisfied|set|reassured|at ease|square|convinced|sorted|alright)(?: (?:on|about|with|now|"
        r"then|for|regarding))|(?:does|did|do|has|have|would|will) (?:that|this|it|i|my|these|what)(?: explanation| answer|"
        r" all| i said| just said)*(?: fully| really| now)? (?:answer|address|settle|help|clear|solve|make sense|sound|"
        r"take care|ease|resolve|cover|put|reassure|remove|satisfy|convince)(?:ed|d|s)?|(?:is|are|"
        r"was) (?:not )?.{0,30}(?:issue|"
        r"problem|concern|worry|question|doubt)s? (?:anymore|any ?more|now|any ?longer|settled|resolved|solved|answered|"
        r"sorted|off)|no (?:longer|more) (?:an |a |any )?(?:issue|problem|concern|worry|question|doubt)s?|(?:still|any|"
        r"anything)(?: more| other| else| further| remaining| left)? ?(?:worried|concern(?:ed|s)?|questions?|doubts?|"
        r"bother(?:ing|s)?|unsure|unclear|uneasy|reservations?)(?: (?:about|on|left|with|there))|(?:make|makes|made) (?:you|"
        r"it)(?: \w+){0,3} (?:comfortable|confident|easier|sense|better|reassured|clear|clearer)|feel(?:ing)? (?:a bit |"
        r"a little |more |any )*(?:better|comfortable|at ease|safer|reassured|confident)|mind at (?:ease|rest)|(?:is|"
        r"are|was|so) .{0,24}(?:settled|resolved|cleared up|sorted|off the table|out of the way|taken care of|behind us)|"
        r"did i (?:get|understand|hear|explain)(?: that| you| it| this)*(?: right| correctly| well| clearly|\?)|(?:is|"
        r"was) (?:that|this) (?:right|correct|clear|clearer|better)|have i (?:answered|addressed|covered|explained|cleared)|"
        r"can we (?:tick|cross|consider|put)(?: that| this| it)",
    ),
}
"""What says an act by itself."""

HINTS: dict[Act, tuple[str, ...]] = {
    Act.HOLD: (
        r"(?:给|做|办|答应|满足|接受|同意|让)不(?:了|到|起)|(?:亏|赔)(?:本|钱|死)|(?:没|没有)(?:什么)?利润(?:了|"
        r"空间)|不(?:能|可能|会)(?:接受|同意|答应|卖|做)|没法(?:接受|"
        r"同意|答应|做|办)|不(?:行|成|可以)(?:啊|的|呀)?(?:[,.!]|$)",
    ),
}
"""What says an act only where the line claims or answers nothing else."""


SILENCE_WORDS = (
    r"沉默|不说话|不出声|不作声|不吭声|没说话|默不作声|静静|安静|停顿|等待|等着|微笑|喝(?:口|"
    r"一口|了口|杯)?(?:水|茶|咖啡)|看着|盯着|不语|无言|思考|想了想|停了",
    "silen(?:t|ce|tly)|quiet|says? nothing|saying nothing|pauses?|pausing|waits?|waiting|sips?|sipping|smiles?|"
    "smiling|stares?|looks? (?:at|down|out|over)|no (?:reply|response|answer)|speechless|thinking|thinks|leans? back|"
    "sits? back|does not (?:say|speak|answer)|long pause|holds? (?:eye contact|still)|breathes?|takes a (?:breath|"
    "sip|note)",
)
SILENCE_SAID = (
    r"^(?:我)?(?:保持|继续|先)?(?:沉默|不说话|不吭声|不出声|不作声|默不作声|安静(?:地)?(?:等|"
    r"听)?着?|静静(?:地)?等着?|等(?:对方|他|她)(?:说|开口)?)[.!]*$",
    r"^(?:i )?(?:stay|keep|remain|am|be)(?:s|ing)? (?:silent|quiet)[.!]*$|^(?:say|says|saying) nothing[.!]*$|"
    r"^silence[.!]*$|"
    r"^(?:no (?:reply|answer|response)|wait|pause)[.!]*$",
)

IF_YOU_AGREE = (
    r"(?:如果|要是|只要|等|若|假如|能不能|可否|是否)?(?:您|你)(?:们)?(?:那边|这边)?(?:要是|如果|"
    r"若|只要|能|也|都|愿意|肯|先)*(?:接受|同意|答应|认可)|(?:如果|要是|"
    r"只要|若).{0,12}(?:接受|同意|答应|认可)",
    "(?:if|once|when|unless|do|would|will|can|could) you (?:\\w+ )?(?:accept|agree)|if (?:we|"
    "i)(?: \\w+){0,2} (?:accept|agree)",
)
"""The other side's yes, not ours."""

DEAL_ASKED = (r"(?:deal|成交)(?:吗|不|么)? ?\\?$", "deal ?\\?$")
"""Asked after values of its own, it puts them to the buyer; after our standing ones, it closes."""
GREETS_FIRST = (
    r"^.{0,8}(?:您好|你好|上午好|下午好|早上好|晚上好|早|打扰|好久|哈喽|嗨)",
    "^.{0,10}(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)",
)
PRESENTS_ITSELF = (
    r"我(?:是|叫|姓)|这(?:里|边)是|免贵",
    "i am|my name|this is|(?:nice|pleased|good|glad|happy|honou?r) to",
)
MYSELF = (r"我", "i|we|my|our|me|us")
STAYS = (
    r"还是|最多|一分(?:钱|都|也)*不(?:能)?少|就是(?:这|那)|不变|不动|没变|只能是|说多少",
    "still|not a .{1,8} less|stays?|remains?|at most|as before|that is it",
)
"""A number of ours said again is our offer held."""
NOT_BEFORE = (
    r"(?:不|没|别|未|勿|无法|没法|没办法|拒绝|无需|甭)(?:用|想|能|会|要|再|必|需要|有|是|去|敢|可能|打算)*(?:跟|和|向|找)?$",
    r"(?:not|never|no|without|nobody|refuse to) (?:[a-z]+ ){0,2}$",
)
"""What turns the word behind it round."""

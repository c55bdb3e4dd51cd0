"""What shows that an objection is being met, and which: price, need, timing, trust or a rival.

Own collection, after the pattern clarify, answer, confirm.
"""

from __future__ import annotations

from .pattern import Words

ACKNOWLEDGED = (
    r"(?P<is>[贵高慢久远小少多旧老便宜差])是(?:(?P=is)|有(?:点|些))|便宜是便宜|(?:是|确实|的确|可能|"
    r"也许).{0,14}(?:高|贵|慢|久|长|小|少|紧|旧|老)(?:一?点+|些|了)*,? ?(?:但|不过|可|只是|然而)",
    r"(?:您|你)们?(?:没|没有|还没|从没)(?:怎么)?(?:听|用|见|合作|接触|了解)|(?:您|你)们?不(?:怎么|太)?(?:了解|认识|熟悉)",
    "(?:i|we) (?:hear|get|see|understand|know) (?:you|that|it|your|why|how)|you (?:say|said|think|feel|mentioned|"
    "told me|are saying)[^,.]{2,50}[,.] ?(?:but|yet|still|however|only)",
    r"贵不贵|(?:您|你)(?:们)?(?:说|嫌|觉得|认为|想)[^,.]{1,16},(?:可|但|其实)",
    r"(?:我|我们|能|完全|当然|非常|很|都)(?:是|都|能|完全|很|也|可以|非常)*(?:理解|明白|懂|知道|"
    r"清楚|了解)|(?:理解|明白|懂|知道|清楚|体谅|听(?:得)?出来|看(?:得)?出来|"
    r"了解|能体会|认同)(?:您|你|，|,|的|这个|那|，?但|$|了|,?但是?)|(?:您|你)们?(?:是)?(?:怕|"
    r"担心|觉得|说|嫌|认为|顾虑|想|希望|要是|不放心|感觉|讲|犹豫|提到|问)(?!呢|"
    r"明年会|怎么).{1,30}?(?:但是?|不过|其实|只是|可是?|,|，|.*没错|这个|所以|那)|(?:确实|的确|"
    r"没错|说得对|说的对|有道理|有?是有?|没问题).{0,16}(?:但是?|不过|只是|"
    r"可是?|就是|其实|然而)|(?:是|很|挺|比较)(?:贵|多|高|便宜|不少|忙|早|急|正常).{0,6}(?:,|"
    r"但|不过|可)|(?:您|你)(?:们)?(?:没|没有|从没|以前|之前)(?:听过|听说过?|"
    r"用过|合作过|吃过|被|上过).{1,24}(?:但|不过|其实|所以|,)|(?:听|看)(?:着|起来|上去).{0,6}(?:多|"
    r"贵|高|大|不少|麻烦)|(?:关于|至于|针对|对于)(?:您|你|价格|"
    r"价|这个|售后|交期|时间|信任|对手|那家|质量).{0,12}|(?:不是|并不是)(?:贵|我们贵)|贵(?:是|"
    r"有|归)(?:贵|道理|的道理|贵的)|一分(?:价)?钱一?分?货|(?:担心|顾虑|怕)(?:的)?(?:是|"
    r",)?.{0,12}(?:正常|应该|能理解|可以理解|有道理|完全)|(?:现在|眼下)(?:不|没).{0,8}(?:但|"
    r"不过|可|其实)|(?:等|拖|晚)(?:到|一|几|下去|得|定|买)?.{0,10}(?:反而|"
    r"涨|更|就)|(?:现在|早|提前)(?:定|装|买|下单|签|上|订).{0,8}(?:反而|正好|刚好|赶得上)",
    "(?:i|we) (?:completely |totally |fully |really |do |can |quite |certainly |absolutely )*(?:understand|hear|"
    "see|get|know|appreciate|respect|realise|realize)(?: (?:you|that|your|it|its|the|why|how|what|where|this|not|"
    "budget|money))*|fair (?:enough|point|concern|question)|(?:good|valid) (?:point|question|concern)|(?:yes|sure|"
    "true|right|granted|agreed|okay|of course|indeed)[, ].{2,60}(?:but|however|though|yet|still|"
    "only|just)|you are (?:right|"
    "worried|afraid|concerned)|(?:you|if you|since you) (?:think|feel|say|find|worry|fear|are worried|are afraid|"
    "would rather|have been (?:burned|let down|disappointed)).{2,60}(?:but|however|though|still|actually|that is why|"
    "so)|(?:that|it|this) is (?:a )?(?:fair|valid|understandable|normal|reasonable)|no wonder|(?:it|the price|this|"
    "that) (?:may|might|does|looks?|seems?|sounds?)(?: \\w+){0,4} (?:a lot|expensive|high|much|pricey|steep|costly)|"
    "i know|about your (?:concern|worry|point|question)|as for|regarding (?:your|the)|your (?:worry|concern|point|"
    "question|doubt|hesitation|caution)s?|waiting (?:\\w+ ){0,4}(?:will|would|costs?|means|until)|you have (?:been|"
    "had|heard|seen)(?: \\w+){1,8}, (?:so|that is why|but)|if you wait|many (?:customers|people|clients) (?:said|"
    "thought|felt|had|worried|were)|(?:is|are) not (?:that |so |really |actually )*(?:high|expensive|much|a lot|"
    "steep)|compared (?:to|with) (?:what|the)|cheaper (?:at first|up front|today|now|on paper|to buy|machine)",
)
"""What shows that an objection is being met, not a claim made out of the blue."""
OF_A_RIVAL = (
    r"(?:那家|那个牌子|他们|人家|对方|别家|对手|竞品|其他家|友商|同行|(?:他|她|它|别人)(?:们)?家|(?<![a-z])[a-d] ?(?:家|"
    r"公司|品牌|厂))(?<!问他们)(?<!找他们)(?<!跟他们)(?<!让他们)(?<!给他们)(?<!(?:您|你)们也在和)(?!.{0,8}(?:在用|用我们|买了我们))",
    "they (?:are|have|do|may|might|can|quote|offer|charge|use|need|only|will|sell)|their (?:machines?|price|quote|"
    "service|offer|product|quality|delivery|model|spare|support|warranty|version|system|engineers?|"
    "parts)|the other (?:guys?|"
    "supplier|vendor|quote|company|one|brand|offer|machine|bid)|compared (?:to|with) (?:them|theirs|the other|that)|"
    "(?:cheaper|other|rival) (?:suppliers?|vendors?|machines?|brands?|quotes?|makers?)|competitors?",
)
"""A claim about another supplier answers a comparison, whether or not it was called one."""
YOUR_PEOPLE = (
    r"(?:您|你)(?:们)?的?(?:工人|员工|师傅|操作工|同事|团队|人).{0,14}他们",
    "(?:your|the) (?:people|operators?|staff|team|workers?|guys|crew|customers?)(?: \\w+){0,6} (?:they|them|their)",
)
"""They, who are the buyer's own."""
YOU_FIND = (
    r"(?:您|你)们?(?:觉得|说|嫌|认为|感觉|怕|担心)[^,.]{0,12}(?:贵|价|高)",
    "you (?:think|feel|say|find)[^,.]{0,30}(?:expensive|price|pricey|high|costs?)",
)
"""The buyer's own view of our price, set against another's."""
ANSWER: dict[str, tuple[Words, Words]] = {
    "price": (
        (
            "(?:feels?|looks?|seems?|sounds?) like (?:a )?(?:lot|much)|up ?-?front|less than (?:what )?you|(?:hear|get|"
            "understand|know)(?: \\w+){0,3} (?:price|money|cost)",
            r"贵|(?:价格|价|价钱)(?:.{0,4})(?:高|包|含|里|不低|差)|(?:听|看)(?:着|起来|上去)(?:是)?(?:多|"
            r"高|不少)|预算(?:紧|不够|有限|超)|一分(?:价)?钱|(?:分|"
            r"摊|平摊)(?:到|下来|成|在|摊).{0,8}(?:年|天|月|件)|超(?:出|了)?(?:您|你)?的?预算|便宜(?:没好货|"
            r"的|货)|多花.{0,6}(?:钱|万)|成本(?:高|降|摊)|价差|回本|"
            r"算(?:下来|起来)|(?:安装|调试|运费|培训).{0,8}(?:都)?(?:包|含)",
            "expensive|pric(?:e|ey|es)|steep|cost(?:s|ly)?|budget|too much|a lot of money|cheap(?:er|est)?|(?:spread|divide[ds]?|"
            "works out|comes (?:out|down) to|break it down)(?: \\w+){0,6}|per (?:day|part|month|year|piece)|save[sd]?|afford|"
            "(?:includes?|included|covers?)(?: \\w+){0,4} (?:freight|installation|setup|shipping)|pays? (?:for )?(?:itself|"
            "back)|more than you",
        ),
        (r"钱|价", "money|paying|pay"),
    ),
    "need": (
        (
            r"(?:用不上|用不着|用不到|不需要|没必要|够用|还能用|能用|凑合|旧(?:的|机|设备)|老(?:的|机|"
            r"设备)|现有|现在(?:的|这)?(?:设备|机器|那台|产线)|(?:功能|配置).{0,6}(?:多|"
            r"全|强|没用|高|过)|不换|不缺|没需求|暂时不用|人工(?:也|就|能)|手工)",
            "current (?:setup|machine|machines|line|process|equipment|system)|(?:old|existing|present) (?:machine|machines|"
            "line|equipment|one|setup|system)|(?:do|did|would|may|might) not (?:think you |really |actually |see (?:a|the|"
            "why you) |feel you )?(?:need|use)|no need|(?:works|working|work|running|runs) (?:fine|okay|today|well|now|"
            "for now)|good enough|still (?:works?|runs?|fine|going)|too (?:many|much) (?:features?|functions?|machine)|"
            "overkill|more than you need|never use|functions? you|features? you|get by|manual(?:ly)?|enough for (?:now|"
            "today)|volumes you",
        ),
        (r"功能|用", "need|features?|setup|volumes?"),
    ),
    "timing": (
        (
            r"明年|下(?:个)?(?:季度|半年|个?月)|以后再|(?:不|没那么|不太)(?:着)?急|过(?:段|一段|阵|完|"
            r"些)|时机|(?:再|先)?(?:等等|等一等|缓一缓|放一放|看看再|观望)|晚(?:点|"
            r"定|些|几|下单|买)|(?:现在|早|提前)(?:定|买|装|下单|签|上|订).{0,8}(?:反而|正好|刚好|还能|"
            r"赶得上|才|好|便宜|划算|就|多)|等.{0,4}反而|(?:下|上)半年|年底|年底|"
            r"年后|(?:不是|没到)(?:时候|时机)|现在(?:不|太)(?:方便|合适|忙|是时候|早)|太(?:早|忙)|(?:等|"
            r"拖)(?:到|下去|一|几)|淡季|旺季|涨价|停产|耽误(?:生产)?|暂缓|推迟|"
            r"(?:不)?(?:影响|停|耽误)(?:您)?(?:的)?生产|现在(?:很|正|比较|确实|都|手头)?忙|忙(?:我|的时候|"
            r"得|不过来)|(?:过年|周末|节假日|停机)(?:就|那|期间|两天|时)?(?:搞定|"
            r"装|弄)|(?:年后|明年)(?:要)?涨",
            "(?:not|bad|wrong|good|right|better|best) (?:a )?(?:good |the |right |best )*(?:moment|time|timing)|timing|"
            "next (?:year|quarter|month|season|spring|summer|half)|later|wait(?:ing)?|(?:busy|high|peak) season|busy|(?:over|"
            "after|before|during) the (?:holidays?|weekend|break|new year)|year ?-?end|no (?:rush|hurry)|not (?:urgent|"
            "now|in a hurry|yet|ready)|too (?:early|busy|soon)|postpon\\w+|delay(?:ing|s|ed)?|put (?:it|"
            "this) off|lose (?:any )?production|"
            "weekend|after (?:the )?(?:summer|holiday|new year|season)|hold off|prices? (?:go|goes|"
            "will go|rise|rises|are going) up|"
            "in the (?:new year|middle)|end of (?:the )?(?:year|quarter)",
        ),
        (r"时候|现在|晚|急", "time|moment|now|busy|year"),
    ),
    "trust": (
        (
            r"(?:怕|担心|不放心|顾虑|怀疑)(?:我们)?.{0,14}(?:售后|质量|跑|倒|找不到|坑|不稳|靠谱|兑现|"
            r"出问题|不管|没人|坏|说了不算|忽悠|小|推|不认|不到位|变卦|骗)|信不过|(?:没|"
            r"没有|从没)(?:听过|听说|合作过|用过|打过交道)|小(?:公司|厂|牌子|品牌)|不(?:了解|认识|熟悉)我们|"
            r"(?:上过|吃过)(?:.{0,3})(?:当|亏)|被(?:.{0,6})坑|靠(?:不靠|"
            r"得住|谱)|(?:质量|机器).{0,6}(?:稳不稳|不稳|可靠)|(?:第一次|头一次|初次)合作|违约金|写(?:进|"
            r"在|到|入)?(?:合同|进去)|合同(?:里|上|中).{0,8}(?:写|赔|约定|"
            r"保障|注明)|做不到.{0,6}(?:赔|退|罚)|口说无凭|(?:先试|试用|试机|验收).{0,8}(?:再付|满意|"
            r"合格|付)|不满意.{0,4}(?:退|不付)|信任|放心",
            "burned|burnt|bitten|(?:never|not|have not) (?:heard|worked|dealt|used|bought)|(?:new|unknown|"
            "small|young)(?: \\w+){0,2} (?:brand|"
            "company|supplier|name|firm|player|vendor|to you|here|in this market)|do not know us|trust(?:ing|ed)?|reliab\\w+|"
            "let(?:ting)? you down|let down|disappear\\w*|acceptance test|penalt(?:y|ies)|in (?:the|our|your) contract|"
            "written (?:in|into)|in writing|money ?-?back|refund|(?:trial|test) (?:period|run|first)|"
            "bad experience|keep our (?:word|"
            "promises?)|promises?(?: \\w+){0,4} (?:contract|broken|before)|prove|proof|skeptic\\w*|sceptic\\w*|references?|"
            "reputation|disappointed|stand behind|go(?:ing)? (?:bust|bankrupt)|escrow|bad experiences?|(?:supplier|vendor|"
            "last)(?: \\w+){0,4} (?:failed|disappeared|lied|cheated|late)",
        ),
        (r"售后|质量|怕|合同|赔", "before|risk|contract|service|quality"),
    ),
    "rival": (
        (
            r"(?:那家|那个牌子|那(?:个)?(?:品牌|厂家|公司|机器)|别家|别的(?:家|厂|牌子|品牌)|其他(?:家|"
            r"厂|品牌|供应商)|另(?:外)?一家|他们(?:家|的|那|便宜|报|没|机|也|是|用)?|"
            r"[它他她](?:们)?家|人家|对手|竞品|对面|同行|隔壁|友商|竞争对手|跟他们|对方|(?<![a-z])[a-d] ?(?:家|"
            r"公司|品牌|厂)|进口(?:的|机|货|品牌)|国产(?:的|机)|[a-d](?:家|"
            r"公司|品牌|厂))",
            "they|their|them|theirs|competit\\w+|the other (?:guys?|supplier|vendor|quote|company|one|brand|offer|machine|"
            "bid|party)|(?:other|another|cheaper|rival|those) (?:suppliers?|vendors?|quotes?|brands?|compan(?:y|ies)|makers?|"
            "offers?|machines?|guys|bids?|firms?)|apples (?:to|with) (?:apples|oranges)|compared (?:to|with) (?:them|theirs|"
            "the other|that|us)|imported?",
        ),
        (r"比我们|比他|比起|相比", "than us|compared|than ours|ours"),
    ),
}

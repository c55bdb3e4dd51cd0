"""How an offer, a concession and an exchange are put: what is proposed, what is given in to, what is asked in return."""

from __future__ import annotations

PROPOSED = (
    r"干不干|做不做|来不来|要不要得|中不|(?:您|你)(?:看|瞧|说|觉得|意下)|[行成中可好](?:不|吗|么|否|伐)|可以吧|okay ?(?:吗|不|么|吧|\?)|啥意见|意下如何",
    "what do you (?:say|think)|how is that|(?:deal|yes|agree|alright|right|interested|fair|good|okay) ?\\?$|your (?:thoughts|call)|sound good",
    r"报(?:价|个|给|您|你|到|出)?(?!废|告|修|销)|我(?:方|们)?(?:的)?(?:方案|条件|建议|提议|offer|"
    r"出价|想法)|(?:给|提)(?:您|你)?(?:一|个|一个|另一个)?(?:方案|"
    r"建议|option|选择|新)|方案|要不|不如|(?:您|你)(?:看|觉得|考虑)|考虑(?:一下|下|看看)|怎么样|"
    r"如何|行吗|行不|好吗|好不|可以(?:吗|不|伐|么|\?)|成吗|成不|能(?:接受|"
    r"行)吗|ok吗|okay吗|咋样|中不中|换个(?:方案|思路)|这样(?:吧)?[,:]|建议|提议|打包|一口价",
    "offer(?:ing|ed)?|propos(?:e|al|ing|ed)|suggest(?:ion|ing)?|(?:what|how) about|how (?:does|"
    "would|do)(?: \\w+){0,6} (?:sound|"
    "look|work|feel)|let us say|say we|quote|package|option|would(?: \\w+){0,8} (?:work|do|suit|be okay|be acceptable)|"
    "(?:does|do|will|can)(?: \\w+){0,8} work|put (?:this|it|that) on the table|okay ?\\?|here is (?:my|our|what|"
    "the)|my (?:idea|thought)|our (?:terms|conditions) (?:are|would)|could you (?:do|take|accept|"
    "live with)|would you (?:take|"
    "accept|consider|go for|agree to)|can you (?:do|take|accept|live with|agree to)|picture this|thinking(?: of)?",
)
PUT = (
    r"报(?:价|个|给|您)|方案|建议|提议|要不|不如|option|package|(?:我|我方|我们)(?:的|这边的?)?(?:条件|报价|offer)|出价",
    "how (?:does|would|do)|what if|propos(?:e|al|ing|ed)|suggest(?:ion|ing)?|(?:i|we|would|"
    "my|our|the|is) (?:\\w+ )?offer|"
    "offer(?= ?:)|put (?:this|it|that) on the table|(?:how|what) about|let us say|say we",
)
"""A proposal named as one: what it holds is offered, not given."""
GIVEN_IN = (
    r"不(?:另|再)?(?:加|收|要|算|多收)(?:您|你)?(?:的)?(?:钱|费|价|费用)|不另(?:收|加|算)|没有?别的条件|我让了|算我的|我(?:请|包)了|[依听随](?:您|你)",
    "as you (?:wish|want|like|say)|no extra|my treat|on (?:me|us|the house)|you get the|you got me|tell you what|fine(?=[,.! ])|at no cost|"
    "it is yours|(?:no|without) (?:extra )?(?:charge|cost|fee)s?|"
    "extra free|your way",
    r"^(?:那|唉|哎|诶|嗯|呃|好|那好|哎呀|得|,|\.| )*(?:行吧|好吧|行行行?|好好好?|行[,啊!吧]|"
    r"成吧|成[,啊]|好嘞|好的?[,!]|罢了|得了?[,!]|依您|听您的|没问题|怕了您|"
    r"服了|也行|豁出去)|^(?:可以|好|行|嗯|成)[,吧].{0,12}就.{1,10}(?:吧|$)|听您的|依您|依你|"
    r"您赢了|(?:就|都)(?:给|依|听|按)(?:您|你)的?(?!价)|破(?:个)?例|"
    r"交个朋友|(?:最后|再)(?:让|退|降|给)(?:您|你)?(?:一)?步|看在|咬(?:咬)?牙|豁出去|(?:没问题|"
    r"可以)[,!](?:给|依|听)|我认了|亏(?:点|一点)也|算我(?:让|送|给|"
    r"吃亏)|额外|满足(?:您|你)|照(?:您|你)说的|我们赶(?:一赶|赶)|(?P<same>[\d一二两三四五六七八九十半]+[天年次台周个月]*)就(?P=same)|"
    r"(?:就|那)按(?:您|你)(?:说|"
    r"要|提)的",
    "you win|(?:okay )*fine[,.!]|(?:all right|alright|okay|very well|oh well|well|have it your way|as you wish|"
    "if you insist|you (?:have )?(?:got|twisted|convinced)(?: \\w+){0,3})(?: then)?[,.! ]+(?=(?:we|i|then|let|you|"
    "\\d|so|fine|okay|all))|(?:just|only) for you|(?:no extra|no additional|at no|free of|without) (?:charge|cost)|"
    "on (?:the house|us|me)|for free|free of charge|as a (?:gesture|favou?r|goodwill|courtesy)|"
    "goodwill|i will give (?:you|"
    "in)|give in|meet you|have it|it is(?= then|[.!]|$)|give you that|you can have",
)
CHOICE = (r".还是.", "or (?:not|rather|do|should|are|is|would|you|what)")
"""Two things to choose from are asked, not offered."""
AS_YOU_SAY = (
    r"[依听按照随](?:着)?(?:您|你)|(?:我|我们|咱们?)(?:做|接|干|签|认|答应)了|就(?:您|你)(?:说|这)",
    "your (?:price|number|figure|way|terms)|as you (?:said|say|wish)",
)
GIFT = (
    r"(?:我|咱).{0,6}(?:送|赠|免)(?:您|你|了|一|两|三)|(?:再|多)(?:送|给|加|让)",
    "throw(?:ing)? in|(?:i|we) (?:will )?(?:give|add)(?: you)?",
)
"""Something is given, with a number or without."""
PUT_TO_YOU = (
    r"(?:给|报)(?:您|你)们? ?(?=[\d一二两三四五六七八九])|(?<=[款期训保])给(?:您|你)们?",
    "(?:i|we) (?:can|could|would|will) (?:do|manage|make)",
)
"""Named to the buyer: an offer, where it is asked what they think of it."""
GIVEN = (
    r"(?:让|少)(?:您|你)(?=[\d一二两三四五六七八九十])",
    r"(?:再|最多|只能|还能|可以|给您|给你|我|那|就|各|大家|多)*(?:降(?!落|价(?:吗|了吗))|让(?!我|"
    r"您|你|步|他|人|咱)|便宜|优惠|少收|少算|少要|抹(?:个|掉|去)|砍|减|"
    r"免|送|赠|附送|下调|退)(?:到|至|给|您|你|个|掉|零|了|价)*|(?:给您|给你)(?:加|延|放|送|提前|"
    r"降|到|减|多|缩|宽|安排|做到|算|抹|打|便宜|优惠|让|按)|(?:延|宽|放|"
    r"加|提)(?:到|长|至|给您)|提前(?:到|至)?|给您(?!打电话|回|发|报|说|介绍|介绍下|看|讲|一个|"
    r"个|添|寄|拿|带|打个)|打(?:个)?(?=[一二三四五六七八九\d.]+折)",
    "(?:come|go|bring (?:it|the price)|get|move|drop|can be) down|(?:take|knock|shave|cut|trim|chop) (?:\\w+ ){0,4}off|"
    "(?:drop|reduce|lower|cut|shave|slash)(?: \\w+){0,4} (?:by|to)|(?:throw|throwing|add|include|give)(?: you|"
    " it| that)?(?: in)?|less|another|an extra|extend|stretch|shorten|(?:i|we) (?:can|could|will) (?:give|go)|"
    "give you|free",
)
CONDITION = (
    r"(?:但是?|不过|可是?|只是|那|,).{0,2}(?:价格?|价钱|账期|付款|交期|交货|质保|保修|培训|数量|预付|尾款)"
    r"(?:就(?:得|要|只能|必须)|得|要|必须|只能|需要|需|最多|至少|不能|要求|回到)",
    r"[台套](?:一起|同时|一次)(?:拿|买|订|签|要)|(?:一起|同时)(?:拿|买|订|签|要)[一二两三四五\d]",
    r"(?:才|方)(?:能|行|可以|给|好|成)|为(?:前提|条件)|取决于|看您(?:能|肯)",
    r"(?:^|[,.])(?:您|你|咱)?(?:们)?(?:一次|要是|先|多|再|能|肯)*(?:买|拿|订|要|付|下|签|加)(?!了).{1,12}[,.]? ?(?:那)?(?:我|咱|价格?|培训|质保|账期|交期)"
    r"(?:们|方|这边)?.{0,4}(?:就|可以|给|送|让|便宜|能|降|再)",
    "(?:^|[,.] )(?:so |okay |fine |well )*(?:you )?(?:just )?(?:take|order|buy|pay|commit|sign|accept|wait|shorten|go for|move|make it)"
    "(?: [^ ,]+){1,8},? (?:and|then|so) (?:i|we|you|the)",
    "what if (?:you|we|i)|for (?:payment|paying|delivery|ordering|two|three|a bigger)(?: [^ ,]+){0,6},? (?:i|"
    "we)(?= )|you (?:take|order|buy|sign)(?: [^ ,]+){0,5} and the price|but (?:then|only|in that case|for that)|"
    "(?:as|so) soon as|the moment you|in case|only when|given that you|on the basis|for that|in that case",
    r"如果|要是|只要|假如|假设|倘若|若(?:是|您|你)|前提|(?<!们的)(?<!我的)(?<!边的)条件(?:是|"
    r"就是|:)|除非|否则|的话|作为(?:交换|回报|条件)|换(?:您|你|取|来|个|账|"
    r"付|交|培|质|保|价|一|两|三|\d|十|六|九|四)|才(?:能|行|可以|给|好)|那(?:您|你)?(?:.{0,6})(?:就?得|"
    r"必须|要|只能)|(?:就|但|but |可|不过|那).{0,8}(?:得(?!了)|"
    r"必须|只能|需要|最多|至少|不能(?:超|少|低|长|晚)|不(?:超|少于|低于))|(?:您|你)(?:能|肯|"
    r"愿意|同意).{0,14}(?:我|就)|(?:能|肯|可以).{0,10}(?:我就|就给|"
    r"就可以|我可以)|(?:我|咱)(?:们)?就(?=给|送|让|降|便宜|加|把|可以|能)|先说(?:个|好|一个)?条件|"
    r"(?:要|想要|想)(?:我|我们).{0,14}(?:就|那|得|只)|相应|对等|"
    r"(?:您|你).{0,6}(?:(?<!觉)得(?!了|到|起)|必须|要(?=给|付|订)|只能)|起订|(?:您|你)(?:.{0,8})的话|"
    r"(?:^|,)(?:那)?要.{2,12}(?:也行|也可以|可以|行)[,.]|"
    r"(?:您|你)(?:们)?(?:付现金?|付款|现金|现款)|(?:您|你)(?:多|早|快|一次|先|再|缩|付|订|买|"
    r"拿|要|把|给).{0,14}我(?:就|可以|给|便宜|让|送|再|能|多|把)",
    "(?<!what )if|provided|as long as|so long as|in exchange|in return|on (?:the )?condition|only if|unless|assuming|"
    "suppose|supposing|otherwise|swap|trade|trading|against|then (?:the )?(?:price|payment|delivery|training|warranty|"
    "i|we|you)|but (?:then |only |in |i (?:would |will )?need|we (?:would |will )?need|you|the (?:price|payment|"
    "delivery|warranty|training)|price|payment|delivery|warranty|training)|(?:has|have|need|needs) to (?:go|be|"
    "come|stay|pay|order|take)|(?:give|get|allow|grant|let) (?:me|us)(?= (?:have )?(?:a |an |the |\\d|[a-z]+ (?:days|"
    "weeks|months)|until|more|longer))|contingent|subject to|pay (?:us|me|within|in)(?= .{0,30}(?:and|then|we|i) )|"
    "depends on|when you|once you|you (?:pay|order|take|buy|give|accept|shorten|wait)(?: [^ ,]+){0,10},? (?:and )?(?:i|"
    "we)(?= )|you want",
)
ASKED_FOR = (
    r"(?:一起|同时|一次|一口气)(?:性)?(?:拿|买|订|签|要)|[台套]一起",
    "what if you|^for (?=pay|deliver|order|two|three)|you (?:paid|ordered|took|bought|signed)",
    r"^[ ,]*(?:那)?(?:先|一次|多|再|全款)*(?:拿|买|订|付|下单|预付|现付|签)(?=[\d一二两三四五六七八九十全几多清现])",
    r"(?:价格?|价钱|账期|付款|交期|交货|质保|保修|培训|数量)(?:那边|这边|这块)?(?:就(?:得|要|按|只能|必须)|得|要|必须|只能|需要|需|按|回到|定在|要求|不能)",
    "^[ ,]*(?:so |okay |and |well |just )*(?:take|order|buy|pay|commit|sign|accept|wait|shorten|go for)(?![a-z])",
    r"(?:您|你)们?(?:那边|这边)?(?:要是|如果|若是|若|要|真)?(?:能|肯|可以|愿意|同意|接受)",
    "(?:price (?:is|would be|will be)|(?:price|payment|delivery|warranty|training|terms?) (?:stays?|remains?|needs|must|has))",
    "in return for|in exchange for|against",
    r"如果您|如果你|如果贵|要是您|要是你|(?:您|你)们?(?:要是|如果|若|能|肯|愿意|同意|先|多|一次|"
    r"早|快|得|必须|需要|付|订|买|拿|把|再|给我|给我们|缩|那边)|只要(?:您|你|付|账|"
    r"价|交|订|数|培|质|保|能)?|前提|条件(?:是|就是|:)|除非|就?得(?!了|到|起)|必须|只能|最多|"
    r"至少|不(?:能)?(?:超过|少于|低于)|要求|需要(?:您|你)|换(?:取|来|您|你|"
    r"一个|个)?(?!个?说法|句话|货|机)|能(?:不能)?等|能.{0,12}(?:吗|不)$|假如(?:您|你)|假设(?:您|"
    r"你)|若(?:您|你)|(?:回报|交换)|如果(?!要我|我)|要是(?!要我|"
    r"我)|(?:给|让)我们?(?=[\d一二两三四五六七八九十])|才(?:行|能|可以)|起订|的话|^(?:您|你)(?!看|觉得|说|要|想)",
    "pay (?:us|me)|(?:give|get|allow|grant) (?:me|us)|let (?:me|us) have|if (?:you|your|payment|delivery|the|training|"
    "warranty|we (?:drop|skip|cut|get|shorten|keep|reduce|can (?:get|have|keep|agree))|price|it)|provided|as long as|"
    "so long as|in (?:exchange|return)(?: for)?|on (?:the )?condition|only if|unless|assuming(?: you)?|suppose(?: you)?|"
    "supposing|(?:has|have|need|needs|would have|will have|must) (?:to )?(?:go|be|come|stay|pay|order|take|get|"
    "drop|move|shift)?|(?:i|we) (?:would |will )?need|must|then (?:the )?(?:price|payment|delivery|warranty|training)|"
    "when you|once you|(?:can|could|would) you|you (?:pay|order|take|buy|give|accept|shorten|wait|would (?:have|"
    "need))",
)
OFFERED = (
    r"(?:就|才|都)(?:给|送|让|降|便宜|能给|可以给|松|优惠|免|减)|松(?:一|点)|(?:可以|能|好)(?:再|继续)?(?:谈|商量|松|优惠|低|动|少|给|加|放|延|做)|"
    r"(?:还能|还可以|还好)(?:再)?(?:谈|商量|让|动|低|少|降)|(?:也|都|是)(?:可以|行|成|没问题)(?=$|[,.!])|想(?=[\d一二两三四五六七八九十])",
    "(?:i|we) (?:gave|made|threw|dropped)|(?:i|we) (?:make|do|give|get|go|come|put|let)|(?:drops?|goes down|"
    "comes? down|falls?) to|you (?:have got|have) it|(?:is|are) (?:also )?possible",
    r"(?:可以|能)(?:到|给|做到|降到|加到|延到)|我(?:方|们|这边)?(?:就|可以|能|给|再|便宜|让|"
    r"送|加|降|把|愿意|多|免|还能|也|同意|答应|接受)|给(?:您|你)|送(?:您|你|"
    r"了)?|便宜|让(?=[\d一二两三四五六七八九十利])|(?:可以|没问题|ok|okay|行|好说|好商量|不是不能|"
    r"也不是不|都行|可以谈|能谈)(?=$|[,.!]|谈|的)|(?:您|你)?(?:非要|"
    r"想要|要我们?|真要|一定要|硬要)|用|拿(?=[\d一二两三四五六七八九十培账质保价])|要(?=.{0,3}[\d一二两三四五六七八九十])|"
    r"免费|打(?=[\d一二三四五六七八九.]+折)|赠|全送|想想办法|"
    r"好商量",
    "(?:i|we) (?:can|could|will|would|am happy to|are happy to|am willing to|are willing to|might)|works?|you want|"
    "give you|i give|throw(?:ing)? in|take [^,]{0,20}off|(?:i|we) (?:take|give|drop|knock|add|"
    "throw)|(?:is |are )?(?:fine|"
    "okay|possible|doable|no problem)|happy to|you (?:get|will get|can have|would get)|free|let you have|yours",
)

PASSING = (
    r"您们?|你们?|贵[司方厂]|我们?|咱们?|我方|[的了吧呢啊呀哦嘛吗么哈呗]|[王李张刘陈周赵吴林黄]?(?:总|"
    r"经理|工|姐|哥|老师)|这边|那边|这个|那个|这|那|就是|就|都|也|还|再|只|要|以|"
    r"按|给|做|到|是|有|和|加|跟|把|来|去|说|算|在|才|又|看|想|得|能|可以|没问题|行|好|成|对|"
    r"吧|大概|差不多|左右|一共|总共|总价|全部|含|包含|包括|外加|另外|同时|然后|以内|之内|"
    r"以后|后|前|内|整|目录|原|列表|标|牌|单|定|出|最|真|实在|诚意|合作|愉快|麻烦|辛苦|谢谢|"
    r"朋友|爽快|这样|那么|一下|直接|今天|现在|目前|分钟|机器|设备|每|免费|期|年|天|月|次|台|"
    r"时间|需要|帮|拿|定在|定|不变|不动|维持|其他|其余|一样|上次|之前|同样|条件|照旧|跟|但|而且|不算|运费|税|不含|含税",
    "i|we|you|your|our|my|us|me|it|its|it is|is|are|be|am|was|were|the|a|an|this|that|these|those|of|to|in|on|at|"
    "by|for|from|with|and|or|plus|also|as well|so|then|now|well|okay|yes|right|sure|alright|all|total|all in|flat|"
    "only|just|about|around|roughly|per|each|days?|weeks?|months?|years?|times?|later|after|within|upon|receipt|"
    "order|can|could|will|would|may|might|do|did|does|have|has|get|go|make|made|take|let|us|here|there|please|thanks|"
    "thank you|sir|madam|mr|mrs|ms|deal|price|list|catalogue?|off|list price|term|terms|long|rest|same|else|everything|"
    "unchanged|stays?|as|before|including|include[sd]?|machines?|equipment|onsite|on|free|what|if|how|say|like|"
    "think|friend|today|but|not|no|up|down|over|wan|rmb|yuan|cny|k|m|million|thousand|still|even|really|very|too|"
    "good|great|nice|fair|happy|offer",
)
"""Words that carry no act of their own in an offer."""

MILD_YES = (r"^(?:好|行|可以|嗯|成|没问题|对|得)", "^(?:okay|yes|sure|right|fine|good|alright|all right)")
"""A yes that may open an offer as well as give in."""

SIGNED_SOON = (
    r"(?:如果|要是|只要|若|假如)?(?:您|你|贵方|我们|咱们)?(?:们)?(?:能|能够|可以)?(?:今天|今晚|现在|当场|马上|这周|本周|这个月|本月|明天|"
    r"月底前)(?:就)?(?:能)?(?:签约|签合同|签字|签|定下来|定下|定|下单|拍板|确认)(?:了|的话)?(?=[,.;!?]|$|[我就价]|\d)[,]?",
    "if (?:you|we)(?: can| could| will| would)?(?: just)? (?:sign|order|buy|commit|decide|close|confirm|go ahead)"
    "(?: (?:it|this|that|the (?:order|contract|deal)))?(?: with us)?"
    "(?: (?:by )?(?:today|tonight|now|tomorrow|right away|on the spot|this (?:week|month|morning|afternoon)|"
    "(?:mon|tues|wednes|thurs|fri)day))?(?: then)?(?= ?[,.;!?]| ?$| (?:i|we|then|it|you|the)(?![a-z]))[,]?",
)
"""That it be signed soon is no side of an exchange: the offer stands beside it."""

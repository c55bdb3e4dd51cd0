"""How a Chinese buyer answers a question: openly, not at all, or for the second time.

An untrue answer is led in with the very same words as a true one: nobody hears the difference.
"""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

ANSWERS: Table = {
    "tell": (
        *lines(
            "这个可以说：{fact}",
            "情况是这样的：{fact}",
            "这个不是秘密。{fact}",
            "~告诉{you}也无妨。{fact}",
            "~简单讲，{fact}",
            "~问得对。{fact}",
            "实际情况是这样，{fact}",
            "~是这么回事，{fact}",
        ),
        *lines(
            "您问到点子上了。{fact}", "咱们敞开说，{fact}", "难得您问得这么细。{fact}", voice="warm", tone="warm, even"
        ),
        *lines("跟您说说也好。{fact}", "您既然问了，我就说：{fact}", voice="warm"),
        *lines("据我了解：{fact}", "这个可以回答您：{fact}", "如实说：{fact}", voice="businesslike"),
        *lines("行，告诉你，{fact}", "没什么好绕的。{fact}", "跟你直说：{fact}", voice="blunt"),
        *lines("可以向贵方说明：{fact}", "关于这一点，{fact}", "现就贵方所问说明如下：{fact}", voice="formal"),
        *lines("好，我说，{fact}", "~问就问吧。{fact}", tone="cool, angry"),
    ),
    "tell high": (
        *lines(
            "{topic}对{we}很要紧。",
            "{topic}这一条，{we}看得很重。",
            "{topic}是{we}重点要看的。",
            "{topic}上{we}不会马虎。",
            "~{topic}谈不好，别的谈好了也没多大意思。",
            "说到{topic}，这是{we}的头等大事。",
            "~要排个先后，{topic}肯定在前头。",
            "{topic}这一条很关键。",
        ),
        *lines("{topic}啊，我天天惦记着，很要紧。", "不瞒您说，{topic}我最上心。", voice="warm"),
        *lines("评的时候，{topic}分量很重。", "{topic}是我们的重点指标。", voice="businesslike"),
        *lines("{topic}？这个我盯得很死。", "{topic}要紧得很，别打马虎眼。", voice="blunt"),
        *lines("{topic}系我方重点考量事项。", "我方对{topic}十分重视。", voice="formal"),
    ),
    "tell middle": (
        *lines(
            "{topic}不算头一条，也不是小事。",
            "{topic}{we}会看，合理就行。",
            "~{topic}排在中间吧。",
            "{topic}要谈，不过可以商量。",
            "{topic}有要求，但不算苛刻。",
            "说到{topic}，{we}看得不轻不重。",
            "~{topic}会算进去，但不靠它定胜负。",
            "~{topic}过得去就可以。",
        ),
        *lines("{topic}嘛，咱们商量着来。", "{topic}我会看一眼，不会揪着不放。", voice="warm"),
        *lines("{topic}占一定分量，不算最高。", "{topic}属于常规要求，达标即可。", voice="businesslike"),
        *lines("{topic}一般，别太差就行。", "{topic}，看着办，说得过去就行。", voice="blunt"),
        *lines("{topic}我方有一定要求，可以协商。", "{topic}属一般考量事项。", voice="formal"),
    ),
    "tell low": (
        *lines(
            "{topic}倒是其次。",
            "{topic}{we}不太在意。",
            "~{topic}差不多就行。",
            "~{topic}好说。",
            "{topic}不是{we}操心的地方。",
            "{topic}怎么样都可以谈。",
            "~真要排，{topic}得往后放。",
            "{topic}影响不大。",
        ),
        *lines("{topic}您看着安排就好。", "{topic}好商量，不为难您。", voice="warm"),
        *lines("{topic}在我们这里分量不重。", "{topic}按惯例就行，没有特别要求。", voice="businesslike"),
        *lines("{topic}？无所谓。", "{topic}我不关心。", voice="blunt"),
        *lines("{topic}我方并无特别要求。", "{topic}并非我方主要关切。", voice="formal"),
    ),
    "tell most": (
        *lines(
            "最看重的是{most}。",
            "要说先后，{most}排在前面。",
            "{we}先看{most}，再看别的。",
            "{most}，这是{we}头一条要看的。",
            "重点就在{most}。",
            "别的可以慢慢谈，{most}得先说清楚。",
            "~{we}开会说得最多的就是{most}。",
            "最要紧的还是{most}。",
        ),
        *lines("您要问我，我最上心的是{most}。", "不瞒您说，我惦记的是{most}。", voice="warm"),
        *lines("评分里占大头的是{most}。", "优先级最高的是{most}。", voice="businesslike"),
        *lines("就看{most}。", "{most}。别的往后放。", voice="blunt"),
        *lines("我方首要考量为{most}。", "我方最为重视的是{most}。", voice="formal"),
    ),
    "tell plain": (
        *lines(
            "这方面没什么特别的，就是一般情况。",
            "就是常规的做法，没有特殊要求。",
            "~这个没什么可说的，按平常来。",
            "一般情况，和同类单位差不多。",
            "没有什么特别要交代的。",
            "~这块很普通，不用多想。",
            "按惯例来，没什么讲究。",
            "没什么特殊情况。",
        ),
        *lines("真没什么特别的，您放心。", "就是平平常常，没什么讲究。", voice="warm"),
        *lines("按常规流程，没有特例。", "没有特殊情况需要说明。", voice="businesslike"),
        *lines("没什么特别的。", "就那样，普普通通。", voice="blunt"),
        *lines("此项并无特殊情况。", "一切按惯例办理。", voice="formal"),
    ),
    Say.DODGE: (
        *lines(
            "这个现在不方便说。",
            "{topic}先不谈，说说{you}的方案。",
            "这个问题先放一放。",
            "{topic}是{we}内部的事，不多讲了。",
            "这个还没到说的时候。",
            "我更想先听{you}讲。",
            "{topic}还在讨论，不好讲。",
            "~这个我就不展开了。",
        ),
        *lines("您这一问把我问住了，先跳过吧。", "{topic}嘛，以后熟了再说。", voice="warm"),
        *lines("{topic}不在今天的议题里。", "这属于内部信息，不便提供。", voice="businesslike"),
        *lines("这个你不用知道。", "{topic}跟你没关系，谈正事。", voice="blunt"),
        *lines("此事恕不便透露。", "关于{topic}，我方暂不作答。", voice="formal"),
        *lines("~问这么多干什么，先说{you}能给什么。", tone="cool, angry"),
    ),
    Say.SAID_ALREADY: (
        *lines(
            "这个刚才说过了。",
            "{topic}我已经讲过，还是那句话。",
            "这个问题答过了，没有新的。",
            "~前面说了，没变。",
            "~{topic}刚刚不是讲过吗。",
            "同一个问题就不再答了，看看记录吧。",
            "~这个说过一遍，咱们往下走。",
            "我说过的话，不用再问一遍。",
        ),
        *lines("您是不是没记上？刚才我说过的。", "这个咱们聊过了，还是那样。", voice="warm"),
        *lines("此项已答复，以刚才所说为准。", "{topic}前面已经回应过，请看记录。", voice="businesslike"),
        *lines("说过了，你没听？", "又问？刚说完。", voice="blunt"),
        *lines("{topic}已向贵方说明，不再重复。", "前已答复，请贵方查阅记录。", voice="formal"),
        *lines("~同样的话要我说几遍？", tone="angry"),
    ),
}

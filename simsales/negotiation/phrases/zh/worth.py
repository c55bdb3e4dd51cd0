"""How a Chinese buyer takes what is summed up, presented or promised."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

WORTH: Table = {
    Say.AGREED_SO_FAR: (
        *lines(
            "~对，就是这些。",
            "没错，{you}记得很准。",
            "是这个意思。",
            "总结得对，没有漏。",
            "到目前为止是这样。",
            "这几条没有出入。",
            "是，前面谈的就是这些。",
            "~理得清楚，我没有补充。",
        ),
        *lines("您听得真仔细，一点没差。", "对对，我说的您都记着呢。", voice="warm", tone="warm, even"),
        *lines("是的，您记得没错。", "对，我就是这么说的。", voice="warm"),
        *lines("纪要就按这个写。", "要点一致，继续下一项。", voice="businesslike"),
        *lines("对，接着说。", "没错，就这几条。", voice="blunt"),
        *lines("贵方归纳准确。", "确认无误，与我方理解一致。", voice="formal"),
    ),
    Say.INTERESTED: (
        *lines(
            "这一点我愿意往细里谈。",
            "这倒是个理由。",
            "这个对我们有用。",
            "~{feature}这块倒是说到点上了。",
            "这一点我想多听听。",
            "这正是我们缺的。",
            "{feature}这样做，能帮上忙。",
            "~这个我要记下来。",
            "~有点意思，接着讲。",
            "{feature}能做到这样，值得考虑。",
        ),
        *lines("这个好，我们那几位听了准高兴。", "您这一讲，我来精神了。", voice="warm", tone="warm, even"),
        *lines("这个实在，我爱听。", "您接着说，我记着呢。", voice="warm"),
        *lines("{feature}符合我们的要求，请给出具体说明。", "这一项可以加分。", voice="businesslike"),
        *lines("这还像回事，往下说。", "行，{feature}有点用。", voice="blunt"),
        *lines("{feature}与我方的需要相符，愿闻其详。", "此点对我方有价值。", voice="formal"),
    ),
    Say.UNMOVED: (
        *lines(
            "这一点我们并不缺。",
            "这个对我没有分量。",
            "这个对我们用处不大。",
            "{feature}不是我们关心的。",
            "听上去不错，可和我们关系不大。",
            "~这一条打动不了我。",
            "{feature}我们没有这个需要。",
            "这些我在资料里也能看到。",
            "~说得热闹，用不到我们身上。",
            "~{feature}先不说了吧。",
        ),
        *lines("您讲得挺好，只是我们这边用不着。", "谢谢介绍，不过{feature}不是我最惦记的。", voice="warm"),
        *lines("{feature}不在评价范围内。", "这一项对我们的评分没有影响。", voice="businesslike"),
        *lines("这个我不感兴趣。", "{feature}？说点有用的。", voice="blunt"),
        *lines("此点与我方需要关联不大。", "{feature}并非我方关注所在。", voice="formal"),
    ),
    Say.NOTE_PROMISE: (
        *lines(
            "好，{topic}的事我记下了。",
            "这话我记着，到时候看结果。",
            "{topic}就照{you}说的，我等着看。",
            "记下了，说到要做到。",
            "~行，{topic}{you}答应了，我记一笔。",
            "这一条我写进记录里。",
            "~有这句话就好，{topic}别忘了。",
            "~那{topic}就看{you}的了。",
        ),
        *lines("有您这句话，{topic}我先放下心来。", "好，我记着您答应的。", voice="warm"),
        *lines("{topic}记入会议纪要，到时候按这个核对。", "已记录，到期核对。", voice="businesslike"),
        *lines("行，到时候做不到我找你。", "{topic}，你说的啊，我记着。", voice="blunt"),
        *lines("贵方的承诺，我方已记录在案。", "{topic}一项，请贵方如约履行。", voice="formal"),
    ),
    Say.BROKEN_PROMISE: (
        *lines(
            "上次答应的事，到现在没见着。",
            "{topic}的事，说好了没做到。",
            "答应过的没兑现，叫人怎么信？",
            "{topic}，{you}是怎么说的，又是怎么做的？",
            "~说好的没办，这账要先算清楚。",
            "承诺过的事没有下文，我很失望。",
            "{topic}拖到现在，我没法跟同事交代。",
            "~先别谈新的，{topic}那件旧的还没办。",
        ),
        *lines("我一直替您说话，可答应的事没办，我也难。", "您上回答应的，我可一直等着呢。", voice="warm"),
        *lines("{topic}逾期未办，请说明原因。", "记录上这一条是未履行。", voice="businesslike"),
        *lines("说话不算话，还谈什么？", "{topic}呢？答应的东西呢？", voice="blunt"),
        *lines("贵方此前的承诺未予履行，请作出解释。", "{topic}一项，贵方未能如约，我方深表遗憾。", voice="formal"),
        *lines("拿承诺当耳旁风，这让我很恼火。", tone="angry"),
    ),
}

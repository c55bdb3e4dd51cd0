"""What a Chinese buyer says in one mood only, whoever it is: when warm to us, when cool, when angry."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

_SOUR = "cool, angry"
_SWEET = "warm"

MOODS: Table = {
    Say.GREET_BACK: (
        *lines("很高兴又见面，请讲。", "~今天心情不错，慢慢谈。", tone=_SWEET),
        *lines("客套就免了，请讲。", "直接说正事。", tone=_SOUR),
    ),
    Say.GATE: (
        *lines("很高兴为您服务，请问是什么事？", tone=_SWEET),
        *lines("今天已经有好几拨人来找了，您又是什么事？", tone=_SOUR),
    ),
    "tell": (
        *lines("愿意跟{you}说，{fact}", "~难得聊得投机。{fact}", tone=_SWEET),
        *lines("~说就说吧。{fact}", "~既然非要问，{fact}", tone=_SOUR),
    ),
    Say.DODGE: (
        *lines("这个真不好说，别见怪。", tone=_SWEET),
        *lines("~这个没什么好问的。", "~打听{topic}做什么？", tone=_SOUR),
    ),
    Say.SAID_ALREADY: (
        *lines("说过啦，再说一遍也还是那样。", tone=_SWEET, voice="warm, businesslike, blunt"),
        *lines("我不想再重复。", "请把我说过的话听进去。", tone=_SOUR),
    ),
    Say.RAISE: (
        *lines("别的都谈得挺好，就是有一点，{objection}", "~正因为想合作，我才要问清楚：{objection}", tone=_SWEET),
        *lines("有个问题躲不过去：{objection}", "~别只拣好听的讲，{objection}", tone=_SOUR),
    ),
    Say.HALF_CONVINCED: (
        *lines("我愿意相信，再给我一点凭据就更好。", tone=_SWEET),
        *lines("姑且听着，我要看到凭据。", tone=_SOUR),
    ),
    Say.NOT_CONVINCED: (
        *lines("我愿意听，可这一条还没讲到位。", tone=_SWEET),
        *lines("我问的是一件事，答的是另一件。", "~这种话我听得多了。", tone=_SOUR),
        *lines("~这算什么回答，我听着就来气。", tone="angry"),
    ),
    Say.AGREED_SO_FAR: (
        *lines("~记得这么清楚，跟{you}谈事省心。", tone=_SWEET),
        *lines("前面这几条是对的。", tone=_SOUR),
    ),
    Say.INTERESTED: (
        *lines("~这个好，越听越对路。", tone=_SWEET),
        *lines("~这一条倒还有点用处。", tone=_SOUR),
    ),
    Say.UNMOVED: (
        *lines("~介绍得用心，只是我们用不着。", tone=_SWEET),
        *lines("~这些空话就省了吧。", "~别拿这个来充数。", tone=_SOUR),
    ),
    Say.TAKEN_ABACK: (
        *lines("~哎，这可差得有点远，是不是算错了？", tone=_SWEET),
        *lines("这样报价，让人怎么往下谈？", tone=_SOUR),
        *lines("~拿这种条件来，是看不起人。", "这个开价太过分了，太没诚意。", tone="angry"),
    ),
    Say.COUNTER: (
        *lines(
            "咱们往一块儿凑，{terms}，好不好？",
            "~我有个想法，{terms}，两边都不为难。",
            tone=_SWEET,
            voice="warm, businesslike",
        ),
        *lines("要谈，就按{terms}。", "{we}只看{terms}。", tone=_SOUR),
        *lines("~别兜圈子了，{terms}。", tone="angry"),
    ),
    Say.STAND: (
        *lines("不是不想帮忙，{terms}真动不了。", tone=_SWEET),
        *lines("~不用再试了，{terms}。", "~再问也是{terms}。", tone=_SOUR),
    ),
    Say.GIVE: (
        *lines("~谈得这么好，我也拿点出来，{terms}。", tone=_SWEET),
        *lines("~就再动这么一点，{terms}。", "~看清楚，我动了：{terms}。", tone=_SOUR),
    ),
    Say.LAST_OFFER: (
        *lines("真想和{you}做成，最后能给的是{terms}。", tone=_SWEET),
        *lines("~我没工夫再磨，最后就是{terms}。", tone=_SOUR),
    ),
    Say.TRADE_YES: (
        *lines("~这个换得妙，两边都高兴。", tone=_SWEET),
        *lines("也罢，这个可以换。", tone=_SOUR),
    ),
    Say.TRADE_NO: (
        *lines("~好意我懂，可这么换我真吃不消。", tone=_SWEET),
        *lines("~这账谁都会算，不换。", tone=_SOUR),
        *lines("~这么换是欺负人，不换。", tone="angry"),
    ),
    Say.PRESS: (
        *lines("~就差一点点了，再加把劲。", tone=_SWEET),
        *lines("~就拿这个来打发人？再拿点出来。", "~这点东西，还不够谈的。", tone=_SOUR),
        *lines("~我的耐心快用完了，再不动就没意思了。", tone="angry"),
    ),
    Say.MUST_ASK: (
        *lines("~我自己是愿意的，还得领导点个头。", tone=_SWEET),
        *lines("~这个我不担这个责任，要请示领导。", tone=_SOUR),
    ),
    Say.NOT_YET: (
        *lines("我是想做成的，只是还没到那一步。", tone=_SWEET),
        *lines("~催我没有用，该清楚的还没清楚。", tone=_SOUR),
    ),
    Say.ACCEPT: (
        *lines("~跟{you}谈事就是痛快，{terms}，说定了。", "太好了，就这么定，{terms}。", tone=_SWEET),
        *lines(
            "行了，{terms}，就这么定，到此不再改。",
            "勉强可以，{terms}，签吧。",
            tone=_SOUR,
            voice="warm, businesslike, blunt",
        ),
        *lines("可以，{terms}，就此成交，请勿再改。", tone=_SOUR, voice="formal"),
    ),
    Say.BROKEN_PROMISE: (
        *lines("我还是信{you}的，可答应的事得补上。", tone=_SWEET),
        *lines("一次不算数，往后谁还信？答应的事一件没办。", tone=_SOUR),
    ),
    Say.WAIT: (
        *lines("~尽管去问，我不催。", tone=_SWEET),
        *lines("~又要去问？那快一点。", tone=_SOUR),
    ),
    Say.FILL_SILENCE: (
        *lines("~慢慢想，不急。", tone=_SWEET),
        *lines("~这么耗着没有用。", "~不想谈就明说。", tone=_SOUR),
    ),
    Say.LEAVE: (
        *lines("~这回没谈成，人情还在，就到这里吧。", tone=_SWEET),
        *lines("到此为止，不必再送。", tone=_SOUR),
    ),
    Say.FAREWELL: (
        *lines("~今天聊得高兴，回见。", tone=_SWEET),
        *lines("~不送了。", tone=_SOUR),
    ),
    Say.PASS_ON: (
        *lines("~您运气好，他正好在，我这就去说。", "~这事他准爱听，我去请。", tone=_SWEET),
        *lines("~那您自己跟他说吧。", "~我转一下，接不接是他的事。", tone=_SOUR),
    ),
    Say.EXPLAIN: (
        *lines(
            "跟{you}不见外，我讲讲原因，{reason}", "说了您别往心里去，{reason}", tone=_SWEET, voice="warm, businesslike"
        ),
        *lines("愿意把缘由说给{you}听，{reason}", tone=_SWEET),
        *lines("~非要我说透，那就说，{reason}", "~想知道为什么？{reason}", tone=_SOUR),
    ),
    Say.SETTLED: (
        *lines("放心，这一条我没有疑问了。", "~{topic}说得明明白白，我没话讲了。", tone=_SWEET),
        *lines("{topic}就算过去了，别再提。", "可以，这一条我没有疑问。", tone=_SOUR),
    ),
    Say.NOTE_PROMISE: (
        *lines("{you}答应的事，我信得过。", "有{you}这句承诺，我踏实多了。", tone=_SWEET),
        *lines("~答应的话谁都会说，我先记着。", "~{topic}先记下，做到了再说好听的。", tone=_SOUR),
    ),
    Say.WAS_ALLOWED: (
        *lines("~我在领导面前说了不少好话，同意了。", "~领导听完也说好，批了。", tone=_SWEET),
        *lines("~费了不少口舌，上面才松口。", "~上面同意了，脸色可不好看。", tone=_SOUR),
    ),
    "tell high": (
        *lines("~跟{you}交个心，{topic}对{we}很要紧。", "{topic}上帮了{we}，那是帮了大忙，这一条很要紧。", tone=_SWEET),
        *lines("~{topic}很要紧，别拿它打马虎眼。", "~我再说一遍都行，{topic}很关键。", tone=_SOUR),
    ),
    "tell middle": (
        *lines(
            "{topic}嘛，两边过得去就好。",
            "{topic}要看，不过咱们好商量。",
            tone=_SWEET,
            voice="warm, businesslike, blunt",
        ),
        *lines("{topic}合适就好，双方都可以商量。", tone=_SWEET, voice="formal"),
        *lines("~{topic}别太离题就行。", "~{topic}总得说得过去吧。", tone=_SOUR),
    ),
    "tell low": (
        *lines("~{topic}{you}怎么方便怎么来，我们不太在意。", "{topic}真不用费心，其次的事。", tone=_SWEET),
        *lines("~{topic}不值得多说，其次的事。", "~{topic}？影响不大，别拿它做文章。", tone=_SOUR),
    ),
    "tell most": (
        *lines("要帮{we}，就帮在{most}上。", "说心里话，{we}盼的是{most}。", tone=_SWEET),
        *lines("~{most}，别的先别跟我讲。", "{we}要的是{most}，说了不止一次了。", tone=_SOUR),
    ),
    "tell plain": (
        *lines("真没有什么好瞒的，平平常常。", "不用担心，就是一般情况。", tone=_SWEET),
        *lines("~没什么好打听的，一般情况。", "~平常得很，不必多问。", tone=_SOUR),
    ),
}

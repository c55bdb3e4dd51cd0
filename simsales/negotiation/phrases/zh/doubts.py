"""A Chinese buyer's objections: raised, explained, met or not met, and off the table."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

DOUBTS: Table = {
    Say.RAISE: (
        *lines(
            "有个问题得先说在前面：{objection}",
            "~有一点我过不去，{objection}",
            "~别的先不说，{objection}",
            "~我这儿有个疙瘩：{objection}",
            "有一条我要提出来：{objection}",
            "听到这里我有个顾虑，{objection}",
            "先说问题，{objection}",
            "~这里有件事绕不开，{objection}",
        ),
        *lines("您别介意，我得提一句：{objection}", "有句话我憋着不好。{objection}", voice="warm"),
        *lines("评审时一定会有人问：{objection}", "有一项要列为待解决：{objection}", voice="businesslike"),
        *lines("丑话说在前头，{objection}", "问题就一个，{objection}", voice="blunt"),
        *lines("我方有一项疑虑，须请贵方说明：{objection}", "有一事须提请贵方注意：{objection}", voice="formal"),
        *lines("~这一条不说清楚，别的都免谈：{objection}", tone="angry"),
    ),
    Say.EXPLAIN: (
        *lines(
            "~根子在这里：{reason}",
            "~说到底，{reason}",
            "为什么这么说？{reason}",
            "问题的来由是这样的。{reason}",
            "我这么讲是有原因的，{reason}",
            "真正卡住的地方是这个：{reason}",
            "~掰开了讲，{reason}",
            "背后的事情是，{reason}",
        ),
        *lines("跟您说句心里话，{reason}", "您问到根上了。{reason}", voice="warm"),
        *lines("具体说明一下原因：{reason}", "这条顾虑的依据是，{reason}", voice="businesslike"),
        *lines("为什么？{reason}", "还能为什么，{reason}", voice="blunt"),
        *lines("个中原因，可以向贵方说明：{reason}", "究其缘由，{reason}", voice="formal"),
    ),
    Say.HALF_CONVINCED: (
        *lines(
            "听着有道理，不过我想再确认一下。",
            "~{topic}这块明白了大半，还差一点。",
            "道理是这个道理，心里还不太踏实。",
            "差不多能接受这个说法，再落实一下。",
            "{topic}说得通，但要有个能落地的说法。",
            "~这个解释我听进去了，还想核实核实。",
            "大体清楚了，有一处还想问准。",
            "~话是有理，还得看怎么落到实处。",
        ),
        *lines("您说的我信一大半，剩下的咱们再对一对。", "听您这么讲，{topic}我松了口气，还想再问一句。", voice="warm"),
        *lines("{topic}暂记为部分解决，待确认。", "方向认可，细节需要再核对。", voice="businesslike"),
        *lines("听着还行，别光说。", "{topic}，口说无凭，再说实一点。", voice="blunt"),
        *lines("贵方所言有理，尚待进一步确认。", "关于{topic}，我方原则上理解，仍须核实。", voice="formal"),
    ),
    Say.NOT_CONVINCED: (
        *lines(
            "~这个回答没说到点子上。",
            "{topic}的顾虑还在。",
            "~听完还是不踏实。",
            "这话说服不了我。",
            "{topic}的事没解决。",
            "这和我担心的不是一回事。",
            "光这么说不够，我要看到依据。",
            "~说了半天，{topic}还是老样子。",
        ),
        *lines("您的意思我懂，可我心里还是没底。", "不是不信您，{topic}这块真没讲透。", voice="warm"),
        *lines("{topic}仍列为未解决。", "缺少依据，这一条没法通过。", voice="businesslike"),
        *lines("这叫什么回答？", "没用，{topic}还是那个问题。", voice="blunt"),
        *lines("贵方的说明尚不足以消除疑虑。", "关于{topic}，我方未能信服。", voice="formal"),
        *lines("~别拿套话糊弄我。", tone="angry"),
    ),
    Say.SETTLED: (
        *lines(
            "~对，{topic}这一条算过了。",
            "是的，没有疑问了。",
            "~嗯，这个不用再提。",
            "~{topic}可以划掉了。",
            "这件事清楚了。",
            "没问题，{topic}不再是障碍。",
            "是，这一条我放下了。",
            "确认，{topic}说清楚了。",
        ),
        *lines("放心，{topic}我不会再翻出来说。", "是的，这块我踏实了。", voice="warm"),
        *lines("{topic}已销项。", "确认，此项关闭。", voice="businesslike"),
        *lines("过了。", "行了，{topic}不说了。", voice="blunt"),
        *lines("是的，此项疑虑已经消除。", "{topic}一事，我方不再提出异议。", voice="formal"),
    ),
}

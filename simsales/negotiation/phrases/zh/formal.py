"""What only a formal Chinese buyer says: full sentences, no slang, one side and the other side."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Piece, Table, lines


def _formal(*words: str, claims: str = "") -> tuple[Piece, ...]:
    return lines(*words, voice="formal", claims=claims)


FORMAL: Table = {
    Say.GREET_BACK: _formal("今日时间有限，请贵方择要说明。", "请贵方先谈，我方随后提问。", "愿闻贵方此来之意。"),
    Say.GATE: _formal("请说明所为何事，以便通报。", "请问贵方与哪位有约？", "烦请先告知来意，再行安排。"),
    Say.PASS_ON: _formal("来意已明，容我通报。", "请在此稍候，我去通报。", "我即为您转达。"),
    Say.WAIT: _formal("此事不急，待贵方问明之后再议。", "请贵方确认后再行答复。", "我方愿意等候，但望有确切答复。"),
    Say.FILL_SILENCE: _formal(
        "贵方似有难处，不妨明言。",
        "若贵方尚需考虑，此项可以暂且搁置。",
        "我方所言，均属当真。",
        "此项不易立即作答，我方理解。",
    ),
    Say.LEAVE: _formal(
        "双方条件相去甚远，今日不再继续商谈，就此告辞。", "商谈至此已无进展，到此为止。", "我方决定终止本次商谈。"
    ),
    Say.FAREWELL: _formal("今日就谈到这里，告辞。", "感谢贵方的时间，请慢走。", "如有变化，请以书面告知，再会。"),
    "tell": _formal("贵方所问，答复如下：{fact}", "此事不妨告知贵方，{fact}", "我方的情况如下：{fact}"),
    "tell high": _formal(
        "{topic}于我方至关重要，分量很重。",
        "若论先后，{topic}居于前列，十分重视。",
        "{topic}是我方重点关注之处，分量很重。",
    ),
    "tell middle": _formal(
        "{topic}合理即可，尚可协商。", "{topic}会纳入考量，但非决定性因素。", "对{topic}，我方有一般性的要求。"
    ),
    "tell low": _formal(
        "{topic}可由贵方酌定，我方不太在意。", "{topic}从惯例即可，影响不大。", "{topic}在我方看来尚属其次。"
    ),
    "tell most": _formal("我方将{most}置于首位。", "贵方宜先就{most}作出说明，此为我方所重。", "首要之处在于{most}。"),
    "tell plain": _formal("此项与同类单位相仿。", "此项依常例办理，无须特别说明。", "并无值得特别说明之处。"),
    Say.DODGE: _formal(
        "此事尚在内部讨论之中，不便奉告。", "{topic}涉及内部事务，请贵方见谅。", "目前谈论{topic}，为时尚早。"
    ),
    Say.SAID_ALREADY: _formal(
        "此问已有答复，并无变化。", "{topic}一事，我方前已言明。", "贵方此前已问及{topic}，答复如前。"
    ),
    Say.RAISE: _formal(
        "在此之前，我方须指出一点：{objection}", "有一项顾虑，不得不提：{objection}", "请贵方留意，{objection}"
    ),
    Say.EXPLAIN: _formal(
        "我方有此一问，事出有因：{reason}", "此项疑虑的由来如下：{reason}", "缘由在于，{reason}", "之所以如此，{reason}"
    ),
    Say.HALF_CONVINCED: _formal(
        "{topic}一项大体清楚，仍有一处待核。", "贵方的说明有其道理，但尚需印证。", "我方大致理解，仍请进一步核实。"
    ),
    Say.NOT_CONVINCED: _formal("{topic}的疑虑依然存在。", "贵方的答复未及要害。", "仅凭此说，我方难以采信。"),
    Say.SETTLED: _formal("确认，{topic}不再是问题。", "是的，此项已经厘清。", "此项我方没有进一步的疑问。"),
    Say.AGREED_SO_FAR: _formal("贵方所述，与前面所谈相符。", "各点均无出入。", "是的，贵方的理解无误。"),
    Say.INTERESTED: _formal("此点正是我方所需，请详述。", "若能如此，对我方确有助益。", "这一点，我方愿意进一步了解。"),
    Say.UNMOVED: _formal("此点我方暂无需要。", "贵方所介绍的，与我方关系不大。", "此项不足以改变我方的看法。"),
    Say.TAKEN_ABACK: _formal(
        "以此条件开局，我方难以应对。", "贵方依据何在，恕我方不解。", "如此开价，双方恐难往下谈。"
    ),
    Say.COUNTER: _formal("我方认为合理的是{terms}。", "经测算，我方提出{terms}。", "我方愿以{terms}为基础商谈。"),
    Say.STAND: _formal("我方仍坚持{terms}。", "我方所提{terms}，并无变动。", "在没有新的依据之前，仍以{terms}为准。"),
    Say.GIVE: (
        *_formal("我方可以放宽至{terms}。", "我方愿再进一步，{terms}。"),
        *_formal("贵方既有诚心让步，我方亦作调整：{terms}。", "为回应贵方的让步，我方改为{terms}。", claims="thanks"),
    ),
    Say.LAST_OFFER: _formal(
        "此为最终条件，{terms}，成与不成，听凭贵方。",
        "经内部商定，最终条件为{terms}。",
        "最后一次提议：{terms}，请贵方慎重。",
        "我方最后的条件是{terms}。",
        "以{terms}为最后方案，请贵方答复。",
        "我方已无余地，最后的提议为{terms}。",
    ),
    Say.TRADE_YES: _formal(
        "如此互换，正合我方之意。",
        "此项互换，我方乐见其成。",
        "此项交换于双方均属有利。",
        "贵方以此易彼，我方可以接受这一交换。",
        "这项交换公平合理。",
    ),
    Say.TRADE_NO: _formal(
        "所易之物轻重不一，难以交换。",
        "以此易彼，于我方不利。",
        "此项交换有失均衡，我方不能同意。",
        "可以交换，但须另议条件。",
    ),
    Say.PRESS: _formal(
        "贵方尚有改进之处，请再斟酌条件。",
        "贵方的条件仍有差距，请再作改进。",
        "望贵方拿出更为切实的条件。",
        "以现有条件，我方难以同意。",
    ),
    Say.MUST_ASK: _formal(
        "此项不在我的授权之内，须请示上级。", "须经上级审批，方可答复。", "按规定应先行报批，请示之后再议。"
    ),
    Say.WAS_ALLOWED: _formal("审批业已通过。", "上级已表示同意。", "此项已获批准，授权齐备。"),
    Say.NOT_YET: _formal("尚有未尽事宜，暂不能定。", "{topic}一项未有定论之前，我方不作决定。", "此时决定，未免仓促。"),
    Say.ACCEPT: _formal("我方接受，就按{terms}成交。", "就{terms}，双方说定了。", "我方没有异议，可以签约：{terms}。"),
    Say.NOTE_PROMISE: _formal(
        "贵方就{topic}所作承诺，我方已知悉。", "有贵方此诺，{topic}我方静候结果。", "请贵方信守承诺。"
    ),
    Say.BROKEN_PROMISE: _formal(
        "{topic}至今未见落实，承诺何在？", "贵方未守承诺，令人遗憾。", "在商谈新的条件之前，请先落实此前的承诺。"
    ),
}

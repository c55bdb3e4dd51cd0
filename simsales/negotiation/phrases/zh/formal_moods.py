"""What a formal Chinese buyer says in one mood: courteous when warm, cutting when not, never loud."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Piece, Table, lines


def _sweet(*words: str, claims: str = "") -> tuple[Piece, ...]:
    return lines(*words, voice="formal", tone="warm", claims=claims)


def _sour(*words: str, claims: str = "") -> tuple[Piece, ...]:
    return lines(*words, voice="formal", tone="cool, angry", claims=claims)


FORMAL_MOODS: Table = {
    Say.GREET_BACK: (*_sweet("得与贵方再度商谈，甚为高兴，请讲。"), *_sour("闲话不叙，请入正题。")),
    Say.GATE: _sour("来访者众，请直接说明事由。"),
    "tell": (*_sweet("承蒙相询，{fact}"), *_sour("贵方既再三询问，{fact}", "只此一次说明，{fact}")),
    Say.DODGE: (*_sweet("此事确有不便，还望海涵。"), *_sour("此等问题，不宜在此提出。")),
    Say.SAID_ALREADY: (*_sweet("贵方或未留意，此前已有说明。"), *_sour("我方不再作第二次说明。")),
    Say.RAISE: (*_sweet("正因我方看重此次合作，有一事须请教：{objection}"), *_sour("贵方回避了一个问题：{objection}")),
    Say.NOT_CONVINCED: (
        *_sweet("我方愿闻其详，只是此项尚未讲明。"),
        *_sour("贵方所言，避重就轻。", "如此答复，难以令人满意。"),
    ),
    Say.INTERESTED: (*_sweet("此点甚好，我方乐于细谈。"), *_sour("此点尚可一听。")),
    Say.UNMOVED: (*_sweet("贵方用心，我方领会，只是暂无此需。"), *_sour("此类介绍，无须多言。")),
    Say.TAKEN_ABACK: (
        *_sweet("贵方的开价，是否有所误会？"),
        *_sour("贵方如此开价，用意何在？"),
        *lines("贵方如此开价，可谓没诚意。", voice="formal", tone="angry"),
    ),
    Say.COUNTER: (*_sweet("为促成合作，我方提出{terms}。"), *_sour("若要继续，请以{terms}为准。")),
    Say.STAND: (*_sweet("我方并非不愿通融，唯{terms}难以变动。"), *_sour("请勿再议，仍为{terms}。")),
    Say.GIVE: (*_sweet("本着合作之意，我方改为{terms}。"), *_sour("我方仅作此调整：{terms}。")),
    Say.LAST_OFFER: (*_sweet("我方诚愿促成，最终条件为{terms}。"), *_sour("我方不再往复，最后的条件为{terms}。")),
    Say.TRADE_YES: (*_sweet("贵方此议甚为周全，可以交换。"), *_sour("此项交换，聊可接受。")),
    Say.TRADE_NO: (*_sweet("贵方好意，我方心领，此项却难以交换。"), *_sour("此项交换，毫无公平可言。")),
    Say.PRESS: (
        *_sweet("双方已相去不远，望贵方再进一步。"),
        *_sour("贵方的条件，远未达到要求。"),
        *lines("我方的耐心有限，请贵方尽快改善条件。", voice="formal", tone="angry"),
    ),
    Say.MUST_ASK: (*_sweet("我方乐见其成，唯须上级审批。"), *_sour("此项责任重大，须报上级审批。")),
    Say.NOT_YET: (*_sweet("我方有意促成，只是尚欠一步。"), *_sour("催促无益，该厘清的尚未厘清。")),
    Say.ACCEPT: (
        *_sweet("与贵方商谈，甚为愉快，就按{terms}成交。"),
        *_sour("{terms}，我方勉为同意，就此成交。"),
    ),
    Say.NOTE_PROMISE: (*_sweet("贵方一诺，我方深信。"), *_sour("承诺易，践诺难，我方且记录在案。")),
    Say.BROKEN_PROMISE: (*_sweet("我方仍愿相信贵方，请尽快补上承诺之事。"), *_sour("一再失约，何以取信？")),
    Say.WAIT: (*_sweet("贵方但去无妨，我方不急。"), *_sour("请贵方从速答复。")),
    Say.FILL_SILENCE: (*_sweet("请贵方从容考虑。"), *_sour("沉默无助于商谈。", "贵方若无意商谈，请明示。")),
    Say.LEAVE: (*_sweet("此次虽未谈成，情谊仍在，就此告辞。"), *_sour("商谈至此，已属徒劳，告辞。")),
    Say.FAREWELL: (*_sweet("今日相谈甚欢，后会有期。"), *_sour("恕不远送。")),
    Say.PASS_ON: (
        *_sweet("贵方来得正好，我即刻通报。", "容我引见，请随我来。"),
        *_sour("我只管通报，见与不见不在我。", "请在此等候，莫要走动。"),
    ),
    Say.WAS_ALLOWED: (*_sweet("可喜的是，上级已予批准，审批完毕。"), *_sour("上级虽有微词，终予核准，审批完毕。")),
    "tell low": (*_sweet("{topic}听凭贵方安排，我方不太在意。"), *_sour("{topic}不足挂齿，影响不大。")),
    "tell middle": (*_sweet("{topic}合宜即可，愿与贵方商量。"), *_sour("{topic}总须合乎常理。")),
}

"""Briefs of a role-play on paper: the seller's as on the screen, and the buyer's, for people who play without a computer.

The buyer's brief is the hidden truth of the form, ranges where luck would draw; so it is for the trainer until it is handed out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simsales.i18n import Text, joined
from simsales.negotiation.levels import money_said
from simsales.negotiation.own_questions import STYLES
from simsales.negotiation.words import label_of
from simsales.spec.meeting import Buyer, Drawn, Meeting

from ..transcript import brief_pages
from .forms import PaperForm
from .page import PRIVATE, TRAINER_ONLY, Blank, Blanks, Block, Grid, Page, Points, Words

_SELLER, _BUYER = Text(en="Brief: the seller", zh="任务书: 卖方"), Text(en="Brief: the buyer", zh="任务书: 买方")
_STORY = Text(en="What it is about", zh="背景")
_NOTES = Text(en="Your notes", zh="笔记")
_YOU_ARE = Text(en="You are {name}, {role}, {company}.", zh="您是{company}的{role}, {name}。")
_WAY, _VOICE = (
    Text(en="How you bargain: {way}.", zh="谈判风格: {way}。"),
    Text(en="How you speak: {way}.", zh="说话方式: {way}。"),
)
_VOICES: Mapping[str, Text] = {
    "warm": Text(en="warmly", zh="和气"),
    "businesslike": Text(en="to the point", zh="就事论事"),
    "blunt": Text(en="bluntly", zh="直来直去"),
    "formal": Text(en="formally", zh="正式"),
}
_LIMITS = Text(en="What you know and they do not", zh="您知道而对方不知道的")
_MOST = Text(
    en="The most you pay for the standard package: {limit}. Above it your other way is better: {alternative}.",
    zh="标准方案您最高接受 {limit}。再高就不如另一条路: {alternative}。",
)
_WORTH = Text(
    en="Leaving is worth {limit} to you: {alternative}. Sign only what is worth more.",
    zh="不谈的另一条路对您值 {limit}: {alternative}。只签比它强的。",
)
_FAIR = Text(en="What you think it usually goes for: {fair}.", zh="您心里的行情: {fair}。")
_FAIR_WORTH = Text(en="What you think it usually leaves you: {fair}.", zh="您觉得通常能得到: {fair}。")
_ALONE = Text(en="Above {price} you have to ask somebody first (a turn).", zh="超过 {price} 您要先请示 (占一轮)。")
_PATIENCE = Text(en="After about {turns} turns you want to be done.", zh="大约 {turns} 轮后您就没耐心了。")
_PREPARED = Text(
    en="You have looked at prices: a high first offer does not move you.", zh="您做过功课, 高开价唬不住您。"
)
_MEMBERS, _MEMBER = (
    Text(en="{quorum} of {all} must want it, you included:", zh="共 {all} 人, 要有 {quorum} 人同意 (含您):"),
    Text(en="{name}, {role}{limit}{cares}", zh="{name}, {role}{limit}{cares}"),
)
_MEMBER_LIMIT = Text(en=": pays at most {limit}", zh=": 最高接受 {limit}")
_MEMBER_CARES = Text(en="; cares about {issues}", zh="; 在意{issues}")
_GATE = Text(
    en="First {name}, {role}, answers the phone: who gives {needs} good reasons (why it matters, who decides) is let through, "
    "within {turns} turns.",
    zh="先由{role}{name}接电话: 对方给出 {needs} 条好理由 (为什么要紧, 由谁来定) 才引见, 最多 {turns} 轮。",
)
_ISSUES = Text(en="What each level is worth to you", zh="各档对您值多少")
_ISSUE_COLUMNS = (Text(en="issue", zh="项目"), Text(en="level: worth to you", zh="档: 对您的价值"))
_LEVEL = Text(en="{level}: {worth}", zh="{level}: {worth}")
_STANDARD = Text(en="{level} (standard)", zh="{level} (标准)")
_DOUBTS = Text(en="Objections you raise", zh="您会提出的异议")
_DOUBT_COLUMNS = (
    Text(en="you say", zh="您说"),
    Text(en="what is behind it (only when asked)", zh="背后的原因 (问了才说)"),
    Text(en="until cleared, an offer is worth less by", zh="没消除前, 报价在您眼里少值"),
    Text(en="turns after their offer", zh="对方首次报价后第几轮"),
)
_FACTS = Text(en="What you answer when asked", zh="被问到时怎么答")
_FACT_COLUMNS = (
    Text(en="asked about", zh="问到"),
    Text(en="the truth", zh="实话"),
    Text(en="if you would rather not say", zh="不想说实话时"),
)
_HOW = Text(en="How to play", zh="怎么演")
_HOW_LINES = (
    Text(en="Answer questions; volunteer nothing. Never name your limit.", zh="问了就答, 不问不说。绝不说出底线。"),
    Text(
        en="Make an offer of your own only after theirs. Begin low, give in small steps, later in the talk more easily.",
        zh="对方先报价您再还价。开口要低, 小步让, 越往后越好说话。",
    ),
    Text(
        en="A demand without anything in return gets nothing. An exchange that serves you is taken up.",
        zh="空口要求不给; 对您有利的交换就接。",
    ),
    Text(
        en="Sign what beats your other way, once your objections are cleared.",
        zh="异议消除后, 只要比另一条路强就签。",
    ),
)
_RANGE = Text(en="{low} to {high}", zh="{low} 到 {high}")


def seller_brief(paper: PaperForm) -> Page:
    """The brief as it stands on the screen, the story before it and room for notes after it."""
    pages = [list(brief_pages(paper.form.meeting, paper.form.buyer.board, lang)) for lang in ("en", "zh")]
    said = [Text(en=str(en), zh=str(zh)) for en, zh in zip(*pages, strict=True)]
    blocks: list[Block] = [Words([paper.scenario.story], _STORY), Words(said[:1], look="lead")]
    plain = [one for one in said[1:] if not one.en.startswith("  ")]
    issues = [one for one in said[1:] if one.en.startswith("  ")]
    at = next(i for i, one in enumerate(said[1:]) if one.en.startswith("  "))
    blocks += [Words(plain[: at - 1]), Points(issues, plain[at - 1]), Words(plain[at:])]
    return Page(_SELLER, paper.about, [*blocks, Blanks([Blank(_NOTES, lines=5)])], PRIVATE)


def ways_of(buyer: Buyer) -> Text:
    """How this buyer bargains; every way, where it may be one of several."""
    return joined((STYLES.get(one.kind, Text.same(one.kind)) for one in (buyer.tactic, *buyer.or_tactics)), " / ")


def buyer_brief(paper: PaperForm) -> Page:
    """Everything the computer's buyer goes by, in words."""
    meeting = paper.form.meeting
    buyer = meeting.buyer
    who = [_YOU_ARE.fill(name=buyer.name, role=buyer.role, company=buyer.company)]
    blocks: list[Block] = [
        Words(who, look="lead"),
        Words([_WAY.fill(way=ways_of(buyer)), _VOICE.fill(way=_VOICES[buyer.voice])]),
        Points(list(_knows(meeting)), _LIMITS),
        Grid(_ISSUE_COLUMNS, list(_worths(paper)), _ISSUES, (18, 82)),
    ]
    if buyer.objections:
        blocks.append(Grid(_DOUBT_COLUMNS, list(_doubts(meeting)), _DOUBTS, (30, 38, 18, 14)))
    if buyer.facts:
        blocks.append(Grid(_FACT_COLUMNS, list(_facts(paper)), _FACTS, (18, 47, 35)))
    return Page(_BUYER, paper.about, [*blocks, Points(_HOW_LINES, _HOW)], TRAINER_ONLY)


def _knows(meeting: Meeting) -> Iterator[Text]:
    buyer, is_priced = meeting.buyer, meeting.price is not None
    yield (_MOST if is_priced else _WORTH).fill(limit=spread(buyer.limit), alternative=buyer.alternative)
    yield (_FAIR if is_priced else _FAIR_WORTH).fill(fair=spread(buyer.fair))
    if buyer.authority is not None:
        yield _ALONE.fill(price=spread(buyer.authority))
    yield _PATIENCE.fill(turns=spread(buyer.patience))
    if buyer.prepared:
        yield _PREPARED
    if buyer.gate is not None:
        yield _GATE.fill(**dict(buyer.gate))
    if buyer.members:
        yield _MEMBERS.fill(quorum=buyer.quorum, all=len(buyer.members) + 1)
        yield from _members(meeting, buyer)


def _members(meeting: Meeting, buyer: Buyer) -> Iterator[Text]:
    nothing = Text.same("")
    for one in buyer.members.values():
        limit = _MEMBER_LIMIT.fill(limit=spread(one.limit)) if one.limit is not None else nothing
        most = {name: max(high for _, high in worth) for name, worth in one.worth.items()}
        labels = [meeting.issues[name].label or label_of_issue(name) for name in most if most[name] > 0]
        cares = _MEMBER_CARES.fill(issues=joined(labels)) if labels else nothing
        yield _MEMBER.fill(name=one.name, role=one.role, limit=limit, cares=cares)


def label_of_issue(name: str) -> Text:
    """What an issue is called where the scenario does not say."""
    from simsales.negotiation.moves import TOPIC_LABELS

    return TOPIC_LABELS.get(name, Text.same(name))


def _worths(paper: PaperForm) -> Iterator[Sequence[Text]]:
    meeting, board = paper.form.meeting, paper.form.buyer.board
    for name, issue in meeting.issues.items():
        said = board.issues[board.names.index(name)]
        levels = [
            _LEVEL.fill(level=_STANDARD.fill(level=words) if value == issue.standard else words, worth=spread(worth))
            for value, words, worth in zip(issue.levels, said.names, issue.worth, strict=True)
        ]
        yield said.label, joined(levels, " · ")


def _doubts(meeting: Meeting) -> Iterator[Sequence[Text]]:
    for one in meeting.buyer.objections.values():
        yield one.says, one.behind, money_said(one.weight), Text.same(str(one.after))


def _facts(paper: PaperForm) -> Iterator[Sequence[Text]]:
    board = paper.form.buyer.board
    for topic, fact in paper.form.meeting.buyer.facts.items():
        yield label_of(board, topic), fact.says, fact.bluff or Text.same("")


def spread(drawn: Drawn) -> Text:
    """A number, or the range it is drawn from."""
    low, high = drawn
    return money_said(low) if low == high else _RANGE.fill(low=money_said(low), high=money_said(high))

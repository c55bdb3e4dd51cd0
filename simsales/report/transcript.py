"""A talk as pages of text: the brief before it, what both sides said, where the offers stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType

from simsales.engine.meeting import MOVE, MeetingRoom
from simsales.game import Turn
from simsales.i18n import Lang, Text
from simsales.negotiation.levels import money_said
from simsales.negotiation.meaning import levels_said
from simsales.negotiation.staging import Exchange, Stage, spoken
from simsales.negotiation.table import Board
from simsales.negotiation.talk import Talk
from simsales.negotiation.words import move_in_brackets, outcome_said
from simsales.spec.meeting import Meeting

from .tables import clean

_YOU = Text(en="you", zh="您")
_OURS, _THEIRS = (
    Text(en="your offer: {terms}", zh="您的报价: {terms}"),
    Text(en="theirs: {terms}", zh="对方报价: {terms}"),
)
_NONE = Text(en="none yet", zh="还没有")
_ACROSS = Text(en="Across the table: {name}, {role}, {company}.", zh="对方: {company} {role} {name}。")
_AUTHORITY = Text(
    en="You may go down to {own} alone{manager}. You hope for {target}.",
    zh="您可自行让到 {own}{manager}。希望达到 {target}。",
)
_MANAGER = Text(en=", to {price} if your manager agrees (costs a turn)", zh=", 经理同意可到 {price} (请示占一轮)")
_FALLBACK = Text(en="If it fails: {what}.", zh="谈不成时的退路: {what}。")
_COSTS, _SAVES = (
    Text(en="costs us {money}", zh="我方成本 {money}"),
    Text(en="worth {money} to us", zh="对我方值 {money}"),
)
_ISSUES = Text(en="On the table:", zh="要谈的:")
_ANSWERS = Text(en="What you can answer: {what}", zh="可用来回应的材料: {what}")
_PROMISES = Text(en="What you can promise and keep: {what}", zh="能兑现的承诺: {what}")


def brief_pages(meeting: Meeting, board: Board, lang: Lang) -> Iterator[RenderableType]:
    """The private brief: who you are, who they are, what you may do, what can be agreed and what it costs you."""
    seller, buyer = meeting.seller, meeting.buyer
    yield clean(Text(en=f"{seller.you.en} {seller.brief.en}", zh=f"{seller.you.zh}{seller.brief.zh}"), lang, "bold")
    yield clean(_ACROSS.fill(name=buyer.name, role=buyer.role, company=buyer.company), lang)
    if meeting.price is not None:
        manager = _MANAGER.fill(price=money_said(seller.manager)) if seller.manager is not None else ""
        facts = {"own": money_said(seller.authority), "manager": manager, "target": money_said(seller.target)}
        yield clean(_AUTHORITY.fill(**facts), lang)
    yield clean(_FALLBACK.fill(what=seller.fallback), lang)
    yield clean(_ISSUES, lang)
    for issue in board.issues:
        yield clean("  " + _issue_line(meeting, board, issue.name, lang), lang)
    for head, what in ((_ANSWERS, seller.can_answer), (_PROMISES, seller.can_promise)):
        if what:
            yield clean(head.fill(what="; ".join(one.say(lang) for one in what.values())), lang)


def _issue_line(meeting: Meeting, board: Board, name: str, lang: Lang) -> str:
    issue = board.issues[board.names.index(name)]
    if name == "price":
        return f"{issue.label.say(lang)}: {levels_said(issue).say(lang)}"
    costs = meeting.issues[name].cost or [0.0] * len(issue.names)
    said = [words.say(lang) + _price_of(cost, lang) for words, cost in zip(issue.names, costs, strict=True)]
    return f"{issue.label.say(lang)}: {', '.join(said)}"


def _price_of(cost: float, lang: Lang) -> str:
    """What a level costs us, or saves; nothing is said of what is free."""
    if not cost:
        return ""
    return f" ({(_COSTS if cost > 0 else _SAVES).fill(money=money_said(abs(cost))).say(lang)})"


def exchange_lines(
    exchange: Exchange, stage: Stage, lang: Lang, heard: str = "", typed: str = ""
) -> Iterator[RenderableType]:
    """One turn as text: our move (`typed`: in our own words), then what they said (`heard`: in other words)."""
    made = move_in_brackets(stage.talk.truth.board, exchange.move).say(lang)
    yield clean(f"{_YOU.say(lang)}: {typed} {made}" if typed else f"{_YOU.say(lang)}: {made}", lang, "dim")
    if exchange.aside is not None:
        yield clean(exchange.aside, lang)
    yield clean(f"{exchange.speaker.say(lang)}: {heard or spoken(exchange, lang)}", lang)


def whole_talk(room: MeetingRoom, turns: Sequence[Turn], seed: int, lang: Lang) -> Iterator[RenderableType]:
    """A talk again from its first word; in the words that were typed, and in a wording model's where they were heard so."""
    stage = Stage(room.meeting, room.talk.truth, lang, str(seed))
    moves = [turn for turn in turns if (turn.decision.id.kind, turn.decision.id.entity) == (MOVE, room.name)]
    for number, (move, _) in enumerate(room.said):
        heard = str(moves[number + 1].choice.get("heard", "")) if number + 1 < len(moves) else ""
        yield clean(f"{number + 1:3d}", lang, "dim")
        typed = str(moves[number].choice.get("said", "")) if number < len(moves) else ""
        yield from exchange_lines(stage.hear(move), stage, lang, heard, typed)


def standing_line(talk: Talk, lang: Lang) -> str:
    """Where the two offers stand."""
    board, none = talk.truth.board, _NONE.say(lang)
    ours = outcome_said(board, talk.bargain.ours).say(lang) if talk.bargain.ours >= 0 else none
    theirs = outcome_said(board, talk.bargain.theirs).say(lang) if talk.bargain.theirs >= 0 else none
    return f"{_OURS.fill(terms=ours).say(lang)}\n{_THEIRS.fill(terms=theirs).say(lang)}"

"""Sheets for a table: the preparation sheet, the observer's sheet with the rubric, the answer slip."""

from __future__ import annotations

from collections.abc import Sequence

from simsales.classroom.slip import HEAD, ROLES, columns, numbered_acts, topics
from simsales.i18n import Text, joined
from simsales.negotiation.forms import preparation_form
from simsales.review.lessons import START
from simsales.review.rubric import rubric
from simsales.units import Currency
from simsales.world.decisions import Field, Line, Pick

from ..question_text import allowed
from .forms import PaperForm
from .page import NOTHING, Blank, Blanks, Block, Grid, Page, Words

_PREPARE = Text(en="Preparation sheet", zh="准备单")
_PREPARE_HOW = Text(
    en="Fill in before the talk, everybody alone. Nobody collects it; the debrief comes back to it.",
    zh="谈之前各自填写。不收; 复盘时会对照。",
)
_ONE_OF = Text(en="one of: {options}", zh="选一项: {options}")
_BETWEEN = Text(en="from {room}", zh="范围 {room}")
_OWN_WORDS = Text(en="in your own words", zh="用自己的话写")
_NAME, _TABLE = Text(en="name", zh="姓名"), Text(en="table", zh="桌")
_OBSERVE = Text(en="Observer sheet", zh="观察表")
_OBSERVE_HOW = Text(
    en="Write down the number of the turn, nothing else: facts, not marks. What does not come up stays empty. "
    "Say at the half what you saw, not what you would have done.",
    zh="只记轮次, 不打分: 记事实。没出现的留空。半场时说您看到的, 不说换您会怎么做。",
)
_ITEM_COLUMNS = (
    Text(en="what counts (part of the process score)", zh="看什么 (占过程分)"),
    Text(en="for example", zh="例如"),
    Text(en="seen in turn", zh="哪几轮做到"),
    Text(en="missed in turn", zh="哪几轮错过"),
)
_ITEM = Text(en="{label} ({weight:.0%})", zh="{label} ({weight:.0%})")
_OUTCOME = Text(
    en="Worked out by the program, never by the observer: {items}. The two scores are never added up.",
    zh="由程序计算, 不用观察: {items}。两个分数不相加。",
)
_KEEP = (
    Text(en="keep", zh="保持"),
    Text(en="start", zh="开始"),
    Text(en="stop", zh="停止"),
    Text(en="a sentence that worked", zh="起作用的原话"),
)
_SLIP = Text(en="Answer slip", zh="答题纸")
_SLIP_HOW = Text(
    en="A row a turn. Move: its number or its name. About: a topic in words. Moves with a star put an offer on the table: write the "
    "terms, what stays the same may stay empty. Type it in later, one row a line: simsales play --from-slip FILE.",
    zh="每轮一行。动作: 写序号或名称。话题: 写文字。带星号的动作是报价: 写出条件, 不变的可以留空。"
    "之后逐行录入表格: simsales play --from-slip 文件。",
)
_MOVES, _TOPICS = Text(en="Moves: {moves}", zh="动作: {moves}"), Text(en="Topics: {topics}", zh="话题: {topics}")
_NUMBERED = Text(en="{number} {label}", zh="{number} {label}")
_ROWS_FIRST, _ROWS_MORE = 13, 19
"""Rows that fit on the first wide sheet, and on the next."""


def preparation_sheet(paper: PaperForm) -> Page:
    """The fields of the preparation screen, with what may be written."""
    form = preparation_form(paper.form.meeting, paper.form.buyer.board)
    blanks = [
        Blank(field.label, _hint(field, paper.scenario.money), 3 if isinstance(field, Line) else 1)
        for name, field in form.fields.items()
        if name != "prepared"
    ]
    head = Blanks([Blank(_NAME), Blank(_TABLE)], columns=2)
    return Page(_PREPARE, paper.about, [head, Words([_PREPARE_HOW], look="soft"), Blanks(blanks)])


def _hint(field: Field, money: Currency) -> Text:
    if isinstance(field, Line):
        return _OWN_WORDS
    if isinstance(field, Pick):
        return _ONE_OF.fill(options=joined(label for key, label in field.options.items() if key))
    return _BETWEEN.fill(room=Text(en=allowed(field, money, "en"), zh=allowed(field, money, "zh")))


def observer_sheet(paper: PaperForm) -> Page:
    """The rubric with room for turns; what comes of a talk is not for observers."""
    lines = rubric(paper.form.meeting)
    rows = [
        [_ITEM.fill(label=label, weight=weight), START.get(key, NOTHING), NOTHING, NOTHING]
        for key, side, label, weight in lines
        if side == "process"
    ]
    outcome = joined(label for _, side, label, _ in lines if side == "outcome")
    blocks: list[Block] = [
        Blanks([Blank(_TABLE), Blank(ROLES["observer"]), Blank(ROLES["negotiator"])], columns=3),
        Words([_OBSERVE_HOW], look="soft"),
        Grid(_ITEM_COLUMNS, rows, None, (33, 35, 16, 16)),
        Words([_OUTCOME.fill(items=outcome)], look="soft"),
        Blanks([Blank(one) for one in _KEEP], columns=2),
    ]
    return Page(_OBSERVE, paper.about, blocks)


def answer_slips(paper: PaperForm, name: str, seed: int) -> list[Page]:
    """As many sheets as a talk has turns at most; `name` is what the scenario is called on the shelf."""
    keys, turns = columns(paper.form.buyer.board), paper.form.meeting.turns
    pages, first = list[Page](), 1
    while first <= turns:
        last = min(turns, first + (_ROWS_MORE if pages else _ROWS_FIRST) - 1)
        rows = [[Text.same(str(turn)), *([NOTHING] * (len(keys) - 1))] for turn in range(first, last + 1)]
        grid = Grid(list(keys.values()), rows, None, _widths(len(keys)), to_fill=True)
        head = (
            _head(paper, name, seed)
            if not pages
            else [Blanks([Blank(HEAD["table"]), Blank(HEAD["form"], None, 1, paper.label)], columns=2)]
        )
        pages.append(Page(_SLIP, paper.about, [*head, grid]))
        first = last + 1
    return pages


def _head(paper: PaperForm, name: str, seed: int) -> Sequence[Block]:
    board = paper.form.buyer.board
    known = {"scenario": Text.same(name), "form": paper.label, "seed": Text.same(str(seed))}
    head = [Blank(label, filled=known.get(key)) for key, label in HEAD.items() if key != "people"]
    people = [Blank(role) for role in ROLES.values()]
    moves = [_NUMBERED.fill(number=number, label=label) for number, _, label in numbered_acts()]
    legend = [_MOVES.fill(moves=joined(moves, " · ")), _TOPICS.fill(topics=joined(topics(board), " · ")), _SLIP_HOW]
    return [Blanks([*head, *people], columns=4), Words(legend, look="soft")]


def _widths(count: int) -> tuple[int, ...]:
    """Turn, move, about, give, get, and the terms."""
    fixed = (6, 14, 15, 9, 9)
    terms = count - len(fixed)
    return (*fixed, *([47 // terms] * terms)) if terms else fixed

"""The parts of a debrief of talks, as words and pictures: results, what nobody took, watersheds, the truth, questions.

Every figure is one of `TalkForm`; names of tables stand only where the page hides them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from simsales.classroom.debrief import Hidden, Left, TalkForm
from simsales.classroom.discussion import Question
from simsales.classroom.watersheds import FEW, Watershed
from simsales.i18n import Lang, Text, joined
from simsales.review.words import amount_said, is_nothing, price_said, told_apart

from .paper import as_made
from .room_pictures import Dot, edge_picture, strip

SHOWN_WATERSHEDS = 3


class Picture(NamedTuple):
    """A drawn picture under its title."""

    title: str
    svg: Markup


class Part(NamedTuple):
    """One section of the page; a row's cells and an item's words are cleaned and escaped by the page."""

    title: str
    lines: Sequence[str] = ()
    pictures: Sequence[Picture] = ()
    columns: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    items: Sequence[dict[str, Any]] = ()
    notes: Sequence[str] = ()


def talk_parts(form: TalkForm, lang: Lang) -> list[Part]:
    """All sections of one form, in the order they are shown."""
    return [
        _results(form, lang),
        _left(form, lang),
        watershed_part(_WATERSHEDS, form.watersheds, len(form.results), _NO_WATERSHED, lang),
        _reveal(form, lang),
        _questions(form, lang),
    ]


def heading(form: TalkForm) -> Text:
    return _HEADING.fill(title=form.title, form=form.form, n=len(form.results))


# --- results ---------------------------------------------------------------------------------------------------------------
def _results(form: TalkForm, lang: Lang) -> Part:
    prices = [(one.price, one.table) for one in form.results if one.price is not None]
    worths = [(one.worth, one.table) for one in form.results if one.worth is not None]
    pictures = [
        Picture(title.say(lang), as_made(strip(values, title, lang)))
        for title, values in ((_PRICE, prices), (_WORTH, worths))
        if values
    ]
    lines = [_COUNTS.fill(deals=form.deals, no_deals=form.no_deals).say(lang)]
    if form.unfinished:
        lines.append(_UNFINISHED.fill(n=form.unfinished).say(lang))
    return Part(_RESULTS.fill(n=len(form.results)).say(lang), lines, pictures)


def _left(form: TalkForm, lang: Lang) -> Part:
    came_out = [
        (one.theirs, one.worth, one.table, one.left)
        for one in form.results
        if one.theirs is not None and one.worth is not None and one.left is not None
    ]
    said = told_apart([left for *_, left in came_out])
    dots = [
        Dot(theirs, worth, name, _LEFT_AT.fill(left=left))
        for (theirs, worth, name, _), left in zip(came_out, said, strict=True)
    ]
    lines = [one.say(lang) for one in left_said(form.left)] if form.left is not None else []
    words = (_EDGE, _ACROSS, _UP)
    walked = [one.table for one in form.results if one.is_over and one.deal is None]
    drawn = edge_picture(form.edge, dots, words, walked, lang) if form.edge else ""
    pictures = [Picture(_EDGE.say(lang), as_made(drawn))] if drawn else []
    return Part(_LEFT_TITLE.say(lang), lines, pictures, notes=[_EDGE_NOTE.say(lang)])


def left_said(left: Left) -> list[Text]:
    """What was left in all, and how far the tables differ in that: only where they do is asked why."""
    if is_nothing(left.total):
        return [_LEFT_NOTHING]
    nearest, furthest = told_apart([left.nearest, left.furthest])
    alike = nearest == furthest
    between = _LEFT_ALIKE.fill(left=nearest) if alike else _LEFT_RANGE.fill(nearest=nearest, furthest=furthest)
    return [_LEFT_SUM.fill(total=amount_said(left.total)), between]


# --- watersheds --------------------------------------------------------------------------------------------------------------
def watershed_part(title: Text, found: Sequence[Watershed], tables: int, none: Text, lang: Lang) -> Part:
    """Those with the largest differences that can be read, and how much a room of so many tables can tell; `none` where nothing
    made one: what is left out is left to the figures."""
    shown = [one for one in found if not is_nothing(one.difference)][:SHOWN_WATERSHEDS]
    told = [{"text": watershed_said(one).say(lang), "who": ""} for one in shown]
    note = (_TOPIC if tables < FEW else _CHOSEN).fill(n=tables)
    return Part(title.say(lang), [] if told else [none.say(lang)], items=told, notes=[note.say(lang)])


def watershed_said(one: Watershed) -> Text:
    """How many did it, and how much more or less they brought home."""
    margin = (
        _MARGIN.fill(margin=amount_said((one.high - one.low) / 2))
        if one.high is not None and one.low is not None
        else _NO_MARGIN
    )
    said = _MORE if one.difference >= 0 else _LESS
    return said.fill(
        label=one.label,
        did=one.n_with,
        n=one.n_with + one.n_without,
        amount=amount_said(abs(one.difference)),
        margin=margin,
    )


# --- the truth ----------------------------------------------------------------------------------------------------------------
def _reveal(form: TalkForm, lang: Lang) -> Part:
    truth = form.truth
    lines = list[Text]()
    if truth.their_limit is not None and truth.fair is not None:
        lines.append(_LIMIT.fill(limit=price_said(truth.their_limit), fair=price_said(truth.fair)))
    order = Text(
        en=" > ".join(f"{one.label.en} ({one.theirs:.0%})" for one in truth.weights),
        zh=" > ".join(f"{one.label.zh} ({one.theirs:.0%})" for one in truth.weights),
    )
    lines.append(_ORDER.fill(order=order))
    lines.append(_STAKE.fill(stake=amount_said(truth.stake)))
    if truth.good_for_both is not None:
        lines.append(_GOOD.fill(deal=truth.good_for_both))
    if truth.takeaway is not None:
        lines.append(truth.takeaway)
    return Part(
        _REVEAL.say(lang),
        [one.say(lang) for one in lines],
        columns=[one.say(lang) for one in (_QUESTION, _ANSWER, _ABOUT, _WHO_ASKED)],
        rows=[_fact(one, len(form.results), lang) for one in truth.facts],
    )


def _fact(fact: Hidden, n: int, lang: Lang) -> list[str]:
    counts = _ASKED.fill(asked=fact.asked, n=n, told=fact.told)
    if fact.bluffed:
        counts = joined([counts, _BLUFFED.fill(n=fact.bluffed)])
    about = fact.about.say(lang) if fact.about is not None else "-"
    return [fact.label.say(lang), fact.says.say(lang), about, counts.say(lang)]


def _questions(form: TalkForm, lang: Lang) -> Part:
    return question_part(_QUESTIONS, form.questions, {one.file: one.table for one in form.results}, _NO_QUESTION, lang)


def question_part(title: Text, asked: Sequence[Question], tables: Mapping[str, Text], none: Text, lang: Lang) -> Part:
    """What to ask, and the tables it is about; `none` is said where there is nothing to ask. `tables`: their names by file."""
    items = [{"text": one.text.say(lang), "who": joined(tables[file] for file in one.files).say(lang)} for one in asked]
    return Part(title.say(lang), items=items, lines=[] if items else [none.say(lang)])


_HEADING = Text(
    en="{title}, {form}: {n} tables with the same customer and the same luck",
    zh="{title} {form}: {n} 桌, 同一位客户, 同样的运气",
)
_RESULTS = Text(en="1  The same customer, {n} results", zh="1  同一位客户, {n} 个结果")
_PRICE = Text(en="price agreed", zh="成交价")
_WORTH = Text(
    en="what it is worth to the firm, above its fallback (no deal: 0)", zh="对公司值多少, 比退路多 (没谈成: 0)"
)
_COUNTS = Text(en="{deals} agreed, {no_deals} did not.", zh="{deals} 桌谈成, {no_deals} 桌没谈成。")
_UNFINISHED = Text(en="{n} did not finish; they are in no figure below.", zh="{n} 桌没有谈完, 不计入下面的数字。")
_LEFT_TITLE = Text(en="2  Money nobody took", zh="2  谁都没拿走的钱")
_LEFT_SUM = Text(
    en="Over all deals {total} more could have been had with the customer no worse off.",
    zh="谈成的各桌合计还能多拿 {total}, 而客户并不吃亏。",
)
_LEFT_RANGE = Text(
    en="The table nearest to the edge left {nearest}, the furthest {furthest}. What did the furthest one do right?",
    zh="最近的一桌离边界 {nearest}, 最远的 {furthest}。问: 最远的那桌做对了什么?",
)
_LEFT_ALIKE = Text(en="Each table that agreed left {left}.", zh="谈成的每一桌都留下了 {left}。")
_LEFT_NOTHING = Text(
    en="No table that agreed could have had more without taking it from the customer.",
    zh="谈成的各桌都已在边界上: 再多拿, 就是从客户那里拿。",
)
_LEFT_AT = Text(en="left {left}", zh="留下 {left}")
_EDGE = Text(en="where each table came out, and the edge", zh="各桌的落点和边界")
_EDGE_NOTE = Text(
    en="On the edge nobody can have more without the other having less. Straight up from a dot to it is what that table left. "
    "Thin lines: as good as leaving; hollow: no deal.",
    zh="在边界上, 谁要多拿, 对方就得少拿。从一个点垂直往上到边界, 就是那一桌留下的。两条细线: 和不谈一样; 空心: 没谈成。",
)
_ACROSS, _UP = Text(en="worth to the customer", zh="对客户值"), Text(en="worth to us", zh="对我们值")
_WATERSHEDS = Text(en="3  Watersheds", zh="3  分水岭")
_NO_WATERSHED = Text(
    en="Nothing the rubric looks at went with another result.", zh="评分规则看的几点, 和结果的差别都无关。"
)
_MORE = Text(
    en="{label}: {did} of {n} tables; on average {amount} more ({margin})",
    zh="{label}: {n} 桌里 {did} 桌做到; 平均多 {amount} ({margin})",
)
_LESS = Text(
    en="{label}: {did} of {n} tables; on average {amount} less ({margin})",
    zh="{label}: {n} 桌里 {did} 桌做到; 平均少 {amount} ({margin})",
)
_MARGIN = Text(en="±{margin}", zh="±{margin}")
_NO_MARGIN = Text(en="too few to give a margin", zh="太少, 算不出误差")
_TOPIC = Text(
    en="{n} tables are too few to conclude anything: a topic, not a conclusion. Margins are 95%; the largest of several differences is shown first.",
    zh="只有 {n} 桌, 太少: 只作话题, 不作结论。误差为 95% 范围; 几项差别中先列最大的。",
)
_CHOSEN = Text(
    en="{n} tables. They chose what they did: what goes together need not be the cause. Margins are 95%; the largest differences first.",
    zh="共 {n} 桌。做法是各桌自己选的: 一起出现不等于因果。误差为 95% 范围; 差别大的在前。",
)
_REVEAL = Text(en="4  The truth", zh="4  揭晓")
_LIMIT = Text(
    en="The most they would have paid for the standard package: {limit}. What they thought fair: {fair}.",
    zh="标准方案对方最多能给 {limit}。他们心里的行情价: {fair}。",
)
_ORDER = Text(en="What weighs most for them: {order}.", zh="对方最在意: {order}。")
_STAKE = Text(en="The most that could be had: {stake} above the fallback.", zh="最多能拿到: 比退路多 {stake}。")
_GOOD = Text(en="A deal that is good for both: {deal}.", zh="对双方都好的一种谈法: {deal}。")
_QUESTION, _ANSWER, _ABOUT, _WHO_ASKED = (
    Text(en="asked about", zh="问什么"),
    Text(en="the truth", zh="实情"),
    Text(en="tells about", zh="关系到"),
    Text(en="tables", zh="各桌"),
)
_ASKED = Text(en="{asked} of {n} asked, {told} were told", zh="{n} 桌里 {asked} 桌问了, {told} 桌问到")
_BLUFFED = Text(en="{n} were told something else", zh="{n} 桌听到的不是实情")
_QUESTIONS = Text(en="5  Questions", zh="5  讨论题")
_NO_QUESTION = Text(en="Nothing stood out; ask what surprised them.", zh="没有特别突出的; 可以问大家最意外的是什么。")

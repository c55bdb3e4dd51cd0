"""The teaching note: what a role-play teaches, what is hidden in it, and how beginners lose it, counted on this very form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from simsales.classroom.mistakes import Lost, Mistake, Mistakes
from simsales.i18n import Text
from simsales.negotiation.levels import money_said
from simsales.negotiation.points import possible
from simsales.negotiation.words import outcome_said
from simsales.review.lessons import START
from simsales.review.lint import Linted
from simsales.review.reveal import in_play
from simsales.review.rubric import ITEMS

from ..lint_tables import KINDS
from .briefs import spread, ways_of
from .forms import PaperForm
from .page import TRAINER_ONLY, Block, Grid, Page, Words, lines_of, percent

_TITLE = Text(en="Teaching note", zh="教学说明")
_STORY, _TEACHES, _TAKE = (
    Text(en="Story", zh="背景"),
    Text(en="What it teaches", zh="教什么"),
    Text(en="What to take from it", zh="要点"),
)
_HIDDEN = Text(en="The hidden truth: {name}, {company}", zh="真相: {company} {name}")
_LIMIT = Text(
    en="pays at most {limit} for the standard package; thinks {fair} is usual",
    zh="标准方案最高接受 {limit}; 心里的行情 {fair}",
)
_LIMIT_WORTH = Text(en="leaving is worth {limit} to them", zh="不谈的另一条路对他们值 {limit}")
_ELSE = Text(en="otherwise: {alternative}", zh="谈不成时: {alternative}")
_WAY = Text(en="bargains so: {way}", zh="谈判风格: {way}")
_BEST = Text(en="best for both together: {terms}", zh="双方合起来最好: {terms}")
_OURS = Text(en="most that you could have, signed by them: {terms}", zh="对方肯签且对我方最好: {terms}")
_WEIGHTS = Text(
    en="How much each issue weighs (all levels that can be agreed, each side)", zh="各项的分量 (可谈各档之差, 双方)"
)
_WEIGHT_COLUMNS = (
    Text(en="issue", zh="项目"),
    Text(en="to them", zh="对方"),
    Text(en="to us", zh="我方"),
    Text(en="so", zh="所以"),
)
_GIVE = Text(en="worth more to them than to us: give it, for something", zh="对方更看重: 可以给, 要换东西")
_KEEP = Text(en="worth more to us: ask for it", zh="我方更看重: 去要")
_SPLIT = Text(en="about as much to both", zh="双方差不多")
_APART = 1.5
"""An issue that weighs so many times as much on one side is worth an exchange [convention]."""
_MISTAKES = Text(en="Common mistakes, counted", zh="常见错误 (数出来的)")
_MISTAKE_COLUMNS = (
    Text(en="what is missed", zh="没做到"),
    Text(en="beginners miss it", zh="新手没做到"),
    Text(en="the skilled miss it", zh="熟手没做到"),
    Text(en="say instead", zh="可以这样教"),
)
_COUNTED = Text(
    en="{games} talks each of a beginner bot and a skilled bot with customers near this form; beginners bring home {low:.0%} of the "
    "best, the skilled {high:.0%}.",
    zh="新手机器人和熟手机器人各谈 {games} 次, 客户是这份卷附近的; 新手拿到最好结果的 {low:.0%}, 熟手 {high:.0%}。",
)
_ENDS = Text(
    en="How beginners' talks end: {deals:.0%} deals ({below:.0%} worse than the fallback), {tired:.0%} with the customer's patience used "
    "up, {left:.0%} with the customer gone, {walked:.0%} broken off by themselves.",
    zh="新手的结局: 成交 {deals:.0%} (其中比退路还差的占全部 {below:.0%}), 客户没了耐心 {tired:.0%}, 客户走人 {left:.0%}, 自己离席 {walked:.0%}。",
)
_NONE = Text(en="Beginners miss nothing here that the skilled do.", zh="这里新手和熟手做到的一样多。")
_TRICK = Text(
    en='The best of always doing the same ("{act}") brings {share:.0%}: there is no trick to find.',
    zh="一招用到底里最好的 (“{act}”) 只拿到 {share:.0%}: 没有捷径。",
)
_LADDER = Text(en="How far each skill gets", zh="各种水平能到哪")
_LADDER_COLUMNS = (
    Text(en="seller", zh="卖方"),
    Text(en="of the best", zh="占最好结果"),
    Text(en="95% interval", zh="95% 区间"),
    Text(en="deals", zh="成交率"),
    Text(en="turns", zh="轮数"),
)
_BETWEEN = Text(en="{low} .. {high}", zh="{low} .. {high}")
_FINDING = Text(en="Lint says: {what}", zh="检查发现: {what}")


def teaching_note(paper: PaperForm, found: Mistakes, linted: Linted) -> Page:
    """One form's note."""
    meeting = paper.form.meeting
    blocks: list[Block] = [Words([paper.scenario.story], _STORY)]
    if meeting.teaching is not None:
        blocks.append(Words(lines_of(meeting.teaching), _TEACHES))
    if meeting.reveal is not None:
        blocks.append(Words([meeting.reveal], _TAKE))
    blocks += [*_truth(paper), *_mistakes(found), *_ladder(linted)]
    return Page(_TITLE, paper.about, blocks, TRAINER_ONLY)


def _truth(paper: PaperForm) -> Iterator[Block]:
    buyer, truth = paper.form.meeting.buyer, paper.form.buyer
    limit = _LIMIT if paper.form.meeting.price is not None else _LIMIT_WORTH
    stand_out = possible(truth.table.firm, truth.table.buyer)
    content = np.flatnonzero(truth.table.buyer >= 0)
    lines = [
        limit.fill(limit=spread(buyer.limit), fair=spread(buyer.fair)),
        _ELSE.fill(alternative=buyer.alternative),
        _WAY.fill(way=ways_of(buyer)),
        _BEST.fill(terms=outcome_said(truth.board, stand_out.joint)),
    ]
    if len(content):
        ours = int(content[truth.table.firm[content].argmax()])
        lines.append(_OURS.fill(terms=outcome_said(truth.board, ours)))
    yield Words(lines, _HIDDEN.fill(name=buyer.name, company=buyer.company))
    yield Grid(_WEIGHT_COLUMNS, list(_weights(paper)), _WEIGHTS, (22, 19, 19, 40), numbers=frozenset((1, 2)))


def _weights(paper: PaperForm) -> Iterator[Sequence[Text]]:
    """What the levels of an issue that can be agreed differ in, for both; the price moves the same money from one to the other."""
    truth, coin = paper.form.buyer, paper.form.money
    spans = (
        [np.ptp(one) / coin for one in truth.table.per_issue(worth)] for worth in (truth.table.firm, truth.table.buyer)
    )
    firm, buyer = (in_play(truth, one) for one in spans)
    for issue, ours, theirs in zip(truth.board.issues, firm, buyer, strict=True):
        so = _SPLIT
        if theirs > _APART * ours:
            so = _GIVE
        elif ours > _APART * theirs:
            so = _KEEP
        yield issue.label, _about(theirs), _about(ours), so


def _about(amount: float) -> Text:
    """Three digits are enough to compare by."""
    return money_said(float(f"{amount:.3g}"))


def _mistakes(found: Mistakes) -> Iterator[Block]:
    labels = {item.key: item.label for item in ITEMS}
    rows = [_mistake(labels, one) for one in found.found]
    yield Words([_COUNTED.fill(games=found.games, low=found.beginners.share, high=found.able.share)], _MISTAKES)
    if rows:
        yield Grid(_MISTAKE_COLUMNS, rows, None, (29, 15, 15, 41), numbers=frozenset((1, 2)))
    yield Words([*([] if rows else [_NONE]), _ends(found.beginners)])


def _mistake(labels: Mapping[str, Text], one: Mistake) -> list[Text]:
    return [labels[one.key], percent(one.beginners), percent(one.able), START[one.key]]


def _ends(lost: Lost) -> Text:
    return _ENDS.fill(**lost._asdict())


def _ladder(linted: Linted) -> Iterator[Block]:
    rows = [
        [
            KINDS.get(one.kind, Text.same(one.kind)),
            percent(one.share.mean),
            _BETWEEN.fill(low=percent(one.share.low), high=percent(one.share.high)),
            percent(one.deals),
            Text.same(f"{one.turns:.0f}"),
        ]
        for one in linted.rungs
    ]
    yield Grid(_LADDER_COLUMNS, rows, _LADDER, numbers=frozenset((1, 2, 3, 4)))
    said = [_FINDING.fill(what=one.what) for one in linted.findings]
    if linted.tricks and all(one.check != "no dominant move" for one in linted.findings):
        best = max(linted.tricks, key=lambda trick: trick.share.mean)
        said.append(_TRICK.fill(act=best.label, share=best.share.mean))
    yield Words(said, look="soft")

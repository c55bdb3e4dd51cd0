"""The parts of a review as plain lines, for a terminal and for paper: what came of it, the turns that mattered, what was not asked,
where the points come from, what to keep, start and stop.

Money is said as people say it, with its margin of error; every point names the turns it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from simsales.i18n import Lang, Text, joined
from simsales.negotiation.moves import OFFERING, Move, Say
from simsales.negotiation.words import label_of, move_said, outcome_said
from simsales.review.labels import LABELS
from simsales.review.played import Played
from simsales.review.questions import Unknown
from simsales.review.regret import Judged
from simsales.review.review import Review
from simsales.review.rubric import Scored, Side
from simsales.review.words import money

from .model_sentence import spoken
from .review_result import result_said, sheet_said
from .rubric_text import points

Sayer = Callable[[Played, int, Move, Lang], str]
"""Puts a move into a sentence that could have been said in a turn."""


class Line(NamedTuple):
    """One line: words, how they stand out ("", "bold", "dim", "good", "bad") and how far in."""

    text: Text
    look: str = ""
    indent: int = 0


class Section(NamedTuple):
    """A heading (None for the first) and its lines."""

    title: Text | None
    lines: Sequence[Line]


def sections(review: Review, say: Sayer = spoken, next_form: Text | None = None) -> list[Section]:
    """The whole page in the order it is read; what has nothing to say is left out."""
    found = [
        Section(None, [Line(scores_said(review), "bold"), *(Line(text) for text in result_said(review))]),
        Section(_SHEET, [Line(text, "", 1) for text in sheet_said(review)]),
        Section(_POINTS, [line for judged in review.points for line in point(review, judged, say)]),
        Section(_UNASKED, [Line(text, "", 1) for text in _not_asked(review)]),
        Section(_RULES, list(_rules(review))),
        Section(_LESSONS, list(_lessons(review))),
        Section(_LATER, [Line(text, "", 1) for text in _later(review)]),
        Section(_NEXT, [Line(text, "", 1) for text in _next(review, next_form)]),
    ]
    return [one for one in found if one.lines]


def scores_said(review: Review) -> Text:
    """The two scores, apart."""
    shown = {
        side: points(value) for side, value in (("process", review.score.process), ("outcome", review.score.outcome))
    }
    return _SCORES.fill(**shown)


# --- turns -----------------------------------------------------------------------------------------------------------------
def point(review: Review, judged: Judged, say: Sayer) -> Iterator[Line]:
    """One turn: what was done and what it was worth, why, and what could have been said."""
    played, move = review.played, judged.turn.move
    why = [one.text for one in review.reasons.get(judged.turn.number, ())]
    done = move_said(played.truth.board, move)
    is_good = judged.label in ("best", "good")
    amount, error = money(played, judged.won if is_good else judged.lost), money(played, judged.loss.margin)
    lost = _LOST if judged.loss.margin > 0 else _LOST_ALWAYS
    worth = (_WON if is_good else lost).fill(amount=amount, margin=error)
    said = _TURN.fill(n=judged.turn.number, done=done, label=LABELS[judged.label], worth=worth)
    yield Line(said, "good" if is_good else "bad", 1)
    if why:
        yield Line(joined(why), "", 2)
    if not is_good:
        yield Line(_better(played, judged, say), "", 2)


def _better(played: Played, judged: Judged, say: Sayer) -> Text:
    """A sentence that could have been said; a further offer with all its terms, because the sentence names only what moves."""
    said = _BETTER.fill(move=Text(*(say(played, judged.turn.number, judged.best, lang) for lang in ("en", "zh"))))
    if judged.best.act not in OFFERING or judged.turn.before.bargain.ours < 0:
        return said
    return _IN_FULL.fill(said=said, terms=outcome_said(played.truth.board, judged.best.offer))


def _not_asked(review: Review) -> Iterator[Text]:
    board, beliefs = review.played.truth.board, review.reveal.beliefs
    for one in review.unknown:
        words = {"topic": label_of(board, one.topic), "fact": one.fact if one.fact is not None else Text.same("")}
        if one.was_asked:
            if one.fact is not None:
                yield (_DID_BLUFF if one.would is Say.BLUFF else _DID_DODGE).fill(**words)
        elif one.would is Say.TELL and one.fact is not None:
            yield _with_weight(review, one, (_TOLD if one.tries == 1 else _TOLD_TWICE).fill(**words))
        elif one.would is Say.TELL:
            order = sorted(beliefs, key=lambda name: -beliefs[name].theirs)
            yield _ORDER.fill(
                issues=Text(*(_then(lang, [label_of(board, name) for name in order]) for lang in ("en", "zh")))
            )
        elif one.fact is not None:
            yield (_BLUFFED if one.would is Say.BLUFF else _DODGED).fill(**words)


def _then(lang: Lang, labels: Sequence[Text]) -> str:
    return " > ".join(label.say(lang) for label in labels)


def _with_weight(review: Review, one: Unknown, said: Text) -> Text:
    """The weight that an answer tells, beside that of the price, and what asking was worth where that is certain."""
    board, beliefs = review.played.truth.board, review.reveal.beliefs
    if one.about in beliefs:
        weight = _WEIGHT.fill(issue=label_of(board, one.about or ""), weight=beliefs[one.about or ""].theirs)
        said = Text(en=f"{said.en} {weight.en}", zh=f"{said.zh}{weight.zh}")
    if one.worth.mean - one.worth.margin > _of_asking(review):
        worth = _WORTH.fill(amount=money(review.played, one.worth.mean))
        said = Text(en=f"{said.en} {worth.en}", zh=f"{said.zh}{worth.zh}")
    return said


def _of_asking(review: Review) -> float:
    """What any question would have been worth, whatever it brings out: that much is no reason to ask just this one."""
    return max(min((one.worth.mean for one in review.unknown if not one.was_asked), default=0.0), 0.0)


# --- rules, lessons, later ---------------------------------------------------------------------------------------------------
def _rules(review: Review) -> Iterator[Line]:
    """Every item that came up, the process first."""
    for side, label in _SIDES.items():
        found = [rule_said(one) for one in review.score.items if one.side == side and one.check is not None]
        if found:
            yield Line(_SIDE.fill(label=label, items=joined(found, "; ")), "", 1)


def rule_said(item: Scored) -> Text:
    """An item with its sign and its turns: it passed, in part, or not."""
    check = item.check
    assert check is not None
    sign = "v" if check.is_passed else "x" if check.share == 0 else ""
    note = check.note if not sign else Text.same(sign)
    return _RULE.fill(label=item.label, note=note, turns=turns_said(check.turns))


def turns_said(turns: Sequence[int]) -> Text:
    """(turns 3, 5), or nothing."""
    if not turns:
        return Text.same("")
    said = _TURN_NUMBER if len(turns) == 1 else _TURNS
    return said.fill(turns=", ".join(str(one) for one in turns))


def _lessons(review: Review) -> Iterator[Line]:
    for label, lesson in zip((_KEEP, _START, _STOP), review.lessons, strict=True):
        if lesson is not None:
            yield Line(_LESSON.fill(label=label, text=lesson.text, turns=turns_said(lesson.turns)), "", 1)


def _later(review: Review) -> Iterator[Text]:
    for one in review.later:
        amount = money(review.played, one.amount) if one.amount is not None else Text.same("")
        yield _AFTER.fill(name=one.name, amount=amount, text=one.text)


def _next(review: Review, next_form: Text | None) -> Iterator[Text]:
    if next_form is not None:
        yield _FORM.fill(form=next_form)
    costly = [one for one in review.judged if one.label not in ("best", "good")]
    worst = max(costly, key=lambda one: one.lost, default=None)
    if worst is not None:
        yield _AGAIN.fill(n=worst.turn.number)
    reveal = review.played.meeting.reveal
    if reveal is not None:
        yield reveal


_SHEET = Text(en="Planned, and as it was", zh="事先想的和实际的")
_POINTS = Text(en="The turns that mattered", zh="关键几步")
_UNASKED = Text(en="What you did not find out", zh="您没问到的")
_RULES = Text(en="Where the points come from", zh="规则出处")
_LESSONS = Text(en="For the next time", zh="下次")
_LATER = Text(en="What became of it", zh="签约之后")
_NEXT = Text(en="Next", zh="接下来")
_SCORES = Text(
    en="how you did it {process}   what came of it {outcome}   (two scores, both with their sources)",
    zh="过程 {process}   结果 {outcome}   (两个分数分开, 都有出处)",
)
_TURN = Text(en="turn {n}  {done}  [{label}] {worth}", zh="第 {n} 轮  {done}  [{label}] {worth}")
_LOST = Text(en="cost about {amount} (error {margin})", zh="亏了约 {amount} (误差 {margin})")
_LOST_ALWAYS = Text(en="cost about {amount} (in every roll-out)", zh="亏了约 {amount} (每次推演都一样)")
_WON = Text(en="worth about {amount} more than most other moves", zh="比多数别的走法约多 {amount}")
_BETTER = Text(en="What you could have said: {move}", zh="当时可以说: {move}")
_IN_FULL = Text(en="{said} ({terms})", zh="{said} ({terms})")
_TOLD = Text(en="{topic}: {fact} (they tell when asked)", zh="{topic}: {fact} (问了就说)")
_TOLD_TWICE = Text(en="{topic}: {fact} (they tell when asked twice)", zh="{topic}: {fact} (再问一次才说)")
_ORDER = Text(en="what matters to them: {issues}", zh="对方看重的顺序: {issues}")
_BLUFFED = Text(en="{topic}: they would have bluffed. In truth: {fact}", zh="{topic}: 问了会虚张声势。实情: {fact}")
_DODGED = Text(en="{topic}: they would not have said. In truth: {fact}", zh="{topic}: 问了也不说。实情: {fact}")
_DID_BLUFF = Text(en="{topic}: they bluffed. In truth: {fact}", zh="{topic}: 对方虚张声势。实情: {fact}")
_DID_DODGE = Text(en="{topic}: they did not say. In truth: {fact}", zh="{topic}: 问了没说。实情: {fact}")
_WEIGHT = Text(en="It tells that {issue} weighs {weight:.0%}.", zh=" 说明{issue}占 {weight:.0%} 的分量。")
_WORTH = Text(en="Worth about {amount}.", zh=" 值约 {amount}。")
_SIDES: Mapping[Side, Text] = {
    "process": Text(en="how you did it", zh="过程"),
    "outcome": Text(en="what came of it", zh="结果"),
}
_SIDE = Text(en="{label}: {items}", zh="{label}: {items}")
_RULE = Text(en="{label} {note}{turns}", zh="{label} {note}{turns}")
_TURN_NUMBER = Text(en=" (turn {turns})", zh=" (第 {turns} 轮)")
_TURNS = Text(en=" (turns {turns})", zh=" (第 {turns} 轮)")
_KEEP, _START, _STOP = Text(en="Keep", zh="保持"), Text(en="Start", zh="开始"), Text(en="Stop", zh="停止")
_LESSON = Text(en="{label}: {text}{turns}", zh="{label}: {text}{turns}")
_AFTER = Text(en="{name} {amount} {text}", zh="{name} {amount} {text}")
_FORM = Text(en="Next time: {form}", zh="下一次: {form}")
_AGAIN = Text(en="Try turn {n} once more.", zh="再走一次第 {n} 轮。")

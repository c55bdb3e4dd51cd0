"""Lint: whether a meeting is worth playing, found out by letting sellers of every skill play it.

It must be solvable, not won by a beginner, not won by always doing the same; skill must pay; it must take about the minutes it says,
and be written in both languages. Each finding says what was seen and what would help. What a form fixes stays fixed; buyers differ
in the rest of their luck.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel

from ..experiment.estimates import Estimate, estimate
from ..i18n import Text
from ..negotiation.ladder import climb, reachable
from ..negotiation.moves import ACT_LABELS
from ..rng import Seed
from ..spec.scenario import Scenario
from .buyers import Form, form_of
from .repeated import REPEATED, Repeated
from .rungs import GAMES, Rung, ladder

SECONDS_A_TURN, BRIEFING = 35.0, 3.0
"""Reading an answer and writing or choosing the next line, seconds; reading the brief and preparing, minutes [assumptions]."""
_ABOUT = 1.5
"""Minutes needed may differ from those written by this factor."""
_EASY = 0.9
"""A beginner who gets this part of the best leaves nothing to learn [assumption]."""
_TRICK_GAMES = 20
_CHINESE = re.compile("[\u4e00-\u9fff]")
_HAN_OR_LETTER = re.compile("[A-Za-z\u4e00-\u9fff]")


class Finding(NamedTuple):
    """Something that makes a meeting less than it could be: which check, and what was seen."""

    check: str
    what: Text


class Trick(NamedTuple):
    """What a seller brings home who makes one offer and then always does the same."""

    label: Text
    share: Estimate


class Linted(NamedTuple):
    """A meeting after all checks: no findings is good."""

    name: str
    findings: tuple[Finding, ...]
    rungs: tuple[Rung, ...]
    tricks: tuple[Trick, ...]
    minutes: float

    @property
    def is_fine(self) -> bool:
        return not self.findings


def lint(
    name: str,
    scenario: Scenario,
    *,
    seed: Seed = 1,
    games: int = GAMES,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Linted:
    """All checks. Raises SimsalesError where there is no meeting."""
    form = form_of(scenario, seed)
    tongues = tuple(_tongues(scenario))
    if reachable(form.buyer) <= 0:
        return Linted(name, (_unsolvable(form), *tongues), (), (), 0.0)
    rungs = ladder(scenario, seed=seed, games=games, workers=workers, progress=progress)
    tricks = tuple(_tricks(form, seed))
    minutes = _minutes(rungs)
    findings = [*_easy(rungs), *_dominant(rungs, tricks), *_skill(rungs), *_long(scenario, minutes), *tongues]
    return Linted(name, tuple(findings), tuple(rungs), tricks, minutes)


def of_kind(rungs: Sequence[Rung], kind: str) -> Rung:
    return next(rung for rung in rungs if rung.kind == kind)


def _unsolvable(form: Form) -> Finding:
    table = form.buyer.table
    is_barred = bool(((table.buyer >= 0) & (table.firm > 0)).any())
    barred = Text(
        en="no agreement can be signed: what both would rather have than leave is below what your manager may give",
        zh="谈不成: 双方都愿意的方案, 价格低于经理可批的底线",
    )
    none = Text(
        en="no agreement is better than leaving for both: raise the buyer's limit, or lower our cost or the fallback's worth",
        zh="没有双方都愿意的方案: 请提高客户的最高接受价, 或降低我方成本或退路的价值",
    )
    return Finding("solvable", barred if is_barred else none)


def _easy(rungs: Sequence[Rung]) -> Iterator[Finding]:
    share = of_kind(rungs, "novice").share.mean
    if share >= _EASY:
        what = Text(
            en="a novice gets {share:.0%} of the best: there is nothing to learn; let issues differ in what they are worth",
            zh="新手也能拿到最好结果的 {share:.0%}: 没有可学的; 请让各项对双方的分量不同",
        )
        yield Finding("not trivial", what.fill(share=share))


def _dominant(rungs: Sequence[Rung], tricks: Sequence[Trick]) -> Iterator[Finding]:
    skilled = of_kind(rungs, "skilled").share
    best = max(tricks, key=lambda trick: trick.share.mean)
    if best.share.mean >= max(skilled.mean, 0.5):
        what = Text(
            en='who only repeats "{act}" gets {share:.0%} of the best, a skilled seller {skilled:.0%}',
            zh="只重复“{act}”就拿到最好结果的 {share:.0%}, 而熟手是 {skilled:.0%}",
        )
        yield Finding("no dominant move", what.fill(act=best.label, share=best.share.mean, skilled=skilled.mean))


def _skill(rungs: Sequence[Rung]) -> Iterator[Finding]:
    low, high = of_kind(rungs, "novice").share, of_kind(rungs, "skilled").share
    if high.low <= low.high:
        what = Text(
            en="skill does not pay: a novice gets {low:.0%} of the best, a skilled seller {high:.0%}",
            zh="本事没有用处: 新手拿到最好结果的 {low:.0%}, 熟手 {high:.0%}",
        )
        yield Finding("skill pays", what.fill(low=low.mean, high=high.mean))


def _minutes(rungs: Sequence[Rung]) -> float:
    turns = sum(of_kind(rungs, kind).turns for kind in ("novice", "scripted", "skilled")) / 3
    return BRIEFING + turns * SECONDS_A_TURN / 60


def _long(scenario: Scenario, minutes: float) -> Iterator[Finding]:
    said = scenario.minutes
    if said is not None and not said / _ABOUT <= minutes <= said * _ABOUT:
        what = Text(
            en="takes about {minutes:.0f} minutes and says {said}", zh="约需 {minutes:.0f} 分钟, 却写着 {said} 分钟"
        )
        yield Finding("minutes", what.fill(minutes=minutes, said=said))


def _tricks(form: Form, seed: Seed) -> Iterator[Trick]:
    """A single move again and again, against the first few buyers."""
    truths = form.buyers(seed, range(_TRICK_GAMES))
    for act in REPEATED:
        for at_target in (False, True) if form.meeting.price is not None else (False,):
            games = climb(Repeated(act, at_target), form.meeting.seller, truths, seed, range(_TRICK_GAMES))
            yield Trick(ACT_LABELS[act], estimate([game.share for game in games]))


# --- languages --------------------------------------------------------------------------------------------------------------
def _tongues(scenario: Scenario) -> Iterator[Finding]:
    """Every text of the meeting and of the story says it in both languages."""
    texts = [
        (name, text) for name in ("title", "story", "meeting") for name, text in _texts(getattr(scenario, name), name)
    ]
    missing = [where for where, text in texts if not _is_in_both(text)]
    if missing:
        what = Text(en="{count} texts are in one language only: {where}", zh="{count} 处文字只有一种语言: {where}")
        yield Finding("both languages", what.fill(count=len(missing), where=", ".join(missing[:5])))


def _is_in_both(text: Text) -> bool:
    if not _HAN_OR_LETTER.search(text.en + text.zh):
        return True
    return text.en != text.zh and not _CHINESE.search(text.en) and bool(_CHINESE.search(text.zh))


def _texts(thing: Any, path: str) -> Iterator[tuple[str, Text]]:
    if isinstance(thing, Text):
        yield path, thing
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from _texts(getattr(thing, name), f"{path}.{name}")
    elif isinstance(thing, dict):
        for name, one in thing.items():
            yield from _texts(one, f"{path}.{name}")
    elif isinstance(thing, list | tuple):
        for i, one in enumerate(thing):
            yield from _texts(one, f"{path}.{i}")

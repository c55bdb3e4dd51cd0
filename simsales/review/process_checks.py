"""Checks of how it was done, one function each: facts of the record, with their turns; None where it did not come up.

Source of the list: the handbook's phases (prepare, communicate, meet objections, agree, follow up) and the rubrics of negotiation
courses named in FEATURES.
"""

from __future__ import annotations

import itertools

from ..negotiation.listening import ANSWERED, CLEARED, EXPLAINED
from ..negotiation.moves import Act, Say
from .checks import Check, each, of, yes_no
from .played import Played

_SMALLER = 1.05
"""A step up to this times the one before is not larger: offers have steps."""


def prepared(played: Played) -> Check | None:
    """Own limit, target, guess of their limit, of what matters to them, and a fallback were written down."""
    sheet = played.preparation
    filled = sum(one is not None and one != "" for one in sheet) if sheet is not None else 0
    return of(filled, 5)


def asked_first(played: Played) -> Check | None:
    """A question was asked before the first step down."""
    steps = played.concessions()
    if not steps:
        return None
    first = steps[0][0]
    asked = [one.number for one in played.turns[: first.number - 1] if one.move.act is Act.ASK]
    return yes_no(played.asked_before(first), [*asked[:1], first.number])


def found_out(played: Played) -> Check | None:
    """The share of what could be found out that was told truthfully: facts, and what is behind objections."""
    facts = set(played.meeting.buyer.facts)
    doubts = [doubt.kind for doubt in played.truth.doubts]
    told = [turn.number for turn in played.turns if any(one.say in (Say.TELL, Say.EXPLAIN) for one in turn.said)]
    learned = len(facts & played.end.listening.topics)
    explained = {
        one.topic for turn in played.turns for one in turn.said if one.say is Say.EXPLAIN and one.topic in doubts
    }
    return of(learned + len(explained), len(facts) + len(doubts), told)


def opening(played: Played) -> Check | None:
    """The first offer came after an answer or an offer of theirs, and was not below the own target."""
    first = played.first_offer
    if first is None:
        return None
    heard = [
        turn.number
        for turn in played.turns[: first.number - 1]
        if any(one.say in (Say.TELL, Say.BLUFF, Say.COUNTER, Say.FILL_SILENCE) for one in turn.said)
    ]
    sheet = played.preparation
    target = sheet.target if sheet is not None and sheet.target is not None else played.meeting.seller.target
    checks = [bool(heard)]
    if played.standard:
        checks.append(float(played.truth.table.firm[first.move.offer]) >= played.worth_of_price(target))
    return of(sum(checks), len(checks), [*heard[:1], first.number])


def clarified(played: Played) -> Check | None:
    """What was behind an objection had been asked when it was first answered."""
    found, seen = list[tuple[int, bool]](), set[str]()
    for turn in played.turns:
        if turn.move.act is Act.ANSWER and turn.move.topic not in seen:
            seen.add(turn.move.topic)
            found.append((turn.number, _step(played, turn.before.listening.doubts, turn.move.topic) >= EXPLAINED))
    return each(found)


def confirmed(played: Played) -> Check | None:
    """Objections that were answered well were then checked to be gone."""
    answered = [(turn.number, one.topic) for turn in played.turns for one in turn.said if one.say is Say.HALF_CONVINCED]
    last = {kind: number for number, kind in answered}
    steps = played.end.listening.doubts
    return each([(number, _step(played, steps, kind) >= CLEARED) for kind, number in last.items()])


def _step(played: Played, steps: list[int], kind: str) -> int:
    return next((step for doubt, step in zip(played.truth.doubts, steps, strict=True) if doubt.kind == kind), ANSWERED)


def conditional(played: Played) -> Check | None:
    """Steps down that were offered as an exchange."""
    return each([(turn.number, turn.move.act is Act.TRADE) for turn, _ in played.concessions()])


def shrinking(played: Played) -> Check | None:
    """Steps down that were not larger than the one before."""
    steps = played.concessions()
    return each([(turn.number, size <= _SMALLER * before) for (_, before), (turn, size) in itertools.pairwise(steps)])


def not_alone(played: Played) -> Check | None:
    """Steps down that came after they had moved since our last offer."""
    found, standing = list[tuple[int, bool]](), -1
    steps = {turn.number for turn, _ in played.concessions()}
    for turn in played.turns:
        if turn.number in steps:
            found.append((turn.number, turn.before.bargain.theirs != standing))
        if turn.is_offer:
            standing = turn.before.bargain.theirs
    return each(found)


def summarised(played: Played) -> Check | None:
    """Before it was signed, what had been agreed was summed up, rightly."""
    signing = played.signing
    if signing is None:
        return None
    told = [
        turn.number
        for turn in played.turns[: signing.number]
        if turn.move.act is Act.SUMMARISE and any(one.say is Say.AGREED_SO_FAR for one in turn.said)
    ]
    return yes_no(bool(told), told or [signing.number])


def authority(played: Played) -> Check | None:
    """The manager was asked only where what was signed needed it, or not at all."""
    asked = [turn.number for turn in played.turns if turn.move.act is Act.APPROVAL]
    if played.truth.manager_floor is None or (played.first_offer is None and not asked):
        return None
    was_needed = played.deal >= 0 and not played.truth.is_free(played.deal, approved=False)
    return yes_no(not asked or was_needed, asked)


def discipline(played: Played) -> Check | None:
    """What was signed is not worse than the own limit of the preparation sheet, else than the fallback."""
    signing = played.signing
    return yes_no(played.worth >= played.least - 0.5, [signing.number]) if signing is not None else None


def promises(played: Played) -> Check | None:
    """What was promised can be kept."""
    made = [turn for turn in played.turns if turn.move.act is Act.PROMISE]
    return each([(turn.number, turn.move.topic in played.truth.can_promise) for turn in made])


def next_step(played: Played) -> Check | None:
    """After the agreement the terms were confirmed, or a next step promised that can be kept."""
    signing = played.signing
    if signing is None:
        return None
    after = [turn for turn in played.turns if turn.number > signing.number]
    is_done = any(
        turn.move.act in (Act.SUMMARISE, Act.CHECK)
        or (turn.move.act is Act.PROMISE and turn.move.topic in played.truth.can_promise)
        for turn in after
    )
    return yes_no(is_done, [turn.number for turn in after] or [signing.number])

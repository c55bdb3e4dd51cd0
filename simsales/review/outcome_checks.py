"""Checks of what came out, one function each; None where the question does not arise.

Without a deal where one was possible there are no points but for the relationship; where none was possible, leaving was right and
only a deal at a loss counts against it.
"""

from __future__ import annotations

import math

from ..i18n import Text
from ..negotiation.points import integrative_share, left_on_the_table, surplus_share
from .checks import Check
from .played import Played
from .words import money

PEOPLE = (0.44, 0.64)
"""The part of what exchanges can add that people reach in experiments with several issues (MODEL C)."""
_SHARE = Text(
    en="{share:.0%} of the {stake} that could be had above the way out", zh="比退路最多能多 {stake}, 拿到 {share:.0%}"
)
_LOSS = Text(en="a deal at a loss of {loss}", zh="亏 {loss} 成交")
_LEFT = Text(en="{left} more were possible with them no worse off", zh="对方不吃亏, 我们还能多拿 {left}")
_NONE_LEFT = Text(en="nothing: no deal is better for us without being worse for them", zh="没有: 再多拿就要对方吃亏")
_FOUND = Text(
    en="{share:.0%} of what exchanges can add (people: {low:.0%} to {high:.0%})",
    zh="互利交换能多出来的, 拿到 {share:.0%} (一般人 {low:.0%} 到 {high:.0%})",
)
_MOOD = Text(en="goodwill {goodwill:.0%}, trust {trust:.0%}", zh="好感 {goodwill:.0%}, 信任 {trust:.0%}")
_NO_DEAL = Text(en="no deal, though one was possible", zh="没谈成, 其实可以谈成")


def _when(played: Played) -> tuple[int, ...]:
    turn = played.signing or (played.turns[-1] if played.turns else None)
    return (turn.number,) if turn is not None else ()


def surplus(played: Played) -> Check | None:
    """Our part of the most we could have had."""
    table, deal = played.truth.table, played.deal
    if played.stake <= 0:
        return Check(0.0, _when(played), _LOSS.fill(loss=money(played, -played.worth))) if played.worth < 0 else None
    if deal < 0:
        return Check(0.0, _when(played), _NO_DEAL)
    share = surplus_share(table.firm, table.buyer, deal)
    points = min(max(share, 0.0), 1.0)
    return Check(points, _when(played), _SHARE.fill(share=share, stake=money(played, played.stake)))


def frontier(played: Played) -> Check | None:
    """How near the deal is to those that cannot be bettered for us without being worse for them, relative to the stakes."""
    table, deal = played.truth.table, played.deal
    if deal < 0 or played.stake <= 0:
        return None
    left = left_on_the_table(table.firm, table.buyer, deal)
    note = _LEFT.fill(left=money(played, left)) if left > 0 else _NONE_LEFT
    return Check(max(1 - left / played.stake, 0.0), _when(played), note)


def exchanges(played: Played) -> Check | None:
    """What trading across issues added, beside what people reach."""
    table, deal = played.truth.table, played.deal
    share = integrative_share(table, table.firm, table.buyer, deal) if deal >= 0 else math.nan
    if math.isnan(share) or len(table.issues) < 2:
        return None
    return Check(min(max(share, 0.0), 1.0), _when(played), _FOUND.fill(share=share, low=PEOPLE[0], high=PEOPLE[1]))


def relationship(played: Played) -> Check | None:
    """Goodwill and trust at the end, half each."""
    if not played.turns:
        return None
    mood = played.end.mood
    note = _MOOD.fill(goodwill=mood.goodwill, trust=mood.trust)
    return Check((mood.goodwill + mood.trust) / 2, (played.turns[-1].number,), note)

"""The page at the end of a negotiation: what was agreed, and what became of it. No score: the review is for that."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType

from simsales.game import Game
from simsales.i18n import Lang, Text
from simsales.negotiation.talk import Ending
from simsales.negotiation.words import outcome_said
from simsales.world.events import ANSWER_HEARD, LEAD_ARRIVED, MEETING_BEGUN, MEETING_ENDED, MOVE_MADE
from simsales.world.facts import Facts

from .stories import row_told
from .tables import clean

_AGREED = Text(en="Agreed: {terms}.", zh="谈成: {terms}。")
_ENDINGS: dict[Ending, Text] = {
    "we left": Text(en="No deal: you ended the talk. {fallback}.", zh="没有谈成: 您结束了谈话。退路: {fallback}。"),
    "they left": Text(
        en="No deal: they had enough and left. {fallback}.", zh="没有谈成: 对方拂袖而去。退路: {fallback}。"
    ),
    "out of patience": Text(
        en="No deal: their patience was used up. {fallback}.", zh="没有谈成: 对方的耐心用完了。退路: {fallback}。"
    ),
    "turned away": Text(
        en="No meeting: you did not get past who answered. {fallback}.",
        zh="没有见到人: 没能过接待这一关。退路: {fallback}。",
    ),
}
_AFTERWARDS = Text(en="What became of it:", zh="后来:")
_BEFORE = frozenset((MEETING_BEGUN, MOVE_MADE, ANSWER_HEARD, MEETING_ENDED, LEAD_ARRIVED))


def meeting_page(game: Game, lang: Lang) -> Iterator[RenderableType]:
    """Every meeting of a game that is over, and the later life of its deal."""
    scenario = game.scenario
    facts = Facts(game.session.log, scenario.calendar.made(), scenario.pipeline.stage_names, scenario.horizon)
    for room in game.session.meetings:
        talk = room.talk
        if talk.is_over and talk.deal >= 0:
            yield clean(_AGREED.fill(terms=outcome_said(talk.truth.board, talk.deal)), lang, "bold")
            yield clean(_AFTERWARDS, lang)
            for row in facts.rows_of(room.case):
                if facts.happening(row).kind not in _BEFORE:
                    yield clean("  " + row_told(scenario, facts, row, lang), lang)
        elif talk.is_over:
            yield clean(_ENDINGS[talk.ending].fill(fallback=room.meeting.seller.fallback), lang, "bold")

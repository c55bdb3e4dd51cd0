"""One person's desk in a quarter: the game, the question that lies there, and what has happened since the one before.

A screen shows this and can be made anew from it; nothing here moves time.
"""

from __future__ import annotations

from simsales.engine.meeting import MOVE, PREPARE
from simsales.experiment.runs import facts_of
from simsales.game import Game, Rerun
from simsales.i18n import Text
from simsales.report.at_the_desk import Standing, first_row_to_tell, news, standing
from simsales.report.draft import Draft
from simsales.store.journal import Journal
from simsales.units import Days
from simsales.world.decisions import Choice, Decision

from .answering import why_refused

WEEK: Days = 7.0


class Desk:
    """A game as whoever sits there sees it. `draft` is the answer in the making, None while time goes on."""

    def __init__(self, game: Game) -> None:
        self.game = game
        self.draft: Draft | None = None
        self.told: list[Text] = []
        self.standing: list[Standing] = []
        self.usual_until: Days = -1.0
        self._asked: list[int] = []
        """How many answers there were when somebody was asked, for each question that was put."""
        self._rows: tuple[int, int] | None = None
        self._at: Days = -1.0

    # --- where it stands ------------------------------------------------------------------------------------------------
    @property
    def seat(self) -> str:
        return self.draft.decision.id.seat if self.draft is not None else next(iter(self.game.record.seats))

    @property
    def waiting(self) -> Decision | None:
        """The first question that waits for an answer; None while time goes on."""
        return next(iter(self.game.session.pending), None)

    @property
    def is_at_table(self) -> bool:
        """Whether that question is asked at a table, and belongs there."""
        return self.waiting is not None and self.waiting.id.kind in (PREPARE, MOVE)

    @property
    def monday(self) -> Days:
        """The next Monday after the question, by weeks of the run."""
        at = self.draft.decision.at if self.draft is not None else self.game.session.now
        return (at // WEEK + 1) * WEEK

    # --- asking and answering -------------------------------------------------------------------------------------------
    def put(self, decision: Decision) -> Draft:
        """This question lies on the desk now, answered as usual, and what has happened is looked up.

        Questions of one instant share their news.
        """
        game, seat = self.game, decision.id.seat
        since, seen = self._rows or (0, first_row_to_tell(game, decision))
        if decision.at != self._at:
            since = seen
        self._at, self._rows = decision.at, (since, game.session.log.length)
        facts = facts_of(game.session)
        self.told, self.standing = news(game, seat, since, facts), standing(game, seat, facts)
        self.draft = Draft(decision, game.scenario.money)
        if not self._asked or self._asked[-1] != len(game.turns):
            self._asked.append(len(game.turns))
        return self.draft

    def give(self, decision: Decision, choice: Choice) -> Text | None:
        """Answer; why it was not taken, if it was not, and then nothing has happened."""
        return why_refused(self.game, decision, choice)

    def give_usual(self) -> Text | None:
        """Answer as usual whatever waits and is not to be asked; why one was not taken, if it was not."""
        while (decision := self.waiting) is not None and decision.at < self.usual_until:
            refused = self.give(decision, {})
            if refused is not None:
                self.usual_until = -1.0
                return refused
        return None

    def before_the_last(self) -> int | None:
        """How many answers there were before the last question somebody was asked; None where nothing was answered yet."""
        turns = len(self.game.turns)
        asked = [count for count in self._asked if count < turns]
        return asked[-1] if asked else turns - 1 if turns else None

    def go_back(self, journal: Journal, again: Rerun) -> None:
        """Go on with a branch from there. Raises GameError, and then all is as it was."""
        self.game = Game.branch_off(journal, again)
        self._asked = [count for count in self._asked if count < len(again.turns)]
        self._rows, self._at, self.usual_until, self.draft = None, -1.0, -1.0, None

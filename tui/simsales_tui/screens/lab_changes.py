"""The compare lab's side of changed plans: taken at once or after the work under way, kept or given up on leaving."""

from __future__ import annotations

from abc import abstractmethod

from simsales.errors import InputError, ScenarioError
from simsales.i18n import Text, joined
from simsales.spec.casefile import open_case
from simsales.spec.first_draft import check_name
from simsales.spec.own_scenario import save_own
from simsales.spec.trial import said

from .. import ui
from ..base import BaseScreen
from ..lab import words
from ..lab.asking import Asked
from ..lab.state import Lab
from .levers_words import NAME, NAME_STORY


class ChangedPlans(BaseScreen):
    """What the lab does about them. Nothing that somebody changed, and no work under way, goes without a question."""

    lab: Lab
    _asked: Asked | None = None

    @abstractmethod
    def _say(self, said: Text) -> None:
        """In the message line."""

    @abstractmethod
    def _give_up_work(self) -> None:
        """Whatever is under way; late news of it count for nothing."""

    @abstractmethod
    def _stop(self) -> None:
        """Stop what is under way, and hear how it ended."""

    @abstractmethod
    def _ask(self, asked: Asked | None) -> None:
        """Ask above the message line, or ask no more."""

    # --- changing -------------------------------------------------------------------------------------------------------
    def action_levers(self) -> None:
        """Change numbers of the plans."""
        from .levers import LeversScreen

        lab = self.lab
        levers = LeversScreen(lab.case, lab.sets if lab.waiting is None else lab.waiting)

        def back(sets: tuple[str, ...] | None) -> None:
            self.lab.kept = levers.written or self.lab.kept
            self._changed(sets)

        self.app.push_screen(levers, back)

    def _changed(self, sets: tuple[str, ...] | None) -> None:
        lab = self.lab
        if sets is None or sets == lab.sets:
            return
        if not lab.is_busy:
            self._take(sets)
            return
        lab.waiting = sets
        answers = ((words.TAKE_NOW, self._take_now), (words.TAKE_LATER, self._later), (words.NOT_TAKE, self._not_take))
        self._ask(Asked(words.TAKE_HOW.fill(what=words.under_way(lab)), answers, quiet=1))

    def _take_now(self) -> None:
        self._ask(None)
        lab = self.lab
        sets, what = lab.waiting, words.under_way(lab) if lab.is_busy else None
        if sets is not None:
            self._take(sets, what)

    def _later(self) -> None:
        self._ask(None)
        if not self.lab.is_busy:
            self._take_what_waits()

    def _not_take(self) -> None:
        self.lab.waiting = None
        self._ask(None)

    def _take_what_waits(self) -> None:
        """The work is done: now the changes."""
        if self.lab.waiting is not None:
            self._ask(None)
            self._take(self.lab.waiting)

    def _take(self, sets: tuple[str, ...], stopped: Text | None = None) -> None:
        """The plans are as they were changed from here on; `stopped` is what was under way."""
        try:
            case = open_case(str(self.lab.case.path), sets)
        except ScenarioError as error:
            self.lab.waiting = None
            self._say(error.message)
            return
        self._give_up_work()
        self.lab = self.lab.reopened(case, sets)
        names = self._names()
        self.fill()
        if stopped is not None:
            self._say(words.TAKEN_STOPPED.fill(what=stopped))
        else:
            self._say(words.TAKEN.fill(names=names) if sets else words.AS_WRITTEN)

    def _names(self) -> Text:
        return joined([self.lab.shown.label(name) for name in self.lab.changed])

    # --- leaving --------------------------------------------------------------------------------------------------------
    def action_leave(self) -> None:
        """Esc answers a question, then stops what runs; where nothing does, it leaves, and asks about changes first."""
        if self._asked is not None:
            self._asked.answers[self._asked.quiet][1]()
        elif self.lab.is_busy and not self.lab.is_stopping:
            self._stop()
        elif self.lab.is_unkept:
            answers = ((words.KEEP, self._keep), (words.LEAVE, self._leave), (words.STAY, self._stay))
            self._ask(Asked(words.UNKEPT.fill(names=self._names()), answers, quiet=2))
        else:
            self.action_back()

    def _leave(self) -> None:
        self.action_back()

    def _stay(self) -> None:
        self._ask(None)

    def _keep(self) -> None:
        """Ask for a name, write it, leave."""
        from .name_entry import NameScreen

        case = self.lab.case

        def check(name: str) -> None:
            check_name(name, case.name)

        self._ask(None)
        self.app.push_screen(NameScreen(NAME, NAME_STORY.fill(base=case.name), check), self._named)

    def _named(self, name: str | None) -> None:
        if name is None:
            return
        try:
            path = save_own(name, self.lab.case, self.lab.sets)
        except InputError as error:
            self._say(said(error.problems[0]))
            return
        self.lab.kept = self.lab.sets
        ui.notify(self.app, words.KEPT.fill(path=path), self.lang)
        self.action_back()

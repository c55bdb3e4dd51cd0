"""A quarter in a chair: one question after the other, with what is known, what has happened and where one stands.

The screen asks and shows. Answers are kept by the game before they count; time goes on beside the screen, in `workers/playing.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Footer, Static

from simsales.game import Game, Rerun
from simsales.i18n import Text, joined
from simsales.units import Days
from simsales.world.decisions import Decision

from .. import keys, ui
from ..base import BaseScreen, Typed
from ..chair import Chair
from ..desk import Desk
from ..widgets.answer_form import PREFIX, AnswerForm
from ..widgets.answer_line import AnswerLine
from ..widgets.choice_list import ChoiceList, Doing
from ..widgets.pick_list import PickList
from ..widgets.status_bar import StatusBar
from ..workers.news import Progress
from ..workers.playing import Arrived, go_on
from . import quarter_words as say
from .desk_page import date_on, desk_page, help_on, hint_at, list_on, place_at, question_on
from .question import Question


class QuarterScreen(BaseScreen):
    """One game until its last question is answered."""

    CSS_PATH = ["../widgets/answer_form.tcss", "quarter.tcss"]
    ABOUT: ClassVar[Text] = say.ABOUT
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("f3", "news", say.NEWS),
        keys.bound("f4", "take_back", say.BACK_ONE),
        keys.bound("escape", "leave", keys.LEAVE),
        keys.bound("up", "app.focus_previous", keys.EARLIER, shown=False),
        keys.bound("down", "app.focus_next", keys.LATER, shown=False),
        keys.bound("pageup", "scroll(-1)", keys.EARLIER, shown=False, first=True),
        keys.bound("pagedown", "scroll(1)", keys.LATER, shown=False, first=True),
    ]

    def __init__(self, game: Game) -> None:
        super().__init__()
        self._desk = Desk(game)
        self._aside: Question | None = None
        self._message: Text | None = None
        self._is_waiting, self._is_open = True, False
        self._has_arrived = False
        self._width = 0

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield Static(id="question")
        yield Static(id="standing")
        with Container(id="desk"):
            with VerticalScroll(id="papers", can_focus=False):
                yield Static(id="page")
            yield AnswerForm(self._desk.draft)
        yield AnswerLine("next")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self._move_on()

    def fill(self) -> None:
        self._show_place(self._desk.game.session.now)
        self._show_question()
        self._show_choices()
        self._hint()

    def kept(self) -> dict[str, Typed]:
        """A field in which nothing is half typed is said anew."""
        draft, found = self._desk.draft, super().kept()
        names = {f"{PREFIX}{number}": name for number, name in enumerate(draft.fields)} if draft is not None else {}
        return {key: one for key, one in found.items() if draft is not None and names.get(key) in draft.typed}

    async def say_again(self) -> None:
        """The same in the other language; what is marked stays marked."""
        at, lists = self.query_one("#next", ChoiceList).at, self.query(PickList)
        marked = lists.first().highlighted if lists else None
        await super().say_again()
        self.query_one("#next", ChoiceList).at = at
        self.query_one("#desk").set_class(self._is_open, "-papers")
        for one in self.query(PickList):
            one.highlighted = marked

    # --- time -----------------------------------------------------------------------------------------------------------
    def _move_on(self) -> None:
        """To the next question that is not to be answered as usual, or to the end."""
        self._is_waiting = True
        refused = self._desk.give_usual()
        if refused is not None:
            self._message = ui.refused(refused)
        if self._desk.waiting is not None:
            self.call_next(self._put, self._desk.waiting)
        else:
            self.work(partial(go_on, self, self._desk.game.session))

    @on(Arrived)
    def _arrived(self) -> None:
        """Time stands: somebody is asked, or the books are closed. Whoever reads the help meanwhile is told afterwards."""
        self._has_arrived = True
        self.on_screen_resume()

    def on_screen_resume(self) -> None:
        if not self._has_arrived or self.app.screen is not self:  # seen through the help it would be "current", too
            return
        self._has_arrived = False
        if self._desk.waiting is not None:
            self._move_on()
        else:
            self._desk.game.advance()
            self.house.close_quarter(self._desk.game)

    def could_not(self, why: Text) -> None:
        self._message = why
        self._hint()

    @on(Progress)
    def _passing(self, message: Progress) -> None:
        if self._is_waiting:
            self._show_place(message.done)
            self.tell(say.UNDER_WAY)

    # --- a question -----------------------------------------------------------------------------------------------------
    async def _put(self, decision: Decision) -> None:
        """Ask it; what is asked at a table is asked there."""
        if self._desk.is_at_table:
            self.house.sit_down(Chair(self._desk.game, self.lang))
            return
        draft = self._desk.put(decision)
        self._desk.game.keep_beside()
        self._aside, self._is_waiting = None, False
        await self.query_one(AnswerForm).ask(draft)
        self.fill()
        self._to_the_answer()
        self.query_one("#papers").scroll_home(animate=False)
        self.call_after_refresh(self._show_papers, is_new=False)

    def _to_the_answer(self) -> None:
        """Where Enter gives the usual answer: the first field, or, where Enter turns what is marked, the line below."""
        if self._desk.draft is not None and not self._desk.draft.is_list:
            self.query_one(AnswerForm).begin()
        else:
            self.query_one("#next").focus()

    # --- showing --------------------------------------------------------------------------------------------------------
    def _show_place(self, day: Days) -> None:
        count = say.COUNT.fill(count=len(self._desk.game.turns) + 1).say(self.lang)
        self.query_one(StatusBar).show(place_at(self._desk, day), Text.same(f"{count}  {self.lang}"))

    def _show_question(self) -> None:
        draft = self._desk.draft
        if draft is None:
            return
        self.query_one("#question", Static).update(ui.text(question_on(draft), self.lang, "bold"))
        figures = [say.FIGURE.fill(label=one.label, value=one.value) for one in self._desk.standing]
        self.query_one("#standing", Static).update(ui.text(joined(figures, "   "), self.lang))
        self.query_one("#desk").set_class(draft.is_list, "-list")
        self.query_one(AnswerForm).show(list_on(self._desk, self.lang))
        self._show_papers()

    def _show_papers(self, *, is_new: bool = True) -> None:
        """For as many cells as there are; the same again only where there are more or fewer by now."""
        before, self._width = self._width, self.query_one("#papers").scrollable_content_region.width or self.size.width
        width = self._width
        if self._desk.draft is not None and (is_new or width != before):
            pages = desk_page(self._desk, max(width - 1, 30), self.lang)
            self.query_one("#page", Static).update(ui.page(*pages))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_papers, is_new=False)

    def _show_choices(self) -> None:
        draft = self._desk.draft
        if self._aside is not None:
            self.query_one("#next", ChoiceList).offer(self._aside.options)
        elif draft is not None:
            count = len(draft.changed)
            back: list[Doing] = [(say.ALL_USUAL, self._all_usual)] if count or draft.typed else []
            choices = self.query_one("#next", ChoiceList)
            choices.offer(
                [
                    (say.AS_CHANGED.fill(count=count) if count else say.AS_USUAL, self._answer),
                    (say.UNTIL_MONDAY, self._answer_until_monday),
                    (say.TO_THE_END, self._ask_end),
                    *back,
                    (say.TAKE_BACK, self.action_take_back),
                    (say.STOP, self.action_leave),
                ],
                choices.at,
            )

    def _hint(self) -> None:
        """What was refused or done; else the one obvious thing to do where the focus is."""
        draft = self._desk.draft
        if self._message is not None:
            self.tell(self._message)
        elif self._aside is not None:
            self.tell(self._aside.asks or Text.same(""))
        elif draft is None:
            self.tell(say.UNDER_WAY)
        elif self._is_open:
            self.tell(say.READ)
        else:
            place = self.focused.id if self.focused is not None else None
            name = "" if place == f"{PREFIX}list" else self.query_one(AnswerForm).name_at(place)
            self.tell(hint_at(draft, name))

    @on(DescendantFocus)
    def _focused_elsewhere(self) -> None:
        self._hint()

    @on(AnswerForm.Changed)
    def _changed(self) -> None:
        self._message = None
        self._show_choices()
        self._hint()

    # --- answering ------------------------------------------------------------------------------------------------------
    @on(AnswerForm.Sent)
    def _send(self) -> None:
        """Enter in the form answers; an aside that is open is dropped first."""
        if self._aside is not None:
            self._drop()
        else:
            self._answer()

    def _all_usual(self) -> None:
        """Nothing in the form is changed any more."""
        draft = self._desk.draft
        if draft is not None:
            draft.begin_again()
            self._message = None
            self.fill()
            self._to_the_answer()

    def _answer(self, usual_until: Days = -1.0) -> None:
        """Give the answer that stands in the form; what is refused is said, and nothing has happened."""
        draft = self._desk.draft
        if draft is None or self._is_waiting:
            return
        refusals = draft.refusals()
        if refusals:
            self._refuse(joined(refusals, "; "))
            return
        refused = self._desk.give(draft.decision, draft.choice)
        if refused is not None:
            self._refuse(refused)
            return
        self._desk.usual_until, self._message = usual_until, None
        self.query_one("#next", ChoiceList).at = 0
        self._move_on()

    def _refuse(self, why: Text) -> None:
        self._message = ui.refused(why)
        self._hint()

    def _answer_until_monday(self) -> None:
        self._answer(self._desk.monday)

    def _ask_end(self) -> None:
        if self._is_waiting:
            return
        end = partial(self._answer_to_the_end, self._desk.game.scenario.horizon + 1)
        self._ask(Question(say.ASK_END, [(say.NOT_YET, self._drop), (say.YES_END, end)]))

    def _answer_to_the_end(self, day: Days) -> None:
        self._drop()
        self._answer(day)

    def action_take_back(self) -> None:
        """A branch of the game, with the answers before the last question one was asked."""
        if self._is_waiting or self._aside is not None:
            return
        back = self._desk.before_the_last()
        if back is None:
            self._message = say.NO_BACK
            self._hint()
            return
        self._is_waiting = True
        self.go_on_from(self._desk.game.record.id, back, self._taken_back)

    def _taken_back(self, again: Rerun) -> None:
        self._desk.go_back(self.house.journal, again)
        self._message = say.TAKEN_BACK.fill(id=self._desk.game.record.id, parent=again.record.id)
        self._move_on()

    def not_again(self, why: Text) -> None:
        self._is_waiting = False
        self._refuse(why)

    # --- asides, leaving ------------------------------------------------------------------------------------------------
    def _ask(self, aside: Question) -> None:
        self._aside, self._message = aside, None
        self.query_one("#next", ChoiceList).at = 0
        self._show_choices()
        self._hint()
        self.query_one("#next").focus()

    def _drop(self) -> None:
        self._aside = None
        self.query_one("#next", ChoiceList).at = 0
        self._show_choices()
        self._to_the_answer()
        self._hint()

    def action_news(self) -> None:
        """The papers over the form, or the form again."""
        self._is_open = not self._is_open
        self.query_one("#desk").set_class(self._is_open, "-papers")
        if self._is_open:
            self.query_one("#next").focus()
        else:
            self._to_the_answer()
        self._hint()
        self.call_after_refresh(self._show_papers, is_new=False)

    def about(self) -> Sequence[Text]:
        draft = self._desk.draft
        return [say.ABOUT] if draft is None else [*help_on(draft), say.ABOUT]

    def action_leave(self) -> None:
        if self._is_open:
            self.action_news()
        elif self._aside is not None:
            self._drop()
        elif self._desk.draft is None:
            self.house.go_home()
        else:
            date = date_on(self._desk, self._desk.draft.decision.at)
            asks = say.ASK_STOP.fill(id=self._desk.game.record.id, date=date)
            self._ask(Question(asks, [(say.GO_ON, self._drop), (say.STOP_NOW, self.house.go_home)]))

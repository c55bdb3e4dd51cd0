"""The room where a talk is held, as one sees it: what was said, the papers, the offers, the line for one's own words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Static

from simsales.negotiation.meaning import levels_said, offered
from simsales.negotiation.moves import Move
from simsales.report.rubric_text import points_so_far, rubric_page
from simsales.report.transcript import brief_pages

from .. import ui
from ..base import BaseScreen, Typed
from ..chair import Chair
from ..widgets.brief_panel import BriefPanel
from ..widgets.choice_list import ChoiceList
from ..widgets.offer_form import PREFIX, OfferForm
from ..widgets.status_bar import StatusBar
from ..widgets.transcript import Transcript
from ..widgets.typed_line import TypedLine
from . import roleplay_words as say


class MoveList(ChoiceList):
    """What can be done. A blank picks only while no words stand in the line below."""

    TAKES_SPACE: ClassVar[bool] = False


class TalkRoom(BaseScreen):
    """What stands in the room; who says what next is the matter of the screen made from it."""

    def __init__(self, chair: Chair) -> None:
        super().__init__()
        self._chair, self._drawer = chair, ""

    def compose(self) -> ComposeResult:
        yield StatusBar()
        with Horizontal(id="table"):
            yield Transcript(id="transcript")
            yield BriefPanel(id="papers")
        yield Static(id="beat")
        yield OfferForm(self._chair.talk.truth.board)
        yield MoveList("moves")
        yield TypedLine(hint=say.SAY.say(self.lang), name_="words", is_marked=False)
        yield Static(id="message")
        yield Footer(compact=True)

    def kept(self) -> dict[str, Typed]:
        """A field of the offer that nobody has changed is said anew."""
        form = self.query_one(OfferForm)
        same = {PREFIX + name for name in self._chair.talk.truth.board.names if not form.is_changed(name)}
        return {name: typed for name, typed in super().kept().items() if name not in same}

    def _show_standing(self) -> None:
        chair, talk = self._chair, self._chair.talk
        title = say.TITLE.fill(title=chair.title, company=chair.room.meeting.buyer.company)
        turn = say.TURN.fill(turn=min(talk.turn + 1, talk.truth.turns), most=talk.truth.turns)
        turn = say.CLOCK.fill(turn=turn, minutes=chair.minutes)
        if self.house.settings.score:
            turn = say.SCORED.fill(score=points_so_far(chair.room), turn=turn)
        self.query_one(StatusBar).show(title, turn)
        beat = chair.beat()
        self.query_one("#beat", Static).update(ui.text(beat if beat is not None else "", self.lang))

    def _tick(self) -> None:
        """Another minute may have gone by."""
        if self.is_current and self.query("#beat"):
            self._show_standing()

    def _show_offer(self, draft: Move | None = None) -> None:
        """The terms of a draft, or our offer as it stands; theirs below."""
        talk = self._chair.talk
        self.query_one(OfferForm).show(
            draft.offer if draft is not None else offered(talk, {}).outcome, talk.bargain.theirs
        )

    def _show_papers(self) -> None:
        room, panel = self._chair.room, self.query_one(BriefPanel)
        is_rubric = self._drawer == "rubric"
        pages = [rubric_page(room.meeting, self.lang)] if is_rubric else []
        panel.show(pages or list(brief_pages(room.meeting, room.talk.truth.board, self.lang)))
        self.query_one("#table").set_class(bool(self._drawer), "-papers")

    def _hint(self) -> None:
        """The one obvious thing to do where the focus is."""
        name = self.focused.id or "" if self.focused is not None else ""
        board = self._chair.talk.truth.board
        if name.startswith(PREFIX):
            issue = board.issues[board.names.index(name.removeprefix(PREFIX))]
            self.tell(say.FIELD.fill(label=issue.label, allowed=levels_said(issue)))
        elif name != "papers" and self._chair.talk.deal >= 0:
            self.tell(say.AGREED)
        else:
            self.tell({"moves": say.LIST, "papers": say.READ}.get(name, say.TYPE))

    def reading(self) -> VerticalScroll:
        return self.query_one(BriefPanel if self._drawer and self.has_class("-narrow") else Transcript)

    def action_drawer(self, which: str) -> None:
        is_open = self._drawer != which
        self._drawer = which if is_open else ""
        self._show_papers()
        self.query_one("#papers" if is_open else "#words").focus()

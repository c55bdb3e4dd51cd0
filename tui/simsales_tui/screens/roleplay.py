"""The talk: what was said, what they did last, one's offer, the moves by number, and a line for one's own words.

The screen asks and shows. What a line means, what is allowed and what they answer is said by the negotiation below.
"""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.events import DescendantFocus, Key
from textual.timer import Timer
from textual.widgets import Input, Static

from simsales.i18n import Text
from simsales.negotiation.hearing import Heard, heard, heard_as
from simsales.negotiation.meaning import offer_typed, offered
from simsales.negotiation.moves import ACT_LABELS, OFFERING, Act, Move
from simsales.negotiation.reading import Reading
from simsales.negotiation.rules import legal_acts, refusal, topics_of
from simsales.negotiation.words import label_of

from .. import keys, ui
from ..chair import Bubble, Chair
from ..widgets.choice_list import ChoiceList
from ..widgets.offer_form import PREFIX, OfferForm
from ..widgets.transcript import Transcript
from ..widgets.typed_line import TypedLine
from . import roleplay_words as say
from .question import Question
from .talk_room import TalkRoom

_LOOKS_AT_THE_CLOCK = 20.0
"""Seconds."""


class RolePlayScreen(TalkRoom):
    """One talk until it is over."""

    CSS_PATH = "roleplay.tcss"
    ABOUT: ClassVar[Text] = say.ABOUT
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("f3", "drawer('brief')", keys.BRIEF),
        keys.bound("f4", "drawer('rubric')", keys.RUBRIC),
        keys.bound("escape", "leave", keys.LEAVE),
        keys.bound("up", "line(-1)", keys.EARLIER, shown=False),
        keys.bound("down", "line(1)", keys.LATER, shown=False),
        *keys.LEAFING,
    ]

    def __init__(self, chair: Chair) -> None:
        super().__init__(chair)
        self._draft: Move | None = None
        self._words = ""
        self._pause: Timer | None = None
        self._question = self._moves()

    def opened(self) -> None:
        self._rest()
        self.set_interval(_LOOKS_AT_THE_CLOCK, self._tick)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whoever types on while the other side thinks means words, and opens nothing by a letter."""
        return not self._is_waiting or action not in ("help", "jump")

    def fill(self) -> None:
        if self._is_waiting:
            self._stop_pause()
            self._question = self._moves()
        self._chair.change_language(self.lang)
        transcript = self.query_one(Transcript)
        transcript.begin(self._chair.story, self.lang)
        transcript.add(self._chair.bubbles(), self.lang)
        self._show_papers()
        self._show_standing()
        self._show_offer(self._draft)
        self._show_question()

    def _show_question(self) -> None:
        moves = self.query_one("#moves", ChoiceList)
        moves.show([label for label, _ in self._question.options])
        moves.mark(self.query_one("#words", TypedLine).value.strip())
        self.query_one("#offer").disabled = self._question.is_aside  # else Enter there would answer with other terms
        if self._question.asks is not None:
            self.tell(self._question.asks)
        else:
            self._hint()

    @on(DescendantFocus)
    def _explain(self) -> None:
        if self._question.asks is None and self._draft is None:
            self._hint()

    # --- asking ---------------------------------------------------------------------------------------------------------
    def _moves(self) -> Question:
        """What can be done now, or what there is to do when it is over."""
        if self._chair.question is None and self._chair.is_in_quarter:
            return Question(say.OVER_HERE, [(say.TO_THE_DESK, self._back_to_the_desk)], is_aside=False)
        if self._chair.question is None:
            review, home = say.AFTER
            return Question(say.OVER, [(review, self._review), (home, self.house.go_home)], is_aside=False)
        acts = list(legal_acts(self._chair.talk))
        return Question(None, [(ACT_LABELS[act], partial(self._act, act)) for act in acts], is_aside=False)

    def _ask(self, question: Question) -> None:
        """Ask; what was typed stays marked, so that Enter takes the first answer and a number goes in its place."""
        self._question = question
        self._show_question()
        self.query_one("#words", TypedLine).select_all()

    def _drop(self) -> None:
        """Back to what can be done; words that became no move are given back, marked, so that typing replaces them."""
        self._draft, self._question = None, self._moves()
        self._show_question()
        if self._words:
            line = self.query_one("#words", TypedLine)
            line.value, self._words = self._words, ""
            line.select_all()

    def _rest(self) -> None:
        """The same, with the focus where one can go on."""
        self._drop()
        is_over = self._chair.question is None
        line = self.query_one("#words", TypedLine)
        line.disabled = is_over
        if is_over:
            line.value = ""
        name = self.focused.id or "" if self.focused is not None else ""
        if is_over:
            self.query_one("#moves").focus()
        elif name not in ("moves", "words"):
            self.query_one("#words").focus()
        if not is_over:
            self._hint()

    @on(ChoiceList.Picked)
    def _picked(self, event: ChoiceList.Picked) -> None:
        self._question.options[event.place][1]()

    def _act(self, act: Act) -> None:
        board, topics = self._chair.talk.truth.board, topics_of(self._chair.talk, act)
        if act is Act.TRADE:
            self._ask(Question(say.GIVE, [(one.label, partial(self._give, one.name)) for one in board.issues]))
        elif act in OFFERING:
            self._fill_in(Move(act, offer=offered(self._chair.talk, {}).outcome))
        elif len(topics) > 1:
            self._ask(
                Question(
                    say.ABOUT_WHAT, [(label_of(board, one), partial(self._play, Move(act, one))) for one in topics]
                )
            )
        elif act in (Act.ACCEPT, Act.WALK):
            self._confirm(say.SURE.fill(move=ACT_LABELS[act]), Move(act), (say.DO_IT, say.NOT_YET))
        else:
            self._play(Move(act, topics[0] if topics else ""))

    def _give(self, give: str) -> None:
        issues = [one for one in self._chair.talk.truth.board.issues if one.name != give]
        self._ask(Question(say.GET, [(one.label, partial(self._exchange, give, one.name)) for one in issues]))

    def _exchange(self, give: str, get: str) -> None:
        self._fill_in(Move(Act.TRADE, offer=offered(self._chair.talk, {}).outcome, give=give, get=get), give)

    def _fill_in(self, move: Move, name: str = "") -> None:
        """The terms of an offer are written in the fields."""
        self._draft = move
        self._show_offer(move)
        self._ask(self._moves()._replace(asks=say.FILL_IN.fill(act=ACT_LABELS[move.act])))
        self.query_one(OfferForm).field(name or self._chair.talk.truth.board.names[0]).focus()

    def _confirm(self, asks: Text, move: Move, answers: tuple[Text, Text]) -> None:
        yes, no = answers
        self._ask(Question(asks, [(yes, partial(self._play, move)), (no, self._rest)]))

    # --- typing ---------------------------------------------------------------------------------------------------------
    def on_key(self, event: Key) -> None:
        """Whoever types while the list has the focus, or has lost it because the other side thinks, means the line below.

        Letters that were on their way to the list when the line took the focus arrive here, too.
        """
        line, moves = self.query_one("#words", TypedLine), self.query_one("#moves", ChoiceList)
        if event.key == "space" and self.focused is moves and not line.value:
            event.stop()
            moves.action_pick()
            return
        is_letter = event.is_printable and event.character is not None and event.character not in "?？"
        is_near = self.focused in (moves, line) or (self._is_waiting and self.focused is None)
        if is_letter and is_near and not line.disabled:
            event.stop()
            self.set_focus(line)
            line.insert_text_at_cursor(event.character or "")

    @on(Input.Changed, "#words")
    def _mark(self, event: Input.Changed) -> None:
        self.query_one("#moves", ChoiceList).mark(event.value.strip())

    @on(Input.Submitted, "#words")
    def _said(self, event: Input.Submitted) -> None:
        typed = event.value.strip()
        if self._is_waiting:
            self.tell(say.WAIT)
        elif self._question.is_aside and typed in ("", self._words):
            self.query_one("#moves", ChoiceList).action_pick()
        elif not typed:
            self._show_question()
        elif typed.lower() in say.COMMANDS:
            event.input.value = ""
            self.call_later(self.run_action, say.COMMANDS[typed.lower()])
        elif typed.isdecimal() and len(typed) < 3 and 1 <= int(typed) <= len(self._question.options):
            event.input.value = ""
            self._question.options[int(typed) - 1][1]()
        else:
            self._words = typed
            self._heard(heard(typed, self._chair.talk))

    def _heard(self, found: Heard) -> None:
        if found.move is not None and not found.move.topic and len(topics_of(self._chair.talk, found.move.act)) > 1:
            self._act(found.move.act)
        elif found.move is not None and found.ask:
            self._fill_in(found.move, found.ask[0])
        elif found.move is not None and found.echo is not None:
            self._confirm(say.RIGHT.fill(echo=found.echo), found.move, (say.YES, say.NO))
        elif found.move is not None:
            self._play(found.move)
        elif found.readings:
            options = [(one.echo, partial(self._as_meant, one)) for one in found.readings]
            self._ask(Question(found.reply, [*options, (say.NEITHER, self._rest)]))
        else:
            self._drop()
            self._refuse(found.reply)

    def _as_meant(self, reading: Reading) -> None:
        self._heard(heard_as(reading, self._chair.talk))

    # --- offering -------------------------------------------------------------------------------------------------------
    @on(Input.Changed)
    def _try_out(self, event: Input.Changed) -> None:
        """Whether the terms in the fields could be offered."""
        if (event.input.id or "").startswith(PREFIX):
            move, why = self._in_the_fields()
            why = why if why is not None else refusal(self._chair.talk, move)
            if why is not None:
                self._refuse(why)
            else:
                self._hint()

    def _in_the_fields(self) -> tuple[Move, Text | None]:
        made = offer_typed(self._chair.talk, self.query_one(OfferForm).typed)
        draft = self._draft if self._draft is not None else Move(Act.OFFER)
        return draft._replace(offer=made.outcome), made.refused

    @on(OfferForm.Sent)
    def _offer(self) -> None:
        if self._chair.question is None:
            return
        move, why = self._in_the_fields()
        if why is not None:
            self._refuse(why)
        else:
            self._play(move)

    # --- playing --------------------------------------------------------------------------------------------------------
    def _play(self, move: Move) -> None:
        said = self._chair.talk.turn
        refused = self._chair.make(move, self._words)
        if refused is not None:
            if self._draft is None:
                self._drop()
            self._refuse(refused)
            return
        self.query_one("#words", TypedLine).value = self._words = ""
        ours, *theirs = self._chair.bubbles(said)
        self.query_one(Transcript).add([ours], self.lang)
        if self.house.pace:
            self._think(theirs)
        else:
            self._answered(theirs)

    def _think(self, theirs: list[Bubble]) -> None:
        """The other side takes its time. Nothing can be sent meanwhile: what is typed stays in the line for the next turn."""
        who, focused = theirs[0].who, self.focused.id if self.focused is not None else None
        self.query_one("#beat", Static).update(ui.text(say.THINKS.fill(who=who), self.lang))
        self._lock(True)
        self.tell(say.LISTEN)
        self._pause = self.set_timer(self.house.pace, partial(self._answered, theirs, focused))

    def _answered(self, theirs: list[Bubble], focused: str | None = None) -> None:
        self._stop_pause()
        self.query_one(Transcript).add(theirs, self.lang)
        self._show_standing()
        self._show_offer()
        if focused is not None and self.focused is None:
            self.query_one(f"#{focused}").focus()
        self._rest()

    def _lock(self, is_locked: bool) -> None:
        for part in ("#moves", "#offer"):
            self.query_one(part).disabled = is_locked

    @property
    def _is_waiting(self) -> bool:
        """Whether the other side is still to answer."""
        return self._pause is not None

    def _stop_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
            self._lock(False)

    def _refuse(self, why: Text | None) -> None:
        if why is not None:
            self.tell(ui.refused(why))

    def action_take_back(self) -> None:
        game = self._chair.game
        if self._chair.talk.turn:
            self.go_on_from(game.record.id, len(game.turns) - 1, self.house.branch_off)
        else:
            self.tell(say.NO_BACK)

    # --- papers, leaving ------------------------------------------------------------------------------------------------
    def action_leave(self) -> None:
        if self._drawer:
            self.action_drawer(self._drawer)
        elif self._question.is_aside or self._draft is not None:
            self._show_offer()
            self._keep_on()
        elif self._chair.question is None or self._is_waiting:
            self.house.go_home()
        else:
            go_on, stop = say.STOPS
            asks = say.STOP.fill(turn=self._chair.talk.turn + 1)
            self._ask(Question(asks, [(go_on, self._keep_on), (stop, self.house.go_home)]))
            self.query_one("#moves").focus()

    def _keep_on(self) -> None:
        """On with the talk, in the line for one's own words."""
        self._rest()
        if self._chair.question is not None:
            self.query_one("#words").focus()

    def _back_to_the_desk(self) -> None:
        self.house.open_game(self._chair.game)

    def _review(self) -> None:
        self.house.open_review(self._chair.game.record.id)

"""Levers of one plan: groups on the left, what can be changed on the right, the field of the marked one below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from simsales.errors import InputError
from simsales.i18n import Text
from simsales.report.lever_lines import before_said, check_said, room_said, source_said, value_said, what_said
from simsales.spec.casefile import CaseFile
from simsales.spec.first_draft import check_name
from simsales.spec.lever_groups import GROUPS
from simsales.spec.levers import Lever
from simsales.spec.own_scenario import save_own
from simsales.spec.trial import Trial, replaced, said, try_out

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.choice_list import ChoiceList, Doing
from ..widgets.lever_list import LeverList
from ..widgets.status_bar import StatusBar
from ..widgets.typed_line import TypedLine
from . import levers_words as words
from .name_entry import NameScreen
from .variant_choice import Chosen, VariantScreen

_EVERY = "all"


class LeversScreen(BaseScreen[tuple[str, ...]]):
    """Leaves with all changes as words for `--set`, or with None where nothing is to be done.

    `sets` are the changes so far; those of other variants stay. `name`: the variant to begin with.
    """

    CSS_PATH = "levers.tcss"
    ABOUT: ClassVar[Text] = words.ABOUT
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "leave", keys.BACK),
        keys.bound("slash", "find", words.SEARCH),
        keys.bound("u", "undo", words.UNDO),
        keys.bound("U", "undo_all", words.UNDO_ALL, shown=False),
        keys.bound("v", "variant", words.VARIANT),
        keys.bound("s", "save", words.SAVE),
    ]

    def __init__(self, case: CaseFile, sets: Sequence[str] = (), name: str | None = None) -> None:
        super().__init__()
        self._case, self._given, self._sets = case, tuple(sets), tuple(sets)
        self._trial: Trial | None = None if name is None else try_out(case, name, sets)
        self._group, self._path = _EVERY, ""
        self._open: Lever | None = None
        self._is_leaving = False
        self.written: tuple[str, ...] = ()
        """The changes that were last written as a scenario."""

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield TypedLine(name_="find", hint=words.FIND.say(self.lang))
        with Horizontal(id="bench"):
            yield OptionList(id="groups")
            yield LeverList("levers")
        with Vertical(id="field"):
            yield Static(id="what")
            yield TypedLine(name_="typed")
            yield ChoiceList("choice")
            yield Static(id="room")
            yield Static(id="source")
        yield ChoiceList("doing")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        if self._trial is None:
            self.action_variant()
        else:
            self.query_one("#levers").focus()

    # --- looks ----------------------------------------------------------------------------------------------------------
    def fill(self) -> None:
        title = words.TITLE.fill(title=self._case.scenario.title)
        trial = self._trial
        if trial is None:
            self.query_one(StatusBar).show(title)
            return
        name = self._case.label(trial.name)
        self.query_one(StatusBar).show(title, words.WHICH.fill(name=name, n=len(trial.changed)))
        self._fill_groups(trial)
        self._fill_levers(trial)
        self._fill_field(trial)
        self.query_one("#doing", ChoiceList).offer(self._doings())

    def _fill_groups(self, trial: Trial) -> None:
        groups, moved = self.query_one("#groups", OptionList), trial.changed
        rows = {_EVERY: (words.ALL, len(moved))}
        for key, name in GROUPS.items():
            if any(one.group == key for one in trial.levers):
                rows[key] = (name, sum(one.group == key for one in moved))
        with groups.prevent(OptionList.OptionHighlighted):
            groups.clear_options()
            for key, (name, n) in rows.items():
                line = words.MOVED.fill(name=name, n=n) if n else name
                groups.add_option(Option(ui.text(line, self.lang, "bold" if n else ""), id=key))
            self._group = self._group if self._group in rows else _EVERY
            groups.highlighted = groups.get_option_index(self._group)

    def _fill_levers(self, trial: Trial) -> None:
        wanted = self.query_one("#find", Input).value.strip()
        found = [one for one in trial.levers if (one.is_like(wanted) if wanted else self._group in (_EVERY, one.group))]
        shown = self.query_one("#levers", LeverList)
        shown.show(trial, found, self._path)
        self._tell_about(shown.lever)

    def _fill_field(self, trial: Trial) -> None:
        """The field of the lever that is open, if one is."""
        lever = self._open
        self.set_class(lever is not None and not lever.choices, "-typing")
        self.set_class(lever is not None and bool(lever.choices), "-picking")
        if lever is not None and lever.choices:
            at = lever.choices.index(lever.written) if lever.written in lever.choices else 0
            self.query_one("#choice", ChoiceList).show([value_said(one) for one in lever.choices], at)

    def _tell_about(self, lever: Lever | None) -> None:
        """The marked lever: what it is, what may be written, where its number is from and what it was."""
        what, room, source = (self.query_one(f"#{name}", Static) for name in ("what", "room", "source"))
        if lever is None or self._trial is None:
            for one in (what, room, source):
                one.update(ui.text("", self.lang))
            self.tell(words.NOTHING_FOUND if self._trial is not None else Text.same(""))
            return
        self._path = lever.path
        what.update(ui.text(words.HEAD.fill(what=what_said(lever), path=lever.path), self.lang))
        room.update(ui.text(room_said(lever) or Text.same(""), self.lang))
        before, whence = before_said(lever, self._trial), source_said(lever)
        source.update(ui.text(whence if before is None else words.WAS.fill(before=before, source=whence), self.lang))
        if self._open is None and not self._is_leaving:
            wrong = check_said(self._trial, lever)
            self.tell(words.CHOOSE if wrong is None else words.WRONG.fill(what=wrong))

    # --- going about ----------------------------------------------------------------------------------------------------
    @on(OptionList.OptionHighlighted, "#groups")
    def _other_group(self, event: OptionList.OptionHighlighted) -> None:
        if self._trial is not None and event.option.id and event.option.id != self._group:
            self._group, self._path = event.option.id, ""
            self._fill_levers(self._trial)

    @on(OptionList.OptionSelected, "#groups")
    def _into_group(self) -> None:
        self.query_one("#levers").focus()

    @on(LeverList.Marked)
    def _marked(self, event: LeverList.Marked) -> None:
        self._close_field()
        self._tell_about(event.lever)

    def action_find(self) -> None:
        self.add_class("-finding")
        self.query_one("#find").focus()

    @on(Input.Changed, "#find")
    def _find(self) -> None:
        if self._trial is not None:
            self._fill_levers(self._trial)

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.query_one("#levers").focus()

    def _find_no_more(self) -> None:
        self.query_one("#find", Input).value = ""
        self.remove_class("-finding")
        self.query_one("#levers").focus()

    def on_key(self, event: Key) -> None:
        """A digit means what can be done, as everywhere; a value is typed in its field."""
        if event.is_printable and self.focused in (self.query_one("#levers"), self.query_one("#groups")):
            self.query_one("#doing", ChoiceList).on_key(event)

    # --- changing -------------------------------------------------------------------------------------------------------
    @on(LeverList.Opened)
    def _open_field(self, event: LeverList.Opened) -> None:
        trial, lever = self._trial, event.lever
        if trial is None:
            return
        self._open = lever
        self._fill_field(trial)
        if lever.choices:
            self.query_one("#choice").focus()
            self.tell(words.PICK)
            return
        field = self.query_one("#typed", TypedLine)
        with field.prevent(Input.Changed):
            field.value = "" if lever.written == "null" else lever.written
        field.focus()
        self.tell(words.TYPE)

    def _close_field(self) -> None:
        self._open = None
        self.remove_class("-typing", "-picking")

    @on(Input.Changed, "#typed")
    def _typing(self, event: Input.Changed) -> None:
        self._judge(event.value)

    def _judge(self, typed: str) -> Trial | None:
        """What would come of it; None where it is refused, and why is said."""
        trial, lever = self._trial, self._open
        if trial is None or lever is None:
            return None
        try:
            moved = trial.move(lever, typed)
            wrong = check_said(moved, lever) if moved.fault(lever) else None
        except InputError as error:
            moved, wrong = trial, said(error.problems[0])
        self.tell(words.TYPING if wrong is None else words.WRONG.fill(what=wrong))
        return moved if wrong is None else None

    @on(Input.Submitted, "#typed")
    def _typed(self, event: Input.Submitted) -> None:
        self._take(self._judge(event.value))

    @on(ChoiceList.Picked)
    def _picked(self, event: ChoiceList.Picked) -> None:
        """A kind may leave things to be filled in, so it is taken all the same."""
        if self._trial is not None and self._open is not None:
            self._take(self._trial.move(self._open, self._open.choices[event.place]))

    def _take(self, trial: Trial | None) -> None:
        if trial is not None:
            self._trial = trial
            self._close_field()
            self.fill()
            self.query_one("#levers").focus()

    def action_undo(self) -> None:
        lever = self.query_one("#levers", LeverList).lever
        if self._trial is not None and lever is not None:
            self._take(self._trial.undo(lever.path))

    def action_undo_all(self) -> None:
        if self._trial is not None:
            self._take(self._trial.undo_all())
            self.tell(words.UNDONE)

    # --- doing something with the changes -------------------------------------------------------------------------------
    def _doings(self) -> Sequence[Doing]:
        if self._is_leaving:
            return ((words.USE, self._use), (words.DROP, self._drop), (words.GO_ON, self._go_on))
        return (
            (words.USE, self._use),
            (words.OTHER, self.action_variant),
            (words.UNDO_ALL, self.action_undo_all),
            (words.KEEP, self.action_save),
            (words.DROP, self._drop),
        )

    def _sound(self) -> tuple[str, ...] | None:
        """All changes in words; None where something does not fit yet, which is said."""
        if self._trial is None:
            return self._sets
        if self._trial.scenario is None:
            self.tell(words.NOT_YET.fill(what=check_said(self._trial) or Text.same("")))
            return None
        return replaced(self._sets, self._trial)

    def _use(self) -> None:
        sets = self._sound()
        if sets is not None:
            self.dismiss(sets)

    def _drop(self) -> None:
        self.dismiss(None)

    def _go_on(self) -> None:
        self._is_leaving = False
        self.fill()
        self.query_one("#levers").focus()

    def action_leave(self) -> None:
        """Out of the field, then out of the search, then out of here; changes are asked about first."""
        trial = self._trial
        if self._open is not None:
            self._close_field()
            self.query_one("#levers").focus()
            self._tell_about(self.query_one("#levers", LeverList).lever)
        elif self.has_class("-finding"):
            self._find_no_more()
        elif self._is_leaving:
            self._go_on()
        elif trial is None or replaced(self._sets, trial) == self._given:
            self.dismiss(None)
        else:
            self._is_leaving = True
            self.fill()
            self.query_one("#doing").focus()
            self.tell(words.LEAVING)

    def action_variant(self) -> None:
        sets = self._sound()
        if sets is not None:
            self._sets = sets
            self.app.push_screen(VariantScreen(self._case, sets), self._chosen)

    def _chosen(self, chosen: Chosen | None) -> None:
        if chosen is not None:
            self._trial = try_out(self._case, chosen.name, self._sets, like=chosen.like)
            self._path = ""
            self.fill()
            self.query_one("#levers").focus()
        elif self._trial is None:
            self.dismiss(None)

    def action_save(self) -> None:
        sets = self._sound()
        if not sets:
            return

        def check(name: str) -> None:
            check_name(name, self._case.name)

        story = words.NAME_STORY.fill(base=self._case.name)
        self.app.push_screen(NameScreen(words.NAME, story, check), self._save)

    def _save(self, name: str | None) -> None:
        sets = self._sound()
        if name is None or not sets:
            return
        try:
            path = save_own(name, self._case, sets)
        except InputError as error:
            self.tell(words.WRONG.fill(what=said(error.problems[0])))
        else:
            self.written = sets
            self.tell(words.SAVED.fill(path=path))

"""Page 5: person by person: who earns more or less under which plan. For whoever may see single people's pay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from simsales.i18n import Lang, Text
from simsales.report.earnings_table import called
from simsales.report.people_table import people_lines

from .. import ui
from .page import NO_YEARS, LabPage
from .state import Lab

_ADVICE = Text(
    en="Single people's pay: only for whoever may see it. Enter opens a person's page.",
    zh="涉及个人薪酬: 仅限有权查看的人。上下键选人, 回车打开个人页。",
)


class PeoplePage(LabPage):
    """A list of people with their pay under each plan."""

    TITLE: ClassVar[Text] = Text(en="people", zh="逐人")
    IS_ABOUT: ClassVar[str] = "people"

    @dataclass
    class Opened(Message):
        """Somebody wants the page of one person."""

        rep: str

    def __init__(self) -> None:
        super().__init__(id=f"page-{self.IS_ABOUT}")
        self.is_hidden = False
        """R01, R02, .. instead of names, as on the command line."""

    def compose(self) -> ComposeResult:
        yield Static(id="people-head")
        yield OptionList(id="people")

    def fill(self, lab: Lab, lang: Lang) -> None:
        head, people, found = self.query_one("#people-head", Static), self.query_one(OptionList), lab.findings(lang)
        marked = people.highlighted
        people.clear_options()
        people.display = found is not None
        if found is None:
            head.update(ui.text(NO_YEARS, lang))
            return
        heading, lines = people_lines(found, max(self.app.size.width - 4, 40), self._called(lab))
        head.update(ui.page(*heading))
        people.add_options([Option(ui.text(line, lang), id=rep) for rep, line in lines])
        people.highlighted = min(marked or 0, len(lines) - 1) if lines else None

    def _called(self, lab: Lab) -> Mapping[str, Text]:
        return called(lab.case.scenario, anonymous=self.is_hidden)

    def alias(self, lab: Lab, rep: str) -> Text | None:
        """What somebody is called instead of the name, where names are hidden."""
        return self._called(lab)[rep] if self.is_hidden else None

    def advice(self, lab: Lab) -> Text | None:
        return _ADVICE if lab.comparison is not None and not lab.is_busy else None

    def step(self, by: int) -> None:
        people = self.query_one(OptionList)
        (people.action_cursor_down if by > 0 else people.action_cursor_up)()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Opened(event.option.id or ""))

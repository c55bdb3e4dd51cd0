"""Home: the scenarios on the shelf, with their story beside them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simsales.errors import ScenarioError
from simsales.i18n import Text
from simsales.spec.casefile import CaseFile, open_case
from simsales.spec.shelf import all_scenarios

from .. import ui
from ..language import lang_of
from .comparison import ComparisonScreen

_HEAD = Text(
    en="simsales: which scenario?  (Enter: compare its variants)", zh="simsales: 选哪个场景?  (回车: 比较各方案)"
)
_FACTS = Text(en="{reps} people, {days:g} days, variants: {variants}", zh="{reps} 人, {days:g} 天, 方案: {variants}")


class HomeScreen(Screen[None]):
    """Pick a scenario."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "quit | 退出")]

    def __init__(self) -> None:
        super().__init__()
        self._cases: dict[str, CaseFile | ScenarioError] = {}

    def compose(self) -> ComposeResult:
        yield Static(ui.text(_HEAD, lang_of(self)), id="head")
        with Horizontal():
            yield OptionList(*self._options(), id="shelf")
            with VerticalScroll():
                yield Static(id="story")
        yield Footer()

    def _options(self) -> list[Option]:
        for path in all_scenarios():
            try:
                self._cases[path.stem] = open_case(str(path))
            except ScenarioError as error:
                self._cases[path.stem] = error
        return [Option(ui.text(name, lang_of(self)), id=name) for name in self._cases]

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        case = self._cases[event.option.id or ""]
        self.query_one("#story", Static).update(ui.text(self._story(case), lang_of(self)))

    def _story(self, case: CaseFile | ScenarioError) -> Text:
        if isinstance(case, ScenarioError):
            return case.message
        scenario = case.scenario
        labels = [case.label(name) for name in case.variants]
        variants = Text(en=", ".join(label.en for label in labels), zh=", ".join(label.zh for label in labels))
        facts = _FACTS.fill(reps=len(scenario.reps), days=scenario.horizon, variants=variants)
        return Text(en="{title}\n\n{story}\n\n{facts}", zh="{title}\n\n{story}\n\n{facts}").fill(
            title=scenario.title, story=scenario.story, facts=facts
        )

    @on(OptionList.OptionSelected)
    def _compare(self, event: OptionList.OptionSelected) -> None:
        case = self._cases[event.option.id or ""]
        if isinstance(case, CaseFile):
            self.app.push_screen(ComparisonScreen(case))

"""Whose chair somebody takes: the people of a scenario in a list, quarter, plan and luck in a form; Enter plays."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.events import DescendantFocus
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simsales.errors import GameError, ScenarioError
from simsales.i18n import Text, joined
from simsales.report.chairs import ChairChosen, begin_in, chair_answered, chair_question, chairs_of, ordinary_chair
from simsales.report.desk_tables import Grid
from simsales.report.draft import Draft
from simsales.spec.casefile import CaseFile

from .. import keys, ui
from ..base import BaseScreen, Typed
from ..widgets.answer_form import PREFIX, AnswerForm
from ..widgets.status_bar import StatusBar

_TITLE = Text(en="{title}: whose chair?", zh="{title}: 坐谁的位子?")
_HINT = Text(
    en="Enter: take the marked chair and begin. Up and down choose; Tab: quarter, plan, luck.",
    zh="回车: 坐标出的位子, 马上开始。上下键选择; Tab: 季度, 方案, 运气。",
)
_IN_FORM = Text(
    en="{label}: left and right, or a number. Enter: begin. Tab goes on.",
    zh="{label}: 左右键或数字。回车: 开始。Tab 到下一项。",
)


class ChairScreen(BaseScreen):
    """What stands there to begin with is an ordinary rep, so that one Enter plays."""

    CSS_PATH = ["../widgets/answer_form.tcss", "chairs.tcss"]
    ABOUT: ClassVar[Text] = Text(
        en="""Whose chair
  Take a rep's chair, or the manager's, for one quarter. Everybody else works as usual, and before your quarter the colleague
  in your chair did. A quota and a territory say how much there is to do: an ordinary one is marked.
  Under the list: which quarter, which plan, and the seed of the luck (the same seed brings the same customers).""",
        zh="""坐谁的位子
  坐上一名销售或经理的位子, 玩一个季度。其他人照常工作, 您的季度之前由自动同事做。
  指标和区域说明事情多少: 标出的是中等的一个。
  列表下面: 第几季, 哪个方案, 运气的种子 (种子相同, 客户就相同)。""",
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.bound("escape", "leave", keys.BACK),
        keys.bound("up", "app.focus_previous", keys.EARLIER, shown=False),
        keys.bound("down", "app.focus_next", keys.LATER, shown=False),
    ]

    def __init__(self, case: CaseFile, chosen: ChairChosen | None = None) -> None:
        super().__init__()
        self._case, chosen = case, chosen or ChairChosen("")
        scenario = case.scenario
        self._draft = Draft(chair_question(case, chosen), scenario.money)
        self._chairs = chairs_of(scenario)
        seats = [one.seat for one in self._chairs]
        wanted = chosen.seat if chosen.seat in seats else ordinary_chair(scenario)
        self._place = seats.index(wanted)

    def compose(self) -> ComposeResult:
        yield StatusBar()
        yield OptionList(id="chairs")
        yield AnswerForm(self._draft)
        with VerticalScroll(id="about", can_focus=False):
            yield Static(id="story")
        yield Static(id="message")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.query_one("#chairs").focus()

    def kept(self) -> dict[str, Typed]:
        """A field in which nothing is half typed is said anew."""
        names = {f"{PREFIX}{number}": name for number, name in enumerate(self._draft.fields)}
        return {key: one for key, one in super().kept().items() if names.get(key) in self._draft.typed}

    def fill(self) -> None:
        self.query_one(StatusBar).show(_TITLE.fill(title=self._case.scenario.title))
        chairs, place = self.query_one("#chairs", OptionList), self._place
        chairs.clear_options()
        chairs.add_options(Option(ui.text(line, self.lang)) for line in self._lines())
        chairs.highlighted = place
        self.query_one(AnswerForm).show()
        self.query_one("#story", Static).update(
            ui.text(joined([self._draft.decision.help, self._case.scenario.story], "\n\n"), self.lang)
        )
        self._hint()

    def _lines(self) -> list[str]:
        """Who it is, what kind of seller, with which quota and territory."""
        rows = [
            [ui.text(words, self.lang).plain for words in (one.name, one.kind, one.quota, one.territory)]
            for one in self._chairs
        ]
        for row in rows:
            if not any(row[1::2]):  # the manager: what there is to decide needs the whole line
                row[1:] = [row[2], "", ""]
        reps = Grid([""] * 4, [row for row in rows if row[2]], [False] * 4).lines()[1:]
        told = iter(reps)
        return [next(told) if row[2] else f"{row[0]}  {row[1]}" for row in rows]

    def _hint(self) -> None:
        name = self.query_one(AnswerForm).name_at(self.focused.id if self.focused is not None else None)
        if name is None:
            self.tell(_HINT)
        else:
            self.tell(_IN_FORM.fill(label=self._draft.fields[name].label))

    @on(DescendantFocus)
    @on(AnswerForm.Changed)
    def _explain(self) -> None:
        self._hint()

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        self._place = event.option_index

    # --- sitting down ---------------------------------------------------------------------------------------------------
    @on(OptionList.OptionSelected)
    @on(AnswerForm.Sent)
    def _begin(self) -> None:
        refusals = self._draft.refusals()
        if refusals:
            self.tell(ui.refused(joined(refusals, "; ")))
            return
        chosen = chair_answered(self._chairs[self._place].seat, self._draft.values)
        try:
            self.house.open_game(begin_in(self.house.journal, self._case, chosen))
        except (GameError, ScenarioError) as error:
            self.tell(ui.refused(error.message))

    def action_leave(self) -> None:
        self.house.go_home()

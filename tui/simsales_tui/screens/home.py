"""Home: go on with a game, practise a talk, or compare a scenario's variants; with the story of what is marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from simsales.errors import GameError, ScenarioError
from simsales.game import Game
from simsales.i18n import Text
from simsales.spec.casefile import CaseFile
from simsales.store.journal import GameRecord

from .. import keys, ui
from ..base import BaseScreen
from ..widgets.status_bar import StatusBar
from ..workers.shelf import Shelved, read_shelf
from .lab import LabScreen

_HEAD = Text(
    en="simsales: arrows choose, Enter opens, F1 helps, q quits", zh="simsales: 方向键选择, 回车打开, F1 帮助, q 退出"
)
_CONTINUE, _PRACTISE, _COMPARE = (
    Text(en="-- go on with --", zh="-- 继续 --"),
    Text(en="-- practise a talk --", zh="-- 练一场谈判 --"),
    Text(en="-- compare plans --", zh="-- 比较方案 --"),
)
_READING = Text(en="reading the shelf ...", zh="正在读取场景 ...")
_FACTS = Text(en="{reps} people, {days:g} days, variants: {variants}", zh="{reps} 人, {days:g} 天, 方案: {variants}")
_TALK_FACTS = Text(
    en="Role-play, about {minutes} minutes. Forms: {count}\n\nEnter: prepare and begin.",
    zh="角色扮演, 约 {minutes} 分钟。共 {count} 份卷。\n\n回车: 先准备, 再开始。",
)
_GAME = Text(en="{id} {title}", zh="第 {id} 局 {title}")
_GAME_FACTS = Text(
    en="Game {id}, begun {started}, {answers} answers so far. Nothing was lost.\n\nEnter: go on where you stopped.",
    zh="第 {id} 局, {started} 开始, 已有 {answers} 个回答, 都保存着。\n\n回车: 从停下的地方继续。",
)
_PLAY = Text(en="take a chair", zh="坐位子玩一季")
_FEW = 5


class HomeScreen(BaseScreen):
    """Where one starts and comes back to."""

    ABOUT: ClassVar[Text] = Text(
        en="""Home
  "Go on with": games you stopped. "Practise a talk": role-plays, begin with the tutorial.
  "Compare plans": simulate a firm under several plans. The right side tells the story of what is marked.""",
        zh="""主页
  "继续": 没有玩完的对局。"练一场谈判": 角色扮演, 先从入门练习开始。
  "比较方案": 模拟一家公司的几种方案。右边是所选项目的说明。""",
    )
    BINDINGS: ClassVar[list[BindingType]] = [keys.bound("p", "play", _PLAY), keys.bound("q", "app.quit", keys.QUIT)]

    def __init__(self) -> None:
        super().__init__()
        self._cases: Mapping[str, CaseFile | ScenarioError] = {}
        self._games: dict[str, GameRecord] = {}
        self._marked = ""

    def compose(self) -> ComposeResult:
        yield StatusBar()
        with Horizontal(id="home"):
            yield OptionList(id="shelf")
            with VerticalScroll(id="story-room", can_focus=False):
                yield Static(id="story")
        yield Footer(compact=True)

    def opened(self) -> None:
        self.query_one("#shelf").focus()

    @on(Shelved)
    def _filled(self, message: Shelved) -> None:
        self._cases = message.cases
        self.fill()

    def on_screen_resume(self) -> None:
        """Looked at: games may have come to an end meanwhile, and the shelf is read the first time."""
        if not self.is_current:
            return
        self.fill()
        if not self._cases:
            self.work(partial(read_shelf, self))

    def fill(self) -> None:
        self.query_one(StatusBar).show(_HEAD)
        self._games = {f"game-{one.id}": one for one in self._unfinished()}
        shelf, marked = self.query_one("#shelf", OptionList), self._marked
        shelf.clear_options()
        shelf.add_options(list(self._options()))
        names = [shelf.get_option_at_index(place).id for place in range(shelf.option_count)]
        found = names.index(marked) if marked in names else 1
        shelf.highlighted = found if len(names) > 1 else None
        if not self._cases:
            self._tell(_READING)

    def _unfinished(self) -> list[GameRecord]:
        try:
            return self.house.journal.unfinished()[:_FEW]
        except GameError as error:
            ui.notify(self.app, error.message, self.lang)
            return []

    def _options(self) -> Iterator[Option]:
        """Headings, and what there is under them."""
        talks = [name for name, case in self._cases.items() if _is_talk(case)]
        others = [name for name in self._cases if name not in talks]
        games = {name: _GAME.fill(id=one.id, title=self._title(one.name)) for name, one in self._games.items()}
        for heading, named in (
            (_CONTINUE, games),
            (_PRACTISE, {name: self._title(name) for name in sorted(talks, key=lambda one: one != "tutorial")}),
            (_COMPARE, {name: self._title(name) for name in others}),
        ):
            if named:
                yield Option(ui.text(heading, self.lang, "bold"), disabled=True)
            for name, title in named.items():
                yield Option(ui.text(title, self.lang), id=name)

    def _title(self, name: str) -> Text:
        case = self._cases.get(name)
        return case.scenario.title if isinstance(case, CaseFile) else Text.same(name)

    # --- what is marked -------------------------------------------------------------------------------------------------
    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        self._marked = event.option.id or ""
        if self._marked in self._games:
            record = self._games[self._marked]
            self._tell(self._of_game(record))
        elif self._marked in self._cases:
            self._tell(_story(self._cases[self._marked]))

    def _of_game(self, record: GameRecord) -> Text:
        answers = self.house.journal.count(record.id)
        return _GAME_FACTS.fill(id=record.id, started=record.started[:16], answers=answers)

    def _tell(self, words: Text) -> None:
        self.query_one("#story", Static).update(ui.text(words, self.lang))

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        name = event.option.id or ""
        case, record = self._cases.get(name), self._games.get(name)
        try:
            if record is not None:
                self.house.open_game(Game.resume(self.house.journal, record.id))
            elif isinstance(case, CaseFile) and _is_talk(case):
                self.house.open_game(self.house.begin(str(case.path)))
            elif isinstance(case, CaseFile):
                self.app.push_screen(LabScreen(case))
        except (GameError, ScenarioError) as error:
            self._tell(error.message)

    def action_play(self) -> None:
        """Take a chair in the scenario that is marked; at a table there is only one."""
        case = self._cases.get(self._marked)
        if isinstance(case, CaseFile) and not _is_talk(case):
            self.house.offer_chairs(case)


def _is_talk(case: CaseFile | ScenarioError) -> bool:
    return isinstance(case, CaseFile) and case.scenario.meeting is not None


def _story(case: CaseFile | ScenarioError) -> Text:
    """What it is about, how long it takes, what there is to choose."""
    if isinstance(case, ScenarioError):
        return case.message
    scenario = case.scenario
    names = [case.label(name) for name in case.variants]
    named = Text(en=", ".join(name.en for name in names), zh=", ".join(name.zh for name in names))
    facts = (
        _FACTS.fill(reps=len(scenario.reps), days=scenario.horizon, variants=named)
        if scenario.meeting is None
        else _TALK_FACTS.fill(minutes=scenario.minutes or "?", count=len(names))
    )
    return Text(en="{title}\n\n{story}\n\n{facts}", zh="{title}\n\n{story}\n\n{facts}").fill(
        title=scenario.title, story=scenario.story, facts=facts
    )

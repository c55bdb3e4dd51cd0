"""The library as a person looks through it: what lies on the shelf, of which kind, found by words, told before it is opened.

Used by home in the terminal application and by `simsales list`. A file that cannot be read stays on the shelf and says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from simsales.errors import ScenarioError
from simsales.i18n import LANGS, Lang, Text, joined
from simsales.spec.shelf import all_scenarios, bundled_folder

if TYPE_CHECKING:
    from simsales.spec.casefile import CaseFile
    from simsales.spec.scenario import Scenario

Kind = Literal["talk", "firm", "broken"]
FIRST = "tutorial"
"""The talk to begin with."""
_TALK = Text(
    en="Talk, about {minutes} minutes\nYour chair: the seller\nForms: {variants}\nLanguages: {langs}{file}",
    zh="谈判练习, 约 {minutes} 分钟\n您坐的位子: 卖方\n试卷: {variants}\n语言: {langs}{file}",
)
_FIRM = Text(
    en="Firm with {reps} reps, {days:g} days; {minutes} min to look at\nChairs: sales manager, or one of the reps\n"
    "Plans: {variants}\nLanguages: {langs}{file}",
    zh="一家公司, {reps} 名销售, {days:g} 天; 看一遍约 {minutes} 分钟\n位子: 销售经理, 或任何一名销售\n"
    "方案: {variants}\n语言: {langs}{file}",
)
_FILE = Text(en="\nFile: {path}", zh="\n文件: {path}")
_FORM_A = Text(en="form A", zh="A 卷")
_WHOLE = Text(en="{title}\n\n{story}\n\n{facts}", zh="{title}\n\n{story}\n\n{facts}")
_BROKEN = Text(
    en="This file cannot be used as it is:\n\n{why}\n\nFile: {path}\nMend it in any editor; Enter reads it again.",
    zh="这个文件现在无法使用:\n\n{why}\n\n文件: {path}\n用任何编辑器改好后, 按回车重新读取。",
)
_NAMED: dict[Lang, str] = {"zh": "中文", "en": "English"}


@dataclass(frozen=True)
class Book:
    """One file on the shelf under its name: a scenario with its variants, or why it cannot be read."""

    name: str
    path: Path
    content: CaseFile | ScenarioError
    is_own: bool

    @property
    def kind(self) -> Kind:
        if isinstance(self.content, ScenarioError):
            return "broken"
        return "firm" if self.content.scenario.meeting is None else "talk"

    @property
    def case(self) -> CaseFile | None:
        return None if isinstance(self.content, ScenarioError) else self.content

    @property
    def title(self) -> Text:
        return Text.same(self.path.name) if self.case is None else self.case.scenario.title

    def holds(self, words: str) -> bool:
        """Whether every one of the words is in its name, its title or its story, in either language."""
        said = [self.name]
        if self.case is not None:
            scenario = self.case.scenario
            said += [one.say(lang) for one in (scenario.title, scenario.story) for lang in LANGS]
        everything = " ".join(said).casefold()
        return all(word in everything for word in words.casefold().split())


def books() -> Iterator[Book]:
    """Everything on the shelf, opened one after the other, the talk to begin with first. A name taken before is told by its path."""
    bundled, taken = bundled_folder().resolve(), set[str]()
    for path in sorted(all_scenarios(), key=lambda one: one.stem != FIRST):
        name = path.stem if path.stem not in taken else str(path)
        taken.add(name)
        is_own = not path.resolve().is_relative_to(bundled)
        yield Book(name, path, (_opened if is_own else _opened_once)(path), is_own)


def _opened(path: Path) -> CaseFile | ScenarioError:
    from simsales.spec.casefile import open_case

    try:
        return open_case(str(path))
    except ScenarioError as error:
        return error


_opened_once = cache(_opened)
"""What came with the program does not change while it runs."""


def languages(scenario: Scenario) -> list[Lang]:
    """In which languages it can be played: both where its title is told apart."""
    return ["en", "zh"] if scenario.title.en != scenario.title.zh else ["en"]


def told(book: Book) -> Text:
    """What there is to know before opening it: title, story, length, chairs, languages, variants, file."""
    if book.case is None:
        assert isinstance(book.content, ScenarioError)
        return _BROKEN.fill(why=book.content.message, path=book.path)
    case, scenario = book.case, book.case.scenario
    named = [case.label(name) for name in case.variants]
    if book.kind == "talk" and len(named) > 1:
        named[0] = _FORM_A
    facts = (_FIRM if book.kind == "firm" else _TALK).fill(
        minutes=scenario.minutes or "?",
        reps=len(scenario.reps),
        days=scenario.horizon,
        variants=joined(named),
        langs=", ".join(_NAMED[lang] for lang in languages(scenario)),
        file=_FILE.fill(path=book.path) if book.is_own else "",
    )
    return _WHOLE.fill(title=scenario.title, story=scenario.story, facts=facts)

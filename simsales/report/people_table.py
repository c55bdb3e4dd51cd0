"""Who earns more or less under which plan, a line for each person that fits a screen: to be picked from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.text import Text as Line

from simsales.i18n import Text

from .amounts import percent
from .findings import Findings, inert
from .pay_changes import PayChange, rep_by_rep
from .tables import clean

_TITLE = Text(
    en="Pay of a year now ({code}); under each plan its change, reactions included (± 95%)",
    zh="现行年薪酬 ({code}); 各方案下的变化, 算上反应 (± 为 95% 误差范围)",
)
_TODAY = Text(en="now", zh="现行")
_NOBODY = Text(en="Nobody's pay is known here.", zh="这里没有人员薪酬数据。")
_NAME, _PAY, _PLAN = 18, 10, 14


def people_lines(found: Findings, width: int, called: Mapping[str, Text]) -> tuple[list[Line], list[tuple[str, str]]]:
    """The heading, and for each rep, in the order of `called`, the key in the scenario with a line of at most `width` cells."""
    comparison = found.comparison
    most = max((width - _NAME - _PAY - 2) // (_PLAN + 1), 1)
    names = found.side_by_side(most)
    changes = {name: rep_by_rep(comparison, name) for name in names}
    if not names or not changes[names[0]]:
        return [clean(_NOBODY, found.lang)], []
    code = comparison.results.scenario.money.code
    title = clean(_TITLE.fill(code=code), found.lang, "bold")
    heads = _line("", found.say(_TODAY), [found.name(name) for name in names])
    paid = [(rep, name) for rep, name in called.items() if rep in changes[names[0]]]
    return [title, Line(heads)], [(rep, _person(found, rep, name, changes)) for rep, name in paid]


def _person(found: Findings, rep: str, name: Text, changes: Mapping[str, Mapping[str, PayChange]]) -> str:
    cells = [percent(of[rep].reactions) if rep in of else "-" for of in changes.values()]
    today = next(iter(changes.values()))[rep].today
    return _line(inert(name.say(found.lang)), f"{today:,.0f}", cells)


def _line(name: str, pay: str, cells: Sequence[str]) -> str:
    parts = [set_cell_size(name, _NAME), _right(pay, _PAY), *(_right(cell, _PLAN) for cell in cells)]
    return " ".join(parts)


def _right(words: str, width: int) -> str:
    return " " * (width - cell_len(words)) + words if cell_len(words) <= width else set_cell_size(words, width)

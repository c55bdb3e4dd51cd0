"""Who earns more or less under which plan, a line for each person that fits a screen: to be picked from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len, set_cell_size
from rich.console import Console
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
_HIDDEN = Text(
    en="No room for: {names}. Untick plans above, or widen the window.",
    zh="放不下: {names}。可在上面取消几个方案, 或把窗口拉宽。",
)
_NAME, _PAY, _PLAN = 18, 10, 14
_WIDEST = 40
"""Of a plan's column, where its name takes so much and there is room."""


def people_lines(found: Findings, width: int, called: Mapping[str, Text]) -> tuple[list[Line], list[tuple[str, str]]]:
    """The heading, and for each rep, in the order of `called`, the key in the scenario with a line of at most `width` cells."""
    comparison = found.comparison
    most = max((width - _NAME - _PAY - 2) // (_PLAN + 1), 1)
    names = found.side_by_side(most)
    hidden = [found.name(name) for name in comparison.others if name not in names]
    wide = _plan_cells(found, names, width)
    changes = {name: rep_by_rep(comparison, name) for name in names}
    if not names or not changes[names[0]]:
        return [clean(_NOBODY, found.lang)], []
    code = comparison.results.scenario.money.code
    title = clean(_TITLE.fill(code=code), found.lang, "bold")
    heads = [Line(one) for one in _heads(found, names, wide)]
    notes = [clean(_HIDDEN.fill(names=", ".join(hidden)), found.lang, "bold")] if hidden else []
    paid = [(rep, name) for rep, name in called.items() if rep in changes[names[0]]]
    return [title, *notes, *heads], [(rep, _person(found, rep, name, changes, wide)) for rep, name in paid]


def _plan_cells(found: Findings, names: Sequence[str], width: int) -> int:
    """How wide each plan's column is: as its name needs, as far as there is room for all of them."""
    room = (width - _NAME - _PAY - 2) // max(len(names), 1) - 1
    wanted = max((cell_len(found.name(name)) for name in names), default=_PLAN)
    return max(_PLAN, min(wanted, room, _WIDEST))


def _heads(found: Findings, names: Sequence[str], wide: int) -> list[str]:
    """The names of the plans above their columns, on as many lines as they take."""
    rows = [_folded(found.name(name), wide) for name in names]
    most = max(map(len, rows))
    padded = [["" for _ in range(most - len(row))] + row for row in rows]
    said = [found.say(_TODAY) if line == most - 1 else "" for line in range(most)]
    return [_line("", today, [row[line] for row in padded], wide) for line, today in enumerate(said)]


def _folded(words: str, wide: int) -> list[str]:
    """In pieces of at most so many cells, apart between words where there are any."""
    return [line.plain.rstrip() for line in Line(words).wrap(Console(width=wide), wide)]


def _person(found: Findings, rep: str, name: Text, changes: Mapping[str, Mapping[str, PayChange]], wide: int) -> str:
    cells = [percent(of[rep].reactions) if rep in of else "-" for of in changes.values()]
    today = next(iter(changes.values()))[rep].today
    return _line(inert(name.say(found.lang)), f"{today:,.0f}", cells, wide)


def _line(name: str, pay: str, cells: Sequence[str], wide: int) -> str:
    parts = [set_cell_size(name, _NAME), _right(pay, _PAY), *(_right(cell, wide) for cell in cells)]
    return " ".join(parts)


def _right(words: str, width: int) -> str:
    return " " * (width - cell_len(words)) + words if cell_len(words) <= width else set_cell_size(words, width)

"""Chinese lines are filled, do not begin with a comma, and keep a number and what it counts together."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as Line
from textual.content import Content

from simsales_tui.wrapping import wrap_as_people_read

SAID = (
    "买方要的交付是 14 天。价格 98 万元以内, 培训 2 次 (含差旅), 交付晚于 30 天要付违约金; 第 4 局已保存, 目标是 3.5% 一季。"
    "电脑重启也不会丢, 从原处继续就行, 回答都在 Excel 表格和这一局的文件里。"
)


@pytest.fixture(autouse=True)
def as_people_read() -> None:
    wrap_as_people_read()


def wrapped(words: str, width: int) -> list[str]:
    """As a widget divides it; a page of the report, which Rich divides, must say the same."""
    lines = [one.plain.rstrip() for one in Content(words).wrap(width)]
    assert lines == [one.plain.rstrip() for one in Line(words).wrap(Console(width=width), width)]
    return lines


@pytest.mark.parametrize("width", range(16, 81, 3))
def test_lines_are_full_and_begin_and_end_where_one_may(width: int) -> None:
    lines = wrapped(SAID, width)
    assert "".join(lines).replace(" ", "") == SAID.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)
    assert all(line[0] not in ",。;)%:" for line in lines)
    assert all(line[-1] != "(" for line in lines)
    for line, after in pairwise(lines):
        assert not (line[-1].isdecimal() and after[0] in "天万次局个")
    if width >= 40:
        assert all(cell_len(line) >= width - 10 for line in lines[:-1])


def test_a_quotation_is_not_torn_from_its_marks() -> None:
    for width in range(8, 30):
        lines = wrapped('客户说"好的"就签, 不说"好的"就再等。', width)
        assert not any(line.endswith('说"') or line.startswith('"就') for line in lines)


def test_lines_in_ascii_are_divided_as_ever() -> None:
    assert wrapped("one word (and another), 14 days or so", 14) == ["one word (and", "another), 14", "days or so"]
    assert wrapped("  indented x" + "y" * 20, 14) == ["  indented", "x" + "y" * 13, "y" * 7]

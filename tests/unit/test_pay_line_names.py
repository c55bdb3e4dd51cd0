"""What a line of a pay plan is called on paper and on screens."""

from __future__ import annotations

from simsales.i18n import Text
from simsales.registry import installed
from simsales.report.pay_lines import LABELS, line_called


def test_every_kind_of_line_has_a_name_in_both_languages() -> None:
    kinds = set(installed().kinds("pay"))
    assert kinds <= LABELS.keys()
    assert all(one.zh and not one.zh.isascii() for one in LABELS.values())


def test_a_line_keeps_the_name_its_author_gave_and_an_old_plan_s_says_so() -> None:
    assert line_called("my own prize") == Text.same("my own prize")
    assert line_called("commission@2").zh == "提成 (第 2 个方案)"

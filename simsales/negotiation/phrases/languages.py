"""The two halves of what is said at the table, side by side."""

from __future__ import annotations

from collections.abc import Mapping

from ...i18n import Lang
from .en import EN
from .pieces import Grammar
from .zh import ZH

GRAMMARS: Mapping[Lang, Grammar] = {"zh": ZH, "en": EN}

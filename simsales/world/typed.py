"""What somebody typed for a field of a question, at a keyboard or on a slip: 5%, 0.05 and 5 mean the same discount."""

from __future__ import annotations

from contextlib import suppress

from ..amounts import NoNumber, amount_in
from .decisions import Field, Line, Pick, Steps, Value


def read_value(field: Field, typed: str) -> Value | None:
    """What somebody typed for a field: 5%, 0.05 and 5 mean the same discount; None when it is not allowed."""
    typed = typed.strip()
    if isinstance(field, Pick):
        return field.read(typed) or next(
            (key for key, label in field.options.items() if typed in (label.en, label.zh)), None
        )
    return field.read(typed) if isinstance(field, Line) else _read_number(field, typed)


def _read_number(field: Steps, typed: str) -> float | None:
    if field.unit == "price":
        with suppress(NoNumber):
            return field.read(amount_in(typed))
        return None
    is_share = field.unit == "share"
    plain = typed.replace("％", "%").rstrip("h小时").strip()
    try:
        number = float(plain.rstrip("%"))
    except ValueError:
        return None
    if is_share and (plain.endswith("%") or number >= 1):
        number = round(number / 100, 10)
    return field.read(number)

"""An answer in the making: what stands in each field of a question, what of it differs from usual, what of a budget is left.

A screen shows it and changes it field by field; words that are no answer yet stay as they were typed, until they are one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from unicodedata import normalize

from simsales.i18n import LANGS, Lang, Text
from simsales.units import Currency
from simsales.world.decisions import Budget, Decision, Field, Line, Pick, Steps, Value
from simsales.world.typed import read_value

from .question_text import allowed, said, value_said

MANY = 4
"""More picks than this with the same options are a list."""
_NOT_POSSIBLE = Text(
    en="{label}: {typed} is not possible; allowed: {allowed}", zh="{label}: 不能填 {typed}; 可填: {allowed}"
)
_LEFT = Text(en="{left} left of {most} ({why})", zh="还剩 {left}, 共 {most} ({why})")
_OVER = Text(en="{left} too much: at most {most} ({why})", zh="多了 {left}: 最多 {most} ({why})")
_USUAL = Text(en="usual: {usual}", zh="惯例: {usual}")
_STEP = Text(en="{allowed}, in steps of {step}", zh="{allowed}, 每步 {step}")


class Draft:
    """The answer to one decision, as it stands: the usual one to begin with."""

    def __init__(self, decision: Decision, currency: Currency) -> None:
        self.decision, self._currency = decision, currency
        self.values: dict[str, Value] = {}
        self.typed: dict[str, str] = {}
        """Words that are no answer, by field."""
        self.begin_again()

    @property
    def fields(self) -> Mapping[str, Field]:
        return self.decision.form.fields

    @property
    def is_list(self) -> bool:
        """Whether it is one question about many things: which of them get what."""
        return len(self.fields) > MANY and all(isinstance(one, Pick) for one in self.fields.values())

    def begin_again(self) -> None:
        """Everything as usual."""
        self.values, self.typed = dict(self.decision.usual), {}

    # --- changing it ----------------------------------------------------------------------------------------------------
    def write(self, name: str, words: str) -> None:
        """What somebody typed into a field; nothing is the usual."""
        plain, field = normalize("NFKC", words).strip(), self.fields[name]
        self.typed.pop(name, None)
        if not plain or any(plain == normalize("NFKC", self._usual(field, lang)) for lang in LANGS):
            self.values[name] = field.usual
            return
        value = read_value(field, words.strip() if isinstance(field, Line) else plain)
        if value is None:
            self.typed[name] = words
        else:
            self.values[name] = value

    def pick(self, name: str, key: str) -> None:
        """One of the options, by key."""
        if self.fields[name].read(key) is not None:
            self.values[name] = key

    def pick_next(self, name: str, by: int = 1) -> None:
        """The option after the one that stands there, and round again."""
        field = self.fields[name]
        if isinstance(field, Pick):
            keys = list(field.options)
            self.values[name] = keys[(keys.index(str(self.values[name])) + by) % len(keys)]

    def step(self, name: str, by: int) -> None:
        """One step up or down, within what is allowed; the usual value is a step of its own where it lies between two."""
        field = self.fields[name]
        if not isinstance(field, Steps):
            return
        self.typed.pop(name, None)
        now = float(self.values[name])
        place, most = (now - field.low) / field.step, math.floor((field.high - field.low) / field.step + 1e-6)
        next_ = math.floor(place + 1e-6) + 1 if by > 0 else math.ceil(place - 1e-6) - 1
        if not 0 <= next_ <= most:
            return
        value = field.read(field.low + next_ * field.step)
        if min(now, value or now) < field.usual < max(now, value or now):
            value = field.usual
        if value is not None:
            self.values[name] = value

    # --- reading it -----------------------------------------------------------------------------------------------------
    def said(self, name: str, lang: Lang) -> str:
        """What stands in a field, as people write it; what is half typed, as it was typed."""
        return self.typed.get(name, value_said(self.fields[name], self.values[name], self._currency, lang))

    def usual_said(self, name: str) -> Text:
        return _USUAL.fill(usual=Text(*(self._usual(self.fields[name], lang) for lang in ("en", "zh"))))

    def _usual(self, field: Field, lang: Lang) -> str:
        return value_said(field, field.usual, self._currency, lang)

    def allowed(self, name: str) -> Text:
        """What may be answered in a field, with its step and its reason."""
        field = self.fields[name]
        room = Text(*(allowed(field, self._currency, lang) for lang in ("en", "zh")))
        if not isinstance(field, Steps):
            return room
        return _STEP.fill(
            allowed=room, step=Text(*(said(field.step, field.unit, self._currency, one) for one in ("en", "zh")))
        )

    @property
    def changed(self) -> list[str]:
        """The fields that are not as usual, those that are half typed among them."""
        return [name for name, one in self.fields.items() if name in self.typed or self.values[name] != one.usual]

    @property
    def choice(self) -> dict[str, Value]:
        """The answer: whatever is not as usual."""
        return {name: self.values[name] for name in self.changed if name not in self.typed}

    def refusals(self) -> list[Text]:
        """Why it cannot be answered like that; nothing where it can."""
        unread = [
            _NOT_POSSIBLE.fill(label=self.fields[name].label, typed=words, allowed=self.allowed(name))
            for name, words in self.typed.items()
        ]
        return unread or self.decision.form.read(self.choice)[1]

    def left(self) -> Text | None:
        """What is left of the budget its fields share, or how far it is overdrawn; None where they share none."""
        budget = self.decision.form.budget
        if budget is None:
            return None
        left = budget.most - sum(float(self.values[name]) for name in budget.fields)
        return (_LEFT if left > -1e-9 else _OVER).fill(
            left=self._measure(budget, abs(left)), most=self._measure(budget, budget.most), why=budget.why
        )

    def _measure(self, budget: Budget, amount: float) -> Text:
        first = self.fields[budget.fields[0]]
        unit = first.unit if isinstance(first, Steps) else ""
        return Text(*(said(amount, unit, self._currency, lang) for lang in ("en", "zh")))

"""Decisions: a question put to somebody in the company, as a form; and the answer.

Whoever sits in a seat (a person, a script, the company's habit) gets the same `Decision`: who is asked, when, what may be
seen (`view`, one of `seat_views.py`), and a form of fields, each a pick among options or a stepped range with a usual
value. An answer, a `Choice`, names a value per field; fields left out keep their usual value. Rules of the form are
checked before anything moves, so that an illegal answer changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from ..i18n import Text, joined
from ..text import FREE_TEXT_LENGTH, safe_text

if TYPE_CHECKING:
    from ..units import Days

Value: TypeAlias = float | str
Choice: TypeAlias = Mapping[str, Value]
"""Field -> value."""
MANAGER = "manager"
"""The seat of whoever sets the rules; every rep's seat is called by the rep's name."""
_GRID = 1e-9

_NO_CHOICE = Text(en="{value} does not name any fields", zh="{value} 没有写明任何一项")
_RANGE = Text(en="allowed: {low} to {high}, in steps of {step}", zh="允许: {low} 到 {high}, 步长 {step}")
_OPTIONS = Text(en="allowed: {options}", zh="允许: {options}")
_WORDS = Text(en="words", zh="文字")
_OUTSIDE = Text(en="{label}: {value} cannot be chosen", zh="{label}: 不能选 {value}")
_TOO_MUCH = Text(
    en="{fields} add up to {sum:g}, more than {most:g}: {why}", zh="{fields} 合计 {sum:g}, 超过 {most:g}: {why}"
)
_NO_FIELD = Text(en="there is no field {name}", zh="没有 {name} 这一项")


class DecisionId(NamedTuple):
    """Which decision of a run this is: the same in every variant, and in a run that is played again."""

    seat: str
    kind: str
    entity: str
    k: int

    def __str__(self) -> str:
        return f"{self.seat}:{self.kind}:{self.entity}:{self.k}"


@dataclass(frozen=True, slots=True)
class Steps:
    """A number from `low` to `high` in steps; the usual value is always allowed. `unit` is "share", "hours", "factor",
    or "price" (major units)."""

    label: Text
    low: float
    high: float
    step: float
    usual: float
    unit: str = ""
    why: Text | None = None

    def read(self, value: object) -> float | None:
        """The value on the grid; None when it is not allowed."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        if value == self.usual:
            return self.usual
        count = round((value - self.low) / self.step) if self.low - 1 <= value <= self.high + 1 else -1
        nearest = round(self.low + count * self.step, 10)
        return nearest if count >= 0 and nearest <= self.high + _GRID and abs(nearest - value) < _GRID else None

    def allowed(self) -> Text:
        said = _RANGE.fill(low=f"{self.low:g}", high=f"{self.high:g}", step=f"{self.step:g}")
        return said if self.why is None else Text(en=f"{said.en} ({self.why.en})", zh=f"{said.zh} ({self.why.zh})")


@dataclass(frozen=True, slots=True)
class Pick:
    """One of a few options, by key."""

    label: Text
    options: Mapping[str, Text]
    usual: str

    def read(self, value: object) -> str | None:
        return value if isinstance(value, str) and value in self.options else None

    def allowed(self) -> Text:
        return _OPTIONS.fill(options=", ".join(self.options))


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one's own: kept with the answer, and never read by the model."""

    label: Text
    usual: str = ""

    def read(self, value: object) -> str | None:
        return safe_text(value, limit=FREE_TEXT_LENGTH) if isinstance(value, str) else None

    def allowed(self) -> Text:
        return _WORDS


Field: TypeAlias = Steps | Pick | Line


class Rule(Protocol):
    """What a whole answer has to keep beside its single fields."""

    def refusals(self, whole: Mapping[str, Value]) -> list[Text]:
        """Why it is refused; empty when it is legal."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Fields that share what there is: their sum is at most `most`, for a reason."""

    fields: Sequence[str]
    most: float
    why: Text


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a question, by key."""

    fields: Mapping[str, Field]
    budget: Budget | None = None
    rule: Rule | None = field(default=None, compare=False)

    @property
    def usual(self) -> dict[str, Value]:
        return {name: one.usual for name, one in self.fields.items()}

    def read(self, choice: Mapping[str, Any]) -> tuple[dict[str, Value], list[Text]]:
        """The whole answer in its usual form, and why it is refused (nothing: it is legal)."""
        if not isinstance(choice, Mapping):
            return self.usual, [_NO_CHOICE.fill(value=_shown(choice))]
        refusals = [_NO_FIELD.fill(name=_shown(name)) for name in choice if name not in self.fields]
        whole = self.usual
        for name, one in self.fields.items():
            if name not in choice:
                continue
            value = one.read(choice[name])
            if value is None:
                refusals.append(
                    joined([_OUTSIDE.fill(label=one.label, value=_shown(choice[name])), one.allowed()], "; ")
                )
            else:
                whole[name] = value
        if self.budget is not None and not refusals:
            refusals += self._over_budget(self.budget, whole)
        if self.rule is not None and not refusals:
            refusals += self.rule.refusals(whole)
        return whole, refusals

    def _over_budget(self, budget: Budget, whole: Mapping[str, Value]) -> list[Text]:
        total = sum(float(whole[name]) for name in budget.fields)
        if total <= budget.most + _GRID:
            return []
        labels = [self.fields[name].label for name in budget.fields]
        together = joined(labels, " + ")
        return [_TOO_MUCH.fill(fields=together, sum=total, most=budget.most, why=budget.why)]


@dataclass(frozen=True, slots=True)
class Decision:
    """A question to a seat at one instant. `view` is all the seat may know beside the form; it lacks what is hidden.

    `help` says what the answer does in the world, in plain words.
    """

    id: DecisionId
    at: Days
    question: Text
    help: Text
    form: Form
    view: Any = field(compare=False)

    @property
    def usual(self) -> dict[str, Value]:
        """What is done when nobody decides otherwise."""
        return self.form.usual


class Seat(Protocol):
    """Who decides: a person, a script, or habit."""

    def ask(self, decision: Decision) -> Choice | None:
        """The answer, or None when it comes later."""


def _shown(value: object) -> str:
    """What somebody answered, fit to be said."""
    try:
        return safe_text(str(value))
    except ValueError:  # a number of more digits than Python writes
        return "..."

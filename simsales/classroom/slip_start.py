"""Where a slip begins: its scenario, form, luck and chair, from its first lines or from whoever types it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simsales.errors import InputError
from simsales.game import at_the_table
from simsales.i18n import Text
from simsales.seats.human import Human
from simsales.session import Session, seats_of
from simsales.spec.casefile import open_case
from simsales.spec.scenario import BASELINE, Scenario
from simsales.spec.wrong import nearest
from simsales.store.journal import MOST_SEED, Shift
from simsales.world.calendar import period_starts

from .slip_reading import Slip, plain

_NO_FORM = Text(en='there is no form "{typed}"', zh='没有 "{typed}" 这一卷')
_NO_SEAT = Text(en='there is no seat "{typed}"', zh='没有 "{typed}" 这个位子')
_NO_NUMBER = Text(en='"{typed}" is not a number', zh='"{typed}" 不是数字')
_RANGE = Text(en="allowed: {low} to {high}", zh="允许: {low} 到 {high}")
_ALLOWED = Text(en="allowed: {allowed}", zh="允许: {allowed}")
_FIRST_FORM = ("a", "a卷", "forma", BASELINE)
_QUARTER = 2


@dataclass(frozen=True, slots=True)
class Start:
    """How the game of a slip begins."""

    scenario: Scenario
    name: str
    variant: str
    seed: int
    seats: Mapping[str, Shift]

    def session(self) -> Session:
        """The same game without a journal, for a look before anything is written."""
        seats = {seat: Human(shift.since, shift.until) for seat, shift in self.seats.items()}
        return Session(self.scenario, variant=self.variant, seed=self.seed, seats=seats)


def begun_by(slip: Slip, scenario: str, variant: str, seed: int) -> Start:
    """What the slip says goes before what is given. Raises ScenarioError, InputError with the line."""
    case = open_case(slip.said("scenario") or scenario)
    form = _form(slip, {name: case.label(name) for name in case.variants}) or variant
    chosen = case.variants[case.chosen([form])[-1]]
    luck = _number(slip, "seed", 0, MOST_SEED, seed)
    seats = at_the_table(chosen) if chosen.meeting is not None else _chair(slip, chosen)
    return Start(chosen, case.name, form, luck, seats)


def _form(slip: Slip, labels: Mapping[str, Text]) -> str:
    """The variant a slip names: by key, by its name, or as A and B; "" where it names none."""
    typed = plain(slip.said("form"))
    if not typed:
        return ""
    if typed in _FIRST_FORM:
        return BASELINE
    for name, label in labels.items():
        if typed.removesuffix("卷") in (
            plain(name),
            plain(label.en),
            plain(label.zh),
            plain(label.zh).removesuffix("卷"),
        ):
            return name
    cell = slip.head["form"]
    allowed = _ALLOWED.fill(allowed=", ".join(labels))
    raise InputError(slip.problem(cell.line, _NO_FORM.fill(typed=cell.words), allowed, nearest(cell.words, labels)))


def _number(slip: Slip, key: str, low: int, high: int, usual: int) -> int:
    typed = slip.said(key)
    if not typed:
        return usual
    if not typed.isdecimal() or len(typed) > 19 or not low <= int(typed) <= high:
        what, allowed = _NO_NUMBER.fill(typed=typed), _RANGE.fill(low=low, high=high)
        raise InputError(slip.problem(slip.head[key].line, what, allowed))
    return int(typed)


def _chair(slip: Slip, scenario: Scenario) -> dict[str, Shift]:
    """Who sits in which chair, for one quarter of the run."""
    starts = period_starts(scenario.calendar.made(), "quarter", scenario.horizon)
    number = _number(slip, "quarter", 1, len(starts) - 1, min(_QUARTER, len(starts) - 1))
    labels = {seat: Text.same(seat) for seat in seats_of(scenario)}
    labels |= {seat: rep.name for seat, rep in scenario.reps.items() if rep.name is not None}
    wanted = plain(slip.said("seat"))
    found = [seat for seat, text in labels.items() if wanted in (plain(seat), plain(text.en), plain(text.zh))]
    if not found:
        typed, line = slip.said("seat"), slip.head["seat"].line if "seat" in slip.head else 0
        allowed = _ALLOWED.fill(allowed=", ".join(labels))
        raise InputError(slip.problem(line, _NO_SEAT.fill(typed=typed), allowed, nearest(typed, labels)))
    return {found[0]: Shift(starts[number - 1], min(starts[number], scenario.horizon))}

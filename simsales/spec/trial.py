"""A trial: one variant of a scenario whose levers a person moves, before anything is simulated.

Every move is what `--set NAME:path=value` would be, is checked by the same code, and leaves as these words. A trial starts
from a variant of the file, or as a new variant from a copy of one. It may be unsound on the way (a new kind of plan whose
rate is still to be filled in); `problems` says what is left to mend.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from unicodedata import normalize

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text, joined

from .casefile import CaseFile, check_variant, parsed_set, written_changes
from .levers import NOTHING, Lever, levers, levers_of_kind, models_at, written
from .reading import read_value
from .scenario import BASELINE, NAME, Scenario
from .wrong import shown

KIND = ".kind"


@dataclass(frozen=True)
class Trial:
    """What is moved, by dotted path as typed, in the variant `name`; `start` are the changes it had before."""

    case: CaseFile
    name: str
    start: Mapping[str, Any] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_new(self) -> bool:
        """Whether the file knows no variant of this name."""
        return self.name not in written_changes(self.case.document)

    # --- what it is now -------------------------------------------------------------------------------------------------
    @cached_property
    def before(self) -> Scenario:
        """The variant before anything was moved. Raises ScenarioError where the file's own changes do not fit."""
        made, problems = self._check(self.start)
        if made is None:
            raise ScenarioError(problems)
        return made

    def _moved_to(self, moved: Mapping[str, str]) -> Trial:
        """The same with other moves; what it was before is not read anew."""
        made = replace(self, moved=moved)
        for name in ("before", "_known", "usual"):
            if name in self.__dict__:
                made.__dict__[name] = self.__dict__[name]
        return made

    @cached_property
    def _checked(self) -> tuple[Scenario | None, list[Problem]]:
        if not self.moved:
            return self.before, []
        try:
            return self._check({**self.start, **self._values})
        except ScenarioError as error:
            return None, error.problems

    @property
    def scenario(self) -> Scenario | None:
        """The variant as it is moved; None while something does not fit."""
        return self._checked[0]

    @property
    def problems(self) -> list[Problem]:
        """What does not fit, with what is allowed."""
        return self._checked[1]

    @cached_property
    def levers(self) -> list[Lever]:
        """All levers as they stand; of a block of another kind those of that kind, filled in as far as they are."""
        if not self.moved:
            return list(self._known.values())
        if self.scenario is not None:
            return [self._known.get((one.path, one.written), one) for one in levers(self.scenario)]
        found = list(self._known.values())
        for path, typed in self.moved.items():
            found = self._unsound(found, path, typed)
        return [replace(one, written=self.moved.get(one.path, one.written)) for one in found]

    @cached_property
    def _known(self) -> Mapping[tuple[str, str], Lever]:
        """The levers before anything was moved, by path and value."""
        return {(one.path, one.written): one for one in levers(self.before)}

    @cached_property
    def usual(self) -> Mapping[str, str]:
        """What every lever said before anything was moved, by path."""
        return dict(iter(self._known))

    def is_moved(self, lever: Lever) -> bool:
        return self.usual.get(lever.path) != lever.written

    @property
    def changed(self) -> list[Lever]:
        """The levers that were moved, each once: of a list its items, not the whole of it beside them."""
        found = [one for one in self.levers if self.is_moved(one)]
        whole = {one.list_path for one in found}
        return [one for one in found if one.path not in whole]

    @property
    def sets(self) -> tuple[str, ...]:
        """The trial in words for `--set`: of a new variant all its changes, else what was moved."""
        return (*self.copied, *(f"{self.name}:{path}={typed}" for path, typed in self.moved.items()))

    @property
    def copied(self) -> tuple[str, ...]:
        """What a new variant took over from the one it was made from."""
        if not self.is_new:
            return ()
        return tuple(
            f"{self.name}:{path}={json.dumps(value, ensure_ascii=False)}" for path, value in self.start.items()
        )

    # --- moving ---------------------------------------------------------------------------------------------------------
    def move(self, lever: Lever, typed: str) -> Trial:
        """The same with a lever at what somebody typed or picked. Raises ScenarioError where that is no value at all."""
        value = _value_typed(lever, typed)
        if self.usual.get(lever.path) in (typed, _as_written(value)):
            return self.undo(lever.path)
        if lever.list_path is not None:
            return self._moved_in_list(lever, value)
        if _rules_over_others(lever) or lever.sort == "list":
            return self._moved_to({**self._without(lever.path), lever.path: value})
        made = self._moved_to({**self.moved, lever.path: value})
        now = replace(lever, written=_as_written(value), origin="scenario", source="")
        made.__dict__["levers"] = [now if one.path == lever.path else one for one in self.levers]  # all others stay
        return made

    def undo(self, path: str) -> Trial:
        """The same with one lever back where it was, and with it what its block was filled in with."""
        item = next((lever for lever in self.levers if lever.path == path and lever.list_path is not None), None)
        if item is not None and item.list_path is not None:
            usual = self.usual.get(path)
            if usual is None or item.list_path not in self.moved:
                return self._moved_to({key: one for key, one in self.moved.items() if key != item.list_path})
            again = self._moved_in_list(item, usual)
            is_back = _read(again.moved[item.list_path]) == _read(self.usual.get(item.list_path, NOTHING))
            return again.undo(item.list_path) if is_back else again
        return self._moved_to(self._without(path) if path.endswith(KIND) or path in self.moved else self.moved)

    def undo_all(self) -> Trial:
        return self._moved_to({})

    def fault(self, lever: Lever) -> list[Problem]:
        """What is wrong with this very lever, as it stands."""
        paths = [one.path.removeprefix(f"variants.{self.name}: ") for one in self.problems]
        spot = lever.list_path or lever.path
        return [one for one, path in zip(self.problems, paths, strict=True) if f"{path}.".startswith(f"{spot}.")]

    # --- inside ---------------------------------------------------------------------------------------------------------
    @cached_property
    def _values(self) -> dict[str, Any]:
        """Raises ScenarioError for what cannot be read at all."""
        return {path: _read(typed) for path, typed in self.moved.items()}

    def _check(self, delta: Mapping[str, Any]) -> tuple[Scenario | None, list[Problem]]:
        return check_variant(self.case.document, self.case.scenario, self.name, delta)

    def _without(self, path: str) -> dict[str, str]:
        """What was moved, but for this lever and for what is inside the block it rules over."""
        block = path.removesuffix(KIND) + "."
        return {key: one for key, one in self.moved.items() if key != path and not key.startswith(block)}

    def _moved_in_list(self, lever: Lever, typed: str) -> Trial:
        """A list is set as a whole."""
        assert lever.list_path is not None
        whole = _read(self.moved.get(lever.list_path) or self._list(lever.list_path))
        number, *steps = lever.path.removeprefix(lever.list_path + ".").split(".")
        spot: Any = whole[int(number) - 1]
        for step in steps[:-1]:
            spot = spot[int(step) - 1] if isinstance(spot, list) else spot.setdefault(step, {})
        spot[steps[-1]] = _read(typed)
        return self._moved_to({**self.moved, lever.list_path: json.dumps(whole, ensure_ascii=False)})

    def _list(self, path: str) -> str:
        return next(one.written for one in self.levers if one.path == path)

    def _unsound(self, found: Sequence[Lever], path: str, typed: str) -> list[Lever]:
        """The levers where a block was given another kind, was taken away, or is new."""
        block, kind = path.removesuffix(KIND), typed if path.endswith(KIND) else ""
        known = next((one for one in found if one.path == path), None)
        if known is None or not (path.endswith(KIND) or known.sort == "there"):
            return list(found)
        at = found.index(known)
        left = [one for one in found if not one.path.startswith(block + ".")]
        model = models_at(block, self.before).get(kind) if typed != NOTHING else None
        if model is None:
            return left
        is_kind = path.endswith(KIND)
        around = known.around if is_kind else (*known.around, known.label)
        new = levers_of_kind(model, block, around, self.before)
        if is_kind:
            new = [replace(known, written=kind), *(one for one in new if one.path != path)]
        at = sum(not one.path.startswith(block + ".") for one in found[:at]) + (not is_kind)
        return [*left[:at], *new, *left[at:]]


def try_out(case: CaseFile, name: str, sets: Sequence[str] = (), *, like: str | None = None) -> Trial:
    """A variant of the file, or a new one that begins like another; `sets` are moves made before.

    Raises ScenarioError where a set cannot be read. Sets of other variants are left alone.
    """
    changes = written_changes(case.document)
    mine = [(path, one.partition("=")[2].strip()) for one in sets for who, path, _ in [parsed_set(one)] if who == name]
    if name in changes or like is not None:
        start = changes.get(name if name in changes else like or BASELINE, {})
        return Trial(case, name, start, dict(mine))
    # A new variant that was made before: its first changes may be a copy.
    for one in sorted(changes.values(), key=len, reverse=True):
        whole = Trial(case, name, one)
        if one and tuple(f"{name}:{path}={typed}" for path, typed in mine[: len(one)]) == whole.copied:
            return replace(whole, moved=dict(mine[len(one) :]))
    return Trial(case, name, {}, dict(mine))


def check_new_name(case: CaseFile, sets: Sequence[str], name: str) -> None:
    """Whether a new variant may be called so. Raises ScenarioError."""
    taken = {BASELINE, *case.variants, *(parsed_set(one)[0] for one in sets)}
    if not re.fullmatch(NAME, name):
        raise ScenarioError(Problem(Place(""), "", _NO_NAME.fill(name=shown(name)), _A_NAME))
    if name in taken:
        raise ScenarioError(Problem(Place(""), "", _TAKEN.fill(name=name), _ANOTHER))


_NO_NAME = Text(en="{name} is not a name", zh="{name} 不是名称")
_A_NAME = Text(en="allowed: 1 to 40 letters, digits, - and _", zh="允许: 1 到 40 个字母, 汉字, 数字, - 和 _")
_TAKEN = Text(en="there is a variant {name} already", zh="已有名为 {name} 的方案")
_ANOTHER = Text(en="allowed: any other name", zh="允许: 换一个名称")


def replaced(sets: Sequence[str], trial: Trial) -> tuple[str, ...]:
    """All sets, with those of this trial in place of what its variant had."""
    return (*(one for one in sets if parsed_set(one)[0] != trial.name), *trial.sets)


def _value_typed(lever: Lever, typed: str) -> str:
    """What was typed, in the letters of a `--set`; full-width digits are digits, nothing is `null`."""
    word = normalize("NFKC", typed).strip()
    if lever.sort == "there":
        return {"true": "{}", "false": NOTHING}.get(word, word)
    if lever.sort == "words" and word and word != NOTHING:
        return written(word)
    return NOTHING if not word and lever.may_be_nothing else word


def _as_written(value: str) -> str:
    try:
        return written(_read(value)) if value else value
    except ScenarioError:
        return value


def _rules_over_others(lever: Lever) -> bool:
    """Whether what is inside its block goes with it."""
    return lever.path.endswith(KIND) or lever.sort == "there"


def _read(typed: str) -> Any:
    return read_value(typed)


def said(problem: Problem) -> Text:
    """What is wrong, what is allowed and what may have been meant, without the place: the lever is in sight."""
    meant = (
        ()
        if problem.meant is None
        else (Text(en="did you mean {meant}?", zh="是否想写 {meant}?").fill(meant=problem.meant),)
    )
    words = [problem.what, *((problem.allowed,) if problem.allowed is not None else ()), *meant]
    return joined(words)

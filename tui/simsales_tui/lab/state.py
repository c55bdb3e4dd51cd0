"""What the compare lab knows: which plans are compared over how many years, and what was found out about them so far."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from simsales.experiment.comparison import Comparison
from simsales.experiment.hangs_on import Moved
from simsales.experiment.shapes import Shapes
from simsales.experiment.why import Why
from simsales.i18n import Lang, Text
from simsales.report.changes_said import changes_said
from simsales.report.findings import Findings
from simsales.report.handing_over import SHAPE_YEARS, WHY_YEARS, LookedInto, front_of
from simsales.spec.casefile import CaseFile, parsed_set
from simsales.spec.scenario import BASELINE, Scenario

CHANGED = "*"
"""Before the name of a plan whose numbers were changed here: the end of a long name may be cut."""


@dataclass(frozen=True)
class MarkedCase(CaseFile):
    """A case as the lab shows it: plans that were changed here are marked wherever they are named."""

    changed: frozenset[str] = frozenset()

    def label(self, variant: str) -> Text:
        label = super().label(variant)
        return Text(en=CHANGED + label.en, zh=CHANGED + label.zh) if variant in self.changed else label


@dataclass
class Lab:
    """The state of the screen; widgets are made of it and can be made anew at any time."""

    case: CaseFile
    years: int
    seed: int = 1
    sets: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """The changes that were last written as a scenario of one's own."""
    waiting: tuple[str, ...] | None = None
    """Changes that are taken once the work under way is done."""
    ran: tuple[str, ...] = ()
    """The plans last started."""
    chosen: list[str] = field(default_factory=list)
    comparison: Comparison | None = None
    done: int = 0
    wanted: int = 0
    is_running: bool = False
    is_stopping: bool = False
    step: tuple[Text, int, int] | None = None
    left: float = math.nan
    """Seconds the step will still take, about; not a number before anybody knows."""
    failed: Text | None = None
    paper: int = 0
    """Which kind of file is chosen, counted from 0."""
    pair: tuple[str, str] | None = None
    shapes: dict[object, Shapes] = field(default_factory=dict)
    whys: dict[object, Why] = field(default_factory=dict)
    moved: dict[object, Sequence[Moved]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chosen = self.chosen or list(self.case.variants)
        self.wanted = self.years

    # --- the plans ------------------------------------------------------------------------------------------------------
    @property
    def changed(self) -> list[str]:
        """The plans whose numbers were changed here."""
        names = {parsed_set(one)[0] for one in self.sets}
        return [name for name in self.case.variants if name in names]

    @cached_property
    def shown(self) -> MarkedCase:
        """The case with those marked: for whatever is read here; files that are handed over have the plain one."""
        case = self.case
        return MarkedCase(case.name, case.path, case.document, case.variants, frozenset(self.changed))

    @cached_property
    def changes(self) -> Text:
        """What was changed, in a sentence."""
        return changes_said(self.case, self.sets)

    @property
    def is_unkept(self) -> bool:
        """Whether leaving would lose changes."""
        return bool(self.sets) and self.sets != self.kept

    # --- the work -------------------------------------------------------------------------------------------------------
    @property
    def is_busy(self) -> bool:
        """Whether something is worked on; one thing at a time."""
        return self.is_running or self.step is not None

    @property
    def variants(self) -> Mapping[str, Scenario]:
        """What is to be run, the current plan first."""
        return {name: self.case.variants[name] for name in self.case.variants if name in self.chosen}

    @property
    def goes_on(self) -> bool:
        """Whether a start would go on with what was stopped."""
        return self.ran == tuple(self.variants) and self.years == self.wanted and 0 < self.done < self.wanted

    def start(self) -> None:
        """The plans ticked, over the years typed; years of the same plans that are there already count from the beginning."""
        there = self.comparison.results.replications if self.comparison and self.ran == tuple(self.variants) else 0
        self.wanted, self.done = self.years, min(there, self.years)
        self.ran, self.is_running, self.failed = tuple(self.variants), True, None

    def grown(self, done: int, comparison: Comparison | None) -> None:
        """So many years are there; those that are gone through again, because they are remembered, change nothing."""
        if done >= self.done:
            self.done = done
            self.comparison = comparison or self.comparison

    def reopened(self, case: CaseFile, sets: tuple[str, ...]) -> Lab:
        """The same with other changes to the case; what was found out belongs to the plans as they were."""
        kept = [name for name in self.chosen if name in case.variants]
        new = [name for name in case.variants if name not in self.case.variants]
        return Lab(case, self.years, self.seed, sets, self.kept, chosen=[*kept, *new])

    # --- what was found about the comparison there is -------------------------------------------------------------------
    def findings(self, lang: Lang) -> Findings | None:
        return Findings(self.shown, self.comparison, lang) if self.comparison is not None else None

    @property
    def shapes_key(self) -> object:
        return self._key(SHAPE_YEARS)

    @property
    def moved_key(self) -> object:
        return tuple(self.comparison.variants) if self.comparison is not None else ()

    def why_key(self, pair: tuple[str, str]) -> object:
        return pair, self._key(WHY_YEARS)

    def _key(self, most: int) -> object:
        """What is looked for rests on the first years of the same variants."""
        comparison = self.comparison
        return () if comparison is None else (tuple(comparison.variants), min(most, comparison.results.replications))

    @property
    def the_pair(self) -> tuple[str, str] | None:
        """The two plans to be explained: those chosen, else the current one and whoever it is set against."""
        comparison = self.comparison
        if comparison is None or not comparison.others:
            return None
        if self.pair is not None and set(self.pair) <= set(comparison.variants):
            return self.pair
        return BASELINE, front_of(comparison) or comparison.others[0]

    @property
    def why(self) -> Why | None:
        """Why those two differ, if it was looked into."""
        return self.whys.get(self.why_key(self.the_pair)) if self.the_pair is not None else None

    def known(self) -> LookedInto:
        """What need not be looked for again when files are written."""
        front = front_of(self.comparison) if self.comparison is not None else None
        why = self.whys.get(self.why_key((BASELINE, front))) if front is not None else None
        return LookedInto(self.moved.get(self.moved_key), why, self.shapes.get(self.shapes_key))

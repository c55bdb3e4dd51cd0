"""The people's month: skill grows, courses are taken, morale moves, some leave, and empty places are filled again.

A place keeps its name, territory, quota and persona (a hunter is replaced by one); whoever is new to it begins with less
skill. While a place is empty its deals wait and their buyers' clocks run. Whoever leaves is a keyed draw against a hazard,
so that the same person with the same prospects stays under every plan.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..people.skill import MONTH, Skill
from ..people.staying import chance_to_leave, standing
from ..rng import Purpose
from ..units import Days, Money
from ..world.events import (
    CREDIT_GIVEN,
    CREDIT_TAKEN_BACK,
    KIND_MASK,
    PAY_EARNED,
    REP_HIRED,
    REP_LEFT,
    REP_TRAINED,
    STAGE_SHIFT,
)
from .coach import Coach
from .desk import Desk
from .moods import Moods, Rows
from .payroll import Payroll
from .told import Diary, Told

if TYPE_CHECKING:
    from .world import World

LEAVING = Purpose("rep.leaving", "uniform")
_YEAR, _QUARTER = 12, 3
"""Months of pay, and of results and leavers, that people look back on."""


class People:
    """Everybody's months."""

    def __init__(
        self,
        world: World,
        payroll: Payroll,
        desks: Sequence[Desk],
        told: Told | None = None,
        diary: Diary | None = None,
    ) -> None:
        self._world, spec, self._told, self._diary = world, world.scenario.people, told, diary
        self._places = [Place(world, desk) for desk in desks if desk.seller.is_rep]
        self._coaches = [
            Coach(world, [place.desk for place in self._places if place.takes(coaching.reps)], coaching)
            for coaching in (spec.skills.coaching or {} if spec.skills is not None else {}).values()
        ]
        self._spec = spec
        reps = [place.desk for place in self._places]
        self._moods = Moods(world, payroll, reps, spec.morale) if spec.morale is not None else None
        self._read_to = self._month = 0
        self._leavers: deque[int] = deque([0] * _QUARTER, maxlen=_QUARTER)

    def open(self) -> None:
        if self._spec.skills is None and self._spec.staying is None and self._moods is None:
            return
        self._world.clock.at(MONTH, self.month)
        for course in self._spec.skills.training.values() if self._spec.skills is not None else ():
            places = [place for place in self._places if place.takes(course.reps)]
            Course(self._world, places, course.gain).open(course.day)
        for coach in self._coaches:
            coach.open()

    def month(self) -> None:
        rows = self._read_log()
        now = self._world.clock.now
        for place in self._places:
            place.practise(sum((coach.adds(place.desk, now - MONTH, now) for coach in self._coaches), 0.0))
        if self._moods is not None:
            self._moods.month(rows)
        if self._spec.staying is not None:
            self._some_leave()
        self._month += 1
        self._world.clock.at(MONTH, self.month)

    def _some_leave(self) -> None:
        present = [place for place in self._places if not place.is_empty]
        results = [place.attainment for place in present]
        leavers = 0
        for place, result in zip(present, results, strict=True):
            if self._leaves(place, standing(result, results)):
                place.leave()
                leavers += 1
                if self._diary is not None:
                    self._diary.left.add((place.desk.seller.name, self._month))
        self._leavers.append(leavers)

    def _leaves(self, place: Place, z: float) -> bool:
        """Whether whoever is here leaves this month: as told, or as drawn."""
        if self._told is not None:
            return self._told.leaves(place.desk.seller.name, self._month)
        return place.would_leave(self._month, z, sum(self._leavers))

    def _read_log(self) -> Rows:
        """What everybody was paid and credited with since last month; the rows since then."""
        rows = self._world.log.rows()[self._read_to :]
        kinds = rows["kind"] & KIND_MASK
        bookings = (rows["kind"] >> STAGE_SHIFT) == 0
        for place in self._places:
            mine = rows["actor"] == place.code
            given, back = (
                int(rows["amount"][mine & bookings & (kinds == kind)].sum())
                for kind in (CREDIT_GIVEN, CREDIT_TAKEN_BACK)
            )
            place.look_back(int(rows["amount"][mine & (kinds == PAY_EARNED)].sum()), given - back)
        self._read_to += len(rows)
        return rows


class Place:
    """A rep's place, and whoever has it."""

    __slots__ = (
        "_base_appeal",
        "_booked",
        "_luck",
        "_paid",
        "_skill",
        "_spec",
        "_who",
        "_world",
        "code",
        "desk",
        "is_empty",
    )

    def __init__(self, world: World, desk: Desk) -> None:
        rep = world.scenario.reps[desk.seller.name]
        self._world, self.desk, self._spec, self.code = world, desk, world.scenario.people, desk.code
        self._who = rep.who
        self._base_appeal = desk.seller.appeal - rep.able
        self._skill = self._person(rep.able)
        self._paid: deque[Money] = deque(maxlen=_YEAR)
        self._booked: deque[Money] = deque(maxlen=_QUARTER)
        self._luck = world.luck.rows(LEAVING, desk.seller.name)
        self.is_empty = False

    def _person(self, skill: float) -> Skill:
        skills = self._spec.skills
        if skills is None:
            return Skill(skill, skill, 1.0, 1.0)
        return Skill(skill, skills.seasoned, skills.months, skills.half_life)

    def takes(self, reps: Sequence[str] | None) -> bool:
        return reps is None or self.desk.seller.name in reps

    def look_back(self, paid: Money, booked: Money) -> None:
        self._paid.append(paid)
        self._booked.append(booked)

    @property
    def attainment(self) -> float:
        """Bookings of the last months against the quota, or plain where there is none."""
        return sum(self._booked) / max(self.desk.seller.quota, 1)

    def practise(self, coached: float) -> None:
        if not self.is_empty:
            week = self._spec.week
            self._skill.month(self.desk.effort.hours["sell"] / week.sell, coached)
            self._now_able()

    def teach(self, gain: float) -> bool:
        if self.is_empty:
            return False
        self._skill.teach(gain)
        self._now_able()
        return True

    def _now_able(self) -> None:
        self.desk.seller.appeal = self._base_appeal + self._skill.level
        self.desk.effort.skill = self._skill.level

    # --- leaving --------------------------------------------------------------------------------------------------------
    def would_leave(self, month: int, z: float, peers_left: int) -> bool:
        """A keyed draw against the chance to leave."""
        staying = self._spec.staying
        assert staying is not None
        who, restless = self._who, self._who.restless * self._unhappiness()
        return self._luck[month][0] < chance_to_leave(staying, self._pay_ratio(), z, peers_left, who.peers, restless)

    def leave(self) -> None:
        """The place is empty for a while."""
        staying = self._spec.staying
        assert staying is not None
        world, now = self._world, self._world.clock.now
        world.log.add(now, REP_LEFT, actor=self.code, amount=world.currency.minor(staying.cost))
        self.is_empty = True
        self.desk.close()
        world.clock.at(staying.vacancy, self.filled)

    def _unhappiness(self) -> float:
        """What low morale makes of the chance to leave: a factor."""
        morale = self._spec.morale
        return math.exp(-morale.leaving * (self.desk.effort.morale - 1)) if morale is not None else 1.0

    def _pay_ratio(self) -> float:
        """Pay a year against what somebody so able gets elsewhere; 1 while there is no year to look back on."""
        staying = self._spec.staying
        assert staying is not None
        if len(self._paid) < _YEAR // 2 or not staying.outside:
            return 1.0
        outside = self._world.currency.minor(staying.outside) * math.exp(staying.able * self._skill.level)
        return sum(self._paid) * _YEAR / len(self._paid) / outside

    def filled(self) -> None:
        """Somebody new has come."""
        staying = self._spec.staying
        assert staying is not None
        self.is_empty = False
        self._skill = self._person(staying.newcomer)
        self._paid.clear()
        self._now_able()
        self._world.log.add(self._world.clock.now, REP_HIRED, actor=self.code)
        self.desk.open_again()


class Course:
    """A course on its day."""

    __slots__ = ("_gain", "_places", "_world")

    def __init__(self, world: World, places: Sequence[Place], gain: float) -> None:
        self._world, self._places, self._gain = world, places, gain

    def open(self, day: Days) -> None:
        self._world.clock.on(day, self.held)

    def held(self) -> None:
        for place in self._places:
            if place.teach(self._gain):
                self._world.log.add(self._world.clock.now, REP_TRAINED, actor=place.code)

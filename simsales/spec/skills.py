"""How able people are: practice, courses and coaching. Used by `people.skills`; `people/skill.py` has the rules.

Sources: MODEL A6 (Tatel and Ackerman 2025 on fading; meta-analyses of training, d = .6, and of coaching, d = .36).
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from ..i18n import Text
from ..units import Duration, LogOdds, Param, Positive
from .block import Block, Sparing
from .wrong import Wrong


class Training(Block):
    """A course: what it adds to skill, when, for whom."""

    day: Annotated[Duration, Param(en="day", zh="第几天", unit="day of the run")]
    gain: Annotated[
        float,
        Field(ge=0, le=3),
        Param(
            en="what it adds to skill",
            zh="技能提高",
            unit="log-odds",
            source="d = .6 on skill, of a spread of .4 (meta-analysis)",
        ),
    ] = 0.24
    reps: Annotated[list[str] | None, Param(en="for whom (all if left out)", zh="参加者 (不写 = 全体)")] = None


class Coaching(Block):
    """Somebody sits beside a rep, week after week.

    As long as it lasts, skill moves towards `gain` more, half of the way in the half-life of courses; afterwards what was
    gained fades as they do.
    """

    since: Annotated[
        Duration, Param(en="from this day", zh="从第几天起", unit="day of the run", source="the first")
    ] = 0.0
    until: Annotated[
        Duration | None,
        Param(en="until this day (to the end if left out)", zh="到第几天止 (不写 = 到结束)", unit="day of the run"),
    ] = None
    hours: Annotated[
        float,
        Field(ge=0, le=20),
        Param(
            en="of the rep's selling hours",
            zh="占用销售的跟进时间",
            unit="hours a week",
            source="assumption: 3-5 hours a month are usual advice",
        ),
    ] = 1.0
    gain: Annotated[
        float,
        Field(ge=0, le=3),
        Param(
            en="what it adds to skill when it goes on for long",
            zh="长期辅导的能力提高",
            unit="log-odds",
            source="d = .36, of a spread of .4 (meta-analysis)",
        ),
    ] = 0.144
    reps: Annotated[list[str] | None, Param(en="for whom (all if left out)", zh="对象 (不写 = 全体)")] = None

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.until is not None and self.until <= self.since:
            raise Wrong(
                Text(
                    en=f"it would end before it begins, on day {self.since:g}",
                    zh=f"在第 {self.since:g} 天开始之前就结束了",
                ),
                Text(en=f"allowed: more than {self.since:g}", zh=f"允许: 大于 {self.since:g}"),
                at=("until",),
            )
        return self


class Skills(Sparing):
    """How skill grows with practice, and how what was taught fades."""

    later: ClassVar[frozenset[str]] = frozenset({"coaching"})

    months: Annotated[
        Positive,
        Param(
            en="months until 80% of a seasoned rep's skill",
            zh="达到熟手 80% 水平的月数",
            unit="months",
            source="ramp of new hires: 3-9 months (vendors)",
        ),
    ] = 6.0
    seasoned: Annotated[
        LogOdds, Param(en="skill of a seasoned rep", zh="熟手的能力", unit="log-odds", source="scale of the unit")
    ] = 0.0
    half_life: Annotated[
        Positive,
        Param(
            en="months until half of a course is gone",
            zh="培训效果减半的月数",
            unit="months",
            source="Tatel and Ackerman 2025 (meta-analysis): 6.5",
        ),
    ] = 6.5
    training: Annotated[dict[str, Training], Field(max_length=100), Param(en="courses", zh="培训")] = {}
    coaching: Annotated[
        dict[str, Coaching] | None, Field(max_length=100), Param(en="coaching", zh="辅导", source="none unless written")
    ] = None

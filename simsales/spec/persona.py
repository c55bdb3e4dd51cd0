"""A persona: a kind of salesperson, as a colleague or a bot, in a few numbers and a portrait.

Used by `reps.NAME.persona`. Everything counts against the people of the scenario: skill is added to the rep's own, the week
is the ordinary one with some of its hours moved, prices and weights are factors. Where nothing is said, nothing differs.
A persona is one file in `simsales/people/personas`; it says where each of its numbers is from in `sources`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, ClassVar, Self

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ..i18n import Text
from ..registry import installed
from ..units import LogOdds, NotNegative, Param
from .block import Block, Words

if TYPE_CHECKING:
    from .people import OrdinaryWeek

_NEUTRAL = "neutral: like everybody"
_LEAST_SELLING = 0.5
"""Of the ordinary selling hours, whatever else a persona would rather do [assumption]."""

Factor = Annotated[float, Field(gt=0, le=10)]


class Persona(Block):
    """Who somebody is at work."""

    plugin_family: ClassVar[str] = "persona"

    kind: Annotated[str, Field(pattern=r"[a-z][a-z-]*")]
    name: Words
    portrait: Words
    """Two to four sentences: who they are, how they sell, what moves them, what a manager should watch."""
    skill: Annotated[
        LogOdds, Param(en="added to the rep's own skill", zh="在个人能力上增减", unit="log-odds", source=_NEUTRAL)
    ] = 0.0
    prospect: Annotated[
        Factor,
        Param(
            en="hours looking for new business, of the ordinary ones",
            zh="开发新客户的小时 (相对一般)",
            unit="times",
            source=_NEUTRAL,
        ),
    ] = 1.0
    serve: Annotated[
        Factor,
        Param(
            en="hours with customers we have, of the ordinary ones",
            zh="服务老客户的小时 (相对一般)",
            unit="times",
            source=_NEUTRAL,
        ),
    ] = 1.0
    asks: Annotated[
        Factor,
        Param(
            en="pay per unit sold that calls forth this week, of the ordinary one (the hungry ask for less)",
            zh="做到这样一周所要的单位提成 (相对一般; 越有干劲越低)",
            unit="times",
            source=_NEUTRAL,
        ),
    ] = 1.0
    risk: Annotated[
        NotNegative,
        Field(le=10),
        Param(en="risk aversion, of the ordinary one", zh="风险厌恶 (相对一般)", unit="times", source=_NEUTRAL),
    ] = 1.0
    peers: Annotated[
        NotNegative,
        Field(le=10),
        Param(
            en="weight of colleagues: shared pay, praise, comparison, leavers",
            zh="同事的分量: 团队奖金、表彰、攀比、离职影响",
            unit="times",
            source=_NEUTRAL,
        ),
    ] = 1.0
    restless: Annotated[
        Factor,
        Param(
            en="chance to leave in a month, of the ordinary one",
            zh="每月离职的可能 (相对一般)",
            unit="times",
            source=_NEUTRAL,
        ),
    ] = 1.0
    sources: Mapping[str, str] = {}
    """Where each number is from that differs from the neutral one."""

    @model_validator(mode="after")
    def _every_number_has_a_source(self) -> Self:
        missing = [name for name in self.traits() if not self.sources.get(name)]
        if missing:
            raise ValueError(f"persona {self.kind} does not say where these are from: {', '.join(missing)}")
        return self

    @property
    def plugin_kind(self) -> str:
        return self.kind

    def traits(self) -> dict[str, float]:
        """The numbers in which this persona differs from everybody."""
        return {
            name: value
            for name, field in type(self).model_fields.items()
            if isinstance(value := getattr(self, name), float) and value != field.default
        }

    def week(self, ordinary: OrdinaryWeek) -> OrdinaryWeek:
        """Hours a week when nothing pays extra: as many as everybody's, split in the own way; at least half are sold in."""
        prospect, serve = self.prospect * ordinary.prospect, self.serve * ordinary.serve
        room = ordinary.hours - _LEAST_SELLING * ordinary.sell
        part = min(1.0, room / (prospect + serve))
        prospect, serve = part * prospect, part * serve
        if (prospect, serve) == (ordinary.prospect, ordinary.serve):
            return ordinary
        split = {"sell": ordinary.hours - prospect - serve, "prospect": prospect, "serve": serve}
        return ordinary.model_copy(update=split)


NOBODY = Persona(
    kind="ordinary", name=Text(en="Ordinary", zh="一般"), portrait=Text(en="Like everybody.", zh="和大家一样。")
)
"""Whoever is described by no persona."""


class _Known:
    """Editors are told the names; whether a name is one of them is checked with the other references."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {**handler(core), "enum": sorted(installed().kinds("persona"))}


PersonaName = Annotated[str, _Known()]


def persona_of(name: str | None) -> Persona:
    """The persona of this name, which a checked scenario knows to exist."""
    found: Persona = NOBODY if name is None else installed().kinds("persona")[name]
    return found

"""The buyers of a form: the one that is shipped, and others drawn near it.

A form fixes its buyer by a seed, so that everybody meets the same one. How a meeting plays in general is seen from buyers with
other luck: what was written as a range is drawn anew, and so is what they answer, what convinces them and when they lose patience.
"""

from __future__ import annotations

from typing import NamedTuple

from ..engine.at_table import economics_of
from ..engine.build import build
from ..errors import SimsalesError
from ..i18n import Text
from ..negotiation.truth import Truth, truth_of
from ..negotiation.worths import Economics
from ..rng import KeyedLuck, Seed, replication_seed
from ..spec.meeting import Meeting
from ..spec.scenario import Scenario

_STREAM = "meeting"
_NO_MEETING = Text(en="{name} has no meeting: there is nothing to negotiate", zh="{name} 里没有谈判: 没有可谈的内容")


class Form(NamedTuple):
    """A meeting in the economics of its own world. `money` is minor units in a major one; `buyer` the one that is shipped."""

    meeting: Meeting
    economics: Economics
    money: float
    buyer: Truth

    def buyers(self, seed: Seed, numbers: range) -> list[Truth]:
        """Buyers near the form; each number is the same buyer whenever asked for."""
        return [self.near(replication_seed(seed, number)) for number in numbers]

    def near(self, seed: Seed) -> Truth:
        return truth_of(self.meeting, self.economics, KeyedLuck(seed), _STREAM, self.money)


def form_of(scenario: Scenario, seed: Seed = 1) -> Form:
    """The form of a scenario; `seed` is used where the meeting does not fix its own. Raises SimsalesError without a meeting."""
    meeting = scenario.meeting
    if meeting is None:
        raise SimsalesError(_NO_MEETING.fill(name=scenario.title))
    simulation = build(scenario, seed)
    world, room = simulation.world, simulation.rooms.rooms[0]
    segment = next(iter(world.scenario.segments))
    account = world.accounts[segment][0] if segment in world.accounts else None
    seller = meeting.rep or next(iter(scenario.reps))
    economics = economics_of(world, simulation.payroll, meeting, account, seller)
    return Form(meeting, economics, 10**world.currency.digits, room.talk.truth)

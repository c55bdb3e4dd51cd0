"""Staying: how likely a rep is to leave in a month, by pay, result and who left before.

The middling leave most, and colleagues who left weigh more than the own result. Source: MODEL A7 (field studies of sales
turnover and its contagion).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from ..spec.staying import Staying

_CENTRE = 0.45
"""Mean of exp(-z^2) over a team, so that `base` is the hazard of an ordinary one."""
_FEW = 3.0


def chance_to_leave(
    staying: Staying, pay_ratio: float, z: float, peers_left: int, peers: float = 1.0, restless: float = 1.0
) -> float:
    """Within a month. `pay_ratio` is pay against pay outside; `z` the result among colleagues, in standard deviations.

    `peers` is how much colleagues count, `restless` a factor on the hazard: those of the persona.
    """
    log_hazard = (
        -staying.pay * (pay_ratio - 1)
        - staying.performance * z
        + staying.middling * (math.exp(-z * z) - _CENTRE)
        + staying.contagion * peers * min(peers_left / _FEW, 1.0)
    )
    return 1 - math.exp(-staying.base * restless * math.exp(log_hazard))


def standing(own: float, team: Sequence[float]) -> float:
    """A result in standard deviations from the team's mean; 0 where all are alike."""
    mean = sum(team) / len(team)
    spread = math.sqrt(sum((one - mean) ** 2 for one in team) / len(team))
    return (own - mean) / spread if spread else 0.0

"""Buyers who choose as the file says they chose: one comparison, set so that its odds are the file's win rate.

At list price the utilities of our offer, of "others" and of not deciding stand in the proportion of won, lost and
undecided deals; how the odds move with price is the published price weight, which no export can tell. Where buyers
differ (discounts given, size, slow or quick, rep), the odds are set so that all of them together are won as often as the
file says.
Source: multinomial logit (McFadden 1974); price weight -3.5: elasticity -2.62 at 25% share (Bijmolt et al. 2005).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from simsales.units import Share

from . import defaults
from .fit import Fit

Numbers: TypeAlias = npt.NDArray[Any]
PRICE_WEIGHT = -3.5
TERMS_WEIGHT = 0.15
CREDIT_DAYS = 30
_MONTH = 30
_NEVER = -20.0
_STEPS = 50
_SURE = 1e-4


@dataclass(frozen=True, slots=True)
class Odds:
    """What buyers compare us with, in log-odds; `elasticity` is what the price weight amounts to at this win rate.

    `kinds`: by how much each kind of customer likes us more; `slow`: slow buyers, against quick ones.
    """

    others: float
    no_decision: float
    elasticity: float
    kinds: Sequence[float] = ()
    slow: float = 0.0


def odds_of(fit: Fit) -> Odds:
    """Our lead over all else with leads somebody talked to, for everybody and for each kind of customer."""
    habit, parts = fit.sizes.habit or 0.0, fit.time.active
    slow = _logit(fit.of_warm(parts[1].won)) - _logit(fit.of_warm(parts[0].won)) if len(parts) > 1 else 0.0
    everyone = _logit(fit.won)
    leads = []
    for product in fit.sizes.products:
        differences = _differences(fit, product.worth.logs(_STEPS), slow)
        leads.append(lead_for(fit.of_warm(_share(everyone + product.odds)), habit, differences))
    centre = sum(lead * product.share for lead, product in zip(leads, fit.sizes.products, strict=True))
    return odds_at(centre, fit.of_warm(fit.won), lost_share(fit), [lead - centre for lead in leads], slow)


def odds_at(lead: float, won: Share, lost: Share, kinds: Sequence[float] = (), slow: float = 0.0) -> Odds:
    """`lead` at list price; `lost`: the share of lost ones among those not won."""
    ours = TERMS_WEIGHT * CREDIT_DAYS / _MONTH
    nobody = ours - lead + math.log(1 - lost) if lost < 1 else _NEVER
    others = ours - lead + math.log(lost) if lost > 0 else _NEVER
    return Odds(others, nobody, PRICE_WEIGHT * (1 - won), kinds, slow)


def lost_share(fit: Fit) -> Share:
    """Lost ones among the deals that ended without being won."""
    if not fit.losses_seen:
        return defaults.LOST_SHARE
    return fit.results.lost / (fit.results.lost + fit.results.undecided)


def lead_for(won: Share, habit: float, differences: Numbers | None = None) -> float:
    """By how much we lead at list price, so that `won` of all buyers choose us; `habit`: mean share off list, asked by
    everybody, uniform up to twice that; `differences`: how buyers differ in log-odds."""
    offs = [2 * habit * (step + 0.5) / _STEPS for step in range(_STEPS)] if habit else [0.0]
    price = np.array([-PRICE_WEIGHT * -math.log(1 - off) for off in offs])
    off_list = price if differences is None else np.add.outer(price, differences).ravel()
    low, high = -30.0, 30.0
    for _ in range(80):
        middle = (low + high) / 2
        chosen = float((1 / (1 + np.exp(-middle - off_list))).mean())
        low, high = (middle, high) if chosen < won else (low, middle)
    return (low + high) / 2


def _differences(fit: Fit, sizes: Sequence[float], slow: float) -> Numbers:
    """Log-odds of all sorts of buyers of one kind, equally likely each."""
    parts, team = fit.time.active, fit.team
    share = parts[1].share / (1 - fit.time.idle) if len(parts) > 1 else 0.0
    paces = np.where((np.arange(_STEPS) + 0.5) / _STEPS < share, slow, 0.0)
    total = sum(team.territories.values())
    reps = [team.skill[key] for key, size in team.territories.items() for _ in range(max(round(100 * size / total), 1))]
    worths = fit.sizes.size_odds * np.array(sizes)
    skills = np.array(reps if len(set(reps)) > 1 else reps[:1])
    spread: Numbers = np.add.outer(np.add.outer(paces, worths), skills).ravel()
    return spread


def _share(log_odds: float) -> Share:
    return 1 / (1 + math.exp(-log_odds))


def _logit(share: Share) -> float:
    inside = min(max(share, _SURE), 1 - _SURE)
    return math.log(inside / (1 - inside))

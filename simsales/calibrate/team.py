"""Who works the deals: how much each rep gets, and whether anyone sells better than luck explains.

Both are shrunk: what luck alone would make is taken out. Where equally good reps would differ as much as these do in
one case of twenty or more, no skill is reported at all.
Source: empirical Bayes; chi-square test of equal win rates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from simsales.units import Share

from . import defaults
from .deals import Deal
from .groups import shrunk_odds

EQUAL = 0.05
"""Below this chance, reps' win rates are said to differ by more than luck."""


@dataclass(frozen=True, slots=True)
class Team:
    """Reps with deals in the window, by key. `skill`: log-odds of winning."""

    territories: Mapping[str, float]
    kept: Share
    """How much of the difference between them is left after shrinking."""
    left_out: int
    """Reps without deals in the window."""
    chance_if_equal: float
    """How often equally good reps would differ in win rate as much as these."""
    skill: Mapping[str, float]
    skill_kept: Share
    is_told: bool = True
    of_wins: bool = False
    """Whether only wins name a rep."""


def fit_team(deals: Sequence[Deal], window: Sequence[Deal], losses_seen: bool, leads: float) -> Team:
    counts = Counter(deal.rep for deal in window if deal.rep)
    if not counts:
        return _unknown(leads)
    keys = sorted(counts)
    mean = fmean(counts.values())
    spread = variance(counts.values()) if len(counts) > 1 else 0.0
    kept = max(spread - mean, 0.0) / spread if spread else 0.0
    territories = {key: 1 + kept * (counts[key] / mean - 1) for key in keys}
    left_out = len({deal.rep for deal in deals if deal.rep} - set(keys))
    of_wins = not losses_seen or all(deal.outcome == "won" for deal in window if deal.rep)
    chance = 1.0 if of_wins else chance_if_equal(deals)
    skill, skill_kept = _skill(deals) if chance < EQUAL else ({}, 0.0)
    return Team(
        territories,
        kept,
        left_out,
        chance,
        {key: skill.get(key, 0.0) for key in keys},
        skill_kept,
        of_wins=of_wins,
    )


def _unknown(leads: float) -> Team:
    n = min(max(round(leads / defaults.LEADS_PER_REP), 1), defaults.MOST_REPS)
    keys = [f"rep-{number:02}" for number in range(1, n + 1)]
    return Team(dict.fromkeys(keys, 1.0), 0.0, 0, 1.0, dict.fromkeys(keys, 0.0), 0.0, is_told=False)


def chance_if_equal(deals: Sequence[Deal]) -> float:
    """How often reps of equal skill would differ in win rate at least as much as these do."""
    from scipy.stats import chi2_contingency

    won, lost = (Counter(deal.rep for deal in deals if deal.outcome == end and deal.rep) for end in ("won", "lost"))
    reps = sorted({*won, *lost})
    table = [[won[rep] for rep in reps], [lost[rep] for rep in reps]]
    if len(reps) < 2 or not sum(table[0]) or not sum(table[1]):
        return 1.0
    return float(chi2_contingency(table).pvalue)


def _skill(deals: Sequence[Deal]) -> tuple[dict[str, float], Share]:
    ended = [deal for deal in deals if deal.rep and deal.outcome in ("won", "lost")]
    return shrunk_odds([deal.rep for deal in ended], [deal.outcome == "won" for deal in ended])

"""Reps who react to their pay, beside the same reps who keep to an ordinary week whatever the plan."""

from collections.abc import Callable
from functools import partial
from itertools import cycle

from simsales import Scenario, load_scenario, run
from simsales.evidence.business import business

from .ratios import Ratio, alternate

FIXED, RESPONSIVE = "fixed", "responsive"
TEAMS: dict[str, Callable[[], Scenario]] = {
    "incentive-rollout": partial(load_scenario, "incentive-rollout"),
    "short cycle": partial(business, "short"),
    "enterprise": partial(business, "enterprise"),
}
LARGE = "from tests.bench.people import large, run; run(large())"


def behaving(scenario: Scenario, behaviour: str) -> Scenario:
    """The same scenario with people who react, or who do not."""
    return scenario.model_copy(update={"people": scenario.people.model_copy(update={"behaviour": behaviour})})


def cost_of_reacting(scenario: Scenario, pairs: int) -> Ratio:
    """CPU of a run of reps who react over one of reps who do not: start included, the years and the reps are the same."""
    setups = {name: partial(partial, run, behaving(scenario, name)) for name in (FIXED, RESPONSIVE)}
    return alternate(setups, pairs)[RESPONSIVE]


def large(reps: int = 100) -> Scenario:
    """The reps of the incentive roll-out as often as it takes, all of them responsive, for its year."""
    scenario = behaving(load_scenario("incentive-rollout"), RESPONSIVE)
    team = zip(range(reps), cycle(scenario.reps.values()), strict=False)
    return scenario.model_copy(update={"reps": {f"rep-{number}": rep for number, rep in team}})

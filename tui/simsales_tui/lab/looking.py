"""What the pages have looked for in a comparison, and where it is kept when it was found."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.experiment.hangs_on import STEPS
from simsales.experiment.shapes import Shapes
from simsales.experiment.why import Why
from simsales.report.handing_over import moved_assumptions, numbered, shapes_of, why_between

from ..workers.lab import Looks
from .charts import ChartsPage
from .hanging import HangingPage
from .state import Lab
from .why import WhyPage


def lacking(lab: Lab) -> Mapping[str, Looks]:
    """page -> what it would have looked for, where it is not known yet."""
    found: dict[str, Looks] = {}
    case, comparison, pair = lab.case, lab.comparison, lab.the_pair
    if comparison is None:
        return found
    if lab.shapes_key not in lab.shapes:
        found[ChartsPage.IS_ABOUT] = lambda steps, means: shapes_of(case, comparison, steps, means)
    if lab.moved_key not in lab.moved:
        found[HangingPage.IS_ABOUT] = lambda steps, means: moved_assumptions(
            case, comparison, numbered(steps, STEPS), means
        )
    if pair is not None and pair[0] != pair[1] and lab.why is None:
        found[WhyPage.IS_ABOUT] = lambda steps, means: why_between(case, comparison, *pair, steps, means)
    return found


def keep(lab: Lab, found: object) -> None:
    """What a page had looked for."""
    if isinstance(found, Shapes):
        lab.shapes[lab.shapes_key] = found
    elif isinstance(found, Why):
        lab.whys[lab.why_key((found.one, found.other))] = found
    elif isinstance(found, list):
        lab.moved[lab.moved_key] = found

"""What the pages have looked for in a comparison, and where it is kept when it was found."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.experiment.shapes import Shapes
from simsales.experiment.why import Why
from simsales.i18n import Text
from simsales.report.handing_over import HANGS_ON, SHAPES, WHY, moved_assumptions, shapes_of, why_between

from ..workers.lab import Looks
from .charts import ChartsPage
from .hanging import HangingPage
from .state import Lab
from .why import WhyPage


def lacking(lab: Lab) -> Mapping[str, tuple[Text, Looks]]:
    """page -> what it would have looked for, where it is not known yet."""
    found: dict[str, tuple[Text, Looks]] = {}
    case, comparison, pair = lab.case, lab.comparison, lab.the_pair
    if comparison is None:
        return found
    if lab.shapes_key not in lab.shapes:
        found[ChartsPage.IS_ABOUT] = SHAPES, lambda tell, means: shapes_of(case, comparison, tell, means)
    if lab.moved_key not in lab.moved:
        found[HangingPage.IS_ABOUT] = HANGS_ON, lambda tell, means: moved_assumptions(case, comparison, tell, means)
    if pair is not None and pair[0] != pair[1] and lab.why is None:
        found[WhyPage.IS_ABOUT] = WHY, lambda tell, means: why_between(case, comparison, *pair, tell, means)
    return found


def keep(lab: Lab, found: object) -> None:
    """What a page had looked for."""
    if isinstance(found, Shapes):
        lab.shapes[lab.shapes_key] = found
    elif isinstance(found, Why):
        lab.whys[lab.why_key((found.one, found.other))] = found
    elif isinstance(found, list):
        lab.moved[lab.moved_key] = found

"""simsales: a flight simulator for sales teams.

A scenario describes a market, a team and the company's policies; a session runs one variant of it under one seed; an
experiment runs all variants under the same luck and a comparison says what the differences are worth.

    >>> from simsales import compare
    >>> comparison = compare("reference-pipeline", replications=3)
    >>> comparison.verdicts["better-solution"]["units"]
    'unclear'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from simsales.experiment.compare import compare
    from simsales.session import MODEL_VERSION, Finished, Paused, Session, run
    from simsales.spec.casefile import CaseFile, load_scenario, open_case
    from simsales.spec.scenario import Scenario

_ROOMS = {
    "simsales.session": ("MODEL_VERSION", "Finished", "Paused", "Session", "run"),
    "simsales.spec.casefile": ("CaseFile", "load_scenario", "open_case"),
    "simsales.spec.scenario": ("Scenario",),
    "simsales.experiment.compare": ("compare",),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "MODEL_VERSION",
    "CaseFile",
    "Finished",
    "Paused",
    "Scenario",
    "Session",
    "compare",
    "load_scenario",
    "open_case",
    "run",
]


def __getattr__(name: str) -> Any:
    """Public names are fetched when asked for, so that `simsales --help` loads no engine."""
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ROOM_OF[name]), name)

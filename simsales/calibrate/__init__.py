"""From a CRM export to a scenario: what the file shows, what is published, what is assumed, and how well it fits.

`calibrate([paths], name)` reads the deals (and, if given, the price list, the team, the accounts and the people), fits the few
numbers that a market of buyers needs, and writes a commented scenario. A reader's way: `columns` (what things are
called), `tables`, `delimited` and `workbooks` (file to text), `export` (text to rows), `mapping` (what was taken for
what), `deals` and `leads` (rows to deals, every row accounted for), `pseudonyms` (people to keys), `fit`, `writing`,
`backtest`, `report`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .calibration import Calibration, calibrate
    from .mapping import read_mapping

__all__ = ["Calibration", "calibrate", "read_mapping"]
_ROOMS = {"Calibration": ".calibration", "calibrate": ".calibration", "read_mapping": ".mapping"}


def __getattr__(name: str) -> Any:
    """The rooms are opened when first asked for: the command line needs only the words of its questions."""
    if name not in _ROOMS:
        raise AttributeError(name)
    return getattr(import_module(_ROOMS[name], __name__), name)

"""From a CRM export to a scenario: what the file shows, what is published, what is assumed, and how well it fits.

`calibrate([paths], name)` reads the deals (and, if given, the price list, the team and the accounts), fits the few
numbers that a market of buyers needs, and writes a commented scenario. A reader's way: `columns` (what things are
called), `tables` and `sheets` (file to text), `export` (text to rows), `mapping` (what was taken for what), `deals` and
`leads` (rows to deals, every row accounted for), `fit`, `writing`, `backtest`, `report`.
"""

from __future__ import annotations

from .calibration import Calibration, calibrate
from .mapping import read_mapping

__all__ = ["Calibration", "calibrate", "read_mapping"]

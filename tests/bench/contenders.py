"""Who runs the reference pipeline against the twin. A new contender is one entry here; the first entry is the unit.

Each takes the table and the conversion of the five stages; one with luck of its own takes only sizes and seed
from the table.
"""

from collections.abc import Callable, Sequence

from .outcome import Outcome
from .table import Table
from .textbook import textbook
from .twin import twin

Contender = Callable[[Table, Sequence[float]], Outcome]

CONTENDERS: dict[str, Contender] = {
    "twin": twin,
    "textbook": lambda table, c: textbook(table.reps, table.horizon, table.seed, c, log=False),
    "textbook + log": lambda table, c: textbook(table.reps, table.horizon, table.seed, c, log=True),
}

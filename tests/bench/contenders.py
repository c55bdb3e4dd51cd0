"""Who runs the reference pipeline against the twin. A new contender is one entry here; the first entry is the unit.

Each is given the table and the conversion of the five stages, gets ready outside the timing, and hands back the run to
be timed; one with luck of its own takes only sizes and seed from the table.
"""

from collections.abc import Callable, Sequence
from functools import partial

from . import product
from .outcome import Outcome
from .table import Table
from .textbook import Textbook
from .twin import twin

Run = Callable[[], Outcome]
Contender = Callable[[Table, Sequence[float]], Run]


def _engine(table: Table, conversion: Sequence[float], *, log: bool) -> Run:
    simulation = product.prepare(table, conversion, log=log)
    return lambda: product.outcome(product.run(simulation))


def _textbook(table: Table, conversion: Sequence[float], *, log: bool) -> Run:
    return Textbook(table.reps, table.horizon, table.seed, conversion, log=log).run


CONTENDERS: dict[str, Contender] = {
    "twin": lambda table, conversion: partial(twin, table, conversion),
    "engine": partial(_engine, log=False),
    "engine + log": partial(_engine, log=True),
    "textbook": partial(_textbook, log=False),
    "textbook + log": partial(_textbook, log=True),
}

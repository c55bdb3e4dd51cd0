"""The fit report: what was read, guessed and assumed, and how far the model is from the file, in plain words.

Printed by `simsales calibrate`. The words themselves are in `wording`; here is what is said, and in which order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from simsales.i18n import Text

from . import wording as say
from .durations import OFFICE_WAIT
from .writing import COST_SHARE, work_hours

if TYPE_CHECKING:
    from .calibration import Calibration

EQUAL = 0.05
"""Below this chance, reps' win rates are said to differ by more than luck."""
FULL_YEAR = 365
_GAP = Text(en="", zh="")


def fit_report(made: Calibration) -> Iterator[Text]:
    """All lines; the last is the verdict."""
    yield from _rows(made)
    yield _GAP
    yield from _from_file(made)
    yield from _time(made)
    yield from _sizes(made)
    yield from _people(made)
    yield _GAP
    yield say.PUBLISHED.fill(elasticity=made.odds.elasticity)
    yield say.ASSUMED.fill(cost=COST_SHARE, work=work_hours(made.fit), currency=made.scenario.currency.code)
    yield say.NOT_MODELLED
    yield _GAP
    yield from _against_file(made)


def _rows(made: Calibration) -> Iterator[Text]:
    for account in made.accounts:
        yield from (Text(en=en, zh=zh) for en, zh in zip(account.said("en"), account.said("zh"), strict=True))
    yield from (say.UNREAD.fill(columns=columns) for columns in made.unread)


def _from_file(made: Calibration) -> Iterator[Text]:
    arrivals, results = made.fit.arrivals, made.fit.results
    months = ", ".join(f"{month}: {count:,}" for month, count in arrivals.months.items())
    yield say.FROM_FILE.fill(day=made.fit.snapshot)
    yield say.LEADS.fill(rate=arrivals.per_year, deals=arrivals.deals, start=arrivals.start, months=months)
    yield say.CLUMPING.fill(clumping=arrivals.clumping)
    yield say.WIN_RATE.fill(rate=results.win_rate, n=results.won + results.lost, low=results.low, high=results.high)
    if results.undecided:
        yield say.UNDECIDED.fill(n=results.undecided)


def _time(made: Calibration) -> Iterator[Text]:
    time = made.fit.time
    yield say.TIME.fill(median=time.median + OFFICE_WAIT, sigma=time.sigma)
    if time.how == "agreed":
        yield say.AGREED.fill(likely=time.likely_median, file=time.file_median)
    yield say.FURTHEST.fill(days=time.gap_at, file=time.file_at_gap, model=time.curve_at_gap)


def _sizes(made: Calibration) -> Iterator[Text]:
    habit = made.fit.sizes.habit
    for product in made.fit.sizes.products:
        yield say.PRODUCT.fill(name=product.name, share=product.share, price=product.list_price, mean=product.mean,
                               sigma=product.sigma, listed=say.LISTED if product.listed else say.UNLISTED)
    if habit is None:
        yield say.NO_PRICE_LIST
    else:
        yield say.DISCOUNTS.fill(habit=habit) if habit else say.NO_DISCOUNTS


def _people(made: Calibration) -> Iterator[Text]:
    team = made.fit.team
    yield say.TEAM.fill(n=len(team.territories), shrunk=1 - team.kept)
    if team.left_out:
        yield say.LEFT_OUT.fill(n=team.left_out)
    skill = say.SAME_SKILL if team.chance_if_equal >= EQUAL else say.OTHER_SKILL
    yield skill.fill(chance=team.chance_if_equal)


def _against_file(made: Calibration) -> Iterator[Text]:
    arrivals, test = made.fit.arrivals, made.backtest
    yield say.SAME_DAYS.fill(days=arrivals.days, start=arrivals.start, end=made.fit.snapshot)
    yield say.TEST_WIN_RATE.fill(file=test.file.win_rate, all=made.fit.results.win_rate, model=test.win_rate)
    yield say.TEST_DAYS.fill(file=test.file.days, model=test.days)
    yield say.TEST_WORTH.fill(file=test.file.worth, low=test.worth.low, high=test.worth.high,
                              verdict=say.verdict(test.worth.holds(test.file.worth)))
    span = say.LAST_YEAR if arrivals.days >= FULL_YEAR else say.LAST_DAYS.fill(days=arrivals.days)
    yield say.TEST_WON.fill(span=span, won=test.file.won, low=test.won.low, high=test.won.high,
                            verdict=say.verdict(test.won.holds(test.file.won)))

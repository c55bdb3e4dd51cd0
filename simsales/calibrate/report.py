"""The fit report: what was read, guessed and assumed, and how far the model is from the file, in plain words.

Printed by `simsales calibrate`. The words themselves are in `wording`; here is what is said, and in which order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from simsales.i18n import Lang, Text

from . import wording as say
from .first_response import hours_to_first_work
from .team import EQUAL
from .writing import COST_SHARE, work_hours

if TYPE_CHECKING:
    from .calibration import Calibration

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
    yield from _staff(made)
    yield _GAP
    yield from made.fit.gaps
    yield say.PUBLISHED.fill(elasticity=made.odds.elasticity)
    has_base = made.staff is not None and bool(made.staff.bases)
    base = say.BASE_ONLY if has_base else say.BASE_TOO
    yield say.ASSUMED.fill(cost=COST_SHARE, work=work_hours(made.fit), currency=made.scenario.currency.code, base=base)
    yield say.NOT_MODELLED
    yield _GAP
    yield from _against_file(made)


def _rows(made: Calibration) -> Iterator[Text]:
    for account in made.accounts:
        yield from (Text(en=en, zh=zh) for en, zh in zip(account.said("en"), account.said("zh"), strict=True))
    yield from (say.UNREAD.fill(columns=columns) for columns in made.unread)
    yield from (say.GUESSED.fill(file=guess.file, guess=guess.text) for guess in made.mapping_guesses)


def _from_file(made: Calibration) -> Iterator[Text]:
    fit = made.fit
    arrivals, results = fit.arrivals, fit.results
    yield say.FROM_FILE.fill(day=fit.snapshot) if fit.snapshot else say.FROM_UNDATED
    if arrivals.is_told:
        months = ", ".join(f"{month}: {count:,}" for month, count in arrivals.months.items())
        yield say.LEADS.fill(rate=arrivals.per_year, deals=arrivals.deals, start=arrivals.start, months=months)
        yield from (say.SHIFT.fill(day=shift.day, times=shift.times) for shift in arrivals.shifts)
        if arrivals.shifts:
            yield say.LAST_PACE.fill(start=arrivals.start)
        yield say.CLUMPING.fill(clumping=arrivals.clumping, weekend=arrivals.weekend)
        if set(arrivals.weekdays) != {1.0}:
            yield say.WEEKDAYS.fill(days=_weekdays(arrivals.weekdays))
    if fit.response.is_told:
        median, mean = hours_to_first_work(fit.response, fit.filing.weekdays)
        yield say.RESPONSE.fill(n=fit.response.contacts, median=median, mean=mean)
    rate = say.WIN_RATE if fit.losses_seen else say.WON_SO_FAR
    yield rate.fill(
        rate=results.win_rate, n=results.won + results.lost, low=results.low, high=results.high, end=fit.won
    )
    if results.undecided:
        yield say.UNDECIDED.fill(n=results.undecided)
    if fit.groups.kept:
        kinds = ", ".join(f"{product.name} {product.odds:+.2f}" for product in fit.sizes.products)
        yield say.KINDS.fill(by=say.BY[fit.groups.by], kinds=kinds, shrunk=1 - fit.groups.kept)


def _weekdays(factors: Sequence[float]) -> Text:
    def listed(lang: Lang) -> str:
        named = zip(say.DAYS_OF_WEEK, factors, strict=True)
        return ", ".join(f"{day.say(lang)} {factor:.2f}" for day, factor in named)

    return Text(en=listed("en"), zh=listed("zh"))


def _time(made: Calibration) -> Iterator[Text]:
    time = made.fit.time
    if not time.is_told:
        return
    yield say.TIME.fill(median=time.median, law=say.LAWS[time.main.law if len(time.active) == 1 else "two"])
    for slow in time.active[1:]:
        yield say.TWO.fill(
            quick=time.main.median, quick_won=time.main.won, slow=slow.median, slow_won=slow.won, share=slow.share
        )
    if time.idle:
        yield say.IDLE.fill(share=time.idle)
    yield say.FURTHEST.fill(days=time.gap_at, file=time.file_at_gap, model=time.curve_at_gap)


def _sizes(made: Calibration) -> Iterator[Text]:
    sizes = made.fit.sizes
    if not sizes.is_told:
        return
    for product in sizes.products:
        yield say.PRODUCT.fill(
            name=product.name,
            share=product.share,
            price=product.list_price,
            mean=product.worth.mean,
            sigma=product.worth.sigma,
            listed=say.LISTED if product.listed else say.UNLISTED,
        )
    if sizes.size_odds:
        yield say.BIG.fill(odds=sizes.size_odds)
    if sizes.habit is None:
        yield say.NO_PRICE_LIST
    else:
        yield say.DISCOUNTS.fill(habit=sizes.habit) if sizes.habit else say.NO_DISCOUNTS


def _people(made: Calibration) -> Iterator[Text]:
    team = made.fit.team
    if not team.is_told:
        return
    yield say.TEAM.fill(n=len(team.territories), shrunk=1 - team.kept)
    if team.left_out:
        yield say.LEFT_OUT.fill(n=team.left_out)
    if team.of_wins:
        return
    skill = say.SAME_SKILL if team.chance_if_equal >= EQUAL else say.OTHER_SKILL
    yield skill.fill(chance=team.chance_if_equal, shrunk=1 - team.skill_kept)


def _staff(made: Calibration) -> Iterator[Text]:
    """What the people file adds."""
    staff = made.staff
    if staff is None:
        return
    yield say.STAFF.fill(file=staff.file, quotas=len(staff.quotas), reps=len(made.fit.team.territories))
    if staff.bases:
        yield (say.BASE if staff.has_one_base else say.BASES).fill(
            base=staff.base, low=min(staff.bases), high=max(staff.bases)
        )
    if staff.median_tenure is not None:
        new = sum(days < FULL_YEAR for days in staff.tenures)
        yield say.TENURE.fill(years=staff.median_tenure / FULL_YEAR, new=new, n=len(staff.tenures))
    if staff.unknown:
        yield say.NOT_NAMED.fill(n=staff.unknown)
    if staff.unread:
        yield say.UNREAD.fill(columns=f"{staff.file}: {', '.join(staff.unread)}")


def _against_file(made: Calibration) -> Iterator[Text]:
    fit, test = made.fit, made.backtest
    arrivals = fit.arrivals
    yield (
        say.SAME_DAYS.fill(days=arrivals.days, start=arrivals.start, end=fit.snapshot)
        if arrivals.is_told
        else say.SAME_DEALS
    )
    rate = say.TEST_WIN_RATE if fit.losses_seen else say.TEST_WON_SO_FAR
    yield rate.fill(file=test.file.win_rate, all=fit.results.win_rate, model=test.win_rate)
    if fit.time.is_told:
        yield say.TEST_DAYS.fill(file=test.file.days, model=test.days)
    if not arrivals.is_told:
        yield say.TEST_NO_YEAR
        return
    if fit.sizes.is_told:
        yield say.TEST_WORTH.fill(
            file=test.file.worth,
            low=test.worth.low,
            high=test.worth.high,
            verdict=say.verdict(test.worth.holds(test.file.worth)),
        )
    span = say.LAST_YEAR if arrivals.days >= FULL_YEAR else say.LAST_DAYS.fill(days=arrivals.days)
    yield say.TEST_WON.fill(
        span=span,
        won=test.file.won,
        low=test.won.low,
        high=test.won.high,
        verdict=say.verdict(test.won.holds(test.file.won)),
    )

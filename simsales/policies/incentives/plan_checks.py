"""Whether the lines of a plan fit together: names, periods that nest, and ceilings that leave room.

Runs after every line is right by itself; each finding points at the field that is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...i18n import Text
from ...spec.wrong import Wrong, one_of, shown
from ...world.calendar import MONTHS, Period
from ...world.incentive import PayComponent
from ...world.statement import OWN_NAMES
from .ratchet import Ratchet
from .wording import PERIODS


def misfits(
    period: Period, pays: Mapping[str, PayComponent], base: float, at_most: float | None, ratchet: Ratchet | None
) -> Iterator[Wrong]:
    yield from _names(pays)
    for name, line in pays.items():
        if line.counted_by is not None:
            yield from _nests(line.counted_by, period, ("pays", name, "reset"))
    if ratchet is not None:
        yield from _nests(ratchet.every, period, ("ratchet", "every"))
    if at_most is not None and at_most < base * MONTHS[period]:
        least = base * MONTHS[period]
        yield Wrong(
            Text(
                en=f"at_most {at_most:,.10g} lies under the base pay of the period, {least:,.10g}",
                zh=f"at_most {at_most:,.10g} 低于本期底薪 {least:,.10g}",
            ),
            Text(en=f"allowed: {least:,.10g} or more", zh=f"允许: {least:,.10g} 或以上"),
            at=("at_most",),
        )


def _names(pays: Mapping[str, PayComponent]) -> Iterator[Wrong]:
    for name, line in pays.items():
        if name in OWN_NAMES:
            yield Wrong(
                Text(en="every statement has a line of this name already", zh="每张工资单已有同名项目"),
                Text(en="allowed: any other name", zh="允许: 其他名称"),
                at=("pays", name),
            )
        for other in sorted(line.after):
            fit = [known for known, one in pays.items() if known != name and not one.after]
            if other not in fit:
                yield Wrong(
                    Text(en="there is no line {name} to multiply", zh="没有可以乘的项目 {name}").fill(
                        name=shown(other)
                    ),
                    one_of(fit),
                    at=("pays", name, "multiplies"),
                )


def _nests(longer: Period, period: Period, at: tuple[str | int, ...]) -> Iterator[Wrong]:
    """A line is counted over whole pay periods."""
    if MONTHS[longer] < MONTHS[period]:
        fit: list[Period] = [each for each in MONTHS if MONTHS[each] >= MONTHS[period]]
        yield Wrong(
            Text(
                en="a {short} does not hold a whole {period}, by which this plan pays",
                zh="{short}容不下本方案的考核周期 ({period})",
            ).fill(short=PERIODS[longer], period=PERIODS[period]),
            one_of(fit),
            at=at,
        )

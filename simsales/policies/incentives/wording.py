"""The words of a pay plan: how rates, sums and goals are said in a sentence somebody signs.

Used by every pay component, so that the same thing is always said the same way.
"""

from __future__ import annotations

from ...i18n import Text, joined
from ...units import Currency
from ...world.calendar import Period
from ...world.incentive import Basis

MEASURES: dict[Basis, Text] = {
    "bookings": Text(en="bookings", zh="签约额"),
    "margin": Text(en="gross margin", zh="毛利"),
    "cash": Text(en="cash collected", zh="回款额"),
    "margin-cash": Text(en="gross margin of what customers have paid", zh="已回款合同的毛利"),
}
QUOTAS: dict[Basis, Text] = {
    "bookings": Text(en="quota", zh="指标"),
    "margin": Text(en="the margin quota", zh="毛利指标"),
    "cash": Text(en="the cash quota", zh="回款指标"),
    "margin-cash": Text(en="the margin quota", zh="毛利指标"),
}
PERIODS: dict[Period, Text] = {
    "month": Text(en="month", zh="月"),
    "quarter": Text(en="quarter", zh="季度"),
    "year": Text(en="year", zh="年"),
}


def percent(share: float) -> str:
    return f"{share * 100:.10g}%"


def money(amount: float, currency: Currency) -> str:
    """A sum in major units with its currency; whole sums without the empty decimals."""
    minor = currency.minor(amount)
    shown = f"{currency.major(minor):,.0f}" if minor % 10**currency.digits == 0 else currency.show(minor)
    return f"{shown} {currency.code}"


def sentence(parts: list[Text]) -> Text:
    """Clauses joined into one sentence."""
    return joined(parts, "; ")

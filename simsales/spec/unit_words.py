"""What the units of a scenario's numbers are called, in both languages; fields name them in English beside the number."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text
from simsales.units import Currency

MONEY = "money"
UNIT_WORDS: Mapping[str, Text] = {
    one.en: one
    for one in (
        Text(en="log-odds", zh="对数几率"),
        Text(en="share", zh="比例"),
        Text(en="share of bookings", zh="占签约额的比例"),
        Text(en="share of the basis", zh="占计提口径的比例"),
        Text(en="share of the price", zh="占价格的比例"),
        Text(en="share of the team", zh="占团队的比例"),
        Text(en="share of the score", zh="占总分的比例"),
        Text(en="share of credit", zh="占业绩的比例"),
        Text(en="part of quota", zh="指标的倍数"),
        Text(en="part of quotas", zh="各人指标之和的倍数"),
        Text(en="part of the target", zh="目标的倍数"),
        Text(en="of the measure", zh="占考核口径的比例"),
        Text(en="hours", zh="小时"),
        Text(en="hours a week", zh="每周小时"),
        Text(en="minutes", zh="分钟"),
        Text(en="s", zh="秒"),
        Text(en="days", zh="天"),
        Text(en="working days", zh="工作日"),
        Text(en="weeks", zh="周"),
        Text(en="months", zh="个月"),
        Text(en="pay periods", zh="个考核期"),
        Text(en="years", zh="年"),
        Text(en="day of the run", zh="模拟第几天"),
        Text(en="date, or day of the run", zh="日期, 或模拟第几天"),
        Text(en="times", zh="倍"),
        Text(en="ratio", zh="比值"),
        Text(en="count", zh="个数"),
        Text(en="number", zh="个数"),
        Text(en="tokens", zh="词元"),
        Text(en="morale", zh="士气"),
        Text(en="satisfaction", zh="满意度"),
        Text(en="hazard", zh="风险率"),
        Text(en="hazard a day", zh="每天的风险率"),
        Text(en="log-hazard per morale", zh="每单位士气的对数风险率"),
    )
}


def unit_words(unit: str, currency: Currency) -> Text:
    """The unit as people read it; money in its currency."""
    return Text.same(currency.code) if unit == MONEY else UNIT_WORDS.get(unit, Text.same(unit))

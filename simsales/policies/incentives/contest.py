"""Contest: prizes for the best of the team, by rank.

Used for a quarter's sales race. A rep far from any prize stops trying and one far ahead rests, so several prizes move more
people than one big one (Lim, Ahearne and Ham 2009).
Source of the idea: MODEL A1 (prizes by rank), A3 (each prize is one step at a cut nobody knows for sure).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from ...i18n import Text
from ...registry import plugin
from ...spec.wrong import Wrong
from ...units import Amount, Currency, Money, Param, split_money
from ...world.calendar import Period
from ...world.incentive import MARGINS, Attainment, Basis, Earned, On, Quota, Sheet
from ...world.pay import Curve
from ...world.stakes import Peers, Stake
from .line import PayLine, Reset
from .wording import MEASURES, PERIODS, QUOTAS, money, percent, sentence

_BY = {
    "attainment": Text(en="{measure} as part of {quota}", zh="{measure}占{quota}的比例"),
    "amount": Text(en="{measure}", zh="{measure}"),
}
_SENTENCE = Text(
    en="prizes by rank of {by}: {prizes}; those who tie share the prizes of their places; nothing without sales",
    zh="按{by}排名发奖: {prizes}; 并列者平分所占名次的奖金; 没有业绩不发",
)
_FLOOR = Text(en="only from {mark} of {quota} on", zh="达到{quota}的 {mark} 才参加")
_WHOLE = Text(en="ranked once, at the end of the {period}", zh="{period}末一次排名")


@plugin("pay")
class Contest(PayLine):
    """Prizes by rank; ties share."""

    of_team: ClassVar[bool] = True

    kind: Literal["contest"] = "contest"
    prizes: Annotated[
        tuple[Amount, ...],
        Field(min_length=1, max_length=100),
        Param(en="prizes, the first place first", zh="奖金, 从第一名起", unit="money"),
    ]
    by: Annotated[
        Literal["attainment", "amount"],
        Param(en="ranked by part of quota, or by amount", zh="按完成率还是按金额排名", source="assumption: by quota"),
    ] = "attainment"
    least: Annotated[
        Attainment,
        Param(en="takes part from this attainment", zh="参赛完成率", unit="part of quota", source="assumption: all do"),
    ] = 0.0
    basis: Annotated[Basis, Param(en="ranked on", zh="排名基础", source="assumption: the usual basis")] = "bookings"
    reset: Reset = None

    @model_validator(mode="after")
    def _later_places_win_less(self) -> Self:
        for i in range(1, len(self.prizes)):
            if self.prizes[i] > self.prizes[i - 1]:
                raise Wrong(
                    Text(
                        en=f"place {i + 1} wins {self.prizes[i]:g}, more than the place before",
                        zh=f"第 {i + 1} 名的奖金 {self.prizes[i]:g} 高于前一名",
                    ),
                    Text(en=f"allowed: 0 to {self.prizes[i - 1]:g}", zh=f"允许: 0 到 {self.prizes[i - 1]:g}"),
                    at=("prizes", i),
                )
        return self

    @property
    def counted_by(self) -> Period | None:
        return self.reset

    @property
    def assumes(self) -> Text | None:  # type: ignore[override]
        return _ASSUMES

    def others_at(self, attainment: float) -> float:
        return 1.0

    def settle(self, sheets: Sequence[Sheet], currency: Currency) -> Sequence[Earned]:
        """Best first; those who tie share what their places win, to the minor unit."""
        won: dict[str, Money] = {}
        prizes = [currency.minor(prize) for prize in self.prizes]
        place = 0
        running = sorted((sheet for sheet in sheets if self._takes_part(sheet)), key=self._result, reverse=True)
        for _, tied in groupby(running, key=self._result):
            winners = list(tied)
            pot = sum(prizes[place : place + len(winners)])
            won |= dict(zip((w.rep for w in winners), split_money(pot, [1.0] * len(winners)), strict=True))
            place += len(winners)
        return [Earned(won.get(sheet.rep, 0)) for sheet in sheets]

    def _takes_part(self, sheet: Sheet) -> bool:
        return sheet.is_last and sheet.measure > 0 and sheet.measure >= sheet.quota.at(self.basis, self.least)

    def _result(self, sheet: Sheet) -> Fraction:
        """Exactly, so that only equal results tie."""
        return Fraction(sheet.measure, sheet.quota.bookings if self.by == "attainment" else 1)

    def stakes(self, quota: Quota, currency: Currency, peers: Peers, on: On) -> Sequence[Stake]:
        """One step per place, at the result that place took from the others last time."""
        target = quota.of(self.basis)
        share = peers.planned_margin if self.basis in MARGINS else 1.0
        sizes = [1.0] * len(peers) if self.by == "attainment" else [share * goal / target for goal in peers.quotas]
        results = [part * size for part, size in zip(peers.expected(), sizes, strict=True)]
        prizes = [*(currency.minor(prize) for prize in self.prizes), 0]
        floor = max(self.least * target, 1.0)
        steps: list[tuple[float, float]] = []
        for place in range(1, min(len(self.prizes), len(peers) + 1) + 1):
            if place > len(peers):  # nobody is left to be beaten
                steps.append((floor, float(prizes[place - 1])))
            else:
                goal = peers.cut(place, results, peers.sd) * target
                steps.append((max(goal, floor), float(prizes[place - 1] - prizes[place])))
        curve = Curve(steps=tuple(steps))
        return [Stake(self.basis, curve, extra_sd=peers.cut_sd * target, counted_by=self.reset)]

    def sentence(self, currency: Currency) -> Text:
        said = [
            _SENTENCE.fill(
                by=_BY[self.by].fill(measure=MEASURES[self.basis], quota=QUOTAS[self.basis]),
                prizes=", ".join(money(prize, currency) for prize in self.prizes),
            )
        ]
        if self.least:
            said.append(_FLOOR.fill(mark=percent(self.least), quota=QUOTAS[self.basis]))
        if self.reset is not None:
            said.append(_WHOLE.fill(period=PERIODS[self.reset]))
        return sentence(said)


_ASSUMES = Text(en="if every colleague is at exactly 100% of quota", zh="假设其他同事都恰好完成指标的 100%")

"""Graded credit: each credit grade has its days to pay and its limit; beyond the limit, payment in advance.

Looser terms sell more and lose more, so the best ones lie in between and differ by grade.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ...registry import plugin
from ...spec.block import Block
from ...units import Amount, Param
from ...world.contracts import CreditRequest, Terms


class GradeTerms(Block):
    """Terms of one grade."""

    days: Annotated[float, Field(ge=0, le=365), Param(en="days to pay", zh="账期", unit="days")]
    limit: Annotated[
        Amount | None,
        Param(
            en="credit limit (none if left out)",
            zh="信用额度 (不写 = 不限)",
            unit="money",
            source="no limit unless written",
        ),
    ] = None


@plugin("credit")
class Graded(Block):
    """Days and limit per grade; grades that are not named pay in advance."""

    kind: Literal["graded"] = "graded"
    grades: Annotated[dict[str, GradeTerms], Field(min_length=1), Param(en="terms per grade", zh="各等级条件")]
    advance: Annotated[
        float,
        Field(gt=0, le=90),
        Param(
            en="payment in advance feels to buyers like so many days less",
            zh="预付相当于少几天账期",
            unit="days",
            source="assumption",
        ),
    ] = 30.0

    def terms(self, request: CreditRequest) -> Terms:
        terms = self.grades.get(request.grade)
        if terms is None or (terms.limit is not None and request.outstanding + request.amount > terms.limit):
            return Terms(-self.advance)
        return Terms(terms.days)

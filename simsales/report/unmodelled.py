"""What the model leaves out, said where a manager reads it. The one list; DESIGN.md (known limits) has the programmer's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from simsales.i18n import Text
from simsales.spec.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the model does not have, and in which scenarios that is so."""

    text: Text
    is_missing: Callable[[Scenario], bool] = lambda scenario: True


_GAPS = (
    Gap(
        Text(en="reps who change what they do when the plan changes", zh="员工对方案的反应"),
        lambda scenario: scenario.people.behaviour == "fixed",
    ),
    Gap(
        Text(en="rivals who answer our plan or hire our people away", zh="竞争对手跟进、挖人"),
    ),
    Gap(
        Text(
            en="the confusion of a new plan's first weeks (everybody understands it at once)",
            zh="新方案推行初期的混乱 (模型里人人一看就懂)",
        )
    ),
    Gap(
        Text(en="order splitting, side deals and other ways around the rules", zh="拆单、私下约定等钻空子的做法"),
    ),
    Gap(
        Text(en="morale and the feeling of fairness", zh="士气与公平感"),
        lambda scenario: scenario.people.morale is None,
    ),
    Gap(
        Text(en="resignations", zh="离职"),
        lambda scenario: scenario.people.staying is None,
    ),
    Gap(
        Text(en="what comes after the simulated time", zh="模拟期之后的影响"),
    ),
)


def not_modelled(scenario: Scenario) -> list[Text]:
    """What this scenario's answer does not take into account."""
    return [gap.text for gap in _GAPS if gap.is_missing(scenario)]

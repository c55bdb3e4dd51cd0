"""Causes by re-runs: a chain of worlds from one variant to another, all on the same luck, each with one more thing switched.

First everything the two scenarios say differently, block by block, while people still do what they did in the first run;
then, where people react, what they do: who leaves, hours by task, deals pressed or put off, deals put first. The last world
is the run of the other variant itself, so the steps sum to the gap, and nothing is left over to be called "other".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simsales.engine.told import REACTIONS, Diary, Told
from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text, joined
from simsales.session import Session
from simsales.spec.coherence import incoherences
from simsales.spec.reading import Document
from simsales.spec.scenario import Policies, Scenario

_SILENT = {
    "simsales",
    "title",
    "story",
    "minutes",
    "currency",
    "policies",
    "objective",
    "limits",
    "baseline",
    "variants",
    "origins",
}
"""Fields that move nothing in a run, or are looked at elsewhere."""
BLOCKS = {
    "policies.pricing": Text(en="the price rule", zh="定价规则"),
    "policies.discount": Text(en="who may give which discount", zh="让价权限"),
    "policies.channel": Text(en="which channel sells", zh="渠道分工"),
    "policies.credit": Text(en="payment terms", zh="账期规则"),
    "policies.incentive": Text(
        en="the plan itself: other pay for the same work", zh="方案本身: 同样的工作, 不同的薪酬"
    ),
    "horizon": Text(en="length of time", zh="模拟时长"),
    "calendar": Text(en="the calendar", zh="日历"),
    "brand": Text(en="our brand", zh="我方品牌"),
    "products": Text(en="products and their costs", zh="产品与成本"),
    "segments": Text(en="the customers", zh="客户"),
    "rivals": Text(en="the rivals", zh="竞争对手"),
    "sources": Text(en="where leads come from", zh="线索来源"),
    "reps": Text(en="the team, territories and quotas", zh="团队、区域与指标"),
    "people": Text(en="how people are", zh="人员设定"),
    "channels": Text(en="the channels", zh="渠道"),
    "pipeline": Text(en="how buyers buy", zh="购买流程"),
    "payment": Text(en="how customers pay", zh="客户付款习惯"),
    "aftersales": Text(en="service after the sale", zh="售后服务"),
    "risks": Text(en="shocks from outside", zh="外部风险"),
    "planned_margin": Text(en="the margin quotas are planned with", zh="指标所含的计划毛利率"),
}
REACTION_LABELS = {
    "leave": Text(en="who leaves and when", zh="谁离职, 何时离职"),
    "sell": Text(en="hours for open deals", zh="跟进商机的时间"),
    "prospect": Text(en="hours for new business", zh="开发新客户的时间"),
    "serve": Text(en="hours for customers we have", zh="服务老客户的时间"),
    "moves": Text(en="deals pressed or put off", zh="催签或推迟的商机"),
    "first": Text(en="which deals come first", zh="先做哪些商机"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One cause: blocks of the scenario (by dotted path), or one reaction."""

    id: str
    blocks: tuple[str, ...] = ()

    @property
    def is_reaction(self) -> bool:
        return not self.blocks


def label_of(cause: str) -> Text:
    """A cause in words."""
    if cause in REACTION_LABELS:
        return REACTION_LABELS[cause]
    names = [BLOCKS.get(block, Text.same(block)) for block in cause.split("+")]
    return joined(names, Text(en=" and ", zh="与"))


def steps_between(one: Scenario, other: Scenario) -> list[Step]:
    """The causes that may be at work between two variants, in the order in which they are switched.

    Blocks that cannot be switched alone (a new channel and the rule that uses it) are one cause. Raises ScenarioError where
    the variants do not count in the same money.
    """
    if one.currency != other.currency:
        raise ScenarioError(
            Problem(
                Place("why"),
                "currency",
                Text(en="the two variants count in different money", zh="两个方案用的货币不同"),
            )
        )
    steps: list[Step] = []
    waiting: tuple[str, ...] = ()
    world = one
    for block in _differing(one, other):
        waiting += (block,)
        world = _switched(world, other, (block,))
        if _fits_together(world):
            steps.append(Step("+".join(waiting), waiting))
            waiting = ()
    if waiting:
        steps.append(Step("+".join(waiting), waiting))
    reacts = any(side.people.behaviour == "responsive" for side in (one, other))
    leaves = any(side.people.staying is not None for side in (one, other))
    here = {"leave": leaves and bool(steps), **dict.fromkeys(REACTIONS[1:], reacts and bool(steps))}
    return steps + [Step(reaction) for reaction in REACTIONS if here[reaction]]


def _differing(one: Scenario, other: Scenario) -> Iterator[str]:
    """Dotted paths of the blocks in which two scenarios differ."""
    for name in Scenario.model_fields:
        if name not in _SILENT and getattr(one, name) != getattr(other, name):
            yield name
    for name in Policies.model_fields:
        if getattr(one.policies, name) != getattr(other.policies, name):
            yield f"policies.{name}"


def _fits_together(world: Scenario) -> bool:
    judged_by_nobody = world.model_copy(update={"limits": {}, "variants": {}})
    return not any(incoherences(judged_by_nobody, Document({}, {})))


def _switched(world: Scenario, other: Scenario, blocks: tuple[str, ...]) -> Scenario:
    """A world with some blocks as in the other."""
    for block in blocks:
        name = block.partition(".")[2]
        if name:
            policies = world.policies.model_copy(update={name: getattr(other.policies, name)})
            world = world.model_copy(update={"policies": policies})
        else:
            world = world.model_copy(update={block: getattr(other, block)})
    return world


@dataclass(frozen=True, slots=True)
class Between:
    """The worlds between two runs of one replication, given what people decided in both."""

    one: Scenario
    other: Scenario
    seed: int
    replication: int
    diaries: tuple[Diary, Diary]

    @property
    def steps(self) -> list[Step]:
        """The causes that are at work in this replication, in order."""
        mine, theirs = self.diaries
        return [
            step
            for step in steps_between(self.one, self.other)
            if not step.is_reaction or mine.of(step.id) != theirs.of(step.id)
        ]

    def lived(self, switched: Sequence[Step]) -> Session:
        """The world in which these causes are as in the other run, the rest as in the one."""
        told = Told(*self.diaries, frozenset(step.id for step in switched if step.is_reaction))
        return _lived(self._scenario(switched), self.seed, self.replication, told=told)

    def without(self, cause: str) -> Session | None:
        """The other run with only this cause taken back; none where that does not fit together."""
        kept = [step for step in steps_between(self.one, self.other) if step.id != cause]
        return self.lived(kept) if _fits_together(self._scenario(kept)) else None

    def _scenario(self, switched: Sequence[Step]) -> Scenario:
        return _switched(self.one, self.other, tuple(block for step in switched for block in step.blocks))


def chain(one: Scenario, other: Scenario, seed: int, replication: int) -> tuple[Between, list[Session]]:
    """Both runs of a replication and the worlds between them: first the one, then one more cause each, last the other.

    Where nothing differs that could move a run, the one alone.
    """
    diaries = Diary(), Diary()
    first = _lived(one, seed, replication, diary=diaries[0])
    if not steps_between(one, other):
        return Between(one, other, seed, replication, (diaries[0], diaries[0])), [first]
    last = _lived(other, seed, replication, diary=diaries[1])
    between = Between(one, other, seed, replication, diaries)
    steps = between.steps
    return between, [first, *(between.lived(steps[:number]) for number in range(1, len(steps))), last]


def _lived(
    scenario: Scenario, seed: int, replication: int, *, told: Told | None = None, diary: Diary | None = None
) -> Session:
    session = Session(scenario, seed=seed, replication=replication, told=told, diary=diary)
    session.advance()
    return session

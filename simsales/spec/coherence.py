"""Whether the parts of a scenario fit together: names that must exist, sizes that a run can bear.

Runs after every field is right by itself. Each finding points at the line that is wrong and names what is there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from simsales.errors import Problem
from simsales.i18n import LANGS, Text
from simsales.registry import installed
from simsales.world.decisions import MANAGER

from .meeting_fits import misfits
from .reading import Document
from .scenario import BASELINE, SCORECARD, Limit, Scenario
from .wrong import Path, Wrong, dotted, nearest, one_of, shown

MAX_EVENTS = 50_000_000
MAX_ACCOUNTS = 100_000
_ROUNDING = 1e-6


def incoherences(scenario: Scenario, document: Document) -> Iterator[Problem]:
    """Every problem of a scenario whose fields are all well-formed."""
    for check in (
        _references,
        _channels,
        _leads,
        _people,
        _taught,
        _pipeline,
        _objective,
        _variants,
        _money,
        _time,
        _size,
        misfits,
    ):
        for wrong in check(scenario):
            yield Problem(document.place(wrong.at), dotted(wrong.at), wrong.what, wrong.allowed, wrong.meant)


def _known(name: str, names: Iterable[str], what: Text, at: Path) -> Iterator[Wrong]:
    """A name must be one of those the scenario defines."""
    known = list(names)
    if name not in known:
        yield Wrong(
            Text(en="there is no {what} {name}", zh="没有{what} {name}").fill(what=what, name=shown(name)),
            one_of(known),
            at=at,
            meant=nearest(name, known),
        )


_SEGMENT, _PRODUCT, _CHANNEL = (
    Text(en="segment", zh="细分市场"),
    Text(en="product", zh="产品"),
    Text(en="channel", zh="渠道"),
)
_GRADE, _REP, _KPI = Text(en="credit grade", zh="信用等级"), Text(en="rep", zh="销售"), Text(en="KPI", zh="指标")
_PERSONA = Text(en="persona", zh="人物画像")


def _references(scenario: Scenario) -> Iterator[Wrong]:
    segments, products = scenario.segments, scenario.products
    for name, rival in scenario.rivals.items():
        for i, segment in enumerate(rival.segments or ()):
            yield from _known(segment, segments, _SEGMENT, ("rivals", name, "segments", i))
    for name, source in scenario.sources.items():
        yield from _known(source.segment, segments, _SEGMENT, ("sources", name, "segment"))
    for name, book in scenario.aftersales.book.items():
        yield from _known(book.segment, segments, _SEGMENT, ("aftersales", "book", name, "segment"))
    for name, segment_spec in segments.items():
        for product in segment_spec.products:
            yield from _known(product, products, _PRODUCT, ("segments", name, "products", product))
        for grade in segment_spec.grades:
            yield from _known(grade, scenario.payment.grades, _GRADE, ("segments", name, "grades", grade))
        if not sum(segment_spec.grades.values()):
            yield Wrong(
                Text(en="the weights of the grades are all 0", zh="各等级的权重全为 0"), at=("segments", name, "grades")
            )
    for tenure in scenario.policies.incentive.tenures(scenario.calendar.start):
        for name, line in tenure.plan.pays.items():
            yield from _named(line, "product", products, _PRODUCT, ("policies", "incentive", "pays", name))
    for name, risk in scenario.risks.items():
        yield from _named(risk, "segment", segments, _SEGMENT, ("risks", name))


def _named(plugin: object, field: str, names: Iterable[str], what: Text, at: Path) -> Iterator[Wrong]:
    """A plug-in may name a thing of the scenario by a field of the usual name."""
    name = getattr(plugin, field, None)
    if isinstance(name, str):
        yield from _known(name, names, what, (*at, field))


def _channels(scenario: Scenario) -> Iterator[Wrong]:
    if all(channel.desks for channel in scenario.channels.values()):
        yield Wrong(
            Text(en="no channel is our own", zh="没有自己的渠道"),
            Text(en="allowed: at least one channel with desks: 0", zh="允许: 至少一个 desks: 0 的渠道"),
            at=("channels",),
        )
    for name in scenario.policies.channel.channels():
        yield from _known(name, scenario.channels, _CHANNEL, _where(scenario.policies.channel, name))


def _where(policy: Any, channel: str) -> Path:
    """Which field of a channel policy names this channel."""
    for field in type(policy).model_fields:
        value = getattr(policy, field)
        if value == channel:
            return ("policies", "channel", field)
        if isinstance(value, Mapping):
            for key, word in value.items():
                if word == channel:
                    return ("policies", "channel", field, key)
    return ("policies", "channel")


def _leads(scenario: Scenario) -> Iterator[Wrong]:
    for name, source in scenario.sources.items():
        if source.own + source.referred > 1:
            yield Wrong(
                Text(
                    en=f"own and referred leads are {source.own + source.referred:g} of all",
                    zh=f"自找和转介绍的线索合计占 {source.own + source.referred:g}",
                ),
                Text(en="allowed: together at most 1", zh="允许: 合计不超过 1"),
                at=("sources", name, "own"),
            )
        if source.is_steered and source.per == "firm":
            yield Wrong(
                Text(en="leads of the whole firm are nobody's own", zh="全公司的线索不是任何人自找的"),
                Text(en="allowed: per: rep, or own and referred 0", zh="允许: per: rep, 或 own 和 referred 为 0"),
                at=("sources", name, "per"),
            )


def _people(scenario: Scenario) -> Iterator[Wrong]:
    for shelf, names in (("reps", scenario.reps), ("channels", scenario.channels)):
        if MANAGER in names:
            yield Wrong(Text(en="this is the name of the manager's seat", zh="这是经理席位的名称"), at=(shelf, MANAGER))
    for name in scenario.channels:
        if name in scenario.reps and scenario.channels[name].desks:
            yield Wrong(Text(en="a rep and a channel share this name", zh="销售和渠道同名"), at=("reps", name))
    pays = bool(scenario.policies.incentive.pays)
    personas = sorted(installed().kinds("persona"))
    for name, rep in scenario.reps.items():
        if rep.persona is not None:
            yield from _known(rep.persona, personas, _PERSONA, ("reps", name, "persona"))
        if rep.partner is not None:
            others = [other for other in scenario.reps if other != name]
            if rep.partner == name:
                yield Wrong(
                    Text(en="{name} is the rep itself", zh="{name} 就是本人").fill(name=shown(name)),
                    one_of(others),
                    at=("reps", name, "partner"),
                )
            else:
                yield from _known(rep.partner, others, _REP, ("reps", name, "partner"))
        if pays and not rep.quota:
            yield Wrong(
                Text(en="the pay plan needs a quota for every rep", zh="薪酬方案要求每个销售都有指标"),
                Text(en="allowed: more than 0", zh="允许: 大于 0"),
                at=("reps", name, "quota"),
            )


def _taught(scenario: Scenario) -> Iterator[Wrong]:
    """Courses and coaching are for people who exist."""
    skills = scenario.people.skills
    if skills is None:
        return
    for shelf, lessons in (("training", skills.training), ("coaching", skills.coaching or {})):
        for name, lesson in lessons.items():
            for i, rep in enumerate(lesson.reps or ()):
                yield from _known(rep, scenario.reps, _REP, ("people", "skills", shelf, name, "reps", i))


def _pipeline(scenario: Scenario) -> Iterator[Wrong]:
    yield from _named(
        scenario.pipeline, "quote_stage", scenario.pipeline.stage_names, Text(en="stage", zh="阶段"), ("pipeline",)
    )


def _objective(scenario: Scenario) -> Iterator[Wrong]:
    kpis = installed().kinds("kpi")
    if scenario.objective == SCORECARD or scenario.scorecard:
        yield from _scorecard(scenario)
    if scenario.objective != SCORECARD:
        yield from _known(scenario.objective, kpis, _KPI, ("objective",))
    for name, limit in scenario.limits.items():
        yield from _known(limit.kpi, kpis, _KPI, ("limits", name, "kpi"))
        if (limit.at_most is None) == (limit.at_least is None):
            yield Wrong(
                Text(en="a limit needs one bound", zh="限制条件要有一个界限"),
                Text(en="allowed: at_most or at_least", zh="允许: at_most 或 at_least"),
                at=("limits", name),
            )
        if limit.of == "group" or limit.group is not None:
            yield from _group(scenario, name, limit)


def _scorecard(scenario: Scenario) -> Iterator[Wrong]:
    """Weights of KPIs that have a better side, which come to 1."""
    kpis = {name: kpi for name, kpi in installed().kinds("kpi").items() if kpi.better != "info"}
    for name in scenario.scorecard:
        yield from _known(name, kpis, _KPI, ("scorecard", name))
    total = sum(scenario.scorecard.values())
    if abs(total - 1) > _ROUNDING:
        yield Wrong(
            Text(en=f"the weights come to {total:.4g}", zh=f"权重之和为 {total:.4g}"),
            Text(en="allowed: weights that come to 1", zh="允许: 权重之和为 1"),
            at=("scorecard",) if scenario.scorecard else ("objective",),
        )


def _group(scenario: Scenario, name: str, limit: Limit) -> Iterator[Wrong]:
    """A limit of a group names one that somebody is in."""
    if limit.of == "group" and any(rep.is_in(limit.group) for rep in scenario.reps.values()):
        return
    groups = [rep.kind_of_rep for rep in scenario.reps.values() if rep.kind_of_rep is not None]
    known = {lang: ", ".join(dict.fromkeys(group.say(lang) for group in groups)) for lang in LANGS}
    yield Wrong(
        Text(en="a limit of a group names the group", zh="针对一类销售的限制要写明是哪一类"),
        Text(en=f"allowed: of: group, and group: {known['en']}", zh=f"允许: of: group, group: {known['zh']}"),
        at=("limits", name, "group" if limit.group is not None else "of"),
    )


def _variants(scenario: Scenario) -> Iterator[Wrong]:
    if BASELINE in scenario.variants:
        yield Wrong(
            Text(en="this name means the scenario as it stands", zh="这个名称指场景本身"),
            Text(en="allowed: any other name", zh="允许: 其他名称"),
            at=("variants", BASELINE),
        )


def _money(scenario: Scenario) -> Iterator[Wrong]:
    for name, product in scenario.products.items():
        if scenario.money.minor(product.list_price) < 1:
            code = scenario.currency.code
            yield Wrong(
                Text(
                    en=f"{product.list_price:g} is less than the smallest coin of {code}",
                    zh=f"{product.list_price:g} 小于 {code} 的最小单位",
                ),
                Text(
                    en=f"allowed: {scenario.money.major(1):g} or more", zh=f"允许: {scenario.money.major(1):g} 或以上"
                ),
                at=("products", name, "list_price"),
            )


def _time(scenario: Scenario) -> Iterator[Wrong]:
    if (date.max - scenario.calendar.start).days < scenario.horizon:
        yield Wrong(
            Text(en="the run would end after the year 9999", zh="模拟会在 9999 年之后结束"),
            Text(en="allowed: an earlier date", zh="允许: 更早的日期"),
            at=("calendar", "start"),
        )


def _size(scenario: Scenario) -> Iterator[Wrong]:
    """Refuse before running what no run could bear."""
    accounts = sum(segment.accounts for segment in scenario.segments.values())
    if accounts > MAX_ACCOUNTS:
        yield Wrong(
            Text(en=f"{accounts:,} accounts are too many", zh=f"{accounts:,} 个客户太多"),
            Text(en=f"allowed: {MAX_ACCOUNTS:,} in all", zh=f"允许: 合计 {MAX_ACCOUNTS:,}"),
            at=("segments",),
        )
    territory = sum(rep.territory for rep in scenario.reps.values())
    a_year = sum(source.per_year * (territory if source.per == "rep" else 1) for source in scenario.sources.values())
    events = a_year * scenario.horizon / 364 * (2 * len(scenario.pipeline.stage_names) + 4)
    if events > MAX_EVENTS:
        yield Wrong(
            Text(en=f"about {events:,.0f} events are too many", zh=f"约 {events:,.0f} 个事件太多"),
            Text(
                en=f"allowed: {MAX_EVENTS:,}; fewer leads a year, or a shorter horizon",
                zh=f"允许: {MAX_EVENTS:,}; 请减少每年线索数或缩短时长",
            ),
            at=("sources",),
        )

"""The most telling deals in words: what it was, since when the two courses differ, how each ended, and what stands behind it."""

from __future__ import annotations

from simsales.experiment.aligned import label_of as part_label
from simsales.experiment.causes import label_of as cause_label
from simsales.experiment.telling import Course, Telling
from simsales.experiment.why import DealStory, Why
from simsales.i18n import Text, joined
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import Scenario
from simsales.world.calendar import date_of
from simsales.world.facts import Happening
from simsales.world.measures import Kpi

from .stories import called, happening_told

_DEAL = Text(
    en="{need}, {rep}: {units} x {product} for {segment}, {value} {code} at list price",
    zh="{need}, {rep}: {segment} 要 {units} 件 {product}, 目录价值 {value} {code}",
)
_CONTRACT = Text(
    en="{need}, {rep}: a service contract over {value} {code} a year",
    zh="{need}, {rep}: 每年 {value} {code} 的服务合同",
)
_WORTH = Text(en="Worth {worth} of the gap in run {run}: {part}.", zh="在第 {run} 次模拟的差距里占 {worth}: {part}。")
_LATE = Text(
    en="Not on the same day from here on: {what} ({one} {mine}, {other} {theirs}).",
    zh="从这一步起日子不同: {what} ({one} {mine}, {other} {theirs})。",
)
_SHARED = Text(en="Step by step the same until: {what} ({date}).", zh="到这一步为止两边步骤相同: {what} ({date})。")
_TWO_DATES = Text(en="{mine}; {other} {theirs}", zh="{mine}; {other} {theirs}")
_ABSENT = Text(en="{name}: this need never came up.", zh="{name}: 这个需求没有出现。")
_THEN = Text(en="{name}: {date} {what}{end}.", zh="{name}: {date} {what}{end}。")
_END = Text(en="; in the end, {date}: {what}", zh="; 最后 {date}: {what}")
_OPEN = Text(en="; still open when the run ended", zh="; 模拟结束时仍未定")
_STOPS = Text(en="{name}: nothing more happened until the run ended.", zh="{name}: 到模拟结束再没有进展。")
_BEHIND = Text(en="Behind it: {cause}.", zh="背后的原因: {cause}。")
_BEHIND_HOURS = Text(
    en="Behind it: {cause} ({rep}, hours a week until then: {one} {mine:.1f}, {other} {theirs:.1f}).",
    zh="背后的原因: {cause} ({rep} 到那时每周小时数: {one} {mine:.1f}, {other} {theirs:.1f})。",
)
_SEVERAL = Text(en="several causes together", zh="几个原因合在一起")


def story_text(case: CaseFile, why: Why, story: DealStory, kpi: Kpi) -> Text:
    """One deal, a sentence a line; the first line names it."""
    told, money = story.told, case.scenario.money
    scenarios = case.variants[why.one], case.variants[why.other]
    names = case.label(why.one), case.label(why.other)
    here = scenarios[0] if told.rep in scenarios[0].reps else scenarios[1]
    head = (_CONTRACT if told.need.startswith("book/") else _DEAL).fill(
        need=told.need,
        rep=_rep(here, told.rep),
        units=told.units,
        product=called(here, told.product),
        segment=called(here, told.segment),
        value=money.show(told.list_value),
        code=money.code,
    )
    amount = f"{story.worth:+,.0f}{f' {money.code}' if kpi.unit == 'money' else ''}"
    lines = [
        head,
        _WORTH.fill(worth=amount, run=story.replication, part=part_label(told.part)),
        *_course_lines(scenarios, names, told),
        _behind(names, told, _rep(here, told.rep)),
    ]
    return joined(lines, "\n")


def _behind(names: tuple[Text, Text], told: Telling, rep: Text) -> Text:
    cause = cause_label(told.cause) if told.cause is not None else _SEVERAL
    if told.hours is None:
        return _BEHIND.fill(cause=cause)
    mine, theirs = told.hours
    return _BEHIND_HOURS.fill(cause=cause, rep=rep, one=names[0], mine=mine, other=names[1], theirs=theirs)


def _rep(scenario: Scenario, rep: str) -> Text:
    spec = scenario.reps.get(rep)
    return spec.name if spec is not None and spec.name is not None else Text.same(rep)


def _course_lines(scenarios: tuple[Scenario, Scenario], names: tuple[Text, Text], told: Telling) -> list[Text]:
    lines: list[Text] = []
    one, other = told.one, told.other
    if one is not None and other is not None and one.late is not None and other.late is not None:
        lines.append(
            _LATE.fill(
                what=happening_told(scenarios[0], one.late),
                one=names[0],
                mine=_date(scenarios[0], one.late),
                other=names[1],
                theirs=_date(scenarios[1], other.late),
            )
        )
    if one is not None and other is not None and one.before is not None and other.before is not None:
        mine, theirs = _date(scenarios[0], one.before), _date(scenarios[1], other.before)
        date = Text.same(mine) if mine == theirs else _TWO_DATES.fill(mine=mine, other=names[1], theirs=theirs)
        lines.append(_SHARED.fill(what=happening_told(scenarios[0], one.before), date=date))
    lines += [
        _course(scenario, name, course) for scenario, name, course in zip(scenarios, names, (one, other), strict=True)
    ]
    return lines


def _course(scenario: Scenario, name: Text, course: Course | None) -> Text:
    if course is None:
        return _ABSENT.fill(name=name)
    if course.parted is None:
        return _STOPS.fill(name=name)
    end = Text.same("")
    if course.end is None:
        end = _OPEN
    elif course.end != course.parted and course.end.t >= course.parted.t:
        end = _END.fill(date=_date(scenario, course.end), what=happening_told(scenario, course.end))
    return _THEN.fill(
        name=name, date=_date(scenario, course.parted), what=happening_told(scenario, course.parted), end=end
    )


def _date(scenario: Scenario, happening: Happening) -> str:
    return date_of(scenario.calendar.made(), happening.t).isoformat()

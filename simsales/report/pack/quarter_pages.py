"""Pages for a quarter in a chair: the brief of every chair, slips for every kind of decision, and the teaching note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from simsales.classroom.slip import HEAD, KINDS, ROLES, ROW, SEAT
from simsales.i18n import Text, joined
from simsales.seats.human import Human
from simsales.session import Pending, Session
from simsales.spec.people import RepSpec
from simsales.spec.scenario import Scenario
from simsales.units import Currency, Days
from simsales.world.calendar import MONTHS
from simsales.world.decisions import MANAGER, Decision, Field, Pick, Steps

from ..pay_plans import PERIODS, payouts_of_plans
from ..question_text import allowed
from .page import NOTHING, PRIVATE, TRAINER_ONLY, Blank, Blanks, Block, Grid, Page, Points, Words, lines_of

MANAGER_NAME = Text(en="the manager", zh="经理")
_BRIEF = Text(en="Brief: {name}", zh="任务书: {name}")
_ABOUT = Text(en="{title} · {chair}", zh="{title} · {chair}")
_STORY, _YOU = Text(en="What it is about", zh="背景"), Text(en="You are {name}{kind}.", zh="您是{name}{kind}。")
_KIND = Text(en=" ({kind})", zh=" ({kind})")
_QUOTA = Text(en="Your quota for a {period}: {quota} {code}.", zh="您每{period}的指标: {quota} {code}。")
_NO_QUOTA = Text(en="You have no quota.", zh="您没有指标。")
_TERRITORY = Text(en="Your territory: {size:g} times the ordinary one.", zh="您的区域: 一般大小的 {size:g} 倍。")
_BOOK = Text(
    en="Your service contracts: {size:g} times the ordinary book.", zh="您手上的服务合同: 一般存量的 {size:g} 倍。"
)
_PLAN = Text(en="Your plan", zh="您的方案")
_PAYS = Text(en="What it pays you in one {period}", zh="一个{period}能拿多少")
_AT, _TOTAL = Text(en="at", zh="达成率"), Text(en="together ({code})", zh="合计 ({code})")
_YOU_DECIDE = Text(en="What you decide", zh="您来决定")
_DECIDES = Text(en="{question} {help}", zh="{question} {help}")
_WRITE = Text(
    en="Before you begin: what will you do in week 1, and what for?", zh="开始前写下: 第 1 周做什么, 为了什么?"
)
_MANAGER_TASK = Text(
    en="You do not sell. On the first day of the quarter you set how much reps may give alone and where the price line is; "
    "then you see what they make of it.",
    zh="您不卖货。每季第一天, 您决定销售可自行让多少价, 价格线定在哪里; 然后看他们怎么用。",
)
_SLIP = Text(en="Decision slip: {kind}", zh="决策单: {kind}")
_SLIP_HOW = Text(
    en="A row for each field that you do not leave as usual. Type it in later: simsales play --from-slip FILE.",
    zh="只写和惯例不同的项, 每项一行。之后录入: simsales play --from-slip 文件。",
)
_FIELDS = Text(en="What may be answered", zh="可以填什么")
_FIELD_COLUMNS = (Text(en="field", zh="项目"), Text(en="allowed", zh="可填"), Text(en="as usual", zh="惯例"))
_EACH_DEAL = Text(en="every open deal by its name", zh="每个在跟商机, 写名称")
_AS_USUAL = Text(en="as the colleague does", zh="按自动同事的做法")
_ROWS = 12
_MANY = 4
_NOTE = Text(en="Teaching note", zh="教学说明")
_ASKS = Text(en="What is asked of a table", zh="各桌做什么")
_ASKS_LINE = Text(
    en="One quarter in one chair, week by week: hours, which deals come first, what to take off an offer, whom to press at the end. At the "
    "end the program lays the quarter beside that of a colleague who did everything as usual, with the same customers.",
    zh="坐在一个位子上过一个季度, 逐周决定: 时间, 先做哪些商机, 让多少价, 期末催谁。结束时, 程序把这一季和按惯例做事的同事放在一起比, 客户完全相同。",
)
_HIDDEN = Text(en="What the chair does not see", zh="位子上看不到的")
_HIDDEN_LINES = (
    Text(
        en="How likely each deal really is; the view shows stage, age and value only.",
        zh="每个商机真实的成功率; 只看得到阶段, 天数和金额。",
    ),
    Text(
        en="Hours answer late: what is done this week comes back in a few.",
        zh="时间的效果有滞后: 这周做的, 过几周才看得到。",
    ),
    Text(en="What is pulled into this quarter is missing in the next.", zh="拉进这一季的, 下一季就少了。"),
    Text(
        en="Service hours nobody spends come back as lost renewals, after the class.",
        zh="没花在服务上的时间, 以后会变成丢掉的续约。",
    ),
)
_SEE = Text(
    en="After the class: simsales replay GAME shows every answer; simsales why and simsales compare show what another plan does to "
    "everybody.",
    zh="课后: simsales replay 局号 重看每个回答; simsales why 和 simsales compare 看换一个方案大家会怎样。",
)


def chair_name(scenario: Scenario, seat: str) -> Text:
    """Who sits there."""
    if seat == MANAGER:
        return MANAGER_NAME
    return scenario.reps[seat].name or Text.same(seat)


def about_chair(scenario: Scenario, seat: str) -> Text:
    return _ABOUT.fill(title=scenario.title, chair=chair_name(scenario, seat))


def asked_of(scenario: Scenario, seats: Sequence[str], seed: int, until: Days) -> dict[str, dict[str, Decision]]:
    """By seat: the first question of every kind it is asked until then, everything answered as usual. One run for all."""
    session = Session(scenario, seed=seed, seats={seat: Human() for seat in seats})
    found: dict[str, dict[str, Decision]] = {seat: {} for seat in seats}
    while isinstance(result := session.advance(until), Pending):
        for decision in result.decisions:
            found[decision.id.seat].setdefault(decision.id.kind, decision)
            session.answer(decision.id, {})
    return found


def chair_brief(scenario: Scenario, seat: str, asked: Mapping[str, Decision]) -> Page:
    """Who you are, your quota, your plan in words, what you decide."""
    story = Words([scenario.story], _STORY)
    if seat == MANAGER:
        own: list[Block] = [Words([_YOU.fill(name=MANAGER_NAME, kind="")], look="lead"), Words([_MANAGER_TASK])]
    else:
        own = list(_own(scenario, seat, scenario.reps[seat]))
    decides = [_DECIDES.fill(question=KINDS.get(kind, NOTHING), help=one.help) for kind, one in asked.items()]
    tail: list[Block] = [Points(decides, _YOU_DECIDE), Blanks([Blank(_WRITE, lines=3)])]
    return Page(
        _BRIEF.fill(name=chair_name(scenario, seat)), about_chair(scenario, seat), [story, *own, *tail], PRIVATE
    )


def _own(scenario: Scenario, seat: str, rep: RepSpec) -> Iterator[Block]:
    money, plan = scenario.money, scenario.policies.incentive
    group = rep.kind_of_rep
    kind = _KIND.fill(kind=group) if group is not None else ""
    yield Words([_YOU.fill(name=chair_name(scenario, seat), kind=kind)], look="lead")
    period = PERIODS[MONTHS[plan.period]]
    quota = _QUOTA.fill(period=period, quota=money.show(money.minor(rep.quota)), code=money.code)
    lines = [quota if rep.quota else _NO_QUOTA]
    if rep.persona is not None:
        lines.append(rep.who.portrait)
    lines.append(_TERRITORY.fill(size=rep.territory))
    lines.append(_BOOK.fill(size=rep.territory if rep.book is None else rep.book))
    yield Words(lines)
    yield Points(list(plan.sentences(money)), _PLAN)
    for one in payouts_of_plans(scenario, seat):
        *_, total = one.parts.values()
        levels = [Text.same(f"{level:.0%}") for level in _levels()]
        row = [_TOTAL.fill(code=money.code), *(Text.same(money.show(sum_)) for sum_ in total)]
        numbers = frozenset(range(1, len(row)))
        yield Grid([_AT, *levels], [row], _PAYS.fill(period=one.period), numbers=numbers)


def _levels() -> Sequence[float]:
    from ..pay_plans import LEVELS

    return LEVELS


def decision_slips(
    scenario: Scenario, asked: Mapping[str, Mapping[str, Decision]], known: Mapping[str, str]
) -> list[Page]:
    """A slip for every kind of decision, for whoever is asked it; with the fields of the first that was asked. `known`: what stands in
    its first lines already, as the slip is read."""
    kinds = dict[str, tuple[list[str], Decision]]()
    for seat, decisions in asked.items():
        for kind, decision in decisions.items():
            kinds.setdefault(kind, ([], decision))[0].append(seat)
    return [_slip(scenario, known, kind, seats, one) for kind, (seats, one) in kinds.items()]


def _slip(scenario: Scenario, known: Mapping[str, str], kind: str, seats: Sequence[str], one: Decision) -> Page:
    label = KINDS.get(kind, Text.same(kind))
    who = Text(*(", ".join(chair_name(scenario, seat).say(lang) for seat in seats) for lang in ("en", "zh")))
    filled = {**known, "seat": seats[0]} if len(seats) == 1 else known
    keys = {**{key: text for key, text in HEAD.items() if key not in ("people", "form")}, **SEAT}
    head = Blanks(
        [Blank(text, filled=Text.same(filled[key]) if key in filled else None) for key, text in keys.items()], columns=3
    )
    people = Blanks([Blank(role) for role in ROLES.values()], columns=2)
    rows = [[NOTHING, label, NOTHING, NOTHING, NOTHING]] * _ROWS
    blocks: list[Block] = [
        head,
        people,
        Words([one.help], look="soft"),
        Grid(_FIELD_COLUMNS, list(_fields(one, scenario.money)), _FIELDS, (26, 50, 24)),
        Words([_SLIP_HOW], look="soft"),
        Grid(list(ROW.values()), rows, None, (9, 19, 28, 22, 22), to_fill=True),
    ]
    return Page(_SLIP.fill(kind=label), _ABOUT.fill(title=scenario.title, chair=who), blocks)


def _fields(one: Decision, money: Currency) -> Iterator[Sequence[Text]]:
    fields = one.form.fields
    if len(fields) > _MANY or (one.id.kind == "focus"):
        field = next(iter(fields.values()))
        yield _EACH_DEAL, _options(field, money), _AS_USUAL
        return
    for field in fields.values():
        usual = _usual(field) if one.id.kind in ("week", "quarter") else _AS_USUAL
        yield field.label, _options(field, money), usual


def _options(field: Field, money: Currency) -> Text:
    if isinstance(field, Pick):
        labels = [label for key, label in field.options.items() if key]
        return joined(labels)
    return Text(en=allowed(field, money, "en"), zh=allowed(field, money, "zh"))


def _usual(field: Field) -> Text:
    if isinstance(field, Steps):
        return Text.same(f"{field.usual:.0%}" if field.unit == "share" else f"{field.usual:g}")
    return _AS_USUAL


def quarter_note(scenario: Scenario, about: Text) -> Page:
    """What a quarter teaches, and what the chair does not see."""
    blocks: list[Block] = [
        Words([scenario.story], _STORY),
        Words([_ASKS_LINE], _ASKS),
        Points(_HIDDEN_LINES, _HIDDEN),
        Words(lines_of(_SEE)),
    ]
    return Page(_NOTE, about, blocks, TRAINER_ONLY)

"""The figures of a debrief of quarters: every table in the same chair with the same customers, and the automated colleague beside them.

Results are those of the days somebody sat there; a moment is a deal that ended otherwise than the colleague's. Money is major units.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from simsales.classroom.debrief import form_label
from simsales.classroom.discussion import MOST, Question
from simsales.classroom.room import Room, Table
from simsales.classroom.slip import KINDS
from simsales.classroom.watersheds import Behaviour, Watershed, watersheds
from simsales.experiment.runs import facts_of
from simsales.game import Turn
from simsales.i18n import Text, joined
from simsales.registry import installed
from simsales.session import Session
from simsales.store.journal import Shift
from simsales.world.decisions import MANAGER
from simsales.world.events import DEAL_LOST, DEAL_WON
from simsales.world.facts import Facts

from .closing import OF_A_REP, OF_THE_FIRM, Ending, Moment, moments
from .question_text import changes_said

OF_REP, OF_MANAGER = "revenue", "contribution"
"""The result of a table, by chair."""
_MOST_DEALS = 8


class QuarterResult(NamedTuple):
    """A table: decisions, how many were not as usual, its figures for the days in the chair, the one that is its result, and the same
    over the whole run: what is sown in a quarter is reaped after it."""

    file: str
    table: Text
    is_over: bool
    decisions: int
    own: int
    minutes: float | None
    figures: Mapping[str, float]
    result: float | None
    whole: float | None


class SameDeal(NamedTuple):
    """A deal that did not end alike everywhere: how the colleague's ended, and how many tables won it."""

    deal: str
    colleague: Text
    won: int
    n: int


class QuarterForm(NamedTuple):
    """All tables in the same chair."""

    scenario: str
    variant: str
    title: Text
    form: Text
    fingerprint: str
    luck: int
    model: int
    seat: str
    who: Text
    since: float
    until: float
    result: str
    colleague: Mapping[str, float]
    colleague_whole: float
    results: tuple[QuarterResult, ...]
    watersheds: tuple[Watershed, ...]
    deals: tuple[SameDeal, ...]
    questions: tuple[Question, ...]


class QuarterSecond(NamedTuple):
    """A table's second quarter beside its first, by the result of the chair; `change` where both had the same customers."""

    file: str
    table: Text
    first: float | None
    second: float | None
    change: float | None


class _Lived(NamedTuple):
    table: Table
    facts: Facts
    moments: Sequence[Moment]


def quarter_forms(room: Room) -> list[QuarterForm]:
    """Every chair that was played in a room; role-plays are left to `classroom.debrief`."""
    return [_form(tables) for tables in room.forms if not tables[0].is_talk]


def quarter_seconds(room: Room) -> list[QuarterSecond]:
    """Every table that took a chair twice."""
    firsts = {table.file: table for table in room.tables if not table.is_talk}
    found = list[QuarterSecond]()
    for file, again in room.again.items():
        if file in firsts and not again.is_talk:
            first = firsts[file]
            one, other = _brought_home(first), _brought_home(again)
            known = one is not None and other is not None and first.form == again.form
            change = other - one if known else None  # type: ignore[operator]
            found.append(QuarterSecond(file, first.name, one, other, change))
    return found


def _brought_home(table: Table) -> float | None:
    """The result of a chair that was kept to the end."""
    seat, shift = next(iter(table.kept.record.seats.items()))
    if not table.replay.is_over:
        return None
    return figures_of(table, facts_of(table.replay.session), seat, shift)[_main(seat)]


def figures_of(table: Table, facts: Facts, seat: str, shift: Shift) -> dict[str, float]:
    """The closing page's figures for the days in the chair."""
    money, rep = table.replay.session.scenario.money, None if seat == MANAGER else seat
    names, kpis = OF_THE_FIRM if rep is None else OF_A_REP, installed().kinds("kpi")
    return {name: kpis[name].within(facts, money, shift.since, shift.until, rep) for name in names}


def _form(tables: Sequence[Table]) -> QuarterForm:
    first = tables[0]
    record, scenario = first.kept.record, first.replay.session.scenario
    seat, shift = next(iter(record.seats.items()))
    usual = facts_of(_colleague(first))
    lived = [_lived(table, usual, seat, shift) for table in tables]
    results = tuple(_result(one, seat, shift) for one in lived)
    over = [one for one in lived if one.table.replay.is_over]
    return QuarterForm(
        scenario=record.name,
        variant=record.variant,
        title=scenario.title,
        form=form_label(first),
        fingerprint=record.fingerprint,
        luck=first.form[-1],
        model=record.model,
        seat=seat,
        who=Text(en="the manager", zh="经理") if seat == MANAGER else scenario.reps[seat].name or Text.same(seat),
        since=shift.since,
        until=shift.until,
        result=_main(seat),
        colleague=figures_of(first, usual, seat, shift),
        colleague_whole=_whole(first, usual, seat),
        results=results,
        watersheds=tuple(watersheds(_behaviours(lived), [one.result for one in results])),
        deals=tuple(_same_deals(over)),
        questions=tuple(_questions(over)),
    )


def _colleague(table: Table) -> Session:
    """The same run with nobody in the chair."""
    record, session = table.kept.record, table.replay.session
    usual = Session(session.scenario, variant=record.variant, seed=record.seed, replication=record.replication)
    usual.advance()
    return usual


def _main(seat: str) -> str:
    return OF_MANAGER if seat == MANAGER else OF_REP


def _lived(table: Table, usual: Facts, seat: str, shift: Shift) -> _Lived:
    if not table.replay.is_over:
        return _Lived(table, usual, ())
    facts = facts_of(table.replay.session)
    return _Lived(table, facts, moments(facts, usual, seat, shift))


def _result(lived: _Lived, seat: str, shift: Shift) -> QuarterResult:
    table = lived.table
    is_over, turns = table.replay.is_over, table.replay.turns
    figures = figures_of(table, lived.facts, seat, shift) if is_over else {}
    own = sum(bool(turn.changes) for turn in turns)
    return QuarterResult(
        table.file,
        table.name,
        is_over,
        len(turns),
        own,
        table.minutes,
        figures,
        figures.get(_main(seat)),
        _whole(table, lived.facts, seat) if is_over else None,
    )


def _whole(table: Table, facts: Facts, seat: str) -> float:
    """The result over all days of the run."""
    scenario = table.replay.session.scenario
    return figures_of(table, facts, seat, Shift(0.0, scenario.horizon + 1))[_main(seat)]


# --- watersheds over decisions ----------------------------------------------------------------------------------------------
def _behaviours(lived: Sequence[_Lived]) -> list[Behaviour]:
    """Each field that some table answered otherwise than usual: more, less, or just otherwise."""
    shown = [_directions(one.table.replay.turns) for one in lived]
    labels = {key: label for one in shown for key, label in one.items()}
    return [Behaviour(key, label, [key in one for one in shown]) for key, label in sorted(labels.items())]


def _directions(turns: Sequence[Turn]) -> dict[str, Text]:
    """What was answered otherwise, by key, with its words; numbers by the way they moved on the whole."""
    moved, found = dict[str, float](), dict[str, Text]()
    for turn in turns:
        kind, fields = turn.decision.id.kind, turn.decision.form.fields
        question = KINDS.get(kind, Text.same(kind))
        for name, value in turn.changes.items():
            usual = turn.decision.usual[name]
            if isinstance(value, int | float) and isinstance(usual, int | float):
                key = f"{kind}.{name}"
                moved[key] = moved.get(key, 0.0) + value - usual
                found[key] = joined([question, fields[name].label], ": ")
            elif name == turn.decision.id.entity or kind == "focus":
                found[kind] = _OTHERWISE.fill(what=question)
            else:
                found[f"{kind}.{name}"] = _OTHERWISE.fill(what=joined([question, fields[name].label], ": "))
    for key, sum_ in moved.items():
        said = found.pop(key)
        if sum_:
            found[f"{key} {'more' if sum_ > 0 else 'less'}"] = (_MORE if sum_ > 0 else _LESS).fill(what=said)
    return found


# --- deals and questions -----------------------------------------------------------------------------------------------------
def _same_deals(lived: Sequence[_Lived]) -> list[SameDeal]:
    """Deals that ended otherwise at some table than with the colleague, the dearest first."""
    found = dict[str, list[Moment]]()
    for one in lived:
        for moment in one.moments:
            if moment.is_different:
                found.setdefault(moment.deal, []).append(moment)
    order = sorted(found, key=lambda deal: (-max(abs(one.worth) for one in found[deal]), deal))
    deals = list[SameDeal]()
    for deal in order[:_MOST_DEALS]:
        theirs = found[deal][0].theirs
        won_by_them = theirs is not None and theirs.kind == DEAL_WON
        otherwise = sum(one.yours is not None and one.yours.kind == DEAL_WON for one in found[deal])
        alike = (len(lived) - len(found[deal])) if won_by_them else 0
        deals.append(SameDeal(deal, ended(theirs), otherwise + alike, len(lived)))
    return deals


def ended(ending: Ending | None) -> Text:
    """How a deal ended, in a word."""
    if ending is None:
        return _OPEN
    return _WON if ending.kind == DEAL_WON else _LOST if ending.kind == DEAL_LOST else _UNDECIDED


def _questions(lived: Sequence[_Lived]) -> list[Question]:
    """The dearest moment of every table, each deal once."""
    found = dict[str, Question]()
    for one in lived:
        for moment in (moment for moment in one.moments if moment.is_different and moment.worth):
            asked = _asked(one, moment)
            if moment.deal not in found or asked.stake > found[moment.deal].stake:
                found[moment.deal] = asked
    return sorted(found.values(), key=lambda one: (-one.stake, one.key))[:MOST]


def _asked(lived: _Lived, moment: Moment) -> Question:
    """What was answered about the deal, if anything was, and how it ended here and there."""
    turns, scenario = lived.table.replay.turns, lived.table.replay.session.scenario
    money = scenario.money
    about = [turn for turn in turns if turn.changes and moment.deal in (turn.decision.id.entity, *turn.changes)]
    week = int(about[0].decision.at // 7) + 1 if about else 0
    said = _MOMENT if about else _QUIET
    answered = (
        Text(*("; ".join(changes_said(about[0], scenario, lang)) for lang in ("en", "zh"))) if about else Text.same("")
    )
    amount = f"{money.major(abs(moment.worth)):,.0f}"
    words = said.fill(
        deal=moment.deal,
        week=week,
        answered=answered,
        yours=ended(moment.yours),
        theirs=ended(moment.theirs),
        amount=amount,
        code=money.code,
    )
    return Question(f"deal {moment.deal}", words, (lived.table.file,), week, float(abs(moment.worth)))


_OTHERWISE = Text(en="{what}: otherwise than usual", zh="{what}: 与惯例不同")
_MORE = Text(en="{what}: more than usual", zh="{what}: 比惯例多")
_LESS = Text(en="{what}: less than usual", zh="{what}: 比惯例少")
_WON, _LOST, _UNDECIDED, _OPEN = (
    Text(en="won", zh="赢单"),
    Text(en="lost", zh="丢单"),
    Text(en="no decision", zh="无决定"),
    Text(en="still open", zh="仍未结"),
)
_MOMENT = Text(
    en="Week {week}, {deal}: {answered}. Here it ended: {yours}; with the colleague: {theirs} (difference {amount} {code}). "
    "What did you know then, and what not?",
    zh="第 {week} 周, {deal}: {answered}。这里的结局: {yours}; 自动同事: {theirs} (相差 {amount} {code})。当时知道什么, 不知道什么?",
)
_QUIET = Text(
    en="{deal}: here {yours}, with the colleague {theirs} (difference {amount} {code}), though nothing was decided about it. "
    "Where did the hours go?",
    zh="{deal}: 这里{yours}, 自动同事{theirs} (相差 {amount} {code}), 而对它没有做过任何决定。时间花到哪里去了?",
)

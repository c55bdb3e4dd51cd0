"""The closing page of a game: what you did, how it went beside the automated colleague, and the moments that mattered.

Both runs have the same customers with the same luck, so that every difference comes from an answer. A moment is a deal
that ended differently; it cites the rows of both logs. Numbers are for the days somebody sat in the seat, and for the whole run,
because what is sown in a quarter is reaped after it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.runs import facts_of
from simsales.game import Game, Turn
from simsales.i18n import Lang, Text
from simsales.registry import installed
from simsales.session import Finished, Session
from simsales.store.journal import Shift
from simsales.units import Days, Money
from simsales.world.calendar import date_of
from simsales.world.decisions import MANAGER
from simsales.world.events import COST_COMMITTED, DEAL_LOST, DEAL_UNDECIDED, DEAL_WON
from simsales.world.facts import Facts

from .question_text import changes_said
from .stories import dated
from .tables import clean, kpi_label

OF_A_REP = (
    "revenue",
    "attainment",
    "pay_cost",
    "win_rate",
    "discount_depth",
    "margin",
    "leads",
    "response_time",
    "retention",
)
OF_THE_FIRM = ("contribution", "revenue", "margin", "discount_depth", "win_rate", "pay_share", "leads", "retention")
MOMENTS = 3
EVENTS = 4
_TITLE = Text(en="The end. {who}, {since} to {until}", zh="结束。{who}, {since} 至 {until}")
_DID = Text(
    en="What you did: {count} decisions, {own} of them not the usual one.",
    zh="您做了什么: {count} 个决定, 其中 {own} 个与惯例不同。",
)
_COLLEAGUE = Text(en="colleague", zh="自动同事")
_YOU = Text(en="you", zh="您")
_SHIFT = Text(en="your days", zh="任期内")
_WHOLE = Text(en="the whole run", zh="整个模拟")
_SAME = Text(
    en="Same customers, same luck: the colleague decided as usual throughout.",
    zh="同样的客户, 同样的运气: 自动同事始终按惯例决定。",
)
_MOMENTS = Text(en="Moments that mattered:", zh="关键时刻:")
_NO_MOMENT = Text(
    en="Every deal ended as with the colleague; the largest ones:", zh="每个商机的结局都和自动同事一样; 最大的几个是:"
)
_MOMENT = Text(
    en="{n}. {deal}: {yours}; the colleague: {theirs} (row #{other} of that run); difference {worth} {code}",
    zh="{n}. {deal}: {yours}; 自动同事: {theirs} (其日志第 #{other} 行); 相差 {worth} {code}",
)
_ALIKE = Text(en="{n}. {deal}: {yours}; the colleague: the same", zh="{n}. {deal}: {yours}; 自动同事: 一样")
_OUTCOMES = {
    DEAL_WON: Text(en="won for {amount} on {date}", zh="{date} 赢单 {amount}"),
    DEAL_LOST: Text(en="lost on {date}", zh="{date} 丢单"),
    DEAL_UNDECIDED: Text(en="no decision on {date}", zh="{date} 无决定"),
}
_OPEN = Text(en="still open at the end", zh="到结束时仍未结")
_NEVER = Text(en="never came", zh="没有出现")


@dataclass(frozen=True, slots=True)
class Ending:
    """How a deal ended in one run: which row said so, when, what we keep of it (money less cost, 0 unless won)."""

    row: int
    day: Days
    kind: int
    amount: Money
    kept: Money


@dataclass(frozen=True, slots=True)
class Moment:
    """A deal, and how it ended in the two runs."""

    deal: str
    yours: Ending | None
    theirs: Ending | None

    @property
    def is_different(self) -> bool:
        if self.yours is None or self.theirs is None:
            return self.yours is not self.theirs
        return (self.yours.kind, self.yours.amount) != (self.theirs.kind, self.theirs.amount)

    @property
    def size(self) -> Money:
        """What was at stake, to tell large from small where nothing differs."""
        return max(ending.kept for ending in (self.yours, self.theirs) if ending is not None)

    @property
    def worth(self) -> Money:
        return (self.yours.kept if self.yours else 0) - (self.theirs.kept if self.theirs else 0)


def colleague_of(game: Game) -> Session:
    """The same run with nobody in the seats, to its end."""
    record = game.record
    session = Session(game.scenario, variant=record.variant, seed=record.seed, replication=record.replication)
    session.advance()
    return session


def is_over(game: Game) -> bool:
    """Whether nobody is asked anything any more; runs on to the end if so."""
    return isinstance(game.advance(), Finished)


def closing_page(game: Game, lang: Lang, colleague: Session | None = None) -> Iterator[RenderableType]:
    """The page, after the run has ended; the colleague's run is made where it is not there already."""
    mine, theirs = facts_of(game.session), facts_of(colleague_of(game) if colleague is None else colleague)
    for seat, shift in game.record.seats.items():
        since, last = (date_of(mine.calendar, day).isoformat() for day in (shift.since, _last_day(shift)))
        yield clean(_TITLE.fill(who=_called(game, seat), since=since, until=last), lang, "bold")
        turns = [turn for turn in game.turns if turn.decision.id.seat == seat]
        yield clean(_DID.fill(count=len(turns), own=sum(bool(turn.changes) for turn in turns)), lang)
        yield _kpis(game, seat, shift, (mine, theirs), lang)
        yield clean(_SAME, lang, "dim")
        yield from _moments_told(game, moments(mine, theirs, seat, shift), mine, theirs, lang)


def _last_day(shift: Shift) -> Days:
    return max(math.ceil(shift.until) - 1.0, shift.since)


def _called(game: Game, seat: str) -> Text:
    if seat == MANAGER:
        return Text(en="manager", zh="经理")
    return game.scenario.reps[seat].name or Text.same(seat)


def _kpis(game: Game, seat: str, shift: Shift, runs: tuple[Facts, Facts], lang: Lang) -> Table:
    scenario, money = game.scenario, game.scenario.money
    rep = None if seat == MANAGER else seat
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("", overflow="fold")
    for span in (_SHIFT, _WHOLE):
        for who in (_YOU, _COLLEAGUE):
            head = Line("\n").join([clean(span, lang), clean(who, lang)])
            table.add_column(head, justify="right", no_wrap=True)
    for name in OF_THE_FIRM if rep is None else OF_A_REP:
        kpi = installed().kinds("kpi")[name]
        spans = ((shift.since, shift.until), (0.0, scenario.horizon + 1))
        values = [kpi.within(facts, money, *span, rep) for span in spans for facts in runs]
        table.add_row(kpi_label(kpi, money, lang), *(kpi.show(value, money) for value in values))
    return table


# --- moments ------------------------------------------------------------------------------------------------------------
def moments(mine: Facts, theirs: Facts, seat: str, shift: Shift) -> list[Moment]:
    """The deals of a seat (all, for the manager) that mattered: those that ended differently, the dearest first, then the
    largest of those that did not."""
    ours, others = (_endings(facts, seat, shift) for facts in (mine, theirs))
    found = [Moment(deal, ours.get(deal), others.get(deal)) for deal in {**ours, **others}]
    told = [one for one in found if one.is_different or (one.yours is not None and one.yours.day < shift.until)]
    return sorted(told, key=lambda one: (not one.is_different, -abs(one.worth), -one.size, one.deal))[:MOMENTS]


def _endings(facts: Facts, seat: str, shift: Shift) -> dict[str, Ending]:
    """How every deal of the seat ended that was still open when the shift began."""
    costs = dict(
        zip(
            facts.subject[facts.of(COST_COMMITTED)].tolist(),
            facts.amount[facts.of(COST_COMMITTED)].tolist(),
            strict=True,
        )
    )
    endings = {}
    for kind in _OUTCOMES:
        for row in facts.of(kind).tolist():
            case = int(facts.subject[row])
            seller = facts.log.names[facts.cases[case]["seller"]].key
            if facts.t[row] < shift.since or seat not in (MANAGER, seller):
                continue
            amount = int(facts.amount[row]) if kind == DEAL_WON else 0
            kept = amount - costs.get(case, 0) if kind == DEAL_WON else 0
            endings[facts.case_name(case)] = Ending(row, float(facts.t[row]), kind, amount, kept)
    return endings


def _moments_told(
    game: Game, found: Sequence[Moment], mine: Facts, theirs: Facts, lang: Lang
) -> Iterator[RenderableType]:
    money = game.scenario.money
    yield clean(_MOMENTS if any(moment.is_different for moment in found) else _NO_MOMENT, lang, "bold")
    for number, moment in enumerate(found, start=1):
        told = (_MOMENT if moment.is_different else _ALIKE).fill(
            n=number,
            deal=moment.deal,
            yours=_told(moment.yours, mine, game),
            theirs=_told(moment.theirs, theirs, game),
            other=moment.theirs.row if moment.theirs else "-",
            worth=f"{money.major(moment.worth):+,.0f}",
            code=money.code,
        )
        yield clean(told, lang)
        yield from (clean(f"     {line}", lang) for line in _own_answers(game, moment.deal, lang))
        yield from (clean(f"     {line}", lang, "dim") for line in _last_events(game, mine, moment, lang))


def _last_events(game: Game, facts: Facts, moment: Moment, lang: Lang) -> Iterator[str]:
    """What led to the ending in your run, with the numbers of the rows."""
    cases = [case for case in range(len(facts.cases)) if facts.case_name(case) == moment.deal]
    for case in cases[:1]:
        rows = [row for row in facts.rows_of(case) if moment.yours is None or row <= moment.yours.row]
        for row in rows[-EVENTS:]:
            yield f"#{row}  {dated(game.scenario, facts, row, lang)}"


def _own_answers(game: Game, deal: str, lang: Lang) -> Iterator[str]:
    """What you answered about a deal where the colleague would have answered otherwise."""
    for number, turn in enumerate(game.turns, start=1):
        if deal == turn.decision.id.entity:
            yield from (f"[{number}] {line}" for line in changes_said(turn, game.scenario, lang))
        elif deal in turn.changes:
            only = Turn(turn.decision, {**turn.decision.usual, deal: turn.choice[deal]})
            yield from (f"[{number}] {line}" for line in changes_said(only, game.scenario, lang))


def _told(ending: Ending | None, facts: Facts, game: Game) -> Text:
    if ending is None:
        return _OPEN
    return _OUTCOMES[ending.kind].fill(
        amount=f"{game.scenario.money.major(ending.amount):,.0f}",
        date=date_of(facts.calendar, ending.day).isoformat(),
    )

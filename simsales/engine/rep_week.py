"""A rep's week: on Monday, how the hours are spent, which deals come first, and which buyers are pressed for a signature.

Only reps with somebody in their seat are asked; all of them at once, before anything is done, and then it is done in the
order of the team. What is not changed leaves no trace: an ordinary week is an ordinary week, whoever planned it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from ..i18n import Text
from ..people.timing import Move
from ..units import MICROSECONDS_PER_DAY, Days
from ..world.decisions import Budget, Choice, Decision, DecisionId, Form, Pick, Steps
from ..world.events import (
    DEAL_BACK_IN_TURN,
    DEAL_PUT_ASIDE,
    DEAL_PUT_FIRST,
    STAGE_SHIFT,
    TIME_PLANNED,
)
from ..world.log import NOTHING
from ..world.seat_views import FocusView, TimingView, WeekView
from .desk import ASIDE, FIRST, Desk
from .effort import TASKS, WEEK
from .quoting import Quoting
from .rep_mind import LEAST_SELLING, PUSH_WINDOW, Thought
from .seating import Seating
from .selling import Deal, SalesFloor
from .sight import Sight
from .told import Diary, Week

if TYPE_CHECKING:
    from .world import World

_HOURS_A_DAY = 24
_LABELS = {
    "sell": Text(en="open deals", zh="跟进商机"),
    "prospect": Text(en="new business", zh="开发新客户"),
    "serve": Text(en="customers we have", zh="服务老客户"),
}
_WEEK = Text(en="How do you spend your week? (hours)", zh="这一周的时间怎么安排? (小时)")
_FOCUS = Text(en="Which deals come first, and which are put aside this week?", zh="这一周哪些商机优先, 哪些先放一放?")
_TIMING = Text(
    en="{deal}: press for a signature before the period ends, leave it to the buyer, or put it off?",
    zh="{deal}: 催客户在期末前签约, 让客户按自己的节奏, 还是推到下期?",
)
_WEEK_HELP = Text(
    en="Hours with open deals set how fast your desk works and how well deals close. Hours for new business bring leads, "
    "about {lag} weeks later. Hours with customers keep renewals and bring referrals. Every further hour brings less.",
    zh="跟进商机的时间决定您处理得多快、成交得多好。开发新客户的时间约 {lag} 周后带来线索。服务老客户的时间保住续约、带来转介绍。每多一小时, 效果递减。",
)
_FOCUS_HELP = Text(
    en="Deals put first are worked on before all others as soon as their buyer is ready; deals put aside wait, and their "
    "buyers may lose patience. The usual order: later stages first, then first come, first served.",
    zh="优先的商机, 客户一准备好就先处理; 先放一放的商机会等着, 客户可能失去耐心。惯例顺序: 阶段靠后的先做, 其余先来先做。",
)
_TIMING_HELP = Text(
    en="A buyer who prefers us may sign early for a discount; pressed without reason some walk away, most of all those who "
    "would not have chosen us. Signed now it counts for this period; left alone it may count for the next. Few buyers who "
    "are ready can be put off.",
    zh="本来偏向我们的客户, 给些优惠可能提前签; 催得没道理会有客户离开, 尤其是本来就不会选我们的。现在签算本期业绩, 不催则可能算下期。"
    "已经准备好的客户大多拖不住。",
)
_MOST = Text(en="the most hours a week", zh="每周工时上限")
_PHONE = Text(en="somebody has to answer the phone", zh="总得有人接电话")
_RANKS = {
    "turn": Text(en="in turn", zh="照常"),
    "first": Text(en="first", zh="优先"),
    "aside": Text(en="aside", zh="先放一放"),
}
_MOVE = Text(en="what to do", zh="怎么做")
_MOVES = {
    "leave": Text(en="leave it", zh="不催"),
    "pull": Text(en="press for a signature", zh="催签"),
    "hold": Text(en="put it off to the next period", zh="推到下期"),
}
_RANK_EVENTS = {"first": DEAL_PUT_FIRST, "aside": DEAL_PUT_ASIDE, "turn": DEAL_BACK_IN_TURN}


class Mind(Protocol):
    """Whoever thinks for a rep: the rep, or a diary."""

    def think(self, deals: Sequence[Deal]) -> Thought: ...


class RepWeeks:
    """The Mondays of everybody who is asked, or reacts."""

    def __init__(
        self,
        world: World,
        seating: Seating,
        sight: Sight,
        floor: SalesFloor,
        desks: Sequence[Desk],
        minds: Mapping[str, Mind],
        diary: Diary | None = None,
    ) -> None:
        self.world, self._seating, self._sight = world, seating, sight
        self._weeks = [
            RepWeek(world, sight, floor, desk, minds.get(desk.seller.name), seating.is_asked(desk.seller.name), diary)
            for desk in desks
            if desk.seller.is_rep and (seating.is_asked(desk.seller.name) or desk.seller.name in minds)
        ]

    def open(self) -> None:
        if self._weeks:
            self.world.clock.on(0.0, self.monday)

    def monday(self) -> None:
        """Everybody thinks, those in a seat are asked, and then all is done; the next Monday is on the agenda before."""
        if self.world.clock.now + WEEK < self.world.horizon:
            self.world.clock.at(WEEK, self.monday)
        for week in self._weeks:
            week.look()
        self._seating.ask([question for week in self._weeks for question in week.questions()], self.decided)

    def decided(self, choices: Sequence[Choice]) -> None:
        left = iter(choices)
        for week in self._weeks:
            if week.is_asked:
                week.decide([next(left) for _ in week.asked])
            else:
                week.do_as_thought()


class RepWeek:
    """One rep's Mondays. `asked` are the kinds of questions put, and the deals they are about."""

    def __init__(
        self,
        world: World,
        sight: Sight,
        floor: SalesFloor,
        desk: Desk,
        mind: Mind | None,
        is_asked: bool,
        diary: Diary | None = None,
    ) -> None:
        self._world, self._sight, self._floor, self._desk, self._mind = world, sight, floor, desk, mind
        self.is_asked, self._diary = is_asked, diary
        self._k = self._leads = self._leads_before = 0
        self._ranks: dict[int, str] = {}
        self._deals: Sequence[Deal] = ()
        self._thought = Thought(desk.effort.hours, {})
        self.asked: list[tuple[str, Sequence[Deal]]] = []

    def look(self) -> None:
        """See where the deals are, and think about them."""
        self._deals, self._k = list(self._desk.deals), round(self._world.clock.now / WEEK)
        self._leads_before, self._leads = self._leads, self._desk.leads
        thinks = self._mind is not None and not self._desk.is_empty
        self._thought = self._mind.think(self._deals) if self._mind is not None and thinks else self._as_before()

    def _as_before(self) -> Thought:
        return Thought(dict(self._desk.effort.hours), {})

    def do_as_thought(self) -> None:
        """Nobody sits in this seat: the rep does what the rep would do."""
        if self._desk.is_empty:
            return
        if self._diary is not None:
            self._write(self._diary)
        self._spend(dict(self._thought.hours))
        if self._thought.first or self._ranks:
            self._rank(self._deals, {deal.name: self._usual_rank(deal) for deal in self._deals})
        if moves := self._thought.moves:
            for deal in self._deals:
                if deal.case in moves:
                    self._move(deal, moves[deal.case])

    def _write(self, diary: Diary) -> None:
        hours, moves, first, _ = self._thought
        names = {deal.case: deal.name for deal in self._deals}
        diary.weeks[self._desk.seller.name][self._k] = Week(
            dict(hours),
            {names[case]: move for case, move in moves.items()},
            frozenset(names[case] for case in first),
            self._held_until,
        )

    # --- asking ---------------------------------------------------------------------------------------------------------
    def questions(self) -> list[Decision]:
        self.asked = []
        if not self.is_asked or self._desk.is_empty:
            return []
        deals = self._deals
        questions, self.asked = [self._time_question(deals)], [("week", [])]
        if deals:
            questions.append(self._focus_question(deals))
            self.asked.append(("focus", deals))
        if self._sight.days_left <= PUSH_WINDOW and self._world.scenario.pipeline.has_buyers:
            for deal in deals:
                if deal.is_ripe:
                    questions.append(self._timing_question(deal))
                    self.asked.append(("timing", [deal]))
        return questions

    def _time_question(self, deals: Sequence[Deal]) -> Decision:
        people, rep, sight = self._world.scenario.people, self._desk.seller, self._sight
        hours = self._thought.hours
        form = Form(
            {
                task: Steps(
                    _LABELS[task],
                    min(LEAST_SELLING, people.week.sell) if task == "sell" else 0.0,
                    people.most_hours,
                    1.0,
                    hours[task],
                    "hours",
                    _PHONE if task == "sell" else None,
                )
                for task in TASKS
            },
            Budget(TASKS, max(people.most_hours, people.week.hours), _MOST),
        )
        now, booked, quota = self._world.clock.now, sight.booked(rep), sight.quota(rep)
        view = WeekView(
            sight.called(rep),
            self._k + 1,
            sight.days_left,
            quota,
            booked,
            booked / quota if quota else float("nan"),
            self._desk.leads - self._leads_before,
            len(deals),
            sum(deal.need.list_value for deal in deals),
            self._desk.waiting,
        )
        help_ = _WEEK_HELP.fill(lag=people.effort.lag)
        return Decision(DecisionId(rep.name, "week", rep.name, self._k), now, _WEEK, help_, form, view)

    def _focus_question(self, deals: Sequence[Deal]) -> Decision:
        rep, sight = self._desk.seller.name, self._sight
        fields = {deal.name: Pick(Text.same(deal.name), _RANKS, self._usual_rank(deal)) for deal in deals}
        view = FocusView(self._desk.waiting, [sight.line(deal) for deal in deals])
        identity = DecisionId(rep, "focus", rep, self._k)
        return Decision(identity, self._world.clock.now, _FOCUS, _FOCUS_HELP, Form(fields), view)

    def _timing_question(self, deal: Deal) -> Decision:
        rep, sight = self._desk.seller, self._sight
        assert deal.offer is not None
        usual = self._thought.moves.get(deal.case, Move())
        discount = self._quoting.own_discount(deal, usual.discount)
        form = Form({"move": Pick(_MOVE, _MOVES, usual.kind), "discount": discount})
        view = TimingView(sight.line(deal), deal.offer.amount, sight.days_left, sight.quota(rep), sight.booked(rep))
        identity = DecisionId(rep.name, "timing", deal.name, self._k)
        return Decision(identity, self._world.clock.now, _TIMING.fill(deal=deal.name), _TIMING_HELP, form, view)

    @property
    def _quoting(self) -> Quoting:
        return self._floor.quoting

    # --- doing ----------------------------------------------------------------------------------------------------------
    def decide(self, choices: Sequence[Choice]) -> None:
        for (kind, deals), choice in zip(self.asked, choices, strict=True):
            match kind:
                case "week":
                    self._spend({task: float(choice[task]) for task in TASKS})
                case "focus":
                    self._rank(deals, choice)
                case "timing":
                    self._move(deals[0], Move(str(choice["move"]), float(choice["discount"])))

    def _move(self, deal: Deal, move: Move) -> None:
        match move.kind:
            case "pull":
                self._floor.push(deal, move.discount)
            case "hold":
                self._floor.hold(deal, self._held_until)

    @property
    def _held_until(self) -> Days:
        """The day on which a signature that is put off may come."""
        told = self._thought.until
        return told if told is not None else self._world.clock.now + self._sight.days_left

    def _spend(self, hours: dict[str, float]) -> None:
        world, desk = self._world, self._desk
        before, now = dict(desk.effort.hours), world.clock.now
        is_first = self._mind is not None and not self._k  # from then on the log knows how the week is spent
        if hours == before and not is_first:
            return
        desk.effort.plan(now, hours)
        for number, task in enumerate(TASKS):
            if is_first or hours[task] != before[task]:
                week = round(hours[task] * MICROSECONDS_PER_DAY / _HOURS_A_DAY)
                world.log.add(now, TIME_PLANNED | number << STAGE_SHIFT, actor=desk.code, amount=week)
        desk.set_pace(desk.effort.pace)

    def _usual_rank(self, deal: Deal) -> str:
        """As the rep would have it; without a mind of its own, and for what was put aside, as before."""
        before = self._ranks.get(deal.case, "turn")
        if self._mind is None or before == "aside":
            return before
        return "first" if deal.case in self._thought.first else "turn"

    def _rank(self, deals: Sequence[Deal], choice: Choice) -> None:
        ranks = {deal.case: str(choice[deal.name]) for deal in deals}
        changed = [deal for deal in deals if ranks[deal.case] != self._ranks.get(deal.case, "turn")]
        self._ranks = {case: rank for case, rank in ranks.items() if rank != "turn"}
        for deal in changed:
            event = _RANK_EVENTS[ranks[deal.case]] | deal.stage << STAGE_SHIFT
            self._world.log.add(self._world.clock.now, event, deal.case, self._desk.code, NOTHING)
        if changed:
            self._desk.rank({case: FIRST if rank == "first" else ASIDE for case, rank in self._ranks.items()})

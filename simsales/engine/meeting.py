"""The meeting: a deal is negotiated move by move, and lives on with what was agreed.

A scenario's own `meeting` takes place on the first day; in a running world a rep who is asked for a discount may sit down
instead. Each turn is one question to the rep's seat; where nobody sits, the meeting's stand-in negotiates. Whatever comes of it
goes through the one door of a signed deal, so that price, terms, delivery and promises have their consequences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from ..i18n import Text
from ..negotiation.forms import choice_of, move_form, move_of, preparation_form
from ..negotiation.moves import OFFERING, Act, Move, Reply, Say
from ..negotiation.negotiator import Negotiator, Seer
from ..negotiation.playing import bot_chances, next_move
from ..negotiation.talk import Talk
from ..negotiation.truth import Truth, truth_of
from ..negotiation.view import TableView, view_of
from ..registry import installed
from ..spec.meeting import Meeting
from ..units import Money, Param
from ..world.bargaining import StandIn
from ..world.contracts import Outcome
from ..world.decisions import Choice, Decision, DecisionId
from ..world.entities import Account, Offer
from ..world.events import ANSWER_HEARD, MEETING_BEGUN, MEETING_ENDED, MOVE_MADE, STAGE_SHIFT
from .at_table import MeetingNeed, economics_of, goods_of, luck_of, meeting_of
from .seating import Seating
from .selling import Deal, Origin, SalesFloor

if TYPE_CHECKING:
    from .desk import Desk
    from .payroll import Payroll
    from .world import World

PREPARE, MOVE = "prepare", "move"
_ACTS, _SAYS = list(Act), list(Say)
_PREPARE_QUESTION = Text(en="How do you go in?", zh="怎样进场?")
_PREPARE_HELP = Text(
    en="Your walk-away, your target, what you guess about them and what you do if it fails. Only you see it; the review comes back to it.",
    zh="最低能接受多少, 希望达到多少, 对对方的猜测, 谈不成怎么办。只有您看得到, 复盘时会对照。",
)
_MOVE_QUESTION = Text(en="Your move.", zh="轮到您了。")
_MOVE_HELP = Text(
    en="Say something or make an offer. Questions tell you what matters to them; every turn costs some of their patience.",
    zh="说点什么, 或者报价。提问能知道对方看重什么; 每一轮都会消耗对方的耐心。",
)
_OVERPROMISED = 0.5
"""How far an expectation rises with every promise that cannot be kept, in units of satisfaction [assumption]."""
_PLEASED = 0.5
"""What full goodwill at the signature is worth in satisfaction, and its absence costs [assumption]."""


class MeetingView(NamedTuple):
    """The table as the rep sees it: the brief, what lies there, and everything said so far. The buyer's truth is not in it."""

    you: Annotated[Text, Param(en="you are", zh="您是")]
    brief: Annotated[Text, Param(en="your brief", zh="任务书")]
    table: TableView
    said: Sequence[tuple[Move, Reply]]


class MeetingRoom:
    """One meeting from the first question to the end of the talk: what was said, and (for reviews) the truth in `talk`."""

    __slots__ = (
        "_cause",
        "_chances",
        "_deal",
        "_floor",
        "_seating",
        "_world",
        "meeting",
        "said",
        "sheet",
        "talk",
    )

    def __init__(
        self, world: World, seating: Seating, floor: SalesFloor, deal: Deal, meeting: Meeting, truth: Truth
    ) -> None:
        self._world, self._seating, self._floor = world, seating, floor
        self._deal, self.meeting, self.talk = deal, meeting, Talk(truth)
        self.said: list[tuple[Move, Reply]] = []
        self._chances = bot_chances(luck_of(world, meeting), "stand-in", deal.name)
        self._cause = deal.cause
        self.sheet: Choice = {}

    @property
    def name(self) -> str:
        """The deal it is about."""
        return self._deal.name

    @property
    def case(self) -> int:
        """Its number in the log."""
        return self._deal.case

    def open(self) -> None:
        """Everybody sits down."""
        self._cause = self._log(MEETING_BEGUN)
        if self._is_asked:
            form = preparation_form(self.meeting, self.talk.truth.board)
            question = self._question(PREPARE, 0, _PREPARE_QUESTION, _PREPARE_HELP, form)
            self._seating.ask([question], self.prepared)
        else:
            self._stand_in_plays()

    def prepared(self, choices: Sequence[Choice]) -> None:
        """The sheet is filled in, or not; the talk begins."""
        self.sheet = choices[0]
        self._next()

    def moved(self, choices: Sequence[Choice]) -> None:
        """The rep has made a move."""
        self._make(move_of(self.talk.truth.board, choices[0]))
        if self.talk.is_over:
            self._close()
        else:
            self._next()

    @property
    def coin(self) -> float:
        """Minor units in a major one."""
        return 10.0**self._world.currency.digits

    def suggested(self, negotiator: Negotiator | Seer) -> Choice:
        """What a bot would answer now."""
        chances = bot_chances(luck_of(self._world, self.meeting), negotiator.kind, self.name)
        move = next_move(self.talk, self.meeting.seller, negotiator, chances)
        return choice_of(self.talk.truth.board, move)

    # --- turns ----------------------------------------------------------------------------------------------------------
    @property
    def _is_asked(self) -> bool:
        return self._seating.is_asked(self._deal.seller.name)

    def _next(self) -> None:
        form = move_form(self.talk)
        self._seating.ask([self._question(MOVE, self.talk.turn + 1, _MOVE_QUESTION, _MOVE_HELP, form)], self.moved)

    def _question(self, kind: str, k: int, question: Text, help_: Text, form: Any) -> Decision:
        seller = self.meeting.seller
        view = MeetingView(seller.you, seller.brief, view_of(self.talk, seller), tuple(self.said))
        identity = DecisionId(self._deal.seller.name, kind, self._deal.name, k)
        return Decision(identity, self._world.clock.now, question, help_, form, view)

    def _stand_in_plays(self) -> None:
        stand_in: StandIn = self.meeting.stand_in or installed().kinds("negotiator")["scripted"]()
        while not self.talk.is_over:
            self._make(next_move(self.talk, self.meeting.seller, stand_in, self._chances))
        self._close()

    def _make(self, move: Move) -> None:
        step = _ACTS.index(move.act) << STAGE_SHIFT
        self._cause = self._log(MOVE_MADE | step, move.offer if move.act in OFFERING else -1)
        reply = self.talk.hear(move)
        self.said.append((move, reply))
        for said in reply:
            self._cause = self._log(ANSWER_HEARD | _SAYS.index(said.say) << STAGE_SHIFT, said.offer)

    def _log(self, kind: int, amount: int = 0) -> int:
        deal = self._deal
        return self._world.log.add(self._world.clock.now, kind, deal.case, deal.desk.code, self._cause, amount)

    # --- the end --------------------------------------------------------------------------------------------------------
    def _close(self) -> None:
        """What was agreed is signed; how it was agreed stays with the customer."""
        deal, talk = self._deal, self.talk
        deal.cause = self._log(MEETING_ENDED, talk.turn)
        if deal.need.account is not None:
            _remember(deal.need.account, talk)
        if talk.deal < 0:
            self._floor.close(deal, Outcome.LOST if deal.need.taken_by() is not None else Outcome.UNDECIDED)
            return
        deal.offer = agreed_offer(talk, self.meeting, deal.need.list_value, 10**self._world.currency.digits)
        self._floor.close(deal, Outcome.WON)


def _remember(account: Account, talk: Talk) -> None:
    account.satisfaction += _PLEASED * (2 * talk.mood.goodwill - 1 - talk.mood.anger)
    empty = [topic for topic in talk.promised if topic not in talk.truth.can_promise]
    account.expectation += _OVERPROMISED * len(empty)


def agreed_offer(talk: Talk, meeting: Meeting, list_value: Money, coin: int) -> Offer:
    """What was agreed, as the offer that is signed: amount, days to pay, day of delivery, what the rest costs us."""
    board = talk.truth.board
    values = board.values(talk.deal)
    volume = values.get("volume", 1.0)
    amount = round(values["price"] * volume * coin) if "price" in values else list_value
    extras = 0.0
    for name, issue in meeting.issues.items():
        if issue.cost is not None:
            extras += issue.cost[issue.levels.index(values[name])]
    return Offer(
        amount,
        amount / list_value,
        values.get("payment", 0.0),
        delivery=values.get("delivery"),
        extras=round(extras * coin),
    )


class MeetingRooms:
    """All meetings of a run."""

    def __init__(
        self, world: World, payroll: Payroll, seating: Seating, floor: SalesFloor, desks: Mapping[str, Desk]
    ) -> None:
        self._world, self._payroll, self._seating, self._floor, self._desks = world, payroll, seating, floor, desks
        self.rooms: list[MeetingRoom] = []

    def open(self) -> None:
        """The scenario's own meeting, on the first day."""
        world, meeting = self._world, self._world.scenario.meeting
        if meeting is None:
            return
        segment, log = next(iter(world.scenario.segments)), world.log
        origin = Origin("meeting", segment, log.code("source", "meeting"), log.code("segment", segment))
        account = world.accounts[segment][0] if segment in world.accounts else None
        need = MeetingNeed(*goods_of(world, meeting, account, 10**world.currency.digits))
        desk = self._desks[meeting.rep or next(iter(world.scenario.reps))]
        room = self._room(self._floor.sit_down(need, desk, origin, 0), meeting, "meeting")
        world.clock.at(0.0, room.open)

    def can_sit_down(self, deal: Deal) -> bool:
        """Whether there is somebody behind a running deal to sit down with."""
        return meeting_of(self._world, deal) is not None

    def sit_down(self, deal: Deal) -> None:
        """A running deal is settled at a table, now."""
        meeting = meeting_of(self._world, deal)
        assert meeting is not None
        self._room(deal, meeting, f"table/{deal.name}").open()

    def _room(self, deal: Deal, meeting: Meeting, stream: str) -> MeetingRoom:
        world = self._world
        economics = economics_of(world, self._payroll, meeting, deal.need.account, deal.seller.name)
        truth = truth_of(meeting, economics, luck_of(world, meeting), stream, 10**world.currency.digits)
        room = MeetingRoom(world, self._seating, self._floor, deal, meeting, truth)
        self.rooms.append(room)
        return room

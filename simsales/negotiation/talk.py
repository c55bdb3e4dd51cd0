"""A talk: one negotiation as it goes, turn by turn. The seller moves, the buyer answers; the same moves get the same answers.

Nothing here draws luck: what is left to chance was settled in the `Truth`, keyed by what it is for, so that a buyer is the
same whoever plays. A talk can be copied at any turn and gone on with in another way: that is how a review finds out what a
move was worth. Which moves are legal is said by `rules.py`; `hear` takes legal ones.
"""

from __future__ import annotations

from typing import Literal

from .bargaining import Bargain
from .listening import Listening
from .mood import KIND, RUDE, VERY_KIND, VERY_RUDE, Mood
from .moves import OFFERING, Act, Move, Reply, Said, Say
from .truth import Truth

Phase = Literal["gate", "open", "discover", "propose", "objections", "bargain", "follow up", "over"]
Ending = Literal["", "agreed", "we left", "they left", "out of patience", "turned away"]
_BARGAINING = OFFERING | {Act.HOLD, Act.SILENCE, Act.CLOSE}
_REASONS = frozenset((Act.PRESENT, Act.PROMISE))
_PATIENCE_OF_A_GREETING, _PATIENCE_OF_A_QUESTION = 0.3, 0.8
"""Turns of patience; a question only when it is new. Set so that human-like sellers sign as often as people do (DESIGN 17)."""
_LAST_CALL = 2.0
"""Turns of patience left when the buyer says so."""
_STALLED = 0.5
"""Patience that each further round without giving takes, beside the turn itself [assumption]."""
_SUMMARIES = 2
"""So many summaries please; more are a habit."""


class Talk:
    """The state of a negotiation. `deal` is the outcome agreed on, -1 while there is none; `patience` is in turns; `said` is what
    the buyer said last."""

    __slots__ = (
        "approved",
        "bargain",
        "deal",
        "ending",
        "first_offer",
        "gate_left",
        "gate_turns",
        "last",
        "listening",
        "mood",
        "patience",
        "promised",
        "repeats",
        "said",
        "stands",
        "summaries",
        "truth",
        "turn",
    )

    def __init__(self, truth: Truth) -> None:
        self.truth, self.turn, self.patience = truth, 0, truth.patience
        self.mood, self.listening, self.bargain = Mood(), Listening(truth), Bargain(truth)
        self.gate_left, self.gate_turns = truth.gate or (0, 0)
        self.deal, self.first_offer = -1, 0
        self.ending: Ending = ""
        self.last: Move | None = None
        self.said: Reply = ()
        self.repeats = self.summaries = self.stands = 0
        self.approved = False
        self.promised: frozenset[str] = frozenset()

    def copy(self) -> Talk:
        other = Talk.__new__(Talk)
        for name in Talk.__slots__:
            setattr(other, name, getattr(self, name))
        other.mood, other.listening, other.bargain = self.mood.copy(), self.listening.copy(), self.bargain.copy()
        return other

    # --- where it stands ------------------------------------------------------------------------------------------------
    @property
    def is_over(self) -> bool:
        return bool(self.ending)

    @property
    def phase(self) -> Phase:
        """The handbook's phase that the next move belongs to."""
        if self.ending:
            return "over"
        if self.deal >= 0:
            return "follow up"
        if self.gate_left:
            return "gate"
        if self.listening.open_doubt is not None:
            return "objections"
        if self.bargain.theirs >= 0:
            return "bargain"
        if self.bargain.ours >= 0:
            return "propose"
        return "open" if self.turn == 0 else "discover"

    # --- a turn ---------------------------------------------------------------------------------------------------------
    def hear(self, move: Move) -> Reply:
        """One turn: our move, and what the buyer says to it. The move must be legal."""
        self.turn += 1
        self.repeats = self.repeats + 1 if self._is_same(move) else 0
        self.last, said = move, self._answer(move)
        if not self.ending and self.deal < 0:
            said += self._end_of_turn(move)
        self.said = said
        return said

    def _is_same(self, move: Move) -> bool:
        return self.last is not None and (self.last.act, self.last.topic) == (move.act, move.topic) and move.offer < 0

    def _answer(self, move: Move) -> Reply:
        if self.deal >= 0:
            self.ending = "agreed"
            return (Said(Say.FAREWELL),)
        if move.act is Act.WALK:
            self.ending = "we left"
            return (Said(Say.FAREWELL),)
        if self.gate_left:
            return self._at_the_gate(move)
        self.patience -= self._tiring(move)
        if self.bargain.asking >= 0 and move.act not in OFFERING:
            return self._allowed()
        match move.act:
            case Act.GREET:
                return self._pleased(KIND if self.turn == 1 else 0.0, Said(Say.GREET_BACK))
            case Act.ASK:
                return self._asked(move.topic)
            case Act.SUMMARISE:
                return self._summarised()
            case Act.PRESENT:
                return self._presented(move.topic)
            case Act.ANSWER:
                return (self.listening.answered(move.topic),)
            case Act.CHECK:
                return self._checked()
            case Act.PROMISE:
                return self._promised(move.topic)
            case Act.APPROVAL:
                self.approved = True
                self.patience -= max(self.truth.approval - 1, 0)
                return (Said(Say.WAIT),)
            case Act.ACCEPT:
                return self._sign(self.bargain.theirs)
            case _:
                return self._bargained(move)

    def _tiring(self, move: Move) -> float:
        """Patience that a turn takes: talk about the buyer's own matters tires less than a round of bargaining."""
        if move.act is Act.GREET:
            return _PATIENCE_OF_A_GREETING
        is_new = move.act is Act.ASK and move.topic not in self.listening.asked
        return _PATIENCE_OF_A_QUESTION if is_new else 1.0

    def _end_of_turn(self, move: Move) -> Reply:
        """An objection whose time has come; the end of patience; or they have had enough."""
        walks = self.mood.walks
        self.mood.cool_off()
        said: Reply = ()
        if self.first_offer and self.listening.open_doubt is None:
            said = self.listening.raise_next(self.turn - self.first_offer)
        if self.patience <= 0 or self.turn >= self.truth.turns:
            self.ending = "out of patience"
            return (Said(Say.LEAVE),)
        if move.act in _BARGAINING and self.truth.tempers[self.turn] < walks:
            self.ending = "they left"
            return (Said(Say.LEAVE),)
        return said

    # --- the gate -------------------------------------------------------------------------------------------------------
    def _at_the_gate(self, move: Move) -> Reply:
        """Somebody else listens first: reasons count, prices do not, and everything takes their patience."""
        self.gate_turns -= 1
        is_reason = move.act in _REASONS or (move.act is Act.ASK and move.topic in ("need", "decision", "worry"))
        if is_reason and self.repeats == 0:
            self.gate_left -= 1
        if self.gate_left == 0:
            return (Said(Say.PASS_ON),)
        if self.gate_turns <= 0:
            self.ending = "turned away"
            return (Said(Say.LEAVE),)
        return (Said(Say.GATE),)

    # --- talk -----------------------------------------------------------------------------------------------------------
    def _pleased(self, amount: float, said: Said) -> Reply:
        self.mood.please(amount, self.truth.tactic.warmth)
        return (said,)

    def _annoyed(self, amount: float, said: Said) -> Reply:
        self.mood.annoy(amount, self.truth.tactic.temper)
        return (said,)

    def _asked(self, topic: str) -> Reply:
        if topic == "objection":
            return self._pleased(KIND, self.listening.clarify())
        if topic == "price" and self.bargain.theirs < 0:
            self.bargain.open_first()
            return (Said(Say.COUNTER, offer=self.bargain.theirs),)
        is_new = topic not in self.listening.asked
        said = self.listening.ask(topic, self.mood)
        if said.say is Say.SAID_ALREADY:
            return self._annoyed(RUDE, said)
        return self._pleased(KIND if is_new and self.bargain.rounds == 0 else 0.0, said)

    def _summarised(self) -> Reply:
        if not (self.listening.spoken or self.bargain.theirs >= 0):
            return self._annoyed(RUDE / 2, Said(Say.UNMOVED, "need"))
        self.summaries += 1
        if self.summaries <= _SUMMARIES:
            self.mood.believe()
        return self._pleased(VERY_KIND if self.summaries <= _SUMMARIES else 0.0, Said(Say.AGREED_SO_FAR))

    def _presented(self, topic: str) -> Reply:
        """What fits something they told us pleases; a speech about anything else does not."""
        listening = self.listening
        fits = topic in listening.told or topic in listening.spoken
        if fits and self.repeats == 0:
            return self._pleased(KIND, Said(Say.INTERESTED, topic))
        return self._annoyed(RUDE / 2, Said(Say.UNMOVED, topic))

    def _checked(self) -> Reply:
        said = self.listening.confirmed()
        if said is None:
            return (Said(Say.AGREED_SO_FAR),)
        return self._pleased(KIND, said) if said.say is Say.SETTLED else (said,)

    def _promised(self, topic: str) -> Reply:
        is_new = topic not in self.promised
        self.promised |= {topic}
        return self._pleased(KIND if is_new else 0.0, Said(Say.NOTE_PROMISE, topic))

    # --- bargaining -----------------------------------------------------------------------------------------------------
    def _bargained(self, move: Move) -> Reply:
        bargain, mood, given = self.bargain, self.mood, 0.0
        bargain.asking = -1
        broken = self._broken(move)
        if broken:
            mood.betray()
        if move.act in OFFERING:
            self.first_offer = self.first_offer or self.turn
            given = bargain.hear(move.offer, mood)
            if move.act is Act.TRADE:
                bargain.told(move.give, move.get)
            if given > 0:
                mood.please(KIND, self.truth.tactic.warmth)
            elif given < -1e-9:
                mood.annoy(VERY_RUDE, self.truth.tactic.temper)
        self._weary(move, given)
        if bargain.opening is None:
            bargain.open_first()
            return (Said(Say.FILL_SILENCE, offer=bargain.theirs),)
        before = bargain.theirs
        bargain.go(given, mood)
        if bargain.ours >= 0 and bargain.is_good(bargain.ours, self.listening.doubt_weight):
            return broken + self._sign(bargain.ours)
        return broken + self._countered(move, before)

    def _broken(self, move: Move) -> Reply:
        """Promises that a new offer goes back on: it gives them less of what was promised than our last one did."""
        before, after, opposed = self.bargain.ours, move.offer, self.truth.opposed
        if move.act not in OFFERING or before < 0:
            return ()
        names = self.truth.table.names
        issues = [(name, names.index(name)) for name in sorted(self.promised) if name in names]
        return tuple(Said(Say.BROKEN_PROMISE, name) for name, i in issues if opposed[after, i] > opposed[before, i])

    def _weary(self, move: Move, given: float) -> None:
        """Who stands still wears the other out, more each time: a first silence or request to sign is fair, a first refusal is not."""
        self.stands = 0 if given > 0 or self.turn == self.first_offer else self.stands + 1
        rude = self.stands if move.act is Act.HOLD else self.stands - 1
        if rude > 0:
            self.mood.annoy(RUDE * rude, self.truth.tactic.temper)
            self.patience -= _STALLED * (self.stands - 1)

    def _countered(self, move: Move, before: int) -> Reply:
        """Their next offer, and how it is put."""
        bargain = self.bargain
        said: list[Said] = []
        if self.turn == self.first_offer and self.mood.anger > 0:
            said.append(Said(Say.TAKEN_ABACK))
        if move.act is Act.CLOSE:
            doubt = self.listening.open_doubt if bargain.is_good(bargain.ours, 0.0) else None
            said.append(Said(Say.NOT_YET, doubt or "price"))
        after = bargain.answer(self.listening.doubt_weight)
        if move.act is Act.TRADE:
            said.append(Said(Say.TRADE_YES if self._took_up(move, before, after) else Say.TRADE_NO))
        if self.patience <= _LAST_CALL:
            return (*said, Said(Say.LAST_OFFER, offer=after))
        if move.act is Act.CLOSE and after == before:
            return (*said, Said(Say.PRESS))
        if before < 0:
            say = Say.COUNTER
        elif after == before:
            say = Say.STAND
        elif move.act is Act.SILENCE:
            say = Say.FILL_SILENCE
        else:
            say = Say.GIVE
        return (*said, Said(say, offer=after))

    def _took_up(self, move: Move, before: int, after: int) -> bool:
        """Whether their offer now gives us more of what we asked for than it did."""
        table = self.truth.table
        if before < 0 or move.get not in table.names:
            return False
        issue = table.names.index(move.get)
        opposed = self.truth.opposed[:, issue]
        return bool(opposed[after] > opposed[before])

    def _sign(self, outcome: int) -> Reply:
        """They are ready to: once what they object to is cleared, and whoever has to has agreed."""
        doubt = self.listening.open_doubt
        if doubt is not None:
            return (Said(Say.NOT_YET, doubt),)
        raised = self.listening.raise_next(None)
        if raised:
            return raised
        if self.bargain.is_beyond_authority(outcome):
            self.bargain.asking = outcome
            return (Said(Say.MUST_ASK),)
        self.deal = outcome
        return (Said(Say.ACCEPT, offer=outcome),)

    def _allowed(self) -> Reply:
        """The one with the authority has said yes."""
        self.bargain.is_allowed = True
        self.deal, self.bargain.asking = self.bargain.asking, -1
        return (Said(Say.WAS_ALLOWED), Said(Say.ACCEPT, offer=self.deal))

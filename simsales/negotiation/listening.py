"""Listening: what questions bring out, which objections stand, and what was promised.

A question is answered truthfully, dodged, or bluffed, by one keyed number against the manner, the mood and the trust: the same
question meets the same number whenever it is asked. An objection is cleared in three steps, clarify, answer, confirm; an
answer to what nobody asked about convinces less often. Source: the handbook on objections; SPIN and the clarify-answer-confirm
pattern of sales trainers.
"""

from __future__ import annotations

from .mood import Mood
from .moves import Reply, Said, Say
from .truth import Truth

_MOOD, _TRUST = 0.5, 0.4
"""What goodwill and trust above the middle add to the chance of a true answer [assumption]."""
_UNASKED, _CLARIFIED, _MATERIAL, _AGAIN = 0.3, 0.45, 0.15, 0.15
"""Chance that an answer convinces: out of the blue; added by clarifying first, by having something to show, by each new try."""
RAISED, EXPLAINED, ANSWERED, CLEARED = 1, 2, 3, 4
_LEFT = {RAISED: 1.0, EXPLAINED: 0.8, ANSWERED: 0.25}
"""Part of an objection's weight that is left at each step [assumption]."""
_HIGH, _LOW = 1.25, 0.7
"""An issue with more than this times the mean weight matters much; with less than that, little."""


class Listening:
    """What has been told, asked and objected. `told` is issue -> "high", "middle" or "low", true or not; `topics` were answered
    truthfully, `bluffed` were not."""

    __slots__ = ("asked", "bluffed", "doubts", "is_true", "told", "topics", "tries", "truth")

    def __init__(self, truth: Truth) -> None:
        self.truth = truth
        self.asked: dict[str, int] = {}
        self.told: dict[str, str] = {}
        self.is_true: dict[str, bool] = {}
        self.topics: frozenset[str] = frozenset()
        self.bluffed: frozenset[str] = frozenset()
        self.doubts = [0] * len(truth.doubts)
        self.tries = [0] * len(truth.doubts)

    def copy(self) -> Listening:
        other = Listening.__new__(Listening)
        other.truth, other.topics, other.bluffed = self.truth, self.topics, self.bluffed
        other.asked, other.told, other.is_true = dict(self.asked), dict(self.told), dict(self.is_true)
        other.doubts, other.tries = list(self.doubts), list(self.tries)
        return other

    @property
    def spoken(self) -> frozenset[str]:
        """Topics they answered, truthfully or not: nobody can tell which by how they go on."""
        return self.topics | self.bluffed

    # --- questions ------------------------------------------------------------------------------------------------------
    def ask(self, topic: str, mood: Mood) -> Said:
        """What the buyer says to a question; a true answer is remembered as told."""
        truth, count = self.truth, self.asked.get(topic, 0)
        self.asked[topic] = count + 1
        if topic in self.topics:
            return Said(Say.SAID_ALREADY, topic)
        numbers = truth.answers[topic]
        chance = numbers[min(count, len(numbers) - 1)]
        open_ = truth.openness + _MOOD * (mood.goodwill - 0.5) + _TRUST * (mood.trust - 0.5) - 0.3 * mood.anger
        if chance < open_ and self._has_answer(topic):
            self._tell(topic, is_true=True)
            return Said(Say.TELL, topic)
        if chance > 1 - truth.bluffs * (1 - open_) and topic in truth.bluffable:
            self._tell(topic, is_true=False)
            return Said(Say.BLUFF, topic)
        return Said(Say.DODGE, topic)

    def _has_answer(self, topic: str) -> bool:
        return topic in self.truth.about or topic in self.truth.table.names or topic == "priorities"

    def _tell(self, topic: str, *, is_true: bool) -> None:
        for issue in self.spoken_of(topic):
            self._told(issue, is_true)
        if is_true:
            self.topics |= {topic}
        else:
            self.bluffed |= {topic}

    def spoken_of(self, topic: str) -> list[str]:
        """The issues whose weight an answer about a topic tells."""
        names, weights = self.truth.table.names, self.truth.weights
        if topic == "priorities":
            return sorted(names, key=lambda one: -weights[names.index(one)])[:2]
        issue = topic if topic in names else self.truth.about.get(topic, "")
        return [issue] if issue in names else []

    def _told(self, issue: str, is_true: bool) -> None:
        if is_true or issue not in self.told:
            true = self.weight_said(issue)
            self.told[issue] = true if is_true else {"high": "low", "low": "high", "middle": "high"}[true]
            self.is_true[issue] = is_true

    def weight_said(self, issue: str) -> str:
        """How much an issue matters to them, in a word."""
        names, weights = self.truth.table.names, self.truth.weights
        weight = weights[names.index(issue)] * len(weights)
        return "high" if weight >= _HIGH else "low" if weight <= _LOW else "middle"

    # --- objections -----------------------------------------------------------------------------------------------------
    @property
    def open_doubt(self) -> str | None:
        """The kind of objection that stands, first raised first."""
        return next(
            (d.kind for d, step in zip(self.truth.doubts, self.doubts, strict=True) if 0 < step < CLEARED), None
        )

    @property
    def doubt_weight(self) -> float:
        """What open objections take off an offer."""
        return sum(d.weight * _LEFT.get(step, 0.0) for d, step in zip(self.truth.doubts, self.doubts, strict=True))

    def raise_next(self, turns_since_offer: int | None) -> Reply:
        """The next objection whose time has come; all that are left when `turns_since_offer` is None (before signing)."""
        for i, doubt in enumerate(self.truth.doubts):
            if self.doubts[i] == 0 and (turns_since_offer is None or turns_since_offer >= doubt.after):
                self.doubts[i] = RAISED
                return (Said(Say.RAISE, doubt.kind),)
        return ()

    def clarify(self) -> Said:
        """What is behind the objection that stands."""
        i = self._standing()
        self.doubts[i] = max(self.doubts[i], EXPLAINED)
        return Said(Say.EXPLAIN, self.truth.doubts[i].kind)

    def answered(self, kind: str) -> Said:
        """We answered an objection: it convinces, wants to be confirmed, or does not."""
        for i, doubt in enumerate(self.truth.doubts):
            if doubt.kind == kind and 0 < self.doubts[i] < CLEARED:
                chance = _UNASKED + _AGAIN * self.tries[i] + (_CLARIFIED if self.doubts[i] >= EXPLAINED else 0.0)
                chance += _MATERIAL if kind in self.truth.can_answer else 0.0
                self.tries[i] += 1
                if self.doubts[i] == ANSWERED or doubt.chance < chance:
                    self.doubts[i] = ANSWERED
                    return Said(Say.HALF_CONVINCED, kind)
                return Said(Say.NOT_CONVINCED, kind)
        return Said(Say.UNMOVED, kind)

    def confirmed(self) -> Said | None:
        """We asked whether it is settled: what was answered is cleared. None when nothing stands."""
        if self.open_doubt is None:
            return None
        i = self._standing()
        if self.doubts[i] == ANSWERED:
            self.doubts[i] = CLEARED
            return Said(Say.SETTLED, self.truth.doubts[i].kind)
        return Said(Say.NOT_CONVINCED, self.truth.doubts[i].kind)

    def _standing(self) -> int:
        return next(i for i, step in enumerate(self.doubts) if 0 < step < CLEARED)

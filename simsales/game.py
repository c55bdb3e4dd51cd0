"""A game: a session that somebody plays and that is kept.

Every answer is durable before it moves anything, so that a crash loses nothing that was acknowledged. Going on means
playing the same scenario under the same seed again and giving the same answers; trying something else from an earlier
decision means a branch with the answers up to there. A game played with another model can be looked at, not gone on with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import GameError, Place, ScenarioError
from .i18n import Text
from .seats.human import Human
from .session import MODEL_VERSION, Finished, Paused, Pending, Session
from .spec.casefile import check_scenario
from .spec.reading import Document
from .spec.scenario import Scenario
from .store.journal import GameRecord, Journal, Shift
from .world.decisions import Choice, Decision, DecisionId, Value

_VIEW_ONLY = Text(
    en="game {id} was played with model {old}, this is model {new}: it can be exported, not gone on with",
    zh="第 {id} 局用的是模型 {old}, 现在是模型 {new}: 可以导出, 不能继续",
)
_ANOTHER = Text(
    en="game {id}: the scenario kept with it cannot be read any more", zh="第 {id} 局: 随局保存的场景已无法读取"
)
_ASTRAY = Text(
    en="game {id}: answer {seq} was given to {decision}, which is not asked at that point any more",
    zh="第 {id} 局: 第 {seq} 个回答是给 {decision} 的, 现在这一步不再问它",
)
_TOO_FAR = Text(en="game {id} has {count} answers", zh="第 {id} 局有 {count} 个回答")


@dataclass(frozen=True, slots=True)
class Turn:
    """A decision and what was answered, whole."""

    decision: Decision
    choice: Choice

    @property
    def changes(self) -> dict[str, Value]:
        """What was not answered as usual."""
        usual = self.decision.usual
        return {name: value for name, value in self.choice.items() if value != usual[name]}


class Game:
    """A session with a journal. Make one with `begin`, `resume` or `branch`."""

    def __init__(self, journal: Journal, record: GameRecord) -> None:
        """Play the kept answers again. Raises GameError when that is not possible."""
        self._journal, self.record = journal, record
        self.session = kept_session(record)
        self.turns: list[Turn] = []
        for answer in journal.answers(record.id):
            decision = next((one for one in self._ahead() if one.id == answer.decision), None)
            if decision is None:
                raise GameError(_ASTRAY.fill(id=record.id, seq=answer.seq + 1, decision=answer.decision))
            self._take(decision, self.session.read(answer.decision, answer.choice))

    @classmethod
    def begin(
        cls,
        journal: Journal,
        scenario: Scenario,
        *,
        name: str,
        seats: Mapping[str, Shift],
        variant: str = "baseline",
        seed: int = 1,
        replication: int = 1,
    ) -> Game:
        """A new game. Raises ScenarioError for a seat the scenario does not have."""
        Session(scenario, seats={seat: Human() for seat in seats})
        record = journal.begin(
            name=name,
            scenario=scenario.model_dump_json(),
            fingerprint=scenario.fingerprint(),
            variant=variant,
            seed=seed,
            replication=replication,
            seats=seats,
            model=MODEL_VERSION,
        )
        return cls(journal, record)

    @classmethod
    def resume(cls, journal: Journal, number: int) -> Game:
        """Go on with a game where it was left."""
        return cls(journal, journal.game(number))

    @classmethod
    def branch(cls, journal: Journal, number: int, answers: int) -> Game:
        """A new game that shares the first `answers` answers with another. Raises GameError when there are not so many."""
        record = journal.game(number)
        kept_session(record)
        count = journal.count(number)
        if not 0 <= answers <= count:
            raise GameError(_TOO_FAR.fill(id=number, count=count))
        branched = journal.begin(
            name=record.name,
            scenario=record.scenario,
            fingerprint=record.fingerprint,
            variant=record.variant,
            seed=record.seed,
            replication=record.replication,
            seats=record.seats,
            model=record.model,
            parent=(number, answers),
        )
        return cls(journal, branched)

    @property
    def scenario(self) -> Scenario:
        return self.session.scenario

    def advance(self) -> Pending | Paused | Finished:
        """On to the next decision, or to the end of the run: nobody is asked any more once all shifts are over."""
        return self.session.advance()

    def answer(self, decision: DecisionId, choice: Choice) -> Choice:
        """Write the answer down, then act on it; returns it whole. Raises ChoiceRefused, and then nothing has happened."""
        whole = self.session.read(decision, choice)
        question = next(one for one in self.session.pending if one.id == decision)
        self._journal.append(self.record.id, decision, question.at, whole)
        self._take(question, whole)
        return whole

    def _take(self, decision: Decision, whole: Choice) -> None:
        self.turns.append(Turn(decision, whole))
        self.session.answer(decision.id, whole)

    def _ahead(self) -> list[Decision]:
        if not self.session.pending:
            self.session.advance()
        return self.session.pending


def kept_scenario(record: GameRecord) -> Scenario:
    """The scenario of a game, as it was then. Raises GameError when it cannot be read."""
    try:
        scenario, problems = check_scenario(Document(json.loads(record.scenario), {(): Place(record.name)}))
    except ScenarioError:
        scenario, problems = None, []
    if scenario is None or problems or scenario.fingerprint() != record.fingerprint:
        raise GameError(_ANOTHER.fill(id=record.id))
    return scenario


def kept_session(record: GameRecord) -> Session:
    """The session of a game before its first answer. Raises GameError for another model's."""
    if record.model != MODEL_VERSION:
        raise GameError(_VIEW_ONLY.fill(id=record.id, old=record.model, new=MODEL_VERSION))
    return Session(
        kept_scenario(record),
        variant=record.variant,
        seed=record.seed,
        replication=record.replication,
        seats={seat: Human(shift.since, shift.until) for seat, shift in record.seats.items()},
    )

"""A game: a session that somebody plays and that is kept.

Every answer is durable before it moves anything, so that a crash loses nothing that was acknowledged. Going on means
playing the same scenario under the same seed again and giving the same answers; trying something else from an earlier
decision means a branch with the answers up to there. A game played with another model can be looked at, not gone on with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from .errors import ChoiceRefused, GameError, Place, Problem, ScenarioError
from .i18n import Text
from .seats.human import Human
from .session import MODEL_VERSION, Finished, Paused, Pending, Session
from .spec.casefile import check_scenario
from .spec.reading import Document
from .spec.scenario import BASELINE, Scenario
from .store.journal import Answer, GameRecord, Journal, Shift
from .store.record import harmless, scenario_hash
from .text import safe_text
from .world.calendar import period_starts
from .world.decisions import Choice, Decision, DecisionId, Value

_VIEW_ONLY = Text(
    en="game {id} was played with model {old}, this is model {new}: it can be exported, not gone on with",
    zh="第 {id} 局用的是模型 {old}, 现在是模型 {new}: 可以导出, 不能继续",
)
_ANOTHER = Text(
    en="game {id}: the scenario kept with it cannot be read any more", zh="第 {id} 局: 随局保存的场景已无法读取"
)
_NOT_KEPT = Text(
    en="a game of this scenario cannot be kept: it would be read back as another one",
    zh="这个场景的对局无法保存: 读回来会变成另一个场景",
)
_NO_SEAT = Text(en="game {id}: {why}", zh="第 {id} 局: {why}")
_NOT_ALLOWED = Text(
    en="game {id}: answer {seq} is not allowed any more: {why}", zh="第 {id} 局: 第 {seq} 个回答现在不允许了: {why}"
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


class Rerun(NamedTuple):
    """A kept game played again up to one of its answers; nothing is written down by that."""

    record: GameRecord
    session: Session
    turns: Sequence[Turn]


class Game:
    """A session with a journal. Make one with `begin`, `resume` or `branch`."""

    def __init__(self, journal: Journal, record: GameRecord, session: Session, turns: Sequence[Turn]) -> None:
        self._journal, self.record, self.session, self.turns = journal, record, session, list(turns)

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
        """A new game. Raises ScenarioError for a seat the scenario does not have, GameError when it cannot be kept."""
        Session(scenario, seats={seat: Human() for seat in seats})
        text = _kept_text(scenario)
        record = journal.begin(
            name=name,
            scenario=text,
            fingerprint=scenario.fingerprint(),
            variant=variant,
            seed=seed,
            replication=replication,
            seats=seats,
            model=MODEL_VERSION,
        )
        return cls(journal, record, kept_session(record), [])

    @classmethod
    def resume(cls, journal: Journal, number: int) -> Game:
        """Go on with a game where it was left."""
        return cls(journal, *rerun(journal, number))

    @classmethod
    def branch(cls, journal: Journal, number: int, answers: int) -> Game:
        """A new game that shares the first `answers` answers with another, whatever became of those after them.

        Raises GameError when there are not so many, or they cannot be played again; nothing is written then.
        """
        return cls.branch_off(journal, rerun(journal, number, answers))

    @classmethod
    def branch_off(cls, journal: Journal, again: Rerun) -> Game:
        """A new game with all answers of one that has been played again. Raises GameError when it cannot be kept."""
        branched = journal.begin_like(again.record, parent=(again.record.id, len(again.turns)))
        return cls(journal, branched, again.session, again.turns)

    @classmethod
    def bring(
        cls, journal: Journal, record: GameRecord, answers: Sequence[Answer], session: Session, turns: Sequence[Turn]
    ) -> Game:
        """A game that was kept elsewhere and has been played again up to here: from now on it is one of this journal."""
        brought = journal.begin_like(record, brought=answers)
        return cls(journal, brought, session, turns)

    @property
    def scenario(self) -> Scenario:
        return self.session.scenario

    def advance(self) -> Pending | Paused | Finished:
        """On to the next decision, or to the end of the run: nobody is asked any more once all shifts are over."""
        step = self.session.advance()
        if isinstance(step, Finished):
            with suppress(GameError):  # a full disk takes nobody's closing page away
                self._journal.note_over(self.record.id)
        self.keep_beside()
        return step

    def keep_beside(self) -> None:
        """Have what is kept beside the journal say how the game stands: at a question, or at its end."""
        if self._journal.beside is not None:
            self._journal.beside(self)

    def answer(self, decision: DecisionId, choice: Choice) -> Choice:
        """Write the answer down, then act on it; returns it whole.

        Raises ChoiceRefused, or GameError when it cannot be written; then nothing has happened, and one can try again.
        """
        decision = harmless(decision)
        whole = self.session.read(decision, choice)
        question = next(one for one in self.session.pending if one.id == decision)
        self._journal.append(self.record.id, decision, question.at, whole, known=len(self.turns))
        self.turns.append(Turn(question, whole))
        self.session.answer(decision, whole)
        if self.session.pending:
            self.keep_beside()
        return whole


def at_the_table(scenario: Scenario) -> dict[str, Shift]:
    """Who sits where in a role-play: the one chair at the table, as long as it lasts."""
    meeting = scenario.meeting
    named = meeting.rep if meeting is not None else None
    return {named or next(iter(scenario.reps)): Shift(0.0, scenario.horizon)}


def quarters_of(scenario: Scenario) -> list[Shift]:
    """The days of each quarter of the run, in each of which somebody can take a chair; the last one may be cut short."""
    starts = period_starts(scenario.calendar.made(), "quarter", scenario.horizon)
    return [Shift(since, min(until, scenario.horizon)) for since, until in pairwise(starts)]


def next_form(game: Game) -> str | None:
    """The variant that is the parallel form to be played next; None where there is none."""
    forms = [BASELINE, *game.scenario.variants]
    if game.scenario.meeting is None or len(forms) < 2:
        return None
    return forms[(forms.index(game.record.variant) + 1) % len(forms)]


def is_role_play(record: GameRecord) -> bool:
    """Whether a kept game is one at a table; nothing is played for it."""
    try:
        return bool(json.loads(record.scenario).get("meeting"))
    except (ValueError, AttributeError, RecursionError):
        return False


def kept_scenario(record: GameRecord) -> Scenario:
    """The scenario of a game, as it was then. Raises GameError when it was edited, or cannot be read any more."""
    scenario = _read_back(record.scenario) if scenario_hash(record.scenario) == record.scenario_hash else None
    if scenario is None:
        raise GameError(_ANOTHER.fill(id=record.id))
    return scenario


def kept_session(record: GameRecord) -> Session:
    """The session of a game before its first answer. Raises GameError for another model's."""
    if record.model != MODEL_VERSION:
        raise GameError(_VIEW_ONLY.fill(id=record.id, old=record.model, new=MODEL_VERSION))
    try:
        return session_as_kept(record, kept_scenario(record))
    except ScenarioError as error:
        raise GameError(_NO_SEAT.fill(id=record.id, why=error.message)) from None


def session_as_kept(record: GameRecord, scenario: Scenario) -> Session:
    """The session that a record describes, people in its seats. Raises ScenarioError for a seat the scenario does not have."""
    return Session(
        scenario,
        variant=record.variant,
        seed=record.seed,
        replication=record.replication,
        seats={seat: Human(shift.since, shift.until) for seat, shift in record.seats.items()},
    )


def _kept_text(scenario: Scenario) -> str:
    """The scenario as JSON that is known to be read back as the same. Raises GameError when there is none."""
    try:
        text = scenario.model_dump_json(by_alias=True)
    except ValueError:  # half a character somewhere in it
        raise GameError(_NOT_KEPT) from None
    if _read_back(text) != scenario:
        raise GameError(_NOT_KEPT)
    return text


def _read_back(text: str) -> Scenario | None:
    """The scenario a text says; None when it says none that fits the format of today."""
    scenario, problems = scenario_in(text)
    return None if problems else scenario


def scenario_in(text: str) -> tuple[Scenario | None, Sequence[Problem]]:
    """The scenario a kept text says, and what is wrong with it; nothing of both where it is in no format we know."""
    try:
        return check_scenario(Document(json.loads(text), {(): Place("game")}))
    except (ScenarioError, ValueError, RecursionError):
        return None, ()


class NotAsGiven(Exception):
    """A kept answer that cannot be given again. `seq` counts from 1; `why` it is not allowed, None where nobody asks for it."""

    def __init__(self, answer: Answer, seq: int, why: Text | None) -> None:
        super().__init__(seq)
        self.answer, self.seq, self.why = answer, seq, why


def given_again(session: Session, answers: Sequence[Answer]) -> list[Turn]:
    """Give a session the answers it was given once, up to the last of them. Raises NotAsGiven."""
    turns = list[Turn]()
    for seq, answer in enumerate(answers, start=1):
        if not session.pending:
            session.advance()
        decision = next((one for one in session.pending if one.id == answer.decision), None)
        if decision is None:
            raise NotAsGiven(answer, seq, None)
        try:
            whole = session.read(answer.decision, answer.choice)
        except ChoiceRefused as refused:
            raise NotAsGiven(answer, seq, refused.message) from None
        turns.append(Turn(decision, whole))
        session.answer(answer.decision, whole)
    return turns


def rerun(journal: Journal, number: int, answers: int | None = None) -> Rerun:
    """A kept game played again up to its last answer, or so many of them; a firm's quarter takes some tenths of a second.

    Raises GameError when there are not so many, or they do not fit what is asked.
    """
    record, count = journal.game(number), journal.count(number)
    if answers is not None and not 0 <= answers <= count:
        raise GameError(_TOO_FAR.fill(id=number, count=count))
    given = journal.answers(number, answers)
    session = kept_session(record)
    try:
        return Rerun(record, session, given_again(session, given))
    except NotAsGiven as found:
        if found.why is not None:
            raise GameError(_NOT_ALLOWED.fill(id=record.id, seq=found.seq, why=found.why)) from None
        named = safe_text(found.answer.decision)
        raise GameError(_ASTRAY.fill(id=record.id, seq=found.seq, decision=named)) from None

"""A session file played again: the same scenario, luck and answers, and a look whether they still give the log that was written down.

Nothing in a file is believed: what a debrief shows of a table comes from here.
"""

from __future__ import annotations

from typing import NamedTuple

from simsales.errors import GameError, RunStopped, ScenarioError
from simsales.game import Game, NotAsGiven, Turn, given_again, scenario_in, session_as_kept
from simsales.i18n import Text
from simsales.session import MODEL_VERSION, Finished, Session
from simsales.spec.scenario import Scenario
from simsales.store.journal import GameRecord, Journal
from simsales.text import safe_text

from .session_file import TableSession

_OTHER_MODEL = Text(
    en="{file}: played with model {old}, this is model {new}: look at it with the version it was played with",
    zh="{file}: 用的是模型 {old}, 现在是模型 {new}: 请用当时的版本打开",
)
_NO_SCENARIO = Text(
    en="{file}: its scenario cannot be read here ({why})", zh="{file}: 其中的场景在这里无法读取 ({why})"
)
_OTHER_SCENARIO = Text(
    en="{file}: its scenario is not the one that was played (fingerprint {found} in place of {kept})",
    zh="{file}: 其中的场景不是当时玩的那个 (指纹 {found}, 应为 {kept})",
)
_ASTRAY = Text(
    en="{file}: answer {seq} was given to {decision}, which is not asked at that point",
    zh="{file}: 第 {seq} 个回答是给 {decision} 的, 这一步并不问它",
)
_NOT_ALLOWED = Text(en="{file}: answer {seq} is not allowed: {why}", zh="{file}: 第 {seq} 个回答不允许: {why}")
_OTHER_LOG = Text(
    en="{file}: its answers do not give the log that was written down (another build of simsales, or an edit)",
    zh="{file}: 这些回答得不到当时记下的日志 (simsales 版本不同, 或被改动)",
)
_STOPPED = Text(en="{file}: {why}", zh="{file}: {why}")
_FORMAT = Text(en="another format", zh="格式不同")


class Replay(NamedTuple):
    """A session up to its last answer, and on to the next question or the end."""

    session: Session
    turns: tuple[Turn, ...]
    is_over: bool


def replayed(kept: TableSession, file: str = "") -> Replay:
    """Play it again, and compare the digest. Raises GameError that names `file`."""
    found = played_from(kept, file)
    if digest_of(found.session) != kept.digest:
        raise GameError(_OTHER_LOG.fill(file=file))
    return found


def bring_home(journal: Journal, kept: TableSession, file: str = "") -> Game:
    """The game of a file as one of this journal, to be gone on with. Raises GameError; nothing is written then."""
    found = replayed(kept, file)
    record = kept.record
    return Game.bring(journal, record, kept.answers, found.session, found.turns)


def digest_of(session: Session) -> str:
    return f"sha256:{session.log.digest()}"


def played_from(kept: TableSession, file: str = "") -> Replay:
    """The answers one after the other. Raises GameError at the first that does not fit."""
    session = opened(kept.record, file)
    try:
        turns = given_again(session, kept.answers)
        step = session.advance()
    except NotAsGiven as found:
        if found.why is not None:
            raise GameError(_NOT_ALLOWED.fill(file=file, seq=found.seq, why=found.why)) from None
        raise GameError(_ASTRAY.fill(file=file, seq=found.seq, decision=safe_text(found.answer.decision))) from None
    except RunStopped as stopped:
        raise GameError(_STOPPED.fill(file=file, why=stopped.message)) from None
    return Replay(session, tuple(turns), isinstance(step, Finished))


def opened(record: GameRecord, file: str = "") -> Session:
    """The session of a record before its first answer. Raises GameError."""
    if record.model != MODEL_VERSION:
        raise GameError(_OTHER_MODEL.fill(file=file, old=record.model, new=MODEL_VERSION))
    try:
        return session_as_kept(record, _scenario(record, file))
    except ScenarioError as error:
        raise GameError(_STOPPED.fill(file=file, why=error.message)) from None


def _scenario(record: GameRecord, file: str) -> Scenario:
    scenario, problems = scenario_in(record.scenario)
    if scenario is None or problems:
        raise GameError(_NO_SCENARIO.fill(file=file, why=problems[0].what if problems else _FORMAT))
    if scenario.fingerprint() != record.fingerprint:
        found = scenario.fingerprint()
        raise GameError(_OTHER_SCENARIO.fill(file=file, found=found, kept=safe_text(record.fingerprint)))
    return scenario

"""The game of one table as a small file (`.simsales`): for the stick that goes round the room, and for whoever looks at it later.

One JSON object: who sat there, the whole scenario, form, luck, every answer with its time, and the digest of the log that they give.
A checksum over the content tells damage, whatever it did to it. What is read here is checked for its form only; whether the answers
still give that log is seen by playing them again (`replaying.py`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from simsales.errors import GameError
from simsales.i18n import Text
from simsales.spec.block import Block
from simsales.spec.files import writing
from simsales.store.journal import Answer, GameRecord, Shift
from simsales.store.record import scenario_hash
from simsales.text import safe_text
from simsales.world.decisions import DecisionId, Value

SUFFIX = ".simsales"
VERSION = 1
MOST_BYTES = 20_000_000
_MARK = "simsales_session"
_EVER = 1e9
"""A day that no run sees; JSON has no infinity."""
_CANNOT_OPEN = Text(en="{file}: cannot be opened ({why})", zh="{file}: 无法打开 ({why})")
_TOO_BIG = Text(en="{file}: larger than a session file can be", zh="{file}: 超过对局文件的大小上限")
_FOREIGN = Text(en="{file}: this is not a session file of simsales", zh="{file}: 不是 simsales 的对局文件")
_DAMAGED = Text(
    en="{file}: damaged: the content is not what was written ({why}); copy it again from the table's laptop",
    zh="{file}: 已损坏: 内容与写入时不符 ({why}); 请从该桌电脑重新拷贝",
)
_NEWER = Text(en="{file}: written by a newer version of simsales", zh="{file}: 由更新版本的 simsales 写成")
_CUT = Text(en="it ends too early, or is garbled", zh="文件不完整或有乱码")
_CHECKSUM = Text(en="the checksum does not match", zh="校验码不符")
Plain = Annotated[str, AfterValidator(safe_text)]
"""Words that somebody typed, and that are shown again."""


@dataclass(frozen=True, slots=True)
class TableSession:
    """One table's game. `record.id` is its number on the laptop it was played on; `digest`: of the log up to where it stood."""

    record: GameRecord
    answers: Sequence[Answer]
    digest: str
    is_over: bool
    table: str = ""
    people: Sequence[str] = ()


def session_text(session: TableSession) -> str:
    """The file, always the same for the same session."""
    content = _content(session)
    return json.dumps({**content, "checksum": _checksum(content)}, ensure_ascii=False, indent=1) + "\n"


def write_session(session: TableSession, path: Path) -> None:
    """All of it or nothing. Raises InputError where it cannot be written."""
    with writing(path) as file:
        file.write(session_text(session))


def read_session(path: Path) -> TableSession:
    """Raises GameError that names the file and what is the matter with it."""
    name = safe_text(path.name)
    content = _parsed(_raw(path, name), name)
    said = content.pop("checksum", None)
    if said != _checksum(content):
        raise GameError(_DAMAGED.fill(file=name, why=_CHECKSUM))
    try:
        return _session(_File.model_validate(content))
    except (ValidationError, ValueError) as error:
        why = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise GameError(_DAMAGED.fill(file=name, why=safe_text(why))) from None


# --- how it lies in the file ----------------------------------------------------------------------------------------------
class _AnswerLine(Block):
    """One answer; `given` is the time on the clock of the laptop, empty where nobody knows it."""

    seat: str
    kind: str
    entity: str
    k: int = Field(ge=0)
    day: float
    given: Plain
    choice: dict[str, float | str]


class _File(Block):
    """The whole file, its checksum taken off."""

    simsales_session: Literal[1]
    table: Plain
    people: list[Plain]
    game: int
    started: Plain
    name: Plain
    variant: Plain
    fingerprint: Plain
    seed: int = Field(ge=0)
    replication: int = Field(ge=1)
    model: int
    seats: dict[Plain, tuple[float, float]] = Field(min_length=1)
    over: bool
    digest: Plain
    answers: list[_AnswerLine]
    scenario: str


def _content(session: TableSession) -> dict[str, Any]:
    record = session.record
    return {
        _MARK: VERSION,
        "table": safe_text(session.table),
        "people": [safe_text(one) for one in session.people],
        "game": record.id,
        "started": record.started,
        "name": record.name,
        "variant": record.variant,
        "fingerprint": record.fingerprint,
        "seed": record.seed,
        "replication": record.replication,
        "model": record.model,
        "seats": {seat: [float(shift.since), min(float(shift.until), _EVER)] for seat, shift in record.seats.items()},
        "over": session.is_over,
        "digest": session.digest,
        "answers": [
            {
                **one.decision._asdict(),
                "day": float(one.day),
                "given": one.given,
                "choice": {name: _plain(value) for name, value in sorted(one.choice.items())},
            }
            for one in session.answers
        ],
        "scenario": record.scenario,
    }


def _plain(value: Value) -> Value:
    return value if isinstance(value, str) else float(value)


def _checksum(content: dict[str, Any]) -> str:
    """Over what the file says, however its lines are broken."""
    said = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + sha256(said.encode()).hexdigest()


def _raw(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = safe_text(getattr(error, "strerror", None) or error)
        raise GameError(_CANNOT_OPEN.fill(file=name, why=why)) from None
    if len(raw) > MOST_BYTES:
        raise GameError(_TOO_BIG.fill(file=name))
    return raw


def _parsed(raw: bytes, name: str) -> dict[str, Any]:
    """The object in the file, of our kind and version; ours but broken is told from somebody else's."""
    try:
        content = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        is_ours = _MARK.encode() in raw[:200]
        raise GameError((_DAMAGED if is_ours else _FOREIGN).fill(file=name, why=_CUT)) from None
    if not isinstance(content, dict) or _MARK not in content:
        raise GameError(_FOREIGN.fill(file=name))
    version = content[_MARK]
    if isinstance(version, int) and version > VERSION:
        raise GameError(_NEWER.fill(file=name))
    return content


def _session(file: _File) -> TableSession:
    record = GameRecord(
        file.game,
        file.started,
        file.name,
        file.scenario,
        scenario_hash(file.scenario),
        file.fingerprint,
        file.variant,
        file.seed,
        file.replication,
        {seat: Shift(since, until) for seat, (since, until) in file.seats.items()},
        file.model,
    )
    answers = [
        Answer(seq, DecisionId(one.seat, one.kind, one.entity, one.k), one.day, dict(one.choice), one.given)
        for seq, one in enumerate(file.answers)
    ]
    return TableSession(record, answers, file.digest, file.over, file.table, tuple(file.people))

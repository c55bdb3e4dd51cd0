"""Answers as a file: what a game consists of, for handing on, for bots, and for `run --answers`.

One JSON object: which scenario, variant, seed and seats, and the answers by decision. Read with every problem named.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, ValidationError

from ..errors import InputError, Place, Problem
from ..i18n import Text
from ..spec.block import Block
from ..spec.files import writing
from ..text import safe_text
from ..world.decisions import Choice, DecisionId
from .journal import Answer, GameRecord

MOST_BYTES = 20_000_000
_NOT_JSON = Text(en="this is not an answers file (JSON): {why}", zh="这不是回答文件 (JSON): {why}")
_TOO_BIG = Text(en="this is more than {most:,} bytes", zh="文件超过 {most:,} 字节")
_WRONG = Text(en="{why}", zh="{why}")
_ALLOWED = Text(en="allowed: what `simsales export GAME` writes", zh="允许: `simsales export 局号` 写出的内容")
Plain = Annotated[str, AfterValidator(safe_text)]
"""Words that are shown again, and may be anybody's."""


class AnswerLine(Block):
    """One answer to one decision."""

    seat: Plain
    kind: Plain
    entity: Plain
    k: int = Field(ge=0)
    day: float = 0.0
    choice: dict[str, float | str]

    @property
    def id(self) -> DecisionId:
        return DecisionId(self.seat, self.kind, self.entity, self.k)


class AnswersFile(Block):
    """The whole file."""

    simsales_answers: Literal[1]
    scenario: Plain = ""
    variant: Plain = "baseline"
    seed: int = Field(1, ge=0)
    replication: int = Field(1, ge=1)
    model: int = 0
    seats: list[Plain] = []
    answers: list[AnswerLine]

    def by_seat(self) -> dict[str, dict[DecisionId, Choice]]:
        """Answers per seat; a seat nobody answered for is in it, too."""
        found: dict[str, dict[DecisionId, Choice]] = {seat: {} for seat in self.seats}
        for answer in self.answers:
            found.setdefault(answer.seat, {})[answer.id] = answer.choice
        return found


def answers_text(record: GameRecord, answers: Iterable[Answer]) -> str:
    """A game as an answers file."""
    content: dict[str, Any] = {
        "simsales_answers": 1,
        "scenario": record.name,
        "variant": record.variant,
        "seed": record.seed,
        "replication": record.replication,
        "model": record.model,
        "seats": list(record.seats),
        "answers": [{**answer.decision._asdict(), "day": answer.day, "choice": answer.choice} for answer in answers],
    }
    lines = [
        f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in content.items()
        if key != "answers"
    ]
    rows = ",\n".join(f"    {json.dumps(row, ensure_ascii=False)}" for row in content["answers"])
    return "{\n" + ",\n".join(lines) + ',\n  "answers": [\n' + rows + "\n  ]\n}\n"


def write_answers(path: Path, record: GameRecord, answers: Iterable[Answer], *, is_new_folder: bool = False) -> None:
    """A game's answers under this name; `is_new_folder` as for `writing`. Raises InputError where it cannot be written."""
    with writing(path, is_new_folder=is_new_folder) as file:
        file.write(answers_text(record, answers))


def read_answers(path: Path) -> AnswersFile:
    """Raises InputError with everything there is to mend."""
    place = Place(str(path))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError(Problem(place, "", _TOO_BIG.fill(most=MOST_BYTES), _ALLOWED))
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        return AnswersFile.model_validate(content)
    except ValidationError as error:
        raise InputError(
            [
                Problem(
                    place,
                    safe_text(".".join(map(str, one["loc"]))),
                    _WRONG.fill(why=safe_text(one["msg"])),
                    _ALLOWED,
                )
                for one in error.errors()[:20]
            ]
        ) from None
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(Problem(place, "", _NOT_JSON.fill(why=safe_text(str(error))), _ALLOWED)) from None

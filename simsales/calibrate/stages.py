"""What the stages of a file mean: as the mapping file says, as the tables know, else as guessed, else not at all."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text
from simsales.spec.wrong import shown

from .columns import Outcome, outcome_of
from .dates import is_nothing
from .guessing import likely_stage
from .mapping import OUTCOMES, UNKNOWN, FileMapping

MANY = 50
_MEANT: Mapping[Outcome, Text] = {
    "won": Text(en="won", zh="赢单"),
    "lost": Text(en="lost", zh="丢单"),
    "no decision": Text(en="no decision", zh="无决定"),
    "open": Text(en="open", zh="未结案"),
}
_GUESSED = Text(
    en="stage {stage} ({rows:,} rows) is taken for {meant} (like {like})",
    zh="阶段 {stage} ({rows:,} 行) 当作{meant} (与 {like} 相似)",
)
_UNKNOWN = Text(
    en="stage {stage} is not known: its {rows:,} rows are skipped", zh="不认识阶段 {stage}: 跳过 {rows:,} 行"
)


def read_stages(mapping: FileMapping, values: Mapping[str, int]) -> dict[str, Outcome | None]:
    """Each stage value -> how a deal in it stands; None: nobody knows. Notes in the mapping what was taken for what."""
    given, found = dict(mapping.stages), dict[str, Outcome | None]()
    mapping.stages = {}
    for value, rows in values.items():
        said = given.get(value)
        outcome = next((each for each in OUTCOMES if each == said), None) if said is not None else outcome_of(value)
        if said is None and outcome is None and not is_nothing(value):
            outcome = _guess(mapping, value, rows)
        found[value] = outcome
        if not is_nothing(value) and len(mapping.stages) < MANY:
            mapping.stages[value] = outcome or UNKNOWN
    return found


def _guess(mapping: FileMapping, value: str, rows: int) -> Outcome | None:
    likely = likely_stage(value)
    outcome = next((each for each in OUTCOMES if likely is not None and each == likely.means), None)
    if len(mapping.stages) < MANY:
        if likely is not None and outcome is not None:
            why = _GUESSED.fill(stage=shown(value), rows=rows, meant=_MEANT[outcome], like=likely.like)
        else:
            why = _UNKNOWN.fill(stage=shown(value), rows=rows)
        mapping.guess("stages", value, why)
    return outcome

"""What the stages of a file mean: as the mapping file says, as the tables know, else as guessed, else not at all."""

from __future__ import annotations

from collections.abc import Mapping

from simsales.i18n import Text
from simsales.spec.wrong import shown

from .columns import Outcome, outcome_of
from .dates import is_nothing
from .guessing import likely_stage
from .mapping import OUTCOMES, UNKNOWN, FileMapping
from .tables import refusal

MANY = 50
MOST = 200
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
_TOO_MANY = Text(en="the column of the stage has {n:,} different values", zh="阶段一列有 {n:,} 种不同的值")
_ANOTHER = Text(
    en=f'allowed: at most {MANY} that nobody knows, {MOST} in all; say in a mapping file (--mapping) which column is the stage, and "-" for this one',
    zh=f'允许: 不认识的不超过 {MANY} 种, 总共不超过 {MOST} 种; 请在映射文件 (--mapping) 中指明哪一列是阶段, 此列写 "-"',
)
_UNKNOWN = Text(
    en="stage {stage} is not known: its {rows:,} rows are skipped", zh="不认识阶段 {stage}: 跳过 {rows:,} 行"
)


def read_stages(mapping: FileMapping, values: Mapping[str, int]) -> dict[str, Outcome | None]:
    """Each stage value -> how a deal in it stands; None: nobody knows. Notes in the mapping what was taken for what.

    Raises ExportError where there are so many that it is no column of stages, and shows none of them.
    """
    if len(values) > MOST or sum(_is_strange(value, mapping) for value in values) > MANY:
        raise refusal(mapping.file, _TOO_MANY.fill(n=len(values)), _ANOTHER, mapping.header_row)
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
            mapping.examples["stages", value] = f"{rows:,}"
    return found


def _is_strange(value: str, mapping: FileMapping) -> bool:
    return value not in mapping.stages and outcome_of(value) is None and likely_stage(value) is None


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

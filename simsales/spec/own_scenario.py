"""An own scenario made of changes: a short file that extends another one, with the variants somebody has tried out.

Used by `simsales new --set` and by the screen where levers are moved. Nothing is written over, and nothing is written that
`simsales check` would refuse.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text

from .casefile import CaseFile, open_case, parsed_set
from .first_draft import check_name, extended_as, write_new
from .scenario import BASELINE, FORMAT
from .shelf import bundled_folder, candidates, data_folder
from .written import scenario_text

_HEAD = """\
{name}: everything of {base} holds, with these variants beside its own.
{name}: 一切同 {base}, 另有以下方案。"""
_BUNDLED = Text(en="a scenario that comes with simsales has this name", zh="自带的场景已用这个名称")
_OTHER = Text(en="allowed: any other name", zh="允许: 换一个名称")


def changed_text(name: str, base: CaseFile, sets: Sequence[str]) -> str:
    """The text of a scenario over `base`, in which what was set stands in variants."""
    changes: dict[str, dict[str, Any]] = {}
    for variant, path, value in map(parsed_set, sets):
        changes.setdefault(variant, {})[path] = value
    head = scenario_text(
        _HEAD.format(name=name, base=base.name), {"simsales": FORMAT, "extends": extended_as(base), "title": name}
    )
    frame = changes.pop(BASELINE, {})
    if frame or not changes:
        raise ScenarioError(Problem(Place("--set"), BASELINE, _NOTHING_MOVED, _NAME_ONE))
    lines = ["variants:"]
    for variant, delta in changes.items():
        lines += [f"  {json.dumps(variant, ensure_ascii=False)}:", "    set:"]
        lines += [
            f"      {json.dumps(path, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False)}"
            for path, value in delta.items()
        ]
    return head + "\n".join(lines) + "\n"


_NOTHING_MOVED = Text(en="no variant was changed", zh="没有改动任何方案")
_NAME_ONE = Text(en="allowed: NAME:path=value for at least one variant", zh="允许: 至少一个方案的 名称:路径=值")


def own_folder() -> Path:
    """Where scenarios of one's own are found by name."""
    return data_folder() / "scenarios"


def save_own(name: str, base: CaseFile, sets: Sequence[str]) -> Path:
    """Keep what was tried out as a scenario of one's own. Raises ScenarioError."""
    check_name(name, base.name)
    if any(path.is_file() for path in candidates(bundled_folder(), name)):
        raise ScenarioError(Problem(Place(f"{name}.yaml"), "", _BUNDLED, _OTHER))
    own_folder().mkdir(parents=True, exist_ok=True)
    return write_checked(own_folder(), name, changed_text(name, base, sets))


def write_checked(folder: Path, name: str, text: str) -> Path:
    """Checked as `simsales check` would, then written as a new file. Raises ScenarioError."""
    with TemporaryDirectory() as drafts:
        draft = Path(drafts, f"{name}.yaml")
        write_new(draft, text)
        open_case(str(draft))
    path = folder / f"{name}.yaml"
    write_new(path, text)
    return path

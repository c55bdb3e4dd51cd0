"""Telling evidence: the table, one line per effect and gate, its footer, and the same as plain figures."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text as Line

from simsales.experiment.estimates import Estimate
from simsales.i18n import Lang, Text

from .effect import GRADES, Waiting
from .judging import Gate, Judged, Status, Unit
from .runner import SEEDS, Finding

STATUS: Mapping[Status, tuple[Text, str]] = {
    "matched": (Text(en="matched", zh="符合"), "green"),
    "direction only": (Text(en="direction only", zh="仅方向一致"), "yellow"),
    "not matched": (Text(en="not matched", zh="不符合"), "red"),
    "not yet": (Text(en="not yet", zh="尚无"), "dim"),
}
_HEAD = (
    Text(en="effect", zh="效应"),
    Text(en="published", zh="已发表"),
    Text(en="simulated [95%]", zh="模拟值 [95%]"),
    Text(en="gate", zh="要求"),
    Text(en="status", zh="结论"),
)
_NO_PANEL = Text(
    en="There is no public panel of individual quotas and commissions: effects of pay plans rest on published sizes and on "
    "tests of the mechanism. What rests on assumptions alone: how fast hours become dear (which sets the slope from pay to "
    "effort), aversion to risk, patience, and what buyers want for signing early.",
    zh="没有公开的个人指标与提成面板数据: 薪酬效应的依据是已发表的效应大小和机制检验。只凭假设的有: 工时成本上升的快慢 (决定薪酬到投入的斜率)、"
    "风险厌恶、耐心, 以及客户提前签约要的让价。",
)
_SEEN = Text(
    en="{matched} of {all} matched; each over {seeds} paired lives, same customers and same luck (seed {seed}).",
    zh="{all} 项中 {matched} 项符合; 每项 {seeds} 次成对模拟, 同样的客户、同样的运气 (种子 {seed})。",
)
_QUICK = Text(
    en="A quick look: fewer than {seeds} lives are no evidence; intervals are wide and a status may change.",
    zh="快速查看: 少于 {seeds} 次不算证据; 区间较宽, 结论可能改变。",
)
_ABLATED = Text(
    en="Without its mechanism an effect should vanish: its estimate no longer keeps the gate.",
    zh="去掉机制后效应应当消失: 估计值不再满足要求。",
)
_KEPT = (Text(en="yes", zh="是"), Text(en="no", zh="否"))
_GONE = (Text(en="vanishes", zh="消失"), Text(en="still there", zh="仍在"))


def shown(value: float, unit: Unit) -> str:
    if math.isnan(value):
        return "-"
    match unit:
        case "share":
            return f"{value:+.1%}"
        case "ratio":
            return f"{value:.2f}"
        case _:
            return f"{value:.1f}"


def interval(found: Estimate, unit: Unit) -> str:
    return f"{shown(found.mean, unit)} [{shown(found.low, unit)}, {shown(found.high, unit)}]"


def asked(gate: Gate) -> str:
    """A gate in figures."""
    low, high = shown(gate.low, gate.unit), shown(gate.high, gate.unit)
    if gate.low == -math.inf:
        return f"<= {high}" if gate.high != gate.null else f"< {high}"
    if gate.high == math.inf:
        return f">= {low}" if gate.low != gate.null else f"> {low}"
    return f"{low} .. {high}"


def evidence_table(
    findings: Sequence[Finding], waiting: Sequence[Waiting], lang: Lang, seed: int, seeds: int
) -> RenderableType:
    """All effects with every gate, failures included."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=True)
    for number, head in enumerate(_HEAD):
        table.add_column(head.say(lang), overflow="fold", ratio=(6, 3, 3, 2, 2)[number])
    for finding in findings:
        _add(table, finding, lang)
    for one in waiting:
        words, style = STATUS["not yet"]
        cells = [f"{one.id} {one.claim.say(lang)}", one.published.say(lang), "", ""]
        table.add_row(*map(Line, cells), Line(words.say(lang), style=style))
        table.add_row(Line(f"   {one.source} ({one.grade}, {GRADES[one.grade].say(lang)})", style="dim"))
    return Group(table, *_footer(findings, lang, seed, seeds))


def _add(table: Table, finding: Finding, lang: Lang) -> None:
    effect = finding.effect
    words, style = STATUS[finding.status]
    if finding.is_ablated:
        words, style = _GONE[not finding.has_vanished], "green" if finding.has_vanished else "red"
    title = f"{effect.id} {effect.claim.say(lang)}"
    table.add_row(
        Line(title, style="bold"), Line(effect.published.say(lang)), "", "", Line(words.say(lang), style=style)
    )
    where = effect.ablation.says if finding.is_ablated else effect.where
    grade = f"{effect.grade}, {GRADES[effect.grade].say(lang)}"
    table.add_row(Line(f"   {effect.source} ({grade}); {where.say(lang)}", style="dim"))
    for one in finding.judged:
        table.add_row(*_gate_cells(one, lang))
    for note in effect.notes:
        table.add_row(Line(f"   {note.say(lang)}", style="dim"))


def _gate_cells(one: Judged, lang: Lang) -> list[Line]:
    unit = one.gate.unit
    cells = [f"   {one.gate.says.say(lang)}", "", interval(one.found, unit), asked(one.gate)]
    kept = _KEPT[not one.is_kept].say(lang)
    return [*map(Line, cells), Line(kept, style="green" if one.is_kept else "red")]


def _footer(findings: Sequence[Finding], lang: Lang, seed: int, seeds: int) -> list[Line]:
    matched = sum(finding.status == "matched" for finding in findings)
    said = [_SEEN.fill(matched=matched, all=len(findings), seeds=seeds, seed=seed)]
    if any(finding.is_ablated for finding in findings):
        said = [_ABLATED]
    if seeds < SEEDS:
        said.append(_QUICK.fill(seeds=SEEDS))
    return [Line(text.say(lang), style="dim") for text in [*said, _NO_PANEL]]


def evidence_json(
    findings: Sequence[Finding], waiting: Sequence[Waiting], lang: Lang, seed: int, seeds: int
) -> dict[str, Any]:
    """`effects` is the contract of the command; null where there is no number."""
    tried = [_as_json(finding, lang) for finding in findings]
    later: list[dict[str, Any]] = [
        {"id": one.id, "published": one.published.say(lang), "simulated": None, "ci": None, "gate": None}
        | {"status": "not yet", "grade": one.grade}
        for one in waiting
    ]
    return {"seed": seed, "seeds": seeds, "effects": tried + later}


def _as_json(finding: Finding, lang: Lang) -> dict[str, Any]:
    effect, gates = finding.effect, finding.judged
    return {
        "id": effect.id,
        "published": effect.published.say(lang),
        **_figures(gates[0]),
        "status": finding.status,
        "grade": effect.grade,
        "claim": effect.claim.say(lang),
        "source": effect.source,
        "scenario": effect.where.say(lang),
        "gates": {one.name: {"says": one.gate.says.say(lang), **_figures(one), "kept": one.is_kept} for one in gates},
    } | ({"vanished": finding.has_vanished} if finding.is_ablated else {})


def _figures(one: Judged) -> dict[str, Any]:
    found = one.found
    return {"simulated": _number(found.mean), "ci": [_number(found.low), _number(found.high)], "gate": asked(one.gate)}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value


def raw_rows(findings: Sequence[Finding], seeds: Sequence[Sequence[int]]) -> list[dict[str, Any]]:
    """Every number of every seed: effect, run seed, name, value."""
    return [
        {"effect": finding.effect.id, "k": k, "run_seed": run_seed, "name": name, "value": value}
        for finding, run_seeds in zip(findings, seeds, strict=True)
        for k, (run_seed, row) in enumerate(zip(run_seeds, finding.rows, strict=True), start=1)
        for name, value in row.items()
    ]

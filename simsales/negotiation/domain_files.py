"""Published negotiation domains (XML as used in negotiating-agent competitions): what is negotiated, and both sides' utilities.

A domain names issues and their values; a profile gives one side's evaluation of every value, a weight for each issue, what
having no agreement is worth (0..1), and a discount factor. A side's utility of an outcome is the sum over issues of weight x
evaluation, evaluations of listed values divided by the issue's highest. Numeric issues are cut into at most nine even steps.
Source of the format: the files of the annual automated negotiating agents competition (2010-2013) and their tool's handbook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite, prod
from pathlib import Path
from typing import Literal, NamedTuple, NoReturn

import numpy as np

from ..errors import Place, Problem, ScenarioError
from ..i18n import Text
from ..spec.xml_reading import MAX_BYTES, Node, read_xml
from ..text import safe_text
from .table import MOST_OUTCOMES

MOST_ISSUES, MOST_LEVELS = 5, 9
_MOST_FILES = 300
Kind = Literal["discrete", "integer", "real"]


class DomainIssue(NamedTuple):
    """One thing that is negotiated: `values` as they are written; `numbers` where it is a range."""

    name: str
    kind: Kind
    values: tuple[str, ...]
    numbers: tuple[float, ...]
    place: Place


class Domain(NamedTuple):
    """What is negotiated. `name` is the file's, without what only says that it is a domain."""

    name: str
    issues: tuple[DomainIssue, ...]
    place: Place


class Side(NamedTuple):
    """One side: utility 0..1 of each value of each issue, weights counted in; without agreement; what waiting costs."""

    name: str
    utilities: tuple[tuple[float, ...], ...]
    reservation: float
    discount: float
    place: Place


def read_sides(file: Path, profiles: Sequence[Path]) -> tuple[Domain, tuple[Side, Side]]:
    """A domain and its two sides, which lie beside it where they are not named. Raises ScenarioError."""
    domain = read_domain(file)
    found = list(profiles) or [path for path in _beside(file) if _is_profile_of(path, domain)]
    if len(found) != 2:
        names = ", ".join(path.name for path in found[:6]) or "-"
        _refuse(
            domain.place,
            Text(
                en=f"two sides are needed, {len(found)} found: {names}",
                zh=f"需要两方的文件, 找到 {len(found)} 个: {names}",
            ),
            Text(en="allowed: --profile A.xml --profile B.xml", zh="允许: --profile A.xml --profile B.xml"),
        )
    first, second = _short_names([path.stem for path in found])
    return domain, (_side(found[0], first, domain), _side(found[1], second, domain))


def read_domain(file: Path) -> Domain:
    """What is negotiated. Raises ScenarioError, also for more than a table of ours holds."""
    root = read_xml(file)
    if root.tag != "negotiation_template":
        _refuse(
            root.place,
            Text(en="this is not a negotiation domain", zh="这不是谈判题目文件"),
            Text(
                en="allowed: a file that begins with <negotiation_template>",
                zh="允许: 以 <negotiation_template> 开头的文件",
            ),
        )
    issues = tuple(_issue(node) for node in _issue_nodes(root))
    _check_size(issues, root.place)
    return Domain(safe_text(file.stem.removesuffix("domain").rstrip("-_ ") or file.stem, limit=60), issues, root.place)


# --- issues -------------------------------------------------------------------------------------------------------------
def _issue_nodes(root: Node) -> list[Node]:
    nodes = list(root.all("issue"))
    if not 1 <= len(nodes) <= MOST_ISSUES:
        _refuse(
            nodes[MOST_ISSUES].place if nodes else root.place,
            Text(en=f"there are {len(nodes)} issues", zh=f"有 {len(nodes)} 个议题"),
            Text(en=f"allowed: 1 to {MOST_ISSUES}", zh=f"允许: 1 至 {MOST_ISSUES} 个"),
        )
    if sum(1 for _ in root.all("objective")) > 1:
        _refuse(root.place, Text(en="objectives within objectives are not read", zh="不支持嵌套的目标"))
    _check_different([_name(node) for node in nodes], root.place)
    return nodes


def _issue(node: Node) -> DomainIssue:
    name = _name(node)
    if not name:
        _refuse(node.place, Text(en="this issue has no name", zh="这个议题没有名称"))
    kind = _kind(node)
    if kind != "discrete":
        numbers = _steps(node, kind)
        return DomainIssue(name, kind, tuple(f"{number:.6g}" for number in numbers), numbers, node.place)
    values = tuple(item.get("value") for item in node.all("item"))
    if not 2 <= len(values) <= MOST_LEVELS:
        _refuse(
            node.place,
            Text(en="{name} has {count} values", zh="{name} 有 {count} 个取值").fill(name=name, count=len(values)),
            Text(en=f"allowed: 2 to {MOST_LEVELS}", zh=f"允许: 2 至 {MOST_LEVELS} 个"),
        )
    _check_different(values, node.place)
    return DomainIssue(name, kind, values, (), node.place)


def _name(node: Node) -> str:
    return safe_text(node.get("name"), limit=60)


def _kind(node: Node) -> Kind:
    written = node.get("vtype") or node.get("type") or node.get("etype") or "discrete"
    if written not in ("discrete", "integer", "real"):
        _refuse(
            node.place,
            Text(en="issues of type {kind} are not read", zh="不支持 {kind} 类型的议题").fill(
                kind=safe_text(written, limit=30)
            ),
            Text(en="allowed: discrete, integer, real", zh="允许: discrete, integer, real"),
        )
    return written  # type: ignore[return-value]  # narrowed above


def _bounds(node: Node) -> tuple[float, float]:
    inside = next(node.all("range"), node)
    low, high = (_number(inside if inside.get(name) else node, name) for name in ("lowerbound", "upperbound"))
    if not low < high:
        _refuse(node.place, Text(en="this range holds nothing", zh="这个范围是空的"))
    return low, high


def _steps(node: Node, kind: Kind) -> tuple[float, ...]:
    """All whole numbers of a short range, else nine even steps."""
    low, high = _bounds(node)
    count = min(int(high - low) + 1, MOST_LEVELS) if kind == "integer" else MOST_LEVELS
    steps = np.linspace(low, high, count)
    numbers = np.round(steps) if kind == "integer" else steps
    return tuple(float(number) for number in numbers)


def _check_size(issues: Sequence[DomainIssue], place: Place) -> None:
    outcomes = prod(len(issue.values) for issue in issues)
    if outcomes > MOST_OUTCOMES:
        _refuse(
            place,
            Text(en=f"{outcomes:,} outcomes are too many", zh=f"结果共 {outcomes:,} 种, 太多"),
            Text(en=f"allowed: {MOST_OUTCOMES:,}", zh=f"允许: {MOST_OUTCOMES:,}"),
        )


def _check_different(names: Sequence[str], place: Place) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        what = Text(en="{name} stands there twice", zh="{name} 出现了两次")
        _refuse(place, what.fill(name=safe_text(twice, limit=60)))


# --- sides --------------------------------------------------------------------------------------------------------------
def _beside(file: Path) -> Iterator[Path]:
    """Other XML files of the folder, by name."""
    found = sorted(path for path in file.parent.glob("*.xml") if path.name != file.name)
    return (path for path in found[:_MOST_FILES] if path.is_file() and path.stat().st_size <= MAX_BYTES)


def _is_profile_of(path: Path, domain: Domain) -> bool:
    try:
        root = read_xml(path)
    except ScenarioError:
        return False
    names = [_name(node) for node in root.all("issue")]
    return root.tag == "utility_space" and sorted(names) == sorted(issue.name for issue in domain.issues)


def _side(path: Path, name: str, domain: Domain) -> Side:
    root = read_xml(path)
    nodes = {_name(node): node for node in root.all("issue")}
    if root.tag != "utility_space":
        _refuse(root.place, Text(en="this is not a side's profile", zh="这不是一方的偏好文件"))
    weights = {node.get("index"): _number(node, "value", least=0.0) for node in root.all("weight")}
    utilities = []
    for issue in domain.issues:
        node = nodes.get(issue.name)
        if node is None or node.get("index") not in weights:
            what = Text(en="there is no weight or no issue {name} here", zh="这里没有议题 {name} 或它的权重")
            _refuse(root.place if node is None else node.place, what.fill(name=issue.name))
        weight = weights[node.get("index")]
        utilities.append(tuple(weight * one for one in _evaluated(issue, node)))
    return Side(name, tuple(utilities), _one(root, "reservation", 0.0), _one(root, "discount_factor", 1.0), root.place)


def _evaluated(issue: DomainIssue, node: Node) -> tuple[float, ...]:
    """Each value's evaluation, 0..1."""
    if issue.kind != "discrete":
        return tuple(_along(node, number, issue.numbers[0]) for number in issue.numbers)
    given = {item.get("value"): _number(item, "evaluation", least=0.0) for item in node.all("item")}
    for value in issue.values:
        if value not in given:
            what = Text(en="{value} of {name} has no evaluation", zh="{name} 的 {value} 没有评价")
            _refuse(node.place, what.fill(value=safe_text(value, limit=60), name=issue.name))
    best = max(given.values())
    return tuple(given[value] / best if best > 0 else 0.0 for value in issue.values)


def _along(node: Node, number: float, least: float) -> float:
    """The evaluation of a number: a line (counted from the least of the range where it says slope), a constant, or up to a top and down again."""
    evaluator = next(node.all("evaluator"), None)
    if evaluator is None:
        _refuse(node.place, Text(en="this range has no evaluator", zh="这个范围没有评价函数"))
    shape = evaluator.get("ftype")
    if shape == "linear" and evaluator.get("slope"):
        value = _number(evaluator, "offset") + _number(evaluator, "slope") * (number - least)
    elif shape == "linear":
        value = _number(evaluator, "parameter0") + _number(evaluator, "parameter1") * number
    elif shape == "constant":
        value = _number(evaluator, "parameter0")
    elif shape == "triangular":
        low, high, top = (_number(evaluator, f"parameter{i}") for i in range(3))
        value = _triangle(number, low, high, top)
    else:
        what = Text(en="evaluations of shape {shape} are not read", zh="不支持 {shape} 形状的评价")
        allowed = Text(en="allowed: linear, constant, triangular", zh="允许: linear, constant, triangular")
        _refuse(evaluator.place, what.fill(shape=safe_text(shape or "?", limit=30)), allowed)
    return min(max(value, 0.0), 1.0)


def _triangle(number: float, low: float, high: float, top: float) -> float:
    if not low <= number <= high:
        return 0.0
    if number < top:
        return (number - low) / (top - low)
    return (high - number) / (high - top) if high > top else 1.0


def _one(root: Node, tag: str, usual: float) -> float:
    node = next(root.all(tag), None)
    return usual if node is None else _number(node, "value", least=0.0, most=1.0)


def _number(node: Node, name: str, least: float = -1e9, most: float = 1e9) -> float:
    try:
        number = float(node.get(name)[:40])
    except ValueError:
        number = float("nan")
    if not (isfinite(number) and least <= number <= most):
        _refuse(
            node.place,
            Text(en="{tag}: {name} is not a number it can be", zh="{tag}: {name} 不是可用的数").fill(
                tag=safe_text(node.tag, limit=40), name=name
            ),
            Text(en=f"allowed: {least:g} to {most:g}", zh=f"允许: {least:g} 至 {most:g}"),
        )
    return number


def _short_names(stems: Sequence[str]) -> list[str]:
    """What tells two files apart: laptop_buyer_utility and laptop_seller_utility are buyer and seller."""
    words = [stem.replace("-", "_").split("_") for stem in stems]
    while all(len(one) > 1 for one in words) and words[0][0] == words[1][0]:
        words = [one[1:] for one in words]
    while all(len(one) > 1 for one in words) and words[0][-1] == words[1][-1]:
        words = [one[:-1] for one in words]
    names = [safe_text("_".join(one), limit=40) for one in words]
    return names if names[0] != names[1] and all(names) else [safe_text(stem, limit=80) for stem in stems]


def _refuse(place: Place, what: Text, allowed: Text | None = None) -> NoReturn:
    raise ScenarioError(Problem(place, "", what, allowed)) from None

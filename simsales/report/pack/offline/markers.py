"""Whether a requirement of a package holds on another machine: the conditions behind the semicolon (PEP 508), for any platform.

Only what conditions are made of is understood: comparisons of names and words joined by and, or, not; anything else counts as true, so
that rather one file too many is asked for than one too few.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

_NAME = re.compile(r"^\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[([^\]]*)\])?")
_VERSIONS = ("python_version", "python_full_version", "implementation_version")


class Requirement(NamedTuple):
    """A package that another needs: its name in one spelling, which of its extras, and under which condition ("": always)."""

    name: str
    extras: tuple[str, ...]
    marker: str


def requirement(line: str) -> Requirement | None:
    """From a line such as `colorama>=0.4; sys_platform == "win32"`; None where there is no name."""
    found = _NAME.match(line)
    if found is None:
        return None
    extras = tuple(spelled(one.strip()) for one in (found[2] or "").split(",") if one.strip())
    return Requirement(spelled(found[1]), extras, line.partition(";")[2].strip())


def spelled(name: str) -> str:
    """One spelling for every name of a package (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(needs: Iterable[Requirement], extras: Iterable[str], environment: Mapping[str, str]) -> list[Requirement]:
    """Those of a package's needs that hold there, with so many of its extras."""
    return [one for one in needs if any(holds(one.marker, {**environment, "extra": extra}) for extra in ("", *extras))]


def holds(marker: str, environment: Mapping[str, str]) -> bool:
    """Whether a condition holds there."""
    if not marker:
        return True
    try:
        return bool(_value(ast.parse(marker, mode="eval").body, environment))
    except (SyntaxError, ValueError, TypeError, KeyError):
        return True


def _value(node: ast.AST, environment: Mapping[str, str]) -> bool:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return all(_value(one, environment) for one in values)
        case ast.BoolOp(op=ast.Or(), values=values):
            return any(_value(one, environment) for one in values)
        case ast.UnaryOp(op=ast.Not(), operand=inside):
            return not _value(inside, environment)
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            return _compared(left, operator, right, environment)
    raise ValueError


def _compared(left: ast.expr, operator: ast.cmpop, right: ast.expr, environment: Mapping[str, str]) -> bool:
    names = {one.id for one in (left, right) if isinstance(one, ast.Name)}
    a, b = _word(left, environment), _word(right, environment)
    if names & set(_VERSIONS) and not isinstance(operator, ast.In | ast.NotIn):
        return _ordered(_numbers(a), operator, _numbers(b))
    match operator:
        case ast.In():
            return a in b
        case ast.NotIn():
            return a not in b
    return _ordered(a, operator, b)


def _ordered(a: str | list[int], operator: ast.cmpop, b: str | list[int]) -> bool:
    match operator:
        case ast.Eq():
            return a == b
        case ast.NotEq():
            return a != b
        case ast.Lt():
            return a < b  # type: ignore[operator]
        case ast.LtE():
            return a <= b  # type: ignore[operator]
        case ast.Gt():
            return a > b  # type: ignore[operator]
        case ast.GtE():
            return a >= b  # type: ignore[operator]
    raise ValueError


def _word(node: ast.expr, environment: Mapping[str, str]) -> str:
    if isinstance(node, ast.Name):
        return environment.get(node.id, "")
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError


def _numbers(version: str) -> list[int]:
    """3.10 is more than 3.9, and 3.12 the same as 3.12.0."""
    numbers = [int(one) for one in re.findall(r"\d+", version)]
    while numbers and not numbers[-1]:
        numbers.pop()
    return numbers

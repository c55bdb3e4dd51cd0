"""The first draft of an own scenario: a short file that extends another one and shows how to change it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text

from .casefile import CaseFile
from .scenario import FORMAT, NAME
from .shelf import find_scenario

_DRAFT = """\
# {name}: everything of {base} holds unless this file says otherwise.
# {name}: 除非本文件另有说明, 一切同 {base}。
#   simsales check {name}.yaml      what is wrong, where, what is allowed  | 检查
#   simsales compare {name}.yaml    the variants against the current plan | 比较
simsales: {format}
extends: {extends}
title: {title}

# Change the world here, for example one rep's quota | 在这里修改, 例如某个销售的指标:
# reps:
#   {rep}: {{quota: {quota}}}

# A variant is a named list of changes: dotted path -> new value | 方案 = 点号路径 -> 新值
variants:
{variant}"""
_DEARER = """\
  dearer:
    name: {en: Prices +3%, zh: 涨价 3%}
    set: {policies.pricing.factor: 1.03}
"""
_BUSIER = """\
  bigger-territory:
    name: {{en: A bigger territory, zh: 区域扩大}}
    set: {{reps.{rep}.territory: {territory:g}}}
"""
"""Where nobody looks at prices, there is nothing to learn from a price."""
_EXISTS = Text(en="this file exists already; nothing was written", zh="文件已存在; 未写入")


def first_draft(name: str, base: CaseFile) -> str:
    """The text of a new scenario over `base`."""
    check_name(name, base.name)
    rep, spec = next(iter(base.scenario.reps.items()))
    extends = extended_as(base)
    return _DRAFT.format(
        name=name,
        title=json.dumps(name, ensure_ascii=False),
        base=base.name,
        extends=extends,
        format=FORMAT,
        rep=rep,
        quota=f"{spec.quota:.0f}",
        variant=_DEARER
        if base.scenario.pipeline.has_buyers
        else _BUSIER.format(rep=rep, territory=spec.territory * 1.2),
    )


def check_new(name: str, base: str) -> None:
    """Whether a scenario of that name, over `base`, can be written here. Raises ScenarioError."""
    check_name(name, base)
    if Path(f"{name}.yaml").exists():
        raise ScenarioError(Problem(Place(f"{name}.yaml"), "", _EXISTS))


def extended_as(base: CaseFile) -> str:
    """How another file says that it extends this one: by its name where that finds it from anywhere, else by its path."""
    try:
        is_found = find_scenario(base.name).resolve() == base.path.resolve()
    except ScenarioError:
        is_found = False
    is_near = base.path.resolve().parent == Path.cwd().resolve()
    return base.name if is_found and not is_near else base.path.resolve().as_posix()


def check_name(name: str, base: str) -> None:
    """Whether an own scenario over `base` may be called so. Raises ScenarioError."""
    if not re.fullmatch(NAME, name) or name == base:
        raise ScenarioError(
            Problem(
                Place("new"),
                "",
                Text(en=f"{name!r} is not a name", zh=f"{name!r} 不是名称"),
                Text(
                    en="allowed: letters, digits, - and _, and not the name of the scenario it starts from",
                    zh="允许: 字母, 汉字, 数字, - 和 _, 且不同于所依据的场景",
                ),
            )
        )


def write_new(path: Path, text: str) -> None:
    """Write a file that must not exist yet."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise ScenarioError(Problem(Place(str(path)), "", _EXISTS)) from None
    except OSError as error:
        raise ScenarioError(Problem(Place(str(path)), "", Text.same(error.strerror or str(error)))) from None

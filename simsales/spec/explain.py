"""Why a scenario was not accepted: pydantic's findings as Problems a trainer can mend, in both languages.

Used after reading and merging. A finding becomes: the place of the deepest path the file knows, the dotted path as the
trainer would write it (without pydantic's union tags), what is wrong, what is allowed, what may have been meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError

from simsales.errors import Problem
from simsales.i18n import Text
from simsales.text import safe_text

from .allowed import allowed_range, described, share_meant
from .block import Form
from .reading import Document
from .spots import KEY, Spot, follow
from .wrong import Path, Wrong, Wrongs, dotted, nearest, one_of, shown

Said = tuple[Text, Text | None, str | None]
"""What is wrong, what is allowed, what may have been meant."""

_NUMBER = Text(en="a number", zh="数")
_BLOCK = Text(en="a block of `name: value` lines", zh="一组 `名称: 值`")
_LIST = Text(en="a list such as [a, b]", zh="列表, 如 [a, b]")
_DATE = Text(en="a date such as 2027-01-04", zh="日期, 如 2027-01-04")
_WANTED: Mapping[str, Text] = {
    **dict.fromkeys(("float_type", "float_parsing", "decimal_type", "decimal_parsing", "complex_type"), _NUMBER),
    "finite_number": Text(en="a finite number", zh="有限的数"),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_parsing_size", "int_from_float"), Text(en="a whole number", zh="整数")
    ),
    **dict.fromkeys(("bool_type", "bool_parsing"), Text(en="true or false", zh=" true 或 false")),
    **dict.fromkeys(
        ("string_type", "string_unicode", "invalid_key", "bytes_type"),
        Text(en="text (a number in quotes is text)", zh="文字 (数字加引号即为文字)"),
    ),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"), _DATE),
    **dict.fromkeys(
        ("datetime_type", "datetime_parsing", "datetime_from_date_parsing"),
        Text(en="a date and time such as 2027-01-04 09:00", zh="日期和时间, 如 2027-01-04 09:00"),
    ),
    **dict.fromkeys(("time_type", "time_parsing"), Text(en="a time such as 09:00", zh="时刻, 如 09:00")),
    **dict.fromkeys(("dict_type", "mapping_type", "model_type", "model_attributes_type", "dataclass_type"), _BLOCK),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type", "deque_type"), _LIST),
    "none_required": Text(en="nothing (null)", zh="空值 (null)"),
}
_ALLOWED = Text(en="allowed: {wanted}", zh="允许: {wanted}")


def explain(error: ValidationError, model: type[BaseModel], document: Document) -> list[Problem]:
    """Every finding as a Problem, in pydantic's order, each once."""
    problems: dict[tuple[object, ...], Problem] = {}
    for finding in error.errors(include_url=False):
        for path, said in _readings(finding, model, document):
            what, allowed, meant = said
            problem = Problem(document.place(path), dotted(path), what, allowed, meant)
            problems.setdefault((problem.place, problem.path, what, allowed), problem)
    return list(problems.values())


def _readings(finding: Any, model: type[BaseModel], document: Document) -> list[tuple[Path, Said]]:
    path, spot = follow(model, finding["loc"], document.data)
    reason = finding.get("ctx", {}).get("error")
    if isinstance(reason, Wrongs | Wrong):
        found = reason.found if isinstance(reason, Wrongs) else [reason]
        return [((*path, *wrong.at), (wrong.what, wrong.allowed, wrong.meant)) for wrong in found]
    if finding["type"].startswith("union_tag"):
        path = (*path, str(finding["ctx"]["discriminator"]).strip("'"))
    if finding["type"] == "extra_forbidden":
        spot = follow(model, finding["loc"][:-1], document.data)[1]
    return [(path, _said(finding, spot))]


def _said(finding: Any, spot: Spot) -> Said:
    kind: str = finding["type"]
    if kind in _TOO or finding["loc"][-1:] == (KEY,):
        return _out_of_range(finding, spot)
    if kind in _WANTED:
        return _wrong_type(finding, spot)
    return _SPECIAL.get(kind, _anything_else)(finding, spot)


def _missing(finding: Any, spot: Spot) -> Said:
    return Text(en="this is missing", zh="缺少这一项"), described(spot) or _choice(spot.kinds()), None


def _unknown_field(finding: Any, spot: Spot) -> Said:
    name, fields = str(finding["loc"][-1]), spot.fields()
    return Text(en="there is no such field", zh="没有这个字段"), _choice(fields), nearest(name, fields)


def _unknown_kind(finding: Any, spot: Spot) -> Said:
    kinds, tag = spot.kinds(), finding["ctx"]["tag"]
    what = Text(en="there is no kind {tag}", zh="没有 {tag} 这一种").fill(tag=shown(tag))
    return what, _choice(kinds), nearest(tag, kinds)


def _no_kind(finding: Any, spot: Spot) -> Said:
    return Text(en="this is missing", zh="缺少这一项"), _choice(spot.kinds()), None


def _choice(names: list[str]) -> Text | None:
    return one_of(names) if names else None


def _not_among(finding: Any, spot: Spot) -> Said:
    what = Text(en="{value} is not one of the choices", zh="{value} 不在可选范围内")
    what = what.fill(value=shown(finding["input"]))
    if get_origin(spot.kind) is Literal:
        choices = [str(choice) for choice in get_args(spot.kind)]
        return what, one_of(choices), nearest(finding["input"], choices)
    return what, _ALLOWED.fill(wanted=Text.same(str(finding["ctx"]["expected"]))), None


def _bad_name(finding: Any, spot: Spot) -> Said:
    what = _TOO["multiple_of"].fill(value=shown(finding["input"]))
    form = next((note for note in spot.notes if isinstance(note, Form)), None)
    pattern = f"text of the form {finding['ctx']['pattern']}"
    return what, _ALLOWED.fill(wanted=Text(en=form.en, zh=form.zh) if form else Text.same(pattern)), None


def _validator_says(finding: Any, spot: Spot) -> Said:
    return Text.same(safe_text(finding["ctx"]["error"])), None, None


def _anything_else(finding: Any, spot: Spot) -> Said:
    return (
        Text(en="{value} cannot be used here: {reason}", zh="{value} 不能用在这里: {reason}").fill(
            value=shown(finding["input"]), reason=Text.same(safe_text(finding["msg"]))
        ),
        None,
        None,
    )


def _wrong_type(finding: Any, spot: Spot) -> Said:
    wanted, within, value = _WANTED[finding["type"]], allowed_range(spot, {}), finding["input"]
    if value is None:
        return Text(en="no value is written here", zh="这里没有写值"), _ALLOWED.fill(wanted=within or wanted), None
    what = Text(en="{value} is not {wanted}", zh="{value} 不是{wanted}")
    what = what.fill(value=shown(value), wanted=_briefly(wanted))
    if within is None and _briefly(wanted) == wanted:
        return what, None, None
    is_percentage = wanted == _NUMBER and str(value).endswith("%")
    return what, _ALLOWED.fill(wanted=within or wanted), share_meant(value, spot) if is_percentage else None


def _briefly(wanted: Text) -> Text:
    """Without the example."""
    return Text(en=re.split(" such as| [(]", wanted.en)[0], zh=re.split(", 如| [(]", wanted.zh)[0])


def _out_of_range(finding: Any, spot: Spot) -> Said:
    kind = finding["type"]
    if kind == "string_pattern_mismatch":
        return _bad_name(finding, spot)
    within = allowed_range(spot, finding.get("ctx", {}))
    what = _TOO.get(kind, _TOO["multiple_of"]).fill(value=shown(finding["input"]))
    meant = share_meant(finding["input"], spot) if kind in _TOO_HIGH else None
    return what, _ALLOWED.fill(wanted=within) if within else None, meant


_TOO_HIGH = ("less_than", "less_than_equal")
_TOO: Mapping[str, Text] = {
    **dict.fromkeys(("greater_than", "greater_than_equal"), Text(en="{value} is too low", zh="{value} 太小")),
    **dict.fromkeys(_TOO_HIGH, Text(en="{value} is too high", zh="{value} 太大")),
    "too_short": Text(en="there are too few entries", zh="项数太少"),
    "too_long": Text(en="there are too many entries", zh="项数太多"),
    "string_too_short": Text(en="{value} is too short", zh="{value} 太短"),
    "string_too_long": Text(en="{value} is too long", zh="{value} 太长"),
    "multiple_of": Text(en="{value} cannot be used here", zh="{value} 不能用在这里"),
}
_SPECIAL: Mapping[str, Callable[[Any, Spot], Said]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_field,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": _no_kind,
    "literal_error": _not_among,
    "enum": _not_among,
    "string_pattern_mismatch": _bad_name,
    "value_error": _validator_says,
    "assertion_error": _validator_says,
}

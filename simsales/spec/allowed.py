"""What a scenario field allows, in words: the whole range of a number, the length of a list, its label and unit.

Used by `explain`. The words come from the same annotations that make the check, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simsales.i18n import Text, joined
from simsales.units import Param

from .spots import Spot

_GUARD = 1e15
_SHARES = ("share", "part of")
_PERCENT, _BASIS_POINTS = 100, 10_000
_MEASURES = ("gt", "ge", "lt", "le", "multiple_of", "min_length", "max_length")


def described(spot: Spot) -> Text | None:
    """`wanted: price per piece (money)`, from the field's Param."""
    param = next((note for note in spot.notes if isinstance(note, Param)), None)
    if param is None:
        return None
    unit = f" ({param.unit})" if param.unit else ""
    return Text(en=f"wanted: {param.en}{unit}", zh=f"应填: {param.zh}{unit}")


def allowed_range(spot: Spot, broken: Mapping[str, Any]) -> Text | None:
    """`0 to 1`, `more than 0`, `1 to 5 items`; `broken` holds the bound that was broken, said in any case."""
    bounds = _bounds(spot, broken)
    low = _tightest(bounds, "ge", "gt", max)
    high = _tightest(bounds, "le", "lt", min)
    length = _between(
        ("ge", bounds["min_length"]) if "min_length" in bounds else None,
        ("le", bounds["max_length"]) if "max_length" in bounds else None,
    )
    parts = [part for part in (_between(low, high), _counted(length, spot), _steps(bounds)) if part]
    return joined(parts) if parts else None


def share_meant(value: object, spot: Spot) -> str | None:
    """`0.08` for somebody who wrote 8, 8% or 800 (basis points) where a share, or a part of quota, is wanted."""
    param = next((note for note in spot.notes if isinstance(note, Param)), None)
    most = _bounds(spot, {}).get("le")
    if param is None or not param.unit.startswith(_SHARES) or most is None:
        return None
    try:
        number = float(str(value).removesuffix("%"))
    except ValueError:
        return None
    meant = (number / per for per in (_PERCENT, _BASIS_POINTS))
    return next((f"{share:.10g}" for share in meant if 0 < share <= most), None)


def _bounds(spot: Spot, broken: Mapping[str, Any]) -> dict[str, Any]:
    """All bounds noted on the field, the tightest of each sort; a guard against absurd numbers only if broken."""
    found: dict[str, Any] = {}
    for note in spot.notes:
        for measure in _MEASURES:
            bound = getattr(note, measure, None)
            if bound is None or (isinstance(bound, float) and abs(bound) >= _GUARD):
                continue
            tighter = max if measure in ("gt", "ge", "min_length") else min
            found[measure] = tighter(found.get(measure, bound), bound)
    return found | {measure: broken[measure] for measure in _MEASURES if broken.get(measure) is not None}


def _tightest(bounds: Mapping[str, Any], loose: str, strict: str, tighter: Any) -> tuple[str, Any] | None:
    if loose in bounds and strict in bounds:
        same_or_strict = bounds[strict] == tighter(bounds[strict], bounds[loose])
        return (strict, bounds[strict]) if same_or_strict else (loose, bounds[loose])
    return next(((sort, bounds[sort]) for sort in (loose, strict) if sort in bounds), None)


_WORDS = {
    "ge": Text(en="at least {bound}", zh="不小于 {bound}"),
    "gt": Text(en="more than {bound}", zh="大于 {bound}"),
    "le": Text(en="at most {bound}", zh="不超过 {bound}"),
    "lt": Text(en="less than {bound}", zh="小于 {bound}"),
}


def _between(low: tuple[str, Any] | None, high: tuple[str, Any] | None) -> Text | None:
    if low and high and (low[0], high[0]) == ("ge", "le"):
        if low[1] == high[1]:
            return Text(en="exactly {bound}", zh="正好 {bound}").fill(bound=_number(low[1]))
        return Text(en="{low} to {high}", zh="{low} 到 {high}").fill(low=_number(low[1]), high=_number(high[1]))
    said = [_WORDS[sort].fill(bound=_number(bound)) for sort, bound in filter(None, (low, high))]
    return joined(said, Text(en=" and ", zh=" 且")) if said else None


def _counted(length: Text | None, spot: Spot) -> Text | None:
    if length is None:
        return None
    unit = Text(en="characters", zh="个字符") if spot.kind is str else Text(en="entries", zh="项")
    return Text(en=f"{length.en} {unit.en}", zh=f"{length.zh} {unit.zh}")


def _steps(bounds: Mapping[str, Any]) -> Text | None:
    step = bounds.get("multiple_of")
    return None if step is None else Text(en="in steps of {step}", zh="步长 {step}").fill(step=_number(step))


def _number(bound: Any) -> str:
    if isinstance(bound, int | float) and abs(bound) < _GUARD:
        return f"{int(bound):,}" if bound == int(bound) else f"{bound:,}"
    return f"{bound:g}" if isinstance(bound, float) else str(bound)

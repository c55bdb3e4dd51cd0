"""Which effects are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text
from simsales.spec.wrong import nearest
from simsales.text import safe_text

from .effect import Effect, Waiting, known


def chosen(ids: Sequence[str], is_quick: bool = False) -> tuple[list[Effect], list[Waiting]]:
    """The effects to try, and those that wait; all of them, or only those named. Raises ScenarioError for an unknown id."""
    everything = {one.id: one for one in known()}
    names = [name.upper() for name in ids] or list(everything)
    unknown = [name for name in names if name not in everything]
    if unknown:
        allowed = ", ".join(everything)
        raise ScenarioError(
            [
                Problem(
                    Place("evidence"),
                    "",
                    Text(en=f"no effect is called {safe_text(name)}", zh=f"没有编号为 {safe_text(name)} 的效应"),
                    Text(en=f"allowed: {allowed}", zh=f"允许: {allowed}"),
                    nearest(name, list(everything)),
                )
                for name in unknown
            ]
        )
    found = [everything[name] for name in dict.fromkeys(names)]
    effects = [one for one in found if isinstance(one, Effect) and (one.is_quick or not is_quick or bool(ids))]
    return effects, [one for one in found if isinstance(one, Waiting)]

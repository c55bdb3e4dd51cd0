"""Changes in a sentence: which plans of a case were changed by `--set` or with levers, what each change is, and what it was."""

from __future__ import annotations

from collections.abc import Sequence

from simsales.i18n import LANGS, Text
from simsales.spec.casefile import CaseFile, parsed_set
from simsales.spec.trial import Trial, try_out

from .lever_lines import before_said, value_said, what_said

_SOME = 3
"""Changes of a plan that a sentence can bear."""
_PLAN = Text(en="{plan}: {changes}", zh="{plan}: {changes}")
_CHANGE = Text(en="{what} {value}", zh="{what} {value}")
_WAS = Text(en="{what} {value} ({before})", zh="{what} {value} ({before})")
_MORE = Text(en="{n} more", zh="另有 {n} 处")


def changes_said(case: CaseFile, sets: Sequence[str]) -> Text:
    """All plans that were changed, each with its first changes."""
    names = dict.fromkeys(parsed_set(one)[0] for one in sets)
    said = [_plan(case, try_out(case, name, sets)) for name in names]
    return _joined(said, "; ")


def _plan(case: CaseFile, trial: Trial) -> Text:
    moved, said = trial.changed, []
    for lever in moved[:_SOME]:
        before = before_said(lever, trial)
        words = _CHANGE if before is None else _WAS
        said.append(words.fill(what=what_said(lever), value=value_said(lever.written), before=before))
    if len(moved) > _SOME:
        said.append(_MORE.fill(n=len(moved) - _SOME))
    return _PLAN.fill(plan=case.label(trial.name), changes=_joined(said, ", "))


def _joined(parts: Sequence[Text], between: str) -> Text:
    joined = {lang: between.join(one.say(lang) for one in parts) for lang in LANGS}
    return Text(en=joined["en"], zh=joined["zh"])

"""The forms and chairs a pack is made for, each with its name on paper: form A, form B; or the chairs of a quarter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from simsales.i18n import Text, joined
from simsales.review.buyers import Form, form_of
from simsales.rng import Seed
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Scenario

_FORM = Text(en="form {letter}", zh="{letter} 卷")
_UNNAMED = Text(en="current", zh="现行方案")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ABOUT = Text(en="{title} · {label}", zh="{title} · {label}")


class PaperForm(NamedTuple):
    """A form of a role-play: its key in the file, its name on paper, and the meeting with its truth."""

    key: str
    label: Text
    scenario: Scenario
    form: Form

    @property
    def about(self) -> Text:
        """What stands at the top of its pages."""
        return _ABOUT.fill(title=self.scenario.title, label=self.label)


def paper_forms(case: CaseFile, names: Sequence[str], seed: Seed) -> list[PaperForm]:
    """The forms asked for. Raises SimsalesError where one has no meeting."""
    labels = form_labels(case)
    return [PaperForm(name, labels[name], case.variants[name], form_of(case.variants[name], seed)) for name in names]


def form_labels(case: CaseFile) -> Mapping[str, Text]:
    """Every form's name: its own where it has one, else a letter."""
    found = dict[str, Text]()
    for place, name in enumerate(case.variants):
        own = case.label(name)
        has_none = own == (_UNNAMED if name == BASELINE else Text.same(name))
        found[name] = _FORM.fill(letter=_LETTERS[place % len(_LETTERS)]) if has_none else own
    return found


def about_all(forms: Sequence[PaperForm]) -> Text:
    """The scenario and all its forms, for pages that are for all of them."""
    return _ABOUT.fill(title=forms[0].scenario.title, label=joined(one.label for one in forms))

"""A scenario file with its variants: read, laid over what it extends, every variant applied and checked.

This is what every command opens. `--set NAME:path=value` adds a change to a variant, or makes a new one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from simsales.errors import Place, Problem, ScenarioError
from simsales.i18n import Text

from .answerable import unanswered
from .coherence import incoherences
from .delta import apply
from .loading import check_document, load_document
from .reading import Document, read_value
from .scenario import BASELINE, Scenario
from .shelf import find_scenario
from .wrong import in_file_order, nearest


@dataclass(frozen=True)
class CaseFile:
    """A checked scenario and its checked variants, by name; the first is the scenario as it stands."""

    name: str
    path: Path
    document: Document
    variants: Mapping[str, Scenario]

    @property
    def scenario(self) -> Scenario:
        return self.variants[BASELINE]

    def label(self, variant: str) -> Text:
        """What people call a variant."""
        if variant == BASELINE:
            return self.scenario.baseline
        spec = self.scenario.variants.get(variant)
        return spec.name if spec is not None and spec.name is not None else Text.same(variant)

    def chosen(self, names: Sequence[str] | None) -> list[str]:
        """The variants asked for, the baseline first. Raises ScenarioError for an unknown name."""
        if not names:
            return list(self.variants)
        unknown = [_no_variant(self.path, name, self.variants) for name in names if name not in self.variants]
        if unknown:
            raise ScenarioError(unknown)
        return list(dict.fromkeys([BASELINE, *names]))


def open_case(name_or_path: str, sets: Sequence[str] = ()) -> CaseFile:
    """A scenario by name or path, with every variant. Raises ScenarioError with all the problems there are."""
    path = find_scenario(name_or_path)
    document = load_document(path)
    changes = {name: dict(delta) for name, delta in written_changes(document).items()}
    for name, dotted, value in map(parsed_set, sets):
        changes.setdefault(name, {})[dotted] = value
    scenario, problems = check_scenario(document)
    if scenario is None or problems:
        raise ScenarioError(problems)
    variants = {BASELINE: scenario}
    for variant, delta in changes.items():
        made, found = check_variant(document, scenario, variant, delta)
        problems += found
        if made is not None:
            variants[variant] = made
    if problems:
        raise ScenarioError(in_file_order(problems))
    return CaseFile(path.stem, path, document, variants)


def check_variant(
    document: Document, scenario: Scenario, variant: str, delta: Mapping[str, Any]
) -> tuple[Scenario | None, list[Problem]]:
    """A variant of the scenario that the document says: the scenario with these changes, or every problem they have."""
    places = _places(document, variant) or {(): Place("--set")}
    try:
        made, found = check_scenario(apply(document, delta, places, partial(defaults_of, scenario)))
    except ScenarioError as error:
        made, found = None, error.problems
    if made is not None and not found:
        found = list(unanswered(made, Document(delta, places)))
    return (None if found else made), [_in_variant(problem, variant) for problem in found]


def defaults_of(scenario: Scenario) -> Mapping[str, Any]:
    """A scenario as plain data with all that nobody has written."""
    said: dict[str, Any] = json.loads(scenario.model_dump_json(by_alias=True, exclude={"variants"}))
    return said


def load_scenario(name_or_path: str) -> Scenario:
    """The scenario as it stands. Raises ScenarioError."""
    return open_case(name_or_path).scenario


def check_scenario(document: Document) -> tuple[Scenario | None, list[Problem]]:
    """The document as a scenario; what does not fit the format, or, if it all fits, what does not fit together."""
    scenario, problems = check_document(document, Scenario)
    return scenario, problems if scenario is None else in_file_order(incoherences(scenario, document))


def written_changes(document: Document) -> dict[str, dict[str, Any]]:
    """The deltas of the file, by variant; whatever is not of that form is left to the check of the scenario."""
    variants = document.data.get("variants")
    if not isinstance(variants, dict):
        return {}
    return {
        str(name): dict(spec["set"])
        for name, spec in variants.items()
        if isinstance(spec, dict) and isinstance(spec.get("set"), dict)
    } | {str(name): {} for name, spec in variants.items() if isinstance(spec, dict) and "set" not in spec}


def _places(document: Document, variant: str) -> dict[tuple[str | int, ...], Place]:
    """Where each change of a variant is written, under its dotted path and below."""
    prefix = ("variants", variant, "set")
    return {where[len(prefix) :]: place for where, place in document.places.items() if where[: len(prefix)] == prefix}


def parsed_set(text: str) -> tuple[str, str, Any]:
    """Variant, dotted path and value of a `--set`. Raises ScenarioError."""
    name, colon, change = text.partition(":")
    dotted, equals, value = change.partition("=")
    if not (colon and equals and name.strip() and dotted.strip()):
        raise ScenarioError(
            Problem(
                Place("--set"),
                "",
                Text(en=f"cannot read {text!r}", zh=f"无法读取 {text!r}"),
                Text(
                    en="allowed: NAME:path=value, e.g. dearer:policies.pricing.factor=1.03",
                    zh="允许: 名称:路径=值, 例如 dearer:policies.pricing.factor=1.03",
                ),
            )
        )
    return name.strip(), dotted.strip(), read_value(value)


def _in_variant(problem: Problem, variant: str) -> Problem:
    return Problem(problem.place, f"variants.{variant}: {problem.path}", problem.what, problem.allowed, problem.meant)


def _no_variant(path: Path, name: str, known: Mapping[str, Scenario]) -> Problem:
    return Problem(
        Place(str(path)),
        "variants",
        Text(en=f"there is no variant {name!r}", zh=f"没有名为 {name!r} 的方案"),
        Text(en=f"allowed: {', '.join(known)}", zh=f"允许: {', '.join(known)}"),
        nearest(name, known),
    )

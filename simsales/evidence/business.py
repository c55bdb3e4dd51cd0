"""The two businesses evidence is tried in: a short cycle of about four weeks, and an enterprise cycle of about 36.

They are scenarios of their own, calibrated on calibration seeds only (`calibrate.py`); every variant of an effect is one
of them with a few changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp, fsum, log
from pathlib import Path
from typing import Any, Literal

from simsales.errors import ScenarioError
from simsales.spec.casefile import check_scenario
from simsales.spec.delta import apply
from simsales.spec.loading import load_document
from simsales.spec.reading import Document
from simsales.spec.scenario import Scenario

Business = Literal["short", "enterprise"]
Changes = Mapping[str, Any]
"""Dotted path -> new value, as in a variant of a scenario."""


@cache
def _document(name: Business) -> Document:
    return load_document(Path(str(files("simsales.evidence"))) / "businesses" / f"{name}.yaml")


def business(name: Business, changes: Changes | None = None) -> Scenario:
    """One of the two, with changes. Raises ScenarioError where they do not fit."""
    document = _document(name)
    scenario, problems = check_scenario(apply(document, changes) if changes else document)
    if scenario is None or problems:
        raise ScenarioError(problems)
    return scenario


def quotas(name: Business, times: float) -> dict[str, Any]:
    """Everybody's quota so many times what it is."""
    return {f"reps.{rep}.quota": round(spec["quota"] * times) for rep, spec in _document(name).data["reps"].items()}


def hard_quotas(name: Business, times: float, flatter: float) -> dict[str, Any]:
    """Quotas so many times the usual ones, and less unlike each other: `flatter` = 1 is one quota for everybody (in logs)."""
    usual = {rep: spec["quota"] for rep, spec in _document(name).data["reps"].items()}
    middle = exp(fsum(map(log, usual.values())) / len(usual))
    return {f"reps.{rep}.quota": round(times * middle**flatter * one ** (1 - flatter)) for rep, one in usual.items()}


def reps_of(name: Business) -> list[tuple[str, float]]:
    """Names and usual quotas, the smallest territory first."""
    return [(rep, spec["quota"]) for rep, spec in _document(name).data["reps"].items()]

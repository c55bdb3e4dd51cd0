"""What every plug-in promises, whoever wrote it: this file runs over all that are installed and knows none by name."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_origin

import pytest
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from simsales.experiment.runs import facts_of
from simsales.i18n import Text
from simsales.registry import installed
from simsales.session import Session
from simsales.spec.casefile import load_scenario, open_case
from simsales.spec.scenario import Scenario
from simsales.spec.schema import scenario_schema
from simsales.units import Currency, Param
from simsales.world.facts import Facts
from simsales.world.measures import Kpi

CHINESE = re.compile("[\u4e00-\u9fff]")
BLOCKS = [
    pytest.param(model, id=f"{family}-{kind}")
    for family, kinds in installed().families.items()
    for kind, model in kinds.items()
    if isinstance(model, type)
]
KPIS = [pytest.param(kpi, id=name) for name, kpi in installed().kinds("kpi").items()]


def inner_blocks(annotation: Any) -> Iterator[type[BaseModel]]:
    """The blocks inside a field's type: `dict[str, Stage]`, `tuple[Tier, ...]`, `Interest | None`."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        if issubclass(annotation, BaseModel):
            yield annotation
        return
    for part in get_args(annotation):
        yield from inner_blocks(part)


def parameters(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    """Everything a scenario may write in the block and in the blocks inside it; texts are their own labels."""
    for name, field in model.model_fields.items():
        if name != "kind" and not is_text(field.annotation):
            yield f"{model.__name__}.{name}", field
        for inner in inner_blocks(field.annotation):
            yield from parameters(inner)


def is_text(annotation: Any) -> bool:
    return annotation is Text or any(is_text(part) for part in get_args(annotation))


def param(field: FieldInfo) -> Param | None:
    return next((note for note in field.metadata if isinstance(note, Param)), None)


FIELDS = {name: field for block in BLOCKS for name, field in parameters(block.values[0])}


# --- parameters -------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("model", BLOCKS)
def test_a_plugin_is_frozen_and_takes_nothing_unknown(model: type[BaseModel]) -> None:
    for block in (model, *(inner for field in model.model_fields.values() for inner in inner_blocks(field.annotation))):
        assert block.model_config.get("frozen") is True
        assert block.model_config.get("extra") == "forbid"
        assert block.model_config.get("allow_inf_nan") is False


@pytest.mark.parametrize("model", BLOCKS)
def test_a_plugin_refuses_a_field_it_does_not_have(model: type[BaseModel]) -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        model.model_validate({"kind": model.model_fields["kind"].default, "no_such_field": 1})


@pytest.mark.parametrize("model", BLOCKS)
def test_the_kind_in_the_file_is_the_kind_in_the_registry(model: Any) -> None:
    kind = model.model_fields["kind"]
    assert get_args(kind.annotation) == (kind.default,) == (model.plugin_kind,)
    assert installed().kinds(model.plugin_family)[kind.default] is model
    assert (model.plugin_family, kind.default) in installed().origins


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_every_parameter_is_labelled_in_both_languages(field: FieldInfo) -> None:
    label = param(field)
    assert label is not None
    assert label.en
    assert CHINESE.search(label.zh)


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)
def test_every_default_says_where_it_is_from(field: FieldInfo) -> None:
    label = param(field)
    assert field.is_required() or (label is not None and label.source)


@pytest.mark.parametrize("model", BLOCKS)
def test_a_plugin_says_in_its_docstring_what_it_is(model: type[BaseModel]) -> None:
    assert (model.__doc__ or "").strip()


# --- what editors and screens get -------------------------------------------------------------------------------------------
@cache
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(scenario_schema())
    return found


@pytest.mark.parametrize("model", BLOCKS)
def test_a_plugin_describes_its_own_parameters(model: type[BaseModel]) -> None:
    own = model.model_json_schema(by_alias=True)
    assert own["additionalProperties"] is False
    assert own["properties"]["kind"]["const"] == model.model_fields["kind"].default


@pytest.mark.parametrize("model", BLOCKS)
def test_a_plugin_stands_in_the_schema_of_scenarios(model: Any) -> None:
    described = [
        block["properties"]
        for block in schema()["$defs"].values()
        if block.get("properties", {}).get("kind", {}).get("const") == model.plugin_kind
    ]
    fields = {field.alias or name for name, field in model.model_fields.items()}
    assert any(set(properties) == fields for properties in described)


# --- KPIs -------------------------------------------------------------------------------------------------------------------
@cache
def quiet_run(name: str) -> tuple[Facts, Currency]:
    """A week without a single lead."""
    scenario: Scenario = load_scenario(name)
    raw = scenario.model_copy(
        update={
            "horizon": 7.0,
            "risks": {},
            "aftersales": scenario.aftersales.model_copy(update={"book": {}}),
            "sources": {source: spec.model_copy(update={"per_year": 0.0}) for source, spec in scenario.sources.items()},
        }
    )
    session = Session(raw)
    session.advance()
    return facts_of(session), raw.money


@pytest.mark.parametrize("scenario", ["reference-pipeline", "incentive-rollout"])
@pytest.mark.parametrize("kpi", KPIS)
def test_a_kpi_of_a_run_without_a_deal_is_a_number_or_none_but_never_a_crash(kpi: Kpi, scenario: str) -> None:
    facts, currency = quiet_run(scenario)
    assert len(facts.cases) == 0
    value = kpi.value(facts, currency)
    assert isinstance(value, float)
    assert not math.isinf(value)
    for by in ("period", "rep", "segment", "channel", "product", "stage"):
        assert not any(math.isinf(part) for part in kpi.by(facts, by, currency).values())
    assert kpi.show(value, currency)


@pytest.mark.parametrize("kpi", KPIS)
def test_a_share_of_nothing_is_no_number_rather_than_zero(kpi: Kpi) -> None:
    facts, currency = quiet_run("reference-pipeline")
    denominator = kpi.parts(facts)[1]
    if denominator is not None and denominator.total == 0:
        assert math.isnan(kpi.value(facts, currency))


@pytest.mark.parametrize("kpi", KPIS)
def test_a_kpi_says_what_it_is_in_both_languages(kpi: Kpi) -> None:
    assert kpi.plugin_kind == kpi.id
    for words in (kpi.label, kpi.formula):
        assert words.en
        assert not CHINESE.search(words.en)
        assert CHINESE.search(words.zh)
    assert kpi.unit in ("money", "share", "days", "hours", "count")
    assert kpi.better in ("higher", "lower", "info")


# --- all together -----------------------------------------------------------------------------------------------------------
def test_every_family_a_scenario_asks_for_has_a_plugin() -> None:
    asked = {"pricing", "discount", "channel", "credit", "incentive", "pay", "pipeline", "risk", "kpi"}
    assert {family for family in asked if not installed().kinds(family)} == set()


def test_the_bundled_scenarios_use_only_what_is_installed() -> None:
    for name in ("reference-pipeline", "incentive-rollout"):
        policies = open_case(name).scenario.policies
        for family in type(policies).model_fields:
            assert getattr(policies, family).kind in installed().kinds(family)


def test_no_two_kinds_of_a_family_are_spelt_almost_alike() -> None:
    for family, kinds in installed().families.items():
        levelled = [kind.replace("_", "-").casefold() for kind in kinds]
        assert len(set(levelled)) == len(levelled), family

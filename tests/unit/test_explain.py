"""Why a scenario was not accepted: every finding says where, what, what is allowed, in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal

import pytest
from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from simsales import registry
from simsales.errors import Place
from simsales.i18n import Text
from simsales.registry import OneOf, Registry
from simsales.spec import spots
from simsales.spec.block import Block, Words
from simsales.spec.explain import explain
from simsales.spec.loading import check_document
from simsales.spec.reading import Document, read_text
from simsales.spec.wrong import Wrong, Wrongs
from simsales.units import Amount, Finite, NotNegative, Param, Positive, Share


class CostPlus(Block):
    kind: Literal["cost-plus"] = "cost-plus"
    markup: Annotated[Share, Param(en="markup", zh="加价", unit="share")]


class Markup(Block):
    """Its kind is called like its field, which must not confuse the path."""

    kind: Literal["markup"] = "markup"
    markup: Annotated[Share, Param(en="markup", zh="加价")]


class Strike(Block):
    cause: Literal["strike"]
    days: Share = 0.1


class Storm(Block):
    cause: Literal["storm"]
    wind: Share = 0.1


Name = Annotated[str, Field(pattern="^[a-z]+$")]
Pricing = Annotated[Any, OneOf("pricing")]


class Rep(Block):
    quota: Annotated[Amount, Param(en="quota", zh="指标", unit="money")]
    skill: Finite = 0.0
    hired: date | None = None
    group: Literal["hunter", "farmer"] = "hunter"
    desks: Annotated[int, Field(ge=0, le=500)] = 0
    season: Annotated[list[NotNegative], Field(min_length=2, max_length=2)] = Field(default=[1.0, 1.0])
    products: Mapping[str, Positive] = Field(default={})
    trained: bool = True
    note: Annotated[str, Field(max_length=5)] = ""
    territory: Annotated[NotNegative, Field(le=1000)] = 1.0
    step: Annotated[float, Field(multiple_of=0.5, gt=0, le=2)] = 1.0
    price: float | Literal["list"] = 1.0
    pair: tuple[int, str] = (1, "")


class Scene(Block):
    title: Words = Text.same("")
    pricing: Pricing = None
    reps: Annotated[dict[Name, Rep], Field(max_length=3)] = Field(default={})
    plans: list[Pricing] = Field(default=[])
    named: dict[Name, Pricing | None] = Field(default={})
    risk: Annotated[Strike | Storm, Field(discriminator="cause")] | None = None

    @model_validator(mode="after")
    def _story(self) -> Scene:
        if self.title.en == "two":
            raise Wrongs(
                [
                    Wrong(Text(en="no rep zz", zh="没有 zz"), at=("reps", "li"), meant="li"),
                    Wrong(Text(en="no", zh="不行"), Text(en="allowed: yes", zh="允许: 可以")),
                ]
            )
        if self.title.en == "one":
            raise Wrong(Text(en="not so", zh="不对"), at=("title",))
        if self.title.en == "plain":
            raise ValueError("plain words")
        return self


@pytest.fixture(autouse=True, scope="module")
def _two_pricings() -> Iterator[None]:
    fresh = Registry({"pricing": {"cost-plus": CostPlus, "markup": Markup}})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(registry, "installed", lambda: fresh)
        patch.setattr(spots, "installed", lambda: fresh)
        yield


def problems(text: str, lang: Literal["en", "zh"] = "en") -> list[str]:
    scene, found = check_document(read_text(text, "f"), Scene)
    assert (scene is None) == bool(found)
    return [problem.say(lang).removeprefix("f:") for problem in found]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pricing:\n  kind: markup", "1:1: pricing.markup: this is missing, wanted: markup"),
        ("pricing: {kind: cost-plus}", "1:1: pricing.markup: this is missing, wanted: markup (share)"),
        ("pricing: {kind: markup, markup: 1.5}", "1:25: pricing.markup: 1.5 is too high, allowed: 0 to 1"),
        (
            "pricing: {kind: mark-up}",
            '1:11: pricing.kind: there is no kind "mark-up", allowed: cost-plus, markup, did you mean markup?',
        ),
        ("pricing:\n  markup: 1", "1:1: pricing.kind: this is missing, allowed: cost-plus, markup"),
        ("pricing: x", '1:1: pricing: "x" is not a block of `name: value` lines'),
        (
            "pricng: x",
            "1:1: pricng: there is no such field, allowed: title, pricing, reps, plans, named, risk, "
            "did you mean pricing?",
        ),
        ("reps: 4", "1:1: reps: 4 is not a block of `name: value` lines, allowed: at most 3 entries"),
        ("reps: {LI: {quota: 1}}", '1:8: reps.LI: "LI" cannot be used here, allowed: text of the form ^[a-z]+$'),
        ("reps: {li: null}", "1:8: reps.li: no value is written here, allowed: a block of `name: value` lines"),
        ("plans: [{kind: cost-plus, markup: x}]", '1:27: plans.0.markup: "x" is not a number, allowed: 0 to 1'),
        ("plans: [{kind: dear}]", '1:10: plans.0.kind: there is no kind "dear", allowed: cost-plus, markup'),
        ("named: {a: {kind: markup, markup: 2}, b: null}", "1:27: named.a.markup: 2 is too high, allowed: 0 to 1"),
        (
            "named: {a: {kind: markup, markup: 1, markpu: 2}}",
            "1:38: named.a.markpu: there is no such field, allowed: kind, markup, did you mean markup?",
        ),
        ("risk: {cause: strike, days: 2}", "1:23: risk.days: 2 is too high, allowed: 0 to 1"),
        (
            "risk: {cause: stork}",
            '1:8: risk.cause: there is no kind "stork", allowed: storm, strike, did you mean storm?',
        ),
        ("title: 5", "1:1: title: expected words: one text, or {en: ..., zh: ...}"),
        ("title: plain", "1:1: plain words"),
        ("title: one", "1:1: title: not so"),
    ],
)
def test_a_mistake_has_its_message(text: str, message: str) -> None:
    assert problems(text) == [message]


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("quota: -1", "quota: -1 is too low, allowed: 0 to 1,000,000,000,000"),
        ("quota: null", "quota: no value is written here, allowed: 0 to 1,000,000,000,000"),
        ("skill: 1e16", "skill: 1e+16 is too high, allowed: less than 1e+15"),
        ("skill: high", 'skill: "high" is not a number'),
        ("hired: 2027-13-01", 'hired: "2027-13-01" is not a date, allowed: a date such as 2027-01-04'),
        ("hired: 5.5", "hired: 5.5 is not a date, allowed: a date such as 2027-01-04"),
        ("group: huntr", 'group: "huntr" is not one of the choices, allowed: hunter, farmer, did you mean hunter?'),
        ("desks: 1.5", "desks: 1.5 is not a whole number, allowed: 0 to 500"),
        ("desks: 501", "desks: 501 is too high, allowed: 0 to 500"),
        ("desks: many", 'desks: "many" is not a whole number, allowed: 0 to 500'),
        ("season: [1]", "season: there are too few entries, allowed: exactly 2 entries"),
        ("season: [1, 2, 3]", "season: there are too many entries, allowed: exactly 2 entries"),
        ("season: 3", "season: 3 is not a list, allowed: exactly 2 entries"),
        ("season: [1, -1]", "season.1: -1 is too low, allowed: at least 0"),
        ("products: {x: 0}", "products.x: 0 is too low, allowed: more than 0"),
        ("products: [x]", "products: a list is not a block of `name: value` lines"),
        ("trained: maybe", 'trained: "maybe" is not true or false'),
        ("note: 5", "note: 5 is not text, allowed: at most 5 characters"),
        ("note: too long", 'note: "too long" is too long, allowed: at most 5 characters'),
        ("territory: no", 'territory: "no" is not a number, allowed: 0 to 1,000'),
        ("step: 0.7", "step: 0.7 cannot be used here, allowed: more than 0 and at most 2, in steps of 0.5"),
        ("pair: [1, 2]", "pair.1: 2 is not text, allowed: text (a number in quotes is text)"),
        ("territory: nan", 'territory: "nan" is not a finite number, allowed: 0 to 1,000'),
    ],
)
def test_a_field_says_what_it_allows(field: str, message: str) -> None:
    other = "" if field.startswith("quota") else "quota: 1, "
    (said,) = problems(f"reps: {{li: {{{other}{field}}}}}")
    assert said.partition(" ")[2] == f"reps.li.{message}"
    assert int(said.split(":")[1]) >= 13 + len(other)


def test_a_field_of_two_types_says_both() -> None:
    assert problems("reps: {li: {quota: 1, price: x}}") == [
        '1:23: reps.li.price: "x" is not a number',
        '1:23: reps.li.price: "x" is not one of the choices, allowed: list',
    ]


def test_a_validator_may_find_several_things_below_its_block() -> None:
    assert problems("title: two\nreps: {li: {quota: 1}}") == [
        "1:1: no, allowed: yes",
        "2:8: reps.li: no rep zz, did you mean li?",
    ]


def test_all_problems_come_at_once_in_file_order() -> None:
    text = "pricing: {kind: x}\nreps:\n  li: {quota: -1}\n  wang: {}\nnew: 1\n"
    assert [said.split(": ")[0] for said in problems(text)] == ["1:11", "3:8", "4:3", "5:1"]


def test_a_value_from_another_file_is_placed_there() -> None:
    document = Document(
        {"pricing": {"kind": "markup", "markup": 2}},
        {(): Place("a", 1, 1), ("pricing",): Place("a", 1, 1), ("pricing", "markup"): Place("b", 7, 3)},
    )
    assert check_document(document, Scene)[1][0].place == Place("b", 7, 3)


def test_a_good_document_becomes_the_model() -> None:
    text = "pricing: {kind: markup, markup: 0.5}\nreps: {li: {quota: 1e3}}\n"
    scene, found = check_document(read_text(text, "f"), Scene)
    assert found == []
    assert scene is not None
    assert scene.pricing.markup == 0.5
    assert scene.reps["li"].quota == 1000


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pricing: {kind: markup, markup: 1.5}", "1:25: pricing.markup: 1.5 太大, 允许: 0 到 1"),
        (
            "pricing: {kind: mark-up}",
            '1:11: pricing.kind: 没有 "mark-up" 这一种, 允许: cost-plus, markup, 是否想写 markup?',
        ),
        ("pricing: {kind: cost-plus}", "1:1: pricing.markup: 缺少这一项, 应填: 加价 (share)"),
        ("reps: {li: {quota: x}}", '1:13: reps.li.quota: "x" 不是数, 允许: 0 到 1,000,000,000,000'),
        ("pricng: 1", "1:1: pricng: 没有这个字段, 允许: title, pricing, reps, plans, named, risk, 是否想写 pricing?"),
        ("title: one", "1:1: title: 不对"),
    ],
)
def test_the_messages_speak_chinese_too(text: str, message: str) -> None:
    assert problems(text, "zh") == [message]


def test_a_hostile_value_is_quoted_harmlessly() -> None:
    (said,) = problems('pricing: {kind: "{0}\\e[2J' + "x" * 500 + '"}')
    assert "\x1b" not in said
    assert len(said) < 200


def test_a_finding_nobody_foresaw_still_becomes_a_problem() -> None:
    odd = PydanticCustomError("quite_new", "quite new")
    details = InitErrorDetails(type=odd, loc=("reps", "li", "quota"), input={"a": 1})
    error = ValidationError.from_exception_data("Scene", [details])
    (found,) = explain(error, Scene, read_text("reps: {li: 1}", "f"))
    assert found.say("en") == "f:1:8: reps.li.quota: a block cannot be used here: quite new"
    assert found.say("zh") == "f:1:8: reps.li.quota: 一组设置 不能用在这里: quite new"

"""A variant is exactly what was written: merging, and changes by dotted path."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simsales.errors import Place, ScenarioError
from simsales.spec.delta import apply, merge
from simsales.spec.reading import Document, read_text

BASE = """\
policies:
  pricing: {kind: cost-plus, markup: 0.3}
  credit: {limit: 5}
reps:
  li: {quota: 100, skill: 0}
  wang: {quota: 200}
holidays: [a, b]
products: {v1.5: {price: 9}}
"""


def base() -> Document:
    return read_text(BASE, "base")


def changed(**changes: Any) -> Any:
    return apply(base(), changes).data


def refusal(changes: dict[str, Any]) -> str:
    with pytest.raises(ScenarioError) as refused:
        apply(base(), changes)
    return refused.value.say("en")


def test_blocks_merge_and_values_replace() -> None:
    over = read_text("reps: {li: {quota: 150}, zhao: {quota: 50}}\nholidays: [c]\n", "over")
    merged = merge(base(), over)
    assert merged.data["reps"] == {"li": {"quota": 150, "skill": 0}, "wang": {"quota": 200}, "zhao": {"quota": 50}}
    assert merged.data["holidays"] == ["c"]


def test_every_leaf_keeps_the_place_of_its_origin() -> None:
    merged = merge(base(), read_text("reps: {li: {quota: 150}}\nholidays: [c]\n", "over"))
    assert merged.place(("reps", "li", "quota")) == Place("over", 1, 13)
    assert merged.place(("reps", "li", "skill")) == Place("base", 5, 20)
    assert merged.place(("holidays", 0)) == Place("over", 2, 12)
    assert ("holidays", 1) not in merged.places


def test_merging_leaves_both_documents_as_they_were() -> None:
    first, over = base(), read_text("reps: {li: null}\nholidays: [c]\n", "over")
    merged = merge(first, over)
    merged.data["holidays"].append("d")
    assert first == base()
    assert over.data == {"reps": {"li": None}, "holidays": ["c"]}


def test_another_kind_replaces_the_whole_block() -> None:
    merged = merge(base(), read_text("policies: {pricing: {kind: list-price}}\n", "over"))
    assert merged.data["policies"] == {"pricing": {"kind": "list-price"}, "credit": {"limit": 5}}
    assert ("policies", "pricing", "markup") not in merged.places


def test_the_same_kind_or_none_merges() -> None:
    for words in ("{kind: cost-plus, rounding: 5}", "{rounding: 5}"):
        merged = merge(base(), read_text(f"policies: {{pricing: {words}}}\n", "over"))
        assert merged.data["policies"]["pricing"] == {"kind": "cost-plus", "markup": 0.3, "rounding": 5}


def test_null_removes_what_is_there() -> None:
    merged = merge(base(), read_text("reps: {li: null}\npolicies: {credit: {limit: null}}\n", "over"))
    assert merged.data["reps"] == {"wang": {"quota": 200}}
    assert merged.data["policies"]["credit"] == {}
    assert [path for path in merged.places if path[:2] == ("reps", "li")] == [("reps", "li")]  # where it was removed


@given(
    st.recursive(
        st.none() | st.integers(),
        lambda inner: st.dictionaries(st.sampled_from("abk"), inner) | st.lists(inner, max_size=2),
    ).filter(lambda value: isinstance(value, dict))
)
def test_merging_into_nothing_and_merging_twice_changes_nothing_more(data: dict[str, Any]) -> None:
    over = Document(data, {(): Place("over")})
    once = merge(Document({}, {(): Place("base")}), over)
    assert merge(once, over).data == once.data


def test_a_dotted_path_names_one_value() -> None:
    assert changed(**{"reps.li.quota": 120})["reps"]["li"] == {"quota": 120, "skill": 0}
    assert changed(**{"products.v1.5.price": 8})["products"] == {"v1.5": {"price": 8}}
    assert changed(holidays=["z"])["holidays"] == ["z"]


def test_a_change_may_be_a_block() -> None:
    assert changed(**{"reps.li": {"quota": 120}})["reps"]["li"] == {"quota": 120, "skill": 0}
    assert changed(**{"policies.pricing": {"kind": "list-price"}})["policies"]["pricing"] == {"kind": "list-price"}


def test_a_new_last_name_is_allowed() -> None:
    assert changed(**{"reps.zhao": {"quota": 1}, "reps.li.title": "x", "story": "y"})["reps"]["li"]["title"] == "x"


def test_the_order_of_changes_does_not_matter() -> None:
    changes = {"policies.pricing.markup": 0.5, "policies.pricing.kind": "fixed", "policies.pricing": {"rounding": 1}}
    wanted = {"kind": "fixed", "markup": 0.5}
    assert changed(**changes)["policies"]["pricing"] == wanted
    assert changed(**dict(reversed(changes.items())))["policies"]["pricing"] == wanted


def test_a_change_keeps_the_place_it_was_written_at() -> None:
    variant = read_text("v:\n  reps.li:\n    quota: 120\n  holidays: [z]\n", "f").below("v")
    after = apply(base(), variant.data, variant.places)
    assert after.place(("reps", "li", "quota")) == Place("f", 3, 5)
    assert after.place(("holidays", 0)) == Place("f", 4, 14)
    assert after.place(("reps", "li", "skill")) == Place("base", 5, 20)


def test_a_change_without_a_file_is_placed_at_set() -> None:
    assert apply(base(), {"reps.li.quota": 1}).place(("reps", "li", "quota")) == Place("--set")


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            "reps.lee.quota",
            1,
            "--set: reps.lee.quota: there is nothing of this name to change, did you mean reps.li.quota?",
        ),
        (
            "policy.pricing.markup",
            1,
            "--set: policy.pricing.markup: there is nothing of this name to change, "
            "did you mean policies.pricing.markup?",
        ),
        ("holidays.0", "z", "--set: holidays.0: holidays is a list and has no named parts, set the whole list"),
        (
            "reps.li.quota.high",
            1,
            "--set: reps.li.quota.high: reps.li.quota is a single value and has no parts, did you mean reps.li.quota?",
        ),
        ("reps.lii", None, "--set: reps.lii: there is nothing of this name to change, did you mean reps.li?"),
        ("reps.", 1, "--set: reps.: there is nothing of this name to change, did you mean reps?"),
        ("", 1, "--set: there is nothing of this name to change"),
    ],
)
def test_a_path_that_names_nothing_is_refused(path: str, value: object, message: str) -> None:
    assert refusal({path: value}) == message


def test_all_misfits_are_told_at_once_in_both_languages() -> None:
    with pytest.raises(ScenarioError) as refused:
        apply(base(), {"reps.lee.quota": 1, "holidays.0": 1})
    assert refused.value.say("zh").splitlines() == [
        "--set: holidays.0: holidays 是列表, 没有带名称的部分, 请设置整个列表",
        "--set: reps.lee.quota: 没有可以修改的这一项, 是否想写 reps.li.quota?",
    ]


def test_a_path_may_lead_through_blocks_that_nobody_has_written() -> None:
    defaults = {"people": {"effort": {"closing": 0.35}, "note": "x"}, "pipeline": {"kind": "buyer", "patience": 3}}
    after = apply(base(), {"people.effort.closing": 0.5, "pipeline.patience": 4}, defaults=lambda: defaults).data
    assert after["people"] == {"effort": {"closing": 0.5}, "note": "x"}
    assert after["pipeline"] == {"kind": "buyer", "patience": 4}


@pytest.mark.parametrize("path", ["people.efort.closing", "persons.effort.closing"])
def test_what_stands_nowhere_is_refused_as_before(path: str) -> None:
    with pytest.raises(ScenarioError, match="there is nothing of this name to change"):
        apply(base(), {path: 1}, defaults=lambda: {"people": {"effort": {"closing": 0.35}, "note": "x"}})

"""Hostile scenario files: bombs, damage and noise are read or refused within seconds, and nothing else happens."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simsales.errors import ScenarioError
from simsales.spec.delta import apply
from simsales.spec.reading import read_document, read_text


def refusal(text: str) -> str:
    with pytest.raises(ScenarioError) as refused:
        read_text(text, "f")
    return refused.value.say("en")


BOMBS = {
    "brackets": ("a: " + "[" * 60_000, "f:1:35: blocks within blocks are too deep, allowed: 32 levels"),
    "closed brackets": ("a: " + "[" * 900_000 + "]" * 900_000, "f:1:35: blocks within blocks are too deep"),
    "braces": ("{a: " * 60_000, "blocks within blocks are too deep"),
    "dashes": ("- " * 60_000, "blocks within blocks are too deep"),
    "indents": ("".join(" " * depth + "a:\n" for depth in range(1500)), "blocks within blocks are too deep"),
    "items": ("a: [" + "1," * 900_000 + "]", "this file is too large, allowed: 200000 names and values"),
    "same names": ("a: 1\n" * 390_000, "there may be more; mend these first"),
    "laughs": ("a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(24)), "& is not used"),
    "merges": ("a: &a {x: 1}\n" + "<<: [*a, *a]\n" * 40, "<< is not used"),
    "question marks": ("? " * 60_000, "blocks within blocks are too deep"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str) -> None:
    text, message = BOMBS[name]
    started = time.perf_counter()
    assert message in refusal(text)
    assert time.perf_counter() - started < 5


def test_a_long_text_in_one_value_is_no_trap() -> None:
    started = time.perf_counter()
    for word in ('"' + "e\u0301" * 600_000 + '"', "x " * 900_000, "|\n" + "  x\n" * 400_000):
        read_text(f"a: {word}\n", "f")
    assert time.perf_counter() - started < 5 * 3


def test_thousands_of_wrong_paths_are_told_in_time() -> None:
    team = read_text("reps:\n" + "".join(f"  r{n}: {{quota: 1}}\n" for n in range(5000)), "f")
    started = time.perf_counter()
    with pytest.raises(ScenarioError) as refused:
        apply(team, {f"rep.r{n}.quota": 1 for n in range(5000)})
    assert len(refused.value.problems) == 5000
    assert time.perf_counter() - started < 5


WHOLE = "title: x\nreps:\n  li: {quota: 5, skill: -0.5}\nholidays: [2027-01-01, 'b']\nstory: |\n  one\n  two\n"
PIECES = st.sampled_from(
    [
        "[",
        "]",
        "{",
        "}",
        ": ",
        "- ",
        "\n",
        "  ",
        "\t",
        "&a ",
        "*a",
        "<<: ",
        "!!int ",
        "'",
        '"',
        "|",
        ">",
        "#",
        "?",
        "%",
        "@",
        "---\n",
        "...",
        "\\",
        "\x00",
        "\ufeff",
        "\u2028",
        "\x85",
        "1e9",
        ".nan",
        "0",
        "名",
        "%YAML 1.1\n",
        "\r",
        "\ud800",
        ",",
    ]
)


def read_or_refuse(text: str) -> None:
    started = time.perf_counter()
    try:
        names = set(read_text(text, "f").data)
    except ScenarioError as refused:
        names = set()
        said = refused.say("en"), refused.say("zh")
    else:
        said = ("read", "读完")
    assert all(isinstance(name, str) for name in names)
    assert said[0] != said[1]
    assert time.perf_counter() - started < 5


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 4), PIECES), max_size=6))
def test_a_damaged_scenario_is_read_or_refused(damage: list[tuple[int, int, str]]) -> None:
    text = WHOLE
    for at, gone, piece in damage:
        text = text[:at] + piece + text[at + gone :]
    read_or_refuse(text)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refuse(text)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(raw=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "noise.yaml"
    path.write_bytes(raw)
    with contextlib.suppress(ScenarioError):
        read_document(path)

"""Luck is keyed: the same rows whoever asks, when, in which order; and each law is the law it says it is."""

from __future__ import annotations

import ast
import math
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import simsales
from simsales.rng import FIRST_BLOCK, KeyedLuck, Purpose, replication_seed

LAWS = ("uniform", "normal", "lognormal", "exponential", "gamma", "gumbel")
DRAWS = 100_000
PROGRAM = Path(simsales.__file__).parent


def purpose(law, name="test.luck"):
    return Purpose(name, law)


def many(law, location=0.0, scale=1.0, *, seed=1, width=1, count=DRAWS):
    rows = KeyedLuck(seed).rows(purpose(law), "all", width, location, scale)
    return np.array([rows[i] for i in range(count)])


# Keys


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    law=st.sampled_from(LAWS),
    asked=st.lists(st.integers(0, 3_000), min_size=1, max_size=25),
    seed=st.integers(0, 2**64 - 1),
)
def test_a_row_is_the_same_in_whatever_order_rows_are_asked_for(law, asked, seed):
    luck = KeyedLuck(seed)
    one = luck.rows(purpose(law), "li", 3, 1.5, 0.5)
    assert [one[i] for i in asked] == [luck.rows(purpose(law), "li", 3, 1.5, 0.5)[i] for i in asked]


def test_two_askers_of_one_stream_do_not_disturb_each_other():
    luck = KeyedLuck(7)
    alone = [luck.rows(purpose("normal"), "li")[i] for i in range(200)]
    one, other = luck.rows(purpose("normal"), "li"), luck.rows(purpose("normal"), "li")
    assert [(one[i], other[199 - i]) for i in range(200)] == list(zip(alone, alone[::-1], strict=True))


def test_rows_of_other_purposes_and_streams_change_nothing():
    quiet = KeyedLuck(7)
    rows = quiet.rows(purpose("uniform"), "li")
    expected = [rows[i] for i in range(100)]
    busy = KeyedLuck(7)
    rows, seen = busy.rows(purpose("uniform"), "li"), []
    for i in range(100):
        busy.rows(purpose("uniform", "test.other"), "li", 5)[i]
        busy.rows(purpose("uniform"), "wang")[i]
        seen.append(rows[i])
    assert seen == expected


@pytest.mark.parametrize("number", range(1, 6))
def test_rows_on_both_sides_of_a_block_boundary_are_distinct(number):
    edge = FIRST_BLOCK * ((1 << number) - 1)
    rows = KeyedLuck(3).rows(purpose("uniform"), "li", 2)
    near = [tuple(rows[i]) for i in range(edge - 2, edge + 2)]
    assert len(set(near)) == 4
    assert all(0 <= value < 1 for row in near for value in row)


def test_different_streams_purposes_seeds_and_blocks_share_no_number():
    keys = [
        (seed, name, stream) for seed in (1, 2) for name in ("test.a", "test.b") for stream in ("li", "wang", "li/1")
    ]
    seen = Counter(
        KeyedLuck(seed).rows(purpose("uniform", name), stream)[i][0] for seed, name, stream in keys for i in range(500)
    )
    assert max(seen.values()) == 1
    assert len(seen) == len(keys) * 500


def test_no_two_replications_of_any_two_seeds_share_a_world():
    seeds = [replication_seed(seed, number) for seed in range(60) for number in range(1, 101)]
    assert len(set(seeds)) == len(seeds)
    assert all(0 <= seed < 2**64 for seed in seeds)


def test_streams_of_different_seeds_are_uncorrelated():
    count = 20_000
    here, there = (many("normal", seed=replication_seed(seed, 1), count=count)[:, 0] for seed in (1, 2))
    assert abs(np.corrcoef(here, there)[0, 1]) * math.sqrt(count) < 3


def test_neighbours_in_a_row_and_in_a_stream_are_uncorrelated():
    count = 20_000
    numbers = many("normal", width=2, count=count)
    assert abs(np.corrcoef(numbers[:, 0], numbers[:, 1])[0, 1]) * math.sqrt(count) < 3
    assert abs(np.corrcoef(numbers[1:, 0], numbers[:-1, 0])[0, 1]) * math.sqrt(count) < 3


def test_every_purpose_of_the_program_is_written_once():
    """Two purposes of one name would be one luck: whoever adds a plug-in finds out here."""
    names = Counter()
    for path in sorted(PROGRAM.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Purpose":
                name = node.args[0]
                assert isinstance(name, ast.Constant), f"{path}:{node.lineno}: a purpose is named by a plain string"
                names[name.value] += 1
    assert len(names) > 15
    assert [name for name, times in names.items() if times > 1] == []


# Laws

EULER = 0.5772156649015329
MOMENTS = {  # location, scale -> mean, sd
    "uniform": ((0.0, 1.0), (0.5, math.sqrt(1 / 12))),
    "normal": ((10.0, 2.0), (10.0, 2.0)),
    "lognormal": ((1.0, 0.5), (math.exp(1.125), math.exp(1.125) * math.sqrt(math.expm1(0.25)))),
    "exponential": ((0.0, 3.0), (3.0, 3.0)),
    "gamma": ((4.0, 0.25), (1.0, 0.5)),
    "gumbel": ((0.0, 1.0), (EULER, math.pi / math.sqrt(6))),
}


@pytest.mark.parametrize("law", LAWS)
def test_mean_and_spread_of_a_law_are_right_within_one_percent(law):
    (location, scale), (mean, sd) = MOMENTS[law]
    numbers = many(law, location, scale)
    assert numbers.mean() == pytest.approx(mean, rel=0.01)
    assert numbers.std() == pytest.approx(sd, rel=0.01)


def test_each_column_has_its_own_parameters():
    numbers = many("lognormal", [0.0, 2.0], [0.1, 0.3], width=2)
    assert np.log(numbers).mean(axis=0) == pytest.approx([0.0, 2.0], abs=0.01)
    assert np.log(numbers).std(axis=0) == pytest.approx([0.1, 0.3], rel=0.01)


# The same luck under other parameters

parameters = st.tuples(st.floats(-5, 5), st.floats(0.01, 4))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(parameters)
def test_a_normal_draw_keeps_its_luck_under_other_parameters(chosen):
    location, scale = chosen
    plain, moved = many("normal", count=300), many("normal", location, scale, count=300)
    assert moved == pytest.approx(location + scale * plain, rel=1e-12, abs=1e-12)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(parameters)
def test_a_lognormal_draw_keeps_its_luck_under_other_parameters(chosen):
    location, scale = chosen
    plain, moved = many("lognormal", count=300), many("lognormal", location, scale, count=300)
    assert np.log(moved) == pytest.approx(location + scale * np.log(plain), rel=1e-9, abs=1e-9)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.floats(0.001, 1e6))
def test_an_exponential_draw_keeps_its_luck_under_another_mean(mean):
    assert many("exponential", 0.0, mean, count=300) == pytest.approx(mean * many("exponential", count=300), rel=1e-12)


def test_lognormal_and_normal_of_one_key_are_the_same_luck_bit_for_bit():
    """PERFORMANCE section 5: exp on scalars equals numpy's lognormal, so either may be used for state."""
    normal, lognormal = many("normal", 0.3, 1.1, count=5_000), many("lognormal", 0.3, 1.1, count=5_000)
    assert [math.exp(z) for z in normal[:, 0]] == lognormal[:, 0].tolist()


def test_a_spread_of_zero_means_the_median_always():
    assert many("lognormal", math.log(50), 0.0, count=3).ravel() == pytest.approx(np.full(3, 50.0))

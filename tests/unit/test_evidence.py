"""Evidence: gates that do not move, statuses, seeds of its own, measures read off a log written by hand, the command."""

from __future__ import annotations

import json
import math
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from simsales.errors import ScenarioError
from simsales.evidence.business import business
from simsales.evidence.calibrate import BANDS, figures
from simsales.evidence.choosing import chosen
from simsales.evidence.effect import effects, known
from simsales.evidence.judging import Gate, Judged, judged, status
from simsales.evidence.lives import lived
from simsales.evidence.looking import Lived, gain, part, thirds
from simsales.evidence.runner import QUICK_SEEDS, SEEDS, Finding, try_effects
from simsales.evidence.seeds import calibration_seed, run_seeds
from simsales.evidence.telling import asked, evidence_json, evidence_table
from simsales.i18n import Text
from simsales.report.tables import show
from simsales.rng import replication_seed
from simsales.units import MICROSECONDS_PER_DAY
from simsales.world.events import (
    DEAL_LOST,
    DEAL_PUSHED,
    DEAL_WON,
    DISCOUNT_GRANTED,
    PAY_EARNED,
    QUOTA_SET,
    SELLER_JOINED,
    STAGE_SHIFT,
    TIME_PLANNED,
)
from simsales.world.facts import Facts
from simsales.world.log import NOTHING, EventLog

EFFECTS = effects()
SAID = Text.same("what is asked")

# Gates are those of MODEL M

PUBLISHED_GATES = {
    "S1": {
        **{f"{name} hard": (1.5, math.inf, 1.0) for name in ("short", "enterprise")},
        **{f"{name} easy": (1.2, math.inf, 1.0) for name in ("short", "enterprise")},
        **{f"{name} sales {side}": (-math.inf, 0, 0) for name in ("short", "enterprise") for side in ("hard", "easy")},
        **{f"{name} attained": (0.30, 0.65, None) for name in ("short", "enterprise")},
    },
    "S2": {
        "enterprise accelerator": (1.05, math.inf, 1.0),
        "enterprise bonus": (1.05, math.inf, 1.0),
        "enterprise linear": (0.97, 1.03, None),
        **{f"{name} win rate": (-math.inf, 0, 0) for name in ("accelerator", "bonus")},
        **{f"{name} price": (-math.inf, 0, 0) for name in ("accelerator", "bonus")},
    },
    "S3": {
        "2% to 25%": (0.03, 0.10, 0),
        "linear": (-math.inf, 0.01, None),
        "ladder low": (0, math.inf, 0),
        "ladder high": (0, math.inf, 0),
        "authority": (0, math.inf, 0),
        "short 2% to 25%": (-math.inf, 0.005, None),
    },
    "S4": {
        "total": (0, 0.15, 0),
        "top over low": (0, math.inf, 0),
        "top over middle": (0, math.inf, 0),
        "bunching": (-math.inf, 0, 0),
    },
    "S5": {
        **{f"{name} total": (0.02, 0.12, 0) for name in ("short", "enterprise")},
        **{
            f"{name} {who}": (0, math.inf, 0)
            for name in ("short", "enterprise")
            for who in ("low", "middle", "top", "stars")
        },
    },
    "S6": {"annual": (-0.10, -0.005, 0), "low against top": (-math.inf, 0, 0)},
    "S7": {"lowest over top": (0, math.inf, 0), "service": (-math.inf, -0.20, 0)},
    "S8": {"effort": (-0.10, -0.01, 0), "sales": (-math.inf, 0, 0)},
    "S9": {"best": (0.01, 0.08, 0), "number": (3, 15, None)},
    "S10": {
        "teams of 16": (0, math.inf, 0),
        "1 over 4": (0, math.inf, 0),
        "4 over 16": (0, math.inf, 0),
        "ratio": (0.2, 0.7, None),
    },
    "S11": {"half-life": (5, 9, None), "gain": (0, math.inf, 0), "spacing": (0, math.inf, 0)},
    "S14": {
        "correlation": (0.45, 0.75, 0),
        "ambition": (0.7, 1.5, 0),
        "first mover": (0.2, 0.7, 0),
        "deals": (-0.8, -0.2, 0),
        **{f"{name} shrinks": (-math.inf, 0, 0) for name in ("correlation", "ambition", "first mover", "deals")},
    },
}


@pytest.mark.parametrize("name", PUBLISHED_GATES)
def test_gates_do_not_move(name):
    gates = EFFECTS[name].gates
    assert {key: (gate.low, gate.high, gate.null) for key, gate in gates.items()} == PUBLISHED_GATES[name]


def test_every_effect_of_the_list_is_there_and_two_of_them_wait():
    assert [one.id for one in known()] == [f"S{number}" for number in range(1, 15)]
    assert list(EFFECTS) == [f"S{number}" for number in (*range(1, 12), 14)]


@pytest.mark.parametrize("name", [name for name, one in EFFECTS.items() if one.experiment is None])
def test_every_variant_fits_its_business_with_its_mechanism_and_without(name):
    effect = EFFECTS[name]
    assert any(one.made() != one.made(effect.ablation.changes) for one in effect.tries.values())
    assert effect.ablation.gone in effect.gates


def test_businesses_differ_in_cycle_authority_and_size_of_deals():
    short, enterprise = business("short"), business("enterprise")
    assert (short.pipeline.cycle, enterprise.pipeline.cycle) == (28, 252)
    assert (short.policies.discount.rep, enterprise.policies.discount.rep) == (0.10, 0.30)
    assert len(short.reps) == len(enterprise.reps) == 20


# Judging


def verdict(*gates_and_values):
    gates = {f"{number}": gate for number, (gate, _) in enumerate(gates_and_values)}
    return status(judged(gates, {f"{number}": values for number, (_, values) in enumerate(gates_and_values)}))


UP = Gate(SAID, low=0.02, high=0.12)
DOWN = Gate(SAID, low=-0.10, high=-0.01)
BAND = Gate(SAID, low=0.97, high=1.03, null=None, unit="ratio")
CLEAR, TOO_LARGE, UNCLEAR, WRONG = [0.05, 0.06, 0.07], [0.2, 0.21, 0.22], [0.06, -0.2, 0.3], [-0.05, -0.06, -0.07]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        pytest.param([(UP, CLEAR)], "matched", id="inside, clear"),
        pytest.param([(UP, TOO_LARGE)], "direction only", id="the right way, but too large"),
        pytest.param([(UP, UNCLEAR)], "not matched", id="an interval that includes nothing at all"),
        pytest.param([(UP, WRONG)], "not matched", id="the wrong way"),
        pytest.param([(UP, [0.0] * 3)], "not matched", id="exactly nothing"),
        pytest.param([(DOWN, WRONG)], "matched", id="a fall inside its gate"),
        pytest.param([(UP, CLEAR), (BAND, [1.1, 1.1, 1.1])], "direction only", id="a band that is left"),
        pytest.param([(UP, CLEAR), (DOWN, CLEAR)], "not matched", id="one of two the wrong way"),
        pytest.param([(UP, CLEAR), (DOWN, [-0.3, -0.31, 0.2])], "direction only", id="the second is unclear"),
    ],
)
def test_status_says_what_was_found_against_the_gate(found, expected):
    assert verdict(*found) == expected


def test_at_least_as_much_within_the_interval_asks_only_that_the_interval_reaches_the_gate():
    gate = Gate(SAID, high=0.0, within=True)
    assert verdict((UP, CLEAR), (gate, [0.01, -0.02, 0.03])) == "matched"
    assert verdict((UP, CLEAR), (gate, [0.01, 0.012, 0.011])) == "direction only"


def test_a_number_that_could_not_be_measured_matches_nothing():
    assert verdict((Gate(SAID, low=5, high=9, null=None), [math.nan] * 5)) == "not matched"


def test_gates_are_said_in_figures():
    assert [asked(gate) for gate in (UP, DOWN, BAND)] == ["+2.0% .. +12.0%", "-10.0% .. -1.0%", "0.97 .. 1.03"]
    assert asked(Gate(SAID, low=0.0)) == "> +0.0%"
    assert asked(Gate(SAID, low=1.5, null=1.0, unit="ratio")) == ">= 1.50"


# Seeds


def test_seeds_of_evidence_calibration_and_ordinary_runs_never_meet():
    evidence = [seed for name in EFFECTS for number in (1, 2, 3) for seed in run_seeds(number, name, SEEDS)]
    calibration = [
        replication_seed(calibration_seed(name), k) for name in ("short", "enterprise") for k in range(1, 99)
    ]
    ordinary = [replication_seed(seed, k) for seed in range(20) for k in range(1, 99)]
    assert len({*evidence, *calibration, *ordinary}) == len(evidence) + len(calibration) + len(ordinary)


def test_more_lives_keep_the_first_ones():
    assert run_seeds(1, "S4", 30)[:6] == run_seeds(1, "S4", 6)


# Measures, on a log written by hand

HOUR = MICROSECONDS_PER_DAY // 24


@pytest.fixture
def by_hand() -> Lived:
    """Two reps in a year of four quarters: one sells 100 and then 60, the other 50."""
    scenario = business("short")
    log = EventLog()
    one, two = (log.code("rep", name) for name in ("r01", "r02"))
    firms, item, direct = log.code("segment", "firms"), log.code("product", "item"), log.code("channel", "direct")
    for code in (one, two):
        log.add(0.0, SELLER_JOINED, actor=code)
        log.add(0.0, QUOTA_SET, actor=code, amount=80)
    cases = [log.open_case(0, i, firms, i, item, code, direct, 1, 100) for i, code in enumerate((one, one, two, two))]
    log.add(7.0, TIME_PLANNED | 0 << STAGE_SHIFT, actor=one, amount=20 * HOUR)
    log.add(10.0, DEAL_WON | 4 << STAGE_SHIFT, cases[0], one, NOTHING, 100)
    pushed = log.add(84.0, DEAL_PUSHED | 4 << STAGE_SHIFT, cases[1], one, NOTHING, 40)
    granted = log.add(84.0, DISCOUNT_GRANTED | 4 << STAGE_SHIFT, cases[1], one, pushed, 40)
    log.add(84.0, DEAL_WON | 4 << STAGE_SHIFT, cases[1], one, granted, 60)
    log.add(85.0, DEAL_LOST | 4 << STAGE_SHIFT, cases[3], two, NOTHING, 0)
    log.add(88.0, DEAL_WON | 4 << STAGE_SHIFT, cases[2], two, NOTHING, 50)
    log.add(91.0, PAY_EARNED, log.code("pay line", "base"), one, NOTHING, 7)
    return Lived(scenario, Facts(log, scenario.calendar.made(), scenario.pipeline.stage_names, scenario.horizon))


def test_hours_count_from_the_monday_they_were_planned(by_hand):
    assert by_hand.hours("sell", 0, 14).tolist() == [25, 30]
    assert by_hand.hours("sell", 14, 28).tolist() == [20, 30]
    assert by_hand.all_hours(14, 28).tolist() == [30, 40]


def test_bookings_attainment_and_pay_are_those_of_the_span(by_hand):
    assert by_hand.bookings(0, 91).tolist() == [160, 50]
    assert by_hand.bookings(0, 84).tolist() == [100, 0]
    assert by_hand.attained(91, 0, 91).tolist() == [[2.0, 0.625]]
    assert by_hand.pay(0, 91).tolist() == [7, 0]
    assert by_hand.pay(91, 182).tolist() == [0, 0]


def test_contracts_count_at_the_part_of_list_value_they_were_signed_for(by_hand):
    assert by_hand.contracts(0, 91).tolist() == [1.6, 0.5]


def test_prices_losses_and_what_was_given_for_haste(by_hand):
    last = [(77, 91)]
    assert by_hand.win_rate(last) == by_hand.win_rate(last, stage=4) == pytest.approx(2 / 3)
    assert by_hand.price(by_hand.won(last)) == 0.55
    assert by_hand.given_for_haste(0, 91) == 40
    assert math.isnan(by_hand.win_rate([(20, 30)]))


def test_thirds_and_parts_of_a_ranking():
    order = np.array([5.0, 1.0, 4.0, 2.0, 3.0, 6.0])
    assert [sorted(one.tolist()) for one in thirds(order)] == [[1, 3], [2, 4], [0, 5]]
    assert part(order, 0, 0.5).tolist() == [1, 3, 4]
    assert gain(np.array([3.0, 1.0]), np.array([1.0, 1.0])) == 1.0


def test_the_half_life_is_read_off_what_is_left_of_a_gain():
    rows = [{"early": 0.16 + wobble, "late": 0.08 + wobble / 2, "spacing": 0.01} for wobble in (-0.01, 0, 0.01)]
    assert EFFECTS["S11"].together(rows)["half-life"] == pytest.approx([8.0] * 3)
    flat = [{"early": 0.1, "late": 0.12, "spacing": 0.0}] * 3
    assert all(math.isnan(one) for one in EFFECTS["S11"].together(flat)["half-life"])


def test_the_peak_is_that_of_all_seeds_together():
    effect = EFFECTS["S1"]

    def row(hours):
        found = {}
        for label, value in zip(effect.tries, hours * 2, strict=True):
            found |= {f"{label} hours": value, f"{label} sales": value, f"{label} attained": 0.5}
        return found

    values = effect.together([row([10, 30, 20, 10]), row([10, 20, 25, 10]), row([10, 30, 20, 15])])
    assert values["short hard"] == [3.0, 2.0, 2.0]
    assert values["short sales easy"] == pytest.approx([-2 / 3, -0.5, -2 / 3])


# The command


def made_up(name, value, seeds=4) -> Finding:
    """A finding in which every gate saw the same number."""

    class MadeUp(Finding):
        @property
        def values(self):
            return {key: [value + 0.001 * k for k in range(seeds)] for key in self.effect.gates}

    return MadeUp(EFFECTS[name], [{"total": value}] * seeds)


def test_json_says_id_published_simulated_interval_gate_and_status():
    waiting = chosen([])[1]
    said = json.loads(json.dumps(evidence_json([made_up("S8", -0.05)], waiting, "en", 1, 4)))
    first, later = said["effects"][0], said["effects"][-1]
    assert {"id", "published", "simulated", "ci", "gate", "status"} <= set(first)
    assert (first["id"], first["status"], first["gate"]) == ("S8", "matched", "-10.0% .. -1.0%")
    assert first["ci"][0] < first["simulated"] < first["ci"][1] < 0
    assert (later["id"], later["status"], later["simulated"], later["ci"]) == ("S13", "not yet", None, None)


@pytest.mark.parametrize(("lang", "words"), [("en", "not matched"), ("zh", "不符合")])
def test_what_does_not_come_out_is_printed_as_such(lang, words, capsys):
    show(evidence_table([made_up("S8", 0.05)], chosen([])[1], lang, 1, 4))
    printed = capsys.readouterr().out
    assert words in printed
    assert {"en": "no public panel", "zh": "没有公开的个人指标"}[lang] in printed


def test_a_quick_look_is_a_few_effects_and_says_that_it_is_no_evidence(capsys):
    effects, waiting = chosen([], is_quick=True)
    assert 5 <= len(effects) <= 8
    assert len(waiting) == 2
    assert QUICK_SEEDS < SEEDS
    show(evidence_table([made_up("S8", -0.05)], [], "en", 1, QUICK_SEEDS))
    assert "no evidence" in " ".join(capsys.readouterr().out.split())


def test_effects_are_asked_for_by_id_and_an_unknown_one_is_refused():
    assert [one.id for one in chosen(["s4", "S1"])[0]] == ["S4", "S1"]
    with pytest.raises(ScenarioError, match="S99") as refused:
        chosen(["S99"])
    assert "allowed: S1, S2" in refused.value.say("en")


def test_an_effect_that_lost_its_mechanism_has_vanished():
    assert made_up("S8", 0.0).has_vanished
    assert not made_up("S8", -0.05).has_vanished
    assert Judged("x", UP, judged({"x": UP}, {"x": CLEAR})[0].found).is_kept


# Lives


def test_who_runs_it_changes_nothing():
    with ThreadPoolExecutor(1) as pool:
        there = try_effects(["S8"], seed=4, seeds=1, executor=pool)
    here = try_effects(["S8"], seed=4, seeds=1, workers=1)
    assert [one.rows for one in there] == [one.rows for one in here]
    assert set(here[0].rows[0]) == {"effort", "sales", "part of reps ahead"}


def test_without_the_worlds_response_beliefs_change_and_bookings_do_not(monkeypatch):
    monkeypatch.setattr("simsales.engine.effort.Effort.closing", lambda self, since, now: 0.0)
    monkeypatch.setattr("simsales.engine.effort.Effort.leads", lambda self, source, week: 1.0)
    monkeypatch.setattr("simsales.engine.effort.Effort.pace", property(lambda self: 1.0))
    runs = [
        lived(business("short", {"horizon": 182.0, **changes}), 3, 1)
        for changes in ({"people.behaviour": "fixed"}, {"policies.incentive.pays.usual.rate": 0.05})
    ]
    hours, sold = ([one(run) for run in runs] for one in (lambda r: r.all_hours(0, 182), lambda r: r.bookings(0, 182)))
    assert hours[1].mean() > hours[0].mean() + 2
    assert sold[0].tolist() == sold[1].tolist()


@pytest.mark.slow
@pytest.mark.parametrize("name", list(EFFECTS))
def test_every_effect_vanishes_without_its_mechanism(name):
    assert try_effects([name], seed=1, seeds=8, is_ablated=True)[0].has_vanished


@pytest.mark.slow
@pytest.mark.parametrize("name", ["short", "enterprise"])
def test_the_usual_plan_is_calibrated(name):
    found = figures(name, range(1, 13))
    assert {key: found[key] for key, (low, high) in BANDS.items() if not low <= found[key] <= high} == {}

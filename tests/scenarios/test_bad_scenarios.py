"""One mistake per file: where it stands, what is wrong, what is allowed, what may have been meant; nothing else happens."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from simsales.errors import RunStopped, ScenarioError
from simsales.registry import installed
from simsales.session import Finished, Session
from simsales.spec.casefile import load_scenario, open_case
from simsales.spec.scenario import Scenario
from simsales.spec.shelf import all_scenarios

BAD = Path(__file__).parents[1] / "bad" / "scenarios"
REFERENCE = "simsales: 1\nextends: reference-pipeline\nhorizon: 30\n"
ROLLOUT = "simsales: 1\nextends: incentive-rollout\nhorizon: 30\n"


def first_twenty(names: list[str]) -> str:
    return ", ".join(names[:20]) + (", ..." if len(names) > 20 else "")


KPIS = first_twenty(list(installed().kinds("kpi")))
FIELDS = first_twenty(list(Scenario.model_fields))
COLLEAGUES = first_twenty([name for name in load_scenario("incentive-rollout").reps if name != "li"])
PRICING, PIPELINES, RISKS = (
    first_twenty(sorted(installed().kinds(family))) for family in ("pricing", "pipeline", "risk")
)

MESSAGES = {
    # names of fields and kinds
    "unknown_field": [f"3:1: horizn: there is no such field, allowed: {FIELDS}, did you mean horizon?"],
    "misspelt_kind": [
        f'4:13: policies.pricing.kind: there is no kind "cost-pluss", allowed: {PRICING}, did you mean cost-plus?'
    ],
    "missing_kind": [f"4:3: risks.strike.kind: this is missing, allowed: {RISKS}"],
    "field_of_another_kind": ["4:43: policies.pricing.factor: there is no such field, allowed: kind, markup"],
    "missing_field": ["4:3: products.kit.unit_cost: this is missing, wanted: cost per piece (money)"],
    "behaviour_unknown": ['3:10: people.behaviour: "greedy" is not one of the choices, allowed: fixed, responsive'],
    "format_version_two": ["1:1: simsales: 2 is not one of the choices, allowed: 1"],
    "list_for_mapping": ["3:1: reps: a list is not a block of `name: value` lines, allowed: 1 to 5,000 entries"],
    # leads and seats
    "more_own_leads_than_leads": [
        "4:10: sources.labs.own: own and referred leads are 1.1 of all, allowed: together at most 1"
    ],
    "own_leads_of_the_firm": [
        "4:10: sources.labs.per: leads of the whole firm are nobody's own, allowed: per: rep, or own and referred 0"
    ],
    "rep_called_manager": ["4:3: reps.manager: this is the name of the manager's seat"],
    # numbers and dates
    "negative_money": ["4:10: products.item.unit_cost: -12000 is too low, allowed: 0 to 1,000,000,000,000"],
    "free_of_charge": ["4:10: products.item.list_price: 0 is too low, allowed: more than 0"],
    "not_a_number": ["4:22: products.item.list_price: .nan is not a number to reckon with, allowed: a finite number"],
    "nan_as_word": ['4:10: products.item.list_price: "nan" is not a finite number, allowed: more than 0'],
    "infinite": ["5:18: segments.market.deal.mean: .inf is not a number to reckon with, allowed: a finite number"],
    "share_above_one": ["4:3: aftersales.attach: 30 is too high, allowed: 0 to 1"],
    "percent_sign": ['3:14: aftersales.attach: "30%" is not a number, allowed: 0 to 1'],
    "number_with_comma": ['4:10: products.item.list_price: "20,000" is not a number, allowed: more than 0'],
    "attainment_in_percent": [
        "6:15: policies.incentive.pays.bonus.at: 100 is too high, allowed: more than 0 and at most 10, did you mean 1?"
    ],
    "horizon_of_nothing": ["3:1: horizon: 0 is too low, allowed: more than 0 and at most 3,653"],
    "horizon_of_a_century": ["3:1: horizon: 36500 is too high, allowed: more than 0 and at most 3,653"],
    "date_that_is_not": ['3:12: calendar.start: "2027-02-30" is not a date, allowed: a date such as 2027-01-04'],
    # what is negotiated
    "meeting_about_nothing": [
        "3:1: meeting: there is nothing to negotiate, allowed: a price, or at least one issue",
    ],
    "meeting_authority_above_list": [
        "4:12: meeting.seller.authority: 500000 is outside what can be named, allowed: 410000 to 480000",
    ],
    "meeting_costs_long": [
        "5:16: meeting.issues.delivery.cost: 5 costs for 4 levels, allowed: 4, one for each level",
    ],
    "meeting_fact_about_nothing": [
        '6:14: meeting.buyer.facts.need.about: "trainings" is not negotiated here, allowed: price, payment, delivery, training, did you mean training?',
    ],
    "meeting_level_twice": [
        "5:16: meeting.issues.training.levels: a level is written twice",
    ],
    "meeting_manager_above_rep": [
        "4:12: meeting.seller.manager: the manager may give less away (470000) than you (456000), allowed: at most 456000"
    ],
    "meeting_member_wants_nothing_known": [
        '6:45: meeting.buyer.members.lin.worth.colour: "colour" is not negotiated here, allowed: price, payment, delivery, training',
    ],
    "meeting_names_short": [
        "5:16: meeting.issues.training.names: 2 names for 4 levels, allowed: 4, one for each level",
    ],
    "meeting_price_among_issues": [
        "5:5: meeting.issues.price: the price is not one of the issues, allowed: price: {low, high, step}",
    ],
    "meeting_price_upside_down": [
        "4:11: meeting.price.high: the list price 300000 is not above the lowest, allowed: more than 410000",
    ],
    "meeting_quorum_of_absent": [
        "4:11: meeting.buyer.quorum: 3 have to want it, and there are 1, allowed: 1 to 1",
    ],
    "meeting_rep_unknown": [
        '4:3: meeting.rep: there is no rep "yuo", allowed: you, did you mean you?',
    ],
    "meeting_standard_unknown": [
        "5:42: meeting.issues.delivery.standard: the standard level 40 is none of the levels, allowed: 20, 30, 45, 60"
    ],
    "meeting_step_with_rest": [
        "4:11: meeting.price.step: steps of 3000 do not lead from 410000 to 480000, allowed: a part of the range that goes into it without rest",
    ],
    "meeting_too_many_outcomes": [
        "3:1: meeting: 44,864 possible agreements are too many, allowed: 20,000; fewer levels, or a larger step",
    ],
    "meeting_worths_short": [
        "5:16: meeting.issues.training.worth: 3 worths for 4 levels, allowed: 4, one for each level",
    ],
    "meeting_price_objection_without_price": [
        "7:18: meeting.buyer.objections.price: nobody objects to a price where there is none, allowed: need, timing, trust, rival"
    ],
    # names that must exist
    "unknown_segment": [
        '4:9: sources.own.segment: there is no segment "markets", allowed: market, did you mean market?'
    ],
    "unknown_segment_of_rival": [
        '4:31: rivals.ono.segments.1: there is no segment "schools", allowed: hospitals, factories, labs'
    ],
    "unknown_segment_of_risk": [
        '4:17: risks.key-account.segment: there is no segment "hospital", '
        "allowed: hospitals, factories, labs, did you mean hospitals?"
    ],
    "unknown_segment_of_book": [
        '5:19: aftersales.book.instruments.segment: there is no segment "clinics", allowed: hospitals, factories, labs'
    ],
    "unknown_product": [
        '5:16: segments.labs.products.analyzer: there is no product "analyzer", '
        "allowed: sensor, portable, analyser, did you mean analyser?"
    ],
    "unknown_product_of_spif": [
        '6:26: policies.incentive.pays.push.product: there is no product "portabel", '
        "allowed: sensor, portable, analyser, did you mean portable?"
    ],
    "unknown_channel": [
        '4:13: policies.channel.small: there is no channel "dealer", allowed: direct, dealers, did you mean dealers?'
    ],
    "unknown_partner": [
        f'4:8: reps.li.partner: there is no rep "chen-chen", allowed: {COLLEAGUES}, did you mean chen?'
    ],
    "unknown_grade": ['5:14: segments.labs.grades.E: there is no credit grade "E", allowed: A, B, C, D'],
    "unknown_stage": [
        '3:12: pipeline.quote_stage: there is no stage "offer", allowed: contacted, needs, solution, quote, negotiation'
    ],
    "unknown_objective": [f'3:1: objective: there is no KPI "profit", allowed: {KPIS}, did you mean gross_profit?'],
    "unknown_kpi_of_limit": [
        f'4:14: limits.renewals.kpi: there is no KPI "retentoin", allowed: {KPIS}, did you mean retention?'
    ],
    # what must fit together
    "limit_with_two_bounds": ["4:3: limits.pay: a limit needs one bound, allowed: at_most or at_least"],
    "limit_without_bound": ["4:3: limits.churn: a limit needs one bound, allowed: at_most or at_least"],
    "grades_of_no_weight": ["5:5: segments.market.grades: the weights of the grades are all 0"],
    "no_own_channel": ["3:1: channels: no channel is our own, allowed: at least one channel with desks: 0"],
    "quota_of_nothing": ["4:8: reps.li.quota: the pay plan needs a quota for every rep, allowed: more than 0"],
    "manager_below_rep": ["4:3: policies.discount: the manager may give 0.1, less than the rep, allowed: 0.15 or more"],
    "tiers_that_do_not_rise": [
        "9:66: policies.incentive.pays.commission.tiers.2.from: tiers must rise: from 1.1 comes after from 1.2, "
        "allowed: more than 1.2 and at most 10"
    ],
    "tiers_without_on": [
        "6:7: policies.incentive.pays.commission.on: this is missing, wanted: each rate for its own part, "
        "or the rate reached for the whole amount"
    ],
    "threshold_without_on": [
        "6:20: policies.incentive.pays.commission.starts_at: starts_at needs `on`: once the threshold is reached, what is "
        "the rate for?, on: above (the part above the threshold only) or on: whole (everything from the first sale on)"
    ],
    "cap_under_start": [
        "6:45: policies.incentive.pays.commission.cap_at: cap_at 0.8 must lie above starts_at 1, "
        "or the rate never pays anything, allowed: more than 1 and at most 10"
    ],
    # sizes
    "empty_reps": ["8:1: reps: there are too few entries, allowed: 1 to 5,000 entries"],
    "a_billion_reps": ["3:1: reps: 1000000000 is not a block of `name: value` lines, allowed: 1 to 5,000 entries"],
    "territory_of_a_billion": ["4:11: reps.rep-1.territory: 1000000000 is too high, allowed: 0 to 1,000"],
    "too_many_leads": [
        "3:1: sources: about 2,807,692,308 events are too many, allowed: 50,000,000; "
        "fewer leads a year, or a shorter horizon"
    ],
    "too_many_accounts": ["3:1: segments: 120,500 accounts are too many, allowed: 100,000 in all"],
    # extends and variants
    "extends_unknown": ["2:1: extends: there is no scenario of this name, did you mean reference-pipeline?"],
    "extends_a_number": ["2:1: extends: 7 is not a scenario's name, allowed: a name or a path"],
    "variant_path_that_is_not_there": [
        "5:11: variants.dearer: policies.prising.factor: there is nothing of this name to "
        "change, did you mean policies.pricing?"
    ],
    "variant_field_that_is_not_there": [
        "5:11: variants.dearer: policies.pricing.facter: there is no such field, "
        "allowed: kind, factor, did you mean factor?"
    ],
    "variant_of_the_wrong_type": [
        '5:11: variants.dearer: policies.pricing.factor: "three percent" is not a number, '
        "allowed: more than 0 and at most 5"
    ],
    # names meant to do harm
    "hostile_escape_as_name": ["4:3: reps: this cannot be a name, allowed: 1 to 200 visible characters"],
    "hostile_direction_as_name": ["4:3: reps: this cannot be a name, allowed: 1 to 200 visible characters"],
    "hostile_escape_in_file": ["3:8: a control character stands here (U+001B), allowed: text saved as UTF-8"],
    "hostile_kind": [f'4:13: policies.pricing.kind: there is no kind "[2J[/red]list", allowed: {PRICING}'],
    "hostile_reference": [f'3:1: objective: there is no KPI "[/]]0;x", allowed: {KPIS}'],
    "hostile_price": ['4:10: products.item.list_price: "[@click=app.quit]1[/]" is not a number, allowed: more than 0'],
    # several at once
    "many_at_once": [
        "3:1: horizon: -1 is too low, allowed: more than 0 and at most 3,653",
        '5:10: products.item.list_price: "free" is not a number, allowed: more than 0',
        f"6:1: objektive: there is no such field, allowed: {FIELDS}, did you mean objective?",
    ],
    # pay plans
    "pay_advance_without_draw": [
        "6:20: policies.incentive.pays.commission.recoverable: recoverable needs a draw: what is advanced?, allowed: only together with draw",
    ],
    "pay_bonus_without_goal": [
        "6:15: policies.incentive.pays.bonus.at: a bonus needs a goal, allowed: at (more than 0 and at most 10, as part of quota), or a gate",
    ],
    "pay_cap_under_base": [
        "5:5: policies.incentive.at_most: at_most 20,000 lies under the base pay of the period, 24,000, allowed: 24,000 or more",
    ],
    "pay_changes_out_of_order": [
        "9:30: policies.incentive.changes.april.effective: changes must follow each other: day 91 comes after day 182, allowed: later than day 182",
    ],
    "pay_date_against_day": [
        "8:29: policies.incentive.changes.july.effective: dates and days of the run cannot be compared here, allowed: all of them dates, or all days of the run",
    ],
    "pay_day_that_is_not": [
        '8:14: policies.incentive.changes.july.announced: "soon" is not a day, allowed: a date such as 2027-07-05, or a day of the run from 0 to 36,500',
    ],
    "pay_draw_over_a_year": [
        "6:20: policies.incentive.pays.commission.draw: a draw guarantees a pay period, but this line is counted over a longer one, allowed: draw or reset, not both",
    ],
    "pay_effective_before_announced": [
        "8:37: policies.incentive.changes.july.effective: 2027-07-05 lies before the announcement, 2027-07-12, allowed: 2027-07-12 or later",
    ],
    "pay_gate_in_percent": [
        "6:38: policies.incentive.pays.bonus.gate.at_least: 88 is too high, allowed: 0 to 1, did you mean 0.88?",
    ],
    "pay_gate_of_no_kpi": [
        '6:22: policies.incentive.pays.bonus.gate.kpi: "retentoin" is not one of the choices, allowed: retention, margin, attainment, cash_attainment, did you mean retention?',
    ],
    "pay_late_cash_on_bookings": [
        "6:20: policies.incentive.pays.commission.paid_within: paid_within asks when the cash came, but the line is paid at signing, allowed: with basis cash or margin-cash",
    ],
    "pay_line_called_base": [
        "6:7: policies.incentive.pays.base: every statement has a line of this name already, allowed: any other name",
    ],
    "pay_negative_rate": [
        "6:38: policies.incentive.pays.commission.rate: -0.02 is too low, allowed: 0 to 1",
    ],
    "pay_overlapping_tiers": [
        "9:66: policies.incentive.pays.commission.tiers.2.from: tiers must rise: from 1 comes after from 1, "
        "allowed: more than 1 and at most 10",
    ],
    "pay_periods_that_do_not_nest": [
        "6:50: policies.incentive.pays.commission.reset: a month does not hold a whole quarter, by which this plan pays, allowed: quarter, year",
    ],
    "pay_quota_of_zero": [
        "5:11: variants.nobody-asks: reps.li.quota: the pay plan needs a quota for every rep, allowed: more than 0",
    ],
    "pay_ratchet_that_does_not_nest": [
        "5:15: policies.incentive.ratchet.every: a month does not hold a whole quarter, by which this plan pays, allowed: quarter, year",
    ],
    "pay_score_of_no_line": [
        '8:9: policies.incentive.pays.score.multiplies: there is no line "comission" to multiply, allowed: commission, bonus',
    ],
    "pay_score_without_pay": [
        "8:9: policies.incentive.pays.score.measures: a score multiplies a line or pays a sum, allowed: multiplies or amount, exactly one",
    ],
    "pay_second_prize_larger": [
        "6:44: policies.incentive.pays.race.prizes.1: place 2 wins 12000, more than the place before, allowed: 0 to 9000",
    ],
    "pay_team_sum_and_rate": [
        "6:39: policies.incentive.pays.pool.amount: a team bonus is a sum or a rate, allowed: amount or rate, exactly one",
    ],
    "pay_weights_of_nine_tenths": [
        "9:9: policies.incentive.pays.score.measures: the weights sum to 0.9, allowed: together exactly 1",
    ],
}
"""What is said today and reads well."""

NAME = "1 to 40 letters, digits, - and _"
WISHES = {
    "true_for_a_number": (
        "true is taken for the number 1",
        ["3:1: horizon: true is not a number, allowed: more than 0 and at most 3,653"],
    ),
    "own_partner": (
        "says there is no rep li, but there is one",
        [f'4:8: reps.li.partner: "li" is the rep itself, allowed: {COLLEAGUES}'],
    ),
    "hostile_markup_as_name": (
        "shows a regular expression to a trainer",
        [f'4:3: reps.[/]: "[/]" cannot be used here, allowed: {NAME}'],
    ),
    "blank_in_name": (
        "shows a regular expression to a trainer",
        [f'4:3: reps.li wang: "li wang" cannot be used here, allowed: {NAME}'],
    ),
    "currency_by_sign": (
        "shows a regular expression to a trainer",
        ['3:12: currency.code: "¥" cannot be used here, allowed: three capital letters such as CNY'],
    ),
    "no_pipeline": (
        "says neither where the null stands nor which kinds there are",
        [f"3:1: pipeline: this is missing, allowed: {PIPELINES}"],
    ),
    "variant_called_baseline": (
        "the variant silently replaces the scenario it is compared with",
        ["4:3: variants.baseline: this name means the scenario as it stands, allowed: any other name"],
    ),
    "variant_removes_what_is_needed": (
        "null in a variant is lost where the file extends another",
        ['7:16: variants.no-kit: segments.market.products.kit: there is no product "kit", allowed: item'],
    ),
    "price_below_a_coin": (
        "a price that rounds to 0 passes, and the run divides by it",
        ["5:10: products.item.list_price: 0.3 is less than the smallest coin of JPY, allowed: 1 or more"],
    ),
    "book_beyond_bounds": (
        "a book of 34,000,000,000 contracts passes, and the run never starts",
        ["4:8: reps.li.book: 1000000000 is too high, allowed: 0 to 1,000"],
    ),
    "beyond_the_calendar": (
        "a run past the year 9999 passes, and its log has no dates",
        ["3:12: calendar.start: the run would end after the year 9999, allowed: an earlier date"],
    ),
}
"""File -> what a careless reader would let pass, and the message it gets."""

CIRCLE = {"circle": "circle > circle_back > circle", "circle_back": "circle_back > circle > circle_back"}


def refusal(path: Path) -> list[str]:
    """The messages about a file, without its name; empty if it is accepted."""
    try:
        open_case(str(path))
    except ScenarioError as refused:
        return [line.removeprefix(f"{path}:") for line in refused.say("en").splitlines()]
    return []


@pytest.mark.parametrize("name", MESSAGES)
def test_every_mistake_has_its_message(name: str) -> None:
    assert refusal(BAD / f"{name}.yaml") == MESSAGES[name]


@pytest.mark.parametrize("name", WISHES)
def test_every_mistake_gets_the_message_it_deserves(name: str) -> None:
    assert refusal(BAD / f"{name}.yaml") == WISHES[name][1]


def test_a_base_of_another_kind_shows_which_of_its_variants_no_longer_fits() -> None:
    with pytest.raises(ScenarioError) as refused:
        open_case(str(BAD / "variant_of_another_kind.yaml"))
    (said,) = refused.value.say("en").splitlines()
    assert re.fullmatch(
        r".*_dearer\.yaml:\d+:\d+: variants\.dearer: policies\.pricing\.factor: "
        r"there is no such field, allowed: kind, captured, price_weight",
        said,
    )


@pytest.mark.parametrize("name", CIRCLE)
def test_a_circle_of_scenarios_is_shown(name: str) -> None:
    """The place is the file that closes the circle, the names start with the file that was asked for."""
    path = BAD / f"{name}.yaml"
    with pytest.raises(ScenarioError) as refused:
        open_case(str(path))
    other = next(file for file in CIRCLE if file != name)
    assert refused.value.say("en") == (
        f"{BAD / other}.yaml:2:1: extends: scenarios extend each other in a circle: {CIRCLE[name]}"
    )


def test_every_file_of_mistakes_has_its_message() -> None:
    expected = [*MESSAGES, *WISHES, *CIRCLE, "variant_of_another_kind"]
    assert sorted(path.stem for path in BAD.glob("[!_]*")) == sorted(expected)


@pytest.mark.parametrize("name", [*MESSAGES, *CIRCLE])
def test_no_message_carries_a_control_character(name: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        open_case(str(BAD / f"{name}.yaml"))
    for said in (refused.value.say("en"), refused.value.say("zh")):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)


def test_the_messages_speak_chinese_too() -> None:
    path = BAD / "misspelt_kind.yaml"
    with pytest.raises(ScenarioError) as refused:
        open_case(str(path))
    assert refused.value.say("zh") == (
        f'{path}:4:13: policies.pricing.kind: 没有 "cost-pluss" 这一种, 允许: {PRICING}, 是否想写 cost-plus?'
    )


# --- files that are written here, because they would be a burden in a repository ------------------------------------------
TEAM_OF_6000 = "reps:\n" + "".join(f"  rep-{n}: {{}}\n" for n in range(6_000))
BURDENS = {
    "five_megabytes": (REFERENCE.encode() + b"# more words\n" * 400_000, ["this file is too large, allowed: 2 MB"]),
    "binary_noise": (
        bytes((n * 97 + n // 7) % 256 for n in range(10_000)),
        ["1:3: this is not UTF-8, allowed: text saved as UTF-8"],
    ),
    "sixty_thousand_brackets": (
        REFERENCE.encode() + b"reps: " + b"[" * 60_000,
        ["4:38: blocks within blocks are too deep, allowed: 32 levels"],
    ),
    "six_thousand_reps": (
        REFERENCE.encode() + TEAM_OF_6000.encode(),
        ["4:1: reps: there are too many entries, allowed: 1 to 5,000 entries"],
    ),
    "five_hundred_mistakes": (
        REFERENCE.encode() + b"reps:\n" + b"".join(b"  new-%d: {skil: 1}\n" % n for n in range(500)),
        [
            f"{n + 5}:{10 + len(str(n))}: reps.new-{n}.skil: there is no such field, allowed: name, persona, group, territory, quota, book, "
            "skill, partner, did you mean skill?"
            for n in range(500)
        ],
    ),
}


@pytest.mark.parametrize("name", BURDENS)
def test_a_burden_is_refused_within_seconds(name: str, tmp_path: Path) -> None:
    raw, messages = BURDENS[name]
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(raw)
    started = time.process_time()
    assert [line.strip() for line in refusal(path)] == messages
    assert time.process_time() - started < 5
    assert list(tmp_path.iterdir()) == [path]


# --- numbers that pass the check ------------------------------------------------------------------------------------------
JANUARY_AND_ON = [f"2027-0{month}-{day:02}" for month in (1, 2) for day in range(1, 32) if (month, day) < (2, 29)]
EXTREMES = {
    "a deal too small for a coin": REFERENCE + "segments: {market: {deal: {mean: 0.0001, sigma: 0}}}",
    "leads in no month": REFERENCE + "sources: {own: {season: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]}}",
    "no working day": REFERENCE + f"calendar: {{kind: months, holidays: [{', '.join(JANUARY_AND_ON)}]}}",
    "a quota below a coin": ROLLOUT + "reps: {li: {quota: 0.001}}",
    "a quality beyond words": ROLLOUT + "products: {sensor: {quality: 9e14}}",
    "service contracts of a blink": ROLLOUT + "aftersales: {term: 0.01, attach: 1}",
    "customers who never pay": ROLLOUT + "payment: {grades: {A: {late: 9e14, sigma: 3, default: 1}}}",
    "failures all week": ROLLOUT + "risks: {key-account: {per_year: 50, among: 1}}",
}
REFUSED = {
    "a deal beyond counting": REFERENCE + "segments: {market: {deal: {mean: 9e14, sigma: 3}}}",
    "work beyond counting": ROLLOUT + "pipeline: {stages: {needs: {work: 9e14}}}",
    "a renewal beyond doubt": ROLLOUT + "aftersales: {renewal: -9e14, attach: 1, term: 10}",
    "a hurry beyond measure": ROLLOUT + "pipeline: {promise_speed: 9e14}",
    "a patience beyond measure": ROLLOUT + "pipeline: {promise_patience: 9e14}",
    "a price below a coin": REFERENCE + "currency: {digits: 0}\nproducts: {item: {list_price: 0.3, unit_cost: 0.1}}",
}


def refused_or_run_to_the_end(text: str, folder: Path) -> bool:
    path = folder / "extreme.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        session = Session(load_scenario(str(path)))
        return isinstance(session.advance(), Finished)
    except (ScenarioError, RunStopped):
        return True


@pytest.mark.parametrize("name", EXTREMES)
def test_what_passes_the_check_runs_to_the_end(name: str, tmp_path: Path) -> None:
    assert refused_or_run_to_the_end(EXTREMES[name], tmp_path)


@pytest.mark.parametrize("name", REFUSED)
def test_what_would_crash_a_run_does_not_pass_the_check(name: str, tmp_path: Path) -> None:
    assert refused_or_run_to_the_end(REFUSED[name], tmp_path)


# --- and what is good -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "path", [path for path in all_scenarios() if path.parent.name in ("scenarios", "cases")], ids=lambda path: path.stem
)
def test_every_bundled_scenario_and_each_of_its_variants_passes(path: Path) -> None:
    case = open_case(str(path))
    assert list(case.variants) == ["baseline", *case.scenario.variants]
    assert all(
        variant.fingerprint() != case.scenario.fingerprint()
        for name, variant in case.variants.items()
        if name != "baseline"
    )
    assert case.scenario.title.en != case.scenario.title.zh

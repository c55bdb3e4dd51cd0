"""An answer in the making: it begins as usual, is stepped and typed within what is allowed, and says what differs and what is left."""

from __future__ import annotations

import pytest

from simsales.i18n import Text
from simsales.report.draft import Draft
from simsales.units import Currency
from simsales.world.decisions import Budget, Decision, DecisionId, Form, Line, Pick, Steps

YUAN = Currency("CNY", 2)
OFF = Steps(Text.same("discount"), 0.0, 0.15, 0.01, 0.0294, "share", Text.same("authority"))
HOURS = {name: Steps(Text.same(name), 0.0, 48.0, 1.0, 10.0, "hours") for name in ("sell", "serve")}
HOW = Pick(Text.same("how"), {"answer": Text.same("answer"), "table": Text.same("sit down")}, "answer")


def draft(fields, budget=None):
    form = Form(fields, budget)
    return Draft(Decision(DecisionId("li", "kind", "li", 0), 0.0, Text.same("?"), Text.same(""), form, ()), YUAN)


def test_what_nobody_changes_is_the_usual_answer():
    made = draft({"discount": OFF, "how": HOW})
    assert (made.choice, made.changed, made.refusals()) == ({}, [], [])


def test_what_is_typed_as_it_stands_stays_usual_though_it_is_rounded():
    made = draft({"discount": OFF})
    made.write("discount", made.said("discount", "zh"))
    assert made.said("discount", "zh") == "2.9%"
    assert (made.values["discount"], made.refusals()) == (0.0294, [])


@pytest.mark.parametrize("words", ["5%", "0.05", "5", "５％", " 5 % "])
def test_a_discount_is_read_as_people_write_it(words):
    made = draft({"discount": OFF})
    made.write("discount", words)
    assert made.choice == {"discount": 0.05}


def test_a_step_up_or_down_goes_along_the_grid_and_stops_at_the_usual_value_between():
    made, seen = draft({"discount": OFF}), []
    for by in (1, -1, -1, -1, -1, -1):
        made.step("discount", by)
        seen.append(made.values["discount"])
    assert seen == [0.03, 0.0294, 0.02, 0.01, 0.0, 0.0]
    for _ in range(30):
        made.step("discount", 1)
    assert made.values["discount"] == 0.15


def test_every_step_is_a_legal_answer():
    made = draft({"price": Steps(Text.same("price"), 0.9, 1.1, 0.01, 1.0, "factor")})
    for by in [1] * 15 + [-1] * 30:
        made.step("price", by)
        assert made.refusals() == []
    assert made.values["price"] == 0.9


def test_where_there_is_no_room_no_step_moves_anything():
    made = draft({"discount": Steps(Text.same("discount"), 0.0, 0.0, 0.01, 0.0, "share")})
    made.step("discount", 1)
    made.step("discount", -1)
    assert made.choice == {}


def test_words_that_are_no_answer_stay_as_typed_and_are_refused_with_what_is_allowed():
    made = draft({"discount": OFF})
    made.write("discount", "a lot")
    assert made.said("discount", "en") == "a lot"
    assert made.changed == ["discount"]
    assert "authority" in made.refusals()[0].en
    made.write("discount", "")
    assert (made.refusals(), made.choice) == ([], {})


def test_a_budget_says_what_is_left_and_what_is_too_much():
    made = draft(HOURS, Budget(list(HOURS), 48.0, Text.same("the week")))
    assert made.left().en == "28 h left of 48 h (the week)"
    made.write("sell", "40")
    assert made.left().en == "2 h too much: at most 48 h (the week)"
    assert "the week" in made.refusals()[0].en


def test_an_option_is_named_or_the_next_one_round_again():
    made = draft({"how": HOW})
    made.pick_next("how")
    assert made.choice == {"how": "table"}
    made.pick_next("how")
    assert made.choice == {}
    made.pick("how", "none of these")
    assert made.choice == {}


def test_many_options_of_one_kind_are_a_list_and_few_are_fields():
    ranks = {f"deal {number}": HOW for number in range(5)}
    assert draft(ranks).is_list
    assert not draft({**ranks, "note": Line(Text.same("note"))}).is_list
    assert not draft({"how": HOW}).is_list


def test_the_line_for_words_of_ones_own_takes_any_words():
    made = draft({"note": Line(Text.same("note"))})
    made.write("note", "call back on Monday")
    assert made.choice == {"note": "call back on Monday"}

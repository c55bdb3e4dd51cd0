"""The pages of a review and the card: both languages, every figure with its error, nothing hidden on the card."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from rich.console import Console

from simsales.i18n import LANGS, Text
from simsales.negotiation.moves import Act
from simsales.report.card import card_of, card_text, write_card
from simsales.report.frontier_picture import frontier_picture
from simsales.report.model_sentence import spoken
from simsales.report.review_parts import point
from simsales.report.review_text import review_of, review_page, write_review
from simsales.report.rubric_text import rubric_page
from simsales.report.turn_bars import turn_bars, turn_told
from simsales.review.played import Preparation
from simsales.review.regret import Effort
from simsales.review.review import Later, review
from simsales.review.rollouts import Estimate
from simsales.review.rubric import rubric
from tests.paper import WellFormed
from tests.table_for_review import ANSWER, CHECK, GREET, WALK, ask, offer, played, small, words

QUICK = Effort(((2, 6), (6, 1)), 24)
GIVEN_AWAY = [offer(950), ask("objection"), ANSWER, CHECK, offer(800, 10)]


def said(page) -> str:
    console = Console(width=200, highlight=False, record=True, file=StringIO())
    console.print(page)
    return console.export_text()


@pytest.fixture(scope="module")
def found():
    later = [Later(Text(en="paid", zh="回款"), 50_000.0, Text(en="in month 3", zh="第 3 个月"))]
    return review(played(GIVEN_AWAY, Preparation(walk_away=850)), later, QUICK)


def test_the_page_says_what_was_signed_what_it_cost_and_what_could_have_been_said(found) -> None:
    zh = said(review_page(found, "zh"))
    for words_of_it in (
        "过程",
        "结果",
        "成交: 价格 800",
        "准备单上的底线是标准方案 850",
        "误差",
        "当时可以说",
        "停止",
        "回款",
    ):
        assert words_of_it in zh
    en = said(review_page(found, "en", next_form=Text(en="form B", zh="B 卷")))
    for words_of_it in (
        "Agreed: price 800",
        "850 for the standard package",
        "error",
        "What you could have said",
        "form B",
    ):
        assert words_of_it in en


def test_the_full_page_shows_every_turn_and_what_was_hidden(found) -> None:
    page = said(review_page(found, "en", full=True))
    assert "What mattered to whom" in page
    assert "Every turn" in page
    assert all(f"{turn} " in page for turn in range(1, len(GIVEN_AWAY) + 1))


def test_a_talk_that_was_left_is_reviewed_too() -> None:
    page = said(review_of(played([GREET, WALK]), "zh"))
    assert "您离席了" in page
    assert "其实可以谈成" in page


@pytest.mark.parametrize("lang", LANGS)
def test_the_file_for_a_mentor_is_one_well_formed_page_without_script(found, lang, tmp_path) -> None:
    path = tmp_path / "review.html"
    write_review(found, path, lang)
    page = WellFormed(path.read_text(encoding="utf-8"))
    assert "script" not in page.tags
    assert not [name for name, _ in page.attributes if name in ("src", "href")]
    assert "80" in page.words


def test_the_picture_shows_every_offer_of_both_inside_its_frame(found) -> None:
    drawn, path = frontier_picture(found, "en"), found.reveal.path
    WellFormed(drawn)
    ours = sum(one.is_ours for one in path)
    assert len(path) > ours > 0
    round_ones = re.findall(r'<circle cx="([-\d.]+)" cy="([-\d.]+)"', drawn)
    assert len(round_ones) == ours + (found.reveal.deal >= 0)
    assert drawn.count("<rect ") == len(path) - ours
    assert all(0 <= float(x) <= 640 and 0 <= float(y) <= 300 for x, y in round_ones)


def test_a_bar_says_what_the_talk_was_worth_and_what_the_best_move_would_have_added(found) -> None:
    bars = {bar.number: bar.bar for bar in turn_bars(found, cells=20)}
    assert list(bars) == [one.turn.number for one in found.judged]
    for judged in found.judged:
        bar = bars[judged.turn.number]
        assert bar == "=" * bar.count("=") + "-" * bar.count("-")
        assert len(bar) <= 21
        assert ("-" in bar) == (judged.lost > 0)
    by_worth = sorted(found.judged, key=lambda one: one.after.mean)
    assert [bars[one.turn.number].count("=") for one in by_worth] == sorted(bar.count("=") for bar in bars.values())


def test_a_turn_in_full_says_what_could_have_been_said_and_which_rules_cite_it(found) -> None:
    worst = max(found.judged, key=lambda one: one.lost).turn.number
    told = [line.text.en for line in turn_told(found, worst)]
    assert any("What you could have said" in line for line in told)
    cited = [one.label.en for one in found.score.items if one.check is not None and worst in one.check.turns]
    assert all(any(label in line for line in told) for label in cited)


@pytest.mark.parametrize("lang", LANGS)
def test_the_rubric_on_paper_holds_every_item_with_its_weight(lang) -> None:
    page = said(rubric_page(small(), lang))
    assert all(label.say(lang) in page for _, _, label, _ in rubric(small()))
    assert "40%" in page


def test_what_was_guessed_stands_beside_what_it_was() -> None:
    sheet = Preparation(850, 900, 1000, "delivery", "another customer")
    page = said(review_page(review(played(GIVEN_AWAY, sheet), (), QUICK), "en"))
    assert "You guessed they would pay up to 1,000 for the standard package; it was 950." in page
    assert "You hoped for 900 (standard package) and opened with price 950, delivery 40 days: 50 above it." in page
    assert "You guessed that delivery mattered most to them; it was price." in page


def test_a_first_offer_of_another_package_is_compared_as_a_price_of_the_standard_one() -> None:
    sheet = Preparation(850, 900, 1000, "delivery", "another customer")
    page = said(review_page(review(played([offer(950, 10)], sheet), (), QUICK), "en"))
    assert (
        "opened with price 950, delivery 10 days, which is to us like the standard package at 930: 30 above it." in page
    )


def test_what_they_would_have_paid_is_said_for_the_standard_package_and_for_what_was_agreed(found) -> None:
    page = said(review_page(found, "en"))
    assert "For the standard package (delivery 40 days) they would have paid up to 950." in page
    assert "With what was agreed (delivery 10 days): 1,000, the highest price on the table, and more." in page


def test_a_loss_that_is_the_same_in_every_roll_out_has_no_error_of_nothing(found) -> None:
    certain = found.judged[0]._replace(label="mistake", loss=Estimate(510_000.0, 0.0))
    line = next(point(found, certain, spoken))
    assert "error" not in line.text.en
    assert "in every roll-out" in line.text.en


def test_a_model_sentence_is_said_as_the_talk_stood() -> None:
    made = played(GIVEN_AWAY)
    assert spoken(made, 2, ask("need"), "zh") != spoken(made, 2, ask("need"), "en")
    assert "950" in spoken(made, 5, offer(950, 10, Act.TRADE), "en")


def test_the_card_gives_level_by_level_what_costs_little_and_keeps_the_dear_one_of_the_same_issue() -> None:
    levels = {"levels": [10, 20, 40], "standard": 40, "worth": [120, 90, 0], "cost": [70, 5, 0]}
    page = said(card_text(card_of(played([], issues={"delivery": levels})), "en"))
    assert "give first, it costs little: delivery 20 days (about 5)" in page
    assert "give only for something: price, delivery 10 days (about 70)" in page


@pytest.mark.parametrize("lang", LANGS)
def test_the_card_holds_one_page_and_nothing_that_was_hidden(lang, tmp_path) -> None:
    made = played(GIVEN_AWAY, Preparation(walk_away=850, target=900), buyer={"limit": 937, "fair": 861})
    card = card_of(made)
    shown = said(card_text(card, lang))
    assert "850" in shown
    assert "Too dear." in shown
    for hidden in ("937", "861", "Last year's budget", "waits a year"):
        assert hidden not in shown
    write_card(card, tmp_path / "card.html", lang)
    assert "850" in WellFormed((tmp_path / "card.html").read_text(encoding="utf-8")).words


def test_a_card_can_be_made_before_any_talk() -> None:
    assert "Five questions" in said(card_text(card_of(played([])), "en"))


def test_a_name_is_nothing_but_a_name(tmp_path) -> None:
    evil = "\x1b[2J<b>Li</b> [red]"
    made = played([GREET, WALK], buyer={"name": words(evil)})
    page = said(review_of(made, "en"))
    assert "\x1b[2J" not in page
    assert "[red]" in page
    write_card(card_of(made), tmp_path / "card.html", "en")
    assert "<b>Li" not in (tmp_path / "card.html").read_text(encoding="utf-8")

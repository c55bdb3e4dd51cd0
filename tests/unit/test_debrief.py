"""The debrief of a room: computed from its files and nothing else, every name hidden, every unusable file named."""

from __future__ import annotations

import json
import re
import shutil
from contextlib import suppress
from dataclasses import replace
from html.parser import HTMLParser
from random import Random

import pytest

from simsales.classroom.debrief import Left, talk_room
from simsales.classroom.replaying import digest_of, played_from
from simsales.classroom.room import read_room
from simsales.classroom.session_file import SUFFIX, _checksum, read_session, write_session
from simsales.classroom.watersheds import Behaviour, watersheds
from simsales.errors import GameError, SimsalesError
from simsales.i18n import LANGS, Text
from simsales.negotiation.levels import money_said
from simsales.report.debrief_page import debrief_json, write_debrief
from simsales.report.debrief_parts import SHOWN_WATERSHEDS, left_said, talk_parts
from simsales.report.room_pictures import Dot, edge_picture, strip
from simsales.review.of_game import played_in
from simsales.review.reveal import reveal
from simsales.review.rubric import score
from simsales.review.words import amount_said, told_apart
from simsales.seats.scripted import Scripted
from simsales.session import Session
from simsales.spec.casefile import open_case
from tests.classroom import desk, room, table
from tests.paper import HOSTILE, WellFormed


class Hidden(HTMLParser):
    """The words of a page: those a projector shows, and those that appear only when somebody points at them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open, self.shown, self.hidden = list[bool](), "", ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag not in ("meta", "br"):
            self.open.append(dict(attrs).get("class") == "who")

    def handle_endtag(self, tag):
        self.open.pop()

    def handle_data(self, data):
        if any(self.open):
            self.hidden += data + "\n"
        else:
            self.shown += data


@pytest.fixture(scope="module")
def four(tmp_path_factory):
    """Four tables, each another bot, and a second game of two of them."""
    folder = tmp_path_factory.mktemp("room") / "first"
    room(folder)
    again = folder.parent / "again"
    again.mkdir()
    table(again, "skilled", "red")
    table(again, "skilled", "blue", variant="b")
    return folder, again


def page_of(found, folder, lang="en"):
    write_debrief(found, folder / "page.html", lang)
    return (folder / "page.html").read_text(encoding="utf-8")


# --- the figures ----------------------------------------------------------------------------------------------------------
def test_every_figure_of_a_table_is_that_of_its_answers_played_afresh(four):
    folder, again = four
    found = debrief_json(read_room(folder, again))
    for result in found["talks"]["forms"][0]["results"]:
        kept = read_session(folder / result["file"])
        answers = {one.decision: one.choice for one in kept.answers}
        scenario = open_case("tutorial").variants["baseline"]
        session = Session(scenario, seed=1, seats={"you": Scripted(answers)})
        session.advance()
        played = played_in(session.meetings[0])
        truth = reveal(played)
        assert result["worth"] == pytest.approx(played.worth / 100)
        assert result["left"] == pytest.approx(truth.left / 100)
        assert result["process"] == pytest.approx(score(played).process)
        assert result["turns"] == len(played.turns)
        assert (result["deal"] is None) == (played.deal < 0)
        stamp = next(one for one in found["tables"] if one["file"] == result["file"])
        assert stamp["digest"] == f"sha256:{session.log.digest()}"


def test_the_sums_of_a_room_are_those_of_its_tables(four):
    form = talk_room(read_room(four[0])).forms[0]
    signed = [one for one in form.results if one.deal is not None]
    assert (form.deals, form.no_deals, form.unfinished) == (len(signed), len(form.results) - len(signed), 0)
    assert form.left.total == pytest.approx(sum(one.left for one in signed))
    assert (form.left.nearest, form.left.furthest) == (min(one.left for one in signed), max(one.left for one in signed))
    assert all(ours >= min(one.worth for one in signed) - 1e9 for _, ours in form.edge)


@pytest.mark.parametrize("lang", LANGS)
def test_every_number_said_is_one_of_the_figures(four, lang):
    form = talk_room(read_room(four[0])).forms[0]
    figures = [form.deals, form.no_deals, form.unfinished, len(form.results), form.truth.stake, 95]
    figures += list(form.left)
    known = {f"{round(one.theirs * 100)}" for one in form.truth.weights} | {str(n) for n in range(1, 6)}
    for one in form.watersheds[:SHOWN_WATERSHEDS]:
        figures += [one.n_with, one.n_with + one.n_without, abs(one.difference)]
        figures += [(one.high - one.low) / 2] if one.high is not None else []
    for fact in form.truth.facts:
        figures += [fact.asked, fact.told, fact.bluffed]
    known |= {word for one in figures for word in _numbers(amount_said(float(one)).say(lang))}
    known |= {
        word
        for price in (form.truth.their_limit, form.truth.fair)
        for word in _numbers(money_said(round(price, -2)).say(lang))
    }
    known |= set(_numbers(form.truth.good_for_both.say(lang)))
    for part in talk_parts(form, lang)[:4]:
        said = [
            part.title,
            *part.lines,
            *part.notes,
            *(one["text"] for one in part.items),
            *(row[3] for row in part.rows),
        ]
        assert {word for line in said for word in _numbers(line)} <= known


def _numbers(words):
    return re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", words)


def test_two_rooms_give_two_pages_and_one_room_always_the_same_bytes(four, tmp_path):
    folder, again = four
    pages = [page_of(read_room(folder, again), tmp_path) for _ in range(2)]
    assert pages[0] == pages[1]
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    (other / f"1{SUFFIX}").unlink()
    assert page_of(read_room(other), tmp_path) != page_of(read_room(folder), tmp_path)


# --- watersheds -------------------------------------------------------------------------------------------------------------
def test_a_watershed_is_a_difference_of_means_with_students_interval():
    shown = [True, True, True, False, False, None]
    results = [4.0, 5.0, 9.0, 1.0, 2.0, 99.0]
    [found] = watersheds([Behaviour("x", Text.same("x"), shown)], results)
    assert (found.n_with, found.n_without, found.difference) == (3, 2, 4.5)
    assert found.high - found.low == pytest.approx(2 * 3.182446 * (14.5 / 3 * (1 / 3 + 1 / 2)) ** 0.5)
    assert not found.is_sure


def test_what_everybody_did_or_nobody_divides_no_room_and_two_tables_have_no_margin():
    alike = Behaviour("x", Text.same("x"), [True, True])
    apart = Behaviour("y", Text.same("y"), [True, False])
    [found] = watersheds([alike, apart], [1.0, 3.0])
    assert (found.key, found.difference, found.low, found.high) == ("y", -2.0, None, None)


def test_the_largest_difference_comes_first_and_an_unfinished_table_counts_nowhere():
    small = Behaviour("a", Text.same("a"), [True, False, True])
    large = Behaviour("b", Text.same("b"), [False, False, True])
    found = watersheds([small, large], [1.0, 2.0, None])
    assert [one.key for one in found] == ["a"]
    assert [one.key for one in watersheds([small, large], [1.0, 2.0, 90.0])] == ["b", "a"]


# --- the page ---------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("lang", LANGS)
def test_no_name_is_shown_until_somebody_points_at_it_and_none_is_printed(four, tmp_path, lang):
    folder, again = four
    page = page_of(read_room(folder, again), tmp_path, lang)
    words = Hidden(page)
    for name in ("red", "green", "blue", "grey"):
        assert name in words.hidden
        assert not re.search(rf"\b{name}\b", words.shown.split("</style>")[-1])
    assert "@media print" in page
    assert ".who { display: none" in page


def test_the_page_asks_nothing_of_any_network_and_runs_nothing(four, tmp_path):
    page = page_of(read_room(*four), tmp_path)
    read = WellFormed(page)
    assert "default-src 'none'" in page
    assert not read.tags & {"script", "link", "img", "iframe", "object", "form"}
    assert not re.search(r"https?:|url\(|@import|javascript:", page.lower())


def test_hostile_names_are_words(tmp_path):
    for name in HOSTILE[:4]:
        table(tmp_path, "novice", name, people=[name])
    plain = tmp_path / "plain"
    plain.mkdir()
    for name in ("a", "b", "c", "d"):
        table(plain, "novice", name, people=[name])
    tags = [WellFormed(page_of(read_room(folder), tmp_path)).tags for folder in (tmp_path, plain)]
    assert tags[0] == tags[1]
    assert "\x1b" not in page_of(read_room(tmp_path), tmp_path)


def test_tables_at_one_place_are_one_dot_with_their_number():
    dots = [Dot(1.0, 2.0, Text.same(name), Text.same("left 0")) for name in ("a", "b")]
    words = (Text.same("t"), Text.same("x"), Text.same("y"))
    drawn = edge_picture(
        [(0.0, 3.0), (3.0, 0.0)], [*dots, Dot(2.0, 1.0, Text.same("c"), Text.same(""))], words, [], "en"
    )
    assert drawn.count("<circle") == 2
    assert ">a, b: left 0<" in drawn
    assert ">2</text>" in drawn


@pytest.mark.parametrize("lang", LANGS)
def test_prices_near_each_other_are_told_apart_at_the_dots_and_on_the_axis(lang):
    drawn = strip([(19_000.0, Text.same("a")), (19_400.0, Text.same("b"))], Text.same("price"), lang)
    dots = re.findall(r'class="who"[^>]*>\w: ([^<]+)<', drawn)
    axis = re.findall(r'font-size="20"[^>]*>([^<]+)<', drawn)
    assert dots == [money_said(19_000).say(lang), money_said(19_400).say(lang)]
    assert len(axis) == len(set(axis)) > 2


def test_figures_beside_each_other_have_no_more_digits_than_they_need():
    said = [[one.en for one in told_apart(some)] for some in ([19_000, 90_400], [19_000, 19_040], [5.2, 5.4])]
    assert said == [["19,000", "90,000"], ["19,000", "19,040"], ["5", "5"]]


@pytest.mark.parametrize("left", [Left(0.0, 0.0, 0.0), Left(0.2, 0.0, 0.2), Left(600.0, 300.0, 300.0)])
def test_what_the_tables_have_in_common_is_not_asked_about(left):
    assert all("?" not in one.en + one.zh for one in left_said(left))
    assert any("?" in one.zh for one in left_said(Left(300.0, 0.0, 300.0)))


def test_tables_stand_in_the_order_of_their_names_and_nothing_is_ranked(four):
    results = talk_room(read_room(four[0])).forms[0].results
    names = [one.table.en for one in results]
    assert names == sorted(names) == ["blue", "green", "grey", "red"]
    assert [one.worth for one in results] != sorted(one.worth for one in results)


def test_questions_come_from_what_happened_and_cite_the_turn(four):
    form = talk_room(read_room(four[0])).forms[0]
    files = {one.file: one for one in form.results}
    assert form.questions
    for one in form.questions:
        assert set(one.files) <= set(files)
        assert not one.turn or (f"urn {one.turn}" in one.text.en and f"第 {one.turn} 轮" in one.text.zh)
    assert [one.stake for one in form.questions] == sorted((one.stake for one in form.questions), reverse=True)


# --- files that cannot be used -------------------------------------------------------------------------------------------------
def test_unusable_files_are_named_and_left_out_and_the_others_are_shown(four, tmp_path):
    folder = tmp_path / "stick"
    shutil.copytree(four[0], folder)
    text = (folder / f"0{SUFFIX}").read_text(encoding="utf-8")
    (folder / f"cut{SUFFIX}").write_text(text[:5000], encoding="utf-8")
    (folder / f"cat{SUFFIX}").write_bytes(b"\x89PNG")
    shutil.copy(folder / f"0{SUFFIX}", folder / f"copy{SUFFIX}")
    found = read_room(folder)
    said = {one.file: one.why.en for one in found.left_out}
    assert "damaged" in said[f"cut{SUFFIX}"]
    assert "not a session file" in said[f"cat{SUFFIX}"]
    assert "the same game as" in said[f"copy{SUFFIX}"]
    assert len(found.tables) == 4
    page = page_of(found, tmp_path)
    assert all(name in page for name in said)


def test_an_earlier_state_of_a_game_is_not_a_second_table(tmp_path):
    table(tmp_path, "novice", "a")
    kept = json.loads((tmp_path / f"0{SUFFIX}").read_text(encoding="utf-8"))
    whole = read_session(tmp_path / f"0{SUFFIX}")
    early = replace(whole, answers=whole.answers[:3], is_over=False)
    early = replace(early, digest=digest_of(played_from(early).session))
    write_session(early, tmp_path / f"early{SUFFIX}")
    found = read_room(tmp_path)
    assert len(kept["answers"]) > 3
    assert [one.file for one in found.tables] == [f"0{SUFFIX}"]
    assert "earlier state" in found.left_out[0].why.en


def test_a_folder_without_any_usable_file_says_why(tmp_path):
    with pytest.raises(GameError, match="no session file"):
        read_room(tmp_path)
    with pytest.raises(GameError, match="no such folder"):
        read_room(tmp_path / "nowhere")


def test_files_may_lie_in_a_folder_for_each_table_which_is_then_its_name(tmp_path):
    for name, bot in (("桌 1", "novice"), ("桌 2", "skilled")):
        (tmp_path / name).mkdir()
        table(tmp_path / name, bot, "")
    told = list[tuple[int, int]]()
    found = read_room(tmp_path, progress=lambda done, total: told.append((done, total)))
    assert [one.name.zh for one in found.tables] == ["桌 1", "桌 2"]
    assert told == [(0, 2), (1, 2)]


# --- a second time, other forms, quarters ----------------------------------------------------------------------------------------
def test_a_second_game_of_a_table_stands_beside_its_first(four):
    folder, again = four
    found = talk_room(read_room(folder, again))
    seconds = {one.table.en: one for one in found.seconds}
    assert set(seconds) == {"red", "blue"}
    assert seconds["red"].is_same_buyer
    assert seconds["red"].change == pytest.approx(seconds["red"].second.worth - seconds["red"].first.worth)
    assert seconds["blue"].change is None
    assert found.mean_change.n == 1


def test_two_files_of_one_table_are_found_to_be_a_pair_by_their_time(tmp_path):
    table(tmp_path, "novice", "桌 1")
    table(tmp_path, "skilled", "桌1", variant="b")
    found = read_room(tmp_path)
    assert len(found.tables) == 1
    assert found.again[found.tables[0].file].kept.record.variant == "b"


def test_tables_with_another_customer_are_not_compared(tmp_path):
    for name, form in (("a", "baseline"), ("b", "baseline"), ("c", "b")):
        table(tmp_path, "skilled", name, variant=form)
    forms = talk_room(read_room(tmp_path)).forms
    assert [(one.form.en, len(one.results)) for one in forms] == [("form A", 2), ("form B", 1)]


@pytest.mark.parametrize("lang", LANGS)
def test_quarters_are_laid_beside_the_colleague(tmp_path, lang):
    desk(tmp_path, "busy", 34)
    desk(tmp_path, "idle", 6)
    found = read_room(tmp_path)
    [form] = debrief_json(found)["quarters"]
    by_name = {one["table"]["en"]: one for one in form["results"]}
    assert by_name["idle"]["own"] > 0
    assert set(form["colleague"]) == set(by_name["busy"]["figures"])
    kinds = [one["key"] for one in form["watersheds"]]
    assert "week.sell less" in kinds
    words = Hidden(page_of(found, tmp_path, lang))
    assert "busy" in words.hidden
    assert "busy" not in words.shown


def test_a_second_quarter_stands_beside_the_first(tmp_path):
    again = tmp_path / "again"
    (tmp_path / "first").mkdir()
    again.mkdir()
    desk(tmp_path / "first", "a", 6)
    desk(again, "a", 34)
    found = read_room(tmp_path / "first", again)
    data = debrief_json(found)
    [one] = data["quarters_again"]
    assert one["first"] == data["quarters"][0]["results"][0]["result"]
    assert one["change"] == pytest.approx(one["second"] - one["first"])
    assert "A second time" in page_of(found, tmp_path)


# --- whoever writes a file -----------------------------------------------------------------------------------------------------
def test_a_file_that_somebody_wrote_by_hand_is_shown_or_left_out_and_never_breaks_the_page(tmp_path):
    table(tmp_path, "skilled", "a")
    path, luck = tmp_path / f"0{SUFFIX}", Random(5)
    whole = json.loads(path.read_text(encoding="utf-8"))
    for _ in range(40):
        changed = json.loads(json.dumps({key: value for key, value in whole.items() if key != "checksum"}))
        scenario = json.loads(changed["scenario"])
        _spoil({"file": changed, "scenario": scenario}, luck)
        if changed["scenario"] == whole["scenario"]:
            changed["scenario"] = json.dumps(scenario)
        path.write_text(json.dumps({**changed, "checksum": _checksum(changed)}), encoding="utf-8")
        with suppress(SimsalesError):
            WellFormed(page_of(read_room(tmp_path), tmp_path))


def _spoil(content, luck):
    """Some value, anywhere in it, is another one now."""
    spots = [(part, key) for part in _parts(content["file"]) + _parts(content["scenario"]) for key in _keys(part)]
    part, key = luck.choice(spots)
    part[key] = luck.choice([None, True, 0, -1, 1e308, "", "x" * 50, "\x1b[2J", [], {}, 3.5, "<b>"])


def _keys(part):
    return list(part) if isinstance(part, dict) else range(len(part))


def _parts(content):
    """Every object and list in it."""
    below = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    own = [content] if isinstance(content, dict | list) and content else []
    return own + [one for each in below for one in _parts(each)]

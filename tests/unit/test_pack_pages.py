"""Pages of the pack: names that try something are only read, forms and people stand where they belong, nothing is asked of a network."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from simsales.classroom.fairness import Fairness
from simsales.classroom.mistakes import Lost, Mistakes
from simsales.classroom.slip import columns, numbered_acts
from simsales.i18n import LANGS, Text
from simsales.negotiation.moves import Act
from simsales.report.pack.forms import form_labels, paper_forms
from simsales.report.pack.index_page import Offered
from simsales.report.pack.packing import Counted, Wanted, quarter_pack, talk_pack, write_sheets
from simsales.report.pack.page import TRAINER_ONLY, lines_of
from simsales.report.pack.table_sheets import answer_slips
from simsales.review.lint import Linted
from simsales.spec.casefile import CaseFile, open_case
from simsales.spec.shelf import find_scenario
from tests.paper import HOSTILE, WellFormed

HIDDEN = ("teaching.html", "questions.html", "buyer.html")


def wanted(names: list[str], **more) -> Wanted:
    asked = {"variant": names[0], "minutes": 90, "tables": 4, "people": None, "seed": 1, "quarter": 1, "games": 10}
    return Wanted(names, **asked | more)


def nothing_counted(case: CaseFile) -> Counted:
    """As if nobody had played: the pages have to stand without it."""
    lost = Lost(0.5, 0.0, 0.25, 0.25, 0.0, 0.1)
    names = list(case.variants)
    fair = Fairness(10, {name: Linted(name, (), (), (), 0.0) for name in names}, {name: [] for name in names[1:]})
    return Counted(fair, {name: Mistakes(10, (), lost, lost) for name in names})


def written(case: CaseFile, folder: Path) -> dict[str, WellFormed]:
    """Every page of a role-play's pack, read again."""
    forms = paper_forms(case, list(case.variants), 1)
    pack = talk_pack(case, forms, wanted(list(case.variants)), nothing_counted(case))
    folder.mkdir()
    write_sheets(pack, folder, LANGS, Offered([Text.same(HOSTILE[1])]))
    return {path.relative_to(folder).as_posix(): WellFormed(path.read_text("utf-8")) for path in folder.rglob("*.html")}


def hostile_case(folder: Path) -> CaseFile:
    """The tutorial with names that try something wherever somebody may write one."""
    said = yaml.safe_load(find_scenario("tutorial").read_text("utf-8"))
    said["title"] = said["story"] = HOSTILE[1]
    said["variants"]["b"]["name"] = HOSTILE[3]
    meeting = said["meeting"]
    meeting["teaching"] = meeting["reveal"] = "\n".join(HOSTILE)
    meeting["seller"] |= {"you": HOSTILE[0], "brief": HOSTILE[1], "fallback": HOSTILE[3]}
    meeting["buyer"] |= {"name": HOSTILE[4], "role": HOSTILE[2], "company": HOSTILE[3], "alternative": HOSTILE[1]}
    meeting["buyer"]["facts"]["need"]["says"] = HOSTILE[5] + HOSTILE[3]
    meeting["buyer"]["objections"] = {"price": {"says": HOSTILE[1], "behind": HOSTILE[4], "weight": 100}}
    path = folder / "hostile.yaml"
    path.write_text(yaml.safe_dump(said, allow_unicode=True), "utf-8")
    return open_case(str(path))


def test_names_that_try_something_are_only_read(tmp_path: Path) -> None:
    pages = written(hostile_case(tmp_path), tmp_path / "out")
    assert len(pages) == 2 * 10
    for page in pages.values():
        assert not page.tags & {"script", "img", "iframe", "link", "object", "form", "a"}
        assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("src", "href")]
        assert "\x1b" not in page.words
        assert "\u202e" not in page.words
        assert HOSTILE[1] in page.words  # the title, as words


def test_the_hidden_truth_is_for_the_trainer_only(tmp_path: Path) -> None:
    case = open_case("multi-issue")
    pages = written(case, tmp_path / "out")
    for name, page in pages.items():
        lang, _, file = name.partition("/")
        if not file:
            continue
        is_marked = TRAINER_ONLY.say("zh" if lang == "zh" else "en") in page.words
        assert is_marked == (file in HIDDEN), name
    alternative = case.scenario.meeting.buyer.alternative.en
    telling = {name for name, page in pages.items() if alternative in page.words}
    assert telling == {"en/buyer.html", "en/teaching.html"}


def test_the_list_of_what_to_print_names_every_file_and_how_often(tmp_path: Path) -> None:
    case = open_case("tutorial")
    pages = written(case, tmp_path / "out")
    for lang in LANGS:
        index = pages[f"index-{lang}.html"].words
        assert all(name in index for name in pages if name.startswith(f"{lang}/"))
        assert f"index-{lang}.html" in pages[f"{lang}/timetable.html"].words
    forms = paper_forms(case, list(case.variants), 1)
    pack = talk_pack(case, forms, wanted(list(case.variants), tables=3, people=10), nothing_counted(case))
    copies = {(one.file, one.what.en): one.copies for sheets in pack.sheets for one in sheets.listed}
    assert copies["briefs.html", "the seller's brief, form A"] == 10
    assert copies["slips.html", "answer slip, form B"] == 3
    assert copies["teaching.html", "teaching note"] == 1


def test_a_slip_has_a_row_for_every_turn_and_a_column_for_every_issue() -> None:
    case = open_case("multi-issue")
    paper = paper_forms(case, ["b"], 1)[0]
    grids = [
        block for page in answer_slips(paper, case.name, 1) for block in page.blocks if type(block).__name__ == "Grid"
    ]
    assert [row[0].en for grid in grids for row in grid.rows] == [str(turn) for turn in range(1, 33)]
    assert all(list(grid.columns) == list(columns(paper.form.buyer.board).values()) for grid in grids)
    assert {issue.label for issue in paper.form.buyer.board.issues} <= set(grids[0].columns)


def test_a_move_keeps_its_number_on_paper() -> None:
    assert [(number, act) for number, act, _ in numbered_acts()] == list(enumerate(Act, start=1))


def test_a_form_without_a_name_gets_a_letter() -> None:
    assert form_labels(open_case("tutorial")) == {
        "baseline": Text(en="form A", zh="A 卷"),
        "b": Text(en="form B", zh="B 卷"),
    }


def test_a_line_that_a_file_broke_is_one_paragraph() -> None:
    text = Text(
        en="Aim: to trade.\nThe truth: one issue\nmatters. (A)\nAsk this:", zh="目的: 交换。\n真相: 有一项,\n不要紧。"
    )
    assert [one.en for one in lines_of(text)] == ["Aim: to trade.", "The truth: one issue matters. (A)", "Ask this:"]
    assert [one.zh for one in lines_of(text)] == ["目的: 交换。", "真相: 有一项,不要紧。", ""]


@pytest.fixture(scope="module")
def quarter():
    case = open_case("incentive-rollout")
    return quarter_pack(case, wanted(["zhao", "manager"], variant="baseline"))


def test_a_quarter_packs_a_brief_for_every_chair_and_a_slip_for_every_kind_of_decision(quarter, tmp_path: Path) -> None:
    files = {sheets.file: sheets for sheets in quarter.sheets}
    assert [page.title.en for page in files["briefs"].pages] == ["Brief: Zhao Min", "Brief: the manager"]
    assert {page.title.en.partition(": ")[2] for page in files["slips"].pages} == {
        "week plan",
        "focus",
        "quote",
        "bargain",
        "timing",
        "quarter rules",
    }
    write_sheets(quarter, tmp_path, LANGS, None)
    brief = WellFormed((tmp_path / "en" / "briefs.html").read_text("utf-8")).words
    assert "2,337,000.00 CNY" in brief
    assert "2.2% of bookings up to 120% of quota, nothing above" in brief


def test_a_quarter_says_how_to_play_the_chair(quarter) -> None:
    commands = [command for _, command in quarter.commands]
    assert commands[0] == "simsales play incentive-rollout --seat zhao --quarter 1 --seed 1"


def test_a_decision_slip_says_already_what_it_is_about(quarter) -> None:
    slips = next(sheets.pages for sheets in quarter.sheets if sheets.file == "slips")
    filled = [{one.label.en: one.filled.en for one in page.blocks[0].blanks if one.filled} for page in slips]
    assert {"scenario": "incentive-rollout", "seed": "1", "quarter": "1", "seat": "zhao"} in filled
    assert {"scenario": "incentive-rollout", "seed": "1", "quarter": "1", "seat": "manager"} in filled

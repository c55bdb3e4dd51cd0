"""A slip that was filled in on paper gives the same game as playing it; what cannot be meant is said with its line."""

from __future__ import annotations

import csv
from io import StringIO

import openpyxl
import pytest
import yaml

from simsales.classroom.replaying import digest_of
from simsales.classroom.slip_playing import played_slip
from simsales.classroom.slip_reading import read_slip
from simsales.classroom.slip_start import begun_by
from simsales.engine.meeting import MOVE
from simsales.errors import InputError
from simsales.game import Game
from simsales.negotiation.moves import ACT_LABELS, TOPIC_LABELS, Act
from simsales.session import Pending
from simsales.spec.casefile import open_case
from simsales.store.journal import Journal, Shift
from tests.classroom import BOTS, played_by
from tests.small_world import BUYER

HEAD = [["桌号", "第 5 桌"], ["主谈", "王五"], ["副谈", "赵六"], ["场景", "tutorial"], ["卷别", "A"], []]
COLUMNS = ["轮", "动作", "话题", "价格", "交付", "您让", "您换", "原话"]
SHORT = [
    *HEAD,
    COLUMNS,
    ["1", "寒暄"],
    ["2", "询问", "何时必须到"],
    ["3", "报价", "", "1.9万", "7"],
    ["4", "12"],
    ["5"],
]


def text(rows):
    out = StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


def slip(folder, rows, encoding="utf-8"):
    path = folder / "slip.csv"
    path.write_bytes(text(rows).encode(encoding))
    return path


def play(path):
    found = read_slip(path)
    session = begun_by(found, "", "baseline", 1).session()
    answers = played_slip(found, session)
    return found, session, answers


def problems(path):
    with pytest.raises(InputError) as refused:
        play(path)
    return {one.place.line: (one.what.zh, one.allowed.zh if one.allowed else "") for one in refused.value.problems}


@pytest.mark.parametrize("bot", BOTS)
def test_a_slip_of_a_played_game_gives_the_same_log(tmp_path, bot):
    with Journal(tmp_path / "games.sqlite") as journal:
        game = played_by(journal, bot)
    board = game.session.meetings[0].talk.truth.board
    rows = []
    for number, turn in enumerate((one for one in game.turns if one.decision.id.kind == MOVE), start=1):
        offers = Act(turn.choice["act"]) in (Act.OFFER, Act.TRADE, Act.CONCEDE)
        topic = TOPIC_LABELS[turn.choice["topic"]].zh if turn.choice["topic"] else ""
        levels = [turn.choice[name] if offers else "" for name in board.names]
        labels = [TOPIC_LABELS[turn.choice[name]].zh if turn.choice[name] else "" for name in ("give", "get")]
        rows.append([number, ACT_LABELS[Act(turn.choice["act"])].zh, topic, *levels, *labels])
    _, session, _ = play(slip(tmp_path, [*HEAD, COLUMNS, *rows]))
    assert digest_of(session) == digest_of(game.session)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_what_excel_and_notepad_write_is_read_alike(tmp_path, encoding):
    found, session, answers = play(slip(tmp_path, SHORT, encoding))
    assert (found.said("table"), found.people, len(answers)) == ("第 5 桌", ["王五", "赵六"], 5)
    assert [move.act.value for move, _ in session.meetings[0].said] == [
        "greet", "ask", "offer", "close",
    ]  # fmt: skip


def test_a_workbook_is_a_slip_too_and_so_are_english_headings(tmp_path):
    book = openpyxl.Workbook()
    for row in [
        ["table", "5"],
        ["scenario", "tutorial"],
        ["form", "B"],
        ["turn", "move", "about"],
        [1, "greet"],
        [2, 2, "need"],
    ]:
        book.active.append(row)
    book.save(tmp_path / "slip.xlsx")
    _, session, _ = play(tmp_path / "slip.xlsx")
    assert (session.variant, [move.act for move, _ in session.meetings[0].said]) == ("b", [Act.GREET, Act.ASK])


def test_words_alone_are_understood_as_at_the_table_and_told_back(tmp_path):
    _, session, answers = play(slip(tmp_path, [*HEAD, COLUMNS, ["1", "", "", "", "", "", "", "1.9 万可以吗"]]))
    assert session.meetings[0].said[0][0].act is Act.OFFER
    assert answers[-1].line == 8
    assert "1.9 万" in answers[-1].taken_for.zh


def test_the_preparation_sheet_stands_above_the_turns(tmp_path):
    _, session, _ = play(
        slip(tmp_path, [*HEAD, ["最低能接受", "1.8万"], ["谈不成时的退路", "另一家"], COLUMNS, ["1", "寒暄"]])
    )
    assert session.meetings[0].sheet["walk_away"] == 18000
    assert session.meetings[0].sheet["prepared"] == "yes"


def test_everything_wrong_is_said_with_its_line_and_what_is_allowed(tmp_path):
    rows = [
        *HEAD,
        ["最低能接受", "很多"],
        COLUMNS,
        ["1", "跳舞"],
        ["2", "询问", "天气"],
        ["3", "报价", "", "1.85555万"],
        ["4", "", "用途"],
    ]
    found = problems(slip(tmp_path, rows))
    assert "15600 到 19800" in found[7][1] or "15600" in found[7][1]
    rows.pop(6)
    found = problems(slip(tmp_path, rows))
    assert set(found) == {8, 9, 10, 11}
    assert "报价" in found[8][1]
    assert "用途与需求" in found[9][1]
    assert "15600" in found[10][1]


def test_a_move_that_was_not_possible_is_said_with_its_line(tmp_path):
    found = problems(slip(tmp_path, [*HEAD, COLUMNS, ["1", "寒暄"], ["2", "接受对方报价"]]))
    assert list(found) == [9]
    later = problems(slip(tmp_path, [*HEAD, COLUMNS, ["1", "离席"], ["2", "寒暄"], ["3", "寒暄"]]))
    assert list(later) == [9, 10]


@pytest.mark.parametrize("raw", [b"", b"\x00\x01\x02", b"hello", b"a,b\n1,2\n", b"\x89PNG\r\n"])
def test_what_is_no_slip_is_refused(tmp_path, raw):
    path = tmp_path / "x.csv"
    path.write_bytes(raw)
    with pytest.raises(InputError):
        read_slip(path)


def test_unknown_forms_columns_and_scenarios_are_named(tmp_path):
    assert "C" in problems(slip(tmp_path, [*HEAD[:4], ["卷别", "C"], COLUMNS, ["1", "寒暄"]]))[5][0]
    assert "没有" in problems(slip(tmp_path, [*HEAD[:3], ["场景", "nowhere"], COLUMNS, ["1", "寒暄"]]))[0][0]
    assert "天气" in problems(slip(tmp_path, [*HEAD, [*COLUMNS, "天气"], ["1", "寒暄", *[""] * 6, "好"]]))[8][0]


# --- a quarter ----------------------------------------------------------------------------------------------------------------
QUARTER = [["桌", "甲"], ["位子", "li"], ["第几季", "1"], [], ["周", "问题", "商机", "项目", "回答"]]


@pytest.fixture
def small(tmp_path):
    (tmp_path / "small.yaml").write_text(yaml.safe_dump({**BUYER, "horizon": 91}), encoding="utf-8")
    return ["场景", str(tmp_path / "small.yaml")]


def test_a_quarter_on_paper_is_the_quarter_that_was_played_and_the_rest_is_as_usual(tmp_path, small):
    rows = [[week, "周计划", "", "跟进商机", "20"] for week in range(1, 14)]
    _, session, _ = play(slip(tmp_path, [small, *QUARTER, *rows]))
    scenario, seats = open_case(small[1]).variants["baseline"], {"li": Shift(0.0, 91.0)}
    with Journal(tmp_path / "games.sqlite") as journal:
        game = Game.begin(journal, scenario, name="small", seats=seats)
        while isinstance(step := game.advance(), Pending):
            for decision in step.decisions:
                game.answer(decision.id, {"sell": 20} if decision.id.kind == "week" else {})
        assert any(turn.changes for turn in game.turns)
        assert digest_of(session) == digest_of(game.session)


def test_rows_of_a_quarter_that_nobody_asked_for_are_named_and_so_is_what_was_asked(tmp_path, small):
    rows = [
        ["1", "周计划", "", "跟进商机", "99"],
        ["1", "报价", "nobody#1", "discount", "5%"],
        ["2", "周计划", "", "天气", "1"],
    ]
    found = problems(slip(tmp_path, [small, *QUARTER, *rows]))
    assert list(found) == [7, 8, 9]
    assert "48" in found[7][1]
    assert "week li" in found[8][1]
    assert "跟进商机" in found[9][1]

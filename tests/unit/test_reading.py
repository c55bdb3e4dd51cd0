"""A scenario file is read whole or refused with every problem; nothing a file holds can do more than that."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from simsales.errors import Place, ScenarioError
from simsales.spec import events
from simsales.spec.reading import read_document, read_text, read_value

BAD = Path(__file__).parents[1] / "bad"
MESSAGES = {
    "alias_and_anchor": [
        "1:7: reps: & is not used in scenario files, write it out, or use `extends`",
        "3:9: others: * is not used in scenario files, write it out, or use `extends`",
    ],
    "merge_key": ["2:3: reps: << is not used in scenario files, write it out, or use `extends`"],
    "tag": ["1:7: when: ! is not used in scenario files, write it out, or use `extends`"],
    "duplicate_name": ["4:3: reps.li: this name is already used on line 2, every name once"],
    "number_as_name": ['2:3: bands: 50 is not a name, in quotes it is a name: "50"'],
    "list_as_name": ["1:3: a name must be text"],
    "not_finite": [
        "1:9: markup: .nan is not a number to reckon with, allowed: a finite number",
        "2:8: quota: -.inf is not a number to reckon with, allowed: a finite number",
        "3:8: worth: 1e999 is too large, allowed: a finite number",
    ],
    "tab_indent": [
        "2:1: a value cannot begin with this character, indent with blanks, not tabs, "
        "and put text with special characters in quotes"
    ],
    "colon_in_text": ["1:13: a colon does not fit here, indent with care, and put text that contains `: ` in quotes"],
    "list_not_closed": ["2:6: a list in [ ] is not closed, or a comma is missing (it began on line 1)"],
    "quote_not_closed": ["3:1: a quotation mark is not closed (it began on line 1)"],
    "indent": ["3:2: this does not fit the lines above, lines of one block start in the same column"],
    "missing_colon": ["3:1: a colon is missing after the name before this, write `name: value`"],
    "second_document": ["2:1: a second document begins here, one file holds one scenario"],
    "list_at_top": ["1:1: the file holds a list, not a scenario, allowed: lines of `name: value`"],
    "hidden_character": ["1:1: this cannot be a name, allowed: 1 to 200 visible characters"],
    "bad_escape": ["1:12: a backslash in double quotes does not fit here, use single quotes"],
    "empty": [" this file is empty, allowed: lines of `name: value`"],
}


def refusal(text: str) -> str:
    with pytest.raises(ScenarioError) as refused:
        read_text(text, "f")
    return refused.value.say("en")


@pytest.mark.parametrize("name", MESSAGES)
def test_every_mistake_has_its_message(name: str) -> None:
    path = BAD / f"{name}.yaml"
    with pytest.raises(ScenarioError) as refused:
        read_document(path)
    assert refused.value.say("en").splitlines() == [f"{path}:{message}" for message in MESSAGES[name]]


def test_every_bad_file_is_expected() -> None:
    assert {path.stem for path in BAD.glob("*.yaml")} >= set(MESSAGES)


def test_the_messages_speak_chinese_too() -> None:
    path = BAD / "duplicate_name.yaml"
    with pytest.raises(ScenarioError) as refused:
        read_document(path)
    assert refused.value.say("zh") == f"{path}:4:3: reps.li: 这个名称在第 2 行已经用过, 每个名称只能写一次"


@pytest.mark.parametrize("name", [name for name in MESSAGES if name != "bad_escape"])  # columns differ by one
def test_both_yaml_readers_say_the_same(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_LOADER", yaml.SafeLoader)
    test_every_mistake_has_its_message(name)


def test_a_bare_word_means_what_it_looks_like() -> None:
    told = (
        "country: no\nlength: 1:30:00\ncode: 010\nworth: 1e3\nstart: 2027-01-04\nkind: 4-4-5\nhex: 0x1f\n"
        "share: .5\ncount: +5\nopen: true\nnothing: ~\nnumber: '5'\n"
    )
    assert read_text(told, "f").data == {
        "country": "no",
        "length": "1:30:00",
        "code": "010",
        "worth": 1000.0,
        "start": "2027-01-04",
        "kind": "4-4-5",
        "hex": "0x1f",
        "share": 0.5,
        "count": 5,
        "open": True,
        "nothing": None,
        "number": "5",
    }


def test_every_value_keeps_its_place() -> None:
    document = read_text("reps:\n  li:\n    quota: 5\nholidays: [a,\n  b]\n", "f")
    assert document.places == {
        (): Place("f", 1, 1),
        ("reps",): Place("f", 1, 1),
        ("reps", "li"): Place("f", 2, 3),
        ("reps", "li", "quota"): Place("f", 3, 5),
        ("holidays",): Place("f", 4, 1),
        ("holidays", 0): Place("f", 4, 12),
        ("holidays", 1): Place("f", 5, 3),
    }
    assert document.place(("reps", "li", "skill", "x")) == Place("f", 2, 3)
    assert document.below("reps").place(("li",)) == Place("f", 2, 3)


def test_text_from_a_file_cannot_drive_a_terminal() -> None:
    assert read_text('title: "\\e]0;x\\a \\u202eabc"\n', "f").data == {"title": "]0;x abc"}


def test_a_byte_order_mark_is_welcome(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes("\ufefftitle: 年度\n".encode())
    assert read_document(tmp_path / "a.yaml").data == {"title": "年度"}


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("标题: 年度\n".encode("gbk"), ":1:1: this is not UTF-8, allowed: text saved as UTF-8"),
        ("title: x\n".encode("utf-16"), ":1:1: this is not UTF-8, allowed: text saved as UTF-8"),
        (b"title: \x00\x01\n", ":1:8: a control character stands here (U+0000), allowed: text saved as UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00", ":1:1: this is not UTF-8, allowed: text saved as UTF-8"),
        (b"# nothing yet\n", ": this file is empty, allowed: lines of `name: value`"),
        (b"#" * 2_000_001, ": this file is too large, allowed: 2 MB"),
    ],
)
def test_what_is_not_a_text_file_is_refused(raw: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(raw)
    with pytest.raises(ScenarioError) as refused:
        read_document(path)
    assert refused.value.say("en") == f"{path}{message}"


def test_a_file_must_be_there_and_be_a_file(tmp_path: Path) -> None:
    for path, message in [
        (tmp_path / "no.yaml", "there is no such file"),
        (tmp_path, "this is not a file"),
        (Path("a\0b"), "this file cannot be opened"),
    ]:
        with pytest.raises(ScenarioError, match=message):
            read_document(path)


def test_a_huge_whole_number_is_refused() -> None:
    assert refusal("quota: " + "9" * 100_000) == (
        "f:1:8: quota: a number of 100000 characters is too long, allowed: a number of at most 40 characters"
    )


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0.25", 0.25),
        ("null", None),
        ("~", None),
        ("no", "no"),
        ("4-4-5", "4-4-5"),
        ("[1, 2]", [1, 2]),
        ("''", ""),
        ("{kind: cost-plus, markup: 0.3}", {"kind": "cost-plus", "markup": 0.3}),
        ("十月", "十月"),
    ],
)
def test_a_typed_value_reads_like_one_in_a_file(typed: str, value: object) -> None:
    assert read_value(typed) == value


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "--set: a value is missing, `null` removes what is there"),
        ("*a", "--set:1:1: * is not used in scenario files, write it out, or use `extends`"),
        ("[1, 2", "--set:1:1: a list in [ ] is not closed, or a comma is missing (it began on line 1)"),
        (".inf", "--set:1:1: .inf is not a number to reckon with, allowed: a finite number"),
    ],
)
def test_a_typed_value_is_guarded_too(typed: str, message: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        read_value(typed)
    assert refused.value.say("en") == message

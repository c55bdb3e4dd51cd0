"""Published domains become role-plays in points, whose worths are the utilities of the files; bombs and riddles are refused.

The small domain beside this test is our own; the published ones are read where they lie, never copied.
"""

from __future__ import annotations

import itertools
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simsales.errors import ScenarioError
from simsales.negotiation.domain_files import Side, read_domain, read_sides
from simsales.negotiation.domain_meeting import domain_meeting, side_named
from simsales.negotiation.moves import Act, Move
from simsales.negotiation.rules import refusal
from simsales.negotiation.talk import Talk
from simsales.negotiation.truth import Truth, truth_of
from simsales.negotiation.worths import Economics
from simsales.rng import KeyedLuck, Purpose
from simsales.spec.casefile import load_scenario
from simsales.spec.xml_reading import read_xml

OWN = Path(__file__).parent / "domains"
LUNCH = OWN / "lunch_domain.xml"
PUBLISHED = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "negotiation_genius_domains_a"
DOMAINS = sorted(
    path for path in PUBLISHED.glob("*.xml") if b"<negotiation_template" in path.read_bytes()[:200]
)  # empty where there are none
needs_published = pytest.mark.skipif(not DOMAINS, reason="the published domains are not on this machine")
POINTS = 100_000.0
"""A utility of 1 in minor units of points."""
EXACT = 6 * 0.005 / 1000
"""At most five issues and a reservation, each written to the hundredth of a thousandth."""


def truth_in(file: Path, folder: Path, mine: int = 0, seed: int = 1) -> tuple[Truth, tuple[Side, Side]]:
    domain, sides = read_sides(file, [])
    path = folder / "mine.yaml"
    path.write_text(domain_meeting(domain, sides[mine], sides[1 - mine]), encoding="utf-8")
    meeting = load_scenario(str(path)).meeting
    assert meeting is not None
    return truth_of(meeting, Economics(), KeyedLuck(seed), "meeting"), sides


def by_hand(profile: Path, values: list[str]) -> float:
    """A utility straight from the file: weight x evaluation / highest evaluation, summed."""
    root = ElementTree.parse(profile).getroot()
    weights = {weight.get("index"): float(str(weight.get("value"))) for weight in root.iter("weight")}
    total = 0.0
    for issue, value in zip(
        sorted(root.iter("issue"), key=lambda one: int(str(one.get("index")))), values, strict=True
    ):
        given_ = {str(item.get("value")).strip(): float(str(item.get("evaluation"))) for item in issue.iter("item")}
        total += weights[issue.get("index")] * given_[value] / max(given_.values())
    return total


def reserved(profile: Path) -> float:
    found = ElementTree.parse(profile).getroot().find(".//reservation")
    return float(str(found.get("value"))) if found is not None else 0.0


# --- our own small domain -----------------------------------------------------------------------------------------------
def test_what_an_outcome_is_worth_to_each_side_is_what_the_files_say(tmp_path: Path) -> None:
    truth, _ = truth_in(LUNCH, tmp_path)  # we cook
    table = truth.table
    high_24_half = table.number([2, 4, 2])  # spice 0.5: the third of nine steps from 0 to 2
    cook = 0.5 * 1 + 0.3 * (0.2 + 0.2 * 4) + 0.2 * 1 - 0.25
    guest = 0.6 * 10 / 80 + 0.3 * (1 - 0.25 * 4) + 0.1 * 0.25
    assert table.firm[high_24_half] == pytest.approx(POINTS * cook)
    assert table.buyer[high_24_half] == pytest.approx(POINTS * guest)
    low_20_hot = table.number([0, 0, 8])
    assert table.firm[low_20_hot] == pytest.approx(POINTS * (0.3 * 0.2 - 0.25))
    assert table.buyer[low_20_hot] == pytest.approx(POINTS * 1.0)


def test_an_issue_called_price_is_no_price_of_ours(tmp_path: Path) -> None:
    truth, _ = truth_in(LUNCH, tmp_path)
    assert "price" not in truth.table.names
    assert truth.table.issues[0].label.en == "Price"
    assert truth.table.issues[0].names[2].zh == "high"


def test_a_range_is_cut_into_at_most_nine_steps() -> None:
    _, minutes, spice = read_domain(LUNCH).issues
    assert minutes.numbers == (20, 21, 22, 23, 24)
    assert len(spice.numbers) == 9
    assert (spice.numbers[0], spice.numbers[-1]) == (0, 2)


def test_sides_are_called_by_what_tells_their_files_apart() -> None:
    _, sides = read_sides(LUNCH, [])
    assert [side.name for side in sides] == ["cook", "guest"]
    assert side_named(sides, "GUEST") == 1
    assert side_named(sides, "coo") == 0
    with pytest.raises(ScenarioError, match="--as cook, --as guest"):
        side_named(sides, "waiter")


def test_without_a_price_a_buyer_opens_near_their_best_and_can_go_to_their_limit(tmp_path: Path) -> None:
    """However they bargain: the opening leaves them most of what there is, and whatever beats leaving is within reach."""
    for seed in range(12):
        truth, _ = truth_in(LUNCH, tmp_path, seed=seed)
        talk = Talk(truth)
        talk.hear(Move(Act.OFFER, offer=int(truth.table.firm.argmax())))
        assert talk.bargain.opening is not None
        assert (truth.scale - talk.bargain.opening) / truth.table.buyer.max() > 0.6
        assert talk.bargain.limit == pytest.approx(truth.scale, rel=0.05)


# --- the published ones -------------------------------------------------------------------------------------------------
def readable() -> list[Path]:
    def is_read(path: Path) -> bool:
        try:
            read_sides(path, [])
        except ScenarioError:
            return False
        return True

    return [path for path in DOMAINS if is_read(path)]


def conceding(truth: Truth) -> tuple[Talk, int]:
    """A negotiator who gives a little of the own worth each turn, takes what is as good, and clears the way to the signature."""
    talk, firm = Talk(truth), truth.table.firm
    best, turns = float(firm.max()), 0
    while not talk.is_over:
        turns += 1
        goal = best * (1 - turns / truth.turns)
        theirs = talk.bargain.theirs
        if talk.deal >= 0:
            move = Move(Act.PROMISE, "call")
        elif theirs >= 0 and firm[theirs] >= max(goal, 0.0):
            move = Move(Act.ACCEPT)
        else:
            good = [outcome for outcome in range(len(truth.table)) if firm[outcome] >= goal]
            move = Move(Act.OFFER, offer=min(good, key=lambda one: float(firm[one])))
        assert refusal(talk, move) is None
        talk.hear(move)
    return talk, turns


@needs_published
def test_every_published_domain_is_read_or_refused_with_a_reason() -> None:
    read = readable()
    assert len(read) >= 5
    for path in set(DOMAINS) - set(read):
        with pytest.raises(ScenarioError, match=r"\.xml:\d+:\d+: there are 6 issues, allowed: 1 to 5"):
            read_sides(path, [])


@needs_published
@pytest.mark.parametrize("file", readable(), ids=lambda path: path.stem)
@pytest.mark.parametrize("mine", [0, 1])
def test_twenty_outcomes_of_a_published_domain_are_worth_what_a_sum_by_hand_says(
    file: Path, mine: int, tmp_path: Path
) -> None:
    truth, _ = truth_in(file, tmp_path, mine)
    table = truth.table
    profiles = [path for path in sorted(PUBLISHED.glob(f"{file.name.split('__')[0]}__*.xml")) if path != file]
    assert len(profiles) == 2
    ours, theirs = profiles[mine], profiles[1 - mine]
    picks = KeyedLuck(7).rows(Purpose("test.outcomes", "uniform"), file.stem, 20)[0]
    for pick in picks:
        outcome = int(pick * len(table))
        values = [name.en for name in table.spelled(outcome).values()]
        assert table.firm[outcome] / POINTS == pytest.approx(by_hand(ours, values) - reserved(ours), abs=EXACT)
        assert table.buyer[outcome] / POINTS == pytest.approx(by_hand(theirs, values) - reserved(theirs), abs=EXACT)


@needs_published
@pytest.mark.parametrize("file", readable(), ids=lambda path: path.stem)
def test_a_published_domain_can_be_played_to_its_end(file: Path, tmp_path: Path) -> None:
    endings = []
    for mine, seed in itertools.product((0, 1), range(4)):
        truth, _ = truth_in(file, tmp_path, mine, seed)
        talk, turns = conceding(truth)
        assert turns <= truth.turns
        if talk.deal >= 0:
            assert truth.table.firm[talk.deal] >= 0
            assert truth.table.buyer[talk.deal] >= -1e-6
        endings.append(talk.ending)
    assert "agreed" in endings


# --- riddles and bombs --------------------------------------------------------------------------------------------------
LAUGHS = "<!DOCTYPE z [" + '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
) + "]>"  # fmt: skip
HOSTILE = {
    "bomb": LAUGHS + "<negotiation_template>&j;</negotiation_template>",
    "outside": '<!DOCTYPE z [<!ENTITY x SYSTEM "file:///etc/passwd">]><negotiation_template>&x;</negotiation_template>',
    "doctype": '<!DOCTYPE z SYSTEM "http://127.0.0.1:9/x.dtd"><negotiation_template/>',
    "deep": "<negotiation_template>" + "<a>" * 5000,
    "many": "<negotiation_template>" + "<a/>" * 30_000 + "</negotiation_template>",
    "large": "<negotiation_template>" + " " * 1_100_000 + "</negotiation_template>",
    "empty": "",
    "cut": "<negotiation_template><utility_space>",
    "text": "not xml at all",
    "other": "<html/>",
    "encoding": '<?xml version="1.0" encoding="utf-99"?><negotiation_template/>',
    "no issues": "<negotiation_template><utility_space/></negotiation_template>",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_words(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "evil.xml"
    path.write_text(HOSTILE[kind], encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        read_domain(path)
    assert str(path) in refused.value.say("zh")


def test_a_refusal_says_the_line(tmp_path: Path) -> None:
    path = tmp_path / "cut.xml"
    path.write_text("<negotiation_template>\n  <utility_space>\n    <objective\n", encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"cut\.xml:\d+:\d+: this is not XML"):
        read_xml(path)


def test_a_folder_is_no_domain(tmp_path: Path) -> None:
    with pytest.raises(ScenarioError, match="this is not a file"):
        read_xml(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("domain", 'vtype="integer"', 'vtype="matrix"', "issues of type matrix are not read"),
        ("domain", 'value="low"', 'value="high"', "high stands there twice"),
        ("domain", 'name="Spice"', 'name="Price"', "Price stands there twice"),
        ("domain", 'upperbound="24"', 'upperbound="10"', "this range holds nothing"),
        ("domain", 'upperbound="24"', 'upperbound="nan"', "upperbound is not a number it can be"),
        ("cook", 'evaluation="3"', 'evaluation="-3"', "evaluation is not a number it can be"),
        ("cook", '<item index="2" value="middle" evaluation="3"/>', "", "middle of Price has no evaluation"),
        ("cook", 'ftype="triangular"', 'ftype="cubic"', "evaluations of shape cubic are not read"),
        ("cook", '<weight index="2" value="0.3"/>', "", "no weight or no issue Minutes"),
        ("cook", 'reservation value="0.25"', 'reservation value="25"', "reservation: value is not a number it can be"),
        ("cook", 'name="Spice"', 'name="Salt"', "two sides are needed, 1 found"),
    ],
)
def test_a_riddle_in_a_file_is_named(file: str, old: str, new: str, said: str, tmp_path: Path) -> None:
    for part in ("domain", "cook", "guest"):
        text = (OWN / f"lunch_{part}.xml").read_text(encoding="utf-8")
        (tmp_path / f"lunch_{part}.xml").write_text(text.replace(old, new) if part == file else text, encoding="utf-8")
    with pytest.raises(ScenarioError) as refused:
        read_sides(tmp_path / "lunch_domain.xml", [])
    assert said in refused.value.say("en")
    assert refused.value.problems[0].place.line > 0


def test_more_outcomes_than_a_table_holds_are_refused(tmp_path: Path) -> None:
    ranges = "".join(
        f'<issue index="{i}" name="i{i}" vtype="real" lowerbound="0" upperbound="1"/>' for i in range(1, 6)
    )
    path = tmp_path / "wide.xml"
    path.write_text(f"<negotiation_template><objective>{ranges}</objective></negotiation_template>", encoding="utf-8")
    with pytest.raises(ScenarioError, match="59,049 outcomes are too many, allowed: 20,000"):
        read_domain(path)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    part=st.sampled_from(["domain", "cook", "guest"]),
    changes=st.lists(st.tuples(st.integers(0, 1200), st.binary(max_size=6)), max_size=6),
)
def test_whatever_bytes_are_changed_it_is_read_or_refused(
    part: str, changes: list[tuple[int, bytes]], tmp_path: Path
) -> None:
    for name in ("domain", "cook", "guest"):
        raw = (OWN / f"lunch_{name}.xml").read_bytes()
        for at, new in changes if name == part else ():
            raw = raw[:at] + new + raw[at + len(new) // 2 :]
        (tmp_path / f"lunch_{name}.xml").write_bytes(raw)
    try:
        truth, _ = truth_in(tmp_path / "lunch_domain.xml", tmp_path)
    except ScenarioError:
        return
    assert len(truth.table) >= 2

"""What is heard at a table beside the two of them: the manager's answer, and a move that was chosen by its number."""

from __future__ import annotations

import re

import pytest

from simsales.i18n import LANGS, Lang
from simsales.negotiation.moves import Act, Move
from simsales.negotiation.phrases.spoken import evened
from simsales.negotiation.staging import Stage
from simsales.report.transcript import exchange_lines
from simsales.review.buyers import form_of
from simsales.spec.casefile import open_case


def stage(name: str, lang: Lang, form: str = "baseline") -> Stage:
    found = form_of(open_case(name).variants[form])
    return Stage(found.meeting, found.buyer, lang)


@pytest.mark.parametrize(("lang", "floor"), [("zh", "43.2 万"), ("en", "432,000")])
def test_the_managers_answer_is_said_once_with_how_far_it_may_go(lang: Lang, floor: str) -> None:
    room = stage("price-pressure", lang)
    room.hear(Move(Act.OFFER, offer=room.talk.truth.listed))
    asked = room.hear(Move(Act.APPROVAL))
    assert asked.aside is not None
    assert floor in asked.aside.say(lang)
    assert floor in "\n".join(str(line) for line in exchange_lines(asked, room, lang))
    assert room.hear(Move(Act.HOLD)).aside is None


@pytest.mark.parametrize("lang", LANGS)
def test_a_move_by_number_is_no_speech_of_ours(lang: Lang) -> None:
    room = stage("tutorial", lang)
    ours, _ = exchange_lines(room.hear(Move(Act.GREET)), room, lang)
    assert str(ours) == {"zh": "您: [寒暄问候]", "en": "you: [greet]"}[lang]


def test_what_was_typed_is_told_in_its_own_words_with_the_move_it_was() -> None:
    room = stage("tutorial", "en")
    ours, _ = exchange_lines(room.hear(Move(Act.GREET)), room, "en", typed="Good morning, Mrs Chen")
    assert str(ours) == "you: Good morning, Mrs Chen [greet]"


def test_one_of_anything_is_said_in_the_singular() -> None:
    levels = {
        issue.name: [name.en for name in issue.names]
        for name in ("multi-issue", "tutorial")
        for form in ("baseline", "b")
        for issue in stage(name, "en", form).talk.truth.board.issues
    }
    assert "1 session" in levels["training"]
    assert "1 visit a year" in levels["service"]
    assert "2 visits a year" in levels["service"]


@pytest.mark.parametrize("name", ["tutorial", "price-pressure", "payment-terms", "last-look"])
def test_a_chinese_line_has_one_kind_of_punctuation_and_stops_before_the_authors_sentence(name: str) -> None:
    room = stage(name, "zh")
    facts = [text.zh for text in (fact.says for _, fact in room.meeting.buyer.facts.items())]
    starts = [evened(one, "zh")[:6] for one in facts]
    topics = ("need", "priorities", "budget", "deadline", "decision", "rival", "worry")
    for topic in topics:
        room.hear(Move(Act.ASK, topic))
        if room.talk.is_over:
            break
    lines = [line for exchange in room.exchanges for line in exchange.lines]
    assert any(start in line for start in starts for line in lines)
    for line in lines:
        assert not re.search("[\u3400-\u9fff] *[,;:?!]|[,;:?!] *[\u3400-\u9fff]", line), line
        assert not [start for start in starts if f"，{start}" in line], line


def test_figures_keep_their_commas_and_points() -> None:
    assert evened("一共 1,900 元, 分 2 次; 12:30 到?", "zh") == "一共 1,900 元，分 2 次；12:30 到？"
    assert evened("Yes, 1,900: fine", "en") == "Yes, 1,900: fine"

"""The glossary: every figure has its words, in both languages, and is found where it is read."""

from __future__ import annotations

import pytest

from simsales.i18n import LANGS
from simsales.registry import installed
from simsales.report.glossary import glossary, terms_in

JARGON = ("BATNA", "ZOPA", "anchor", "reservation price", "CI", "p-value")


def test_every_figure_is_explained() -> None:
    assert set(installed().kinds("kpi")) <= set(glossary())


@pytest.mark.parametrize("term", glossary().values(), ids=lambda one: one.id)
def test_a_word_has_a_plain_explanation_in_both_languages(term) -> None:
    for lang in LANGS:
        assert len(term.word.say(lang)) > 1
        assert len(term.meaning.say(lang)) > 8
        assert not any(word in term.meaning.say(lang).split() for word in JARGON)
    assert term.meaning.en != term.meaning.zh


def test_words_are_found_where_they_are_read() -> None:
    assert [one.id for one in terms_in("谈不成时的退路: 下个月再来", "zh")] == ["fallback"]
    assert "commission" in [one.id for one in terms_in("Commissions are paid monthly", "en")]
    assert "cap" not in [one.id for one in terms_in("capital of France", "en")]

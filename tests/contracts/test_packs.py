"""Every bundled role-play packs in both languages: each page is there, well-formed, and names every form it is for."""

from __future__ import annotations

from pathlib import Path

import pytest

from simsales.i18n import LANGS
from simsales.report.pack.forms import form_labels
from simsales.spec.casefile import open_case
from simsales.spec.shelf import ROLEPLAYS, bundled_folder
from tests.unit.test_pack_pages import written

NAMES = sorted(path.stem for path in (bundled_folder() / ROLEPLAYS).glob("*.yaml"))
KINDS = ("timetable", "briefs", "preparation", "observer", "slips", "buyer", "teaching", "questions", "fairness")


@pytest.mark.parametrize("name", NAMES)
def test_a_role_play_packs_in_both_languages(name: str, tmp_path: Path) -> None:
    case = open_case(name)
    pages = written(case, tmp_path / "pack")
    labels = form_labels(case).values()
    for lang in LANGS:
        assert {f"{lang}/{kind}.html" for kind in KINDS} | {f"index-{lang}.html"} <= set(pages)
        for kind in KINDS:
            words = pages[f"{lang}/{kind}.html"].words
            assert case.scenario.title.say(lang) in words
            assert all(label.say(lang) in words for label in labels), kind
        seats = [scenario.meeting for scenario in case.variants.values()]
        sellers, buyers = pages[f"{lang}/briefs.html"].words, pages[f"{lang}/buyer.html"].words
        assert all(meeting.seller.you.say(lang) in sellers for meeting in seats)
        assert all(meeting.buyer.name.say(lang) in buyers for meeting in seats)
        assert all(meeting.buyer.name.say(lang) in pages[f"{lang}/teaching.html"].words for meeting in seats)

"""The full report: charts where a library draws them, tables where none does, and nothing that runs."""

from __future__ import annotations

import re
from base64 import b64decode
from importlib.util import find_spec

import pytest

from simsales.experiment.comparison import Comparison
from simsales.experiment.runs import Results
from simsales.experiment.shapes import shapes
from simsales.report import page as report
from simsales.report.charts import drawn
from simsales.report.findings import Findings
from simsales.report.memo import write_memo
from simsales.report.page import NO_CHARTS, write_page
from simsales.report.pictures import Picture, Point, pictures
from simsales.spec.scenario import BASELINE
from tests.paper import HOSTILE, WellFormed, case_of, lived

needs_charts = pytest.mark.skipif(
    find_spec("altair") is None or find_spec("vl_convert") is None, reason="the extra `report` is not installed"
)


@pytest.fixture(scope="module")
def hostile():
    case = case_of(HOSTILE, title=HOSTILE[1])
    return case, lived(case, 2), shapes(case.variants, seed=5, replications=2, workers=1)


def test_a_shape_belongs_to_a_run_of_the_comparison(hostile):
    case, comparison, found = hostile
    for name in case.variants:
        runs = comparison.results.runs[name]
        assert [run.digest for run in found.runs[name]] == [run.digest for run in runs]
        for shape, run in zip(found.runs[name], runs, strict=True):
            assert sum(shape.periods["revenue"]) == pytest.approx(run.kpis["revenue"])
            assert sum(shape.periods["contribution"]) == pytest.approx(run.kpis["contribution"])
            assert sum(shape.pay.values()) == pytest.approx(run.kpis["pay_cost"])
            assert shape.funnel[0] == run.kpis["leads"]


def test_a_funnel_only_narrows(hostile):
    _, _, found = hostile
    counts = [one.mean for one in found.funnel(BASELINE)]
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("can_draw", [False, pytest.param(True, marks=needs_charts)])
def test_a_name_can_do_nothing_but_be_read(hostile, tmp_path, monkeypatch, lang, can_draw):
    case, comparison, found = hostile
    monkeypatch.setattr(report, "can_draw", lambda: can_draw)
    write_page(case, comparison, tmp_path / "page.html", lang, shapes=found)
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    page = WellFormed(text)
    assert not page.tags & {"script", "link", "iframe", "svg", "a", "form", "object", "base"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in ("href", "style")]
    images = [value for name, value in page.attributes if name == "src"]
    assert all(image.startswith("data:image/svg+xml;base64,") for image in images)
    assert bool(images) == can_draw
    assert (NO_CHARTS.say(lang) in page.words) != can_draw
    assert "<script>alert(1)</script>" in page.words
    assert "{0}{plan}" in page.words
    assert "\x1b" not in text
    assert re.search(r">\s*=cmd", text) is None


@needs_charts
def test_a_chart_holds_names_as_words_and_asks_for_nothing():
    made = [
        Picture(
            kind, "title", "", "x", "y", [Point(name, place, 1.0, 0.5, 1.5) for name in HOSTILE[:4] for place in places]
        )
        for kind, places in (
            ("bars", "ab"),
            ("series", "ab"),
            ("waterfall", "ab"),
            ("box", "abcde"),
            ("line", (0.5, 1.0)),
        )
    ]
    for image in drawn(made):
        svg = b64decode(image.partition(",")[2]).decode()
        assert "alert(1)" in svg or "waterfall" in svg or "+1.0" in svg
        assert WellFormed(svg).tags <= {
            "svg",
            "g",
            "rect",
            "path",
            "line",
            "text",
            "defs",
            "clippath",
            "tspan",
            "title",
        }
        assert "href=" not in svg
        assert "url(http" not in svg


def test_every_picture_reads_as_a_table(hostile):
    case, comparison, found = hostile
    for picture in pictures(Findings(case, comparison, "zh"), found, None):
        heads, rows = picture.table()
        assert rows
        assert all(len(row) == len(heads) == len(picture.plans) + 1 for row in rows)


def test_without_the_logs_there_are_fewer_pictures(hostile):
    case, comparison, found = hostile
    few = pictures(Findings(case, comparison, "en"), None, None)
    assert {picture.kind for picture in few} == {"waterfall", "box", "line"}
    assert len(pictures(Findings(case, comparison, "en"), found, None)) == len(few) + 5


@pytest.mark.parametrize("objective", ["contribution", "pay_share", "scorecard"])
def test_plans_may_have_lived_different_numbers_of_years(tmp_path, objective):
    scores = {"scorecard": {"revenue": 0.6, "pay_share": 0.4}} if objective == "scorecard" else {}
    case = case_of(["Plan"], objective=objective, **scores)
    runs = lived(case, 3).results.runs
    runs = {name: years[: 2 + number % 2] for number, (name, years) in enumerate(runs.items())}
    comparison = Comparison(Results(case.scenario, 5, runs))
    for write in (write_memo, write_page):
        write(case, comparison, tmp_path / "out.html", "zh")
        words = WellFormed((tmp_path / "out.html").read_text(encoding="utf-8")).words
        assert comparison.kpis[objective].label.zh in words

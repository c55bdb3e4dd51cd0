"""Pictures drawn with letters: a difference of two shares is said in points, a change of anything else in per cent."""

from __future__ import annotations

from simsales.experiment.comparison import Comparison
from simsales.experiment.runner import run_experiment
from simsales.report.difference_picture import differences_pictures
from simsales.report.findings import Findings
from simsales.report.letter_charts import Look, figure, rows, table_of
from simsales.report.pictures import Picture, Point
from simsales.spec.casefile import open_case

MIXED = [Point("B", "sales", 0.1, 0.05, 0.15), Point("B", "rate, points", -0.047, -0.051, -0.043, is_points=True)]


def said(points: list[Point]) -> list[str]:
    picture = Picture("intervals", "title", "note", "KPI", "change", points, y_is_share=True)
    assert [cells[1] for cells in picture.table()[1]][:1] == ["10.0% ±5.0"]
    assert table_of(picture).row_count == len(points)
    return [line.plain.rstrip() for line in rows(picture, 60, Look())]


def test_points_and_per_cent_stand_beside_each_other() -> None:
    sales, rate, _ = said(MIXED)
    assert sales.endswith("+10.0% ±5.0")
    assert rate.endswith("-4.70 pt ±0.40")


def test_a_small_difference_does_not_read_as_nothing() -> None:
    _, rate, _ = said([MIXED[0], Point("B", "rate, points", -0.00012, -0.00042, 0.00018, is_points=True)])
    assert rate.endswith("-0.01 pt ±0.03")


def test_a_picture_of_points_only_counts_in_points() -> None:
    points = [Point("B", "middle", 0.031, is_points=True)]
    picture = Picture("box", "title", "note", "level", "rate", points, y_is_share=True)
    assert figure(picture, 0.031) == "3.1 pt"
    assert picture.table()[1][0][1] == "3.1 pt"


def test_differences_of_shares_are_points_in_a_picture_of_their_own() -> None:
    case = open_case("reference-pipeline")
    short = {name: one.model_copy(update={"horizon": 56.0}) for name, one in case.variants.items()}
    comparison = Comparison(run_experiment(short, replications=3, workers=1))
    amounts, shares = differences_pictures(Findings(case, comparison, "en"))
    labels = {one.label.en for one in comparison.kpis.values() if one.unit == "share"}
    assert {one.is_points for one in amounts.points} == {False}
    assert {one.is_points for one in shares.points} == {True}
    assert {str(one.x) for one in shares.points} <= labels
    assert not labels & {str(one.x) for one in amounts.points}
    assert amounts.points[0].x == comparison.kpis[comparison.objective].label.en

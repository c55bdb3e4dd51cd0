"""Page 2: pictures. What is drawn from the results stands at once; what needs the logs is looked for when the page is opened."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from simsales.i18n import Lang, Text
from simsales.report.difference_picture import differences_pictures
from simsales.report.pictures import Picture, pictures

from .. import ui
from ..widgets.kpi_chart import KpiChart
from .page import NO_YEARS, LabPage
from .state import Lab

_PLACE = Text(en="Picture {at} of {count}", zh="第 {at} / {count} 张图")
_KEYS = Text(
    en="Up and down change the picture, t shows its figures, 1-6 turn the pages.",
    zh="上下键换图, t 看数字, 1-6 翻页。",
)


class ChartsPage(LabPage):
    """One picture at a time."""

    TITLE: ClassVar[Text] = Text(en="charts", zh="图")
    IS_ABOUT: ClassVar[str] = "charts"

    def __init__(self) -> None:
        super().__init__(id=f"page-{self.IS_ABOUT}")
        self.at, self.is_table = 0, False
        self._made: tuple[object, list[Picture]] = ((), [])
        self._is_shown = False

    def compose(self) -> ComposeResult:
        yield Static(id="chart-place")
        yield KpiChart("chart")

    def fill(self, lab: Lab, lang: Lang) -> None:
        found = self._pictures(lab, lang)
        place, chart = self.query_one("#chart-place", Static), self.query_one(KpiChart)
        if not found:
            place.update(ui.text(NO_YEARS, lang))
            chart.show(None)
            return
        self.at %= len(found)
        place.update(ui.text(_PLACE.fill(at=self.at + 1, count=len(found)), lang, "dim"))
        chart.show(found[self.at], as_table=self.is_table)

    def _pictures(self, lab: Lab, lang: Lang) -> list[Picture]:
        found = lab.findings(lang)
        if found is None:
            return []
        shapes = lab.shapes.get(lab.shapes_key)
        made_of = found.comparison, lang, shapes, lab.why
        if self._made[0] != tuple(map(id, made_of)):
            made = [*differences_pictures(found), *pictures(found, shapes, lab.why)]
            self._made = tuple(map(id, made_of)), [one for one in made if one.points]
        return self._made[1]

    def advice(self, lab: Lab) -> Text | None:
        return _KEYS if lab.comparison is not None and not lab.is_busy else None

    def opened(self, lab: Lab) -> None:
        if lab.comparison is not None and not lab.is_busy and lab.shapes_key not in lab.shapes:
            self.post_message(self.Wants(self.IS_ABOUT))

    def step(self, by: int) -> None:
        self.at += by

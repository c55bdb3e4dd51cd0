"""Page 3: why two plans differ: where the gap comes from, what caused it, and the deals that tell it."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text as Line
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from simsales.i18n import Lang, Text
from simsales.report import letter_charts
from simsales.report.letter_charts import Look
from simsales.report.pictures import pictures
from simsales.report.why_text import why_report

from .. import themes, ui
from ..widgets.option_line import OptionLine
from .page import NO_YEARS, LabPage
from .state import Lab

_FROM, _TO = Text(en="from", zh="从"), Text(en="to", zh="到")
_ASK = Text(
    en="Choose two plans, Enter explains the difference (takes a minute).",
    zh="选两个方案, 按回车说明差在哪里 (约需一分钟)。",
)
_SAME = Text(en="These are the same plan: choose two.", zh="这是同一个方案: 请选两个不同的。")
_READ = Text(
    en="Up and down read on; Tab, then left and right choose other plans.",
    zh="上下键往下读; 按 Tab 再用左右键换方案。",
)


class WhyPage(LabPage):
    """Two plans, then the report about them."""

    TITLE: ClassVar[Text] = Text(en="why", zh="差在哪里")
    IS_ABOUT: ClassVar[str] = "why"

    def __init__(self) -> None:
        super().__init__(id=f"page-{self.IS_ABOUT}")
        self._lab: Lab | None = None

    def compose(self) -> ComposeResult:
        for name in ("one", "other"):
            with Horizontal(classes="labelled"):
                yield Static(id=f"why-{name}-word")
                yield OptionLine(f"why-{name}", "one")
        with VerticalScroll(id="why-room", can_focus=False, classes="paper"):
            yield Static(id="why-report")

    def fill(self, lab: Lab, lang: Lang) -> None:
        self._lab = lab
        pair, comparison, report = lab.the_pair, lab.comparison, self.query_one("#why-report", Static)
        for at, (name, words) in enumerate((("one", _FROM), ("other", _TO))):
            line = self.query_one(f"#why-{name}", OptionLine)
            line.parent.display = pair is not None  # type: ignore[union-attr]
            self.query_one(f"#why-{name}-word", Static).update(ui.text(words, lang))
            if pair is not None and comparison is not None:
                names = comparison.variants
                line.show([lab.shown.label(one) for one in names], at=names.index(pair[at]))
        if pair is None:
            report.update(ui.text(NO_YEARS, lang))
        elif lab.why is None:
            report.update(ui.text(_SAME if pair[0] == pair[1] else _ASK, lang))
        else:
            report.update(ui.page(*self._drawn(lab, lang), why_report(lab.shown, lab.why, lang)))

    def _drawn(self, lab: Lab, lang: Lang) -> list[Line]:
        """The waterfall of these two, where the figure is a sum of money."""
        found, why = lab.findings(lang), lab.why
        if found is None or why is None or not why.causes or found.comparison.kpis[why.kpi].unit != "money":
            return []
        first, theme = pictures(found, None, why)[0], self.app.current_theme
        look = Look(themes.lines(is_dark=theme.dark), theme.primary, theme.accent or "")
        head = ui.text(f"{first.title} ({first.y})", lang, "bold")
        return [head, *letter_charts.rows(first, max(self.app.size.width - 4, 40), look), ui.text("", lang)]

    def advice(self, lab: Lab) -> Text | None:
        if lab.comparison is None or lab.is_busy:
            return None
        return _READ if lab.why is not None else _ASK

    @on(OptionLine.Changed)
    def _chosen(self, event: OptionLine.Changed) -> None:
        event.stop()
        lab = self._lab
        if lab is not None and lab.comparison is not None:
            names = lab.comparison.variants
            at = [self.query_one(f"#why-{name}", OptionLine).at for name in ("one", "other")]
            lab.pair = names[at[0]], names[at[1]]
            self.post_message(self.Refilled(self))

    @on(OptionLine.Entered)
    def _asked(self, event: OptionLine.Entered) -> None:
        event.stop()
        self.post_message(self.Wants(self.IS_ABOUT))

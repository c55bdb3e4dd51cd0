"""Every row accounted for: what it was used as, or why it was skipped; the counts sum to the rows of the file.

Used while an export is read and printed in the fit report. A quietly dropped row is a quietly wrong win rate.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from simsales.errors import Place, Problem
from simsales.i18n import Lang, Text

_SHOWN_LINES = 5


@dataclass
class Accounting:
    """One file. `used` and `skipped` hold line numbers by reason; `remarks` are rows used, but not for everything."""

    file: str
    used: dict[Text, list[int]] = field(default_factory=dict)
    skipped: dict[Text, list[int]] = field(default_factory=dict)
    remarks: dict[Text, list[int]] = field(default_factory=dict)

    def use(self, line: int, what: Text) -> None:
        self.used.setdefault(what, []).append(line)

    def skip(self, line: int, why: Text) -> None:
        self.skipped.setdefault(why, []).append(line)

    def remark(self, line: int, what: Text) -> None:
        self.remarks.setdefault(what, []).append(line)

    @property
    def rows_used(self) -> int:
        return sum(map(len, self.used.values()))

    @property
    def rows_skipped(self) -> int:
        return sum(map(len, self.skipped.values()))

    @property
    def rows(self) -> int:
        return self.rows_used + self.rows_skipped

    def problems(self, but: Collection[Text] = ()) -> list[Problem]:
        """The skipped rows as things to mend, in file order; `but` those skipped for these reasons."""
        found = [(line, why) for why, lines in self.skipped.items() if why not in but for line in lines]
        return [
            Problem(Place(self.file, line, 1), "", Text(en="skipped: {why}", zh="跳过: {why}").fill(why=why))
            for line, why in sorted(found, key=lambda each: each[0])
        ]

    def said(self, lang: Lang) -> list[str]:
        """The account of this file in words, a line for each reason."""
        total = Text(
            en="{file}: {rows:,} rows: {used:,} used, {skipped:,} skipped",
            zh="{file}: {rows:,} 行: 用了 {used:,}, 跳过 {skipped:,}",
        )
        said = [total.fill(file=self.file, rows=self.rows, used=self.rows_used, skipped=self.rows_skipped)]
        said += [_counted(Text(en="used", zh="用了"), what, len(lines)) for what, lines in self.used.items()]
        said += [_counted(Text(en="skipped", zh="跳过"), why, len(lines), lines) for why, lines in self.skipped.items()]
        said += [
            _counted(Text(en="of those used", zh="其中"), what, len(lines), lines)
            for what, lines in self.remarks.items()
        ]
        return [text.say(lang) for text in said]


def _counted(verb: Text, what: Text, count: int, lines: Sequence[int] = ()) -> Text:
    words = Text.same("  {verb} {count:,}: {what}").fill(verb=verb, count=count, what=what)
    if not lines:
        return words
    shown = ", ".join(map(str, lines[:_SHOWN_LINES])) + (", ..." if len(lines) > _SHOWN_LINES else "")
    where = Text(en=" (line {shown})", zh=" (第 {shown} 行)").fill(shown=shown)
    return Text(en=words.en + where.en, zh=words.zh + where.zh)

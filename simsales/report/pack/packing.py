"""The whole pack: which files, with which pages, how often to print; written in one go.

Pages are made once and said in each language. What has to be computed (how the forms compare, how beginners lose) is computed here,
now, for this very scenario.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import simsales
from simsales.classroom.fairness import Fairness, fairness
from simsales.classroom.mistakes import Mistakes, mistakes
from simsales.classroom.timetable import Timetable, timetable
from simsales.i18n import Lang, Text
from simsales.review.lint import of_kind
from simsales.spec.casefile import CaseFile
from simsales.spec.scenario import BASELINE, Scenario
from simsales.world.calendar import period_starts

from .briefs import buyer_brief, seller_brief
from .class_pages import questions_page, timetable_page
from .fairness_page import fairness_page, quarter_fairness
from .forms import PaperForm, about_all
from .index_page import INDEX, Listed, Offered, index_page
from .page import Page, write_pages
from .quarter_pages import about_chair, asked_of, chair_brief, chair_name, decision_slips, quarter_note
from .table_sheets import answer_slips, observer_sheet, preparation_sheet
from .truth_pages import teaching_note

_FOOT = Text(en="simsales {version} · {name} · {print}", zh="simsales {version} · {name} · {print}")
_EACH, _TABLE, _YOU, _HALF, _WALL = (
    Text(en="everybody, {when}", zh="每人一份, {when}"),
    Text(en="one a table", zh="每桌一份"),
    Text(en="you", zh="您自己"),
    Text(en="who watches, at each half", zh="观察的人, 上下半场各一份"),
    Text(en="one a table, or on the wall", zh="每桌一份, 或贴墙上"),
)
_NOW, _AGAIN = Text(en="before the talk", zh="谈之前"), Text(en="for the second try", zh="第二次谈之前")
_BUYER_FOR = Text(en="you; one a table only where people play the buyer", zh="您自己; 只有真人扮演买方时才每桌一份")
_CHAIR_FOR = Text(en="everybody in this chair", zh="坐这个位子的人")
_WHAT: Mapping[str, Text] = {
    "timetable": Text(en="timetable", zh="时间表"),
    "briefs": Text(en="the seller's brief, {form}", zh="卖方任务书, {form}"),
    "chairs": Text(en="brief, {form}", zh="任务书, {form}"),
    "buyer": Text(en="the buyer's brief, {form}", zh="买方任务书, {form}"),
    "preparation": Text(en="preparation sheet, {form}", zh="准备单, {form}"),
    "observer": Text(en="observer sheet, {form}", zh="观察表, {form}"),
    "slips": Text(en="answer slip, {form}", zh="答题纸, {form}"),
    "decisions": Text(en="decision slips", zh="决策单"),
    "teaching": Text(en="teaching note", zh="教学说明"),
    "questions": Text(en="discussion questions", zh="讨论题"),
    "fairness": Text(en="fairness statement", zh="公平说明"),
}
_ALL = Text(en="{title} · {chairs}", zh="{title} · {chairs}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. `names`: forms, or seats of a quarter; `people`: four a table if left out."""

    names: Sequence[str]
    variant: str
    minutes: int
    tables: int
    people: int | None
    seed: int
    quarter: int
    games: int
    workers: int | None = None


class Counted(NamedTuple):
    """What was found out about the forms by letting bots play them: how alike they are, and how beginners lose each."""

    fair: Fairness
    lost: Mapping[str, Mistakes]


class Sheets(NamedTuple):
    """A file of the pack: its name without ending, its pages, and how the index lists it."""

    file: str
    pages: Sequence[Page]
    listed: Sequence[Listed]
    is_wide: bool = False


class Pack(NamedTuple):
    """Everything on paper, before it is said in a language. `commands`: how a form or a chair is played."""

    about: Text
    foot: Text
    sheets: Sequence[Sheets]
    commands: Sequence[tuple[Text, str]]
    size: tuple[int, int, int]


Progress = Callable[[int, int], None]


def counted(forms: Sequence[PaperForm], wanted: Wanted, progress: Progress | None = None) -> Counted:
    """Let sellers of every skill play these forms, now. Raises SimsalesError."""
    seed, games, workers, steps = wanted.seed, wanted.games, wanted.workers, len(forms) + 1
    told = _part(progress, 0, len(forms), steps)
    scenarios = {paper.key: paper.scenario for paper in forms}
    fair = fairness(scenarios, seed=seed, games=games, workers=workers, progress=told)
    told = _part(progress, len(forms), 1, steps)
    lost = {
        paper.key: mistakes(paper.scenario, seed=seed, games=games, workers=workers, progress=told) for paper in forms
    }
    return Counted(fair, lost)


def talk_pack(case: CaseFile, forms: Sequence[PaperForm], wanted: Wanted, found: Counted) -> Pack:
    """A role-play with these forms."""
    table = timetable("talk", minutes=wanted.minutes, tables=wanted.tables, people=wanted.people)
    sheets = [*_of_class(table, forms, found), *_of_tables(table, forms, case.name, wanted)]
    commands = [(paper.label, _command(case, paper.key, wanted)) for paper in forms]
    return Pack(about_all(forms), _foot(case, forms[0].scenario), sheets, commands, _size(table))


def quarter_pack(case: CaseFile, wanted: Wanted) -> Pack:
    """A quarter in these chairs. Raises SimsalesError."""
    scenario = case.variants[wanted.variant]
    table = timetable("quarter", minutes=wanted.minutes, tables=wanted.tables, people=wanted.people)
    starts = period_starts(scenario.calendar.made(), "quarter", scenario.horizon)
    until = min(starts[min(wanted.quarter, len(starts) - 1)], scenario.horizon)
    asked = asked_of(scenario, wanted.names, wanted.seed, until)
    chairs = Text(*(", ".join(chair_name(scenario, seat).say(lang) for seat in wanted.names) for lang in ("en", "zh")))
    about = _ALL.fill(title=scenario.title, chairs=chairs)
    briefs = [chair_brief(scenario, seat, asked[seat]) for seat in wanted.names]
    listed = [
        Listed("briefs.html", _WHAT["chairs"].fill(form=chair_name(scenario, seat)), table.people, _CHAIR_FOR)
        for seat in wanted.names
    ]
    known = {"scenario": case.name, "seed": str(wanted.seed), "quarter": str(wanted.quarter)}
    slips = decision_slips(scenario, asked, known)
    sheets = [
        _one("timetable", timetable_page(table, about, None), table.tables + 1, _WALL),
        Sheets("briefs", briefs, listed),
        Sheets("slips", slips, [Listed("slips.html", _WHAT["decisions"], table.tables, _TABLE)]),
        _one("teaching", quarter_note(scenario, about), 1, _YOU),
        _one("questions", questions_page(table, about, []), 1, _YOU),
        _one("fairness", quarter_fairness(about), table.tables, _WALL),
    ]
    commands = [(about_chair(scenario, seat), _command(case, wanted.variant, wanted, seat)) for seat in wanted.names]
    return Pack(about, _foot(case, scenario), sheets, commands, _size(table))


def write_sheets(pack: Pack, folder: Path, langs: Sequence[Lang], offered: Offered | None) -> None:
    """Every file in every language, in a folder of its own; the index beside them. Raises InputError."""
    listed = [one for sheets in pack.sheets for one in sheets.listed]
    for lang in langs:
        (folder / lang).mkdir()
        for sheets in pack.sheets:
            write_pages(folder / lang / f"{sheets.file}.html", sheets.pages, pack.foot, lang, is_wide=sheets.is_wide)
        own = [one._replace(file=f"{lang}/{one.file}") for one in listed]
        index = index_page(pack.about, own, pack.commands, pack.size, offered)
        write_pages(folder / INDEX.say(lang), [index], pack.foot, lang)


# --- what is in it ----------------------------------------------------------------------------------------------------------
def _of_class(table: Timetable, forms: Sequence[PaperForm], found: Counted) -> Iterator[Sheets]:
    """What the trainer holds."""
    about, linted = about_all(forms), found.fair.linted
    usual = max((of_kind(one.rungs, "skilled").turns for one in linted.values() if one.rungs), default=0.0)
    notes = [teaching_note(paper, found.lost[paper.key], linted[paper.key]) for paper in forms]
    yield _one("timetable", timetable_page(table, about, usual), table.tables + 1, _WALL)
    yield Sheets("teaching", notes, [Listed("teaching.html", _WHAT["teaching"], 1, _YOU)])
    yield _one("questions", questions_page(table, about, forms), 1, _YOU)
    yield _one("fairness", fairness_page(forms, found.fair), table.tables, _WALL)


def _of_tables(table: Timetable, forms: Sequence[PaperForm], name: str, wanted: Wanted) -> Iterator[Sheets]:
    """What goes to the tables, form by form."""
    when = [_EACH.fill(when=_AGAIN if place else _NOW) for place in range(len(forms))]
    slips = [answer_slips(paper, name, wanted.seed) for paper in forms]
    yield _by_form("briefs", forms, [[seller_brief(paper)] for paper in forms], [table.people] * len(forms), when)
    yield _by_form(
        "preparation", forms, [[preparation_sheet(paper)] for paper in forms], [table.people] * len(forms), when
    )
    watching = [table.tables * (1 if place else 2) for place in range(len(forms))]
    yield _by_form("observer", forms, [[observer_sheet(one)] for one in forms], watching, [_HALF] * len(forms))
    yield _by_form("slips", forms, slips, [table.tables] * len(forms), [_TABLE] * len(forms))._replace(is_wide=True)
    yield _by_form("buyer", forms, [[buyer_brief(one)] for one in forms], [1] * len(forms), [_BUYER_FOR] * len(forms))


def _by_form(
    file: str, forms: Sequence[PaperForm], pages: Sequence[Sequence[Page]], copies: Sequence[int], whom: Sequence[Text]
) -> Sheets:
    """One file with the pages of every form, listed form by form."""
    listed = [
        Listed(f"{file}.html", _WHAT[file].fill(form=paper.label), many, who)
        for paper, many, who in zip(forms, copies, whom, strict=True)
    ]
    return Sheets(file, [page for own in pages for page in own], listed)


def _one(file: str, page: Page, copies: int, whom: Text) -> Sheets:
    return Sheets(file, [page], [Listed(f"{file}.html", _WHAT[file], copies, whom)])


def _size(table: Timetable) -> tuple[int, int, int]:
    return table.people, table.tables, table.minutes


def _foot(case: CaseFile, scenario: Scenario) -> Text:
    return _FOOT.fill(version=simsales.__version__, name=case.name, print=scenario.fingerprint())


def _command(case: CaseFile, variant: str, wanted: Wanted, seat: str = "") -> str:
    """What a table types; the luck is named where the file leaves it open."""
    meeting = case.variants[variant].meeting
    words = ["simsales play", case.name]
    if variant != BASELINE:
        words.append(f"--variant {variant}")
    if seat:
        words.append(f"--seat {seat} --quarter {wanted.quarter}")
    if meeting is None or meeting.seed is None:
        words.append(f"--seed {wanted.seed}")
    return " ".join(words)


def _part(progress: Progress | None, before: int, own: int, steps: int) -> Progress | None:
    """So many of all steps, from which on; told in hundredths."""
    if progress is None:
        return None
    return lambda done, total: progress(round(100 * (before + own * done / total)), 100 * steps)

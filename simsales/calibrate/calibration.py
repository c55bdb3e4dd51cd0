"""The whole way from a set of exports to a calibration: which file is what, the deals, the fit, the scenario.

This is what the `calibrate` command calls. Nothing is written to disk here (but the secret of the pseudonyms, once per
machine), and no clock is read: the export's own last date is its day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from simsales.errors import BookkeepingError, ExportError, Place, Problem
from simsales.i18n import Lang, Text
from simsales.spec.casefile import check_scenario
from simsales.spec.reading import read_text
from simsales.spec.scenario import Scenario
from simsales.text import safe_text

from . import report
from .accounting import Accounting
from .backtest import Backtest, backtest
from .buyers import Odds, odds_of
from .columns import Meaning, allowed_headers
from .deals import Deal, read_deals, snapshot_of
from .draft import drafted
from .examples import SHOWN
from .export import Export, read_export
from .fit import Fit, fit_market, refuse_too_few
from .joining import NameGuess, join
from .leads import is_funnel, read_funnel
from .mapping import CannotMap, FileMapping, Guess, written
from .mapping_sheets import written_sheets
from .people import read_people
from .pseudonyms import Names, called
from .siblings import NOTHING_TO_MEND, Siblings, read_siblings
from .staff import Staff, people_among
from .staff import joined as joined_staff
from .tables import refusal
from .writing import write_scenario

_ONE = Text(
    en="allowed: one export of deals, and its price list, team and accounts",
    zh="允许: 一个商机导出文件, 及其价目表、团队和客户名单",
)
_WHICH = Text(
    en="allowed: say in the mapping file (dates) whether those that can be read either way are d/m/y or m/d/y",
    zh="允许: 请在映射文件 (dates) 中说明两种都说得通的日期是 d/m/y 还是 m/d/y",
)
_SEVERAL = Text(en="several files hold deals: {names}", zh="不止一个文件有商机: {names}")
_NO_DEALS = Text(
    en="no deals here: no column for the stage; not known: {unread}",
    zh="这里没有商机: 缺少商机阶段一列; 不认识的列: {unread}",
)


@dataclass(frozen=True)
class Calibration:
    """A scenario made from exports. `legend` (rep key -> name in the file) is for a separate, private file."""

    name: str
    yaml: str
    scenario: Scenario
    legend: dict[str, str]
    accounts: Sequence[Accounting]
    guesses: Sequence[NameGuess]
    mappings: Sequence[FileMapping]
    unread: Sequence[str]
    fit: Fit
    odds: Odds
    deals: Sequence[Deal]
    staff: Staff | None = None

    @property
    def problems(self) -> list[Problem]:
        """Rows that were skipped and names that were guessed: what to mend in the files for a better scenario."""
        guessed = [Problem(Place(guess.file), "", guess.text) for guess in self.guesses]
        guessed += [Problem(Place(guess.file), "", guess.text) for guess in self.mapping_guesses]
        return [problem for account in self.accounts for problem in account.problems(NOTHING_TO_MEND)] + guessed

    @property
    def mapping(self) -> str:
        """The mapping table, as YAML: to be corrected and passed back."""
        return written(self.mappings)

    @property
    def mapping_workbook(self) -> bytes:
        """The same as a workbook with lists to choose from."""
        return written_sheets(self.mappings)

    @property
    def mapping_guesses(self) -> list[Guess]:
        """Columns, stages and dates that were guessed (product names are remarked row by row)."""
        names = {("products", guess.said) for guess in self.guesses}
        return [Guess(one.file, why) for one in self.mappings for key, why in one.why.items() if key not in names]

    @cached_property
    def backtest(self) -> Backtest:
        """The model against the file; simulated when first asked for (some seconds)."""
        return backtest(self.scenario, self.fit, self.deals)

    def report(self, lang: Lang) -> list[str]:
        """The fit report in plain words, line by line; the last line says whether the model is inside."""
        return [text.say(lang) for text in report.fit_report(self)]


def calibrate(
    paths: Sequence[Path],
    name: str,
    mapping: Mapping[str, FileMapping] | None = None,
    names: Names = "hide",
    answers: Mapping[str, str] | None = None,
) -> Calibration:
    """Exports of deals, and any of a price list, team, accounts and people; `mapping`: what was corrected, by file name.

    `names`: whether people get keys or keep their names; `answers`: over how long the people file's sums run. Raises
    ExportError with all that is wrong, CannotMap (with a draft of the mapping) where a column or stage cannot be told.
    """
    given, about_people = mapping or {}, people_among(paths)
    people = read_people(about_people) if about_people is not None else None
    exports = [read_export(path, given.get(safe_text(path.name))) for path in paths if path != about_people]
    read, beside = _told(exports)
    refuse_too_few(read.pipeline.name, read.deals, read.losses_seen)
    corrected = read.pipeline.mapping.products
    said = Counter(deal.product for deal in read.deals if deal.product)
    joined, guesses = join(said, beside.prices, beside.price_list, corrected)
    _note_guesses(read, guesses)
    keys = called({deal.rep for deal in read.deals if deal.rep}, names)
    deals = [replace(deal, rep=keys.get(deal.rep, "")) for deal in read.deals]
    _show_keys(exports, keys)
    fit = fit_market(read.pipeline.name, deals, beside.prices, joined, read.losses_seen)
    staff = None if people is None else joined_staff(people, keys, snapshot_of(deals), answers or {})
    odds, name = odds_of(fit), safe_text(name)
    text = write_scenario(name, fit, odds, _currency(read.pipeline), staff)
    unread = [f"{export.name}: {', '.join(export.unread)}" for export in exports if export.unread]
    return Calibration(
        name,
        text,
        _checked(text, name),
        {key: rep for rep, key in keys.items() if key in fit.team.territories},
        [*read.accounts, *beside.accounts, *([staff.accounting] if staff else [])],
        guesses,
        [export.mapping for export in exports],
        unread,
        fit,
        odds,
        deals,
        staff,
    )


def _told(exports: Sequence[Export]) -> tuple[_Read, Siblings]:
    """The deals and what stands beside them; where a person must say what is what, a draft of the mapping goes along."""
    try:
        _refuse_mixed(exports)
        read = _read(exports)
        return read, read_siblings(
            [export for export in exports if export not in read.files], {deal.rep for deal in read.deals}
        )
    except ExportError as refused:
        needed: Sequence[Meaning] = () if any(export.has("stage") for export in exports) else ("stage",)
        raise CannotMap(refused.problems, drafted(exports, needed)) from None


def _refuse_mixed(exports: Sequence[Export]) -> None:
    problems = [
        Problem(Place(export.name, export.mapping.header_row, 1), title, why, _WHICH)
        for export in exports
        for title, why in export.mixed.items()
    ]
    if problems:
        raise ExportError(problems)


@dataclass(frozen=True, slots=True)
class _Read:
    """The deals, of which files, and whether the files show losses too. `accounts`: the deals' own file first."""

    pipeline: Export
    files: Sequence[Export]
    deals: Sequence[Deal]
    accounts: Sequence[Accounting]
    losses_seen: bool = True


def _read(exports: Sequence[Export]) -> _Read:
    """The one file with deals, or the two that make them together."""
    if not exports:
        raise refusal("calibrate", Text(en="no file", zh="没有文件"), _ONE)
    found = [export for export in exports if export.has("stage")]
    if len(found) > 1:
        raise refusal(found[1].name, _SEVERAL.fill(names=", ".join(export.name for export in found)), _ONE)
    if found:
        deals, account = read_deals(found[0])
        return _Read(found[0], found, deals, [account])
    if is_funnel(exports):
        funnel, accounts, files = read_funnel(exports)
        return _Read(files[0], files, funnel, accounts, losses_seen=False)
    unread = ", ".join(exports[0].unread) or "-"
    raise refusal(exports[0].name, _NO_DEALS.fill(unread=unread), allowed_headers(("stage",)), 1)


def _note_guesses(read: _Read, guesses: Sequence[NameGuess]) -> None:
    by_name = {guess.said: guess for guess in guesses}
    for guess in guesses:
        read.pipeline.mapping.products[guess.said] = guess.taken_for
        read.pipeline.mapping.guess("products", guess.said, guess.text)
    for deal in read.deals:
        if deal.product in by_name:
            read.accounts[0].remark(deal.line, by_name[deal.product].text)


def _show_keys(exports: Sequence[Export], keys: Mapping[str, str]) -> None:
    """In the mapping table, people are shown by their keys."""
    for export in exports:
        found = dict.fromkeys(keys[rep] for row in export.rows if (rep := row.cell("rep")) in keys)
        if found:
            export.mapping.examples["columns", export.headers["rep"]] = ", ".join(list(found)[:SHOWN])


def _currency(export: Export) -> str:
    """Assumption: headers in Chinese mean yuan, others dollars."""
    return "USD" if "".join(export.headers.values()).isascii() else "CNY"


def _checked(text: str, name: str) -> Scenario:
    """What was written must be a scenario; if it is not, the fault is ours."""
    scenario, problems = check_scenario(read_text(text, name))
    if scenario is None or problems:
        raise BookkeepingError(Text.same("\n".join(problem.say() for problem in problems)))
    return scenario

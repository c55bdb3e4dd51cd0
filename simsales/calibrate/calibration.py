"""The whole way from a set of exports to a calibration: which file is what, the deals, the fit, the scenario.

This is what the `calibrate` command calls. Nothing is written to disk here, and no clock is read: the export's own last
date is its day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from simsales.errors import BookkeepingError, Place, Problem
from simsales.i18n import Lang, Text
from simsales.spec.casefile import check_scenario
from simsales.spec.reading import read_text
from simsales.spec.scenario import Scenario
from simsales.text import safe_text

from . import report
from .accounting import Accounting
from .backtest import Backtest, backtest
from .buyers import Odds, odds_of
from .columns import allowed_headers
from .deals import Deal, read_deals
from .export import Export, read_export, refusal
from .fit import Fit, fit_market
from .joining import Guess, join
from .siblings import NOTHING_TO_MEND, read_siblings
from .writing import write_scenario

_ONE = Text(en="allowed: one export of deals, and its price list, team and accounts",
            zh="允许: 一个商机导出文件, 及其价目表、团队和客户名单")
_SEVERAL = Text(en="several files hold deals: {names}", zh="不止一个文件有商机: {names}")
_NO_DEALS = Text(en="no deals here: no column for the stage; not known: {unread}",
                 zh="这里没有商机: 缺少商机阶段一列; 不认识的列: {unread}")


@dataclass(frozen=True)
class Calibration:
    """A scenario made from exports. `legend` (rep key -> name in the file) is for a separate, private file."""

    name: str
    yaml: str
    scenario: Scenario
    legend: dict[str, str]
    accounts: Sequence[Accounting]
    guesses: Sequence[Guess]
    unread: Sequence[str]
    fit: Fit
    odds: Odds
    deals: Sequence[Deal]

    @property
    def problems(self) -> list[Problem]:
        """Rows that were skipped and names that were guessed: what to mend in the files for a better scenario."""
        guessed = [Problem(Place(guess.file), "", guess.text) for guess in self.guesses]
        return [problem for account in self.accounts for problem in account.problems(NOTHING_TO_MEND)] + guessed

    @cached_property
    def backtest(self) -> Backtest:
        """The model against the file; simulated when first asked for (some seconds)."""
        return backtest(self.scenario, self.fit, self.deals)

    def report(self, lang: Lang) -> list[str]:
        """The fit report in plain words, line by line; the last line says whether the model is inside."""
        return [text.say(lang) for text in report.fit_report(self)]


def calibrate(paths: Sequence[Path], name: str) -> Calibration:
    """One export of deals, and any of its price list, team and accounts. Raises ExportError with all that is wrong."""
    exports = [read_export(path) for path in paths]
    pipeline = _the_pipeline(exports)
    deals, account = read_deals(pipeline)
    beside = read_siblings([export for export in exports if export is not pipeline], {deal.rep for deal in deals})
    said = Counter(deal.product for deal in deals if deal.product)
    called, guesses = join(said, beside.prices, beside.price_list)
    _remark_guesses(deals, account, guesses)
    fit = fit_market(pipeline.name, deals, beside.prices, called)
    odds, name = odds_of(fit.results, fit.sizes.habit or 0.0), safe_text(name)
    text = write_scenario(name, fit, odds, _currency(pipeline))
    unread = [f"{export.name}: {', '.join(export.unread)}" for export in exports if export.unread]
    return Calibration(name, text, _checked(text, name), dict(fit.team.legend), [account, *beside.accounts], guesses,
                       unread, fit, odds, deals)


def _the_pipeline(exports: Sequence[Export]) -> Export:
    """The one file with deals."""
    found = [export for export in exports if export.has("stage")]
    if len(found) == 1:
        return found[0]
    if not exports:
        raise refusal("calibrate", Text(en="no file", zh="没有文件"), _ONE)
    if found:
        raise refusal(found[1].name, _SEVERAL.fill(names=", ".join(export.name for export in found)), _ONE)
    unread = ", ".join(exports[0].unread) or "-"
    raise refusal(exports[0].name, _NO_DEALS.fill(unread=unread), allowed_headers(("stage",)), 1)


def _remark_guesses(deals: Sequence[Deal], account: Accounting, guesses: Sequence[Guess]) -> None:
    by_name = {guess.said: guess for guess in guesses}
    for deal in deals:
        if deal.product in by_name:
            account.remark(deal.line, by_name[deal.product].text)


def _currency(export: Export) -> str:
    """Assumption: headers in Chinese mean yuan, others dollars."""
    return "USD" if "".join(export.headers.values()).isascii() else "CNY"


def _checked(text: str, name: str) -> Scenario:
    """What was written must be a scenario; if it is not, the fault is ours."""
    scenario, problems = check_scenario(read_text(text, name))
    if scenario is None or problems:
        raise BookkeepingError(Text.same("\n".join(problem.say() for problem in problems)))
    return scenario

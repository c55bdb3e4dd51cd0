"""The files beside the pipeline: price list, team, accounts. Each of their rows is accounted for too."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from simsales.i18n import Text

from .accounting import Accounting
from .amounts import NoNumber, read_amount
from .columns import allowed_headers
from .deals import CUT, NO_AMOUNT, Skip, account_of, refuse_faults
from .export import Export, Row
from .tables import refusal

PRICED = Text(en="list price of a product", zh="产品的目录价")
NO_PRICE = Text(en="no list price above 0", zh="没有大于 0 的目录价")
PRICED_TWICE = Text(en="the product was there before", zh="产品重复")
SELLS = Text(en="rep with deals", zh="有商机的销售")
SELLS_NOTHING = Text(en="no deals in the pipeline", zh="没有商机")
NOT_YET = Text(
    en="accounts are not read yet: in the scenario every lead is somebody new",
    zh="暂不使用客户名单: 场景中每条线索都是新客户",
)

NEITHER = Text(en="neither deals, nor a price list, a team or accounts", zh="既不是商机, 也不是价目表、团队或客户名单")
NOTHING_TO_MEND = (SELLS_NOTHING, NOT_YET)


@dataclass(frozen=True)
class Siblings:
    """What the files beside the pipeline tell: list prices, and the account of each file's rows."""

    prices: Mapping[str, float]
    price_list: str
    accounts: Sequence[Accounting]


def read_siblings(exports: Sequence[Export], selling: Collection[str]) -> Siblings:
    """`selling`: reps with deals. Raises ExportError for a file that is none of ours."""
    prices, price_list, accounts = dict[str, float](), "", []
    for export in exports:
        if export.has("product", "list_price"):
            found, account = read_price_list(export)
            prices, price_list = prices | found, export.name
        elif export.has("rep"):
            account = read_team(export, selling)
        elif export.has("account"):
            account = read_accounts(export)
        else:
            raise refusal(export.name, NEITHER, allowed_headers(("stage", "list_price", "rep", "account")), 1)
        accounts.append(account)
    return Siblings(prices, price_list, accounts)


def read_price_list(export: Export) -> tuple[dict[str, float], Accounting]:
    """Product -> list price."""
    prices, account = dict[str, float](), account_of(export)
    for row in export.rows:
        name = row.cell("product")
        try:
            refuse_faults(row)
            if not name:
                raise Skip(CUT)
            price = read_amount(row.cell("list_price"))
            if price is None or price <= 0:
                raise Skip(NO_PRICE)
            if name in prices:
                raise Skip(PRICED_TWICE)
            prices[name] = price * export.mapping.amounts_in
            account.use(row.line, PRICED)
        except (Skip, NoNumber) as error:
            account.skip(row.line, error.why if isinstance(error, Skip) else NO_AMOUNT)
    return prices, account


def read_team(export: Export, selling: Collection[str]) -> Accounting:
    """Only whether its people have deals; managers and offices are not used yet."""
    return _told(export, lambda row: SELLS if row.cell("rep") in selling else None, SELLS_NOTHING)


def read_accounts(export: Export) -> Accounting:
    return _told(export, lambda row: None, NOT_YET)


def _told(export: Export, used_as: Callable[[Row], Text | None], why_not: Text) -> Accounting:
    account = account_of(export)
    for row in export.rows:
        try:
            refuse_faults(row)
            what = used_as(row)
            if what is None:
                raise Skip(why_not)
            account.use(row.line, what)
        except Skip as skip:
            account.skip(row.line, skip.why)
    return account

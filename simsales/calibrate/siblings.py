"""The files beside the pipeline: price list, team, accounts. Each of their rows is accounted for too."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from simsales.i18n import Text

from .accounting import Accounting
from .columns import allowed_headers
from .deals import CUT, NO_AMOUNT, Skip, plain_number
from .export import Export, refusal

PRICED = Text(en="list price of a product", zh="产品的目录价")
NO_PRICE = Text(en="no list price above 0", zh="没有大于 0 的目录价")
PRICED_TWICE = Text(en="the product was there before", zh="产品重复")
SELLS = Text(en="rep with deals", zh="有商机的销售")
SELLS_NOTHING = Text(en="no deals in the pipeline", zh="没有商机")
NOT_YET = Text(en="accounts are not read yet: in the scenario every lead is somebody new",
               zh="暂不使用客户名单: 场景中每条线索都是新客户")

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
    prices, account = dict[str, float](), Accounting(export.name)
    for row in export.rows:
        name = row.cell("product")
        try:
            price = plain_number(row.cell("list_price")) if row.is_whole else None
        except Skip:
            price = -1.0
        if not row.is_whole or not name:
            account.skip(row.line, CUT)
        elif price is None or price <= 0:
            account.skip(row.line, NO_PRICE if price is None or price == 0 else NO_AMOUNT)
        elif name in prices:
            account.skip(row.line, PRICED_TWICE)
        else:
            prices[name] = price
            account.use(row.line, PRICED)
    return prices, account


def read_team(export: Export, selling: Collection[str]) -> Accounting:
    """Only whether its people have deals; managers and offices are not used yet."""
    account = Accounting(export.name)
    for row in export.rows:
        if row.cell("rep") in selling:
            account.use(row.line, SELLS)
        else:
            account.skip(row.line, SELLS_NOTHING)
    return account


def read_accounts(export: Export) -> Accounting:
    account = Accounting(export.name)
    for row in export.rows:
        account.skip(row.line, NOT_YET)
    return account

"""The top of a review: what came of the talk, measured against the way out and against the own sheet, and what was guessed before it.

Each figure says what it is measured against: the way out, the limit that was written down, the price of the standard package.
"""

from __future__ import annotations

from collections.abc import Iterator

from simsales.i18n import Text, joined
from simsales.negotiation.levels import money_said
from simsales.negotiation.table import Board
from simsales.negotiation.words import change_said, label_of, outcome_said
from simsales.review.played import Played
from simsales.review.review import Review
from simsales.review.words import amount_said, money


def result_said(review: Review) -> Iterator[Text]:
    """What was agreed or why not, what it is worth and above what, and how much more they would have paid."""
    played, found = review.played, review.reveal
    if found.deal >= 0:
        yield _DEAL.fill(what=outcome_said(played.truth.board, found.deal))
        yield _in_a_row(_measured(review))
    else:
        yield _ENDINGS[found.ending]
        yield _COULD.fill(stake=money(played, found.stake)) if found.stake > 0 else _COULD_NOT
    if played.meeting.price is not None:
        yield _in_a_row(_most_they_pay(review))
    if found.deal >= 0:
        yield _left(review)


def _measured(review: Review) -> Iterator[Text]:
    """What the deal is worth above the way out, and above the limit of the preparation sheet where one was written down."""
    played, found = review.played, review.reveal
    above = (_ABOVE if found.worth >= 0 else _BELOW).fill(more=money(played, abs(found.worth)))
    yield above if found.stake <= 0 else _AT_MOST.fill(above=above, stake=money(played, found.stake))
    sheet = played.preparation
    if sheet is not None and sheet.walk_away is not None and played.standard:
        more = found.worth - found.least
        said = _ABOVE_SHEET if more >= 0 else _BELOW_SHEET
        yield said.fill(more=money(played, abs(more)), limit=money_said(sheet.walk_away))


def _most_they_pay(review: Review) -> Iterator[Text]:
    """The price at which they would still have signed: for the standard package, and for what was agreed where that is another."""
    board, found = review.played.truth.board, review.reveal
    most, standard = money_said(_rounded(found.their_limit)), _without_price(board, board.standard)
    yield (_LIMIT if standard.en else _LIMIT_ALONE).fill(limit=most, terms=standard)
    agreed = _without_price(board, found.deal) if found.deal >= 0 else standard
    if agreed != standard:
        top = max(board.issues[board.names.index("price")].values)
        is_above = found.limit_as_agreed > top
        said = _LIMIT_ABOVE if is_above else _LIMIT_AGREED
        yield said.fill(terms=agreed, limit=money_said(top if is_above else _rounded(found.limit_as_agreed)))


def _in_a_row(sentences: Iterator[Text]) -> Text:
    """Sentences in one line: Chinese ones without a blank."""
    found = list(sentences)
    return Text(en=" ".join(one.en for one in found), zh="".join(one.zh for one in found))


def _without_price(board: Board, outcome: int) -> Text:
    labels = {issue.name: issue.label for issue in board.issues}
    return joined(
        _LEVEL.fill(label=labels[name], level=level)
        for name, level in board.spelled(outcome).items()
        if name != "price"
    )


def _left(review: Review) -> Text:
    """What nobody took, and the exchange that would have brought it."""
    played, found = review.played, review.reveal
    small = 0.005 * max(found.stake, 1.0)
    if found.left <= small and found.could_pay_more <= small:
        return _NOTHING_LEFT
    if found.left <= small:
        return _PAID_MORE.fill(more=money(played, found.could_pay_more))
    said = _PAID_MORE.fill(more=money(played, found.could_pay_more)) if found.could_pay_more > small else Text.same("")
    what = change_said(played.truth.board, found.deal, found.better)
    exchange = _EXCHANGE.fill(left=money(played, found.left), what=what)
    return Text(en=f"{said.en} {exchange.en}".strip(), zh=said.zh + exchange.zh)


def sheet_said(review: Review) -> Iterator[Text]:
    """What was planned and guessed, beside what it was."""
    played, found = review.played, review.reveal
    sheet, board = played.preparation, played.truth.board
    if sheet is None:
        return
    if sheet.target is not None and played.first_offer is not None and played.standard:
        yield _opened(played, sheet.target, played.first_offer.move.offer)
    if sheet.their_limit is not None:
        yield _GUESSED.fill(guess=money_said(sheet.their_limit), limit=money_said(_rounded(found.their_limit)))
    if sheet.matters_most:
        most = max(found.beliefs, key=lambda name: found.beliefs[name].theirs)
        said = _RIGHT if most == sheet.matters_most else _WRONG
        yield said.fill(guess=label_of(board, sheet.matters_most), most=label_of(board, most))


def _opened(played: Played, target: float, offer: int) -> Text:
    """The first offer beside what was hoped for, both as prices of the standard package: what else was offered is counted in."""
    board = played.truth.board
    is_standard = _without_price(board, offer) == _without_price(board, board.standard)
    same = board.value(offer, board.names.index("price"))
    if not is_standard:
        same = played.price_of_worth(float(played.truth.table.firm[offer]))
    said = _OPENED_ABOVE if same >= target else _OPENED_BELOW
    terms = outcome_said(board, offer)
    if not is_standard:
        terms = _LIKE_STANDARD.fill(terms=terms, price=money_said(_rounded(same)))
    return said.fill(target=money_said(target), terms=terms, more=amount_said(abs(same - target)))


def _rounded(price: float) -> float:
    return round(price, -2) if abs(price) >= 10_000 else round(price)


_DEAL = Text(en="Agreed: {what}.", zh="成交: {what}。")
_ABOVE = Text(en="That is worth {more} more to us than your way out", zh="对我方, 这比谈不成时的退路多 {more}")
_BELOW = Text(en="That is worth {more} less to us than your way out", zh="对我方, 这比谈不成时的退路少 {more}")
_AT_MOST = Text(en="{above} (at most it could have been {stake}).", zh="{above} (最多能多 {stake})。")
_ABOVE_SHEET = Text(
    en="The limit on your sheet was {limit} for the standard package: you got {more} more than that.",
    zh="准备单上的底线是标准方案 {limit}: 比它多 {more}。",
)
_BELOW_SHEET = Text(
    en="The limit on your sheet was {limit} for the standard package: this is {more} less.",
    zh="准备单上的底线是标准方案 {limit}: 比它少 {more}。",
)
_ENDINGS = {
    "": Text(en="The talk was not finished.", zh="没有谈完。"),
    "agreed": Text(en="Agreed.", zh="已成交。"),
    "we left": Text(en="No deal: you left.", zh="没谈成: 您离席了。"),
    "they left": Text(en="No deal: they had had enough.", zh="没谈成: 对方不谈了。"),
    "out of patience": Text(en="No deal: their patience was used up.", zh="没谈成: 对方没有耐心再谈。"),
    "turned away": Text(en="No deal: you did not get past the door.", zh="没谈成: 没能见到要见的人。"),
}
_COULD = Text(
    en="A deal was possible: up to {stake} more than your way out.", zh="其实可以谈成: 比退路最多能多拿 {stake}。"
)
_COULD_NOT = Text(en="No deal was good for both: leaving was right.", zh="没有对双方都划算的方案: 不成交是对的。")
_LIMIT = Text(
    en="For the standard package ({terms}) they would have paid up to {limit}.",
    zh="按标准方案 ({terms}), 对方其实最多给到 {limit}。",
)
_LIMIT_ALONE = Text(en="They would have paid up to {limit}.", zh="对方其实最多给到 {limit}。")
_LIMIT_AGREED = Text(en="With what was agreed ({terms}): up to {limit}.", zh="按成交的条件 ({terms}): 最多 {limit}。")
_LIMIT_ABOVE = Text(
    en="With what was agreed ({terms}): {limit}, the highest price on the table, and more.",
    zh="按成交的条件 ({terms}): 最高可报的 {limit} 也肯给。",
)
_LEVEL = Text(en="{label} {level}", zh="{label} {level}")
_NOTHING_LEFT = Text(en="Nothing was left on the table.", zh="桌上没有剩下什么。")
_PAID_MORE = Text(en="For this package they would have paid {more} more.", zh="这个方案对方还能多付 {more}。")
_EXCHANGE = Text(
    en="{left} lay on the table that nobody took: with {what} they would have been no worse off.",
    zh="桌上还剩 {left} 没人拿: 换成 {what}, 对方也不吃亏。",
)
_OPENED_ABOVE = Text(
    en="You hoped for {target} (standard package) and opened with {terms}: {more} above it.",
    zh="希望达到 {target} (标准方案), 首次报价 ({terms}) 比它高 {more}。",
)
_OPENED_BELOW = Text(
    en="You hoped for {target} (standard package) and opened with {terms}: {more} below it.",
    zh="希望达到 {target} (标准方案), 首次报价 ({terms}) 反而低了 {more}。",
)
_LIKE_STANDARD = Text(
    en="{terms}, which is to us like the standard package at {price}", zh="{terms}, 对我方相当于标准方案 {price}"
)
_GUESSED = Text(
    en="You guessed they would pay up to {guess} for the standard package; it was {limit}.",
    zh="标准方案, 您猜对方最多给到 {guess}, 实际 {limit}。",
)
_RIGHT = Text(en="{guess} did matter most to them, as you guessed.", zh="对方最看重的确实是{guess}, 您猜对了。")
_WRONG = Text(
    en="You guessed that {guess} mattered most to them; it was {most}.", zh="您猜对方最看重{guess}, 实际是{most}。"
)

"""What a Chinese buyer says of an offer that needs no naming: it lies on the table."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

BARE: Table = {
    f"{Say.ACCEPT} bare": lines("可以，就这么定了。", "行，我同意，准备合同吧。", "没有意见，可以签了。"),
    f"{Say.STAND} bare": lines("还是刚才的条件，没有变。", "这一条上我没有动。", "条件照旧。"),
    f"{Say.COUNTER} bare": lines("我再提一个条件，请{you}看看。", "我把条件改了一下，请{you}看看。"),
    f"{Say.GIVE} bare": lines("我再往前走一步，请{you}看看。", "我这边松了一点，请{you}看看。"),
    f"{Say.LAST_OFFER} bare": lines("这是我最后的条件。", "最后就是这个条件，请{you}定。"),
}

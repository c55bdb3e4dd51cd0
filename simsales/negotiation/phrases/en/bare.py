"""What an English-speaking buyer says of an offer that needs no naming: it lies on the table."""

from __future__ import annotations

from ...moves import Say
from ..pieces import Table, lines

BARE: Table = {
    f"{Say.ACCEPT} bare": lines("Agreed, let's do it.", "I accept, you have a deal.", "Yes, we have a deal."),
    f"{Say.STAND} bare": lines(
        "My terms are as before.", "I haven't moved from what I said.", "Nothing has changed on my side."
    ),
    f"{Say.COUNTER} bare": lines("Let me put other terms to you, have a look.", "I've changed my terms, have a look."),
    f"{Say.GIVE} bare": lines("I've come a step further, have a look.", "I've eased my terms a little, have a look."),
    f"{Say.LAST_OFFER} bare": lines("That is my last offer.", "It's my final offer, and you decide."),
}

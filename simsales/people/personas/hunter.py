"""Hunter: new customers, and then the next ones."""

from __future__ import annotations

from ...i18n import Text
from ...spec.persona import Persona

HUNTER = Persona(
    kind="hunter",
    name=Text(en="Hunter", zh="猎手"),
    portrait=Text(
        en=(
            "Begins the week on the phone with people who have never heard of us, and is rarely discouraged by a no. "
            "The chase and the pay for new business are what counts; once signed, the customer is somebody else's. "
            "Watch renewals and promises made to win: what a hunter leaves behind has to be looked after."
        ),
        zh=(
            "一周从陌生电话开始, 被拒绝也不气馁。"
            "看重的是追单的过程和新客户的提成; 签下之后, 客户就是别人的事了。"
            "要留意续约和为赢单许下的承诺: 猎手身后的客户要有人照看。"
        ),
    ),
    skill=0.15,
    prospect=1.5,
    serve=0.5,
    asks=0.95,
    risk=0.8,
    restless=1.1,
    sources={
        "skill": "hunters of the default story (DESIGN 9)",
        "prospect": "assumption: 9 hours for 6 ordinary ones",
        "serve": "assumption: 2 of 4 ordinary hours",
        "asks": "assumption: more hours for the same pay",
        "risk": "assumption: lives with a no",
        "restless": "assumption: new things attract",
    },
)

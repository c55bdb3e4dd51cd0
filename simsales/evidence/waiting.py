"""Effects of the list that are not built yet: they wait for rivals and response times."""

from __future__ import annotations

from simsales.i18n import Text

from .effect import Waiting

WAITING = (
    Waiting(
        "S12",
        Text(en="price elasticity, passive rivals", zh="价格弹性与被动的对手"),
        Text(en="-2.62; most price cuts meet no reaction", zh="-2.62; 多数降价没有反应"),
        "Bijmolt et al. 2005; Steenkamp et al. 2005",
        "M",
    ),
    Waiting(
        "S13",
        Text(en="response time, deal age, lost deals last longer", zh="响应时间、商机年龄、丢单拖得更久"),
        Text(en="bands of MODEL B", zh="MODEL B 的区间"),
        "public funnels; vendors",
        "V",
    ),
)

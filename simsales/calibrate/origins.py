"""Where each number of a calibrated scenario is from: your file, a published study, or an assumption."""

from __future__ import annotations

from typing import Literal

from .fit import Fit

Origin = Literal["file", "published", "assumption"]

_FROM_FILE = ("calendar.start", "rivals.others.quality", "pipeline.stages.decision.delay",
              "pipeline.stages.decision.sigma")
_ASSUMED = ("currency.code", "rivals.others.price", "pipeline.stages.quote.delay", "pipeline.stages.quote.work",
            "pipeline.stages.decision.work", "pipeline.rival_forces", "pipeline.patience", "pipeline.promise_speed",
            "pipeline.promise_patience", "pipeline.promise_worth", "policies.channel", "policies.credit.days",
            "policies.incentive.base_per_month", "policies.incentive.pays")


def origins(fit: Fit) -> dict[str, Origin]:
    """Dotted path -> where the number, or every number below it, is from."""
    found: dict[str, Origin] = dict.fromkeys(_FROM_FILE, "file")
    discounts: Origin = "assumption" if fit.sizes.habit is None else "file"
    for product in fit.sizes.products:
        key = product.key
        found |= {f"products.{key}.list_price": "file", f"products.{key}.unit_cost": "assumption",
                  f"segments.{key}.deal": "file", f"segments.{key}.taste.price": "published",
                  f"segments.{key}.taste.terms": "assumption", f"segments.{key}.no_decision": "file",
                  f"segments.{key}.bargaining": discounts, f"sources.{key}": "file"}
    found |= {f"reps.{key}.territory": "file" for key in fit.team.territories}
    found |= dict.fromkeys(_ASSUMED, "assumption")
    return found | {"policies.discount": discounts}

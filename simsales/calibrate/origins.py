"""Where each number of a calibrated scenario is from: your file, a published study, or an assumption."""

from __future__ import annotations

from simsales.spec.origin import Origin

from .fit import Fit
from .staff import Staff

_ASSUMED = (
    "currency.code",
    "rivals.others.price",
    "pipeline.stages.quote.delay",
    "pipeline.stages.quote.work",
    "pipeline.stages.decision.work",
    "pipeline.rival_forces",
    "pipeline.patience",
    "pipeline.promise_speed",
    "pipeline.promise_patience",
    "pipeline.promise_worth",
    "policies.channel",
    "policies.credit.days",
    "policies.incentive.base_per_month",
    "policies.incentive.pays",
)


def origins(fit: Fit, staff: Staff | None = None) -> dict[str, Origin]:
    """Dotted path -> where the number, or every number below it, is from."""
    found: dict[str, Origin] = {
        "rivals.others.quality": "file",
        "calendar.start": told(fit.arrivals.is_told),
        "pipeline.stages.decision.delay": told(fit.time.is_told),
        "pipeline.stages.decision.sigma": told(fit.time.is_told, "published"),
        "pipeline.first_response": told(fit.response.is_told, "published"),
        "pipeline.interest.hot_share": "assumption",
        "pipeline.interest.hot_half_life": "published",
        "pipeline.interest.warm_half_life": "published",
    }
    if len(fit.time.parts) > 1:
        found["pipeline.stages.decision.slow"] = "file"
    discounts: Origin = "assumption" if fit.sizes.habit is None else "file"
    for product in fit.sizes.products:
        key = product.key
        found |= {
            f"products.{key}.list_price": told(fit.sizes.is_told),
            f"products.{key}.unit_cost": "assumption",
            f"products.{key}.quality": "file",
            f"segments.{key}.deal": told(fit.sizes.is_told),
            f"segments.{key}.taste.price": "published",
            f"segments.{key}.taste.terms": "assumption",
            f"segments.{key}.no_decision": no_decision(fit),
            f"segments.{key}.bargaining": discounts,
            f"sources.{key}": told(fit.arrivals.is_told),
        }
    for key in fit.team.territories:
        found |= {
            f"reps.{key}.territory": told(fit.team.is_told),
            f"reps.{key}.skill": told(fit.team.is_told and not fit.team.of_wins),
        }
    found |= dict.fromkeys(_ASSUMED, "assumption")
    if staff is not None:
        found |= {f"reps.{key}.quota": "file" for key in staff.quotas if key in fit.team.territories}
        if staff.bases:
            found["policies.incentive.base_per_month"] = "file"
    return found | {"policies.discount": discounts}


def told(is_told: bool, otherwise: Origin = "assumption") -> Origin:
    return "file" if is_told else otherwise


def no_decision(fit: Fit) -> Origin:
    return "file" if fit.losses_seen else "published"

"""Settings of public negotiations between people, read where the files are; nothing of them is kept here.

CraigslistBargain (He et al. 2018): a buyer's private target and the list price. CaSiNo (Chawla et al. 2021): three kinds of
packages, three of each, worth 5, 4 and 3 points in a private order, and 5 points for whoever walks away. What the files do not
say is an assumption, named beside it.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from simsales.spec.meeting import Meeting

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PRICES = DATA / "negotiation_craigslist_dev" / "dev.json.gz"
POINTS = (
    DATA / "negotiation_casino" / "casino_train.json.gz",
    DATA / "negotiation_casino" / "casino_valid.json.gz",
)
FAMILIES = ("hard", "conceder", "tit-for-tat", "relationship", "procurement")
_SAID = {"en": "-", "zh": "-"}
_BUYER = {"name": _SAID, "role": _SAID, "company": _SAID, "alternative": _SAID}
_SELLER = {"you": _SAID, "brief": _SAID, "fallback": _SAID, "cost": 0, "authority": 0}
_WORTH = {"High": 5, "Medium": 4, "Low": 3}
_FAIR, _FALLBACK = 0.8, 0.7
"""Neither side's limit is in the file: buyers take for fair anything from this part of their target up to the list price; we can
do without them from this part of it up to half-way to the list price [assumption]."""
_PATIENCE = (8, 10)
"""Sellers of the file speak 4.5 times on average, nine of ten at most 7 times; ours greet and ask before they bargain."""


class PriceTalk(NamedTuple):
    """Part of the list price that the buyer hoped to pay, and that was paid (None: no deal); one of these talks as a meeting."""

    target: float
    paid: float | None
    meeting: Meeting


class PointsTalk(NamedTuple):
    """Points of both people (None: no deal), their worths of the three kinds, and the talk as a meeting: the first is us."""

    points: tuple[int, int] | None
    worths: tuple[Mapping[str, int], Mapping[str, int]]
    meeting: Meeting


def price_talks() -> Iterator[PriceTalk]:
    """Prices beyond a tenth and three halves of the list price are slips of typing, and left out of what was paid."""
    for i, one in enumerate(_read(PRICES)):
        sides = one["scenario"]["kbs"]
        listed = float(sides[0]["item"]["Price"])
        target = next(float(side["personal"]["Target"]) for side in sides if side["personal"]["Role"] == "buyer")
        offer = one["outcome"].get("offer") if one["outcome"].get("reward") == 1 else None
        paid = float(offer["price"]) / listed if offer and offer.get("price") is not None else None
        yield PriceTalk(target / listed, paid, _over_a_price(listed, target, i))


def _over_a_price(listed: float, target: float, i: int) -> Meeting:
    room = max(listed - target, 0.0)
    low, high = _FALLBACK * target, target + room / 2
    place = (i * 0.618034) % 1
    buyer = {
        "tactic": {"kind": FAMILIES[i % 5]},
        "limit": listed,
        "fair": [_FAIR * target, max(listed, _FAIR * target)],
    }
    return Meeting.model_validate(
        {
            "buyer": _BUYER | buyer | {"patience": _PATIENCE},
            "seller": _SELLER | {"fallback_worth": low + (high - low) * place, "target": listed},
            "price": {"low": 0.2 * listed, "high": listed, "step": listed / 100},
        }
    )


def points_talks() -> Iterator[PointsTalk]:
    for i, one in enumerate(talk for path in POINTS for talk in _read(path)):
        people = [one["participant_info"][name] for name in ("mturk_agent_1", "mturk_agent_2")]
        us, them = ({kind.lower(): _WORTH[order] for order, kind in man["value2issue"].items()} for man in people)
        agreed = one["chat_logs"][-1]["text"] == "Accept-Deal"
        points = tuple(int(man["outcomes"]["points_scored"]) for man in people)
        yield PointsTalk((points[0], points[1]) if agreed else None, (us, them), _over_packages(us, them, i))


def _over_packages(us: Mapping[str, int], them: Mapping[str, int], i: int) -> Meeting:
    """Levels are packages for the buyer; what we keep is a cost saved. Both have 5 points without a deal, and expect half."""
    kinds = {
        kind: {
            "levels": [0, 1, 2, 3],
            "standard": 0,
            "worth": [them[kind] * count for count in range(4)],
            "cost": [-us[kind] * (3 - count) for count in range(4)],
        }
        for kind in sorted(us)
    }
    return Meeting.model_validate(
        {
            "buyer": _BUYER | {"tactic": {"kind": FAMILIES[i % 5]}, "limit": 5, "fair": 18},
            "seller": _SELLER | {"fallback_worth": 5, "target": 0},
            "issues": kinds,
        }
    )


def _read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        talks: list[dict[str, Any]] = json.load(file)
    return talks

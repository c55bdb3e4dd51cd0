"""For tests of handed-over pages: a case with four plans, names that try something, and a reader of HTML."""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path

from simsales.experiment.comparison import Comparison
from simsales.experiment.runner import run_experiment
from simsales.spec.casefile import CaseFile
from simsales.spec.reading import Document
from simsales.spec.scenario import BASELINE
from tests.small_world import BUYER, PLAN, made

HOSTILE = [
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    "[/]",
    '"><img src=http://x onerror=1>',
    "{0}{plan}",
    "\x1b[2J\u202e",
]
RICH = {"policies.incentive.pays": {"line": {"kind": "commission", "rate": 0.02}}}
DEAR = {"policies.incentive.pays": {"line": {"kind": "commission", "rate": 0.2}}}
LIMITS = {
    "pay": {"kpi": "pay_share", "at_most": 0.9},
    "years": {"kpi": "margin", "at_least": 0.01, "share_of_years": 0.5},
    "nobody": {"kpi": "pay_cost", "of": "worst rep", "block": "unchanged", "against": "baseline", "at_least": 0.95},
    "stars": {"kpi": "revenue", "of": "group", "group": "Star", "against": "baseline", "at_least": 1.0},
}
VOID = {"meta", "br", "img", "hr", "link", "input", "col"}


def case_of(names: list[str], title: str = "Which plan?", limits: dict | None = None, **more) -> CaseFile:
    """A current plan without commission and three others; every name that a scenario may give is one of `names`."""
    name = (names * 9).__getitem__
    base = {
        **BUYER,
        "horizon": 91,
        "title": title,
        "story": name(0),
        "baseline": name(1),
        "reps": {
            "li": {"quota": 20_000, "name": name(2), "group": {"en": "Star", "zh": "明星"}},
            "wang": {"quota": 20_000, "name": name(3), "group": name(6)},
        },
        "limits": LIMITS if limits is None else limits,
        "objective": "contribution",
        "variants": {plan: {"name": name(4 + at), "set": {}} for at, plan in enumerate(("rich", "dear", "late"))},
        **more,
    }
    late = {
        "kind": "dated",
        "now": PLAN,
        "changes": {
            "new": {
                "announced": 10,
                "effective": 40,
                "by": "delivery",
                "plan": {**PLAN, "pays": RICH["policies.incentive.pays"]},
            }
        },
    }
    variants = {
        BASELINE: made(base),
        "rich": made(base, RICH),
        "dear": made(base, DEAR),
        "late": made(base, {"policies.incentive": late}),
    }
    return CaseFile("small", Path("small.yaml"), Document(base, {}), variants)


def lived(case: CaseFile, replications: int = 3) -> Comparison:
    return Comparison(run_experiment(case.variants, seed=5, replications=replications, workers=1))


class WellFormed(HTMLParser):
    """Every tag that opens is closed, in order; keeps tags, attributes and words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open, self.tags, self.attributes, self.words = list[str](), set[str](), list[tuple[str, str | None]](), ""
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)

"""How well typed lines are read: right, asked back, wrong. `python -m tests.reading_score FILE` prints the count.

A line of the file is a JSON object: text, act (null: says nothing that could be read), and where they apply topic, values,
give and get. The table is `TABLE`: list price 980,000; we stand at 960,000, they at 900,000. Right: the same act, topic and
numbers, or asked back where there is nothing to read. Asked back counts lines that do say something. Anything else is wrong.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from simsales.negotiation.moves import TOPIC_LABELS
from simsales.negotiation.reading import Issue, Reading, Terms, Unclear, read

TABLE = Terms(
    issues={
        "price": Issue("money", tuple(range(850_000, 990_000, 10_000)), TOPIC_LABELS["price"]),
        "payment": Issue("days", (0, 30, 60, 90, 180), TOPIC_LABELS["payment"]),
        "delivery": Issue("days", (14, 20, 30, 45, 60), TOPIC_LABELS["delivery"]),
        "training": Issue("sessions", (0, 1, 2, 3), TOPIC_LABELS["training"]),
        "warranty": Issue("months", (12, 24, 36), TOPIC_LABELS["warranty"]),
        "volume": Issue("units", (1, 2, 3, 4, 5), TOPIC_LABELS["volume"]),
    },
    money="CNY",
    list_price=980_000,
    ours={"price": 960_000, "payment": 30, "delivery": 45, "training": 1, "warranty": 12, "volume": 1},
    theirs={"price": 900_000, "payment": 60, "delivery": 30, "training": 2, "warranty": 24, "volume": 1},
)


class Score(NamedTuple):
    """Counts of lines, what was wrong or asked back, and the slowest line in milliseconds."""

    right: int
    asked_back: int
    wrong: int
    slowest: float
    misses: tuple[str, ...]

    @property
    def lines(self) -> int:
        return self.right + self.asked_back + self.wrong


def score(lines: Iterable[Mapping[str, Any]], terms: Terms = TABLE) -> Score:
    counts = {"right": 0, "asked back": 0, "wrong": 0}
    slowest, misses = 0.0, []
    for line in lines:
        start = time.perf_counter()
        got = read(line["text"], terms)
        slowest = max(slowest, time.perf_counter() - start)
        verdict = judged(line, got)
        counts[verdict] += 1
        if verdict != "right":
            misses.append(f"{verdict}: {line['text']} | {wanted(line)} | {_shown(got)}")
    return Score(counts["right"], counts["asked back"], counts["wrong"], slowest * 1000, tuple(misses))


def judged(line: Mapping[str, Any], got: Reading | Unclear) -> str:
    if isinstance(got, Unclear):
        return "asked back" if line["act"] is not None else "right"
    return "right" if _plain(got) == wanted(line) else "wrong"


def wanted(line: Mapping[str, Any]) -> tuple[Any, ...]:
    return (line["act"], line.get("topic", ""), line.get("values", {}), line.get("give", {}), line.get("get", {}))


def _plain(got: Reading) -> tuple[Any, ...]:
    return (str(got.act), got.topic, dict(got.values), dict(got.give), dict(got.get))


def _shown(got: Reading | Unclear) -> str:
    if isinstance(got, Unclear):
        return "asked back: " + "; ".join(str(_plain(one)) for one in got.candidates)
    return str(_plain(got))


def main(path: str) -> None:
    lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    found = score(lines)
    for miss in found.misses:
        print(miss)
    meaning = sum(1 for line in lines if line["act"] is not None)
    print(
        f"{found.lines} lines: right {found.right} ({found.right / found.lines:.1%}), asked back {found.asked_back}",
        end=" ",
    )
    print(
        f"({found.asked_back / meaning:.1%} of {meaning} that say something), wrong {found.wrong}; slowest {found.slowest:.1f} ms"
    )


if __name__ == "__main__":
    main(sys.argv[1])

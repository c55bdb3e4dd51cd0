"""Answers about one's own meeting from a file (YAML or JSON): `{list: 460000, authority: 5%, cares: [payment, delivery]}`.

The same questions and the same readers as at the keyboard; what is left out is as usual. Every problem is said at once, with
its place in the file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..errors import Problem, ScenarioError
from ..i18n import Text
from ..spec.reading import Document, read_document
from ..spec.wrong import nearest, shown
from .own_answers import NotTaken
from .own_questions import QUESTIONS, Interview

_IDS = [question.id for question in QUESTIONS]
_NOT_ASKED = Text(en="nobody asks for {name}", zh="没有这一问: {name}")
_CANNOT = Text(en="cannot use {value}", zh="不能用 {value}")
_NEEDED = Text(en="this answer is needed", zh="缺少这个回答")
_ALLOWED = Text(en="allowed: {allowed}", zh="允许: {allowed}")


def answered_by(file: Path) -> Interview:
    """The interview with all its answers taken from a file. Raises ScenarioError."""
    document, interview = read_document(file), Interview()
    problems = [
        Problem(
            document.place((name,)),
            "",
            _NOT_ASKED.fill(name=shown(name)),
            _ALLOWED.fill(allowed=", ".join(_IDS)),
            nearest(str(name), _IDS),
        )
        for name in document.data
        if name not in _IDS
    ]
    while not problems and (question := interview.question) is not None:
        given = document.data.get(question.id)
        try:
            interview.take(_line(given))
        except NotTaken as refused:
            what = _NEEDED if given is None else _CANNOT.fill(value=shown(given))
            problems.append(_problem(document, question.id, what, refused.allowed))
    if problems:
        raise ScenarioError(problems)
    return interview


def _line(given: Any) -> str:
    """What somebody would have typed."""
    if isinstance(given, list):
        return ", ".join(map(_line, given))
    if given is None:
        return ""
    if isinstance(given, bool | dict):
        return "?"
    return f"{given:.12g}" if isinstance(given, float) else str(given)


def _problem(document: Document, name: str, what: Text, allowed: Text) -> Problem:
    return Problem(document.place((name,)), name, what, _ALLOWED.fill(allowed=allowed))

"""Questions asked line by line, at a terminal or through a pipe: Enter is the usual answer, b takes back, a bad one is asked again.

Used by `simsales new --roleplay` and wherever a command has to ask which of a few things is meant.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from simsales.errors import InputError, Place, Problem
from simsales.i18n import Lang, Text

if TYPE_CHECKING:
    from simsales.negotiation.own_questions import Interview

_LONGEST = 2_000
_HEAD = Text(
    en="Nine questions, then you can play it. Enter = what stands in [brackets], b = back, Ctrl-C = stop (nothing is written).",
    zh="九个问题, 然后就能练。回车 = [方括号] 里的内容, b = 回上一问, Ctrl-C = 停下 (什么都不写)。",
)
_AGAIN = Text(en="  ! not taken; allowed: {allowed}", zh="  ! 没看懂; 可以填: {allowed}")
_STOPPED = Text(
    en="stopped at question {number}; nothing was written", zh="停在第 {number} 问; 没有写任何文件"
)  # the end of a pipe


def interviewed(interview: Interview, lang: Lang) -> None:
    """Ask until everything is answered. Raises InputError where the input ends before."""
    from simsales.negotiation.own_answers import NotTaken
    from simsales.negotiation.own_questions import QUESTIONS

    typer.echo(_HEAD.say(lang))
    while (question := interview.question) is not None:
        typer.echo(f"\n{interview.number}/{len(QUESTIONS)} {question.asks.say(lang)}")
        options = [f"{i} {option.say(lang)}" for i, option in enumerate(question.options, start=1)]
        typer.echo("    " + ("  ".join(options) or question.allowed.say(lang)))
        usual = interview.usual_said()
        line = typed_line("> " if usual is None else f"[{usual.say(lang)}] > ")
        if line is None:
            raise InputError(Problem(Place("new"), "", _STOPPED.fill(number=interview.number)))
        if line.lower() == "b":
            interview.take_back()
            continue
        try:
            typer.echo("    = " + interview.take(line).say(lang))
        except NotTaken as refused:
            typer.echo(_AGAIN.fill(allowed=refused.allowed).say(lang))


def chosen(asks: Text, options: Sequence[str], refused: Problem, lang: Lang) -> int:
    """Which of a few, by number. Raises InputError with `refused` where nobody answers."""
    typer.echo(asks.say(lang))
    for number, option in enumerate(options, start=1):
        typer.echo(f"  {number} {option}")
    while (line := typed_line("> ")) is not None:
        if line.isdecimal() and 1 <= int(line[:3]) <= len(options):
            return int(line[:3]) - 1
        typer.echo(_AGAIN.fill(allowed=f"1 .. {len(options)}").say(lang))
    raise InputError(refused)


def typed_line(prompt: str) -> str | None:
    """A line without its end; None at the end of input. Bytes that are no text, and what is too long, become answers nobody takes."""
    if isinstance(sys.stdin, io.TextIOWrapper) and sys.stdin.errors != "replace":
        sys.stdin.reconfigure(errors="replace")
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline(_LONGEST)
    if not line:
        typer.echo("")
        return None
    rest = line
    while rest and not rest.endswith("\n"):
        rest = sys.stdin.readline(1_000_000)
    return line.strip()

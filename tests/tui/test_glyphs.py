"""Every text of the application is made of glyphs whose width all terminals agree on: ASCII, or full-width ones.

Dashes, curly quotes, ellipsis characters, arrows and emoji are one cell here and two there, or boxes: TUI.md pitfalls 3, 4.
"""

from __future__ import annotations

import importlib
import pkgutil
import unicodedata
from collections.abc import Iterator, Mapping

import pytest

import simsales_tui
from simsales.i18n import Text
from simsales.report.glossary import glossary

MODULES = [found.name for found in pkgutil.walk_packages(simsales_tui.__path__, "simsales_tui.")]


def texts_in(thing: object, depth: int = 3) -> Iterator[Text]:
    """The texts in a constant, and in what it holds."""
    if isinstance(thing, Text):
        yield thing
    elif depth and isinstance(thing, Mapping):
        for one in (*thing.keys(), *thing.values()):
            yield from texts_in(one, depth - 1)
    elif depth and isinstance(thing, list | tuple):
        for one in thing:
            yield from texts_in(one, depth - 1)
    elif depth and isinstance(thing, type) and "ABOUT" in vars(thing):
        yield from texts_in(vars(thing)["ABOUT"], 0)


def odd(words: str) -> list[str]:
    """Characters that are neither ASCII nor full width; pictures are full width and boxes in many fonts."""
    return [one for one in words if one > "\uffff" or not (one.isascii() or unicodedata.east_asian_width(one) in "WF")]


@pytest.mark.parametrize("name", MODULES, ids=lambda name: name.removeprefix("simsales_tui."))
def test_texts_of_screens_have_the_same_width_everywhere(name: str) -> None:
    found = [text for thing in vars(importlib.import_module(name)).values() for text in texts_in(thing)]
    assert not [(text.en, odd(text.en + text.zh)) for text in found if odd(text.en + text.zh)]


def test_texts_of_the_glossary_have_the_same_width_everywhere() -> None:
    said = [one for term in glossary().values() for one in (term.word, term.meaning)]
    assert not [(text.en, odd(text.en + text.zh)) for text in said if odd(text.en + text.zh)]


@pytest.mark.parametrize("words", ["a \u2013 b", "\u201cso\u201d", "wait\u2026", "\u2192", "\U0001f600", "\u2500"])
def test_an_odd_glyph_is_found(words: str) -> None:
    assert odd(words)

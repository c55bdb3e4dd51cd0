"""Texts that want to drive a screen, a terminal or a spreadsheet, by what they try: RELIABILITY R7."""

from __future__ import annotations

MARKUP = (
    "[/]",
    "[",
    "[/",
    "[[",
    "[bold]x",
    "[/bold]",
    "[@click=app.quit]x[/]",
    "[@click=app.quit()]x[/]",
    "[@click=screen.back]x[/]",
    "[link=https://example.invalid]x[/link]",
    "[on red]x[/on red]",
    "[$primary]x[/]",
    "\\[/]",
    ":warning:",
    "{lang}",
    "{0}",
    "%s %n",
)
ESCAPES = (
    "\x1b]52;c;aGFja2Vk\x07",
    "\x1b]0;owned\x07",
    "\x1b]8;;https://example.invalid\x1b\\x\x1b]8;;\x1b\\",
    "\x1b[2J",
    "\x1b[31mred",
    "\x1b[?1049l",
    "\x1b[6n",
    "\x1bc",
    "\x1bP1$r\x1b\\",
    "\x9b2J",
    "\x9d0;owned\x9c",
    "\x90q\x9c",
    "\x07\x08\x7f",
    "a\x00b",
    "a\rb",
    "a\x0bb\x0cc",
    "a\tb",
    "a\nb\nc",
)
DIRECTIONS = (
    "\u202eabc",
    "\u2066abc\u2069",
    "\u202aabc\u202c",
    "\u200fabc\u061c",
    "\ufeffabc",
    "\ud800",
    "\udfffabc",
)
SHAPES = (
    "z\u0300" * 200,
    "\u0e01\u0e33" * 50,
    "长" * 10_000,
    "x" * 100_000,
    "word " * 20_000,
    "\U0001f9d1\u200d\U0001f9d1" * 30,
    "\u200b" * 500,
    "=HYPERLINK(1)",
    "\u2028a\u2029b",
)
HOSTILE = (*MARKUP, *ESCAPES, *DIRECTIONS, *SHAPES)
OBEYED = {chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA0))} | set(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\ufeff"
)
"""What must never reach a terminal; lone surrogates besides."""

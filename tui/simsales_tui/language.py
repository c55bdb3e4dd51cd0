"""The language of the application, as any widget asks for it."""

from __future__ import annotations

from textual.dom import DOMNode

from simsales.i18n import Lang


def lang_of(node: DOMNode) -> Lang:
    chosen: Lang = getattr(node.app, "lang", "en")
    return chosen

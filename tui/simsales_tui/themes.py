"""Colours that everybody can tell apart: blue and orange, never red against green, and never colour alone.

Source: the palette of Okabe and Ito (2008), chosen for all common kinds of colour vision.
"""

from __future__ import annotations

from textual.theme import Theme

from simsales.i18n import Text

DARK = Theme(
    name="simsales",
    primary="#56B4E9",
    secondary="#0072B2",
    accent="#E69F00",
    warning="#E69F00",
    error="#D55E00",
    success="#56B4E9",
    foreground="#E6E6E6",
    background="#101418",
    surface="#161C22",
    panel="#1E2630",
)
LIGHT = Theme(
    name="simsales-light",
    primary="#0072B2",
    secondary="#56B4E9",
    accent="#A85500",
    warning="#A85500",
    error="#B84A00",
    success="#0072B2",
    foreground="#111111",
    background="#FAFAFA",
    surface="#F0F0F0",
    panel="#E4E8EC",
    dark=False,
)
_LINES_DARK = ("#BBBBBB", "#E69F00", "#56B4E9", "#2BC29A", "#CC79A7", "#F0E442", "#FF8A4C")
_LINES_LIGHT = ("#4D4D4D", "#D55E00", "#0072B2", "#007A5A", "#A8487F", "#8A5A00", "#2A78A8")


def lines(*, is_dark: bool) -> tuple[str, ...]:
    """What the plans of a chart are drawn in, the current one first; each has a letter of its own, too."""
    return _LINES_DARK if is_dark else _LINES_LIGHT


CONTRAST = Theme(
    name="simsales-contrast",
    primary="#66CCFF",
    secondary="#66CCFF",
    accent="#FFD700",
    warning="#FFD700",
    error="#FFB000",
    success="#66CCFF",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#1C1C1C",
)
GREY = Theme(
    name="simsales-grey",
    primary="#D8D8D8",
    secondary="#B0B0B0",
    accent="#FFFFFF",
    warning="#FFFFFF",
    error="#FFFFFF",
    success="#D8D8D8",
    foreground="#E4E4E4",
    background="#141414",
    surface="#1B1B1B",
    panel="#2A2A2A",
)
ALL: tuple[tuple[Theme, Text], ...] = (
    (DARK, Text(en="dark", zh="深色")),
    (LIGHT, Text(en="light", zh="浅色")),
    (CONTRAST, Text(en="high contrast", zh="高对比")),
    (GREY, Text(en="shades of grey", zh="只用灰度")),
)

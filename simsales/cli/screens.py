"""How one asks for the browser, on every command that has a screen."""

from __future__ import annotations

from typing import Annotated

import typer

from .speech import t

BrowserOption = Annotated[
    bool,
    typer.Option("--browser", help=t("play in the browser, on this computer only", "在浏览器里进行, 仅限这台电脑")),
]
PortOption = Annotated[
    int | None,
    typer.Option(
        "--port",
        min=1,
        max=65_535,
        help=t("with --browser: which port; a free one if left out", "与 --browser 同用: 端口; 不写则自动选择"),
        show_default=False,
    ),
]

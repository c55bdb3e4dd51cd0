"""All commands of `simsales`, found in this folder: a file with a function `command` is one command."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Annotated

import typer

import simsales

from .installed import browser_screen, installed_screen
from .screens import BrowserOption, PortOption
from .speech import LANG, LangOption, interruptible, t

app = typer.Typer(
    name="simsales",
    no_args_is_help=False,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=t(
        "A flight simulator for sales teams: compare pay plans, prices and channels on the same customers with the same luck.",
        "销售团队的飞行模拟器: 用同样的客户、同样的运气比较薪酬方案、价格和渠道。",
    ),
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"simsales {simsales.__version__}")
        raise typer.Exit


@app.callback()
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=t("print the version", "显示版本"))
    ] = False,
    browser: BrowserOption = False,
    port: PortOption = None,
    lang: LangOption = LANG,
) -> None:
    """With nothing asked, open the terminal application, or print help where it is not installed."""
    if context.invoked_subcommand is not None:
        if browser:
            raise typer.BadParameter(t("comes after `play`", "要写在 `play` 后面"), param_hint="--browser")
        return
    screen = installed_screen()
    if browser:
        browser_screen()(lang, port=port)
    elif screen is not None:
        screen.load()(lang)
    else:
        typer.echo(context.get_help())


def _add_commands() -> None:
    import simsales.cli as folder

    for found in pkgutil.iter_modules(folder.__path__):
        module = importlib.import_module(f"simsales.cli.{found.name}")
        if hasattr(module, "command"):
            app.command(module.NAME, help=module.HELP)(interruptible(module.command))


_add_commands()

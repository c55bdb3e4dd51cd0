"""`simsales plugins`: what is plugged in, from where; other people's plug-ins are off until enabled by name."""

from __future__ import annotations

from typing import Annotated

import typer

from .speech import LANG, LangOption, t

NAME = "plugins"
HELP = t(
    "list plug-ins; `plugins enable NAME` turns on one from another package",
    "列出插件; `plugins enable NAME` 启用其他包的插件",
)


def command(
    action: Annotated[str | None, typer.Argument(metavar="[enable|disable]", show_default=False)] = None,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", show_default=False)] = None,
    lang: LangOption = LANG,
) -> None:
    from simsales.registry import disable_plugin, enable_plugin, enabled_plugins, foreign_plugins, installed

    if action is not None:
        known = [point.name for point in foreign_plugins()]
        if action not in ("enable", "disable") or name is None:
            raise typer.BadParameter(
                t(
                    "say `plugins enable NAME` or `plugins disable NAME`",
                    "请写 `plugins enable NAME` 或 `plugins disable NAME`",
                )
            )
        if action == "disable":
            disable_plugin(name)
            typer.echo(t(f"{name} is disabled", f"{name} 已停用"))
            return
        if name not in known:
            raise typer.BadParameter(
                t(
                    f"there is no plug-in {name}; found: {', '.join(known) or 'none'}",
                    f"没有插件 {name}; 找到: {', '.join(known) or '无'}",
                )
            )
        enable_plugin(name)
        typer.echo(t(f"{name} is enabled", f"{name} 已启用"))
        return
    registry = installed()
    for family, kinds in sorted(registry.families.items()):
        for kind in kinds:
            typer.echo(f"{family:<10} {kind:<22} {registry.origins[family, kind]}")
    enabled = enabled_plugins()
    for point in foreign_plugins():
        state = (
            t("enabled", "已启用")
            if point.name in enabled
            else t("off; turn on with: simsales plugins enable ", "未启用; 启用: simsales plugins enable ") + point.name
        )
        typer.echo(f"{point.name:<33} {point.value}  ({state})")

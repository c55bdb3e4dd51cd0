"""Plug-ins: a policy, risk, pipeline or KPI is one file, and dropping the file in is all it takes.

`@plugin("pricing")` marks a class as one of its family; `discover` walks our plug-in rooms with pkgutil (and packages
from elsewhere by entry point, once enabled), imports what it finds and collects the marked things. `OneOf("pricing")` in
a scenario model then accepts exactly the kinds that were found, told apart by their field `kind`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Any, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from .errors import SimsalesError
from .i18n import Text

ROOMS = (
    "simsales.policies",
    "simsales.market",
    "simsales.risks",
    "simsales.people.personas",
    "simsales.negotiation.tactics",
    "simsales.negotiation.bots",
    "simsales.kpi",
)
ENTRY_POINT_GROUP = "simsales.plugins"
T = TypeVar("T")


def plugin(family: str) -> Any:
    """Mark a class as a plug-in of `family`; its kind is the default of its field `kind`."""

    def mark(cls: type[T]) -> type[T]:
        kind = getattr(cls, "model_fields", {}).get("kind")
        if kind is None or not isinstance(kind.default, str):
            raise SimsalesError(
                Text(
                    en=f'{cls.__name__} does not say its kind: it needs `kind: Literal["..."] = "..."`',
                    zh=f'{cls.__name__} 没有写明种类: 需要 `kind: Literal["..."] = "..."`',
                )
            )
        cls.plugin_family = family  # type: ignore[attr-defined]
        cls.plugin_kind = kind.default  # type: ignore[attr-defined]
        return cls

    return mark


@dataclass(frozen=True)
class Registry:
    """The plug-ins of one program run: family -> kind -> the marked class or object, and where each came from."""

    families: Mapping[str, Mapping[str, Any]]
    origins: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def kinds(self, family: str) -> Mapping[str, Any]:
        return self.families.get(family, {})


@cache
def installed() -> Registry:
    """The plug-ins of this process, found on first use."""
    return discover(ROOMS, enabled_plugins())


def discover(rooms: tuple[str, ...], enabled: frozenset[str] = frozenset()) -> Registry:
    families: dict[str, dict[str, Any]] = {}
    origins: dict[tuple[str, str], str] = {}
    for module in [*_modules(rooms), *(_load(point) for point in foreign_plugins() if point.name in enabled)]:
        for thing in list(vars(module).values()):
            family, kind = getattr(thing, "plugin_family", None), getattr(thing, "plugin_kind", None)
            if isinstance(family, str) and isinstance(kind, str):
                _file(families, origins, family, kind, thing, module)
    return Registry({family: MappingProxyType(kinds) for family, kinds in families.items()}, origins)


def _file(
    families: dict[str, dict[str, Any]],
    origins: dict[tuple[str, str], str],
    family: str,
    kind: str,
    thing: Any,
    module: ModuleType,
) -> None:
    known = families.setdefault(family, {}).setdefault(kind, thing)
    if known is not thing:
        first, second = origins[family, kind], module.__name__
        raise SimsalesError(
            Text(
                en=f"two plug-ins of family {family} are called {kind}: {first} and {second}",
                zh=f"{family} 类有两个插件都叫 {kind}: {first} 和 {second}",
            )
        )
    origins.setdefault((family, kind), module.__name__)


def _modules(rooms: tuple[str, ...]) -> Iterator[ModuleType]:
    for room in rooms:
        package = importlib.import_module(room)
        yield package
        for found in pkgutil.walk_packages(package.__path__, prefix=room + "."):
            yield importlib.import_module(found.name)


def _load(point: EntryPoint) -> ModuleType:
    try:
        module: ModuleType = point.load()
    except Exception as error:  # whatever somebody else's module does when imported
        raise SimsalesError(
            Text(en=f"the plug-in {point.name} cannot be loaded: {error}", zh=f"插件 {point.name} 无法加载: {error}")
        ) from error
    return module


def foreign_plugins() -> list[EntryPoint]:
    """Other people's plug-ins, by entry point; they stay off until enabled by name."""
    return sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name)


def enabled_plugins() -> frozenset[str]:
    path = _enabled_file()
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()


def enable_plugin(name: str) -> None:
    _keep(enabled_plugins() | {name})


def disable_plugin(name: str) -> None:
    _keep(enabled_plugins() - {name})


def _keep(names: frozenset[str]) -> None:
    path = _enabled_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{name}\n" for name in sorted(names)), encoding="utf-8")


def _enabled_file() -> Path:
    from platformdirs import user_config_path

    return user_config_path("simsales") / "plugins.txt"


@dataclass(frozen=True, slots=True)
class OneOf:
    """In a scenario model: a block whose `kind` names one plug-in of the family."""

    family: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        kinds = installed().kinds(self.family)
        return core_schema.tagged_union_schema(
            {kind: handler.generate_schema(model) for kind, model in kinds.items()}, discriminator="kind"
        )

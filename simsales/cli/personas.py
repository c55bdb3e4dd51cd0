"""`simsales personas`: who may sit in a rep's place, each with a portrait and the numbers behind it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from .speech import LANG, JsonOption, LangOption, t

if TYPE_CHECKING:
    from simsales.i18n import Lang
    from simsales.spec.persona import Persona

NAME = "personas"
HELP = t(
    "who may sit in a rep's place: `reps.NAME.persona` in a scenario",
    "可用的人物画像: 写在场景的 `reps.NAME.persona`",
)


def command(
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERSONA]", help=t("one of them, with its numbers", "其中一个, 附数值"), show_default=False
        ),
    ] = None,
    json_only: JsonOption = False,
    lang: LangOption = LANG,
) -> None:
    from simsales.registry import installed

    known: dict[str, Persona] = dict(sorted(installed().kinds("persona").items()))
    if kind is not None and kind not in known:
        raise typer.BadParameter(
            t(
                f"there is no persona {kind}; there are: {', '.join(known)}",
                f"没有人物画像 {kind}; 可用: {', '.join(known)}",
            )
        )
    chosen = [known[kind]] if kind is not None else list(known.values())
    if json_only:
        typer.echo(json.dumps([_row(persona, lang) for persona in chosen], ensure_ascii=False))
        return
    for persona in chosen:
        typer.echo(f"{persona.kind:<12} {persona.name.say(lang)}")
        typer.echo(f"  {persona.portrait.say(lang)}")
        for label, value, source in _numbers(persona, lang) if kind is not None else ():
            typer.echo(f"    {label}: {value:g}  [{source}]")


def _row(persona: Persona, lang: Lang) -> dict[str, object]:
    return {
        "persona": persona.kind,
        "name": persona.name.say(lang),
        "portrait": persona.portrait.say(lang),
        "numbers": persona.traits(),
        "sources": dict(persona.sources),
    }


def _numbers(persona: Persona, lang: Lang) -> list[tuple[str, float, str]]:
    """What differs from everybody: label and unit, value, source."""
    from simsales.units import Param

    found = []
    for name, value in persona.traits().items():
        notes = type(persona).model_fields[name].metadata
        param = next(note for note in notes if isinstance(note, Param))
        found.append((f"{param.label.say(lang)} ({param.unit})", value, persona.sources[name]))
    return found

"""A block of a scenario file: frozen, checked, nothing extra, no infinities.

Every part of a scenario and every plug-in's parameters are a `Block`; a field is an annotated unit with a `Param`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    SerializerFunctionWrapHandler,
    WithJsonSchema,
    model_serializer,
    model_validator,
)

from ..i18n import Text
from ..text import FREE_TEXT_LENGTH, safe_text
from .wrong import Truth

_NUMBERS = (int, float, int | None, float | None)


@dataclass(frozen=True, slots=True)
class Form:
    """What a patterned text looks like, in words: nobody should be shown a regular expression."""

    en: str
    zh: str


class Block(BaseModel):
    """Base of everything a scenario file may contain."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        defer_build=True,
        arbitrary_types_allowed=True,
        ser_json_inf_nan="null",
    )

    @model_validator(mode="before")
    @classmethod
    def _no_truth_for_numbers(cls, data: Any) -> Any:
        """`horizon: true` is a slip, not the number 1."""
        if not isinstance(data, dict):
            return data
        numbers = {field.alias or name for name, field in cls.model_fields.items() if field.annotation in _NUMBERS}
        return {
            name: Truth(value) if isinstance(value, bool) and name in numbers else value for name, value in data.items()
        }


class Sparing(Block):
    """A block whose later fields are written down only where they say something.

    So a scenario from before them keeps its fingerprint, and games kept under it can be played on.
    """

    later: ClassVar[frozenset[str]] = frozenset()

    @model_serializer(mode="wrap")
    def _sparing(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        written: dict[str, Any] = handler(self)
        return {name: value for name, value in written.items() if name not in self.later or value is not None}


def _words(raw: Any) -> Any:
    """A scenario writes one string for both languages, or `{en: ..., zh: ...}`."""
    if isinstance(raw, Text):
        return raw
    if isinstance(raw, str):
        return Text.same(safe_text(raw, limit=FREE_TEXT_LENGTH, lines=True))
    if (
        isinstance(raw, dict)
        and raw
        and set(raw) <= {"en", "zh"}
        and all(isinstance(word, str) for word in raw.values())
    ):
        clean = {lang: safe_text(word, limit=FREE_TEXT_LENGTH, lines=True) for lang, word in raw.items()}
        return Text(en=clean.get("en", clean.get("zh", "")), zh=clean.get("zh", clean.get("en", "")))
    raise ValueError("expected words: one text, or {en: ..., zh: ...}")


Words = Annotated[
    Text,
    BeforeValidator(_words),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"en": {"type": "string"}, "zh": {"type": "string"}},
                },
            ]
        }
    ),
]
"""A text in a scenario, in one or both languages."""

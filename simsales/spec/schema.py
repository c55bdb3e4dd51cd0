"""The JSON Schema of a scenario file as people write it: with `extends`, variants as dotted paths, and every plug-in's fields."""

from __future__ import annotations

import json
from typing import Any

from .scenario import Scenario


def scenario_schema() -> str:
    """The schema as text; `scenarios/scenario.schema.json` holds it, and a test keeps that file fresh."""
    schema: dict[str, Any] = Scenario.model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "simsales scenario"
    extends = {"type": "string", "description": "name or path of the scenario this one changes | 本场景所修改的场景"}
    schema["properties"] = {"extends": extends, **schema["properties"]}
    # A file that extends another one may leave out whatever that one says.
    schema["if"] = {"not": {"required": ["extends"]}}
    schema["then"] = {"required": schema.pop("required")}
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"

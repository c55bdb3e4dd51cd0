"""A plug-in is one file: dropped into its room, or brought by another package and enabled; and it cannot hang a run."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

import pytest

from simsales.errors import SimsalesError
from simsales.registry import installed, plugin
from simsales.spec.block import Block

ROOT = Path(__file__).parents[2]
COMMAND = Path(sys.executable).with_name("simsales")

HAGGLE = '''\
"""Haggling: more is asked than is hoped for, to leave room."""

from typing import Annotated, Literal

from simsales.registry import plugin
from simsales.spec.block import Block
from simsales.units import Param, Share
from simsales.world.contracts import QuoteRequest


@plugin("pricing")
class Haggle(Block):
    """The list price and some room."""

    kind: Literal["haggle"] = "haggle"
    room: Annotated[Share, Param(en="room above the list price", zh="目录价以上的余地", source="assumption")] = 0.1

    def unit_price(self, request: QuoteRequest) -> float:
        return request.product.list_price * (1 + self.room)
'''
RISK = '''\
"""A risk that does not let go."""

from typing import Literal

from simsales.registry import plugin
from simsales.spec.block import Block


@plugin("risk")
class {name}(Block):
    """Strikes on day 3, and again {wait} days later, and again."""

    kind: Literal["{kind}"] = "{kind}"

    def first(self, luck):
        return 3.0

    def strike(self, world, luck, k):
        return {wait}
'''
KPI = '''\
"""A measure of one's own."""

from simsales.world.events import DEAL_WON
from simsales.world.measures import kpi


@kpi("deals", en="Deals", zh="成交数", unit="count", better="higher", formula_en="deals won", formula_zh="赢单数")
def deals(facts):
    return facts.count(DEAL_WON), None
'''
TWIN = HAGGLE.replace('"haggle"', '"list"')
BROKEN = "import a_package_nobody_has\n"

SCENARIO = """\
simsales: 1
extends: reference-pipeline
horizon: 30
policies:
  pricing: {kind: haggle, room: 0.2}
"""


class Done(NamedTuple):
    """What one call left behind; seconds of processor time, which a busy machine does not stretch."""

    code: int
    out: str
    err: str
    seconds: float


def call(*words: str, folder: Path, path: Path) -> Done:
    """Run the command in a folder that is also home and configuration, with `path` before everything installed."""
    env = {
        "PATH": os.defpath,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "PYTHONPATH": str(path),
    }
    before = os.times()
    done = subprocess.run([str(COMMAND), *words], cwd=folder, env=env, capture_output=True, timeout=60, check=False)
    after = os.times()
    seconds = after.children_user + after.children_system - before.children_user - before.children_system
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode(), seconds)


def written(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


# --- one's own file in the room ---------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """simsales as it is, and four new files in it; nothing else is edited."""
    folder = tmp_path_factory.mktemp("copy")
    for part in ("simsales", "scenarios"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return written(
        folder,
        {
            "simsales/policies/pricing/haggle.py": HAGGLE,
            "simsales/risks/stuck.py": RISK.format(name="Stuck", kind="stuck", wait="0.0"),
            "simsales/risks/backward.py": RISK.format(name="Backward", kind="backward", wait="-1.0"),
            "simsales/kpi/mine.py": KPI,
        },
    )


def test_a_file_dropped_into_its_room_is_a_plugin(copy: Path, tmp_path: Path) -> None:
    done = call("plugins", folder=tmp_path, path=copy)
    lines = [line.split() for line in done.out.splitlines()]
    assert (done.code, done.err) == (0, "")
    assert ["pricing", "haggle", "simsales.policies.pricing.haggle"] in lines
    assert ["risk", "stuck", "simsales.risks.stuck"] in lines
    assert ["kpi", "deals", "simsales.kpi.mine"] in lines


def test_editors_learn_of_a_dropped_in_file(copy: Path, tmp_path: Path) -> None:
    schema = json.loads(call("schema", folder=tmp_path, path=copy).out)
    haggle = schema["$defs"]["Haggle"]
    assert haggle["properties"]["kind"] == {"const": "haggle", "default": "haggle", "title": "Kind", "type": "string"}
    assert haggle["properties"]["room"]["description"] == "room above the list price | 目录价以上的余地"
    assert haggle["properties"]["room"]["maximum"] == 1


def test_a_scenario_may_use_a_dropped_in_file_at_once(copy: Path, tmp_path: Path) -> None:
    written(
        tmp_path,
        {
            "good.yaml": SCENARIO,
            "bad.yaml": SCENARIO.replace("0.2", "20"),
            "misspelt.yaml": SCENARIO.replace("haggle", "hagle"),
        },
    )
    done = call("check", "good.yaml", "bad.yaml", "misspelt.yaml", folder=tmp_path, path=copy)
    assert (done.code, done.out) == (1, "good.yaml: fine (1 variants)\n")
    assert done.err.splitlines() == [
        "bad.yaml:5:27: policies.pricing.room: 20 is too high, allowed: 0 to 1",
        'misspelt.yaml:5:13: policies.pricing.kind: there is no kind "hagle", '
        f"allowed: {', '.join(sorted([*installed().kinds('pricing'), 'haggle']))}, did you mean haggle?",
    ]


def test_a_run_obeys_a_dropped_in_policy_and_measures_by_a_dropped_in_kpi(copy: Path, tmp_path: Path) -> None:
    written(tmp_path, {"haggle.yaml": SCENARIO, "list.yaml": SCENARIO.replace("kind: haggle, room: 0.2", "kind: list")})
    haggled, listed = (
        json.loads(call("run", name, "--json", folder=tmp_path, path=copy).out)["kpis"]
        for name in ("haggle.yaml", "list.yaml")
    )
    assert haggled["deals"] == listed["deals"] > 0
    assert haggled["revenue"] == pytest.approx(1.2 * listed["revenue"], rel=1e-3)


def test_a_dropped_in_file_is_held_to_the_same_contracts(copy: Path, tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("test_plugins.py"), tmp_path)
    env = {
        "PATH": os.defpath,
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "PYTHONPATH": str(copy),
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-v", "test_plugins.py"],
        cwd=tmp_path,
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    verdicts = dict(
        re.findall(r"^test_plugins\.py::(\S+) (PASSED|XFAIL|FAILED|XPASS|ERROR)", done.stdout, re.MULTILINE)
    )
    assert {test: verdict for test, verdict in verdicts.items() if verdict not in ("PASSED", "XFAIL")} == {}
    assert [test for test in verdicts if test.endswith("[pricing-haggle]")]
    assert verdicts["test_every_default_says_where_it_is_from[Haggle.room]"] == "PASSED"
    assert verdicts["test_a_kpi_says_what_it_is_in_both_languages[deals]"] == "PASSED"
    assert verdicts["test_a_plugin_stands_in_the_schema_of_scenarios[risk-stuck]"] == "PASSED"


# --- another package's ------------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of installed packages: one good plug-in, one that takes a name of ours, one that cannot be imported."""
    points = "[simsales.plugins]\nacme = acme_sales\nacme-twin = acme_twin\nacme-broken = acme_broken\n"
    return written(
        tmp_path_factory.mktemp("foreign"),
        {
            "acme_sales.py": HAGGLE,
            "acme_twin.py": TWIN,
            "acme_broken.py": BROKEN,
            "acme_sales-1.0.dist-info/METADATA": "Metadata-Version: 2.1\nName: acme-sales\nVersion: 1.0\n",
            "acme_sales-1.0.dist-info/entry_points.txt": points,
        },
    )


def test_another_packages_plugin_is_off_until_it_is_enabled_by_name(foreign: Path, tmp_path: Path) -> None:
    written(tmp_path, {"mine.yaml": SCENARIO})
    off = call("check", "mine.yaml", folder=tmp_path, path=foreign)
    listed = call("plugins", folder=tmp_path, path=foreign)
    enabled = call("plugins", "enable", "acme", folder=tmp_path, path=foreign)
    on = call("check", "mine.yaml", folder=tmp_path, path=foreign)
    relisted = call("plugins", folder=tmp_path, path=foreign)

    assert off.code == 1
    assert off.err.startswith('mine.yaml:5:13: policies.pricing.kind: there is no kind "haggle", allowed: ')
    assert re.search(
        r"^acme +acme_sales +\(off; turn on with: simsales plugins enable acme\)$", listed.out, re.MULTILINE
    )
    assert "haggle" not in listed.out
    assert (enabled.code, enabled.out, enabled.err) == (0, "acme is enabled\n", "")
    assert (on.code, on.out, on.err) == (0, "mine.yaml: fine (1 variants)\n", "")
    assert re.search(r"^pricing +haggle +acme_sales$", relisted.out, re.MULTILINE)
    assert re.search(r"^acme +acme_sales +\(enabled\)$", relisted.out, re.MULTILINE)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()) == [
        "config/simsales/plugins.txt",
        "mine.yaml",
    ]


def test_two_plugins_of_one_kind_are_named_with_where_they_are_from(foreign: Path, tmp_path: Path) -> None:
    written(tmp_path, {"config/simsales/plugins.txt": "acme-twin\n"})
    done = call("check", "reference-pipeline", folder=tmp_path, path=foreign)
    assert (done.code, done.out) == (1, "")
    assert (
        done.err
        == "two plug-ins of family pricing are called list: simsales.policies.pricing.list_price and acme_twin\n"
    )


def test_an_enabled_plugin_that_cannot_be_imported_is_named(foreign: Path, tmp_path: Path) -> None:
    written(tmp_path, {"config/simsales/plugins.txt": "acme-broken\n"})
    done = call("check", "reference-pipeline", folder=tmp_path, path=foreign)
    assert (done.code, done.out) == (1, "")
    assert done.err == "the plug-in acme-broken cannot be loaded: No module named 'a_package_nobody_has'\n"


def test_an_enabled_plugin_can_be_disabled_even_if_it_is_broken(foreign: Path, tmp_path: Path) -> None:
    written(tmp_path, {"config/simsales/plugins.txt": "acme\nacme-broken\n"})
    done = call("plugins", "disable", "acme-broken", folder=tmp_path, path=foreign)
    assert (done.code, done.out, done.err) == (0, "acme-broken is disabled\n", "")
    assert (tmp_path / "config/simsales/plugins.txt").read_text(encoding="utf-8") == "acme\n"


# --- plug-ins that would do harm --------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def stuck(copy: Path, tmp_path_factory: pytest.TempPathFactory) -> Done:
    folder = written(
        tmp_path_factory.mktemp("stuck"),
        {"stuck.yaml": "simsales: 1\nextends: reference-pipeline\nrisks: {grip: {kind: stuck}}\n"},
    )
    return call("run", "stuck.yaml", folder=folder, path=copy)


def test_a_plugin_that_never_lets_time_pass_is_stopped(stuck: Done) -> None:
    assert (stuck.code, stuck.out) == (1, "")
    assert stuck.err.startswith(
        "time stands still on day 3.000: more than 100,000 events without any time passing, the last ones by "
    )
    assert stuck.err.count("\n") == 1
    assert stuck.seconds < 5


def test_the_plugin_that_holds_the_time_is_named(stuck: Done) -> None:
    assert stuck.err.endswith("the last ones by risks.grip (stuck)\n")


def test_a_plugin_that_turns_time_back_is_stopped_and_named(copy: Path, tmp_path: Path) -> None:
    written(tmp_path, {"back.yaml": "simsales: 1\nextends: reference-pipeline\nrisks: {tide: {kind: backward}}\n"})
    done = call("run", "back.yaml", folder=tmp_path, path=copy)
    assert (done.code, done.out) == (1, "")
    assert done.err == "risks.tide (backward) asked for -1 days, and time does not run backwards\n"


def test_a_plugin_without_a_kind_is_refused_when_it_is_marked() -> None:
    class Nameless(Block):
        kind: Literal["nameless"]

    with pytest.raises(SimsalesError, match="Nameless"):
        plugin("pricing")(Nameless)

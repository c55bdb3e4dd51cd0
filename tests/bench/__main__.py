"""`python -m tests.bench`: what the engine costs beside the twin and the textbook, and reps who react beside reps who do
not, each figure with its goal.

By hand, on a quiet machine; only ratios taken in alternation count. Goals: PERFORMANCE.md section 3.
"""

import argparse
from functools import partial

from . import decision, first_paint, pairs, product
from .contenders import CONTENDERS
from .people import LARGE, TEAMS, cost_of_reacting
from .ratios import Ratio, alternate, growth_exponent, import_cost, peak_memory
from .table import CONVERSION, Table, draw_table

ENGINE, LOGGED = "engine", "engine + log"
GOALS = {ENGINE: 2.0, LOGGED: 2.5}
LOG_COST, LOG_BYTES, GROWTH = 0.35, 40.0, 0.1
REACTING, LARGE_MEMORY = 3.0, 1024.0
SIZES = ((20, 365), (80, 365), (80, 1460), (320, 1460))
IMPORTS = {  # what, beside what, at most
    "from simsales import load_scenario, Session": ("import simpy, numpy", 2.5),
    "import sys; sys.argv = ['simsales', '--help']; from simsales.cli import main; main()": ("import typer", 2.0),
}


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    ask.add_argument("--reps", type=int, nargs="+", default=[20, 100])
    ask.add_argument("--days", type=int, default=365)
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--pairs", type=int, default=7)
    ask.add_argument("--only", nargs="+", choices=CONTENDERS, default=list(CONTENDERS), help="the twin always runs")
    ask.add_argument("--growth", action="store_true", help="growth exponents too (a minute, 2 GiB)")
    ask.add_argument("--plans", action="store_true", help="only what common luck saves between shipped plans (minutes)")
    ask.add_argument(
        "--quick", action="store_true", help=f"with --plans: {pairs.QUICK_LIVES} lives, a first impression"
    )
    ask.add_argument("--decision", action="store_true", help="only the time to a decision, beside the naive way")
    ask.add_argument("--seeds", type=int, default=6, help="with --decision")
    ask.add_argument("--whole", action="store_true", help="with --decision: run all of the naive way (minutes)")
    ask.add_argument("--watch", action="store_true", help="only key to paint while a run is watched (half a minute)")
    ask.add_argument("--paint", action="store_true", help="only the first screen, beside an empty application")
    told = ask.parse_args()
    if told.watch:
        from . import watching  # screens only here

        print(watching.told(80))
        return
    if told.paint:
        print(first_paint.told(told.pairs))
        return
    if told.decision:
        print(decision.told(told.seeds, told.whole))
        return
    if told.plans:
        print(pairs.told(pairs.QUICK_LIVES if told.quick else pairs.LIVES))
        return
    for reps in told.reps:
        print(compare(draw_table(reps, told.days, told.seed), told.only, told.pairs))
    if told.growth:
        print(growth())
    print(people(told.pairs))
    print(imports())


def compare(table: Table, names: list[str], pairs: int) -> str:
    """One table: ratio to the twin, CPU seconds, logical events per CPU second; then what the log costs."""
    setups = {
        name: partial(setup, table, CONVERSION) for name, setup in CONTENDERS.items() if name in names or name == "twin"
    }
    ratios = alternate(setups, pairs)
    lev = {name: setup()().lev for name, setup in setups.items()}
    lines = [
        f"R = {table.reps}, T = {table.horizon}, seed {table.seed}, {pairs} pairs",
        f"{'contender':<24}{'CPU ratio [min-max]':<24}{'seconds':>9}{'lev/s':>12}",
    ]
    for name, ratio in ratios.items():
        goal = _beside(ratio.median, GOALS[name]) if name in GOALS else ""
        lines.append(f"{name:<24}{ratio!s:<24}{ratio.seconds:>9.3f}{lev[name] / ratio.seconds:>12,.0f}{goal}")
    return "\n".join([*lines, *_log_cost(table, ratios)]) + "\n"


def _log_cost(table: Table, ratios: dict[str, Ratio]) -> list[str]:
    if not {ENGINE, LOGGED} <= ratios.keys():
        return []
    log = product.run(product.prepare(table, CONVERSION)).world.log
    cost, size = ratios[LOGGED].median - ratios[ENGINE].median, product.bytes_per_row(log)
    return [
        f"{'log, per logical event':<24}{cost:<45.2f}{_beside(cost, LOG_COST)}",
        f"{'log, bytes per row':<24}{size:<45.1f}{_beside(size, LOG_BYTES)}",
    ]


def growth() -> str:
    """Log-log exponents of CPU time over reps x days."""
    seconds: dict[str, list[float]] = {"twin": [], LOGGED: []}
    for reps, days in SIZES:
        table = draw_table(reps, days, 7)
        ratios = alternate({name: partial(CONTENDERS[name], table, CONVERSION) for name in seconds}, 3)
        for name, ratio in ratios.items():
            seconds[name].append(ratio.seconds)
    twin, engine = (growth_exponent([reps * days for reps, days in SIZES], times) for times in seconds.values())
    return f"growth exponent: twin {twin:.2f}, {LOGGED} {engine:.2f}{_beside(engine, twin + GROWTH)}\n"


def people(pairs: int) -> str:
    """What it costs that reps react to their pay, and the memory of a large team of them."""
    lines = ["responsive reps, CPU ratio to fixed ones"]
    for name, team in TEAMS.items():
        ratio = cost_of_reacting(team(), pairs)
        lines.append(f"{name:<24}{ratio!s:<24}{ratio.seconds:>9.3f}{'':>12}{_beside(ratio.median, REACTING)}")
    memory = peak_memory(LARGE)
    lines.append(f"{'100 reps, a year, MiB':<24}{memory:<45.0f}{_beside(memory, LARGE_MEMORY)}")
    return "\n".join(lines) + "\n"


def imports() -> str:
    """CPU time of a fresh process over that of what it cannot do without."""
    lines = []
    for own, (floor, goal) in IMPORTS.items():
        ratio = import_cost(own) / import_cost(floor)
        lines.append(f"{own}\n    {ratio:.2f} x `{floor}`{_beside(ratio, goal)}")
    return "\n".join(lines)


def _beside(value: float, goal: float) -> str:
    return f"   goal <= {goal:.2f}: {'ok' if value <= goal else 'MISS'}"


if __name__ == "__main__":
    main()

"""`python -m tests.bench`: CPU ratios of every contender to the twin, in alternation. By hand, on a quiet machine."""

import argparse
from functools import partial

from .contenders import CONTENDERS
from .ratios import alternate
from .table import CONVERSION, Table, draw_table


def main() -> None:
    ask = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    ask.add_argument("--reps", type=int, nargs="+", default=[20, 100])
    ask.add_argument("--days", type=int, default=365)
    ask.add_argument("--seed", type=int, default=7)
    ask.add_argument("--pairs", type=int, default=7)
    ask.add_argument("--only", nargs="+", choices=CONTENDERS, default=list(CONTENDERS), help="the twin always runs")
    told = ask.parse_args()
    for reps in told.reps:
        print(compare(draw_table(reps, told.days, told.seed), told.only, told.pairs))


def compare(table: Table, names: list[str], pairs: int) -> str:
    """The printed block for one table: ratio to the twin, CPU seconds, logical events per CPU second."""
    chosen = {name: run for name, run in CONTENDERS.items() if name in names or name == "twin"}
    lev = {name: run(table, CONVERSION).lev for name, run in chosen.items()}
    ratios = alternate({name: partial(run, table, CONVERSION) for name, run in chosen.items()}, pairs)
    lines = [
        f"R = {table.reps}, T = {table.horizon}, seed {table.seed}, {pairs} pairs",
        f"{'contender':<24}{'CPU ratio [min-max]':<24}{'seconds':>9}{'lev/s':>12}",
    ]
    for name, ratio in ratios.items():
        lines.append(f"{name:<24}{ratio!s:<24}{ratio.seconds:>9.3f}{lev[name] / ratio.seconds:>12,.0f}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

"""`python -m benchmarks`: measures the real program in a real terminal and prints one table."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import files, keys, money, report, screens, sessions, starts, verbs, writers, years
from benchmarks.bench import Bench
from benchmarks.figures import Figure, as_text

MEASUREMENTS: Mapping[str, Callable[[Bench], list[Figure]]] = {
    "start": starts.measure,
    "agenda": verbs.agenda,
    "writing": verbs.writing,
    "keys": keys.measure,
    "heavy": screens.heavy,
    "year": years.measure,
    "list": screens.long_list,
    "memory": sessions.memory,
    "idle": sessions.idle,
    "calendar": files.calendar_out,
    "import": files.table_in,
    "money": money.summary,
    "writers": writers.measure,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=MEASUREMENTS, metavar="NAME", help=", ".join(MEASUREMENTS))
    parser.add_argument("--rounds", type=int, default=7, metavar="N", help="how often each subject is measured (7)")
    parser.add_argument("--quick", action="store_true", help="3 rounds, less of everything: a first impression")
    parser.add_argument("--write", action="store_true", help="keep the figures in docs/benchmarks.md")
    args = parser.parse_args()
    rounds = 3 if args.quick else args.rounds
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="bench-") as home:
        bench = Bench(Path(home), rounds, *((20_000, 4) if args.quick else ()))
        for name in args.only or MEASUREMENTS:
            print(f"measuring {name} …", file=sys.stderr)
            figures += MEASUREMENTS[name](bench)
    print(as_text(figures))
    if args.write:
        report.keep(figures, rounds)


if __name__ == "__main__":
    main()

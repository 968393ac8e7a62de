"""Twenty processes that write to one plan as fast as they can."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from benchmarks import plans
from benchmarks.bench import Bench
from benchmarks.figures import Figure
from benchmarks.terminal import environment
from eventplanner.domain.events.events import EventDraft
from eventplanner.services.base.planner import Planner
from eventplanner.services.events import events
from eventplanner.storage.kernel.store import Store

WRITERS = 20


def measure(bench: Bench) -> list[Figure]:
    told = [_crowd(bench, n) for n in range(max(1, bench.rounds // 3))]
    return [
        Figure(f"{WRITERS} writers: lost", max(lost for lost, _, _ in told), 0, ""),
        Figure(f"{WRITERS} writers: longest wait", median(wait for _, wait, _ in told), 0.5, "s"),
        Figure(f"{WRITERS} writers: least ÷ most", median(fair for _, _, fair in told), 0.5, at_least=True),
    ]


def _crowd(bench: Bench, n: int) -> tuple[int, float, float]:
    """How many writes were lost, the longest wait for one, the least diligent writer's share of the most diligent's."""
    plan = bench.home / f"crowd-{n}.db"
    plans.make(plan, 0)
    command = (sys.executable, "-m", "benchmarks.writers", str(plan), str(bench.seconds))
    crowd = [
        subprocess.Popen(command, env=environment(bench.home), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(WRITERS)
    ]
    for writer in crowd:
        assert writer.stdout
        writer.stdout.readline()
    for writer in crowd:
        assert writer.stdin
        writer.stdin.close()
    told = [json.loads(writer.stdout.read()) for writer in crowd if writer.stdout]
    for writer in crowd:
        writer.wait()
    store = Store(plan, read_only=True)
    written = [each["written"] for each in told]
    lost = sum(written) - len(events.ids(Planner(store, "bench")))
    store.close()
    return lost, max(each["longest"] for each in told), min(written) / max(written)


def write(path: Path, seconds: float) -> None:
    """One of the crowd: ready on stdout, begins when stdin ends, says what it did."""
    planner = Planner(Store(path), "bench")
    planner.store.warm()
    print("ready", flush=True)
    sys.stdin.read()
    written, longest = 0, 0.0
    end = perf_counter() + seconds
    while (start := perf_counter()) < end:
        events.create(planner, EventDraft(title=f"Meetup {written}"))
        written += 1
        longest = max(longest, perf_counter() - start)
        sleep(0)
    print(json.dumps({"written": written, "longest": longest}))


if __name__ == "__main__":
    write(Path(sys.argv[1]), float(sys.argv[2]))

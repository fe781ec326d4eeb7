"""The store of reference tables against its limits: building, look-ups while one writes, start-up.

`python -m bench.store` generates tables with ten million values, imports them as users' tables are
imported, and asks them from one and from four processes while another rebuilds the store. The
limits: building takes less than 1 GB of memory; 99 of 100 points are found within 1 ms; a cold
process that asks one thing takes at most 10 times as long as `python -c pass`. With
`--observations 100000` it is done in seconds.
"""

from __future__ import annotations

import argparse
import compileall
import json
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path

import factgauge
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.records import Dataset

MONTHS = 240
FIRST_YEAR = 2000
MEASURES = 10
PAUSE = 0.002  # seconds between two questions of a reader, as work between them would make
COLD_RUNS = 15
# The yardstick takes a processor as long as a point does, and asks nothing: what it takes longer on
# the clock is the machine's, not the store's.
YARDSTICK = "yardstick"
KINDS = ("point", YARDSTICK, "series", "cross-section")

_COLD = """
import sys, datetime
from pathlib import Path
from factgauge.reference.catalogue import Catalogue
with Catalogue.open([Path(sys.argv[1])]) as catalogue:
    dataset = catalogue.datasets[0]
    day = datetime.date(2010, 5, 1)
    cells = catalogue.cells(
        dataset, "m3", dataset.entities[0], begins=day, ends=datetime.date(2010, 6, 1)
    )
    assert len(cells) == 1
"""
_OPEN = """
import resource, sys, time
from pathlib import Path
from factgauge.reference.catalogue import Catalogue
begun = time.perf_counter()
Catalogue.open([Path(sys.argv[1])]).close()
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@dataclass(frozen=True, slots=True)
class Latencies:
    """How long the look-ups of one kind took, in milliseconds, and how many cells they found.

    `processor` is what a look-up had of a processor's time: where more processes run than there
    are processors, the rest is waiting.
    """

    kind: str
    wall: tuple[float, ...]
    processor: tuple[float, ...]
    cells: int


def percentile(times: Sequence[float], percent: int) -> float:
    """Return the time that so many percent of the look-ups stay within."""
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--observations", type=int, default=10_000_000)
    parser.add_argument("--seconds", type=float, default=10, help="of look-ups, of each kind")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="factgauge-bench-") as scratch:
        os.environ["XDG_CACHE_HOME"] = str(Path(scratch, "cache"))
        root = Path(scratch, "reference")
        written = generate(root, options.observations)
        report_building(root, written, Path(scratch, "cache"))
        for processes in (1, 4):
            report_lookups(root, processes, options.seconds)
        report_start(root)


def generate(root: Path, observations: int) -> int:
    """Write a long and a wide table with that many values, and a small one; return how many."""
    places = max(1, observations // 2 // (MONTHS * MEASURES))
    count = write_long(root / "long" / "2020", places, seed=1)
    count += write_wide(root / "wide" / "2020", places, seed=2)
    return count + write_long(root / "revised" / "2020", max(1, places // 100), seed=3)


def write_long(folder: Path, places: int, seed: int) -> int:
    """Write one value a row, month by month, as statistical offices append them."""
    columns = ("place", "month", "measure", "value")
    _describe(
        folder,
        columns,
        {
            "shape": "long",
            "measure": {"column": "measure"},
            "measures": list(_measures()),
            "value": {"column": "value"},
        },
    )
    pick = random.Random(seed)  # noqa: S311 - the same tables in every run, no secret
    with _table(folder) as write:
        write(",".join(columns) + "\n")
        for month in _months():
            for place in range(places):
                for measure in range(MEASURES):
                    write(f"Place {place},{month},m{measure},{pick.randrange(10**6)}.{seed}\n")
    return MONTHS * places * MEASURES


def write_wide(folder: Path, places: int, seed: int) -> int:
    """Write the values of a place and month in one row, place by place."""
    columns = ("place", "month", *(f"m{n}" for n in range(MEASURES)))
    measures = [measure | {"column": measure["id"]} for measure in _measures()]
    _describe(folder, columns, {"shape": "wide", "measures": measures})
    pick = random.Random(seed)  # noqa: S311
    with _table(folder) as write:
        write(",".join(columns) + "\n")
        for place in range(places):
            for month in _months():
                values = ",".join(str(pick.randrange(10**7)) for _ in range(MEASURES))
                write(f"Place {place},{month},{values}\n")
    return MONTHS * places * MEASURES


def _months() -> Iterator[str]:
    for month in range(MONTHS):
        yield f"{FIRST_YEAR + month // 12}-{month % 12 + 1:02}"


def _measures() -> Iterator[dict[str, str]]:
    for n in range(MEASURES):
        yield {"id": f"m{n}", "label": f"measure {n}", "unit": "metric_ton", "statistic": "flow"}


def _describe(folder: Path, columns: Sequence[str], block: dict[str, object]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    layout = {
        "entity": {"column": "place", "scheme": "name", "kind": "place"},
        "period": {"column": "month", "granularity": "month"},
        "source": {"constant": "generated"},
    } | block
    package = {
        "name": folder.parent.name,
        "title": folder.parent.name,
        "licenses": [{"name": "CC0-1.0"}],
        "resources": [
            {
                "name": "table",
                "path": "table.csv",
                "schema": {"fields": [{"name": column} for column in columns]},
                "factgauge:layout": layout,
            }
        ],
    }
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


@contextmanager
def _table(folder: Path) -> Iterator[Callable[[str], int]]:
    with (folder / "table.csv").open("w", encoding="utf-8") as file:
        yield file.write


def report_building(root: Path, observations: int, cache: Path) -> None:
    """Print what the first build and a rebuild after a small change take."""
    seconds, memory = _open_in_a_process(root)
    size = sum(path.stat().st_size for path in cache.rglob("*.sqlite"))
    source = sum(path.stat().st_size for path in root.rglob("*.csv"))
    print(
        f"built {observations:,} values in {seconds:.1f} s ({observations / seconds:,.0f} a "
        f"second), peak memory {memory / 1024:.0f} MB (limit 1,024), store {size / 1e6:.0f} MB "
        f"of {source / 1e6:.0f} MB CSV"
    )
    revised = write_long(root / "revised" / "2020", _places(root), seed=4)
    again, _ = _open_in_a_process(root)
    print(
        f"rebuilt after {revised:,} values changed in {again:.2f} s, {again / seconds:.4f} of the "
        "first build"
    )


def _open_in_a_process(root: Path) -> tuple[float, float]:
    """Return how many seconds an opening takes, and its peak memory in KiB."""
    done = subprocess.run(
        [sys.executable, "-c", _OPEN, str(root)], capture_output=True, check=True, text=True
    )
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory


def _places(root: Path) -> int:
    with Catalogue.open([root]) as catalogue:
        (dataset,) = (dataset for dataset in catalogue.datasets if dataset.id == "revised")
        return len(dataset.entities)


def report_lookups(root: Path, processes: int, seconds: float) -> None:
    """Print how long look-ups take in so many processes while another one rebuilds the store."""
    places = _places(root)
    context = multiprocessing.get_context("spawn")
    ready, stop = context.Semaphore(0), context.Event()
    go = context.Event()
    answers = context.Queue()
    readers = [
        context.Process(target=_read, args=(root, seed, seconds, ready, go, answers))
        for seed in range(processes)
    ]
    writer = context.Process(target=_write, args=(root, places, stop, answers))
    for reader in readers:
        reader.start()
    for _ in readers:
        ready.acquire()
    writer.start()
    go.set()
    found = [answers.get() for _ in readers]
    stop.set()
    rebuilt = answers.get()
    for process in (*readers, writer):
        process.join()
    print(f"look-ups from {processes} process(es), {rebuilt} rebuilds meanwhile:")
    for kind in KINDS:
        parts = [latencies for answer in found for latencies in answer if latencies.kind == kind]
        wall = [time for part in parts for time in part.wall]
        processor = [time for part in parts for time in part.processor]
        found_cells = sum(part.cells for part in parts) / len(wall)
        limit = "  (limit of p99: 1 ms)" if kind == "point" else ""
        print(
            f"  {kind:13} p50 {percentile(wall, 50):7.3f} ms  p99 {percentile(wall, 99):7.3f} ms  "
            f"of a processor p50 {percentile(processor, 50):7.3f} ms  "
            f"p99 {percentile(processor, 99):7.3f} ms  "
            f"{len(wall):6,} of {found_cells:,.0f} cells{limit}"
        )


def _read(root: Path, seed: int, seconds: float, ready, go: Event, answers) -> None:  # type: ignore[no-untyped-def]
    pick = random.Random(seed)  # noqa: S311
    with Catalogue.open([root]) as catalogue:
        datasets = [dataset for dataset in catalogue.datasets if dataset.id != "revised"]
        times: dict[str, list[float]] = {kind: [] for kind in KINDS}
        processor: dict[str, list[float]] = {kind: [] for kind in times}
        cells = dict.fromkeys(times, 0)
        ready.release()
        go.wait()
        for kind in times:
            ends = time.perf_counter() + seconds
            while time.perf_counter() < ends:
                time.sleep(PAUSE)
                if kind == YARDSTICK:
                    wall, own, found = _spin(statistics.median(processor["point"]) / 1000)
                else:
                    wall, own, found = _ask(catalogue, pick.choice(datasets), kind, pick)
                times[kind].append(wall * 1000)
                processor[kind].append(own * 1000)
                cells[kind] += found
    answers.put([Latencies(k, tuple(times[k]), tuple(processor[k]), cells[k]) for k in times])


def _spin(seconds: float) -> tuple[float, float, int]:
    """Keep the processor busy for so long; return the same as `_ask`."""
    begun, own = time.perf_counter(), time.thread_time()
    while time.thread_time() - own < seconds:
        pass
    return time.perf_counter() - begun, time.thread_time() - own, 0


def _ask(
    catalogue: Catalogue, dataset: Dataset, kind: str, pick: random.Random
) -> tuple[float, float, int]:
    """Return a look-up's seconds on the clock and on the processor, and how many cells it found."""
    import datetime

    measure = f"m{pick.randrange(MEASURES)}"
    entity = pick.choice(dataset.entities) if kind != "cross-section" else None
    begins = ends = None
    if kind != "series":
        month = pick.randrange(MONTHS)
        begins = datetime.date(FIRST_YEAR + month // 12, month % 12 + 1, 1)
        ends = (begins + datetime.timedelta(days=31)).replace(day=1)
    begun, own = time.perf_counter(), time.thread_time()
    cells = catalogue.cells(dataset, measure, entity, begins=begins, ends=ends)
    own, took = time.thread_time() - own, time.perf_counter() - begun
    expected = {"point": 1, "series": MONTHS, "cross-section": len(dataset.entities)}
    if len(cells) != expected[kind]:
        raise AssertionError(f"{kind}: {len(cells)} cells in place of {expected[kind]}")
    return took, own, len(cells)


def _write(root: Path, places: int, stop: Event, answers) -> None:  # type: ignore[no-untyped-def]
    rebuilt = 0
    while not stop.is_set():
        write_long(root / "revised" / "2020", places, seed=100 + rebuilt)
        Catalogue.open([root]).close()
        rebuilt += 1
    answers.put(rebuilt)


_COMMAND = "from factgauge.cli.main import run; run()"
_QUESTION = "population of North Korea in 2018"


def report_start(root: Path) -> None:
    """Print how long a cold process takes that asks for one value, against a bare interpreter."""
    # As an installation leaves it: bytecode is there, the store fresh, its files noted.
    compileall.compile_dir(str(Path(factgauge.__file__).parent), quiet=1)
    Catalogue.open([root]).close()
    asked = [sys.executable, "-c", _COMMAND, "reference", "query", _QUESTION]
    subprocess.run(asked, check=True, stdout=subprocess.DEVNULL)  # makes the starter's store
    commands = {
        "pass": ["-c", "pass"],
        "query": ["-c", _COLD, str(root)],
        "command": asked[1:],
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(COLD_RUNS):
        for name, command in commands.items():
            begun = time.perf_counter()
            subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
            times[name].append(time.perf_counter() - begun)
    for name, what in (
        ("query", "a cold process that finds one value"),
        ("command", f'`factgauge reference query "{_QUESTION}"`'),
    ):
        least = min(times[name]) / min(times["pass"])
        median = statistics.median(times[name]) / statistics.median(times["pass"])
        print(
            f"{what}: {least:.1f} times `python -c pass` at the least, "
            f"{median:.1f} in the median (limit 10)"
        )


if __name__ == "__main__":
    main()

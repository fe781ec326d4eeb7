"""Measure the reading of quantities.

Run `python -m bench.extraction [--held-aside] [--peers] [--speed]`.

Prints F1 of values, and of values with their units, on the golden corpora, by file and by
phenomenon, with the share of bounds that were read right and of near-misses that were left silent.
`--peers` puts other extractors beside it where they are installed (`bench/peers.py`); `--speed`
prints throughput as ratios within the run.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from bench.golden import QUANTITIES, Passage, read_folder
from bench.peers import available
from bench.scoring import Tally, tally, values_agree
from factgauge import extract
from factgauge.model.quantity import Kind, Quantity

Extractor = Callable[[str], Iterable[Quantity]]

_TRIE_LIKE = re.compile(
    r"\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|hundred|"
    r"thousand|million)\b"
)


def bounds_right(passages: Sequence[Passage], read: Extractor) -> tuple[int, int]:
    """Return how many golden bounds and ranges were read with both ends right, and of how many."""
    right = wanted = 0
    for passage in passages:
        found = [q for q in read(passage.text) if q.kind not in (Kind.DATE, Kind.RANK)]
        for gold in passage.quantities:
            if gold.value is not None or gold.kind == "ratio":
                continue
            wanted += 1
            right += any(
                q.span.start < gold.end
                and gold.start < q.span.end
                and values_agree(gold, q)
                and (q.stated_low is None, q.stated_high is None)
                == (gold.low is None, gold.high is None)
                for q in found
            )
    return right, wanted


def _row(name: str, found: Tally) -> str:
    precision = 100 * found.value_hits / found.read if found.read else 0.0
    recall = 100 * found.value_hits / found.gold if found.gold else 0.0
    return (
        f"{name:34s} {found.gold:5d} {precision:6.1f} {recall:6.1f} "
        f"{found.value_f1:6.1f} {found.unit_f1:6.1f}"
        f" {found.silent_share:7.1f} of {found.silent}"
    )


def _table(
    passages: Sequence[Passage], read: Extractor, key: Callable[[Passage], str], least: int
) -> None:
    groups: dict[str, Tally] = defaultdict(Tally)
    for passage in passages:
        groups[key(passage)] += tally(passage, read(passage.text))
    for name, found in sorted(groups.items(), key=lambda row: -row[1].gold):
        if found.gold >= least:
            print(_row(name, found))


def quality(passages: Sequence[Passage], read: Extractor, name: str, *, detail: bool) -> None:
    """Print one extractor's figures."""
    whole = sum((tally(p, read(p.text)) for p in passages), Tally())
    right, wanted = bounds_right(passages, read)
    print(f"\n{name}: {len(passages)} passages")
    print(f"{'':34s}  gold      P      R  value   unit  silent")
    print(_row("all", whole))
    print(
        f"{'bounds and ranges right':34s} {right} of {wanted}, {100 * right / wanted:.1f} percent"
    )
    if detail:
        print("by file")
        _table(passages, read, lambda p: p.topic, 1)
        print("by phenomenon")
        _table(passages, read, lambda p: p.prose or "-", 12)


def _per_second(run: Callable[[], object], at_least: float = 1.0) -> float:
    rounds, started = 0, time.process_time()
    while time.process_time() - started < at_least:
        run()
        rounds += 1
    return rounds / (time.process_time() - started)


def documents_of(passages: Sequence[Passage], size: int = 1000) -> list[str]:
    """Return the passages joined into documents of about `size` characters."""
    documents, current = [], ""
    for passage in passages:
        current += passage.text + "\n\n"
        if len(current) >= size:
            documents.append(current)
            current = ""
    return documents


# Sentences without a figure, so that the documents have the density of news and not of a test of
# figures.
_PLAIN = (
    "The talks went on behind closed doors, and neither side would say "
    "afterwards what had been agreed. ",
    "Officials described the mood as constructive, though several of them "
    "doubted that a text would be ready soon. ",
    "Residents said that they had heard nothing from the council since the plan "
    "was first put to them in spring. ",
    "The company declined to comment on what it called speculation about its leadership. ",
)


def newslike(documents: Sequence[str]) -> list[str]:
    """Return documents of about 1 KB with a figure every hundred characters or so, as in news."""
    found = []
    for number, document in enumerate(documents):
        sentences = re.split(r"(?<=[.!?])\s+", document)
        mixed, index = "", number
        for sentence in sentences:
            mixed += (
                sentence + " " + _PLAIN[index % len(_PLAIN)] + _PLAIN[(index + 1) % len(_PLAIN)]
            )
            index += 1
            if len(mixed) > 1000:
                break
        found.append(mixed)
    return found


def speed(passages: Sequence[Passage], peers: dict[str, Extractor]) -> None:
    """Print throughput: processor time of one core, to be read as ratios within this run."""
    dense = documents_of([p for p in passages if p.topic in ("news", "business")])
    for name, documents in (("golden passages", dense), ("as dense as news", newslike(dense))):
        characters = sum(map(len, documents))
        figures = sum(len(list(extract(d))) for d in documents)
        ours = _per_second(lambda d=documents: [extract(x) for x in d]) * len(documents)
        pattern = _per_second(lambda d=documents: [_TRIE_LIKE.findall(x) for x in d]) * len(
            documents
        )
        print(
            f"\n{name}: {len(documents)} documents of {characters // len(documents)} "
            f"characters, {figures / len(documents):.1f} figures each"
        )
        print(f"factgauge                        {ours:10.0f} documents a second")
        print(
            f"one regular expression           {pattern:10.0f}, {pattern / ours:.0f} "
            f"times factgauge"
        )
        for peer, read in peers.items():
            sample = documents[:3]
            rate = _per_second(lambda r=read, s=sample: [r(x) for x in s], 0.1) * len(sample)
            print(f"{peer:32s} {rate:10.1f}, factgauge is {ours / rate:.0f} times as fast")
    long_text = " ".join(newslike(dense)) * (10_000_000 // sum(map(len, newslike(dense))) + 1)
    for size in (100_000, 1_000_000, 10_000_000):
        text = long_text[:size].replace("\n", " ")
        started = time.process_time()
        extract(text)
        print(
            f"one line of {size:,} characters: {size / (time.process_time() - started) / 1e6:.2f} "
            f"MB/s"
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the measurements that were asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--held-aside", action="store_true", help="measure on the part that nobody tunes on"
    )
    parser.add_argument("--peers", action="store_true", help="put installed peers beside it")
    parser.add_argument("--speed", action="store_true", help="print throughput")
    options = parser.parse_args(arguments)
    passages = read_folder(QUANTITIES, held_aside=options.held_aside)
    peers: dict[str, Extractor] = dict(available()) if options.peers else {}
    quality(passages, extract, "factgauge", detail=True)
    for name, read in peers.items():
        if "numbers only" not in name:
            quality(passages, read, name, detail=False)
    if options.speed:
        speed(read_folder(QUANTITIES), peers)
    return 0


if __name__ == "__main__":
    sys.exit(main())

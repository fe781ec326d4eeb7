"""How the checks do inside the document: detection, false alarms and abstentions.

    python -m bench.consistency [--held-aside] [--check PREFIX] [--list] [--mutate] [--speed]

Runs the minimal pairs and the traps of `claims/consistency` without any reference table. A pair
is right when its wrong twin gets a verdict `inconsistent` on the words at fault and the other twin
gets none. Texts over several sentences may be blamed at either place (checks XST and HDL).
`--check` keeps the pairs of the checks whose code begins so; `--list` prints what went wrong.
`--mutate` alters figures of the consistent twins and counts the flips (see `bench.mutations`);
`--speed` gives the time that the checks take beside that of reading the claims, in one run.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from bench.mutations import comes_out, mutants
from factgauge.model.document import Document
from factgauge.model.finding import Judgement, Outcome
from factgauge.model.report import DocumentReport
from factgauge.pipeline import examine, read

CORPUS = Path(__file__).resolve().parents[1] / "claims" / "consistency"
STORIES = CORPUS.parent / "stories"  # whole articles in which nothing is wrong
_ALARMS = (Judgement.INCONSISTENT, Judgement.REFUTED, Judgement.MISLEADING)
_ANYWHERE = ("XST", "HDL")


@dataclass
class Tally:
    """What became of the pairs of one kind."""

    pairs: int = 0
    detected: int = 0
    elsewhere: int = 0  # an alarm in the wrong twin, but not on the words at fault
    alarms: int = 0  # in consistent twins
    right: int = 0
    confirmed: int = 0  # consistent twins in which some check found the figures to fit
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def report_on(text: str) -> DocumentReport:
    """Return the report on a text; the day is only for those that carry none."""
    return examine(read(text, published=None), None)


def alarms(report: DocumentReport) -> list[tuple[int, int, str]]:
    """Return where a report speaks of an error, and why."""
    return [
        (verdict.span.start, verdict.span.end, verdict.summary)
        for verdict in report.verdicts
        if verdict.judgement in _ALARMS
    ]


def _fits(report: DocumentReport) -> bool:
    return any(
        finding.outcome in (Outcome.CONSISTENT, Outcome.NEAR_MISS)
        for verdict in report.verdicts
        for finding in verdict.findings
    )


def score_pairs(pairs: list[dict[str, str]]) -> dict[str, Tally]:
    """Return the tallies of minimal pairs by family of checks."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for pair in pairs:
        tally = tallies[pair["check"]]
        tally.pairs += 1
        start = pair["wrong"].index(pair["at"])
        end = start + len(pair["at"])
        found = alarms(report_on(pair["wrong"]))
        hit = any(a < end and start < b for a, b, _ in found)
        if not hit and found and pair["check"].startswith(_ANYWHERE):
            hit = True
        report = report_on(pair["text"])
        false = alarms(report)
        tally.detected += hit
        tally.elsewhere += bool(found) and not hit
        tally.alarms += bool(false)
        tally.confirmed += _fits(report)
        tally.right += hit and not false
        if not hit:
            tally.missed.append(f"{pair['wrong']}\n      at: {pair['at']}")
        if false:
            tally.wrong.append(f"{pair['text']}\n      {false[0][2]}")
    return tallies


def score_traps(traps: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Return the traps that raise an alarm, with its words."""
    return [
        (trap["trap"], trap["text"], found[0][2])
        for trap in traps
        if (found := alarms(report_on(trap["text"])))
    ]


def story_alarms() -> tuple[int, list[tuple[str, str]]]:
    """Return the number of sentences of the stories, and each alarm with its story."""
    sentences, found = 0, []
    for path in sorted(STORIES.glob("*.txt")):
        report = report_on(path.read_text(encoding="utf-8"))
        sentences += len(report.document.sentences)
        found += [(path.stem, summary) for _, _, summary in alarms(report)]
    return sentences, found


def load(paths: list[Path]) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    """Return the pairs and the traps of some files."""
    pairs: list[dict[str, str]] = []
    traps: list[dict[str, str]] = []
    for path in paths:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        pairs += data.get("pair", [])
        traps += data.get("trap", [])
    return pairs, traps


def main(arguments: list[str]) -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(prog="python -m bench.consistency")
    options.add_argument("--held-aside", action="store_true")
    options.add_argument("--check", default="")
    options.add_argument("--list", action="store_true")
    options.add_argument("--mutate", action="store_true")
    options.add_argument("--speed", action="store_true")
    options.add_argument("paths", nargs="*", type=Path)
    chosen = options.parse_args(arguments)
    folder = CORPUS / "held-aside" if chosen.held_aside else CORPUS
    paths = chosen.paths or sorted(folder.glob("*.toml"))
    pairs, traps = load(paths)
    tallies = score_pairs([p for p in pairs if p["check"].startswith(chosen.check)])
    print("check   pairs detected elsewhere  alarms  right  confirmed")
    total = Tally()
    for code, tally in sorted(tallies.items()):
        print(_row(code, tally))
        for name in ("pairs", "detected", "elsewhere", "alarms", "right", "confirmed"):
            setattr(total, name, getattr(total, name) + getattr(tally, name))
        if chosen.list:
            for text in tally.missed:
                print(f"    missed: {text}")
            for text in tally.wrong:
                print(f"    FALSE ALARM: {text}")
    print(_row("all", total))
    false = score_traps(traps)
    print(f"traps {len(traps)}, alarms {len(false)}")
    if chosen.list:
        for trap, text, words in false:
            print(f"    {trap}: {text}\n      {words}")
    if not (chosen.held_aside or chosen.paths or chosen.check):
        sentences, alarmed = story_alarms()
        print(f"stories: {sentences} sentences, alarms {len(alarmed)}")
    if chosen.mutate:
        print_mutations([pair["text"] for pair in pairs])
    if chosen.speed:
        print_speed([pair["text"] for pair in pairs] + [trap["text"] for trap in traps])
    return 0


def print_mutations(texts: list[str]) -> None:
    """Print how many altered figures flipped, and how many within rounding did not."""
    past: dict[str, list[bool]] = defaultdict(list)
    within: list[bool] = []
    for text in texts:
        for mutant in mutants(text):
            good = comes_out(mutant)
            if mutant.flips:
                past[mutant.code[:3]].append(good)
            else:
                within.append(good)
    for family, outcomes in sorted(past.items()):
        print(f"mutated past rounding, {family}: {sum(outcomes)} of {len(outcomes)} flipped")
    print(f"mutated within rounding: {sum(within)} of {len(within)} stayed silent")


def print_speed(texts: list[str]) -> None:
    """Print the time of each stage on the texts, as a multiple of reading the quantities."""
    documents = [read(text, published=None) for text in texts]
    times = {}
    for depth in ("quantities", "claims", "verdicts"):
        best = min(_seconds(documents, depth) for _ in range(3))
        times[depth] = best
    for depth, best in times.items():
        print(
            f"{depth}: {1000 * best / len(documents):.2f} ms a document, "
            f"{best / times['quantities']:.1f}x the quantities"
        )


def _seconds(documents: list[Document], depth: str) -> float:
    began = time.perf_counter()
    for document in documents:
        examine(document, None, depth)
    return time.perf_counter() - began


def _row(name: str, tally: Tally) -> str:
    return (
        f"{name:7s} {tally.pairs:5d} {tally.detected:8d} {tally.elsewhere:9d} {tally.alarms:7d} "
        f"{tally.right:6d} {tally.confirmed:10d}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

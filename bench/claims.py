"""Measure the reading of claims.

Run `python -m bench.claims [--held-aside] [--speed]`.

Prints F1 of roles by frame, and how often frame, direction, period, entities, speaker and status
are right, on the golden corpora of `claims/claims`; and how many claims are judged in passages that
make none. `--speed` prints the time that claims take beside that of their quantities.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from bench.claim_golden import ClaimPassage, read_claims_folder
from bench.claim_scoring import ClaimTally, total
from factgauge.model.claim import Claim, Frame
from factgauge.model.document import Document
from factgauge.pipeline import examine, read


def _document(passage: ClaimPassage) -> Document:
    return read(passage.text, published=passage.published)


def claims_of(passage: ClaimPassage) -> tuple[Claim, ...]:
    """Return the claims that are read of a passage."""
    return examine(_document(passage), None, "claims").claims


def measure(passages: Sequence[ClaimPassage]) -> ClaimTally:
    """Return what was counted over passages."""
    return total((passage, claims_of(passage)) for passage in passages)


def _print(tally: ClaimTally, passages: Sequence[ClaimPassage]) -> None:
    golden = sum(len(passage.claims) for passage in passages)
    print(
        f"{len(passages)} passages, {golden} claims, {tally.silent_passages} passages without any"
    )
    others = [f.value for f in Frame if f not in (Frame.CHANGE, Frame.SHARE)]
    print(
        f"roles, F1: all {tally.role().f1:.1f}, change {tally.role('change').f1:.1f}, "
        f"share {tally.role('share').f1:.1f}, others {tally.role(*others).f1:.1f}"
    )
    for name, rate in (
        ("claims found", tally.found),
        ("frame, where found", tally.frame),
        ("direction", tally.direction),
        ("period, both dates", tally.period),
        ("entities found", tally.entities),
        ("measurand", tally.measurand),
        ("speaker", tally.speaker),
        ("status", tally.status),
    ):
        print(f"{name:22s} {rate.percent:5.1f} percent of {rate.of}")
    if tally.silent_passages:
        each = tally.judged_in_silence / tally.silent_passages
        print(f"claims judged in a passage without any: {each:.3f}")
    print(f"figures of no claim that were taken: {tally.taken.percent:.1f} of {tally.taken.of}")
    print("roles, F1 by frame")
    for frame in Frame:
        roles = tally.roles[frame.value]
        print(f"  {frame.value:12s} {roles.f1:5.1f} of {roles.hit + roles.missed}")


def _speed(passages: Sequence[ClaimPassage]) -> None:
    documents = [_document(passage) for passage in passages]
    spent = {}
    for depth in ("quantities", "claims"):
        started = time.process_time()
        for _ in range(3):
            for document in documents:
                examine(document, None, depth)
        spent[depth] = time.process_time() - started
    extra = (spent["claims"] - spent["quantities"]) / spent["quantities"]
    print(f"claims take {extra:.2f} times what their quantities take")


def main(arguments: list[str]) -> int:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description="Measure the reading of claims.")
    parser.add_argument("--held-aside", action="store_true", help="the part never tuned on")
    parser.add_argument("--speed", action="store_true", help="print the time as a ratio")
    options = parser.parse_args(arguments)
    passages = read_claims_folder(held_aside=options.held_aside)
    _print(measure(passages), passages)
    if options.speed:
        _speed(passages)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

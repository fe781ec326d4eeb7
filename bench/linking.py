"""How claims find their cells: the right cell of the right table, and no other.

    python -m bench.linking [--held-aside] [--list]

Runs the passages of `claims/linking` against the small tables beside them. A passage either has one
claim that must be linked to one cell (its dataset, measure, entity, partner and period), or is a
near-miss of which no table speaks. A link is every cell that is asked for a claim's own value, not
those of a change's start. `--list` prints what went wrong; of the passages held aside nobody lists.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from factgauge.model.claim import Frame
from factgauge.model.evidence import Case, Cell
from factgauge.model.finding import Judgement, Verdict
from factgauge.pipeline import judge_cases, read
from factgauge.reference.catalogue import Catalogue

CORPUS = Path(__file__).resolve().parents[1] / "claims" / "linking"
TABLES = CORPUS / "tables"
ASIDE = "held-aside"
_ALARMS = frozenset({Judgement.REFUTED, Judgement.INCONSISTENT})
_NOT_LINKS = ("from", "before")  # what a change starts from, and events that lie just outside


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the cell that a claim finds, or must find."""

    dataset: str
    measure: str
    who: frozenset[str]  # ids of the entity and its partner
    begins: date
    ends: date


@dataclass(frozen=True, slots=True)
class Wanted:
    """The link that a passage must have, and what comes of it."""

    place: Place
    frame: Frame
    role: str
    verdict: Judgement


@dataclass(frozen=True, slots=True)
class LinkPassage:
    """One passage: a link that is wanted, or the kind of its near-miss."""

    text: str
    published: date
    wanted: Wanted | None
    near_miss: str | None


@dataclass(slots=True)
class LinkTally:
    """What became of passages."""

    wanted: int = 0
    right: int = 0
    wrong: int = 0  # claims that are linked to another cell
    verdicts: int = 0  # right ones, of those wanted
    near_misses: int = 0
    linked: int = 0  # near-misses with a link
    judged: int = 0  # near-misses that a table is said to support or refute
    refuted: int = 0  # near-misses with an alarm that rests on a link
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the percentage of links that are right; a near-miss's link is wrong."""
        found = self.right + self.wrong + self.linked
        return 100 * self.right / found if found else 100.0

    @property
    def recall(self) -> float:
        """Return the percentage of the links wanted that are found."""
        return 100 * self.right / self.wanted if self.wanted else 100.0


def load(*, held_aside: bool = False) -> tuple[LinkPassage, ...]:
    """Return the passages, those held aside or all others."""
    paths = sorted(p for p in CORPUS.glob("*.toml") if (p.stem == ASIDE) == held_aside)
    return tuple(
        _passage(row)
        for path in paths
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    )


def _passage(row: dict[str, object]) -> LinkPassage:
    link, near_miss = row.get("link"), row.get("near_miss")
    if (link is None) == (near_miss is None):
        raise ValueError(f"a passage has a link or is a near_miss: {row['text']!r}")
    wanted = None
    if isinstance(link, dict):
        who = frozenset(link[key] for key in ("entity", "partner") if key in link)
        place = Place(link["dataset"], link["measure"], who, link["begins"], link["ends"])
        wanted = Wanted(place, Frame(link["frame"]), link["role"], Judgement(link["verdict"]))
    published = row["published"]
    if not isinstance(published, date):
        raise ValueError(f"published must be a date: {published!r}")
    return LinkPassage(
        str(row["text"]), published, wanted, None if near_miss is None else str(near_miss)
    )


def places_of(case: Case, catalogue: Catalogue) -> frozenset[Place]:
    """Return the cells that a case is linked with."""
    return frozenset(
        _place(cell, catalogue)
        for evidence in case.evidence
        if evidence.role not in _NOT_LINKS
        for cell in evidence.cells
    )


def _place(cell: Cell, catalogue: Catalogue) -> Place:
    dataset = next(d for d in catalogue.datasets if d.id == cell.dataset)
    ids = {entity.name: entity.id for entity in catalogue.entities(dataset)}
    named = {ids.get(value, value) for _, value in cell.keys}
    who = named & set(ids.values()) or set(dataset.entities)  # a constant stands in no column
    return Place(cell.dataset, cell.measure, frozenset(who), cell.begins, cell.ends)


def _role_is(wanted: Wanted, case: Case) -> bool:
    return case.claim.frame is wanted.frame and case.claim.first(wanted.role) is not None


def score(passage: LinkPassage, catalogue: Catalogue, tally: LinkTally) -> None:
    """Count one passage."""
    document = read(passage.text, published=passage.published)
    cases = judge_cases(document, catalogue)
    found = [(places_of(case, catalogue), case, verdict) for case, verdict in cases]
    if passage.wanted is None:
        _score_near_miss(passage, found, tally)
        return
    wanted = passage.wanted
    tally.wanted += 1
    hits = [
        (case, verdict)
        for places, case, verdict in found
        if places == {wanted.place} and _role_is(wanted, case)
    ]
    others = [p for places, _, _ in found for p in places if p != wanted.place]
    tally.right += bool(hits)
    tally.wrong += bool(others)
    for other in others:
        tally.notes.append(f"WRONG LINK: {passage.text}\n      {_said(other)}")
    if not hits:
        tally.notes.append(f"missed: {passage.text}\n      {_said(wanted.place)}")
        tally.notes += [f"      {_heard(case, verdict)}" for _, case, verdict in found]
    elif any(verdict.judgement is wanted.verdict for _, verdict in hits):
        tally.verdicts += 1
    else:
        tally.notes.append(f"verdict, not {wanted.verdict}: {passage.text}")
        tally.notes += [f"      {_heard(case, verdict)}" for case, verdict in hits]


def _score_near_miss(
    passage: LinkPassage,
    found: Sequence[tuple[frozenset[Place], Case, Verdict]],
    tally: LinkTally,
) -> None:
    tally.near_misses += 1
    linked = [(places, case, verdict) for places, case, verdict in found if places]
    judgements = {verdict.judgement for _, _, verdict in linked}
    tally.linked += bool(linked)
    tally.refuted += bool(judgements & _ALARMS)
    tally.judged += bool(judgements & (_ALARMS | {Judgement.SUPPORTED}))
    for places, case, verdict in linked:
        tally.notes.append(f"near-miss ({passage.near_miss}): {passage.text}")
        tally.notes += [f"      {_said(place)}" for place in sorted(places, key=_said)]
        tally.notes.append(f"      {_heard(case, verdict)}")


def _said(place: Place) -> str:
    who = " and ".join(sorted(place.who))
    return f"{place.dataset}, {place.measure}, {who}, {place.begins} to {place.ends}"


def _heard(case: Case, verdict: Verdict) -> str:
    return f"{case.claim.frame}, {verdict.judgement}: {verdict.summary}"


def measure(
    passages: Sequence[LinkPassage], catalogue: Catalogue
) -> tuple[LinkTally, dict[str, LinkTally], dict[str, LinkTally]]:
    """Return the tally of all passages, and of those with a link by frame and by dataset."""
    total = LinkTally()
    frames: dict[str, LinkTally] = defaultdict(LinkTally)
    datasets: dict[str, LinkTally] = defaultdict(LinkTally)
    for passage in passages:
        one = LinkTally()
        score(passage, catalogue, one)
        groups = [total]
        if passage.wanted is not None:
            groups += [frames[passage.wanted.frame], datasets[passage.wanted.place.dataset]]
        for tally in groups:
            _add(tally, one)
    return total, frames, datasets


def _add(tally: LinkTally, one: LinkTally) -> None:
    for name in (
        "wanted", "right", "wrong", "verdicts", "near_misses", "linked", "judged", "refuted",
    ):  # fmt: skip
        setattr(tally, name, getattr(tally, name) + getattr(one, name))
    tally.notes += one.notes


def _row(name: str, tally: LinkTally) -> str:
    return (
        f"{name:16s} {tally.wanted:6d} {tally.right:6d} {tally.wrong:6d} "
        f"{tally.precision:9.1f} {tally.recall:6.1f} {tally.verdicts:8d}"
    )


def main(arguments: list[str]) -> int:
    """Print the tables."""
    options = argparse.ArgumentParser(prog="python -m bench.linking")
    options.add_argument("--held-aside", action="store_true", help="the part never tuned on")
    options.add_argument("--list", action="store_true", help="print what went wrong")
    chosen = options.parse_args(arguments)
    if chosen.held_aside and chosen.list:
        options.error("what is held aside is not listed: only its sums are looked at")
    passages = load(held_aside=chosen.held_aside)
    with Catalogue.open([TABLES]) as catalogue:
        total, frames, datasets = measure(passages, catalogue)
    print("                 wanted  right  wrong precision recall verdicts")
    print(_row("all", total))
    for groups in (frames, datasets):
        for name, tally in sorted(groups.items()):
            print(_row(name, tally))
    print(
        f"near-misses {total.near_misses}: linked {total.linked}, "
        f"judged {total.judged}, refuted {total.refuted}"
    )
    if chosen.list:
        print("\n".join(total.notes))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

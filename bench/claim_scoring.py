"""Count how well read claims match the golden ones (`claims/README.md`).

A golden claim is found where a read one has a figure that overlaps one of its figures; each is
matched at most once, the pairing with more roles right first. A role is right where the read claim
has an overlapping figure in the same role. Direction, period and speaker count where the golden
claim has them (a speaker also where only the reader has one); the period needs each day that the
golden one has. Claims that nothing matches count against the roles of their frame.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.claim_golden import ClaimPassage, GoldClaim, Place
from factgauge.model.claim import Claim, Frame, Period
from factgauge.model.span import Span


@dataclass(slots=True)
class Rate:
    """How many were right, of how many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.of += 1
        self.right += right

    @property
    def percent(self) -> float:
        """The right ones in percent; 100 where there was none."""
        return 100 * self.right / self.of if self.of else 100.0


@dataclass(slots=True)
class RoleCount:
    """Roles found, read beside them, and missed."""

    hit: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """F1 in percent."""
        whole = 2 * self.hit + self.extra + self.missed
        return 200 * self.hit / whole if whole else 100.0


@dataclass(slots=True)
class ClaimTally:
    """What was counted over some passages."""

    roles: dict[str, RoleCount] = field(default_factory=lambda: defaultdict(RoleCount))
    found: Rate = field(default_factory=Rate)
    frame: Rate = field(default_factory=Rate)
    direction: Rate = field(default_factory=Rate)
    period: Rate = field(default_factory=Rate)
    entities: Rate = field(default_factory=Rate)
    measurand: Rate = field(default_factory=Rate)
    speaker: Rate = field(default_factory=Rate)
    status: Rate = field(default_factory=Rate)
    silent_passages: int = 0
    judged_in_silence: int = 0  # claims judged in passages without any
    taken: Rate = field(default_factory=Rate)  # figures of no claim that a judged claim took

    def role(self, *names: str) -> RoleCount:
        """Return the role counts of some frames together, of all without a name."""
        whole = RoleCount()
        for name in names or tuple(frame.value for frame in Frame):
            part = self.roles[name]
            whole.hit += part.hit
            whole.extra += part.extra
            whole.missed += part.missed
        return whole


def _fold(frame: Frame, role: str) -> str:
    if frame in (Frame.TEMPORAL, Frame.TEST_RESULT):
        return "value"
    if frame in (Frame.COMPARISON, Frame.RATIO) and role in ("by", "value"):
        return "by"
    return role


def _overlap(place: Place, span: Span) -> bool:
    return place[0] < span.end and span.start < place[1]


def _read_roles(claim: Claim) -> list[tuple[str, Span]]:
    return [(role, q.span) for role, group in claim.roles for q in group]


def _right(gold: GoldClaim, claim: Claim) -> list[tuple[int, int]]:
    used: set[int] = set()
    pairs = []
    for i, (role, place) in enumerate(gold.roles):
        for j, (read_role, span) in enumerate(_read_roles(claim)):
            same = _fold(gold.frame, read_role) == _fold(gold.frame, role)
            if j not in used and same and _overlap(place, span):
                used.add(j)
                pairs.append((i, j))
                break
    return pairs


def _pairs(golden: Sequence[GoldClaim], read: Sequence[Claim]) -> list[tuple[int, int]]:
    candidates = []
    for i, gold in enumerate(golden):
        for j, claim in enumerate(read):
            spans = [span for _, span in _read_roles(claim)]
            touch = sum(any(_overlap(place, s) for s in spans) for _, place in gold.roles)
            if touch:
                same = gold.frame is claim.frame
                candidates.append((-len(_right(gold, claim)), -same, -touch, i, j))
    pairs: list[tuple[int, int]] = []
    for *_, i, j in sorted(candidates):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _same_period(gold: GoldClaim, period: Period | None) -> bool:
    if gold.period is None:
        return True
    begins, ends = (None, None) if period is None else (period.begins, period.ends)
    return gold.period.begins in (None, begins) and gold.period.ends in (None, ends)


def count(tally: ClaimTally, passage: ClaimPassage, read: Sequence[Claim]) -> None:
    """Add one passage to a tally."""
    pairs = _pairs(passage.claims, read)
    for i, gold in enumerate(passage.claims):
        tally.found.add(any(a == i for a, _ in pairs))
        if all(a != i for a, _ in pairs):
            tally.roles[gold.frame.value].missed += len(gold.roles)
    for j, claim in enumerate(read):
        if all(b != j for _, b in pairs):
            tally.roles[claim.frame.value].extra += len(_read_roles(claim))
    for i, j in pairs:
        _pair(tally, passage.claims[i], read[j])
    if not passage.claims:
        tally.silent_passages += 1
        tally.judged_in_silence += sum(claim.status.judged for claim in read)
    for place in passage.silent:
        tally.taken.add(
            any(
                claim.status.judged and _overlap(place, span)
                for claim in read
                for _, span in _read_roles(claim)
            )
        )


def _pair(tally: ClaimTally, gold: GoldClaim, claim: Claim) -> None:
    right = _right(gold, claim)
    matched = {j for _, j in right}
    extra = [span for j, (_, span) in enumerate(_read_roles(claim)) if j not in matched]
    if gold.frame is Frame.TEST_RESULT:  # other numbers of the same test are free
        extra = []
    roles = tally.roles[gold.frame.value]
    roles.hit += len(right)
    roles.extra += len(extra)
    roles.missed += len(gold.roles) - len(right)
    tally.frame.add(gold.frame is claim.frame)
    tally.status.add(gold.status is claim.status)
    if gold.direction is not None:
        tally.direction.add(gold.direction is claim.direction)
    if gold.period is not None:
        tally.period.add(_same_period(gold, claim.period))
    for entity in gold.entities:
        tally.entities.add(any(_overlap(entity, each.span) for each in claim.entities))
    if gold.measurand is not None:
        named = claim.measurand
        tally.measurand.add(named is not None and _overlap(gold.measurand, named.span))
    if gold.speaker is not None or claim.speaker is not None:
        tally.speaker.add(
            gold.speaker is not None
            and claim.speaker is not None
            and _overlap(gold.speaker, claim.speaker.span)
        )


def total(passages: Iterable[tuple[ClaimPassage, Sequence[Claim]]]) -> ClaimTally:
    """Return the tally over passages with the claims that were read of each."""
    tally = ClaimTally()
    for passage, read in passages:
        count(tally, passage, read)
    return tally

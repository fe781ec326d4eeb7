"""The examples in the checks' docstrings, each through the whole pipeline."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from tests.builders import run

from factgauge.checks.catalogue import ALL_CHECKS
from factgauge.checks.check import Check
from factgauge.model.finding import Finding, Outcome
from factgauge.model.span import Span

KINDS = {
    "Passes": (Outcome.CONSISTENT, Outcome.NEAR_MISS),
    "Fails": (Outcome.INCONSISTENT,),
    "Abstains": (Outcome.ABSTAINED,),
}
_LINE = re.compile(r"^(Passes|Fails|Abstains):\s+(\S.*)$", re.MULTILINE)
_MARK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True)
class Example:
    """One example of a check's page; `marked` is where a failing one must point."""

    check: Check
    kind: str
    text: str
    marked: Span | None


def _example(check: Check, kind: str, written: str) -> Example:
    mark = _MARK.search(written)
    if mark is None:
        return Example(check, kind, written, None)
    text = written[: mark.start()] + mark[1] + written[mark.end() :]
    return Example(check, kind, text, Span(mark.start(), mark.start() + len(mark[1])))


EXAMPLES = tuple(
    _example(check, found[1], found[2])
    for check in ALL_CHECKS
    for found in _LINE.finditer(check.doc)
)


def _findings(example: Example) -> list[Finding]:
    report = run(example.text)
    return [f for v in report.verdicts for f in v.findings if f.code == example.check.code]


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.code)
def test_a_check_has_an_example_of_each_kind(check: Check) -> None:
    assert {e.kind for e in EXAMPLES if e.check is check} == set(KINDS)


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.code)
def test_a_failing_example_marks_where_the_check_points(check: Check) -> None:
    failing = [e for e in EXAMPLES if e.check is check and e.kind == "Fails"]

    assert failing
    assert all(e.marked is not None for e in failing)


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda e: f"{e.check.code}-{e.kind}-{e.text[:40]}".replace(" ", "_")
)
def test_an_example_comes_out_as_its_page_says(example: Example) -> None:
    found = _findings(example)

    if example.kind == "Abstains":  # of a tie that the text does not make nothing is said at all
        assert all(f.outcome is Outcome.ABSTAINED for f in found), found
        return
    meant = [f for f in found if f.outcome in KINDS[example.kind]]
    if example.marked is None:  # the rows of a table each have a finding
        assert meant == found
        assert meant
        return
    assert [f.span for f in meant] == [example.marked], found
    assert all(f.outcome in KINDS["Passes"] for f in found if f not in meant), found


def test_codes_and_names_are_each_given_once() -> None:
    assert len({c.code for c in ALL_CHECKS}) == len({c.name for c in ALL_CHECKS}) == len(ALL_CHECKS)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", check.code) for check in ALL_CHECKS)

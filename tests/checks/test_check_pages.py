"""The pages of the checks: one file each, made of the docstrings, with enough examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from factgauge.checks.catalogue import ALL_CHECKS
from factgauge.checks.check import Check
from factgauge.checks.pages import FAMILIES, index, markdown, page

PAGES = Path(__file__).parents[2] / "docs" / "checks"


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.code)
def test_the_page_in_docs_is_that_of_the_docstring(check: Check) -> None:
    written = (PAGES / f"{check.code}.md").read_text(encoding="utf-8")

    assert written == markdown(page(check)), "run: python -m factgauge.checks.pages docs/checks"


def test_the_index_lists_every_check_and_no_page_is_left_over() -> None:
    assert (PAGES / "index.md").read_text(encoding="utf-8") == index()
    assert {path.stem for path in PAGES.glob("???[0-9]*.md")} == {c.code for c in ALL_CHECKS}


@pytest.mark.parametrize("check", ALL_CHECKS, ids=lambda check: check.code)
def test_a_page_has_three_examples_that_fit_three_that_conflict_and_two_left_alone(
    check: Check,
) -> None:
    written = page(check)

    assert check.code[:3] in FAMILIES
    assert len(set(written.passes)) >= 3
    assert len(set(written.fails)) >= 3
    assert len(set(written.abstains)) >= 2

"""The explain command: a check by code or name, a verdict, the list, and what is neither."""

from __future__ import annotations

import pytest

from factgauge.checks.catalogue import ALL_CHECKS
from factgauge.cli.main import main


@pytest.mark.parametrize("asked", ["CHG001", "chg001", "change-percent-mismatch"])
def test_explain_prints_the_page_of_a_check(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", asked]) == 0

    said = capsys.readouterr().out
    assert said.startswith("CHG001 change-percent-mismatch\n\nFind a stated percent change")
    assert "conflicts, at the words in [[ ]]:\n  Trade fell [[more than 56 percent]]" in said


def test_explain_prints_what_a_verdict_means(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "refuted"]) == 0

    assert capsys.readouterr().out == (
        "refuted: A reference table contradicts it by more than rounding can explain.\n"
    )


def test_explain_alone_lists_every_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0

    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == sorted(check.code for check in ALL_CHECKS)


def test_explain_refuses_a_name_that_is_neither(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "CHG999"]) == 2

    assert "no check and no verdict is called so, 'CHG999'" in capsys.readouterr().err

from __future__ import annotations

import dataclasses
import datetime

from tests.reports.builders import full_report

from factgauge.model.frame import COLUMNS, to_frame


def test_a_frame_has_one_row_a_claim_in_the_order_of_the_text():
    frame = to_frame(full_report())

    assert tuple(frame.columns) == COLUMNS
    assert list(frame["claim"]) == ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c1"]
    assert list(frame["document"])[-1] == "small.txt"


def test_a_frame_row_holds_the_parts_of_its_claim():
    row = to_frame(full_report()).iloc[0]

    assert row["frame"] == "change"
    assert row["direction"] == "down"
    assert row["entities"] == ("RUS",)
    assert row["period_begins"] == datetime.date(2018, 1, 1)
    assert row["speaker"] == "an aide to the president"
    assert (row["verdict"], row["confidence"]) == ("supported", 0.97)
    assert row["codes"] == ("REF002",)  # the abstention is left out


def test_a_part_that_is_absent_is_none_in_a_frame():
    row = to_frame(full_report()).iloc[1]

    assert row["speaker"] is None
    assert row["measurand"] is None
    assert row["period_begins"] is None


def test_the_frame_of_an_empty_report_has_its_columns():
    frame = to_frame(dataclasses.replace(full_report(), documents=()))

    assert (tuple(frame.columns), len(frame)) == (COLUMNS, 0)

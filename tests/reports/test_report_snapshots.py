from __future__ import annotations

import io

import pytest
from tests.reports.builders import full_report
from tests.reports.snapshots import FOLDER, NAMES, matches_snapshot

from factgauge.reports.formats import FORMATS

FORMAT_OF = {
    "report.html": "html",
    "report.json": "json",
    "report.jsonl": "jsonl",
    "report.txt": "text",
}


@pytest.mark.parametrize("name", NAMES)
def test_the_fixed_report_is_written_as_it_was(name):
    out = io.StringIO()
    FORMATS[FORMAT_OF[name]](full_report(), out)

    assert matches_snapshot(name, out.getvalue()), (
        "look at the difference, then run with FACTGAUGE_UPDATE_SNAPSHOTS=1"
    )


def test_no_snapshot_lies_unused():
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(NAMES)

"""`factgauge reference`: its commands as a user calls them, on the repository's own datasets."""

from __future__ import annotations

import csv
import io
import json
import os
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from factgauge.cli.main import main

ROOT = Path(__file__).parents[2]
RUN = "from factgauge.cli.main import run; run()"
OWN = ["--reference", str(ROOT / "reference"), "--no-default-reference"]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_a_question_in_words_is_answered_with_its_place_and_source(capsys):
    status = main(["reference", "query", "exports from Russia to North Korea in 2019", *OWN])

    lines = capsys.readouterr().out.splitlines()
    assert (status, lines[0]) == (0, "exports from Russia to North Korea, Russia – North Korea")
    assert "2019: 44,900,000 USD   russia-dprk-trade/2024-07/table.csv, row 19" in lines[1]
    assert lines[-1].startswith("  russia-dprk-trade, vintage 2024-07; source: ")


def test_a_question_that_is_not_understood_says_which_word_and_leaves_with_1(capsys):
    status = main(["reference", "query", "flurbs of North Korea", *OWN])

    assert (status, capsys.readouterr().out.splitlines()) == (
        1,
        [
            "No answer: no dataset measures that.",
            "  names: North Korea",
            "  not understood: flurbs",
        ],
    )


def test_an_answer_as_json_and_as_csv_has_the_same_records(capsys):
    question = ["reference", "query", "population of Norway 2018 to 2020", *OWN]

    main([*question, "--format", "json"])
    as_json = json.loads(capsys.readouterr().out)["answers"]
    main([*question, "--format", "csv"])
    as_csv = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    assert [row["begins"] for row in as_json] == ["2018-01-01", "2019-01-01", "2020-01-01"]
    assert as_csv == [{name: str(cell) for name, cell in row.items()} for row in as_json]


@pytest.mark.parametrize(
    ("form", "out"),
    [
        ("text", "entity  value\nNOR  5519601\n"),
        ("csv", "entity,value\nNOR,5519601\n"),
        ("json", '[\n  {\n    "entity": "NOR",\n    "value": 5519601\n  }\n]\n'),
    ],
)
def test_a_question_in_sql_is_answered_in_each_format(capsys, form, out):
    statement = (
        "SELECT entity, max(value) AS value FROM observations "
        "WHERE entity = 'NOR' AND ends <= '2024-01-01'"
    )
    arguments = ["--dataset", "nordic-population", "--sql", statement, "--format", form]

    status = main(["reference", "query", *arguments, *OWN])

    assert (status, capsys.readouterr().out) == (0, out)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "needs one question, query"),
        (["x", "--sql", "SELECT 1"], "needs one question, query"),
        (["--sql", "DELETE FROM observations"], "would do more than read, option --sql"),
        (["x", "--dataset", "none"], 'no dataset is called so, "none"'),
        (["x", "--format", "xml"], 'unknown value "xml", option --format'),
        (["x in 31 February 2018"], '"31 February 2018" is not a period'),
    ],
)
def test_a_wrong_question_is_one_line_on_standard_error(capsys, arguments, said):
    status = main(["reference", "query", *arguments, *OWN])

    out, err = capsys.readouterr()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"factgauge: {said}")


def test_a_cold_query_costs_at_most_ten_bare_interpreters():
    asking = ["-c", RUN, "reference", "query", "population of Norway in 2018", *OWN]
    # What is installed has its bytecode; without it every start would compile the sources anew.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = partial(subprocess.run, check=True, capture_output=True, env=kept)
    process([sys.executable, *asking])  # builds the store
    times: dict[str, list[float]] = {"bare": [], "asking": []}
    for _ in range(9):
        for name, arguments in (("bare", ["-c", "pass"]), ("asking", asking)):
            start = time.perf_counter()
            process([sys.executable, *arguments])
            times[name].append(time.perf_counter() - start)

    bare, asked = (statistics.median(times[name]) for name in ("bare", "asking"))
    assert asked < 10 * bare


@pytest.mark.parametrize(
    "heavy", ["pandas", "duckdb", "jsonschema", "pint", "shutil", "factgauge.model.claim"]
)
def test_a_warm_query_imports_nothing_heavy(heavy):
    code = (
        "import sys; from factgauge.cli.main import main; "
        f"main({['reference', 'query', 'population of Norway in 2018', *OWN]!r}); "
        f"sys.exit({heavy!r} in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], capture_output=True)  # builds the store

    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0

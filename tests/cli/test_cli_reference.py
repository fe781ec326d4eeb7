"""`factgauge reference`: its commands as a user calls them, on the repository's own datasets."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
import subprocess
import sys
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


def test_words_that_are_like_a_name_are_proposed_and_not_taken(capsys):
    status = main(["reference", "query", "popultion of Swedn in 2018", *OWN])

    lines = capsys.readouterr().out.splitlines()
    assert (status, lines[0]) == (1, "No answer: no dataset measures that.")
    assert lines[-1].startswith("  perhaps meant: population; Sweden")


def test_the_events_of_a_question_are_listed_with_days_and_rows(capsys):
    status = main(["reference", "query", "How often did Kim meet Trump in 2019?", *OWN])

    lines = capsys.readouterr().out.splitlines()
    assert (status, len(lines)) == (0, 3)
    assert lines[1].startswith('  27 February 2019 to 28 February 2019 (from "2019-02-27"')
    assert lines[1].endswith("kim-summits/2019-05/table.csv, row 10")


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
        ("text", "entity  value\nNOR     5519601\n"),
        ("jsonl", '{"entity": "NOR", "value": 5519601}\n'),
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


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a user's own reference folder, with one dataset in it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "reference" / "kaesong", tmp_path / "reference" / "kaesong")
    return tmp_path / "reference"


def edited(own: Path, edit) -> None:
    """Change the descriptor of the one dataset."""
    path = own / "kaesong" / "2016-05" / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    edit(package)
    path.write_text(json.dumps(package), encoding="utf-8")


def test_a_list_has_a_line_a_dataset(own, capsys):
    assert main(["reference", "list", "--no-default-reference"]) == 0

    assert capsys.readouterr().out == (
        "kaesong  2016-05  17 values  1 January 2004 to 10 February 2016  "
        "The Kaesong industrial complex\n"
    )


def test_a_list_as_json_has_the_starter_as_well(own, capsys):
    assert main(["reference", "list", "--format", "json"]) == 0

    found = {each["dataset"]: each for each in json.loads(capsys.readouterr().out)}
    assert (found["kaesong"]["values"], found["kaesong"]["starter"]) == (17, False)
    assert (found["population"]["vintages"], found["population"]["starter"]) == (["2026-03"], True)


def test_a_dataset_is_shown_in_words(capsys):
    assert main(["reference", "show", "nordic-population", *OWN]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "nordic-population, vintage 2026-03: Population of the Nordic countries"
    assert "  entities: 5 (5 country): Denmark, Finland, Iceland, Norway, Sweden" in lines
    assert (
        "    15 years, 1 January 2010 to 31 December 2024: 75 values; 0 of 75 cells missing"
        in lines
    )
    assert "  group Scandinavian countries: DNK, NOR, SWE" in lines
    assert "  licence: ODC-PDDL-1.0" in lines


def test_a_dataset_as_json_has_its_missing_cells_and_its_digest(own, capsys):
    table = own / "kaesong" / "2016-05" / "table.csv"

    main(["reference", "show", "kaesong/2016-05", "--format", "json"])

    (found,) = json.loads(capsys.readouterr().out)
    assert found["sha256"] == hashlib.sha256(table.read_bytes()).hexdigest()
    assert found["table"] == str(table)
    years = [grid for measure in found["measures"] for grid in measure["periods"]]
    assert {"granularity", "periods", "entities", "values", "missing"} <= years[0].keys()


@pytest.mark.parametrize("name", ["none", "kaesong/2031", "kaesong/2016-05/x"])
def test_what_there_is_not_is_not_shown(own, capsys, name):
    assert main(["reference", "show", name, "--no-default-reference"]) == 2
    assert "use one of: " in capsys.readouterr().err


def test_a_removal_asks_on_a_terminal(own, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    assert main(["reference", "remove", "kaesong"]) == 1
    assert (own / "kaesong").is_dir()

    monkeypatch.setattr("sys.stdin", Terminal("y\n"))
    assert main(["reference", "remove", "kaesong"]) == 0
    assert not (own / "kaesong").exists()
    assert capsys.readouterr().err.count("Remove with all that is in it?") == 2


def test_a_removal_without_a_terminal_needs_yes(own, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    assert main(["reference", "remove", "kaesong"]) == 2
    assert capsys.readouterr().err == (
        "factgauge: cannot ask without a terminal, remove; give --yes\n"
    )
    assert (own / "kaesong").is_dir()

    assert main(["reference", "remove", "kaesong/2016-05", "--yes"]) == 0
    assert not (own / "kaesong").exists()


def test_a_dataset_that_comes_with_factgauge_is_not_removed(own, capsys):
    assert main(["reference", "remove", "population", "--yes"]) == 2
    assert "comes with factgauge and cannot be removed" in capsys.readouterr().err


class Terminal(io.StringIO):
    """Standard input with a person at it."""

    def isatty(self):
        return True


def test_sound_datasets_are_checked_with_status_0(own, capsys):
    assert main(["reference", "check", "--no-default-reference"]) == 0
    assert capsys.readouterr().out == "Nothing is wrong with 1 vintage: kaesong/2016-05.\n"


def test_what_is_wrong_is_told_with_status_1(own, capsys):
    def spoil(package):
        del package["title"], package["licenses"]

    edited(own, spoil)

    assert main(["reference", "check", "--no-default-reference"]) == 1
    lines = capsys.readouterr().out.splitlines()
    where = "kaesong/2016-05/datapackage.json, the whole file"
    assert lines == [
        f'{where}: "title" is missing; add "title"',
        f'{where}: "licenses" is missing; add "licenses"',
        "2 found in 1 vintage.",
        "Totals and other datasets are not compared until these are mended.",
    ]


def test_what_cannot_be_read_is_told_with_status_2(own, capsys):
    (own / "kaesong" / "2016-05" / "datapackage.json").write_text("{", encoding="utf-8")

    assert main(["reference", "check", "--format", "json"]) == 2
    found = json.loads(capsys.readouterr().out)
    assert [problem["kind"] for problem in found["problems"]] == ["unread"]
    assert found["compared"] is False


def test_an_alias_of_nobody_is_told(own, capsys):
    (own.parent / "factgauge.toml").write_text('[aliases]\n"the Zone" = "zone"\n')

    assert main(["reference", "check"]) == 1
    assert capsys.readouterr().out.startswith(
        'alias "the Zone" of "zone": no dataset has an entity of that id; '
    )


def test_no_folder_at_all_is_wrong_usage(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    for command in (["list"], ["check"], ["show", "x"], ["query", "x"]):
        assert main(["reference", *command, "--no-default-reference"]) == 2
        assert capsys.readouterr().err.startswith("factgauge: names no folder, option --reference")


@pytest.mark.parametrize("command", ["list", "show", "query", "check", "remove"])
def test_each_command_has_help(capsys, command):
    assert main(["reference", command, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"usage: factgauge reference {command}")


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

"""`factgauge reference add`: what it shows, writes, asks and refuses."""

from __future__ import annotations

import builtins
import hashlib
import json
import os
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from factgauge.cli.main import main
from factgauge.errors import DatasetError
from factgauge.reference.catalogue import Catalogue

JOBS = "state,month,unemployment rate (percent)\nTexas,2019-01,3.8\nOhio,2019-01,4.3\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str, day: int = 1_580_000_000) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, (day, day))  # 26 January 2020
    return path


def add(*arguments: str) -> int:
    return main(["reference", "add", *arguments])


def there() -> list[str]:
    """Return every file of the reference folder, hidden ones too."""
    root = Path("reference")
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def test_a_table_is_added_byte_for_byte_with_its_descriptor_and_source(capsys) -> None:
    table = write("jobs.csv", JOBS)

    assert add("jobs.csv", "--yes") == 0

    folder = Path("reference/jobs/2020-01-26")
    assert there() == [
        "jobs/2020-01-26/SOURCE.md",
        "jobs/2020-01-26/datapackage.json",
        "jobs/2020-01-26/jobs.csv",
    ]
    assert (folder / "jobs.csv").read_bytes() == table.read_bytes()
    source = (folder / "SOURCE.md").read_text(encoding="utf-8")
    assert f"| jobs.csv | {hashlib.sha256(table.read_bytes()).hexdigest()} |" in source
    assert "Licence: not stated" in source
    with Catalogue.open([Path("reference")]) as catalogue:
        (dataset,) = catalogue.datasets
        (cell,) = catalogue.cells(dataset, "unemployment-rate", "US-TX")
    assert (str(cell.value), cell.unit, cell.row) == ("19/5", "percent", 2)
    out = capsys.readouterr().out
    assert "row 2: Texas [US-TX], January 2019, unemployment rate: 3.8 percent" in out
    assert "decide: --set licence=…" in out
    assert "Added 2 values to reference/jobs/2020-01-26" in out


def test_nothing_is_written_without_a_terminal_and_without_yes(capsys) -> None:
    write("jobs.csv", JOBS)

    assert add("jobs.csv") == 1

    assert not Path("reference").exists()  # an empty one would be asked, and refused
    assert capsys.readouterr().out.endswith("Nothing was written: give --yes to take this.\n")


def test_settings_go_before_what_was_inferred() -> None:
    write("jobs.csv", JOBS)
    settings = ["vintage=2019-02", "licence=CC0-1.0", "source=a survey", "title=Jobs by state"]

    assert add("jobs.csv", "--yes", *(f"--set={each}" for each in settings)) == 0

    package = json.loads(Path("reference/jobs/2019-02/datapackage.json").read_text())
    assert package["title"] == "Jobs by state"
    assert package["licenses"] == [{"title": "CC0-1.0"}]
    with Catalogue.open([Path("reference")]) as catalogue:
        (dataset,) = catalogue.datasets
    assert (dataset.vintage, dataset.licence) == ("2019-02", "CC0-1.0")


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--set", "measure.colour=red"], "measure.colour"),
        (["--set", "nothing"], '"nothing" sets nothing'),
        (["--set", "other:measure.unit=USD"], 'there is no table "other"'),
        (["--set", "vintage=soon"], '"soon" is'),
        (["--name", "!!"], '"!!" gives no name'),
    ],
)
def test_a_wrong_setting_is_told_and_nothing_is_written(capsys, arguments, what) -> None:
    write("jobs.csv", JOBS)

    assert add("jobs.csv", "--yes", *arguments) == 2

    assert what in capsys.readouterr().err
    assert there() == []


def test_a_dataset_that_stands_there_already_is_kept(capsys) -> None:
    write("jobs.csv", JOBS)
    assert add("jobs.csv", "--yes") == 0
    before = {name: (Path("reference") / name).read_bytes() for name in there()}
    write("jobs.csv", JOBS.replace("3.8", "5.9"))

    assert add("jobs.csv", "--yes") == 2

    assert "stands in reference already" in capsys.readouterr().err
    assert {name: (Path("reference") / name).read_bytes() for name in there()} == before


def test_a_second_vintage_stands_beside_the_first() -> None:
    write("jobs.csv", JOBS)
    assert add("jobs.csv", "--yes", "--set", "vintage=2019-02") == 0
    assert add("jobs.csv", "--yes", "--set", "vintage=2019-05") == 0

    with Catalogue.open([Path("reference")]) as catalogue:
        assert [dataset.vintage for dataset in catalogue.datasets] == ["2019-02", "2019-05"]


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ("", "empty"),
        ("state,month,rate\n", "no rows"),
        ("state,month,rate\nTexas,2019-01,3.8\nOhio,2019-01\n", "row 3"),
        ('state,month,rate\nTexas,2019-01,"3.8\nOhio,2019-01,4.3\n', "row 2"),
        ("state,month,rate\nTexas,2019-01,3.8\nOh\0io,2019-01,4.3\n", "is no text"),
        ("name,colour\nann,red\nbob,blue\n", ""),
    ],
)
def test_a_table_that_cannot_be_read_leaves_nothing(capsys, table: str, what: str) -> None:
    write("jobs.csv", table)

    assert add("jobs.csv", "--yes") == 2

    error = capsys.readouterr().err
    assert error.startswith("factgauge: ")
    assert what in error
    assert there() == []


def test_two_values_of_one_key_are_left_out_and_told(capsys) -> None:
    write("jobs.csv", JOBS + "Texas,2019-01,3.9\nUtah,2019-01,3.1\n")

    assert add("jobs.csv", "--yes") == 0

    out = capsys.readouterr().out
    assert "rows 2 and 4" in out
    with Catalogue.open([Path("reference")]) as catalogue:
        (dataset,) = catalogue.datasets
        assert catalogue.cells(dataset, "unemployment-rate", "US-TX") == ()


def test_a_folder_s_tables_make_one_dataset_and_its_papers_are_passed_over(capsys) -> None:
    write("mine/jobs.csv", JOBS)
    write("mine/area.csv", "country,year,area (km2)\nKenya,2018,580367\nChad,2018,1284000\n")
    write("mine/README.md", "# Mine\n")
    write("mine/notes.csv", "who,what\nann,came\nbob,went\n")

    assert add("mine", "--yes") == 0

    out = capsys.readouterr().out
    assert "passed over: notes" in out
    assert "README" not in out
    with Catalogue.open([Path("reference")]) as catalogue:
        assert [dataset.id for dataset in catalogue.datasets] == ["mine/area", "mine/jobs"]


def test_of_two_files_of_one_name_the_second_is_passed_over(capsys) -> None:
    write("mine/a/area.csv", "country,year,area (km2)\nKenya,2018,580367\nChad,2018,1284000\n")
    write("mine/b/area.csv", "country,year,area (km2)\nKenya,2018,1\nChad,2018,2\n")

    assert add("mine", "--yes") == 0

    assert "passed over: b/area.csv: another folder has a file" in capsys.readouterr().out
    with Catalogue.open([Path("reference")]) as catalogue:
        (dataset,) = catalogue.datasets
        (cell,) = catalogue.cells(dataset, "area", "KEN")
    assert cell.value == 580367


def test_a_broken_neighbour_does_not_keep_a_sound_table_out(capsys) -> None:
    write("reference/broken/2020/datapackage.json", "{")
    write("jobs.csv", JOBS)

    assert add("jobs.csv", "--yes") == 0

    assert "Added 2 values" in capsys.readouterr().out
    assert Path("reference/jobs/2020-01-26/jobs.csv").is_file()


def test_a_fault_that_only_the_load_finds_undoes_it(capsys, monkeypatch) -> None:
    write("jobs.csv", JOBS)

    def refuse(*_: object, **__: object) -> None:
        raise DatasetError("jobs", "states two values", "keep one")

    monkeypatch.setattr("factgauge.reference.adding.add.Catalogue.open", refuse)
    monkeypatch.setattr("factgauge.reference.adding.add.check_folder", refuse)

    assert add("jobs.csv", "--yes") == 2

    assert "states two values" in capsys.readouterr().err
    assert not Path("reference").exists()


def test_unsure_points_are_asked_and_answers_are_taken(capsys, monkeypatch) -> None:
    write("jobs.csv", JOBS)
    asked: list[str] = []
    answers = {"vintage": "2019-02", "licence": "CC0-1.0"}

    def answer(question: str) -> str:
        asked.append(question)
        return next((text for key, text in answers.items() if f"for {key}" in question), "")

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr(builtins, "input", answer)

    assert add("jobs.csv") == 0

    assert asked[-1] == "Write it? [Y/n] "
    assert Path("reference/jobs/2019-02/jobs.csv").is_file()
    assert "licence CC0-1.0" in capsys.readouterr().out


@pytest.mark.parametrize("reply", ["n", None])
def test_no_to_the_last_question_writes_nothing(monkeypatch, reply) -> None:
    write("jobs.csv", JOBS)

    def answer(question: str) -> str:
        if reply is None:
            raise EOFError
        return reply if question.startswith("Write it?") else ""

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr(builtins, "input", answer)

    assert add("jobs.csv") == 1
    assert there() == []


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def address(here: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Quiet) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_table_is_fetched_from_the_address_that_is_given(address: str) -> None:
    table = write("served/jobs.csv", JOBS)

    assert add(f"{address}/served/jobs.csv", "--yes") == 0

    source = Path("reference/jobs/2020-01-26/SOURCE.md").read_text(encoding="utf-8")
    assert f"Fetched from: {address}/served/jobs.csv" in source
    assert hashlib.sha256(table.read_bytes()).hexdigest() in source


@pytest.mark.parametrize("where", ["http://example.org/jobs.csv", "nowhere.csv"])
def test_what_is_not_there_or_not_safe_is_refused(capsys, where: str) -> None:
    assert add(where, "--yes") == 2
    assert where in capsys.readouterr().err
    assert there() == []

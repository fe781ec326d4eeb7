from __future__ import annotations

import datetime
import io
import json
import sys

import pytest
from jsonschema import Draft202012Validator
from tests.cli.stages import Opened, lost, rain

from factgauge.cli.main import main
from factgauge.errors import DatasetError
from factgauge.model.finding import Judgement
from factgauge.reference.starter import starter_folder
from factgauge.reports.schema import schema


@pytest.fixture(autouse=True)
def _rain(stages):
    for judgement in Judgement:
        path = f"{judgement.value}.txt"
        stages.found[path] = rain(path, judgement)


@pytest.mark.parametrize(
    ("verdict", "options", "status"),
    [
        ("supported", [], 0),
        ("consistent", [], 0),
        ("unverified", [], 0),
        ("misleading", [], 0),
        ("disputed", [], 0),
        ("inconsistent", [], 1),
        ("refuted", [], 1),
        ("misleading", ["--fail-on", "misleading"], 1),
        ("disputed", ["--fail-on", "misleading"], 1),  # graver than what is named
        ("unverified", ["--fail-on", "misleading"], 0),
        ("inconsistent", ["--fail-on", "refuted"], 0),
        ("disputed", ["--fail-on=refuted,disputed"], 1),
        ("disputed", ["--fail-on", "refuted, inconsistent"], 0),
    ],
)
def test_verify_leaves_with_one_at_or_above_fail_on(verdict, options, status):
    assert main(["verify", f"{verdict}.txt", *options]) == status


def test_verify_prints_text_by_default(capsys):
    main(["verify", "border.txt"])

    assert capsys.readouterr().out.startswith("border-trade.md\n  Border trade halves")


def test_verify_json_is_one_object_that_validates(capsys):
    main(["verify", "border.txt", "consistent.txt", "--format", "json"])

    found = json.loads(capsys.readouterr().out)
    Draft202012Validator(schema("report")).validate(found)
    assert [each["id"] for each in found["documents"]] == ["border-trade.md", "consistent.txt"]
    assert found["factgauge"] == "0.0.test"


def test_verify_jsonl_is_a_line_a_document_in_input_order(capsys):
    main(["verify", "consistent.txt", "border.txt", "--format", "jsonl"])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["id"] for each in lines] == ["consistent.txt", "border-trade.md"]
    for line in lines:
        Draft202012Validator(schema("verify")).validate(line)


def test_verify_jsonl_has_written_each_document_before_the_next_is_examined(stages, monkeypatch):
    seen, raw = [], io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw))
    stages.before = lambda document: seen.append(raw.getvalue().count(b"\n"))

    main(["verify", "consistent.txt", "border.txt", "--format", "jsonl"])

    assert seen == [0, 1]


def test_verify_does_the_other_inputs_when_one_cannot_be_read(capsys):
    status = main(["verify", "refuted.txt", "gone.txt", "consistent.txt", "--format", "jsonl"])

    out, err = capsys.readouterr()
    assert status == 2
    assert [json.loads(line)["id"] for line in out.splitlines()] == [
        "refuted.txt",
        "consistent.txt",
    ]
    assert err == "factgauge: there is no such file, gone.txt; check the path\n"


def test_verify_goes_on_when_a_table_turns_out_broken(stages, capsys):
    stages.found["asked.txt"] = DatasetError("trade, row 2", 'value "x" is no number', "mend it")

    status = main(["verify", "asked.txt", "consistent.txt", "--format", "jsonl"])

    out, err = capsys.readouterr()
    assert (status, out.count("\n")) == (2, 1)
    assert err == 'factgauge: value "x" is no number, trade, row 2; mend it\n'


def test_an_error_message_stays_on_one_line_and_moves_no_cursor(stages, capsys):
    stages.found["bad.txt"] = lost("a\nb\x1b[2J.txt")

    main(["verify", "bad.txt"])

    assert capsys.readouterr().err == (
        "factgauge: there is no such file, a b [2J.txt; check the path\n"
    )


def test_verify_hands_the_options_to_the_stages(stages, tmp_path):
    other = tmp_path / "other"
    other.mkdir()

    main(
        f"verify border.txt --reference {tmp_path} --reference {other} "
        "--as-of 2019-04-24 --input-format jsonl".split()
    )

    assert stages.asked["as_of"] == datetime.date(2019, 4, 24)
    assert stages.asked["input_format"] == "jsonl"
    assert stages.asked["stdin"] is sys.stdin.buffer
    assert stages.catalogues == [Opened((tmp_path, other), starter_folder(), closed=True)]
    assert stages.depths == ["verdicts"]


def test_verify_opens_the_starter_catalogue_without_being_told(stages):
    main(["verify", "border.txt"])

    assert stages.catalogues == [Opened((), starter_folder(), closed=True)]


def test_verify_leaves_out_the_starter_catalogue_when_told(stages, tmp_path):
    main(["verify", "border.txt", "--no-default-reference", "--reference", str(tmp_path)])

    assert stages.catalogues == [Opened((tmp_path,), None, closed=True)]


def test_verify_opens_no_catalogue_when_it_is_to_use_none(stages):
    main(["verify", "border.txt", "--no-default-reference"])

    assert stages.catalogues == [None]


def test_verify_gives_no_verdict_when_a_reference_cannot_be_opened(stages, capsys):
    status = main(["verify", "border.txt", "--reference", "nowhere"])

    out, err = capsys.readouterr()
    assert (status, out, stages.depths) == (2, "", [])
    assert err == "factgauge: there is no such folder, nowhere; check --reference\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["border.txt", "--format", "xml"],
            'unknown value "xml", option --format; use text, json or jsonl',
        ),
        (
            ["border.txt", "--fail-on", "nonsense"],
            'unknown value "nonsense", option --fail-on; use refuted, inconsistent, disputed, '
            "misleading, unverified, consistent or supported",
        ),
        (
            ["border.txt", "--fail-on", ""],
            'unknown value "", option --fail-on; use refuted, inconsistent, disputed, '
            "misleading, unverified, consistent or supported",
        ),
        (
            ["border.txt", "--as-of", "2019-13-40"],
            '"2019-13-40" is not a day, option --as-of; write it as 2019-04-24',
        ),
        (
            ["border.txt", "--as-of", "20190424"],
            '"20190424" is not a day, option --as-of; write it as 2019-04-24',
        ),
        (
            ["-", "--input-format", "docx"],
            'unknown value "docx", option --input-format; use text or jsonl',
        ),
        (
            [],
            "the following arguments are required: PATH, factgauge verify; "
            "see factgauge verify --help",
        ),
        (
            ["border.txt", "--wat"],
            "unrecognized arguments: --wat, factgauge; see factgauge --help",
        ),
        (
            ["border.txt", "--format"],
            "argument --format: expected one argument, factgauge verify; "
            "see factgauge verify --help",
        ),
    ],
)
def test_wrong_usage_says_what_where_and_how_to_fix_it(stages, capsys, arguments, message):
    status = main(["verify", *arguments])

    out, err = capsys.readouterr()
    assert (status, out, err) == (2, "", f"factgauge: {message}\n")
    assert stages.depths == []


def test_output_goes_to_a_file_whole(tmp_path, capsys):
    target = tmp_path / "out.jsonl"
    target.write_text("old")

    status = main(["verify", "border.txt", "--format", "jsonl", "-o", str(target)])

    assert (status, capsys.readouterr().out) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["id"] == "border-trade.md"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_an_old_output_file_stays_when_the_run_breaks_off(stages, tmp_path):
    target = tmp_path / "out.txt"
    target.write_text("old")

    def interrupt(document):
        raise KeyboardInterrupt

    stages.before = interrupt
    status = main(["verify", "border.txt", "-o", str(target)])

    assert (status, target.read_text()) == (130, "old")
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


@pytest.mark.parametrize("option", ["-o", "--html"])
@pytest.mark.parametrize("place", ["missing/out", "."])
def test_an_unwritable_path_is_told_and_the_report_is_still_printed(
    tmp_path, capsys, option, place
):
    target = str(tmp_path / place)

    status = main(["verify", "border.txt", option, target])

    out, err = capsys.readouterr()
    name = "--output" if option == "-o" else option
    assert status == 2
    assert out.startswith("border-trade.md\n")
    assert err.startswith("factgauge: cannot write: ")
    assert f", option {name} {target}; name a file" in err
    assert err.count("\n") == 1


def test_a_report_that_cannot_be_put_in_its_place_at_the_end_is_printed(stages, tmp_path, capsys):
    target = tmp_path / "out.txt"

    def block(document):
        (target / "x").mkdir(parents=True)

    stages.before = block
    status = main(["verify", "border.txt", "-o", str(target)])

    out, err = capsys.readouterr()
    assert (status, out.startswith("border-trade.md\n")) == (2, True)
    assert "cannot write" in err
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]


def test_html_is_written_as_well_and_the_text_says_where(tmp_path, capsys):
    target = tmp_path / "report.html"

    main(["verify", "border.txt", "--html", str(target)])

    assert capsys.readouterr().out.endswith(f"\nHTML report: {target}\n")
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_html_beside_jsonl_holds_every_document_and_leaves_the_lines_alone(tmp_path, capsys):
    target = tmp_path / "report.html"

    main(["verify", "border.txt", "consistent.txt", "--format", "jsonl", "--html", str(target)])

    assert len([json.loads(line) for line in capsys.readouterr().out.splitlines()]) == 2
    assert target.read_text(encoding="utf-8").count('<section class="document"') == 2

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from factgauge.cli.main import main
from factgauge.reports.schema import SCHEMAS, schema


@pytest.mark.parametrize("command", ["quantities", "claims"])
def test_a_listing_as_jsonl_validates_and_asks_for_no_more_than_its_depth(stages, capsys, command):
    status = main([command, "border.txt", "--format", "jsonl"])

    line = json.loads(capsys.readouterr().out)
    Draft202012Validator(schema(command)).validate(line)
    assert (status, stages.depths) == (0, [command])


@pytest.mark.parametrize(
    ("command", "words"),
    [("quantities", "money, exact; 33.5 to 34.5 million USD"), ("claims", "CHANGE  at 9:1")],
)
def test_a_listing_is_text_by_default(stages, capsys, command, words):
    assert main([command, "border.txt"]) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize("command", ["quantities", "claims"])
def test_a_listing_does_the_other_inputs_when_one_cannot_be_read(stages, capsys, command):
    status = main([command, "gone.txt", "border.txt"])

    out, err = capsys.readouterr()
    assert (status, out.splitlines()[0]) == (2, "border-trade.md")
    assert err == "factgauge: there is no such file, gone.txt; check the path\n"


@pytest.mark.parametrize("command", ["quantities", "claims"])
def test_a_listing_has_no_json_format(stages, capsys, command):
    assert main([command, "border.txt", "--format", "json"]) == 2
    assert capsys.readouterr().err == (
        'factgauge: unknown value "json", option --format; use text or jsonl\n'
    )


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_prints_the_schema(stages, capsys, name):
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out) == schema(name)


def test_schema_of_an_unknown_name_is_answered_with_the_names(stages, capsys):
    assert main(["schema", "nonsense"]) == 2
    assert capsys.readouterr().err == (
        'factgauge: unknown schema "nonsense", schema; use quantities, claims, verify, report\n'
    )

"""The command line over the real stages: one text, from the file to the exit status."""

from __future__ import annotations

import io
import json
import sys

import pytest
from jsonschema import Draft202012Validator

from factgauge.cli.main import main
from factgauge.reports.schema import schema

WRONG = "Sales rose 80 percent to $54.5 million from $41.2 million."
RIGHT = "Sales rose 32 percent to $54.5 million from $41.2 million."


@pytest.mark.parametrize(
    ("text", "verdict", "status"), [(WRONG, "inconsistent", 1), (RIGHT, "consistent", 0)]
)
def test_a_text_is_verified_from_the_file_to_the_exit_status(
    tmp_path, capsys, text, verdict, status
):
    path = tmp_path / "sales.txt"
    path.write_text(text, encoding="utf-8")

    found = main(["verify", str(path), "--format", "jsonl", "--html", str(tmp_path / "r.html")])

    line = json.loads(capsys.readouterr().out)
    Draft202012Validator(schema("verify")).validate(line)
    assert [each["verdict"] for each in line["verdicts"]] == [verdict]
    assert found == status
    assert verdict in (tmp_path / "r.html").read_text(encoding="utf-8")


def test_standard_input_is_read_as_jsonl(monkeypatch, capsys):
    lines = json.dumps({"id": "a", "text": RIGHT}) + "\n" + json.dumps({"id": "b", "text": WRONG})
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))

    status = main(["verify", "-", "--input-format", "jsonl", "--format", "jsonl"])

    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["a", "b"]
    assert status == 1


@pytest.mark.parametrize("command", ["quantities", "claims", "verify"])
def test_a_missing_file_is_told_and_the_others_are_done(tmp_path, capsys, command):
    path = tmp_path / "sales.txt"
    path.write_text(RIGHT, encoding="utf-8")

    status = main([command, "gone.txt", str(path), "--format", "jsonl"])

    out, err = capsys.readouterr()
    assert (status, out.count("\n"), err.count("\n")) == (2, 1, 1)
    assert "gone.txt" in err

"""factgauge.toml is found, read or refused; its aliases link like those of a dataset."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.reference.builders import LONG, TABLE, Write, layout

from factgauge.cli.main import main
from factgauge.errors import SettingsError
from factgauge.pipeline import verify
from factgauge.reference.catalogue import Catalogue
from factgauge.reference.settings import Settings, find_settings, read_settings, settings_of

ALIASES = '[aliases]\n"Stark Industries" = "stark"\n"the Kingdom" = "FRA"\n'


@pytest.fixture
def put(tmp_path: Path):
    """Write the settings of a test's folder and return the file."""

    def write(text: str | bytes) -> Path:
        file = tmp_path / "factgauge.toml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


def test_aliases_are_read(put):
    file = put(ALIASES)

    settings = read_settings(file)

    assert settings.file == file
    assert dict(settings.aliases) == {"Stark Industries": "stark", "the Kingdom": "FRA"}


def test_settings_of_a_folder_are_the_nearest_above_it(put, tmp_path):
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    file = put(ALIASES)
    assert find_settings(below) == file

    nearer = tmp_path / "a" / "factgauge.toml"
    nearer.write_text("", encoding="utf-8")

    assert find_settings(below) == nearer
    assert dict(settings_of(below).aliases) == {}


def test_settings_change_nothing_where_there_is_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr("factgauge.reference.settings.FILE", "no-such-settings.toml")

    assert settings_of(tmp_path) == Settings()
    assert dict(Settings().aliases) == {}


def test_byte_order_mark_is_no_fault(put):
    assert (
        dict(read_settings(put(b"\xef\xbb\xbf" + ALIASES.encode())).aliases)["the Kingdom"] == "FRA"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[aliases]\n"the Kingdom" = SAU\n', "line 2"),
        ('[aliases]\n"a" = "X"\n"a" = "Y"\n', "line 3"),
        ("[alias]\n", 'unknown setting "alias"; only [aliases] can be set'),
        ('aliases = "SAU"\n', '"aliases" is text, not a table'),
        ('aliases = ["SAU"]\n', '"aliases" is a list, not a table'),
        ('[aliases]\n"the Kingdom" = 5\n', '[aliases], "the Kingdom": is a number, not the id'),
        ('[aliases]\n"the Kingdom" = 1.5\n', "is a number, not the id"),
        ('[aliases]\n"the Kingdom" = true\n', "is true or false, not the id"),
        ('[aliases]\n"the Kingdom" = ["SAU"]\n', "is a list, not the id"),
        ('[aliases]\n"the Kingdom" = 2024-01-01\n', "is a date or time, not the id"),
        ('[aliases]\nthe.Kingdom = "SAU"\n', '"the": is a table, not the id'),
        ('[aliases]\n"the Kingdom" = ""\n', '"" is no id'),
        ('[aliases]\n"the Kingdom" = " SAU"\n', '" SAU" is no id'),
        ('[aliases]\n"" = "SAU"\n', "has no letter"),
        ('[aliases]\n"2018" = "SAU"\n', "has no letter"),
        ('[aliases]\n"the Kingdom " = "SAU"\n', "a space at an end"),
        (b"[aliases]\n\xff", "is not UTF-8 at byte 10"),
    ],
)
def test_faulty_settings_are_refused_with_the_place_and_a_way_out(put, text, said):
    file = put(text)

    with pytest.raises(SettingsError) as caught:
        read_settings(file)

    assert said in str(caught.value)
    assert caught.value.where.startswith(str(file))
    assert caught.value.fix


def test_settings_that_are_a_folder_are_refused(tmp_path):
    (tmp_path / "factgauge.toml").mkdir()

    with pytest.raises(SettingsError, match="cannot be read"):
        settings_of(tmp_path)


def named(package):
    layout(package)["entities"] = {
        "FRA": {"name": "France", "kind": "country", "aliases": ["French"]},
        "DEU": {"name": "Germany", "kind": "country", "aliases": ["the Republic"]},
    }


TEXT = "The Kingdom produced {amount} tons of rye in 2018."


@pytest.mark.parametrize(
    ("amount", "aliases", "verdict"),
    [
        ("40", {"the Kingdom": "FRA"}, "supported"),
        ("55", {"the Kingdom": "FRA"}, "refuted"),
        ("55", {"the Kingdom": "DEU"}, "unverified"),
        ("55", {}, "unverified"),
    ],
)
def test_claim_that_names_an_entity_by_a_user_s_alias_gets_its_verdict(
    write: Write, root, amount, aliases, verdict
):
    write(TABLE, change=named)

    with Catalogue.open([root], aliases=aliases) as catalogue:
        report = verify(TEXT.format(amount=amount), references=catalogue)

    assert [v.judgement.value for d in report.documents for v in d.verdicts] == [verdict]


def test_user_s_alias_stands_beside_those_of_the_dataset(write: Write, root):
    write(TABLE, change=named)

    with Catalogue.open([root], aliases={"the Kingdom": "FRA", "X Corp": "xcorp"}) as catalogue:
        (dataset,) = catalogue.datasets
        found = {entity.id: entity.aliases for entity in catalogue.entities(dataset)}
        texts = {alias.text for alias in catalogue.aliases() if alias.entity == "FRA"}

    assert found["FRA"] == ("French", "the Kingdom", "The Kingdom")
    assert "xcorp" not in found
    assert texts == {"France", "French", "the Kingdom", "The Kingdom"}


@pytest.mark.parametrize(("alias", "called"), [("the Republic",) * 2, ("germany", "Germany")])
def test_alias_by_which_a_dataset_calls_another_entity_is_refused(
    write: Write, root, alias, called
):
    write(TABLE + "DEU,2018,rye,70,10,,yearbook\n", change=named)

    with pytest.raises(SettingsError) as caught:
        Catalogue.open([root], aliases={alias: "FRA"})

    assert str(caught.value) == (
        f'alias "{called}" of "FRA": dataset "harvest" calls "DEU" so; '
        "correct the id, or take another name"
    )


def test_verify_takes_the_aliases_of_the_folder_where_it_runs(
    write: Write, root, put, tmp_path, monkeypatch, capsys
):
    write(TABLE, package=LONG, change=named)
    (tmp_path / "text.txt").write_text(TEXT.format(amount="55"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command = ["verify", "text.txt", "--reference", "reference", "--format", "json"]

    assert main(command) == 0
    capsys.readouterr()
    put('[aliases]\n"the Kingdom" = "FRA"\n')

    assert main(command) == 1
    (verdict,) = json.loads(capsys.readouterr().out)["documents"][0]["verdicts"]
    assert verdict["verdict"] == "refuted"


def test_verify_stops_at_faulty_settings(write: Write, put, tmp_path, monkeypatch, capsys):
    write(TABLE, change=named)
    (tmp_path / "text.txt").write_text(TEXT.format(amount="55"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    put('[aliases]\n"the Kingdom" = 5\n')

    assert main(["verify", "text.txt", "--reference", "reference"]) == 2
    assert "is a number, not the id of an entity" in capsys.readouterr().err

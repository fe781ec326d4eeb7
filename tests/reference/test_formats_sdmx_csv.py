"""SDMX-CSV: ids and labels apart, the value behind its keys, attributes last."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.reference.statistical import dataset, real, rows, said, values

from factgauge.errors import DatasetError
from factgauge.reference.formats.recognise import recognise

PLAIN = (
    "DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_STATUS,OBS_VALUE,UNIT_MEASURE,UNIT_MULT\n"
    "XY:JOBS(1.0),Q,FR,2018-Q1,A,1.50,USD,6\n"
    "XY:JOBS(1.0),Q,FR,2018Q2,M,,USD,6\n"
    "XY:JOBS(1.0),M,FR,2018-M03,A,NaN,USD,6\n"
)
LABELLED = (
    'DATAFLOW,"FREQ: Frequency",REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE,OBS_STATUS: State\n'
    '"XY:JOBS(1.0): Jobs, all",A: Annual,FR: France,2018,3,"A: Normal value"\n'
)
SECOND = (
    "STRUCTURE;STRUCTURE_ID;ACTION;REF_AREA;TIME_PERIOD;OBS_VALUE\n"
    "dataflow;XY:JOBS(1.0);I;FR;2018;3\n"
    "dataflow;XY:JOBS(1.0);D;FR;2019;4\n"
)
NAMED = (
    "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,geo,Geopolitical entity,TIME_PERIOD,Time,OBS_VALUE,"
    "Observation value,OBS_FLAG,Status\n"
    "dataflow,ESTAT:JOBS(1.0),Jobs by country,FR,France,2018,,3,,e,estimated\n"
)


def write(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_keys_come_first_then_the_value_then_attributes(tmp_path: Path) -> None:
    rest = ["XY:JOBS(1.0)"]
    assert rows(write(tmp_path, PLAIN), "sdmx-csv") == [
        (
            1,
            [
                "FREQ",
                "REF_AREA",
                "TIME_PERIOD",
                "OBS_VALUE",
                "DATAFLOW",
                "OBS_STATUS",
                "UNIT_MEASURE",
                "UNIT_MULT",
            ],
        ),
        (2, ["Q", "FR", "2018-Q1", "1.50", *rest, "A", "USD", "6"]),
        (3, ["Q", "FR", "2018-Q2", "", *rest, "M", "USD", "6"]),
        (4, ["M", "FR", "2018-03", "", *rest, "A", "USD", "6"]),
    ]


def test_it_says_roles_and_the_one_unit(tmp_path: Path) -> None:
    hints = said(write(tmp_path, PLAIN), "sdmx-csv")

    roles = {name: hint.role for name, hint in hints.columns.items()}
    assert roles.pop("FREQ") == "dimension"
    assert (roles.pop("REF_AREA"), roles.pop("TIME_PERIOD")) == ("entity", "period")
    assert roles.pop("OBS_VALUE") == "value"
    assert set(roles.values()) == {"attribute"}
    assert hints.columns["OBS_VALUE"].unit == "USD millions"
    assert (hints.title, hints.source) == ("XY:JOBS(1.0)", "XY")


@pytest.mark.parametrize(
    "change",
    [
        ("2018-Q1,A,1.50,USD,6", "2018-Q1,A,1.50,USD,3"),
        ("2018-Q1,A,1.50,USD", "2018-Q1,A,1.50,EUR"),
    ],
)
def test_a_unit_that_varies_is_not_that_of_all(tmp_path: Path, change: tuple[str, str]) -> None:
    hints = said(write(tmp_path, PLAIN.replace(*change)), "sdmx-csv")

    assert hints.columns["OBS_VALUE"].unit is None


def test_labels_behind_ids_go_to_the_hints(tmp_path: Path) -> None:
    path = write(tmp_path, LABELLED)

    assert rows(path, "sdmx-csv")[1][1] == ["A", "FR", "2018", "3", "XY:JOBS(1.0)", "A"]
    hints = said(path, "sdmx-csv")
    assert hints.title == "Jobs, all"
    assert hints.columns["REF_AREA"].label == "Area"
    assert hints.columns["REF_AREA"].codes == {"FR": "France"}
    assert hints.columns["OBS_STATUS"].codes == {"A": "Normal value"}


def test_labels_in_columns_of_their_own_go_to_the_hints(tmp_path: Path) -> None:
    path = write(tmp_path, NAMED)

    header, first = (cells for _, cells in rows(path, "sdmx-csv"))
    assert header[:3] == ["geo", "TIME_PERIOD", "OBS_VALUE"]
    assert first[:3] == ["FR", "2018", "3"]
    assert "France" not in first
    hints = said(path, "sdmx-csv")
    assert hints.title == "Jobs by country"
    assert (hints.columns["geo"].label, hints.columns["geo"].role) == (
        "Geopolitical entity",
        "entity",
    )
    assert hints.columns["geo"].codes == {"FR": "France"}
    assert hints.columns["OBS_FLAG"].codes == {"e": "estimated"}


def test_a_row_to_be_deleted_states_no_value(tmp_path: Path) -> None:
    path = write(tmp_path, SECOND)

    (found,) = recognise(path)
    assert dict(found.dialect) == {"delimiter": ";"}
    read = rows(path, "sdmx-csv", **found.dialect)
    assert [cells[1:3] for _, cells in read[1:]] == [["2018", "3"], ["2019", ""]]


@pytest.mark.parametrize("text", [PLAIN, LABELLED, SECOND, NAMED, "\ufeff" + PLAIN])
def test_it_is_recognised_by_its_header(tmp_path: Path, text: str) -> None:
    assert [found.format for found in recognise(write(tmp_path, text))] == ["sdmx-csv"]


@pytest.mark.parametrize(
    "text", ["geo,TIME_PERIOD,OBS_VALUE\nFR,2018,3\n", "DATAFLOW,a\nx,3\n", "OBS_VALUE\n3\n"]
)
def test_other_tables_are_not_taken_for_it(tmp_path: Path, text: str) -> None:
    assert recognise(write(tmp_path, text)) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PLAIN.replace("OBS_VALUE", "VAL"), 'has no column "OBS_VALUE" among DATAFLOW, FREQ'),
        (LABELLED.replace("REF_AREA", "FREQ"), 'column "FREQ" stands twice'),
    ],
)
def test_a_header_without_value_or_with_doubles_is_refused(
    tmp_path: Path, text: str, words: str
) -> None:
    with pytest.raises(DatasetError, match=words) as caught:
        rows(write(tmp_path, text), "sdmx-csv")

    assert caught.value.where == "table.csv, row 1"


@pytest.mark.parametrize(
    ("name", "count", "pair"),
    [("bis_der_sdmx-csv-1.0.csv", 360, "HKD"), ("bis_der_sdmx-csv-2.0.csv", 7, "HKD")],
)
def test_the_derivatives_files_load_with_their_figures(
    tmp_path: Path, name: str, count: int, pair: str
) -> None:
    file = real("sdmx-csv-bis") / name
    (found,) = recognise(file)
    hints = said(file, found.format)
    dimensions = [n for n, hint in hints.columns.items() if hint.role == "dimension"]
    block = {
        "shape": "long",
        "entity": {"column": "DER_REP_CTY", "scheme": "name"},
        "entities": {"5j": {"name": "All countries", "kind": "place", "aliases": ["5J"]}},
        "period": {"column": "TIME_PERIOD", "granularity": "year"},
        "measures": [
            {
                "id": "turnover",
                "label": "derivatives turnover",
                "unit": "USD",
                "scale": 1000000,
                "statistic": "flow",
            }
        ],
        "value": {"column": "OBS_VALUE"},
        "dimensions": [
            {"column": column, "total": [] if "CURR" in column else ["A", "U", "B", "1E", "3", "C"]}
            for column in dimensions
            if column not in ("DER_REP_CTY",)
        ],
    }

    root = dataset(tmp_path, [file], found.format, list(hints.columns), block)

    pair_values = values(root, f"turnover/{pair.lower()}/to1")
    year = ("5j", "2004-01-01", "2005-01-01")
    assert pair_values[year] == (Fraction("14206490766"), Fraction(1, 2))
    assert ("5j", "2005-01-01", "2006-01-01") not in pair_values
    assert sum(1 for _, cells in rows(file, found.format)[1:] if cells[15]) == count

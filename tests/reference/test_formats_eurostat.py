"""Eurostat's bulk TSV: packed keys, periods across, flags in the cells."""

from __future__ import annotations

import gzip
from fractions import Fraction
from pathlib import Path

import pytest
from tests.reference.statistical import dataset, real, rows, said, values

from factgauge.errors import DatasetError
from factgauge.reference.formats.recognise import recognise

TSV = (
    "freq,unit,geo\\TIME_PERIOD\t2019-Q1 \t2018Q4 \n"
    "Q,PC,AL0\t: \t-27.50 e\nQ,PC,EU27_2020\t12bep\t: c\n"
)


def write(folder: Path, text: str = TSV) -> Path:
    path = folder / "table.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_cell_is_a_row_with_its_flags_apart(tmp_path: Path) -> None:
    assert rows(write(tmp_path), "eurostat-tsv") == [
        (1, ["freq", "unit", "geo", "time", "value", "flags"]),
        (2, ["Q", "PC", "AL0", "2019-Q1", "", ""]),
        (2, ["Q", "PC", "AL0", "2018-Q4", "-27.50", "e"]),
        (3, ["Q", "PC", "EU27_2020", "2019-Q1", "12", "bep"]),
        (3, ["Q", "PC", "EU27_2020", "2018-Q4", "", "c"]),
    ]


def test_it_is_recognised_packed_too(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv.gz"
    path.write_bytes(gzip.compress(TSV.encode()))

    assert [found.format for found in recognise(path)] == ["eurostat-tsv"]
    assert rows(path, "eurostat-tsv")[2][1][4:] == ["-27.50", "e"]
    assert recognise(write(tmp_path, "geo,unit\ttime\nA,B\t3\n")) == ()


def test_it_says_roles_and_the_one_unit(tmp_path: Path) -> None:
    hints = said(write(tmp_path), "eurostat-tsv")

    assert {name: hint.role for name, hint in hints.columns.items()} == {
        "freq": "dimension",
        "unit": "dimension",
        "geo": "entity",
        "time": "period",
        "value": "value",
        "flags": "attribute",
    }
    assert hints.columns["value"].unit == "PC"
    assert hints.columns["flags"].codes["e"] == "estimated"
    mixed = said(write(tmp_path, TSV.replace("Q,PC,EU", "Q,NR,EU")), "eurostat-tsv")
    assert mixed.columns["value"].unit is None


def test_half_years_and_weeks_stay_as_written(tmp_path: Path) -> None:
    path = write(tmp_path, "geo\\time\t2018-S1 \t2018-W05 \t2018M03 \nAT\t1 \t2 \t3 \n")

    assert [cells[1] for _, cells in rows(path, "eurostat-tsv")[1:]] == [
        "2018-S1",
        "2018-W05",
        "2018-03",
    ]


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        (TSV.replace("-27.50 e", "12,5"), "table.tsv, row 2", '"12,5" for 2018-Q4'),
        (TSV.replace("Q,PC,AL0", "Q,AL0"), "table.tsv, row 2", '"Q,AL0", 2 keys .* has 3'),
        (TSV.replace("\t-27.50 e", ""), "table.tsv, row 2", "has 1 cells where .* 2 periods"),
        ("a,b\t2018\n", "table.tsv, row 1", 'begins with "a,b"'),
        ("", "table.tsv, row 1", 'begins with ""'),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, text: str, where: str, words: str) -> None:
    with pytest.raises(DatasetError, match=words) as caught:
        rows(write(tmp_path, text), "eurostat-tsv")

    assert caught.value.where == where


def test_the_migration_file_loads_with_its_figures(tmp_path: Path) -> None:
    file = real("eurostat-tsv") / "demo_r_gind3_excerpt.tsv"
    (found,) = recognise(file)
    regions = {"AL0": "Albania (NUTS 1)", "AT1": "Eastern Austria", "BE2": "Flanders"}
    block = {
        "shape": "long",
        "entity": {"column": "geo", "scheme": "eurostat-geo"},
        "entities": {
            code.lower(): {"name": name, "kind": "place", "aliases": [code]}
            for code, name in regions.items()
        },
        "period": {"column": "time", "granularity": "year"},
        "measure": {"column": "indic_de"},
        "measures": [
            {
                "id": "net-migration",
                "cell": "CNMIGRAT",
                "label": "net migration",
                "unit": "count",
                "counted": "people",
                "statistic": "flow",
            }
        ],
        "value": {"column": "value"},
    }

    root = dataset(tmp_path, [file], found.format, rows(file, found.format)[0][1], block)

    read = values(root, "net-migration")
    assert {entity for entity, _, _ in read} == {"ALB", "AUT", "BEL", "BGR", "al0", "at1", "be2"}
    assert read["ALB", "2015-01-01", "2016-01-01"] == (Fraction(-27007), Fraction(1, 2))
    assert read["BEL", "2012-01-01", "2013-01-01"][0] == 43110
    assert read["be2", "2014-01-01", "2015-01-01"][0] == 22486
    assert ("BEL", "2019-01-01", "2020-01-01") not in read
    assert len(read) == 5 * 19 + 16 + 5  # all but 2019; of Albania and its region fewer

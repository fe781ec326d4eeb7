"""SDMX-ML: generic and structure-specific data, with attributes of series and groups."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.reference.statistical import dataset, rows, said, values

from factgauge.errors import DatasetError
from factgauge.reference.formats.recognise import recognise

BASE = "http://www.sdmx.org/resources/sdmxml/schemas/"


def header(version: str, *ids: str) -> str:
    structures = "".join(
        f'<m:Structure structureID="{id}" dimensionAtObservation="TIME_PERIOD"><c:Structure>'
        f'<Ref agencyID="XY" id="{id}" version="1.0"/></c:Structure></m:Structure>'
        for id in ids
    )
    return (
        f'<m:Header xmlns:c="{BASE}{version}/common"><m:ID>i</m:ID>'
        f"<m:Prepared>2020-02-03T10:00:00</m:Prepared>"
        f'<m:Sender id="XY"/>{structures}</m:Header>'
    )


SPECIFIC = f"""<?xml version="1.0" encoding="UTF-8"?>
<m:StructureSpecificData xmlns:m="{BASE}v2_1/message"
    xmlns:ss="{BASE}v2_1/data/structurespecific"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:n="urn:x">
{header("v2_1", "JOBS")}
<m:DataSet ss:structureRef="JOBS" xsi:type="n:DataSetType" ss:action="Replace">
<Group xsi:type="n:Sibling" REF_AREA="FR" UNIT_MULT="3"/>
<Series FREQ="A" REF_AREA="FR" UNIT_MEASURE="USD">
<Obs TIME_PERIOD="2018" OBS_VALUE="1.50"/>
<Obs TIME_PERIOD="2019-Q1" OBS_VALUE="NaN" OBS_STATUS="M"/>
</Series>
<Series FREQ="A" REF_AREA="DE" UNIT_MEASURE="USD">
<Obs TIME_PERIOD="2018" OBS_VALUE="7"/>
</Series>
</m:DataSet>
</m:StructureSpecificData>
"""
GENERIC = f"""<?xml version="1.0" encoding="UTF-8"?>
<m:GenericData xmlns:m="{BASE}v2_1/message" xmlns:g="{BASE}v2_1/data/generic">
{header("v2_1", "JOBS")}
<m:DataSet structureRef="JOBS">
<g:Group type="Sibling"><g:GroupKey><g:Value id="REF_AREA" value="FR"/></g:GroupKey>
<g:Attributes><g:Value id="NOTE_X" value="old borders"/></g:Attributes></g:Group>
<g:Series>
<g:SeriesKey><g:Value id="FREQ" value="A"/><g:Value id="REF_AREA" value="FR"/></g:SeriesKey>
<g:Attributes><g:Value id="UNIT_MEASURE" value="USD"/></g:Attributes>
<g:Obs>
<g:ObsDimension value="2018"/><g:ObsValue value="1.50"/>
<g:Attributes><g:Value id="FLAG_X" value="e"/></g:Attributes>
</g:Obs>
</g:Series>
</m:DataSet>
</m:GenericData>
"""
FLAT = f"""<m:GenericData xmlns:m="{BASE}v2_1/message" xmlns:g="{BASE}v2_1/data/generic">
{header("v2_1", "JOBS")}
<m:DataSet structureRef="JOBS">
<g:Obs><g:ObsKey><g:Value id="REF_AREA" value="FR"/><g:Value id="TIME_PERIOD" value="2018M03"/>
</g:ObsKey><g:ObsValue value="3"/></g:Obs>
</m:DataSet>
</m:GenericData>
"""
THIRD = f"""<m:StructureSpecificData xmlns:m="{BASE}v3_0/message"
    xmlns:ss="{BASE}v3_0/data/structurespecific">
{header("v3_0", "JOBS")}
<m:DataSet ss:structureRef="JOBS" ss:action="Append">
<Obs REF_AREA="FR" TIME_PERIOD="2018" OBS_VALUE="3">
<Comp id="SOURCES"><Value>a</Value><Value>b</Value></Comp></Obs>
</m:DataSet>
</m:StructureSpecificData>
"""
SECOND = f"""<m:GenericData xmlns:m="{BASE}v2_0/message" xmlns:g="{BASE}v2_0/generic">
<m:DataSet><g:Series>
<g:SeriesKey><g:Value concept="REF_AREA" value="FR"/></g:SeriesKey>
<g:Obs><g:Time>2018</g:Time><g:ObsValue value="3"/></g:Obs>
</g:Series></m:DataSet>
</m:GenericData>
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "data.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_structure_specific_series_are_rows_at_their_lines(tmp_path: Path) -> None:
    assert rows(write(tmp_path, SPECIFIC), "sdmx-ml") == [
        (
            1,
            [
                "FREQ",
                "REF_AREA",
                "UNIT_MEASURE",
                "TIME_PERIOD",
                "OBS_VALUE",
                "UNIT_MULT",
                "OBS_STATUS",
            ],
        ),
        (9, ["A", "FR", "USD", "2018", "1.50", "3", ""]),
        (10, ["A", "FR", "USD", "2019-Q1", "", "3", "M"]),
        (13, ["A", "DE", "USD", "2018", "7", "", ""]),
    ]


def test_generic_series_have_their_attributes_and_those_of_groups(tmp_path: Path) -> None:
    path = write(tmp_path, GENERIC)

    assert rows(path, "sdmx-ml") == [
        (
            1,
            ["FREQ", "REF_AREA", "TIME_PERIOD", "OBS_VALUE", "NOTE_X", "UNIT_MEASURE", "FLAG_X"],
        ),
        (10, ["A", "FR", "2018", "1.50", "old borders", "USD", "e"]),
    ]
    roles = {name: hint.role for name, hint in said(path, "sdmx-ml").columns.items()}
    assert roles["NOTE_X"] == roles["UNIT_MEASURE"] == roles["FLAG_X"] == "attribute"


@pytest.mark.parametrize(
    ("text", "names", "cells"),
    [
        (FLAT, ["REF_AREA", "TIME_PERIOD", "OBS_VALUE"], ["FR", "2018-03", "3"]),
        (THIRD, ["REF_AREA", "TIME_PERIOD", "OBS_VALUE", "SOURCES"], ["FR", "2018", "3", "a; b"]),
        (SECOND, ["REF_AREA", "TIME_PERIOD", "OBS_VALUE"], ["FR", "2018", "3"]),
    ],
)
def test_other_versions_and_flat_data_are_read(
    tmp_path: Path, text: str, names: list[str], cells: list[str]
) -> None:
    path = write(tmp_path, text)

    assert [found.format for found in recognise(path)] == ["sdmx-ml"]
    assert [row for _, row in rows(path, "sdmx-ml")] == [names, cells]


def test_the_header_says_who_when_and_what(tmp_path: Path) -> None:
    hints = said(write(tmp_path, SPECIFIC.replace(' UNIT_MULT="3"', "")), "sdmx-ml")

    assert (hints.title, hints.source, hints.vintage) == ("XY:JOBS(1.0)", "XY", "2020-02-03")
    assert hints.columns["REF_AREA"].role == "entity"
    assert hints.columns["OBS_VALUE"].unit == "USD"


def test_it_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "data.xml"
    text = SPECIFIC.replace("UTF-8", "UTF-16").replace('STATUS="M"', 'STATUS="é"')
    path.write_text(text, encoding="utf-16")

    assert [found.format for found in recognise(path)] == ["sdmx-ml"]
    assert rows(path, "sdmx-ml")[2][1][-1] == "é"


def test_series_may_run_along_another_dimension_than_time(tmp_path: Path) -> None:
    text = FLAT[: FLAT.index("<m:DataSet")].replace('="TIME_PERIOD"', '="SEX"')
    path = write(
        tmp_path,
        text
        + '<m:DataSet structureRef="JOBS"><g:Series><g:SeriesKey>'
        + '<g:Value id="TIME_PERIOD" value="2018"/></g:SeriesKey>'
        + '<g:Obs><g:ObsDimension value="F"/><g:ObsValue value="3"/></g:Obs></g:Series>'
        + "</m:DataSet></m:GenericData>",
    )

    assert [cells for _, cells in rows(path, "sdmx-ml")] == [
        ["SEX", "TIME_PERIOD", "OBS_VALUE"],
        ["F", "2018", "3"],
    ]


def test_a_data_set_to_be_deleted_states_no_values(tmp_path: Path) -> None:
    path = write(tmp_path, SPECIFIC.replace('action="Replace"', 'action="Delete"'))

    assert [cells[4] for _, cells in rows(path, "sdmx-ml")[1:]] == ["", "", ""]


def test_data_sets_of_two_structures_are_two_tables(tmp_path: Path) -> None:
    second = (
        '<m:DataSet ss:structureRef="PAY" ss:action="Replace">'
        '<Series SECTOR="X"><Obs TIME_PERIOD="2018" OBS_VALUE="9"/></Series></m:DataSet>'
    )
    text = SPECIFIC.replace(header("v2_1", "JOBS"), header("v2_1", "JOBS", "PAY"))
    path = write(tmp_path, text.replace("</m:DataSet>", "</m:DataSet>" + second))

    jobs, pay = recognise(path)

    assert (jobs.label, pay.label) == ("XY:JOBS(1.0)", "XY:PAY(1.0)")
    assert len(rows(path, "sdmx-ml", **jobs.dialect)) == 4
    assert [cells for _, cells in rows(path, "sdmx-ml", **pay.dialect)] == [
        ["SECTOR", "TIME_PERIOD", "OBS_VALUE"],
        ["X", "2018", "9"],
    ]
    assert said(path, "sdmx-ml", **pay.dialect).title == "XY:PAY(1.0)"


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        (SPECIFIC[: SPECIFIC.index("</Series>")], "data.xml, row 11", "is not XML"),
        (SPECIFIC.replace("UTF-8", "no-such"), "data.xml, row 1", "an encoding that is not read"),
        (SPECIFIC.replace("UTF-8", "GB2312"), "data.xml, row 1", "an encoding that is not read"),
        (SPECIFIC.replace("OBS_VALUE", "VALUE"), "data.xml", 'no observation with "OBS_VALUE"'),
        (SPECIFIC.replace("<Obs ", "<Other "), "data.xml", "has no observation"),
    ],
)
def test_what_is_cut_off_or_without_values_is_refused(
    tmp_path: Path, text: str, where: str, words: str
) -> None:
    with pytest.raises(DatasetError, match=words) as caught:
        rows(write(tmp_path, text), "sdmx-ml")

    assert caught.value.where == where


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
@pytest.mark.parametrize("use", [recognise, lambda path: rows(path, "sdmx-ml")])
def test_a_document_type_is_refused_before_anything_is_read(
    tmp_path: Path, declaration: str, use
) -> None:
    text = SPECIFIC.replace("?>\n", f"?>\n{declaration}\n", 1).replace(
        'FREQ="A"', 'FREQ="&b;"' if "&a;" in declaration else 'FREQ="A"'
    )

    with pytest.raises(DatasetError, match="document type declaration") as caught:
        use(write(tmp_path, text))

    assert caught.value.where == "data.xml, row 2"


def test_observations_load_with_their_figures(tmp_path: Path) -> None:
    path = write(tmp_path, SPECIFIC)
    block = {
        "shape": "long",
        "entity": {"column": "REF_AREA", "scheme": "iso3166-1-alpha-2"},
        "period": {"column": "TIME_PERIOD", "granularity": "range"},
        "measures": [
            {"id": "jobs", "label": "jobs", "unit": "USD", "scale": 1000, "statistic": "flow"}
        ],
        "value": {"column": "OBS_VALUE"},
    }

    root = dataset(tmp_path, [path], "sdmx-ml", rows(path, "sdmx-ml")[0][1], block)

    assert values(root, "jobs") == {
        ("DEU", "2018-01-01", "2019-01-01"): (Fraction(7000), Fraction(500)),
        ("FRA", "2018-01-01", "2019-01-01"): (Fraction(1500), Fraction(5)),
    }

"""XBRL instances: facts with entity, period, dimensions, unit and precision."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.reference.statistical import dataset, real, rows, said, values

from factgauge.errors import DatasetError
from factgauge.reference.formats.recognise import recognise
from factgauge.reference.formats.xbrl_context import words

AXIS = "ex:SegmentAxis"
INSTANCE = """<?xml version="1.0"?>
<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:ex="http://example.org/ex"
    xmlns:dei="http://xbrl.sec.gov/dei/2023" xmlns:xbrldi="http://xbrl.org/2006/xbrldi"
    xmlns:iso4217="http://www.xbrl.org/2003/iso4217"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<ex:NetIncome contextRef="year" unitRef="usd" decimals="-6">12500000</ex:NetIncome>
<ex:NetIncome contextRef="north" unitRef="usd" decimals="INF">-1.5E6</ex:NetIncome>
<ex:Assets contextRef="end" unitRef="usd" precision="2">5123</ex:Assets>
<ex:PerShare contextRef="year" unitRef="each" decimals="2">1.25</ex:PerShare>
<ex:Debt contextRef="end" unitRef="usd" xsi:nil="true"/>
<ex:Policy contextRef="year">Some words</ex:Policy>
<dei:EntityRegistrantName contextRef="year">Example Co</dei:EntityRegistrantName>
<dei:DocumentPeriodEndDate contextRef="year">2018-12-31</dei:DocumentPeriodEndDate>
<xbrli:context id="year"><xbrli:entity>
<xbrli:identifier scheme="http://www.sec.gov/CIK">0000000042</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:startDate>2018-01-01</xbrli:startDate>
<xbrli:endDate>2018-12-31</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="north"><xbrli:entity>
<xbrli:identifier scheme="http://www.sec.gov/CIK">0000000042</xbrli:identifier>
<xbrli:segment><xbrldi:explicitMember dimension="ex:SegmentAxis">ex:NorthMember
</xbrldi:explicitMember></xbrli:segment></xbrli:entity>
<xbrli:period><xbrli:startDate>2018-01-01</xbrli:startDate>
<xbrli:endDate>2019-01-01T00:00:00</xbrli:endDate></xbrli:period></xbrli:context>
<xbrli:context id="end"><xbrli:entity>
<xbrli:identifier scheme="http://www.sec.gov/CIK">0000000042</xbrli:identifier></xbrli:entity>
<xbrli:period><xbrli:instant>2018-12-31</xbrli:instant></xbrli:period>
<xbrli:scenario><xbrldi:typedMember dimension="ex:YearAxis"><ex:of>2016</ex:of>
</xbrldi:typedMember></xbrli:scenario></xbrli:context>
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="each"><xbrli:divide>
<xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unitNumerator>
<xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator>
</xbrli:divide></xbrli:unit>
</xbrli:xbrl>
"""
FACT = '<ex:NetIncome contextRef="year" unitRef="usd" decimals="-6">12500000</ex:NetIncome>'
HEADER = ["concept", "entity", "begins", "ends", AXIS, "ex:YearAxis", "value", "unit", "precision"]


def write(folder: Path, text: str = INSTANCE) -> Path:
    path = folder / "report.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_numeric_fact_is_a_row_at_its_line(tmp_path: Path) -> None:
    who, year, end = "0000000042", ["2018-01-01", "2018-12-31"], ["2018-12-31", "2018-12-31"]

    assert rows(write(tmp_path), "xbrl") == [
        (1, HEADER),
        (6, ["ex:NetIncome", who, *year, "", "", "12500000", "USD", "1000000"]),
        (7, ["ex:NetIncome", who, *year, "ex:NorthMember", "", "-1.5E6", "USD", ""]),
        (8, ["ex:Assets", who, *end, "", "2016", "5123", "USD", "100"]),
        (9, ["ex:PerShare", who, *year, "", "", "1.25", "USD / shares", "0.01"]),
        (10, ["ex:Debt", who, *end, "", "2016", "", "USD", ""]),
    ]


def test_names_become_words_and_the_cover_page_a_title(tmp_path: Path) -> None:
    path = write(tmp_path)

    hints = said(path, "xbrl")

    assert [found.format for found in recognise(path)] == ["xbrl"]
    assert (hints.title, hints.source) == ("Example Co 2018-12-31", "Example Co")
    assert hints.vintage == "2018-12-31"
    assert hints.description == "3 facts are texts and not read"
    assert [(name, hint.role) for name, hint in hints.columns.items()] == list(
        zip(
            HEADER,
            [
                "measure",
                "entity",
                "period",
                "period",
                "dimension",
                "dimension",
                "value",
                "attribute",
                "attribute",
            ],
            strict=True,
        )
    )
    assert hints.columns["concept"].codes["ex:NetIncome"] == "net income"
    assert hints.columns["concept"].units["ex:PerShare"] == "USD / shares"
    assert hints.columns["entity"].codes == {"0000000042": "Example Co"}
    assert (hints.columns[AXIS].label, hints.columns[AXIS].codes) == (
        "segment",
        {"ex:NorthMember": "north"},
    )


def test_a_unit_is_a_dimension_where_a_concept_has_two(tmp_path: Path) -> None:
    euros = INSTANCE.replace(
        "</xbrli:xbrl>",
        '<xbrli:unit id="eur"><xbrli:measure>iso4217:EUR</xbrli:measure></xbrli:unit>'
        + FACT.replace("usd", "eur")
        + "</xbrli:xbrl>",
    )

    hints = said(write(tmp_path, euros), "xbrl")

    assert hints.columns["unit"].role == "dimension"
    assert "ex:NetIncome" not in hints.columns["concept"].units


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("us-gaap:EarningsPerShareBasic", "earnings per share basic"),
        ("us-gaap:RestrictedStockUnitsRSUMember", "restricted stock units RSU"),
        ("ex:OutcomeEUStateAidMember", "outcome EU state aid"),
        ("ex:FairValueInputsLevel1Member", "fair value inputs level 1"),
        ("ex:IPadMember", "ipad"),
        ("country:US", "US"),
        ("ex:Member", "member"),
    ],
)
def test_a_name_is_split_where_its_capitals_say(name: str, read: str) -> None:
    assert words(name) == read


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (FACT, (6, "12500000", "1000000")),
        (FACT.replace("-6", "-3").replace("12500000", "12499000"), (34, "12499000", "1000")),
        (FACT.replace("-6", "-8").replace("12500000", "0"), (6, "12500000", "1000000")),
        (FACT.replace(">12500000</ex:NetIncome>", ' xsi:nil="true"/>'), (6, "12500000", "1000000")),
    ],
)
def test_of_facts_that_agree_the_most_precise_is_kept(
    tmp_path: Path, other: str, kept: tuple[int, str, str]
) -> None:
    path = write(tmp_path, INSTANCE.replace("</xbrli:xbrl>", f"{other}\n</xbrli:xbrl>"))

    read = [
        (line, cells[6], cells[8])
        for line, cells in rows(path, "xbrl")
        if cells[0] == "ex:NetIncome" and not cells[4]
    ]

    assert read == [kept]


def test_facts_of_equal_contexts_that_contradict_one_another_are_refused(tmp_path: Path) -> None:
    other = FACT.replace("12500000", "14000001")
    path = write(tmp_path, INSTANCE.replace("</xbrli:xbrl>", f"{other}\n</xbrli:xbrl>"))

    with pytest.raises(DatasetError, match='is "14000001", but "12500000" in row 6') as caught:
        rows(path, "xbrl")

    assert caught.value.where == "report.xml, row 34"


@pytest.mark.parametrize(
    ("old", "new", "row", "message"),
    [
        ('"year" unitRef="usd"', '"gone" unitRef="usd"', 6, 'to the context "gone"'),
        ('unitRef="each"', 'unitRef="gone"', 9, 'to the unit "gone", which the file does not'),
        (">5123<", ">many<", 8, 'has the value "many", which is no number'),
        (">5123<", ">INF<", 8, 'has the value "INF", which is no number'),
        (">5123<", ">1E999<", 8, 'has the value "1E999", which is no number'),
        ('decimals="2"', 'decimals="two"', 9, 'decimals "two" is no count'),
        ('decimals="2"', 'decimals="999"', 9, 'decimals "999" is no count'),
        ("2018-01-01", "1 January", 16, '"1 January" is not a date'),
        ("0000000042", "", 14, 'context "year" names no entity'),
        ("</xbrli:divide>", "", 33, "is not XML"),
        ("<xbrli:xbrl ", "<!DOCTYPE a [<!ENTITY b 'c'>]><xbrli:xbrl ", 2, "document type"),
    ],
)
def test_what_an_instance_lacks_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, row: int, message: str
) -> None:
    assert old in INSTANCE
    with pytest.raises(DatasetError, match=message) as caught:
        rows(write(tmp_path, INSTANCE.replace(old, new, 1)), "xbrl")

    assert caught.value.where == f"report.xml, row {row}"


def test_facts_within_tuples_are_counted_and_left_out(tmp_path: Path) -> None:
    path = write(tmp_path, INSTANCE.replace(FACT, f"<ex:Pair>{FACT}</ex:Pair>"))

    assert len(rows(path, "xbrl")) == 5
    assert "1 facts within tuples are not read" in (said(path, "xbrl").description or "")


def test_the_annual_report_loads_with_its_figures(tmp_path: Path) -> None:
    (file,) = real("sec-xbrl-apple-10k").glob("*.xml")
    (found,) = recognise(file)
    hints = said(file, found.format)
    ids = {
        "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax": ("revenue", "USD", "flow"),
        "us-gaap:NetIncomeLoss": ("net-income", "USD", "flow"),
        "us-gaap:Assets": ("assets", "USD", "stock"),
        "us-gaap:EarningsPerShareBasic": ("earnings-per-share", "USD", "rate"),
    }
    block = {
        "shape": "long",
        "entity": {"column": "entity", "scheme": "name"},
        "entities": {"0000320193": {"name": "Apple", "kind": "organisation"}},
        "period": {
            "begins": {"column": "begins"},
            "ends": {"column": "ends"},
            "granularity": "day",
        },
        "where": {"concept": list(ids)},
        "measure": {"column": "concept"},
        "measures": [
            {
                "id": id,
                "cell": cell,
                "label": hints.columns["concept"].codes[cell],
                "unit": unit,
                "statistic": statistic,
            }
            for cell, (id, unit, statistic) in ids.items()
        ],
        "value": {"column": "value"},
        "precision": {"column": "precision"},
        "dimensions": [
            {"column": name, "total": [""], "labels": dict(hint.codes)}
            for name, hint in hints.columns.items()
            if hint.role == "dimension"
        ],
    }

    root = dataset(tmp_path, [file], found.format, list(hints.columns), block)

    year, who = ("2022-09-25", "2023-10-01"), "0000320193"
    revenue = values(root, "revenue")
    assert revenue[who, *year] == (Fraction(383_285_000_000), Fraction(500_000))
    assert len(revenue) == 3
    assert values(root, "net-income")[who, *year][0] == 96_995_000_000
    assert values(root, "assets")[who, "2023-09-30", "2023-10-01"][0] == 352_583_000_000
    assert values(root, "earnings-per-share")[who, *year] == (Fraction("6.16"), Fraction("0.005"))
    assert values(root, "revenue/iphone")[who, *year][0] == 200_583_000_000

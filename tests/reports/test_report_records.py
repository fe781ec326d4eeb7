from __future__ import annotations

import dataclasses
import io
import json

import pytest
from jsonschema import Draft202012Validator
from tests.reports.builders import TEXT, document, full_report, small_report

from factgauge.errors import UsageError
from factgauge.model.claim import Direction, Frame, Status
from factgauge.model.finding import Judgement, Outcome
from factgauge.model.modality import Modality
from factgauge.model.quantity import Kind
from factgauge.model.report import Report
from factgauge.reports.formats import CLAIM_FORMATS, FORMATS, QUANTITY_FORMATS, STREAMED, writer
from factgauge.reports.records import document_record
from factgauge.reports.schema import SCHEMAS, schema

WRITERS = {
    "quantities": QUANTITY_FORMATS["jsonl"],
    "claims": CLAIM_FORMATS["jsonl"],
    "verify": FORMATS["jsonl"],
    "report": FORMATS["json"],
}


def written(write, report: Report) -> str:
    out = io.StringIO()
    write(report, out)
    return out.getvalue()


def instances(name: str) -> list[dict]:
    text = written(WRITERS[name], full_report())
    return [json.loads(text)] if name == "report" else [json.loads(x) for x in text.splitlines()]


def objects(part) -> list[dict]:
    if isinstance(part, list):
        return [each for item in part for each in objects(item)]
    if isinstance(part, dict):
        return [part, *(each for item in part.values() for each in objects(item))]
    return []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_is_a_schema_of_the_draft_it_names(name):
    assert schema(name)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_json_output_validates_against_its_schema(name):
    found = instances(name)

    assert len(found) == (1 if name == "report" else 2)
    for instance in found:
        assert list(Draft202012Validator(schema(name)).iter_errors(instance)) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_refuses_a_field_it_does_not_know_wherever_it_stands(name):
    validator = Draft202012Validator(schema(name))
    instance = instances(name)[0]
    places = [each for each in objects(instance) if "unheard" not in each]
    open_places = 0
    for place in places:
        place["unheard"] = 1
        if validator.is_valid(instance):
            open_places += 1
        del place["unheard"]

    assert len(places) > 5
    assert open_places == 0


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_schema_refuses_an_object_that_lacks_a_field(name):
    validator = Draft202012Validator(schema(name))
    instance = instances(name)[0]
    checked = 0
    for place in objects(instance):
        if "reporter" in place or "host" in place or "by" in place:  # maps with free names
            continue
        for key in list(place):
            if key in ("to", "from", "value") and isinstance(place[key], list):
                continue
            value = place.pop(key)
            assert not validator.is_valid(instance), key
            place[key] = value
            checked += 1

    assert checked > 50


def test_an_unknown_schema_is_answered_with_the_names_there_are():
    with pytest.raises(UsageError, match=r'unknown schema "verdict"; use quantities, claims'):
        schema("verdict")


@pytest.mark.parametrize(
    ("definition", "field", "members"),
    [
        ("quantity", "kind", Kind),
        ("quantity", "modality", Modality),
        ("claim", "frame", Frame),
        ("claim", "status", Status),
        ("claim", "direction", Direction),
        ("verdict", "verdict", Judgement),
        ("finding", "outcome", Outcome),
    ],
)
def test_the_schema_lists_exactly_the_members_of_the_model(definition, field, members):
    listed = schema("verify")["$defs"][definition]["properties"][field]["enum"]

    assert [each for each in listed if each is not None] == [each.value for each in members]


def test_a_quantity_with_a_hedge_has_one_end_stated_and_one_end_asserted():
    record = document_record(full_report().documents[0])["quantities"][0]

    assert record == {
        "id": "q1",
        "start": TEXT.index("more than 56"),
        "end": TEXT.index("more than 56") + 20,
        "text": "more than 56 percent",
        "kind": "percent",
        "stated_low": 56,
        "stated_high": None,
        "low": 56,
        "high": None,
        "low_closed": False,
        "high_closed": False,
        "resolution": 1,
        "modality": "more_than",
        "unit": "percent",
        "dimension": None,
        "currency": None,
        "counted": None,
        "sentence": 0,
    }


@pytest.mark.parametrize(
    ("unit", "dimension"),
    [("USD", "USD"), ("kilometer / hour", "[length] / [time]"), ("count", None), (None, None)],
)
def test_the_dimension_of_a_quantity_is_that_of_its_unit(unit, dimension):
    first = full_report().documents[0]
    quantities = (dataclasses.replace(first.quantities[0], unit=unit),)

    (record,) = document_record(dataclasses.replace(first, quantities=quantities))["quantities"]

    assert record["dimension"] == dimension


def test_an_end_that_a_set_does_not_have_is_never_closed():
    first = full_report().documents[0]
    bounds = [(Modality.AT_LEAST, 56, None), (Modality.AT_MOST, None, 56)]
    quantities = tuple(
        dataclasses.replace(
            first.quantities[0], modality=modality, stated_low=low, stated_high=high
        )
        for modality, low, high in bounds
    )

    records = document_record(dataclasses.replace(first, quantities=quantities))["quantities"]

    assert [(each["low_closed"], each["high_closed"]) for each in records] == [
        (True, False),
        (False, True),
    ]


def test_a_claim_names_its_quantities_by_id_in_their_roles():
    record = document_record(full_report().documents[0])["claims"][1]

    assert record["roles"] == {"by": ["q3"], "to": ["q4"], "from": ["q5"]}
    assert (record["frame"], record["direction"], record["status"]) == ("change", "up", "asserted")


def test_a_period_without_words_has_null_spans_and_days():
    record = document_record(full_report().documents[0])["claims"][0]

    assert record["period"] == {
        "start": None,
        "end": None,
        "text": None,
        "begins": "2018-01-01",
        "ends": "2019-01-01",
        "kind": "year",
    }


def test_a_finding_has_its_words_then_its_cells_as_evidence():
    verdict = document_record(full_report().documents[0])["verdicts"][0]
    span, cell, _ = verdict["findings"][0]["evidence"]

    assert TEXT[span["start"] : span["end"]] == span["text"] == "more than 56 percent"
    assert cell == {
        "kind": "cell",
        "dataset": "russia-dprk-trade",
        "vintage": "2024-03",
        "file": "table.csv",
        "row": 7,
        "keys": {"reporter": "Russia", "year": "2018"},
        "measure": "turnover",
        "value": 34034000,
        "unit": "USD",
        "source": "Federal Customs Service, https://example.org/customs?year=2018",
        "licence": "CC BY 4.0",
    }


def test_a_finding_has_events_as_evidence():
    verdict = document_record(full_report().documents[0])["verdicts"][2]

    event = verdict["findings"][0]["evidence"][1]
    assert (event["kind"], event["begins"], event["last_day"], event["participants"]) == (
        "event",
        "2018-03-25",
        "2018-03-28",
        ["PRK", "CHN"],
    )


def test_offsets_are_code_points_also_beyond_the_basic_plane():
    report = small_report("𝟙𝟚 🌾🌾 rain on 12 days", [("12 days", Judgement.CONSISTENT)])

    verdict = document_record(report.documents[0])["verdicts"][0]
    assert (verdict["start"], verdict["end"]) == (14, 21)


def test_the_depths_hold_the_parts_that_their_stage_knows():
    report = full_report().documents[0]

    assert list(document_record(report, "quantities")) == ["id", "published", "quantities"]
    assert list(document_record(report, "claims")) == [
        "id",
        "published",
        "quantities",
        "claims",
        "unclaimed",
        "dates",
    ]
    assert list(document_record(report)) == [
        "id",
        "published",
        "quantities",
        "claims",
        "verdicts",
        "unclaimed",
        "dates",
    ]


def test_a_document_without_a_date_has_null_as_published():
    bare = dataclasses.replace(document(), published=None)
    report = dataclasses.replace(full_report().documents[0], document=bare)

    assert document_record(report)["published"] is None


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_equal_bytes_for_equal_reports(name):
    assert written(FORMATS[name], full_report()) == written(FORMATS[name], full_report())


@pytest.mark.parametrize("name", sorted(STREAMED))
def test_a_streamed_format_written_document_by_document_gives_the_same_bytes(name):
    report = full_report()
    parts = [
        written(FORMATS[name], dataclasses.replace(report, documents=(document,)))
        for document in report.documents
    ]

    assert "".join(parts) == written(FORMATS[name], report)


def test_an_unknown_format_is_answered_with_the_names_there_are():
    with pytest.raises(UsageError, match='unknown format "xml"; use text, json, jsonl, html'):
        writer("xml")

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import EVENTS, HEADER, Write, layout, resource

from factgauge.errors import DatasetError
from factgauge.model.evidence import Cell
from factgauge.model.interval import Interval
from factgauge.reference.catalogue import Catalogue

GOOD = "FRA,2017,rye,34.5,,,yearbook\n"


def cells(root: Path, measure: str) -> tuple[Cell, ...]:
    with Catalogue.open([root]) as catalogue:
        return catalogue.cells(catalogue.datasets[0], measure)


@pytest.mark.parametrize(
    ("row", "where", "what", "fix"),
    [
        ("FRA,2018,rye,7 a,,,y", "column value", '"7 a" is not a number', "write digits with"),
        ("FRA,2018,rye,NA,,,y", "column value", '"NA" is not a number', "leave the cell empty"),
        ("FRA,2018,rye,1e999,,,y", "column value", '"1e999" has too large an exp', "write digits"),
        ("FRA,18,rye,7,,,y", "column year", '"18" is not a year like 2018', "a year like 2018"),
        ("FRA,,rye,7,,,y", "column year", '"" is a missing value', "fill it in"),
        ("FR,2018,rye,7,,,y", "column land", '"FR" is not an ISO 3166-1', "three capital letters"),
        ("FRA,2018,oats,7,,,y", "column crop", '"oats" is no measure', "use one of rye, share"),
        ("FRA,2018,rye,7,0,,y", "column precision", '"0" is no precision', "such as 1000000"),
        ("FRA,2018,rye,7,x,,y", "column precision", '"x" is not a number', "write digits"),
        ("FRA,2018,rye,7,,yes,y", "column about", '"yes" is neither true nor', "write true or"),
        ("FRA,2018,rye,7,,,", "column source", '"" is a missing value', "fill it in"),
    ],
)
def test_a_bad_cell_is_refused_with_its_place(
    write: Write, root: Path, row: str, where: str, what: str, fix: str
) -> None:
    write(HEADER + GOOD + row + "\n")

    with pytest.raises(DatasetError) as caught:
        Catalogue.open([root])

    assert caught.value.where == f"harvest/2019/table.csv, row 3, {where}"
    assert caught.value.what.startswith(what)
    assert fix in caught.value.fix


@pytest.mark.parametrize(
    ("table", "where", "what"),
    [
        (HEADER + GOOD + "FRA,2018,rye,7,5,,,y\n", ", row 3", "has 8 cells where the header has 7"),
        (HEADER + GOOD + "FRA,2018\n", ", row 3", "has 2 cells where the header has 7"),
        (
            HEADER + GOOD + GOOD.replace("34.5", "35"),
            ", row 3",
            'states "rye" for the same key as row 2 (land "FRA", year "2017", crop "rye")',
        ),
        ((HEADER + GOOD).encode() + b"FRA,2018,rye,7,,,\xe9t\xe9\n", ", row 3", "byte 0xe9 is not"),
        (HEADER + GOOD + 'FRA,2018,rye,7,,,"y\n', ", row 3", "is not CSV"),
        (HEADER, "", "has no rows"),
        ("", "", "has no rows"),
        (HEADER + "FRA,2018,rye,,,,y\n", "", "has no value in any row"),
        ("land,year\nFRA,2018\n", ", row 1", 'column "crop" is missing'),
        (HEADER.replace("land", "land,land"), ", row 1", 'column "land (2)" is not declared'),
        (HEADER.replace("land", "land,sea"), ", row 1", 'column "sea" is not declared'),
    ],
)
def test_a_bad_table_is_refused_with_its_place(
    write: Write, root: Path, table: str | bytes, where: str, what: str
) -> None:
    write(table)

    with pytest.raises(DatasetError) as caught:
        Catalogue.open([root])

    assert caught.value.where == f"harvest/2019/table.csv{where}"
    assert caught.value.what.startswith(what)


def test_an_unknown_encoding_is_refused(write: Write, root: Path) -> None:
    write(change=lambda p: resource(p).update(encoding="klingon"))

    with pytest.raises(DatasetError, match=r'table\.csv: "klingon" is not an encoding; save it as'):
        Catalogue.open([root])


@pytest.mark.parametrize(
    ("cell", "precision", "about", "value", "margin"),
    [
        ("34.5", "", "", "34.5", "0.05"),
        ("40", "10", "false", "40", "5"),
        ("100", "1", "true", "100", "5"),
        ("100", "20", "true", "100", "10"),
        ("-100", "", "true", "-100", "5"),
    ],
)
def test_a_cell_is_as_wide_as_its_precision_or_approximation(
    write: Write, root: Path, cell: str, precision: str, about: str, value: str, margin: str
) -> None:
    write(HEADER + f"FRA,2018,rye,{cell},{precision},{about},y\n")

    (found,) = cells(root, "rye")

    exact, half = Fraction(value), Fraction(margin)
    assert (found.value, found.interval) == (exact, Interval(exact - half, exact + half))


def test_a_scale_applies_to_value_and_precision(write: Write, root: Path) -> None:
    write(
        HEADER + "FRA,2018,rye,34.5,,,y\n",
        change=lambda p: layout(p)["measures"][0].update(scale=1000000),
    )

    (found,) = cells(root, "rye")

    assert found.value == 34500000
    assert found.interval == Interval(Fraction(34450000), Fraction(34550000))


def test_an_empty_value_is_missing_and_other_words_only_where_declared(
    write: Write, root: Path
) -> None:
    write(
        HEADER + "FRA,2017,rye,NA,,,y\nFRA,2018,rye,5,,,y\nNAM,2018,rye,,,,y\n",
        change=lambda p: resource(p)["schema"].update(
            missingValues=["", {"value": "NA", "label": "not available"}]
        ),
    )

    assert [cell.row for cell in cells(root, "rye")] == [3]


def test_a_field_s_own_missing_values_go_before_those_of_the_schema(
    write: Write, root: Path
) -> None:
    write(
        HEADER + "FRA,2017,rye,..,,,y\nFRA,2018,rye,5,,,y\n",
        change=lambda p: resource(p)["schema"]["fields"][3].update(missingValues=[".."]),
    )

    assert [cell.row for cell in cells(root, "rye")] == [3]


def test_marks_and_delimiter_of_the_data_package_are_honoured(write: Write, root: Path) -> None:
    def change(package: dict[str, Any]) -> None:
        resource(package)["dialect"] = {"delimiter": ";", "quoteChar": "'"}
        resource(package)["schema"]["fields"][3].update(decimalChar=",", groupChar=".")

    write(HEADER.replace(",", ";") + "FRA;2018;rye;1.204,5;;;'a;b'\n", change=change)

    (found,) = cells(root, "rye")

    assert (found.value, found.source) == (Fraction(12045, 10), "a;b")


def test_a_byte_order_mark_and_blank_lines_do_no_harm(write: Write, root: Path) -> None:
    write(b"\xef\xbb\xbf" + (HEADER + "\n" + GOOD + "\n").encode())

    assert [cell.row for cell in cells(root, "rye")] == [3]


def test_a_row_is_counted_in_lines_of_the_file(write: Write, root: Path) -> None:
    write(HEADER + 'FRA,2017,rye,5,,,"two\nlines"\nFRA,2018,rye,6,,,y\n')

    assert [cell.row for cell in cells(root, "rye")] == [2, 4]


def test_more_columns_are_passed_over_where_the_schema_is_a_subset(
    write: Write, root: Path
) -> None:
    write(
        HEADER.replace("\n", ",note\n") + GOOD.replace("\n", ",x\n"),
        change=lambda p: resource(p)["schema"].update(fieldsMatch="subset"),
    )

    assert [cell.value for cell in cells(root, "rye")] == [Fraction(69, 2)]


@pytest.mark.parametrize(
    ("second", "granularity", "begins"),
    [
        ("3", "month", "2018-03-01"),
        ("03", "month", "2018-03-01"),
        ("Q2", "quarter", "2018-04-01"),
        ("2", "quarter", "2018-04-01"),
    ],
)
def test_two_columns_make_one_period(
    write: Write, root: Path, second: str, granularity: str, begins: str
) -> None:
    write(
        HEADER + f"FRA,2018,rye,5,,,{second}\n",
        change=lambda p: layout(p).update(
            period={"columns": ["year", "source"], "granularity": granularity}
        ),
    )

    (found,) = cells(root, "rye")

    assert found.begins.isoformat() == begins


def test_a_period_of_two_columns_that_is_none_shows_what_they_make(
    write: Write, root: Path
) -> None:
    write(
        HEADER + "FRA,2018,rye,5,,,13\n",
        change=lambda p: layout(p).update(
            period={"columns": ["year", "source"], "granularity": "month"}
        ),
    )

    with pytest.raises(DatasetError, match='column source: "13" makes "2018-13", which is not a'):
        Catalogue.open([root])


def test_a_constant_period_holds_for_every_row(write: Write, root: Path) -> None:
    write(
        change=lambda p: layout(p).update(period={"constant": "2018", "granularity": "year"}),
        table=HEADER + "FRA,,rye,5,,,y\n",
    )

    (found,) = cells(root, "rye")

    assert (found.begins.year, found.ends.year, found.keys) == (
        2018,
        2019,
        (("land", "FRA"), ("crop", "rye")),
    )


def test_a_wide_table_has_a_column_for_each_measure(write: Write, root: Path) -> None:
    def change(package: dict[str, Any]) -> None:
        block = layout(package)
        block["shape"] = "wide"
        for name in ("measure", "value", "precision", "approximate"):
            del block[name]
        for measure, column in zip(block["measures"], ("value", "precision"), strict=True):
            measure["column"] = column

    write(HEADER + "FRA,2018,,5,12.5,,y\nFRA,2019,,6,,,y\n", change=change)

    assert [(c.row, c.value, c.keys) for c in cells(root, "rye")] == [
        (2, Fraction(5), (("land", "FRA"), ("year", "2018"))),
        (3, Fraction(6), (("land", "FRA"), ("year", "2019"))),
    ]
    assert [(c.row, c.value, c.unit) for c in cells(root, "share")] == [
        (2, Fraction(25, 2), "percent")
    ]


def test_a_series_is_of_one_entity_and_one_measure(write: Write, root: Path) -> None:
    def change(package: dict[str, Any]) -> None:
        block = layout(package)
        block.update(shape="series", entity={"constant": "FRA"})
        del block["measure"]
        del block["measures"][1]

    write(change=change)

    assert [(c.row, c.keys) for c in cells(root, "rye")] == [
        (2, (("year", "2017"),)),
        (3, (("year", "2018"),)),
    ]


def _by_name(**keys: Any) -> Callable[[dict[str, Any]], object]:
    return lambda p: layout(p).update(entity={"column": "land", "scheme": "name", **keys})


def test_a_name_that_no_entity_describes_is_an_entity_of_its_own(write: Write, root: Path) -> None:
    write(HEADER + "Île de  France,2018,rye,5,,,y\n", change=_by_name(kind="place"))

    with Catalogue.open([root]) as catalogue:
        (entity,) = catalogue.entities(catalogue.datasets[0])

    assert (entity.id, entity.name, entity.kind) == ("île-de-france", "Île de  France", "place")


@pytest.mark.parametrize(
    ("lands", "kind", "what"),
    [
        (["Gaul", "gaul"], {"kind": "place"}, '"gaul" has the same id as "Gaul"'),
        (["Gaul", "!"], {"kind": "place"}, '"!" gives no id'),
        (["Gaul"], {}, '"Gaul" is of no known kind'),
    ],
)
def test_a_name_that_makes_no_entity_is_refused(
    write: Write, root: Path, lands: list[str], kind: dict[str, str], what: str
) -> None:
    rows = "".join(f"{land},2018,rye,5,,,y\n" for land in lands)
    write(HEADER + rows, change=_by_name(**kind))

    with pytest.raises(DatasetError) as caught:
        Catalogue.open([root])

    assert caught.value.where == f"harvest/2019/table.csv, row {len(lands) + 1}, column land"
    assert caught.value.what == what


TALKS = "from,to,with\n"


def test_an_event_keeps_its_days_columns_and_participants(write: Write, root: Path) -> None:
    write(TALKS + "2018-03-25,2018-03-28,Bob\n", package=EVENTS)

    with Catalogue.open([root]) as catalogue:
        (event,) = catalogue.events(catalogue.datasets[0], frozenset())

    assert (event.begins.isoformat(), event.last_day.isoformat()) == ("2018-03-25", "2018-03-28")
    assert event.participants == ("ann", "bob")
    assert event.keys == (("from", "2018-03-25"), ("to", "2018-03-28"), ("with", "Bob"))
    assert (event.row, event.source) == (2, "diary")


@pytest.mark.parametrize(
    ("row", "where", "what"),
    [
        ("2018-03-28,2018-03-25,Bob", ", column to", '"2018-03-25" is before "2018-03-28" in colu'),
        ("2018-03-28,2018-03-28,Eve", ", column with", '"Eve" is no entity of the descriptor'),
        ("2018-03-28,2018-03-28,Mr Roe", ", column with", '"Mr Roe" may be bob or rob'),
        ("2018-03-28,2018-03-28,Ann", ", column with", '"Ann" takes part twice'),
        ("2018-03-28,,Bob", ", column to", '"" is a missing value'),
        ("2018-03-01,2018-03-01,Bob", "", "states the same event as row 2 (from "),
    ],
)
def test_a_bad_event_is_refused_with_its_place(
    write: Write, root: Path, row: str, where: str, what: str
) -> None:
    write(TALKS + "2018-03-01,2018-03-01,Bob\n" + row + "\n", package=EVENTS)

    with pytest.raises(DatasetError) as caught:
        Catalogue.open([root])

    assert caught.value.where == f"talks/2019/table.csv, row 3{where}"
    assert caught.value.what.startswith(what)

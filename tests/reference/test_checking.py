from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import EVENTS, HEADER, LONG, Write, layout

from factgauge.errors import UsageError
from factgauge.reference.checking.factors import may_be
from factgauge.reference.checking.problem import Problem
from factgauge.reference.checking.run import check
from factgauge.reference.checking.vintage import ROWS, check_vintage

Change = Callable[[dict[str, Any]], object]


def rows(*cells: tuple[str, str, object]) -> str:
    return HEADER + "".join(f"{land},{year},rye,{value},,,y\n" for land, year, value in cells)


def found(root: Path, *names: str, aliases: dict[str, str] | None = None) -> Sequence[Problem]:
    return check([root], None, names, aliases or {}).problems


def told(problems: Sequence[Problem]) -> list[tuple[str, str]]:
    return [(problem.kind, problem.where) for problem in problems]


def test_sound_datasets_have_no_problem(write: Write, root: Path) -> None:
    write()
    write("from,to,with\n2018-03-01,2018-03-02,Bob\n", EVENTS)

    checked = check([root], None, (), {})

    assert (checked.vintages, checked.problems, checked.compared) == (
        ("harvest/2019", "talks/2019"),
        (),
        True,
    )


def test_every_violation_of_a_descriptor_is_told(write: Write, root: Path) -> None:
    def spoil(package: dict[str, Any]) -> None:
        del package["title"], package["licenses"]
        layout(package)["shape"] = "round"
        layout(package)["colour"] = layout(package)["weight"] = "red"

    problems = tuple(check_vintage(write(change=spoil)))

    assert {problem.kind for problem in problems} == {"descriptor"}
    whats = {problem.what for problem in problems}
    assert {'"title" is missing', '"licenses" is missing', '"round" is not known'} <= whats
    assert {'"colour" is unknown here', '"weight" is unknown here'} <= whats
    assert len(problems) == len(set(problems))


def test_a_descriptor_that_is_no_json_is_unread(write: Write, root: Path) -> None:
    folder = write()
    (folder / "datapackage.json").write_text("{", encoding="utf-8")

    assert told(found(root)) == [("unread", "harvest/2019/datapackage.json, line 1, character 2")]


def test_every_faulty_row_of_a_table_is_told_with_its_place(write: Write, root: Path) -> None:
    write(
        rows(
            ("FRA", "2017", 1), ("FRA", "20x8", 2), ("France", "2018", 3), ("FRA", "2019", "1,2")
        ).replace("1,2", '"1,2"')
        + "FRA,2020,barley,3,,,y\nFRA,2017,rye,9,,,y\n"
    )

    problems = found(root)

    at = "harvest/2019/table.csv, row"
    assert told(problems) == [
        ("table", f"{at} 3, column year"),
        ("table", f"{at} 4, column land"),
        ("table", f"{at} 5, column value"),
        ("table", f"{at} 6, column crop"),
        ("table", f"{at} 7"),
    ]
    assert problems[-1].what == 'states "rye" of FRA for the same period as row 2'


def test_only_so_many_faulty_rows_are_told(write: Write, root: Path) -> None:
    write(rows(*(("FRA", f"y{number}", 1) for number in range(ROWS + 5))))

    problems = found(root)

    assert len(problems) == ROWS + 1
    assert problems[-1].what == f"has {ROWS} faulty rows or more"


def test_a_ragged_row_ends_the_reading_and_is_told_after_those_before(
    write: Write, root: Path
) -> None:
    write(rows(("FRA", "20x8", 2)) + "FRA,2019\nFRA,20x9,rye,1,,,y\n")

    assert [problem.where for problem in found(root)] == [
        "harvest/2019/table.csv, row 2, column year",
        "harvest/2019/table.csv, row 3",
    ]


def test_faulty_rows_and_doubled_ones_of_an_event_table_are_told(write: Write, root: Path) -> None:
    write(
        "from,to,with\n2018-03-01,2018-03-02,Bob\n2018-03-09,2018-03-02,Bob\n"
        "2018-03-03,2018-03-04,Joe\n2018-03-01,2018-03-02,Bob\n",
        EVENTS,
    )

    problems = found(root)

    assert [problem.where for problem in problems] == [
        "talks/2019/table.csv, row 3, column to",
        "talks/2019/table.csv, row 4, column with",
        "talks/2019/table.csv, row 5",
    ]
    assert problems[-1].what == "states the same event as row 2"


def test_nothing_is_compared_while_a_table_is_faulty(write: Write, root: Path) -> None:
    write(rows(("FRA", "20x8", 2)))

    assert not check([root], None, (), {}).compared


def test_only_named_datasets_are_checked(write: Write, root: Path) -> None:
    write(rows(("FRA", "2018", 2)), vintage="2019")
    write(rows(("FRA", "20x8", 2)), vintage="2020")

    assert told(found(root, "harvest/2020")) == [
        ("table", "harvest/2020/table.csv, row 2, column year")
    ]
    assert [problem.where for problem in found(root, "harvest/2019")] != []  # cannot be compared
    with pytest.raises(UsageError, match="no dataset is called so; use one of: harvest"):
        found(root, "rye")


def additive(*over: str, group: bool = False) -> Change:
    def change(package: dict[str, Any]) -> None:
        block = layout(package)
        block["measures"][0]["additive"] = list(over)
        block["period"]["granularity"] = "range"
        if group:
            block["entity"]["scheme"] = "country"
            block["entities"] = {"benelux": {"name": "Benelux", "kind": "group"}}
            block["groups"] = [{"name": "Benelux", "members": ["BEL", "NLD", "LUX"]}]

    return change


BENELUX = [("BEL", "2018", 10), ("NLD", "2018", 20), ("LUX", "2018", 5)]


@pytest.mark.parametrize(
    ("total", "wrong"),
    [(35, False), (36, False), (37, False), (38, True), (33, False), (32, True)],  # margins: 4 × ½
)
def test_a_group_is_the_sum_of_its_members(
    write: Write, root: Path, total: int, wrong: bool
) -> None:
    write(rows(*BENELUX, ("benelux", "2018", total)), change=additive("entity", group=True))

    problems = found(root)

    assert told(problems) == ([("total", "harvest/2019/table.csv, row 5")] if wrong else [])
    if wrong:
        assert problems[0].what == (
            f"rye, Benelux, 2018: {total}, but the parts make 35 (rows 2, 3, 4)"
        )


@pytest.mark.parametrize(
    ("members", "change"),
    [
        (BENELUX[:2], additive("entity", group=True)),  # one has no row
        (BENELUX, additive("period", group=True)),  # does not add up over entities
    ],
)
def test_a_sum_is_not_made_of_some_members_or_of_what_does_not_add_up(
    write: Write, root: Path, members: list[tuple[str, str, int]], change: Change
) -> None:
    write(rows(*members, ("benelux", "2018", 99)), change=change)

    assert found(root) == ()


def test_a_member_is_not_taken_for_the_row_of_its_group(write: Write, root: Path) -> None:
    def change(package: dict[str, Any]) -> None:
        layout(package)["measures"][0]["additive"] = ["entity"]
        layout(package)["groups"] = [{"name": "Belgium", "members": ["BEL", "NLD"]}]

    write(rows(*BENELUX), change=change)

    assert found(root) == ()


@pytest.mark.parametrize(
    "parts",
    [
        [f"2018-Q{quarter}" for quarter in range(1, 5)],
        [f"2018-{month:02d}" for month in range(1, 13)],
    ],
)
@pytest.mark.parametrize(("off", "count"), [(0, 0), (20, 1)])
def test_a_year_is_the_sum_of_its_parts(
    write: Write, root: Path, parts: list[str], off: int, count: int
) -> None:
    total = 10 * len(parts) + off
    write(
        rows(("FRA", "2018", total), *(("FRA", part, 10) for part in parts)),
        change=additive("period"),
    )

    assert told(found(root)) == [("total", "harvest/2019/table.csv, row 2")] * count


def test_a_year_that_lacks_a_month_is_not_summed(write: Write, root: Path) -> None:
    months = [("FRA", f"2018-{month:02d}", 10) for month in range(1, 12)]
    write(rows(("FRA", "2018", 900), *months), change=additive("period"))

    assert found(root) == ()


@pytest.mark.parametrize(("world", "wrong"), [(30, False), (60, False), (20, True)])
def test_partners_do_not_exceed_the_whole_world(
    write: Write, root: Path, world: int, wrong: bool
) -> None:
    def change(package: dict[str, Any]) -> None:
        block = layout(package)
        block["shape"] = "bilateral"
        block["partner"] = {"column": "source", "scheme": "country"}
        block["source"] = {"constant": "customs"}
        for measure in block["measures"]:
            measure.update(additive=["partner"], direction="from-entity")

    table = "".join(
        f"FRA,2018,rye,{value},,,{partner}\n"
        for partner, value in (("WLD", world), ("ESP", 10), ("ITA", 20))
    )
    write(HEADER + table, change=change)

    assert told(found(root)) == [("total", "harvest/2019/table.csv, row 2")] * wrong


LANDS = ("FRA", "ESP", "ITA", "DEU")
YEARS = (2015, 2016, 2017)


def two_tables(write: Write, value: Callable[[int, str, int], object], **measure: object) -> None:
    """Write two tables with the same cells; `value` makes those of the second of the first."""
    first = [
        (land, year, 1000 + 37 * n)
        for n, (land, year) in enumerate((land, year) for land in LANDS for year in YEARS)
    ]
    write(rows(*((land, str(year), amount) for land, year, amount in first)))
    second = [(land, str(year), value(amount, land, year)) for land, year, amount in first]
    write(
        rows(*second),
        {**LONG, "name": "other"},
        lambda package: layout(package)["measures"][0].update(measure),
    )


def test_tables_that_agree_within_their_margins_have_no_problem(write: Write, root: Path) -> None:
    two_tables(write, lambda amount, land, year: amount + 1)

    assert found(root) == ()


def test_cells_that_differ_are_counted_and_the_worst_is_shown(write: Write, root: Path) -> None:
    two_tables(
        write,
        lambda amount, land, year: amount + {"FRA": 5, "ESP": 300}.get(land, 0) * (year == 2016),
    )

    (problem,) = found(root)

    assert (problem.kind, problem.where) == ("differs", "harvest/2019, rye")
    assert problem.what == (
        "2 of 12 cells in common with other/2019 differ beyond their margins, half of them by at "
        "most 0.38 percent; the worst is Spain, 2016: 1,148 (row 6) and 1,448 (row 6) metric_ton"
    )


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (Fraction(1000), "0.001 times (another scale (1,000)) the values of other/2019 ("),
        (Fraction(12, 44), "3.66667 times (CO2 for carbon (44/12))"),
        (Fraction(4, 5), "1.25 times (another unit or definition)"),
    ],
)
def test_a_constant_factor_is_told_with_what_it_may_be(
    write: Write, root: Path, times: Fraction, words: str
) -> None:
    two_tables(write, lambda amount, land, year: f"{float(amount * times):.3f}")

    (problem,) = found(root)

    assert problem.kind == "factor"
    assert problem.what.startswith(words)
    assert "(12 of 12 cells in common)" in problem.what


def test_a_factor_that_changes_with_the_year_is_a_rate_of_exchange(
    write: Write, root: Path
) -> None:
    rates = {2015: Fraction(3, 2), 2016: Fraction(13, 10), 2017: Fraction(6, 5)}
    two_tables(write, lambda amount, land, year: f"{float(amount / rates[year]):.4f}")

    (problem,) = found(root)

    assert problem.kind == "factor"
    assert "1.2 to 1.5 times, the same for all within a period" in problem.what


def test_factors_that_follow_neither_all_cells_nor_the_years_are_none(
    write: Write, root: Path
) -> None:
    two_tables(write, lambda amount, land, year: amount * (2 + LANDS.index(land)))

    assert [problem.kind for problem in found(root)] == ["differs"]


def test_a_factor_of_half_the_cells_is_none(write: Write, root: Path) -> None:
    two_tables(write, lambda amount, land, year: amount * (2 if land in LANDS[:2] else 1))

    assert [problem.kind for problem in found(root)] == ["differs"]


@pytest.mark.parametrize(
    "measure",
    [
        {"label": "wheat"},
        {"statistic": "stock"},
        {"unit": "USD"},
        {"price_basis": "constant 2015"},
    ],
)
def test_what_measures_another_thing_is_not_compared(
    write: Write, root: Path, measure: dict[str, object]
) -> None:
    two_tables(write, lambda amount, land, year: amount * 2, **measure)

    assert found(root) == ()


def test_another_unit_of_the_same_kind_is_converted(write: Write, root: Path) -> None:
    two_tables(write, lambda amount, land, year: amount * 1000, unit="kilogram")

    assert found(root) == ()


def test_an_alias_of_the_other_is_a_common_name(write: Write, root: Path) -> None:
    two_tables(
        write, lambda amount, land, year: amount * 2, label="secale", aliases=["rye", "corn"]
    )

    assert [problem.kind for problem in found(root)] == ["factor"]


def test_an_alias_of_nobody_is_told(write: Write, root: Path) -> None:
    write()

    problems = found(root, aliases={"the Hexagon": "FRA", "the Boot": "ITA"})

    assert told(problems) == [("alias", 'alias "the Boot" of "ITA"')]


@pytest.mark.parametrize(
    ("factor", "unit", "words"),
    [
        (Fraction(1, 1_000_000), "count", "another scale (1,000,000)"),
        (Fraction("1.27"), "USD", "another currency, or prices of another year"),
        (Fraction("1.609"), "kilometer", "kilometres for miles"),
        (Fraction("1.37"), "count", "another unit or definition"),
    ],
)
def test_what_a_factor_may_be_follows_from_its_size(
    factor: Fraction, unit: str, words: str
) -> None:
    assert may_be(factor, unit) == words

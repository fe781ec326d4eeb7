from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from tests.reference.builders import HEADER, Write, layout

from factgauge.errors import UsageError
from factgauge.reference.asking.periods import asked_period
from factgauge.reference.asking.question import Reply, ask
from factgauge.reference.catalogue import Catalogue

ROWS = "".join(
    f"{land},{year},{crop},{value},,,yearbook\n"
    for land, year, crop, value in (
        ("PRK", 2017, "rye", 10),
        ("PRK", 2018, "rye", 12),
        ("PRK", 2019, "rye", 15),
        ("FRA", 2018, "rye", 40),
        ("FRA", 2018, "share", 7),
    )
)
TRADE = HEADER.replace("crop", "crop,to").replace(",precision,about", "") + (
    "RUS,2018,sent,PRK,32,customs\nRUS,2019,sent,PRK,45,customs\nPRK,2018,sent,RUS,2,customs\n"
)


def trade(package: dict[str, Any]) -> None:
    columns = ("land", "year", "crop", "to", "value", "source")
    package["resources"][0]["schema"]["fields"] = [{"name": name} for name in columns]
    block = layout(package)
    del block["precision"], block["approximate"]
    block["shape"] = "bilateral"
    block["partner"] = {"column": "to", "scheme": "iso3166-1-alpha-3"}
    block["measures"] = [
        {
            "id": "sent",
            "label": "exports",
            "unit": "USD",
            "statistic": "flow",
            "direction": "from-entity",
        }
    ]


def asked(root: Path, question: str, **narrowed: str) -> Reply:
    with Catalogue.open([root]) as catalogue:
        return ask(catalogue, question, **narrowed)


def found(reply: Reply) -> list[tuple[tuple[str, ...], list[int]]]:
    return [(each.who, [int(cell.value) for cell in each.cells]) for each in reply.answers]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("rye of North Korea in 2018", [12]),
        ("How much rye was there in the DPRK in 2018?", [12]),
        ("North Korea's rye, 2018", [12]),
        ("North Korean rye in 2018", [12]),
        ("rye of PRK 2017 to 2018", [10, 12]),
        ("rye of PRK since 2018", [12, 15]),
        ("rye of PRK after 2018", [15]),
        ("rye of PRK before 2018", [10]),
        ("latest rye of PRK", [15]),
        ("rye of PRK", [15]),
        ("rye in PRK between 2018 and 2019", [12, 15]),
        ("rye of PRK in March 2018", [12]),
    ],
)
def test_a_question_in_words_is_answered(
    write: Write, root: Path, question: str, values: list[int]
) -> None:
    write(HEADER + ROWS)

    assert found(asked(root, question)) == [(("North Korea",), values)]


@pytest.mark.parametrize(
    "question",
    [
        "exports from Russia to North Korea in 2018",
        "Russia's exports to North Korea in 2018",
        "Russian exports to North Korea in 2018",
        "North Korea's imports from Russia in 2018",
        "imports of North Korea from Russia in 2018",
        "exports to North Korea from Russia in 2018",
        "exports to North Korea by Russia in 2018",
    ],
)
def test_a_flow_is_found_from_either_side(write: Write, root: Path, question: str) -> None:
    write(TRADE, change=trade)

    assert found(asked(root, question)) == [(("Russia", "North Korea"), [32])]


def test_the_other_direction_is_another_value(write: Write, root: Path) -> None:
    write(TRADE, change=trade)

    reply = asked(root, "Russia's imports from North Korea in 2018")

    assert found(reply) == [(("North Korea", "Russia"), [2])]


@pytest.mark.parametrize(
    ("question", "why", "unknown"),
    [
        ("flurbs of France", "no dataset measures that", ("flurbs",)),
        ("winter rye of France in 2018", "not every word is understood", ("winter",)),
        ("rye of Atlantis in 2018", "not every word is understood", ("Atlantis",)),
        ("rye of Spain in 2018", "harvest has no Spain", ()),
        ("rye of France in 2017", "harvest has no value for France then", ()),
        ("rye in 2018", "say of whom: harvest has several entities", ()),
    ],
)
def test_what_is_not_understood_is_not_answered_but_named(
    write: Write, root: Path, question: str, why: str, unknown: tuple[str, ...]
) -> None:
    write(HEADER + ROWS)

    reply = asked(root, question)

    assert (reply.answers, reply.why, reply.unknown) == ((), why, unknown)


def test_a_name_of_two_entities_is_not_answered(write: Write, root: Path) -> None:
    def twins(package: dict[str, Any]) -> None:
        layout(package)["entity"] = {"column": "land", "scheme": "name"}
        layout(package)["entities"] = {
            id: {"name": name, "kind": "place", "aliases": ["Springfield"]}
            for id, name in (("il", "Springfield IL"), ("mo", "Springfield MO"))
        }

    write(HEADER + "il,2018,rye,1,,,y\nmo,2018,rye,2,,,y\n", change=twins)

    reply = asked(root, "rye of Springfield in 2018")

    assert reply.answers == ()
    assert reply.why == '"Springfield" may be il or mo; name the one that is meant'


def test_two_measures_that_fit_alike_are_not_chosen_between(write: Write, root: Path) -> None:
    def twice(package: dict[str, Any]) -> None:
        for measure in layout(package)["measures"]:
            measure["label"] = "rye"

    write(HEADER + ROWS, change=twice)

    reply = asked(root, "rye of France in 2018")

    assert (reply.answers, reply.why) == (
        (),
        "2 measures of harvest fit alike; say more, or use --sql",
    )


def test_one_of_two_measures_is_meant_where_the_question_is_its_label(
    write: Write, root: Path
) -> None:
    def alias(package: dict[str, Any]) -> None:
        layout(package)["measures"][1]["aliases"] = ["rye"]

    write(HEADER + ROWS, change=alias)

    assert found(asked(root, "rye of France in 2018")) == [(("France",), [40])]


def test_a_shorter_label_does_not_decide_between_two_measures(write: Write, root: Path) -> None:
    def alike(package: dict[str, Any]) -> None:
        rye, share = layout(package)["measures"]
        rye |= {"label": "grain", "aliases": ["crops"]}
        share |= {"label": "grain by share", "aliases": ["crops"]}

    write(HEADER + ROWS, change=alike)

    assert asked(root, "crops of France in 2018").why == (
        "2 measures of harvest fit alike; say more, or use --sql"
    )


def test_each_of_several_entities_is_answered(write: Write, root: Path) -> None:
    write(HEADER + ROWS)

    reply = asked(root, "rye of France and North Korea in 2018")

    assert found(reply) == [(("France",), [40]), (("North Korea",), [12])]


def test_a_group_of_the_dataset_is_answered_by_its_members(write: Write, root: Path) -> None:
    def grouped(package: dict[str, Any]) -> None:
        layout(package)["groups"] = [{"name": "Rye lands", "members": ["FRA", "PRK"]}]

    write(HEADER + ROWS, change=grouped)

    reply = asked(root, "rye of the rye lands in 2018")

    assert found(reply) == [(("France",), [40]), (("North Korea",), [12])]


@pytest.mark.parametrize("word", ["and", "are"])
def test_an_ordinary_word_is_no_code_of_a_country(write: Write, root: Path, word: str) -> None:
    write(HEADER + ROWS + f"{word.upper()},2018,rye,99,,,yearbook\n")

    written = asked(root, f"rye of {word.upper()} in 2018")
    spoken = asked(root, f"{word} rye of France in 2018")

    assert [values for _, values in found(written)] == [[99]]
    assert found(spoken) == [(("France",), [40])]


def test_without_a_partner_all_partners_are_answered(write: Write, root: Path) -> None:
    write(TRADE + "RUS,2019,sent,FRA,50,customs\n", change=trade)

    assert found(asked(root, "Russian exports")) == [(("Russia",), [50, 45])]
    assert found(asked(root, "imports of North Korea in 2018")) == [(("North Korea",), [32])]
    assert found(asked(root, "exports to Russia in 2018")) == [(("Russia",), [2])]


@pytest.mark.parametrize(
    "question", ["exports between Russia and North Korea in 2018", "exports of Russia and PRK"]
)
def test_a_flow_without_a_direction_is_not_answered(
    write: Write, root: Path, question: str
) -> None:
    write(TRADE, change=trade)

    reply = asked(root, question)

    assert reply.answers == ()
    assert reply.why == "say which way, from whom to whom: harvest has both"


def test_the_newest_vintage_answers_unless_another_is_named(write: Write, root: Path) -> None:
    write(HEADER + "FRA,2018,rye,40,,,y\n", vintage="2019")
    write(HEADER + "FRA,2018,rye,41,,,y\n", vintage="2020")

    question = "rye of France in 2018"

    assert found(asked(root, question)) == [(("France",), [41])]
    assert found(asked(root, question, vintage="2019")) == [(("France",), [40])]
    assert len(asked(root, question, vintage="all").answers) == 2


def test_a_dataset_or_vintage_that_there_is_not_is_refused(write: Write, root: Path) -> None:
    write(HEADER + ROWS)

    with pytest.raises(UsageError, match="no dataset is called so; use one of: harvest"):
        asked(root, "rye", dataset="rye")
    with pytest.raises(UsageError, match='no vintage "2031"; use one of: 2019'):
        asked(root, "rye", dataset="harvest", vintage="2031")


@pytest.mark.parametrize(
    ("text", "begins", "ends"),
    [
        ("in 2018", (2018, 1, 1), (2019, 1, 1)),
        ("in Q3 2018", (2018, 7, 1), (2018, 10, 1)),
        ("2018-Q3", (2018, 7, 1), (2018, 10, 1)),
        ("in Sep. 2018", (2018, 9, 1), (2018, 10, 1)),
        ("on 3 March 2018", (2018, 3, 3), (2018, 3, 4)),
        ("on March 3, 2018", (2018, 3, 3), (2018, 3, 4)),
        ("from March 2010 until May 2011", (2010, 3, 1), (2011, 6, 1)),
        ("2010–2015", (2010, 1, 1), (2016, 1, 1)),
    ],
)
def test_a_period_is_read_as_prose_writes_it(
    text: str, begins: tuple[int, int, int], ends: tuple[int, int, int]
) -> None:
    asked, rest = asked_period(f"rye {text}")

    assert (asked.begins, asked.ends) == (datetime.date(*begins), datetime.date(*ends))
    assert rest.strip() == "rye"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("on 31 February 2018", '"31 February 2018" is not a period'),
        ("in 2010 in 2012", "names several periods"),
        ("2012 to 2010", '"2010" is before "2012"'),
    ],
)
def test_a_period_that_there_is_not_is_refused(text: str, what: str) -> None:
    with pytest.raises(UsageError, match=what):
        asked_period(text)

"""What the README and the guide show is what happens, and their links lead somewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import factgauge
from factgauge.cli.main import main

ROOT = Path(__file__).parents[2]
PAGES = tuple(
    path.relative_to(ROOT).as_posix()
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("claims/*.md")])
)
BUILD = re.compile(r"(?<![\w/.-])build(?![\w-])")  # where shown commands write
ELIDED = "…"

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fences(name: str, language: str) -> list[str]:
    return [body for tag, body in _FENCE.findall(page(name)) if tag == language]


@dataclass
class Shown:
    """One command of a console block, with the output and the exit status that are shown."""

    page: str
    command: str
    lines: list[str]
    status: int = 0


def shown_commands() -> list[Shown]:
    found: list[Shown] = []
    for name in PAGES:
        for block in fences(name, "console"):
            lines = iter(block.splitlines())
            for line in lines:
                if line == "$ echo $?":
                    found[-1].status = int(next(lines))
                elif line.startswith("$ "):
                    found.append(Shown(name, line[2:], []))
                else:
                    found[-1].lines.append(line)
    return found


COMMANDS = [shown for shown in shown_commands() if shown.command != "make test"]  # this very run


def _recipe(target: str) -> str:
    """Return the commands that the Makefile runs for a target, without setting anything up."""
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", page("Makefile"), re.MULTILINE)
    assert found is not None
    lines = [line.lstrip("\t@").replace("$(BIN)/", "") for line in found[1].splitlines()]
    return " && ".join(lines)


def _run(command: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "PATH": path, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def first_missing(shown: list[str], output: str) -> str | None:
    """Return the first shown line that does not follow the ones before it in the output.

    Without an elision between them, one line must come right after the other.
    """
    lines = output.splitlines()
    at, adjacent = 0, True
    for line in shown:
        if line == ELIDED:
            adjacent = False
            continue
        start = line.removesuffix(ELIDED)
        fits = [n for n in range(at, len(lines)) if _fits(lines[n], line, start)]
        if not fits or (adjacent and fits[0] != at):
            return line
        at, adjacent = fits[0] + 1, True
    return "no more output" if adjacent and at < len(lines) else None


def _fits(line: str, shown: str, start: str) -> bool:
    return line.startswith(start) if start != shown else line.rstrip() == shown.rstrip()


def test_pages_show_commands_that_can_be_run():
    assert len(COMMANDS) >= 15
    assert {shown.page for shown in COMMANDS} >= {"README.md", "docs/verdict.md", "docs/json.md"}


@pytest.mark.parametrize("shown", COMMANDS, ids=lambda shown: f"{shown.page}: {shown.command[:50]}")
def test_shown_command_gives_the_output_and_the_status_that_are_shown(shown: Shown, tmp_path: Path):
    command = shown.command
    if command.startswith("make "):  # on a fresh clone
        command = _recipe(command.removeprefix("make "))
    else:
        (tmp_path / "build").mkdir()

    done = _run(BUILD.sub(f"{tmp_path}/build", command))

    output = done.stdout.replace(f"{tmp_path}/", "")
    assert first_missing(shown.lines, output) is None, output
    assert done.returncode == shown.status


@pytest.mark.parametrize(
    ("shown", "missing"),
    [
        (["one", "two", "three"], None),
        (["one", ELIDED], None),
        ([ELIDED, "two", "thr…"], None),
        (["one", "three"], "three"),
        ([ELIDED, "two", "one", ELIDED], "one"),
        ([ELIDED, "thr"], "thr"),
        (["one", "two"], "no more output"),
    ],
)
def test_shown_lines_are_compared_in_order_and_in_full(shown: list[str], missing: str | None):
    assert first_missing(shown, "one\ntwo\nthree\n") == missing


def _printed_by_the_python_of(page: str) -> list[str]:
    (code,) = fences(page, "python")

    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_python_of_the_readme_runs_and_supports_its_claim():
    lines = _printed_by_the_python_of("README.md")

    header, row = lines
    assert header.split() == ["verdict", "confidence", "summary"]
    assert row.split()[:2] == ["supported", "0.95"]


def test_python_of_the_page_on_quantities_runs_and_prints_each():
    lines = _printed_by_the_python_of("docs/quantities.md")

    assert lines[0].startswith("more than 56 percent 56 percent ")
    assert len(lines) == 3


_DEMO = (
    ("Wednesday, 24 April 2019", "consistent"),
    ("fell by more than 56 percent\nin 2018, to $34 million", "supported"),
    ("came to $47.2 million", "refuted"),
    ("was worth $76.9 million", "unverified"),
    ("fell 40 percent, from 8,000 tonnes", "inconsistent"),
    ("rose 25 percent, from 4,800 tonnes", "consistent"),
    ("about $100 million a year in wages", "supported"),
    ("employed almost 55,000 workers", "supported"),
    ("fell to $563.3 million", "refuted"),
    ("fell 48 percent last year", "unverified"),
    ("met twice with Donald Trump", "supported"),
    ("four summits with Moon Jae-in", "refuted"),
    ("Thursday, 27 April 2018", "inconsistent"),
    ("cost some $10 million", "unverified"),
)


@pytest.fixture(scope="module")
def demo() -> list[tuple[str, str]]:
    text = page("claims/demo-trade.md")
    report = factgauge.verify(text, published="2019-04-25", references=ROOT / "reference")
    return [(v.surface, v.judgement.value) for v in report.documents[0].verdicts]


@pytest.mark.parametrize(("words", "verdict"), _DEMO)
def test_demo_article_gets_the_verdict_that_it_was_written_for(
    demo: list[tuple[str, str]], words: str, verdict: str
):
    assert [judged for surface, judged in demo if words in surface] == [verdict]


def test_demo_article_has_no_alarm_beyond_its_faults(demo: list[tuple[str, str]]):
    alarms = [surface for surface, verdict in demo if verdict in ("refuted", "inconsistent")]

    assert len(alarms) == sum(verdict in ("refuted", "inconsistent") for _, verdict in _DEMO)


_SHAPES = re.findall(
    r"^## (\w+):.*?^```csv\n(.*?)^```\n+^```json\n(.*?)^```\n+Read: (.*?)$",
    page("docs/datasets.md"),
    re.MULTILINE | re.DOTALL,
)


def _dataset(folder: Path, table: str, layout: str) -> Path:
    fields = [{"name": name} for name in table.splitlines()[0].split(",")]
    resource = {"name": "table", "path": "table.csv", "schema": {"fields": fields}}
    package = {
        "name": folder.parent.name,
        "title": "An example",
        "licenses": [{"name": "MIT"}],
        "resources": [{**resource, "factgauge:layout": json.loads(layout)}],
    }
    folder.mkdir(parents=True)
    (folder / "table.csv").write_text(table, encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder.parent


def test_every_shape_has_an_example():
    assert [shape for shape, *_ in _SHAPES] == ["series", "long", "wide", "bilateral", "events"]


@pytest.mark.parametrize(("shape", "table", "layout", "sentence"), _SHAPES)
def test_example_of_a_shape_is_read_and_decides_its_sentence(
    shape: str,
    table: str,
    layout: str,
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = _dataset(tmp_path / "example" / "2019", table, layout)

    report = factgauge.verify(sentence, published="2019-04-24", references=folder)

    (verdict,) = report.documents[0].verdicts
    assert (json.loads(layout)["shape"], verdict.judgement) == (shape, "supported")


def test_shown_error_is_what_a_broken_dataset_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (shown,) = [b for b in fences("docs/datasets.md", "") if b.startswith("factgauge: ")]
    _, table, layout, _ = next(each for each in _SHAPES if each[0] == "long")
    broken = table.replace("3557000", '"3,557,000"')
    folder = _dataset(tmp_path / "coffee" / "2019", broken, layout)

    status = main(["verify", "-", "--reference", str(folder)])

    assert (status, capsys.readouterr().err) == (2, shown)


def _parts(record: object) -> list[object]:
    children = record.values() if isinstance(record, dict) else record
    nested = isinstance(record, dict | list)
    return [record, *(part for each in children for part in _parts(each))] if nested else [record]


def _shows(example: object, record: object) -> bool:
    if isinstance(example, dict) and isinstance(record, dict):
        same = list(example) == list(record)
        return same and all(_shows(example[key], record[key]) for key in example)
    if isinstance(example, list) and isinstance(record, list):
        if ELIDED in example:
            at = example.index(ELIDED)
            after = len(example) - at - 1
            tail = _shows(example[at + 1 :], record[len(record) - after :])
            return _shows(example[:at], record[:at]) and tail
        same = len(example) == len(record)
        return same and all(_shows(a, b) for a, b in zip(example, record, strict=True))
    return example == record


_RECORDS = fences("docs/json.md", "json")


@pytest.fixture(scope="module")
def records() -> list[object]:
    command = next(s.command for s in COMMANDS if s.command.endswith("--format json"))
    done = _run(command)
    return _parts(json.loads(done.stdout))


def test_page_on_json_shows_each_record():
    assert len(_RECORDS) == 5


@pytest.mark.parametrize("example", _RECORDS, ids=range(len(_RECORDS)))
def test_shown_record_is_in_the_output_of_the_shown_command(records: list[object], example: str):
    wanted = json.loads(example)

    assert any(_shows(wanted, record) for record in records)


_LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
_LINKS = [(name, link) for name in PAGES for link in _LINK.findall(_FENCE.sub("", page(name)))]


def _anchors(path: Path) -> set[str]:
    headings = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_pages_have_links_to_follow():
    assert len(_LINKS) > 15


@pytest.mark.parametrize(("name", "link"), [row for row in _LINKS if "://" not in row[1]])
def test_link_between_pages_leads_somewhere(name: str, link: str):
    target, _, anchor = link.partition("#")
    path = (ROOT / name).parent / target if target else ROOT / name

    assert path.exists()
    assert not anchor or anchor in _anchors(path)


# Put together here, so that this file does not hold them itself.
_FORBIDDEN = ("/" + "work/", "/" + "tmp/", "helper" + " session")
_NUMBERED = re.compile(r"(?:^|[\s(])#[0-9]+\b")  # what a reader elsewhere cannot look up
_SUFFIXES = (".md", ".py", ".toml", ".json", ".j2", ".js", ".css")
_FOLDERS = ("bench", "claims", "docs", "reference", "src", "tests", "tools")
_SOURCES = tuple(
    path
    for path in (
        *ROOT.glob("*.md"),
        ROOT / "Makefile",
        ROOT / "pyproject.toml",
        *(path for folder in _FOLDERS for path in sorted((ROOT / folder).rglob("*"))),
    )
    if path.is_file() and (path.suffix in _SUFFIXES or path.name == "Makefile")
)


def test_no_file_speaks_of_a_machine_or_of_those_who_wrote_it():
    found = [
        f"{path.relative_to(ROOT)}: {words}"
        for path in _SOURCES
        for words in _FORBIDDEN
        if words in path.read_text(encoding="utf-8")
    ]

    assert len(_SOURCES) > 100
    assert found == []


def test_no_page_or_module_refers_to_a_number_in_a_tracker():
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line}"
        for path in _SOURCES
        if path.suffix in (".md", ".py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if _NUMBERED.search(line)
    ]

    assert found == []

"""A check's page: its docstring in parts, and the Markdown file that is made of it.

    python -m factgauge.checks.pages docs/checks

writes one file a check and an index, and removes the pages of checks that are no more.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from factgauge.checks.catalogue import ALL_CHECKS
from factgauge.checks.check import Check

_EXAMPLE = re.compile(r"^(Passes|Fails|Abstains):\s+(\S.*)$")
_MARK = re.compile(r"\[\[(.+?)\]\]")
FAMILIES = {
    "CHG": "Change",
    "PRT": "Part and whole",
    "RAT": "Ratio and rate",
    "AVG": "Average and spread",
    "RNK": "Rank and comparison",
    "TIM": "Time",
    "CNV": "Conversion",
    "STA": "Statistical tests",
    "XST": "Across sentences",
    "TAB": "Tables inside the document",
    "HDL": "Headline and body",
    "MAG": "Order of magnitude",
    "IMP": "Impossible values",
    "REF": "Against reference tables",
}


@dataclass(frozen=True, slots=True)
class Page:
    """What a check finds, in one line; how it reads it, in paragraphs; and examples of each kind.

    In the examples that fail the words at fault stand in double square brackets.
    """

    code: str
    name: str
    summary: str
    paragraphs: tuple[str, ...]
    passes: tuple[str, ...]
    fails: tuple[str, ...]
    abstains: tuple[str, ...]


def page(check: Check) -> Page:
    """Return the page of a check."""
    examples: dict[str, list[str]] = {"Passes": [], "Fails": [], "Abstains": []}
    prose: list[list[str]] = [[]]
    for line in check.doc.splitlines():
        found = _EXAMPLE.match(line.strip())
        if found is not None:
            examples[found[1]].append(found[2])
        elif line.strip():
            prose[-1].append(line.strip())
        else:
            prose.append([])
    paragraphs = [" ".join(lines) for lines in prose if lines]
    return Page(
        check.code,
        check.name,
        paragraphs[0],
        tuple(paragraphs[1:]),
        *(tuple(examples[kind]) for kind in ("Passes", "Fails", "Abstains")),
    )


def markdown(written: Page) -> str:
    """Return a page as Markdown; the words at fault are bold."""
    lines = [f"# {written.code} {written.name}", "", written.summary, ""]
    for paragraph in written.paragraphs:
        lines += [paragraph, ""]
    for title, examples in (
        ("Fits", written.passes),
        ("Conflicts", written.fails),
        ("Is left alone", written.abstains),
    ):
        lines += [f"## {title}", ""]
        lines += ["- " + _MARK.sub(r"**\1**", _escaped(example)) for example in examples]
        lines.append("")
    return "\n".join(lines)


def _escaped(example: str) -> str:
    """Keep what Markdown would read as its own from being read so."""
    return re.sub(r"([*_<>|`])", r"\\\1", example)


def index() -> str:
    """Return the list of all checks by family as Markdown."""
    lines = ["# The checks", "", "`factgauge explain CODE` prints the page of one.", ""]
    for family, title in FAMILIES.items():
        of_family = [check for check in ALL_CHECKS if check.code.startswith(family)]
        if not of_family:
            continue
        lines += [f"## {family} {title}", ""]
        lines += [
            f"- [{each.code}]({each.code}.md) `{each.name}`: {page(each).summary}"
            for each in sorted(of_family, key=lambda check: check.code)
        ]
        lines.append("")
    return "\n".join(lines)


def write(folder: Path) -> None:
    """Write the page of every check and the index into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("[A-Z][A-Z][A-Z][0-9][0-9][0-9].md"):
        old.unlink()
    for check in ALL_CHECKS:
        (folder / f"{check.code}.md").write_text(markdown(page(check)), encoding="utf-8")
    (folder / "index.md").write_text(index(), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))

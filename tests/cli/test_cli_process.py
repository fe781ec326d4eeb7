"""The command line as a process: its start, its pipes, its signals."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.cli.stages import rain

from factgauge.cli.main import main

FULL = Path("/dev/full")
RUN = "from factgauge.cli.main import run; run()"

# A process whose stages are replaced; it writes so many lines that a closed pipe is noticed.
STAGED = """
import sys
import pytest
from tests.cli.stages import install, rain
from factgauge.cli.main import main
stages = install(pytest.MonkeyPatch())
for number in range(2000):
    stages.found[f"{number}.txt"] = rain(f"{number}.txt")
sys.exit(main(["verify", "--format", sys.argv[1], *stages.found]))
"""


def python(*arguments: str, **options) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, **options)


def fastest(*arguments: str, rounds: int = 7) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        python(*arguments, check=True)
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version_is_printed(stages, capsys, option):
    assert main([option]) == 0
    assert capsys.readouterr().out == "factgauge 0.0.test\n"


def test_version_costs_at_most_six_bare_interpreters():
    assert fastest("-c", RUN, "--version") < 6 * fastest("-c", "pass")


@pytest.mark.parametrize(
    "heavy", ["argparse", "pandas", "pint", "jinja2", "jsonschema", "lxml", "json"]
)
def test_version_imports_nothing_heavy(heavy):
    code = (
        "import sys; before = set(sys.modules); from factgauge.cli.main import main; "
        f"main(['--version']); sys.exit({heavy!r} in set(sys.modules) - before)"
    )

    assert python("-c", code).returncode == 0


@pytest.mark.parametrize("heavy", ["pandas", "pint", "jinja2", "jsonschema", "lxml"])
def test_help_imports_nothing_heavy(heavy):
    code = (
        "import sys; from factgauge.cli.main import main; "
        f"main(['verify', '--help']); sys.exit({heavy!r} in sys.modules)"
    )

    assert python("-c", code).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--help"], "examples:"),
        (["verify", "--help"], "--fail-on"),
        (["quantities", "--help"], "factgauge quantities --format jsonl"),
        (["claims", "--help"], "factgauge claims --format jsonl"),
        (["schema", "--help"], "report      the object of"),
    ],
)
def test_help_is_printed_with_status_zero(stages, capsys, arguments, words):
    assert main(arguments) == 0
    assert words in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["nonsense"], ["--nonsense"]])
def test_a_wrong_command_is_one_line_on_standard_error(stages, capsys, arguments):
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("factgauge: ")
    assert err.endswith("; see factgauge --help\n")
    assert err.count("\n") == 1


@pytest.mark.parametrize("format_name", ["text", "json", "jsonl"])
def test_a_closed_pipe_ends_quietly(format_name):
    process = subprocess.Popen(
        [sys.executable, "-c", STAGED, format_name],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.read(10)
    process.stdout.close()

    _, err = process.communicate(timeout=60)
    assert err == b""
    assert process.returncode == 0


@pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_standard_output_is_told():
    with FULL.open("w") as full:
        process = subprocess.run(
            [sys.executable, "-c", STAGED, "jsonl"], stdout=full, stderr=subprocess.PIPE, text=True
        )

    assert process.returncode == 2
    assert process.stderr == (
        "factgauge: cannot write: no space left on device, standard output; "
        "make room and run again\n"
    )


def test_an_interrupt_leaves_with_130(stages):
    def interrupt(document):
        raise KeyboardInterrupt

    stages.found["rain.txt"] = rain("rain.txt")
    stages.before = interrupt

    assert main(["verify", "rain.txt"]) == 130


def test_json_on_standard_output_is_utf8_whatever_the_locale_says():
    code = STAGED.replace("range(2000)", "range(1)").replace('rain(f"', 'rain(f"é')
    process = subprocess.run(
        [sys.executable, "-c", code, "jsonl"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
    )

    assert '"id": "é0.txt"'.encode() in process.stdout

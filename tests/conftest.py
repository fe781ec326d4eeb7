"""What holds for every test: the stores of reference datasets go to a folder of this run alone."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def cache_of_this_run() -> Iterator[None]:
    """Keep the stores of all tests, and of their processes, out of the user's cache."""
    with (
        tempfile.TemporaryDirectory(prefix="factgauge-tests-") as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("XDG_CACHE_HOME", folder)
        yield

from __future__ import annotations

import pytest
from tests.cli.stages import Stages, install


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> Stages:
    return install(monkeypatch)

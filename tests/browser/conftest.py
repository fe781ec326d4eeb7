"""A real browser: Debian's chromium, driven by playwright, with no network of its own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator:
    if not CHROMIUM.exists():
        reason = f"there is no {CHROMIUM}: apt-get install -y chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield found
        found.close()


class Opened:
    """A page with all that it asked of a network and said on the console."""

    def __init__(self, context, address: str) -> None:
        self.requests: list[str] = []
        self.said: list[str] = []
        self.page = context.new_page()
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.address = address
        self.page.goto(address)


@pytest.fixture
def open_page(browser, tmp_path) -> Iterator[Callable[..., Opened]]:
    contexts = []

    def opened(text: str, *, fragment: str = "", **options) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(text, encoding="utf-8")
        options.setdefault("viewport", {"width": 1400, "height": 900})
        contexts.append(browser.new_context(**options))
        return Opened(contexts[-1], path.as_uri() + fragment)

    yield opened
    for context in contexts:
        context.close()

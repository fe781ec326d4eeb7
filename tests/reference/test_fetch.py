"""Files fetched from a server on this machine."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from factgauge.errors import DatasetError
from factgauge.reference.adding.fetch import fetch, is_address

TABLE = b"year,rate\n2015,10\n"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in ("/rates.csv", "/.."):
            self._answer(200, TABLE, {"Last-Modified": "Wed, 05 Aug 2020 10:00:00 GMT"})
        elif self.path == "/short":
            self._answer(200, TABLE, {"Content-Length": str(len(TABLE) + 5)})
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(50):
                self.wfile.write(b"x" * 1000)
        elif self.path == "/away":
            self._answer(302, b"", {"Location": "http://example.org/rates.csv"})
        elif self.path == "/file":
            self._answer(302, b"", {"Location": "file:///etc/hostname"})
        elif self.path == "/moved":
            self._answer(302, b"", {"Location": "/rates.csv"})
        else:
            self._answer(404, b"no", {})

    def _answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("path", ["/rates.csv", "/moved"])
def test_a_file_is_fetched_with_its_digest_and_day(server: str, tmp_path: Path, path: str) -> None:
    fetched = fetch(server + path, tmp_path)

    assert fetched.path.read_bytes() == TABLE
    assert fetched.address == f"{server}/rates.csv"
    assert fetched.sha256 == hashlib.sha256(TABLE).hexdigest()
    assert fetched.modified == "2020-08-05"


@pytest.mark.parametrize(
    ("path", "limit", "what"),
    [
        ("/rates.csv", 5, "is longer than"),
        ("/endless", 20_000, "is longer than"),
        ("/short", 1000, "broke off"),
        ("/nothing", 1000, "was refused \\(404"),
        ("/away", 1000, 'leads to "http://example.org/rates.csv", not https'),
        ("/file", 1000, "was refused \\(302"),
    ],
)
def test_an_answer_that_is_not_the_whole_file_is_an_error(
    server: str, tmp_path: Path, path: str, limit: int, what: str
) -> None:
    with pytest.raises(DatasetError, match=what):
        fetch(server + path, tmp_path, limit=limit)


@pytest.mark.parametrize(
    "address", ["http://example.org/a.csv", "ftp://example.org/a.csv", "file:///etc/hostname"]
)
def test_an_address_that_is_not_https_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(DatasetError, match="is not an https address"):
        fetch(address, tmp_path)


def test_an_address_whose_path_is_no_name_is_kept_within_the_folder(
    server: str, tmp_path: Path
) -> None:
    assert fetch(f"{server}/..", tmp_path).path == tmp_path / "table.csv"


def test_a_server_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        port = server.server_port

    with pytest.raises(DatasetError, match="cannot be reached"):
        fetch(f"http://127.0.0.1:{port}/a.csv", tmp_path)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("https://example.org/a.csv", True), ("data/a.csv", False), ("C:\\a.csv", False)],
)
def test_an_address_is_told_from_a_path(text: str, expected: bool) -> None:
    assert is_address(text) is expected

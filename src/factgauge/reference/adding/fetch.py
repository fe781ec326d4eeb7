"""A file fetched from an address that the user gave, and from nowhere else."""

from __future__ import annotations

import contextlib
import email.utils
import hashlib
import http.client
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from factgauge.errors import DatasetError

LIMIT_BYTES = 500_000_000
TIMEOUT_SECONDS = 30
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file as it came: where from, its bytes' digest, and the day that the server gives it."""

    path: Path
    address: str  # after redirections
    sha256: str
    modified: str | None  # 2018-03-25


def is_address(text: str) -> bool:
    """Return whether a text is an address on the web rather than a path."""
    return urllib.parse.urlsplit(text).scheme in ("http", "https")


def fetch(address: str, folder: Path, *, limit: int = LIMIT_BYTES) -> Fetched:
    """Fetch one file into `folder`; at most `limit` bytes, and no pause of more than 30 seconds.

    Only https, also after a redirection, save that this machine's own addresses may be http. Raises
    `DatasetError` for any other address, a refusal of the server, a broken or too long answer.
    """
    _refuse_insecure(address, address)
    name = Path(urllib.parse.unquote(urllib.parse.urlsplit(address).path)).name.replace("\0", "")
    target = folder / (name if name.strip(".") else "table.csv")
    with _answer(address) as answer:
        final = answer.geturl()
        stated = answer.headers.get("Content-Length")
        if stated is not None and stated.isdecimal() and int(stated) > limit:
            raise _too_long(address, limit)
        digest = hashlib.sha256()
        length = 0
        with target.open("wb") as file:
            for chunk in _chunks(answer, address):
                length += len(chunk)
                if length > limit:
                    raise _too_long(address, limit)
                digest.update(chunk)
                file.write(chunk)
        if stated is not None and stated.isdecimal() and int(stated) != length:
            raise DatasetError(address, f"broke off after {length} of {stated} bytes", "try again")
        return Fetched(target, final, digest.hexdigest(), _day(answer.headers))


def _refuse_insecure(address: str, given: str) -> None:
    parts = urllib.parse.urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return
    what = "is not an https address" if address == given else f'leads to "{address}", not https'
    raise DatasetError(given, what, "give an address that begins with https://")


class _SecureRedirects(urllib.request.HTTPRedirectHandler):
    """Follows a redirection only where it stays as safe as the address given."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        _refuse_insecure(newurl, req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


@contextlib.contextmanager
def _answer(address: str) -> Iterator[Any]:
    opener = urllib.request.build_opener(_SecureRedirects)
    request = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        address, headers={"User-Agent": "factgauge", "Accept-Encoding": "identity"}
    )
    try:
        with opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
            yield answer
    except urllib.error.HTTPError as error:
        raise DatasetError(
            address, f"was refused ({error.code} {error.reason})", "check the address"
        ) from error
    except urllib.error.URLError as error:
        reason = error.reason
        if isinstance(reason, ssl.SSLCertVerificationError):
            fix = "check the address; a certificate that does not fit is not accepted"
        else:
            fix = "check the address and the network, or download the file and give its path"
        raise DatasetError(address, f"cannot be reached ({reason})", fix) from error
    except TimeoutError as error:
        raise _too_slow(address) from error


def _chunks(answer: Any, address: str) -> Iterator[bytes]:
    try:
        while chunk := answer.read(_CHUNK):
            yield chunk
    except TimeoutError as error:
        raise _too_slow(address) from error
    except (http.client.HTTPException, OSError) as error:
        raise DatasetError(address, f"broke off ({error})", "try again") from error


def _too_slow(address: str) -> DatasetError:
    return DatasetError(
        address,
        f"did not answer within {TIMEOUT_SECONDS} seconds",
        "try again, or download the file and give its path",
    )


def _too_long(address: str, limit: int) -> DatasetError:
    return DatasetError(
        address,
        f"is longer than {limit // 1_000_000} MB",
        "download the file and give its path",
    )


def _day(headers: Any) -> str | None:
    stated = headers.get("Last-Modified")
    try:
        return email.utils.parsedate_to_datetime(stated).date().isoformat() if stated else None
    except ValueError:
        return None

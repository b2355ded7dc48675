"""Fetching one archive over HTTP into a partial file that a later try, or a later process, goes on with.

Resuming follows RFC 9110, sections 13.1.5 and 14: `Range` with `If-Range`; a server that answers 200 starts anew.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import httpx

from service import __version__
from service.packages.archive import DISK_FULL
from service.packages.errors import DiskFullError, DownloadError, SizeError, StoreError

USER_AGENT = f"dragoman/{__version__} (self-hosted news translation service; package installer)"
DEFAULT_CAP = 1 << 30
RETRIED = {408, 425, 429, 500, 502, 503, 504}
REDIRECTS = 5

Progress = Callable[[int, int | None], None]
"""Called with the bytes that are there and the bytes expected in all, if known."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long a download is tried. Times in seconds."""

    failures: int = 5  # in a row without a new byte
    attempts: int = 50  # in all
    backoff: float = 0.5  # doubled with each failure
    longest: float = 30.0
    connect: float = 15.0
    read: float = 30.0


class _TransientError(Exception):
    """A failure that another try may mend."""

    def __init__(self, reason: str, after: float = 0.0) -> None:
        super().__init__(reason)
        self.after = after


def shown(url: str) -> str:
    """A URL as it may appear in messages and notes: without user, password, query and fragment."""
    parsed = httpx.URL(url)
    return str(parsed.copy_with(username=None, password=None, query=None, fragment=None))


class Download:
    """One partial file, `partial`, filled from one URL or another until it is complete.

    `expected` is the exact size in bytes if known, `cap` the largest size otherwise. `trusted` says that a checksum
    will judge the result: then a partial file is continued even where the server gives no validator.
    """

    def __init__(
        self,
        partial: Path,
        *,
        expected: int | None = None,
        cap: int = DEFAULT_CAP,
        trusted: bool = False,
        patience: Patience | None = None,
        progress: Progress = lambda done, total: None,
    ) -> None:
        self.partial = partial
        self.in_one_piece = False  # the whole file came in one answer to this object
        self._note = partial.with_name(partial.name + ".json")
        self._expected = expected
        self._cap = expected if expected is not None else cap
        self._trusted = trusted
        self._patience = patience or Patience()
        self._progress = progress

    def fetch(self, url: str) -> None:
        """Fill the partial file from `url`. Raises DownloadError, SizeError, DiskFullError, StoreError."""
        timeout = httpx.Timeout(self._patience.read, connect=self._patience.connect)
        headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Accept-Encoding": "identity"}
        try:
            with httpx.Client(timeout=timeout, headers=headers) as client:
                self._persist(client, url)
        except httpx.InvalidURL as error:
            raise DownloadError(f"not a URL: {error}") from error
        except OSError as error:
            self.discard()
            if error.errno in DISK_FULL:
                raise DiskFullError(f"no space left in {self.partial.parent}; the download is deleted") from error
            raise StoreError(f"{self.partial} cannot be written: {error.strerror}") from error

    def discard(self) -> None:
        """Delete the partial file and its note."""
        self.partial.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def _persist(self, client: httpx.Client, url: str) -> None:
        failures = 0
        for attempt in range(1, self._patience.attempts + 1):
            before = self._size()
            try:
                self._attempt(client, url)
                return
            except (_TransientError, httpx.TransportError) as error:
                failures = 1 if self._size() > before else failures + 1
                if failures >= self._patience.failures or attempt == self._patience.attempts:
                    raise DownloadError(f"{shown(url)}: {_reason(error)} (tried {attempt} times)") from error
                wait = max(self._patience.backoff * 2 ** (failures - 1), getattr(error, "after", 0.0))
                time.sleep(min(wait, self._patience.longest))

    def _attempt(self, client: httpx.Client, url: str) -> None:
        offset = self._size()
        if offset and offset == self._expected:
            return  # complete since the last run; its checksum decides
        validator = self._validator(url)
        if offset and (offset > self._cap or (validator is None and not self._trusted)):
            self.discard()
            offset = 0
        headers = {"Range": f"bytes={offset}-"} if offset else {}
        if offset and validator:
            headers["If-Range"] = validator
        with _answer(client, url, headers) as response:
            self._receive(response, url, offset)

    def _receive(self, response: httpx.Response, url: str, offset: int) -> None:
        status = response.status_code
        if status == 416:
            if _complete_length(response) == offset:
                if self._expected is not None:
                    raise self._wrong_size(url, str(offset))
                return
            self.discard()
            raise _TransientError("the partial file did not fit and is fetched anew")
        if status in RETRIED:
            raise _TransientError(f"HTTP {status}", _retry_after(response))
        if status not in (200, 206):
            raise DownloadError(f"{shown(url)}: HTTP {status} {response.reason_phrase}".rstrip())
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise DownloadError(f"{shown(url)}: the server sends it compressed once more")
        start = _range_start(response) if status == 206 else 0
        if start not in (0, offset):
            self.discard()
            raise _TransientError("the server sent another range than asked for")
        total = self._total(response, start, url)
        self.in_one_piece = start == 0
        with self.partial.open("ab" if start else "wb") as file:
            if not start:
                self._remember(response, url)
            self._copy(response, file, start, total, url)

    def _copy(self, response: httpx.Response, file: BinaryIO, done: int, total: int | None, url: str) -> None:
        for chunk in response.iter_raw():  # as it comes: a chunk size would lose the rest of a broken answer
            done += len(chunk)
            if done > self._cap:
                raise self._wrong_size(url, f"more than {self._cap}")
            file.write(chunk)
            self._progress(done, total or self._expected)
        file.flush()
        whole = total or self._expected
        if whole is not None and done < whole:
            raise _TransientError(f"the connection ended after {done} of {whole} bytes")
        if self._expected is not None and done != self._expected:
            raise self._wrong_size(url, str(done))

    def _total(self, response: httpx.Response, start: int, url: str) -> int | None:
        """Size of the whole archive as the answer tells it, refused at once when it cannot be right."""
        length = response.headers.get("Content-Length", "")
        if not length.isdecimal():
            return None
        total = start + int(length)
        if (self._expected is not None and total != self._expected) or total > self._cap:
            raise self._wrong_size(url, str(total))
        return total

    def _wrong_size(self, url: str, found: str) -> SizeError:
        self.discard()
        limit = (
            f"{self._expected} bytes expected" if self._expected is not None else f"at most {self._cap} bytes allowed"
        )
        return SizeError(f"{shown(url)}: wrong size ({limit}, found {found})")

    def _size(self) -> int:
        try:
            return self.partial.stat().st_size
        except FileNotFoundError:
            return 0

    def _remember(self, response: httpx.Response, url: str) -> None:
        etag = response.headers.get("ETag", "")
        validator = (
            etag if etag.startswith('"') else response.headers.get("Last-Modified")
        )  # If-Range wants strong ones
        self._note.write_text(json.dumps({"url": url, "validator": validator}), encoding="utf-8")

    def _validator(self, url: str) -> str | None:
        try:
            note = json.loads(self._note.read_text(encoding="utf-8"))
            return str(note["validator"]) if note["url"] == url and note["validator"] else None
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None


@contextmanager
def _answer(client: httpx.Client, url: str, headers: dict[str, str]) -> Iterator[httpx.Response]:
    """The answer at the end of the redirects, which may lead to http or https but never from https to http."""
    request = client.build_request("GET", url, headers=headers)
    for _ in range(REDIRECTS + 1):
        if request.url.scheme not in ("http", "https"):
            raise DownloadError(f"{shown(url)}: only http and https are fetched")
        try:
            response = client.send(request, stream=True)
        except httpx.RemoteProtocolError as error:
            if "redirect" in str(error) or "URL" in str(error):
                raise DownloadError(f"{shown(url)}: leads nowhere ({error})") from error
            raise
        try:
            if response.next_request is None:
                yield response
                return
        finally:
            response.close()
        following = response.next_request
        if request.url.scheme == "https" and following.url.scheme != "https":
            raise DownloadError(f"{shown(url)}: redirects from https to {following.url.scheme}, refused")
        request = following
    raise DownloadError(f"{shown(url)}: more than {REDIRECTS} redirects")


def _reason(error: Exception) -> str:
    return str(error) or type(error).__name__


def _retry_after(response: httpx.Response) -> float:
    value = response.headers.get("Retry-After", "")
    return float(value) if value.isdecimal() else 0.0


def _range_start(response: httpx.Response) -> int:
    """First byte of `Content-Range: bytes 100-199/200`; -1 when it cannot be read."""
    unit, _, rest = response.headers.get("Content-Range", "").partition(" ")
    first = rest.partition("-")[0]
    return int(first) if unit == "bytes" and first.isdecimal() else -1


def _complete_length(response: httpx.Response) -> int:
    """Size of the whole from `Content-Range: bytes */200`; -1 when it is not given."""
    length = response.headers.get("Content-Range", "").rpartition("/")[2]
    return int(length) if length.isdecimal() else -1

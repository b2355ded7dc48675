"""Hostile requests to every endpoint, made from a seed: strange texts, broken bodies and codings, odd headers."""

from __future__ import annotations

import gzip
import json
import random
import string
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

import zstandard

TEXTS = (
    "About 30 ships waited outside the port on Monday.", "Пожарные потушили огонь на складе. Никто не пострадал.",
    "Pemadam kebakaran memadamkan api di gudang pelabuhan.",
    "<p>Огонь <b>потушен</b></p><script>1</script>", "", " ", "\x00",
    "\u202eabc\u2066", "😀" * 40, "a" * 70_000, "«" * 500, "1/2/3 " * 300, "(" * 3_000, "\n" * 2_000, "é" * 300, "ㅤ",
    "<" * 2_000, "<div>" * 3_000, "&#" * 800, "https://a.b/c?d " * 50, "=?utf-8?b?/?=", "'; DROP TABLE jobs; --",
    "\ud800",
)  # fmt: skip
NUMBERS = (0, -1, 1, 2**31, 2**63, 10**400, 1.5, 1e308, float("nan"), float("inf"), True, None)
KINDS = (
    "application/json", "text/plain", "text/html", "application/x-ndjson", "multipart/form-data; boundary=x",
    "multipart/form-data", "application/x-www-form-urlencoded", "text/plain; charset=utf-16",
    "text/plain; charset=\x00",
    "text/html; charset=rot13", "application/json; charset=ebcdic", "application/ld+json", "a/b; c*=utf-8'en'%ff", "",
    "/", ";",
    "multipart/form-data; boundary=x; charset=nope", "multipart/form-data; boundary=" + "b" * 300,
)  # fmt: skip
SHOTS = (
    "documents", "documents", "batch", "job", "job", "read_job", "glossary", "glossary",
    "libretranslate", "libretranslate",
    "file", "small", "get", "odd",
)  # fmt: skip
NEEDED = ("text", "html", "q", "target", "texts", "terms")
NAMES = ("a", "b-1", "c", "..", "A", "x" * 65, "a%00", "a/b", "é")


@dataclass(frozen=True)
class Shot:
    """One request."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]


class Maker:
    """Makes requests from a seed."""

    def __init__(self, seed: int, kinds: Sequence[str]) -> None:
        self.kinds = kinds
        self.chance = random.Random(seed)
        self.jobs: list[str] = []

    def text(self) -> str:
        """A text, often a strange one."""
        return self.chance.choice(TEXTS)

    def value(self, depth: int = 0) -> object:
        """Any JSON value."""
        choice = self.chance.random()
        if choice < 0.55:
            return self.text()
        if choice < 0.75 or depth > 3:
            return self.chance.choice(NUMBERS)
        if choice < 0.88:
            return [self.value(depth + 1) for _ in range(self.chance.randrange(4))]
        return {
            self.chance.choice(string.ascii_letters): self.value(depth + 1) for _ in range(self.chance.randrange(4))
        }

    def json(self, **fields: Callable[[], object]) -> bytes:
        """An object with some of `fields`, now and then of another type, nested too deep, or broken."""
        told: dict[str, object] = {
            name: make() if self.chance.random() < 0.93 else self.value()
            for name, make in fields.items()
            if self.chance.random() < 0.5 or name in NEEDED
        }
        if self.chance.random() < 0.05:
            told[self.text()[:50]] = self.value()
        data = json.dumps(told, ensure_ascii=self.chance.random() < 0.5).encode("utf-8", "surrogatepass")
        if self.chance.random() < 0.04:
            depth = self.chance.choice((50, 900, 5_000, 50_000))
            data = data[:-1] + b', "deep": ' + b"[" * depth + b"]" * depth + b"}"
        return self.damaged(data)

    def damaged(self, data: bytes) -> bytes:
        """Mostly as it is; sometimes cut, with bytes changed, or repeated."""
        choice = self.chance.random()
        if choice < 0.85 or not data:
            return data
        place = self.chance.randrange(len(data))
        if choice < 0.9:
            return data[:place]
        if choice < 0.97:
            return data[:place] + self.chance.randbytes(self.chance.randrange(1, 9)) + data[place + 1 :]
        return data * 3

    def article(self) -> bytes:
        """One article as JSON."""
        return self.json(
            **{self.chance.choice(("text", "text", "html")): self.text},
            published=lambda: self.chance.choice(
                ("2020-10-01", "2020", "2021-02-28T10:00Z", "9999-12-31T23:59:59Z", "0001-01-01", "9999-99-99", "x")
            ),
            url=lambda: self.chance.choice(
                ("https://a.example/2020/10/01/x", "https://b.example", "http://[::1", "javascript:1", "\x00")
            ),
            glossary=lambda: self.chance.choice(
                ("a", "b-1", {"terms": [{"source": self.text(), "english": "X"}]}, "..")
            ),
            language=lambda: self.chance.choice(("ru", "en", "id", "xx", "RU")),
        )

    def lines(self) -> bytes:
        """NDJSON of some articles."""
        found = b"\n".join(self.article() for _ in range(self.chance.randrange(12)))
        return found.replace(b"\n", b"\r\n") if self.chance.random() < 0.1 else found

    def packed(self, data: bytes, headers: dict[str, str]) -> bytes:
        """The body in some coding, sometimes broken or another one than is said."""
        coding = self.chance.choice(("",) * 6 + ("gzip", "gzip", "zstd", "zstd", "deflate", "gzip, zstd"))
        if coding:
            headers["Content-Encoding"] = coding
        if coding == "zstd":
            data = zstandard.ZstdCompressor().compress(data)
        elif coding == "gzip":
            data = gzip.compress(data) if self.chance.random() < 0.9 else zlib.compress(data)
        return self.damaged(data)

    def multipart(self) -> bytes:
        """A form with fields and a file, often damaged."""
        name = self.chance.choice(
            ("a.txt", "b.html", "c.pdf", "../../etc/x.txt", "é.txt", '".txt', "x" * 400 + ".txt", "")
        )
        parts = [
            f'--x\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode("utf-8", "replace")
            for key, value in (
                ("source", self.chance.choice(("ru", "auto", "zz"))),
                ("target", "en"),
                ("format", "html"),
            )
            if self.chance.random() < 0.9
        ]
        parts.append(
            f'--x\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            f"Content-Type: {self.chance.choice(KINDS)}\r\n\r\n".encode()
            + self.text().encode(self.chance.choice(("utf-8", "utf-16")), "replace")
            + b"\r\n"
        )
        return self.damaged(b"".join(parts) + b"--x--\r\n")

    def headers(self, kind: str) -> dict[str, str]:
        """Headers, some of them hostile."""
        told = {"Content-Type": kind if self.chance.random() < 0.9 else self.chance.choice(KINDS)}
        for name, values in (
            ("Accept", ("text/tab-separated-values; profile=gkg21", "*/*;q=x", "\xff")),
            ("Accept-Encoding", ("gzip", "zstd", "gzip;q=0, zstd;q=9", ",;,")),
            ("X-Request-ID", ("a", "é", "x" * 2_000, "a b")),
            ("Authorization", ("Bearer", "Bearer dgm_x_y", "Basic \xff", "Bearer " + "x" * 5_000)),
            ("If-None-Match", ("*", '"x"', "W/" * 100)),
            ("Range", ("bytes=0-1", "bytes=-0", "bytes=9-1", "bytes=" + "0-1," * 200, "bytes=99999999999999999999-")),
            ("Expect", ("100-continue",)),
            ("X-Forwarded-For", ("1.1.1.1, x", "[::1")),
            ("X-Padding", ("x" * 20_000, "x" * 70_000)),
            ("Idempotency-Key", ("k1", "k2", "é", "", "x" * 300)),
        ):
            if self.chance.random() < 0.06:
                told[name] = self.chance.choice(values)
        return told

    def shot(self) -> Shot:
        """The next request."""
        make: Callable[[], Shot] = getattr(self, self.chance.choice(self.kinds))
        return make()

    def documents(self) -> Shot:
        kind = self.chance.choice(
            ("application/json", "application/json", "text/plain", "text/html", self.chance.choice(KINDS))
        )
        query = (
            ""
            if kind == "application/json"
            else f"?published={quote(self.text()[:40], errors='replace')}&include=source"
        )
        body = (
            self.article()
            if "json" in kind
            else self.text().encode(self.chance.choice(("utf-8", "cp1251", "utf-16")), "replace")
        )
        headers = self.headers(kind)
        return Shot("POST", f"/v1/documents{query}", self.packed(body, headers), headers)

    def batch(self) -> Shot:
        headers = self.headers("application/x-ndjson")
        return Shot("POST", "/v1/batches", self.packed(self.lines(), headers), headers)

    def job(self) -> Shot:
        as_list = self.chance.random() < 0.3
        headers = self.headers("application/json" if as_list else "application/x-ndjson")
        body = b"[" + b",".join(self.article() for _ in range(5)) + b"]" if as_list else self.lines()
        hook = self.chance.choice(
            ("http://127.0.0.1:9/x", "http://10.0.0.1/", "ftp://x", "http://" + "a" * 3_000, "\x00")
        )
        query = f"?webhook={quote(hook)}" if self.chance.random() < 0.2 else ""
        return Shot("POST", f"/v1/jobs{query}", self.packed(body, headers), headers)

    def read_job(self) -> Shot:
        job = self.chance.choice([*self.jobs[-20:], "0" * 32, "x", "%00", "../jobs"])
        after = self.chance.choice(("0", "1", "5", "-1", "2000000000", "99999999999999999999", "x", "1e3"))
        path = self.chance.choice(
            ("", f"/documents?after={after}&wait={self.chance.choice(('0', '0.2', 'nan', '-1', '99'))}")
        )
        return Shot("GET", f"/v1/jobs/{job}{path}", b"", self.headers(""))

    def glossary(self) -> Shot:
        name = quote(self.chance.choice(NAMES), safe="%/.")
        method = self.chance.choice(("PUT", "PUT", "DELETE", "GET"))
        body = self.json(
            terms=lambda: [{"source": [self.text()[:200]], "english": self.text()[:200]}],
            keep=lambda: [self.text()[:100]],
        )
        return Shot(
            method, f"/v1/glossaries/{name}", body if method == "PUT" else b"", self.headers("application/json")
        )

    def libretranslate(self) -> Shot:
        path = self.chance.choice(("/translate", "/detect", "/suggest"))
        fields: dict[str, Callable[[], object]] = {
            "q": lambda: self.text() if self.chance.random() < 0.6 else [self.text() for _ in range(3)],
            "source": lambda: self.chance.choice(("auto", "ru", "id", "en", "zz")),
            "target": lambda: self.chance.choice(("en", "en", "ru", "zz")),
            "format": lambda: self.chance.choice(("text", "html", "x")),
            "alternatives": lambda: self.chance.choice((0, 3, 99, "x", "9" * 5_000)),
            "api_key": self.value,
        }
        if self.chance.random() < 0.6:
            return Shot("POST", path, self.json(**fields), self.headers("application/json"))
        form = urlencode({name: str(make()) for name, make in fields.items()}, errors="replace")
        if self.chance.random() < 0.3:
            return Shot("POST", f"{path}?{form[:8_000]}", b"", self.headers(""))
        return Shot("POST", path, self.damaged(form.encode()), self.headers("application/x-www-form-urlencoded"))

    def file(self) -> Shot:
        return Shot("POST", "/translate_file", self.multipart(), self.headers("multipart/form-data; boundary=x"))

    def small(self) -> Shot:
        path = self.chance.choice(("/v1/detect", "/v1/translate"))
        body = self.json(
            texts=lambda: [self.text() for _ in range(3)],
            source=lambda: self.chance.choice(("ru", "id", "zz", "en")),
            glossary=lambda: self.chance.choice(("a", "b-1", {"keep": [self.text()[:50]]})),
        )
        return Shot("POST", path, body, self.headers("application/json"))

    def get(self) -> Shot:
        path = self.chance.choice(
            ("/", "/page/main.js", "/page/../settings.py", "/page/%2e%2e/x", "/page/examples", "/health",
             "/health/live",
             "/health/ready", "/metrics", "/languages", "/v1/languages", "/v1/packages", "/spec", "/frontend/settings",
             "/openapi.json", "/docs", "/download_file/" + "0" * 32 + ".a.txt", "/download_file/..%2f..%2fkeys.json",
             "/static-offline-docs/..%2f..%2fapp.py", "/%ff", "/" + "a" * 9_000, "//", "/v1/glossaries",
             "/?" + "a=b&" * 500)
        )  # fmt: skip
        return Shot(self.chance.choice(("GET", "GET", "HEAD")), path, b"", self.headers(""))

    def odd(self) -> Shot:
        method = self.chance.choice(("PATCH", "OPTIONS", "TRACE", "PROPFIND", "DELETE", "PUT", "CONNECT", "GETT"))
        path = self.chance.choice(("/v1/documents", "/v1/batches", "/v1/jobs", "/translate", "/", "/v1/glossaries/a"))
        return Shot(method, path, self.text().encode("utf-8", "replace")[:500], self.headers("text/plain"))

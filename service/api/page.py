"""``GET /`` and ``GET /page/…``: the page for people. Its files are read once and revalidated by ETag (RFC 9110)."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request, Response

router = APIRouter(include_in_schema=False)

FOLDER = Path(__file__).resolve().parent.parent / "page"

# Nothing from elsewhere, nothing inline, no markup made from strings: an article cannot run anything here.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
ARTICLE_TYPES = {".txt": "text/plain", ".html": "text/html"}
_NAME = re.compile(r"\d+-(?:(?P<language>[a-z]{2}|mixed)-)?(?P<words>.+)")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One answer of the page, ready to send; `etag` with its quotes."""

    body: bytes
    media_type: str
    etag: str


@router.api_route("/", methods=["GET", "HEAD"])
async def index(request: Request) -> Response:
    """The page."""
    return _answer(request, "index.html")


@router.api_route("/page/{path:path}", methods=["GET", "HEAD"])
async def leaf(request: Request, path: str) -> Response:
    """A file of the page, the list of examples, or an example; 404 for any other name."""
    return _answer(request, path)


def _answer(request: Request, path: str) -> Response:
    found = leaves().get(path)
    if found is None:
        raise HTTPException(404, "the page has no such file")
    headers = {**HEADERS, "ETag": found.etag}
    held = request.headers.get("if-none-match", "")
    if held.strip() == "*" or found.etag in {tag.strip().removeprefix("W/") for tag in held.split(",")}:
        return Response(status_code=304, headers=headers)
    return Response(found.body, headers=headers, media_type=found.media_type)


@cache
def leaves() -> dict[str, Leaf]:
    """Everything that the page may ask for, by path below ``/page/``."""
    found = {
        path.name: _leaf(path.read_bytes(), TYPES[path.suffix])
        for path in sorted(FOLDER.iterdir())
        if path.suffix in TYPES
    }
    articles = {path.name: path for path in example_articles()}
    listed = [_listed(path) for path in articles.values()]
    found["examples"] = _leaf(json.dumps(listed, ensure_ascii=False).encode(), "application/json")
    # As plain text whatever they are: the page shows them, the browser must never render them.
    return found | {
        f"examples/{name}": _leaf(path.read_bytes(), "text/plain; charset=utf-8") for name, path in articles.items()
    }


def example_articles() -> list[Path]:
    """The articles to try: the copy inside the installed package, else `examples/` of a checkout."""
    packaged = FOLDER / "examples"
    folder = packaged if packaged.is_dir() else FOLDER.parent.parent / "examples"
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix in ARTICLE_TYPES)


def _leaf(body: bytes, media_type: str) -> Leaf:
    return Leaf(body, media_type, f'"{hashlib.sha256(body).hexdigest()[:32]}"')


def _listed(path: Path) -> dict[str, str | None]:
    """``01-en-harbour-fire.txt`` as name, language, label and media type."""
    match = _NAME.fullmatch(path.stem)
    words = match["words"] if match else path.stem
    return {
        "name": path.name,
        "language": match["language"] if match else None,
        "label": words.replace("-", " ").capitalize(),
        "media_type": ARTICLE_TYPES[path.suffix],
    }

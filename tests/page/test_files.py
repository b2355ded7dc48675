"""How the page is served: policy, caching, types, and that it asks nothing of anybody else."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.conftest import ROOT

FOLDER = ROOT / "service" / "page"
FILES = sorted(path for path in FOLDER.iterdir() if path.is_file())


def directives(response: httpx.Response) -> dict[str, list[str]]:
    parts = (part.split() for part in response.headers["content-security-policy"].split(";"))
    return {part[0]: part[1:] for part in parts if part}


def test_the_page_forbids_everything_but_its_own_files(client: httpx.Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    policy = directives(answer)
    assert policy["default-src"] == ["'none'"]
    for kind in ("script-src", "style-src", "connect-src", "img-src"):
        assert policy[kind] == ["'self'"]
    assert policy["base-uri"] == policy["form-action"] == policy["frame-ancestors"] == ["'none'"]
    assert policy["require-trusted-types-for"] == ["'script'"]
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_served_as_it_is_and_revalidated(client: httpx.Client, path) -> None:  # type: ignore[no-untyped-def]
    answer = client.get(f"/page/{path.name}")
    assert answer.status_code == 200
    assert answer.content == path.read_bytes()
    assert answer.headers["cache-control"] == "no-cache"
    assert "content-security-policy" in answer.headers
    tag = answer.headers["etag"]
    for held in (tag, f'W/{tag}, "other"', "*"):
        again = client.get(f"/page/{path.name}", headers={"If-None-Match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(f"/page/{path.name}", headers={"If-None-Match": '"other"'}).status_code == 200
    head = client.head(f"/page/{path.name}")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", tag)


@pytest.mark.parametrize("path", ["nothing.js", "../api/app.py", "..%2fapi%2fapp.py", "examples%2f..%2findex.html", ""])
def test_other_names_are_not_found(client: httpx.Client, path: str) -> None:
    answer = client.get(f"/page/{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_examples_are_listed_and_never_rendered(client: httpx.Client) -> None:
    listed = client.get("/page/examples").json()
    folder = ROOT / "examples"
    assert [one["name"] for one in listed] == sorted(p.name for p in folder.iterdir() if p.suffix in (".txt", ".html"))
    assert all(one["label"] for one in listed)
    for one in listed:
        answer = client.get(f"/page/examples/{one['name']}")
        assert answer.content == (folder / one["name"]).read_bytes()
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    markup = (FOLDER / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"\son\w+\s*=|\sstyle\s*=|javascript:", markup)
    assert re.findall(r"<script\b([^>]*)>([^<]*)<", markup) == [(' type="module" src="page/main.js"', "")]
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?:src|href)=\"(?:https?:)?//|@import|\burl\(|from \"https?:", text), path.name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", text), (
            path.name
        )

"""Many files through the page: all of them, in order, with a failing one in between."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import expect

from tests.conftest import ROOT
from tests.page.conftest import Opener, Shooter

PICTURE = {"name": "picture.txt", "mimeType": "text/plain", "buffer": b"\x89PNG\r\n\x1a\n\x00\x00"}


def chosen() -> list[dict[str, object]]:
    """The examples, with a file that is no text after the second one."""
    paths = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".html"))
    files: list[dict[str, object]] = [
        {"name": path.name, "mimeType": f"text/{path.suffix[1:].replace('txt', 'plain')}", "buffer": path.read_bytes()}
        for path in paths
    ]
    return [*files[:2], PICTURE, *files[2:]]


def test_files_become_rows_and_ndjson_in_order(open_page: Opener, shoot: Shooter) -> None:
    files = chosen()
    page = open_page()
    page.get_by_role("tab", name="Many files").click()
    page.locator("#batch-files").set_input_files(files)  # type: ignore[arg-type]
    expect(page.locator("#batch-status")).to_have_text(f"{len(files)} of {len(files)} files, 1 failed")
    assert page.evaluate("(b => [b.value, b.max])(document.getElementById('batch-progress'))") == [len(files)] * 2
    expect(page.locator("#batch-rows tr")).to_have_count(len(files))
    expect(page.locator("#batch-rows tr.failed")).to_contain_text("binary data")
    shoot(page, "page-batch")
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download NDJSON").click()
    lines = [json.loads(line) for line in Path(coming.value.path()).read_text(encoding="utf-8").splitlines()]
    assert [line.get("schema", line.get("file")) for line in lines] == [
        "picture.txt" if one is PICTURE else "dragoman.document/1" for one in files
    ]
    assert lines[2]["error"]["status"] == 400
    sizes = [line["source"]["bytes"] for line in lines if "source" in line]
    assert sizes == [len(one["buffer"]) for one in files if one is not PICTURE]  # type: ignore[arg-type]


def test_a_result_opens_as_an_article_and_the_list_stays(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("tab", name="Many files").click()
    page.locator("#batch-files").set_input_files(chosen()[:1])  # type: ignore[arg-type]
    title = page.locator("#batch-rows .link")
    named = title.text_content() or ""
    title.click()
    expect(page.locator("#result-title")).to_have_text(named)
    expect(page.locator("#panel-batch")).to_be_hidden()
    page.get_by_role("tab", name="Many files").click()
    expect(page.locator("#batch-rows tr")).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#batch-results")).to_be_hidden()


def test_more_files_can_join_while_others_are_at_work(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("tab", name="Many files").click()
    text = "The harbour is open again, the mayor said on Monday. Ship number {} waited."
    files = [{"name": f"{n}.txt", "mimeType": "text/plain", "buffer": text.format(n).encode()} for n in range(40)]
    page.locator("#batch-files").set_input_files(files[:25])  # type: ignore[arg-type]
    page.locator("#batch-files").set_input_files(files[25:])  # type: ignore[arg-type]
    expect(page.locator("#batch-status")).to_have_text("40 of 40 files")
    expect(page.locator("#batch-rows tr.done")).to_have_count(40)

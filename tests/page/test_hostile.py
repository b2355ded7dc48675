"""Articles and file names that want to run something: they are shown as text, and nothing happens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Server
from tests.page.conftest import Opener

SCRIPT = "<script>window.ran = true</script>"
IMAGE = "<img src=x onerror='window.ran = true'>"
TEXT = f"""Harbour {IMAGE} reopens {SCRIPT}

By Clara {IMAGE} Whitfield
Published 14 March 2019, 07:45

The mayor said “{SCRIPT} about 200 ships waited {IMAGE}” on Monday, <b onclick="window.ran = true">he</b> added.

Share {SCRIPT}
"""
PAGE = f"""<!DOCTYPE html><html><head><title>Harbour reopens</title>{SCRIPT}
<meta property="og:title" content="Harbour &lt;img src=x onerror='window.ran=true'&gt; reopens"></head>
<body onload="window.ran = true"><article><h1>Harbour &lt;script&gt;window.ran=true&lt;/script&gt; reopens</h1>
<p>The mayor said &lt;img src=x onerror=window.ran=true&gt; about 200 ships waited outside the harbour on Monday.</p>
{IMAGE}
<p>The <a href="javascript:window.ran=true">pilots</a> brought all of them in before the evening, the harbour said.</p>
</article></body></html>"""


def untouched(page: Page) -> None:
    page.wait_for_timeout(150)
    assert page.evaluate("window.ran") is None
    inside = "#result :is(script, img, iframe, object, embed, a[href^=javascript], [onerror], [onclick], [onload])"
    assert page.locator(inside).count() == 0


@pytest.mark.parametrize("article", [TEXT, PAGE], ids=["text", "html"])
def test_an_article_runs_nothing(open_page: Opener, article: str) -> None:
    page = open_page()
    page.get_by_label("Raw article").fill(article)
    page.get_by_role("button", name="Normalize").click()
    page.wait_for_selector("#result-title")
    expect(page.locator("#reading")).to_contain_text("200 ships waited")
    page.locator("summary", has_text="as JSON").click()
    for button in page.locator("button.value, .heading .link, .findings button").all():
        button.click()
    for sentence in page.locator(".english .sentence").all():
        sentence.click()
    untouched(page)


def test_markup_is_shown_as_text(open_page: Opener) -> None:
    page = open_page()
    page.get_by_label("Raw article").fill(TEXT)
    page.locator("#read-as").evaluate("(s) => { s.value = 'text/plain'; }")
    page.get_by_role("button", name="Normalize").click()
    page.wait_for_selector("#result-title")
    expect(page.locator(".reading .source").filter(has_text="about 200 ships").first).to_contain_text(SCRIPT)


def test_a_file_name_runs_nothing(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("tab", name="Many files").click()
    name = "<img src=x onerror=window.ran=true>.txt"
    page.locator("#batch-files").set_input_files({"name": name, "mimeType": "text/plain", "buffer": TEXT.encode()})
    expect(page.locator("#batch-status")).to_have_text("1 of 1 file")
    expect(page.locator("#batch-rows th")).to_have_text(name)
    assert page.locator("#batch-rows img").count() == 0
    untouched(page)


def test_the_browser_itself_refuses_markup_from_strings(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(server.url)
    refused = page.evaluate(
        """() => { try { document.body.insertAdjacentHTML('beforeend', '<i></i>'); return null }
                   catch (error) { return error.name } }"""
    )
    page.close()
    assert refused == "TypeError"

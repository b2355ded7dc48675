"""One article in a real browser: from pasted text to the document, by mouse, by keyboard, on a phone, in the dark."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from tests.conftest import ROOT, Server
from tests.page.conftest import Opener, Shooter

EXAMPLES = ROOT / "examples"
BRIDGE = (EXAMPLES / "02-ru-bridge.txt").read_text(encoding="utf-8")
UKRAINIAN = "Міністерство оборони України повідомило, що вночі було збито дев'ять безпілотників над Чорним морем."
IN_DOUBT = f"{BRIDGE.rstrip()}\n\n{UKRAINIAN}\n"
"""An article with one sentence that is flagged whatever the packages can do: no package reads its language."""
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def example(page: Page, label: str) -> None:
    page.get_by_role("button", name=label).click()
    page.wait_for_selector("#result-title")


def paste(page: Page, text: str) -> None:
    page.get_by_label("Raw article").fill(text)
    page.get_by_role("button", name="Normalize").click()
    page.wait_for_selector("#result-title")


def answered(client: httpx.Client, text: str) -> dict:  # type: ignore[type-arg]
    headers = {"Content-Type": "text/plain; charset=utf-8"}
    return client.post("/v1/documents", content=text.encode(), headers=headers, params={"include": "source"}).json()


def test_pasted_text_becomes_two_aligned_columns(open_page: Opener, client: httpx.Client) -> None:
    page = open_page()
    page.get_by_label("Raw article").fill(BRIDGE)
    page.get_by_role("button", name="Normalize").click()
    expect(page.locator("#result-title")).to_be_focused()
    document = answered(client, BRIDGE)
    expect(page.locator("#result-title")).to_have_text(document["title"]["text"])
    sentences = [(block, sentence) for block in document["blocks"] for sentence in block["sentences"]]
    for side, key, text in (("source", "span", document["source"]["text"]), ("english", "text_span", document["text"])):
        shown = page.eval_on_selector_all(
            f".reading .{side} .sentence",
            "all => all.map(one => [...one.childNodes].filter(n => !n.classList?.contains('spoken'))"
            ".map(n => n.textContent).join(''))",
        )
        assert shown == [text[slice(*sentence[key])] for _, sentence in sentences]
    rows = page.locator(".row.removed")
    assert rows.count() == len(document["removed"])
    for index, removed in enumerate(document["removed"]):
        expect(rows.nth(index).locator(".source")).to_contain_text(removed["source_text"].split("\n")[0])
        expect(rows.nth(index).locator(".reason")).to_have_attribute("title", removed["reason"])
    order = page.eval_on_selector_all(".row", "rows => rows.map(r => r.querySelector('.source').textContent)")
    assert len(order) == len(document["blocks"]) + len(document["removed"])


def test_a_sentence_lights_up_its_partner_and_tells_its_doubts(open_page: Opener, client: httpx.Client) -> None:
    page = open_page(viewport={"width": 1280, "height": 560})
    paste(page, IN_DOUBT)
    english = page.locator(".english .sentence.flagged").first
    number = int(english.get_attribute("data-number") or "")
    partner = page.locator(f'.source .sentence[data-number="{number}"]')
    expect(page.locator(".sentence.near")).to_have_count(0)
    partner.hover()
    assert page.eval_on_selector_all(".sentence.near", "all => all.map(o => o.dataset.number + o.dataset.side)") == [
        f"{number}source",
        f"{number}english",
    ]
    english.scroll_into_view_if_needed()
    english.click()
    strip = page.get_by_role("complementary", name="Sentence")
    expect(strip).to_be_visible()
    document = answered(client, IN_DOUBT)
    flags = [s["flags"] for block in document["blocks"] for s in block["sentences"]][number]
    expect(strip.locator(".flags li")).to_have_count(len(flags))
    chosen, over = page.locator(".english .chosen").bounding_box(), strip.bounding_box()
    assert chosen and over
    assert chosen["y"] + chosen["height"] <= over["y"]
    for index, flag in enumerate(flags):
        expect(strip.locator(".flags li").nth(index)).to_contain_text(flag.partition(":")[2])
    page.keyboard.press("Escape")
    expect(strip).to_be_hidden()


def test_evidence_leads_to_its_place_in_the_source(open_page: Opener, client: httpx.Client, shoot: Shooter) -> None:
    page = open_page(viewport={"width": 1280, "height": 500})
    example(page, "Bridge")
    published = answered(client, BRIDGE)["metadata"]["published"]
    page.get_by_role("button", name=published["value"].replace("T", " ")).click()
    lit = page.locator(".reading .lit")
    expect(lit).to_have_text(published["source_text"])
    expect(lit).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 860})
    page.locator("#result").evaluate("one => one.scrollIntoView()")
    shoot(page, "page-evidence")


def test_the_placeholder_package_is_named_plainly(open_page: Opener, client: httpx.Client) -> None:
    languages = client.get("/v1/languages").json()["languages"]
    placeholder = any(one["placeholder"] for one in languages)
    page = open_page()
    example(page, "Bridge")
    shown = page.get_by_text("Do not rely on the translated sentences")
    expect(shown).to_have_count(1 if "placeholder-package" in answered(client, BRIDGE)["warnings"] else 0)
    expect(page.locator("#placeholder")).to_be_visible(visible=placeholder)


def test_the_keyboard_is_enough(open_page: Opener) -> None:
    page = open_page()
    page.get_by_label("Raw article").focus()
    page.keyboard.insert_text(BRIDGE)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#result-title")).to_be_focused()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('sentence')"):
            break
    focused = "document.activeElement.dataset.side + document.activeElement.dataset.number"
    assert page.evaluate(focused) == "english0"
    moves = [("ArrowDown", "english1"), ("ArrowLeft", "source1"), ("End", None), ("Home", "source0")]
    for key, expected in moves:
        page.keyboard.press(key)
        assert expected is None or page.evaluate(focused) == expected
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    strip = page.locator("#inspector")
    expect(strip).to_contain_text("Sentence 1 of")
    assert page.locator('.sentence[aria-pressed="true"]').count() == 2
    page.keyboard.press("Escape")
    expect(strip).to_be_hidden()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.classList.contains('sentence')")
    page.locator("#tab-article").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel-batch")).to_be_visible()


def test_the_copied_curl_gives_the_copied_document(open_page: Opener, server: Server) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    tricky = "@Harbour reopens\n\nThe mayor's office said: 'about $HOME `ships` waited', on Monday.\n\n% 300 \\n left."
    page.get_by_label("Raw article").fill(tricky)
    page.get_by_role("button", name="Normalize").click()
    page.wait_for_selector("#result-title")
    page.get_by_role("button", name="Copy JSON").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(1)
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    page.get_by_role("button", name="Copy curl").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(2)
    command = page.evaluate("navigator.clipboard.readText()")
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=True)
    assert json.loads(done.stdout) == copied
    with page.expect_download() as coming:
        page.get_by_role("button", name="Download JSON").click()
    assert json.loads(Path(coming.value.path()).read_text(encoding="utf-8")) == copied


def test_a_dropped_file_goes_as_its_bytes(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    page.evaluate(
        """bytes => {
          const carried = new DataTransfer();
          carried.items.add(new File([new Uint8Array(bytes)], "мост.txt", {type: "text/plain"}));
          document.body.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
        }""",
        list(BRIDGE.replace("—", "-").encode("windows-1251", "replace")),
    )
    page.wait_for_selector("#result-title")
    expect(page.locator("#file-name")).to_contain_text("мост.txt")
    expect(page.locator(".heading .original")).to_have_text("Под Костромой открыли новый мост через Волгу")


def test_errors_are_said_in_words(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Normalize").click()
    expect(page.get_by_role("status").first).to_contain_text("Paste an article first")
    page.locator("#file").set_input_files(
        {"name": "a.txt", "mimeType": "text/plain", "buffer": b"\x89PNG\r\n\x1a\n\x00"}
    )
    page.get_by_role("button", name="Normalize").click()
    expect(page.locator("#problem")).to_contain_text("binary data")
    page.get_by_role("button", name="Use text instead").click()
    page.get_by_label("Raw article").fill("The harbour is open again, the mayor said on Monday.")
    page.get_by_role("button", name="Normalize").click()
    page.wait_for_selector("#result-title")
    expect(page.locator("#problem")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_on_a_desk(open_page: Opener, shoot: Shooter, scheme: str) -> None:
    page = open_page(color_scheme=scheme, viewport={"width": 1280, "height": 1080})
    assert violations(page) == []
    example(page, "Harbour fire" if scheme == "light" else "Museum")
    shoot(page, f"page-{scheme}")
    page.locator("summary", has_text="as JSON").click()
    page.locator(".english .sentence").nth(2).click()
    assert violations(page) == []
    page.get_by_role("tab", name="Many files").click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessible_and_narrow_enough_on_a_phone(open_page: Opener, shoot: Shooter, scheme: str) -> None:
    page = open_page(**PHONE, color_scheme=scheme)
    example(page, "Flood")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    source, english = (page.locator(f".row.block .{side}").first.bounding_box() for side in ("source", "english"))
    assert source and english
    assert english["y"] >= source["y"] + source["height"] - 1
    assert violations(page) == []
    if scheme == "light":
        page.locator(".tools").evaluate("one => one.scrollIntoView()")
        shoot(page, "page-phone")
    paste(page, IN_DOUBT)
    page.locator(".english .sentence.flagged").first.click()
    expect(page.locator("#inspector")).to_be_in_viewport()
    assert violations(page) == []


def test_dark_mode_is_dark(open_page: Opener) -> None:
    def lightness(scheme: str) -> int:
        page = open_page(color_scheme=scheme)
        colors = page.evaluate("['backgroundColor', 'color'].map(p => getComputedStyle(document.body)[p])")
        paper, ink = (sum(map(int, color.removeprefix("rgb(").removesuffix(")").split(","))) for color in colors)
        return paper - ink

    assert lightness("light") > 450
    assert lightness("dark") < -450


def test_a_long_article_lists_the_first_and_tells_the_wait(open_page: Opener) -> None:
    """200,000 characters, held up on their way; of thousands of findings some are listed, and all when asked for."""
    page = open_page()
    lines = [f"About {n + 2:,} ships waited outside the port of Sunda on Monday, officials said." for n in range(2_700)]
    text = "Ships wait outside the port\n\n" + "\n\n".join(lines)
    assert len(text) > 200_000
    page.get_by_label("Raw article").evaluate("(box, text) => { box.value = text; }", text)
    held: list[Route] = []
    page.route("**/v1/documents*", lambda route: held.append(route))
    page.get_by_role("button", name="Normalize").click()
    expect(page.locator("#elapsed")).to_have_text(re.compile(r"^\d+ s$"))
    held[0].continue_()
    expect(page.locator("#result-title")).to_be_visible(timeout=120_000)
    expect(page.locator("#elapsed")).to_be_empty()
    listed = page.locator(".findings .quantitys li")
    expect(listed).to_have_count(61)
    more = listed.last.get_by_role("button")
    number = int((more.text_content() or "").removeprefix("Show all ").replace(",", ""))
    assert number >= len(lines)
    more.click()
    expect(listed).to_have_count(number)
    expect(listed.nth(60).get_by_role("button")).to_be_focused()

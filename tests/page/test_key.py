"""A service that requires API keys: the page asks for one, keeps it in the tab, and goes on where it stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Route, expect

from service.keys import KeyFile
from tests.conftest import Server, start_service, stop_service
from tests.page.conftest import Opener


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, str]]:
    """A service that wants keys, and a key."""
    folder = tmp_path_factory.mktemp("guarded")
    server = start_service(folder, auth="required")
    yield server, KeyFile(folder / "data" / "keys.json").create("page")
    stop_service(server)


def test_the_page_asks_for_a_key_and_goes_on(open_page: Opener, guarded: tuple[Server, str]) -> None:
    server, key = guarded
    page = open_page(server.url)
    field = page.get_by_label("API key")
    expect(field).to_be_focused()
    expect(page.locator("#key-reason")).to_contain_text("asks for an API key")
    page.get_by_label("Raw article").fill("The harbour is open again, the mayor said on Monday.")
    page.get_by_role("button", name="Normalize").click()
    expect(field).to_be_focused()
    field.fill("wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#key-reason")).to_contain_text("does not know this key")
    field.fill(key)
    page.keyboard.press("Enter")
    expect(page.locator("#reading")).to_contain_text("The harbour is open again")
    expect(page.locator("#key-card")).to_be_hidden()
    assert page.evaluate("Object.values(sessionStorage)") == [key]
    assert page.evaluate("[localStorage.length, document.cookie]") == [0, ""]
    page.reload()
    expect(page.locator("#languages")).to_contain_text("Reads English")
    expect(page.locator("#key-card")).to_be_hidden()
    page.get_by_role("button", name="Forget key").click()
    assert page.evaluate("sessionStorage.length") == 0
    expect(page.locator("#key-card")).to_be_visible()


def test_a_refusal_that_comes_late_does_not_ask_for_the_key_again(
    open_page: Opener, guarded: tuple[Server, str]
) -> None:
    """The article was sent with a wrong key; its answer comes only after the right key was given."""
    server, key = guarded
    page = open_page(server.url)
    held: list[Route] = []

    def hold(route: Route) -> None:
        wrong = route.request.headers.get("authorization") == "Bearer wrong"
        held.append(route) if wrong else route.continue_()

    page.route("**/v1/documents*", hold)
    page.get_by_label("API key").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.locator("#key-reason")).to_contain_text("does not know this key")
    page.get_by_label("Raw article").fill("The harbour is open again, the mayor said on Monday.")
    with page.expect_request("**/v1/documents*"):
        page.get_by_role("button", name="Normalize").click()
    page.get_by_label("API key").fill(key)
    page.get_by_label("API key").press("Enter")
    expect(page.locator("#key-card")).to_be_hidden()
    expect(page.locator("#languages")).to_contain_text("Reads English")
    (late,) = held
    late.continue_()
    expect(page.locator("#reading")).to_contain_text("The harbour is open again")
    expect(page.locator("#key-card")).to_be_hidden()


def test_the_key_is_in_nothing_that_is_copied(open_page: Opener, guarded: tuple[Server, str]) -> None:
    server, key = guarded
    page = open_page(server.url, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_label("API key").fill(key)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Harbour fire").click()
    page.wait_for_selector("#result-title")
    page.get_by_role("button", name="Copy curl").click()
    expect(page.get_by_role("button", name="Copied")).to_have_count(1)
    command = page.evaluate("navigator.clipboard.readText()")
    assert "Bearer $DRAGOMAN_KEY" in command
    assert key not in command

"""A real browser at the running service. Screenshots for docs/images are made with DRAGOMAN_SCREENSHOTS=1."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect, sync_playwright

from tests.conftest import ROOT, Server

IMAGES = ROOT / "docs" / "images"

PATIENCE = 60_000
"""Milliseconds to wait for what must come: the first article of a process takes its time on a busy machine."""

Opener = Callable[..., Page]
Shooter = Callable[..., None]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; skips where it is not installed."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Opener]:
    """Opens the page in a context of its own; at the end nothing may have failed in any of them, or gone elsewhere."""
    contexts, troubles = [], []

    def opener(address: str = server.url, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", lambda message: troubles.append(message.text) if _is_trouble(message) else None)
        page.on("request", lambda one: None if _is_own(one.url, address) else troubles.append(f"asked {one.url}"))
        page.goto(address)
        page.wait_for_selector(".example")
        return page

    yield opener
    for context in contexts:
        context.close()
    assert troubles == []


def _is_trouble(message: Any) -> bool:
    """Errors and warnings, but not the browser's own line about an answer such as 401."""
    return message.type in ("error", "warning") and not message.text.startswith("Failed to load resource")


def _is_own(url: str, address: str) -> bool:
    return url.startswith((address, "blob:"))


@pytest.fixture
def shoot() -> Shooter:
    """Keeps a screenshot for the documentation, when asked to."""

    def shooter(page: Page, name: str, **options: Any) -> None:
        if os.environ.get("DRAGOMAN_SCREENSHOTS") != "1":
            return
        IMAGES.mkdir(exist_ok=True)
        page.wait_for_timeout(400)
        try:
            page.screenshot(path=IMAGES / f"{name}.png", **options)
        except Error as error:
            pytest.fail(f"no screenshot: {error}")

    return shooter

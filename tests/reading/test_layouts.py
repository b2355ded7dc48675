"""Layouts of newsrooms filled with stories (tests/articles/layouts): what every one of them must give."""

from __future__ import annotations

from collections import Counter

import pytest

from service.article import Article
from service.intake import Reading, read
from tests.articles.layouts import Filled, filled

ALL = [one for language in ("en", "ru", "id") for one in filled(language)]
FIRST_NEW_FILE = 7
"""From `en7.layouts`, `ru7.layouts` and so on they were written after the rules."""


def number(page: Filled) -> int:
    """Of the file that the layout stands in: `en.layouts` is 1."""
    return int(page.name.split("/")[0][2:] or 1)


ABOUT_PAGES = [one for one in ALL if number(one) == 15]
"""Stories about cookies, subscriptions, channels, advertising and copyright, written to be taken for furniture."""
NEW = [one for one in ALL if number(one) >= FIRST_NEW_FILE and one not in ABOUT_PAGES]
WORKED_ON = [one for one in ALL if number(one) < FIRST_NEW_FILE]
FEATURES = [one for one in ALL if number(one) == 3]
"""Running reports, interviews, lists, results about messengers and newspapers: the article speaks as the page does."""


def squeeze(text: str) -> str:
    return " ".join(text.split())


def reading_of(page: Filled) -> Reading:
    return read(Article(page.text.encode(), "text/plain", None))


def lost(page: Filled, found: Reading) -> list[str]:
    """Lines of the article that are gone."""
    source = found.layout.source.text
    gone = Counter(squeeze(line) for part in found.removed for line in part.source_text.split("\n"))
    allowed = Counter(squeeze(line) for line in (*page.gold["furniture"], *page.gold["masthead"]))
    assert all(part.source_text == source[part.span[0] : part.span[1]] for part in found.removed)
    return [line for line in (gone - allowed) if line in map(squeeze, page.text.split("\n"))]


@pytest.mark.parametrize("page", FEATURES, ids=[page.name for page in FEATURES])
def test_an_article_about_pages_keeps_its_text(page: Filled) -> None:
    assert lost(page, reading_of(page)) == []


def count(pages: list[Filled]) -> tuple[int, int, float]:
    """Titles found, lines of articles lost, the share of furniture kept."""
    titles = missed = kept = furniture = 0
    for page in pages:
        found = reading_of(page)
        titles += (found.masthead.title.source_text if found.masthead.title else None) == page.gold["title"]
        missed += len(lost(page, found))
        left = Counter(squeeze(found.layout.source.text[b.span[0] : b.span[1]]) for b in found.masthead.blocks)
        kept += sum((Counter(map(squeeze, page.gold["furniture"])) & left).values())
        furniture += len(page.gold["furniture"])
    return titles, missed, kept / furniture


def test_layouts_are_many_and_read_well() -> None:
    """Counted, not one by one: single layouts may be misread, as docs/accuracy.md says."""
    titles, missed, kept = count(WORKED_ON)
    assert len(WORKED_ON) > 400
    assert titles > 0.97 * len(WORKED_ON)
    assert missed <= 4
    assert kept < 0.08


def test_layouts_that_no_rule_was_made_for_are_read_too() -> None:
    """A floor a little below what they give, a third of them closed (`CLOSED`); at the first look it was 0.856."""
    titles, missed, kept = count(NEW)
    assert titles > 0.95 * len(NEW)
    assert missed < 0.04 * len(NEW)
    assert kept < 0.05


def test_stories_about_pages_keep_their_text() -> None:
    """66 lines went at first; what is left are a button's words alone on a line, one headline and one price."""
    _titles, missed, kept = count(ABOUT_PAGES)
    assert len(ABOUT_PAGES) == 27
    assert missed <= 12
    assert kept < 0.05

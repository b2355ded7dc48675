"""The layout files hold: every layout has one title and one lead, names its authors, and fills to gold with dates."""

from datetime import datetime

import pytest

from tests.articles.check_gold import DATE_FORMS, squeeze
from tests.articles.layouts import CLOSED, Filled, filled, is_closed

PAGES = {language: list(filled(language)) for language in ("en", "ru", "id")}
FIELDS = {"agency", "site", "section", "dateline", "authors", "published", "modified", "title", "subtitle"}


@pytest.mark.parametrize("language", PAGES)
def test_every_layout_holds_what_its_gold_says(language: str) -> None:
    assert {name: faults for page in PAGES[language] if (faults := _faults(page)) for name in [page.name]} == {}


def test_names_of_layouts_are_unique() -> None:
    for pages in PAGES.values():
        names = [page.name.split("/", 1)[1] for page in pages]
        assert len(names) == len(set(names))


def _faults(page: Filled) -> list[str]:
    lines = [squeeze(line) for line in page.text.split("\n") if line.strip()]
    gold = page.gold
    faults = [] if any(squeeze(gold["title"] or "") in line for line in lines) else ["no line holds the title"]
    for name in ("furniture", "masthead"):
        faults += [f"{name}: {line!r} is no line" for line in gold[name] if squeeze(line) not in lines]
    faults += [f"author {one!r} not named" for one in gold["authors"] if one.casefold() not in page.text.casefold()]
    faults += [f"skips {one!r}" for one in gold["skip"] if one not in FIELDS]
    for name in ("published", "modified"):
        for moment in [gold[name], *gold[f"{name}_also"]]:
            if moment is not None:
                datetime.strptime(moment["value"], DATE_FORMS[moment["precision"]])
    return faults


def test_closed_files_are_told_by_the_names_of_their_pages() -> None:
    closed = {page.name.split("/")[0] for pages in PAGES.values() for page in pages if is_closed(page.name)}
    assert closed == {f"{language}{number}" for language in PAGES for number in CLOSED}
    assert not is_closed("u101-en-slug")

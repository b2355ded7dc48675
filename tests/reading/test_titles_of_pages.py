"""Titles and subtitles among the menus, mottos, flashes and channels' descriptions that stand over articles."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from tests.reading.page_heads import LANGUAGES, PageHead, page_heads

SPACINGS = {"tight": "\n", "blank": "\n\n"}
CASES = [
    pytest.param(
        head,
        joiner,
        id=f"{head.language}-{head.name}-{spacing}",
        marks=[pytest.mark.xfail(reason="not read right yet", strict=True)] if spacing in head.unread else [],
    )
    for language in LANGUAGES
    for head in page_heads(language)
    for spacing, joiner in SPACINGS.items()
]


@pytest.mark.parametrize(("head", "joiner"), CASES)
def test_the_title_and_the_subtitle_are_found(head: PageHead, joiner: str) -> None:
    masthead = read(Article(head.text(joiner).encode(), "text/plain", None)).masthead
    title = masthead.title.source_text if masthead.title is not None else None
    subtitle = masthead.subtitle.source_text if masthead.subtitle is not None else None
    assert (title, subtitle) == (head.title, head.subtitle)


def test_heads_are_many() -> None:
    assert len(CASES) > 140

"""Subtitles told from captions, bodies' names and first sentences: learned trees. The story here is in no training."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

TITLE = "Council closes the old fish market of Kettle Bay"
LEAD = "Traders have until October to clear the 140-year-old hall, which is to make way for flats."
BODY = (
    "KETTLE BAY, June 3 (Reuters) - The council of Kettle Bay voted on Monday to close its fish market, ending a "
    "dispute over the hall that has lasted six years.\n\nMayor Edda Moss said the roof could not be repaired for "
    "less than four million pounds. Traders who rent the 38 stalls have until October to leave.\n\n"
    '"We were told on the radio," '
    "said Tam Orrin, who has sold crabs there since 1988."
)


def masthead(*above: str) -> Masthead:
    return read(Article.from_text("\n\n".join([*above, BODY]))).masthead


@pytest.mark.parametrize(
    "above",
    [
        (TITLE, LEAD, "By Ida Marlow", "3 June 2019"),
        (TITLE, "By Ida Marlow", "3 June 2019", LEAD),
        (TITLE, LEAD.rstrip("."), "3 June 2019"),
    ],
)
def test_a_lead_between_title_and_text_is_the_subtitle(above: tuple[str, ...]) -> None:
    found = masthead(*above).subtitle
    assert found is not None and found.source_text.rstrip(".") == LEAD.rstrip(".")


@pytest.mark.parametrize(
    "caption",
    [
        "Traders at the fish market, May 23, 2019. (Photo: Baywatch24)",
        "The roof of the hall leaks in eleven places. — Picture by Ida Marlow",
        "Para pedagang di pasar ikan, Senin (3/6/2019). | Humas Kettle Bay",
        "+ Enlarge this image Traders at the fish market on Monday.Picture IDA MARLOW",
    ],
)
def test_a_caption_is_no_subtitle(caption: str) -> None:
    assert masthead(TITLE, "By Ida Marlow", "3 June 2019", caption).subtitle is None


def test_the_title_said_again_is_no_subtitle() -> None:
    found = masthead(TITLE, "By Ida Marlow", "3 June 2019", TITLE)
    assert found.title is not None and found.title.source_text == TITLE
    assert found.subtitle is None


def test_a_line_that_rules_overlook_may_be_the_subtitle() -> None:
    found = masthead(TITLE, "Traders wait at the gate. Photo: Ida Marlow", LEAD, "3 June 2019").subtitle
    assert found is not None and found.source_text == LEAD

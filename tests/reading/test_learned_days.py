"""Days of publication that no rule finds: dates judged by their surroundings. The articles here are in no training."""

from __future__ import annotations

import pytest

from tests.reading.test_learned_authors import plain
from tests.reading.test_signatures import ENGLISH, INDONESIAN, RUSSIAN

FEED = ("Warta - Terkini - Google Berita\nJune 14, 2022 at 06:22PM\nhttps://ift.tt/2Xz0kLp",)
STATED = [
    (
        INDONESIAN,
        ("Seperti dilansir AFP, Selasa (14/6/2022), banjir itu surut pada malam hari.",),
        FEED,
        "2022-06-14T18:22",
    ),
    (ENGLISH, ("Monday, 7 August 2023 Lorvan Weekly", "Tuesday, 14 June 2022,"), (), "2022-06-14"),
]
OTHER = [
    (ENGLISH, (), ("Comments", "Rob Tarrant\n14 June 2022 at 21:40\nA pity about the dam.")),
    (ENGLISH, (), ("The exhibition is open until 14 June 2023 in the town hall of Lorvan.",)),
    (RUSSIAN, (), ("Выставка в краеведческом музее открыта до 14 июня 2023 года.",)),
    (INDONESIAN, (), ("Berita Terkait", "Harga Telur Naik\n14 Juni 2022", "Pasar Lama Terbakar\n13 Juni 2022")),
]


@pytest.mark.parametrize(("text", "head", "foot", "value"), STATED)
def test_a_day_in_the_place_of_that_of_publication_is_it(
    text: tuple[str, ...], head: tuple[str, ...], foot: tuple[str, ...], value: str
) -> None:
    found = plain(text, *head, foot=foot).published
    assert found is not None and found.value == value
    assert found.method == "learned"
    assert found.span is not None and found.source_text


@pytest.mark.parametrize(("text", "head", "foot"), OTHER)
def test_days_of_comments_pictures_and_other_news_are_none(
    text: tuple[str, ...], head: tuple[str, ...], foot: tuple[str, ...]
) -> None:
    assert plain(text, *head, foot=foot).published is None

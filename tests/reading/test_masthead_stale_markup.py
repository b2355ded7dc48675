"""Times that a machine set into the markup: the moments that the page shows with their labels are the article's."""

from __future__ import annotations

import pytest

from service.reading import PageEvidence
from tests.reading.articles import BODY, masthead_of

TITLE = "Herring lorries block the Torva bridge for fourteen hours"
SHOWN = "Apr 22, 2019 - 08:35 · Last update: Apr 22, 2019 - 19:10"


def read(shown: str, published: str, modified: str = "") -> tuple[str | None, str | None]:
    """Published and modified of a page that shows one line of moments and states the others in its markup."""
    stated = [PageEvidence("published", published, "json-ld:datePublished")]
    stated += [PageEvidence("modified", modified, "json-ld:dateModified")] if modified else []
    head = masthead_of(f"{TITLE}\n{shown}\n\n{BODY}", stated)
    return head.published and head.published.value, head.modified and head.modified.value


def test_the_day_of_a_move_is_not_that_of_publication() -> None:
    assert read(SHOWN, "2021-08-03T02:11:09+00:00") == ("2019-04-22T08:35", "2019-04-22T19:10")


@pytest.mark.parametrize(
    ("shown", "markup", "value"),
    [
        (SHOWN, "2019-04-22T13:35:00+00:00", "2019-04-22T13:35"),
        (SHOWN, "2019-04-23T00:10:00+00:00", "2019-04-23T00:10"),  # the same evening in another zone
        ("Apr 22, 2019 - 08:35", "2021-08-03T02:11:00+00:00", "2021-08-03T02:11"),  # no change is shown
    ],
)
def test_markup_near_what_is_shown_stays(shown: str, markup: str, value: str) -> None:
    assert read(shown, markup)[0] == value


@pytest.mark.parametrize(
    ("shown", "modified"),
    [
        ("Tayang: Minggu, 5 Agustus 2018 21:14 WITA\nDiperbarui: Senin, 6 Agustus 2018 10:22 WITA", "2018-08-06T10:22"),
        (
            "Tayang: Minggu, 5 Agustus 2018 21:14 WITA\nDiperbarui: Minggu, 5 Agustus 2018 21:10 WITA",
            "2018-08-05T21:14",
        ),
    ],
)
def test_a_change_that_repeats_the_publication_gives_way_to_a_later_one(shown: str, modified: str) -> None:
    stamp = "2018-08-05T21:14:00+08:00"
    assert read(shown, stamp, stamp) == ("2018-08-05T21:14", modified)


def test_a_change_at_the_moment_of_publication_is_none() -> None:
    moment = "2019-04-22T08:35:41+00:00"
    assert read("Torva Herald", moment, moment) == (moment[:19], None)
    assert read("Torva Herald", moment, "2019-04-22T08:36:02+00:00")[1] == "2019-04-22T08:36:02"

"""Where pages put the date and the byline, each place seen on a page of its own."""

from __future__ import annotations

from service.article import Article
from service.intake import Reading, read

BODY = """Militants overran an army base in the north of the country on Friday, killing 25 soldiers, officials said.

The attack began before dawn and lasted nearly 30 hours, a military spokesman told reporters in the capital.

Aid groups said some 4,000 people had fled to the islands in fishing boats since the weekend."""


def reading_of(head: str, body: str = BODY) -> Reading:
    return read(Article(f"{head}\n{body}\n".encode(), "text/plain", None))


def test_a_caption_that_reads_more_does_not_take_the_byline_and_the_dates() -> None:
    found = reading_of(
        "Menu\nWorld\nPolitics\nSports\nWORLD NEWS\nMilitants overrun army base in the north, killing 25 soldiers\n"
        "1 of 3 |\nDisplaced people wait for food at the port, Saturday, March 9, 2024. (AP Photo/Amina Chale)\n"
        "Read More\nBY TOMÁS BOAVIDA and GARTH IMERMAN\nUpdated 4:30 PM EST, March 9, 2024\n"
        "Published [hour]:[minute] [AMPM] [timezone], [monthFull] [day], [year]\n"
        "Published 11:52 AM EST, March 9, 2024\nShare"
    ).masthead
    assert [author.value for author in found.authors] == ["Tomás Boavida", "Garth Imerman"]
    assert found.published is not None and found.published.value == "2024-03-09T11:52"
    assert found.modified is not None and found.modified.value == "2024-03-09T16:30"


def test_the_date_of_the_page_said_again_with_a_change_is_no_repeated_lead() -> None:
    found = reading_of(
        "The Sentinel\nTuesday, November 17, 2020\nNews\nCounties\nSports\n\n"
        "Militants overrun army base as thousands flee\n\nTuesday, November 17, 2020 — updated on November 18, 2020\n"
        "3 min read\n"
    )
    assert found.masthead.modified is not None and found.masthead.modified.value == "2020-11-18"
    assert "repeated-lead" not in {part.reason for part in found.removed}


def test_a_label_of_a_date_is_no_place() -> None:
    found = reading_of(
        "Militants overrun army base as thousands flee\nby Olena Marchuk\n"
        "April 10, 2024 10:14 AM (Updated: April 10, 2024 6:40 PM)\n"
    ).masthead
    assert found.dateline is None
    assert found.published is not None and found.published.value == "2024-04-10T10:14"
    assert found.modified is not None and found.modified.value == "2024-04-10T18:40"


PAGE = """<html lang="ru"><body><h1>Из пруда подняли сейф с печатями шести заводов</h1><div class="text">{text}</div>
{boxes}<footer><p>© Служба новостей, 2006-2020.</p></footer></body></html>"""
TEXT = "".join(
    f"<p>{line}</p>"
    for line in (
        "Водолазы подняли из городского пруда сейф, в котором лежали печати шести обанкротившихся предприятий.",
        "Полиция проверяет, не связан ли сейф с ограблением расчётной кассы, сообщили в управлении внутренних дел.",
        "Краеведческий музей хочет выставить находку вместе с илом, а фирма, чистившая пруд, просит её вернуть.",
    )
)


def authors_of(boxes: str) -> list[str]:
    page = PAGE.format(text=TEXT, boxes=boxes)
    return [one.value for one in read(Article(page.encode(), "text/html", None)).masthead.authors]


def test_a_box_of_the_author_below_the_text() -> None:
    assert authors_of('<div class="author">Dewa Farendra</div>') == ["Dewa Farendra"]


def test_boxes_of_several_authors_are_those_of_other_news() -> None:
    cards = "".join(
        f'<div class="card"><a href="/{title}">{title}</a><div class="author">{name}</div></div>'
        for title, name in (
            ("Губернатор продлил масочный режим до мая", "Dewa Farendra"),
            ("Метро встало из-за голубя", "Wirta Balengka"),
        )
    )
    assert authors_of(cards) == []


def test_a_desk_in_the_box_is_no_author() -> None:
    assert authors_of('<div class="author">Редакция новостей</div>') == []

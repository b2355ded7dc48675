"""Pages and quotations in which the masthead's values stand apart from where most newsrooms put them."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

TITLE = "Cracks shut bridge used by 14,000 drivers a day"
BODY = (
    "The bridge over the Tarn closed on Tuesday after engineers found cracks in two of its eleven pillars, it said.",
    "About 14,000 drivers use the crossing every day. They will have to take the road through Elmstead.",
    "Repairs are expected to cost 3.4 million pounds. The government has offered half of the sum.",
)
LAST = "The council will meet again on Friday to decide about buses for pupils."


def page(top: str, *, head: str = "", tail: str = "") -> Masthead:
    body = "".join(f"<p>{one}</p>" for one in BODY)
    text = f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{top}{body}{tail}</body></html>"
    return read(Article(text.encode(), "text/html", None)).masthead


def plain(*lines: str) -> tuple[Masthead, str]:
    reading = read(Article("\n".join(lines).encode(), "text/plain", None))
    source = reading.layout.source.text
    return reading.masthead, "\n".join(source[slice(*block.span)] for block in reading.masthead.blocks)


def json_ld(rest: str) -> str:
    start = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"'
    return f'<script type="application/ld+json">{start}{TITLE}",{rest}}}</script>'


@pytest.mark.parametrize("names", ["<a>Глеб Самарин</a>, <a>Лейла Ахундова</a>", "Глеб Самарин и Лейла Ахундова"])
def test_the_page_shows_more_authors_than_its_markup_states(names: str) -> None:
    stated = json_ld('"datePublished":"2024-03-05","author":[{"@type":"Person","name":"Глеб Самарин"}]')
    found = page(f'<div class="by">{names}</div><div class="date">5 марта 2024 г.</div>', head=stated)
    assert [one.value for one in found.authors] == ["Глеб Самарин", "Лейла Ахундова"]


def test_names_that_do_not_hold_the_stated_author_are_no_authors_beside_it() -> None:
    stated = json_ld('"datePublished":"2024-03-05","author":[{"@type":"Person","name":"Nora Vance"}]')
    found = page('<div class="by">Peter Hallam, Tom Ashby</div><div class="date">5 March 2024</div>', head=stated)
    assert [one.value for one in found.authors] == ["Nora Vance"]


@pytest.mark.parametrize("between", ["", '<div class="cap"><i>The bridge on Wednesday</i></div>'])
def test_the_first_publication_is_a_clock_below_the_time_of_the_change(between: str) -> None:
    top = (
        f"<div>Updated / Thursday, 2 Sep 2021 17:31</div>{between}<div>By Aoife Hennigan<br>First published 12:48</div>"
    )
    found = page(top)
    assert found.published is not None and found.published.value == "2021-09-02T12:48"
    assert found.modified is not None and found.modified.value == "2021-09-02T17:31"


def test_a_first_publication_after_the_change_is_not_believed() -> None:
    found = page("<div>Updated / Thursday, 2 Sep 2021 17:31</div><div>First published 19:48</div>")
    assert found.published is None or found.published.value != "2021-09-02T19:48"


@pytest.mark.parametrize("arrow", ["->", "→", "-->"])
def test_an_arrow_leads_from_publication_to_change(arrow: str) -> None:
    found = page(f"<p>Saturday, May 17, 2014 | 18:05 {arrow} 20:02</p>".replace("->", "-&gt;"))
    assert found.published is not None and found.published.value == "2014-05-17T18:05"
    assert found.modified is not None and found.modified.value == "2014-05-17T20:02"


@pytest.mark.parametrize(
    ("published", "changed", "value"),
    [
        ("18 января 2021, 07:05", "Обновлено 18 января в 22:10", "2021-01-18T22:10"),
        ("31 December 2021, 23:10", "Updated 1 January at 00:40", "2022-01-01T00:40"),
        ("18 January 2021, 07:05", "Updated 17 January at 22:10", None),
        ("29 February 2020, 07:05", "Updated 30 February at 22:10", None),
    ],
)
def test_a_change_without_its_year_is_in_the_year_of_the_publication_or_soon_after(
    published: str, changed: str, value: str | None
) -> None:
    found, _ = plain(TITLE, published, changed, *BODY)
    assert (found.modified.value if found.modified is not None else None) == value


SIGNATURES = [
    ("“The pumps have been silent for nine days now.”", "Dr Sofia Brandt, medical coordinator in Kassala"),
    ('"Nobody asked us. The water came at night."', "Joseph Mwangi, fisherman, Lake Turana"),
    ("«Колодцы пусты уже девятый день, дети пьют из канала».", "Мария Лебедева, координатор миссии в Кассале"),
    ('"Air datang pada malam hari, tidak ada yang memberi tahu."', "Siti Rohmah, petani di Desa Sukamaju"),
]


@pytest.mark.parametrize(("quote", "name"), SIGNATURES)
def test_who_is_quoted_is_no_author_and_stays(quote: str, name: str) -> None:
    for lines in ((*BODY, quote, name, LAST), (*BODY, "", quote, "", name, "", LAST), (*BODY, quote, name)):
        found, text = plain(TITLE, "2 July 2020", *lines)
        assert not found.authors and name in text, (lines, found.authors)


@pytest.mark.parametrize(
    "note",
    [
        "Materials provided by Elmstead Institute. Original written by Nora Vance. Note: Content may be edited.",
        "Original written by Nora Vance.",
        "This story was written by Nora Vance for the Harbour Gazette.",
        "This article was originally reported by Nora Vance and first appeared in Harbour Review.",
    ],
)
def test_a_note_below_the_text_says_who_wrote_it(note: str) -> None:
    found, _ = plain(TITLE, "March 3, 2021", *BODY, "", note)
    assert [one.value for one in found.authors] == ["Nora Vance"]


def test_a_note_yields_to_a_byline() -> None:
    found, _ = plain(TITLE, "By Peter Hallam", "March 3, 2021", *BODY, "", "Original written by Nora Vance.")
    assert [one.value for one in found.authors][:1] == ["Peter Hallam"]


@pytest.mark.parametrize("line", ["Small Text, Radar Kertawana", "KUALA RANTAU, NU Online"])
def test_a_house_behind_a_comma_makes_no_author_of_a_place_or_a_button(line: str) -> None:
    found, _ = plain("NU Online", TITLE, line, *BODY)
    assert not found.authors


@pytest.mark.parametrize(
    ("closing", "agency"),
    [
        ("(кв / dpa)", "DPA"), ("(rls/ant)", "Antara"), ("(With ANI inputs)", "ANI"), ("(мм/тасс)", "TASS"),
        ("(With inputs from PTI)", "PTI"), ("(По материалам Интерфакса)", "Interfax"), ("(yep/c1/mzh)", None),
        ("(with a grin)", None), ("(With her inputs)", None),
    ],
)  # fmt: skip
def test_the_agency_in_the_brackets_at_the_end(closing: str, agency: str | None) -> None:
    for lines in ((*BODY, "", closing), (*BODY[:-1], f"{BODY[-1]} {closing}")):
        found, _ = plain(TITLE, "March 3, 2021", *lines)
        assert (found.agency.value if found.agency is not None else None) == agency, lines

"""The masthead: every value with evidence that points at it, null instead of a guess, nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.agencies import agencies
from service.furniture import sort
from service.masthead import read
from service.masthead.dateline import find_dateline
from service.masthead.names import people
from service.reading import Masthead, PageEvidence
from tests.reading.articles import BODY, blocks_of, masthead_of, uncovered

TITLE = "Ferry with 318 passengers pulled off sandbank after eleven hours"
KNOWN = agencies()


def points_at_what_it_says(text: str, head: Masthead) -> None:
    for item in (
        head.title,
        head.subtitle,
        head.published,
        head.modified,
        head.agency,
        head.section,
        head.site,
        head.dateline,
        *head.authors,
    ):
        if item is not None and item.span is not None:
            assert text[item.span[0] : item.span[1]] == item.source_text


# ── title ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "above",
    [
        "",
        "Posted 1 октября 2020, 12:32\n\nModified 24 декабря 2022, 22:38",
        "WORLD\nOCTOBER 1, 2020",
        "Kamis, 01 Okt 2020 12:32 WIB\nNasional",
        "By Helen Marsh",
        "BREAKING 15:19 Brent rises above 101 dollars a barrel",
        "Harbour Echo\nMon Tue Wed Thu Fri Sat Sun",
        "Products  Contact  General Inquiries  Request a Demo",
        "Регистрация пройдена успешно!\nОбновить страницу",
    ],
)
def test_the_title_is_the_headline_above_the_body(above: str) -> None:
    text = f"{above}\n\n{TITLE}\n\n{BODY}" if above else f"{TITLE}\n\n{BODY}"
    head = masthead_of(text)
    assert head.title is not None
    assert head.title.source_text == TITLE
    assert head.blocks[head.title.block or 0].kind == "title"
    points_at_what_it_says(text, head)


def test_the_subject_of_a_mailed_article_is_its_title() -> None:
    head = masthead_of(f"Subject: [news-list] {TITLE}\n\nby Helen Marsh\n\n{BODY}")
    assert head.title is not None
    assert head.title.source_text == TITLE


@pytest.mark.parametrize(
    ("stated", "value"),
    [("Selasa, 3/2/2015", "2015-02-03"), ("Tuesday, 3/2/2015", "2015-02-03"), ("Monday, 3/2/2015", "2015-03-02")],
)
def test_the_weekday_proves_the_order_of_day_and_month(stated: str, value: str) -> None:
    head = masthead_of(f"{TITLE}\n\nPublished: {stated}\n\n{BODY}")
    assert head.published is not None
    assert head.published.value == value
    assert "ambiguous-order" not in head.published.flags


def test_the_correspondent_in_the_dateline_is_the_author() -> None:
    head = masthead_of(
        f"{TITLE}\n\nЖЕНЕВА, 9 февраля. /Корр. ИТАР-ТАСС Константин Ветров/. Паром сняли с мели.\n\n{BODY}"
    )
    assert [one.value for one in head.authors] == ["Константин Ветров"]
    assert head.agency is not None
    assert head.agency.value == "TASS"
    assert head.dateline is not None
    assert head.dateline.place == "ЖЕНЕВА"


def test_no_title_is_null_though_a_heading_comes_later() -> None:
    first, second = BODY.split("\n\n")
    assert masthead_of(f"{first}\n\nWhat comes next\n\n{second}").title is None


@pytest.mark.parametrize(
    "suffix", [" | The Steppe Herald", " - Norvik News", " — Kompas.com", " / Деловой курс\n\nДеловой курс"]
)
def test_the_sites_name_is_cut_off_the_title(suffix: str) -> None:
    text = f"{TITLE}{suffix}\n\n{BODY}"
    head = masthead_of(text)
    assert head.title is not None
    assert head.title.source_text == TITLE
    assert head.site is not None
    assert uncovered(text, head.blocks, [*sort(text, blocks_of(text)).removed, *head.removed]) == ""


def test_a_dash_in_the_title_is_no_site() -> None:
    title = "Forces neutralize at least 2,300 soldiers - ministry"
    head = masthead_of(f"{title}\n\n{BODY}")
    assert head.title is not None
    assert head.title.source_text == title


def test_a_title_wrapped_over_two_lines_is_one() -> None:
    head = masthead_of(
        "Fire halts output at Thameshaven refinery, three workers treated\nfor burns\n\nBy Helen Marsh\n\n" + BODY
    )
    assert head.title is not None
    assert (
        " ".join(head.title.source_text.split())
        == "Fire halts output at Thameshaven refinery, three workers treated for burns"
    )


def test_the_lead_above_the_metadata_is_the_subtitle() -> None:
    lead = "All 318 passengers of the river ferry were brought ashore unhurt, the port authority said in a statement."
    head = masthead_of(f"{TITLE}\n\n{lead}\n\nAnadolu Agency WORLD\nPublished September 30,2020\n\n{BODY}")
    assert head.subtitle is not None
    assert head.subtitle.source_text == lead
    assert head.blocks[head.subtitle.block or 0].kind == "paragraph"
    assert (head.agency.value, head.agency.source_text) == ("Anadolu", "Anadolu Agency")  # type: ignore[union-attr]
    assert head.section is not None
    assert head.section.value == "WORLD"


def test_a_title_that_stands_only_in_the_prose_takes_no_line_away() -> None:
    first = "The ferry ran aground at dawn on Monday, the coast guard said."
    second = "Tugs from three ports came to help it, and all people on board are well."
    third = f'The owner spoke later. "{TITLE}" is how the papers saw it, he said.'
    text = "\n\n".join((first, second, third))
    head = masthead_of(text, [PageEvidence("title", TITLE, "meta:og:title")])
    assert head.title is not None and head.title.block is None
    assert [block.text(text) for block in head.blocks] == [first, second, third]
    points_at_what_it_says(text, head)


def test_the_markup_names_the_title_among_the_lines() -> None:
    stated = [
        PageEvidence("title", f"{TITLE} | Norvik News", "meta:og:title"),
        PageEvidence("site", "Norvik News", "meta:og:site_name"),
    ]
    head = masthead_of(f"Live updates from the port all day\n{TITLE}\n\n{BODY}", stated)
    assert head.title is not None
    assert (head.title.source_text, head.title.method) == (TITLE, "meta:og:title")
    assert head.site is not None
    assert head.site.method == "meta:og:site_name"


# ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_labels_tell_published_from_modified() -> None:
    text = f"Posted 1 октября 2020, 12:32\n\nUpdated 24 декабря 2022, 22:38\n\n{TITLE}\n\n{BODY}"
    head = masthead_of(text)
    assert head.published is not None and head.modified is not None
    assert (head.published.value, head.published.precision, head.published.method) == (
        "2020-10-01T12:32",
        "minute",
        "label:Posted",
    )
    assert head.published.span == (7, 28)
    assert (head.modified.value, head.modified.method) == ("2022-12-24T22:38", "label:Updated")
    assert [part.reason for part in head.removed] == ["masthead-published", "masthead-modified"]


def test_a_change_in_brackets() -> None:
    head = masthead_of(f"{TITLE}\n09:47 12.03.2020 (обновлено: 10:15 12.03.2020)\n\n{BODY}")
    assert head.published is not None and head.modified is not None
    assert (head.published.value, head.modified.value) == ("2020-03-12T09:47", "2020-03-12T10:15")


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n\n{BODY}",
        f"0 $\n5,000 $\nMARCH 2021\n\n{TITLE}\n\n{BODY}",
        f"{TITLE}\n\nOn October 8th, 2020 it began. {BODY}",
    ],
)
def test_no_date_is_null(text: str) -> None:
    head = masthead_of(text)
    assert head.published is None
    assert head.modified is None


def test_a_date_glued_to_the_first_sentence_is_cut_off() -> None:
    text = f" date 2020-10-01 {BODY}"
    head = masthead_of(text)
    assert head.title is None
    assert head.published is not None
    assert (head.published.value, head.published.method, head.published.span) == ("2020-10-01", "label:date", (6, 16))
    assert [(part.source_text, part.reason) for part in head.removed] == [("date 2020-10-01", "masthead-published")]
    assert head.blocks[0].text(text).startswith("The river ferry")


def test_relative_words_stay_open_without_a_base() -> None:
    text = f"{TITLE}\n2 jam lalu\n\n{BODY}"
    head = masthead_of(text)
    assert head.published is None
    assert head.warnings == ("published-relative",)
    resolved = masthead_of(text, retrieved="2020-10-01T12:32:00+07:00")
    assert resolved.published is not None
    assert resolved.published.value == "2020-10-01T10:32"


def test_the_order_of_day_and_month_is_proved_or_flagged() -> None:
    proved = masthead_of(f"{TITLE}\n10/1/2020\n\n{BODY} The storm began on September 28 and ended on September 30.")
    assert proved.published is not None
    assert (proved.published.value, proved.published.flags) == ("2020-10-01", [])
    doubtful = masthead_of(f"{TITLE}\n10/1/2020\n\n{BODY}")
    assert doubtful.published is not None
    assert doubtful.published.flags == ["ambiguous-order"]
    by_address = masthead_of(f"{TITLE}\n10/1/2020\n\n{BODY}", url="https://news.example/2020/01/10/ferry")
    assert by_address.published is not None
    assert (by_address.published.value, by_address.published.flags) == ("2020-01-10", [])


def test_what_cannot_be_is_flagged() -> None:
    head = masthead_of(f"{TITLE}\nPublished 5 May 2020\nUpdated 3 May 2020\n\n{BODY}", retrieved="2020-05-04")
    assert head.published is not None and head.modified is not None
    assert head.published.flags == ["future"]
    assert "modified-before-published" in head.modified.flags


def test_markup_first_and_conflicts_shown() -> None:
    stated = [
        PageEvidence("published", "2020-10-01T12:32:00+03:00", "json-ld:datePublished"),
        PageEvidence("published", "2020-10-05", "meta:article:published_time"),
    ]
    head = masthead_of(f"{TITLE}\n\n{BODY}", stated)
    assert head.published is not None
    assert (head.published.value, head.published.timezone, head.published.method) == (
        "2020-10-01T12:32",
        "+03:00",
        "json-ld:datePublished",
    )
    assert stated[1] in head.conflicts


def test_padded_markup_gives_way_to_the_page() -> None:
    stated = [PageEvidence("published", "2016-01-01T00:00:00+07:00", "json-ld:datePublished")]
    head = masthead_of(f"{TITLE}\nSelasa, 30 Mei 2017 11:48 WIB\n\n{BODY}", stated)
    assert head.published is not None
    assert head.published.value == "2017-05-30T11:48"


# ── people, agencies, datelines ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Helen Marsh and Tomas Okafor", ["Helen Marsh", "Tomas Okafor"]),
        (
            "By MAGGIE DUNLEAVY, JOE PIKE and RUTH ANN SOLLERS | Staff writers",
            ["Maggie Dunleavy", "Joe Pike", "Ruth Ann Sollers"],
        ),
        ("By Danny Prewitt For Daily Courier Online", ["Danny Prewitt"]),
        ("Автор: Дарья Кулешова", ["Дарья Кулешова"]),
        ("Жанна ВЕТРОВА | 5 декабря 2017 в 11:02", ["Жанна Ветрова"]),
        ("Penulis: Andi Sofyan Latief", ["Andi Sofyan Latief"]),
        ("Rep: Silmi Nur Azizah/ Red: Ghufron Wahid", ["Silmi Nur Azizah"]),
        ("Oleh: Budi Hartawan", ["Budi Hartawan"]),
        ("Kontributor Tasikmalaya, Ilham Gunadi | Editor Farida Anjani", ["Ilham Gunadi"]),
        ("Yusron Hakim - detikNews", ["Yusron Hakim"]),
        ("Editor: Lestari Dewi", []),
        ("By Reuters Staff", []),
        ("By the news desk", []),
        ("Автор: пресс-служба", []),
        ("Oleh: Tim Redaksi", []),
        ("Екатерина Ломова, Игорь Сташевский", ["Екатерина Ломова", "Игорь Сташевский"]),
        ("By Owen PratchettSenior reporter", ["Owen Pratchett"]),
        ("Денис КостровскийЭкономика", ["Денис Костровский"]),
        ("By Angus MacAllister and Nora FitzGilbert", ["Angus MacAllister", "Nora FitzGilbert"]),
    ],
)
def test_authors_are_people(line: str, names: list[str]) -> None:
    text = f"{TITLE}\n{line}\n\n{BODY}"
    head = masthead_of(text)
    assert [item.value for item in head.authors] == names
    assert all(line not in block.text(text) for block in head.blocks)
    points_at_what_it_says(text, head)


@pytest.mark.parametrize(
    "line",
    [
        "Middle East",
        "Nagorno-Karabakh",
        "Alan Tregenza, 61, scooped the jackpot in June",
        "Ministry of Civil Protection",
    ],
)
def test_other_lines_name_no_author(line: str) -> None:
    assert masthead_of(f"{TITLE}\n{line}\n\n{BODY}").authors == ()


def test_names_in_prose_are_not_listed() -> None:
    assert people("Nikol Arshakyan, the prime minister of the country, said on Friday", least=2, strict=True) == []


@pytest.mark.parametrize(
    ("opening", "place", "stated", "agency"),
    [
        ("LONDON, Oct 1 (Reuters) - A fire shut the unit", "LONDON", "Reuters", "Reuters"),
        ("МОСКВА, 1 окт - РИА Новости. Около 14 тысяч", "МОСКВА", "РИА Новости", "RIA Novosti"),
        ("JAKARTA, KOMPAS.com - Sebanyak 147 kios", "JAKARTA", "KOMPAS.com", None),
        ("САНКТ-ПЕТЕРБУРГ, 4 июня. /ТАСС/. Паром снят", "САНКТ-ПЕТЕРБУРГ", "ТАСС", "TASS"),
        ("Magelang, Central Java (ANTARA) - More than", "Magelang, Central Java", "ANTARA", "Antara"),
        ("TEMPO.CO, Ternate - Gempa", "Ternate", "TEMPO.CO", None),
        ("Баку. Trend: Азербайджан", "Баку", "Trend", "Trend"),
        ("JAKARTA — Presiden", "JAKARTA", None, None),
        ("BEIJING, Oct. 1 (Xinhua) -- China", "BEIJING", "Xinhua", "Xinhua"),
        ("BRUSSELS/LONDON (AP) — The", "BRUSSELS/LONDON", "AP", "AP"),
        ("МИНСК, 5 мая /Корр. БЕЛТА/. Президент", "МИНСК", "БЕЛТА", "BelTA"),
        ("HAVENPORT, Oct. 1 (Northcape) -- A fire shut", "HAVENPORT", "Northcape", "Northcape"),
        ("NORTHAM, APRIL 5, NORTHPRESS. The sides", "NORTHAM", "NORTHPRESS", "NORTHPRESS"),
        ("NORTHAM (Harbour Post) - A fire shut", "NORTHAM", "Harbour Post", None),
        ("NORTHAM, Oct. 3 (harbour.example) - A fire shut", "NORTHAM", "harbour.example", None),
        ("Баку/17.09.25/Turan: Уровень воды за лето снизился на 4,7 метра.", "Баку", "Turan", "Turan"),
        ("Doha/QNA: Production at the farm rose by half this year.", "Doha", "QNA", "QNA"),
        ("Bishkek, March 14, 2018 / Kabar /. The committee rejected the agreement.", "Bishkek", "Kabar", "Kabar"),
        ("Бишкек, 21.02.24. /Нурлан Токтоев - Кабар/. Трасса Ош - Баткен закрыта.", "Бишкек", "Кабар", "Kabar"),
    ],
)
def test_datelines(opening: str, place: str, stated: str | None, agency: str | None) -> None:
    found = find_dateline(opening, 0, KNOWN)
    assert found is not None
    assert (found.dateline.place, found.dateline.agency, found.agency) == (place, stated, agency)


@pytest.mark.parametrize(
    "opening",
    [
        "The EU - a union of 27 - agreed",
        "Joko Widodo - Presiden RI",
        "Азербайджан - Армения: счёт открыт",
        "At least 2,300 - people said",
        "Путин: Россия готова",
        'Minister Duarte: "We will',
        "Певица Лиана. Она пришла",
    ],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert find_dateline(opening, 0, KNOWN) is None


def test_the_dateline_stays_in_its_paragraph_and_tells_the_agency() -> None:
    text = f"{TITLE}\n\nLONDON, Oct 1 (Reuters) - {BODY}"
    head = masthead_of(text)
    assert head.dateline is not None and head.agency is not None
    assert (head.dateline.place, head.agency.value, head.agency.method) == ("LONDON", "Reuters", "dateline")
    assert head.blocks[1].text(text).startswith("LONDON")


def test_a_dateline_with_no_break_spaces_points_at_what_it_says() -> None:
    text = "КОСТРОМА,\xa012\xa0авг\xa0- РИА\xa0Новости. Новый мост через Волгу открыли под Костромой в воскресенье."
    head = masthead_of(text)
    assert head.dateline is not None and head.dateline.place == "КОСТРОМА"
    points_at_what_it_says(text, head)


def test_a_dateline_on_its_own_line_is_a_block_of_its_kind() -> None:
    text = f"{TITLE}\nPublished 6 April 2016\n\nJAKARTA\n\n{BODY}"
    head = masthead_of(text)
    assert [block.kind for block in head.blocks][:2] == ["title", "dateline"]


def test_hints_are_used_and_named() -> None:
    head = masthead_of(BODY, title="A ferry runs aground", published="2020-10-01", site="Norvik News")
    assert head.title is not None and head.published is not None and head.site is not None
    assert [head.title.method, head.published.method, head.site.method] == ["hint"] * 3


# ── nothing lost ────────────────────────────────────────────────────────────────────────────────────────────────────

_LINES = st.one_of(
    st.text(max_size=70),
    st.sampled_from(
        [
            TITLE,
            *BODY.split("\n\n"),
            "Posted 1 октября 2020, 12:32",
            "By Helen Marsh",
            "Penulis:",
            "Editor:",
            "JAKARTA",
            "WORLD",
            "2 jam lalu",
            "(Reuters)",
            "date 2020-10-01 " + BODY,
            "Kompas.com - 14/03/2019, 08:21 WIB",
            f"{TITLE} | Norvik News",
            "Источник: ТАСС",
            "LONDON, Oct 1 (Reuters) - " + BODY,
            "for burns",
            "Anadolu Agency WORLD",
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, max_size=15), st.sampled_from(["\n", "\n\n"]))
def test_every_character_is_kept_or_removed_once(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    sorted_blocks = sort(text, blocks_of(text))
    head = read(text, sorted_blocks.kept)
    assert uncovered(text, head.blocks, [*sorted_blocks.removed, *head.removed]) == ""
    assert all(part.source_text == text[slice(*part.span)] for part in head.removed)
    points_at_what_it_says(text, head)
    for headline in (head.title, head.subtitle):
        if headline is not None and headline.block is not None:
            assert headline.block < len(head.blocks)
    assert read(text, sorted_blocks.kept) == head


@pytest.mark.parametrize(
    "piece", ["1 мая 2020 ", "By A B and ", "Слово. ", "a", "© ", "- ", "LONDON (", "\n", "Tags\n", "«"]
)
def test_long_hostile_sources_are_read(piece: str) -> None:
    text = (piece * 200_000)[:200_000]
    sorted_blocks = sort(text, blocks_of(text))
    head = read(text, sorted_blocks.kept)
    assert uncovered(text, head.blocks, [*sorted_blocks.removed, *head.removed]) == ""


def test_the_house_that_publishes_is_no_author() -> None:
    text = (
        "Ferry freed after eleven hours\n\nBy Clara Whitfield and Tom Adeyemi, North Quay Courier\n"
        f"Published 14 March 2019\n\n{BODY}\n\n© 2019 North Quay Courier. All rights reserved."
    )
    head = masthead_of(text)
    assert [author.value for author in head.authors] == ["Clara Whitfield", "Tom Adeyemi"]
    assert head.site is not None
    assert head.site.value == "North Quay Courier"

"""Furniture goes with its reason, article text never does, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.furniture import sort
from service.furniture.phrases import rules
from service.reading import PageEvidence
from tests.reading.articles import BODY, blocks_of, removed_reasons, uncovered

TITLE = "Ferry with 318 passengers pulled off sandbank after eleven hours"


def page(*, above: str = "", inside: str = "", below: str = "") -> str:
    first, second = BODY.split("\n\n")
    return "\n\n".join(part for part in (above, TITLE, first, inside, second, below) if part)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Contact Us", "contact"),
        ("Subscribe", "subscribe"),
        ("SHARE THIS ARTICLE", "share"),
        ("142 shares", "share"),
        ("Click to see full-size image", "image-prompt"),
        ("Изображение материала", "image-prompt"),
        ("Нажмите, чтобы увеличить", "image-prompt"),
        ("Home | News | Business | Sport | Travel", "navigation"),
        ("Главная   Политика   Экономика   Мир   Видео   Войти", "navigation"),
        ("Korean Chinese Japanese Arabic Spanish French", "navigation"),
        ("Beranda  Terkini  Nasional  Ekonomi  Olahraga", "navigation"),
        ("Facebook Twitter WhatsApp Telegram", "share"),
        ("ВКонтакте 18", "share"),
        ("We use cookies to improve your experience.", "cookies"),
        ("You have 2 free articles remaining this month.", "paywall"),
        ("Do you like this content? Consider helping us!", "donation"),
        ("2,500 $", "donation"),
        ("Waktu baca 2 menit", "counter"),
        ("Просмотров: 3 917", "counter"),
        ("Фото: пресс-служба", "photo-credit"),
        ("Image source, Getty Images", "photo-credit"),
        ("Реклама. ООО «Волга», erid: 2Vtzqx7Jw1N", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
    ],
)
def test_lines_above_the_body(line: str, reason: str) -> None:
    assert removed_reasons(page(above=line)) == {line: reason}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Baca juga: Enam pompa dikerahkan atasi genangan di Semarang", "related"),
        ("Читайте также: Уровень воды упал до минимума", "related"),
        ("Also read: What sank the Baltic Star", "related"),
        ("[Gambas:Video CNN]", "embed"),
        ("Story continues below advertisement", "advertisement"),
        ("SCROLL TO CONTINUE WITH CONTENT", "advertisement"),
        ("Подписывайтесь на наш канал в Telegram", "subscribe"),
    ],
)
def test_lines_inside_the_body(line: str, reason: str) -> None:
    assert removed_reasons(page(inside=line)) == {line: reason}


@pytest.mark.parametrize(
    ("below", "reasons"),
    [
        ("Tags\nferry\nfog", ["tags"] * 3),
        ("Related articles\nWhat sank the Baltic Star\nIs fog to blame?", ["related"] * 3),
        ("Нашли ошибку? Выделите её и нажмите Ctrl+Enter", ["report-error"]),
        ("© 2021 «Вестник Степи». При использовании материалов ссылка обязательна.", ["copyright"]),
        ("(Reporting by Helen Marsh; editing by Colin Webb)", ["credits"]),
        ("Dilarang keras mengambil konten tanpa izin tertulis.", ["copyright"]),
        ("informasi", ["navigation"]),
        ("#ferry #fog", ["tags"]),
        (
            "Комментарии\nОльга: Позор!\n2 часа назад\nНу и ну, опять туман. Сколько можно терпеть это безобразие?",
            ["comments"] * 4,
        ),
    ],
)
def test_lines_below_the_body(below: str, reasons: list[str]) -> None:
    found = removed_reasons(page(below=below))
    assert list(found.values()) == reasons
    assert "\n".join(found) == below


def test_the_headlines_under_read_also_go_and_the_heading_of_the_article_stays() -> None:
    inside = "Lihat juga:\nCara Menghitung Cicilan KPR Bunga Mengambang"
    assert list(removed_reasons(page(inside=inside))) == inside.split("\n")
    both = removed_reasons(
        page(
            inside="Read also:\nWhat sank the Baltic Star\nWhat comes next\n" + BODY.split("\n\n")[1] + " It was late."
        )
    )
    assert "What comes next" not in both


def test_repeated_titles_go_whatever_their_quotes() -> None:
    text = (
        page(above="", inside=f"{TITLE}\n\nClick to see full-size image")
        .replace("Ferry", "“Ferry”", 1)
        .replace("\n\nFerry", '\n\n"Ferry"')
    )
    assert set(removed_reasons(text).values()) == {"repeated-title", "image-prompt"}


def test_a_month_in_a_donation_bar_goes_with_it() -> None:
    found = removed_reasons(page(above="0 $\n5,000 $\n671 $\nMARCH 2021"))
    assert found["MARCH 2021"] == "donation"


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell by six percent in London before paring losses, traders at two banks said on Thursday.",
        "Related crimes are rising in the district, the police chief told the city council in a closed session.",
        "“Subscribe to their newsletter, and you will see what they think of us,” the minister said on Friday.",
        "Реклама, признаётся директор, вышла отличная: на приём к нему теперь записываются на месяц вперёд.",
        "Подписаться на оповещения об отключениях могут все жители города, сообщили в водоканале во вторник.",
        "Сейчас в больнице остаются девять человек, четверо из них находятся в тяжёлом состоянии, сообщили врачи.",
        "Читайте, пишите, спорьте, говорил он студентам, и они приходили к нему даже в самые холодные зимы.",
        "Video dari lokasi menunjukkan kapal itu miring ke kiri sebelum ditarik oleh dua kapal tunda pada Kamis.",
        "Baca tulis Al-Quran diajarkan di sekolah itu sejak 1974, kata kepala sekolah kepada wartawan pada Senin.",
        "For more on the fog we turned to the harbour master, who has worked at the port for thirty-one years.",
        "Comments made by the minister in parliament were struck from the record, the speaker's office said.",
        "Image processing was used to count the whales, which took the team eleven months, the institute said.",
        "Copyright law does not cover recipes, the court ruled on Tuesday in a case brought by two restaurants.",
        "Home prices rose by four percent in the quarter, the statistics office reported on Monday morning.",
    ],
)
def test_article_sentences_stay(sentence: str) -> None:
    assert sentence not in removed_reasons(page(inside=sentence))


def test_short_last_sentences_and_lists_stay() -> None:
    for last in (
        "Nobody was hurt.",
        "“It was terrible,” she said.",
        "- dry food, 400 kg;\n- hay;\n- a car on 19 November.",
    ):
        assert removed_reasons(page(below=last)) == {}


def test_a_title_that_the_markup_names_is_no_furniture() -> None:
    text = f"Watch: how the ferry was pulled off\n\n{BODY}"
    stated = PageEvidence("title", "Watch: how the ferry was pulled off", "json-ld:headline")
    assert removed_reasons(text, [stated]) == {}


def test_nothing_but_furniture() -> None:
    text = "Home\nContact Us\nSubscribe\n© 2021 All rights reserved"
    found = sort(text, blocks_of(text))
    assert found.kept == ()
    assert len(found.removed) == 4


def test_empty() -> None:
    assert sort("", ()).kept == ()


_LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            *list(rules().lines)[::7],
            TITLE,
            *BODY.split("\n\n"),
            "Tags",
            "Read also:",
            "Comments",
            "- item;",
            "1842",
            "* * *",
        ]
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, max_size=25), st.sampled_from(["\n", "\n\n"]))
def test_every_character_is_kept_or_removed_once(lines: list[str], gap: str) -> None:
    text = gap.join(lines)
    blocks = blocks_of(text)
    found = sort(text, blocks)
    assert uncovered(text, found.kept, found.removed) == ""
    assert all(part.source_text == text[slice(*part.span)] for part in found.removed)
    assert [block.span for block in found.kept] == sorted(block.span for block in found.kept)
    assert sort(text, blocks) == found


def test_the_first_entry_of_a_running_report_keeps_its_time() -> None:
    first, second = BODY.split("\n\n")
    entries = f"14.30\n\nTugs arrive\n\n{first}\n\n13.05\n\n{second}\n\n12.10\n\n{first}"
    text = f"Live: ferry on a sandbank in the fog\n\n{entries}"
    assert not {"14.30", "13.05", "12.10"} & removed_reasons(text).keys()


def test_a_clock_above_an_article_without_entries_is_no_text() -> None:
    assert "14.30" in removed_reasons(f"Ferry pulled off a sandbank in the fog\n\n14.30\n\n{BODY}")


LATER = "The channel is narrow there, and sand has filled a third of it since winter, a pilot who knows the river said."


def test_a_heading_of_the_articles_own_words_is_no_button() -> None:
    text = f"Ferry pulled off a sandbank in the fog\n\n{BODY}\n\nFollow the Passengers\n\n{LATER}"
    assert "Follow the Passengers" not in removed_reasons(text)


@pytest.mark.parametrize("button", ["Follow us on Telegram", "Subscribe to our newsletter", "Download our app"])
def test_a_button_between_paragraphs_leaves(button: str) -> None:
    text = f"Ferry pulled off a sandbank in the fog\n\n{BODY}\n\n{button}\n\n{LATER}"
    assert button in removed_reasons(text)


@pytest.mark.parametrize(
    "line",
    [
        "Reblog",
        "Kenya + 2 more",
        "Download report (2.4 MB | 12 pages)",
        "Powered by Blogger.",
        "Travel theme. Powered by WordPress",
        "Current mood: cheerful",
        "Рейтинг: 3,9 (голосов: 112)",
        "Rating: 4.1, votes: 20",
        "Jadwal Shalat: Subuh 04:40 Dzuhur 12:01",
        "Bersambung ke hal 7",
        "Continued on page A12",
        "Окончание на стр. 4",
        "Notice: All comments represent the view of the commenter alone.",
    ],
)
def test_lines_that_pages_of_many_makers_print(line: str) -> None:
    assert line in removed_reasons(f"Ferry pulled off a sandbank in the fog\n\n{BODY}\n\n{line}")


def test_headlines_that_a_line_closes_leave_all() -> None:
    listed = "Read also:\nWhy rivers change their colour\nThe divers of the old harbour\nEnd of Read also"
    text = f"Ferry pulled off a sandbank in the fog\n\n{BODY}\n\n{listed}\n{LATER}"
    assert {"Why rivers change their colour", "The divers of the old harbour"} <= removed_reasons(text).keys()
    assert LATER not in removed_reasons(text)


def test_an_agency_above_the_controls_of_a_picture_is_its_credit() -> None:
    text = f"Ferry pulled off a sandbank in the fog\n\n{BODY}\n\nSWNS.com\n+4\nView gallery\n\n{LATER}"
    assert removed_reasons(text)["SWNS.com"] == "photo-credit"
    assert "SWNS.com" not in removed_reasons(text.replace("+4\nView gallery\n\n", ""))


@pytest.mark.parametrize(
    ("heading", "who"),
    [
        (
            "About the author",
            "Helen Marsh writes mostly of rivers, and for half of her life she steered a ferry across one.",
        ),
        ("Об авторе", "Анна Речная — журналист, пишет о реках и гаванях больше двадцати лет, живет у моря."),
        ("Tentang penulis", "Rini Hapsari adalah wartawan yang menulis tentang sungai dan pelabuhan sejak lama."),
    ],
)
def test_who_the_author_is_leaves_with_its_heading(heading: str, who: str) -> None:
    text = f"Ferry pulled off a sandbank in the fog\n\n{BODY}\n\n{LATER}\n\n{heading}\n\n{who}\n"
    assert removed_reasons(text + "\nAll rights reserved")[who] == "author-box"
    assert who not in removed_reasons(text.replace(heading, "About the river") + "\nAll rights reserved")


@pytest.mark.parametrize(
    ("byline", "life"),
    [
        ("By Dana Whitlock", "Dana Whitlock is a shipping correspondent based in Kelmar."),
        ("By Dana Whitlock and Colin Webb", "Colin Webb covers ports and customs for the Kelmar Courier."),
        ("Анна Белова", "Анна Белова — корреспондент отдела экономики, пишет о портах с 2011 года."),
        ("Oleh Sri Lestari", "Sri Lestari adalah wartawan yang meliput pelabuhan sejak 2011."),
    ],
)
def test_who_wrote_it_leaves_below_the_article(byline: str, life: str) -> None:
    assert removed_reasons(f"{TITLE}\n\n{byline}\n\n{BODY}\n\n{life}").get(life) == "author-box"


@pytest.mark.parametrize(
    ("line", "last"),
    [
        ("Ilse Brandauer, 1931–2019", "Ilse Brandauer is survived by two sisters and a goat, her notary said."),
        ("Ilse Brandauer", "Ilse Brandauer was a reporter for eleven years before she bought the ferry."),
        ("By Dana Whitlock", "Colin Webb is a reporter in the film, which opens in Kelmar on Friday."),
    ],
)
def test_who_the_article_is_about_stays(line: str, last: str) -> None:
    assert last not in removed_reasons(f"{TITLE}\n\n{line}\n\n{BODY}\n\n{last}")


def test_the_title_of_a_player_leaves_with_it_and_a_heading_of_the_article_stays() -> None:
    player = "How the war changed a mountain town\nTo view this video please enable JavaScript\n02:36"
    assert set(removed_reasons(page(inside=player))) == set(player.split("\n"))
    heading = "Why the ferry left the fairway"
    assert heading not in removed_reasons(page(inside=f"{heading}\nTo view this video please enable JavaScript"))


def test_comments_begin_where_names_and_dates_do() -> None:
    below = (
        "Comments\n\nharbour_cat\n\n13 March 2014 2:31pm\n\nWhat worries me most is that nobody asked the people there."
    )
    found = removed_reasons(page(below=below))
    assert found.get("What worries me most is that nobody asked the people there.") == "comments"


def test_pages_in_other_languages_stand_around_articles() -> None:
    lines = {"Paylaş": "share", "Читайте також:": "related", "Կիսվել": "share", "Alle Rechte vorbehalten": "copyright"}
    assert {line: removed_reasons(page(below=line)).get(line) for line in lines} == lines


BOX = "\n\n".join(
    ["Related articles", "What sank the Baltic Star", "Cafe with no menu wins star", "Court lifts ban", "Most read"]
)


def test_a_teaser_below_a_list_of_news_is_not_the_end_of_the_article() -> None:
    teaser = "Pilot's last call released\n\nA recording of it lasts eleven seconds."
    assert "Pilot's last call released" in removed_reasons(page(below=f"{BOX}\n\n{teaser}"))


@pytest.mark.parametrize(
    "last",
    [
        '"I have eleven desks," the teacher said. "So we sit on the floor and sing."',
        "Freight will be moved by lorry until then.",
        "«Мы сидим на полу и поём», — сказал учитель.",
    ],
)
def test_the_last_paragraph_stays_below_a_list_of_news(last: str) -> None:
    assert last not in removed_reasons(page(below=f"{BOX}\n\n{last}"))


def test_what_somebody_says_is_no_button() -> None:
    for line in ('"Share the video"', "«Подписаться и забыть»", '"Tidak satu tautan pun"'):
        assert line not in removed_reasons(page(inside=line))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advt", "advertisement"),
        ("(Visited 38 times, 1 visits today)", "counter"),
        ("Previous Post Next Post", "navigation"),
        ("DMCA", "legal"),
        ("Текст сообщения*:", "comments"),
        ("*- отмечены поля, обязательные для заполнения.", "comments"),
        ("Остановить прослушивание", "embed"),
        ("Redaktur & Reporter : Tim Redaksi", "credits"),
    ],
)
def test_short_forms_below_an_article(line: str, reason: str) -> None:
    assert removed_reasons(page(below=line)) == {line: reason}


@pytest.mark.parametrize("rows", [("2016\t2", "2017\t5"), ("2016 2", "2017 5"), ("40 | 12", "31 | 1,200")])
def test_rows_of_a_table_are_no_pages(rows: tuple[str, str]) -> None:
    first, last = BODY.split("\n\n")
    text = "\n\n".join((first, "Year\tFerries aground", *rows, last))
    assert not set(rows) & set(removed_reasons(text))


def test_numbers_of_pages_go() -> None:
    assert removed_reasons(f"{BODY}\n\n1 | 2 | 3")["1 | 2 | 3"] == "pagination"

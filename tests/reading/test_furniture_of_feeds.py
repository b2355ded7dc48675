"""Teasers that are cut off, captions said twice, glued buttons, imprints: lines of feeds, mirrors and aggregators.

Each form stands beside lines of articles that look like it and stay.
"""

from __future__ import annotations

import time

import pytest

from service.article import Article
from service.furniture.rows import glued
from service.intake import read
from tests.reading.articles import BODY, removed_reasons

TITLE = "Ferry with 318 passengers pulled off sandbank after eleven hours"
FIRST, SECOND = BODY.split("\n\n")


def page(*, above: str = "", inside: str = "", below: str = "") -> str:
    return "\n\n".join(part for part in (above, TITLE, FIRST, inside, SECOND, below) if part)


PAIRS = {
    "en": (
        "A school bus carrying 14 children slid off an icy road in Custer County, according to...\n"
        "School bus slides off icy road\n"
        "The zoo's oldest giraffe, seen here in a...\n"
        "Zoo mourns giraffe Milly"
    ),
    "ru": (
        "Зарплаты учителей: забастовка откладывается\n"
        "Министерство обещает вернуться к вопросу весной, но профсоюз...\n"
        "Кот десять дней ехал в контейнере\n"
        "Его нашли голодного, но…"
    ),
    "id": (
        "Harga cabai di pasar induk tembus sembilan puluh ribu rupiah dan para pedagang...\n"
        "Cabai Makin Pedas di Kantong\n"
        "Kepala sekolah di pulau terluar itu mengajar sendiri sejak...\n"
        "Satu Guru, Enam Kelas"
    ),
}


@pytest.mark.parametrize("language", PAIRS)
@pytest.mark.parametrize("place", ["above", "below"])
def test_teasers_cut_off_go_with_their_headlines(language: str, place: str) -> None:
    text = page(**{place: PAIRS[language]})
    gone = removed_reasons(text)
    assert set(PAIRS[language].split("\n")) <= set(gone)
    assert not {TITLE, FIRST, SECOND} & set(gone)


@pytest.mark.parametrize(
    "line",
    [
        "The ferry had left the sandbank, the tugs had left the ferry, and the passengers waited...",
        "Nobody aboard could say how long the night would last, how cold it would get or who would come...",
        "“We heard the hull scrape over something hard and then there was nothing to be heard but the wind...”",
        "– Мы стояли на палубе, смотрели на берег, и никто не знал, что будет дальше…",
    ],
)
def test_a_sentence_of_the_article_that_trails_off_stays(line: str) -> None:
    assert line not in removed_reasons(page(inside=line))
    assert line not in removed_reasons(page(below=line))


def test_a_deck_that_is_cut_off_stays() -> None:
    deck = "All 318 passengers of the ferry are safe after eleven hours on the sandbank, and now..."
    assert deck not in removed_reasons(f"{TITLE}\n\n{deck}\n\n{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize(
    "caption",
    [
        "Deretan balok es terakhir di pabrik. Foto: Sinta Wulandari",
        "Tools that the police seized at the workshop. Photo: County Police",
        "Паром у разбитого причала на рассвете. Фото: Антон Дуров",
    ],
)
def test_a_caption_said_twice_stays_once(caption: str) -> None:
    reading = read(Article(page(inside=f"{caption}\n{caption}").encode(), "text/plain", None))
    kept = [part for part in reading.removed if part.source_text == caption]
    assert len(kept) == 1
    assert kept[0].reason == "repeated-caption"


@pytest.mark.parametrize("cry", ["Who pays for the tugs now?", "Kapal itu milik warga!"])
def test_what_is_cried_twice_stays(cry: str) -> None:
    reading = read(Article(page(inside=f"{cry}\n\n{cry}").encode(), "text/plain", None))
    assert cry not in {part.source_text for part in reading.removed}


def test_a_stock_picture_goes_and_one_of_the_story_stays() -> None:
    other = "ILUSTRASI. Resep bolu pisang kukus tanpa telur."
    own = "ILUSTRASI. Kapal feri di dermaga Merak, tempat penumpang menunggu."
    story = (
        "Kapal feri berpenumpang 318 orang ditarik dari gosong pasir di dermaga Merak.\n\nPenumpang menunggu semalam."
    )
    text = f"Feri Kandas Semalam di Merak\n\n{{}}\n\n{story}"
    assert removed_reasons(text.format(other)) == {other: "image-prompt"}
    assert removed_reasons(text.format(own)) == {}
    told = "Ilustrasi. Jembatan gantung di pedesaan masih menjadi jalur utama warga. (Kabar/Yoga Pranata)"
    assert removed_reasons(text.format(told)) == {}


@pytest.mark.parametrize("text", ["MorePhoto", "AAAPrint", "ShareTweet", "FacebookTwitterWhatsApp", "ПечатьПоделиться"])
def test_buttons_with_nothing_between_them(text: str) -> None:
    assert glued(text)
    assert text in removed_reasons(page(below=text))


@pytest.mark.parametrize(
    "text", ["YouTube", "SberBank", "NewsMax", "ВкусВилл", "McDonald", "SharePoint", "TimesNow", "AAA", "Print"]
)
def test_names_of_two_parts_are_no_buttons(text: str) -> None:
    assert not glued(text)


def test_glued_buttons_are_found_in_linear_time() -> None:
    started = time.process_time()
    for text in ("A" * 20_000, "Ab" * 10_000, "aB" * 10_000, "A" * 79, "Ab" * 39 + "1"):
        assert not glued(text)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "line",
    [
        "Published in The Harbour Mail, May 4th, 2017",
        "Published in The Frontier Star, September 21st, 2013.",
        "Опубликовано в газете «Вечерний причал» 4 мая 2017 года",
        "Dimuat di Harian Dermaga, 4 Mei 2017",
    ],
)
def test_an_imprint_below_the_text_goes(line: str) -> None:
    reading = read(Article(page(below=line).encode(), "text/plain", None))
    assert line.rstrip(".") in {part.source_text.rstrip(".") for part in reading.removed}


@pytest.mark.parametrize(
    "line",
    [
        "Published in 1923, the Mines Act fines owners Rs500 a day.",
        "The report, published in The Harbour Mail on May 4th, 2017, blames the pilot.",
    ],
)
def test_a_sentence_about_what_was_published_stays(line: str) -> None:
    reading = read(Article(page(below=line).encode(), "text/plain", None))
    assert line not in {part.source_text for part in reading.removed}


@pytest.mark.parametrize(
    "line", ["Read: Four suffocate in Sor Range pit", "Watch: Tugs pull ferry off sandbank at dawn"]
)
def test_a_label_with_a_headline_goes_and_a_sentence_stays(line: str) -> None:
    assert line in removed_reasons(page(inside=line))
    assert removed_reasons(page(inside="Read: that was all the note on the wheelhouse door said.")) == {}


def test_a_country_behind_its_label_goes_above_the_text_and_a_list_stays() -> None:
    head = f"{TITLE}\nPTI | Kota | Updated: 17-02-2020 19:31 IST\nCountry:\nIndia\n\n{FIRST}\n\n{SECOND}"
    assert {"Country:", "India"} <= set(removed_reasons(head))
    listed = "Countries that sent tugs:\n• India\n• Oman"
    assert removed_reasons(page(inside=listed)) == {}


@pytest.mark.parametrize(
    "line",
    [
        "Nasional Mondial Ekonomi Megapolitan Olahraga Rona Kupas Splash Wisata Wawancara Foto Video Infografis",
        "Главная Все новости Фото Полная версия |",
        "214 total views, 3 views today",
        "318 total views today",
        "For representational purposes",
        "Representative image . Image Credit: ANI",
        "Эта статья опубликована более пяти лет назад и находится в архиве издания.",
        "Газета «Причал» оставляет за собой право удалять комментарии.",
    ],
)
def test_menus_counters_and_notices_above_the_text(line: str) -> None:
    assert line in removed_reasons(page(above=line))


@pytest.mark.parametrize(
    "line",
    [
        "The total views of our members were not heard today, the union said.",
        "A representative of the owners said the image of the port had suffered.",
        "Газета оставляет за собой право обжаловать решение суда до конца месяца.",
        "Эта статья закона принята более пяти лет назад и ни разу не применялась судами.",
        "World Business Leaders Meet Sports Ministers on Culture",
        "Country of sandbanks",
    ],
)
def test_lines_of_the_article_with_such_words_stay(line: str) -> None:
    assert line not in removed_reasons(page(inside=line))


def test_the_name_of_a_channel_goes_where_it_heads_a_post() -> None:
    end = "@prichal\nисточник"
    post = f"Тихий Причал\nБуксир затонул в порту Ванино\n\n{{}}\n\n{end}\nТихий Причал\n{{}}\n\n{end}"
    first = "В порту Ванино ночью затонул буксир «Сизиман», экипажа на борту не было, охранник ушел по трапу."
    second = "Капитан порта подтвердил: боны поставили в 6:40, собрать осталось около трехсот литров солярки."
    reading = read(Article(post.format(first, second).encode(), "text/plain", None))
    gone = [part.source_text for part in reading.removed]
    assert gone.count("Тихий Причал") == 2
    assert not {first, second} & set(gone)


@pytest.mark.parametrize(
    "line",
    [
        '"See also the stars, not only the lamp," the keeper says.',
        '"Lihat juga bintangnya, bukan lampunya saja," katanya.',
        "«Смотрите также под ноги», – советует смотритель.",
        "Реклама на борту, по иронии, звала на курсы вождения.",
        "Поделиться расходами с соседями не удалось.",
    ],
)
def test_sentences_that_begin_as_furniture_does_stay(line: str) -> None:
    assert line not in removed_reasons(page(inside=line))
    assert line not in removed_reasons(page(below=f"{line}\n\nЕсли вы хотите оставить комментарий, войдите."))

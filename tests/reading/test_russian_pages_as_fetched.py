"""Pages of Russian newsrooms as they are fetched: cut short, buttons glued to text, lists that lost their links."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import Reading, read

TITLE = "Паром задержали на четыре часа из-за шторма"
LEAD = (
    "Паром «Северянка» вышел из порта на четыре часа позже расписания, рассказал капитан Олег Рыбин. "
    "На борту было сто двадцать пассажиров, никто не пострадал."
)
NEXT = (
    "В порту говорят, что ветер усилился до двадцати пяти метров в секунду, и буксиры не смогли подойти к причалу. "
    "Такого шторма здесь не помнят с весны."
)
LAST = "Капитан добавил, что расписание на завтра пока не меняется и билеты действуют."


def reading(*lines: str, between: str = "\n\n") -> Reading:
    return read(Article(between.join(lines).encode(), "text/plain", None))


def gone(found: Reading) -> set[str]:
    source = found.layout.source.text
    return {source[slice(*part.span)].strip() for part in found.removed}


# ── what is cut short stays ─────────────────────────────────────────────────────────────────────────────────────────


def test_text_that_breaks_off_below_a_teaser_stays() -> None:
    cut = "Рыбин вернулся в порт во вторник утром. Там его встретили диспетчеры и нескольк"
    assert cut not in gone(reading(TITLE, LEAD, NEXT, "Рыбина наградили медалью за спасение рыбаков", LAST, cut))


def test_an_imprint_at_the_end_is_no_text_that_breaks_off() -> None:
    imprint = "Сетевое издание «Вестник Севера». Учредитель ООО «Полюс», главный редактор Ольга Жарова"
    assert imprint in gone(reading(TITLE, LEAD, NEXT, LAST, "Все новости", "версия для печати", imprint, between="\n"))


def test_a_sentence_glued_to_a_button_stays() -> None:
    glued = "Читать на сайте Вестник СевераПаром «Северянка» вышел из порта на четыре часа позже расписания."
    assert glued not in gone(reading(TITLE, glued, NEXT, LAST))


def test_an_offer_with_a_name_in_humps_goes_all_the_same() -> None:
    offer = "Подписывайтесь на СеверИнформ в Телеграме, чтобы узнавать все новости первыми."
    assert offer in gone(reading(TITLE, LEAD, NEXT, LAST, offer))


# ── what goes ───────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "line",
    [
        "Подробнее – в эфире телеканала Север 24.",
        "Подробности – в карточках.",
        "Около минуты",
        "Комментирование временно доступно только для зарегистрированных пользователей.",
        "Выйти из полноэкранного режима Развернуть на весь экран Фото: Олег Рыбин, Вестник Севера",
        "Обратите внимание: материал опубликован 6 лет назад",
        "Обратите внимание! Этой новости больше года",
        "Фотографии Анны Рыбиной",
        "GettyImages, фото Анна Рыбина",
        "Паром «Северянка» в порту - Sputnik Армения, 1920, 12.03.2021",
        "Паром «Северянка» в порту - Sputnik Грузия",
        "ИЗВЕСТИЯ/Дмитрий Морозов",
        "Материалы по теме",
        "Смотрите также",
        "Добавить комментарий",
    ],
)
def test_lines_of_the_page_in_the_midst_of_the_text_go(line: str) -> None:
    found = reading(TITLE, LEAD, NEXT, line, LAST)
    assert line in gone(found)
    assert found.masthead.authors == ()
    assert not {LEAD, NEXT, LAST} & gone(found)


@pytest.mark.parametrize(
    "line",
    [
        "Подробности в суде не раскрывают.",
        "Детали в материале дела не указаны, добавили в прокуратуре.",
        "Фото Сергея Иванова показали на выставке в Твери.",
        "Фотографии показал журналистам сам капитан Олег Рыбин.",
        "Комментировать действия диспетчера капитан отказался.",
    ],
)
def test_sentences_that_begin_alike_stay(line: str) -> None:
    assert line not in gone(reading(TITLE, LEAD, NEXT, line, LAST))


def test_teasers_that_name_a_club_and_break_off_go() -> None:
    teasers = [
        "Вратарь хоккейного «Полюса» объявил о завершении карьеры после семнадцати ...",
        "Главный тренер «Рыбака» объяснил, почему команда летит на сборы без ...",
    ]
    assert gone(reading(TITLE, LEAD, NEXT, LAST, *teasers)) >= set(teasers)


def test_other_stories_below_the_pointer_of_an_aggregator_go() -> None:
    others = [
        "паром шторм северянка порт",
        "Рыбаки вернулись в порт с рекордным уловом",
        "Семь траулеров пришли в порт с рекордным уловом трески, сообщили в управлении рыболовства. vestnik-sever.ru »",
    ]
    found = reading(TITLE, LEAD, NEXT, LAST, "Подробнее читайте на vestnik-sever.ru ...", *others)
    assert gone(found) >= set(others)
    assert not {LEAD, NEXT, LAST} & gone(found)


def test_a_ticker_over_the_title_goes_and_the_title_is_found() -> None:
    ticker = "  ".join(
        [
            "ГЛАВНОЕ: Почему министр обороны разрешил рыбакам выходить в закрытый залив: детали от Reuters",
            "Синоптики ухудшили прогноз на выходные: какие районы пострадают больше всего",
            "Жителей трёх областей предупредили о гололедице на дорогах в ближайшие сутки",
            "Мокрый снег и перепады температур: какую погоду ожидать в субботу",
            "Мэр столицы рассказал о ремонте моста и новых трамваях все новости",
        ]
    )
    found = reading(ticker, "28.08.2015 19:00", TITLE, LEAD, NEXT, LAST)
    assert ticker in gone(found)
    assert found.masthead.title is not None
    assert found.masthead.title.source_text == TITLE
    assert found.masthead.agency is None


@pytest.mark.parametrize(
    "said_before",
    [
        f"{LEAD[:-1]}. РИА Новости, 19.09.2031",
        f"{LEAD} {NEXT[:60]}...",
    ],
)
def test_the_lead_as_a_page_describes_itself_goes(said_before: str) -> None:
    found = reading(TITLE, said_before, f"МОСКВА, 19 сен - РИА Новости. {LEAD}", NEXT, LAST)
    if said_before.endswith("..."):
        found = reading(TITLE, said_before, LEAD, NEXT, LAST)
    assert said_before in gone(found)
    assert not {NEXT, LAST} & gone(found)


def test_the_title_behind_its_section_goes_where_the_title_stands_alone_below() -> None:
    doubled = f"Город {TITLE}"
    found = reading(doubled, TITLE, LEAD, NEXT, LAST)
    assert doubled in gone(found)
    assert found.masthead.title is not None
    assert found.masthead.title.source_text == TITLE


# ── titles ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_note_in_brackets_is_no_title() -> None:
    note = "(О решении суда мы расскажем читателям в следующем номере газеты)"
    found = reading(LEAD, note, "Купить PDF-версию", "Ремонт причала закончат до конца недели", between="\n")
    assert found.masthead.title is None
    assert found.masthead.authors == ()


def test_the_heading_of_a_summary_is_no_title() -> None:
    assert reading("В нескольких словах", LEAD, NEXT, LAST, between="\n").masthead.title is None


def test_who_says_it_is_no_title() -> None:
    assert reading("Сообщает пресс-служба порта", LEAD, NEXT, LAST, between="\n").masthead.title is None


def test_two_words_over_the_day_and_the_number_of_readers_are_the_title() -> None:
    found = reading("Недобрая волна", "27 Ноябрь 2024 443", LEAD, NEXT, LAST)
    assert found.masthead.title is not None
    assert found.masthead.title.source_text == "Недобрая волна"


# ── days ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_month_that_an_archive_states() -> None:
    found = reading(f" date 2031-04 {LEAD}", NEXT, LAST).masthead
    assert found.published is not None
    assert (found.published.value, found.published.precision) == ("2031-04", "month")
    assert found.title is None


def test_the_year_of_a_picture_is_not_that_of_the_dateline() -> None:
    found = reading(
        TITLE, "© AFP 2031 / MARTA OLSEN Паром в порту", f"ТБИЛИСИ, 6 сен — Sputnik. {LEAD}", NEXT, LAST
    ).masthead
    assert found.dateline is not None
    assert found.dateline.place == "ТБИЛИСИ"
    assert found.published is None


# ── people, houses, places ──────────────────────────────────────────────────────────────────────────────────────────


def test_a_crosshead_of_an_adjective_and_a_town_is_nobody() -> None:
    found = reading(TITLE, LEAD, "Портовый Кронштадт", NEXT, LAST)
    assert found.masthead.authors == ()
    assert "Портовый Кронштадт" not in gone(found)


def test_whom_an_interview_is_with_is_no_author() -> None:
    found = reading("Марта Ольхова, Председатель Портового Совета", TITLE, "15.05.2031 09:30", LEAD, NEXT, between="\n")
    assert found.masthead.authors == ()
    assert found.masthead.title is not None
    assert found.masthead.title.source_text == TITLE


@pytest.mark.parametrize("signed", ["Анна Рыбина. Фото: Дмитрий Морозов", "Анна Рыбина, фото Дмитрий Морозов"])
def test_a_name_before_the_photographer_is_no_credit_of_a_picture(signed: str) -> None:
    gone_as = {part.source_text: part.reason for part in reading(TITLE, LEAD, NEXT, LAST, signed).removed}
    assert gone_as.get(signed) != "photo-credit"


def test_an_account_is_nobody() -> None:
    assert reading(TITLE, LEAD, NEXT, LAST, "Автор: AdminPort").masthead.authors == ()


@pytest.mark.parametrize(
    ("sender", "agency"), [("РИА PortaNews", None), ("РИА «Причал»", None), ("РИА Новости", "RIA Novosti")]
)
def test_what_stands_behind_the_kind_of_an_agency_is_its_name(sender: str, agency: str | None) -> None:
    found = reading(TITLE, f"Паром вышел из порта на четыре часа позже расписания, сообщает {sender}.", NEXT, LAST)
    assert (found.masthead.agency.value if found.masthead.agency else None) == agency


def test_the_address_behind_the_label_of_a_source_is_not_the_site() -> None:
    assert reading(TITLE, LEAD, NEXT, LAST, "Джерело: https://www.portovik.example").masthead.site is None


def test_a_foreign_author_over_a_translated_article() -> None:
    found = reading("Джонатан Прайс", "© National Review", "24.12.2015, 16:53", TITLE, LEAD, NEXT, LAST).masthead
    assert [author.value for author in found.authors] == ["Джонатан Прайс"]
    assert found.site is None


def test_a_caption_said_twice_is_not_the_name_of_the_site() -> None:
    found = reading("Паром в порту", "Паром в порту", "Олег Рыбин Опубликовано сегодня в 20:29", TITLE, LEAD, NEXT)
    assert found.masthead.site is None


def test_a_headline_that_names_the_press_names_no_site() -> None:
    found = reading(
        TITLE, LEAD, NEXT, LAST, "Горячие новости", "- СМИ: министр планирует встретиться с послом 7 апреля"
    )
    assert found.masthead.site is None


def test_what_a_club_fields_is_no_dateline() -> None:
    lineup = "«Полюс»: Зуев, Крылов, Марченко, Седых, Ильин (Орлов, 73), Томилин, Жаров, Ким, Репин, Усов, Быков"
    assert reading(TITLE, lineup, LEAD, NEXT, LAST).masthead.dateline is None


def test_a_place_that_opens_a_teaser_below_is_no_dateline() -> None:
    teaser = "АРМЕНИЯ. Армения в цифрах: за год выручка от продажи абрикосов составила 6 млрд. драмов"
    assert reading(TITLE, LEAD, NEXT, LAST, NEXT.replace("шторма", "ветра"), teaser).masthead.dateline is None

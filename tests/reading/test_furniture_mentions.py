"""An article that tells of offers, buttons and notices keeps its sentences; the offers themselves go."""

from __future__ import annotations

import pytest

from tests.reading.articles import BODY, removed_reasons
from tests.reading.test_furniture import TITLE


def page(line: str) -> str:
    first, second = BODY.split("\n\n")
    return "\n\n".join((TITLE, first, line, second))


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow us on Facebook, the ferry company wrote on the side of its newest ship.",
        "Subscribe to our newsletter, says a sticker on every lifebelt.",
        "All rights reserved, the captain joked when somebody took his picture.",
        'The sign on the pier read "Subscribe to our channel" in three languages.',
        "Подписывайтесь на наш канал, написала компания на борту парома.",
        "Перепечатка без разрешения запрещена, предупреждает табличка в рубке.",
        "На борту парома крупно выведено «Подпишитесь на наш канал», и пассажиры смеются.",
        "Ikuti kami di Facebook, tulis perusahaan itu di lambung kapal.",
        "Dilarang mengutip tanpa izin tertulis, kata nakhoda sambil tertawa.",
    ],
)
def test_who_tells_of_an_offer_makes_none(sentence: str) -> None:
    assert sentence not in removed_reasons(page(sentence))


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Facebook, Twitter and Instagram.",
        "Subscribe to our newsletter, and never miss a story.",
        "Подписывайтесь на наш канал, чтобы первыми узнавать новости.",
        "Ikuti kami di Facebook, Instagram, dan Twitter.",
        "Dilarang mengutip, menyalin atau menyebarkan tanpa izin tertulis.",
        "© ТАСС, 2020. Все права защищены.",
    ],
)
def test_an_offer_with_a_comma_goes(line: str) -> None:
    assert line in removed_reasons(page(line))


@pytest.mark.parametrize(
    ("line", "reason"),
    [("© ТАСС, 2020 «Новости»", "copyright"), ("© Reuters, 2019", "copyright"), ("© Антон Белов/ТАСС", "photo-credit")],
)
def test_a_year_makes_the_sign_one_of_copyright(line: str, reason: str) -> None:
    assert removed_reasons(page(line)) == {line: reason}


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        (
            "Follow the ferry: how a newsletter saved Kelmar",
            "A newsletter that everybody in Kelmar reads has saved the ferry that the town was about to lose.",
        ),
        (
            "Реклама на пароме: за что платит Бельмурат",
            "Бельмурат платит за рекламу на пароме двести тысяч в год, сообщила администрация во вторник.",
        ),
        (
            "Unduh Aplikasi Kapal, Penumpang Belmurat Hemat Dua Jam",
            "Penumpang kapal di Belmurat menghemat dua jam sejak mengunduh aplikasi milik perusahaan pelayaran itu.",
        ),
    ],
)
def test_a_headline_of_the_articles_own_words_is_no_offer(title: str, lead: str) -> None:
    assert title not in removed_reasons(f"Menu\n\nShare\n\n{title}\n\n{lead}\n\n{BODY}")


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Rail strike ends", "Train drivers return to work on Monday after a strike of eleven days, the union said."),
        ("Забастовка закончилась", "Машинисты выйдут на работу в понедельник: забастовка длилась одиннадцать дней."),
        ("Mogok Usai", "Para masinis kembali bekerja Senin depan setelah sebelas hari mogok, kata serikat mereka."),
    ],
)
def test_two_words_below_a_menu_are_a_headline_when_the_article_says_them(title: str, lead: str) -> None:
    text = f"Home\nPodcasts\nVideo\nLive\n{title}\n12.03.2009 14:05\n\n{lead}\n\n{BODY}"
    assert title not in removed_reasons(text)


def test_an_entry_of_the_menu_goes_though_the_article_says_it() -> None:
    text = f"Home\nPodcasts\nFerry Guide\nLive\n{TITLE}\n12.03.2009 14:05\n\n{BODY}"
    assert "Ferry Guide" in removed_reasons(text)


def test_the_number_below_a_title_is_of_the_document_and_above_it_of_the_issue() -> None:
    assert "No. 214/26" not in removed_reasons(f"{TITLE}\n\nNo. 214/26\n\n{BODY}")
    assert removed_reasons(f"No. 214/26\n\n{TITLE}\n\n{BODY}") == {"No. 214/26": "navigation"}


def test_a_caption_that_says_something_stays_with_its_credit() -> None:
    assert "FILE PHOTO: A convoy at the northern checkpoint. INQUIRER FILES" not in removed_reasons(
        page("FILE PHOTO: A convoy at the northern checkpoint. INQUIRER FILES")
    )
    assert removed_reasons(page("FILE PHOTO: Reuters")) == {"FILE PHOTO: Reuters": "photo-credit"}


def test_a_caption_with_the_sign_of_copyright_behind_it_stays() -> None:
    caption = "Rel bekas di halaman kantor polisi Kelmar. ©2018 Lantang.com/Fajar Anugrah"
    assert caption not in removed_reasons(page(caption))
    footer = "Lantang.com. ©2018 PT Lantang Media"
    assert removed_reasons(page(footer)) == {footer: "copyright"}

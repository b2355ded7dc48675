"""Bylines, credits and agencies in forms that real pages share: run-on labels, initials, degrees, notes."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

ENGLISH = """A wooden footbridge over the Sarra River collapsed on Wednesday, throwing 14 traders into the water.

Rescue teams pulled nine people out alive, and divers were still searching for the others, the commissioner said.

Officials have ordered an inspection of 46 similar bridges in the district before the rainy season begins."""
RUSSIAN = """Деревянный мост через реку Сарру обрушился в среду утром, в воду упали 14 торговцев, сообщил глава района.

Спасатели подняли из воды девять человек, остальных водолазы искали до позднего вечера."""
TITLE = "Footbridge collapse throws 14 market traders into Sarra River"
RUSSIAN_TITLE = "Мост через реку Сарру обрушился, 14 торговцев упали в воду"


def masthead(text: str) -> Masthead:
    return read(Article.from_text(text)).masthead


def kept(text: str) -> list[str]:
    return [block.text(text) for block in masthead(text).blocks]


def authors(text: str) -> list[str]:
    return [one.value for one in masthead(text).authors]


def agency(text: str) -> str | None:
    found = masthead(text).agency
    return found.value if found is not None else None


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By K.P.M. Wickrama", "K.P.M. Wickrama"),
        ("By Md. Rafiqul Islam", "Md. Rafiqul Islam"),
        ("By Jahangir Alam", "Jahangir Alam"),
        ("By Rizki Ananda, S.Pd", "Rizki Ananda"),
        ("Writer's pictureAda Perkins", "Ada Perkins"),
        ("Written byAda Perkins", "Ada Perkins"),
    ],
)
def test_a_byline_with_an_odd_name_or_label(line: str, name: str) -> None:
    assert authors(f"{TITLE}\n\n{line}\nMarch 3, 2022\n\n{ENGLISH}") == [name]


def test_a_label_that_runs_on_in_russian() -> None:
    assert authors(f"{RUSSIAN_TITLE}\n\nАвторАнна Соколова\n3 марта 2022\n\n{RUSSIAN}") == ["Анна Соколова"]


@pytest.mark.parametrize("line", ["Leave a Comment", "Add a Comment", "No Comments", "Ilustrasi. Nelayan"])
def test_offers_to_comment_are_no_author(line: str) -> None:
    assert authors(f"{TITLE}\n\n{line}\nMarch 3, 2022\n\n{ENGLISH}") == []


def test_a_byline_behind_title_and_day_on_one_line() -> None:
    line = f"{RUSSIAN_TITLE} 25 марта 2021, 14:33 Текст: Анна Соколова"
    found = masthead(f"{line}\n\n{RUSSIAN}")
    assert [one.value for one in found.authors] == ["Анна Соколова"]
    assert found.title is not None
    assert found.title.source_text == RUSSIAN_TITLE


def test_the_staff_writer_below_a_byline_keeps_the_text() -> None:
    text = f"{TITLE}\n\nBy Ada Perkins\nStaff Writer\n\n{ENGLISH}"
    assert ENGLISH.split("\n", 1)[0] in kept(text)
    assert authors(text) == ["Ada Perkins"]


def test_editors_and_translators_of_a_credit_are_no_authors() -> None:
    assert authors(f"{TITLE}\n\n{ENGLISH}\n\nEditing and Translating by Aneta Sargsyan") == []


def test_the_house_behind_a_signature() -> None:
    body = ENGLISH.replace("the commissioner said.", "the commissioner said. (Ada Perkins/SarraSport)", 1)
    assert "SarraSport" not in authors(f"{TITLE}\n\n{body}")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("This report by The Canadian Press was first published March 3, 2022.", "The Canadian Press"),
        ("This story was provided by Reuters.", "Reuters"),
    ],
)
def test_a_note_that_names_the_wire(line: str, name: str) -> None:
    assert agency(f"{TITLE}\n\n{ENGLISH}\n\n{line}") == name


def test_an_agency_before_a_full_stop_whose_blank_was_lost() -> None:
    told = RUSSIAN.replace("сообщил глава района.", "передает БЕЛТА.По словам главы района, мост был закрыт.")
    assert agency(f"{RUSSIAN_TITLE}\n\n{told}") == "BelTA"


def test_an_agency_and_its_city_below_the_title() -> None:
    text = f"{TITLE}\n\nAFP, Dhaka\nMarch 3, 2022\n\n{ENGLISH}"
    assert agency(text) == "AFP"
    assert ENGLISH.split("\n", 1)[0] in kept(text)


def test_a_word_in_capitals_with_an_agencys_letters() -> None:
    text = (
        "KORUPSI APA YANG MEMBUAT WARGA MARAH\n\nWarga Desa Sarra marah setelah jembatan kayu runtuh pada Rabu pagi, "
        "kata camat setempat.\n\nMereka menunggu bantuan pemerintah kabupaten yang dijanjikan tiba besok pagi."
    )
    assert agency(text) is None


def test_two_agencies_of_yakutia() -> None:
    ysia = RUSSIAN.replace("сообщил глава района.", "сообщает ЯСИА.")
    assert agency(f"{RUSSIAN_TITLE}\n\n{ysia}") == "YSIA"


INDONESIAN = """Jembatan kayu di atas Sungai Sarra runtuh pada Rabu pagi dan 14 pedagang jatuh ke air, kata camat.

Tim penyelamat mengangkat sembilan orang dalam keadaan selamat dan masih mencari korban lain hingga malam."""


@pytest.mark.parametrize(
    "head", ["Penulis\nSRN_Adi", "Oleh Redaksi KABARSARRA | 4 November 2016", "Reporter:\nEditor:\n\nAmirullah"]
)
def test_logins_newsrooms_and_editors_are_no_authors(head: str) -> None:
    assert authors(f"Jembatan Runtuh, 14 Pedagang Jatuh ke Sungai Sarra\n\n{head}\n\n{INDONESIAN}") == []


def test_whom_a_picture_shows_is_no_author() -> None:
    title = "Иван Петров: мост через Сарру чинили без плана"
    text = f"{title}\n\n25 июня 2016, 22:11\nФото: Getty Images\nИван Петров\n\n{RUSSIAN}"
    assert authors(text) == []
    assert authors(text.replace("Фото: Getty Images\n", "")) == ["Иван Петров"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Jurnalis Antara, Sri Lestari, yang menjadi salah satu penumpang, menceritakan pengalamannya.",
        "Korban lain seorang wartawan ANTARA, Agus Salim.",
    ],
)
def test_the_house_of_somebody_in_the_story_is_not_the_source(sentence: str) -> None:
    text = f"Kesaksian Wartawan Korban Kapal\n\nTEMPO.CO, Jakarta - {INDONESIAN}\n\n{sentence}\n\nMereka selamat."
    assert agency(text) is None


def test_houses_that_are_listed_as_examples_are_not_the_source() -> None:
    listed = "На мероприятие аккредитовались такие крупные СМИ, как «Главный канал» и ТАСС."
    assert agency(f"{RUSSIAN_TITLE}\n\n{RUSSIAN} {listed}") is None


def test_an_agency_that_told_other_news_is_not_the_source() -> None:
    earlier = "Ранее мы сообщали, что мост закрыли. Об этом информировал телеграм-канал ТАСС."
    assert agency(f"{RUSSIAN_TITLE}\n\n{RUSSIAN}\n\n{earlier}") is None


def test_whom_people_told_below_the_credit_of_a_wire() -> None:
    body = ENGLISH.replace("the commissioner said.", "the commissioner told Reuters.", 1)
    credit = "(Reporting by Ada Perkins; editing by Orla Vance)"
    assert agency(f"{TITLE}\n\n{body} {credit}") == "Reuters"

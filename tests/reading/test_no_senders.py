"""Names of agencies that sent nothing: letters of something else, pictures, figures, what the story is about."""

from __future__ import annotations

import pytest

from service.agencies import agencies
from service.article import Article
from service.intake import read
from service.masthead.no_sender import of_figures, of_picture, stands_for_other, word_of_phrase

LEAD = "Dredging of the outer harbour was halted on Tuesday after some forty boats blocked the channel for five hours."
SECOND = "The harbour office said that the work would go on as soon as the nets had been taken out of the water."
THIRD = "Fishermen in the old town said that the mud had killed the oysters on which three hundred families live."
BODY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"


def sender_of(text: str) -> str | None:
    agency = read(Article(text.encode(), "text/plain", None)).masthead.agency
    return agency.value if agency is not None else None


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The National Pilots Association (NPA) rejected the plan.", True),
        ("the Northern Province of Alden (NPA) rejected the plan.", True),
        ("The North Press Agency (NPA) reported it first.", False),
        ("A letter reached the office (NPA) late in the night.", False),
    ],
)
def test_letters_that_the_page_spells_out_as_something_else(text: str, other: bool) -> None:
    assert stands_for_other("NPA", text, agencies()) is other


def test_an_acronym_of_the_title_that_is_an_office_sent_nothing() -> None:
    title = "Harbour judge rebukes NPA over the blocked channel"
    second = "A lawyer of the National Pilots Authority (NPA) admitted that the permit had been signed too late."
    assert sender_of(f"{title}\n\n{LEAD}\n\n{second}\n\n{THIRD}") is None


@pytest.mark.parametrize(
    "line",
    ["Фото:Пресс-служба порта / AP", "Fоtо: Port Press Office / AP", "Photo/Port Office, AP", "Image by Port / AP"],
)
def test_a_credit_of_a_picture_in_any_spelling(line: str) -> None:
    text = f"{LEAD}\n{line}\n{THIRD}"
    assert of_picture(text, text.index("AP"))
    assert not of_picture(text, len(text) - 4)


def test_a_picture_credit_without_its_blank_is_no_closing_of_the_text() -> None:
    body = (
        "Работы в гавани остановили во вторник: около сорока лодок на пять часов перекрыли фарватер.\n\n"
        "В управлении порта заявили, что работы продолжатся, как только сети уберут из воды.\n"
        "Фото:Torva Harbour Press Office / Panpix / AP\n\n"
        "Рыбаки старого города говорят, что ил погубил устриц, которыми живут триста семей."
    )
    assert sender_of(body) is None


def test_a_photographer_between_paragraphs_names_no_sender_and_no_author() -> None:
    text = (
        "Рыбаки перекрыли фарватер в гавани Торвы\n\n"
        "Работы в гавани остановили во вторник: около сорока лодок на пять часов перекрыли фарватер.\n\n"
        "В управлении порта заявили, что работы продолжатся, как только сети уберут из воды.\n\n"
        "Рыбаки старого города говорят, что ил погубил устриц, которыми живут триста семей.\n\n"
        "Максим Ветров / realnoevremya.ru\n\n"
        "Напомним, что землечерпалка пришла в гавань в апреле и должна была работать до сентября.\n\n"
        "Анна Соколова"
    )
    head = read(Article(text.encode(), "text/plain", None)).masthead
    assert head.agency is None
    assert [author.value for author in head.authors] == ["Анна Соколова"]


@pytest.mark.parametrize(
    ("before", "behind", "figures"),
    [
        ("Padahal, berdasarkan data ", ", kurs ditutup melemah 0,8 persen.", True),
        ("According to data compiled by ", ", the price fell by a tenth.", True),
        ("The price fell by a tenth, ", " data show.", True),
        ("Об этом сообщает по данным следствия ", ".", False),
        ("The minister told ", " that the price had fallen.", False),
    ],
)
def test_whose_the_figures_are(before: str, behind: str, figures: bool) -> None:
    assert of_figures(f"{before}Bloomberg{behind}", (len(before), len(before) + len("Bloomberg"))) is figures


@pytest.mark.parametrize(
    ("text", "longer"), [("Prime Minister Adan said", True), ("Prime Anna Adan said", False), ("Prime reports", False)]
)
def test_an_ordinary_word_that_opens_a_longer_name(text: str, longer: bool) -> None:
    assert word_of_phrase(text, (0, len("Prime")), agencies()) is longer


def test_a_title_of_office_behind_the_dateline() -> None:
    text = (
        "TORVA, July 10: Prime Minister Adan Oruk said on Thursday that the channel would stay open to every boat.\n\n"
        f"{SECOND}\n\n{THIRD}\n\nWind for the islands\n08 May, 2024\n\nPlans for the wind farm went to the town...\n\n"
        "Late school buses\nUpdated 07 May, 2024\n\nBuses were late again in the hills..."
    )
    assert sender_of(text) is None


def test_an_agency_that_the_story_is_about() -> None:
    text = (
        "Pemerintah Ambil Aset Negara di ANTARA\n\n"
        "Jakarta: Kementerian akan mengambil semua aset negara di Kantor Berita ANTARA dengan segala cara.\n\n"
        "Menteri mengatakan gedung tua itu dan tanahnya akan dicatat kembali sebelum akhir tahun ini."
    )
    assert sender_of(text) is None


def test_the_name_of_the_page_yields_to_who_tells_it() -> None:
    text = (
        "Вестник Кавказа\n\nГубернатор уйдёт в отставку в мае\n\n"
        "Губернатор области заявил, что уйдёт в мае, когда истекает срок его полномочий, сообщает РИА Новости.\n\n"
        "Он добавил, что руководил областью двенадцать лет и хочет преподавать в университете."
    )
    assert sender_of(text) == "RIA Novosti"


def test_the_acronym_of_two_agencies_is_told_by_the_town() -> None:
    story = f"{LEAD}\n\n{SECOND}"
    assert sender_of(f"JOHANNESBURG, May 12 (ANA) – {story}") == "African News Agency"
    assert sender_of(f"ATHENS, May 12 (ANA) – {story}") == "ANA-MPA"


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        ("live.IANS", "IANS"),
        ("live. (Rhy/AA)", "Anadolu"),
        ("live.\n\n(VOA/TN19/Torva Network)", "VOA"),
        ("live.\n\n© ANTARA News Torva Utara 2021", "Antara"),
    ],
)
def test_who_sent_it_at_the_very_end(end: str, agency: str) -> None:
    text = f"Fishermen block the channel\n\n{LEAD}\n\n{SECOND}\n\n{THIRD.removesuffix('live.')}{end}\n"
    assert sender_of(text) == agency


def test_a_caption_tells_whose_its_picture_is() -> None:
    text = (
        "Boats in the channel of Torva on Tuesday, when the dredger had already turned back. (AFP/Ivan Marsh)\n"
        f"Fishermen block the channel\n\n{BODY}"
    )
    assert sender_of(text) is None

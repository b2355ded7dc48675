"""Who sent and who signed an article, where its last sentence ends: an agency's name, brackets, a dash, a credit."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

TEXTS = {
    "en": (
        "Ferry aground off Kelmar harbour",
        "A ferry with 214 passengers ran aground off Kelmar harbour on Tuesday night and was freed after five hours.",
        "Nobody was hurt, the harbour master told reporters, but a loose trailer crushed two cars on the deck.",
        "The line will run again on Friday, when divers have looked at the hull and the rudder.",
    ),
    "ru": (
        "Паром сел на мель у порта Кельмар",
        "Паром с 214 пассажирами во вторник вечером сел на мель у порта Кельмар, буксиры сняли его через пять часов.",
        "Никто не пострадал, рассказал капитан порта журналистам, однако прицеп раздавил две машины на нижней палубе.",
        "Линия заработает снова в пятницу, когда водолазы осмотрят корпус и руль.",
    ),
    "id": (
        "Feri Kandas di Luar Pelabuhan Kelmar",
        "Sebuah feri dengan 214 penumpang kandas di luar pelabuhan Kelmar pada Selasa malam lalu ditarik lepas.",
        "Tidak ada yang terluka, kata kepala pelabuhan kepada wartawan, tetapi dua mobil di geladak bawah remuk.",
        "Jalur itu dibuka kembali pada Jumat setelah penyelam memeriksa lambung dan kemudi kapal.",
    ),
}


def masthead(language: str, behind: str = "", below: str = "") -> Masthead:
    title, *paragraphs = TEXTS[language]
    text = "\n\n".join([title, *paragraphs])
    return read(Article(f"{text}{behind}\n\n{below}\n".encode(), "text/plain", None)).masthead


def agency(found: Masthead) -> str | None:
    return found.agency.value if found.agency is not None else None


@pytest.mark.parametrize(
    ("language", "behind", "name"),
    [
        ("en", " EFE", "EFE"),
        ("en", " (Source: AP)", "AP"),
        ("id", " (AFP/B-3)", "AFP"),
        ("id", " (AFP/ara/jpnn)", "AFP"),
        ("id", " (antara/kabarselat)", "Antara"),
        ("id", "(Sumber : ANTARA News)", "Antara"),
        ("id", " Sumber: Antara", "Antara"),
        ("ru", " Источник: ТАСС", "TASS"),
    ],
)
def test_agency_behind_the_last_sentence(language: str, behind: str, name: str) -> None:
    assert agency(masthead(language, behind)) == name


@pytest.mark.parametrize("behind", [" (2/B-3)", " Kelmar", " (Foto: Istimewa)", " Source: harbour office"])
def test_other_words_behind_the_last_sentence_are_no_agency(behind: str) -> None:
    assert agency(masthead("en", behind)) is None


@pytest.mark.parametrize(
    ("language", "below", "name"),
    [
        ("ru", "В подготовке новости использованы материалы агентства «Интерфакс»", "Interfax"),
        ("ru", "При подготовке заметки использована информация РИА Новости", "RIA Novosti"),
        ("id", "Website Anadolu Agency memuat ringkasan berita yang ditawarkan kepada pelanggan.", "Anadolu"),
    ],
)
def test_agency_in_a_note_below(language: str, below: str, name: str) -> None:
    assert agency(masthead(language, below=below)) == name


@pytest.mark.parametrize(
    ("language", "behind", "names", "sent"),
    [
        ("id", " (Slamet Rahardi)", ["Slamet Rahardi"], None),
        ("id", " (Fathur Hakim/A. Zulkifli)", ["Fathur Hakim", "A. Zulkifli"], None),
        ("en", " — Rosa Dumlas with Philippine News Agency", ["Rosa Dumlas"], "PNA"),
        ("en", " (Nina Yezhova, AZERTAC)", ["Nina Yezhova"], "Azertac"),
        ("ru", " (Игорь Светлов)", ["Игорь Светлов"], None),
    ],
)
def test_who_signs_behind_the_last_sentence(language: str, behind: str, names: list[str], sent: str | None) -> None:
    found = masthead(language, behind)
    assert [one.value for one in found.authors] == names
    assert agency(found) == sent
    assert [piece.source_text for piece in found.removed if piece.reason == "masthead-authors"] == [behind.strip()]


@pytest.mark.parametrize(
    ("language", "behind"),
    [
        ("en", " (Kelmar Port Authority)"),
        ("en", " (Anna Vale/The Associated Press)"),
        ("id", " (Pen Koarmada)"),
        ("id", " (Banda Aceh)"),
    ],
)
def test_other_brackets_behind_the_last_sentence_name_no_author(language: str, behind: str) -> None:
    assert masthead(language, behind).authors == ()


def test_who_is_spoken_of_does_not_sign() -> None:
    title, first, *rest = TEXTS["en"]
    text = "\n\n".join([title, first, "Captain Olga Brandt was on the bridge.", *rest])
    found = read(Article(f"{text} (Olga Brandt)\n".encode(), "text/plain", None)).masthead
    assert found.authors == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Farida Qasmi 8 minutes ago Sun 09th May 2021 | 03:12 PM", ["Farida Qasmi"]),
        (
            "Rep: c91/Ratih Dewanti/Hendra Surya/ Red: Tuti Lestari - 9 Mei 2021 19:05 WIB",
            ["Ratih Dewanti", "Hendra Surya"],
        ),
        ("Penulis: Hendra Surya dan Yusnadi - 9 Mei 2021", ["Hendra Surya", "Yusnadi"]),
    ],
)
def test_bylines_with_codes_and_relative_times(line: str, names: list[str]) -> None:
    title, *paragraphs = TEXTS["id"]
    text = "\n\n".join([title, line, *paragraphs])
    found = read(Article(f"{text}\n".encode(), "text/plain", None)).masthead
    assert [one.value for one in found.authors] == names


@pytest.mark.parametrize(
    ("opening", "place", "agency_name", "name"),
    [
        ("Азербайджан, Баку, 14 марта /Trend News корр. Р.Мамедов/ ", "Баку", "Trend", "Р.Мамедов"),
        ("Грузия, Тбилиси, 14 марта /корр. Trend News Н.Гелаури/ ", "Тбилиси", "Trend", "Н.Гелаури"),
    ],
)
def test_correspondent_of_a_slashed_dateline(opening: str, place: str, agency_name: str, name: str) -> None:
    title, first, *rest = TEXTS["ru"]
    text = "\n\n".join([title, f"{opening}{first}", *rest])
    found = read(Article(f"{text}\n".encode(), "text/plain", None)).masthead
    assert found.dateline is not None and found.dateline.place == place
    assert agency(found) == agency_name
    assert [one.value for one in found.authors] == [name]


def test_house_between_slashes_sends_without_being_an_agency() -> None:
    title, first, *rest = TEXTS["en"]
    text = "\n\n".join([title, f"KELMAR, Kenya, Sept. 14 /Delta Newswire/ -- {first}", *rest])
    found = read(Article(f"{text}\n".encode(), "text/plain", None)).masthead
    assert found.dateline is not None
    assert (found.dateline.place, found.dateline.agency) == ("KELMAR, Kenya", "Delta Newswire")
    assert found.agency is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('ПОТИ, 19 октября. (Корр. ИА "Прайм-ТАСС" Георгий Нижарев). ', "Prime-TASS"),
        ("АБАКАН, 3 мая. /Тува-онлайн/. ", "Tuva-Online"),
        ("САРАТОВ, 3 мая - ИА Взгляд-инфо. ", "Vzglyad-info"),
    ],
)
def test_regional_agencies_of_datelines(written: str, name: str) -> None:
    title, first, *rest = TEXTS["ru"]
    text = "\n\n".join([title, f"{written}{first}", *rest])
    assert agency(read(Article(f"{text}\n".encode(), "text/plain", None)).masthead) == name


@pytest.mark.parametrize("line", ["PIA", "KNO", "Center Square", "BNK"])
def test_acronyms_of_small_agencies_say_nothing_alone(line: str) -> None:
    title, *paragraphs = TEXTS["en"]
    text = "\n\n".join([title, line, *paragraphs])
    assert agency(read(Article(f"{text}\n".encode(), "text/plain", None)).masthead) is None


def test_letters_that_set_the_size_are_no_agency() -> None:
    title, *paragraphs = TEXTS["id"]
    text = "\n\n".join([title, "Editor: Yuli Prihandini\nAA\nText Sizes\nMedium\nLarge\nLarger", *paragraphs])
    assert agency(read(Article(f"{text}\n".encode(), "text/plain", None)).masthead) is None


@pytest.mark.parametrize(
    ("second", "name"),
    [
        ("Dilansir kantor berita AFP, Selasa (4/11/2025), kapal itu membawa beras dan dua bus sekolah.", "AFP"),
        ("Kapal itu membawa beras dan dua bus sekolah dari pulau seberang. Dikutip dari Antara.", "Antara"),
        ("Kapal itu penuh, kata Adi Surya, seorang penumpang, sebagaimana dikutip Reuters.", None),
        ("Sebelumnya, dilansir AFP, kapal lain kandas di tempat yang sama.", None),
    ],
)
def test_indonesian_texts_name_their_source_in_the_second_paragraph(second: str, name: str | None) -> None:
    title, first, *rest = TEXTS["id"]
    text = "\n\n".join([title, first, second, *rest])
    assert agency(read(Article(f"{text}\n".encode(), "text/plain", None)).masthead) == name


@pytest.mark.parametrize(
    ("language", "below", "names"),
    [
        ("ru", "Теги:\nПорт\nМарат Тулеев\nАвтор", ["Марат Тулеев"]),
        ("ru", "Глеб АРЗУМАНОВ, собкор «Вестника», Кельмар - Дуга", ["Глеб Арзуманов"]),
        ("en", "(Reporting by Nora Vance, writing by Luis Prado, editing by Tim Hale)", ["Nora Vance", "Luis Prado"]),
    ],
)
def test_who_signs_below(language: str, below: str, names: list[str]) -> None:
    assert [one.value for one in masthead(language, below=below).authors] == names


def test_whom_the_picture_shows_is_no_author() -> None:
    paragraphs = TEXTS["ru"][1:]
    text = "\n\n".join(["Тарас Гнатов: почему паром сел на мель", "Тарас Гнатов. Фото: Вести", *paragraphs])
    assert read(Article(f"{text}\n".encode(), "text/plain", None)).masthead.authors == ()


@pytest.mark.parametrize("below", ["Source: Ukrinform", "Source | : | Ukrinform |"])
def test_source_line_below(below: str) -> None:
    assert agency(masthead("en", below=below)) == "Ukrinform"

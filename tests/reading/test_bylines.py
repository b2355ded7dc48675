"""Where an agency and an author may stand, in three languages: one article, the line moved and rewritten."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

STORIES = {
    "en": (
        "Ferry operator ordered to refund passengers stranded on Kelmar Strait",
        "The maritime regulator on Tuesday ordered Skarvane Lines to refund 412 passengers who spent nineteen hours "
        "adrift in the strait.",
        "The company was told about the fault in the port engine two days before the crossing, the inquiry found.",
        "A hearing is scheduled for April, and the operator's licence may be suspended.",
    ),
    "ru": (
        "Строительство моста через Салгирку остановили из-за трещин в опорах",
        "Строительство автомобильного моста через реку Салгирку приостановлено из-за трещин в двух опорах, сообщили "
        "в областном министерстве.",
        "Трещины нашли при плановом осмотре, угрозы обрушения нет, заявил министр на брифинге во вторник.",
        "Прокуратура начала проверку, которая должна завершиться до конца месяца.",
    ),
    "id": (
        "Jembatan Gantung Kali Wuruh Putus, Tiga Warga Luka",
        "Jembatan gantung yang menghubungkan dua dusun di atas Kali Wuruh putus pada Selasa pagi dan menyebabkan tiga "
        "warga luka ringan.",
        "Kawat penahan sebelah barat lepas ketika dua sepeda motor melintas bersamaan, kata kepala desa setempat.",
        "Pemerintah kabupaten berjanji memasang jembatan darurat dalam dua pekan.",
    ),
}
DATES = {"en": "March 12, 2019", "ru": "12 марта 2019, 14:30", "id": "Selasa, 12 Maret 2019 14:30 WIB"}
SOURCE = {"en": "Source: {}", "ru": "Источник: {}", "id": "Sumber: {}"}
MATERIAL = {"en": "With material from {}", "ru": "По материалам {}", "id": "Dilansir dari {}"}
PHOTO = {"en": "Photo: {}", "ru": "Фото: {}", "id": "Foto: {}"}
AGENCIES = [
    ("en", "Reuters", "Reuters"), ("en", "AP", "AP"), ("en", "AFP", "AFP"), ("en", "Xinhua", "Xinhua"),
    ("en", "PTI", "PTI"), ("ru", "ТАСС", "TASS"), ("ru", "Интерфакс", "Interfax"),
    ("ru", "РИА Новости", "RIA Novosti"), ("ru", "БЕЛТА", "BelTA"), ("id", "Antara", "Antara"),
    ("id", "ANTARA", "Antara"), ("id", "Reuters", "Reuters"),
]  # fmt: skip


def masthead(language: str, *, below: str = "", lead: str = "", tail: str = "", foot: str = "") -> Masthead:
    """The masthead of the language's story with a line below the title or the text, or glued to its ends."""
    title, first, second, third = STORIES[language]
    parts = [title, below, lead + first, second, third + tail, foot]
    text = "\n\n".join(part for part in parts if part)
    return read(Article(text.encode(), "text/plain", None)).masthead


def title_of(found: Masthead) -> str | None:
    return found.title.source_text if found.title else None


@pytest.mark.parametrize(("language", "form", "name"), AGENCIES)
def test_an_agency_is_found_wherever_newsrooms_name_it(language: str, form: str, name: str) -> None:
    date = DATES[language]
    below = [f"{date}\n\n{form}", f"{form}\n\n{date}", f"{form} | {date}", f"{date} | {form}", f"{date} - {form}"]
    below.append(f"{date}\n\n{SOURCE[language].format(form)}")
    tails = [f" ({form})", f" /{form}/", f" [{form}]", f" — {form}."]
    feet = [f"({form})", f"— {form}", form, SOURCE[language].format(form), MATERIAL[language].format(form)]
    pages = [
        *(masthead(language, below=line) for line in below),
        *(masthead(language, below=date, tail=line) for line in tails),
        *(masthead(language, below=date, foot=line) for line in feet),
    ]
    assert [page.agency.value if page.agency else None for page in pages] == [name] * len(pages)
    assert {title_of(page) for page in pages} == {STORIES[language][0]}


@pytest.mark.parametrize(("language", "form", "name"), AGENCIES)
def test_the_credit_of_a_picture_names_no_agency(language: str, form: str, name: str) -> None:
    credit = PHOTO[language].format(form)
    for line in (credit, f"© {form}", f"{STORIES[language][0][:20]}. {credit}"):
        assert masthead(language, below=f"{DATES[language]}\n\n{line}").agency is None, line


@pytest.mark.parametrize(
    ("language", "lead", "name"),
    [
        ("en", "KELMAR (Reuters) - ", "Reuters"),
        ("en", "Kelmar, March 12, 2019 (AFP) - ", "AFP"),
        ("en", "KELMAR, Norland (AP) — ", "AP"),
        ("en", "KELMAR, March 12 (UPI) -- ", "UPI"),
        ("en", "KELMAR, March 12, Kyodo - ", "Kyodo"),
        ("ru", "САЛГИРКА, 12 марта. /ТАСС/. ", "TASS"),
        ("ru", "САЛГИРКА, 12 марта. /Корр. ТАСС Иван Сидоров/. ", "TASS"),
        ("ru", "Салгирка. 12 марта. ИНТЕРФАКС - ", "Interfax"),
        ("ru", "САЛГИРКА, 12 мар — РИА Новости, Иван Сидоров. ", "RIA Novosti"),
        ("ru", "12 марта, Минск /Корр. БЕЛТА/. ", "BelTA"),
        ("ru", "Баку, 12 марта, АЗЕРТАДЖ ", "Azertac"),
        ("ru", "Баку-АПА. ", "APA"),
        ("id", "Wonogiri, Jawa Tengah (Antara News) - ", "Antara"),
        ("id", "BEIJING, 12 Maret (Xinhua) -- ", "Xinhua"),
    ],
)
def test_the_agency_of_a_dateline(language: str, lead: str, name: str) -> None:
    found = masthead(language, below=DATES[language], lead=lead)
    assert found.agency is not None and found.agency.value == name
    assert found.dateline is not None and found.dateline.source_text.strip(" .-—") in lead


@pytest.mark.parametrize(
    ("foot", "name"),
    [("mo/kl (dpa, AFP, Reuters)", "DPA"), ("(Reuters, AFP)", "Reuters"), ("По материалам «Интерфакса»", "Interfax")],
)
def test_of_several_agencies_the_first_is_the_source(foot: str, name: str) -> None:
    found = masthead("en", below=DATES["en"], foot=foot)
    assert found.agency is not None and found.agency.value == name


ENGLISH = [
    ("By Maren Oakes", ["Maren Oakes"]),
    ("BY MAREN OAKES", ["Maren Oakes"]),
    ("by Maren Oakes and Ilse Vandermolen", ["Maren Oakes", "Ilse Vandermolen"]),
    ("By Maren Oakes, Ilse Vandermolen and Tor Kvist", ["Maren Oakes", "Ilse Vandermolen", "Tor Kvist"]),
    ("By Maren Oakes in Kelmar and Tor Kvist in Osterby", ["Maren Oakes", "Tor Kvist"]),
    ("By Maren Oakes, Reuters", ["Maren Oakes"]),
    ("By Maren Oakes of The Associated Press", ["Maren Oakes"]),
    ("by Maren Oakes and The Associated Press", ["Maren Oakes"]),
    ("By Maren Oakes moakes@kelmarpost.example", ["Maren Oakes"]),
    ("Maren Oakes | moakes@kelmarpost.example", ["Maren Oakes"]),
    ("By Maren Oakes @marenoakes", ["Maren Oakes"]),
    ("By Prof. Maren J. Oakes", ["Maren J. Oakes"]),
    ("By Maren Oakes, PhD", ["Maren Oakes"]),
    ("Words: Maren Oakes", ["Maren Oakes"]),
    ("Guest post by Maren Oakes", ["Maren Oakes"]),
    ("Commentary by Maren Oakes", ["Maren Oakes"]),
    ("Maren Oakes Transport correspondent", ["Maren Oakes"]),
    ("Maren Oakes\nSenior Reporter, Kelmar Post", ["Maren Oakes"]),
    ("By Maren Oakes\nEdited by Tor Kvist", ["Maren Oakes"]),
    ("Small Text", []), ("Available Downloads", []), ("By Web Desk", []), ("By Kelmar Post Staff", []),
    ("By Al Jazeera and news agencies", []), ("By RFE/RL", []), ("Photographs by Tor Kvist", []),
    ("Translated by Tor Kvist", []), ("Posted by admin", []),
]  # fmt: skip
RUSSIAN = [
    ("Автор: Марфа Голованова", ["Марфа Голованова"]),
    ("Текст: Марфа Голованова Фото: Пётр Зорин", ["Марфа Голованова"]),
    ("Марфа Голованова, обозреватель «Правобережной правды»", ["Марфа Голованова"]),
    ("Марфа Голованова (Редактор отдела «Общество»)", ["Марфа Голованова"]),
    ("Марфа Голованова Корреспондент", ["Марфа Голованова"]),
    ("Марфа Голованова | Правобережная правда", ["Марфа Голованова"]),
    ("Марфа ГОЛОВАНОВА", ["Марфа Голованова"]),
    ("М.И. Голованова", ["М.И. Голованова"]),
    ("Голованова М.И.", ["Голованова М.И."]),
    ("Марфа Ильинична Голованова", ["Марфа Ильинична Голованова"]),
    ("Марфа Голованова и Пётр Зорин", ["Марфа Голованова", "Пётр Зорин"]),
    ("Автор: Марфа Голованова (golovanova@pravda.example)", ["Марфа Голованова"]),
    ("Автор: Нурсултан Абдраимов уулу", ["Нурсултан Абдраимов уулу"]),
    ("Ф.Багиров", ["Ф.Багиров"]),
    ("Автор: редакция", []), ("Пресс-служба министерства", []), ("Соб. инф.", []), ("Редактор: Пётр Зорин", []),
    ("Фото: Пётр Зорин", []), ("Перевод: Пётр Зорин", []),
]  # fmt: skip
INDONESIAN = [
    ("Oleh: Dr. Suharyanto Wicaksono, S.H., M.Si.", ["Suharyanto Wicaksono"]),
    ("Oleh: Prof. Dr. Ir. H. Suharyanto Wicaksono, M.Sc., Ph.D", ["Suharyanto Wicaksono"]),
    ("Pewarta: Suharyanto Wicaksono\nEditor: Budi Hartono", ["Suharyanto Wicaksono"]),
    ("Pewarta : Suharyanto Wicaksono dan Rini Hapsari Dewi", ["Suharyanto Wicaksono", "Rini Hapsari Dewi"]),
    ("Reporter Suharyanto Wicaksono Editor Budi Hartono", ["Suharyanto Wicaksono"]),
    ("Laporan wartawan Tribun Jateng, Suharyanto Wicaksono", ["Suharyanto Wicaksono"]),
    ("Kontributor Wonogiri, Suharyanto Wicaksono", ["Suharyanto Wicaksono"]),
    ("Ni Luh Putu Sintyawati", ["Ni Luh Putu Sintyawati"]),
    ("I Gusti Ngurah Made Wiratama", ["I Gusti Ngurah Made Wiratama"]),
    ("Jurnalis: Suharyanto Wicaksono (wicaksono@harian.example)", ["Suharyanto Wicaksono"]),
    ("Suharyanto Wicaksono - KabarLintas.example", ["Suharyanto Wicaksono"]),
    ("Penulis: Tim Redaksi", []), ("Editor: Budi Hartono", []), ("Fotografer: Budi Hartono", []), ("Admin", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [("en", *pair) for pair in ENGLISH] + [("ru", *pair) for pair in RUSSIAN] + [("id", *pair) for pair in INDONESIAN],
)
def test_authors_above_and_below_the_date(language: str, line: str, names: list[str]) -> None:
    date = DATES[language]
    for below in (f"{line}\n\n{date}", f"{date}\n\n{line}"):
        found = masthead(language, below=below)
        assert [author.value for author in found.authors] == names, below
        assert title_of(found) == STORIES[language][0]


@pytest.mark.parametrize(
    ("language", "foot", "names"),
    [
        ("ru", "Марфа ГОЛОВАНОВА", ["Марфа Голованова"]),
        ("ru", "М. ГОЛОВАНОВА.", ["М. Голованова"]),
        ("ru", "Марфа Голованова, фото автора", ["Марфа Голованова"]),
        ("id", "(Suharyanto Wicaksono)", ["Suharyanto Wicaksono"]),
        ("id", "Penulis: Suharyanto Wicaksono\nEditor: Budi Hartono", ["Suharyanto Wicaksono"]),
        ("id", "(shw/bud)", []),
        ("id", "(Made Suarta/denpost)", ["Made Suarta"]),
        ("id", "(Gede Parwata-Ari/suarabali)", ["Gede Parwata-Ari"]),
        ("id", "(Tim Redaksi/koran)", []),
        ("en", "(Getty Images/AFP)", []),
    ],
)
def test_signatures_below_the_text(language: str, foot: str, names: list[str]) -> None:
    assert [one.value for one in masthead(language, below=DATES[language], foot=foot).authors] == names

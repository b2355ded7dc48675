"""Who signed an article: beside an agency, before the time of a change, in a box, with an address, behind the text."""

from __future__ import annotations

import pytest

from service.article import Article
from service.intake import read
from service.reading import Masthead

ENGLISH = (
    "The harbour board closed the northern lock on Tuesday after a barge struck the gate and sank in four minutes.",
    "Two of the crew of six were taken to hospital with broken ribs, the board said.",
    "Divers found a hole of three metres below the waterline and marked the wreck with buoys.",
    "The lock will stay closed until the end of the month, while the gate is lifted out.",
)
RUSSIAN = (
    "Портовое управление закрыло северный шлюз во вторник после того, как баржа ударила в ворота и затонула.",
    "Двое из шести членов экипажа доставлены в больницу с переломами ребер, сообщили в управлении.",
    "Водолазы нашли пробоину в три метра ниже ватерлинии и обозначили место буями.",
    "Шлюз останется закрытым до конца месяца, пока ворота поднимают на берег.",
)
INDONESIAN = (
    "Badan pelabuhan menutup pintu air utara pada hari Selasa setelah tongkang menabrak pintu itu lalu tenggelam.",
    "Dua dari enam awak dibawa ke rumah sakit karena tulang rusuk patah, kata pengelola pelabuhan.",
    "Penyelam menemukan lubang tiga meter di bawah garis air dan menandai bangkai kapal dengan pelampung.",
    "Pintu air tetap ditutup sampai akhir bulan selama pintu diangkat ke darat.",
)
TITLES = {
    ENGLISH: "Barge sinks in harbour lock",
    RUSSIAN: "Баржа затонула в шлюзе порта",
    INDONESIAN: "Tongkang tenggelam di pintu air",
}


def page(text: tuple[str, ...], head: str, foot: str = "", meta: str = "") -> Masthead:
    title = TITLES[text]
    body = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    article = f"<article><h1>{title}</h1>{head}{body}{foot}</article>"
    html = f"<html><head><title>{title}</title>{meta}</head><body>{article}</body></html>"
    return read(Article(html.encode(), "text/html")).masthead


def plain(text: tuple[str, ...], head: str, foot: str = "", behind: str = "") -> Masthead:
    body = "\n\n".join(text)
    return read(Article(f"{TITLES[text]}\n{head}\n\n{body}{behind}\n{foot}\n".encode(), "text/plain")).masthead


def names(masthead: Masthead) -> list[str]:
    return [author.value for author in masthead.authors]


@pytest.mark.parametrize("line", ["EFE / Marta Quiroga", "Marta Quiroga / EFE", "Marta Quiroga (EFE)"])
def test_a_name_beside_an_agency_is_no_place(line: str) -> None:
    found = page(ENGLISH, f'<div class="sig">{line}</div><div>06.06.2021 19:08h</div>')
    assert names(found) == ["Marta Quiroga"]
    assert found.agency is not None and found.agency.value == "EFE"
    assert found.dateline is None


def test_a_town_beside_an_agency_stays_a_dateline() -> None:
    found = plain(ENGLISH, "SANTANDER, Spain, June 6 (EFE)")
    assert names(found) == []
    assert found.dateline is not None and found.dateline.place == "SANTANDER, Spain"


@pytest.mark.parametrize("views", ["", " 👁 9 204", " 💬 12"])
def test_a_name_stands_before_the_day_and_the_time_of_its_change(views: str) -> None:
    found = page(RUSSIAN, f"<div><b>Оксана Дробот</b>, 18.01.2024 07:35 (обновлено в 11:50){views}</div>")
    assert names(found) == ["Оксана Дробот"]
    assert found.published is not None and found.published.value == "2024-01-18T07:35"
    assert found.modified is not None and found.modified.value == "2024-01-18T11:50"


@pytest.mark.parametrize(
    ("text", "name", "archive"),
    [
        (RUSSIAN, "Л. Горностай", "Все статьи автора (118)"),
        (RUSSIAN, "Лидия Горностай", "Другие материалы автора"),
        (ENGLISH, "Hannah Brook", "View all posts by Hannah Brook"),
        (INDONESIAN, "Nabila Prameswari", "Lihat artikel lainnya"),
    ],
)
def test_a_name_over_the_way_to_the_authors_other_articles(text: tuple[str, ...], name: str, archive: str) -> None:
    found = page(text, "<div>18.01.2024</div>", f'<div class="author-box">{name}<p>{archive}</p></div>')
    assert names(found) == [name]


def test_a_name_with_an_address_right_below_the_text() -> None:
    assert names(plain(RUSSIAN, "18.01.2024", "Андрей Кольцов, a.koltsov@gazeta.example")) == ["Андрей Кольцов"]
    assert names(page(RUSSIAN, "<div>18.01.2024</div>", "<p>Хван Чжин Мин min@yna.example</p>")) == ["Хван Чжин Мин"]


def test_contacts_are_no_authors() -> None:
    found = plain(ENGLISH, "16 February 2024", "Media contact\nKaren Holt, karen.holt@board.example")
    assert names(found) == []


def test_a_credit_behind_the_last_sentence() -> None:
    found = plain(RUSSIAN, "18.01.2024", behind=" (Корреспондент А. Стояну, редактор М. Жалбэ)")
    assert names(found) == ["А. Стояну"]
    assert "(Корреспондент А. Стояну, редактор М. Жалбэ)" in [one.source_text for one in found.removed]
    found = plain(INDONESIAN, "18 Januari 2024", behind=" (Penulis: Rani Puspita, Editor: Budi Hartono)")
    assert names(found) == ["Rani Puspita"]


def test_a_sentence_in_brackets_stays() -> None:
    text = (*ENGLISH, "A book tells of the lock. (It was published by Karen Holt)")
    TITLES[text] = TITLES[ENGLISH]
    found = plain(text, "By Jane Doe\n16 February 2024")
    assert names(found) == ["Jane Doe"]
    assert not any("Karen" in one.source_text for one in found.removed)


def test_the_page_names_more_authors_than_its_markup() -> None:
    meta = (
        '<script type="application/ld+json">'
        '{"@type": "NewsArticle", "author": {"@type": "Person", "name": "Hemi Tauri"}}</script>'
    )
    found = page(ENGLISH, '<div class="author">Hemi Tauri</div><div class="author">Bridget Lowe</div>', meta=meta)
    assert names(found) == ["Hemi Tauri", "Bridget Lowe"]


def test_a_paper_and_its_issue_are_no_title() -> None:
    source = (
        "Газета флота\n«На рейде», № 67 (25412), 5 сентября 2008 года\n"
        + TITLES[RUSSIAN]
        + "\n\n"
        + "\n\n".join(RUSSIAN)
    )
    found = read(Article(source.encode(), "text/plain")).masthead
    assert found.title is not None and found.title.source_text == TITLES[RUSSIAN]
    assert found.published is not None and found.published.value == "2008-09-05"

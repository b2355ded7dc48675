"""What software writes on pages, the same on thousands of them, and articles that speak of such things.

`software/{en,ru,id}.lines`: visible text of consent dialogues, sharing buttons, comment forms, themes, content
management systems, players, widgets and notices, in their usual runs (``## name``). Each run is put into an article
above the title, below its byline, between its paragraphs and below them. `sentences.lines`, `headings.lines` and
`titles.lines` are lines of articles about such things, which stay. All but six of these were written before
the reader was run on them. Of the lines in runs, five places and two spacings, it left 1154 of 15340 in the text before
there was furniture-software.toml, and 129 fields of the masthead were wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from service.article import Article
from service.intake import Reading, read
from tests.reading.articles import removed_reasons

FOLDER = Path(__file__).resolve().parent / "software"
ARTICLES = {
    "en": (
        "Ferry pulled off a sandbank in the fog near Kelmar",
        "By Dana Whitlock",
        "The river ferry was pulled off the sandbank on Thursday after eleven hours, the port authority said.",
        "The authority will look into why the ferry left the fairway in fog, its head told reporters on Friday.",
        "Two tugs took part in the work, which began shortly before midnight and ended at noon.",
        "The ferry will stay in the yard until divers have looked at its hull, the owner said.",
    ),
    "ru": (
        "Паром сняли с мели у Луговой после одиннадцати часов в тумане",
        "Анна Белова",
        "Речной паром сняли с мели в четверг спустя одиннадцать часов, сообщила администрация порта.",
        "Ведомство выяснит, почему судно вышло из фарватера в тумане, рассказал его руководитель в пятницу.",
        "В работах участвовали два буксира, они начались около полуночи и закончились в полдень.",
        "Паром останется на верфи, пока водолазы не осмотрят корпус, сказал владелец.",
    ),
    "id": (
        "Feri ditarik dari gosong pasir setelah sebelas jam di tengah kabut",
        "Oleh Rina Wijaya",
        "Feri sungai itu ditarik dari gosong pasir pada Kamis setelah sebelas jam, kata otoritas pelabuhan.",
        "Otoritas akan menyelidiki mengapa feri keluar dari alur dalam kabut, kata kepalanya pada Jumat.",
        "Dua kapal tunda ikut dalam pekerjaan yang dimulai menjelang tengah malam dan selesai pada siang hari.",
        "Feri itu akan tetap di galangan sampai penyelam memeriksa lambungnya, kata pemiliknya.",
    ),
}
PLACES = {"top": 0, "head": 2, "inside": 4, "tail": 6}
LEADS = {
    "en": "The paper in Kelmar wrote on Thursday that ",
    "ru": "Газета в Луговой написала в четверг: ",
    "id": "Koran di Kelmar menulis pada Kamis: ",
}
_INDONESIAN = re.compile(
    r"\b(?:kata|yang|bukan|asli|datang|analitik|rupiah|detail|siapa|apa|tombol|ditutup|sholat|kembali|itu|untuk|karena)\b",
    re.IGNORECASE,
)


def runs(language: str) -> Iterator[tuple[str, list[str]]]:
    for run in (FOLDER / f"{language}.lines").read_text(encoding="utf-8").split("## ")[1:]:
        name, *lines = run.split("\n")
        yield name, [line for line in lines if line]


def lines_of(name: str) -> list[str]:
    return [line for line in (FOLDER / f"{name}.lines").read_text(encoding="utf-8").split("\n") if line]


def language_of(line: str) -> str:
    return "ru" if re.search("[а-я]", line) else "id" if _INDONESIAN.search(line) else "en"


def page(language: str, run: Sequence[str], at: int, gap: str = "\n\n") -> tuple[Reading, str]:
    rows = ARTICLES[language]
    text = gap.join([*rows[:at], *run, *rows[at:]])
    return read(Article(text.encode(), "text/plain", None)), text


def kept(found: Reading) -> set[str]:
    source = found.layout.source.text
    return {source[start:end].strip() for start, end in (block.span for block in found.masthead.blocks)}


@pytest.mark.parametrize(("language", "most"), [("en", 18), ("ru", 30), ("id", 8)])
def test_hardly_a_line_of_software_is_text(language: str, most: int) -> None:
    left = [
        (name, place, line)
        for name, run in runs(language)
        for place, at in PLACES.items()
        for line in kept(page(language, run, at)[0]).intersection(run)
    ]
    assert len(left) <= most, left


@pytest.mark.parametrize(("language", "most"), [("en", 0), ("ru", 2), ("id", 2)])
def test_software_writes_no_field_of_the_masthead(language: str, most: int) -> None:
    """Two are left: the widget's ``Погода`` is a section's name, ``Terproteksi: …`` a title with its label."""
    wrong = []
    for name, run in runs(language):
        for place in ("top", "head", "tail"):
            head = page(language, run, PLACES[place])[0].masthead
            fields = {
                "title": head.title.source_text if head.title else None,
                "authors": [author.value for author in head.authors],
            }
            right = {
                "title": ARTICLES[language][0],
                "authors": [ARTICLES[language][1].removeprefix("By ").removeprefix("Oleh ")],
            }
            stated = [head.subtitle, head.site, head.section, head.agency, head.published, head.modified]
            wrong += [(name, place, key, value) for key, value in fields.items() if value != right[key]]
            wrong += [
                (name, place, "stated", value) for value in stated if value is not None and "Protected" not in name
            ]
    assert len(wrong) <= most, wrong


@pytest.mark.parametrize("language", ["en", "ru", "id"])
@pytest.mark.parametrize("place", ["top", "head", "tail"])
def test_the_article_stays_around_it(language: str, place: str) -> None:
    for _name, run in runs(language):
        assert set(ARTICLES[language][2:]) <= kept(page(language, run, PLACES[place])[0])


@pytest.mark.parametrize("line", lines_of("sentences"))
@pytest.mark.parametrize("place", ["head", "inside", "tail"])
def test_sentences_about_such_things_stay(line: str, place: str) -> None:
    language = language_of(line)
    for gap in ("\n", "\n\n"):
        found, _text = page(language, [line], PLACES[place], gap)
        assert line in " ".join(kept(found))


@pytest.mark.parametrize("line", lines_of("headings"))
def test_headings_between_paragraphs_stay(line: str) -> None:
    language = language_of(line)
    assert line in kept(page(language, [line], PLACES["inside"])[0])


@pytest.mark.parametrize("title", lines_of("titles"))
def test_titles_about_such_things_are_titles(title: str) -> None:
    language = language_of(title)
    _own, byline, *text = ARTICLES[language]
    lead = f"{LEADS[language]}{title[0].lower()}{title[1:]}."
    for above in ([], ["Home", "News"]):
        rows = [*above, title, byline, "Share this:", lead, *text]
        head = read(Article("\n".join(rows).encode(), "text/plain", None)).masthead
        assert head.title is not None
        assert head.title.source_text == title


@pytest.mark.parametrize(
    "line",
    [
        "This is a modal window. Escape will cancel and close the window.",
        "Reject All Save My Preferences Accept All",
        "Customise Consent Preferences Necessary Always Active",
        "Manage Consent Always Active Performance Analytics Save Preferences",
        "Previous Post Next Post",
    ],
)
def test_known_lines_side_by_side_go(line: str) -> None:
    title, byline, *text = ARTICLES["en"]
    assert line in removed_reasons("\n\n".join([title, byline, *text[:2], line, *text[2:]]))


def test_a_word_of_software_goes_beside_it_alone() -> None:
    title, byline, *text = ARTICLES["en"]
    alone = "\n\n".join([title, byline, *text[:2], "Performance", *text[2:]])
    beside = "\n\n".join([title, byline, *text, "Always Active", "Performance", "Analytics", "Functional"])
    assert "Performance" not in removed_reasons(alone)
    assert {"Performance", "Analytics", "Functional"} <= set(removed_reasons(beside))

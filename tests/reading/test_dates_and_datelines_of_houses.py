"""Datelines of houses that no list knows, bodies that are no places, notes of what was added, unread hints."""

from __future__ import annotations

import pytest

from service.agencies import agencies
from service.decode.mixed_letters import unmixed
from service.masthead.dateline import find_dateline
from tests.reading.articles import BODY, masthead_of

TITLE = "Ferry pulled off sandbank after eleven hours in fog"


@pytest.mark.parametrize(
    ("text", "place", "house"),
    [
        ("Владивосток, ИА Приамурье-Инфо. Паром сняли с мели.", "Владивосток", "ИА Приамурье-Инфо"),
        ("Port Sudan | KABARNIA.co – Kegiatan bongkar muat terhenti.", "Port Sudan", "KABARNIA.co"),
        ("Palu, tribratanews.sumsel.polri.go.id – Polisi meringkus dua.", "Palu", "tribratanews.sumsel.polri.go.id"),
    ],
)
def test_houses(text: str, place: str, house: str) -> None:
    found = find_dateline(text, 0, agencies(None))
    assert found is not None and (found.dateline.place, found.dateline.agency) == (place, house)


@pytest.mark.parametrize(
    "text",
    ["NATO - The alliance said it would send ships.", "МЧС: Спасатели сняли паром с мели.", "OPEC: The cartel met."],
)
def test_bodies_are_no_places(text: str) -> None:
    assert find_dateline(text, 0, agencies(None)) is None


def test_unknown_places_in_capitals_stay() -> None:
    found = find_dateline("PLEVNA - The mayor said the ferry was safe.", 0, agencies(None))
    assert found is not None and found.dateline.place == "PLEVNA"


@pytest.mark.parametrize(
    ("note", "value"),
    [
        ("Update, 21 May: A reader points out that a second ferry is on its way.", "2023-05-21"),
        ("Updated 20 May 2023 09:10 The ferry was pulled off at 06:40 by two tugs.", "2023-05-20T09:10"),
    ],
)
def test_what_was_added_dates_the_change(note: str, value: str) -> None:
    head = masthead_of(f"{TITLE}\n\n18 May 2023\n\n{BODY}\n\n{note}")
    assert head.modified is not None and head.modified.value == value


def test_what_only_begins_like_such_a_note_dates_no_change() -> None:
    line = "Updated 21 May figures show a rise in the number of ferries."
    assert masthead_of(f"{TITLE}\n\n18 May 2023\n\n{BODY}\n\n{line}").modified is None


def test_a_hint_without_a_full_date_warns() -> None:
    head = masthead_of(f"{TITLE}\n\n{BODY}", published="March 2021")
    assert "published-hint-unread" in head.warnings
    assert masthead_of(f"{TITLE}\n\n{BODY}", published="12 March 2021").warnings == ()


def test_latin_capitals_behind_a_russian_word_stay() -> None:
    assert unmixed("портал НашBY сообщает о Cегодня") == "портал НашBY сообщает о Сегодня"

"""The splitter on hard cases written by hand, and what must hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.sentences import split
from tests.sentences.cases import cases, parse

LANGUAGES = ("en", "ru", "id")
PIECES = st.sampled_from(
    [
        ".",
        "!",
        "?",
        "…",
        " ",
        "  ",
        "«",
        "»",
        '"',
        "“",
        "”",
        "(",
        ")",
        "—",
        "-",
        "A",
        "а",
        "г",
        "U.S.",
        "т.е.",
        "Jl.",
        "обл.",
        "etc.",
        "%",
        "Inc",
        "5",
        "No",
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=60).map("".join))


def boundary_f1(language: str, half: str) -> float:
    right = wrong = missed = 0
    for case in cases(language, half):
        true = {start for start, _ in case.spans[1:]}
        got = {start for start, _ in split(case.text, language)[1:]}
        right, wrong, missed = right + len(true & got), wrong + len(got - true), missed + len(true - got)
    return 2 * right / (2 * right + wrong + missed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hard_cases(language: str) -> None:
    assert boundary_f1(language, "tuning") >= 0.99
    assert boundary_f1(language, "learned") >= 0.99
    assert boundary_f1(language, "fresh") >= 0.99
    assert boundary_f1(language, "closed") >= 0.985
    assert boundary_f1(language, "measuring") >= 0.97


def test_there_are_enough_hard_cases() -> None:
    assert sum(len(cases(language)) for language in LANGUAGES) >= 400


@pytest.mark.parametrize("marks", [".", "?", "...", "…»", '."'])
def test_marks_alone_are_no_sentence(marks: str) -> None:
    text = f"Это конец. {marks}"
    assert split(text, "ru") == [(0, len(text))]


def test_abbreviation_behind_a_stop_without_a_word() -> None:
    text = "Рост цен (5%). обл. центр"
    assert [text[start:end] for start, end in split(text, "ru")] == [text]


def test_case_notation() -> None:
    case = parse("One. ¦ Two.¦Three.")
    assert [case.text[start:end] for start, end in case.spans] == ["One.", "Two.", "Three."]
    assert case.text == "One. Two.Three."


@given(TEXTS, st.sampled_from([*LANGUAGES, "uk", "und", ""]))
def test_nothing_is_lost(text: str, language: str) -> None:
    spans = split(text, language)
    assert all(start < end for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    between = [text[end:start] for end, start in zip(edges[::2], edges[1::2], strict=True)]
    assert not "".join(between).strip()


@given(TEXTS)
def test_no_sentence_without_white_space_or_stop_before_it(text: str) -> None:
    for start, _ in split(text, "en")[1:]:
        assert text[start - 1].isspace() or text[:start].rstrip('"”»')[-1:] in ".!?…。！？"  # "innocent.”He"


@pytest.mark.parametrize(
    "text",
    ["." * 200_000, "a" * 200_000, "A. " * 70_000, "«" * 200_000, "! " * 100_000, " " * 200_000, ". . " * 50_000,
     "5." * 100_000,
     "I.V." * 50_000, "a.b" * 70_000, "“a.” " * 40_000,
     "👋" * 200_000, "😂😂 😂 " * 40_000, "👋 A " * 40_000,
     "(Baca juga: " * 40_000, "(Baca juga: A) " * 30_000, "... ...a" * 40_000],
    ids=["stops", "word", "initials", "quotes", "marks", "blanks", "wide", "numbers", "numerals", "address", "quoted",
         "faces", "spaced-faces", "greetings",
         "links", "closed-links", "ellipses"],
)  # fmt: skip
def test_hostile_text_is_split_whole(text: str) -> None:
    spans = split(text, "ru")
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


def test_several_blanks_stay_between_sentences() -> None:
    text = "  One day.   Another day.  "
    assert [text[start:end] for start, end in split(text, "en")] == ["One day.", "Another day."]


@pytest.mark.parametrize("mark", ["²", "①", "½", "٣"])
def test_digits_that_are_no_decimals_end_a_sentence_or_not(mark: str) -> None:
    text = f"The squad had 13 men {mark}. Playmaker Dennis Kibet returns on Monday."
    assert "".join(text[start:end] for start, end in split(text, "en")).replace(" ", "") == text.replace(" ", "")

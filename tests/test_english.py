"""The normal form of English text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.english import body_casing, is_shouted, normalize, unshout, with_an, without_doubled


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("the weapons . In addition", "the weapons. In addition"),
        ("In three days , about 3", "In three days, about 3"),
        ("“important facilities”, - the Ministry said", '"important facilities," the Ministry said'),
        ("8–10 people — said «he»", '8-10 people - said "he"'),
        ("in 2016.  – heroically fell", "in 2016. - heroically fell"),
        ("It’s the minister’s", "It's the minister's"),
        ("Wait … what ?", "Wait ... what?"),
        ("a co-chaired group", "a co-chaired group"),
        ("non\u00a0breaking\u202fspaces", "non breaking spaces"),
        ("The .NET release and .5 of it", "The .NET release and .5 of it"),
        ("−5 degrees", "-5 degrees"),
        ("see https://x.example/a–b/''c''?d=1…2 , please", "see https://x.example/a–b/''c''?d=1…2, please"),
        ("write to o’neil@mail.example — today", "write to o'neil@mail.example - today"),
        ("30–31 May – in Kyiv", "30-31 May - in Kyiv"),
        ('" These are old maps," he said.', '"These are old maps," he said.'),
        ('He said: " We came " and left.', 'He said: "We came" and left.'),
        ('« We came », he said, and: " We left. "', '"We came", he said, and: "We left."'),
        ('" We came. We left.', '"We came. We left.'),
        ('" he said, and left.', '" he said, and left.'),
        ('a 6" pipe and a 7" pipe', 'a 6" pipe and a 7" pipe'),
        ('"We came," he said, "and left."', '"We came," he said, "and left."'),
    ],
)
def test_punctuation_and_spaces(given_text: str, expected: str) -> None:
    assert normalize(given_text) == expected


@pytest.mark.parametrize(
    ("text", "source", "language", "expected"),
    [
        ("At least 2.300 people", "Sedikitnya 2.300 orang", "id", "At least 2,300 people"),
        ("about 2,5 million", "sekitar 2,5 juta", "id", "about 2.5 million"),
        ("some 2 300 soldiers", "около 2 300 солдат", "ru", "some 2,300 soldiers"),
        ("1,5 km away", "в 1,5 км", "ru", "1.5 km away"),
        ("on 12 300 people", "12 числа 300 человек", "ru", "on 12 300 people"),
        ("2,300 people", "2.300 orang", "id", "2,300 people"),
        ("version 2.300", "версия 2.300", "ru", "version 2.300"),
        ("1.250.000 rupiah", "1.250.000 rupiah", "id", "1,250,000 rupiah"),
    ],
)
def test_numbers_take_english_separators_when_the_source_proves_it(
    text: str, source: str, language: str, expected: str
) -> None:
    assert normalize(text, source=source, language=language) == expected


def test_headlines_are_unshouted_with_the_casing_of_the_body() -> None:
    casing = body_casing(["On Monday the OSCE mission met Nikol Pashinyan in iPhone Hall."])
    assert unshout("THE OSCE MISSION MEETS NIKOL PASHINYAN IN YEREVAN", casing) == (
        "The OSCE Mission Meets Nikol Pashinyan in Yerevan"
    )
    assert unshout("UN AND EU AGREE ON AID", {}) == "UN and EU Agree on Aid"
    assert unshout("Armenia Claims It's Pushing Back", {}) == "Armenia Claims It's Pushing Back"


def test_acronyms_are_no_shouting() -> None:
    assert not is_shouted("UN NATO")
    assert not is_shouted("OK")
    assert is_shouted("ARMENIA CLAIMS ADVANCE")


def test_an_stands_before_vowels() -> None:
    assert with_an("held a energy conference in a old town") == "held an energy conference in an old town"
    assert with_an("an disease, an follow-up") == "a disease, a follow-up"
    for right in (
        "an hour, an honest man, an x-ray, an MP, an f-number",
        "a one-day strike, a euro, a university, a unit, a once great port",
        "group A at the Championships",
        "vitamin a is",
        "an old town and a house",
    ):
        assert with_an(right) == right


def test_a_word_that_only_the_model_doubled_stands_once() -> None:
    source = "Цель - прекратить помощь странам."
    assert without_doubled("The aim is to end aid aid to countries.", source) == "The aim is to end aid to countries."
    assert without_doubled("mountain mountain mountains", source) == "mountain mountains"
    for right in ("He said that that was so.", "aid aid aid to countries", "Bi Bi-Si", "aid, aid", "12 12"):
        assert without_doubled(right, source) == right
    assert without_doubled("It was very, bad bad.", "Было плохо плохо.") == "It was very, bad bad."


@given(st.text(max_size=200))
def test_the_normal_form_is_stable_and_loses_no_letter_or_digit(text: str) -> None:
    once = normalize(text)
    assert normalize(once) == once
    spelled = text.replace("№", "No")
    signs = "ʼ"  # a letter by its Unicode class, an apostrophe in English
    assert [c for c in once if c.isalnum()] == [c for c in spelled if c.isalnum() and c not in signs]


@pytest.mark.parametrize("piece", [".", "1.", "_", "a@", "a.b@c.", "a-"])
def test_long_runs_end(piece: str) -> None:
    """Each took time with the square of its length: minutes for 400,000 characters."""
    text = piece * (400_000 // len(piece))
    assert len(normalize(text)) >= len(text) // 2

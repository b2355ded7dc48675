"""Each check fires on a failure and is silent on good text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from service.translation import checks

SOURCE = "Министерство обороны сообщило о перемирии на всей линии фронта."
GOOD = "The Defense Ministry announced a ceasefire along the entire front line."


def test_good_english_passes() -> None:
    assert checks.problems(SOURCE, GOOD, "ru") == ()
    assert checks.doubts(SOURCE, GOOD, "ru") == ()


@pytest.mark.parametrize(
    ("english", "code"),
    [
        ("", "empty"),
        ("...", "empty"),
        (SOURCE, "echo"),
        ("Министерство обороны announced о перемирии на всей линии.", "echo"),
        ("The Ministry of Defense, the Ministry of Defense, the Ministry of Defense announced a truce.", "loop"),
        ("The pre-pre-pre-pre-pre-announcement of the ceasefire along the front line.", "loop"),
        ("The front of the front of the front of the front of the front of the line.", "loop"),
        ("Hasanoooooooooooooooooooooooooooooooooooooooooo announced", "loop"),
        ("They did.", "length"),
        (GOOD + " " + "Many other things were said at length about all of that by various officials. " * 3, "length"),
    ],
)
def test_failures_are_named(english: str, code: str) -> None:
    assert code in checks.problems(SOURCE, english, "ru")


def test_a_cut_output_is_named() -> None:
    assert checks.problems(SOURCE, GOOD, "ru", cut=True) == ("cut",)
    assert checks.doubts(SOURCE, "The Defense Ministry announced a ceasefire along the", "ru") == ("cut",)


def test_an_indonesian_echo_is_named() -> None:
    source = "Warga desa meminta pemerintah memperbaiki jalan yang rusak."
    assert checks.problems(source, source, "id") == ("echo",)
    assert checks.problems(source, "Villagers asked the government to repair the damaged road.", "id") == ()
    assert checks.problems("Joko Widodo", "Joko Widodo", "id") == ()


def test_a_source_that_repeats_itself_may_be_repeated() -> None:
    assert checks.problems("Да, да, да, да!", "Yes, yes, yes, yes!", "ru") == ()


def test_a_source_without_letters_is_no_problem() -> None:
    assert checks.problems("12:32", "12:32", "ru") == ()


def test_doubts_carry_details() -> None:
    source = "Пашинян сообщил о гибели 2 300 солдат."
    flags = checks.doubts(source, "Sarkisian told of the death of 3,200 солдат.", "ru")
    assert flags == ("number-missing:2 300", "number-added:3,200", "name-missing:Пашинян", "untranslated:солдат")


@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["ru", "id", "uk"]))
@example("Ab𗀀cd, он", "Pashinyan met.", "ru")  # letters that Unicode has no names for
def test_any_text_can_be_checked(source: str, english: str, language: str) -> None:
    found = checks.problems(source, english, language)
    assert set(found) <= set(checks.PROBLEMS)
    assert all(flag.partition(":")[0] and len(flag) < 110 for flag in checks.doubts(source, english, language))


@pytest.mark.parametrize(
    "unit", [".", '"', "-", " -", "а ", "Ё", "Москва ", "12 ", "1.", "х-", "сто ", "«", "Jakarta, "]
)
def test_hostile_sentences_come_to_an_end(unit: str) -> None:
    """A minute each when something is quadratic, a blink when nothing is."""
    text = (unit * 100_000)[:100_000]
    for language in ("ru", "id"):
        assert set(checks.problems(text, text + "b", language)) <= set(checks.PROBLEMS)
        assert all(len(flag) < 110 for flag in checks.doubts(text, text + "b", language))

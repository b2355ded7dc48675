"""The lexicon: every file has what every room reads, patterns compile and stay linear, phrases do not contradict."""

from __future__ import annotations

import re
import time

import pytest

from service.agencies import agencies
from service.furniture.phrases import rules
from service.lexicon import LANGUAGES, all_words, lexicon, table, words
from service.lines import key, plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_calendar_is_complete(language: str) -> None:
    calendar = table(language, "calendar")
    assert len(calendar["months"]) == 12
    assert len(calendar["weekdays"]) == 7
    assert isinstance(calendar["day_first"], bool)
    for unit in ("minutes", "hours", "days", "weeks", "months", "ago", "today", "yesterday"):
        assert words(language, f"calendar.relative.{unit}"), unit


@pytest.mark.parametrize("language", LANGUAGES)
def test_masthead_words_are_there(language: str) -> None:
    for name in (
        "published",
        "modified",
        "by",
        "by_bare",
        "editor",
        "source",
        "desks",
        "roles",
        "sections",
        "given_names",
    ):
        assert words(language, f"masthead.{name}"), name


@pytest.mark.parametrize("name", ["months", "weekdays"])
def test_a_name_means_one_month_or_day_in_all_languages(name: str) -> None:
    meaning: dict[str, int] = {}
    for language in LANGUAGES:
        for number, forms in enumerate(table(language, "calendar")[name]):
            for form in forms:
                assert meaning.setdefault(form, number) == number, form


@pytest.mark.parametrize("language", LANGUAGES)
def test_furniture_entries_are_folded_alike_and_patterns_compile(language: str) -> None:
    for reason, body in lexicon(language)["furniture"].items():
        assert set(body) <= {"lines", "starts", "openings", "contains", "footnotes", "patterns", "heads"}, reason
        for phrase in (*body.get("lines", ()), *body.get("contains", ()), *body.get("footnotes", ())):
            assert plain(phrase), (reason, phrase)
        for pattern in body.get("patterns", ()):
            assert re.compile(pattern).groups == 0, (reason, pattern)  # a group inside would hide the reason's


def test_no_opening_is_a_start_as_well() -> None:
    for language in LANGUAGES:
        for reason, body in lexicon(language)["furniture"].items():
            assert not set(body.get("openings", ())) & set(body.get("starts", ())), (language, reason)


def test_no_furniture_pattern_takes_plain_sentences() -> None:
    sentences = [
        "The ferry was pulled off the sandbank on Thursday.",
        "Паром сняли с мели в четверг вечером.",
        "Feri itu berhasil ditarik pada Kamis malam.",
        "Homes were damaged in three villages.",
        "Главное управление МЧС сообщило о пожаре.",
        "Baca buku sejak kecil membuatnya jadi guru.",
    ]
    for sentence in sentences:
        assert rules().patterns.reason(plain(sentence)) is None, sentence


@pytest.mark.parametrize(
    "hostile", ["a" * 200, "1 " * 100, "- " * 100, "(" * 200, "a a- " * 40, "home > " * 28, "1.1." * 50, "x says " * 28]
)
def test_patterns_do_not_explode(hostile: str) -> None:
    started = time.process_time()
    rules().patterns.reason(hostile)
    assert time.process_time() - started < 10


def test_lists_read_through_the_helper_keep_order_and_have_no_doubles() -> None:
    found = all_words("masthead.published")
    assert found[: len(words("en", "masthead.published"))] == words("en", "masthead.published")
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("(Reuters)", "Reuters"),
        ("РИА Новости", "RIA Novosti"),
        ("/ТАСС/", "TASS"),
        ("ANTARA", "Antara"),
        ("Anadolu Agency", "Anadolu"),
        ("INTERFAX.RU", "Interfax"),
        ("агентства Antara", "Antara"),
        ("The Associated Press", "AP"),
        ("AFP", "AFP"),
        ("Xinhua News Agency", "Xinhua"),
        ("ap", None),
        ("Report on the ferry", None),
        ("Trend of prices", None),
        ("", None),
    ],
)
def test_agencies_by_all_their_names(text: str, name: str | None) -> None:
    assert agencies().named(text) == name


def test_users_add_agencies(tmp_path) -> None:  # type: ignore[no-untyped-def]
    extra = tmp_path / "agencies.toml"
    extra.write_text(
        '[[agency]]\nname = "Steppe Wire"\nvariants = ["Степной телеграф"]\nhosts = ["steppe.example"]\n', "utf-8"
    )
    assert agencies(extra).named("Степной телеграф") == "Steppe Wire"
    assert agencies(extra).named("Reuters") == "Reuters"
    extra.write_text("[[agency]\n", "utf-8")
    with pytest.raises(ValueError, match="no list of agencies"):
        agencies(tmp_path / "other.toml" if False else _copy(extra))


def _copy(path):  # type: ignore[no-untyped-def]
    """Another path, since a list is read once."""
    other = path.with_name("broken.toml")
    other.write_text(path.read_text("utf-8"), "utf-8")
    return other


def test_keys_lose_marks_at_their_ends() -> None:
    assert key(plain("» Baca  Juga:")) == "baca juga"
    assert key(plain("«Ещё»")) == "еще"

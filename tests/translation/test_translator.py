"""The translator on the real compact packages: whatever they answer, nothing bad passes in silence."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.runtime import Runtime
from service.settings import Settings
from service.translation import checks, protection
from service.translation.contract import UnsupportedLanguage
from service.translation.glossary import Glossary
from service.translation.translator import PackageTranslator, _Order

PROTECTED = [
    ("Подробности на сайте https://ria.ru/20201001/a_b.html?x=1&y=2.", "https://ria.ru/20201001/a_b.html?x=1&y=2"),
    ("@rian_ru сообщил, что мост через реку закрыт на ремонт.", "@rian_ru"),
    ("Пишите на адрес news+1@mail.example.ru до конца недели.", "news+1@mail.example.ru"),
    ("Жители города вышли на улицы #Протест сегодня утром.", "#Протест"),
    ("Наша команда выиграла матч 🏆👨‍👩‍👧 в воскресенье.", "🏆👨‍👩‍👧"),
    ("Запустите foo_bar() в папке /usr/local/bin и подождите.", "foo_bar()"),
]


@pytest.fixture(scope="module")
def translator(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PackageTranslator]:
    folder = tmp_path_factory.mktemp("translator")
    with Runtime(Settings(data=folder / "data", cache=folder / "cache")) as runtime:
        yield runtime.translator


def hostile(count: int) -> list[str]:
    """Sentences that no model has seen: random syllables, endless lists, one word over and over."""
    chance = random.Random(7)
    syllables = [c + v for c in "бвгджзклмнпрстфхцчшщ" for v in "аеиоуыюя"]

    def word() -> str:
        return "".join(chance.choice(syllables) for _ in range(chance.randint(1, 6)))

    made = [" ".join(word() for _ in range(chance.randint(5, 60))).capitalize() + "." for _ in range(count)]
    return [*made, "Ы " * 40, "ъ" * 300, ", ".join(word() for _ in range(80)), "Далее и далее " * 20]


def test_one_answer_a_sentence_in_order(translator: PackageTranslator) -> None:
    texts = ["Мост закрыт.", "", "12:32", "Дождь.", "😀", "Мост закрыт."]
    answers = translator.submit(texts, "ru").result(timeout=600)
    assert len(answers) == len(texts)
    assert [answers[index].text for index in (1, 2, 4)] == ["", "12:32", "😀"]
    assert answers[0] == answers[5]
    assert translator.submit([], "ru").result(timeout=600) == []


def test_the_same_sentences_give_the_same_english(translator: PackageTranslator) -> None:
    texts = [source for source, _ in PROTECTED] + hostile(5)
    assert translator.submit(texts, "ru").result(timeout=600) == translator.submit(texts, "ru").result(timeout=600)


@pytest.mark.parametrize(("source", "span"), PROTECTED)
def test_spans_survive_byte_for_byte(translator: PackageTranslator, source: str, span: str) -> None:
    answer = translator.submit([source], "ru").result(timeout=600)[0]
    assert answer.text.count(span) == 1
    if answer.status == "translated":
        assert (answer.text.startswith(span)) == source.startswith(span)


WORDS = st.sampled_from(
    [
        "мост",
        "закрыт",
        "сегодня",
        "в",
        "городе",
        "полиция",
        "сообщила,",
        "что",
        "президент",
        "Москва",
        "о",
        "5",
        "тысяч",
    ]
)
SPANS = st.sampled_from(
    ["https://ria.ru/a_b.html?x=1&y=2", "http://пример.рф/путь", "t.me/abc_def", "@rian_ru", "#Карабах_2020", "😀",
     "👨‍👩‍👧", "🇷🇺", "1️⃣", "foo_bar()", "`a = b`", "<b>", "/usr/local/bin", "report_final.pdf", "v1.2.3", "C:\\Temp\\x",
     "a.b+c@mail.example.ru", "KOMPAS.com", "snake_case_name", "${VAR}", "--dry-run", "deadbeef0123456789",
     "192.168.0.1:80"]
)  # fmt: skip
AROUND = st.sampled_from(["{}", "{}", "({})", "«{}»", "{},", "{}:", "{}!"])
PIECES = st.one_of(WORDS, WORDS, WORDS, st.builds(str.format, AROUND, SPANS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, min_size=1, max_size=18), st.sampled_from([".", "", "!"]), st.booleans())
def test_whatever_is_kept_survives_in_order(
    translator: PackageTranslator, pieces: list[str], end: str, shouted: bool
) -> None:
    """Real packages, real model: spans come out byte for byte, in their order, as often as they went in."""
    words = [piece.upper() if shouted and piece.isalpha() else piece for piece in pieces]
    source = " ".join(words) + end
    kept = [source[first:last] for first, last in protection.spans(source)]
    answer = translator.submit([source], "ru").result(timeout=600)[0]
    position = 0
    for span in kept:
        position = answer.text.find(span, position) + len(span)
        assert position >= len(span), (source, answer.text)
    assert all(answer.text.count(span) >= kept.count(span) for span in kept)


def test_the_model_fails_and_no_failure_passes(translator: PackageTranslator) -> None:
    texts = hostile(24)
    raws = translator._engine.translate(texts, "ru")
    failing = [
        place
        for place, (text, raw) in enumerate(zip(texts, raws, strict=True))
        if checks.problems(text, raw.text, "ru", cut=raw.cut)
    ]
    assert failing, "the model managed sentences that mean nothing"
    answers = translator.submit(texts, "ru").result(timeout=600)
    for text, answer in zip(texts, answers, strict=True):
        if answer.status == "kept":
            assert answer.text == text
            assert set(answer.flags) & set(checks.PROBLEMS)
        else:
            assert checks.problems(text, answer.text, "ru") == ()
    assert any(answers[place].status == "kept" or answers[place].text != raws[place].text for place in failing)


def test_a_sentence_longer_than_the_model_reaches_it_in_pieces_that_fit(translator: PackageTranslator) -> None:
    clause = "жители деревни попросили власти отремонтировать дорогу, по которой не ходит автобус, и "
    text = clause.capitalize() * 30 + "ушли."
    engine = translator._engine
    order = _Order(engine, "ru", False, str, None, None, (text,), lambda step: step())
    order.start()
    order.answer.result(timeout=600)
    pieces = order._drafts[0].texts()
    assert "".join(pieces) == text
    lengths = [len(units) for units in engine.encode(pieces, "ru").values()]
    assert max(lengths) <= engine.max_source_tokens("ru") < sum(lengths)


def test_shouted_lines_do_not_come_back_shouted(translator: PackageTranslator) -> None:
    answer = translator.submit(["МОСТ ЧЕРЕЗ РЕКУ ЗАКРЫТ НА РЕМОНТ"], "ru").result(timeout=600)[0]
    if answer.status == "translated":
        assert not answer.text.isupper()


def test_terms_reach_the_english_or_are_reported(translator: PackageTranslator) -> None:
    terms = Glossary.from_data({"terms": [{"source": "Пашинян", "english": "Pashinyan"}], "keep": ["Ведомости"]})
    texts = ["Жители города встретили Пашиняна на площади.", "Газета Ведомости пишет об этом сегодня."]
    for text, answer in zip(texts, translator.submit(texts, "ru", glossary=terms).result(timeout=600), strict=True):
        assert len(answer.terms) == 1
        use = answer.terms[0]
        assert use.source in text
        assert use.applied == (answer.status == "translated" and use.english in answer.text)
        assert use.applied or answer.status == "kept" or f"glossary-missing:{use.english}" in answer.flags


def test_an_unknown_language_is_refused(translator: PackageTranslator) -> None:
    with pytest.raises(UnsupportedLanguage):
        translator.submit(["Guten Tag"], "de")


def test_a_cancelled_request_leaves_the_queue(tmp_path: Path) -> None:
    with Runtime(Settings(data=tmp_path / "data", cache=tmp_path / "cache")) as runtime:
        future = runtime.translator.submit(hostile(2_000), "ru")
        assert future.cancel()
        other = runtime.translator.submit(["Мост закрыт."], "ru")
        assert len(other.result(timeout=600)) == 1
        runtime.translator.close()
        assert runtime.engine.queue_depth() == 0


def test_what_was_accepted_is_answered_at_the_end(tmp_path: Path) -> None:
    with Runtime(Settings(data=tmp_path / "data", cache=tmp_path / "cache")) as runtime:
        futures = [runtime.translator.submit(hostile(4), "ru") for _ in range(2)]
    assert [len(future.result(timeout=0)) for future in futures] == [8, 8]


def test_numbers_of_the_source_are_in_the_english_or_in_the_flags(translator: PackageTranslator) -> None:
    """Number words that the compact package loses when it gets them as words, and a figure no model has seen."""
    wanted = {
        "В посёлке живут триста сорок семь тысяч пятьсот восемь человек.": r"347[, ]?508",
        "Отряд насчитывал сорок один человек.": r"\b41\b|(?i:forty[- ]one)",
        "На площадь вышли полторы тысячи человек.": r"1[, ]?500",
        "На складе лежали 11.000.000.000 штук.": r"11([.,]000){3}|11 billion",
    }
    for source, answer in zip(wanted, translator.submit(list(wanted), "ru").result(timeout=600), strict=True):
        lost = [flag for flag in answer.flags if flag.startswith("number-missing:")]
        assert re.search(wanted[source], answer.text) or lost
        assert all(flag.removeprefix("number-missing:") in source for flag in lost)


def test_dates_behind_weekdays_survive(translator: PackageTranslator) -> None:
    texts = [
        "Sebanyak 147 kios di pasar itu hangus terbakar pada Rabu (13/3/2019) malam.",
        "Warga melintasi jalan desa yang terendam banjir, Selasa (9/2/2021).",
        "Kepala desa mengatakan jembatan itu putus sejak Kamis (12/12).",
        "Pemasangan pompa menelan biaya Rp 1,9 miliar, kata koordinator lapangan, Senin (5/3/2019).",
    ]
    dates = ["(March 13, 2019)", "(February 9, 2021)", "(December 12)", "(March 5, 2019)"]
    answers = translator.submit(texts, "id").result(timeout=600)
    for date, answer in zip(dates, answers, strict=True):
        assert re.search(rf"day {re.escape(date)}", answer.text), answer
        assert not any(flag.startswith("number-missing") and "/" in flag for flag in answer.flags)


def test_dates_in_figures_are_named(translator: PackageTranslator) -> None:
    for text, language in (("Рынок закрыли 05.04.2023 в 14.30.", "ru"), ("Pasar ditutup 5/4/2023 pukul 14.30.", "id")):
        answer = translator.submit([text], language).result(timeout=600)[0]
        assert re.search(r"April 5,? 2023|5 April 2023", answer.text) and "14:30" in answer.text, answer
        assert answer.flags == ()

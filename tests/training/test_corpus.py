"""What enters training: cleaning, the licence filter, duplicates."""

from __future__ import annotations

from pathlib import Path

import pytest

from models.training.corpus import Pair, defect, read_lexicon, read_pairs, read_policy, tidy, without_duplicates

GOOD = (
    "newstest2018",
    "news/wiki/report",
    "WMT research use",
    "Президент прибыл в Ереван.",
    "The president arrived in Yerevan.",
)


def write(path: Path, rows: list[tuple[str, ...]]) -> Path:
    path.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf8")
    return path


@pytest.mark.parametrize("licence", ["TED CC-BY-NC-ND", "CC-BY-NC-SA-3.0"])
def test_a_refused_licence_is_left_out_and_counted(tmp_path: Path, licence: str) -> None:
    policy = read_policy()
    path = write(
        tmp_path / "train.tsv", [GOOD, ("talks", "talk/subtitle/conversation", licence, "Спасибо вам.", "Thank you.")]
    )
    assert [pair.english for pair in read_pairs(path, "ru", policy)] == [GOOD[4]]
    assert policy.dropped == {"licence": 1}


def test_names_of_stars_are_left_out_and_interface_strings_seldom_seen(tmp_path: Path) -> None:
    rows = [
        GOOD,
        ("debian-firefox", "software UI", "MPL-2.0", "Открыть файл на диске", "Open a file on disk"),
        ("stellarium-po", "astronomy/culture", "GPL-2+", "Альфа Центавра", "Alpha Centauri"),
        ("unheard-of", "unknown domain", "CC0", "Это очень простая мысль.", "This is a very simple idea."),
    ]
    policy = read_policy()
    news, interface = read_pairs(write(tmp_path / "train.tsv", rows), "ru", policy)
    assert (news.source, interface.source) == ("newstest2018", "debian-firefox")
    assert interface.weight < 0.1 * news.weight
    assert policy.dropped == {"domain": 1, "source": 1}


def test_news_weighs_more_than_manuals() -> None:
    policy = read_policy()
    assert policy.weight("newstest2018", "news/wiki/report") > 5 * policy.weight("php-manual", "technical docs") > 0


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  two\u00a0 spaces ", "two spaces"),
        ("zero\u200bwidth\u202e", "zerowidth"),
        ("& gt ; he said & amp ; left", "> he said & left"),
        ("He went , and ( they say ) won .", "He went, and (they say) won."),
        ("и\u0306", "й"),
    ],
)
def test_tidy(raw: str, clean: str) -> None:
    assert tidy(raw) == clean
    assert tidy(clean) == clean


@pytest.mark.parametrize(
    ("text", "english", "language", "reason"),
    [
        ("Президент прибыл.", "The president arrived.", "ru", None),
        ("Presiden tiba di Jakarta.", "The president arrived in Jakarta.", "id", None),
        ("", "Nothing", "ru", "length"),
        ("Да.", "Yes, of course, and I would say it again and again.", "ru", "ratio"),
        ("The same line", "the same line", "id", "copy"),
        ("12 345 678 90 ++", "12 345 678 90 -+", "ru", "letters"),
        ("Вставьте %s в <b>файл</b> %d", "Put %s into <b>file</b> %d", "ru", "markup"),
        ("This is not Russian", "Это не английский", "ru", "script"),
        ("Ini teks Привет biasa", "This is plain text", "id", "script"),
    ],
)
def test_defect(text: str, english: str, language: str, reason: str | None) -> None:
    assert defect(text, english, language, read_policy().clean) == reason


def test_duplicates_go_by_letters_and_a_sentence_keeps_three_translations() -> None:
    def pair(text: str, english: str) -> Pair:
        return Pair("ru", "s", "web", "", text, english)

    pairs = [
        pair("Да!", "Yes."),
        pair("да", "YES"),
        *(pair("Нет", f"No {word}") for word in ("way", "one", "how", "more")),
    ]
    assert [p.english for p in without_duplicates(pairs)] == ["Yes.", "No way", "No one", "No how"]


def test_a_malformed_line_is_counted_not_fatal(tmp_path: Path) -> None:
    policy = read_policy()
    assert len(list(read_pairs(write(tmp_path / "t.tsv", [GOOD, ("one", "column")]), "ru", policy))) == 1
    assert policy.dropped["malformed"] == 1


def test_lexicon_columns_may_be_turned_around(tmp_path: Path) -> None:
    path = write(tmp_path / "lexicon.tsv", [("house", "rumah")])
    (entry,) = read_lexicon(path, "id", english_first=True, policy=read_policy())
    assert (entry.text, entry.english) == ("rumah", "house")

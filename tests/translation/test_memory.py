"""The translation memory in process and in its file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from service.translation.contract import Decoding, Key, PackageModel, RawTranslation
from service.translation.memory import Memory
from service.translation.store import Store
from tests.translation.conftest import RUSSIAN, EngineMaker


def key(text: str, package: str = "p", decoding: Decoding = Decoding(beam=2)) -> Key:  # noqa: B008 - frozen
    return (package, decoding, text)


def raw(text: str) -> RawTranslation:
    return RawTranslation(text, False, -1.5, 7, 8)


def test_sentences_are_known_again_by_all_that_matters() -> None:
    memory = Memory(1_000_000)
    memory.put([(key("Да."), raw("Yes."))])
    others = [key("Да"), key("Да.", package="q"), key("Да.", decoding=Decoding(beam=4))]
    others.append(key("Да.", decoding=Decoding(beam=2, no_repeat_ngram=3)))
    assert memory.get([key("Да."), *others]) == {key("Да."): raw("Yes.")}


@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=60)), max_size=60), st.integers(0, 9_000))
def test_memory_never_outgrows_its_bound_and_never_lies(pairs: list[tuple[str, str]], most: int) -> None:
    memory = Memory(most)
    last: dict[str, str] = {}
    for source, english in pairs:
        memory.put([(key(source), raw(english))])
        last[source] = english
        assert memory.size <= most
    for source, english in last.items():
        assert memory.get([key(source)]) in ({}, {key(source): raw(english)})


def test_the_least_recently_used_goes_first() -> None:
    memory = Memory(20_000)
    memory.put([(key("kept"), raw("kept"))])
    for number in range(200):
        memory.put([(key(str(number)), raw("x" * 50))])
        assert memory.get([key("kept")])
    assert not memory.get([key("0")])
    assert memory.get([key("199")])


def test_the_file_keeps_sentences_over_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "memory.sqlite"
    first = Memory(1_000_000, "int8", file)
    # A lone surrogate is no text that SQLite can hold; it must not take its batch down.
    first.put([(key("Нет."), raw("No.")), (key("Хорошо."), RawTranslation("", True, None, 3, 0))])
    first.close()
    second = Memory(1_000_000, "int8", file)
    assert second.get([key("Нет."), key("Хорошо.")]) == {
        key("Нет."): raw("No."),
        key("Хорошо."): RawTranslation("", True, None, 3, 0),
    }
    second.close()
    other = Memory(1_000_000, "float32", file)
    assert other.get([key("Нет.")]) == {}
    other.close()


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "memory.sqlite"
    file.write_bytes(b"this is not a database, " * 200)
    memory = Memory(1_000_000, "", file)
    memory.put([(key("Да."), raw("Yes."))])
    memory.close()
    assert (tmp_path / "memory.sqlite.damaged").read_bytes().startswith(b"this is not")
    again = Memory(1_000_000, "", file)
    assert again.get([key("Да.")]) == {key("Да."): raw("Yes.")}
    again.close()


def test_a_file_damaged_within_is_set_aside_when_it_shows(tmp_path: Path) -> None:
    file = tmp_path / "memory.sqlite"
    rows = [(number.to_bytes(16, "big"), raw("word " * 40)) for number in range(3_000)]
    store = Store(file)
    store.put(rows)
    store.close()
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    store = Store(file)
    for digest, _ in rows[::100]:
        assert store.get([digest]) == {}
    store.put(rows[:10])
    store.close()
    assert (tmp_path / "memory.sqlite.damaged").exists()


def test_rows_of_another_kind_are_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "memory.sqlite"
    Store(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("INSERT INTO sentences VALUES (?, ?, 0, 'x', 'many', 3)", (b"k" * 16, b"\xff\xfe"))
    store = Store(file)
    assert store.get([b"k" * 16]) == {}
    store.close()


def test_a_folder_that_cannot_be_written_only_costs_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    memory = Memory(1_000_000, "", tmp_path / "file" / "memory.sqlite")
    memory.put([(key("Да."), raw("Yes."))])
    assert memory.get([key("Да.")]) == {key("Да."): raw("Yes.")}
    memory.close()


def test_a_full_disk_only_costs_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "memory.sqlite")
    assert store._connection
    store._connection.execute("PRAGMA max_page_count = 12")
    store.put((number.to_bytes(16, "big"), raw("word " * 100)) for number in range(5_000))
    store.close()
    again = Store(tmp_path / "memory.sqlite")
    again.put([(b"after", raw("After."))])
    again.close()
    third = Store(tmp_path / "memory.sqlite")
    assert third.get([b"after"]) == {b"after": raw("After.")}
    third.close()


def test_the_file_is_bounded(tmp_path: Path) -> None:
    file = tmp_path / "memory.sqlite"
    store = Store(file, most_bytes=300_000)
    for start in range(0, 8_000, 1_000):
        store.put(((start + number).to_bytes(16, "big"), raw("word " * 20)) for number in range(1_000))
    store.close()
    assert 100_000 < file.stat().st_size < 700_000
    again = Store(file)
    assert again.get([(7_999).to_bytes(16, "big")])
    assert not again.get([(0).to_bytes(16, "big")])
    again.close()


def test_the_engine_answers_from_memory_after_a_restart(
    russian: PackageModel, engine_of: EngineMaker, tmp_path: Path
) -> None:
    options = {"memory_bytes": 1_000_000, "memory_file": tmp_path / "memory.sqlite"}
    first = engine_of(russian, **options)
    expected = first.translate(RUSSIAN, "ru")
    assert first.translate(RUSSIAN, "ru") == expected
    memory = first.memory()
    assert memory and (memory.hits, memory.misses) == (len(RUSSIAN), len(RUSSIAN))
    first.close()
    second = engine_of(russian, **options)
    assert second.translate(RUSSIAN, "ru") == expected
    memory = second.memory()
    assert memory and (memory.hits, memory.misses) == (len(RUSSIAN), 0)

"""Long sentences in pieces that fit the model."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from service.translation import clauses


def words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def characters(texts: Sequence[str]) -> list[int]:
    return [len(text) for text in texts]


LONG = (
    "Министр сообщил, что мост закрыт на ремонт; движение восстановят весной, когда сойдёт лёд, "
    "хотя жители деревни, которая стоит на другом берегу, просили открыть его раньше, потому что дороги размыты"
)


def test_a_short_sentence_is_left_alone() -> None:
    assert clauses.split(LONG, "ru", words, 100) == [LONG]


def test_cuts_fall_at_clauses() -> None:
    pieces = clauses.split(LONG, "ru", words, 12)
    assert len(pieces) > 1
    assert "".join(pieces) == LONG
    assert all(piece.rstrip().endswith((",", ";")) for piece in pieces[:-1])


@given(st.text(alphabet="аб ,.;-\n", max_size=300), st.integers(1, 20))
def test_pieces_join_to_the_text_and_fit(text: str, limit: int) -> None:
    pieces = clauses.split(text, "ru", characters, limit)
    assert "".join(pieces) == text
    assert all(len(piece) <= limit for piece in pieces)


def test_english_of_pieces_reads_as_one_sentence() -> None:
    pieces = ["Мост закрыт, ", "но дорога открыта, ", "Иванов доволен."]
    english = ["The bridge is closed.", "But the road is open.", "Ivanov is content."]
    assert clauses.join(pieces, english) == "The bridge is closed, but the road is open, Ivanov is content."


def test_names_and_ellipses_keep_their_form() -> None:
    assert clauses.join(["а ", "иванов ушёл..."], ["And...", "Ivanov left..."]) == "And... Ivanov left..."

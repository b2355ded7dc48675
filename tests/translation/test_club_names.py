"""Indonesian clubs never reach a small model."""

from __future__ import annotations

import pytest

from service.translation import club_names
from service.translation.sentence import Draft


def test_a_small_model_does_not_see_them() -> None:
    for small, seen in ((True, False), (False, True)):
        (piece,) = Draft("Kemarin Persib mengalahkan Persija 2-1.", "id", {}, lambda text: [text], small=small).texts()
        assert ("Persib" in piece) is seen
        assert ("Persija" in piece) is seen


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Persib dan Barito Putera imbang.", "id", ["Persib", "Barito Putera"]),
        ("Persibnya menang, persib kalah.", "id", []),
        ("Persib won.", "en", []),
    ],
)
def test_whole_names_in_indonesian_text(text: str, language: str, found: list[str]) -> None:
    assert [text[slice(*span)] for span in club_names.names(text, language)] == found

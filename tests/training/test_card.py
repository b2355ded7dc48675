"""A package's README says what it was made of, under which licences, and how good it is."""

from __future__ import annotations

from models.training.card import card

FACTS = {
    "overlap": 0,
    "pairs": {"ru": {"news/wiki/report": 12345}},
    "left_out": {"licence": 7},
    "licences": {"CC-BY-SA-4.0": ["xquad"], "GPL": ["debian-ddtp", "freedict"]},
}
SCORE = {"system": "s", "language": "id", "dataset": "flores", "sentences": 9, "bleu": 3.14159, "chrf": 27.18}


def test_the_card_holds_scores_data_licences_and_the_note() -> None:
    text = card(FACTS, [SCORE], "micro", 8_100_000, "Do not rely on it.")
    assert text.startswith("Do not rely on it.")
    assert "| s | Indonesian | flores | 9 | 3.1 | 27.2 |" in text
    assert "| Russian | news/wiki/report | 12,345 |" in text
    assert "- GPL: debian-ddtp, freedict" in text
    assert "8.1 million" in text and "text: 0 pairs" in text

"""What must hold for every document, checked from the outside: only the JSON answer is looked at."""

from __future__ import annotations

from typing import Any


def check_document(document: dict[str, Any]) -> None:
    """Spans point at what they say, nothing is lost, the text is its blocks. Needs ``include=source``."""
    source, text = document["source"]["text"], document["text"]
    assert source is not None
    assert text == "\n\n".join(block["text"] for block in document["blocks"])
    claimed: list[tuple[int, int]] = []
    for number, block in enumerate(document["blocks"]):
        assert block["id"] == number
        _says(source, block["span"], block["source_text"])
        _says(text, block["text_span"], block["text"])
        _check_sentences(block, source)
        claimed.append(tuple(block["span"]))
    for part in document["removed"]:
        _says(source, part["span"], part["source_text"])
        assert part["reason"]
        claimed.append(tuple(part["span"]))
    _check_nothing_lost(source, sorted(claimed))
    _check_evidence(document, source)
    assert "unclaimed-text" not in document["warnings"], [p for p in document["removed"] if p["reason"] == "unclaimed"]
    assert all(not warning.endswith(":") for warning in document["warnings"]), document["warnings"]


def _says(whole: str, span: list[int], words: str) -> None:
    start, end = span
    assert 0 <= start <= end <= len(whole), (span, len(whole))
    assert whole[start:end] == words


def _check_sentences(block: dict[str, Any], source: str) -> None:
    """Sentences lie in order in their block, on both sides, and leave only white space between them."""
    position, text_position = block["span"][0], block["text_span"][0]
    for sentence in block["sentences"]:
        start, end = sentence["span"]
        assert position <= start < end <= block["span"][1]
        assert not source[position:start].strip(), source[position:start]
        assert text_position <= sentence["text_span"][0] <= sentence["text_span"][1] <= block["text_span"][1]
        position, text_position = end, sentence["text_span"][1]
    assert not source[position : block["span"][1]].strip()


def _check_nothing_lost(source: str, claimed: list[tuple[int, int]]) -> None:
    """Every character that is not white space is claimed exactly once."""
    position = 0
    for start, end in [*claimed, (len(source), len(source))]:
        assert start >= position, f"claimed twice: {source[start:position]!r}"
        assert not source[position:start].strip(), f"lost: {source[position:start]!r}"
        position = end


def _check_evidence(document: dict[str, Any], source: str) -> None:
    """Every value with a span names exactly the source text there."""
    metadata = document["metadata"]
    values = [document["title"], document["subtitle"], *metadata["authors"]]
    values += [metadata[name] for name in ("published", "modified", "agency", "section", "site", "dateline")]
    for value in values:
        if value is not None and value.get("span") is not None:
            _says(source, value["span"], value["source_text"])
    for kind in ("dates", "quantities", "quotes"):
        for found in document[kind]:
            start, end = found["text_span"]
            assert 0 <= start < end <= len(document["text"])
            if found["span"] is not None:
                assert 0 <= found["span"][0] < found["span"][1] <= len(source)
    for entity in document["entities"]:
        assert entity["mentions"]

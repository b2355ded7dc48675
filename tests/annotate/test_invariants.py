"""What holds for every text: spans say what texts say, equal texts give equal annotations, hostile text ends."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.annotate import annotate
from service.document import Annotations, Block, Sentence
from tests.annotate.reading import annotated, blocks, text_of

VOCABULARY = (
    "the of and in said Baku Anna Petrova Defense Ministry U.N. at least 2,300 soldiers were killed five-year 5-7 "
    '% $4.2M " " . , ; : ( ) - Oct. September 27 2014 since last Sunday one dozen half a million km OSCE he "We'
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
PARAGRAPHS = st.lists(st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=80)), max_size=4)


def check(found: Annotations, text: str) -> None:
    for date in found.dates:
        assert text[slice(*date.text_span)] == date.text
    for quantity in found.quantities:
        assert text[slice(*quantity.text_span)] == quantity.text
    for entity in found.entities:
        names = {entity.name, *entity.variants}
        assert entity.mentions
        assert all(text[slice(*mention.text_span)] in names for mention in entity.mentions)
    for quote in found.quotes:
        if "\n\n" not in quote.text:
            assert text[slice(*quote.text_span)] == quote.text


@settings(max_examples=60, deadline=None)
@given(PARAGRAPHS)
def test_spans_point_at_what_they_say(paragraphs: list[str]) -> None:
    kept = blocks(*paragraphs)
    check(annotate(kept), text_of(kept))


@settings(max_examples=15, deadline=None)
@given(PARAGRAPHS)
def test_same_text_same_annotations(paragraphs: list[str]) -> None:
    assert annotated(*paragraphs) == annotated(*paragraphs)


@pytest.mark.parametrize(
    "piece",
    [
        "Anna Smith ",
        '"a b c d" said ',
        "1,234 ",
        "one and ",
        "X said ",
        "Aa, ",
        "Ministry of ",
        "Oct. ",
        "1-",
        "A's ",
        "on 3 March 2019 ",
    ],
)
def test_one_endless_sentence(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    span = (0, len(text))
    block = Block(0, "paragraph", "en", 1.0, span, text, text, span, [Sentence(span, span, "original", [], "en")])
    check(annotate([block]), text)


def test_nothing_to_annotate() -> None:
    assert annotate([]) == Annotations()

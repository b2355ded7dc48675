"""Whole documents made of English paragraphs, without the reading stages."""

from __future__ import annotations

from service.annotate import annotate
from service.document import (
    SCHEMA,
    Document,
    Evidence,
    Headline,
    LanguageMix,
    Metadata,
    Moment,
    PackageUse,
    Source,
    TranslationSummary,
)
from service.fingerprint import fingerprint
from tests.annotate.reading import blocks, text_of


def document(
    *paragraphs: str, published: str = "2020-10-01", url: str | None = None, translated: bool = False
) -> Document:
    """A document published on a day, from the web when it has a `url`."""
    moment = Moment(published, "day", None, published, None, "test")
    kept = blocks(*paragraphs)
    found = annotate(kept, published=moment)
    packages = [PackageUse("translate-ru_en", "1.9", "0" * 64)] if translated else []
    return Document(
        schema=SCHEMA,
        id="00000000000000ab",
        source=Source("text/plain", "utf-8", 1, "0" * 64, 1, url),
        language=LanguageMix("ru" if translated else "en", 1.0),
        title=Headline("War & peace\t", "War & peace", "en", None, None, "test"),
        subtitle=None,
        text=text_of(kept),
        metadata=Metadata(published=moment, authors=[Evidence("Anna Petrova", "", None, "test")]),
        blocks=kept,
        removed=[],
        dates=found.dates,
        quantities=found.quantities,
        entities=found.entities,
        quotes=found.quotes,
        translation=TranslationSummary("argos", packages, len(packages), 0),
        fingerprint=fingerprint(text_of(kept)),
    )

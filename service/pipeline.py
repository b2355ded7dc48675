"""The road of an article: intake (pure), translation (queued elsewhere), composition of the document (pure)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from service.article import Article
from service.composition import Packages, compose
from service.document import Document
from service.glossaries import opened
from service.intake import Reading, read
from service.translation.contract import Translation
from service.translation.glossary import Glossary


class Translator(Packages, Protocol):
    """What the pipeline needs of the translation stage: sentences of one language in, as many out, in order."""

    def languages(self) -> frozenset[str]:
        """Source languages that have a package."""
        ...

    def submit(
        self, texts: Sequence[str], source: str, *, glossary: Glossary | None = None, flow: str | None = None
    ) -> Future[list[Translation]]:
        """Queue sentences; the future gives one result a sentence, in order."""
        ...


class Pipeline:
    """Reads articles, has them translated and composes documents. Safe to use from many threads."""

    def __init__(
        self,
        translator: Translator,
        *,
        html_seconds: float = 5.0,
        max_sentences: int = 200_000,
        agency_file: Path | None = None,
    ) -> None:
        self._translator = translator
        self._agency_file = agency_file
        self._html_seconds = html_seconds
        self._max_sentences = max_sentences

    def read(self, article: Article) -> Reading:
        """The pure first half, ready to translate."""
        return read(
            article,
            html_seconds=self._html_seconds,
            max_sentences=self._max_sentences,
            agency_file=self._agency_file,
        )

    def submit(self, reading: Reading, flow: str | None = None) -> dict[str, Future[list[Translation]]]:
        """One queued request a language that has a package; `flow` names the bulk load that it is part of."""
        able = self._translator.languages()
        text = reading.article.glossary
        glossary = opened(text) if text is not None else None
        return {
            code: self._translator.submit(texts, code, glossary=glossary, flow=flow)
            for code, texts in reading.requests().items()
            if code in able
        }

    def compose(self, reading: Reading, translated: Mapping[str, Sequence[Translation]]) -> Document:
        """The pure second half."""
        return compose(reading, translated, self._translator)

    def normalize(self, article: Article) -> Document:
        """One article to one document, blocking."""
        reading = self.read(article)
        futures = self.submit(reading)
        return self.compose(reading, {code: future.result() for code, future in futures.items()})

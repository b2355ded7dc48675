"""Names in Russian text by Slovnet's news model, when the extra `entities` is installed.

The model and its word vectors are files of the distribution ``natasha`` (MIT), read where they lie; ``natasha`` itself
is not imported, since it brings pymorphy2. About 160 MB of memory and half a second at the first text.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)
LONGEST = 20_000
"""Characters that are read at once; a longer paragraph is no paragraph."""
_KINDS = {"PER": "person", "ORG": "organization", "LOC": "place"}
_VECTORS = "data/emb/navec_news_v1_1B_250K_300d_100q.tar"
_MODEL = "data/model/slovnet_ner_news_v1.tar"
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text: offsets in it (half-open) and kind."""

    start: int
    end: int
    kind: str
    role: str | None = None
    """A person's office in English, where the reader of the language tells it."""


def available() -> bool:
    """Whether the extra is installed."""
    place = _folder()
    return place is not None and (place / _MODEL).is_file() and importlib.util.find_spec("slovnet") is not None


def find(text: str) -> list[Found]:
    """Names in order; none when the extra is not installed."""
    reader = model("NER", _MODEL)
    if reader is None or len(text) > LONGEST:
        return []
    spans = [span for span in reader(text).spans if span.type in _KINDS]
    return [Found(span.start, _end(text, span.start, span.stop), _KINDS[span.type]) for span in spans]


def _end(text: str, start: int, stop: int) -> int:
    """The end of a name without the letters in brackets that the model took with it: Украины (ВСУ)."""
    bracket = text.find(" (", start, stop)
    return bracket if bracket > start else stop


@cache
def _folder() -> Path | None:
    """Where the distribution ``natasha`` keeps its files; None without the extra."""
    spec = importlib.util.find_spec("natasha")
    folders = (spec.submodule_search_locations or ()) if spec is not None else ()
    return next((Path(one) for one in folders if (Path(one) / _VECTORS).is_file()), None)


@cache
def _vectors(place: Path) -> Any:
    """The word vectors, which all models share.

    Read as `navec.Navec.load` reads them, but without the lengths of all 250,000 vectors, which only similarity
    asks for: they take most of the loading and 200 MB for a moment.
    """
    library = {name: importlib.import_module(f"navec.{name}") for name in ("navec", "meta", "vocab", "pq", "tar")}

    class Codes(library["pq"].PQ):  # type: ignore[misc]
        def precompute(self) -> None:
            """Nothing: vectors are looked up, not compared."""

    with library["tar"].Tar(str(place / _VECTORS)) as archive:
        meta = library["meta"].Meta.from_file(archive.load(library["navec"].META))
        meta.check_protocol(meta.protocol)
        vocab = library["vocab"].Vocab.from_file(archive.load(library["navec"].VOCAB))
        codes = Codes.from_file(archive.load(library["navec"].PQ_))
    return library["navec"].Navec(meta, vocab, codes)


@cache
def _loaded(kind: str, file: str) -> Any:
    place = _folder()
    if place is None or not available() or not (place / file).is_file():
        return None
    reader = getattr(importlib.import_module("slovnet"), kind).load(str(place / file))
    reader.navec(_vectors(place))
    return reader


def model(kind: str, file: str) -> Any:
    """A model of Slovnet's, read once: `kind` names its class, `file` lies in the distribution; None without it."""
    with _LOCK:
        return _loaded(kind, file)

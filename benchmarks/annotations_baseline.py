"""spaCy alone as a baseline of benchmarks/annotations.py --baseline MODEL: its names, spellings of one put together.

Needs ``pip install spacy`` and an English model. The official en_core_web_sm is not on PyPI (`pip index versions
en-core-web-sm`: no matching distribution); the figures in docs/annotations.md are of a repackaged copy of 3.8.0.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

from service.document import Annotations, Block, Entity

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}


class Baseline:
    """A loaded model."""

    def __init__(self, model: str) -> None:
        spacy: Any = importlib.import_module("spacy")
        self._model = spacy.load(model, disable=["tagger", "parser", "lemmatizer", "attribute_ruler"])

    def annotations(self, blocks: Sequence[Block]) -> Annotations:
        """Entities only: equal names are one thing, and a person's last name joins the full one."""
        things: dict[tuple[str, str], list[str]] = {}
        for document in self._model.pipe([block.text for block in blocks]):
            for found in document.ents:
                kind = KINDS.get(found.label_)
                if kind is None:
                    continue
                name = found.text.removesuffix("'s").removeprefix("the ").removeprefix("The ")
                key = next((k for k in things if k[0] == kind and _same(k[1], name, kind)), (kind, name))
                things.setdefault(key, []).append(name)
        entities = [
            Entity(kind, max(names, key=len), sorted(set(names)), [], None, [])  # type: ignore[arg-type]
            for (kind, _), names in things.items()
        ]
        return Annotations([], [], entities, [])


def _same(one: str, other: str, kind: str) -> bool:
    return one.lower() == other.lower() or (kind == "person" and one.split()[-1:] == other.split()[-1:])

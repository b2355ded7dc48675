"""English text with what its quantities count and what happened to it, for fate_training and object_training.

The articles with annotations of tests/articles (the opened parts; Russian and Indonesian ones in their English by
people), the invented news of tests/annotate/corpus but its batches 5 and 6, on which nothing is tuned, and single
sentences (fate_sentences.txt, counted_news.txt).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from benchmarks.annotations import articles, blocks_of, english_blocks, moment, source_blocks  # noqa: E402
from service.annotate import annotate, grammar, views  # noqa: E402
from service.annotate.article_counts import ArticleCounts  # noqa: E402
from service.annotate.counted import Counted  # noqa: E402
from service.annotate.thing_candidates import Candidate  # noqa: E402
from service.annotate.tokens import SentenceView  # noqa: E402
from service.document import Block, Moment, Quantity  # noqa: E402
from tests.annotate import news, reading  # noqa: E402
from tests.annotate.sentences import lines  # noqa: E402
from tests.articles.comparing import pair, same_quantity  # noqa: E402
from tests.articles.parts import OPENED  # noqa: E402

UNTUNED = ("5", "6")
"""Batches of the invented news that stay out."""
SENTENCES = ROOT / "benchmarks" / "fate_sentences.txt"
"""Constructions that articles have seldom."""
PARAGRAPHS = ROOT / "benchmarks" / "counted_news.txt"
"""Sentences as newsrooms write them."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Right:
    """What happened to a quantity of the gold; nothing where the gold leaves it open."""

    objects: Sequence[str]
    actions: Sequence[str]


@dataclass(frozen=True)
class Read:
    """An article as the rules read it: its numbers in order, and the gold of those with the right value."""

    group: str
    name: str
    sentences: list[SentenceView]
    counted: list[Counted]
    right: dict[Span, Right]
    choices: dict[Span, Sequence[Candidate]]
    """What the numbers without a noun of their own may count."""


def read() -> Iterator[Read]:
    """Every article."""
    for part in OPENED:
        for language, article, path in articles(part):
            gold = yaml.safe_load(path.read_text(encoding="utf-8"))
            about = yaml.safe_load(article.with_suffix(".yaml").read_text(encoding="utf-8"))
            blocks = blocks_of(english_blocks(gold, source_blocks(article, about)))
            name = f"{language}/{path.name.removesuffix('.annotations.yaml')}"
            yield _read(part, name, blocks, moment(about), gold["quantities"])
    day = Moment("2021-06-16", "day", None, "2021-06-16", None, "test")
    for batch in news.parts():
        for number, line in enumerate(lines(f"news-{batch}") if batch not in UNTUNED else ()):
            paragraphs, _, items, _ = news.gold(line)
            yield _read("news", f"{batch}-{number}", reading.blocks(*paragraphs), day, items)
    for group, path in (("sentences", SENTENCES), ("paragraphs", PARAGRAPHS)):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            if not line.startswith("#"):
                paragraphs, _, items, _ = news.gold(line)
                yield _read(group, str(number), reading.blocks(*paragraphs), day, items)


def _read(group: str, name: str, blocks: list[Block], published: Moment | None, items: list[dict[str, Any]]) -> Read:
    found = annotate(blocks, published=published)
    pairs, _, _ = pair(items, list(found.quantities), same_quantity(True))
    right = {span(quantity): _right(item) for item, quantity in pairs if not item.get("optional")}
    sentences = views(blocks)
    grammar.prepare(sentences, frozenset())
    dated = [Dated(*date.text_span, date.value) for date in found.dates]
    counts = ArticleCounts(sentences, dated, [], [])  # type: ignore[arg-type]
    counted = [one.counted for one in counts.told()]
    choices = {(one.start, one.end): near for one, near in counts.choices}
    return Read(group, name, sentences, counted, right, choices)


def _right(item: dict[str, Any]) -> Right:
    objects = item.get("objects", [item.get("object")])
    actions = item.get("actions", [item.get("action")])
    return Right([one for one in objects if one is not None], [one for one in actions if one is not None])


@dataclass(frozen=True)
class Dated:
    """A date's place in the text, as `ArticleCounts` reads it."""

    start: int
    end: int
    value: str


def span(quantity: Quantity) -> Span:
    """Where it stands in the English text."""
    return (quantity.text_span[0], quantity.text_span[1])

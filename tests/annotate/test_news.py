"""The invented news of tests/annotate/corpus/news-*.txt: the annotators stay a little under what they reached.

The gold was written before any output was looked at; ``python -m tests.annotate.news --wrong`` shows the misses.
"""

from __future__ import annotations

from functools import cache

import pytest

from tests.annotate.news import gold, parts, score
from tests.annotate.sentences import lines

LEAST = {"organization": 0.92, "value": 0.96, "object and action": 0.91, "quote": 0.93, "speaker": 0.98}
CLOSED = {"organization": 0.92, "value": 0.96, "quote": 0.98, "speaker": 0.98}
"""Of batches 5 and 6, whose objects and actions nobody mended; these are measured together, for one answer more or less
is 0.02 of a batch."""
CLOSED_TOGETHER = 0.86
read = cache(score)


@pytest.mark.parametrize("part", parts())
def test_batch(part: str) -> None:
    least = CLOSED if part in ("5", "6") else LEAST
    for kind, found in read(part).items():
        assert found.f1 >= least.get(kind, 0.0), f"{kind}: {found}\n" + "\n".join(found.wrong)


def test_closed_batches_together() -> None:
    both = [read(part)["object and action"] for part in ("5", "6")]
    assert sum(one.right for one in both) >= CLOSED_TOGETHER * sum(one.wanted for one in both)


def test_batches_are_large_enough() -> None:
    marked = [gold(line) for part in parts() for line in lines(f"news-{part}")]
    assert sum(len(paragraphs) for paragraphs, *_ in marked) >= 180
    assert sum(len(bodies) for _, bodies, *_ in marked) >= 300
    assert sum(len(counts) for _, _, counts, _ in marked) >= 450
    assert sum(len(quotes) for *_, quotes in marked) >= 80
